//! The ranked table in the fullest form that fits the screen.

use super::cells::{marked_cell, painted_at, said};
use super::flow::{fold, longest_word, wrap_under};
use super::grid::{Below, GridColumn, GridRow, Tail, TextGrid};
use crate::export::page::table::{BlockRow, BlockTable, CellKind};
use crate::export::paint::{Paint, paint_if};
use crate::export::words::with_more;
use crate::text::width::{widest, width};

/// A name takes at most this many columns of a table; a longer one is wrapped.
const WIDEST: usize = 40;
/// A word up to this length is not broken to make room.
const WORD: usize = 16;
/// Company and role in one column take at least this.
const STACKED: usize = 14;
/// Where the lines below a name begin: under the name.
const INDENT: usize = 5;

/// How the columns share the screen.
#[derive(Clone, Copy, Debug)]
struct TablePlan<'p> {
    table: &'p BlockTable,
    /// Whether the days to answer by have columns; else they stand below the names.
    dated: bool,
    /// Whether company and role stand in one column.
    stacked: bool,
    tight: bool,
    /// The most that a company and a role take.
    names: [usize; 2],
}

/// The table where it fits, else a list; an offer without a place has its reason behind its name.
pub fn lines(table: &BlockTable, columns: usize) -> Vec<String> {
    let loose = TablePlan {
        table,
        dated: true,
        stacked: false,
        tight: false,
        names: [WIDEST; 2],
    };
    let tight = TablePlan {
        tight: true,
        ..loose
    };
    let fits = |plan: TablePlan<'_>| Some(plan.grid()).filter(|grid| grid.width() <= columns);
    let whole = fits(loose)
        .or_else(|| fits(tight))
        .or_else(|| tight.broken(columns));
    whole.map_or_else(|| list(table, columns), |grid| grid.render(columns))
}

/// Company and role: `JPMorgan, ML engineer`.
pub fn name(table: &BlockTable, row: &BlockRow) -> String {
    let text = |kind| {
        let at = table.columns.iter().position(|c| c.kind == kind);
        at.map_or("", |at| row.text(at))
    };
    with_more(text(CellKind::Name).to_owned(), text(CellKind::Role))
}

/// How a column is laid out; `was` tells whether old places stand before the names.
pub fn shape(kind: CellKind, tight: bool, was: bool) -> GridColumn {
    match kind {
        CellKind::Place => GridColumn {
            least: 3,
            ..GridColumn::left(1)
        },
        CellKind::Name => GridColumn::left(if was { 2 } else { 1 }),
        CellKind::Score => GridColumn::right(1),
        CellKind::OldScore | CellKind::Range => GridColumn::right(if tight { 2 } else { 3 }),
        CellKind::Day => GridColumn::left(if tight { 2 } else { 3 }),
        kind if kind.is_number() => GridColumn::right(2),
        _ => GridColumn::left(2),
    }
}

impl<'p> TablePlan<'p> {
    /// The columns that it has.
    fn parts(self) -> impl Iterator<Item = usize> {
        let shown = move |at: &usize| match self.kind(*at) {
            CellKind::Day | CellKind::DaysLeft => self.dated,
            CellKind::Role => !self.stacked,
            _ => true,
        };
        (0..self.table.columns.len()).filter(shown)
    }

    fn kind(self, at: usize) -> CellKind {
        self.table.columns[at].kind
    }

    /// With names wrapped or days below them, whichever takes fewer lines.
    fn broken(self, columns: usize) -> Option<TextGrid> {
        let below = Self {
            dated: false,
            ..self
        };
        let stacked = [self, below].map(|plan| plan.filled(columns));
        let squeezed = [below, self.squeezed(columns), below.squeezed(columns)];
        let plans = squeezed.into_iter().chain(stacked.into_iter().flatten());
        let grids = plans.map(TablePlan::grid);
        let fitting = grids.filter(|grid| grid.width() <= columns);
        fitting.min_by_key(TextGrid::height)
    }

    /// With names wrapped as far as it takes to fit, as long as no word is broken for it.
    fn squeezed(self, columns: usize) -> Self {
        let names = [CellKind::Name, CellKind::Role].map(|kind| self.texts(kind));
        let mut most = names.each_ref().map(|n| natural(n));
        let least = names.each_ref().map(|n| floor(n));
        let named = |names| Self { names, ..self };
        let excess = named(most).grid().width().saturating_sub(columns);
        for _ in 0..excess {
            let room = [most[0] - least[0], most[1] - least[1]];
            let widest = usize::from(room[1] > room[0]);
            most[widest] -= usize::from(room[widest] > 0);
        }
        named(most)
    }

    /// The words of a column.
    fn texts(self, kind: CellKind) -> Vec<&'p str> {
        let at = self.table.columns.iter().position(|c| c.kind == kind);
        let rows = self.table.rows.iter();
        rows.filter_map(|row| Some(row.cell(at?)?.text.as_str()))
            .collect()
    }

    /// With company and role together in what the figures leave.
    fn filled(self, columns: usize) -> Option<Self> {
        let filled = |most| Self {
            stacked: true,
            names: [most; 2],
            ..self
        };
        // Names of one column are as wide as the head over them.
        let figures = filled(1).grid().width() - width("Offer");
        let most = columns.checked_sub(figures);
        most.filter(|most| *most >= STACKED).map(filled)
    }

    fn grid(self) -> TextGrid {
        let was = self.parts().any(|at| self.kind(at) == CellKind::OldPlace);
        let shapes = self.parts().map(|at| shape(self.kind(at), self.tight, was));
        let mut grid = TextGrid::new(shapes.collect());
        let heads = self.parts().map(|at| self.table.columns[at].head.clone());
        grid.push(GridRow::new(heads.collect()));
        for row in &self.table.rows {
            grid.push(self.row(row));
        }
        grid
    }

    fn row(self, row: &BlockRow) -> GridRow {
        let shown = self.parts().take_while(|at| row.cell(*at).is_some());
        let shown: Vec<usize> = shown.collect();
        let cells = shown.iter().map(|at| self.cell(row, *at));
        let has_score = shown.iter().any(|at| self.kind(*at) == CellKind::Score);
        let has_tail = shown.len() < self.parts().count() || !row.instead.is_empty();
        let tail = has_tail.then(|| Tail {
            column: shown.len(),
            gap: if has_score { 3 } else { 2 },
            below: self.below(row.instead.clone()),
        });
        let has_day = self.parts().any(|at| self.kind(at) == CellKind::Day);
        let below = reply(row).filter(|_| !has_day).map(|text| self.below(text));
        GridRow::tall(cells.collect())
            .with_tail(tail)
            .with_below(below)
    }

    /// A line under the name.
    fn below(self, text: String) -> Below {
        let name = self.parts().position(|at| self.kind(at) == CellKind::Name);
        Below {
            column: name.unwrap_or(0),
            indent: 0,
            text,
        }
    }

    fn cell(self, row: &BlockRow, at: usize) -> Vec<String> {
        let kind = self.kind(at);
        let text = match kind {
            CellKind::Name if self.stacked => name(self.table, row),
            _ => painted_at(self.table, row, at),
        };
        let lines = match kind {
            CellKind::Name => fold(&text, self.names[0]),
            CellKind::Role => fold(&text, self.names[1]),
            _ => vec![text],
        };
        // The first is not told by what was.
        let is_old = matches!(kind, CellKind::OldPlace | CellKind::OldScore);
        let bold = |line: &String| paint_if(row.is_strong && !is_old, line, Paint::Bold);
        lines.iter().map(bold).collect()
    }
}

fn natural(names: &[&str]) -> usize {
    widest(names).min(WIDEST)
}

/// What a column of names takes at least: its longest word, if that is not overlong.
fn floor(names: &[&str]) -> usize {
    let word = names.iter().map(|n| longest_word(n)).max().unwrap_or(0);
    word.clamp(6, WORD).min(natural(names))
}

/// What stands below a row, in a line.
fn reply(row: &BlockRow) -> Option<String> {
    let told: Vec<String> = row.below.iter().map(said).collect();
    (!told.is_empty()).then(|| told.join(", "))
}

/// For screens too narrow for columns: a name, and its figures below.
fn list(table: &BlockTable, columns: usize) -> Vec<String> {
    let mut out = Vec::new();
    for row in &table.rows {
        let name = fold(&name(table, row), columns.saturating_sub(INDENT));
        let place = format!(" {:<1$} ", row.text(0), INDENT - 2);
        for (i, line) in name.iter().enumerate() {
            let lead = if i == 0 {
                place.clone()
            } else {
                " ".repeat(INDENT)
            };
            out.push(lead + &paint_if(row.is_strong, line, Paint::Bold));
        }
        out.extend(wrap_under(&told(table, row).join(", "), INDENT, columns));
    }
    out
}

/// The figures of an offer, each with its name.
fn told(table: &BlockTable, row: &BlockRow) -> Vec<String> {
    let mut out = Vec::new();
    let mut was_place = "";
    for (column, cell) in table.columns.iter().zip(&row.cells) {
        let Some(cell) = cell else {
            continue;
        };
        let text = marked_cell(cell);
        match column.kind {
            CellKind::OldPlace => was_place = &cell.text,
            CellKind::OldScore if text.is_empty() => out.push("was not ranked".to_owned()),
            CellKind::OldScore => out.push(format!("was {was_place} with {text}")),
            CellKind::Score | CellKind::Range | CellKind::Share | CellKind::Position
                if !text.is_empty() =>
            {
                out.push(format!("{} {text}", column.spoken));
            }
            _ => {}
        }
    }
    if row.instead.is_empty() {
        out.extend(reply(row));
    } else {
        out.push(row.instead.clone());
    }
    out
}
