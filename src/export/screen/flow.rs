//! Running text in lines: wrapped, hung, packed.

use unicode_width::UnicodeWidthChar;

use crate::export::paint::{Paint, paint};
use crate::text::number::grouped;
use crate::text::shell::{groups, words};
pub use crate::text::width::hang;
use crate::text::width::{widest, width, wrap};

/// Text in cells of at most `columns`: broken at spaces, and inside a word that is wider.
pub fn fold(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    if width(text) <= columns {
        return vec![text.to_owned()];
    }
    let pieces: Vec<String> = text.split(' ').flat_map(|w| split(w, columns)).collect();
    wrap(&pieces.join(" "), columns)
}

/// A word in pieces of at most `columns`; a character and what joins it stay together.
fn split(word: &str, columns: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let (mut used, mut joined) = (0, false);
    for c in word.chars() {
        // The emoji selector makes the character before it wide.
        let wide = if c == '\u{fe0f}' {
            1
        } else {
            c.width().unwrap_or(0)
        };
        let clings = joined || c.width() == Some(0);
        match pieces.last_mut() {
            Some(piece) if piece.is_empty() || clings || used + wide <= columns => {
                piece.push(c);
                used += wide;
            }
            _ => {
                pieces.push(c.to_string());
                used = wide;
            }
        }
        joined = c == '\u{200d}';
    }
    pieces
}

/// A command in lines of at most `columns` where its words allow: each line but the last ends in
/// the mark by which a shell reads on, so that it can be taken over as it stands.
pub fn command_lines(first: &str, command: &str, columns: usize) -> Vec<String> {
    if width(first) + width(command) <= columns {
        return vec![format!("{first}{command}")];
    }
    let mut lines = vec![first.trim_end().to_owned()];
    let mut used = width(first);
    // An option and its value stand on one line, where it holds them.
    let apart = |group: String| {
        if 4 + width(&group) <= columns {
            vec![group]
        } else {
            words(&group).into_iter().map(str::to_owned).collect()
        }
    };
    for word in groups(command).into_iter().flat_map(apart) {
        // Room for a space and for the mark.
        let fits = used + width(&word) + 3 <= columns;
        match lines.last_mut() {
            Some(line) if fits || line.is_empty() => {
                *line = if line.is_empty() {
                    word.clone()
                } else {
                    format!("{line} {word}")
                };
                used += width(&word) + 1;
            }
            _ => {
                lines.push(format!("    {word}"));
                used = 5 + width(&word);
            }
        }
    }
    let last = lines.len() - 1;
    let begun = |line: &String| line.as_str() != first.trim_end();
    for line in lines[..last].iter_mut().filter(|line| begun(line)) {
        line.push_str(" \\");
    }
    lines
}

/// Text wrapped to `columns`, every line after `indent` spaces.
pub fn wrap_under(text: &str, indent: usize, columns: usize) -> Vec<String> {
    hang(&" ".repeat(indent), text, columns)
}

/// Words that are written with a full stop within a sentence.
const SHORTENED: [&str; 14] = [
    "St", "Mt", "Ft", "Dr", "Mr", "Ms", "Mrs", "Prof", "Jr", "Sr", "Co", "Inc", "Ltd", "Corp",
];

/// The sentences of a text; a full stop behind a capital is that of an initial, as in J.P. Morgan,
/// and that of a shortened word ends none either.
fn split_sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (end, _) in text.match_indices(". ") {
        let before = &text[..end];
        let word = before.rsplit([' ', '(']).next().unwrap_or_default();
        if !before.ends_with(char::is_uppercase) && !SHORTENED.contains(&word) {
            sentences.push(text[start..=end].trim());
            start = end + 1;
        }
    }
    sentences.push(text[start..].trim());
    sentences.retain(|s| !s.is_empty());
    sentences
}

/// Sentences packed into lines: a sentence that does not fit begins a line of its own.
pub fn sentences(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for sentence in split_sentences(text) {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(sentence) <= columns => {
                line.push(' ');
                line.push_str(sentence);
            }
            _ => lines.extend(wrap(sentence, columns)),
        }
    }
    lines
}

/// Texts, each with the mark that it explains or none, side by side while they fit, `gap` spaces
/// between; one that does not hangs behind its mark.
pub fn pack(
    texts: impl IntoIterator<Item = (String, String)>,
    gap: usize,
    columns: usize,
) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (mut mark, text) in texts {
        if !mark.is_empty() {
            mark.push(' ');
        }
        match lines.last_mut() {
            Some(line) if width(line) + gap + width(&mark) + width(&text) <= columns => {
                line.extend([" ".repeat(gap), mark, text]);
            }
            _ => lines.extend(hang(&mark, &text, columns)),
        }
    }
    lines
}

/// The line with spaces behind it up to `columns`.
pub fn pad(line: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(width(line));
    format!("{line}{}", " ".repeat(missing))
}

/// The longest word's columns.
pub fn longest_word(text: &str) -> usize {
    widest(text.split(' '))
}

/// How to see as many things, by their singular, as are not shown: `3 more offers: --all shows them`.
pub fn more(n: usize, thing: &str, columns: usize) -> Vec<String> {
    let text = match n {
        1 => format!("1 more {thing}: --all shows it"),
        n => format!("{} more {thing}s: --all shows them", grouped(n as f64)),
    };
    painted(&hang(" ", &text, columns), Paint::Dim)
}

/// Every line between marks.
pub fn painted(lines: &[String], how: Paint) -> Vec<String> {
    lines.iter().map(|line| paint(line, how)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_broken_between_characters() {
        assert_eq!(fold("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(fold("日本語", 4), ["日本", "語"]);
        assert_eq!(fold("日本語", 1), ["日", "本", "語"]);
        assert_eq!(fold("e\u{301}e\u{301}", 1), ["e\u{301}", "e\u{301}"]);
        assert_eq!(fold("👩\u{200d}💻x", 2), ["👩\u{200d}💻", "x"]);
        assert_eq!(fold("", 3), [""]);
    }

    #[test]
    fn hung_lines_stand_under_the_first() {
        assert_eq!(hang("! ", "one two", 6), ["! one", "  two"]);
        assert_eq!(hang("", "one two", 80), ["one two"]);
    }

    #[test]
    fn sentences_begin_lines_when_they_do_not_fit() {
        let text = "Google is first. The others are close.";
        assert_eq!(sentences(text, 80), [text]);
        assert_eq!(
            sentences(text, 30),
            ["Google is first.", "The others are close."]
        );
        assert_eq!(
            sentences(text, 10),
            ["Google is", "first.", "The others", "are close."]
        );
    }

    #[test]
    fn pieces_share_a_line_while_they_fit() {
        let pieces = ["one", "two", "three"].map(|text| (String::new(), text.to_owned()));
        assert_eq!(pack(pieces, 4, 10), ["one    two", "three"]);
    }

    #[test]
    fn what_explains_a_mark_hangs_behind_it() {
        let pieces = [("**".to_owned(), "all of it".to_owned())];
        assert_eq!(pack(pieces, 4, 8), ["** all", "   of it"]);
    }
}
