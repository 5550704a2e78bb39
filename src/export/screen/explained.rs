//! The ratings of one offer, and what each earns.

use super::cells::painted_at;
use super::flow::fold;
use super::grid::{GridColumn, GridRow, TextGrid};
use crate::export::page::table::{BlockRow, BlockTable, CellKind};
use crate::text::width::widest;

/// Columns for weights and points, and for what those may be.
const POINTS: usize = 18;
const RANGES: usize = 29;
/// Columns that ratings need at least.
const LEAST: usize = 16;

/// Names of criteria wrap beyond a third of the screen, ratings beyond what is left.
pub fn names(row: &BlockRow, columns: usize) -> Vec<String> {
    fold(row.text(0), (columns / 3).max(12))
}

/// The lines of the table; on a narrow screen the ratings need the room of what the points may be.
pub fn lines(table: &BlockTable, columns: usize) -> Vec<String> {
    let (sums, rated): (Vec<&BlockRow>, Vec<&BlockRow>) =
        table.rows.iter().partition(|row| row.is_sum);
    let named = widest(rated.iter().flat_map(|row| names(row, columns)));
    let room = |beside: usize| columns.saturating_sub(1 + named + beside);
    let ranges = table.columns.iter().any(|c| c.kind == CellKind::Range);
    let ranges = ranges && room(RANGES) >= LEAST;
    let room = room(if ranges { RANGES } else { POINTS }).max(10);
    let shown = table.columns.iter().enumerate();
    let shown = shown.filter(|(_, c)| ranges || c.kind != CellKind::Range);
    let shown: Vec<usize> = shown.map(|(at, _)| at).collect();
    let shape = |at: &usize| match (at, table.columns[*at].kind.is_number()) {
        (0, _) => GridColumn::left(1),
        (_, true) => GridColumn::right(2),
        (_, false) => GridColumn::left(2),
    };
    let mut grid = TextGrid::new(shown.iter().map(shape).collect());
    let heads = shown.iter().map(|at| table.columns[*at].head.clone());
    grid.push(GridRow::new(heads.collect()));
    for row in rated.into_iter().chain(sums) {
        let cells = shown.iter().map(|at| {
            let text = painted_at(table, row, *at);
            match (at, table.columns[*at].kind) {
                (0, _) if !row.is_sum => names(row, columns),
                (_, CellKind::Rating) => fold(&text, room),
                _ => vec![text],
            }
        });
        grid.push(GridRow::tall(cells.collect()));
    }
    grid.render(columns)
}
