//! The file that `rank init` writes, with days that lie ahead.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::builtin::STARTER;

/// The day on which the days of the embedded file lie ahead as they should.
const WRITTEN: Date = date(2026, 11, 22);
/// What stands before a day to answer by.
const KEY: &str = "reply-by = ";
/// Characters of a day: `2026-11-26`.
const DAY: usize = 10;

/// The starter on a day: each `reply-by` is as many days away as in the embedded file on the day it
/// was written for.
pub fn starter(today: Date) -> String {
    let line = |line: &str| moved(line, today).unwrap_or_else(|| line.to_owned());
    STARTER.split_inclusive('\n').map(line).collect()
}

/// A line with its day moved; none where it has none, or the day would lie beyond the calendar.
fn moved(line: &str, today: Date) -> Option<String> {
    let rest = line.strip_prefix(KEY)?;
    let (day, after) = rest.split_at_checked(DAY)?;
    let day: Date = day.parse().ok()?;
    let away = WRITTEN.until(day).ok()?.get_days();
    let day = today.checked_add(away.days()).ok()?;
    Some(format!("{KEY}{day}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_to_answer_by_are_as_far_away_on_any_day() {
        assert_eq!(starter(WRITTEN), STARTER);
        let later = starter(date(2027, 12, 28));
        // Four days and nine after 28 December.
        assert!(
            later.contains("reply-by = 2028-01-01           # year-month-day"),
            "{later}"
        );
        assert!(later.contains("reply-by = 2028-01-06\n"), "{later}");
        assert_eq!(later.len(), STARTER.len());
        // No day is left after the last of the calendar.
        assert_eq!(starter(Date::MAX), STARTER);
    }
}
