//! `[rates]`: what one unit of a currency is in another one.

use std::collections::HashMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::amount::amount;
use super::raw::{At, RawRate, RawRates, Str};
use crate::diag::{Code, Span};
use crate::load::grammar::money::currency;
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::tables::{RATE, RATES, rate as keys_of};
use crate::load::grammar::unknown_key;
use crate::model::{Currency, Spread};
use crate::text::number::plain;
use crate::text::order::InOrder;

/// Between these an exchange rate makes sense.
const SENSIBLE: (f64, f64) = (1e-6, 1e6);

pub fn rates(r: &mut Reader<'_>, node: &Node<'_>) -> Vec<RawRates> {
    let mut rates = Vec::new();
    let Some(table) = r.table(node, "a table `[rates]`") else {
        return rates;
    };
    for (key, node) in table {
        match currency(&r.key(key)) {
            Ok(from) => rates.push(entry(r, from, node)),
            Err(_) if RATE.named(key.get_ref()).is_some() => {
                let mend = "write it inside a rate: { usd = 1.08, as-of = 2026-11-01 }".to_owned();
                let span = r.span(key);
                r.complain(unknown_key::misplaced(
                    key.get_ref(),
                    span,
                    RATES.noun,
                    mend,
                ));
            }
            Err(complaint) => r.complain(*complaint),
        }
    }
    rates.order_by_key(|own| own.from.span);
    twice(r, &mut rates);
    rates
}

/// Complains about rates that are stated twice: `EUR = { usd = 1.08, USD = 1.1 }`.
fn twice(r: &mut Reader<'_>, rates: &mut [RawRates]) {
    let mut seen: HashMap<(Currency, Currency), Span> = HashMap::new();
    for own in rates {
        let from = own.from.value;
        for rate in &own.to {
            if let Some(first) = seen.insert((from, rate.to), rate.key) {
                let (from, to) = (from.code(), rate.to.code());
                let message = format!("a second rate from {from} to {to}");
                let first = (first, "the first");
                r.clash(Code::BadRate, rate.key, message, "keep one of them", first);
                own.broken = true;
            }
        }
    }
}

/// What is said of one currency.
pub fn entry(r: &mut Reader<'_>, from: At<Currency>, node: &Node<'_>) -> RawRates {
    let before = r.complaints.len();
    let mut own = RawRates {
        from,
        span: r.span(node),
        to: Vec::new(),
        as_of: None,
        bare: None,
        broken: r.is_stand_in(node),
    };
    if own.broken {
        return own;
    }
    own.bare = bare(node);
    let wanted = "a table such as { usd = 1.08, as-of = 2026-11-01 }";
    if own.bare.is_none()
        && let Some(table) = r.table(node, wanted)
    {
        read(r, &mut own, table);
    }
    own.broken |= r.complaints.len() > before;
    own
}

/// A number that does not say into which currency: `1.08`, `"1.08 USD"`.
fn bare(node: &Node<'_>) -> Option<f64> {
    let number = match node.get_ref() {
        DeValue::Integer(whole) => whole.as_str().parse::<f64>().ok(),
        DeValue::Float(x) => x.as_str().parse().ok(),
        DeValue::String(text) => text.split_whitespace().next()?.parse().ok(),
        _ => None,
    };
    number.filter(|x| (SENSIBLE.0..=SENSIBLE.1).contains(x))
}

fn read(r: &mut Reader<'_>, own: &mut RawRates, table: &DeTable<'_>) {
    let before = r.complaints.len();
    for (key, node) in table {
        if key.get_ref() == keys_of::as_of {
            own.as_of = r.date(node);
        } else {
            own.to.extend(rate(r, &own.from, (key, node)));
        }
    }
    own.to.order_by_key(|rate| rate.key);
    if own.to.is_empty() && r.complaints.len() == before {
        let from = own.from.value.code();
        let message = format!("no rate of {from} in its braces");
        let help = format!("write the worth of 1 {from} in another currency");
        r.mistake(Code::BadRate, own.span, message, help);
    }
}

fn rate(
    r: &mut Reader<'_>,
    from: &At<Currency>,
    (key, node): (&Spanned<Str<'_>>, &Node<'_>),
) -> Option<RawRate> {
    let at = r.key(key);
    let to = match currency(&at) {
        Ok(to) => to.value,
        Err(complaint) => {
            let is_day = RATE.named(&at.value).is_some();
            let unknown = || unknown_key::unknown(&at.value, at.span, &RATE);
            r.complain(if is_day { unknown() } else { *complaint });
            return None;
        }
    };
    if to == from.value {
        let message = format!("a rate from {} to itself", to.code());
        return r.refuse(Code::BadRate, at.span, message, "delete it");
    }
    let help = format!(
        "write the worth of 1 {} in {}, a number above 0",
        from.value.code(),
        to.code()
    );
    let spread = sensible(r, node, help)?;
    Some(RawRate {
        to,
        key: at.span,
        span: r.span(node),
        spread,
    })
}

/// A number or a range that can be a rate.
fn sensible(r: &mut Reader<'_>, node: &Node<'_>, help: String) -> Option<Spread> {
    let spread = amount(r, node)?;
    if spread.low() >= SENSIBLE.0 && spread.high() <= SENSIBLE.1 {
        return Some(spread);
    }
    let span = r.span(node);
    let message = "not a usable exchange rate";
    r.refuse(Code::BadRate, span, message, help)
}

/// What `--set rates.EUR=...` says.
pub enum Typed {
    /// Another number for the rates that there are.
    Number(Spread),
    /// All that is said of the currency, as a file has it.
    Entry(RawRates),
}

/// Reads what `--set rates.EUR=...` says; what is wrong is complained about.
pub fn typed(r: &mut Reader<'_>, from: At<Currency>, node: &Node<'_>) -> Option<Typed> {
    let code = from.value.code().to_owned();
    let number = format!("the worth of 1 {code}, such as 1.08, or a range [1.05, 1.12]");
    match node.get_ref() {
        DeValue::Table(table) if !has_ends(table) => {
            let own = entry(r, from, node);
            (!own.broken).then_some(Typed::Entry(own))
        }
        DeValue::String(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
            let help = match bare(node) {
                Some(x) => format!("write {}", plain(x)),
                None => format!("write {number}"),
            };
            r.unfit(node, "a rate", Some(help))
        }
        _ => sensible(r, node, format!("write {number}")).map(Typed::Number),
    }
}

/// Whether a table has the ends of an amount.
fn has_ends(table: &DeTable<'_>) -> bool {
    use crate::load::grammar::tables::amount::{high, low};
    [low, high].iter().any(|end| table.contains_key(*end))
}
