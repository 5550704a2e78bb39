//! Money: currencies by their codes, units such as `USD a month`, and amounts with a dot before three
//! digits, which some people write between thousands and others before decimals.

use std::borrow::Cow;

use crate::diag::{At, Code, Diagnostic, Span};
use crate::model::Currency;
use crate::text::number::grouped;
use crate::text::suggest::nearest;

/// The codes in use, as ISO 4217 lists them, without metals, funds and codes for testing.
const CODES: &str = "\
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD \
CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD \
GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD \
KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO \
NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE \
SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND \
VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

/// Those that a slip of the keyboard is taken for: nearly every word is near some code.
pub const COMMON: &str = "\
USD EUR GBP CHF CAD AUD JPY INR CNY SGD HKD SEK NOK DKK PLN CZK HUF ILS KRW BRL MXN NZD TWD ZAR";

/// What a sign or a word stands for.
pub enum Meant {
    /// One currency, by its code.
    One(&'static str),
    /// Any of several.
    Several(&'static str),
}

/// The currency of a code.
///
/// # Errors
/// With the mistake, where it is none in use.
pub fn currency(code: &At<Cow<'_, str>>) -> Result<At<Currency>, Box<Diagnostic>> {
    let written = code.value.trim();
    if let Some(value) = of_code(written) {
        let span = code.span;
        return Ok(At { value, span });
    }
    let one = |code| format!("did you mean \"{code}\"?");
    let help = match meant(written) {
        Some(Meant::One(code)) => one(code),
        Some(Meant::Several(codes)) => format!("write the code of the one you mean: {codes}"),
        None => nearest(&written.to_uppercase(), COMMON.split(' ')).map_or_else(
            || "write its code of three letters, such as \"USD\"".to_owned(),
            one,
        ),
    };
    let message = format!("unknown currency `{written}`");
    let complaint = Diagnostic::new(Code::UnknownCurrency, code.span, message);
    Err(Box::new(complaint.help(help)))
}

/// The currency of a code, in whatever letters.
pub fn of_code(code: &str) -> Option<Currency> {
    let known = |c: &Currency| CODES.split(' ').any(|k| k == c.code());
    Currency::new(code).filter(known)
}

/// What a sign or a word stands for.
pub fn meant(word: &str) -> Option<Meant> {
    let word = word.trim_end_matches('.').to_lowercase();
    let code = match word.as_str() {
        "$" | "us$" | "$us" | "dollar" | "dollars" | "buck" | "bucks" => "USD",
        "€" | "euro" | "euros" => "EUR",
        "£" | "pound" | "pounds" | "quid" => "GBP",
        "₹" | "rs" | "rupee" | "rupees" => "INR",
        "¥" | "yen" => "JPY",
        "rmb" | "cn¥" | "yuan" | "renminbi" => "CNY",
        "fr" | "sfr" | "franc" | "francs" | "franken" => "CHF",
        "zł" | "zl" | "zloty" | "zlotys" => "PLN",
        "kč" | "kc" => "CZK",
        "ft" | "forint" => "HUF",
        "c$" | "ca$" => "CAD",
        "a$" | "au$" => "AUD",
        "s$" | "sg$" => "SGD",
        "hk$" => "HKD",
        "nt$" => "TWD",
        "r$" | "reais" => "BRL",
        "₩" | "won" => "KRW",
        "₪" | "nis" | "shekel" | "shekels" => "ILS",
        "₺" | "lira" => "TRY",
        "₽" | "ruble" | "rubles" => "RUB",
        "kr" | "krona" | "kronor" | "krone" | "kroner" => {
            return Some(Meant::Several("SEK, NOK or DKK"));
        }
        _ => return None,
    };
    Some(Meant::One(code))
}

/// How a unit says that its money is for a month.
const A_MONTH: &str = "a month,per month,each month,every month,monthly,/month,/ month,/mo";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoneyUnit {
    pub currency: Currency,
    /// Whether that is said by its code: of a sign, other countries may have the same.
    pub by_code: bool,
    /// Whether the money is for a month.
    pub a_month: bool,
}

/// The money that a unit begins with: `USD a month`, `EUR/year`, `$ per month`.
///
/// Some codes are words as well, such as ALL and TOP: without a month they count in capitals only.
/// So are some signs, such as pounds: they count with a month only.
pub fn money(unit: &str) -> Option<MoneyUnit> {
    let unit = unit.trim();
    let (word, rest) = unit.split_at(unit.find([' ', '/']).unwrap_or(unit.len()));
    let rest = rest.trim_start().to_lowercase();
    let says = |said: &str| {
        let behind = rest.strip_prefix(said);
        behind.is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
    };
    // A currency alone says nothing against it.
    let a_month = rest.is_empty() || A_MONTH.split(',').any(says);
    let by_month = a_month && !rest.is_empty();
    let code = of_code(word).filter(|c| by_month || c.code() == word);
    Some(MoneyUnit {
        currency: code.or_else(|| of_sign(word).filter(|_| by_month))?,
        by_code: code.is_some(),
        a_month,
    })
}

fn of_sign(word: &str) -> Option<Currency> {
    match meant(word)? {
        Meant::One(code) => of_code(code),
        Meant::Several(_) => None,
    }
}

/// A remark on an amount such as `35.000`, which may mean 35 or 35,000; none on any other.
pub fn dotted(written: &str, span: Span) -> Option<Diagnostic> {
    let (whole, decimals) = written.trim_start_matches('+').split_once('.')?;
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let begins = (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    if !begins || decimals.len() != 3 || !is_digits(whole) || !is_digits(decimals) {
        return None;
    }
    let counts: f64 = written.parse().ok()?;
    let thousands: f64 = format!("{whole}{decimals}").parse().ok()?;
    let message = format!(
        "The amount {written} counts as {}, not as {}: write {}, or {whole}_{decimals}",
        grouped(counts),
        grouped(thousands),
        plainly(whole, decimals),
    );
    Some(Diagnostic::new(Code::DottedAmount, span, message))
}

/// The number with decimals, so written that it can be nothing else.
fn plainly(whole: &str, decimals: &str) -> String {
    match decimals.trim_end_matches('0') {
        "" => whole.to_owned(),
        all if all.len() == decimals.len() => format!("{whole}.{all}0"),
        some => format!("{whole}.{some}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_one_and_they_ascend() {
        let codes: Vec<&str> = CODES.split(' ').collect();
        assert!(codes.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(codes.iter().all(|c| Currency::new(c).is_some()));
        for code in ["USD", "EUR", "GBP", "CHF", "INR", "SGD"] {
            assert!(codes.contains(&code), "{code}");
        }
    }

    #[test]
    fn units_of_money_begin_with_their_currency() {
        let found = |unit| money(unit).map(|m| (m.currency.code().to_owned(), m.a_month));
        let some = |code: &str, a_month| Some((code.to_owned(), a_month));
        for unit in [
            "EUR a month",
            "eur/month",
            "EUR per month, net",
            "€ / month",
            "euros a month",
        ] {
            assert_eq!(found(unit), some("EUR", true), "{unit}");
        }
        assert_eq!(found("USD"), some("USD", true));
        for unit in ["USD/year", "USD a monthly"] {
            assert_eq!(found(unit), some("USD", false), "{unit}");
        }
        for unit in ["", "place", "all of it", "pounds", "thousand USD a month"] {
            assert_eq!(found(unit), None, "{unit}");
        }
    }

    fn message(written: &str) -> Option<String> {
        let span = Span::default();
        dotted(written, span).map(|remark| remark.message)
    }

    #[test]
    fn both_readings_are_told_and_can_be_written() {
        for (written, both) in [
            ("35.000", "35, not as 35,000: write 35, or 35_000"),
            ("1.350", "1.35, not as 1,350: write 1.35, or 1_350"),
            ("52.125", "52.125, not as 52,125: write 52.1250, or 52_125"),
        ] {
            let expected = format!("The amount {written} counts as {both}");
            assert_eq!(message(written), Some(expected), "{written}");
        }
    }

    #[test]
    fn other_amounts_are_left_alone() {
        for written in [
            "35", "35_000", "35.5", "35.50", "0.500", "1234.567", "35.0000", "3.5e3", "1.35_0", "",
            ".",
        ] {
            assert_eq!(message(written), None, "{written}");
        }
    }
}
