//! Numbers, amounts and lists as people read them.

/// The number in its shortest exact form, with commas between thousands: `7,129`, `0.25`, `-12.5`.
pub fn grouped(x: f64) -> String {
    commas(plain(x))
}

/// A number as text with commas between its thousands.
fn commas(plain: String) -> String {
    let (sign, digits) = plain
        .strip_prefix('-')
        .map_or(("", plain.as_str()), |d| ("-", d));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.contains('e') {
        return plain;
    }
    let mut out = String::from(sign);
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// An amount of money: whole from 100 on, with cents below.
pub fn amount(x: f64) -> String {
    with_cents(x, x.fract() != 0.0)
}

/// An amount of money with its cents: `10,783.59`.
pub fn to_the_cent(x: f64) -> String {
    if x.abs() < 1e15 {
        commas(format!("{:.2}", x + 0.0))
    } else {
        grouped(x)
    }
}

/// The same with its currency: `$52.00`, `$9,100`, `-€300`, `CHF 3,000`.
pub fn money(x: f64, currency: Option<&str>) -> String {
    // Below 100 with its cents, be they none; nothing at all is `$0`.
    in_currency(&with_cents(x, x != 0.0), currency)
}

/// The sign that stands before amounts of a currency, where it has one.
pub fn currency_sign(code: &str) -> Option<&'static str> {
    match code {
        "USD" => Some("$"),
        "EUR" => Some("€"),
        "GBP" => Some("£"),
        "INR" => Some("₹"),
        "JPY" => Some("¥"),
        _ => None,
    }
}

/// An amount as text with its currency: `-$1,234.50`.
pub fn in_currency(amount: &str, currency: Option<&str>) -> String {
    let sign = match currency.map(|code| (code, currency_sign(code))) {
        None => "",
        Some((_, Some(sign))) => sign,
        Some((code, None)) => return format!("{code} {amount}"),
    };
    match amount.strip_prefix('-') {
        Some(digits) => format!("-{sign}{digits}"),
        None => format!("{sign}{amount}"),
    }
}

/// An amount, below 100 with its cents where it is to have them.
fn with_cents(x: f64, has_cents: bool) -> String {
    if has_cents && x.abs() < 99.995 {
        format!("{x:.2}")
    } else {
        grouped(x.round() + 0.0)
    }
}

/// The number as one would write it in a file: shortest exact form, `1e300` where zeros would fill a line.
pub fn plain(x: f64) -> String {
    if x == 0.0 {
        "0".to_owned()
    } else if !(1e-6..1e15).contains(&x.abs()) {
        format!("{x:e}")
    } else {
        format!("{x}")
    }
}

/// From the one to the other: `18-30`, `-1,300 to -550`.
pub fn span(low: &str, high: &str) -> String {
    let between = if low.starts_with('-') || high.starts_with('-') {
        " to "
    } else {
        "-"
    };
    format!("{low}{between}{high}")
}

/// A number to at most two decimals: `12`, `2.5`, `1,234.57`.
pub fn to_hundredths(x: f64) -> String {
    grouped((x * 100.0).round() / 100.0)
}

/// A part of one in percent, to two decimals: `25`, `14.62`.
pub fn percent(part: f64) -> String {
    grouped((part * 1e4).round() / 100.0)
}

/// A part of one with what it may be: `25 % (0-100)`.
pub fn part_of_one(likely: f64, low: Option<f64>, high: Option<f64>) -> String {
    let range = low.zip(high).filter(|(low, high)| low < high);
    let range = range.map(|(low, high)| format!(" ({})", span(&percent(low), &percent(high))));
    format!("{} %{}", percent(likely), range.unwrap_or_default())
}

/// A number to so many significant digits.
pub fn significant(x: f64, digits: usize) -> f64 {
    format!("{x:.*e}", digits.saturating_sub(1))
        .parse()
        .unwrap_or(x)
}

/// A number to the unit; one that lies below a limit stays below it: 49.8 of 50 is `49.8`.
pub fn below(x: f64, limits: &[f64]) -> String {
    let passes = |text: &String| {
        let shown: f64 = text.parse().unwrap_or(x);
        limits.iter().any(|limit| x < *limit && shown >= *limit)
    };
    let mut all = (0..9).map(|digits| format!("{:.digits$}", x + 0.0));
    all.find(|text| !passes(text)).unwrap_or_else(|| plain(x))
}

/// A place: `1st`, `2nd`, `11th`; a place between two keeps its decimals, `1.5th`.
pub fn ordinal(x: f64) -> String {
    let whole = x.fract() == 0.0 && x >= 0.0;
    let ending = match (x % 100.0, x % 10.0) {
        (11.0..=13.0, _) => "th",
        (_, 1.0) if whole => "st",
        (_, 2.0) if whole => "nd",
        (_, 3.0) if whole => "rd",
        _ => "th",
    };
    format!("{}{ending}", grouped(x))
}

/// `1 mistake`, `2 mistakes`: a count with its noun, which takes an `s` in the plural.
pub fn count(n: usize, noun: &str) -> String {
    counted(&grouped(n as f64), noun)
}

/// The same with a number that is written out: `1 week`, `2.5 weeks`.
pub fn counted(number: &str, noun: &str) -> String {
    let s = if number == "1" { "" } else { "s" };
    format!("{number} {noun}{s}")
}

/// To a number of decimals, halves up: as scores are shown.
pub fn rounded(x: f64, decimals: u8) -> String {
    let tens = 10_f64.powi(i32::from(decimals));
    let nearest = (x * tens).round() / tens;
    // Adding zero makes -0 a plain 0.
    let decimals = usize::from(decimals);
    format!("{:.decimals$}", nearest + 0.0)
}

/// `1 week`, `12 weeks`, `10 to 12 weeks`: to two decimals.
pub fn length((low, high, unit): (f64, f64, &str)) -> String {
    if low == high {
        return counted(&to_hundredths(high), unit);
    }
    format!(
        "{} to {}",
        to_hundredths(low),
        counted(&to_hundredths(high), unit)
    )
}

/// `A`, `A and B`, `A, B and C`; of three things with commas `A, a; B; and C`.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, "and")
}

/// The first few of a list: `A, B, C and 2 more`.
pub fn few<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [a, b, c, _, rest @ ..] => {
            let more = format!("{} more", rest.len() + 1);
            list(&[a.as_ref(), b.as_ref(), c.as_ref(), &more])
        }
        few => list(few),
    }
}

/// `A`, `A or B`, `A, B or C`.
pub fn either<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, "or")
}

/// `A, B`; of things with commas `A, a; B`.
pub fn row<S: AsRef<str>>(items: &[S]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    let has_commas = items.iter().any(|item| item.contains(", "));
    items.join(if has_commas { "; " } else { ", " })
}

fn joined<S: AsRef<str>>(items: &[S], word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [head @ .., last] => {
            let head: Vec<&str> = head.iter().map(AsRef::as_ref).collect();
            let last = last.as_ref();
            // Of several things that have commas, semicolons part one from the next.
            let has_comma = |text: &str| text.contains(", ");
            if head.len() > 1 && (has_comma(last) || head.iter().any(|h| has_comma(h))) {
                format!("{}; {word} {last}", head.join("; "))
            } else {
                format!("{} {word} {last}", head.join(", "))
            }
        }
    }
}

/// A number of things as prose writes it: from three to twelve in a word.
pub fn in_words(n: usize) -> String {
    const WORDS: [&str; 10] = [
        "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    let word = n.checked_sub(3).and_then(|i| WORDS.get(i));
    word.map_or_else(|| grouped(n as f64), |w| (*w).to_owned())
}

/// Offers by their names; of more than `most`, how many they are: `five offers`.
pub fn offers_named<'a>(names: impl ExactSizeIterator<Item = &'a str>, most: usize) -> String {
    if names.len() > most {
        format!("{} offers", in_words(names.len()))
    } else {
        list(&names.collect::<Vec<_>>())
    }
}

/// A probability of 100, never rounded to none or all: `35`, `less than 1`.
pub fn in_100(chance: f64) -> String {
    match (chance * 100.0).round() {
        n if n < 1.0 && chance > 0.0 => "less than 1".to_owned(),
        n if n > 99.0 && chance < 1.0 => "more than 99".to_owned(),
        n => n.to_string(),
    }
}

/// A place in a list as letters: `A` to `Z`, then `AA`, `AB`, as columns of spreadsheets have them.
pub fn letters(i: usize) -> String {
    let before = if i < 26 {
        String::new()
    } else {
        letters(i / 26 - 1)
    };
    before + &char::from(b'A' + (i % 26) as u8).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chances_are_whole_parts_of_100() {
        let shown = [0.0, 0.004, 0.35, 0.996, 1.0].map(in_100);
        assert_eq!(shown, ["0", "less than 1", "35", "more than 99", "100"]);
    }

    #[test]
    fn amounts_have_cents_below_a_hundred() {
        let dollars = |x| money(x, Some("USD"));
        assert_eq!(dollars(52.0), "$52.00");
        assert_eq!(dollars(44.39), "$44.39");
        assert_eq!(dollars(9100.4), "$9,100");
        assert_eq!(dollars(-1234.5), "-$1,235");
        assert_eq!(dollars(0.0), "$0");
        assert_eq!(money(3000.0, Some("CHF")), "CHF 3,000");
        assert_eq!(money(3000.0, None), "3,000");
        assert_eq!(
            [amount(10_783.59), amount(99.5), amount(-0.2)],
            ["10,784", "99.50", "-0.20"]
        );
    }

    #[test]
    fn thousands_have_commas() {
        let cases = [
            (0.0, "0"),
            (-0.0, "0"),
            (999.0, "999"),
            (7129.0, "7,129"),
            (-1_234_567.5, "-1,234,567.5"),
            (1e300, "1e300"),
            (0.25, "0.25"),
        ];
        for (x, text) in cases {
            assert_eq!(grouped(x), text);
        }
    }

    #[test]
    fn places_have_their_endings() {
        let cases = [
            (1.0, "1st"),
            (2.0, "2nd"),
            (3.0, "3rd"),
            (4.0, "4th"),
            (11.0, "11th"),
            (21.0, "21st"),
            (112.0, "112th"),
            (1.5, "1.5th"),
        ];
        for (x, text) in cases {
            assert_eq!(ordinal(x), text);
        }
    }

    #[test]
    fn words_for_lists_and_counts() {
        assert_eq!(list(&["A", "B", "C"]), "A, B and C");
        assert_eq!(either(&["A", "B"]), "A or B");
        assert_eq!(count(1, "mistake"), "1 mistake");
        assert_eq!(count(1200, "offer"), "1,200 offers");
    }

    #[test]
    fn letters_go_on_behind_z() {
        let written = [0, 25, 26, 51, 52, 701, 702].map(letters);
        assert_eq!(written, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
