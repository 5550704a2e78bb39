//! One part of `[offer.pay]`, checked for what it can be.

use super::raw::{RawPart, RawPay};
use super::read_amount::{amount, is_share, share};
use super::reader::{Node, Reader};
use crate::diag::{Code, Diagnostic, Span};
use crate::model::{Part, Spread};

/// The largest amount: more could not be counted with.
const LARGEST: f64 = 1e12;
/// Between these a cost of living makes sense.
const LIVING: (f64, f64) = (0.1, 10.0);

/// Takes a part, in the place of one that is there already.
pub(super) fn part(
    r: &mut Reader<'_>,
    raw: &mut RawPay<'_>,
    part: Part,
    key: Span,
    node: &Node<'_>,
) {
    let percent = matches!(part, Part::Tax | Part::Paid) && is_share(node);
    let spread = if percent {
        share(r, node)
    } else {
        amount(r, node)
    };
    if let Some(spread) = spread {
        put(r, raw, part, key, node, spread);
    }
}

/// Takes a part that is read already, where it can be.
pub(super) fn put(
    r: &mut Reader<'_>,
    raw: &mut RawPay<'_>,
    part: Part,
    key: Span,
    node: &Node<'_>,
    spread: Spread,
) {
    let span = r.span(node.span());
    if let Some(complaint) = outside(part, spread, span) {
        r.complain(complaint);
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

/// What a part cannot be.
fn outside(part: Part, spread: Spread, span: Span) -> Option<Diagnostic> {
    let (low, high) = (spread.low(), spread.high());
    let complain =
        |code, message: &str, help: &str| Some(Diagnostic::new(code, span, message).help(help));
    match part {
        Part::Tax if low < 0.0 || high >= 1.0 => complain(
            Code::BadTax,
            "a tax that is not from 0 to below 1",
            "the part of income that goes in tax: 28 % is 0.28",
        ),
        Part::CostOfLiving if low < LIVING.0 || high > LIVING.1 => complain(
            Code::PartOutside,
            "a cost of living that is not from 0.1 to 10",
            "relative to where you measure from: 18 % dearer is 1.18",
        ),
        Part::Hours if low <= 0.0 || high > 168.0 => complain(
            Code::PartOutside,
            "hours a week that are not above 0 and at most 168",
            "write the hours that are paid in a week, such as 40",
        ),
        _ if low < 0.0 => complain(
            Code::NegativeAmount,
            "a negative amount",
            "write 0 or more; what you pay yourself goes below `[offer.pay.costs]`",
        ),
        _ if high > LARGEST => complain(
            Code::NotFinite,
            "an amount that is too large",
            "write it in ordinary units of its currency",
        ),
        _ => None,
    }
}
