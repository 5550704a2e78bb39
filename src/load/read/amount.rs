//! Amounts: a number, a range, or low, likely and high.

use toml::de::{DeTable, DeValue};

use super::raw::At;
use crate::diag::{Code, Help, Notation, Span};
use crate::load::grammar::key_types::Table;
use crate::load::grammar::money;
use crate::load::grammar::pay_units::Measure;
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::tables::{AMOUNT, amount as keys, fact};
use crate::load::grammar::unknown_key::unknown;
use crate::load::grammar::value_advice::advice;
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

/// The same of what counts something, with advice for what is said in another way; a table has the keys
/// of its kind. And whether it is percentages in quotes, which are parts of 1.
pub fn measured(
    r: &mut Reader<'_>,
    node: &Node<'_>,
    measure: Measure,
    kind: &Table,
) -> Option<(Spread, bool)> {
    let takes_percent = matches!(measure, Measure::Bonus | Measure::Share | Measure::Raise);
    let is_share = takes_percent && is_share(node);
    let spread = written(r, node, kind, &|r, node| {
        if !is_share {
            return counted(r, node, measure).map(|x| x.value);
        }
        let share = percent(node);
        if share.is_none() {
            let help = Help::of(|notation| measure.advice(said(node)?, notation));
            r.wrong(node, "a percentage such as \"10%\"", help);
        }
        share
    });
    Some((spread?, is_share))
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
    let span = r.span(node);
    let (low, likely, high) = match node.get_ref() {
        DeValue::Array(items) if let [low, high] = &items[..] => {
            (number(r, low)?, None, number(r, high)?)
        }
        DeValue::Array(_) if r.lookalike(node, |text| advice(text, WantedNumber::default())) => {
            return None;
        }
        DeValue::Array(_) => {
            let help = "a range has two ends: [5, 8]".to_owned();
            return r.unfit(node, "an amount", Some(help));
        }
        DeValue::Table(ends) if !r.is_stand_in(node) => {
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
        let value = r.as_written(node);
        let help = format!("write {value} in the place of the brackets; a remark goes behind `#`");
        let message = format!("unknown key `{VALUE}` in {}", AMOUNT.noun);
        return r.refuse(Code::UnknownKey, r.span(key), message, help);
    }
    let (mut low, mut likely, mut high) = (None, None, None);
    for (key, node) in ends {
        match key.get_ref().as_ref() {
            keys::low => low = number(r, node),
            keys::likely => likely = number(r, node),
            keys::high => high = number(r, node),
            keys::years => {
                let (message, help) = (
                    "`years` where one amount is needed",
                    "write one number, or a range",
                );
                r.mistake(Code::BadYears, r.span(key), message, help);
            }
            other if kind.has(other) => {}
            other => r.complain(unknown(other, r.span(key), kind)),
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

fn spread(
    r: &mut Reader<'_>,
    (low, likely, high): (f64, Option<f64>, f64),
    span: Span,
) -> Option<Spread> {
    Spread::stated(low, likely, high).ok().or_else(|| {
        let help = match likely {
            None => "write the smaller number first".to_owned(),
            Some(likely) => {
                let mut three = [low, likely, high];
                three.order_by(f64::total_cmp);
                let [low, likely, high] = three.map(plain);
                format!("write them in ascending order: {{ low = {low}, likely = {likely}, high = {high} }}")
            }
        };
        let message = "an amount whose ends are out of order";
        r.refuse(Code::RangeOrder, span, message, help)
    })
}

/// A number of something that is counted.
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
    let one = |node: &Node<'_>| {
        let text = node.get_ref().as_str();
        text.is_some_and(|text| text.trim().ends_with('%'))
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
    let digits = node.get_ref().as_str()?.trim().strip_suffix('%')?.trim();
    let percent: f64 = digits.parse().ok()?;
    percent.is_finite().then_some(percent / 100.0)
}
