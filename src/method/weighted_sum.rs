//! The weighted sum: S = 100 Σ w u.
//!
//! Source: Keeney & Raiffa, Decisions with Multiple Objectives (1976), the additive value function.
//! Example: weights 0.6 and 0.4, utilities 0.5 and 1: 30 + 40 = 70.

use super::UtilityTable;

/// What a criterion of this share adds.
#[inline]
pub(super) fn points(share: f64, utility: f64) -> f64 {
    100.0 * share * utility
}

/// A row's score.
pub(super) fn score(row: &[f64], shares: &[f64]) -> f64 {
    let pairs = row.iter().zip(shares);
    pairs.fold(0.0, |score, (u, w)| score + points(*w, *u))
}

/// A row's score without one column, from its score as it is.
pub(super) fn without(row: &[f64], shares: &[f64], now: f64, column: usize) -> f64 {
    now - points(shares[column], row[column])
}

/// A row's score with other utilities in some columns, from its score as it is.
pub(super) fn moved(row: &[f64], shares: &[f64], now: f64, changes: &[(usize, f64)]) -> f64 {
    let base = changes
        .iter()
        .fold(now, |score, (k, _)| without(row, shares, score, *k));
    base + changes
        .iter()
        .map(|(k, u)| points(shares[*k], *u))
        .sum::<f64>()
}

/// What each criterion adds to each row's score, row by row.
pub(super) fn contributions(table: &UtilityTable, shares: &[f64]) -> Vec<f64> {
    let rows = (0..table.rows()).map(|row| table.row(row));
    rows.flat_map(|row| row.iter().zip(shares).map(|(u, w)| points(*w, *u)))
        .collect()
}

/// A sum's own way in trials: adds what one criterion adds to one offer's scores, trial by trial;
/// the weights are in points of 100.
pub(super) fn add(scores: &mut [f64], weights: &[f64], utilities: &[f64]) {
    for ((score, w), u) in scores.iter_mut().zip(weights).zip(utilities) {
        *score += w * u;
    }
}

/// The same where the utilities are one, or the weights.
pub(super) fn add_times(scores: &mut [f64], each: &[f64], same: f64) {
    for (score, x) in scores.iter_mut().zip(each) {
        *score += x * same;
    }
}
