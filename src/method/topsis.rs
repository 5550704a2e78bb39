//! TOPSIS: how near an offer is to the ideal, and how far from the anti-ideal.
//!
//! With d⁺ = √Σ (w (ideal - u))² and d⁻ = √Σ (w (u - anti))², the score is 100 d⁻ / (d⁺ + d⁻). On
//! fixed scales ideal and anti-ideal are 1 and 0; on scales made from the offers, the best and the
//! worst of the ranked.
//!
//! Source: Hwang & Yoon, Multiple Attribute Decision Making (1981), on weighted utilities.
//! Example: one criterion, utility 0.25: 100 × 0.25 / (0.75 + 0.25) = 25.

use super::UtilityTable;

/// A row's score. Where all offers are ideal and anti-ideal at once, none is nearer: 50.
pub(super) fn score(row: impl Iterator<Item = f64>, shares: &[f64], ends: &[(f64, f64)]) -> f64 {
    let (mut plus, mut minus) = (0.0, 0.0);
    for ((u, w), (anti, ideal)) in row.zip(shares).zip(ends) {
        plus += (w * (ideal - u)).powi(2);
        minus += (w * (u - anti)).powi(2);
    }
    let (plus, minus) = (f64::sqrt(plus), f64::sqrt(minus));
    if plus + minus > 0.0 {
        100.0 * minus / (plus + minus)
    } else {
        50.0
    }
}

/// The mean of each column over the ranked rows, or over all where none is told.
pub(super) fn means(table: &UtilityTable) -> Vec<f64> {
    let all: Vec<usize> = (0..table.rows()).collect();
    let rows = if table.ranked().is_empty() {
        &all
    } else {
        table.ranked()
    };
    let n = rows.len().max(1) as f64;
    let mean = |k: usize| rows.iter().map(|row| table.row(*row)[k] / n).sum();
    (0..table.ends().len()).map(mean).collect()
}
