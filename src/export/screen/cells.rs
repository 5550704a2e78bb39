//! Cells of a table in colours.

use super::text::color;
use crate::export::page::table::{BlockCell, BlockColumn, BlockRow, BlockTable, CellKind};
use crate::export::paint::{Paint, flagged, paint};

/// The words of a cell in the colour of their tone.
pub fn said(cell: &BlockCell) -> String {
    match color(cell.tone) {
        Some(color) => paint(&cell.text, color),
        None => cell.text.clone(),
    }
}

/// The words under a column, likewise.
pub fn said_at(row: &BlockRow, at: usize) -> String {
    row.cell(at).map(said).unwrap_or_default()
}

/// The words with the mark behind them.
pub fn marked_cell(cell: &BlockCell) -> String {
    said(cell) + &paint(&cell.mark, Paint::Yellow)
}

/// The words as a column has them: with the mark, or with the room that it keeps for one; behind a
/// rating the number of its note.
pub fn painted_cell(column: &BlockColumn, cell: &BlockCell) -> String {
    if column.kind == CellKind::Rating {
        let text = flagged(&cell.text);
        return cell.note.map_or(text.clone(), |n| format!("{text} [{n}]"));
    }
    let room = column.marked && cell.mark.is_empty() && !cell.text.is_empty();
    marked_cell(cell) + if room { " " } else { "" }
}

/// The words under a column of a table, likewise.
pub fn painted_at(table: &BlockTable, row: &BlockRow, at: usize) -> String {
    let cell = table.columns.get(at).zip(row.cell(at));
    cell.map_or_else(String::new, |(column, cell)| painted_cell(column, cell))
}
