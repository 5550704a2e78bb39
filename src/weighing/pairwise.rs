//! Weights from comparisons in pairs (Saaty 1980), complete or not.
//!
//! What is not compared is completed so that the principal eigenvalue is least (Bozóki, Fülöp &
//! Rónyai 2010), and the random index is adjusted for it (Ágoston & Csató 2022).

mod completion;

use super::eigen::{Principal, Square, principal};

/// One is so many times as important as another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// The one.
    pub one: usize,
    /// The other.
    pub other: usize,
    /// So many times, above 0.
    pub times: f64,
}

/// Comparisons of some criteria that connect them all.
#[derive(Clone, Debug)]
pub struct Comparisons {
    n: usize,
    stated: Vec<Comparison>,
}

/// How well comparisons fit each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Consistency {
    /// The principal eigenvalue.
    pub lambda: f64,
    /// max(0, (λ - n) / (n - 1)).
    pub index: f64,
    /// The index by that of random comparisons; none where these have none.
    pub ratio: Option<f64>,
    /// The largest ratio that Saaty lets pass for so many criteria.
    pub limit: f64,
}

/// Where the random indices are from.
pub const RANDOM_INDEX_SOURCE: &str = "Saaty 1980";
/// The mean index of random comparisons of 1 to 10 criteria.
const RANDOM_INDEX: [f64; 10] = [0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49];

/// How consistent a matrix of this eigenvalue is, of which so many pairs were not compared.
pub fn consistency(lambda: f64, n: usize, missing: usize) -> Consistency {
    let all = n as f64;
    let index = if n > 1 {
        ((lambda - all) / (all - 1.0)).max(0.0)
    } else {
        0.0
    };
    let random = n.checked_sub(1).and_then(|i| RANDOM_INDEX.get(i).copied());
    let adjusted = random.filter(|_| n > 2).map(|random| {
        let pairs = (all - 1.0) * (all - 2.0);
        random * (1.0 - 2.0 * missing as f64 / pairs)
    });
    Consistency {
        lambda,
        index,
        // Where as few are compared as connect all, nothing can contradict.
        ratio: adjusted
            .filter(|index| *index > 1e-12)
            .map(|random| index / random),
        limit: match n {
            0..=3 => 0.05,
            4 => 0.08,
            _ => 0.10,
        },
    }
}

impl Comparisons {
    /// Comparisons of so many criteria. Each pair is compared once at most, and all criteria are
    /// connected by them, which [`Comparisons::unconnected`] tells.
    pub fn new(n: usize, stated: Vec<Comparison>) -> Self {
        Self { n, stated }
    }

    /// The criteria that no chain of comparisons connects with the first one.
    pub fn unconnected(&self) -> Vec<usize> {
        let mut reached = vec![false; self.n];
        if let Some(first) = reached.first_mut() {
            *first = true;
        }
        let mut grew = true;
        while grew {
            grew = false;
            for c in &self.stated {
                if reached[c.one] != reached[c.other] {
                    (reached[c.one], reached[c.other], grew) = (true, true, true);
                }
            }
        }
        (0..self.n).filter(|i| !reached[*i]).collect()
    }

    /// The pairs that are not compared, each with the lesser index first.
    fn missing(&self) -> Vec<(usize, usize)> {
        let mut compared = vec![false; self.n * self.n];
        for c in &self.stated {
            compared[c.one * self.n + c.other] = true;
            compared[c.other * self.n + c.one] = true;
        }
        let pairs = (0..self.n).flat_map(|i| (i + 1..self.n).map(move |j| (i, j)));
        pairs.filter(|(i, j)| !compared[i * self.n + j]).collect()
    }

    /// The weights, and how well the comparisons fit each other.
    pub fn weights(&self) -> (Vec<f64>, Consistency) {
        let mut matrix = Square::identity(self.n);
        for c in &self.stated {
            matrix.set(c.one, c.other, c.times);
            matrix.set(c.other, c.one, 1.0 / c.times);
        }
        let missing = self.missing();
        let found: Principal = if missing.is_empty() {
            principal(&matrix)
        } else {
            completion::completed(&mut matrix, &missing, &self.stated)
        };
        let consistency = consistency(found.value, self.n, missing.len());
        (found.right, consistency)
    }

    /// The comparison that fits the weights worst, and what the weights say instead; none where
    /// all fit.
    pub fn worst(&self, weights: &[f64]) -> Option<(Comparison, f64)> {
        let off = |c: &Comparison| {
            let implied = weights[c.one] / weights[c.other];
            (libm::log(c.times / implied).abs(), implied)
        };
        let mut worst: Option<(f64, Comparison, f64)> = None;
        for c in &self.stated {
            let (size, implied) = off(c);
            if size > 1e-9 && worst.is_none_or(|(most, ..)| size > most) {
                worst = Some((size, *c, implied));
            }
        }
        worst.map(|(_, comparison, implied)| (comparison, implied))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comparison(one: usize, other: usize, times: f64) -> Comparison {
        Comparison { one, other, times }
    }

    #[test]
    fn as_few_as_connect_all_are_followed_to_the_letter() {
        let all = Comparisons::new(3, vec![comparison(0, 1, 2.0), comparison(2, 1, 4.0)]);
        let (weights, consistency) = all.weights();
        for (w, expected) in weights.iter().zip([2.0 / 7.0, 1.0 / 7.0, 4.0 / 7.0]) {
            assert!((w - expected).abs() < 1e-12, "{weights:?}");
        }
        assert_eq!(consistency.ratio, None);
        assert!(consistency.index < 1e-12);
        assert_eq!(all.worst(&weights), None);
    }

    #[test]
    fn what_no_chain_connects_is_told() {
        let pairs = vec![comparison(0, 1, 2.0), comparison(2, 3, 4.0)];
        assert_eq!(Comparisons::new(4, pairs).unconnected(), [2, 3]);
    }

    #[test]
    fn two_criteria_have_no_ratio() {
        let (weights, consistency) = Comparisons::new(2, vec![comparison(0, 1, 3.0)]).weights();
        assert!((weights[0] - 0.75).abs() < 1e-15);
        assert_eq!(consistency.ratio, None);
    }

    #[test]
    fn the_comparison_that_contradicts_the_others_is_named() {
        let pairs = vec![
            comparison(0, 1, 2.0),
            comparison(0, 2, 4.0),
            comparison(0, 3, 8.0),
            comparison(1, 2, 2.0),
            comparison(1, 3, 4.0),
            comparison(2, 3, 0.1),
        ];
        let all = Comparisons::new(4, pairs);
        let (weights, consistency) = all.weights();
        let (worst, implied) = all.worst(&weights).expect("one");
        assert_eq!((worst.one, worst.other), (2, 3));
        assert!(implied > 0.1);
        assert!(
            consistency
                .ratio
                .is_some_and(|ratio| ratio > consistency.limit)
        );
    }
}
