//! Weights from an order of the criteria alone.
//!
//! Rank-order centroid: Barron & Barrett 1996. Rank-sum and reciprocal: Stillwell, Seaver &
//! Edwards 1981. Criteria that tie share the mean of the places that they span: for the centroid
//! this leaves the order within a tie open.

/// How places become weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RankRule {
    /// The middle of all weights that keep the order: (1/n) (1/k + ... + 1/n).
    #[default]
    Centroid,
    /// 2 (n + 1 - k) / (n (n + 1)).
    RankSum,
    /// (1/k) / (1 + 1/2 + ... + 1/n).
    Reciprocal,
}

impl RankRule {
    /// All of them, the default first.
    pub const ALL: [Self; 3] = [Self::Centroid, Self::RankSum, Self::Reciprocal];

    /// The name that a file has for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Centroid => "centroid",
            Self::RankSum => "rank-sum",
            Self::Reciprocal => "reciprocal",
        }
    }

    /// The share of each place from the first on.
    fn places(self, n: usize) -> Vec<f64> {
        let all = n as f64;
        match self {
            Self::Centroid => {
                let mut sum = 0.0;
                let mut shares: Vec<f64> = (1..=n)
                    .rev()
                    .map(|k| {
                        sum += 1.0 / k as f64;
                        sum / all
                    })
                    .collect();
                shares.reverse();
                shares
            }
            Self::RankSum => (1..=n)
                .map(|k| 2.0 * (all + 1.0 - k as f64) / (all * (all + 1.0)))
                .collect(),
            Self::Reciprocal => {
                let sum: f64 = (1..=n).rev().map(|i| 1.0 / i as f64).sum();
                (1..=n).map(|k| 1.0 / k as f64 / sum).collect()
            }
        }
    }

    /// The share of each criterion of each tier, for so many criteria a tier, the first tier first.
    pub fn shares(self, tiers: &[usize]) -> Vec<f64> {
        let places = self.places(tiers.iter().sum());
        let mut rest = &places[..];
        let share = |size: &usize| {
            let (own, others) = rest.split_at(*size);
            rest = others;
            own.iter().sum::<f64>() / own.len().max(1) as f64
        };
        tiers.iter().map(share).collect()
    }
}

/// Weights as tiers, the largest first: indices of those that are equal stand together.
pub fn tiers(weights: &[f64]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by(|a, b| weights[*b].total_cmp(&weights[*a]));
    order
        .chunk_by(|a, b| weights[*a] == weights[*b])
        .map(<[usize]>::to_vec)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_of_every_rule_sum_to_one() {
        for rule in RankRule::ALL {
            for tiers in [&[1, 1, 1][..], &[2, 3, 1], &[5], &[1]] {
                let shares = rule.shares(tiers);
                let sum: f64 = shares.iter().zip(tiers).map(|(s, n)| s * *n as f64).sum();
                assert!((sum - 1.0).abs() < 1e-12, "{rule:?} {tiers:?}");
            }
        }
    }

    #[test]
    fn tied_criteria_share_the_mean_of_their_places() {
        // Of three: 11/18, 5/18, 2/18; the last two share 7/36 each.
        let shares = RankRule::Centroid.shares(&[1, 2]);
        assert!((shares[0] - 11.0 / 18.0).abs() < 1e-15);
        assert!((shares[1] - 7.0 / 36.0).abs() < 1e-15);
    }

    #[test]
    fn equal_weights_stand_in_one_tier() {
        assert_eq!(tiers(&[1.0, 3.0, 1.0, 2.0]), [vec![1], vec![3], vec![0, 2]]);
    }
}
