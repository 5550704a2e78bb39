//! Tables with captions and scopes, each in a frame that scrolls.

use maud::{Markup, html};

use super::classes::{class, joined};
use crate::export::page::matrix::{CriteriaCell, CriteriaMatrix, CriteriaRow, RowKind};
use crate::export::page::table::{
    BlockCell, BlockColumn, BlockRow, BlockTable, CellKind, TableKind, Tone,
};

/// A table in a frame that takes the keyboard, so that a wide one can be moved.
fn framed(caption: &str, kind: &str, head: &Markup, body: &Markup) -> Markup {
    // What stands above says the same.
    let hidden = matches!(kind, "gaps" | "flips" | "ask" | "statement" | "days");
    html! {
        div.scroll tabindex="0" role="group" aria-label=(caption) {
            table class=(kind) {
                caption { span class=[hidden.then_some("vh")] { (caption) } }
                thead { (head) }
                tbody { (body) }
            }
        }
    }
}

const fn name(kind: TableKind) -> &'static str {
    match kind {
        TableKind::Ranking => "ranking",
        TableKind::Gaps => "gaps",
        TableKind::PayStatement => "statement",
        TableKind::Deadlines => "days",
        TableKind::Heat => "heat",
        TableKind::Flips => "flips",
        TableKind::Reasons => "reasons",
        _ => "plain",
    }
}

/// Any table; the first column names the rows, unless it is a place.
pub fn table(table: &BlockTable) -> Markup {
    let named = |c: &BlockColumn| matches!(c.kind, CellKind::Name | CellKind::Day);
    let header = table.columns.iter().position(named).unwrap_or(0);
    let head = html! {
        tr { @for column in &table.columns { (head(column)) } }
    };
    let body = html! {
        @for (at, row) in table.rows.iter().enumerate() {
            @if let Some(part) = &row.opens {
                tr.part { th scope="colgroup" colspan=(table.columns.len()) { (part) } }
            }
            (self::row(table, row, at, header))
        }
    };
    framed(&table.caption, name(table.kind), &head, &body)
}

fn head(column: &BlockColumn) -> Markup {
    let number = column.kind.is_number().then_some("n");
    let long = match column.kind {
        CellKind::OldPlace => Some("whole"),
        kind => wide(kind),
    };
    let text = if column.head.is_empty() {
        &column.spoken
    } else {
        &column.head
    };
    html! { th scope="col" class=[joined([number, long])] { (text) } }
}

fn row(table: &BlockTable, row: &BlockRow, at: usize, header: usize) -> Markup {
    let shown = row.cells.iter().take_while(|cell| cell.is_some()).count();
    let left = table.columns.len() - shown;
    let strong = row.is_strong.then_some("strong");
    let sum = row.is_sum.then_some("sum");
    let is_ranking = table.kind == TableKind::Ranking;
    html! {
        tr class=[joined([strong, sum])]
            data-offer=[is_ranking.then_some(at)]
            data-strong=[(is_ranking && row.is_strong).then_some("1")]
        {
            @for (i, (column, cell)) in table.columns.iter().zip(&row.cells).take(shown).enumerate() {
                @if let Some(cell) = cell {
                    @if i == header {
                        th scope="row" {
                            (words(column, cell))
                            @if table.kind == TableKind::Reasons { (below(row)) }
                        }
                    } @else {
                        td class=[classes(table, column, cell)] { (words(column, cell)) }
                    }
                }
            }
            @if left > 0 { td.faint colspan=(left) { (row.instead) } }
        }
    }
}

/// The class of words that need some width.
const fn wide(kind: CellKind) -> Option<&'static str> {
    match kind {
        CellKind::Words => Some("long"),
        CellKind::Name | CellKind::Role | CellKind::Rating => Some("w"),
        _ => None,
    }
}

/// What stands below a row, within its first cell.
fn below(row: &BlockRow) -> Markup {
    html! {
        @for cell in &row.below { small { (cell.text) } }
    }
}

fn classes(table: &BlockTable, column: &BlockColumn, cell: &BlockCell) -> Option<String> {
    let kind = match column.kind {
        CellKind::Place => Some("place"),
        CellKind::Day | CellKind::OldPlace => Some("whole"),
        CellKind::Score => Some("n score"),
        kind if kind.is_number() => Some("n"),
        kind => wide(kind),
    };
    // Ten shades, from nothing to always.
    let heat = cell.value.filter(|_| table.kind == TableKind::Heat);
    let heat = heat.map(|share| format!("h h{}", (share * 10.0).ceil()));
    let repeat = cell.is_repeat.then_some("repeat");
    let kind = kind.filter(|_| heat.is_none());
    joined([kind, heat.as_deref(), repeat, class(cell.tone)])
}

/// The words of a cell; the mark behind them, and the number of the note.
fn words(column: &BlockColumn, cell: &BlockCell) -> Markup {
    html! {
        @if column.kind == CellKind::Score {
            span.v { (cell.text) }
        } @else if column.kind == CellKind::Rating {
            (rating(&cell.text))
        } @else {
            (cell.text)
        }
        @if !cell.mark.is_empty() { span.caution { (cell.mark) } }
        @if let Some(note) = cell.note { " [" (note) "]" }
    }
}

/// A rating with what is to be looked at in it: `90 !`, `?`.
fn rating(text: &str) -> Markup {
    match text.strip_suffix(" !") {
        Some(rating) => html! { (rating) " " span.alarm { "! fails" } },
        None if text == "?" => html! { span.caution { "?" } },
        None => html! { (text) },
    }
}

/// Questions, each with what is known and what an answer changes.
pub fn questions(table: &BlockTable) -> Markup {
    let head = html! {
        tr {
            th scope="col" { "Whom" }
            th.long scope="col" { "What to ask, and what an answer changes" }
        }
    };
    let body = html! {
        @for row in &table.rows {
            tr {
                th scope="row" { (row.text(0)) }
                td {
                    span.question { (row.text(1)) }
                    span.below { (row.text(2)) " " (row.text(3)) }
                }
            }
        }
    };
    framed(&table.caption, "ask", &head, &body)
}

/// Criteria from top to bottom, the offers that are compared side by side.
pub fn matrix(matrix: &CriteriaMatrix) -> Markup {
    let labels = &matrix.labels[..matrix.compared];
    let head = html! {
        tr {
            th scope="col" { "Criterion" }
            th.n scope="col" { "of" }
            @for label in labels { th.w scope="col" { (label) } }
        }
    };
    let body = html! {
        @for row in &matrix.rows { (matrix_row(row, matrix.compared)) }
    };
    let caption = "Points of each offer, and its rating behind them";
    framed(caption, "matrix", &head, &body)
}

fn matrix_row(row: &CriteriaRow, compared: usize) -> Markup {
    let sum = (row.kind == RowKind::Score).then_some("sum");
    html! {
        tr class=[sum] {
            th scope="row" { (row.whole_name()) }
            td.n { (row.weight) }
            @for cell in &row.cells[..compared] { td { (matrix_cell(cell)) } }
        }
    }
}

fn matrix_cell(cell: &CriteriaCell) -> Markup {
    let most = cell.most.then_some(Tone::Strong).and_then(class);
    html! {
        @if !cell.earned.is_empty() { span class=[most] { (cell.earned) } " " }
        (rating(&cell.text))
    }
}
