//! The texts that complaints point into, and places in them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// Which of the [`Sources`] a place is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// Where the ids begin of texts that have the same id in every run.
const FIXED: u32 = u32::MAX - 0xffff;

impl FileId {
    /// The id, the same in every run, of the text of a number below 65,536.
    pub const fn fixed(number: u16) -> Self {
        Self(FIXED + number as u32)
    }

    /// A stretch of its bytes.
    pub fn span(self, bytes: Range<usize>) -> Span {
        Span {
            file: self,
            start: bytes.start as u32,
            end: bytes.end as u32,
        }
    }
}

/// A stretch of bytes of one source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The source.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// Something and its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// A place as people write it; lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'s> {
    /// The name of the file as it was given.
    pub file: &'s str,
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// Where the beginning of a span is; lines and columns count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// The source.
    pub file: FileId,
    /// The byte, at a boundary of characters.
    pub at: usize,
    /// The first byte of its line.
    pub line_start: usize,
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// Where a text came from; it decides whose mistake a mistake in it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file of the user's.
    File,
    /// Shipped with the program.
    BuiltIn,
    /// An argument of the command line.
    Argument,
}

/// A text and its name.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name as it was given.
    pub name: String,
    /// The whole text; a `String`, which moves in here without a copy.
    pub text: Arc<String>,
    /// Where it came from.
    pub origin: Origin,
    /// Where its lines end, once somebody asked: counting anew for each place would take for ever.
    breaks: OnceLock<Vec<u32>>,
}

impl Source {
    fn breaks(&self) -> &[u32] {
        self.breaks.get_or_init(|| {
            let breaks = memchr::memchr_iter(b'\n', self.text.as_bytes());
            breaks.map(|at| at as u32).collect()
        })
    }
}

/// All texts of a run.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Those of this run, by their ids.
    own: Vec<Source>,
    /// Those whose id is the same in every run.
    fixed: BTreeMap<FileId, Source>,
}

fn source(name: impl Into<String>, text: Arc<String>, origin: Origin) -> Source {
    Source {
        name: name.into(),
        text,
        origin,
        breaks: OnceLock::new(),
    }
}

impl Sources {
    /// Adds a text.
    pub fn add(
        &mut self,
        name: impl Into<String>,
        text: impl Into<String>,
        origin: Origin,
    ) -> FileId {
        self.add_shared(name, Arc::new(text.into()), origin)
    }

    /// Adds a text that others have as well.
    pub fn add_shared(
        &mut self,
        name: impl Into<String>,
        text: Arc<String>,
        origin: Origin,
    ) -> FileId {
        self.own.push(source(name, text, origin));
        FileId(self.own.len() as u32 - 1)
    }

    /// Adds a text that has the same id in every run.
    pub fn add_fixed(&mut self, id: FileId, name: &str, text: &Arc<String>, origin: Origin) {
        let new = || source(name, text.clone(), origin);
        self.fixed.entry(id).or_insert_with(new);
    }

    /// The source that an id stands for.
    ///
    /// # Panics
    /// When the id is of other [`Sources`].
    pub fn get(&self, file: FileId) -> &Source {
        match self.own.get(file.0 as usize) {
            Some(source) => source,
            None => &self.fixed[&file],
        }
    }

    /// All of them, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        let own = (0..).map(FileId).zip(&self.own);
        own.chain(self.fixed.iter().map(|(id, source)| (*id, source)))
    }

    /// What stands at a place; empty where no text does.
    pub fn written(&self, span: Span) -> &str {
        let text = &self.get(span.file).text;
        text.get(span.start as usize..span.end as usize)
            .unwrap_or_default()
    }

    /// Line and column of the beginning of a span.
    pub fn place(&self, span: Span) -> Place<'_> {
        let spot = self.spot(span);
        Place {
            file: &self.get(span.file).name,
            line: spot.line,
            column: spot.column,
        }
    }

    /// `offers.toml:44`; none for a place that is not in a file of the user's.
    pub fn file_and_line(&self, span: Span) -> Option<String> {
        let source = self.get(span.file);
        let line = || source.breaks().partition_point(|end| *end < span.start) + 1;
        (source.origin == Origin::File).then(|| format!("{}:{}", source.name, line()))
    }

    /// Where the beginning of a span is.
    pub(super) fn spot(&self, span: Span) -> Spot {
        let source = self.get(span.file);
        let at = floor_boundary(&source.text, span.start as usize);
        let breaks = source.breaks();
        let above = breaks.partition_point(|end| (*end as usize) < at);
        let line_start = match above.checked_sub(1) {
            Some(last) => breaks[last] as usize + 1,
            None => 0,
        };
        let line = &source.text[line_start..at];
        let bom = usize::from(line_start == 0 && line.starts_with('\u{feff}'));
        Spot {
            file: span.file,
            at,
            line_start,
            line: above + 1,
            column: line.chars().count() + 1 - bom,
        }
    }
}

/// The nearest character boundary at or before a byte.
fn floor_boundary(text: &str, byte: usize) -> usize {
    let mut at = byte.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters_from_one() {
        let mut sources = Sources::default();
        let file = sources.add("a.toml", "é = 1\nbc = 2\n", Origin::File);
        let at = |start| {
            sources.place(Span {
                file,
                start,
                end: start,
            })
        };
        assert_eq!((at(0).line, at(0).column), (1, 1));
        assert_eq!((at(3).line, at(3).column), (1, 3));
        assert_eq!((at(7).line, at(7).column), (2, 1));
        assert_eq!((at(99).line, at(99).column), (3, 1));
    }

    #[test]
    fn spots_are_found_behind_a_mark_and_between_lines() {
        let mut sources = Sources::default();
        let file = sources.add("a", "\u{feff}ab\r\nüc\n\nd", Origin::File);
        let spot = |start| {
            let end = start;
            let spot = sources.spot(Span { file, start, end });
            (spot.line, spot.column, spot.line_start)
        };
        assert_eq!(spot(0), (1, 1, 0));
        assert_eq!(spot(4), (1, 2, 0));
        assert_eq!(spot(9), (2, 2, 7));
        assert_eq!(spot(11), (3, 1, 11));
        assert_eq!(spot(99), (4, 2, 12));
    }
}
