//! Amounts as people say them: `9,100 a month`, `10-15%`, `€5k`.

use super::lookalikes;
use super::money::of_code;
use super::written_number::{CURRENCIES, written};
use crate::diag::Notation;

/// A stretch of time that a number is of, or that an amount is paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    Hour,
    Day,
    Week,
    Month,
    Year,
}

impl Period {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// How many of it there are in a month, a year being 365.25 days; none of an hour, which
    /// depends on the hours worked.
    pub fn in_a_month(self) -> Option<f64> {
        match self {
            Self::Hour => None,
            Self::Day => Some(365.25 / 12.0),
            Self::Week => Some(365.25 / 12.0 / 7.0),
            Self::Month => Some(1.0),
            Self::Year => Some(1.0 / 12.0),
        }
    }
}

/// A number or a range with what is said of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    pub low: SpokenNumber,
    pub high: Option<SpokenNumber>,
    pub is_percent: bool,
    pub period: Option<Period>,
    /// The code of its currency. A dollar sign stands for many, and says none.
    pub currency: Option<String>,
    /// How it is to be written.
    pub notation: Notation,
}

/// A number as it was said.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SpokenNumber {
    pub value: f64,
    /// Whether a dot may stand between its thousands, as in 5.000.
    pub is_dotted: bool,
    /// Whether commas stand between its thousands.
    pub has_commas: bool,
}

impl Said {
    /// What a text says; none where it says something else.
    pub fn read(text: &str) -> Option<Self> {
        let text = lookalikes::plain(text);
        let text = text
            .trim()
            .trim_matches(['(', ')', '[', ']'])
            .to_lowercase();
        // `10% - $5000` is neither a percentage nor an amount.
        if text.contains('%') && text.contains(CURRENCIES) {
            return None;
        }
        let mut said = Self::default();
        let (mut numbers, mut rest) = (Vec::new(), text.as_str());
        let mut before = ' ';
        while let Some(first) = rest.chars().next() {
            let negative = first == '-' && numbers.is_empty();
            let length = if first.is_ascii_digit() || first == '.' || negative {
                if before == '/' {
                    return None;
                }
                let length = number_length(rest);
                numbers.push(number(rest.get(..length)?)?);
                length
            } else if first.is_alphabetic() {
                let length = rest.find(|c: char| !c.is_alphabetic());
                let length = length.unwrap_or(rest.len());
                said.word(&rest[..length], &mut numbers)?;
                length
            } else {
                said.sign(first, numbers.len())?;
                first.len_utf8()
            };
            before = first;
            rest = rest.get(length..)?;
        }
        said.low = *numbers.first()?;
        said.high = numbers.get(1).copied();
        (numbers.len() <= 2).then_some(said)
    }

    /// Takes a word in; none where it is no word of an amount.
    fn word(&mut self, word: &str, numbers: &mut [SpokenNumber]) -> Option<()> {
        match word {
            "k" => {
                let (last, before) = numbers.split_last_mut()?;
                // Of `50-60k` both are thousands, of `500-6k` one is.
                let most = last.value;
                let both = before.iter_mut().filter(|n| n.value < most);
                for number in both.chain([last]) {
                    number.value *= 1000.0;
                    number.is_dotted = false;
                }
            }
            "a" | "an" | "per" | "p" | "each" | "about" | "ca" | "circa" | "to" | "and"
            | "dollar" | "dollars" => {}
            "percent" | "pct" => self.is_percent = true,
            "euro" | "euros" => self.currency = Some("EUR".to_owned()),
            "pound" | "pounds" => self.currency = Some("GBP".to_owned()),
            _ => match period(word) {
                Some(period) => self.period = Some(period),
                None => self.currency = Some(of_code(word)?.code().to_owned()),
            },
        }
        Some(())
    }

    /// The same of a sign; `before` is how many numbers stand before it.
    fn sign(&mut self, sign: char, before: usize) -> Option<()> {
        match sign {
            '%' => self.is_percent = true,
            '€' => self.currency = Some("EUR".to_owned()),
            '£' => self.currency = Some("GBP".to_owned()),
            '/' if before == 1 => {}
            ' ' | '.' | '~' | '>' | '<' | '≥' | '≤' | '≈' | '±' | '+' => {}
            '-' | '–' | '—' | ';' | ',' if before >= 1 => {}
            _ if CURRENCIES.contains(&sign) => {}
            _ => return None,
        }
        Some(())
    }
}

pub fn period(word: &str) -> Option<Period> {
    Some(match word {
        "h" | "hr" | "hrs" | "hour" | "hours" | "hourly" => Period::Hour,
        "day" | "days" | "daily" => Period::Day,
        "w" | "wk" | "wks" | "week" | "weeks" | "weekly" => Period::Week,
        "mo" | "month" | "months" | "monthly" => Period::Month,
        "y" | "yr" | "yrs" | "year" | "years" | "yearly" | "annum" | "annual" | "annually" => {
            Period::Year
        }
        _ => return None,
    })
}

/// How many bytes a number has that a text begins with; a space stands before three digits only.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 1;
    while let Some(byte) = bytes.get(at) {
        let goes_on = match byte {
            b'0'..=b'9' | b'_' => true,
            b'.' | b',' | b'\'' => digit(at + 1),
            b' ' => (1..=3).all(|i| digit(at + i)) && !digit(at + 4) && digit(at - 1),
            _ => false,
        };
        if !goes_on {
            break;
        }
        at += 1;
    }
    at
}

fn number(text: &str) -> Option<SpokenNumber> {
    let text = text.replace('\'', "");
    let groups: Vec<&str> = text.split('.').collect();
    let (first, others) = groups.split_first()?;
    let thousands = |group: &&str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
    let begins = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let is_dotted = begins && !others.is_empty() && others.iter().all(thousands);
    let one = if is_dotted && others.len() > 1 {
        text.replace('.', "")
    } else {
        text.clone()
    };
    let written = written(&one)?;
    Some(SpokenNumber {
        value: written.plain.parse().ok()?,
        is_dotted: is_dotted && others.len() == 1,
        has_commas: written.grouped.is_some(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_taken_apart() {
        let all = |text: &str| {
            let said = Said::read(text).expect("an amount");
            let high = said.high.map(|n| n.value);
            (
                said.low.value,
                high,
                said.is_percent,
                said.period,
                said.currency,
            )
        };
        let eur = Some("EUR".to_owned());
        assert_eq!(all("10%"), (10.0, None, true, None, None));
        assert_eq!(all("10-15 %"), (10.0, Some(15.0), true, None, None));
        assert_eq!(all("10%, 15%"), (10.0, Some(15.0), true, None, None));
        let month = Some(Period::Month);
        assert_eq!(all("9,100 a month"), (9100.0, None, false, month, None));
        let year = Some(Period::Year);
        assert_eq!(all("110k/year"), (110_000.0, None, false, year, None));
        assert_eq!(all("€5,000"), (5000.0, None, false, None, eur.clone()));
        assert_eq!(all("5.000,00 EUR"), (5000.0, None, false, None, eur));
        assert_eq!(all("5 000"), (5000.0, None, false, None, None));
        assert_eq!(all("5 8"), (5.0, Some(8.0), false, None, None));
        assert_eq!(all("$5k to $8k"), (5000.0, Some(8000.0), false, None, None));
        assert_eq!(
            all("5\u{2013}8k"),
            (5000.0, Some(8000.0), false, None, None)
        );
        assert_eq!(all("500-8k"), (500.0, Some(8000.0), false, None, None));
        assert!(Said::read("5.000").is_some_and(|s| s.low.is_dotted));
        for text in [
            "",
            "some",
            "7/10",
            "1-2-3",
            "weeks=10",
            "C 4 d",
            "k",
            "10% - $5000",
        ] {
            assert_eq!(Said::read(text), None, "{text}");
        }
    }
}
