//! A bonus or a benefit: an amount a year, or a percentage of the base in quotes.

use super::amount::{is_share, measured, share};
use super::part::put;
use super::raw::RawPay;
use crate::diag::{Code, Diagnostic, Span};
use crate::load::grammar::keys::Table;
use crate::load::grammar::pay_units::Measure;
use crate::load::grammar::reader::{Node, Reader};
use crate::model::{PartInYear, PayPart, Spread};
use crate::text::number::plain;

/// An amount a year below this is a percentage without its sign.
const SMALLEST_AMOUNT: f64 = 100.0;

/// Takes a bonus or a benefit: all of it, or that of a year.
pub fn one(
    r: &mut Reader<'_>,
    raw: &mut RawPay<'_>,
    (own, kind): (PartInYear, &Table),
    key: Span,
    node: &Node<'_>,
) {
    if is_share(node) {
        if let Some(spread) = share(r, node, Measure::Bonus, kind) {
            percentage(r, raw, own, key, node, spread);
        }
    } else if let Some(spread) = measured(r, node, Measure::Bonus, kind) {
        amount_a_year(r, raw, own, key, node, spread);
    }
}

/// A percentage of a year's base.
fn percentage(
    r: &mut Reader<'_>,
    raw: &mut RawPay<'_>,
    own: PartInYear,
    key: Span,
    node: &Node<'_>,
    spread: Spread,
) {
    let (_, most) = own.part.range(true).ends();
    let span = r.span(node.span());
    if spread.high() > most {
        let message = format!("a {} of more than ten times a year's base", noun(own.part));
        let help = "a tenth of it is \"10%\"; an amount a year has no sign";
        return r.mistake(Code::PartOutside, span, message, help);
    }
    put(r, raw, (own, true), key, node, spread);
}

/// An amount a year. One in the place of another is an amount, be it small; a part of 1 in the place
/// of a percentage is one.
fn amount_a_year(
    r: &mut Reader<'_>,
    raw: &mut RawPay<'_>,
    own: PartInYear,
    key: Span,
    node: &Node<'_>,
    spread: Spread,
) {
    let high = spread.high();
    let stated = raw.stated(own.part).find(|p| p.year == own.year);
    let (again, was_share) = (stated.is_some(), stated.is_some_and(|p| p.is_share));
    if was_share && high < 1.0 {
        return percentage(r, raw, own, key, node, spread);
    }
    let is_small = high > 0.0 && high < SMALLEST_AMOUNT;
    let span = r.span(node.span());
    let is_here = |s: Span| s.file == span.file && s.start >= span.start && s.end <= span.end;
    let last = r.complaints.last().filter(|c| c.span.is_some_and(is_here));
    let asked = last.is_some_and(|c| c.code == Code::DottedAmount);
    if is_small && !asked && (high < 1.0 || !again || was_share) {
        r.complain(small(own.part, spread, span));
    }
    if high > 0.0 && high < 1.0 {
        return;
    }
    put(r, raw, (own, false), key, node, spread);
}

fn noun(part: PayPart) -> &'static str {
    if part == PayPart::Bonus {
        "bonus"
    } else {
        "benefit"
    }
}

/// An amount that may be meant as a percentage, and below 1 can be nothing else.
fn small(part: PayPart, spread: Spread, span: Span) -> Diagnostic {
    let message = format!("a {} of {} a year", noun(part), plain(spread.high()));
    if spread.high() >= 1.0 {
        let text = format!(
            "{message}, where a percentage is written {}",
            percent(spread, 1.0)
        );
        return Diagnostic::new(Code::SmallBonus, span, text);
    }
    let (low, high) = (spread.low() * 100.0, spread.high() * 100.0);
    let of = if low == high {
        rounded(high)
    } else {
        format!("{} to {}", rounded(low), rounded(high))
    };
    let help = format!(
        "for {of} % of a year's base write {}",
        percent(spread, 100.0)
    );
    Diagnostic::new(Code::PartOutside, span, message).help(help)
}

/// `"10%"`, `["5%", "10%"]`.
fn percent(spread: Spread, times: f64) -> String {
    let [low, high] = [spread.low(), spread.high()].map(|x| rounded(x * times));
    if low == high {
        format!("\"{high}%\"")
    } else {
        format!("[\"{low}%\", \"{high}%\"]")
    }
}

fn rounded(x: f64) -> String {
    plain((x * 1e4).round() / 1e4)
}
