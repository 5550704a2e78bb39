//! Pay in a month for each offer, and where the money of one comes from.

use std::ops::Range;

use super::cells::said;
use super::flow::{hang, wrap_under};
use super::grid::{GridColumn as Shape, GridRow, TextGrid};
use crate::export::page::table::{BlockRow, BlockTable};
use crate::text::width::width;

fn text(row: &BlockRow, at: usize) -> &str {
    row.cell(at).map_or("", |cell| cell.text.as_str())
}

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
    let [month, may, total, over] = [2, 3, 4, 5].map(|at| text(row, at));
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
    let lead = format!(" {}: ", text(row, 0));
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
        let cells = [2, 3, 4, 5].map(|at| text(row, at).to_owned());
        let cells = std::iter::once(name(row, roles)).chain(cells);
        grid.push(GridRow::new(cells.collect()));
    }
    grid
}

fn name(row: &BlockRow, columns: usize) -> String {
    match [0, 1].map(|at| text(row, at)) {
        [label, role] if !role.is_empty() && width(label) + 2 + width(role) <= columns => {
            format!("{label}, {role}")
        }
        [label, _] => label.to_owned(),
    }
}

/// A line for each source of money; where that is too wide, without the years, then the week.
pub fn statement(table: &BlockTable, columns: usize) -> Vec<String> {
    let all = table.columns.len() - 1;
    let years = all.saturating_sub(3);
    let most = [0..all, years..all, years..all.saturating_sub(1)];
    let mut grids = most.into_iter().map(|kept| grid(table, &kept));
    let fits = grids.find(|grid| grid.width() <= columns);
    let least = || grid(table, &(years..years + 1));
    fits.unwrap_or_else(least).render(columns)
}

fn grid(table: &BlockTable, kept: &Range<usize>) -> TextGrid {
    let shapes = kept.clone().map(|_| Shape::right(2));
    let mut grid = TextGrid::new(std::iter::once(Shape::left(2)).chain(shapes).collect());
    let shown = || std::iter::once(0).chain(kept.clone().map(|at| at + 1));
    let heads = shown().map(|at| table.columns[at].head.clone());
    grid.push(GridRow::new(heads.collect()));
    for row in &table.rows {
        let cells = shown().map(|at| row.cell(at).map(said).unwrap_or_default());
        grid.push(GridRow::new(cells.collect()));
    }
    grid
}
