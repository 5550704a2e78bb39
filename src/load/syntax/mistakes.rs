//! Common mistakes in writing a file, named, with the mend.

use std::ops::Range;

use toml::de::DeTable;

use super::lookalike;
use super::mistake::{
    Broken, Mistake, Repair, equals_sign, leading_space, parses, without_comment,
};
use super::values::{date_mistake, of_value};
use super::wording::{NOT_CLOSED, of_parser};
use crate::load::grammar::days;
use crate::load::grammar::headers;
use crate::load::grammar::unknown_key;
use crate::text::number::grouped;

/// Dots in a key at most: the parser goes no deeper, and nothing of ours needs more than three.
const DEEPEST: usize = 70;

/// What is wrong with a statement, if anything; `offset` is its place in the file, `block` the name
/// in the header above it.
pub fn of_statement(statement: &str, offset: usize, block: &str) -> Option<Broken> {
    if let Some(at) = lone_return(statement) {
        return Some((of_return(offset + at), Repair::None));
    }
    // A byte order mark is taken where a file begins, and a statement begins like a file.
    let parsed = DeTable::parse(statement).err();
    if (parsed.is_some() || statement.starts_with('\u{feff}'))
        && let Some(broken) = lookalike::of_statement(statement, offset, block)
    {
        return Some(broken);
    }
    if statement.starts_with('[') {
        return of_header(statement, offset);
    }
    let error = parsed?;
    let other = of_another_kind(statement, offset);
    if other.is_some() {
        return other;
    }
    let Some(equals) = equals_sign(statement) else {
        return Some((without_equals(statement, offset), Repair::None));
    };
    let key = statement[..equals].trim_end();
    let value_start = equals + 1 + leading_space(&statement[equals + 1..]);
    let value = without_comment(&statement[value_start..]);
    if !parses(&format!("{key} = 1")) {
        return Some((of_key(key, offset), Repair::None));
    }
    let at = |range: Range<usize>| offset + range.start..offset + range.end;
    let whole = value_start..value_start + value.len();
    let full = &statement[value_start..];
    let mistake = of_value((block, key), value, full, at(whole.clone())).unwrap_or_else(|| {
        let range = error
            .span()
            .filter(|r| r.start >= value_start && r.end <= statement.len());
        let range = range.unwrap_or_else(|| whole.clone());
        let found = statement.get(range.clone()).unwrap_or_default();
        if let Some(help) = days::date_mistake(found) {
            // Inside of an inline table.
            return date_mistake(at(range), help);
        }
        let (message, help) = of_parser(error.message(), found);
        // The parser finds out at the end of the file; the reader looks for the beginning.
        let range = if message == NOT_CLOSED { whole } else { range };
        Mistake::new(at(range), message).maybe_help(help)
    });
    let repair = Repair::Key {
        key: 0..key.len(),
        value: value_start,
    };
    Some((mistake, repair))
}

/// The place of a CR that does not belong to a line break.
pub fn lone_return(text: &str) -> Option<usize> {
    let mut returns = text.match_indices('\r').map(|(at, _)| at);
    returns.find(|at| text.as_bytes().get(at + 1) != Some(&b'\n'))
}

/// The complaint about a CR that does not belong to a line break.
pub fn of_return(at: usize) -> Mistake {
    Mistake::new(at..at + 1, "a carriage return inside a line")
        .help("end lines with a line feed (LF), as most editors do")
}

/// A complaint of the parser about the document as a whole; `line` begins where it points to.
pub fn of_document(message: &str, range: Range<usize>, line: &str) -> Mistake {
    let (what, help) = of_parser(message, line);
    // The parser points at the last part of `[offer.ratings]`.
    let (message, help) = match headers::name(line).as_str() {
        "ratings" | "pay" | "equity" | "costs" if line.contains(']') => {
            let help = "keep one of them, or begin another `[[offer]]` above it";
            (what, Some(help.to_owned()))
        }
        "offer" if line.contains("]]") => {
            let help = "put the block below its `[[offer]]`";
            (
                "`[[offer]]` below a block of an offer",
                Some(help.to_owned()),
            )
        }
        _ => (what, help),
    };
    Mistake::new(range, message).maybe_help(help)
}

/// Where reading ends: the rest is no file of ours.
pub fn too_many(rest: &str, offset: usize) -> Mistake {
    let first = rest.lines().next().unwrap_or_default().len();
    let lines = grouped(rest.lines().count() as f64);
    let message = format!("so many lines are broken that the last {lines} are not read");
    Mistake::new(offset..offset + first, message).help("is this a file of offers?")
}

fn without_equals(statement: &str, offset: usize) -> Mistake {
    let line = without_comment(statement);
    let (message, help) = match line.split_once(':') {
        Some((key, value)) if !key.trim().is_empty() => (
            "`:` between a key and its value",
            format!("write `{}`", with_equals(key, value.trim())),
        ),
        _ => (
            "a line that is neither a key with a value nor a header",
            "write `key = value`, or `#` before a remark".to_owned(),
        ),
    };
    Mistake::new(offset..offset + line.len(), message).help(help)
}

/// The first line of JSON or of a web page.
fn of_another_kind(statement: &str, offset: usize) -> Option<Broken> {
    let first = statement.lines().next();
    let line = first.filter(|l| l.starts_with(['{', '<']))?;
    let message = "a file of another kind: this is not TOML";
    let mistake = Mistake::new(offset..offset + line.len(), message);
    let help = "`rank init` writes a file to start from";
    Some((mistake.help(help), Repair::None))
}

/// `- company: Google` as `company = "Google"`.
fn with_equals(key: &str, value: &str) -> String {
    let key = key.trim_start_matches(['-', ' ']).trim();
    let line = format!("{key} = {value}");
    if parses(&line) || !value.starts_with(char::is_alphabetic) {
        return line;
    }
    format!("{key} = \"{value}\"")
}

fn of_key(key: &str, offset: usize) -> Mistake {
    let mistake = |message: &str| Mistake::new(offset..offset + key.len().max(1), message);
    let is_key = |key: &str| parses(&format!("{key} = 1"));
    let listed = key.strip_prefix(['-', '*']).map(str::trim);
    if let Some(bare) = listed.filter(|bare| is_key(bare)) {
        return mistake("a dash before a key").help(format!("delete it: `{bare} =`"));
    }
    if let Some(bare) = key.strip_suffix([':', '+', '?', '!', '=']) {
        let help = format!("write `{} =`", bare.trim_end());
        return mistake("more than `=` between a key and its value").help(help);
    }
    if key.matches('.').count() > DEEPEST {
        return mistake("nested too deep to be read");
    }
    let words: Vec<&str> = key.split_whitespace().collect();
    let joined = words.join("-").to_lowercase();
    let help = if key.contains(char::is_whitespace) && is_key(&joined) {
        format!("keys have no spaces: `{joined}`")
    } else if key.is_empty() {
        "write a key before `=`".to_owned()
    } else {
        "a key has letters, digits, `-` and `_`; others stand in quotes".to_owned()
    };
    mistake("a key that cannot be read").help(help)
}

/// What is wrong with a header, if anything; `offset` is its place in the file.
fn of_header(statement: &str, offset: usize) -> Option<Broken> {
    let line = statement.split('#').next().unwrap_or(statement).trim_end();
    let inner = line.trim_start_matches(['[', ' ']);
    let name: String = inner
        .chars()
        .take_while(|c| c.is_alphanumeric() || "-_.".contains(*c))
        .collect();
    let single = line.starts_with('[') && !line.starts_with("[[");
    let range = offset..offset + line.len();
    let listed = headers::is_listed(&name);
    let header = if listed {
        format!("[[{name}]]")
    } else {
        format!("[{name}]")
    };
    if let Some(header) = headers::meant(line.trim_end()).filter(|_| !name.is_empty()) {
        let message = format!("an unknown header `{line}`");
        let mistake = Mistake::new(range, message).help(format!("write `{header}`"));
        return Some((mistake, Repair::Header(header)));
    }
    if parses(statement) {
        let mistake = Mistake::new(range, unknown_key::one_bracket(&name));
        let mistake = mistake.help(format!("write `{header}`"));
        return (single && listed).then_some((mistake, Repair::Header(header)));
    }
    if name.is_empty() || !parses(&format!("[{name}]")) {
        let mistake = Mistake::new(range, "a header that cannot be read");
        return Some((mistake, Repair::None));
    }
    let message = "a header whose brackets do not match";
    let mistake = Mistake::new(range, message).help(format!("write `{header}`"));
    Some((mistake, Repair::Header(header)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help(statement: &str) -> String {
        let (mistake, _) = of_statement(statement, 0, "").expect("broken");
        mistake.help.unwrap_or(mistake.message)
    }

    #[test]
    fn common_mistakes_are_named_with_their_mend() {
        let cases = [
            ("pay = 9,100", "numbers have no commas: 9100 or 9_100"),
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
                "there is no such day; a date is year-month-day",
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
    fn what_parses_is_no_mistake() {
        for statement in [
            "a = 1",
            "[offer.ratings]",
            "[[offer]]",
            "a = [1, 2]",
            "a = 2026-11-26",
        ] {
            assert!(of_statement(statement, 0, "").is_none(), "{statement}");
        }
    }
}
