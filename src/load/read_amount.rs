//! Amounts: a number, a range, or low, likely and high.

use toml::de::{DeTable, DeValue};

use super::keys::Table;
use super::raw::says_unknown;
use super::reader::{Node, Reader, stray};
use crate::diag::{Code, Diagnostic, Span};
use crate::model::Spread;

/// A number, a range, or low, likely and high.
pub(super) fn amount(r: &mut Reader<'_>, node: &Node<'_>) -> Option<Spread> {
    written(r, node, number)
}

/// Percentages in quotes, written like an amount, as parts of 1.
pub(super) fn share(r: &mut Reader<'_>, node: &Node<'_>) -> Option<Spread> {
    written(r, node, |r, node| {
        let share = percent(node);
        if share.is_none() {
            r.wrong(node, "a percentage such as \"10%\"", None);
        }
        share
    })
}

/// A number, a range, or low, likely and high; `number` reads each.
fn written(
    r: &mut Reader<'_>,
    node: &Node<'_>,
    number: fn(&mut Reader<'_>, &Node<'_>) -> Option<f64>,
) -> Option<Spread> {
    let span = r.span(node.span());
    let (low, likely, high) = match node.get_ref() {
        DeValue::Array(items) if items.len() == 2 => {
            let (low, high) = (items.first()?, items.get(1)?);
            (number(r, low)?, None, number(r, high)?)
        }
        DeValue::Array(_) => {
            r.wrong(
                node,
                "an amount",
                Some("a range has two ends: [5, 8]".to_owned()),
            );
            return None;
        }
        DeValue::Table(ends) if !r.text.is_stand_in(&node.span()) => {
            return long(r, ends, span, number);
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
    ends: &DeTable<'_>,
    span: Span,
    number: fn(&mut Reader<'_>, &Node<'_>) -> Option<f64>,
) -> Option<Spread> {
    let (mut low, mut likely, mut high) = (None, None, None);
    for (key, node) in ends {
        match key.get_ref().as_ref() {
            "low" => low = number(r, node),
            "likely" => likely = number(r, node),
            "high" => high = number(r, node),
            _ => stray(r, key, Table::Amount),
        }
    }
    let missing = match (low, high) {
        (None, _) => "low",
        (_, None) => "high",
        _ => return spread(r, (low?, likely, high?), span),
    };
    if r.complaints
        .last()
        .and_then(|c| c.span)
        .is_none_or(|s| s < span)
    {
        let message = format!("an amount without `{missing}`");
        let help = format!("add `{missing} = ...`, or write one number");
        r.complain(Diagnostic::new(Code::MissingKey, span, message).help(help));
    }
    None
}

fn spread(
    r: &mut Reader<'_>,
    (low, likely, high): (f64, Option<f64>, f64),
    span: Span,
) -> Option<Spread> {
    let made = match likely {
        Some(likely) => Spread::new(low, likely, high),
        None => Spread::range(low, high),
    };
    if made.is_err() {
        let message = "an amount whose ends are out of order";
        let complaint = Diagnostic::new(Code::RangeOrder, span, message);
        r.complain(complaint.help("write the smaller number first"));
    }
    made.ok()
}

/// A number; of a text that says nothing is known, the way to say how much is.
fn number(r: &mut Reader<'_>, node: &Node<'_>) -> Option<f64> {
    if let DeValue::String(text) = node.get_ref()
        && says_unknown(text)
    {
        let help = "write a range that it surely lies in, such as [0, 5_000], or leave it out";
        r.wrong(node, "an amount", Some(help.to_owned()));
        return None;
    }
    r.number(node).map(|x| x.value)
}

/// Whether a value, or an end of it, is a percentage.
pub(super) fn is_share(node: &Node<'_>) -> bool {
    let one = |node: &Node<'_>| match node.get_ref() {
        DeValue::String(text) => text.trim().ends_with('%'),
        _ => false,
    };
    match node.get_ref() {
        DeValue::Array(items) => items.iter().any(one),
        DeValue::Table(ends) => ends.iter().any(|(_, node)| one(node)),
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
