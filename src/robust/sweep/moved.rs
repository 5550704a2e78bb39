//! What each rating is worth as a lever moves.

use super::{Axis, Baseline, Lever};
use crate::method::{median, number, worth};
use crate::model::{Cell, CriterionId, Fit, OfferId, Point, QuantityId, Utility};

/// A lever, and the coordinate that stands for what is written.
#[derive(Clone, Debug)]
pub struct Moved<'b> {
    pub baseline: &'b Baseline<'b>,
    pub lever: Lever,
    pub axis: Axis,
}

impl Moved<'_> {
    /// Whether an offer's own rating takes the place of a cell.
    fn is_replaced(&self, offer: OfferId, criterion: CriterionId) -> bool {
        self.lever == Lever::Rating { offer, criterion }
    }

    /// Every quantity's value with the lever at a coordinate, for a rating on a criterion.
    fn value(&self, criterion: CriterionId, c: f64) -> impl Fn(QuantityId) -> Point {
        let problem = self.baseline.problem;
        let moved = self.lever.quantity(problem);
        let scale = &problem.criterion(criterion).scale;
        move |q| {
            if Some(q) == moved {
                self.axis.point(c)
            } else {
                median(problem, q, scale)
            }
        }
    }

    /// What a rating is worth with the lever at a coordinate, on its fitted scale.
    pub fn utility(
        &self,
        (offer, criterion): (OfferId, CriterionId),
        fit: &Fit<'_>,
        c: f64,
    ) -> Utility {
        if self.is_replaced(offer, criterion) {
            return fit.point(self.axis.point(c));
        }
        let problem = self.baseline.problem;
        let cell = problem.cell(offer, criterion);
        worth(problem, cell, fit, self.value(criterion, c))
    }

    /// What one quantity is worth as a rating on a criterion, with the lever at a coordinate.
    pub fn alone(&self, quantity: QuantityId, at: CriterionId, fit: &Fit<'_>, c: f64) -> Utility {
        fit.point(self.value(at, c)(quantity))
    }

    /// The number that an offer has in a column, with the lever at a coordinate.
    pub fn number(&self, offer: OfferId, criterion: CriterionId, c: f64) -> Option<f64> {
        if self.is_replaced(offer, criterion) {
            return match self.axis.point(c) {
                Point::Number(x) => Some(x),
                Point::Utility(_) => None,
            };
        }
        let problem = self.baseline.problem;
        let cell = problem.cell(offer, criterion);
        number(problem, cell, self.value(criterion, c))
    }

    /// Whether the number of an offer in a column moves itself.
    pub fn is_moved(&self, offer: OfferId, criterion: CriterionId) -> bool {
        let moved = self.lever.quantity(self.baseline.problem);
        let cell = self.baseline.problem.cell(offer, criterion);
        self.is_replaced(offer, criterion)
            || !matches!(cell, Cell::Linked { .. })
                && moved.is_some_and(|q| {
                    let mut rests = self.baseline.rests(q);
                    rests.any(|r| (r.offer, r.criterion) == (offer, criterion))
                })
    }
}
