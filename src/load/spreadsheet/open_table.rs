//! A table whose headers are read: what its columns are, and how its numbers and days are written.

use super::columns::{self, ColumnGroup};
use super::dates::DayOrder;
use super::headers::KnownHeaders;
use super::numbers::{DecimalMark, Habit};
use super::rows::{Delimiter, SheetCell, SheetRow};
use super::seen_habits::SeenHabits;
use super::table::{InputKind, SheetTable};
use crate::diag::Diagnostic;
use crate::load::syntax::document::Text;

/// A table with its columns, before its rows are read.
#[derive(Clone)]
pub struct OpenTable {
    pub table: SheetTable,
    pub groups: Vec<ColumnGroup>,
    /// The codes of currencies in which pay can be stated, its own first.
    pub currencies: Vec<String>,
    /// How its numbers are written.
    pub numbers: Habit,
    /// What is to be said of its headers.
    pub(super) complaints: Vec<Diagnostic>,
}

/// Which rows of a table are read.
#[derive(Clone, Copy)]
pub enum TableRows<'r> {
    All,
    /// Those that begin at these bytes, each with its number.
    At(&'r [(usize, u32)]),
}

impl OpenTable {
    /// Reads the headers of a table.
    pub fn new(text: &Text, name: &str, kind: InputKind, known: &KnownHeaders<'_>) -> Self {
        let (file, original) = (text.file, text.original());
        let (table, (groups, complaints)) = match SheetTable::new(file, original, name, kind) {
            Ok(table) => {
                let read = columns::groups(&table, original, known);
                (table, read)
            }
            Err(mistake) => {
                let complaints = vec![mistake.told(file)];
                (SheetTable::broken(file), (Vec::new(), complaints))
            }
        };
        Self {
            table,
            groups,
            currencies: known.currencies(),
            numbers: Habit::default(),
            complaints,
        }
    }

    /// Whether no row can be read.
    pub fn is_broken(&self) -> bool {
        self.complaints.iter().any(Diagnostic::is_mistake)
    }

    /// The byte behind the row of the headers.
    pub fn first_row(&self) -> usize {
        match (self.table.headers.last(), self.table.delimiter) {
            (Some(last), Some(_)) => last.1.end,
            _ => self.table.from,
        }
    }

    /// The cell of a row that says something of a part of an offer, by the part's keys.
    pub(super) fn cell<'r, 't>(
        &self,
        row: &'r SheetRow<'t>,
        path: &[&str],
    ) -> Option<&'r SheetCell<'t>> {
        let group = self.groups.iter().find(|group| group.part.path == path)?;
        let mut cells = group.columns.iter().filter_map(|own| row.cells.get(own.1));
        cells.find(|cell| !cell.is_empty())
    }

    /// Looks through all cells for what tells how numbers and days are written.
    pub fn learn_habits(&mut self, text: &str) {
        let mut seen = SeenHabits::default();
        for row in self.table.rows(text).flatten() {
            for (at, group) in self.groups.iter().enumerate() {
                let cells = group.columns.iter();
                let cells = cells.filter_map(|(_, column)| row.cells.get(*column));
                for cell in cells.filter(|cell| !cell.literal) {
                    seen.cell(at, group, &cell.text);
                }
            }
        }
        self.settle(&seen);
    }

    /// How its numbers are written where they have this mark before decimals.
    pub fn habit(&self, mark: Option<DecimalMark>) -> Habit {
        Habit {
            mark,
            commas_group: self.table.delimiter != Some(Delimiter::Semicolon),
        }
    }

    /// Takes what was seen of its cells for how numbers and days are written.
    pub fn settle(&mut self, seen: &SeenHabits) {
        self.numbers = self.habit(seen.mark());
        for (at, orders) in &seen.days {
            // Where some have the day first and some the month, none of them tells of the others.
            self.groups[*at].days = match orders {
                [_, 0] => Some(DayOrder::DayFirst),
                [0, _] => Some(DayOrder::MonthFirst),
                _ => None,
            };
        }
    }
}
