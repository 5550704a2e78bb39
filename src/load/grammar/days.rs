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

/// `26 Nov 2026`, `November 26`.
fn names_a_month(text: &str) -> bool {
    let words: Vec<&str> = text.splitn(4, [' ', ',', '.', '-', '/']).collect();
    let is_month = |word: &&str| {
        let word = word.to_lowercase();
        word.len() >= 3 && MONTHS.split(' ').any(|m| m.starts_with(&word))
    };
    let has_digit = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    words.len() > 1 && words.iter().any(is_month) && words.iter().any(has_digit)
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
            ("26 Nov 2026", DATE),
            ("November 26, 2026", DATE),
            (
                "2026-02-30",
                "there is no such day; a date is year-month-day",
            ),
        ];
        for (text, help) in cases {
            assert_eq!(date_mistake(text).as_deref(), Some(help), "{text}");
        }
        for text in ["", "Marvell 3", "5-8", "may", "1.2.3.4"] {
            assert_eq!(date_mistake(text), None, "{text}");
        }
    }
}
