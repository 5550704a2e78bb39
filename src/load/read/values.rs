//! The value of a part of `[offer.pay]`: one amount, or one a year.

use super::amount::{is_share, measured, share};
use super::part::put;
use super::raw::RawPay;
use super::shares;
use super::years::{self, YearList};
use crate::diag::{Code, Span};
use crate::load::grammar::keys::Table;
use crate::load::grammar::pay_units::Measure;
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::tables::AMOUNT;
use crate::model::{PartInYear, PayPart};

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
    match years::list(r, (part, kind), node) {
        YearList::No => one(r, raw, (part.into(), kind), key, node),
        YearList::Broken => {}
        YearList::Years(years) => {
            raw.parts.retain(|p| p.part != part);
            for (year, node) in (1..).zip(years) {
                let year = Some(year);
                one(r, raw, (PartInYear { part, year }, &AMOUNT), key, node);
            }
        }
    }
}

/// Takes one amount of a part: all of it, or that of a year.
pub fn one(
    r: &mut Reader<'_>,
    raw: &mut RawPay<'_>,
    (own, kind): (PartInYear, &Table),
    key: Span,
    node: &Node<'_>,
) {
    if own.part.may_be_share() {
        return shares::one(r, raw, (own, kind), key, node);
    }
    let measure = Measure::of(own.part);
    let read = if matches!(measure, Measure::Share | Measure::Raise) && is_share(node) {
        share(r, node, measure, kind)
    } else {
        measured(r, node, measure, kind)
    };
    if let Some(spread) = read {
        put(r, raw, (own, false), key, node, spread);
    }
}

/// Takes the amount of one year in the place of the one that is there: `sign-on.years.2`.
pub fn one_year(
    r: &mut Reader<'_>,
    raw: &mut RawPay<'_>,
    (part, year): (PayPart, &str),
    at: Span,
    node: &Node<'_>,
) {
    let stated = raw.stated(part).filter_map(|p| p.year).max();
    let year = year.parse().ok().filter(|year: &u8| *year > 0);
    let Some(year) = year.filter(|year| Some(*year) <= stated) else {
        let message = format!("no such year in `{}`", part.key());
        let help = match stated {
            Some(last) => format!("it has the years 1 to {last}; another list is set as a whole"),
            None => "set it as a whole: { years = [5, 6] }".to_owned(),
        };
        return r.mistake(Code::BadYears, at, message, help);
    };
    let year = Some(year);
    one(r, raw, (PartInYear { part, year }, &AMOUNT), at, node);
}
