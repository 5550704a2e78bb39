//! A table as it was given: its kind, its columns, and which cell a place is in.

use std::borrow::Cow;
use std::ops::Range;

use serde_json::Value;

use super::json_lines::{self, ObjectReader};
use super::json_values::JsonValue;
use super::rows::{Delimiter, RowMistake, SheetRow, SheetRows};
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
        let found = Self::ENDINGS
            .iter()
            .find(|(ending, _)| name.ends_with(ending));
        found.map(|(_, kind)| *kind)
    }
}

/// How the rows of a table are told apart.
#[derive(Clone)]
pub(super) enum RowFormat {
    Delimited(Delimiter),
    /// The names of all values.
    Objects(Vec<(String, Range<usize>)>),
}

/// A table of offers as it was given.
#[derive(Clone)]
pub struct SheetTable {
    pub file: FileId,
    pub(super) format: RowFormat,
    /// Where its rows begin.
    pub(super) from: usize,
    /// The headers, and where they stand.
    pub headers: Vec<(String, Range<usize>)>,
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
        if let Self::Objects(objects) = self
            && let Some((_, cells)) = objects.cells(start)
        {
            for (at, cell) in cells.iter_mut().enumerate() {
                match &mut cell.value {
                    JsonValue::Text(text) => take(at, std::mem::take(text)),
                    JsonValue::Number(x) => take(at, Cow::Owned(Value::from(*x).to_string())),
                    JsonValue::Other => {}
                }
            }
        } else if let Some(Ok(row)) = self.row(start) {
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
    /// A table with its headers.
    ///
    /// # Errors
    /// When the row of the headers cannot be read.
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
            let headers = json_lines::names(text, from);
            return Ok(Self {
                file,
                format: RowFormat::Objects(headers.clone()),
                from,
                headers,
                rows: Vec::new(),
                lossy: false,
            });
        }
        let (found, from) = Delimiter::of(text, from);
        let tabs = name.to_ascii_lowercase().ends_with(".tsv");
        let delimiter = if tabs { Delimiter::Tab } else { found };
        let first = SheetRows::new(text, from, delimiter).next().transpose()?;
        let cells = first.into_iter().flat_map(|row| row.cells);
        Ok(Self {
            file,
            format: RowFormat::Delimited(delimiter),
            from,
            headers: cells
                .map(|cell| (cell.text.trim().to_owned(), cell.place))
                .collect(),
            rows: Vec::new(),
            lossy: false,
        })
    }

    /// One of which nothing could be read.
    pub(super) fn broken(file: FileId) -> Self {
        Self {
            file,
            format: RowFormat::Objects(Vec::new()),
            from: 0,
            headers: Vec::new(),
            rows: Vec::new(),
            lossy: true,
        }
    }

    /// What parts its cells.
    pub const fn delimiter(&self) -> Option<Delimiter> {
        match &self.format {
            RowFormat::Delimited(delimiter) => Some(*delimiter),
            RowFormat::Objects(_) => None,
        }
    }

    /// The rows of offers, one after the other.
    pub(super) fn rows<'t>(&'t self, text: &'t str) -> AllRows<'t> {
        match &self.format {
            RowFormat::Delimited(delimiter) => {
                Box::new(SheetRows::new(text, self.from, *delimiter).skip(1))
            }
            RowFormat::Objects(names) => Box::new(ObjectReader::new(text, names).rows(self.from)),
        }
    }

    /// Reads single rows of it.
    pub fn reader<'t>(&'t self, text: &'t str) -> RowReader<'t> {
        match &self.format {
            RowFormat::Delimited(delimiter) => {
                RowReader::Delimited(SheetRows::new(text, self.from, *delimiter))
            }
            RowFormat::Objects(names) => RowReader::Objects(ObjectReader::new(text, names)),
        }
    }

    /// Which cell a place is in, as people call it: ``cell C5, `commute` ``. None of other files.
    pub fn cell(&self, text: &str, span: Span) -> Option<String> {
        let place = span.start as usize;
        let (start, number) = match self.rows.partition_point(|row| row.0 <= place) {
            0 => return None,
            next => self.rows[next - 1],
        };
        if self.delimiter().is_none() {
            return Some(format!("line {number}"));
        }
        let row = self.reader(text).row(start)?.ok()?;
        if row.cells.len() > 1
            && (span.start as usize, span.end as usize) == (row.place.start, row.place.end)
        {
            return Some(format!("row {number}"));
        }
        let column = row
            .cells
            .iter()
            .position(|cell| (cell.place.start..=cell.place.end).contains(&place))?;
        let name = self.headers.get(column).map(|header| &header.0);
        let name = name.filter(|name| !name.is_empty());
        let named = name
            .map(|name| format!(", below `{name}`"))
            .unwrap_or_default();
        Some(format!("cell {}{number}{named}", letters(column)))
    }
}
