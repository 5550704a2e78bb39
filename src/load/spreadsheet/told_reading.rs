//! What is said of how a table was read.

use std::collections::{BTreeMap, BTreeSet};

use super::numbers::DecimalMark;
use super::open_table::OpenTable;
use super::rows::{Delimiter, SheetRow};
use crate::load::grammar::tables::offer;
use crate::text::number::list;

/// What rows of sums are called in the place of a company.
const TOTALS: &str = "total,totals,grand total,sum,average,averages,avg,mean,median";

/// What of a reading is not plain.
#[derive(Default)]
pub struct ToldReading {
    /// The first cell of each column that was typed in another way, and how it counts.
    tidied: BTreeMap<usize, (String, String)>,
    /// Columns of which such a cell is told.
    other_currency: BTreeSet<usize>,
    /// Columns of an end of a range in which a value stood without the other end.
    pub lone_ends: BTreeSet<usize>,
    /// Columns of pay with an amount in a row without a base.
    pub idle: BTreeSet<usize>,
    /// The last rows, as far as they are called as sums are.
    pub totals: Vec<String>,
}

impl ToldReading {
    /// Takes a cell that was typed in another way, and how it counts.
    pub fn tidied(&mut self, column: usize, text: &str, counts: String) {
        let typed = || (text.trim().to_owned(), counts);
        self.tidied.entry(column).or_insert_with(typed);
    }

    /// Takes the first cell of a column with the sign of another currency than is counted.
    pub fn other_currency(&mut self, column: usize, text: &str, counts: String) {
        if self.other_currency.insert(column) {
            self.tidied.insert(column, (text.trim().to_owned(), counts));
        }
    }

    /// Takes a row that may be one of sums.
    pub fn total(&mut self, row: &SheetRow<'_>, open: &OpenTable) {
        let company = open.cell(row, &[offer::company]);
        let company = company.map_or("", |cell| cell.text.trim());
        let lower = company.to_lowercase();
        let mut totals = TOTALS.split(',');
        let is_total = totals.any(|name| name == lower.trim_end_matches(':'));
        if is_total && open.cell(row, &[offer::role]).is_none() {
            self.totals.push(company.to_owned());
        } else {
            self.totals.clear();
        }
    }

    /// What is said of it; nothing where all is plain.
    pub fn message(&self, open: &OpenTable) -> Option<String> {
        let mut said = Vec::new();
        match open.table.delimiter {
            Some(Delimiter::Semicolon) => said.push("semicolons part its cells".to_owned()),
            Some(Delimiter::Tab) => said.push("tabs part its cells".to_owned()),
            Some(Delimiter::Comma) | None => {}
        }
        if open.numbers.mark == Some(DecimalMark::Comma) {
            said.push("commas stand before decimals".to_owned());
        }
        let name = |column: &usize| format!("`{}`", open.table.headers[*column].0);
        let tidied = self.tidied.iter();
        said.extend(tidied.map(|(column, (typed, counts))| {
            format!("in the column {}, {typed} counts as {counts}", name(column))
        }));
        let lone = self.lone_ends.iter();
        said.extend(lone.map(|column| {
            let column = name(column);
            format!("a value in {column} counts as exact where the other end is empty")
        }));
        if !self.idle.is_empty() {
            let names: Vec<String> = self.idle.iter().map(name).collect();
            let s = if names.len() == 1 { "s" } else { "" };
            let names = list(&names);
            said.push(format!(
                "{names} count{s} for nothing in a row without a base"
            ));
        }
        match &self.totals[..] {
            [] => {}
            [one] => said.push(format!(
                "the row `{one}` counts as an offer: delete it if it is none"
            )),
            all => {
                let names: Vec<String> = all.iter().map(|name| format!("`{name}`")).collect();
                let names = list(&names);
                said.push(format!(
                    "the rows {names} count as offers: delete them if they are none"
                ));
            }
        }
        let (last, before) = said.split_last()?;
        let before = match before {
            [] => String::new(),
            _ => format!("{}; and ", before.join("; ")),
        };
        Some(format!("The table is read so: {before}{last}"))
    }
}
