//! Tables in the layout that their kind has.

use super::cells::painted_at;
use super::flow::fold;
use super::grid::{Below, GridColumn, GridRow, Tail, TextGrid};
use super::{against, deadlines, explained, flips, listed, pay, questions, ranked_layout, reasons};
use crate::export::ScreenOptions;
use crate::export::page::table::{BlockRow, BlockTable, TableKind};

/// The lines of a table.
pub fn lines(table: &BlockTable, look: &ScreenOptions) -> Vec<String> {
    match table.kind {
        TableKind::Ranking => ranked_layout::lines(table, look.width),
        TableKind::Gaps => gaps(table, look.width),
        TableKind::Deadlines => deadlines::lines(table, look.width),
        TableKind::Questions => questions::lines(table, look.width),
        TableKind::Flips => flips::lines(table, look.width),
        TableKind::Explained => explained::lines(table, look.width),
        TableKind::Against => against::lines(table, look.width),
        TableKind::PaySummary => pay::summary(table, look.width),
        TableKind::PayStatement => pay::statement(table, look.width),
        TableKind::Reasons => reasons::lines(table, look.width),
        TableKind::Heat | TableKind::Plain => listed::lines(table, look.width),
    }
}

/// Names, points, and reasons behind them.
fn gaps(table: &BlockTable, columns: usize) -> Vec<String> {
    let mut grid = TextGrid::new(vec![GridColumn::left(1), GridColumn::right(2)]);
    for row in &table.rows {
        grid.push(gap(table, row, columns));
    }
    grid.render(columns)
}

fn gap(table: &BlockTable, row: &BlockRow, columns: usize) -> GridRow {
    let text = |at: usize| painted_at(table, row, at);
    let names = fold(&text(0), (columns * 3 / 10).max(18));
    let reason = Some(text(2)).filter(|text| !text.is_empty());
    let tail = reason.map(|text| Tail {
        column: 2,
        gap: 2,
        below: Below {
            column: 0,
            indent: 2,
            text,
        },
    });
    GridRow::tall(vec![names, vec![text(1)]]).with_tail(tail)
}
