//! What the line of an offer has whatever its place: its ratings and its name.

use std::collections::HashMap;

use super::cells::{CellBuilder, is_unsure};
use super::{CellLine, PayLine, pay};
use crate::model::{Offer, OfferId, Problem};

/// What an offer has whatever its place.
#[derive(Default)]
pub(super) struct RatedRow<'a> {
    /// Its ratings, in the order of the report's criteria.
    pub cells: Vec<CellLine<'a>>,
    /// What screens call it.
    pub label: String,
    /// Whether an unknown is inside its score.
    pub unsure: bool,
    /// What it pays, where that is stated part by part.
    pub pay: Option<Box<PayLine>>,
}

/// The rows of all offers in the order of the files: so lies the memory that they are made from.
pub(super) fn rows<'a>(problem: &Problem, cells: &CellBuilder<'_, 'a>) -> Vec<RatedRow<'a>> {
    let row = |((id, _), label): ((OfferId, &Offer), String)| {
        let pay = problem.package_of(id).map(|p| pay::line(cells.loaded, p));
        RatedRow {
            cells: cells.row(id, pay.as_ref()),
            label,
            unsure: is_unsure(problem, id, &cells.ranking.weights),
            pay: pay.map(Box::new),
        }
    };
    problem.offers().zip(labels(problem)).map(row).collect()
}

/// What screens call each offer: the company, with the role or the id where that is not enough.
pub(super) fn labels(problem: &Problem) -> Vec<String> {
    let mut companies: HashMap<&str, usize> = HashMap::with_capacity(problem.offers().len());
    for (_, offer) in problem.offers() {
        *companies.entry(&offer.company).or_default() += 1;
    }
    let is_shared: Vec<bool> = problem
        .offers()
        .map(|(_, o)| companies[o.company.as_str()] > 1)
        .collect();
    let label = |((_, o), is_shared): ((OfferId, &Offer), &bool)| match &o.role {
        Some(role) if *is_shared => [&o.company, ", ", role].concat(),
        _ => o.company.clone(),
    };
    let mut labels: Vec<String> = problem.offers().zip(&is_shared).map(label).collect();
    let mut times: HashMap<&str, usize> = HashMap::with_capacity(labels.len());
    for (label, _) in labels.iter().zip(&is_shared).filter(|l| *l.1) {
        *times.entry(label).or_default() += 1;
    }
    let is_doubled = |(label, is_shared): (&String, &bool)| *is_shared && times[label.as_str()] > 1;
    let is_doubled: Vec<bool> = labels.iter().zip(&is_shared).map(is_doubled).collect();
    for ((_, offer), (label, is_doubled)) in problem.offers().zip(labels.iter_mut().zip(is_doubled))
    {
        if is_doubled {
            label.clone_from(&offer.id);
        }
    }
    labels
}
