//! Numbers as people write them, and how they are to be written.

use toml::de::DeValue;

use crate::diag::Notation;
use crate::text::number::plain;

/// What is known of the number that is wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct WantedNumber<'w> {
    /// The ends of the scale that it is on.
    pub ends: Option<(f64, f64)>,
    /// What it counts.
    pub unit: Option<&'w str>,
    pub notation: Notation,
}

impl WantedNumber<'_> {
    /// Any number.
    pub fn of(notation: Notation) -> Self {
        Self {
            notation,
            ..Self::default()
        }
    }
}

/// To write a number, and what is to be said of it.
pub fn one(number: f64, more: &str) -> String {
    format!("write {}{more}", plain(number))
}

/// To write a range.
pub fn range_of(low: f64, high: f64, notation: Notation) -> String {
    range_in(&plain(low), &plain(high), notation)
}

pub fn range_in(low: &str, high: &str, notation: Notation) -> String {
    match notation {
        Notation::File => format!("a range is [{low}, {high}]"),
        Notation::Cell => format!("write {}", between(low, high)),
    }
}

/// A range as a cell has it.
pub fn between(low: &str, high: &str) -> String {
    let dash = if high.starts_with('-') { " to " } else { "-" };
    format!("{low}{dash}{high}")
}

pub const CURRENCIES: [char; 4] = ['$', '€', '£', '¥'];
/// What people put before a number that is not exact.
pub const ABOUT: [char; 7] = ['~', '>', '<', '≥', '≤', '≈', '±'];
/// A number as somebody may have written it.
pub struct WrittenNumber {
    /// As a file takes it.
    pub plain: String,
    /// The same with `_` where commas stood between thousands.
    pub grouped: Option<String>,
    /// Whether a comma stands for the decimal point, as in 3,5.
    pub decimal_comma: bool,
}

/// The number that a text is, currency signs and commas aside.
pub fn written(text: &str) -> Option<WrittenNumber> {
    let text = text
        .trim_start_matches(CURRENCIES)
        .trim_end_matches(CURRENCIES)
        .trim();
    let (number, thousand) = match text.strip_suffix(['k', 'K']) {
        Some(number) => (number.trim_end(), true),
        None => (text, false),
    };
    let is_group = |group: &str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
    let mut groups = number.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let last = rest.last().map(|l| l.split('.').next().unwrap_or(l));
    let decimal_comma = rest.len() == 1 && !last.is_some_and(is_group) && !first.is_empty();
    if !rest.is_empty() && !decimal_comma && !last.is_some_and(is_group) {
        return None;
    }
    let joined = if decimal_comma {
        number.replace('.', "").replace(',', ".")
    } else {
        number.replace(',', "")
    };
    let thousands = joined.split(' ').skip(1).filter(|group| !group.is_empty());
    if !thousands
        .clone()
        .all(|group| is_group(group.split('.').next().unwrap_or(group)))
    {
        return None;
    }
    let digits: String = joined.chars().filter(|c| !"_ ".contains(*c)).collect();
    let value = digits.parse::<f64>().ok().filter(|x| x.is_finite())?;
    if !digits.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let commas = !rest.is_empty() && !decimal_comma && !thousand;
    Some(WrittenNumber {
        plain: if thousand {
            plain(value * 1000.0)
        } else {
            tidy(&digits)
        },
        grouped: commas.then(|| number.split(',').collect::<Vec<_>>().join("_")),
        decimal_comma,
    })
}

/// `.5` as 0.5, `07` as 7, `5.` as 5.
fn tidy(digits: &str) -> String {
    let (sign, digits) = digits
        .strip_prefix('-')
        .map_or(("", digits.trim_start_matches('+')), |d| ("-", d));
    let digits = digits
        .strip_suffix('.')
        .unwrap_or(digits)
        .trim_start_matches('0');
    let zero = if digits.is_empty() || digits.starts_with('.') {
        "0"
    } else {
        ""
    };
    format!("{sign}{zero}{digits}")
}

/// The number of an integer or a float; infinite where it is too large to be one.
pub fn number_of(value: &DeValue<'_>) -> f64 {
    match value {
        DeValue::Integer(i) if i.radix() == 10 => i.as_str().parse().unwrap_or(f64::NAN),
        DeValue::Integer(i) => {
            i128::from_str_radix(i.as_str(), i.radix()).map_or(f64::INFINITY, |i| i as f64)
        }
        DeValue::Float(f) => f.as_str().parse().unwrap_or(f64::NAN),
        _ => f64::NAN,
    }
}
