//! Which ratings rest on which quantity.

use crate::method::{Role, rests_on};
use crate::model::{CriterionId, OfferId, Problem, QuantityId};

/// A rating that rests on a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rest {
    /// Whose rating.
    pub offer: OfferId,
    /// On which criterion.
    pub criterion: CriterionId,
    /// How.
    pub role: Role,
}

/// All ratings of a problem, by the quantities that they rest on.
#[derive(Debug)]
pub struct Rests {
    /// In the order of the quantities.
    all: Vec<(QuantityId, Rest)>,
    /// Quantity by quantity: where its ratings begin; one more for the end of the last.
    starts: Vec<usize>,
}

impl Rests {
    pub fn new(problem: &Problem) -> Self {
        let mut all = Vec::new();
        for (offer, _) in problem.offers() {
            for ((criterion, _), cell) in problem.criteria().zip(problem.row(offer)) {
                let rest = |(quantity, role)| {
                    let rest = Rest {
                        offer,
                        criterion,
                        role,
                    };
                    (quantity, rest)
                };
                all.extend(rests_on(problem, *cell).into_iter().map(rest));
            }
        }
        all.sort_by_key(|r: &(QuantityId, Rest)| r.0);
        let mut starts = Vec::new();
        for (at, (quantity, _)) in all.iter().enumerate() {
            while starts.len() <= quantity.index() {
                starts.push(at);
            }
        }
        starts.push(all.len());
        Self { all, starts }
    }

    /// The ratings that rest on a quantity.
    pub fn on(&self, quantity: QuantityId) -> &[(QuantityId, Rest)] {
        let ends = self.starts.get(quantity.index()..=quantity.index() + 1);
        ends.map_or(&[], |ends| &self.all[ends[0]..ends[1]])
    }

    /// All quantities that ratings rest on, in the order in which they were stated.
    pub fn quantities(&self) -> Vec<QuantityId> {
        let mut all: Vec<QuantityId> = self.all.iter().map(|r| r.0).collect();
        all.dedup();
        all
    }
}
