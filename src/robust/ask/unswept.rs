//! Lengths of terms in which shares vest or years differ: a month's figure steps and turns along
//! them, so that no exact number is looked for. What one of them alone does to first place is found
//! by running it.

use super::pair::exactly;
use super::together::changed;
use crate::model::{OfferId, PayPart, QuantityId, Subject};
use crate::robust::sweep::{Baseline, unswept};

/// So many of them are run: each may take a hundred rankings.
const RUN: usize = 20;

/// The length of a term that no sweep is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unswept {
    /// What it is.
    pub quantity: QuantityId,
    /// A number within its range that alone puts another offer first, nearest to now, and that
    /// offer; none where no half month or week does.
    pub turn: Option<(f64, OfferId)>,
}

/// All of them.
pub fn all(baseline: &Baseline<'_>) -> Vec<Unswept> {
    let first = baseline.first();
    let one = |(i, quantity): (usize, QuantityId)| {
        let first = first.filter(|_| i < RUN);
        let turn = first.and_then(|first| {
            let mut lengths = lengths(baseline, quantity).into_iter();
            lengths.find_map(|x| Some((x, changed(baseline, first, &[(quantity, exactly(x))])?)))
        });
        Unswept { quantity, turn }
    };
    unswept(baseline).into_iter().enumerate().map(one).collect()
}

/// The lengths that are run, nearest to the likely one first: whole weeks or half months, and the
/// ends of the range.
fn lengths(baseline: &Baseline<'_>, quantity: QuantityId) -> Vec<f64> {
    let stated = baseline.problem.quantity(quantity);
    let Some(spread) = stated.rating.spread() else {
        return Vec::new();
    };
    let is_weeks = matches!(stated.subject, Subject::Part(_, own) if own.part == PayPart::Weeks);
    let step = if is_weeks { 1.0 } else { 0.5 };
    let first = (spread.low() / step).ceil() as u32;
    let last = (spread.high() / step).floor() as u32;
    let mut lengths: Vec<f64> = (first..=last).map(|n| f64::from(n) * step).collect();
    lengths.extend([spread.low(), spread.high()]);
    let far = |x: &f64| (x - spread.likely()).abs();
    lengths.sort_by(|a, b| far(a).total_cmp(&far(b)));
    lengths.dedup();
    lengths
}
