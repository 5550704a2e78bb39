//! Text in rows and cells, as spreadsheets save it (RFC 4180, with other delimiters as well).

use std::borrow::Cow;
use std::ops::Range;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use crate::diag::{Code, Diagnostic, FileId};

/// Bytes of a row at most: what is longer is no row of offers.
pub const LONGEST: usize = 1 << 20;
/// Bytes of a text that are read at a time.
pub const STRETCH: usize = 1 << 20;
/// How objects are written.
pub const ONE_A_LINE: &str = "write one object a line: {\"company\": \"Hooli\", \"pay\": 7000}";

/// What parts the cells of a row, and how people call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    Comma,
    Semicolon,
    Tab,
}

impl Delimiter {
    pub const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }

    /// The delimiter that a text says, in a first line `sep=;`, and where its rows begin; else the
    /// one that is most often outside of quotes in its first line, a comma where there is none.
    pub fn of(text: &str, from: usize) -> (Self, usize) {
        let line = text[from..].lines().next().unwrap_or_default();
        let said = line.strip_prefix("sep=").map(str::as_bytes);
        if let Some([byte]) = said
            && let Some(delimiter) = Self::ALL.into_iter().find(|d| d.byte() == *byte)
        {
            let rest = &text[from + line.len()..];
            let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
            return (delimiter, from + line.len() + end);
        }
        let mut within = false;
        let is_outside = |byte: &u8| {
            within ^= *byte == b'"';
            !within
        };
        let outside: Vec<u8> = line.bytes().filter(is_outside).collect();
        let count = |own: &Self| memchr::memchr_iter(own.byte(), &outside).count();
        // Of several that are there as often, the first.
        let found = Self::ALL.into_iter().rev().max_by_key(count);
        (found.unwrap_or(Self::Comma), from)
    }
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetCell<'t> {
    /// What it says, without the quotes around it.
    pub text: Cow<'t, str>,
    /// Where it stands, quotes included.
    pub place: Range<usize>,
    /// Whether the text is a number, a list or a yes-or-no of a programming language, rather than
    /// what a person typed.
    pub literal: bool,
}

impl SheetCell<'_> {
    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        !self.literal && self.text.trim().is_empty()
    }
}

/// A row, and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetRow<'t> {
    pub cells: Vec<SheetCell<'t>>,
    pub place: Range<usize>,
}

/// Why a row cannot be read; nothing behind it can be then, where it is not said otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowMistake {
    /// A cell whose quote is never closed, with the place of the quote.
    Unclosed(usize),
    /// A row that never ends, with its beginning.
    TooLong(usize),
    /// A line that is no object, with its place; those behind it can be read.
    NoObject(Range<usize>),
}

impl RowMistake {
    /// The place of a line behind which others can be read.
    pub const fn line(&self) -> Option<&Range<usize>> {
        match self {
            Self::NoObject(place) => Some(place),
            Self::Unclosed(_) | Self::TooLong(_) => None,
        }
    }

    /// What is told of it.
    pub fn told(self, file: FileId) -> Diagnostic {
        let (place, message, help) = match self {
            Self::Unclosed(at) => (
                at..at + 1,
                "a quote that is never closed",
                "close it, or write it twice where it is a part of the cell; what follows is not read",
            ),
            Self::TooLong(at) => (
                at..at + 1,
                "a row of more than 1 MiB",
                "is this a table of offers? what follows is not read",
            ),
            Self::NoObject(place) => (place, "a line that is no JSON object", ONE_A_LINE),
        };
        Diagnostic::new(Code::BadRow, file.span(place), message).help(help)
    }
}

/// The stretches of a text from a byte on, each of whole lines and of 1 MiB or little more, but for
/// the last.
pub fn stretches(text: &str, from: usize) -> impl Iterator<Item = Range<usize>> {
    let mut start = from;
    std::iter::from_fn(move || {
        let least = text.len().min(start + STRETCH);
        let rest = text.as_bytes()[least..].iter().position(|b| *b == b'\n');
        let stretch = start..rest.map_or(text.len(), |rest| least + rest + 1);
        start = stretch.end;
        (!stretch.is_empty()).then_some(stretch)
    })
}

/// How a row was split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Split {
    /// Between these cells.
    Done,
    /// It has a quote, which decides where its cells end.
    Quoted,
    /// It is longer than any row of offers.
    TooLong,
}

/// Splits rows without quotes into their cells.
struct Splitter {
    /// Whether a byte may end a cell, or tells of a quote.
    is_mark: [bool; 256],
}

impl Splitter {
    fn new(delimiter: Delimiter) -> Self {
        let mut is_mark = [false; 256];
        for byte in [b'\n', b'\r', b'"', delimiter.byte()] {
            is_mark[usize::from(byte)] = true;
        }
        Self { is_mark }
    }

    /// Splits the row that begins at a byte, unless it has a quote.
    fn split(&self, text: &str, start: usize, cells: &mut Vec<Range<usize>>) -> Split {
        cells.clear();
        let most = text.len().min(start + LONGEST + 1);
        let mut cell = start;
        for (at, byte) in text.as_bytes()[..most].iter().enumerate().skip(start) {
            if !self.is_mark[usize::from(*byte)] {
                continue;
            }
            if *byte == b'"' {
                return Split::Quoted;
            }
            cells.push(cell..at);
            if matches!(byte, b'\n' | b'\r') {
                return Split::Done;
            }
            cell = at + 1;
        }
        cells.push(cell..most);
        if most < text.len() {
            Split::TooLong
        } else {
            Split::Done
        }
    }
}

/// The rows of a text, one after the other; empty lines are passed over.
pub struct SheetRows<'t> {
    pub text: &'t str,
    at: usize,
    delimiter: Delimiter,
    /// Reads rows with quotes, from the first of these on.
    reader: Option<Box<Reader>>,
    out: Vec<u8>,
    splitter: Box<Splitter>,
    places: Vec<Range<usize>>,
    over: bool,
}

impl<'t> SheetRows<'t> {
    /// The rows from a byte on.
    pub fn new(text: &'t str, from: usize, delimiter: Delimiter) -> Self {
        Self {
            text,
            at: from,
            delimiter,
            reader: None,
            out: Vec::new(),
            splitter: Box::new(Splitter::new(delimiter)),
            places: Vec::new(),
            over: false,
        }
    }

    /// Goes on at the row that begins at a byte.
    pub fn seek(&mut self, at: usize) {
        self.at = at;
        self.over = false;
    }

    /// The places of the cells of the row that begins at a byte; none where it has quotes, or is too
    /// long.
    pub fn split(&mut self, start: usize) -> Option<&[Range<usize>]> {
        let split = self.splitter.split(self.text, start, &mut self.places);
        (split == Split::Done).then_some(&self.places[..])
    }

    /// The cells of a row with quotes, one after the other, each with its end; whether it is the last
    /// of its row.
    fn quoted_cell(&mut self) -> Option<(SheetCell<'t>, bool)> {
        let bytes = self.text.as_bytes();
        let delimiter = self.delimiter.byte();
        let new = || Box::new(ReaderBuilder::new().delimiter(delimiter).build());
        let reader = self.reader.get_or_insert_with(new);
        let start = self.at;
        let mut written = 0;
        let last = loop {
            let (result, read, wrote) =
                reader.read_field(&bytes[self.at..], &mut self.out[written..]);
            self.at += read;
            written += wrote;
            match result {
                // A reader is told the end by an empty input.
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull => self.out.resize(2 * self.out.len().max(1 << 9), 0),
                ReadFieldResult::Field { record_end } => break record_end,
                ReadFieldResult::End => return None,
            }
        };
        let mut end = self.at;
        if !last || bytes[start..end].ends_with(b"\n") || bytes[start..end].ends_with(b"\r") {
            end -= 1;
        }
        let raw = &self.text[start..end];
        let text = if raw.starts_with('"') {
            Cow::Owned(String::from_utf8_lossy(&self.out[..written]).into_owned())
        } else {
            Cow::Borrowed(raw)
        };
        let cell = SheetCell {
            text,
            place: start..end,
            literal: false,
        };
        Some((cell, last))
    }

    fn quoted_row(&mut self) -> Option<Result<SheetRow<'t>, RowMistake>> {
        if let Some(reader) = &mut self.reader {
            reader.reset();
        }
        let start = self.at;
        let mut cells: Vec<SheetCell<'t>> = Vec::new();
        loop {
            let Some((cell, last)) = self.quoted_cell() else {
                self.over = true;
                return None;
            };
            let end = cell.place.end;
            let raw = &self.text[cell.place.clone()];
            if raw.starts_with('"') && raw.bytes().filter(|b| *b == b'"').count() % 2 == 1 {
                self.over = true;
                return Some(Err(RowMistake::Unclosed(cell.place.start)));
            }
            if end - start > LONGEST {
                self.over = true;
                return Some(Err(RowMistake::TooLong(start)));
            }
            cells.push(cell);
            if last {
                let place = start..end;
                return Some(Ok(SheetRow { cells, place }));
            }
        }
    }
}

impl<'t> Iterator for SheetRows<'t> {
    type Item = Result<SheetRow<'t>, RowMistake>;

    fn next(&mut self) -> Option<Self::Item> {
        let text = self.text;
        while let Some(b'\r' | b'\n') = text.as_bytes().get(self.at) {
            self.at += 1;
        }
        if self.over || self.at >= text.len() {
            return None;
        }
        match self.splitter.split(text, self.at, &mut self.places) {
            Split::Done => {}
            Split::Quoted => return self.quoted_row(),
            Split::TooLong => {
                self.over = true;
                return Some(Err(RowMistake::TooLong(self.at)));
            }
        }
        let end = self.places.last().map_or(self.at, |place| place.end);
        let cell = |place: &Range<usize>| SheetCell {
            text: Cow::Borrowed(&text[place.clone()]),
            place: place.clone(),
            literal: false,
        };
        let row = SheetRow {
            cells: self.places.iter().map(cell).collect(),
            place: self.at..end,
        };
        self.at = end;
        Some(Ok(row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<(String, String)>> {
        let (delimiter, from) = Delimiter::of(text, 0);
        SheetRows::new(text, from, delimiter)
            .map(|row| {
                let cells = row.expect("a row").cells;
                let cell = |c: SheetCell<'_>| (c.text.to_string(), text[c.place].to_owned());
                cells.into_iter().map(cell).collect()
            })
            .collect()
    }

    fn texts(text: &str) -> Vec<Vec<String>> {
        let first = |row: Vec<(String, String)>| row.into_iter().map(|cell| cell.0).collect();
        rows(text).into_iter().map(first).collect()
    }

    #[test]
    fn cells_are_read_as_the_standard_has_them() {
        assert_eq!(texts("a,b\r\n1,2\r\n"), [["a", "b"], ["1", "2"]]);
        assert_eq!(texts("a,b\n1,\n,2"), [["a", "b"], ["1", ""], ["", "2"]]);
        assert_eq!(texts("a\n\"x\"\"y\"\n"), [["a"], ["x\"y"]]);
        assert_eq!(
            texts("a,b\n\"x\ny, z\",2\n"),
            [["a", "b"], ["x\ny, z", "2"]]
        );
        assert_eq!(texts("a,b\n\n\n1,2\n"), [["a", "b"], ["1", "2"]]);
    }

    #[test]
    fn places_are_those_of_the_cells_with_their_quotes() {
        let read = rows("a;b\r\n\r\n\"é\"\"\";22\r\n;");
        let pair = |text: &str, place: &str| (text.to_owned(), place.to_owned());
        assert_eq!(read[1], [pair("é\"", "\"é\"\"\""), pair("22", "22")]);
        assert_eq!(read[2], [pair("", ""), pair("", "")]);
    }

    #[test]
    fn the_delimiter_is_found_in_the_first_line() {
        let of = |text| Delimiter::of(text, 0);
        assert_eq!(of("a,b;c,d\n"), (Delimiter::Comma, 0));
        assert_eq!(of("a;b;\"c,d,e,f\"\n"), (Delimiter::Semicolon, 0));
        assert_eq!(of("a\tb\n1,2\t3\n"), (Delimiter::Tab, 0));
        assert_eq!(of("a\n1;2\n"), (Delimiter::Comma, 0));
        assert_eq!(of("sep=;\r\na\n"), (Delimiter::Semicolon, 7));
        assert_eq!(of("sep=|\na;b\n"), (Delimiter::Comma, 0));
        assert_eq!(of(""), (Delimiter::Comma, 0));
    }

    #[test]
    fn a_quote_that_is_never_closed_is_told_where_it_begins() {
        let text = "a,b\n1,\"x\n2,y\n";
        let read: Vec<_> = SheetRows::new(text, 0, Delimiter::Comma).collect();
        assert_eq!(read[1], Err(RowMistake::Unclosed(6)));
        assert_eq!(read.len(), 2);
        let long = format!("a\n{}\n", "x".repeat(LONGEST + 1));
        let read: Vec<_> = SheetRows::new(&long, 0, Delimiter::Comma).collect();
        assert_eq!(read[1], Err(RowMistake::TooLong(2)));
    }
}
