//! Changes of the order: in columns, or below each other.

use super::flow::{fold, hang};
use super::grid::{GridColumn, GridRow, TextGrid};
use crate::export::page::table::{BlockRow, BlockTable};

/// Cells wrap beyond so many columns; names of what changes earlier, where that makes them fit.
const CELL: usize = 26;
const NAMES: [usize; 4] = [26, 20, 16, 13];

/// The list in columns, or below each other where the screen is too narrow for them.
pub fn lines(table: &BlockTable, columns: usize) -> Vec<String> {
    let fits = |name: &usize| grid(table, *name).width() <= columns;
    if let Some(name) = NAMES.into_iter().find(fits) {
        return grid(table, name).render(columns);
    }
    let mut out = Vec::new();
    for row in &table.rows {
        let head = row.opens.iter();
        out.extend(head.flat_map(|head| hang(" ", head, columns)));
        let does = table.columns.last().map_or("", |column| &column.head);
        out.extend(hang("   ", &sentence(&named(row), does), columns));
    }
    out
}

/// The words of a row; what stands above already is not said again.
fn cells(row: &BlockRow) -> [String; 5] {
    [0, 1, 2, 3, 4].map(|at| match row.cell(at) {
        Some(cell) if !cell.is_repeat => cell.text.clone(),
        _ => String::new(),
    })
}

/// The same with the names of what changes, which a line of its own needs.
fn named(row: &BlockRow) -> [String; 5] {
    let mut cells = cells(row);
    for at in [0, 1] {
        row.text(at).clone_into(&mut cells[at]);
    }
    cells
}

fn grid(table: &BlockTable, name: usize) -> TextGrid {
    let columns = [3, 2, 2, 2, 2].map(GridColumn::left).to_vec();
    let mut grid = TextGrid::new(columns);
    let heads = table.columns.iter().map(|c| c.head.clone());
    grid.push(GridRow::new(heads.collect()));
    for row in &table.rows {
        if let Some(head) = &row.opens {
            grid.push(GridRow::opening(head, 5));
        }
        let widths = [CELL, name, CELL, CELL, CELL];
        let cells = cells(row);
        let cells = cells.iter().zip(widths);
        grid.push(GridRow::tall(cells.map(|(c, w)| fold(c, w)).collect()));
    }
    grid
}

/// `Google, role fit: 5.0 or more (now 3-6): Google first`; the column of who comes first has a head
/// where it does not say so itself.
fn sentence(row: &[String; 5], does: &str) -> String {
    let [whose, what, now, turns, first] = row;
    let words = |parts: &[&String], gap: &str| {
        let parts = parts.iter().filter(|p| !p.is_empty());
        parts.map(|p| p.as_str()).collect::<Vec<_>>().join(gap)
    };
    let name = words(&[whose, what], ", ");
    let colon = if name.is_empty() { "" } else { ": " };
    let now = if now.is_empty() {
        String::new()
    } else {
        format!(" (now {now})")
    };
    let first = if first.is_empty() {
        String::new()
    } else {
        format!(": {}", words(&[first, &does.to_owned()], " "))
    };
    format!("{name}{colon}{turns}{now}{first}")
}
