//! The ratings of one offer, and what each earns.

use super::cells::painted_cell;
use super::flow::fold;
use super::grid::{GridColumn, GridRow, TextGrid};
use crate::export::page::table::{BlockRow, BlockTable, CellKind};
use crate::text::width::width;

/// Columns for weights and points, and for what those may be.
const POINTS: usize = 18;
const RANGES: usize = 29;
/// Columns that ratings need at least.
const LEAST: usize = 16;

/// Names of criteria wrap beyond a third of the screen, ratings beyond what is left.
pub fn names(row: &BlockRow, columns: usize) -> Vec<String> {
    let name = row.cell(0).map_or("", |cell| cell.text.as_str());
    fold(name, (columns / 3).max(12))
}

/// The lines of the table; on a narrow screen the ratings need the room of what the points may be.
pub fn lines(table: &BlockTable, columns: usize) -> Vec<String> {
    let (sums, rated): (Vec<&BlockRow>, Vec<&BlockRow>) =
        table.rows.iter().partition(|row| row.is_sum);
    let widest = rated.iter().flat_map(|row| names(row, columns));
    let widest = widest.map(|name| width(&name)).max().unwrap_or(0);
    let room = |beside: usize| columns.saturating_sub(1 + widest + beside);
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
            let column = &table.columns[*at];
            let text = row.cell(*at).map(|cell| painted_cell(column, cell));
            match (at, column.kind) {
                (0, _) if !row.is_sum => names(row, columns),
                (_, CellKind::Rating) => fold(&text.unwrap_or_default(), room),
                _ => vec![text.unwrap_or_default()],
            }
        });
        grid.push(GridRow::tall(cells.collect()));
    }
    grid.render(columns)
}
