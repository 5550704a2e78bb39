//! Exchange rates, and the quantities made of those that are used.

use std::collections::{HashMap, HashSet, VecDeque};

use jiff::civil::Date;

use super::catalog::PAY;
use super::remarks::values as remarks;
use super::resolution::Resolution;
use crate::diag::{Code, Diagnostic, Span};
use crate::load::Reasons;
use crate::load::read::rates::Typed;
use crate::load::read::raw::{At, RawFile, RawOffer, RawPay, RawRates};
use crate::model::{Currency, QuantityId, Rating, Subject};
use crate::text::day::days_between;
use crate::text::number::plain;

/// Days after which an exchange rate is old.
const OLD: i32 = 90;

/// Exchange rates, and the quantities made of those that are used.
#[derive(Default)]
pub struct Rates {
    stated: Vec<RawRates>,
    used: HashMap<Currency, QuantityId>,
    ways: Option<Ways>,
    /// The currency in which every offer is paid, until that is said.
    common: Option<Currency>,
}

/// Where the rates lead.
struct Ways {
    /// The place of the rate to take from a currency, on a shortest way to the criterion's: which
    /// of those stated, and which of its own.
    next: HashMap<Currency, (usize, usize)>,
    /// Currencies from which a rate that is a mistake is met.
    broken: HashSet<Currency>,
}

impl Ways {
    fn new(stated: &[RawRates], to: Currency) -> Self {
        let broken = stated.iter().filter(|own| own.broken);
        let broken: Vec<Currency> = broken.map(|own| own.from.value).collect();
        let met = towards(stated, &broken).into_keys();
        Self {
            next: towards(stated, &[to]),
            broken: met.chain(broken.iter().copied()).collect(),
        }
    }
}

/// The rate to take from each currency on a shortest way to one of these. No rate is turned round.
fn towards(stated: &[RawRates], ends: &[Currency]) -> HashMap<Currency, (usize, usize)> {
    let mut into: HashMap<Currency, Vec<_>> = HashMap::new();
    for (i, own) in stated.iter().enumerate() {
        for (j, rate) in own.to.iter().enumerate() {
            let rates = into.entry(rate.to).or_default();
            rates.push((own.from.value, (i, j)));
        }
    }
    let mut next = HashMap::new();
    let mut queue: VecDeque<Currency> = ends.iter().copied().collect();
    while let Some(to) = queue.pop_front() {
        for (from, place) in into.get(&to).into_iter().flatten() {
            if !ends.contains(from) && !next.contains_key(from) {
                next.insert(*from, *place);
                queue.push_back(*from);
            }
        }
    }
    next
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

    /// Whether every offer is paid in one currency, in which pay can then be counted.
    pub fn compare(&mut self, offers: &[&RawOffer<'_>]) {
        let rates_pay = |o: &&RawOffer<'_>| o.ratings.iter().flatten().any(|x| x.key.value == PAY);
        let mut paid = offers.iter().filter_map(|o| o.pay.as_ref());
        let own = |pay: &RawPay<'_>| pay.currency.as_ref().map(|c| c.value);
        let first = paid.next().and_then(own);
        let is_common = paid.all(|pay| own(pay) == first) && !offers.iter().any(rates_pay);
        self.common = first.filter(|_| is_common);
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

    /// The quantities of the rates that lead from a currency to that of the criterion.
    pub fn quantities(
        &mut self,
        r: &mut Resolution<'_>,
        (from, span): (Currency, Span),
        to: Currency,
    ) -> Option<Vec<QuantityId>> {
        let ways = self.ways.get_or_insert_with(|| Ways::new(&self.stated, to));
        if !ways.next.contains_key(&from) {
            // Of a rate that is a mistake nothing more is said.
            if !ways.broken.contains(&from) {
                let own = self.stated.iter().find(|own| own.from.value == from);
                let complaint = no_rate((from, span), to, own, r.as_of);
                let common = self.common.take_if(|common| *common == from);
                let notes = common.map(|common| without_rate(r, common));
                let notes = notes.into_iter().flatten();
                r.complaints.push(notes.fold(complaint, Diagnostic::note));
            }
            return None;
        }
        let (mut at, mut places) = (from, Vec::new());
        while let Some(&(i, j)) = ways.next.get(&at) {
            places.push((i, j));
            at = self.stated[i].to[j].to;
        }
        let places = places.into_iter();
        Some(places.map(|place| self.quantity(r, place)).collect())
    }

    /// The quantity of one rate.
    fn quantity(&mut self, r: &mut Resolution<'_>, (i, j): (usize, usize)) -> QuantityId {
        let own = &self.stated[i];
        let (from, rate) = (own.from.value, &own.to[j]);
        if let Some(known) = self.used.get(&from) {
            return *known;
        }
        let as_of = own.as_of.as_ref().map(|day| day.value);
        let days = as_of.map_or(0, |day| days_between(day, r.as_of));
        if days > OLD {
            r.complaints.push(remarks::old_rate(from, days, rate.span));
        }
        let rated = Rating::Number(rate.spread);
        let quantity = r.draft.quantity(Subject::Rate(from), rated);
        r.origins.place(quantity, Some(rate.span));
        let rest = Reasons::default();
        r.origins.explain(quantity, Reasons { as_of, ..rest });
        self.used.insert(from, quantity);
        quantity
    }
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
    let help = format!("write the day on which it was looked up; today is {today}");
    Some(complaint.help(help))
}

/// How to count pay in the currency in which every offer is paid: the lines to paste.
fn without_rate(r: &mut Resolution<'_>, common: Currency) -> Vec<String> {
    let code = common.code();
    let line = format!("currency = \"{code}\"");
    let entry = r.catalog.find(PAY);
    let is_own = entry.is_some_and(|entry| r.catalog.get(entry).span.is_some());
    let why = format!("every offer is paid in {code}: counted in it, pay needs no rate");
    if is_own {
        let help = format!("{why}; for that, write `{line}` in the criterion `pay`");
        return vec![help];
    }
    let lines = ["[[criterion]]".to_owned(), format!("id = \"{PAY}\""), line];
    let head = format!("{why}; for that, add these three lines at the end of the file:");
    [head].into_iter().chain(lines).collect()
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
