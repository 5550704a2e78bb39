//! The part of a source line that a report shows, made safe, with the way back to the source's bytes.

use std::ops::Range;

use crate::text::safe::{REPLACEMENT, is_selector, is_unsafe};
use crate::text::width::width;

/// Characters of a long line that are shown at most.
const LONGEST: usize = 200;
/// Characters before the place, where the beginning of its line is too far away.
const BEFORE: usize = 60;
/// Characters between the beginning of a line and the place from which on it is too far away.
const FAR: usize = 140;
/// Stands where a line was cut.
const CUT: &str = "...";
/// Stands at the end of a line that was not cut, so that there is something to point at.
const END: &str = " ";
/// Columns that a tab takes in a report.
const TAB: usize = 4;

/// A piece of one line.
pub(super) struct Window {
    /// The piece as it is shown, with a space or dots after it.
    pub text: String,
    /// The first byte of each character and the byte after the last: in the source, in `text`.
    marks: Vec<(usize, usize)>,
}

impl Window {
    /// The piece around a byte of a line.
    pub fn around(source: &str, line_start: usize, at: usize) -> Self {
        let from = first_byte(source, line_start, at);
        let (piece, cut) = rest_of_line(&source[from..]);
        let mut window = Self {
            text: String::new(),
            marks: Vec::new(),
        };
        if from > line_start && from > mark_of(source) {
            window.text.push_str(CUT);
        }
        for (i, c) in piece.char_indices() {
            window.push(from + i, c);
        }
        window.marks.push((from + piece.len(), window.text.len()));
        window.text.push_str(if cut { CUT } else { END });
        window
    }

    fn push(&mut self, byte: usize, c: char) {
        self.marks.push((byte, self.text.len()));
        let hidden = is_unsafe(c) && c != '\t';
        if !is_selector(c) {
            self.text.push(if hidden { REPLACEMENT } else { c });
        }
    }

    /// Whether a byte of the source is inside.
    pub fn covers(&self, byte: usize) -> bool {
        let ends = self.marks.first().zip(self.marks.last());
        ends.is_some_and(|(first, last)| (first.0..=last.0).contains(&byte))
    }

    /// Where a stretch of the source is shown: cut to the piece and to a number of columns, and at
    /// least one character long.
    pub fn range(&self, source: Range<usize>, columns: usize) -> Range<usize> {
        let start = self.marks.partition_point(|m| m.0 <= source.start);
        let end = self.marks.partition_point(|m| m.0 < source.end);
        let start = self.shown(start.saturating_sub(1));
        let end = self.shown(end);
        let one = self.text[start..].chars().next().map_or(0, char::len_utf8);
        start..self.narrow(start, end, columns).max(start + one)
    }

    /// The byte of `text` at which a mark stands; for a mark beyond, that of the last.
    fn shown(&self, mark: usize) -> usize {
        let mark = self.marks.get(mark).or(self.marks.last());
        mark.map_or(0, |m| m.1)
    }

    /// The end that keeps a range within a number of columns.
    fn narrow(&self, start: usize, end: usize, columns: usize) -> usize {
        let mut used = 0;
        for (i, c) in self.text[start..end.max(start)].char_indices() {
            used += columns_of(c.encode_utf8(&mut [0; 4]));
            if used > columns {
                return start + i;
            }
        }
        end
    }
}

/// Columns that a piece of a line takes in a report.
pub(super) fn columns_of(text: &str) -> usize {
    let tabs = text.bytes().filter(|b| *b == b'\t').count();
    // The measure counts a tab as one column.
    width(text) + tabs * (TAB - 1)
}

/// The byte at which the piece begins.
fn first_byte(source: &str, line_start: usize, at: usize) -> usize {
    let before = &source[line_start..at.max(line_start)];
    let from = match before.chars().rev().nth(FAR) {
        None => line_start,
        Some(_) => line_start + last_chars(before, BEFORE),
    };
    from.max(mark_of(source))
}

/// Bytes of the mark that may stand at the start of a text and is no part of its first line.
fn mark_of(source: &str) -> usize {
    if source.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    }
}

fn last_chars(text: &str, count: usize) -> usize {
    let mut indices = text.char_indices().rev().map(|(i, _)| i);
    indices.nth(count - 1).unwrap_or(0)
}

/// The beginning of a text up to its first line break, no longer than is shown, and whether the
/// line goes on after it.
fn rest_of_line(text: &str) -> (&str, bool) {
    let longest = text.char_indices().nth(LONGEST).map_or(text.len(), |c| c.0);
    let shown = &text[..longest];
    let line = shown.split_once('\n').map_or(shown, |(line, _)| line);
    let after = &text[line.len()..];
    if after.starts_with('\n') {
        return (line.strip_suffix('\r').unwrap_or(line), false);
    }
    (line, !(after.is_empty() || after.starts_with("\r\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(source: &str, at: usize) -> Window {
        let line_start = source[..at].rfind('\n').map_or(0, |i| i + 1);
        Window::around(source, line_start, at)
    }

    #[test]
    fn a_line_is_shown_without_its_end_and_the_mark_of_the_file() {
        assert_eq!(window("ab\ncd\r\nef", 4).text, "cd ");
        assert_eq!(window("\u{feff}ab\r\n", 0).text, "ab ");
        assert_eq!(window("\u{feff}ab\r\n", 0).range(0..3, 80), 0..1);
        assert_eq!(window("a\n\nb", 2).text, " ");
        assert_eq!(window("a\rb", 0).text, "a\u{fffd}b ");
    }

    #[test]
    fn ranges_follow_characters_that_were_replaced() {
        // U+009B has two bytes, U+FFFD three.
        let window = window("\u{9b}x = \u{1b}1", 0);
        assert_eq!(window.text, "\u{fffd}x = \u{fffd}1 ");
        assert_eq!(&window.text[window.range(2..3, 80)], "x");
        assert_eq!(&window.text[window.range(6..8, 80)], "\u{fffd}1");
        assert_eq!(&window.text[window.range(1..2, 80)], "\u{fffd}");
    }

    #[test]
    fn ranges_are_kept_inside_and_have_something_to_point_at() {
        let window = window("abc\nd", 1);
        assert_eq!(window.range(1..99, 80), 1..3);
        assert_eq!(window.range(1..1, 80), 1..2);
        assert_eq!(window.range(3..3, 80), 3..4);
        let backwards = Range { start: 99, end: 2 };
        assert_eq!(window.range(backwards, 80), 3..4);
        assert_eq!(window.range(0..3, 2), 0..2);
        assert_eq!(window.range(0..3, 0), 0..1);
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let source = format!("{}é{}", "a".repeat(5_000), "b".repeat(5_000));
        let window = window(&source, 5_000);
        let text = format!("...{}é{}...", "a".repeat(60), "b".repeat(139));
        assert_eq!(window.text, text);
        assert_eq!(&window.text[window.range(5_000..5_002, 80)], "é");
        assert!(window.covers(5_000) && !window.covers(0) && !window.covers(6_000));
    }

    #[test]
    fn a_line_is_cut_only_where_it_goes_on() {
        let exact = "a".repeat(LONGEST);
        for end in ["", "\n", "\r\n"] {
            assert_eq!(
                window(&format!("{exact}{end}"), 0).text,
                format!("{exact} ")
            );
        }
        assert_eq!(window(&format!("{exact}b"), 0).text, format!("{exact}..."));
        let end = "a".repeat(500);
        let end = window(&end, 500);
        assert_eq!(end.text, format!("...{} ", "a".repeat(60)));
        assert_eq!(end.range(500..500, 80), 63..64);
    }

    #[test]
    fn tabs_stay_and_count_four() {
        assert_eq!(window("\ta", 0).text, "\ta ");
        assert_eq!(columns_of("\ta日"), 7);
    }
}
