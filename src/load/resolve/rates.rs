//! Exchange rates, and the quantities made of those that are used.

use std::collections::HashMap;

use jiff::civil::Date;

use super::remarks::values as remarks;
use super::resolution::Resolution;
use crate::diag::{Code, Diagnostic, Span};
use crate::load::Reasons;
use crate::load::read::rates::Typed;
use crate::load::read::raw::{At, RawFile, RawRates};
use crate::model::{Currency, QuantityId, Rating, Subject};
use crate::text::number::plain;

/// Days after which an exchange rate is old.
const OLD: i64 = 90;

/// Exchange rates, and the quantities made of those that are used.
#[derive(Default)]
pub struct Rates {
    stated: Vec<RawRates>,
    used: HashMap<Currency, QuantityId>,
}

impl Rates {
    /// Those of the files; what only the day tells to be wrong is complained about.
    pub fn new(r: &mut Resolution<'_>, mains: &[RawFile<'_>]) -> Self {
        let stated = mains.iter().filter_map(|m| m.rates.as_ref());
        let mut rates = Self::default();
        for own in stated.flat_map(|rates| &rates.value) {
            rates.add(r, own.clone());
        }
        rates
    }

    fn add(&mut self, r: &mut Resolution<'_>, mut own: RawRates) {
        let found = bare(&own, r.today).or_else(|| ahead(&own, r.today));
        own.broken |= found.is_some();
        r.complaints.extend(found);
        self.stated.push(own);
    }

    /// Puts something else in the place of a currency's rates: `--set rates.EUR=1.1`.
    pub fn set(&mut self, r: &mut Resolution<'_>, from: &At<Currency>, typed: Typed) {
        let is_own = |own: &RawRates| own.from.value == from.value;
        let spread = match typed {
            Typed::Entry(new) => {
                self.stated.retain(|own| !is_own(own));
                self.add(r, new);
                return;
            }
            Typed::Number(spread) => spread,
        };
        if !self.stated.iter().any(is_own) {
            let message = format!("no rate of {} that could be set", from.value.code());
            let help = "write it below `[rates]` of the file first";
            let complaint = Diagnostic::new(Code::NoRate, from.span, message);
            r.complaints.push(complaint.help(help));
        }
        for own in self.stated.iter_mut().filter(|own| is_own(own)) {
            // It is of today, or of no day.
            own.as_of = None;
            own.to.iter_mut().for_each(|rate| rate.spread = spread);
        }
    }

    /// The quantity of the rate from a currency to that of the criterion.
    pub fn quantity(
        &mut self,
        r: &mut Resolution<'_>,
        (from, span): (Currency, Span),
        to: Currency,
    ) -> Option<QuantityId> {
        if let Some(known) = self.used.get(&from) {
            return Some(*known);
        }
        let of_it = || self.stated.iter().filter(|own| own.from.value == from);
        let rate = of_it().find_map(|own| Some((own, own.to.iter().find(|rate| rate.to == to)?)));
        let Some((own, rate)) = rate else {
            // Of a rate that is a mistake nothing more is said.
            if !of_it().any(|own| own.broken) {
                let complaint = no_rate((from, span), to, of_it().next(), r.as_of);
                r.complaints.push(complaint);
            }
            return None;
        };
        let days = own.as_of.as_ref().and_then(|day| age(day.value, r.as_of));
        if let Some(days) = days.filter(|days| *days > OLD) {
            r.complaints.push(remarks::old_rate(from, days, rate.span));
        }
        let rated = Rating::Number(rate.spread);
        let quantity = r.draft.quantity(Subject::Rate(from), rated);
        r.origins.place(quantity, Some(rate.span));
        let as_of = own.as_of.as_ref().map(|day| day.value);
        let rest = Reasons::default();
        r.origins.explain(quantity, Reasons { as_of, ..rest });
        self.used.insert(from, quantity);
        Some(quantity)
    }
}

fn age(day: Date, today: Date) -> Option<i64> {
    let days = today.since(day).ok()?.get_days();
    Some(i64::from(days))
}

/// A number alone.
fn bare(own: &RawRates, today: Date) -> Option<Diagnostic> {
    let (number, from) = (plain(own.bare?), own.from.value.code());
    let to = if from == "USD" { "eur" } else { "usd" };
    let message = format!("a rate of {from} without a second currency");
    let help = format!("write `{from} = {{ {to} = {number}, as-of = {today} }}`");
    Some(Diagnostic::new(Code::WrongType, own.span, message).help(help))
}

/// A rate of a day that is still to come.
fn ahead(own: &RawRates, today: Date) -> Option<Diagnostic> {
    let day = own.as_of.as_ref().filter(|day| day.value > today)?;
    let message = format!("a rate of a day to come, {}", day.value);
    let complaint = Diagnostic::new(Code::BadDate, day.span, message);
    Some(complaint.help(format!(
        "write the day on which it was looked up; today is {today}"
    )))
}

/// No rate; `own` is what is said of the currency.
fn no_rate(
    (from, span): (Currency, Span),
    to: Currency,
    own: Option<&RawRates>,
    day: Date,
) -> Diagnostic {
    let (from, to) = (from.code(), to.code());
    let complaint = Diagnostic::new(Code::NoRate, span, format!("no rate from {from} to {to}"));
    let to = to.to_lowercase();
    match own {
        Some(own) => complaint
            .help(format!("add `{to} = ...` to `{from}` below `[rates]`"))
            .related(own.span, "its rates"),
        None => complaint.help(format!(
            "add `{from} = {{ {to} = ..., as-of = {day} }}` below `[rates]`"
        )),
    }
}
