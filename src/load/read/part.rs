//! One part of `[offer.pay]`, checked for what it can be.

use toml::Spanned;

use super::amount::{is_share, measured, share};
use super::raw::{RawPart, RawPay, Str, StrayPart};
use crate::diag::{Code, Span};
use crate::load::grammar::keys::Table;
use crate::load::grammar::pay_units::Measure;
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::tables::AMOUNT;
use crate::model::{PayPart, Spread};

/// Takes a part, in the place of one that is there already.
pub fn part(r: &mut Reader<'_>, raw: &mut RawPay<'_>, part: PayPart, key: Span, node: &Node<'_>) {
    part_of(r, raw, (part, &AMOUNT), key, node);
}

/// The same where a table with its ends has the keys of a kind.
pub fn part_of(
    r: &mut Reader<'_>,
    raw: &mut RawPay<'_>,
    (part, kind): (PayPart, &Table),
    key: Span,
    node: &Node<'_>,
) {
    if part.is_base() {
        raw.bases.retain(|base| base.0 != part);
        raw.bases.push((part, key));
    }
    let measure = Measure::of(part);
    let spread = if measure == Measure::Share && is_share(node) {
        share(r, node, measure, kind)
    } else {
        measured(r, node, measure, kind)
    };
    if let Some(spread) = spread {
        put(r, raw, part, key, node, spread);
    }
}

/// Takes a part that is read already, where it can be.
pub fn put(
    r: &mut Reader<'_>,
    raw: &mut RawPay<'_>,
    part: PayPart,
    key: Span,
    node: &Node<'_>,
    spread: Spread,
) {
    let span = r.span(node.span());
    if let Some((code, message, help)) = outside(part, spread) {
        r.mistake(code, span, message, help);
        return;
    }
    raw.parts.retain(|p| p.part != part);
    raw.parts.push(RawPart {
        part,
        key,
        span,
        spread,
    });
}

/// Takes a key that does not stand in a table, which may be one within a line.
pub fn strays<'a>(
    r: &Reader<'_>,
    raw: &mut RawPay<'a>,
    key: &Spanned<Str<'a>>,
    node: &Node<'a>,
    (table, inline): (&'static Table, bool),
) {
    raw.broken = true;
    raw.strays.push(StrayPart {
        key: r.key(key),
        table,
        inline,
        written: r.as_written(node).to_owned(),
    });
}

/// What a part cannot be, and how to mend it.
fn outside(part: PayPart, spread: Spread) -> Option<(Code, &'static str, &'static str)> {
    let (low, high) = (spread.low(), spread.high());
    let (least, most) = part.bounds(false);
    let is_inside = match part {
        PayPart::Tax => low >= least && high < most,
        PayPart::Hours => low > least && high <= most,
        _ => low >= least && high <= most,
    };
    if is_inside {
        return None;
    }
    Some(match part {
        PayPart::Tax => (
            Code::BadTax,
            "a tax that is not from 0 to below 1",
            "the part of income that goes in tax: 28 % is 0.28",
        ),
        PayPart::CostOfLiving => (
            Code::PartOutside,
            "a cost of living that is not from 0.1 to 10",
            "compared with the place you measure from: 18 % dearer is 1.18",
        ),
        PayPart::Paid => (
            Code::PartOutside,
            "a part of the bonus that is not from 0 to 3",
            "the part of the bonus that is paid: 50 % is 0.5",
        ),
        PayPart::Hours => (
            Code::PartOutside,
            "hours a week that are not above 0 and at most 168",
            "write the hours that are paid in a week, such as 40",
        ),
        PayPart::Cost(_) if low < 0.0 => (
            Code::NegativeAmount,
            "a negative amount",
            "write it without the minus: costs are subtracted",
        ),
        _ if low < 0.0 && Measure::of(part) == Measure::Once => (
            Code::NegativeAmount,
            "a negative amount",
            "write 0 or more; no key takes a cost that you pay once: subtract it from a payment \
             that you get once",
        ),
        _ if low < 0.0 => (
            Code::NegativeAmount,
            "a negative amount",
            "write 0 or more; monthly costs of your own go below `[offer.pay.costs]`",
        ),
        _ => (
            Code::NotFinite,
            "an amount that is too large",
            "write it in ordinary units of its currency",
        ),
    })
}
