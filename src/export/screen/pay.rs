//! Pay in a month for each offer, and where the money of one comes from.

use std::ops::Range;

use super::cells::said;
use super::flow::{hang, wrap_under};
use super::grid::{GridColumn as Shape, GridRow, TextGrid};
use crate::export::page::table::{BlockCell, BlockRow, BlockTable};
use crate::text::number::amount;
use crate::text::width::width;

/// One row an offer; where there is no room, the roles go first, and then the columns.
pub fn summary(table: &BlockTable, columns: usize) -> Vec<String> {
    for roles in [columns / 3, 0] {
        let grid = rows(table, roles);
        if grid.width() <= columns {
            return grid.render(columns);
        }
    }
    let rows = table.rows.iter();
    rows.flat_map(|row| in_words(row, columns)).collect()
}

/// An offer of the summary as a sentence.
fn in_words(row: &BlockRow, columns: usize) -> Vec<String> {
    let [month, may, total, over] = [2, 3, 4, 5].map(|at| row.text(at));
    let may = if may.is_empty() {
        String::new()
    } else {
        format!(" ({may})")
    };
    let told = match (month, total) {
        ("?", _) if over.is_empty() => "?".to_owned(),
        ("?", _) => format!("?, {over}"),
        (month, "") => format!("{month} a month{may}, {over}"),
        (month, total) => format!("{month} a month{may}, {total} in all over {over}"),
    };
    let lead = format!(" {}: ", row.text(0));
    if width(&lead) <= columns / 2 {
        return hang(&lead, &told, columns);
    }
    let mut lines = hang(" ", lead.trim(), columns);
    lines.extend(wrap_under(&told, 3, columns));
    lines
}

fn rows(table: &BlockTable, roles: usize) -> TextGrid {
    let mut grid = TextGrid::new(vec![
        Shape::left(1),
        Shape::right(2),
        Shape::right(2),
        Shape::right(2),
        Shape::left(2),
    ]);
    let heads = [0, 2, 3, 4, 5].map(|at| table.columns[at].head.clone());
    grid.push(GridRow::new(heads.to_vec()));
    for row in &table.rows {
        let cells = [2, 3, 4, 5].map(|at| row.text(at).to_owned());
        let cells = std::iter::once(name(row, roles)).chain(cells);
        grid.push(GridRow::new(cells.collect()));
    }
    grid
}

fn name(row: &BlockRow, columns: usize) -> String {
    match [0, 1].map(|at| row.text(at)) {
        [label, role] if !role.is_empty() && width(label) + 2 + width(role) <= columns => {
            format!("{label}, {role}")
        }
        [label, _] => label.to_owned(),
    }
}

/// In what amounts stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StatementUnit {
    One,
    Thousand,
}

/// A line for each source of money; where that is too wide, in thousands, and else in parts, of which
/// each has as many columns as there is room for.
pub fn statement(table: &BlockTable, columns: usize) -> Vec<String> {
    let all = table.columns.len() - 1;
    for unit in [StatementUnit::One, StatementUnit::Thousand] {
        let grid = grid(table, &(0..all), unit);
        if grid.width() <= columns {
            return grid.render(columns);
        }
    }
    let (mut lines, mut from) = (Vec::new(), 0);
    while from < all {
        let part = |to: usize| grid(table, &(from..to), StatementUnit::One);
        let fits = |to: &usize| part(*to).width() <= columns;
        let to = (from + 2..=all).take_while(fits).last();
        let to = to.unwrap_or(from + 1);
        lines.extend(part(to).render(columns));
        from = to;
    }
    lines
}

fn grid(table: &BlockTable, kept: &Range<usize>, unit: StatementUnit) -> TextGrid {
    let shapes = kept.clone().map(|_| Shape::right(2));
    let mut grid = TextGrid::new(std::iter::once(Shape::left(2)).chain(shapes).collect());
    let shown = || std::iter::once(0).chain(kept.clone().map(|at| at + 1));
    let heads = shown().map(|at| match (at, unit) {
        (0, StatementUnit::Thousand) => "in thousands".to_owned(),
        _ => table.columns[at].head.clone(),
    });
    grid.push(GridRow::new(heads.collect()));
    let told = |cell: &BlockCell| match (cell.value, unit) {
        (Some(x), StatementUnit::Thousand) => said(&BlockCell {
            text: thousands(x),
            ..cell.clone()
        }),
        _ => said(cell),
    };
    for row in &table.rows {
        let cells = shown().map(|at| row.cell(at).map(told).unwrap_or_default());
        grid.push(GridRow::new(cells.collect()));
    }
    grid
}

/// Thousands, with a decimal where there are few.
fn thousands(x: f64) -> String {
    let tenths = (x / 100.0).round() / 10.0;
    if tenths.abs() < 100.0 && tenths != 0.0 {
        format!("{tenths:.1}")
    } else {
        amount(tenths.round())
    }
}
