//! Common slips in values, with their mends.

use std::ops::Range;

use super::advice::{self, advice};
use super::builtin;
use super::slip::Slip;

/// The ends of a built-in scale, where they are the common ones; scales of the file are not read yet.
fn ends_of(key: &str) -> Option<(f64, f64)> {
    let common = builtin::criterion(key)?.contains("{ worst = 0, best = 10 }");
    common.then_some((0.0, 10.0))
}

pub(super) fn date_slip(range: Range<usize>, help: String) -> Slip {
    Slip {
        range,
        date: true,
        message: "a date that cannot be".to_owned(),
        help: Some(help),
    }
}

/// The slip in a value, where it is one of the common ones; `value` is the first line of the
/// `full` one.
pub(super) fn of_value(key: &str, value: &str, full: &str, range: Range<usize>) -> Option<Slip> {
    if let Some(date) = advice::date_slip(value) {
        return Some(date_slip(range, date));
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
        let help = if full.starts_with('#') {
            "`#` begins a remark: write a value before it"
        } else {
            "write a value after `=`, or delete the line"
        };
        return slip("a key without a value", help.to_owned());
    }
    if let Some(second) = value.strip_prefix(['=', '>']) {
        let help = format!("write `= {}`", second.trim());
        return slip("more than `=` between a key and its value", help);
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
        return bracket_slip(value, full).and_then(|(message, help)| slip(message, help));
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

fn bracket_slip(value: &str, full: &str) -> Option<(&'static str, String)> {
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
    advice(inner, None).map(|help| ("a range that cannot be read", help))
}
