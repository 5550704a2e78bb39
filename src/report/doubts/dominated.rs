//! Offers that no weights put ahead of some other one.

use super::{Doubt, View};
use crate::diag::Code;
use crate::model::{CriterionId, Scale};

/// Only so many of the first are set against each other.
const MOST: usize = 200;
/// Only so many are named.
const NAMED: usize = 3;

/// An offer that another one is nowhere behind, whatever is still unknown, and somewhere ahead of.
struct DominatedPair {
    behind: usize,
    ahead: usize,
    /// On how many criteria.
    on: usize,
}

/// `JPMorgan is behind Google on all 4 criteria: no weights put it ahead.`
pub(super) fn dominated(view: &View<'_>) -> Doubt {
    if view.weighed.len() < 2 {
        return None;
    }
    let offers = view.offers().min(MOST);
    let pairs: Vec<DominatedPair> = (1..offers).filter_map(|i| dominator(view, i)).collect();
    let message = match &pairs[..] {
        [] => return None,
        [pair] => one(view, pair),
        pairs => several(view, pairs),
    };
    Some((Code::Dominated, message))
}

fn one(view: &View<'_>, pair: &DominatedPair) -> String {
    let (behind, ahead) = (view.label(pair.behind), view.label(pair.ahead));
    let of = view.weighed.len();
    let on = match of - pair.on {
        0 if of == 2 => "both criteria".to_owned(),
        0 => format!("all {of} criteria"),
        level => format!("{} of {of} criteria and level on {level}", pair.on),
    };
    format!("{behind} is behind {ahead} on {on}: no weights put it ahead.")
}

/// `5 offers are nowhere ahead of another one: A of B, C of D, E of B and 2 more.`
fn several(view: &View<'_>, pairs: &[DominatedPair]) -> String {
    let name = |p: &DominatedPair| format!("{} of {}", view.label(p.behind), view.label(p.ahead));
    let named: Vec<String> = pairs.iter().take(NAMED).map(name).collect();
    let more = match pairs.len().saturating_sub(NAMED) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    let (n, named) = (pairs.len(), named.join(", "));
    let who = if view.offers() > MOST {
        format!("Of the first {MOST}, {n}")
    } else {
        format!("{n} offers")
    };
    format!("{who} are nowhere ahead of another one: {named}{more}.")
}

/// The first in the order that an offer is nowhere ahead of: it has the higher score.
fn dominator(view: &View<'_>, behind: usize) -> Option<DominatedPair> {
    (0..behind).find_map(|ahead| {
        let on = view.weighed.iter().map(|k| lead(view, ahead, behind, *k));
        let on: usize = on.sum::<Option<usize>>()?;
        (on > 0).then_some(DominatedPair { behind, ahead, on })
    })
}

/// 1 where one is ahead and never behind, 0 where both are level in every case; none otherwise.
fn lead(view: &View<'_>, one: usize, other: usize, criterion: CriterionId) -> Option<usize> {
    // What rests on one and the same quantity is the same for both, whatever it turns out to be.
    if view.cell(one, criterion) == view.cell(other, criterion) {
        return Some(0);
    }
    let exact = [one, other].iter().all(|i| view.is_exact(*i, criterion));
    let moves = matches!(
        view.problem.criterion(criterion).scale,
        Scale::Normalized(_)
    );
    if moves && !exact {
        return None;
    }
    let (one, other) = (view.worth(one, criterion), view.worth(other, criterion));
    (one.low >= other.high).then(|| usize::from(one.high > other.low))
}
