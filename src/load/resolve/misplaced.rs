//! Keys of an offer and of its pay that belong elsewhere, are called something else, or go nowhere.

use super::resolution::Resolution;
use crate::diag::{Code, Diagnostic};
use crate::load::grammar::pay_units::tidy;
use crate::load::grammar::tables::{COSTS, EQUITY, OFFER, PAY, RATINGS, TOP, equity, offer, pay};
use crate::load::grammar::unknown_key;
use crate::load::grammar::without_key::instead;
use crate::load::read::raw::{At, RawOffer, RawPay, Str, StrayPart};
use crate::model::PayPart;

/// What to do with a word for pay.
const RATE_PAY: &str = "rate `pay` below `[offer.ratings]`, or state its parts below `[offer.pay]`";

/// Complains about an offer's keys that belong elsewhere, or nowhere.
pub fn strays(r: &mut Resolution<'_>, raw: &RawOffer<'_>) {
    for stray in &raw.strays {
        let complaint = stray_key(r, raw, stray);
        r.complaints.push(complaint);
    }
    let Some(pay) = &raw.pay else {
        return;
    };
    for stray in &pay.strays {
        let complaint = stray_part(r, pay, stray);
        r.complaints.push(complaint);
    }
}

fn stray_key(r: &mut Resolution<'_>, raw: &RawOffer<'_>, key: &At<Str<'_>>) -> Diagnostic {
    let name = &key.value;
    let put = |place: &str| {
        let mend = format!("put `{name}` {place}");
        unknown_key::misplaced(name, key.span, OFFER.noun, mend)
    };
    if r.catalog.find(name).is_some() {
        return put("below `[offer.ratings]`");
    }
    if PAY.has(name) {
        return put("below `[offer.pay]`");
    }
    let meant = OFFER.meant(name);
    if meant.is_none() && TOP.has(name) && instead(name).is_none() {
        return put("above the first `[[offer]]`");
    }
    if let Some(meant) = meant.filter(|meant| has(raw, meant)) {
        let message = format!("`{name}` beside `{meant}` in an offer");
        let complaint = Diagnostic::new(Code::UnknownKey, key.span, message);
        return complaint.help(format!("`{meant}` is there already: delete this line"));
    }
    let mut complaint = unknown_key::unknown(name, key.span, &OFFER);
    if OFFER.named(name) == Some(offer::pay) && !name.eq_ignore_ascii_case(offer::pay) {
        complaint.help = Some(RATE_PAY.to_owned());
    }
    complaint
}

/// Whether an offer has a key.
fn has(raw: &RawOffer<'_>, key: &str) -> bool {
    match key {
        offer::company => raw.company.is_some(),
        offer::role => raw.role.is_some(),
        offer::id => raw.id.is_some(),
        offer::location => raw.location.is_some(),
        offer::reply_by => raw.reply_by.is_some(),
        offer::expects_by => raw.expects_by.is_some(),
        offer::chance => raw.chance.is_some(),
        offer::note => raw.note.is_some(),
        offer::pay => raw.pay.is_some(),
        _ => false,
    }
}

/// A rating of something that is no criterion.
pub fn unknown_rating(r: &Resolution<'_>, key: &At<Str<'_>>) -> Diagnostic {
    let name = &key.value;
    if instead(name).is_some() {
        return r.catalog.unknown(name, key.span);
    }
    let put = |key_meant: &str, place: &str| {
        let mend = format!("put `{key_meant}` {place}");
        unknown_key::misplaced(name, key.span, RATINGS.noun, mend)
    };
    if PAY.has(name) {
        return put(name, "below `[offer.pay]`");
    }
    match (OFFER.named(name), TOP.named(name)) {
        (Some(offer::pay), _) => {
            let mut complaint = r.catalog.unknown(name, key.span);
            complaint.help.get_or_insert(RATE_PAY.to_owned());
            complaint
        }
        (Some(meant), _) => put(meant, "above `[offer.ratings]`"),
        (None, Some(meant)) => put(meant, "above the first `[[offer]]`"),
        (None, None) => r.catalog.unknown(name, key.span),
    }
}

/// A complaint about a key of an offer's pay that does not stand where it was written.
fn stray_part(r: &mut Resolution<'_>, raw: &RawPay<'_>, stray: &StrayPart<'_>) -> Diagnostic {
    let (name, span) = (&stray.key.value, stray.key.span);
    let table = stray.table;
    let put = |key: &str, place: &str| {
        unknown_key::misplaced(name, span, table.noun, format!("put `{key}` {place}"))
    };
    if let Some(help) = said_otherwise(raw, stray) {
        let message = format!("unknown key `{name}` in {}", table.noun);
        return Diagnostic::new(Code::UnknownKey, span, message).help(help);
    }
    if table.named(name).is_some() {
        return unknown_key::unknown(name, span, table);
    }
    match PAY.named(name).filter(|_| *table != PAY) {
        Some(pay::costs) if name != pay::costs => return put(name, "below `[offer.pay.costs]`"),
        Some(pay::equity) if name != pay::equity => {
            return put(equity::grant, "below `[offer.pay.equity]`");
        }
        Some(key) => return put(key, &above(stray)),
        None => {}
    }
    if EQUITY.has(name) {
        let help = "write it below `[offer.pay.equity]`".to_owned();
        return unknown_key::misplaced(name, span, table.noun, help);
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
    unknown_key::unknown(name, span, table)
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
    let (name, written) = (stray.key.value.as_ref(), stray.written.as_str());
    if *stray.table != PAY {
        return None;
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

/// A key that was typed behind `pay.` and does not stand there.
pub fn typed(stray: &StrayPart<'_>) -> Diagnostic {
    let (name, span) = (&stray.key.value, stray.key.span);
    let help = match PAY.named(name) {
        Some(pay::costs) => format!("type it as `pay.costs.{name}`"),
        Some(pay::equity) if *stray.table == PAY => "type it as `pay.equity.grant`".to_owned(),
        Some(key) if *stray.table == COSTS => format!("type it as `pay.{key}`"),
        _ if EQUITY.has(name) => format!("type it as `pay.equity.{name}`"),
        _ if *stray.table == COSTS => "call the cost something else".to_owned(),
        _ => return unknown_key::unknown(name, span, &PAY),
    };
    let message = format!("unknown key `{name}` in {}", stray.table.noun);
    Diagnostic::new(Code::UnknownKey, span, message).help(help)
}
