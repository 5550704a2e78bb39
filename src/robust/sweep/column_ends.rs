//! How far a number is looked for on a scale that is made from the offers.

use crate::model::{Norm, Normalization};

/// How far beyond the column's numbers a number is looked for, in lengths of the column or in
/// times its largest: as far as a weight, 999 times the others.
const FAR: f64 = 999.0;

/// The least and the most that is looked at of a number, from the numbers of its column.
pub fn ends(how: Normalization, numbers: &[f64]) -> (f64, f64) {
    let Some((low, high)) = least_and_most(numbers) else {
        return (1.0, 1.0 + FAR);
    };
    let length = length(low, high);
    if how.norm == Norm::MinMax {
        return (low - FAR * length, high + FAR * length);
    }
    // The others divide by a number, or by their sum: what counts is how many times the largest.
    let least = if how.takes(0.0) { 0.0 } else { low / FAR };
    (least, high + FAR * length.max(high))
}

pub fn least_and_most(numbers: &[f64]) -> Option<(f64, f64)> {
    let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (!numbers.is_empty()).then_some((low, high))
}

/// The length of a column, never 0.
pub fn length(low: f64, high: f64) -> f64 {
    let length = high - low;
    if length > 0.0 && length.is_finite() {
        length
    } else if high == 0.0 || !length.is_finite() {
        1.0
    } else {
        high.abs()
    }
}
