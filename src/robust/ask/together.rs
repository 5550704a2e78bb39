//! What all answers together may do about first place: nothing, by the least lead over each rival;
//! or something, by a set of answers that was found and run again.

use super::super::sweep::{Baseline, TIE, unswept};
use super::open;
use super::pair::Worst;
use super::worst::WorstCase;
use crate::method::Ranking;
use crate::model::{OfferId, Outcome, QuantityId, Rating, Status};

/// So many sets of answers are run.
const RUNS: usize = 8;

/// What all answers together do where none alone changes who holds the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Together {
    /// Nothing: the first at its worst beats each rival at its best.
    Nothing,
    /// Nothing but that this offer could draw level.
    DrawsLevel(OfferId),
    /// They may change it: a set of answers does.
    Several,
    /// Neither is shown.
    Unknown,
}

/// What all answers together may do.
pub fn together(baseline: &Baseline<'_>) -> Together {
    let Some(first) = baseline.first() else {
        return Together::Unknown;
    };
    if open::open(baseline).next().is_none() && unswept(baseline).is_empty() {
        return Together::Nothing;
    }
    let case = WorstCase::new(baseline, first);
    let mut worst: Vec<(OfferId, Worst)> = rivals(baseline, first)
        .filter(|rival| case.bound(*rival) <= TIE)
        .map(|rival| (rival, case.against(rival)))
        .collect();
    worst.sort_by(|a, b| a.1.lead.total_cmp(&b.1.lead));
    let least = worst.first().map_or(f64::INFINITY, |w| w.1.lead);
    let is_proof = baseline.ranking.method.is_sum() && stays_in(baseline, first);
    if is_proof && least > TIE {
        return Together::Nothing;
    }
    let level = worst.first().filter(|(_, w)| w.is_exact && w.lead >= -TIE);
    if let (true, Some((rival, _))) = (is_proof, level) {
        return Together::DrawsLevel(*rival);
    }
    let mut sets = worst.iter().map(|(_, w)| &w.answers).take(RUNS);
    if sets.any(|answers| changed(baseline, first, answers).is_some()) {
        return Together::Several;
    }
    Together::Unknown
}

/// The offers that may come to be ahead of the first: those in, and those that answers would make
/// known.
fn rivals<'b>(baseline: &'b Baseline<'_>, first: OfferId) -> impl Iterator<Item = OfferId> + 'b {
    let standing = &baseline.ranking.standing;
    baseline.problem.offer_ids().filter(move |id| {
        let is_rival = *id != first && !baseline.is_aside(*id);
        is_rival && baseline.may_rank(*id) && !standing.fails(*id)
    })
}

/// Whether no answer takes the first out: by a deal-breaker, or by an offer where it is none yet.
fn stays_in(baseline: &Baseline<'_>, first: OfferId) -> bool {
    let outcomes = baseline.ranking.standing.outcomes(first);
    let is_pending = |id| baseline.problem.offer(id).status == Status::Pending;
    let mut offered = baseline.problem.offer_ids().filter(|id| !is_pending(*id));
    let comes_in = |id| !baseline.ranking.standing.fails(id);
    outcomes.iter().all(|o| *o == Outcome::Passes) && !(is_pending(first) && offered.any(comes_in))
}

/// The offer that comes first with these answers, by more than a tie, where it is another one.
pub fn changed(
    baseline: &Baseline<'_>,
    first: OfferId,
    answers: &[(QuantityId, Rating)],
) -> Option<OfferId> {
    let problem = baseline.problem.with_ratings(answers);
    let ranking = Ranking::new(&problem, baseline.ranking.method);
    let score = |o: OfferId| ranking.scoring.scores[o.index()];
    let order = ranking.order.0.iter().map(|placed| placed.offer);
    let order: Vec<OfferId> = order.filter(|o| !baseline.is_aside(*o)).collect();
    let is_ahead = |other: &OfferId| !order.contains(&first) || score(*other) > score(first) + TIE;
    order.first().copied().filter(is_ahead)
}
