//! A file's text and its spanned tree, mistakes of syntax mended so that the rest can be read.
//!
//! A clean file is parsed once, part by part. In a file with mistakes each statement (a header, or a key with its
//! value) is parsed by itself; those that fail are reported, and replaced by something that parses,
//! so that one mistake hides no other mistake of the file.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use toml::de::DeTable;

use super::mistake::{Broken, Mistake, Repair};
use super::{chunks, mistakes, statements};
use crate::diag::{FileId, Span};
use crate::load::grammar::headers;
use crate::load::grammar::reader::TreeSource;

/// Mistakes of a file at most: what has more is no file of ours, and the rest of it is not read.
const MOST: usize = 100_000;

/// A file as it was given and, where needed, as it was mended.
pub struct Text {
    /// Which of the sources it is.
    pub file: FileId,
    original: Arc<String>,
    mended: OnceLock<Mended>,
}

/// What stands in for a file with mistakes.
#[derive(Default)]
struct Mended {
    text: String,
    /// (byte here, byte in the original), ascending: from here on the two run side by side.
    steps: Vec<(usize, usize)>,
    /// Where values stand in for broken ones, by their first byte here.
    stand_ins: HashSet<usize>,
    /// Statements that were left out, by their first byte in the original, ascending.
    left_out: Vec<usize>,
}

impl Text {
    /// A text that stands for a source.
    pub fn new(file: FileId, original: Arc<String>) -> Self {
        Self {
            file,
            original,
            mended: OnceLock::new(),
        }
    }

    /// The trees of a clean file's parts, as [`chunks::trees`] has them.
    pub fn parts(&self) -> impl Iterator<Item = Option<(usize, DeTable<'_>)>> {
        chunks::trees(&self.original)
    }

    /// The tree of the file, or of the file as mended, with the mistakes.
    pub fn tree(&self) -> (DeTable<'_>, Vec<Mistake>) {
        // A byte order mark is no part of the document.
        let bom = if self.original.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        };
        // The first mistake is enough to know of; a list of all would outgrow a large file many times,
        // and so would the parser's notes on line breaks that are none.
        if bom == 0
            && mistakes::lone_return(&self.original).is_none()
            && let Ok(tree) = DeTable::parse(&self.original)
        {
            return (tree.into_inner(), Vec::new());
        }
        let mut mistakes = Vec::new();
        let mended = self
            .mended
            .get_or_init(|| mend(&self.original, bom, &mut mistakes));
        let (tree, errors) = DeTable::parse_recoverable(&mended.text);
        for error in errors.iter().take(MOST - mistakes.len()) {
            let range = error.span().unwrap_or(0..0);
            let range = self.original_byte(range.start)..self.original_byte(range.end);
            let line = self.original[range.start..]
                .lines()
                .next()
                .unwrap_or_default();
            mistakes.push(mistakes::of_document(error.message(), range, line));
        }
        (tree.into_inner(), mistakes)
    }

    /// The line of the file on which a place begins.
    pub fn line(&self, span: Span) -> &str {
        let start = span.start as usize;
        let before = self.original.get(..start).unwrap_or_default();
        let begins = before.rfind('\n').map_or(0, |at| at + 1);
        let line = self.original.get(begins..).unwrap_or_default();
        line.lines().next().unwrap_or_default()
    }

    fn original_byte(&self, byte: usize) -> usize {
        let Some(mended) = self.mended.get() else {
            return byte;
        };
        let next = mended.steps.partition_point(|step| step.0 <= byte);
        let (here, original) = next.checked_sub(1).map_or((0, 0), |i| mended.steps[i]);
        let most = mended
            .steps
            .get(next)
            .map_or(self.original.len(), |step| step.1);
        (original + (byte - here)).min(most)
    }
}

impl TreeSource for Text {
    fn span(&self, range: Range<usize>) -> Span {
        let (start, end) = (
            self.original_byte(range.start),
            self.original_byte(range.end),
        );
        Span {
            file: self.file,
            start: start as u32,
            end: end.max(start) as u32,
        }
    }

    fn from(&self, span: Span) -> &str {
        self.original.get(span.start as usize..).unwrap_or_default()
    }

    fn is_stand_in(&self, value: &Range<usize>) -> bool {
        let mended = self.mended.get();
        mended.is_some_and(|m| m.stand_ins.contains(&value.start))
    }

    fn lost_behind(&self, start: u32) -> bool {
        let last = self.mended.get().and_then(|m| m.left_out.last());
        last.is_some_and(|at| *at >= start as usize)
    }
}

/// Replaces every statement that does not parse by one that does.
fn mend(original: &str, bom: usize, mistakes: &mut Vec<Mistake>) -> Mended {
    let mut out = Mended::default();
    let (mut at, mut block) = (bom, String::new());
    for statement in statements::split(original, bom) {
        let text = &original[statement.clone()];
        let mistake = mistakes::of_statement(text, statement.start, &block);
        if let Some(header) = headers::header(text) {
            let meant = headers::meant(header);
            block = headers::name(meant.as_deref().unwrap_or(header));
        }
        let Some(mistake) = mistake else {
            continue;
        };
        if mistakes.len() + 1 == MOST {
            out.copy(original, at..statement.start);
            out.left_out.push(statement.start);
            mistakes.push(mistakes::too_many(statement));
            return out;
        }
        out.copy(original, at..statement.start);
        out.stand_in(text, &statement, &mistake);
        at = statement.end;
        mistakes.push(mistake.mistake);
    }
    out.copy(original, at..original.len());
    out
}

impl Mended {
    fn copy(&mut self, original: &str, range: Range<usize>) {
        self.steps.push((self.text.len(), range.start));
        self.text.push_str(&original[range]);
    }

    fn stand_in(&mut self, text: &str, at: &Range<usize>, broken: &Broken) {
        self.steps.push((self.text.len(), at.start));
        match &broken.repair {
            Repair::Header(header) => self.text.push_str(header),
            Repair::Key { key, value } => {
                self.text.push_str(&text[key.clone()]);
                self.text.push_str(" = ");
                self.steps.push((self.text.len(), at.start + value));
                self.stand_ins.insert(self.text.len());
                self.text.push_str("{}");
            }
            Repair::None => self.left_out.push(at.start),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, Vec<(usize, String)>) {
        let text = Text::new(FileId(0), Arc::new(text.to_owned()));
        let (tree, mistakes) = text.tree();
        let keys = tree.iter().map(|(k, _)| k.get_ref().to_string()).collect();
        let line = |at: usize| text.original[..at].matches('\n').count() + 1;
        (
            keys,
            mistakes
                .into_iter()
                .map(|s| (line(s.range.start), s.message))
                .collect(),
        )
    }

    #[test]
    fn a_mistake_hides_nothing_that_follows() {
        let (keys, mistakes) =
            read("a = 9,100\nb = [1, 2\nc = \"x\nd: 4\n[[offer]\ne = 1\n[w]\nf = 2\n");
        assert_eq!(keys, ["a", "b", "c", "offer", "w"]);
        let lines: Vec<usize> = mistakes.iter().map(|s| s.0).collect();
        assert_eq!(lines, [1, 2, 3, 4, 5]);
    }

    #[test]
    fn places_are_those_of_the_file_as_written() {
        let source = "a = yes\nlonger = 3\n";
        let text = Text::new(FileId(0), Arc::new(source.to_owned()));
        let (tree, _) = text.tree();
        let (key, value) = tree.iter().nth(1).expect("two keys");
        assert_eq!(
            &source[text.span(key.span()).start as usize..][..6],
            "longer"
        );
        assert_eq!(&source[text.span(value.span()).start as usize..][..1], "3");
    }

    #[test]
    fn a_byte_order_mark_is_passed_over() {
        let (keys, mistakes) = read("\u{feff}a = 1\n");
        assert_eq!((keys, mistakes), (vec!["a".to_owned()], vec![]));
    }
}
