//! The chance that an offer is made: a part of 1, a percentage in quotes, or a range of either.

use super::amount::measured;
use super::raw::At;
use crate::diag::Code;
use crate::load::grammar::key_types::ValueShape;
use crate::load::grammar::kinds::{OfferChance, ValueKind, kinds};
use crate::load::grammar::pay_units::Measure;
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::tables::AMOUNT;
use crate::model::{PayPart, Spread};
use crate::text::number::plain;

kinds! {
    OfferChance = At<Spread>, "share", ValueShape::Amount(Some(PayPart::Paid)), chance;
}

fn chance(r: &mut Reader<'_>, node: &Node<'_>) -> Option<At<Spread>> {
    let (value, _) = measured(r, node, Measure::Share, &AMOUNT)?;
    let span = r.span(node);
    if value.low() >= 0.0 && value.high() <= 1.0 {
        return Some(At { value, span });
    }
    let message = "a chance outside 0 to 1";
    // What is above 1 and could be a percentage is taken for one.
    let help = if value.low() > 1.0 && value.high() <= 100.0 {
        let [low, high] = [value.low(), value.high()].map(|x| plain(x / 100.0));
        let meant = if low == high {
            low
        } else {
            format!("[{low}, {high}]")
        };
        format!("write {meant}, or a percentage in quotes, such as \"40%\"")
    } else {
        "0 is never, 1 is surely; write 0.4 or \"40%\" for 40 in 100".to_owned()
    };
    r.refuse(Code::BadChance, span, message, help)
}
