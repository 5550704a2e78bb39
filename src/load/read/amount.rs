//! Amounts: a number, a range, or low, likely and high.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::raw::{At, Str};
use crate::diag::{Code, Help, Notation, Span};
use crate::load::grammar::advice::advice;
use crate::load::grammar::keys::{Table, unknown};
use crate::load::grammar::money;
use crate::load::grammar::pay_units::Measure;
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::tables::{AMOUNT, amount as keys, fact};
use crate::load::grammar::written_number::WantedNumber;
use crate::model::Spread;
use crate::text::number::plain;
use crate::text::order::InOrder;

/// How a rating in braces has its value; an amount has none.
const VALUE: &str = fact::value;

/// A number, a range, or low, likely and high.
pub fn amount(r: &mut Reader<'_>, node: &Node<'_>) -> Option<Spread> {
    written(r, node, &AMOUNT, &|r, node| r.number(node).map(|x| x.value))
}

/// The same of what counts something, with advice for what is said in another way; a table has
/// the keys of its kind.
pub fn measured(
    r: &mut Reader<'_>,
    node: &Node<'_>,
    measure: Measure,
    kind: &Table,
) -> Option<Spread> {
    written(r, node, kind, &|r, node| number(r, node, measure))
}

/// Percentages in quotes, written like an amount, as parts of 1.
pub fn share(
    r: &mut Reader<'_>,
    node: &Node<'_>,
    measure: Measure,
    kind: &Table,
) -> Option<Spread> {
    written(r, node, kind, &|r, node| {
        let share = percent(node);
        if share.is_none() {
            let help = Help::of(|notation| measure.advice(said(node)?, notation));
            r.wrong(node, "a percentage such as \"10%\"", help);
        }
        share
    })
}

/// How a number is read.
type ReadNumber<'f> = &'f dyn Fn(&mut Reader<'_>, &Node<'_>) -> Option<f64>;

/// A number, a range, or low, likely and high; `number` reads each.
fn written(
    r: &mut Reader<'_>,
    node: &Node<'_>,
    kind: &Table,
    number: ReadNumber<'_>,
) -> Option<Spread> {
    let span = r.span(node.span());
    let (low, likely, high) = match node.get_ref() {
        DeValue::Array(items) if items.len() == 2 => {
            let (low, high) = (items.first()?, items.get(1)?);
            (number(r, low)?, None, number(r, high)?)
        }
        DeValue::Array(_) if r.lookalike(node, |text| advice(text, WantedNumber::default())) => {
            return None;
        }
        DeValue::Array(_) => {
            let help = "a range has two ends: [5, 8]".to_owned();
            return r.unfit(node, "an amount", Some(help));
        }
        DeValue::Table(ends) if !r.text.is_stand_in(&node.span()) => {
            return long(r, (ends, kind), span, number);
        }
        _ => {
            let one = number(r, node)?;
            (one, None, one)
        }
    };
    spread(r, (low, likely, high), span)
}

/// `{ low = ..., high = ... }`, with `likely` or without; `number` reads each.
fn long(
    r: &mut Reader<'_>,
    (ends, kind): (&DeTable<'_>, &Table),
    span: Span,
    number: ReadNumber<'_>,
) -> Option<Spread> {
    if let Some((key, node)) = ends.get_key_value(VALUE) {
        alone(r, key, node);
        return None;
    }
    let (mut low, mut likely, mut high) = (None, None, None);
    for (key, node) in ends {
        match key.get_ref().as_ref() {
            keys::low => low = number(r, node),
            keys::likely => likely = number(r, node),
            keys::high => high = number(r, node),
            keys::years => by_year(r, r.span(key.span())),
            other if kind.has(other) => {}
            other => r.complain(unknown(other, r.span(key.span()), kind)),
        }
    }
    let missing = match (low, high) {
        (None, _) => keys::low,
        (_, None) => keys::high,
        _ => return spread(r, (low?, likely, high?), span),
    };
    if !r.complained_since(span) {
        let message = format!("an amount without `{missing}`");
        let help = format!("add `{missing} = ...`, or write one number");
        r.mistake(Code::MissingKey, span, message, help);
    }
    None
}

/// A list of years where there is one amount.
fn by_year(r: &mut Reader<'_>, key: Span) {
    let message = "`years` where one amount is needed";
    r.mistake(Code::BadYears, key, message, "write one number, or a range");
}

/// `{ value = 5 }`, as a rating may be written.
fn alone(r: &mut Reader<'_>, key: &Spanned<Str<'_>>, node: &Node<'_>) {
    let value = r.as_written(node);
    let span = r.span(key.span());
    let help = format!("write {value} in the place of the brackets; a remark goes behind `#`");
    let message = format!("unknown key `{}` in {}", key.get_ref(), AMOUNT.noun);
    r.mistake(Code::UnknownKey, span, message, help);
}

fn spread(
    r: &mut Reader<'_>,
    (low, likely, high): (f64, Option<f64>, f64),
    span: Span,
) -> Option<Spread> {
    let made = Spread::stated(low, likely, high);
    if made.is_err() {
        let message = "an amount whose ends are out of order";
        let help = likely.map(|likely| ascending([low, likely, high]));
        let help = help.unwrap_or_else(|| "write the smaller number first".to_owned());
        r.mistake(Code::RangeOrder, span, message, help);
    }
    made.ok()
}

/// Three numbers as they should have been written.
fn ascending(mut three: [f64; 3]) -> String {
    three.order_by(f64::total_cmp);
    let [low, likely, high] = three.map(plain);
    format!("write them in ascending order: {{ low = {low}, likely = {likely}, high = {high} }}")
}

/// A number of something that is counted.
fn number(r: &mut Reader<'_>, node: &Node<'_>, measure: Measure) -> Option<f64> {
    counted(r, node, measure).map(|x| x.value)
}

/// The same with its place.
pub fn counted(r: &mut Reader<'_>, node: &Node<'_>, measure: Measure) -> Option<At<f64>> {
    let text = match node.get_ref() {
        DeValue::Array(_) => Some(r.as_written(node)),
        _ => said(node),
    };
    let Some(text) = text else {
        if r.lookalike(node, |text| measure.advice(text, Notation::File)) {
            return None;
        }
        let number = r.number(node)?;
        let remark = money::dotted(r.as_written(node), number.span);
        if let Some(remark) = remark.filter(|_| measure.is_money()) {
            r.complain(remark);
        }
        return Some(number);
    };
    let help = Help::of(|notation| measure.advice(text, notation));
    r.unfit(node, "a number", help)
}

/// What a value says in words.
fn said<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match node.get_ref() {
        DeValue::String(text) => Some(text),
        DeValue::Boolean(true) => Some("yes"),
        DeValue::Boolean(false) => Some("no"),
        _ => None,
    }
}

/// Whether a value, or an end of it, is a percentage.
pub fn is_share(node: &Node<'_>) -> bool {
    let one = |node: &Node<'_>| match node.get_ref() {
        DeValue::String(text) => text.trim().ends_with('%'),
        _ => false,
    };
    match node.get_ref() {
        DeValue::Array(items) => items.iter().any(one),
        DeValue::Table(table) => {
            let mut ends = AMOUNT.keys.iter().filter_map(|end| table.get(end.name));
            ends.any(one)
        }
        _ => one(node),
    }
}

/// A percentage in quotes as a part of 1; none of other values.
fn percent(node: &Node<'_>) -> Option<f64> {
    let DeValue::String(text) = node.get_ref() else {
        return None;
    };
    let digits = text.trim().strip_suffix('%')?.trim();
    let percent: f64 = digits.parse().ok()?;
    percent.is_finite().then_some(percent / 100.0)
}
