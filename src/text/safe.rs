//! Text from outside, made harmless.
//!
//! Control characters, escape sequences, bidirectional overrides and characters without a shape
//! never reach a terminal: each becomes U+FFFD, so that the reader sees that something stood there
//! and the number of columns stays what it was. Variation selectors, which emoji are written with,
//! go without a trace.

use std::borrow::Cow;

/// Stands where a character was taken out.
pub const REPLACEMENT: char = '\u{fffd}';

/// Whether a character may steer a terminal, reorder its text or hide in it: control characters,
/// those that Unicode says to ignore where they have no effect (`Default_Ignorable_Code_Point`),
/// and those that break or reorder lines.
///
/// The joiners U+200C and U+200D stay: Persian and emoji need them.
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || is_selector(c)
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}'
            | '\u{17b4}' | '\u{17b5}'
            | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a character chooses among the shapes of the one before it.
pub fn is_selector(c: char) -> bool {
    matches!(c, '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// A text without what cannot be seen: two names that are equal then look alike.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return Cow::Borrowed(text);
    }
    let is_seen = |c: char| !is_unsafe(c) && !matches!(c, '\u{200c}' | '\u{200d}');
    if text.chars().all(is_seen) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| is_seen(*c)).collect())
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
    let shown = text.chars().filter(|c| !is_selector(*c));
    Cow::Owned(shown.map(|c| with(c).unwrap_or(c)).collect())
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
    fn what_has_no_shape_is_replaced_and_selectors_go() {
        for c in "\u{34f}\u{115f}\u{1160}\u{3164}\u{ffa0}\u{180e}\u{e0041}".chars() {
            assert_eq!(safe(&format!("a{c}b")), "a\u{fffd}b", "{c:?}");
        }
        for c in "\u{180b}\u{180d}\u{fe00}\u{fe0f}\u{e0100}".chars() {
            assert_eq!(safe(&format!("a{c}b")), "ab", "{c:?}");
        }
    }

    #[test]
    fn names_that_look_alike_are_equal_when_visible() {
        assert_eq!(visible("A\u{3164}c\u{200d}me\u{fe0f}"), "Acme");
        assert!(matches!(visible("Zürich 日本"), Cow::Borrowed(_)));
    }

    #[test]
    fn lines_keep_their_breaks() {
        assert_eq!(safe_lines("a\n\tb\u{1b}c\r\n"), "a\n\tb\u{fffd}c\u{fffd}\n");
    }
}
