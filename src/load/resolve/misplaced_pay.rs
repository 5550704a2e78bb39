//! Keys below `[offer.pay]` that belong elsewhere, or are called something else.

use super::resolution::Resolution;
use crate::diag::{Code, Diagnostic};
use crate::load::grammar::keys;
use crate::load::grammar::other_words::instead;
use crate::load::grammar::pay_units::{monthly, tidy, weeks};
use crate::load::grammar::tables::{COSTS, EQUITY, OFFER, PAY, TOP, equity, pay};
use crate::load::read::raw::{RawPay, StrayPart};
use crate::model::PayPart;

/// Complains about the keys of an offer's pay that do not stand where they were written.
pub fn strays(r: &mut Resolution<'_>, raw: &RawPay<'_>) {
    for stray in &raw.strays {
        let complaint = complaint(r, raw, stray);
        r.complaints.push(complaint);
    }
}

fn complaint(r: &mut Resolution<'_>, raw: &RawPay<'_>, stray: &StrayPart<'_>) -> Diagnostic {
    let (name, span) = (&stray.key.value, stray.key.span);
    let table = stray.table;
    let put = |key: &str, place: &str| {
        keys::misplaced(name, span, table.noun, format!("put `{key}` {place}"))
    };
    let own = table.named(name);
    let of_pay = PAY.named(name).filter(|_| *table != PAY);
    if let Some(help) = said_otherwise(raw, stray) {
        let message = format!("unknown key `{name}` in {}", table.noun);
        return Diagnostic::new(Code::UnknownKey, span, message).help(help);
    }
    if own.is_some() {
        return keys::unknown(name, span, table);
    }
    match of_pay {
        Some(pay::costs) if name != pay::costs => return put(name, "below `[offer.pay.costs]`"),
        Some(pay::equity) if name != pay::equity => {
            return put(equity::grant, "below `[offer.pay.equity]`");
        }
        Some(key) => return put(key, &above(stray)),
        None => {}
    }
    if EQUITY.has(name) {
        let help = "write it below `[offer.pay.equity]`".to_owned();
        return keys::misplaced(name, span, table.noun, help);
    }
    if let Some(key) = OFFER.named(name) {
        return put(key, "above `[offer.pay]`");
    }
    if r.catalog.find(name).is_some() {
        return put(name, "below `[offer.ratings]`");
    }
    if TOP.has(name) && instead(name).is_none() {
        return put(name, "above the first `[[offer]]`");
    }
    keys::unknown(name, span, table)
}

/// The place of a key of `[offer.pay]` that fell into a table below it.
fn above(stray: &StrayPart<'_>) -> String {
    if stray.inline {
        return "below `[offer.pay]`, outside the brackets".to_owned();
    }
    format!("above {}, below `[offer.pay]`", stray.table.noun)
}

/// How to write what has another key and another value too.
fn said_otherwise(raw: &RawPay<'_>, stray: &StrayPart<'_>) -> Option<String> {
    if *stray.table == EQUITY {
        return None;
    }
    let (name, written) = (stray.key.value.as_ref(), stray.written.as_str());
    let unit = in_another_unit(stray);
    if unit.is_some() || *stray.table != PAY {
        return unit;
    }
    let has = |is: fn(PayPart) -> bool| raw.parts.iter().any(|p| is(p.part));
    let value = tidy(written);
    match PAY.named(name)? {
        pay::costs if has(|p| matches!(p, PayPart::Cost(_))) => {
            Some(format!("put `{name}` below `[offer.pay.costs]`"))
        }
        pay::costs => Some(format!("write `costs = {{ {name} = {value} }}`")),
        pay::equity if has(|p| p == PayPart::Grant) => {
            Some("`equity` is there already: delete this line".to_owned())
        }
        pay::equity => Some(format!("write `equity = {{ grant = {value} }}`")),
        _ => None,
    }
}

/// The same where only the unit is another.
fn in_another_unit(stray: &StrayPart<'_>) -> Option<String> {
    match stray.key.value.to_lowercase().as_str() {
        "months" => Some(format!("write `weeks = {}`", weeks(&stray.written)?)),
        "weekly" | "per-week" => monthly(&stray.written),
        _ => None,
    }
}

/// A key that was typed behind `pay.` and does not stand there.
pub fn typed(stray: &StrayPart<'_>) -> Diagnostic {
    let (name, span) = (&stray.key.value, stray.key.span);
    let help = match PAY.named(name) {
        _ if let Some(help) = in_another_unit(stray) => help,
        Some(pay::costs) => format!("type it as `pay.costs.{name}`"),
        Some(pay::equity) if *stray.table == PAY => "type it as `pay.equity.grant`".to_owned(),
        Some(key) if *stray.table == COSTS => format!("type it as `pay.{key}`"),
        _ if EQUITY.has(name) => {
            format!("type it as `pay.equity.{name}`")
        }
        _ if *stray.table == COSTS => "call the cost something else".to_owned(),
        _ => return keys::unknown(name, span, &PAY),
    };
    let message = format!("unknown key `{name}` in {}", stray.table.noun);
    Diagnostic::new(Code::UnknownKey, span, message).help(help)
}
