//! How many columns of a terminal a text takes, and texts in lines of so many.

use unicode_width::UnicodeWidthStr;

/// Columns that a safe text takes; wide East Asian characters and emoji count two.
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// Columns that the widest of some texts takes.
pub fn widest<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> usize {
    let widths = texts.into_iter().map(|text| width(text.as_ref()));
    widths.max().unwrap_or(0)
}

/// Breaks a text at spaces into lines of at most `columns`; a longer word has a line of its own.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0;
    for word in text.split(' ') {
        let wide = width(word);
        match lines.last_mut() {
            Some(line) if used + 1 + wide <= columns => {
                line.push(' ');
                line.push_str(word);
                used += 1 + wide;
            }
            _ => {
                lines.push(word.to_owned());
                used = wide;
            }
        }
    }
    lines
}

/// Lines behind a lead, the others below the beginning of the first.
pub fn hung(lead: &str, lines: &[String]) -> Vec<String> {
    let indent = " ".repeat(width(lead));
    let leads = std::iter::once(lead).chain(std::iter::repeat(indent.as_str()));
    let lines = leads.zip(lines);
    lines.map(|(lead, line)| format!("{lead}{line}")).collect()
}

/// A text behind a lead, wrapped to `columns`, its further lines below its beginning.
pub fn hang(lead: &str, text: &str, columns: usize) -> Vec<String> {
    let room = columns.saturating_sub(width(lead)).max(1);
    hung(lead, &wrap(text, room))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_count_two_and_marks_none() {
        assert_eq!(width("日本"), 4);
        assert_eq!(width("e\u{301}"), 1);
    }

    #[test]
    fn wrapping_keeps_every_word_and_the_width() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("unbreakable a", 4), ["unbreakable", "a"]);
        assert_eq!(wrap("", 4), [""]);
    }
}
