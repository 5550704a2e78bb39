//! Ratings with their reasons below them.

use super::flow::{fold, hang, pad, wrap_under};
use super::text::toned;
use crate::export::page::table::{BlockCell, BlockRow, BlockTable};
use crate::text::width::widest;

/// Where the reasons begin, below the ratings.
const INDENT: usize = 3;

/// The lines of the table.
pub fn lines(table: &BlockTable, columns: usize) -> Vec<String> {
    let most = widest(table.rows.iter().map(|row| row.text(0))).min(columns / 3);
    let row = |row: &BlockRow| {
        let mut lines = first(row, most, columns);
        lines.extend(row.below.iter().flat_map(|text| below(text, columns)));
        lines
    };
    table.rows.iter().flat_map(row).collect()
}

/// Name, points, rating.
fn first(row: &BlockRow, most: usize, columns: usize) -> Vec<String> {
    let [name, points, rating] =
        [0, 1, 2].map(|at| row.cell(at).map(BlockCell::whole).unwrap_or_default());
    let mut names = fold(&name, most.max(1));
    let last = names.pop().unwrap_or_default();
    let mut lines: Vec<String> = names.into_iter().map(|n| format!(" {n}")).collect();
    let lead = format!(" {}  {points:>5}  ", pad(&last, most));
    lines.extend(hang(&lead, &rating, columns));
    lines
}

fn below(cell: &BlockCell, columns: usize) -> Vec<String> {
    toned(wrap_under(&cell.text, INDENT, columns), cell.tone)
}
