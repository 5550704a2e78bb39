//! Rows of a table as blocks of offers, each value with the place of its cell.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::cells::{self, CellValue, Habits, quoted};
use super::columns::ColumnGroup;
use super::headers::{ColumnKind, RangeEnd};
use super::numbers::DecimalMark;
use super::open_table::{OpenTable, TableRows};
use super::rows::{Delimiter, SheetCell, SheetRow};
use super::table::SheetTable;
use crate::diag::{Code, Diagnostic, Span};
use crate::load::grammar::money::{Meant, meant};
use crate::load::grammar::reader::MOST;
use crate::load::grammar::tables::{offer, pay};
use crate::load::syntax::document::{Text, Translated};
use crate::text::number::grouped;

const ONE_CURRENCY: &str = "write all amounts of a row in one currency";

/// What tables are translated by.
struct Translator<'t> {
    open: &'t OpenTable,
    table: &'t SheetTable,
    text: &'t str,
    out: Translated,
    complaints: Vec<Diagnostic>,
    /// Whether something could not be read.
    lossy: bool,
    /// The first cell of each column that was typed in another way, and how it counts.
    tidied: HashMap<usize, (String, String)>,
    /// The columns of which a sign is told that is not that of the currency counted in.
    told: HashSet<usize>,
    /// The currencies of amounts of the row, by their signs.
    signs: Vec<(&'static str, Range<usize>)>,
    /// The currency of the first such amount of all.
    sign: Option<&'static str>,
}

/// Says what rows of a table are as a file of offers; what is wrong with them, and what is to be
/// said of the table.
pub fn translate(
    open: &OpenTable,
    text: &Text,
    rows: TableRows<'_>,
) -> (SheetTable, Vec<Diagnostic>) {
    let mut table = open.table.clone();
    let mut translator = Translator {
        open,
        table: &open.table,
        text: text.original(),
        out: Translated::default(),
        complaints: open.complaints.clone(),
        lossy: open.is_broken(),
        tidied: HashMap::new(),
        told: HashSet::new(),
        signs: Vec::new(),
        sign: None,
    };
    let mut starts = Vec::new();
    if !translator.lossy {
        match rows {
            TableRows::All => translator.rows(&mut starts),
            TableRows::At(own) => {
                starts = own.to_vec();
                translator.rows_at(own);
            }
        }
        translator.remarks();
    }
    let (out, lossy, complaints) = (translator.out, translator.lossy, translator.complaints);
    text.translate(out);
    table.rows = starts;
    table.lossy = lossy;
    (table, complaints)
}

impl Translator<'_> {
    fn span(&self, place: &Range<usize>) -> Span {
        self.table.file.span(place.clone())
    }

    fn complain(&mut self, complaint: Diagnostic) {
        self.lossy = true;
        if self.complaints.len() < MOST {
            self.complaints.push(complaint);
        }
    }

    fn rows(&mut self, starts: &mut Vec<(usize, u32)>) {
        let mut end = self.open.first_row();
        let mut number = 1;
        for row in self.table.rows(self.text) {
            let place = match &row {
                Ok(row) => Some(&row.place),
                Err(mistake) => mistake.line(),
            };
            if let Some(place) = place {
                // Line breaks within quotes begin no row.
                number += self.text[end..place.start].matches('\n').count() as u32;
                end = place.end;
                starts.push((place.start, number));
            }
            match row {
                Ok(row) => self.row(&row),
                Err(mistake) => self.complain(mistake.told(self.table.file)),
            }
        }
        if starts.is_empty() && !self.lossy {
            let end = self.text.len();
            let message = "headers, and no row of offers below them";
            let span = self.table.file.span(end..end);
            let complaint = Diagnostic::new(Code::NoHeader, span, message);
            self.complain(complaint.help("write an offer in each row"));
        }
    }

    /// Reads the rows that begin at some bytes.
    fn rows_at(&mut self, starts: &[(usize, u32)]) {
        let mut reader = self.table.reader(self.text);
        for (start, _) in starts {
            match reader.row(*start) {
                Some(Ok(row)) => self.row(&row),
                Some(Err(mistake)) => self.complain(mistake.told(self.table.file)),
                None => {}
            }
        }
    }

    fn row(&mut self, row: &SheetRow<'_>) {
        if row.cells.iter().all(SheetCell::is_empty) {
            return;
        }
        if self.is_uneven(row) {
            return;
        }
        let is_company = |group: &&ColumnGroup| group.part.path == [offer::company];
        let company = self.open.groups.iter().find(is_company);
        let mut cells = company.iter().flat_map(|group| &group.columns);
        if !cells.any(|(_, column)| row.cells.get(*column).is_some_and(|cell| !cell.is_empty())) {
            let span = self.span(&row.place);
            let complaint = Diagnostic::new(Code::MissingKey, span, "a row without a company");
            self.complain(complaint.help("write its company, or clear the row"));
            return;
        }
        self.out.block("[[offer]]", row.place.start);
        for at in 0..self.open.groups.len() {
            self.part(at, row);
        }
        self.currency(row);
    }

    /// Writes the currency of a row's amounts, where their signs alone say it and pay can be stated in
    /// it; one of which there is no rate counts as the others do, unless these have another sign.
    fn currency(&mut self, row: &SheetRow<'_>) {
        let signs = std::mem::take(&mut self.signs);
        let Some((code, place)) = signs.first() else {
            return;
        };
        let is_currency = |group: &&ColumnGroup| group.part.path == [offer::pay, pay::currency];
        let group = self.open.groups.iter().find(is_currency);
        let mut cells = group.iter().flat_map(|group| &group.columns);
        let cell = cells.find_map(|(_, column)| row.cells.get(*column).filter(|c| !c.is_empty()));
        let is_same = |text: &str| {
            // A dollar sign stands for many.
            *code == "USD"
                || text.eq_ignore_ascii_case(code)
                || matches!(meant(text), Some(Meant::One(meant)) if meant == *code)
        };
        let can_be = |code: &str| self.open.currencies.iter().any(|own| own == code);
        let unlike = signs.iter().find(|sign| sign.0 != *code);
        let (stated, at, help) = match (cell, unlike) {
            (Some(cell), _) if !is_same(cell.text.trim()) => {
                (cell.text.trim(), place, ONE_CURRENCY)
            }
            (_, Some((other, at))) => (*other, at, ONE_CURRENCY),
            (Some(_), None) => return,
            (None, None) => match *self.sign.get_or_insert(code) {
                other if can_be(code) && can_be(other) => {
                    let is_own = self.open.currencies.first().is_some_and(|own| own == code);
                    let path = [offer::pay, pay::currency].join(".");
                    if !is_own {
                        self.out.value(&path, &quoted(code), place.clone());
                    }
                    return;
                }
                other if other == *code => return,
                other => (other, place, "write their rates below [rates]"),
            },
        };
        let message = format!("an amount in {code} beside the currency {stated}");
        let complaint = Diagnostic::new(Code::TwoReadings, self.span(at), message);
        self.complain(complaint.help(help));
    }

    /// Whether a row has more cells than the header, or fewer, which is complained about.
    fn is_uneven(&mut self, row: &SheetRow<'_>) -> bool {
        let (own, all) = (row.cells.len(), self.table.headers.len());
        let extra = row.cells.iter().skip(all).find(|cell| !cell.is_empty());
        let span = match extra {
            Some(cell) => self.span(&cell.place),
            None if own < all => self.span(&row.place),
            None => return false,
        };
        let cells = |n: usize| {
            format!(
                "{} cell{}",
                grouped(n as f64),
                if n == 1 { "" } else { "s" }
            )
        };
        let message = format!("a row of {} below {} of headers", cells(own), cells(all));
        let help = if own > all {
            "put a cell that has a delimiter in it into quotes"
        } else {
            "write the delimiters of empty cells as well"
        };
        self.complain(Diagnostic::new(Code::BadRow, span, message).help(help));
        true
    }

    /// Writes a part of an offer, unless it is missing or a mistake.
    fn part(&mut self, at: usize, row: &SheetRow<'_>) {
        let group = &self.open.groups[at];
        let habits = Habits {
            numbers: self.open.numbers,
            days: group.days,
        };
        let mut values: Vec<(Option<RangeEnd>, String, Range<usize>)> = Vec::new();
        let mut mistakes = Vec::new();
        for (end, column) in &group.columns {
            let Some(cell) = row.cells.get(*column) else {
                continue;
            };
            let span = self.table.file.span(cell.place.clone());
            match cells::value(cell, &group.part.kind, habits, span) {
                CellValue::Missing => {}
                CellValue::Written { .. } if values.iter().any(|value| value.0 == *end) => {
                    let message = format!("a second value for `{}`", group.part.path.join("."));
                    let complaint = Diagnostic::new(Code::ColumnTwice, span, message);
                    mistakes.push(complaint.help("keep one of them"));
                }
                CellValue::Written { toml, tidied } => {
                    let sign = cells::currency(&cell.text).filter(|_| !cell.literal);
                    if tidied {
                        let (code, is_told) = self.counted_in(group, sign);
                        let typed = || (cell.text.trim().to_owned(), spoken(&toml) + &code);
                        if is_told && self.told.insert(*column) {
                            self.tidied.insert(*column, typed());
                        }
                        self.tidied.entry(*column).or_insert_with(typed);
                    }
                    if group.part.kind == ColumnKind::Amount && group.part.path[0] == offer::pay {
                        self.signs
                            .extend(sign.map(|code| (code, cell.place.clone())));
                    }
                    values.push((*end, toml, cell.place.clone()));
                }
                CellValue::Mistake(complaint) => mistakes.push(*complaint),
            }
        }
        let path: Vec<String> = group.part.path.iter().map(|key| key_of(key)).collect();
        let path = path.join(".");
        let broken = !mistakes.is_empty();
        for complaint in mistakes {
            self.complain(complaint);
        }
        if !broken && !values.is_empty() {
            let (toml, place) = together(values);
            self.out.value(&path, &toml, place);
        }
    }

    /// The currency that an amount counts in, where its sign says another one than is counted; and
    /// whether it does.
    fn counted_in(&self, group: &ColumnGroup, sign: Option<&'static str>) -> (String, bool) {
        let own = match &group.part.kind {
            ColumnKind::Rating { currency, .. } => currency.as_ref(),
            ColumnKind::Amount => self.open.currencies.first(),
            ColumnKind::Text | ColumnKind::Word | ColumnKind::Day | ColumnKind::YesNo => None,
        };
        let (Some(own), Some(sign)) = (own, sign) else {
            return (String::new(), false);
        };
        let is_amount = group.part.kind == ColumnKind::Amount;
        let can_be = is_amount && self.open.currencies.iter().any(|code| code == sign);
        let counted = if can_be { sign } else { &own[..] };
        if sign == own {
            (String::new(), false)
        } else {
            (format!(" {counted}"), true)
        }
    }

    /// Says how the table was read, where that is not plain.
    fn remarks(&mut self) {
        let mut said = Vec::new();
        match self.table.delimiter() {
            Some(Delimiter::Semicolon) => said.push("semicolons part its cells".to_owned()),
            Some(Delimiter::Tab) => said.push("tabs part its cells".to_owned()),
            Some(Delimiter::Comma) | None => {}
        }
        if self.open.numbers.mark == Some(DecimalMark::Comma) {
            said.push("commas stand before decimals".to_owned());
        }
        let mut columns: Vec<_> = self.tidied.iter().collect();
        columns.sort();
        for (column, (typed, counts)) in columns {
            let name = &self.table.headers[*column].0;
            said.push(format!(
                "in the column `{name}`, {typed} counts as {counts}"
            ));
        }
        let Some((last, before)) = said.split_last() else {
            return;
        };
        let list = if before.is_empty() {
            last.clone()
        } else {
            format!("{}; and {last}", before.join("; "))
        };
        let message = format!("The table is read so: {list}");
        let begin = self.table.file.span(self.table.from..self.table.from);
        self.complaints
            .push(Diagnostic::new(Code::TableReading, begin, message));
    }
}

/// A value as a sentence has it: without quotes, and a range in words.
fn spoken(toml: &str) -> String {
    let bare = toml.trim_matches(['[', ']']).replace('"', "");
    bare.replace(", ", " to ")
}

/// A key as TOML has it.
fn key_of(key: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !key.is_empty() && key.chars().all(bare) {
        key.to_owned()
    } else {
        quoted(key)
    }
}

/// One value of several, and the place of the first.
fn together(mut values: Vec<(Option<RangeEnd>, String, Range<usize>)>) -> (String, Range<usize>) {
    values.sort_by_key(|value| value.2.start);
    let place = values[0].2.clone();
    let of = |end| {
        values
            .iter()
            .find(|value| value.0 == end)
            .map(|value| &value.1[..])
    };
    let (low, high) = (of(Some(RangeEnd::Low)), of(Some(RangeEnd::High)));
    let likely = of(Some(RangeEnd::Likely)).or(of(None));
    let toml = match (low, likely, high) {
        (None, Some(one), None) => one.to_owned(),
        (Some(low), None, Some(high)) => format!("[{low}, {high}]"),
        (low, likely, high) => {
            let named = [("low", low), ("likely", likely), ("high", high)];
            let entries = named
                .iter()
                .filter_map(|(key, value)| Some(format!("{key} = {}", (*value)?)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
    };
    (toml, place)
}
