//! Numbers as people type them into a sheet, and which mark stands before their decimals.

use std::borrow::Cow;

use crate::load::grammar::lookalikes;
use crate::load::grammar::written_number::CURRENCIES;
use crate::text::number::plain;

/// The mark before decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalMark {
    Dot,
    Comma,
}

impl DecimalMark {
    fn of(c: char) -> Self {
        if c == '.' { Self::Dot } else { Self::Comma }
    }

    /// The mark between thousands.
    fn other(self) -> Self {
        match self {
            Self::Dot => Self::Comma,
            Self::Comma => Self::Dot,
        }
    }
}

/// What a text is as a number.
#[derive(Clone, Debug, PartialEq)]
pub enum NumberReading {
    /// A number, so written as a file takes it; `tidied` where it was typed in another way.
    Number { written: String, tidied: bool },
    /// One that may be read in two ways.
    TwoWays([String; 2]),
    /// A number with decimals behind the mark that the table does not use.
    OtherMark(String),
}

/// The marks of a number: how its decimals are told, where that can be told from it alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DigitMarks {
    /// Neither dots nor commas.
    None,
    /// It has decimals, or several groups of three digits, so that the mark is sure.
    Sure(DecimalMark),
    /// One mark, before three digits: between thousands or before decimals.
    Unsure(DecimalMark),
}

/// A number apart: its sign, its digits with marks, and what is multiplied.
struct TypedNumber<'t> {
    sign: &'static str,
    digits: Cow<'t, str>,
    thousands: bool,
    /// The power of ten, with its sign, of `1.5e-05`.
    power: Option<&'t str>,
    /// Whether there was more than digits and marks.
    dressed: bool,
}

fn typed(text: &str) -> Option<TypedNumber<'_>> {
    let text = text.trim();
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let bare = rest.trim_matches(CURRENCIES).trim();
    let (bare, thousands) = match bare.strip_suffix(['k', 'K']) {
        Some(bare) => (bare.trim_end(), true),
        None => (bare, false),
    };
    let is_digit = |c: char| c.is_ascii_digit();
    let whole = bare.len();
    let (bare, power) = match power(bare) {
        Some((bare, power)) if !thousands => (bare, Some(power)),
        _ => (bare, None),
    };
    if !bare.starts_with(|c| is_digit(c) || c == '.' || c == ',')
        || !bare.ends_with(|c| is_digit(c) || c == '.')
    {
        return None;
    }
    if !bare.chars().all(|c| is_digit(c) || ".,' _".contains(c)) || !bare.contains(is_digit) {
        return None;
    }
    let grouped = bare.contains([' ', '\'', '_']);
    if grouped && !is_grouped(bare) {
        return None;
    }
    let digits: Cow<'_, str> = if grouped {
        bare.chars().filter(|c| !" '_".contains(*c)).collect()
    } else {
        bare.into()
    };
    Some(TypedNumber {
        sign,
        digits,
        thousands,
        power,
        dressed: thousands || grouped || sign.len() + whole != text.len(),
    })
}

/// A number and its power of ten: `1.5` and `-05` of `1.5e-05`.
fn power(text: &str) -> Option<(&str, &str)> {
    let (digits, power) = text.split_once(['e', 'E'])?;
    let bare = power.strip_prefix(['+', '-']).unwrap_or(power);
    let is_power = (1..=3).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit());
    is_power.then_some((digits, power))
}

/// Whether spaces, apostrophes or underscores stand between groups of three digits.
fn is_grouped(text: &str) -> bool {
    let whole = text.split(['.', ',']).next().unwrap_or_default();
    let mut groups = whole.split([' ', '\'', '_']);
    let first = groups.next().unwrap_or_default();
    let behind = &text[whole.len()..];
    (1..=3).contains(&first.len())
        && groups.all(|group| group.len() == 3)
        && !behind.contains([' ', '\'', '_'])
}

/// The marks of a number; none where no number has such. Before a power of ten stand no thousands.
fn marks(typed: &TypedNumber<'_>) -> Option<DigitMarks> {
    match marks_of(&typed.digits)? {
        DigitMarks::Unsure(mark) if typed.power.is_some() => Some(DigitMarks::Sure(mark)),
        found => Some(found),
    }
}

fn marks_of(digits: &str) -> Option<DigitMarks> {
    let positions = digits.char_indices().filter(|c| ".,".contains(c.1));
    let positions: Vec<(usize, char)> = positions.collect();
    let (Some(first), Some(last)) = (positions.first(), positions.last()) else {
        return Some(DigitMarks::None);
    };
    let mark = DecimalMark::of(last.1);
    let behind = digits.len() - last.0 - 1;
    let groups = |text: &str, mark: char| {
        let mut parts = text.split(mark);
        let first = parts.next().unwrap_or_default();
        (1..=3).contains(&first.len()) && parts.all(|part| part.len() == 3)
    };
    if first.1 != last.1 {
        // 1,234.5: the last mark is before decimals, and stands once.
        let (whole, _) = digits.split_at(last.0);
        let good = !whole.contains(last.1) && groups(whole, first.1);
        return good.then_some(DigitMarks::Sure(mark));
    }
    if positions.len() > 1 {
        return groups(digits, first.1).then_some(DigitMarks::Sure(mark.other()));
    }
    let before = &digits[..first.0];
    let unsure = behind == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
    Some(if unsure {
        DigitMarks::Unsure(mark)
    } else {
        DigitMarks::Sure(mark)
    })
}

/// The mark before decimals that a text is sure to have.
pub fn sure_mark(text: &str) -> Option<DecimalMark> {
    let plain = lookalikes::plain(text);
    let typed = typed(&plain)?;
    match marks(&typed)? {
        DigitMarks::Sure(mark) => Some(mark),
        DigitMarks::None | DigitMarks::Unsure(_) => None,
    }
}

/// The number with this mark before its decimals, as a file takes it.
fn written(typed: &TypedNumber<'_>, mark: DecimalMark) -> Option<String> {
    let digits = match mark {
        DecimalMark::Dot => typed.digits.replace(',', ""),
        DecimalMark::Comma => typed.digits.replace('.', "").replace(',', "."),
    };
    let value: f64 = digits.parse().ok()?;
    if typed.thousands {
        return Some(format!("{}{}", typed.sign, plain(value * 1e3)));
    }
    let digits = digits.trim_end_matches('.');
    let digits = match digits.trim_start_matches('0') {
        "" => "0".to_owned(),
        rest if rest.starts_with('.') => format!("0{rest}"),
        rest => rest.to_owned(),
    };
    let power = typed.power.map(|power| format!("e{power}"));
    let power = power.unwrap_or_default();
    Some(format!("{}{digits}{power}", typed.sign))
}

/// What is known of the numbers of a table.
#[derive(Clone, Copy, Debug, Default)]
pub struct Habit {
    /// The mark before decimals, where some number tells it.
    pub mark: Option<DecimalMark>,
    /// Whether a single comma before three digits stands between thousands, where nothing tells it:
    /// so it does where commas part the cells.
    pub commas_group: bool,
}

/// Reads a number of a table; none of what is no number.
pub fn read(text: &str, habit: Habit) -> Option<NumberReading> {
    let plain = lookalikes::plain(text);
    let typed = typed(&plain)?;
    let found = marks(&typed)?;
    let mark = match (found, habit.mark) {
        (DigitMarks::None, _) => DecimalMark::Dot,
        (DigitMarks::Sure(mark), None) => mark,
        (DigitMarks::Sure(mark), Some(table)) if mark != table => {
            return written(&typed, mark).map(NumberReading::OtherMark);
        }
        (DigitMarks::Sure(_) | DigitMarks::Unsure(_), Some(table)) => table,
        (DigitMarks::Unsure(DecimalMark::Comma), None) if habit.commas_group => DecimalMark::Dot,
        (DigitMarks::Unsure(_), None) => {
            let (dot, comma) = (DecimalMark::Dot, DecimalMark::Comma);
            let ways = [written(&typed, dot)?, written(&typed, comma)?];
            return Some(NumberReading::TwoWays(ways));
        }
    };
    let written = written(&typed, mark)?;
    let is_as_typed = found == DigitMarks::None || written.eq_ignore_ascii_case(&plain);
    Some(NumberReading::Number {
        tidied: typed.dressed || !is_as_typed,
        written,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(mark: Option<DecimalMark>) -> Habit {
        let commas_group = false;
        Habit { mark, commas_group }
    }

    fn number(text: &str, mark: Option<DecimalMark>) -> Option<String> {
        match read(text, of(mark)) {
            Some(NumberReading::Number { written, .. }) => Some(written),
            _ => None,
        }
    }

    #[test]
    fn what_has_one_meaning_is_a_number() {
        for (text, is) in [
            ("7", "7"),
            ("-3", "-3"),
            ("07", "7"),
            ("3.5", "3.5"),
            (".5", "0.5"),
            ("5.", "5"),
            ("$9,100.50", "9100.50"),
            ("85k", "85000"),
            ("$ 85 k", "85000"),
            ("1.5k", "1500"),
            ("1,234,567", "1234567"),
            ("1.234.567", "1234567"),
            ("1.234,5", "1234.5"),
            ("9 100", "9100"),
            ("9\u{202f}100,5", "9100.5"),
            ("9'100", "9100"),
            ("3,5", "3.5"),
            ("€9100", "9100"),
            ("9100 €", "9100"),
            ("0,125", "0.125"),
            ("1e5", "1e5"),
            ("5.89e-05", "5.89e-05"),
            ("-1,234E+05", "-1.234e+05"),
        ] {
            assert_eq!(number(text, None).as_deref(), Some(is), "{text}");
        }
    }

    #[test]
    fn what_was_typed_as_a_file_has_it_is_not_told() {
        for (text, told) in [
            ("-3", false),
            ("-3.5", false),
            ("1e5", false),
            ("5.89E-05", false),
            ("+3", true),
            ("$3", true),
            ("-$3", true),
            ("3,5", true),
            ("3k", true),
            (".5", true),
        ] {
            let Some(NumberReading::Number { tidied, .. }) = read(text, of(None)) else {
                panic!("{text} is a number");
            };
            assert_eq!(tidied, told, "{text}");
        }
    }

    #[test]
    fn what_has_two_is_told_until_the_table_says_its_mark() {
        let two = |text| match read(text, of(None)) {
            Some(NumberReading::TwoWays(ways)) => ways,
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(two("5.000"), ["5.000", "5000"]);
        assert_eq!(two("9,100"), ["9100", "9.100"]);
        let commas = Habit {
            mark: None,
            commas_group: true,
        };
        assert!(
            matches!(read("$9,100", commas), Some(NumberReading::Number { written, .. }) if written == "9100")
        );
        assert_eq!(
            number("5.000", Some(DecimalMark::Comma)).as_deref(),
            Some("5000")
        );
        assert_eq!(
            number("5.000", Some(DecimalMark::Dot)).as_deref(),
            Some("5.000")
        );
        assert_eq!(
            number("9,100", Some(DecimalMark::Dot)).as_deref(),
            Some("9100")
        );
        assert_eq!(
            number("9,100", Some(DecimalMark::Comma)).as_deref(),
            Some("9.100")
        );
        assert_eq!(
            read("3,5", of(Some(DecimalMark::Dot))),
            Some(NumberReading::OtherMark("3.5".to_owned()))
        );
    }

    #[test]
    fn other_text_is_none() {
        for text in [
            "", "-", ".", "a", "5-8", "1,2,3", "1.2.3", "12 34", "5 min", "3/4", "1,23.4.5", "k",
            "$", "1e", "e5", "1e5k", "1e5000", "1e5.5", "5,",
        ] {
            assert_eq!(read(text, of(None)), None, "{text}");
        }
    }
}
