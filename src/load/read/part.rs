//! What `[offer.pay]` is read with, and what each part can be.

use toml::Spanned;

use super::raw::{RawPart, RawPay, Str, StrayPart};
use crate::diag::{Code, Span};
use crate::load::grammar::key_types::Table;
use crate::load::grammar::pay_units::Measure;
use crate::load::grammar::reader::{Node, Reader};
use crate::model::{PartInYear, PayPart, Spread};
use crate::text::number::grouped;

/// Reads keys of `[offer.pay]`, those of a file and those that are typed.
pub struct PayReader<'r, 't, 'a> {
    pub r: &'r mut Reader<'t>,
    /// What is read.
    pub raw: &'r mut RawPay<'a>,
}

impl<'a> PayReader<'_, '_, 'a> {
    /// Takes a part that is read already, where it can be; whether it is a part of the base.
    pub fn put(
        &mut self,
        (own, is_share): (PartInYear, bool),
        (key, span): (Span, Span),
        spread: Spread,
    ) {
        let PartInYear { part, year } = own;
        if let Some((code, message, help)) = outside(part, spread) {
            return self.r.mistake(code, span, message, help);
        }
        let stays = |p: &RawPart| year.is_some() && p.year.is_some() && p.year != year;
        self.raw.parts.retain(|p| p.part != part || stays(p));
        self.raw.parts.push(RawPart {
            part,
            year,
            key,
            span,
            spread,
            is_share,
        });
    }

    /// Takes a key that does not stand in a table, which may be one within a line.
    pub fn stray(
        &mut self,
        key: &Spanned<Str<'a>>,
        node: &Node<'a>,
        (table, inline): (&'static Table, bool),
    ) {
        self.raw.broken = true;
        self.raw.strays.push(StrayPart {
            key: self.r.key(key),
            table,
            inline,
            written: self.r.as_written(node).to_owned(),
        });
    }
}

/// What a part cannot be, and how to mend it.
fn outside(part: PayPart, spread: Spread) -> Option<(Code, String, &'static str)> {
    let (low, high) = (spread.low(), spread.high());
    let range = part.range(false);
    if range.spans(low) && range.spans(high) {
        return None;
    }
    if part.is_term() {
        let unit = part.key();
        let wrong = if low < range.ends().0 { low } else { high };
        let message = format!("a term of {} {unit}", grouped(wrong));
        let help = if part == PayPart::Weeks {
            "write the weeks of the internship; for a permanent job leave `weeks` out"
        } else {
            "write the months of the internship, at most 120; for a permanent job leave `months` out"
        };
        return Some((Code::BadTerm, message, help));
    }
    let (code, message, help) = match part {
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
        PayPart::Days => (
            Code::PartOutside,
            "days a week that are not above 0 and at most 7",
            "write the days that are paid in a week, such as 5",
        ),
        PayPart::PaidWeeks => (
            Code::PartOutside,
            "paid weeks a year that are not above 0 and at most 53",
            "write the weeks of a year that are paid, such as 46",
        ),
        PayPart::Salaries => (
            Code::PartOutside,
            "salaries a year that are not from 1 to 24",
            "write how many salaries a year are paid, such as 13 or 14",
        ),
        PayPart::Raise => (
            Code::PartOutside,
            "a raise that is not above -100 % and at most 100 %",
            "write the raise a year: \"3%\" or 0.03",
        ),
        _ if low < 0.0 => (
            Code::NegativeAmount,
            "a negative amount",
            match Measure::of(part) {
                _ if matches!(part, PayPart::Cost(_)) => {
                    "write it without the minus: costs are subtracted"
                }
                Measure::Once => {
                    "write 0 or more; what you pay yourself, once, goes below `[offer.pay.costs]`: \
                     `moving = { once = 3_000 }`"
                }
                _ => {
                    "write 0 or more; what you pay yourself each month goes below `[offer.pay.costs]`"
                }
            },
        ),
        _ => (
            Code::NotFinite,
            "an amount that is too large",
            "write it in ordinary units of its currency",
        ),
    };
    Some((code, message.to_owned(), help))
}
