//! Common mistakes in values, with their mends.

use std::ops::Range;

use super::mistake::{Mistake, parses};
use crate::diag::{Code, Notation};
use crate::load::grammar::tables;
use crate::load::grammar::value_advice::advice;
use crate::load::grammar::written_number::WantedNumber;
use crate::load::grammar::{builtin, days};

/// The ends of a built-in scale, where they are the common ones; scales of the file are not read yet.
fn ends_of(key: &str) -> Option<(f64, f64)> {
    let common = builtin::criterion(key)?.contains("{ worst = 0, best = 10 }");
    common.then_some((0.0, 10.0))
}

/// The unit of a built-in criterion.
fn unit_of(key: &str) -> Option<&'static str> {
    let (_, behind) = builtin::criterion(key)?.split_once("\nunit = \"")?;
    behind.split('"').next()
}

pub fn date_mistake(range: Range<usize>, help: String) -> Mistake {
    Mistake {
        code: Code::BadDate,
        ..Mistake::new(range, "not a date that rank reads").help(help)
    }
}

/// How to write what the value of a key in a block seems to mean.
pub fn meant((block, key): (&str, &str), value: &str) -> Option<String> {
    match tables::measure(&format!("{block}.{key}")) {
        Some(measure) => measure.advice(value, Notation::File),
        None => advice(
            value,
            WantedNumber {
                ends: ends_of(key),
                unit: unit_of(key),
                ..WantedNumber::default()
            },
        ),
    }
}

/// The mistake in the value of a key, where it is one of the common ones; `value` is the first line
/// of the `full` one.
pub fn of_value(
    (block, key): (&str, &str),
    value: &str,
    full: &str,
    range: Range<usize>,
) -> Option<Mistake> {
    if let Some(date) = days::date_mistake(value) {
        return Some(date_mistake(range, date));
    }
    let mistake =
        |message: &str, help: String| Some(Mistake::new(range.clone(), message).help(help));
    if value.is_empty() {
        let help = if full.starts_with('#') {
            "`#` begins a remark: write a value before it"
        } else {
            "write a value after `=`, or delete the line"
        };
        return mistake("a key without a value", help.to_owned());
    }
    if let Some(second) = value.strip_prefix(['=', '>']) {
        let help = format!("write `{key} = {}`", second.trim());
        return mistake("more than `=` between a key and its value", help);
    }
    if let Some(second) = second_key(value) {
        let help = format!("one value a line: put `{second}` on a line of its own");
        return mistake("more than one value in a line", help);
    }
    if let Some(help) =
        meant((block, key), value).filter(|_| !value.starts_with(['[', '{', '"', '\'']))
    {
        return mistake("a value that cannot be read", help);
    }
    if value.contains(['“', '”', '„', '‘', '’']) {
        return mistake("curly quotes", "write straight quotes: \"...\"".to_owned());
    }
    if value.starts_with(['"', '\'']) {
        return quote_mistake(value).and_then(|(message, help)| mistake(message, help));
    }
    if value.starts_with('{') && value.ends_with('}') {
        let inline = in_table((block, key), value);
        if let Some((within, message, help)) = inline {
            let start = range.start + within.start;
            return Some(Mistake::new(start..start + within.len(), message).help(help));
        }
    }
    if value.starts_with(['[', '{']) {
        return bracket_mistake((block, key), value, full)
            .and_then(|(message, help)| mistake(message, help));
    }
    if value.starts_with(|c: char| c.is_alphabetic()) && !value.contains(['"', '=']) {
        let help = match ends_of(key).filter(|_| block == "ratings") {
            // In quotes it would be no rating either.
            Some((worst, best)) => format!("write a number from {worst} to {best}, or \"unknown\""),
            None => format!("text stands in quotes: \"{value}\""),
        };
        return mistake("text without quotes", help);
    }
    None
}

fn quote_mistake(value: &str) -> Option<(&'static str, String)> {
    let quote = value.chars().next()?;
    let inner = &value[1..];
    let Some(end) = inner.find(quote) else {
        return Some((
            "a quote that is not closed",
            format!("write {value}{quote}"),
        ));
    };
    if inner[end + 1..].trim().is_empty() || inner.starts_with(quote) {
        return None;
    }
    let help = if quote == '"' {
        "one value a line; a quote inside a text is written \\\"".to_owned()
    } else {
        let text = inner.strip_suffix(quote).unwrap_or(inner);
        format!("write \"{text}\"")
    };
    Some(("more behind a text's closing quote", help))
}

/// A second key with its value behind a value.
fn second_key(value: &str) -> Option<&str> {
    let (before, _) = value.split_once('=')?;
    let key = before.trim_end().rsplit(char::is_whitespace).next()?;
    let at = before.trim_end().len() - key.len();
    let first = value[..at].trim();
    let is_key = key.starts_with(char::is_alphabetic)
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || "-_.".contains(c));
    let parses = parses(&format!("k = {first}"));
    (is_key && !first.is_empty() && parses).then(|| &value[at..])
}

/// The first mistake within a table in one line: its place in the value, what it is, and its mend.
fn in_table(
    (block, key): (&str, &str),
    value: &str,
) -> Option<(Range<usize>, &'static str, String)> {
    for entry in entries(value) {
        let text = &value[entry.clone()];
        let Some((name, one)) = text.split_once('=') else {
            let (name, one) = text.split_once(':')?;
            let help = format!("write `{} = {}`", name.trim(), one.trim());
            return Some((entry, "`:` between a key and its value", help));
        };
        let (name, one) = (name.trim(), one.trim());
        if !parses(&format!("k = {one}")) {
            let start = entry.end - text.len() + text.rfind(one)?;
            let help = meant((block, &format!("{key}.{name}")), one)?;
            return Some((
                start..start + one.len(),
                "a value that cannot be read",
                help,
            ));
        }
    }
    None
}

/// The entries of a table in one line; a comma behind which no key stands belongs to a number.
fn entries(value: &str) -> Vec<Range<usize>> {
    let inner = 1..value.len() - 1;
    let (mut out, mut from) = (Vec::new(), inner.start);
    let (mut quote, mut depth) = (None, 0);
    for (at, byte) in value.bytes().enumerate().take(inner.end).skip(inner.start) {
        match (quote, byte) {
            (Some(q), b) if q == b => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'[' | b'{') => depth += 1,
            (None, b']' | b'}') => depth -= 1,
            (None, b',') if depth == 0 && begins_with_key(&value[at + 1..]) => {
                out.push(from..at);
                from = at + 1;
            }
            _ => {}
        }
    }
    out.push(from..inner.end);
    out
}

fn begins_with_key(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(|c: char| c.is_alphabetic() || c == '"' || c == '\'')
}

fn bracket_mistake(at: (&str, &str), value: &str, full: &str) -> Option<(&'static str, String)> {
    let (open, close) = if value.starts_with('[') {
        ('[', ']')
    } else {
        ('{', '}')
    };
    if full.matches(open).count() > full.matches(close).count() {
        return Some((
            "a bracket that is not closed",
            format!("write `{close}` at the end"),
        ));
    }
    if open == '{' || full.contains('\n') {
        return None;
    }
    let inner = value.trim_matches([open, close]).trim();
    let parts: Vec<&str> = inner.split_whitespace().collect();
    if let [low, high] = parts[..]
        && [low, high].iter().all(|p| p.parse::<f64>().is_ok())
    {
        return Some((
            "two numbers without a comma",
            format!("a range is [{low}, {high}]"),
        ));
    }
    let words: Vec<&str> = inner.split(',').map(str::trim).collect();
    let is_word = |w: &&str| w.starts_with(char::is_alphabetic) && !w.contains(['"', '\'', '=']);
    if words.iter().all(is_word) {
        return Some((
            "text without quotes",
            format!("text stands in quotes: [\"{}\"]", words.join("\", \"")),
        ));
    }
    let inner = match words[..] {
        // A comma between two ends, not within a number.
        [low, high] => format!("{low}; {high}"),
        _ => inner.to_owned(),
    };
    meant(at, &inner).map(|help| ("a range that cannot be read", help))
}
