//! `[rates]`: what one unit of a currency is in another one.

use toml::Spanned;

use super::currencies::currency;
use super::keys::Table;
use super::raw::{At, RawRate, Str};
use super::read_amount::amount;
use super::reader::{Node, Reader, stray};
use crate::diag::{Code, Diagnostic};
use crate::model::{Currency, Spread};

/// Between these an exchange rate makes sense.
const RATE: (f64, f64) = (1e-6, 1e6);

/// Whether numbers can be an exchange rate.
pub(super) fn is_rate(spread: Spread) -> bool {
    spread.low() >= RATE.0 && spread.high() <= RATE.1
}

/// Reads `[rates]`.
pub(super) fn rates(r: &mut Reader<'_>, node: &Node<'_>) -> Vec<RawRate> {
    let mut rates = Vec::new();
    let Some(table) = r.table(node, "a table `[rates]`") else {
        return rates;
    };
    for (key, node) in table {
        let from = match currency(&r.key(key)) {
            Ok(from) => from,
            Err(complaint) => {
                r.complain(*complaint);
                continue;
            }
        };
        let wanted = "a table such as { usd = 1.08, as-of = 2026-11-01 }";
        let Some(entry) = r.table(node, wanted) else {
            continue;
        };
        let date = entry.iter().find(|(k, _)| k.get_ref() == "as-of");
        let as_of = date.and_then(|(_, node)| r.date(node));
        for (key, value) in entry.iter().filter(|(k, _)| k.get_ref() != "as-of") {
            rates.extend(rate(r, &from, (key, value), as_of.clone()));
        }
    }
    rates.sort_by_key(|rate| rate.span);
    rates
}

fn rate(
    r: &mut Reader<'_>,
    from: &At<Currency>,
    (key, node): (&Spanned<Str<'_>>, &Node<'_>),
    as_of: Option<At<jiff::civil::Date>>,
) -> Option<RawRate> {
    let to = match currency(&r.key(key)) {
        Ok(to) => to.value,
        Err(complaint) => {
            if Table::Rate.named(key.get_ref()).is_some() {
                stray(r, key, Table::Rate);
            } else {
                r.complain(*complaint);
            }
            return None;
        }
    };
    let spread = amount(r, node)?;
    let span = r.span(node.span());
    if !is_rate(spread) {
        let complaint = Diagnostic::new(Code::BadRate, span, "an exchange rate that cannot be");
        let (from, to) = (from.value.code(), to.code());
        r.complain(complaint.help(format!("write what 1 {from} is in {to}, a number above 0")));
        return None;
    }
    Some(RawRate {
        from: from.clone(),
        to,
        span,
        spread,
        as_of,
    })
}
