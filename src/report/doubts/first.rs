//! First place that rests on something unknown.

use super::{Doubt, View};
use crate::diag::Code;
use crate::method::{TIE, Worth, fit, is_known, outcome};
use crate::model::{CriterionId, Outcome, QuantityId};
use crate::report::ratings::scale_line::worst_rating;
use crate::text::number::{list, ordinal};

/// Only so many unknowns are named.
const NAMED: usize = 3;

/// `JPMorgan is first on an unknown: with Mentoring at its worst it would be 3rd.`, or
/// `Google would be first with Return offer, unknown, at its best.`
pub(super) fn rests_on_unknown(view: &View<'_>) -> Doubt {
    if view.ranking.order.0[0].tied {
        return None;
    }
    let message = own(view).or_else(|| rivals(view))?;
    Some((Code::FirstOnUnknown, message))
}

/// The place of the first with all that is unknown of it at its worst.
fn own(view: &View<'_>) -> Option<String> {
    let unknown = OfferUnknowns::of(view, 0)?;
    let scores = unknown.scores(view, |worth| worth.low.get());
    let place = 1 + scores.iter().filter(|s| **s > scores[0] + TIE).count();
    let place = if unknown.fails(view) {
        "out".to_owned()
    } else {
        ordinal(place as f64)
    };
    let (label, what) = (view.label(0), unknown.what(view, "worst"));
    (place != "1st")
        .then(|| format!("{label} is first on an unknown: with {what} it would be {place}."))
}

/// The highest of the others that would be first with all that is unknown of it at its best.
fn rivals(view: &View<'_>) -> Option<String> {
    (1..view.offers()).find_map(|i| {
        let unknown = OfferUnknowns::of(view, i)?;
        let scores = unknown.scores(view, |worth| worth.high.get());
        let first = (0..scores.len()).all(|k| k == i || scores[i] > scores[k] + TIE);
        let what = unknown.what(view, "best");
        first.then(|| format!("{} would be first with {what}, now unknown.", view.label(i)))
    })
}

/// What is unknown of an offer.
struct OfferUnknowns {
    quantities: Vec<QuantityId>,
    criteria: Vec<CriterionId>,
}

impl OfferUnknowns {
    fn of(view: &View<'_>, i: usize) -> Option<Self> {
        let unknown = |k: &&CriterionId| !is_known(view.problem, view.cell(i, **k));
        let criteria: Vec<CriterionId> = view.weighed.iter().filter(unknown).copied().collect();
        let quantities = criteria.iter().filter_map(|k| view.cell(i, *k).own());
        let quantities: Vec<QuantityId> = quantities.collect();
        (!criteria.is_empty()).then_some(Self {
            quantities,
            criteria,
        })
    }

    /// The scores of all with these unknowns elsewhere, also where others rest on them.
    fn scores(&self, view: &View<'_>, end: impl Fn(Worth) -> f64) -> Vec<f64> {
        let moved = (0..view.offers()).flat_map(|i| {
            let rests = move |k: &&CriterionId| {
                let own = view.cell(i, **k).own();
                own.is_some_and(|q| self.quantities.contains(&q))
            };
            let row = view.ranking.order.0[i].offer.index();
            let moved = view.weighed.iter().filter(rests);
            let end = &end;
            moved.map(move |k| (row, k.index(), end(view.worth(i, *k))))
        });
        let ranking = view.ranking;
        let table = ranking.columns.table().with(moved);
        let scores = ranking.method.scores(&table, ranking.weights.shares());
        let order = ranking.order.0.iter();
        order.map(|placed| scores[placed.offer.index()]).collect()
    }

    /// Whether a deal-breaker fails where all of it is at its worst.
    fn fails(&self, view: &View<'_>) -> bool {
        let problem = view.problem;
        let musts = problem.musts().iter();
        let mut own = musts.filter(|must| self.criteria.contains(&must.criterion));
        own.any(|must| {
            let cell = view.cell(0, must.criterion);
            let criterion = problem.criterion(must.criterion);
            let worst = cell.own().zip(worst_rating(&criterion.scale));
            let ranked = &view.ranking.standing.ranked;
            let fit = fit(problem, must.criterion, ranked);
            worst.is_some() && outcome(problem, *must, cell, &fit, worst) == Outcome::Fails
        })
    }

    /// `Mentoring at its worst`, `its 5 unknowns at their worst`.
    fn what(&self, view: &View<'_>, end: &str) -> String {
        match self.criteria.len() {
            1 => format!("{} at its {end}", view.names(&self.criteria)[0]),
            2..=NAMED => format!("{} at their {end}", list(&view.names(&self.criteria))),
            n => format!("its {n} unknowns at their {end}"),
        }
    }
}
