//! What has a name of its own below `[offer.pay]`: benefits and costs.

use toml::de::{DeTable, DeValue};

use super::composed::{amount_in, beside, taxed};
use super::part::strays;
use super::raw::{RawPay, Str};
use super::values::part_of;
use crate::diag::{Code, Notation, Span};
use crate::load::grammar::keys::Table;
use crate::load::grammar::pay_units::Measure;
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::tables::{
    BENEFIT, BENEFITS, COST, COSTS, EQUITY, OFFER, PAY, benefit as benefit_keys, cost as keys, pay,
};
use crate::model::{CostTime, PayPart};
use crate::text::order::InOrder;

/// More than this are no costs by name.
const MOST: usize = 100;

/// `[offer.pay.costs]`.
pub fn costs<'a>(r: &mut Reader<'_>, raw: &mut RawPay<'a>, node: &Node<'a>) {
    let DeValue::Table(table) = node.get_ref() else {
        let help = Measure::Table("rent").advice(r.as_written(node), Notation::File);
        r.wrong(node, "a table `[offer.pay.costs]`", help);
        return;
    };
    if !r.text.is_stand_in(&node.span()) {
        let inline = r.is_inline(node);
        all(r, raw, table, (&COSTS, inline), cost);
    }
}

/// `[offer.pay.benefits]`, or what all of them are worth.
pub fn benefits<'a>(r: &mut Reader<'_>, raw: &mut RawPay<'a>, key: Span, node: &Node<'a>) {
    let named = match node.get_ref() {
        DeValue::Table(table) if !r.text.is_stand_in(&node.span()) => {
            let is_own = table
                .keys()
                .any(|key| BENEFIT.named(key.get_ref()).is_some());
            (!is_own).then_some(table)
        }
        _ => None,
    };
    let Some(table) = named else {
        return worth(r, raw, PayPart::Benefits, key, node);
    };
    let inline = r.is_inline(node);
    all(r, raw, table, (&BENEFITS, inline), benefit);
}

/// Takes one with a name.
type Take<'a> = fn(&mut Reader<'_>, &mut RawPay<'a>, Str<'a>, Span, &Node<'a>);

/// Takes all of a table in the file's order; the tree sorts its keys, and the last are too many.
fn all<'a>(
    r: &mut Reader<'_>,
    raw: &mut RawPay<'a>,
    table: &DeTable<'a>,
    (kind, inline): (&'static Table, bool),
    take: Take<'a>,
) {
    let mut all: Vec<_> = table.iter().collect();
    all.order_by_key(|(key, _)| r.span(key.span()));
    for (key, value) in all {
        if stands_elsewhere(key.get_ref()) {
            strays(r, raw, key, value, (kind, inline));
        } else {
            let at = r.span(key.span());
            take(r, raw, key.get_ref().clone(), at, value);
        }
    }
}

/// Whether a name is a key that stands elsewhere, or a word for what is paid.
pub fn stands_elsewhere(name: &str) -> bool {
    use pay::{daily, equity, hourly, monthly, sign_on, weekly, weeks, yearly};
    let paid = [
        hourly, daily, weekly, monthly, yearly, sign_on, equity, weeks,
    ];
    let stands = [&PAY, &EQUITY, &OFFER].iter().any(|table| table.has(name));
    stands || PAY.named(name).is_some_and(|key| paid.contains(&key))
}

/// A cost by its name; one that is there already is replaced.
pub fn cost<'a>(
    r: &mut Reader<'_>,
    raw: &mut RawPay<'a>,
    name: Str<'a>,
    at: Span,
    node: &Node<'a>,
) {
    let known = raw.costs.iter().position(|(own, _)| *own == name);
    let Some(i) = number(
        r,
        &name,
        ("cost", "rent = 1_800"),
        at,
        known.unwrap_or(raw.costs.len()),
    ) else {
        return;
    };
    let said = time(r, node);
    let main = said.map_or(keys::monthly, |(key, _)| key);
    let time = match (said, known) {
        (Some((_, time)), _) => time,
        // Another number for what is there is paid as often.
        (None, Some(at)) => raw.costs[at].1,
        (None, None) => CostTime::default(),
    };
    match known {
        Some(at) => raw.costs[at].1 = time,
        None => raw.costs.push((name, time)),
    }
    let missing = "add `monthly = ...`, `yearly = ...` or `once = ...`";
    if let Some((node, kind)) = amount_in(r, at, node, (&COST, main), missing) {
        part_of(r, raw, (PayPart::Cost(i), kind), at, node);
    }
}

/// How often a cost is paid, where its table says so, with the key that does.
fn time(r: &mut Reader<'_>, node: &Node<'_>) -> Option<(&'static str, CostTime)> {
    const TIMES: [(&str, CostTime); 3] = [
        (keys::monthly, CostTime::Monthly),
        (keys::yearly, CostTime::Yearly),
        (keys::once, CostTime::Once),
    ];
    let mut said = TIMES.into_iter().filter_map(|(key, time)| {
        let (name, _) = beside(node, key)?;
        Some((name, (key, time)))
    });
    let (_, first) = said.next()?;
    if let Some((name, (key, _))) = said.next() {
        let message = format!("`{key}` beside `{}`", first.0);
        let help = "keep one of them, or give the other a name of its own";
        r.mistake(Code::UnknownKey, r.span(name), message, help);
    }
    Some(first)
}

/// A benefit by its name; one that is there already is replaced.
pub fn benefit<'a>(
    r: &mut Reader<'_>,
    raw: &mut RawPay<'a>,
    name: Str<'a>,
    at: Span,
    node: &Node<'a>,
) {
    let known = raw.benefits.iter().position(|own| *own == name);
    let next = known.unwrap_or(raw.benefits.len());
    let Some(i) = number(r, &name, ("benefit", "match = \"5%\""), at, next) else {
        return;
    };
    if known.is_none() {
        raw.benefits.push(name);
    }
    worth(r, raw, PayPart::Benefit(i), at, node);
}

fn worth(r: &mut Reader<'_>, raw: &mut RawPay<'_>, part: PayPart, key: Span, node: &Node<'_>) {
    taxed(r, raw, part, node);
    let missing = "add `amount = ...`, the worth in a year";
    let main = (&BENEFIT, benefit_keys::amount);
    if let Some((node, kind)) = amount_in(r, key, node, main, missing) {
        part_of(r, raw, (part, kind), key, node);
    }
}

/// The number of one with a name, where it can have that name and there are not too many.
fn number(
    r: &mut Reader<'_>,
    name: &str,
    (what, example): (&str, &str),
    at: Span,
    next: usize,
) -> Option<u16> {
    if name.trim().is_empty() {
        let message = format!("a {what} without a name");
        let help = format!("give it a name: {example}");
        return r.refuse(Code::WrongType, at, message, help);
    }
    if name.contains('=') {
        let message = format!("a {what} with `=` in its name");
        let help = format!("leave it out: as an argument it is typed `{what}s.NAME=5`");
        return r.refuse(Code::WrongType, at, message, help);
    }
    if !r.is_short(name, at) {
        return None;
    }
    let number = u16::try_from(next).ok().filter(|_| next < MOST);
    // Once is enough.
    if number.is_none() && !r.complaints.iter().any(|c| c.code == Code::TooLong) {
        let message = format!("more than {MOST} {what}s");
        r.mistake(Code::TooLong, at, message, "write some of them as one");
    }
    number
}

/// The part that a name stands for: `costs.rent`, `benefits.match`.
pub fn named_part(raw: &RawPay<'_>, table: &str, name: &str) -> Option<PayPart> {
    let number = |at: Option<usize>| at.and_then(|at| u16::try_from(at).ok());
    match table {
        pay::costs => number(raw.costs.iter().position(|c| c.0 == name)).map(PayPart::Cost),
        pay::benefits => number(raw.benefits.iter().position(|b| b == name)).map(PayPart::Benefit),
        _ => None,
    }
}
