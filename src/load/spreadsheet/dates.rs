//! Days as people type them into a sheet.

use jiff::civil::Date;

use crate::load::grammar::{days, lookalikes};

/// Whether the day or the month stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    DayFirst,
    MonthFirst,
}

/// What a text is as a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayReading {
    /// A day, so written as a file takes it; `tidied` where it was typed in another way.
    Day { written: String, tidied: bool },
    /// One that may be read in two ways.
    TwoWays([Date; 2]),
}

/// The numbers of a day with a four-digit year or a two-digit one at its end, and what parts them.
fn parts(text: &str) -> Option<([i8; 2], i16, char)> {
    let mark = text.chars().find(|c| !c.is_ascii_digit())?;
    let mut parts = text.split(mark);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let is_short = |text: &str| (1..=2).contains(&text.len()) && is_number(text);
    let good = parts.next().is_none()
        && is_short(first)
        && is_short(second)
        && matches!(year.len(), 2 | 4)
        && is_number(year);
    if !good || !"./-".contains(mark) {
        return None;
    }
    let century = if year.len() == 2 { 2000 } else { 0 };
    let year: i16 = year.parse().ok()?;
    let two = [first.parse().ok()?, second.parse().ok()?];
    Some((two, century + year, mark))
}

/// The day with its day first, and with its month first.
fn in_both_orders([a, b]: [i8; 2], year: i16) -> [Option<Date>; 2] {
    [(b, a), (a, b)].map(|(month, day)| Date::new(year, month, day).ok())
}

/// The order that a day is sure to have: where dots part it, or only one gives a day.
pub fn sure_order(text: &str) -> Option<DayOrder> {
    let (two, year, mark) = parts(text.trim())?;
    match in_both_orders(two, year) {
        [Some(_), _] if mark == '.' => Some(DayOrder::DayFirst),
        [Some(_), None] => Some(DayOrder::DayFirst),
        [None, Some(_)] if mark != '.' => Some(DayOrder::MonthFirst),
        _ => None,
    }
}

/// Reads a day of a column that has this order, if it is known; none of what is no day that is known
/// here: the reader of days says what it is.
pub fn read(text: &str, order: Option<DayOrder>) -> Option<DayReading> {
    let text = text.trim();
    if text.len() == 10 && text.as_bytes()[4] == b'-' && text.parse::<Date>().is_ok() {
        return Some(DayReading::Day {
            written: text.to_owned(),
            tidied: false,
        });
    }
    let Some((two, year, mark)) = parts(text) else {
        let named = days::named_day(&lookalikes::plain(text))?;
        return Some(DayReading::Day {
            written: named.to_string(),
            tidied: true,
        });
    };
    let order = if mark == '.' {
        Some(DayOrder::DayFirst)
    } else {
        sure_order(text).or(order)
    };
    let one = match (order, in_both_orders(two, year)) {
        (Some(DayOrder::DayFirst), [day, _]) | (Some(DayOrder::MonthFirst), [_, day]) => day,
        (None, [Some(one), Some(other)]) if one == other => Some(one),
        (None, [Some(one), Some(other)]) => return Some(DayReading::TwoWays([one, other])),
        (None, [one, other]) => one.or(other),
    };
    Some(DayReading::Day {
        written: one?.to_string(),
        tidied: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str, order: Option<DayOrder>) -> Option<String> {
        match read(text, order) {
            Some(DayReading::Day { written, .. }) => Some(written),
            _ => None,
        }
    }

    #[test]
    fn days_with_one_meaning_are_read() {
        for (text, day) in [
            ("2026-11-26", "2026-11-26"),
            ("26.11.2026", "2026-11-26"),
            ("3.4.26", "2026-04-03"),
            ("11/26/2026", "2026-11-26"),
            ("26/11/2026", "2026-11-26"),
            ("26-11-26", "2026-11-26"),
            ("5/5/2026", "2026-05-05"),
            ("26 Nov 2026", "2026-11-26"),
            ("26-Nov-26", "2026-11-26"),
            ("26\u{a0}Nov\u{a0}2026", "2026-11-26"),
            ("November 26, 2026", "2026-11-26"),
        ] {
            assert_eq!(one(text, None).as_deref(), Some(day), "{text}");
        }
    }

    #[test]
    fn a_day_with_two_meanings_takes_the_order_of_its_column() {
        assert!(matches!(
            read("3/4/2026", None),
            Some(DayReading::TwoWays(_))
        ));
        assert_eq!(
            one("3/4/2026", Some(DayOrder::DayFirst)).as_deref(),
            Some("2026-04-03")
        );
        assert_eq!(
            one("3/4/2026", Some(DayOrder::MonthFirst)).as_deref(),
            Some("2026-03-04")
        );
        assert_eq!(sure_order("13/4/2026"), Some(DayOrder::DayFirst));
        assert_eq!(sure_order("4/13/2026"), Some(DayOrder::MonthFirst));
        assert_eq!(sure_order("3/4/2026"), None);
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "soon",
            "32.1.2026",
            "13/13/2026",
            "1.2.3.4",
            "2026-02-30",
            "26 Nov",
            "Nov 26-28",
            "1/2",
        ] {
            assert_eq!(read(text, None), None, "{text}");
        }
    }
}
