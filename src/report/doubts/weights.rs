//! Criteria whose weight does not matter for first place.

use super::{Doubt, View};
use crate::diag::Code;
use crate::method::{Method, Standing};
use crate::model::{CriterionId, Weights};
use crate::text::number::either;

/// Only so many criteria are named.
const NAMED: usize = 3;
/// Of more criteria than this, nobody asks which one alone decides nothing.
const MOST: usize = 500;
/// Scores this near to each other are equal.
const EQUAL: f64 = 1e-12;

/// `No weight of ML exposure, Cloud market share or Brand changes who is first.`
pub(super) fn without_effect(view: &View<'_>, method: Method, clear: bool) -> Doubt {
    if !(2..=MOST).contains(&view.weighed.len()) || view.ranking.order.0[0].tied {
        return None;
    }
    let all = view.weighed.iter().copied();
    let idle: Vec<CriterionId> = all.filter(|k| is_idle(view, method, *k)).collect();
    let first = if clear { "first" } else { "first by score" };
    let message = match idle.len() {
        0 => return None,
        n if n == view.weighed.len() => {
            format!("No weight, changed alone, puts another offer {first}, however large or small.")
        }
        1..=NAMED => format!(
            "No weight of {} changes who is {first}.",
            either(&view.names(&idle))
        ),
        n => format!(
            "The weights of {n} of {} criteria do not change who is {first}: {} and {} more.",
            view.weighed.len(),
            view.names(&idle[..NAMED - 1]).join(", "),
            n - NAMED + 1
        ),
    };
    Some((Code::IdleWeight, message))
}

/// Whether the same offer stays first at any weight of a criterion in any judge's set.
///
/// Where scores are sums, each is a straight line over the criterion's share, the other weights in
/// their proportions: who is first at both ends, weight 0 and all of the weight, is first between
/// them. What is known of an offer is such a line too, and decides whether it takes a place. Of
/// other methods the ends do not tell.
fn is_idle(view: &View<'_>, method: Method, criterion: CriterionId) -> bool {
    let judges = 0..view.problem.judges().len();
    method.is_sum()
        && judges
            .flat_map(|judge| ends(view, judge, criterion))
            .all(|(lead, weights)| {
                let standing = Standing::new(view.problem, &weights);
                let table = view.ranking.columns.table();
                let scores = method.scores(table, weights.shares());
                standing.ranked == view.ranking.standing.ranked && leads(view, &scores, lead)
            })
}

/// Whether the first leads all others by so much.
fn leads(view: &View<'_>, scores: &[f64], lead: f64) -> bool {
    let mut order = view.ranking.order.0.iter().map(|p| scores[p.offer.index()]);
    let first = order.next().unwrap_or(f64::INFINITY);
    order.all(|score| score <= first - lead)
}

/// The mean weights with one judge's criterion at nothing and at all, and the lead that is needed
/// there: at nothing, where other criteria carry weight, a true one; at all, which no number can
/// reach, none.
fn ends(view: &View<'_>, judge: usize, criterion: CriterionId) -> Vec<(f64, Weights)> {
    let judges = view.problem.judges();
    let own = judges[judge].weights.shares();
    let at = |end: fn(bool, f64) -> f64| {
        let shares = own.iter().enumerate();
        let moved = shares.map(|(k, w)| end(k == criterion.index(), *w));
        Weights::new(&moved.collect::<Vec<f64>>()).ok()
    };
    let none = at(|is_it, w| if is_it { 0.0 } else { w });
    let all = at(|is_it, _| if is_it { 1.0 } else { 0.0 });
    let mean = |end: Weights| {
        let others = judges.iter().enumerate().filter(|(i, _)| *i != judge);
        let mut sets: Vec<&Weights> = others.map(|(_, j)| &j.weights).collect();
        sets.push(&end);
        Weights::mean(&sets)
    };
    let none = none.map(|end| (EQUAL, mean(end)));
    none.into_iter()
        .chain(all.map(|end| (-EQUAL, mean(end))))
        .collect()
}
