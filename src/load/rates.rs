//! Exchange rates, and the quantities made of those that are used.

use std::collections::HashMap;

use jiff::civil::Date;

use super::Note;
use super::currencies::currency;
use super::raw::{RawFile, RawRate, RawRating};
use super::resolver::Resolver;
use super::{ratings, read_rates};
use crate::diag::{Code, Diagnostic, Span};
use crate::model::{Criterion, Currency, QuantityId, Rating, Subject};

/// Days after which an exchange rate is old.
const OLD: i64 = 90;

/// Exchange rates, and the quantities made of those that are used.
#[derive(Default)]
pub(super) struct Rates {
    stated: Vec<RawRate>,
    used: HashMap<Currency, QuantityId>,
}

impl Rates {
    /// Those of the files.
    pub fn new(mains: &[RawFile<'_>]) -> Self {
        let stated = mains.iter().filter_map(|m| m.rates.as_ref());
        Self {
            stated: stated.flat_map(|r| r.value.iter().cloned()).collect(),
            used: HashMap::new(),
        }
    }

    /// Puts another number in the place of a currency's rates: `--set rates.EUR=1.1`.
    ///
    /// # Errors
    /// With the mistake, where there is no such rate, or the number cannot be one.
    pub fn set(&mut self, raw: &RawRating<'_>, pay: &Criterion) -> Result<(), Box<Diagnostic>> {
        let from = currency(&raw.key)?;
        let Some(stated) = &raw.stated else {
            return Ok(());
        };
        let spread = ratings::numbers(stated, raw.span, pay)?;
        if !read_rates::is_rate(spread) {
            let message = "an exchange rate that cannot be";
            let complaint = Diagnostic::new(Code::BadRate, raw.span, message);
            return Err(Box::new(complaint.help("write a number above 0")));
        }
        let mut own: Vec<&mut RawRate> = self
            .stated
            .iter_mut()
            .filter(|r| r.from.value == from.value)
            .collect();
        if own.is_empty() {
            let message = format!("no rate of {} that could be set", from.value.code());
            let help = "write it below `[rates]` of the file first";
            let complaint = Diagnostic::new(Code::NoRate, from.span, message);
            return Err(Box::new(complaint.help(help)));
        }
        for rate in &mut own {
            rate.spread = spread;
            // It is of today, or of no day.
            rate.as_of = None;
        }
        Ok(())
    }

    /// The quantity of the rate from a currency to that of the criterion.
    pub fn quantity(
        &mut self,
        r: &mut Resolver<'_>,
        (from, span): (Currency, Span),
        to: Currency,
    ) -> Option<QuantityId> {
        if let Some(known) = self.used.get(&from) {
            return Some(*known);
        }
        let Some(rate) = self
            .stated
            .iter()
            .find(|s| s.from.value == from && s.to == to)
        else {
            r.complaints.push(no_rate(from, to, span, r.as_of));
            return None;
        };
        let days = rate.as_of.as_ref().and_then(|day| age(day.value, r.as_of));
        if let Some(days) = days.filter(|days| *days > OLD) {
            let message = format!("The rate of {} is {days} days old", from.code());
            let complaint = Diagnostic::new(Code::OldRate, rate.span, message);
            r.complaints
                .push(complaint.help("look it up anew, and write the day as `as-of`"));
        }
        let quantity = r
            .draft
            .quantity(Subject::Rate(from), Rating::Number(rate.spread));
        r.origins.place(quantity, Some(rate.span));
        let as_of = rate.as_of.as_ref().map(|day| day.value);
        r.origins.explain(
            quantity,
            Note {
                as_of,
                ..Note::default()
            },
        );
        self.used.insert(from, quantity);
        Some(quantity)
    }
}

fn age(day: Date, today: Date) -> Option<i64> {
    let days = today.since(day).ok()?.get_days();
    Some(i64::from(days))
}

fn no_rate(from: Currency, to: Currency, span: Span, day: Date) -> Diagnostic {
    let (from, to) = (from.code(), to.code());
    let line = format!("{from} = {{ {} = ..., as-of = {day} }}", to.to_lowercase());
    Diagnostic::new(Code::NoRate, span, format!("no rate from {from} to {to}"))
        .help(format!("add `{line}` below `[rates]`"))
}
