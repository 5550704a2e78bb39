//! A table as it was given: its kind, its columns, and which cell a place is in.

use std::borrow::Cow;

use serde_json::Value;

use super::json_lines::{self, ObjectReader, PlacedName};
use super::json_values::JsonValue;
use super::rows::{Delimiter, RowMistake, SheetCell, SheetRow, SheetRows};
use crate::diag::{FileId, Span};
use crate::text::number::letters;

/// What kind of text a file of offers is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    /// Blocks of keys.
    #[default]
    Toml,
    /// Rows of cells.
    Csv,
    /// An object a line.
    JsonLines,
}

impl InputKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Toml, Self::Csv, Self::JsonLines];

    /// How it is typed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Toml => "toml",
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
        }
    }

    /// The endings of names that tell it.
    pub const ENDINGS: [(&str, Self); 5] = [
        (".toml", Self::Toml),
        (".csv", Self::Csv),
        (".tsv", Self::Csv),
        (".jsonl", Self::JsonLines),
        (".ndjson", Self::JsonLines),
    ];

    /// The kind of a file of this name; none where its ending does not tell it.
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let mut endings = Self::ENDINGS.iter();
        let found = endings.find(|(ending, _)| name.ends_with(ending));
        found.map(|(_, kind)| *kind)
    }
}

/// A table of offers as it was given.
#[derive(Clone, Default)]
pub struct SheetTable {
    pub file: FileId,
    /// What parts its cells; none where a row is a line with an object.
    pub delimiter: Option<Delimiter>,
    /// Where its rows begin.
    pub(super) from: usize,
    /// The headers, or the names of all values, and where they stand.
    pub headers: Vec<PlacedName>,
    /// The beginnings of its rows of offers, each with its number.
    pub(super) rows: Vec<(usize, u32)>,
    /// Whether something in it could not be read.
    pub lossy: bool,
}

/// Reads single rows of a table.
pub enum RowReader<'t> {
    Delimited(SheetRows<'t>),
    Objects(ObjectReader<'t>),
}

impl<'t> RowReader<'t> {
    /// Hands over the texts and the numbers of the row that begins at a byte, each by its column;
    /// nothing of one that is a mistake.
    pub fn texts(&mut self, start: usize, take: &mut dyn FnMut(usize, Cow<'t, str>)) {
        match self {
            Self::Delimited(rows) => {
                let text = rows.text;
                if let Some(places) = rows.split(start) {
                    for (at, place) in places.iter().enumerate() {
                        take(at, Cow::Borrowed(&text[place.clone()]));
                    }
                    return;
                }
            }
            Self::Objects(objects) => {
                if let Some((_, cells)) = objects.cells(start) {
                    for (at, cell) in cells.iter_mut().enumerate() {
                        match cell.take() {
                            Some(JsonValue::Text(text)) => take(at, text),
                            Some(JsonValue::Number(x)) => {
                                take(at, Value::from(x).to_string().into());
                            }
                            Some(JsonValue::Other) | None => {}
                        }
                    }
                    return;
                }
            }
        }
        if let Some(Ok(row)) = self.row(start) {
            let texts = row.cells.into_iter().map(|cell| cell.text);
            texts.enumerate().for_each(|(at, text)| take(at, text));
        }
    }

    /// The row that begins at a byte.
    pub fn row(&mut self, start: usize) -> Option<Result<SheetRow<'t>, RowMistake>> {
        match self {
            Self::Delimited(rows) => {
                rows.seek(start);
                rows.next()
            }
            Self::Objects(objects) => objects.row(start),
        }
    }
}

/// Rows in turn.
pub(super) type AllRows<'t> = Box<dyn Iterator<Item = Result<SheetRow<'t>, RowMistake>> + 't>;

impl SheetTable {
    /// A table with its headers; a mistake where their row cannot be read.
    pub(super) fn new(
        file: FileId,
        text: &str,
        name: &str,
        kind: InputKind,
    ) -> Result<Self, RowMistake> {
        let from = if text.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        };
        if kind == InputKind::JsonLines {
            return Ok(Self {
                file,
                from,
                headers: json_lines::names(text, from),
                ..Self::default()
            });
        }
        let (found, from) = Delimiter::of(text, from);
        let tabs = name.to_ascii_lowercase().ends_with(".tsv");
        let delimiter = if tabs { Delimiter::Tab } else { found };
        let first = SheetRows::new(text, from, delimiter).next().transpose()?;
        let cells = first.into_iter().flat_map(|row| row.cells);
        let headers = cells.map(|cell| (cell.text.trim().to_owned(), cell.place));
        Ok(Self {
            file,
            delimiter: Some(delimiter),
            from,
            headers: headers.collect(),
            ..Self::default()
        })
    }

    /// One of which nothing could be read.
    pub(super) fn broken(file: FileId) -> Self {
        Self {
            file,
            lossy: true,
            ..Self::default()
        }
    }

    /// The rows of offers, one after the other.
    pub(super) fn rows<'t>(&'t self, text: &'t str) -> AllRows<'t> {
        match self.reader(text) {
            RowReader::Delimited(rows) => Box::new(rows.skip(1)),
            RowReader::Objects(objects) => Box::new(objects.rows(self.from)),
        }
    }

    /// Reads single rows of it.
    pub fn reader<'t>(&'t self, text: &'t str) -> RowReader<'t> {
        match self.delimiter {
            Some(delimiter) => RowReader::Delimited(SheetRows::new(text, self.from, delimiter)),
            None => RowReader::Objects(ObjectReader::new(text, &self.headers)),
        }
    }

    /// Which cell a place is in, as people call it: ``cell C5, `commute` ``. None of other files.
    pub fn cell(&self, text: &str, span: Span) -> Option<String> {
        let place = span.start as usize;
        let (start, number) = match self.rows.partition_point(|row| row.0 <= place) {
            0 => return None,
            next => self.rows[next - 1],
        };
        if self.delimiter.is_none() {
            return Some(format!("line {number}"));
        }
        let row = self.reader(text).row(start)?.ok()?;
        if row.cells.len() > 1 && row.place == (place..span.end as usize) {
            return Some(format!("row {number}"));
        }
        let is_in = |cell: &SheetCell<'_>| (cell.place.start..=cell.place.end).contains(&place);
        let column = row.cells.iter().position(is_in)?;
        let name = self.headers.get(column).map(|header| &header.0);
        let name = name.filter(|name| !name.is_empty());
        let named = name.map(|name| format!(", below `{name}`"));
        let cell = letters(column);
        Some(format!("cell {cell}{number}{}", named.unwrap_or_default()))
    }
}
