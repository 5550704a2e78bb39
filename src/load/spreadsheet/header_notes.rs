//! What stands in parentheses or in brackets behind the words of a header: `Commute (min)`.

use crate::load::grammar::durations::TimeUnit;
use crate::load::grammar::money::{self, Meant, of_code};

/// Words of lengths, and of thousands: a column in these is in no other unit.
const OTHER_UNITS: &str = "km kms mi mile miles k thousand thousands";
/// Signs that stand for one currency.
const SIGNS: [char; 5] = ['€', '£', '¥', '₹', '%'];

/// The words of a header, and what is noted of them; none of a header without such a note.
pub fn apart(header: &str) -> Option<(String, String)> {
    let (mut words, mut notes, mut rest) = (Vec::new(), Vec::new(), header);
    while let Some(open) = rest.find(['(', '[']) {
        let is_round = rest[open..].starts_with('(');
        let length = rest[open..].find(if is_round { ')' } else { ']' })?;
        words.extend(rest[..open].split_whitespace());
        notes.push(&rest[open + 1..open + length]);
        rest = &rest[open + length + 1..];
    }
    words.extend(rest.split_whitespace());
    let is_note = !notes.is_empty() && !words.is_empty();
    is_note.then(|| (words.join(" "), notes.join(" ")))
}

/// What a column counts, as far as a note may say otherwise.
#[derive(Clone, Copy, Debug, Default)]
pub struct CountedIn<'c> {
    pub unit: Option<&'c str>,
    /// The code of its currency.
    pub currency: Option<&'c str>,
    /// The ends of its scale.
    pub ends: Option<(f64, f64)>,
}

impl CountedIn<'_> {
    /// Whether a note says nothing against it.
    pub fn fits(&self, note: &str) -> bool {
        let unit = self.unit.unwrap_or_default();
        let own: Vec<TimeUnit> = TimeUnit::all_in(unit).collect();
        let words = note.split(|c: char| !c.is_alphabetic());
        let has_word = |word: &str| unit.split(|c: char| !c.is_alphabetic()).any(|w| w == word);
        let is_other = |word: &str| {
            let word = word.to_lowercase();
            OTHER_UNITS.split(' ').any(|other| other == word)
        };
        let is_money = |word: &&str| word.len() == 3 && word.to_uppercase() == **word;
        let mut codes = words.clone().filter(is_money).filter_map(of_code);
        let numbers = note.split(|c: char| !(c.is_ascii_digit() || c == '.'));
        let mut numbers = numbers.filter_map(|digits| digits.parse::<f64>().ok());
        let are_ends = |(a, b)| numbers.all(|x| x == a || x == b);
        TimeUnit::all_in(note).all(|said| own.contains(&said))
            && !words.clone().any(|word| is_other(word) && !has_word(word))
            && codes.all(|code| self.currency == Some(code.code()))
            && note.matches(SIGNS).all(|sign| self.has_sign(sign))
            && self.ends.is_none_or(are_ends)
    }

    fn has_sign(&self, sign: &str) -> bool {
        match money::meant(sign) {
            Some(Meant::One(code)) => self.currency == Some(code),
            _ => self.unit.is_some_and(|unit| unit.contains(sign)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_stands_apart_from_the_words() {
        let apart = |header| {
            let found = apart(header)?;
            Some((found.0, found.1))
        };
        let both = |words: &str, note: &str| Some((words.to_owned(), note.to_owned()));
        assert_eq!(apart("Commute (min)"), both("Commute", "min"));
        assert_eq!(apart("Commute [min] low"), both("Commute low", "min"));
        for header in ["Commute", "(min)", "Commute (min", ""] {
            assert_eq!(apart(header), None, "{header}");
        }
    }

    #[test]
    fn a_note_of_another_unit_does_not_fit() {
        let of = |unit, currency, ends| CountedIn {
            unit: Some(unit),
            currency,
            ends,
        };
        let commute = of("min", None, Some((0.0, 90.0)));
        let pay = of("USD a month", Some("USD"), None);
        let work = of("h a week", None, None);
        let fit = CountedIn {
            ends: Some((0.0, 10.0)),
            ..CountedIn::default()
        };
        for (own, note) in [
            (commute, "min"),
            (commute, "minutes, one way"),
            (pay, "$/month"),
            (pay, "USD"),
            (pay, "gross"),
            (work, "h/week"),
            (work, "hours"),
            (fit, "0-10"),
            (fit, "my guess"),
        ] {
            assert!(own.fits(note), "{note}");
        }
        for (own, note) in [
            (commute, "h"),
            (commute, "km"),
            (pay, "$/year"),
            (pay, "€"),
            (pay, "EUR a month"),
            (pay, "k$"),
            (fit, "1-5"),
            (fit, "%"),
        ] {
            assert!(!own.fits(note), "{note}");
        }
    }
}
