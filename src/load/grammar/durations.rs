//! Durations as people write them: `1 h 15 min`, `1h15`, `1:15`, `45m`, `30-45 min`.

use super::spoken_amounts::{Period, period};
use super::written_number::{ABOUT, WantedNumber, one, range_of, written};

/// What a duration is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    Minute,
    Longer(Period),
}

impl TimeUnit {
    /// The unit that a word names.
    pub fn of(word: &str) -> Option<Self> {
        match word.to_lowercase().as_str() {
            "m" | "min" | "mins" | "minute" | "minutes" => Some(Self::Minute),
            other => period(other).map(Self::Longer),
        }
    }

    /// Those that a text names, in its order.
    pub fn all_in(text: &str) -> impl Iterator<Item = Self> {
        let words = text.split(|c: char| !c.is_alphabetic());
        words.filter_map(Self::of)
    }

    /// How many minutes it has; of what is longer than an hour nobody says.
    const fn minutes(self) -> Option<f64> {
        match self {
            Self::Minute => Some(1.0),
            Self::Longer(Period::Hour) => Some(60.0),
            Self::Longer(_) => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Duration {
    value: f64,
    unit: TimeUnit,
    /// Whether it is a number with the word for its unit behind it.
    is_plain: bool,
}

impl Duration {
    /// A duration; none of a text that says something else.
    fn read(text: &str) -> Option<Self> {
        clock(text).or_else(|| with_units(text))
    }

    /// Hours and minutes.
    fn of_both(hours: f64, minutes: f64) -> Self {
        Self {
            value: 60.0 * hours + minutes,
            unit: TimeUnit::Minute,
            is_plain: false,
        }
    }

    /// The number of units that it has; none where that depends.
    fn count_of(self, unit: TimeUnit) -> Option<f64> {
        if self.unit == unit {
            return Some(self.value);
        }
        let minutes = self.value * self.unit.minutes()?;
        Some(minutes / unit.minutes()?)
    }
}

/// `1:15`, in minutes.
fn clock(text: &str) -> Option<Duration> {
    let (hours, minutes) = text.split_once(':')?;
    let minutes = minutes.trim_end_matches(char::is_alphabetic).trim_end();
    let number = |digits: &str, most: usize| {
        let is_short = (1..=most).contains(&digits.len());
        let is_number = is_short && digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse::<f64>().ok().filter(|_| is_number)
    };
    let hours = number(hours.trim(), 3)?;
    let minutes = number(minutes, 2).filter(|m| minutes.len() == 2 && *m < 60.0)?;
    Some(Duration::of_both(hours, minutes))
}

/// `45 min`, `1.5 hours a day`, `1 h 15 min`, `1h15`.
fn with_units(text: &str) -> Option<Duration> {
    const HOUR: TimeUnit = TimeUnit::Longer(Period::Hour);
    let mut parts: Vec<(f64, TimeUnit)> = Vec::new();
    let mut rest = text.trim();
    loop {
        let digits = rest.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','));
        let (digits, behind) = rest.split_at(digits.unwrap_or(rest.len()));
        let value: f64 = written(digits)?.plain.parse().ok()?;
        let behind = behind.trim_start();
        let word = behind.find(|c: char| !c.is_alphabetic());
        let (word, behind) = behind.split_at(word.unwrap_or(behind.len()));
        // The minutes of `1h15`.
        let after_hours = word.is_empty() && parts.last().is_some_and(|part| part.1 == HOUR);
        let unit = TimeUnit::of(word).or(after_hours.then_some(TimeUnit::Minute))?;
        parts.push((value, unit));
        rest = behind.trim_start_matches([' ', ',', '.']);
        rest = rest.strip_prefix("and ").unwrap_or(rest);
        if !rest.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
    }
    if rest.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    match parts[..] {
        [(value, unit)] => Some(Duration {
            value,
            unit,
            is_plain: true,
        }),
        [(hours, HOUR), (minutes, TimeUnit::Minute)] => Some(Duration::of_both(hours, minutes)),
        _ => None,
    }
}

/// A duration, or two that a range goes between.
fn read(text: &str) -> Option<(Duration, Option<Duration>)> {
    let text = text.trim_start_matches(ABOUT).trim();
    if let Some(only) = Duration::read(text) {
        return Some((only, None));
    }
    let between = ["..", "–", "—", " to ", "-"];
    between.iter().find_map(|between| {
        let (low, high) = text.split_once(between)?;
        let high = Duration::read(high.trim())?;
        let bare = || {
            let value = written(low.trim())?.plain.parse().ok()?;
            high.is_plain.then_some(Duration { value, ..high })
        };
        Some((Duration::read(low.trim()).or_else(bare)?, Some(high)))
    })
}

/// How to write a duration, where a number is wanted; none of other texts.
pub fn advice(text: &str, wanted: WantedNumber<'_>) -> Option<String> {
    let (low, high) = read(text)?;
    let unit = wanted.unit.and_then(|unit| {
        let first = unit.split(|c: char| !c.is_alphabetic()).next()?;
        Some((TimeUnit::of(first)?, unit))
    });
    let Some((unit, name)) = unit else {
        // A minute is what most durations are counted in, an hour may be 1 or 60.
        let is_sure = |end: Duration| end.is_plain && end.unit.minutes() != Some(60.0);
        let is_sure = is_sure(low) && high.is_none_or(is_sure);
        let is_clock = text.contains(':');
        let help = "write the time as one number, in the unit that counts here";
        return (!is_sure && !is_clock).then(|| help.to_owned());
    };
    let count = |end: Duration| Some((end.count_of(unit)? * 100.0).round() / 100.0);
    let is_same = low.is_plain && low.unit == unit;
    Some(match (count(low), high.map(count)) {
        (Some(low), None) => one(low, if is_same { ", without a unit" } else { "" }),
        (Some(low), Some(Some(high))) => range_of(low, high, wanted.notation),
        _ => format!("write a number, in {name}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str, unit: &'static str) -> Option<String> {
        let unit = Some(unit);
        advice(
            text,
            WantedNumber {
                unit,
                ..WantedNumber::default()
            },
        )
    }

    #[test]
    fn durations_are_counted_in_the_unit_that_is_wanted() {
        for (text, help) in [
            ("1 h 15 min", "write 75"),
            ("1h 15", "write 75"),
            ("1h15", "write 75"),
            ("1h15m", "write 75"),
            ("1 hour and 15 minutes", "write 75"),
            ("1 hour", "write 60"),
            ("1.5 hours", "write 90"),
            ("1,5 h", "write 90"),
            ("1:15", "write 75"),
            ("0:45", "write 45"),
            ("45m", "write 45, without a unit"),
            ("~45 min", "write 45, without a unit"),
            ("45 min each way", "write 45, without a unit"),
            ("30-45 min", "a range is [30, 45]"),
            ("1-2 hours", "a range is [60, 120]"),
            ("45 min - 1h15", "a range is [45, 75]"),
            ("2 days", "write a number, in min"),
        ] {
            assert_eq!(on(text, "min").as_deref(), Some(help), "{text}");
        }
        for (text, help) in [
            ("40 hours", "write 40, without a unit"),
            ("40 h/week", "write 40, without a unit"),
            ("38:30", "write 38.5"),
            ("90 min", "write 1.5"),
        ] {
            assert_eq!(on(text, "h a week").as_deref(), Some(help), "{text}");
        }
    }

    #[test]
    fn without_the_unit_no_number_is_said_of_hours() {
        let nothing = WantedNumber::default();
        for text in ["1 hour", "1 h 15 min", "1h15", "1-2 hours"] {
            let help = advice(text, nothing).expect("a duration");
            assert!(!help.contains(char::is_numeric), "{text}: {help}");
        }
        for text in [
            "60 min",
            "1:15",
            "7/10",
            "5000",
            "5,000 a month",
            "16th",
            "h",
            "1 h 2 h",
            "1:75",
        ] {
            assert_eq!(advice(text, nothing), None, "{text}");
        }
    }
}
