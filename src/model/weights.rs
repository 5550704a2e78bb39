//! How much each criterion matters.

use super::{CriterionId, Judge};

/// Shares of weight, one a criterion: finite, not negative, sum 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights(Vec<f64>);

impl Weights {
    /// Weights in any numbers, divided by their sum; none where one is negative or not finite, or
    /// none is above 0.
    pub fn new(written: &[f64]) -> Option<Self> {
        let largest = written.iter().copied().fold(0.0, f64::max);
        if largest == 0.0 || !written.iter().all(|w| w.is_finite() && *w >= 0.0) {
            return None;
        }
        // Only huge numbers are made smaller first: all others keep their last bit.
        let scale = if largest > 1e300 { largest } else { 1.0 };
        let sum: f64 = written.iter().map(|w| w / scale).sum();
        Some(Self(written.iter().map(|w| w / scale / sum).collect()))
    }

    /// The mean of several judges' weights, each counted as often as the judge's voice says.
    pub fn mean(judges: &[Judge]) -> Self {
        let total: f64 = judges.iter().map(|j| j.voice).sum();
        let criteria = judges.first().map_or(0, |j| j.weights.0.len());
        let sum = |k: usize| -> f64 { judges.iter().map(|j| j.voice * j.weights.0[k]).sum() };
        Self((0..criteria).map(|k| sum(k) / total).collect())
    }

    /// The share of each criterion.
    pub fn shares(&self) -> &[f64] {
        &self.0
    }

    /// The share of one criterion.
    pub fn share(&self, criterion: CriterionId) -> f64 {
        self.0[criterion.index()]
    }
}

/// A weight as it was written: a number, or a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Written {
    /// Of which criterion.
    pub criterion: CriterionId,
    /// The least.
    pub low: f64,
    /// The number, or the middle of the range.
    pub middle: f64,
    /// The most.
    pub high: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_numbers_are_divided_by_their_sum() {
        let weights = Weights::new(&[30.0, 15.0, 15.0, 0.0]).expect("valid");
        assert_eq!(weights.shares(), [0.5, 0.25, 0.25, 0.0]);
    }

    #[test]
    fn what_cannot_be_a_weight_makes_none() {
        for written in [
            &[1.0, -1.0][..],
            &[1.0, f64::NAN],
            &[f64::INFINITY],
            &[0.0, 0.0],
            &[],
        ] {
            assert_eq!(Weights::new(written), None, "{written:?}");
        }
    }

    #[test]
    fn huge_weights_do_not_overflow() {
        let weights = Weights::new(&[1e308, 1e308, 1e308]).expect("valid");
        assert!(
            weights
                .shares()
                .iter()
                .all(|w| (w - 1.0 / 3.0).abs() < 1e-15)
        );
    }
}
