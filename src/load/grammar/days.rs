//! Dates as people write them, and how a file has them.

use jiff::civil::Date;

use super::lookalikes;

/// How a date is written.
const DATE: &str = "a date is year-month-day, such as 2026-11-26";

const MONTHS: &str = "january february march april may june july august september october \
                      november december";

/// The day that a text is.
///
/// # Errors
/// With how to write it, where it is none.
pub fn date(text: &str) -> Result<Date, String> {
    let strict = text.len() == 10 && text.as_bytes()[4] == b'-';
    let date = text.parse::<Date>().ok().filter(|_| strict);
    date.ok_or_else(|| date_mistake(text).unwrap_or_else(|| DATE.to_owned()))
}

/// What is wrong with a text that looks like a date.
pub fn date_mistake(text: &str) -> Option<String> {
    let text = &*lookalikes::plain(text);
    if let Some(day) = named_day(text) {
        return Some(format!("write {day}"));
    }
    if names_a_month(text) {
        return Some(DATE.to_owned());
    }
    let parts: Vec<&str> = text.splitn(4, ['-', '/', '.']).collect();
    let [a, b, c] = parts[..] else { return None };
    let digits = |p: &str, most: usize| {
        (1..=most).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit())
    };
    let year_first = a.len() == 4 && digits(a, 4) && digits(b, 2) && digits(c, 2);
    let year_last = digits(a, 2) && digits(b, 2) && c.len() == 4 && digits(c, 4);
    if year_last {
        return Some(DATE.to_owned());
    }
    if !year_first {
        return None;
    }
    let number = |p: &str| p.parse::<i16>().unwrap_or(0);
    let (month, day) = (number(b) as i8, number(c) as i8);
    Some(match Date::new(number(a), month, day) {
        Ok(date) => format!("write {date}"),
        Err(_) => "there is no such day; a date is year-month-day".to_owned(),
    })
}

/// The day of a text that names its month and has a year: `26 Nov 2026`, `November 26th, 2026`. With
/// the month in the middle the year may have two digits, from 2000 on: `26-Nov-26`. `Nov 26-28` is
/// two days.
pub fn named_day(text: &str) -> Option<Date> {
    let mut words = words(text).filter(|word| !word.is_empty());
    let three = [words.next()?, words.next()?, words.next()?];
    let (month, day, may_be_short) = match three.map(month) {
        [None, Some(month), None] => (month, three[0], true),
        [Some(month), None, None] => (month, three[1], false),
        _ => return None,
    };
    let ordinal = ["st", "nd", "rd", "th"];
    let bare = ordinal.iter().find_map(|end| day.strip_suffix(end));
    let number = |text: &str| -> Option<i16> {
        let all_digits = text.bytes().all(|b| b.is_ascii_digit());
        text.parse().ok().filter(|_| all_digits)
    };
    let century = match three[2].len() {
        2 if may_be_short => 2000,
        4 => 0,
        _ => return None,
    };
    let year = century + number(three[2])?;
    let day = i8::try_from(number(bare.unwrap_or(day))?).ok()?;
    Date::new(year, month, day)
        .ok()
        .filter(|_| words.next().is_none())
}

/// `26 Nov 2026`, `November 26`.
fn names_a_month(text: &str) -> bool {
    let words: Vec<&str> = words(text).take(4).collect();
    let has_digit = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    words.len() > 1 && words.iter().any(|word| month(word).is_some()) && words.iter().any(has_digit)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', ',', '.', '-', '/'])
}

/// The month that a word names, by three letters of it or more.
fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let names = MONTHS.split_whitespace();
    let mut months = names.zip(1..).filter(|_| word.len() >= 3);
    let own = months.find(|(name, _)| name.starts_with(&word))?;
    Some(own.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_known_by_their_look() {
        let cases = [
            ("2026-2-3", "write 2026-02-03"),
            ("2026/11/26", "write 2026-11-26"),
            ("26.11.2026", DATE),
            ("26 Nov", DATE),
            ("26 Nov 2026", "write 2026-11-26"),
            ("November 26, 2026", "write 2026-11-26"),
            ("30 Feb 2026", DATE),
            (
                "2026-02-30",
                "there is no such day; a date is year-month-day",
            ),
        ];
        for (text, help) in cases {
            assert_eq!(date_mistake(text).as_deref(), Some(help), "{text}");
        }
        for (text, day) in [
            ("26-Nov-26", Some("2026-11-26")),
            ("1st December 2026", Some("2026-12-01")),
            ("Sept. 3, 2027", Some("2027-09-03")),
            ("3 Sep 127", None),
            ("Nov 26-28", None),
            ("Mar 5/10", None),
            ("-3 Sep 2027", Some("2027-09-03")),
            ("3 Sep 2027 noon", None),
            ("Mar May 2027", None),
            ("Ma 3 2027", None),
            ("+3 Sep 2027", None),
        ] {
            let found = named_day(text).map(|day| day.to_string());
            assert_eq!(found.as_deref(), day, "{text}");
        }
        for text in ["", "Marvell 3", "5-8", "may", "1.2.3.4"] {
            assert_eq!(date_mistake(text), None, "{text}");
        }
    }
}
