//! Currencies by their codes.

use std::borrow::Cow;

use crate::diag::{At, Code, Diagnostic};
use crate::model::Currency;
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
const COMMON: &str = "\
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
}
