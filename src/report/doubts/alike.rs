//! Criteria that tell the offers apart no better than fewer would.

use super::{Doubt, View};
use crate::diag::Code;
use crate::method::is_known;
use crate::model::{Cell, CriterionId, LinkId, Rating};
use crate::text::number::{count, list};
use crate::text::order::{InOrder, put_to};

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
    let stated = exact || is_known(view.problem, cell);
    stated
        && (1..view.offers()).all(|i| {
            let other = view.worth(i, criterion);
            let level = exact && view.is_exact(i, criterion) && other.middle == worth.middle;
            level || view.cell(i, criterion) == cell
        })
}

/// `Two criteria, 55 of 100 points, rest on the same guess about LinkedIn and Microsoft.`
pub(super) fn one_link(view: &View<'_>) -> Doubt {
    let mut links: Vec<(LinkId, Vec<CriterionId>)> = Vec::new();
    for &criterion in &view.weighed {
        for i in 0..view.offers() {
            if let Cell::Linked { link, .. } = view.cell(i, criterion) {
                put_to(&mut links, link, criterion);
            }
        }
    }
    // The criteria come one after another.
    for (_, criteria) in &mut links {
        criteria.dedup();
    }
    links.retain(|(link, criteria)| criteria.len() > 1 && may_reach(view, *link));
    // Of equal ones the first that was found, whatever the order of a sort.
    let last_first = links.iter().rev();
    let heaviest = last_first.max_by(|a, b| view.share(&a.1).total_cmp(&view.share(&b.1)))?;
    let link = view.problem.link(heaviest.0);
    let (company, parent) = (view.problem.company(link.company), &link.parent_name);
    let (n, points) = (heaviest.1.len(), view.points(&heaviest.1));
    let number = match n {
        2 => "Two".to_owned(),
        n => n.to_string(),
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
    let mut orders: Vec<(Vec<usize>, Vec<CriterionId>)> = Vec::new();
    for &criterion in &view.weighed {
        if let Some(order) = order(view, criterion) {
            put_to(&mut orders, order, criterion);
        }
    }
    // That of the heaviest criterion, of those that several share.
    let (_, criteria) = orders.iter().find(|(_, all)| all.len() > 1)?;
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
    let worth = |i: usize| {
        let known = is_known(view.problem, view.cell(i, criterion));
        known.then(|| view.worth(i, criterion).middle.get())
    };
    let worths: Vec<f64> = (0..view.offers()).map(worth).collect::<Option<_>>()?;
    let mut groups = worths.clone();
    groups.order_by(f64::total_cmp);
    groups.dedup();
    let worse = worths.iter().map(|u| groups.partition_point(|g| g < u));
    (groups.len() >= GROUPS).then(|| worse.collect())
}
