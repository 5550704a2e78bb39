//! The cells of an explanation: names, weights and ratings.

use super::flow::fold;
use crate::export::paint::flagged;
use crate::export::words::{clean, row_name};
use crate::report::{ExplainedLine, ExplainedRating, Report};

/// Names of criteria wrap beyond a third of the screen, ratings beyond what is left.
pub fn names(report: &Report<'_>, line: &ExplainedLine<'_>, columns: usize) -> Vec<String> {
    fold(
        &row_name(&report.criteria[line.index]),
        (columns / 3).max(12),
    )
}

/// A rating and the number of its note.
pub fn rating(rated: &ExplainedRating) -> String {
    let text = flagged(&clean(&rated.text));
    rated.note.map_or(text.clone(), |n| format!("{text} [{n}]"))
}
