//! Common slips in writing a file, named, with the mend.

use std::ops::Range;

use toml::de::DeTable;

use super::advice::{advice, date_slip};
use super::builtin;
use super::text::Slip;

/// A statement that does not parse, and what can be put in its place.
pub(super) struct Broken {
    /// What is wrong.
    pub slip: Slip,
    /// What parses instead.
    pub repair: Repair,
}

/// What parses in the place of a broken statement.
pub(super) enum Repair {
    /// A header that opens the table that was meant.
    Header(String),
    /// The key with a stand-in value.
    Key {
        /// The bytes of the key in the statement.
        key: Range<usize>,
        /// The first byte of the value.
        value: usize,
    },
    /// Nothing.
    None,
}

/// Tables that stand in double brackets.
pub(super) const LISTS: [&str; 5] = ["offer", "criterion", "fact", "company", "link"];

/// What is wrong with a statement, if anything; `offset` is its place in the file.
pub(super) fn of_statement(statement: &str, offset: usize) -> Option<Broken> {
    if let Some(at) = lone_return(statement) {
        let at = offset + at;
        return Some(Broken {
            slip: Slip {
                range: at..at + 1,
                date: false,
                message: "a carriage return inside a line".to_owned(),
                help: Some("end lines with a line feed (LF), as most editors do".to_owned()),
            },
            repair: Repair::None,
        });
    }
    if statement.starts_with('[') {
        return of_header(statement, offset);
    }
    let error = DeTable::parse(statement).err()?;
    let equals = equals_sign(statement);
    let at = |range: Range<usize>| offset + range.start..offset + range.end;
    let Some(equals) = equals else {
        let slip = without_equals(statement, offset);
        return Some(Broken {
            slip,
            repair: Repair::None,
        });
    };
    let key = statement[..equals].trim_end();
    let value_start = equals + 1 + leading_space(&statement[equals + 1..]);
    let value = without_comment(&statement[value_start..]);
    if DeTable::parse(&format!("{key} = 1")).is_err() {
        return Some(Broken {
            slip: of_key(key, offset),
            repair: Repair::None,
        });
    }
    let whole = value_start..value_start + value.len();
    let slip = of_value(key, value, at(whole.clone())).unwrap_or_else(|| {
        let range = error
            .span()
            .filter(|r| r.start >= value_start && r.end <= statement.len());
        let range = range.unwrap_or(whole);
        Slip {
            range: at(range),
            date: false,
            message: plain_message(error.message()),
            help: None,
        }
    });
    Some(Broken {
        slip,
        repair: Repair::Key {
            key: 0..key.len(),
            value: value_start,
        },
    })
}

/// The place of a CR that does not belong to a line break.
pub(super) fn lone_return(text: &str) -> Option<usize> {
    let mut returns = text.match_indices('\r').map(|(at, _)| at);
    returns.find(|at| text.as_bytes().get(at + 1) != Some(&b'\n'))
}

/// A complaint of the parser about the document as a whole.
pub(super) fn of_document(message: &str, range: Range<usize>) -> Slip {
    let (message, help) = if message.contains("duplicate key") {
        (
            "a key that stands here a second time",
            Some("keep one of them".to_owned()),
        )
    } else {
        return Slip {
            range,
            date: false,
            message: plain_message(message),
            help: None,
        };
    };
    Slip {
        range,
        date: false,
        message: message.to_owned(),
        help,
    }
}

/// Where reading ends: what stands there is no file of ours.
pub(super) fn too_many(range: Range<usize>) -> Slip {
    Slip {
        range,
        date: false,
        message: "so many lines are broken that the rest is not read".to_owned(),
        help: Some("is this a file of offers?".to_owned()),
    }
}

fn plain_message(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    match line {
        "recursion limit" | "cannot recurse further; max recursion depth met" => {
            "nested too deep to be read".to_owned()
        }
        "" => "this is not TOML".to_owned(),
        line => line.to_owned(),
    }
}

fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

/// The first `=` outside quotes.
fn equals_sign(statement: &str) -> Option<usize> {
    let mut quote = None;
    let line = statement.lines().next().unwrap_or_default();
    for (i, byte) in line.bytes().enumerate() {
        match (quote, byte) {
            (None, b'=') => return Some(i),
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'#') => return None,
            (Some(q), b) if q == b => quote = None,
            _ => {}
        }
    }
    None
}

/// The first line of a value, without a comment behind it.
fn without_comment(value: &str) -> &str {
    let line = value.lines().next().unwrap_or_default();
    let line = if line.starts_with(['"', '\'']) {
        line
    } else {
        line.split('#').next().unwrap_or(line)
    };
    line.trim_end()
}

fn of_header(statement: &str, offset: usize) -> Option<Broken> {
    let line = statement.split('#').next().unwrap_or(statement).trim_end();
    let inner = line.trim_start_matches('[').trim_end_matches(']').trim();
    let name: String = inner
        .chars()
        .take_while(|c| c.is_alphanumeric() || "-_.".contains(*c))
        .collect();
    let single = line.starts_with('[') && !line.starts_with("[[");
    let range = offset..offset + line.len();
    let listed = LISTS.contains(&name.as_str());
    if DeTable::parse(statement).is_ok() {
        return (single && listed).then(|| Broken {
            slip: Slip {
                range,
                date: false,
                message: one_bracket(&name),
                help: Some(format!("write `[[{name}]]`")),
            },
            repair: Repair::Header(format!("[[{name}]]")),
        });
    }
    if name.is_empty() || DeTable::parse(&format!("[{name}]")).is_err() {
        let slip = Slip {
            range,
            date: false,
            message: "a header that cannot be read".to_owned(),
            help: None,
        };
        return Some(Broken {
            slip,
            repair: Repair::None,
        });
    }
    let header = if listed {
        format!("[[{name}]]")
    } else {
        format!("[{name}]")
    };
    let message = "a header whose brackets do not match".to_owned();
    let slip = Slip {
        range,
        date: false,
        message,
        help: Some(format!("write `{header}`")),
    };
    Some(Broken {
        slip,
        repair: Repair::Header(header),
    })
}

/// `[offer]` where `[[offer]]` is meant.
pub(super) fn one_bracket(name: &str) -> String {
    format!("`[{name}]` with one pair of brackets; there may be several of them")
}

fn without_equals(statement: &str, offset: usize) -> Slip {
    let line = without_comment(statement);
    let (message, help) = match line.split_once(':') {
        Some((key, value)) if !key.trim().is_empty() => (
            "`:` between a key and its value",
            format!("write `{} = {}`", key.trim(), value.trim()),
        ),
        _ => (
            "a line that is neither a key with a value nor a header",
            "write `key = value`, or `#` before a remark".to_owned(),
        ),
    };
    Slip {
        range: offset..offset + line.len(),
        date: false,
        message: message.to_owned(),
        help: Some(help),
    }
}

fn of_key(key: &str, offset: usize) -> Slip {
    let joined = key
        .split_whitespace()
        .collect::<Vec<_>>()
        .join("-")
        .to_lowercase();
    let help =
        if key.contains(char::is_whitespace) && DeTable::parse(&format!("{joined} = 1")).is_ok() {
            Some(format!("keys have no spaces: `{joined}`"))
        } else if key.is_empty() {
            Some("write a key before `=`".to_owned())
        } else {
            Some("a key has letters, digits, `-` and `_`; others stand in quotes".to_owned())
        };
    let range = offset..offset + key.len().max(1);
    Slip {
        range,
        date: false,
        message: "a key that cannot be read".to_owned(),
        help,
    }
}

/// The ends of a built-in scale, where they are the common ones; scales of the file are not read yet.
fn ends_of(key: &str) -> Option<(f64, f64)> {
    let common = builtin::criterion(key)?.contains("{ worst = 0, best = 10 }");
    common.then_some((0.0, 10.0))
}

/// The slip in a value, where it is one of the common ones.
fn of_value(key: &str, value: &str, range: Range<usize>) -> Option<Slip> {
    if let Some(date) = date_slip(value) {
        return Some(Slip {
            range,
            date: true,
            message: "a date that cannot be".to_owned(),
            help: Some(date),
        });
    }
    let slip = |message: &str, help: String| {
        Some(Slip {
            range: range.clone(),
            date: false,
            message: message.to_owned(),
            help: Some(help),
        })
    };
    if value.is_empty() {
        return slip(
            "a key without a value",
            "write a value after `=`, or delete the line".to_owned(),
        );
    }
    if let Some(help) = advice(value, ends_of(key)) {
        return slip("a value that cannot be read", help);
    }
    if value.contains(['“', '”', '„', '‘', '’']) {
        return slip("curly quotes", "write straight quotes: \"...\"".to_owned());
    }
    if value.starts_with(['"', '\'']) {
        return quote_slip(value).and_then(|(message, help)| slip(message, help));
    }
    if value.starts_with(['[', '{']) {
        return bracket_slip(value).and_then(|(message, help)| slip(message, help));
    }
    if value.starts_with(|c: char| c.is_alphabetic()) && !value.contains(['"', '=']) {
        return slip(
            "text without quotes",
            format!("text stands in quotes: \"{value}\""),
        );
    }
    None
}

fn quote_slip(value: &str) -> Option<(&'static str, String)> {
    let quote = value.chars().next()?;
    let inner = &value[1..];
    match inner.find(quote) {
        None => Some((
            "a quote that is not closed",
            format!("write {value}{quote}"),
        )),
        Some(end) if !inner[end + 1..].trim().is_empty() && !inner.starts_with(quote) => Some((
            "more behind a text's closing quote",
            "one value a line; a quote inside a text is written \\\"".to_owned(),
        )),
        Some(_) => None,
    }
}

fn bracket_slip(value: &str) -> Option<(&'static str, String)> {
    let (open, close) = if value.starts_with('[') {
        ('[', ']')
    } else {
        ('{', '}')
    };
    let inner = value.trim_matches([open, close]).trim();
    if value.matches(open).count() > value.matches(close).count() {
        return Some((
            "a bracket that is not closed",
            format!("write `{close}` at the end"),
        ));
    }
    if open == '{' {
        return None;
    }
    let parts: Vec<&str> = inner.split_whitespace().collect();
    if let [low, high] = parts[..]
        && [low, high].iter().all(|p| p.parse::<f64>().is_ok())
    {
        return Some((
            "two numbers without a comma",
            format!("a range is [{low}, {high}]"),
        ));
    }
    advice(inner, None).map(|help| ("a range that cannot be read", help))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help(statement: &str) -> String {
        let broken = of_statement(statement, 0).expect("broken");
        broken.slip.help.unwrap_or(broken.slip.message)
    }

    #[test]
    fn common_slips_are_named_with_their_mend() {
        let cases = [
            ("pay = 9,100", "numbers have no commas: 9100 or 9_100"),
            (
                "pay = 1,009,100.5",
                "numbers have no commas: 1009100.5 or 1_009_100.5",
            ),
            ("fit = 7,5", "decimals stand behind a point: 7.5"),
            ("fit = 30,", "write 30, without the comma"),
            ("pay = 3-6", "a range is [3, 6]"),
            ("pay = 50-80%", "a range is [50, 80]"),
            ("visa = yes", "write true or \"yes\""),
            ("visa = True", "write true or \"yes\""),
            ("role-fit = 7/10", "write 7; the scale is 0 to 10"),
            ("brand = 7/10", "write 7, if the scale goes from 0 to 10"),
            ("share = 50%", "write 50, without the sign"),
            ("pay = $5,000", "numbers have no commas: 5000 or 5_000"),
            ("pay = 5k", "write 5000"),
            ("fit = 07", "write 7"),
            ("fit = .5", "write 0.5"),
            ("fit = 7.", "write 7"),
            ("fit = ?", "write \"unknown\""),
            ("fit =", "write a value after `=`, or delete the line"),
            ("fit: 7", "write `fit = 7`"),
            ("fit", "write `key = value`, or `#` before a remark"),
            ("role fit = 7", "keys have no spaces: `role-fit`"),
            ("company = Google", "text stands in quotes: \"Google\""),
            ("company = \"Google", "write \"Google\""),
            ("company = “Google”", "write straight quotes: \"...\""),
            ("pay = [1, 2", "write `]` at the end"),
            ("pay = [50 80]", "a range is [50, 80]"),
            ("pay = [50-80]", "a range is [50, 80]"),
            ("reply-by = 2026-2-3", "write 2026-02-03"),
            (
                "reply-by = 2026-02-30",
                "a date is year-month-day, and this day is in no calendar",
            ),
            (
                "reply-by = 26/11/2026",
                "a date is year-month-day, such as 2026-11-26",
            ),
            ("[[offer]", "write `[[offer]]`"),
            ("[offer.ratings", "write `[offer.ratings]`"),
            ("[offer]", "write `[[offer]]`"),
            (
                "[[offer]]\rcompany = \"A\"\r",
                "end lines with a line feed (LF), as most editors do",
            ),
        ];
        for (statement, expected) in cases {
            assert_eq!(help(statement), expected, "{statement}");
        }
    }

    #[test]
    fn what_parses_is_no_slip() {
        for statement in [
            "a = 1",
            "[offer.ratings]",
            "[[offer]]",
            "a = [1, 2]",
            "a = 2026-11-26",
        ] {
            assert!(of_statement(statement, 0).is_none(), "{statement}");
        }
    }
}
