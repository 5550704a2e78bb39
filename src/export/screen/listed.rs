//! Any table: columns where they fit, with words wrapped as far as it takes, else a list.

use super::cells::{painted_at, painted_cell};
use super::flow::{fold, hang, longest_word, wrap_under};
use super::grid::{Below, GridColumn, GridRow, Tail, TextGrid};
use crate::export::page::table::{BlockColumn, BlockRow, BlockTable, CellKind};
use crate::export::paint::{Paint, paint, paint_if, unpainted};
use crate::text::width::widest;

/// A word up to this length is not broken to make room.
const WORD: usize = 16;
/// Words take at least this in a column.
const LEAST: usize = 12;

/// The table in columns, or a line a row with its cells below.
pub fn lines(table: &BlockTable, columns: usize) -> Vec<String> {
    let all = 0..table.columns.len();
    let mut widths: Vec<usize> = all.clone().map(|at| natural(table, at)).collect();
    let floors: Vec<usize> = all.map(|at| floor(table, at)).collect();
    loop {
        let grid = grid(table, &widths);
        let Some(excess) = grid.width().checked_sub(columns).filter(|e| *e > 0) else {
            return grid.render(columns);
        };
        // The widest gives way, as long as no word is broken for it.
        let room = |at: &usize| widths[*at].saturating_sub(floors[*at]);
        let widest = (0..widths.len()).filter(|at| room(at) > 0);
        let Some(widest) = widest.max_by_key(|at| widths[*at]) else {
            return list(table, columns);
        };
        widths[widest] -= excess.min(room(&widest)).min(widths[widest].div_ceil(8));
    }
}

fn shape((at, column): (usize, &BlockColumn)) -> GridColumn {
    let gap = if at == 0 { 1 } else { 2 };
    if column.kind.is_number() {
        GridColumn::right(gap)
    } else {
        GridColumn::left(gap)
    }
}

fn texts(table: &BlockTable, at: usize) -> impl Iterator<Item = String> {
    let column = &table.columns[at];
    let cells = table.rows.iter().filter_map(move |row| row.cell(at));
    let cells = cells.map(|cell| unpainted(&painted_cell(column, cell)));
    cells.chain([column.head.clone()])
}

fn natural(table: &BlockTable, at: usize) -> usize {
    widest(texts(table, at))
}

/// What a column takes at least: numbers all that they are, words their longest one.
fn floor(table: &BlockTable, at: usize) -> usize {
    let natural = natural(table, at);
    match table.columns[at].kind {
        CellKind::Name | CellKind::Role | CellKind::Rating | CellKind::Words => {
            let word = texts(table, at).map(|text| longest_word(&text)).max();
            natural.min(word.unwrap_or(0).clamp(LEAST, WORD.max(LEAST)))
        }
        _ => natural,
    }
}

fn grid(table: &BlockTable, widths: &[usize]) -> TextGrid {
    let mut grid = TextGrid::new(table.columns.iter().enumerate().map(shape).collect());
    if table.columns.iter().any(|c| !c.head.is_empty()) {
        let heads = table.columns.iter().zip(widths);
        grid.push(GridRow::tall(heads.map(|(c, w)| fold(&c.head, *w)).collect()).bottom());
    }
    for row in &table.rows {
        if let Some(head) = &row.opens {
            grid.push(GridRow::opening(head, table.columns.len()));
        }
        grid.push(grid_row(table, row, widths));
    }
    grid
}

/// A sentence below a row.
fn under(text: &str) -> Below {
    Below {
        column: 0,
        indent: 2,
        text: text.to_owned(),
    }
}

fn grid_row(table: &BlockTable, row: &BlockRow, widths: &[usize]) -> GridRow {
    let shown = row.cells.iter().take_while(|cell| cell.is_some()).count();
    let cells = (0..shown).zip(widths).map(|(at, width)| {
        let lines = fold(&painted_at(table, row, at), *width);
        let bold = |line: &String| paint_if(row.is_strong, line, Paint::Bold);
        lines.iter().map(bold).collect()
    });
    let tail = (!row.instead.is_empty()).then(|| Tail {
        column: shown,
        gap: 2,
        below: under(&row.instead),
    });
    let below: Vec<String> = row.below.iter().map(super::cells::said).collect();
    let below = (!below.is_empty()).then(|| under(&below.join(", ")));
    GridRow::tall(cells.collect())
        .with_tail(tail)
        .with_below(below)
}

/// A row each: its first cell, and the others with their names below.
fn list(table: &BlockTable, columns: usize) -> Vec<String> {
    let mut out = Vec::new();
    for row in &table.rows {
        if let Some(head) = &row.opens {
            out.extend(hang(" ", head, columns));
        }
        let cells = table.columns.iter().zip(&row.cells);
        let mut told = cells.filter_map(|(column, cell)| {
            let text = painted_cell(column, cell.as_ref()?);
            let name = [&column.spoken, &column.head];
            let name = name.into_iter().find(|name| !name.is_empty());
            Some((name, text)).filter(|(_, text)| !text.trim().is_empty())
        });
        let first = told.next().map(|(_, text)| text).unwrap_or_default();
        let first = paint_if(row.is_strong, &first, Paint::Bold);
        out.extend(hang(" ", &first, columns));
        let rest = told.map(|(name, text)| match name {
            Some(name) => format!("{} {text}", paint(name, Paint::Dim)),
            None => text,
        });
        let below = row.below.iter().map(super::cells::said);
        let rest = rest.chain(Some(row.instead.clone())).chain(below);
        let rest: Vec<String> = rest.filter(|text| !text.is_empty()).collect();
        if !rest.is_empty() {
            out.extend(wrap_under(&rest.join(", "), 3, columns));
        }
    }
    out
}
