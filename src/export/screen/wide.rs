//! Wide screens: the criteria as columns of the ranked table, two lines an offer.

use super::cells::{painted_cell, said};
use super::flow::{fold, longest_word};
use super::grid::{Below, GridColumn, GridRow, TextGrid};
use super::ranked_layout::{name, shape};
use crate::export::page::matrix::{CriteriaCell, CriteriaMatrix, CriteriaRow, RowKind};
use crate::export::page::table::{BlockRow, BlockTable, CellKind};
use crate::export::paint::{Paint, flagged, paint_if};
use crate::text::width::{widest, width};

/// The narrowest screen on which criteria are columns.
const LEAST: usize = 105;
/// A name takes at most this many columns.
const NAME: usize = 40;
/// A head narrower than this is not broken.
const HEAD: usize = 8;

/// One column: its head, and a cell an offer.
#[derive(Debug)]
struct Stack {
    shape: GridColumn,
    head: Vec<String>,
    cells: Vec<Vec<String>>,
}

impl Stack {
    fn width(&self) -> usize {
        let lines = self.cells.iter().flatten().chain(&self.head);
        self.shape.gap + widest(lines).max(self.shape.least)
    }
}

/// The table, if all of it fits.
pub fn lines(table: &BlockTable, matrix: &CriteriaMatrix, columns: usize) -> Option<Vec<String>> {
    let any = |kind| matrix.rows.iter().any(|row: &CriteriaRow| row.kind == kind);
    // Sums of groups are rows, which columns have no place for.
    if columns < LEAST || !any(RowKind::Weighted) || any(RowKind::Group) {
        return None;
    }
    let mut stacks = leading(table);
    let first = stacks.len();
    stacks.extend(criteria(table, matrix));
    let criteria = stacks.len() - first;
    let spare = columns.checked_sub(stacks.iter().map(Stack::width).sum())?;
    stacks[first].shape.gap += 2.min(spare);
    if spare > criteria {
        stacks[first + 1..]
            .iter_mut()
            .for_each(|s| s.shape.gap += 1);
    }
    Some(grid(table, stacks).render(columns))
}

fn has_was(table: &BlockTable) -> bool {
    table.columns.iter().any(|c| c.kind == CellKind::OldPlace)
}

fn grid(table: &BlockTable, stacks: Vec<Stack>) -> TextGrid {
    let column = if has_was(table) { 2 } else { 1 };
    let mut grid = TextGrid::new(stacks.iter().map(|s| s.shape).collect());
    let height = stacks.iter().map(|s| s.head.len()).max().unwrap_or(1);
    grid.push(GridRow::tall(
        stacks.iter().map(|s| lowered(&s.head, height)).collect(),
    ));
    let mut cells: Vec<_> = stacks.into_iter().map(|s| s.cells.into_iter()).collect();
    for offer in &table.rows {
        let row = GridRow::tall(cells.iter_mut().filter_map(Iterator::next).collect());
        let reason = || Below {
            column,
            indent: 2,
            text: offer.instead.clone(),
        };
        grid.push(row.with_below((!offer.instead.is_empty()).then(reason)));
    }
    grid
}

/// A head in `height` lines: its last line at the bottom, the others at the top.
fn lowered(head: &[String], height: usize) -> Vec<String> {
    let mut lines = head.to_vec();
    let last = lines.pop().unwrap_or_default();
    lines.resize(height - 1, String::new());
    lines.push(last);
    lines
}

/// The columns before the criteria.
fn leading(table: &BlockTable) -> Vec<Stack> {
    let shown = |kind| !matches!(kind, CellKind::Role | CellKind::Day | CellKind::DaysLeft);
    let kept = (0..table.columns.len()).filter(|at| shown(table.columns[*at].kind));
    kept.map(|at| column(table, at)).collect()
}

fn column(table: &BlockTable, at: usize) -> Stack {
    let column = &table.columns[at];
    let head = match column.kind {
        CellKind::Share => ["Comes", "first in", "what-ifs"]
            .map(str::to_owned)
            .to_vec(),
        _ => vec![column.head.clone()],
    };
    let is_old = matches!(column.kind, CellKind::OldPlace | CellKind::OldScore);
    let cell = |row: &BlockRow| match (column.kind, row.cell(at)) {
        (CellKind::Name, _) => names(table, row),
        (_, None) => vec![String::new()],
        (_, Some(cell)) => {
            let bold = row.is_strong && !is_old;
            vec![paint_if(bold, &painted_cell(column, cell), Paint::Bold)]
        }
    };
    Stack {
        shape: shape(column.kind, true, has_was(table)),
        head,
        cells: table.rows.iter().map(cell).collect(),
    }
}

/// The name, and the day to answer by below it.
fn names(table: &BlockTable, row: &BlockRow) -> Vec<String> {
    let lines = fold(&name(table, row), NAME);
    let bold = |line: &String| paint_if(row.is_strong, line, Paint::Bold);
    let day = row.below.first().map(|day| format!("  {}", said(day)));
    lines.iter().map(bold).chain(day).collect()
}

/// The criteria that weigh, and the deal-breakers.
fn criteria(table: &BlockTable, matrix: &CriteriaMatrix) -> Vec<Stack> {
    let is_criterion = |row: &&CriteriaRow| matches!(row.kind, RowKind::Weighted | RowKind::Must);
    let rows = matrix.rows.iter().filter(is_criterion);
    rows.map(|row| criterion(table, row)).collect()
}

/// A criterion: the points that it earns, and the rating below them.
fn criterion(table: &BlockTable, row: &CriteriaRow) -> Stack {
    let none_ranked = table.rows.iter().all(|offer| !offer.instead.is_empty());
    let cell = |(offer, cell): (&BlockRow, &CriteriaCell)| {
        let text = if cell.unchecked { "?" } else { &cell.text };
        let told = offer.instead.is_empty() || none_ranked;
        let earned = Some(&cell.earned).filter(|earned| told && !earned.is_empty());
        let earned = earned.map(|earned| paint_if(cell.most, earned, Paint::Bold));
        // A line of nothing would part the table from itself.
        let text = Some(flagged(text)).filter(|text| !text.is_empty());
        earned.into_iter().chain(text).collect()
    };
    let cells: Vec<_> = table.rows.iter().zip(&row.cells).map(cell).collect();
    Stack {
        shape: GridColumn::right(1),
        head: head(row, &cells),
        cells,
    }
}

/// The criterion's name in at most two lines, its scale, and at the bottom its weight.
fn head(row: &CriteriaRow, cells: &[Vec<String>]) -> Vec<String> {
    let name = &row.name;
    let least = widest(cells.iter().flatten())
        .max(HEAD)
        .max(longest_word(name).min(2 * HEAD));
    let whole = width(name).max(least);
    let short = (least..=whole)
        .map(|w| fold(name, w))
        .find(|head| head.len() <= 2);
    let mut head = short.unwrap_or_else(|| vec![name.clone()]);
    head.extend(Some(row.scale.clone()).filter(|scale| !scale.is_empty()));
    head.push(match row.kind {
        RowKind::Weighted => format!("of {}", row.weight),
        _ => row.weight.clone(),
    });
    head
}
