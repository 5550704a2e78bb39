//! Weights that columns of ratings imply by themselves: they know nothing of who chooses.

use crate::model::Weights;

/// How a column's weight is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnRule {
    /// 1 less the entropy of the column's parts of its sum (Shannon; Zeleny 1982).
    Entropy,
    /// Spread times conflict with the other columns (Diakoulaki, Mavrotas & Papayannakis 1995).
    Critic,
    /// Spread.
    StandardDeviation,
}

impl ColumnRule {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Entropy, Self::Critic, Self::StandardDeviation];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Entropy => "entropy",
            Self::Critic => "critic",
            Self::StandardDeviation => "standard-deviation",
        }
    }

    /// Weights of columns of numbers from 0 on; none where no column differs in itself. A column
    /// that is the same all the way gets 0.
    pub fn weights(self, columns: &[Vec<f64>]) -> Option<Weights> {
        let spreads: Vec<f64> = columns.iter().map(|c| spread(c)).collect();
        let raw = (0..columns.len()).map(|j| {
            if spreads[j] <= 0.0 {
                return 0.0;
            }
            match self {
                Self::Entropy => divergence(&columns[j]),
                Self::StandardDeviation => spreads[j],
                Self::Critic => spreads[j] * conflict(columns, &spreads, j),
            }
        });
        Weights::new(&raw.collect::<Vec<f64>>())
    }
}

/// 1 - E, with E = -Σ p ln p / ln n and p the parts of the sum.
fn divergence(column: &[f64]) -> f64 {
    let sum: f64 = column.iter().sum();
    if !(sum > 0.0) {
        return 0.0;
    }
    let parts = column.iter().map(|x| x / sum).filter(|p| *p > 0.0);
    let entropy: f64 = parts.map(|p| -p * libm::log(p)).sum();
    (1.0 - entropy / libm::log(column.len() as f64)).max(0.0)
}

fn mean(column: &[f64]) -> f64 {
    column.iter().sum::<f64>() / column.len().max(1) as f64
}

/// The standard deviation; 0 of a column that is the same all the way.
fn spread(column: &[f64]) -> f64 {
    if column.windows(2).all(|pair| pair[0] == pair[1]) {
        return 0.0;
    }
    let middle = mean(column);
    let squares: f64 = column.iter().map(|x| (x - middle) * (x - middle)).sum();
    (squares / column.len() as f64).sqrt()
}

/// `Σ_k (1 - r_jk)` over the other columns that differ in themselves.
fn conflict(columns: &[Vec<f64>], spreads: &[f64], j: usize) -> f64 {
    let others = (0..columns.len()).filter(|k| *k != j && spreads[*k] > 0.0);
    others
        .map(|k| 1.0 - correlation((&columns[j], spreads[j]), (&columns[k], spreads[k])))
        .sum()
}

fn correlation((a, spread_a): (&[f64], f64), (b, spread_b): (&[f64], f64)) -> f64 {
    let (middle_a, middle_b) = (mean(a), mean(b));
    let products = a
        .iter()
        .zip(b)
        .map(|(x, y)| (x - middle_a) * (y - middle_b));
    let together = products.sum::<f64>() / a.len().max(1) as f64;
    (together / (spread_a * spread_b)).clamp(-1.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_that_is_the_same_all_the_way_gets_nothing() {
        let columns = [vec![1.0, 0.0, 0.5], vec![0.3; 3], vec![0.0, 1.0, 0.5]];
        for rule in ColumnRule::ALL {
            let weights = rule.weights(&columns).expect("weights");
            assert_eq!(weights.shares()[1], 0.0, "{rule:?}");
            assert!((weights.shares()[0] - 0.5).abs() < 1e-12, "{rule:?}");
        }
    }

    #[test]
    fn without_any_difference_there_are_no_weights() {
        for rule in ColumnRule::ALL {
            assert_eq!(rule.weights(&[vec![0.5; 2], vec![0.1; 2]]), None);
            assert_eq!(rule.weights(&[vec![0.5]]), None);
        }
    }
}
