//! The cells of an explanation: names, weights and ratings.

use super::flow::fold;
use crate::export::paint::flagged;
use crate::export::words::{clean, row_name};
use crate::report::{ExplainedLine, ExplainedRating, Report};
use crate::text::number::from_tenths;

/// Names of criteria wrap beyond a third of the screen, ratings beyond what is left.
pub fn names(report: &Report<'_>, line: &ExplainedLine<'_>, columns: usize) -> Vec<String> {
    fold(
        &row_name(&report.criteria[line.index]),
        (columns / 3).max(12),
    )
}

/// The weights of the lines as the ranking's own screen has them, and in tenths; `must` for a line
/// that has none.
pub fn weights(report: &Report<'_>, lines: &[ExplainedLine<'_>]) -> Vec<(String, i64)> {
    let is_weighed = |k: &usize| report.criteria[*k].weight.is_some();
    let weighed: Vec<usize> = report.rows.iter().copied().filter(is_weighed).collect();
    let tenths = report.weight_tenths(&weighed);
    let whole = tenths.iter().all(|t| t % 10 == 0);
    let of = |line: &ExplainedLine<'_>| {
        let at = weighed.iter().position(|k| *k == line.index);
        match at.map(|at| tenths[at]) {
            None => ("must".to_owned(), 0),
            Some(t) if whole => ((t / 10).to_string(), t),
            Some(t) => (from_tenths(t), t),
        }
    };
    lines.iter().map(of).collect()
}

/// A rating and the number of its note.
pub fn rating(rated: &ExplainedRating) -> String {
    let text = flagged(&clean(&rated.text));
    rated.note.map_or(text.clone(), |n| format!("{text} [{n}]"))
}
