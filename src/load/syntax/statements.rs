//! Where each statement of a TOML text begins and ends, brackets and quotes left open included.

use std::ops::Range;

/// The byte ranges of all headers and key-value pairs from a byte on, without line breaks around.
///
/// A bracket or a long quote that is never closed ends before the next line that looks like a
/// statement, a short quote that is never closed at the end of its line.
pub fn split(text: &str, from: usize) -> impl Iterator<Item = Range<usize>> {
    let mut scan = Scan {
        text,
        endless: [false; 2],
    };
    let mut at = from;
    std::iter::from_fn(move || {
        at = next_start(text, at)?;
        let end = scan.end_of(at);
        let line_break = text[at..end]
            .strip_suffix('\r')
            .filter(|_| end < text.len());
        let statement = line_break.unwrap_or(&text[at..end]);
        let statement = at..at + statement.trim_end_matches([' ', '\t']).len();
        at = end;
        Some(statement)
    })
}

/// Walks through a text once.
struct Scan<'t> {
    text: &'t str,
    /// Whether a long quote of this kind, `"` or `'`, was looked for to the end of the text and
    /// not found: then no later one is closed either.
    endless: [bool; 2],
}

/// The next byte that is neither white space nor in a comment; a CR without its LF is neither.
fn next_start(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        match bytes.get(at)? {
            b' ' | b'\t' | b'\n' => at += 1,
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => at += 1,
            b'#' => at = line_end(text, at),
            _ => return Some(at),
        }
    }
}

fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |i| from + i)
}

impl Scan<'_> {
    fn end_of(&mut self, start: usize) -> usize {
        if self.text[start..].starts_with('[') {
            return line_end(self.text, start);
        }
        let bytes = self.text.as_bytes();
        let mut open: Vec<u8> = Vec::new();
        let (mut at, mut last) = (start, b'\n');
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'\n' if open.is_empty() => return at,
                b'\n' => match self.continues(at, &open, last) {
                    Some(next) => {
                        at = next;
                        continue;
                    }
                    None => return at,
                },
                b'#' => {
                    at = line_end(self.text, at);
                    continue;
                }
                b'"' | b'\'' => at = self.string_end(at),
                b'[' | b'{' => {
                    open.push(byte);
                    at += 1;
                }
                b']' | b'}' => {
                    open.pop();
                    at += 1;
                }
                _ => at += 1,
            }
            if !byte.is_ascii_whitespace() {
                last = byte;
            }
        }
        self.text.len()
    }

    /// Where what is open at the end of a line goes on; none where something new begins.
    fn continues(&self, line_end: usize, open: &[u8], last: u8) -> Option<usize> {
        let next = next_start(self.text, line_end)?;
        (!begins_statement(&self.text[next..], open, last)).then_some(next)
    }

    /// The byte after a string; where it is not closed, the end of its line, or of a long one the
    /// end of the last line that may be part of it.
    fn string_end(&mut self, start: usize) -> usize {
        let quote = self.text.as_bytes()[start];
        let (three, endless) = if quote == b'"' {
            ("\"\"\"", 0)
        } else {
            ("'''", 1)
        };
        if !self.text[start..].starts_with(three) {
            return short_string_end(self.text, start);
        }
        if !self.endless[endless] {
            if let Some(end) = long_string_end(self.text, start, three) {
                return end;
            }
            self.endless[endless] = true;
        }
        let mut at = line_end(self.text, start);
        while let Some(next) = self.continues(at, &[], b'\n') {
            at = line_end(self.text, next);
        }
        at
    }
}

/// Whether a line inside an open bracket is rather the beginning of something new.
fn begins_statement(line: &str, open: &[u8], last: u8) -> bool {
    let line = &line[..line_end(line, 0)];
    if line.starts_with('[') {
        return is_header(line);
    }
    let key = line.trim_start_matches(|c: char| c.is_alphanumeric() || "-_.\"'".contains(c));
    let has_key = key.len() < line.len() && key.trim_start().starts_with('=');
    let continues = open.last() == Some(&b'{') && matches!(last, b',' | b'{');
    has_key && !continues
}

/// `[name]` or `[[name]]`, where the name has a letter: `[1, 2]` is an array.
fn is_header(line: &str) -> bool {
    let inner = line.split('#').next().unwrap_or(line).trim();
    let name = inner.trim_start_matches('[').trim_end_matches(']').trim();
    let first_is_letter = name.starts_with(|c: char| c.is_alphabetic());
    first_is_letter
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || "-_. ".contains(c))
}

/// The byte after a string in single quote marks, or the end of its line when it is not closed.
fn short_string_end(text: &str, start: usize) -> usize {
    let quote = text.as_bytes()[start];
    let bytes = text.as_bytes();
    let mut at = start + 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\n' => return at,
            b'\\' if quote == b'"' && bytes.get(at + 1) != Some(&b'\n') => at += 2,
            _ if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    text.len()
}

fn long_string_end(text: &str, start: usize, three: &str) -> Option<usize> {
    let mut at = start + 3;
    loop {
        let found = at + text[at..].find(three)?;
        let before = &text[at..found];
        let backslashes = before.len() - before.trim_end_matches('\\').len();
        if three.starts_with('"') && backslashes % 2 == 1 {
            at = found + 1;
            continue;
        }
        // Up to two quotes may stand just before the closing three.
        let behind = text[found + 3..].bytes().take(2);
        let more = behind.take_while(|b| *b == three.as_bytes()[0]);
        return Some(found + 3 + more.count());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        split(text, 0).map(|range| &text[range]).collect()
    }

    #[test]
    fn statements_of_a_clean_text() {
        let text = "# c\na = 1 # one\n\n[[x]]\r\nb = [\n 1, # [\n 2,\n]\nc = \"\"\"\n[y]\nd = 1\"\"\"\"\ne = { f = 1,\n g = 2 }\n";
        let expected = [
            "a = 1 # one",
            "[[x]]",
            "b = [\n 1, # [\n 2,\n]",
            "c = \"\"\"\n[y]\nd = 1\"\"\"\"",
            "e = { f = 1,\n g = 2 }",
        ];
        assert_eq!(parts(text), expected);
    }

    #[test]
    fn long_quotes_that_are_never_closed_take_no_time() {
        let lines = 200_000;
        let text = "a = \\\"\"\"\n".repeat(lines);
        assert_eq!(split(&text, 0).count(), lines);
    }

    #[test]
    fn what_is_left_open_ends_before_the_next_statement() {
        assert_eq!(parts("a = [1, 2\nb = 3\n"), ["a = [1, 2", "b = 3"]);
        assert_eq!(
            parts("a = [1, 2\n\n[[offer]]\n"),
            ["a = [1, 2", "[[offer]]"]
        );
        assert_eq!(parts("a = { b = 1\nc = 3\n"), ["a = { b = 1", "c = 3"]);
        assert_eq!(parts("a = \"x\nb = 3\n"), ["a = \"x", "b = 3"]);
        assert_eq!(parts("a = '''x\nb = 3\n"), ["a = '''x", "b = 3"]);
        assert_eq!(
            parts("a = '''x\nso it goes on\n\n[b]\nc = 3\n"),
            ["a = '''x\nso it goes on", "[b]", "c = 3"]
        );
        assert_eq!(
            parts("a = [\n[1, 2],\n[3, 4]\n]\nb = 1"),
            ["a = [\n[1, 2],\n[3, 4]\n]", "b = 1"]
        );
    }
}
