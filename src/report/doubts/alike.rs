//! Criteria that tell the offers apart no better than fewer would.

use std::collections::HashMap;

use super::{Doubt, View};
use crate::diag::Code;
use crate::model::{Cell, CriterionId, LinkId, Rating};
use crate::text::number::{count, list};
use crate::text::order::InOrder;

/// From so many offers on it is no accident when two criteria order them the same way.
const ENOUGH: usize = 5;
/// Groups of equals that the offers must fall into for that.
const GROUPS: usize = 3;

/// `Pay is worth the same for every offer: its 20 of 100 points decide nothing.`
pub(super) fn same_for_all(view: &View<'_>) -> Doubt {
    let all = view.weighed.iter().copied();
    let same: Vec<CriterionId> = all.filter(|k| is_same_for_all(view, *k)).collect();
    let (are, their) = match same.len() {
        0 => return None,
        1 => ("is", "its "),
        _ => ("are", "their "),
    };
    let (names, points) = (list(&view.names(&same)), view.points(&same));
    let offer = view.noun();
    let message = format!(
        "{names} {are} worth the same for every {offer}: {their}{points} of 100 points decide nothing."
    );
    Some((Code::SameForAll, message))
}

fn is_same_for_all(view: &View<'_>, criterion: CriterionId) -> bool {
    let (cell, worth) = (view.cell(0, criterion), view.worth(0, criterion));
    // What is unknown for all has a remark of its own.
    if view.differ_beyond_an_end(criterion, 0..view.offers()) {
        return false;
    }
    let exact = view.is_exact(0, criterion);
    let stated = exact || !is_unknown(view, cell);
    stated
        && (1..view.offers()).all(|i| {
            let other = view.worth(i, criterion);
            let level = exact && view.is_exact(i, criterion) && other.middle == worth.middle;
            level || view.cell(i, criterion) == cell
        })
}

/// Whether a cell's own part is unknown.
pub(super) fn is_unknown(view: &View<'_>, cell: Cell) -> bool {
    let unknown = |quantity| view.problem.quantity(quantity).rating.is_unknown();
    cell.own().is_some_and(unknown)
}

/// `Two criteria, 55 of 100 points, rest on the same guess about LinkedIn and Microsoft.`
pub(super) fn one_link(view: &View<'_>) -> Doubt {
    let mut links: Vec<(LinkId, Vec<CriterionId>)> = Vec::new();
    for &criterion in &view.weighed {
        for i in 0..view.offers() {
            if let Cell::Linked { link, .. } = view.cell(i, criterion) {
                note(&mut links, link, criterion);
            }
        }
    }
    links.retain(|(link, criteria)| criteria.len() > 1 && may_reach(view, *link));
    let share = |criteria: &[CriterionId]| -> f64 {
        criteria
            .iter()
            .map(|id| view.ranking.weights.share(*id))
            .sum()
    };
    // Of equal ones the first that was found, whatever the order of a sort.
    let heaviest = links
        .iter()
        .rev()
        .max_by(|a, b| share(&a.1).total_cmp(&share(&b.1)))?;
    let link = view.problem.link(heaviest.0);
    let (company, parent) = (view.problem.company(link.company), &link.parent_name);
    let (n, points) = (heaviest.1.len(), view.points(&heaviest.1));
    let number = if n == 2 {
        "Two".to_owned()
    } else {
        n.to_string()
    };
    let what = match view.problem.quantity(link.share).rating {
        Rating::Number(share) if share.low() == share.high() => {
            format!("the same link from {company} to {parent}")
        }
        _ => format!("the same guess about {company} and {parent}"),
    };
    let message = format!("{number} criteria, {points} of 100 points, rest on {what}.");
    Some((Code::OneLink, message))
}

fn note(links: &mut Vec<(LinkId, Vec<CriterionId>)>, link: LinkId, criterion: CriterionId) {
    match links.iter_mut().find(|(known, _)| *known == link) {
        // The criteria come one after another.
        Some((_, criteria)) if criteria.last() == Some(&criterion) => (),
        Some((_, criteria)) => criteria.push(criterion),
        None => links.push((link, vec![criterion])),
    }
}

/// Whether anything may come through a link.
fn may_reach(view: &View<'_>, link: LinkId) -> bool {
    match view.problem.quantity(view.problem.link(link).share).rating {
        Rating::Number(share) => share.high() > 0.0,
        Rating::Level { .. } | Rating::Unknown => true,
    }
}

/// `Pay and Brand, 45 of 100 points, put all 6 offers in the same order: is one thing counted twice?`
pub(super) fn same_order(view: &View<'_>) -> Doubt {
    if view.offers() < ENOUGH {
        return None;
    }
    let mut orders: HashMap<Vec<usize>, Vec<CriterionId>> = HashMap::new();
    for &criterion in &view.weighed {
        if let Some(order) = order(view, criterion) {
            orders.entry(order).or_default().push(criterion);
        }
    }
    // That of the heaviest criterion, of those that several share.
    let shared = |k: &CriterionId| Some(&orders[&order(view, *k)?]).filter(|all| all.len() > 1);
    let criteria = view.weighed.iter().find_map(shared)?;
    let (names, points) = (list(&view.names(criteria)), view.points(criteria));
    let times = match criteria.len() {
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    };
    let offers = count(view.offers(), view.noun());
    let message = format!(
        "{names}, {points} of 100 points, put all {offers} in the same order: is one thing counted {times}?"
    );
    Some((Code::SameOrder, message))
}

/// Offer by offer, how many groups of equals are worse on a criterion; none where something is
/// unknown, or there are too few groups.
fn order(view: &View<'_>, criterion: CriterionId) -> Option<Vec<usize>> {
    let offers = 0..view.offers();
    if offers
        .clone()
        .any(|i| is_unknown(view, view.cell(i, criterion)))
    {
        return None;
    }
    let worths: Vec<f64> = offers
        .map(|i| view.worth(i, criterion).middle.get())
        .collect();
    let mut groups = worths.clone();
    groups.order_by(f64::total_cmp);
    groups.dedup();
    (groups.len() >= GROUPS).then(|| {
        worths
            .iter()
            .map(|u| groups.partition_point(|g| g < u))
            .collect()
    })
}
