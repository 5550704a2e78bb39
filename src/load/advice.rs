//! What was meant by a text where a number, a range, a date or a yes was wanted.

/// How to write what somebody meant by a text where a number, a range or a yes was wanted.
///
/// `ends` are those of the scale that the rating is on, where it is known.
pub(super) fn advice(text: &str, ends: Option<(f64, f64)>) -> Option<String> {
    let text = text.trim();
    range_advice(text)
        .or_else(|| fraction_advice(text, ends))
        .or_else(|| number_advice(text))
        .or_else(|| word_advice(text))
}

/// Digits with thousands separators, as a plain number; with whether there were any.
fn number(text: &str) -> Option<(String, bool)> {
    let digits: String = text.chars().filter(|c| !",_ ".contains(*c)).collect();
    let number = digits.parse::<f64>().is_ok_and(f64::is_finite)
        && digits.contains(|c: char| c.is_ascii_digit());
    number.then(|| (tidy(&digits), text.contains(',')))
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

fn range_advice(text: &str) -> Option<String> {
    let text = text.trim_end_matches('%').trim_end();
    let parts = ["..", "–", "—", " to ", "-"]
        .iter()
        .find_map(|sep| text.split_once(sep))?;
    let plain = |part: &str| {
        number(
            part.trim()
                .trim_end_matches('%')
                .trim_start_matches(CURRENCIES)
                .trim(),
        )
    };
    let ((low, _), (high, _)) = plain(parts.0).zip(plain(parts.1))?;
    Some(format!("a range is [{low}, {high}]"))
}

fn fraction_advice(text: &str, ends: Option<(f64, f64)>) -> Option<String> {
    let (part, whole) = text.split_once('/').or_else(|| text.split_once(" of "))?;
    let ((part, _), (whole, _)) = number(part.trim()).zip(number(whole.trim()))?;
    let on_it = ends.is_some_and(|(low, high)| low == 0.0 && whole.parse() == Ok(high));
    Some(if on_it {
        format!("write {part}; the scale is 0 to {whole}")
    } else {
        format!("write {part}, if the scale goes from 0 to {whole}")
    })
}

const CURRENCIES: [char; 4] = ['$', '€', '£', '¥'];

fn number_advice(text: &str) -> Option<String> {
    let bare = text
        .trim_start_matches(CURRENCIES)
        .trim_end_matches(CURRENCIES)
        .trim();
    if let Some(k) = bare.strip_suffix(['k', 'K']) {
        let thousand = number(k).and_then(|(n, _)| n.parse::<f64>().ok())? * 1000.0;
        return Some(format!("write {}", crate::text::number::plain(thousand)));
    }
    if let Some(percent) = bare.strip_suffix('%') {
        return number(percent.trim()).map(|(n, _)| format!("write {n}, without the sign"));
    }
    let (plain, commas) = number(bare)?;
    Some(if commas {
        comma_advice(bare, &plain)
    } else {
        format!("write {plain}")
    })
}

/// A comma groups thousands, or stands for a decimal point, or ends the line for no reason.
fn comma_advice(text: &str, plain: &str) -> String {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    match parts[..] {
        [number, ""] => format!("write {number}, without the comma"),
        [whole, part] if part.len() != 3 && !part.contains('.') => {
            format!("decimals stand behind a point: {whole}.{part}")
        }
        _ => format!("numbers have no commas: {plain} or {}", parts.join("_")),
    }
}

fn word_advice(text: &str) -> Option<String> {
    match text.to_lowercase().as_str() {
        "yes" | "true" | "y" => Some("write true or \"yes\"".to_owned()),
        "no" | "false" | "n" => Some("write false or \"no\"".to_owned()),
        "unknown" | "?" | "??" | "n/a" | "na" | "null" | "tbd" => {
            Some("write \"unknown\"".to_owned())
        }
        _ => None,
    }
}

/// What is wrong with a text that looks like a date.
pub(super) fn date_slip(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [a, b, c] = parts[..] else { return None };
    let digits = |p: &str, most: usize| {
        (1..=most).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit())
    };
    let year_first = a.len() == 4 && digits(a, 4) && digits(b, 2) && digits(c, 2);
    let year_last = digits(a, 2) && digits(b, 2) && c.len() == 4 && digits(c, 4);
    if year_last {
        return Some("a date is year-month-day, such as 2026-11-26".to_owned());
    }
    if !year_first {
        return None;
    }
    let number = |p: &str| p.parse::<i16>().unwrap_or(0);
    let (month, day) = (number(b) as i8, number(c) as i8);
    Some(match jiff::civil::Date::new(number(a), month, day) {
        Ok(date) => format!("write {date}"),
        Err(_) => "a date is year-month-day, and this day is in no calendar".to_owned(),
    })
}
