//! Which offers take a place: offered, no deal-breaker broken, and enough known of them.

use super::columns::fit;
use super::worth::{range, stated};
use crate::model::{Cell, Fit, Must, OfferId, Outcome, Problem, QuantityId, Rating, Weights};

/// The share of weight, of 100, that must be known of an offer for it to be ranked.
pub const ENOUGH: f64 = 50.0;

/// Who stands, and why the others do not.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The share of weight on which something is known, of 100, by offer.
    pub known: Vec<f64>,
    /// What became of each deal-breaker, row by row.
    outcomes: Vec<Outcome>,
    musts: usize,
    /// The offers that take a place, in the order of the files.
    pub ranked: Vec<OfferId>,
}

impl Standing {
    /// Judges all offers of a problem under the mean weights of its judges.
    pub fn new(problem: &Problem, weights: &Weights) -> Self {
        let everybody: Vec<OfferId> = problem.offer_ids().collect();
        let known = |id: &OfferId| {
            let row = problem.row(*id).iter();
            known_share(row.map(|cell| is_known(problem, *cell)), weights.shares())
        };
        let mut standing = Self {
            known: everybody.iter().map(known).collect(),
            outcomes: outcomes(problem, &everybody),
            musts: problem.musts().len(),
            ranked: Vec::new(),
        };
        let may_stand = |id: &OfferId| !standing.fails(*id) && standing.is_known_enough(*id);
        let passing = everybody.into_iter().filter(may_stand).collect();
        standing.ranked = made_or_all(problem, passing);
        standing
    }

    /// What became of each deal-breaker of an offer, in the problem's order.
    pub fn outcomes(&self, offer: OfferId) -> &[Outcome] {
        &self.outcomes[offer.index() * self.musts..(offer.index() + 1) * self.musts]
    }

    /// Whether an offer breaks a deal-breaker.
    pub fn fails(&self, offer: OfferId) -> bool {
        self.outcomes(offer).contains(&Outcome::Fails)
    }

    /// Whether enough is known of an offer.
    pub fn is_known_enough(&self, offer: OfferId) -> bool {
        is_enough(self.known[offer.index()])
    }
}

/// Those of some offers that can be had; where none can, all of them.
pub fn made_or_all(problem: &Problem, offers: Vec<OfferId>) -> Vec<OfferId> {
    let is_made = |id: &OfferId| problem.offer(*id).status.is_made();
    let made: Vec<OfferId> = offers.iter().copied().filter(is_made).collect();
    if made.is_empty() { offers } else { made }
}

/// Whether a share of weight, of 100, is enough to be known of an offer.
pub fn is_enough(known: f64) -> bool {
    // A sum of shares such as 0.3 + 0.2 may miss the half by its last bit.
    known >= ENOUGH - 1e-11
}

/// The share of weight, of 100, of the criteria on which something is known.
pub fn known_share(known: impl Iterator<Item = bool>, shares: &[f64]) -> f64 {
    let known = known.zip(shares).filter(|(known, _)| *known);
    let share: f64 = known.map(|(_, w)| w).sum();
    // All shares together may miss 1 by their last bits; a sum of none of them is -0.
    (100.0 * share).min(100.0) + 0.0
}

/// Whether anything is known of a cell; a link whose own part is unknown is not.
pub fn is_known(problem: &Problem, cell: Cell) -> bool {
    let unknown = |quantity| problem.quantity(quantity).rating.is_unknown();
    !cell.own().is_some_and(unknown)
}

fn outcomes(problem: &Problem, offers: &[OfferId]) -> Vec<Outcome> {
    if problem.musts().is_empty() {
        return Vec::new();
    }
    let musts = problem.musts().iter();
    let fits: Vec<Fit<'_>> = musts.map(|m| fit(problem, m.criterion, offers)).collect();
    let mut out = Vec::with_capacity(offers.len() * fits.len());
    for &offer in offers {
        for (must, fit) in problem.musts().iter().zip(&fits) {
            let cell = problem.cell(offer, must.criterion);
            out.push(outcome(problem, *must, cell, fit, None));
        }
    }
    out
}

/// What becomes of a deal-breaker on a cell; one quantity may be set to another rating.
pub fn outcome(
    problem: &Problem,
    must: Must,
    cell: Cell,
    fit: &Fit<'_>,
    set: Option<(QuantityId, Rating)>,
) -> Outcome {
    let criterion = problem.criterion(must.criterion);
    if let Some(rating) = stated(problem, cell, set) {
        return must.limit.judge(rating, &criterion.scale);
    }
    let (low, high) = range(problem, cell, criterion, fit, set);
    must.limit.judge_worth(low, high, &criterion.scale, fit)
}
