//! Words as they are typed into a POSIX shell.

use std::borrow::Cow;

use super::safe::{is_selector, is_unsafe};

/// A word that a shell takes as it is: in quotes where it would take it apart, and with what a
/// terminal must not get, or breaks lines, as escapes that `printf` reads.
pub fn quoted(word: &str) -> Cow<'_, str> {
    let hidden = |c: char| is_unsafe(c) || is_selector(c);
    if word.chars().any(hidden) {
        let escaped: String = word
            .chars()
            .map(|c| match c {
                '\n' => r"\n".to_owned(),
                '\t' => r"\t".to_owned(),
                '\\' => r"\\".to_owned(),
                '\'' => r"\047".to_owned(),
                '%' => "%%".to_owned(),
                c if hidden(c) => octal(c),
                c => c.to_string(),
            })
            .collect();
        return Cow::Owned(format!("\"$(printf '{escaped}')\""));
    }
    let plain = |c: char| c.is_alphanumeric() || "-_./+@:,=%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(format!("'{}'", word.replace('\'', r"'\''")))
}

/// The bytes of a character, three octal digits each.
fn octal(c: char) -> String {
    let mut bytes = [0; 4];
    let bytes = c.encode_utf8(&mut bytes).bytes();
    bytes.fold(String::new(), |text, b| text + &format!("\\{b:03o}"))
}

/// The words of a command, quotes and all: a space in quotes parts no words.
pub fn words(command: &str) -> Vec<&str> {
    let (mut words, mut from, mut inside, mut escaped) = (Vec::new(), 0, false, false);
    let mut printed = false;
    for (at, c) in command.char_indices() {
        inside ^= c == '\'' && !escaped;
        printed ^= c == '"' && !inside && !escaped;
        escaped = c == '\\' && !inside && !escaped;
        if c == ' ' && !inside && !printed {
            words.push(&command[from..at]);
            from = at + 1;
        }
    }
    words.push(&command[from..]);
    words.retain(|word| !word.is_empty());
    words
}

/// The words of a command, an option with its value as one: so they stand on one line.
pub fn groups(command: &str) -> Vec<String> {
    let mut groups: Vec<String> = Vec::new();
    let mut is_option = false;
    for word in words(command) {
        match groups.last_mut() {
            Some(group) if is_option && !word.starts_with('-') => {
                group.push(' ');
                group.push_str(word);
                is_option = false;
            }
            _ => {
                groups.push(word.to_owned());
                is_option = word.starts_with('-');
            }
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shell_would_take_apart_is_quoted() {
        assert_eq!(quoted("--set=google.pay=9000"), "--set=google.pay=9000");
        assert_eq!(quoted(""), "''");
        assert_eq!(quoted("Jane Street.pay=1"), "'Jane Street.pay=1'");
        assert_eq!(quoted("$(a) `b` \"c\""), "'$(a) `b` \"c\"'");
        assert_eq!(quoted("O'Neil"), r"'O'\''Neil'");
    }

    #[test]
    fn what_a_line_cannot_hold_is_escaped() {
        let cases = [
            ("two\nlines\tit's \\", r"two\nlines\tit\047s \\"),
            ("\u{1b}[2J 5%", r"\033[2J 5%%"),
            // U+202E is e2 80 ae in UTF-8.
            ("a\u{202e}b", r"a\342\200\256b"),
        ];
        for (word, escaped) in cases {
            let typed = format!("\"$(printf '{escaped}')\"");
            assert_eq!(quoted(word), typed);
            assert_eq!(
                words(&format!("rank {typed} -c x")),
                ["rank", &typed, "-c", "x"]
            );
        }
    }

    #[test]
    fn words_keep_their_quotes() {
        let command = r"rank a.toml --set 'O'\''Neil & Co.pay=1' -c x";
        let expected = [
            "rank",
            "a.toml",
            "--set",
            r"'O'\''Neil & Co.pay=1'",
            "-c",
            "x",
        ];
        assert_eq!(words(command), expected);
        let groups = groups("rank a.toml --all --set b.c=1 --ics d.ics");
        assert_eq!(
            groups,
            ["rank", "a.toml", "--all", "--set b.c=1", "--ics d.ics"]
        );
    }
}
