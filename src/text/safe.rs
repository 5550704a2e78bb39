//! Text from outside, made harmless.
//!
//! Control characters, escape sequences and bidirectional overrides never reach a terminal: each
//! such character becomes U+FFFD, so that the reader sees that something stood there and the
//! number of columns stays what it was.

use std::borrow::Cow;

/// Stands where a character was taken out.
pub const REPLACEMENT: char = '\u{fffd}';

/// Whether a character may steer a terminal, reorder its text or hide in it.
///
/// The joiners U+200C and U+200D stay: Persian and emoji need them.
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// One line of text: every unsafe character replaced, line breaks and tabs by a space.
pub fn safe(text: &str) -> Cow<'_, str> {
    replace(text, |c| match c {
        '\n' | '\t' => Some(' '),
        c if is_unsafe(c) => Some(REPLACEMENT),
        _ => None,
    })
}

/// Text of several lines: as [`safe`], but line breaks and tabs stay.
pub fn safe_lines(text: &str) -> Cow<'_, str> {
    replace(text, |c| {
        (is_unsafe(c) && c != '\n' && c != '\t').then_some(REPLACEMENT)
    })
}

fn replace(text: &str, with: impl Fn(char) -> Option<char>) -> Cow<'_, str> {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) || text.chars().all(|c| with(c).is_none()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| with(c).unwrap_or(c)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_and_overrides_are_replaced() {
        assert_eq!(safe("a\u{1b}[31mb"), "a\u{fffd}[31mb");
        assert_eq!(
            safe("a\u{202e}b\u{9b}c\u{7}"),
            "a\u{fffd}b\u{fffd}c\u{fffd}"
        );
        assert_eq!(safe("two\nlines\tand"), "two lines and");
    }

    #[test]
    fn ordinary_text_of_any_script_stays() {
        for text in [
            "plain",
            "Zürich",
            "日本",
            "e\u{301}",
            "👩\u{200d}💻",
            "می\u{200c}خواهم",
        ] {
            assert!(matches!(safe(text), Cow::Borrowed(t) if t == text));
        }
    }

    #[test]
    fn lines_keep_their_breaks() {
        assert_eq!(safe_lines("a\n\tb\u{1b}c\r\n"), "a\n\tb\u{fffd}c\u{fffd}\n");
    }
}
