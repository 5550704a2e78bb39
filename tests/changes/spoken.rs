//! Printed sentences read back: ranges of values as they are printed, and who is named.

/// Levels of the scales that are met, worst first: four of one, and two or three of the others.
const LEVELS: [&str; 7] = ["none", "some", "strong", "leader", "no", "partly", "yes"];

/// Values of which a sentence speaks.
#[derive(Clone, Debug, PartialEq)]
pub enum Spoken {
    /// From a number to another; without an end all beyond are meant.
    Numbers {
        low: Option<f64>,
        high: Option<f64>,
        /// Whether it is told in percent.
        percent: bool,
        /// Whether it is a place in a list.
        place: bool,
    },
    /// These levels.
    Levels(Vec<&'static str>),
    /// All that may be answered.
    Any,
}

/// A value, and the text behind it.
enum Value {
    Number { x: f64, percent: bool, place: bool },
    Level(&'static str),
}

/// A word of a level, and what stands behind it.
fn level(text: &str) -> Option<(&'static str, &str)> {
    let mut found = LEVELS.into_iter().filter_map(|l| {
        let rest = text.strip_prefix(l)?;
        let ends = !rest.starts_with(|c: char| c.is_alphanumeric());
        ends.then_some((l, rest))
    });
    found.next()
}

fn value(text: &str) -> Option<(Value, &str)> {
    if let Some((level, rest)) = level(text) {
        return Some((Value::Level(level), rest));
    }
    let text = text.trim_start_matches("EUR ");
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let text = text.trim_start_matches(['$', '€']);
    let mut digits = String::from(sign);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let behind = &rest[1.min(rest.len())..];
        let next = behind.chars().next();
        match c {
            '0'..='9' => digits.push(c),
            // A comma between thousands, a point within a number.
            '.' if next.is_some_and(|n| n.is_ascii_digit()) => digits.push(c),
            ',' if next.is_some_and(|n| n.is_ascii_digit()) => {}
            '-' if digits.is_empty() => digits.push(c),
            _ => break,
        }
        rest = behind;
    }
    let x: f64 = digits.parse().ok()?;
    let mut own = |suffixes: &[&str]| {
        let found = suffixes.iter().find_map(|s| rest.strip_prefix(s));
        rest = found.unwrap_or(rest);
        found.is_some()
    };
    let place = own(&["st", "nd", "rd", "th"]);
    let percent = own(&[" %", "%"]);
    own(&["/hour", "/month", "/year", " USD"]);
    Some((Value::Number { x, percent, place }, rest))
}

/// `5 or more`, `27 to 66`, `none`, at the beginning of a text, and what stands behind it.
pub fn range(text: &str) -> Option<(Spoken, &str)> {
    if let Some(rest) = text.strip_prefix("any answer") {
        return Some((Spoken::Any, rest));
    }
    let (first, rest) = value(text)?;
    let second = rest.strip_prefix(" to ").and_then(value);
    match (first, second) {
        (Value::Level(low), Some((Value::Level(high), rest))) => {
            Some((levels(low, Some(high), true), rest))
        }
        (Value::Level(own), _) => {
            if let Some(rest) = rest.strip_prefix(" or better") {
                return Some((levels(own, None, true), rest));
            }
            if let Some(rest) = rest.strip_prefix(" or worse") {
                return Some((levels(own, None, false), rest));
            }
            Some((Spoken::Levels(vec![own]), rest))
        }
        (
            Value::Number { x, percent, place },
            Some((
                Value::Number {
                    x: high,
                    percent: too,
                    ..
                },
                rest,
            )),
        ) => {
            let spoken = Spoken::Numbers {
                low: Some(x),
                high: Some(high),
                percent: percent || too,
                place,
            };
            Some((spoken, rest))
        }
        (Value::Number { x, percent, place }, _) => {
            let ends = [
                (" or more", true, false),
                (" or less", false, false),
                (" or worse", true, true),
                (" or better", false, true),
            ];
            let end = ends.into_iter().find_map(|(words, up, of_place)| {
                let rest = rest.strip_prefix(words)?;
                (of_place == place).then_some((up, rest))
            });
            let (low, high, rest) = match end {
                Some((true, rest)) => (Some(x), None, rest),
                Some((false, rest)) => (None, Some(x), rest),
                None => (Some(x), Some(x), rest),
            };
            Some((
                Spoken::Numbers {
                    low,
                    high,
                    percent,
                    place,
                },
                rest,
            ))
        }
    }
}

/// The levels from one to another, or to the end of their scale.
fn levels(own: &str, to: Option<&str>, up: bool) -> Spoken {
    let scales = [&LEVELS[..4], &LEVELS[4..]];
    let scale = scales.iter().find(|s| s.contains(&own)).expect("a scale");
    let at = |l: &str| scale.iter().position(|x| *x == l).expect("a level");
    let all = match (to, up) {
        (Some(to), _) => &scale[at(own)..=at(to)],
        (None, true) => &scale[at(own)..],
        (None, false) => &scale[..=at(own)],
    };
    Spoken::Levels(all.to_vec())
}

impl Spoken {
    /// Values of it to try, as typed: its ends, what lies between, and far beyond.
    pub fn values(&self, takes_percent: bool) -> Vec<String> {
        let (low, high, percent, place) = match self {
            Self::Any => return Vec::new(),
            Self::Levels(all) => return all.iter().map(|l| (*l).to_owned()).collect(),
            Self::Numbers {
                low,
                high,
                percent,
                place,
            } => (*low, *high, *percent, *place),
        };
        let numbers = match (low, high) {
            (Some(low), Some(high)) if low < high => {
                vec![low, low + (high - low) * 0.37, high]
            }
            (Some(x), Some(_)) => vec![x],
            (Some(x), None) => vec![x, x + 1.0, 2.0 * x.abs() + 3.0, 40.0 * x.abs() + 100.0],
            (None, Some(x)) => vec![x, x - 1.0, x / 2.0, 0.0, -x.abs() - 10.0],
            (None, None) => Vec::new(),
        };
        let numbers = numbers.into_iter();
        let inside = |x: &f64| low.is_none_or(|l| l <= *x) && high.is_none_or(|h| *x <= h);
        // A threshold on a scale made from the offers may lie below the first place of all.
        let of_places = place && [low, high].into_iter().flatten().all(|x| x.fract() == 0.0);
        let whole = |x: f64| if of_places { x.round() } else { x };
        let sign = if percent && takes_percent { "%" } else { "" };
        let texts = numbers.map(whole).filter(inside);
        texts.map(|x| format!("{x}{sign}")).collect()
    }
}

/// The ids of offers named at the beginning of a text, and what stands behind them.
pub fn names<'t>(text: &'t str, labels: &[(String, String)]) -> Option<(Vec<String>, &'t str)> {
    let mut ids = Vec::new();
    let mut rest = text;
    loop {
        let fitting = labels
            .iter()
            .filter(|(label, _)| rest.starts_with(label.as_str()));
        let (label, id) = fitting.max_by_key(|(label, _)| label.len())?;
        ids.push(id.clone());
        rest = &rest[label.len()..];
        let next = ["; and ", "; ", " and ", ", "]
            .iter()
            .find_map(|s| rest.strip_prefix(s));
        let more = next.filter(|n| {
            labels
                .iter()
                .any(|(label, _)| n.starts_with(label.as_str()))
        });
        match more {
            Some(more) => rest = more,
            None => return Some((ids, rest)),
        }
    }
}
