//! A file's text and its spanned tree, mistakes of syntax mended so that the rest can be read.
//!
//! A clean file is parsed once, part by part. In a file with mistakes each statement (a header, or a key with its
//! value) is parsed by itself; those that fail are reported, and replaced by something that parses,
//! so that one mistake hides no other mistake of the file.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use toml::de::DeTable;

use super::chunks::FilePart;
use super::extent;
use super::mistake::{Mistake, Repair};
use super::{chunks, gaps, mistakes, statements};
use crate::diag::{FileId, Span};
use crate::load::grammar::headers;
use crate::load::grammar::reader::{MOST, TreeSource};

/// Bytes of a line at most that are looked at for what was meant by it.
const LINE: usize = 1_000;

/// A file as it was given and, where needed, as it was mended.
pub struct Text {
    /// Which of the sources it is.
    pub file: FileId,
    original: Arc<String>,
    mended: OnceLock<Translated>,
}

/// What is parsed in the place of a file: the file mended, or another kind of file as one of offers.
#[derive(Debug, Default)]
pub struct Translated {
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

    /// Says what a text is as a file of offers that is none as it stands.
    pub fn translate(&self, translated: Translated) {
        // It is said once, before anything is read.
        let _ = self.mended.set(translated);
    }

    /// What stands in the file.
    pub fn original(&self) -> &str {
        &self.original
    }

    /// What is parsed: the file, or what stands in for it.
    fn parsed(&self) -> &str {
        let mended = self.mended.get();
        mended.map_or(&self.original, |mended| &mended.text)
    }

    /// How many bytes are parsed.
    pub fn len(&self) -> usize {
        self.parsed().len()
    }

    /// The parts of the file, one after the other.
    pub fn parts(&self) -> impl Iterator<Item = FilePart> {
        chunks::cut(self.parsed())
    }

    /// The tree of a part of a clean file, as [`chunks::tree`] has it.
    pub fn tree_of(&self, part: &FilePart) -> Option<DeTable<'_>> {
        chunks::tree(self.parsed(), part)
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
        let end = extent::end(&self.original, bom);
        if bom == 0
            && end.is_none()
            && self.mended.get().is_none()
            && mistakes::lone_return(&self.original).is_none()
            && let Ok(tree) = DeTable::parse(&self.original)
        {
            return (tree.into_inner(), Vec::new());
        }
        let mut mistakes = Vec::new();
        let mended = self
            .mended
            .get_or_init(|| mend(&self.original, (bom, end), &mut mistakes));
        let (tree, errors) = DeTable::parse_recoverable(&mended.text);
        for error in errors.iter().take(MOST - mistakes.len()) {
            let range = error.span().unwrap_or(0..0);
            let range = self.original_byte(range.start)..self.original_byte(range.end);
            // The parser may point into the middle of a character.
            let line = &self.original[self.original.floor_char_boundary(range.start)..];
            let line = &line[..line.floor_char_boundary(LINE)];
            let line = line.lines().next().unwrap_or_default();
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
        // Parts of a translation need not stand in the order of the original.
        let most = mended.steps.get(next).map(|step| step.1);
        let most = most.filter(|most| *most >= original);
        (original + (byte - here)).min(most.unwrap_or(self.original.len()))
    }
}

impl TreeSource for Text {
    fn span(&self, range: Range<usize>) -> Span {
        if self.mended.get().is_none() {
            return self.file.span(range);
        }
        let [start, end] = [range.start, range.end].map(|byte| self.original_byte(byte));
        self.file.span(start..end.max(start))
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

/// Replaces every statement that does not parse by one that does. Reading begins behind the byte
/// order mark, and ends where the text is not worth it.
fn mend(
    original: &str,
    (bom, end): (usize, Option<usize>),
    mistakes: &mut Vec<Mistake>,
) -> Translated {
    let mut out = Translated::default();
    let text = &original[..end.unwrap_or(original.len())];
    let (mut at, mut gap, mut block) = (bom, bom, String::new());
    for statement in statements::split(text, bom) {
        at = out.gap(text, at, gap..statement.start, mistakes);
        gap = statement.end;
        let written = &text[statement.clone()];
        let broken = mistakes::of_statement(written, statement.start, &block);
        if let Some(header) = headers::header(written) {
            let meant = headers::meant(header);
            block = headers::name(meant.as_deref().unwrap_or(header));
        }
        let Some((mistake, repair)) = broken else {
            continue;
        };
        out.copy(text, at..statement.start);
        if mistakes.len() + 1 >= MOST {
            out.give_up(original, statement.start, mistakes);
            return out;
        }
        out.stand_in(written, &statement, &repair);
        at = statement.end;
        mistakes.push(mistake);
    }
    at = out.gap(text, at, gap..text.len(), mistakes);
    out.copy(text, at..text.len());
    if text.len() < original.len() {
        out.give_up(original, text.len(), mistakes);
    }
    out
}

impl Translated {
    /// Begins a block, which has its place at a byte of the original.
    pub fn block(&mut self, header: &str, at: usize) {
        self.add(header, at);
        self.text.push('\n');
    }

    /// Adds a line of the block: a key with its value, which have their place in the original.
    pub fn value(&mut self, key: &str, value: &str, place: Range<usize>) {
        self.add(key, place.start);
        self.text.push_str(" = ");
        self.add(value, place.start);
        self.add("\n", place.end);
    }

    /// Adds what has its place from a byte of the original on.
    fn add(&mut self, text: &str, at: usize) {
        self.steps.push((self.text.len(), at));
        self.text.push_str(text);
    }

    /// Reports what cannot stand between two statements and takes it out; gives the byte up to
    /// which all is taken over.
    fn gap(
        &mut self,
        text: &str,
        at: usize,
        gap: Range<usize>,
        mistakes: &mut Vec<Mistake>,
    ) -> usize {
        let Some(clean) = gaps::clean(&text[gap.clone()]) else {
            return at;
        };
        let room = MOST.saturating_sub(mistakes.len() + 1);
        mistakes.extend(gaps::mistakes(&text[gap.clone()], gap.start).take(room));
        self.copy(text, at..gap.start);
        self.add(&clean, gap.start);
        gap.end
    }

    /// Leaves out all that follows.
    fn give_up(&mut self, original: &str, from: usize, mistakes: &mut Vec<Mistake>) {
        self.left_out.push(from);
        mistakes.push(mistakes::too_many(&original[from..], from));
    }

    fn copy(&mut self, original: &str, range: Range<usize>) {
        self.add(&original[range.clone()], range.start);
    }

    fn stand_in(&mut self, text: &str, at: &Range<usize>, repair: &Repair) {
        match repair {
            Repair::Header(header) => self.add(header, at.start),
            Repair::Key { key, value } => {
                self.add(&text[key.clone()], at.start);
                self.text.push_str(" = ");
                self.stand_ins.insert(self.text.len());
                self.add("{}", at.start + value);
            }
            Repair::None => {
                self.add("", at.start);
                self.left_out.push(at.start);
            }
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
