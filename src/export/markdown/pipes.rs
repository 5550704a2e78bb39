//! Tables between pipes.

use std::fmt::Write;

use super::escape;
use crate::export::page::matrix::{CriteriaCell, CriteriaMatrix};
use crate::export::page::table::{BlockCell, BlockRow, BlockTable, CellKind, TableKind};

/// A pipe table; numbers are right-aligned.
struct Pipes(String);

impl Pipes {
    fn new(heads: &[(String, bool)]) -> Self {
        let mut pipes = Self(String::new());
        pipes.row(heads.iter().map(|(head, _)| head.clone()));
        let lines = heads.iter();
        pipes.row(lines.map(|(_, right)| if *right { "---:" } else { "---" }.to_owned()));
        pipes
    }

    /// A row of escaped cells.
    fn row(&mut self, cells: impl Iterator<Item = String>) {
        self.0.push('|');
        for cell in cells {
            // Writing to a string cannot fail.
            let _ = write!(self.0, " {cell} |");
        }
        self.0.push('\n');
    }
}

/// A table with a column for the sentences that take the place of cells; a role stands behind the
/// name, days left behind the day.
pub fn table(table: &BlockTable) -> String {
    let all = table.columns.iter().enumerate();
    let shown = all.filter(|(_, c)| !is_behind(c.kind));
    let shown: Vec<usize> = shown.map(|(at, _)| at).collect();
    let sentences = table.rows.iter().any(|row| !row.instead.is_empty());
    let head = |at: &usize| {
        let column = &table.columns[*at];
        (head(&column.head), column.kind.is_number())
    };
    let mut heads: Vec<(String, bool)> = shown.iter().map(head).collect();
    let why = match table.kind {
        TableKind::Ranking => "Not ranked because",
        _ => "",
    };
    heads.extend(sentences.then(|| (why.to_owned(), false)));
    let mut pipes = Pipes::new(&heads);
    for row in &table.rows {
        if let Some(part) = &row.opens {
            pipes.row([format!("**{}**", escape(part))].into_iter());
        }
        let cells = shown.iter().map(|at| cell(table, row, *at));
        let sentence = sentences.then(|| escape(&row.instead));
        pipes.row(cells.chain(sentence));
    }
    pipes.0
}

/// A head; `#` alone is a number sign and no markup.
fn head(text: &str) -> String {
    if text == "#" {
        text.to_owned()
    } else {
        escape(text)
    }
}

const fn is_behind(kind: CellKind) -> bool {
    matches!(kind, CellKind::Role | CellKind::DaysLeft)
}

fn cell(table: &BlockTable, row: &BlockRow, at: usize) -> String {
    let text = |at: usize| row.cell(at).map(BlockCell::whole).unwrap_or_default();
    let behind = table.columns.get(at + 1).filter(|c| is_behind(c.kind));
    let behind = behind.map(|_| text(at + 1)).unwrap_or_default();
    let whole = [text(at), behind];
    let whole = whole.iter().map(|text| text.trim());
    let whole: Vec<&str> = whole.filter(|text| !text.is_empty()).collect();
    match table.columns[at].kind {
        // A place is no markup, and no list begins in a cell.
        CellKind::Place => whole.join(", "),
        _ => escape(&whole.join(", ")),
    }
}

/// Criteria from top to bottom, the offers that are compared side by side.
pub fn matrix(matrix: &CriteriaMatrix) -> String {
    let labels = &matrix.labels[..matrix.compared];
    let mut heads = vec![("Criterion".to_owned(), false), ("of".to_owned(), true)];
    heads.extend(labels.iter().map(|label| (escape(label), false)));
    let mut pipes = Pipes::new(&heads);
    let cell = |cell: &CriteriaCell| match (cell.earned.clone(), escape(&cell.text)) {
        (earned, text) if text.is_empty() => earned,
        (earned, text) if earned.is_empty() => text,
        (earned, text) => format!("{earned} {text}"),
    };
    for row in &matrix.rows {
        let lead = [escape(&row.whole_name()), row.weight.clone()];
        let cells = row.cells[..matrix.compared].iter().map(cell);
        pipes.row(lead.into_iter().chain(cells));
    }
    pipes.0
}
