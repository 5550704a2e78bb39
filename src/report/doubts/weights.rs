//! Criteria whose weight does not matter for first place.

use super::{Doubt, View};
use crate::diag::Code;
use crate::method::{Method, TIE, WeightEnds, is_enough, is_known};
use crate::model::{Cell, OfferId};
use crate::text::number::either;

/// Only so many criteria are named.
const NAMED: usize = 3;

/// `No weight of ML exposure, Cloud market share or Brand changes who is first.`
pub(super) fn without_effect(view: &View<'_>, method: Method, clear: bool) -> Doubt {
    if !method.is_sum() || view.written.len() < 2 || view.ranking.order.0[0].tied {
        return None;
    }
    let matters = matters(view);
    let mut idle = view.written.clone();
    idle.retain(|k| !matters[k.index()]);
    let first = if clear { "first" } else { "first by score" };
    let message = match idle.len() {
        0 => return None,
        n if n == view.written.len() => {
            format!("No weight, changed alone, puts another offer {first}, however large or small.")
        }
        1..=NAMED => format!(
            "No weight of {} changes who is {first}.",
            either(&view.names(&idle))
        ),
        n => format!(
            "The weights of {n} of {} criteria do not change who is {first}: {} and {} more.",
            view.written.len(),
            view.names(&idle[..NAMED - 1]).join(", "),
            n - NAMED + 1
        ),
    };
    Some((Code::IdleWeight, message))
}

/// Criterion by criterion, whether another offer comes first, or takes a place, at some weight of it
/// in some judge's set.
///
/// Each score is a straight line over the criterion's share, the other weights in their
/// proportions: who is first at both ends, weight 0 and all of the weight, is first between them.
/// What is known of an offer is such a line too, and decides whether it takes a place.
fn matters(view: &View<'_>) -> Vec<bool> {
    let judges = view.problem.judges().iter();
    let sets: Vec<(&[f64], f64)> = judges.map(|j| (j.weights.shares(), j.voice)).collect();
    let mut matters = vec![false; view.problem.criteria().len()];
    for (at, judge) in view.problem.judges().iter().enumerate() {
        let ends = WeightEnds::new(&sets, at);
        let mut own = vec![false; matters.len()];
        note_leads(view, &ends, &mut own);
        note_places(view, &ends, &mut own);
        // A weight that a judge has not written is none to change.
        for written in &judge.written {
            matters[written.criterion.index()] |= own[written.criterion.index()];
        }
    }
    matters
}

/// Notes where the first no longer leads another: at nothing, where other criteria carry weight, it
/// has to lead truly; at all, which no number can reach, it need not.
fn note_leads(view: &View<'_>, ends: &WeightEnds<'_>, matters: &mut [bool]) {
    let table = view.ranking.columns.table();
    let mut rows = view.ranking.order.0.iter().map(|p| p.offer.index());
    let Some(first) = rows.next().map(|row| table.row(row)) else {
        return;
    };
    let (nothing, all) = (ends.at_nothing(first), ends.at_all(first));
    let passes = |score: Option<f64>, first: Option<f64>| {
        let both = score.zip(first);
        both.is_some_and(|(score, first)| !(score <= first - TIE))
    };
    for row in rows.map(|row| table.row(row)) {
        let scores = ends.at_nothing(row).into_iter().zip(ends.at_all(row));
        let of_first = nothing.iter().zip(&all);
        for ((matters, (score, most)), (first, best)) in
            matters.iter_mut().zip(scores).zip(of_first)
        {
            *matters |= passes(score, *first) || !(most <= best + TIE);
        }
    }
}

/// Notes where an offer takes a place that does not now, or the other way round, for what is known
/// of it.
fn note_places(view: &View<'_>, ends: &WeightEnds<'_>, matters: &mut [bool]) {
    let (problem, standing) = (view.problem, &view.ranking.standing);
    let is_offered = |id: OfferId| problem.offer(id).status.is_made();
    let any = standing.ranked.iter().any(|id| is_offered(*id));
    let ids = problem.offers().map(|(id, _)| id);
    for id in ids.filter(|id| (is_offered(*id) || !any) && !standing.fails(*id)) {
        let known = |cell: &Cell| f64::from(u8::from(is_known(problem, *cell)));
        let known: Vec<f64> = problem.row(id).iter().map(known).collect();
        if known.iter().all(|k| *k > 0.0) {
            continue;
        }
        let now = standing.is_known_enough(id);
        let shares = ends.at_nothing(&known).into_iter().zip(ends.at_all(&known));
        for (matters, (nothing, all)) in matters.iter_mut().zip(shares) {
            let differs = |known: f64| is_enough(known) != now;
            *matters |= nothing.is_some_and(differs) || differs(all);
        }
    }
}
