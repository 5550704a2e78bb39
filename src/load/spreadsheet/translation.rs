//! Rows of a table as blocks of offers, each value with the place of its cell.

use std::ops::Range;

use super::cells::{self, CellValue, Habits, UNKNOWN, quoted};
use super::columns::ColumnGroup;
use super::headers::{ColumnKind, RangeEnd};
use super::joined::JoinedCells;
use super::open_table::{OpenTable, TableRows};
use super::row_currency::{RowCurrency, SignMeaning, counted_in};
use super::rows::{SheetCell, SheetRow};
use super::table::SheetTable;
use super::told_reading::ToldReading;
use crate::diag::{Code, Diagnostic, Span};
use crate::load::grammar::reader::MOST;
use crate::load::grammar::tables::{at, offer, pay};
use crate::load::syntax::document::{Text, Translated};
use crate::model::PayPart;
use crate::text::number::count;

/// What tables are translated by.
struct Translator<'t> {
    open: &'t OpenTable,
    text: &'t str,
    out: Translated,
    complaints: Vec<Diagnostic>,
    /// Whether something could not be read.
    lossy: bool,
    told: ToldReading,
    currency: RowCurrency,
}

/// A cell as TOML.
#[derive(Clone)]
struct CellToml {
    toml: String,
    place: Range<usize>,
    column: usize,
}

/// The cells of a part of an offer.
#[derive(Default)]
struct PartCells {
    /// The least, the likely value and the most.
    values: [Option<CellToml>; 3],
    /// The first that says that nothing is known.
    unknown: Option<Range<usize>>,
    mistakes: Vec<Diagnostic>,
}

/// What cells state of a part of an offer, as TOML, and its place.
type StatedToml = (String, Range<usize>);

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
        text: text.original(),
        out: Translated::default(),
        complaints: open.complaints.clone(),
        lossy: open.is_broken(),
        told: ToldReading::default(),
        currency: RowCurrency::default(),
    };
    let mut starts = Vec::new();
    if !translator.lossy {
        match rows {
            TableRows::All => translator.rows(&mut starts),
            TableRows::At(own) => {
                starts = own.to_vec();
                translator.rows_at(own);
                // Which rows are the last is not known.
                translator.told.totals.clear();
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
        self.open.table.file.span(place.clone())
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
        for row in self.open.table.rows(self.text) {
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
                Err(mistake) => self.complain(mistake.told(self.open.table.file)),
            }
        }
        if starts.is_empty() && !self.lossy {
            let end = self.text.len();
            let message = "headers, and no row of offers below them";
            let complaint = Diagnostic::new(Code::NoHeader, self.span(&(end..end)), message);
            self.complain(complaint.help("write an offer in each row"));
        }
    }

    /// Reads the rows that begin at some bytes.
    fn rows_at(&mut self, starts: &[(usize, u32)]) {
        let mut reader = self.open.table.reader(self.text);
        for (start, _) in starts {
            match reader.row(*start) {
                Some(Ok(row)) => self.row(&row),
                Some(Err(mistake)) => self.complain(mistake.told(self.open.table.file)),
                None => {}
            }
        }
    }

    fn row(&mut self, row: &SheetRow<'_>) {
        if row.cells.iter().all(SheetCell::is_empty) || self.is_uneven(row) {
            return;
        }
        if self.open.cell(row, &[offer::company]).is_none() {
            let span = self.span(&row.place);
            let complaint = Diagnostic::new(Code::MissingKey, span, "a row without a company");
            self.complain(complaint.help("write its company, or clear the row"));
            return;
        }
        self.out.block("[[offer]]", row.place.start);
        let open = self.open;
        let mut values = Vec::new();
        for group in &open.groups {
            let read = self.part(group, row);
            values.push(self.together(group, read));
        }
        let is_paid = self.is_paid(&values);
        for (group, value) in open.groups.iter().zip(values) {
            let Some((toml, place)) = value else {
                continue;
            };
            if group.part.path[0] == offer::pay && !is_paid {
                if group.part.kind == ColumnKind::Amount {
                    self.told.idle.extend(group.columns.iter().map(|own| own.1));
                }
                continue;
            }
            let path: Vec<String> = group.part.path.iter().map(|key| key_of(key)).collect();
            self.out.value(&path.join("."), &toml, place);
        }
        self.told.total(row, open);
        match self.currency.settle(open, row) {
            SignMeaning::Is(code, place) if is_paid => {
                let path = [offer::pay, pay::currency].join(".");
                self.out.value(&path, &quoted(code), place);
            }
            SignMeaning::Contradiction(message, place, help) if is_paid => {
                let complaint = Diagnostic::new(Code::TwoReadings, self.span(&place), message);
                self.complain(complaint.help(help));
            }
            _ => {}
        }
    }

    /// Whether a row has more cells than the header, or fewer, which is complained about.
    fn is_uneven(&mut self, row: &SheetRow<'_>) -> bool {
        let (own, all) = (row.cells.len(), self.open.table.headers.len());
        let extra = row.cells.iter().skip(all).find(|cell| !cell.is_empty());
        let span = match extra {
            Some(cell) => self.span(&cell.place),
            None if own < all => self.span(&row.place),
            None => return false,
        };
        let (cells, headers) = (count(own, "cell"), count(all, "cell"));
        let message = format!("a row of {cells} below {headers} of headers");
        let help = if own > all {
            "put a cell that has a delimiter in it into quotes"
        } else {
            "write the delimiters of empty cells as well"
        };
        self.complain(Diagnostic::new(Code::BadRow, span, message).help(help));
        true
    }

    /// Reads a part of an offer.
    fn part(&mut self, group: &ColumnGroup, row: &SheetRow<'_>) -> PartCells {
        let is_amount = group.part.kind == ColumnKind::Amount;
        let habits = Habits {
            numbers: self.open.numbers,
            days: group.days,
        };
        let mut read = PartCells::default();
        for (end, column) in &group.columns {
            let Some(cell) = row.cells.get(*column) else {
                continue;
            };
            let span = self.span(&cell.place);
            let (toml, tidied) = match cells::value(cell, &group.part.kind, habits, span) {
                CellValue::Missing => continue,
                CellValue::Mistake(complaint) => {
                    read.mistakes.push(*complaint);
                    continue;
                }
                CellValue::Unknown { tidied } => {
                    read.unknown.get_or_insert(cell.place.clone());
                    let counts = if is_amount { "an empty cell" } else { UNKNOWN };
                    if tidied || is_amount {
                        self.told.tidied(*column, &cell.text, counts.to_owned());
                    }
                    continue;
                }
                CellValue::Written { toml, tidied } => (toml, tidied),
            };
            let place = end.unwrap_or(RangeEnd::Likely) as usize;
            if read.values[place].is_some() {
                let message = format!("a second value for `{}`", group.part.path.join("."));
                let complaint = Diagnostic::new(Code::ColumnTwice, span, message);
                read.mistakes.push(complaint.help("keep one of them"));
                continue;
            }
            let sign = cells::currency(&cell.text).filter(|_| !cell.literal);
            if tidied {
                let counts = spoken(&toml);
                match counted_in(self.open, group, sign) {
                    Some(code) => {
                        let counts = format!("{counts} {code}");
                        self.told.other_currency(*column, &cell.text, counts);
                    }
                    None => self.told.tidied(*column, &cell.text, counts),
                }
            }
            let is_pay = is_amount && group.part.path[0] == offer::pay;
            if let Some(code) = sign.filter(|_| is_pay) {
                self.currency.take(code, cell.place.clone());
            }
            read.values[place] = Some(CellToml {
                toml,
                place: cell.place.clone(),
                column: *column,
            });
        }
        read
    }

    /// What the cells of a part state together; a mistake is complained about.
    fn together(&mut self, group: &ColumnGroup, read: PartCells) -> Option<StatedToml> {
        if !read.mistakes.is_empty() {
            read.mistakes.into_iter().for_each(|c| self.complain(c));
            return None;
        }
        let values = read.values.iter().flatten();
        let first = values.min_by_key(|cell| cell.place.start);
        let Some(first) = first.cloned() else {
            let place = read
                .unknown
                .filter(|_| group.part.kind != ColumnKind::Amount);
            return place.map(|place| (quoted(UNKNOWN), place));
        };
        let toml = match JoinedCells::new(read.values.map(|cell| cell.map(|cell| cell.toml))) {
            JoinedCells::Nothing => return None,
            JoinedCells::One(one) => {
                let own = group.columns.iter().find(|own| own.1 == first.column);
                if own.is_some_and(|own| matches!(own.0, Some(RangeEnd::Low | RangeEnd::High))) {
                    self.told.lone_ends.insert(first.column);
                }
                one
            }
            JoinedCells::Range(low, high) => format!("[{low}, {high}]"),
            JoinedCells::Three(low, likely, high) => {
                format!("{{ low = {low}, likely = {likely}, high = {high} }}")
            }
            JoinedCells::Without(end) => {
                let column = group.columns.iter().find(|own| own.0 == Some(end));
                let help = column.map(|(_, column)| {
                    let name = &self.open.table.headers[*column].0;
                    format!("fill the column `{name}` as well, or clear the other end")
                });
                let help = help.unwrap_or_else(|| "clear that end".to_owned());
                let message = "a likely value with one end of its range";
                let span = self.span(&first.place);
                self.complain(Diagnostic::new(Code::MissingKey, span, message).help(help));
                return None;
            }
        };
        Some((toml, first.place))
    }

    /// Whether a row says what its pay is made of: without a base all else of it says nothing.
    fn is_paid(&self, values: &[Option<StatedToml>]) -> bool {
        let mut parts = self.open.groups.iter().zip(values);
        parts.any(|(group, value)| {
            let stated = value.as_ref();
            stated.is_some_and(|(toml, _)| is_reason(&group.part.path, toml))
        })
    }

    /// Says how the table was read, where that is not plain.
    fn remarks(&mut self) {
        if let Some(message) = self.told.message(self.open) {
            let begin = self.span(&(self.open.table.from..self.open.table.from));
            let remark = Diagnostic::new(Code::TableReading, begin, message);
            self.complaints.push(remark);
        }
    }
}

/// A value as a sentence has it: without quotes, and a range in words.
fn spoken(toml: &str) -> String {
    let bare = toml.trim_matches(['[', ']']).replace('"', "");
    bare.replace(", ", " to ")
}

/// Whether a part of an offer is a base, or a reason to have none.
fn is_reason(path: &[String], toml: &str) -> bool {
    let Some((first, below)) = path.split_first().filter(|_| path.len() > 1) else {
        return false;
    };
    let key = below.join(".");
    let part = at(&key).and_then(|key| key.kind.part);
    let pays = part.is_some_and(|part| part.is_base() || part == PayPart::Stipend);
    first == offer::pay && (pays || key == pay::unpaid && toml == "true")
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
