//! What a cell says, so written as a file of offers has it.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::dates::{self, DayOrder, DayReading};
use super::headers::ColumnKind;
use super::numbers::{self, DecimalMark, Habit, NumberReading};
use super::rows::SheetCell;
use crate::diag::{Code, Diagnostic, Span};
use crate::load::grammar::lookalikes;
use crate::load::grammar::value_advice::{means_unknown, yes_or_no};

/// A cell as a value of a file.
#[derive(Debug)]
pub enum CellValue {
    /// Nothing is in it.
    Missing,
    /// It says that nothing is known.
    Unknown { tidied: bool },
    /// The value, and whether it was typed in another way.
    Written { toml: String, tidied: bool },
    /// A mistake.
    Mistake(Box<Diagnostic>),
}

/// What a cell is read as, or several that state one thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CellReading<'k> {
    Number(f64),
    /// The least, the likely one where it is said, and the most.
    Numbers(f64, Option<f64>, f64),
    /// One of the levels.
    Level(&'k str),
    /// The lowest, the likely one where it is said, and the highest.
    Levels(&'k str, Option<&'k str>, &'k str),
    Unknown,
}

/// What is known of all cells of a column, or of the table.
#[derive(Clone, Copy, Debug, Default)]
pub struct Habits {
    pub numbers: Habit,
    pub days: Option<DayOrder>,
}

/// A text as TOML has it.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c)); // A text takes all.
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

const fn written(toml: String, tidied: bool) -> CellValue {
    CellValue::Written { toml, tidied }
}

/// A text that is none of what its column takes, or that needs no look.
fn as_text(text: &str) -> CellValue {
    written(quoted(text), false)
}

fn range_of((low, high): (String, String)) -> CellValue {
    written(format!("[{low}, {high}]"), true)
}

fn mistake(
    code: Code,
    span: Span,
    message: impl Into<String>,
    help: impl Into<String>,
) -> CellValue {
    CellValue::Mistake(Box::new(Diagnostic::new(code, span, message).help(help)))
}

/// What a cell of ratings or amounts is read as; none of what says something else, and of a mistake.
pub fn reading<'k>(text: &str, kind: &'k ColumnKind, numbers: Habit) -> Option<CellReading<'k>> {
    let cell = SheetCell {
        text: Cow::Borrowed(text),
        place: 0..0,
        literal: false,
    };
    let habits = Habits {
        numbers,
        days: None,
    };
    let toml = match value(&cell, kind, habits, Span::default()) {
        CellValue::Written { toml, .. } => toml,
        CellValue::Unknown { .. } => return may_be_unknown(kind).then_some(CellReading::Unknown),
        CellValue::Missing | CellValue::Mistake(_) => return None,
    };
    let levels = match kind {
        // Its sign is told of with the other parts of the pay.
        ColumnKind::Amount if currency(text).is_some_and(|code| code != "USD") => return None,
        ColumnKind::Amount => &[],
        ColumnKind::Rating { levels, .. } => &levels[..],
        ColumnKind::Text | ColumnKind::Word | ColumnKind::Day | ColumnKind::YesNo => return None,
    };
    let ends = toml.strip_prefix('[');
    let ends = ends.and_then(|ends| ends.strip_suffix(']'));
    if levels.is_empty() {
        let number = |toml: &str| toml.parse().ok().filter(|x: &f64| x.is_finite());
        return match ends.and_then(|ends| ends.split_once(", ")) {
            Some((low, high)) => Some(CellReading::Numbers(number(low)?, None, number(high)?)),
            None => number(&toml).map(CellReading::Number),
        };
    }
    let level = |toml: &str| levels.iter().find(|level| quoted(level) == toml);
    let Some(ends) = ends else {
        return level(&toml).map(|level| CellReading::Level(level));
    };
    // A name may have a comma.
    let mut parts = ends.match_indices(", ");
    parts.find_map(|(at, comma)| {
        let (low, high) = (level(&ends[..at])?, level(&ends[at + comma.len()..])?);
        Some(CellReading::Levels(low, None, high))
    })
}

/// Reads a cell of a column.
pub fn value(cell: &SheetCell<'_>, kind: &ColumnKind, habits: Habits, span: Span) -> CellValue {
    if cell.literal {
        return written(cell.text.to_string(), false);
    }
    let text = cell.text.trim();
    if text.is_empty() {
        return CellValue::Missing;
    }
    match kind {
        ColumnKind::Text => as_text(text),
        ColumnKind::Word => as_text(&text.to_lowercase()),
        ColumnKind::YesNo => match yes_or_no(text) {
            Some(yes) => written(yes.to_string(), false),
            None => as_text(text),
        },
        ColumnKind::Day => day(text, habits.days, span),
        ColumnKind::Amount | ColumnKind::Rating { .. } if means_unknown(text) => {
            CellValue::Unknown {
                tidied: text != UNKNOWN && text != "?",
            }
        }
        ColumnKind::Amount if text.ends_with('%') => percentage(text, habits.numbers),
        ColumnKind::Amount => number(text, habits.numbers, span),
        ColumnKind::Rating {
            levels, percent, ..
        } if levels.is_empty() => {
            let bare = text.strip_suffix('%').filter(|_| *percent);
            match number(bare.unwrap_or(text).trim(), habits.numbers, span) {
                CellValue::Written { toml, tidied } => written(toml, tidied || bare.is_some()),
                other => other,
            }
        }
        ColumnKind::Rating { levels, .. } => level(text, levels),
    }
}

/// The currency that an amount has the sign of.
pub fn currency(text: &str) -> Option<&'static str> {
    let signs = [('€', "EUR"), ('£', "GBP"), ('¥', "JPY"), ('$', "USD")];
    let of = signs.iter().find(|(sign, _)| text.contains(*sign))?;
    Some(of.1)
}

/// Whether a column has no level of that name.
fn may_be_unknown(kind: &ColumnKind) -> bool {
    match kind {
        ColumnKind::Rating { levels, .. } => !levels.iter().any(|level| level == UNKNOWN),
        _ => true,
    }
}

/// What is written where nothing is known.
pub const UNKNOWN: &str = "unknown";

/// What parts the ends of a range.
const BETWEEN: [&str; 6] = ["..", " to ", "–", "—", " - ", "-"];

/// The two ends of what may be a range.
fn ends(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let split = |between: &&str| {
        let begins = text.char_indices().nth(1).map_or(text.len(), |(at, _)| at);
        let at = text[begins..].find(*between)? + begins;
        Some((text[..at].trim(), text[at + between.len()..].trim()))
    };
    BETWEEN.iter().filter_map(split)
}

fn level(text: &str, levels: &[String]) -> CellValue {
    let find = |text: &str| {
        let lower = text.to_lowercase();
        let exact = levels.iter().find(|level| *level == text);
        let same = || levels.iter().find(|level| level.to_lowercase() == lower);
        exact.or_else(same).or_else(|| {
            let meant = if yes_or_no(text)? { "yes" } else { "no" };
            levels.iter().find(|level| *level == meant)
        })
    };
    if let Some(own) = find(text) {
        return written(quoted(own), own != text);
    }
    let both = |(low, high)| Some((quoted(find(low)?), quoted(find(high)?)));
    let both = ends(text).find_map(both);
    both.map_or_else(|| as_text(text), range_of)
}

fn number(text: &str, habit: Habit, span: Span) -> CellValue {
    match numbers::read(text, habit) {
        Some(NumberReading::Number {
            written: toml,
            tidied,
        }) => written(toml, tidied),
        Some(NumberReading::TwoWays([one, other])) => two_ways(text, &one, &other, span),
        Some(NumberReading::OtherMark(written)) => other_mark(text, &written, habit.mark, span),
        None if text.starts_with('=') => {
            let help = "save the sheet with the values of its cells";
            mistake(
                Code::WrongType,
                span,
                "a formula where a number is needed",
                help,
            )
        }
        None => range(text, habit, span),
    }
}

/// A percentage, or a range of them: `10%`, `5-10 %`.
fn percentage(text: &str, habit: Habit) -> CellValue {
    let bare = |text: &str| text.strip_suffix('%').unwrap_or(text).trim_end().to_owned();
    let one = |text: &str| match numbers::read(&bare(text), habit) {
        Some(NumberReading::Number { written, .. }) => Some(quoted(&format!("{written}%"))),
        _ => None,
    };
    if let Some(toml) = one(text) {
        let tidied = toml.trim_matches('"') != text;
        return written(toml, tidied);
    }
    let plain = lookalikes::plain(text);
    let both = |(low, high): (&str, &str)| Some((one(low)?, one(high)?));
    let both = ends(&plain).find_map(both);
    both.map_or_else(|| as_text(text), range_of)
}

fn range(text: &str, habit: Habit, span: Span) -> CellValue {
    let plain = lookalikes::plain(text);
    for (low, high) in ends(&plain) {
        let low = with_thousands(low, high, habit);
        let (Some(one), Some(other)) = (numbers::read(&low, habit), numbers::read(high, habit))
        else {
            continue;
        };
        return match (one, other) {
            (
                NumberReading::Number { written: low, .. },
                NumberReading::Number { written: high, .. },
            ) => range_of((low, high)),
            (NumberReading::Number { .. }, _) => number(high, habit, span),
            _ => number(&low, habit, span),
        };
    }
    as_text(text)
}

/// The lower end of `50-60k`, with the thousands that it has as well.
fn with_thousands<'t>(low: &'t str, high: &str, habit: Habit) -> Cow<'t, str> {
    let value = |text: &str| match numbers::read(text, habit) {
        Some(NumberReading::Number { written, .. }) => written.parse::<f64>().ok(),
        _ => None,
    };
    let digits = high.strip_suffix(['k', 'K']);
    let both = digits.and_then(|digits| value(low).zip(value(digits.trim_end())));
    match both {
        Some((one, other)) if one < other => Cow::Owned(format!("{low}k")),
        _ => Cow::Borrowed(low),
    }
}

fn two_ways(text: &str, one: &str, other: &str, span: Span) -> CellValue {
    let message = format!("`{text}` may be {one} or {other}");
    let help = format!("write {}, or {}", plainly(one), plainly(other));
    mistake(Code::TwoReadings, span, message, help)
}

/// A number so written that it can be nothing else: 5.000 as 5.
fn plainly(number: &str) -> &str {
    match number.split_once('.') {
        Some(_) => number.trim_end_matches('0').trim_end_matches('.'),
        None => number,
    }
}

fn other_mark(text: &str, written: &str, mark: Option<DecimalMark>, span: Span) -> CellValue {
    let (own, others, wanted) = match mark {
        Some(DecimalMark::Comma) => ("dot", "commas", written.replace('.', ",")),
        _ => ("comma", "dots", written.to_owned()),
    };
    let message =
        format!("`{text}` has a {own} before its decimals, where other cells have {others}");
    mistake(Code::TwoReadings, span, message, format!("write {wanted}"))
}

fn day(text: &str, order: Option<DayOrder>, span: Span) -> CellValue {
    match dates::read(text, order) {
        Some(DayReading::Day {
            written: day,
            tidied,
        }) => written(quoted(&day), tidied),
        Some(DayReading::TwoWays([one, other])) => {
            let message = format!("`{text}` may be {one} or {other}");
            let help = format!("write {one}, or {other}");
            mistake(Code::TwoReadings, span, message, help)
        }
        None => as_text(text),
    }
}

/// The marks before decimals that a cell is sure to have: its own, or those of the ends of a range.
pub fn sure_mark(text: &str) -> Option<DecimalMark> {
    if !text.contains(['.', ',']) {
        return None;
    }
    let text = text.trim().trim_end_matches('%').trim_end();
    let of_range = || {
        let plain = lookalikes::plain(text);
        ends(&plain).find_map(|(low, high)| {
            let is_good = |end| numbers::read(end, Habit::default()).is_some();
            let both = is_good(low) && is_good(high);
            both.then(|| numbers::sure_mark(low).or_else(|| numbers::sure_mark(high)))?
        })
    };
    numbers::sure_mark(text).or_else(of_range)
}
