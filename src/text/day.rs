//! Days in words, counted from today.

use jiff::civil::Date;

/// A day further away than this may be one of another year, which is then named.
const FAR: u32 = 180;

/// Whole days from one day to another; negative when the other is past.
pub fn days_between(from: Date, to: Date) -> i32 {
    // Without a unit asked for, a difference of dates is in days.
    from.until(to).map_or(0, |span| span.get_days())
}

/// Whether a day so many days away may be one of another year.
pub fn is_far(days: i32) -> bool {
    days.unsigned_abs() > FAR
}

/// `5 Dec`, with the year where it could be another.
pub fn short(day: Date, days: i32) -> String {
    let format = if is_far(days) { "%-d %b %Y" } else { "%-d %b" };
    day.strftime(format).to_string()
}

/// `Thursday 26 November`, with the year where it could be another.
pub fn long(day: Date, days: i32) -> String {
    let format = if is_far(days) {
        "%A %-d %B %Y"
    } else {
        "%A %-d %B"
    };
    day.strftime(format).to_string()
}

/// `today`, `tomorrow`, `in 4 days`, `yesterday`, `3 days ago`.
pub fn when(days: i32) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        2.. => format!("in {days} days"),
        _ => format!("{} days ago", days.unsigned_abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        let today = date(2026, 11, 22);
        assert_eq!(days_between(today, date(2026, 12, 5)), 13);
        assert_eq!(days_between(today, date(2026, 11, 19)), -3);
        assert_eq!(days_between(date(2028, 2, 28), date(2028, 3, 1)), 2);
        assert_eq!(days_between(Date::MIN, Date::MAX), 7_304_483);
    }

    #[test]
    fn days_are_named_with_their_year_where_it_could_be_another() {
        let day = date(2026, 12, 5);
        assert_eq!(short(day, 13), "5 Dec");
        assert_eq!(short(day, 181), "5 Dec 2026");
        assert_eq!(long(day, -180), "Saturday 5 December");
        assert_eq!(long(day, -181), "Saturday 5 December 2026");
    }

    #[test]
    fn how_far_away_in_words() {
        let words = [0, 1, 4, -1, -3].map(when);
        assert_eq!(
            words,
            ["today", "tomorrow", "in 4 days", "yesterday", "3 days ago"]
        );
        assert_eq!(when(i32::MIN), "2147483648 days ago");
    }
}
