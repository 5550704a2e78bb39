//! Lines and columns of many places at once: each text is walked through once, to the last of them.

use crate::diag::source::floor_boundary;
use crate::diag::{FileId, Sources, Span};

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

/// The spots of all spans that were asked for.
pub(super) struct Spots(Vec<((FileId, u32), Spot)>);

impl Spots {
    /// Finds the beginnings of spans.
    pub fn find(spans: impl IntoIterator<Item = Span>, sources: &Sources) -> Self {
        let mut keys: Vec<_> = spans.into_iter().map(|s| (s.file, s.start)).collect();
        keys.sort_unstable();
        keys.dedup();
        let mut found: Vec<((FileId, u32), Spot)> = Vec::with_capacity(keys.len());
        for key in keys {
            let before = found.last().map(|f| f.1).filter(|s| s.file == key.0);
            let from = before.unwrap_or_else(|| Spot::first(key.0));
            let to = from.forward(&sources.get(key.0).text, key.1 as usize);
            found.push((key, to));
        }
        Self(found)
    }

    /// The beginning of one of the spans.
    pub fn get(&self, span: Span) -> Option<Spot> {
        let found = self
            .0
            .binary_search_by_key(&(span.file, span.start), |f| f.0);
        found.ok().map(|i| self.0[i].1)
    }
}

impl Spot {
    /// The beginning of a text.
    fn first(file: FileId) -> Self {
        Self {
            file,
            at: 0,
            line_start: 0,
            line: 1,
            column: 1,
        }
    }

    /// The same for a byte that is not before this one.
    fn forward(self, text: &str, byte: usize) -> Self {
        let at = floor_boundary(text, byte);
        let passed = &text[self.at..at];
        let mut to = Self { at, ..self };
        if let Some(i) = passed.rfind('\n') {
            to.line_start = self.at + i + 1;
            to.line += passed.bytes().filter(|b| *b == b'\n').count();
            to.column = 1;
        }
        to.column += columns(text, to.line_start.max(self.at), at);
        to
    }
}

/// Characters between two bytes; the mark at the start of a text is none of them.
fn columns(text: &str, from: usize, to: usize) -> usize {
    let mark = usize::from(from == 0 && text[..to].starts_with('\u{feff}'));
    text[from..to].chars().count() - mark
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Origin;
    use proptest::prelude::*;

    fn spot(spots: &Spots, file: FileId, start: u32) -> Option<(usize, usize, usize)> {
        let end = start;
        let spot = spots.get(Span { file, start, end })?;
        Some((spot.line, spot.column, spot.line_start))
    }

    #[test]
    fn spots_of_several_files_are_found_whatever_their_order() {
        let mut sources = Sources::default();
        let a = sources.add("a", "\u{feff}ab\r\nüc\n\nd", Origin::File);
        let b = sources.add("b", "x\ny", Origin::File);
        let asked = [(b, 2), (a, 9), (a, 0), (a, 4), (a, 11), (b, 0), (a, 99)];
        let spans = asked.map(|(file, start)| Span {
            file,
            start,
            end: start,
        });
        let spots = Spots::find(spans, &sources);
        assert_eq!(spot(&spots, a, 0), Some((1, 1, 0)));
        assert_eq!(spot(&spots, a, 4), Some((1, 2, 0)));
        assert_eq!(spot(&spots, a, 9), Some((2, 2, 7)));
        assert_eq!(spot(&spots, a, 11), Some((3, 1, 11)));
        assert_eq!(spot(&spots, a, 99), Some((4, 2, 12)));
        assert_eq!(spot(&spots, b, 0), Some((1, 1, 0)));
        assert_eq!(spot(&spots, b, 2), Some((2, 1, 2)));
    }

    proptest! {
        #[test]
        fn spots_agree_with_places(
            text in "[a\u{feff}é\r\n]{0,20}",
            starts in prop::collection::vec(0u32..60, 1..8),
        ) {
            let mut sources = Sources::default();
            let file = sources.add("a", text, Origin::File);
            let spans = || starts.iter().map(|&start| Span { file, start, end: start });
            let spots = Spots::find(spans(), &sources);
            for span in spans() {
                let found = spots.get(span).map(|s| (s.line, s.column));
                let place = sources.place(span);
                prop_assert_eq!(found, Some((place.line, place.column)));
            }
        }
    }
}
