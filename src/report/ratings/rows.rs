//! What the line of an offer has whatever its place: its ratings and its name.

use super::cells::{CellBuilder, is_unsure};
pub(in crate::report) use crate::model::labels;
use crate::model::{Offer, OfferId, Problem};
use crate::report::{CellLine, PayLine, pay};

/// What an offer has whatever its place.
#[derive(Default)]
pub(in crate::report) struct RatedRow<'a> {
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
pub fn rows<'a>(problem: &Problem, cells: &CellBuilder<'_, 'a>) -> Vec<RatedRow<'a>> {
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
