//! The weighted sum: S = 100 Σ w u.
//!
//! Source: Keeney & Raiffa, Decisions with Multiple Objectives (1976), the additive value function.
//! Example: weights 0.6 and 0.4, utilities 0.5 and 1: 30 + 40 = 70.

use super::{Columns, Scoring};
use crate::model::Weights;

pub(super) fn score(columns: &Columns, weights: &Weights) -> Scoring {
    let criteria = weights.shares().len();
    let mut contributions = Vec::with_capacity(columns.offers() * criteria);
    let mut scores = Vec::with_capacity(columns.offers());
    for offer in 0..columns.offers() {
        let mut score = 0.0;
        for (worth, w) in columns.row(offer).iter().zip(weights.shares()) {
            let points = 100.0 * w * worth.middle.get();
            score += points;
            contributions.push(points);
        }
        scores.push(score);
    }
    Scoring {
        scores,
        start: 0.0,
        contributions,
        criteria,
    }
}
