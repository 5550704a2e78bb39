//! Offers that are nowhere better than some other one.

use super::{Doubt, View};
use crate::diag::Code;
use crate::model::{CriterionId, Scale};
use crate::text::number::{count, list};
use crate::text::order::put_to;

/// Only so many of the first are set against each other.
const MOST: usize = 200;
/// Only so many are named.
const NAMED: usize = 3;

/// An offer that another one is nowhere behind, whatever is still unknown, and somewhere ahead of.
struct DominatedPair {
    behind: usize,
    ahead: usize,
}

/// `Google is at least as good as JPMorgan on everything you weigh.`
pub(super) fn dominated(view: &View<'_>) -> Doubt {
    if view.weighed.len() < 2 {
        return None;
    }
    let offers = view.offers().min(MOST);
    let pairs: Vec<DominatedPair> = (1..offers).filter_map(|i| dominator(view, i)).collect();
    (!pairs.is_empty()).then(|| (Code::Dominated, message(view, &pairs)))
}

/// `Acme is at least as good as Bolt and Cape on everything you weigh.`, and where others lead:
/// `On everything you weigh, Acme is at least as good as Cape, and Dune as Echo.`
fn message(view: &View<'_>, pairs: &[DominatedPair]) -> String {
    let shown = &pairs[..pairs.len().min(NAMED)];
    let mut groups: Vec<(usize, Vec<&str>)> = Vec::new();
    for pair in shown {
        put_to(&mut groups, pair.ahead, view.label(pair.behind));
    }
    let more = pairs.len() - shown.len();
    let more = if more > 0 {
        format!(" The same is true of {}.", count(more, "more pair"))
    } else {
        String::new()
    };
    if let [(ahead, behind)] = &groups[..] {
        let (ahead, behind) = (view.label(*ahead), list(behind));
        return format!("{ahead} is at least as good as {behind} on everything you weigh.{more}");
    }
    let part = |(i, (ahead, behind)): (usize, &(usize, Vec<&str>))| {
        let is = if i == 0 { " is at least as good" } else { "" };
        format!("{}{is} as {}", view.label(*ahead), list(behind))
    };
    let parts: Vec<String> = groups.iter().enumerate().map(part).collect();
    let (head, last) = parts.split_at(parts.len() - 1);
    let (head, last) = (head.join(", "), last.concat());
    format!("On everything you weigh, {head}, and {last}.{more}")
}

/// The first in the order that an offer is nowhere ahead of: it has the higher score.
fn dominator(view: &View<'_>, behind: usize) -> Option<DominatedPair> {
    (0..behind).find_map(|ahead| {
        let on = view.weighed.iter().map(|k| lead(view, ahead, behind, *k));
        let on: usize = on.sum::<Option<usize>>()?;
        (on > 0).then_some(DominatedPair { behind, ahead })
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
    // Beyond an end a better number is worth no more.
    let hides = view.differ_beyond_an_end(criterion, [one, other]);
    let (one, other) = (view.worth(one, criterion), view.worth(other, criterion));
    (one.low >= other.high && !hides).then(|| usize::from(one.high > other.low))
}
