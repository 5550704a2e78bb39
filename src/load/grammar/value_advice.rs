//! How to write what somebody meant by a text where a number, a range, or a yes was wanted.

use super::written_number::{ABOUT, CURRENCIES, WantedNumber, range_in, written};
use super::{durations, lookalikes};
use crate::diag::Notation;

/// How to write what a text seems to mean; none where it could be anything.
pub fn advice(text: &str, wanted: WantedNumber<'_>) -> Option<String> {
    let text = lookalikes::plain(text);
    let text = text.trim();
    durations::advice(text, wanted)
        .or_else(|| range(text, wanted.notation))
        .or_else(|| fraction(text, wanted.ends))
        .or_else(|| number(text, wanted.notation))
        .or_else(|| word(text, true, wanted.notation))
}

/// What people put after a number that may be more.
const BEHIND: [char; 3] = [',', ';', '+'];

/// The first words of units and the endings of places, which a number has without saying.
const UNITS: &str = "usd eur gbp chf cad inr dollar dollars euro euros a per min mins minute \
                     minutes h hour hours day days week weeks month months year years st nd rd th";

fn range(text: &str, notation: Notation) -> Option<String> {
    let inner = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
    let bare = inner.unwrap_or(text).trim_end_matches('%').trim_end();
    let bare = without_unit(bare).unwrap_or(bare);
    let separators: &[&str] = if inner.is_some() {
        &[",", ";"]
    } else {
        &["..", "–", "—", " to ", "-", ";", " "]
    };
    if written(bare).is_some() {
        return None;
    }
    let (low, high) = separators.iter().find_map(|sep| bare.split_once(sep))?;
    let end = |part: &str| written(part.trim().trim_end_matches('%'));
    let both = thousands_of_both(low.trim(), high.trim());
    let (low, high) = end(both.as_deref().unwrap_or(low)).zip(end(high))?;
    Some(range_in(&low.plain, &high.plain, notation))
}

/// The lower end of `50-60k` with the thousands that it has as well.
fn thousands_of_both(low: &str, high: &str) -> Option<String> {
    let digits = high.strip_suffix(['k', 'K'])?;
    let value = |text: &str| {
        let number = written(text)?;
        number.plain.parse::<f64>().ok()
    };
    (value(low)? < value(digits.trim_end())?).then(|| format!("{low}k"))
}

fn fraction(text: &str, ends: Option<(f64, f64)>) -> Option<String> {
    let (part, whole) = text.split_once('/').or_else(|| text.split_once(" of "))?;
    let (part, whole) = written(part.trim()).zip(written(whole.trim()))?;
    let part = part.plain;
    let whole = whole.plain;
    let on_it = ends.is_some_and(|(low, high)| low == 0.0 && whole.parse() == Ok(high));
    Some(if on_it {
        format!("write {part}; the scale is 0 to {whole}")
    } else {
        format!("write {part}, if the scale goes from 0 to {whole}")
    })
}

fn number(text: &str, notation: Notation) -> Option<String> {
    if let Some(percent) = text.strip_suffix('%') {
        return written(percent.trim()).map(|n| format!("write {}, without the sign", n.plain));
    }
    if let Some(n) = without_unit(text).and_then(written) {
        return Some(format!("write {}, without a unit", n.plain));
    }
    let bare = text
        .trim_start_matches(ABOUT)
        .trim_end_matches(BEHIND)
        .trim();
    let number = written(bare)?;
    let plain = number.plain;
    let pair = pair(bare.trim_matches(CURRENCIES)).filter(|_| number.decimal_comma);
    Some(match (number.grouped, pair) {
        (Some(grouped), _) if notation == Notation::File => {
            format!("numbers have no commas: {plain} or {grouped}")
        }
        (None, Some((low, high))) => match notation {
            Notation::File => format!("write {plain}, or the range [{low}, {high}]"),
            Notation::Cell => format!("write {plain}, or the range {low}-{high}"),
        },
        _ if text.ends_with(',') && !number.decimal_comma => {
            format!("write {plain}, without the comma")
        }
        _ => format!("write {plain}"),
    })
}

/// The range that two numbers with a comma between them may be.
fn pair(text: &str) -> Option<(u32, u32)> {
    let (low, high) = text.split_once(',')?;
    let end = |digits: &str| {
        let number: u32 = digits.parse().ok()?;
        (number.to_string() == digits).then_some(number)
    };
    let (low, high) = (end(low)?, end(high)?);
    (low < high).then_some((low, high))
}

/// The number before a unit: of `5000 USD a month`, `60min` or `16th`; or behind one, of `USD 50`.
fn without_unit(text: &str) -> Option<&str> {
    let is_unit = |word: &str| UNITS.split(' ').any(|unit| unit == word.to_lowercase());
    if let Some((first, rest)) = text.split_once(' ')
        && is_unit(first)
    {
        return Some(rest.trim());
    }
    let begins = text.char_indices().find_map(|(at, c)| {
        let within = text[..at].ends_with(char::is_alphabetic);
        if !(c == '/' || c.is_alphabetic() && !within) {
            return None;
        }
        let word = text[at..].trim_start_matches(['/', ' ']);
        let end = word.find(|c: char| !c.is_alphabetic());
        is_unit(&word[..end.unwrap_or(word.len())]).then_some(at)
    })?;
    Some(text[..begins].trim())
}

/// Words for yes, in small letters.
pub const YES_WORDS: [&str; 3] = ["yes", "true", "y"];

/// Words for no, in small letters.
pub const NO_WORDS: [&str; 3] = ["no", "false", "n"];

/// Words that say that nothing is known, in small letters.
pub const UNKNOWN_WORDS: [&str; 7] = ["unknown", "?", "??", "n/a", "na", "null", "tbd"];

/// The yes or the no that a word is, in any letters.
pub fn yes_or_no(text: &str) -> Option<bool> {
    let word = text.to_lowercase();
    let is_in = |words: [&str; 3]| words.contains(&word.as_str());
    is_in(YES_WORDS)
        .then_some(true)
        .or_else(|| is_in(NO_WORDS).then_some(false))
}

/// Whether a word says that nothing is known, in any letters.
pub fn means_unknown(text: &str) -> bool {
    UNKNOWN_WORDS.contains(&text.to_lowercase().as_str())
}

/// How to write a word for yes or no, where these are possible, or for nothing known.
pub fn word(text: &str, may_be_yes: bool, notation: Notation) -> Option<String> {
    let is_cell = notation == Notation::Cell;
    let help = match yes_or_no(text).filter(|_| may_be_yes) {
        Some(true) if is_cell => "write yes",
        Some(true) => "write true or \"yes\"",
        Some(false) if is_cell => "write no",
        Some(false) => "write false or \"no\"",
        None if means_unknown(text) && is_cell => "write unknown",
        None if means_unknown(text) => "write \"unknown\"",
        None => return None,
    };
    Some(help.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_said_as_a_file_takes_it() {
        let cases = [
            ("9,100", "numbers have no commas: 9100 or 9_100"),
            (
                "1,234,567.5",
                "numbers have no commas: 1234567.5 or 1_234_567.5",
            ),
            ("$5,000", "numbers have no commas: 5000 or 5_000"),
            ("3,5", "write 3.5, or the range [3, 5]"),
            ("5000,", "write 5000, without the comma"),
            ("5000;", "write 5000"),
            ("~5000", "write 5000"),
            ("> 5000", "write 5000"),
            ("5000+", "write 5000"),
            ("5000 USD", "write 5000, without a unit"),
            ("5,000 USD a month", "write 5000, without a unit"),
            ("USD 5000", "write 5000, without a unit"),
            ("$5k/month", "write 5000, without a unit"),
            ("60min", "write 60, without a unit"),
            ("16th", "write 16, without a unit"),
            ("3-6", "a range is [3, 6]"),
            ("50-80%", "a range is [50, 80]"),
            ("$5k - $8k", "a range is [5000, 8000]"),
            ("50-60k", "a range is [50000, 60000]"),
            ("500-6k", "a range is [500, 6000]"),
            ("5\u{2212}8", "a range is [5, 8]"),
            ("5\u{202f}000", "write 5000"),
            ("50-60 min", "a range is [50, 60]"),
            ("(3, 5)", "a range is [3, 5]"),
            ("5 8", "a range is [5, 8]"),
            ("5 000", "write 5000"),
            ("3;5", "a range is [3, 5]"),
            ("7/10", "write 7; the scale is 0 to 10"),
            ("50 %", "write 50, without the sign"),
            ("5k", "write 5000"),
            ("07", "write 7"),
            (".5", "write 0.5"),
            ("7.", "write 7"),
            ("5_000_", "write 5000"),
            ("True", "write true or \"yes\""),
            ("TBD", "write \"unknown\""),
        ];
        let on_ten = WantedNumber {
            ends: Some((0.0, 10.0)),
            ..WantedNumber::default()
        };
        for (text, help) in cases {
            assert_eq!(advice(text, on_ten).as_deref(), Some(help), "{text}");
        }
    }

    #[test]
    fn other_text_is_left_alone() {
        for text in [
            "",
            "some",
            "3D artist",
            "May",
            "a, b",
            ",",
            "k",
            "%",
            "1,2,3",
            "(a)",
        ] {
            assert_eq!(advice(text, WantedNumber::default()), None, "{text}");
        }
    }
}
