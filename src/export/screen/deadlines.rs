//! What is due: one line a day; where names have no room beside it, two.

use super::cells::said_at;
use super::flow::{fold, hang};
use super::grid::{GridColumn, GridRow, TextGrid};
use crate::export::page::table::{BlockRow, BlockTable};
use crate::text::width::widest;

/// A column of names narrower than this is none.
const NARROW: usize = 12;

/// The lines of the table.
pub fn lines(table: &BlockTable, columns: usize) -> Vec<String> {
    let cells = |row: &BlockRow| [0, 1, 2, 3].map(|at| said_at(row, at));
    let cells: Vec<[String; 4]> = table.rows.iter().map(cells).collect();
    let room_of = |i: usize| widest(cells.iter().map(|c| &c[i]));
    let beside = 1 + room_of(0) + 2 + room_of(1) + 2 + 2 + room_of(3);
    let room = columns.saturating_sub(beside);
    if room < NARROW {
        return cells.iter().flat_map(|c| stacked(c, columns)).collect();
    }
    let mut grid = TextGrid::new(vec![
        GridColumn::left(1),
        GridColumn::right(2),
        GridColumn::left(2),
        GridColumn::left(2),
    ]);
    for [day, left, offer, due] in cells {
        let cells = vec![vec![day], vec![left], fold(&offer, room), vec![due]];
        grid.push(GridRow::tall(cells));
    }
    grid.render(columns)
}

/// A day on one line, the offer below it.
fn stacked([day, left, offer, due]: &[String; 4], columns: usize) -> Vec<String> {
    let mut lines = hang(" ", &format!("{day}, {left}: {due}"), columns);
    let names = fold(offer, columns.saturating_sub(3));
    lines.extend(names.iter().map(|line| format!("   {line}")));
    lines
}
