//! What each criterion contributes to a score that is no sum: Shapley values.
//!
//! v(C) is the score of a row whose criteria outside C stand at the mean of the ranked offers. The
//! value of a criterion is the mean, over all orders in which criteria come in, of what it adds.
//! Up to [`EXACT`] criteria all subsets are weighed, beyond by orders drawn with a fixed seed.
//!
//! Source: Shapley, A value for n-person games (1953). Example: of a score that is a sum, each
//! criterion's value is its own points less those of the mean.

/// So many criteria at most are worked out exactly: 4,096 subsets.
const EXACT: usize = 12;
/// Orders that are drawn beyond.
const ORDERS: usize = 2_000;

/// The Shapley values of a row; `score` is that of a row of utilities. They add up to the score of
/// the row less that of the means.
pub(super) fn values(row: &[f64], means: &[f64], score: impl Fn(&[f64]) -> f64) -> Vec<f64> {
    if row.len() <= EXACT {
        exact(row, means, &score)
    } else {
        sampled(row, means, &score)
    }
}

fn exact(row: &[f64], means: &[f64], score: &impl Fn(&[f64]) -> f64) -> Vec<f64> {
    let n = row.len();
    let of = |subset: usize| {
        let pick = |k: usize| {
            if subset >> k & 1 == 1 {
                row[k]
            } else {
                means[k]
            }
        };
        score(&(0..n).map(pick).collect::<Vec<f64>>())
    };
    let scores: Vec<f64> = (0..1_usize << n).map(of).collect();
    // |C|! (n - |C| - 1)! / n! for a subset of each size, as 1 / (n × the number of such subsets).
    let mut weights = vec![1.0 / n as f64; n];
    for size in 1..n {
        weights[size] = weights[size - 1] * size as f64 / (n - size) as f64;
    }
    let value = |k: usize| {
        let without = (0..scores.len()).filter(|subset| subset >> k & 1 == 0);
        let gain = |subset: usize| {
            let size = subset.count_ones() as usize;
            weights[size] * (scores[subset | 1 << k] - scores[subset])
        };
        without.map(gain).sum()
    };
    (0..n).map(value).collect()
}

fn sampled(row: &[f64], means: &[f64], score: &impl Fn(&[f64]) -> f64) -> Vec<f64> {
    let n = row.len();
    let mut values = vec![0.0; n];
    let mut order: Vec<usize> = (0..n).collect();
    let mut state = 1_u64;
    for _ in 0..ORDERS {
        shuffle(&mut order, &mut state);
        let mut mixed = means.to_vec();
        let mut before = score(&mixed);
        for &k in &order {
            mixed[k] = row[k];
            let after = score(&mixed);
            values[k] += (after - before) / ORDERS as f64;
            before = after;
        }
    }
    values
}

/// Another order, each as likely: Fisher & Yates by a `SplitMix64` of Steele, Lea & Flood (2014).
fn shuffle(order: &mut [usize], state: &mut u64) {
    for i in (1..order.len()).rev() {
        *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = *state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        order.swap(i, ((z ^ (z >> 31)) % (i as u64 + 1)) as usize);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: a product of two shares its joint gain evenly.
    #[test]
    fn a_joint_gain_is_shared() {
        let product = |row: &[f64]| row.iter().product::<f64>();
        assert_eq!(values(&[1.0, 1.0], &[0.0, 0.0], product), [0.5, 0.5]);
        // v(1) = 0.5 × 0.2, v(2) = 0.8 × 0.4, both 0.5 × 0.4, none 0.8 × 0.2.
        let found = values(&[0.5, 0.4], &[0.8, 0.2], product);
        assert!(
            (found[0] + 0.09).abs() < 1e-15 && (found[1] - 0.13).abs() < 1e-15,
            "{found:?}"
        );
    }

    #[test]
    fn drawn_orders_add_up_and_are_near() {
        let n = EXACT + 1;
        let row: Vec<f64> = (0..n).map(|k| k as f64 / n as f64).collect();
        let score = |row: &[f64]| row.iter().map(|u| u * u).sum::<f64>();
        let found = values(&row, &vec![0.5; n], score);
        for (found, u) in found.iter().zip(&row) {
            assert!(
                (found - (u * u - 0.25)).abs() < 1e-9,
                "a sum has no joint gains"
            );
        }
    }
}
