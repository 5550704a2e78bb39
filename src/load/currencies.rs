//! Currencies by their codes.

use super::raw::{At, Str};
use crate::diag::{Code, Diagnostic};
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

/// The currency of a code.
///
/// # Errors
/// With the mistake, where it is none in use.
pub(super) fn currency(code: &At<Str<'_>>) -> Result<At<Currency>, Box<Diagnostic>> {
    let written = code.value.trim();
    let known = |c: &Currency| CODES.split(' ').any(|k| k == c.code());
    if let Some(value) = Currency::new(written).filter(known) {
        let span = code.span;
        return Ok(At { value, span });
    }
    let meant = match written.to_lowercase().as_str() {
        "$" | "dollar" | "dollars" | "us$" => Some("USD"),
        "€" | "euro" | "euros" => Some("EUR"),
        "£" | "pound" | "pounds" => Some("GBP"),
        "₹" | "rupee" | "rupees" => Some("INR"),
        "¥" | "yen" => Some("JPY"),
        _ => nearest(&written.to_uppercase(), CODES.split(' ')),
    };
    let message = format!("unknown currency `{written}`");
    let complaint = Diagnostic::new(Code::UnknownCurrency, code.span, message);
    Err(Box::new(match meant {
        Some(meant) => complaint.help(format!("did you mean \"{meant}\"?")),
        None => complaint.help("write its code of three letters, such as \"EUR\""),
    }))
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
