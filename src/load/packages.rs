//! `[offer.pay]` to packages: what must be there together, currencies, and remarks on them.

use std::collections::HashMap;

use jiff::civil::Date;

use super::Note;
use super::currencies::currency;
use super::raw::{RawFile, RawPart, RawPay, RawRate, RawRating};
use super::resolve::Resolver;
use super::{ratings, read_pay};
use crate::diag::{Code, Diagnostic, Span};
use crate::model::{
    Base, Bonus, Criterion, Currency, Equity, OfferId, Package, PackageId, Part, Problem,
    QuantityId, Rating, Scale, SignOn, Spread, Stipend, Subject,
};
use crate::text::number::list;

/// The criterion that packages are for.
pub(super) const PAY: &str = "pay";
/// Hours a week where nobody said.
const HOURS: f64 = 40.0;
/// Years over which shares vest evenly where nobody said.
const YEARS: usize = 4;
/// Days after which an exchange rate is old.
const OLD: i64 = 90;
/// Weeks from which on terms differ.
const WEEKS: f64 = 2.0;

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
        if !read_pay::is_rate(spread) {
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
            return Err(Box::new(Diagnostic::new(Code::NoRate, from.span, message)));
        }
        for rate in &mut own {
            rate.spread = spread;
        }
        Ok(())
    }

    /// The quantity of the rate from a currency to that of the criterion.
    fn quantity(
        &mut self,
        r: &mut Resolver<'_>,
        (from, span): (Currency, Span),
        to: Option<Currency>,
    ) -> Option<QuantityId> {
        if let Some(known) = self.used.get(&from) {
            return Some(*known);
        }
        let Some(to) = to else {
            let message = format!("an amount in {}, and `pay` has no currency", from.code());
            let complaint = Diagnostic::new(Code::NoRate, span, message);
            r.complaints
                .push(complaint.help("give the criterion `pay` its `currency`"));
            return None;
        };
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
            let message = format!("the rate of {} is {days} days old", from.code());
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

/// Takes a package into the problem; none where it is a mistake, which is reported.
pub(super) fn package(
    r: &mut Resolver<'_>,
    rates: &mut Rates,
    raw: &RawPay<'_>,
    (offer, criterion): (OfferId, &Criterion),
) -> Option<PackageId> {
    if matches!(criterion.scale, Scale::Levels(_)) {
        let message = "pay in amounts, and the criterion `pay` has levels";
        let complaint = Diagnostic::new(Code::PayScale, raw.span, message);
        r.complaints.push(
            complaint.help("rate `pay` below `[offer.ratings]`, or give it a scale of numbers"),
        );
        return None;
    }
    let base = base(r, raw)?;
    if !is_sound(r, raw) {
        return None;
    }
    let to = criterion.currency.as_deref().and_then(Currency::new);
    let currency = raw.currency.as_ref().map(|c| c.value).or(to);
    let rate = match (&raw.currency, to) {
        (Some(own), to) if Some(own.value) != to => {
            Some(rates.quantity(r, (own.value, own.span), to)?)
        }
        _ => None,
    };
    let mut add = |part: Part| quantity(r, offer, raw.parts.iter().find(|p| p.part == part)?);
    let parts = [
        Part::Bonus,
        Part::Paid,
        Part::SignOn,
        Part::Relocation,
        Part::Stipend,
        Part::Benefits,
        Part::Tax,
        Part::CostOfLiving,
        Part::Grant,
        Part::Worth,
    ]
    .map(&mut add);
    let amount = add(base)?;
    let hours = add(Part::Hours);
    let costs = raw.costs.iter().zip(0..);
    let costs = costs
        .filter_map(|(name, i)| Some((name.to_string(), add(Part::Cost(i))?)))
        .collect();
    let [
        bonus,
        paid,
        sign_on,
        relocation,
        stipend,
        benefits,
        tax,
        living,
        grant,
        worth,
    ] = parts;
    let base = match base {
        Part::Hourly => Base::Hourly(amount, hours.unwrap_or_else(|| usual_hours(r, offer))),
        Part::Monthly => Base::Monthly(amount),
        _ => Base::Yearly(amount),
    };
    Some(r.draft.package(Package {
        offer,
        currency,
        into: to.or(currency),
        rate,
        base,
        hours_said: hours.is_some(),
        weeks: raw.weeks,
        bonus: bonus.map(|target| Bonus {
            target,
            is_share: raw.bonus_is_share,
            paid,
        }),
        sign_on: sign_on.map(|amount| SignOn {
            amount,
            clawback: raw.clawback,
        }),
        relocation,
        stipend: stipend.map(|amount| Stipend {
            amount,
            is_monthly: raw.stipend_is_monthly,
        }),
        benefits,
        tax,
        cost_of_living: living,
        equity: grant.map(|grant| Equity {
            grant,
            vesting: vesting(raw),
            cliff: raw.cliff.as_ref().map_or(0, |c| c.value),
            worth,
        }),
        costs,
    }))
}

fn quantity(r: &mut Resolver<'_>, offer: OfferId, raw: &RawPart) -> Option<QuantityId> {
    let subject = Subject::Part(offer, raw.part);
    let quantity = r.draft.quantity(subject, Rating::Number(raw.spread));
    r.origins.place(quantity, Some(raw.span));
    Some(quantity)
}

fn usual_hours(r: &mut Resolver<'_>, offer: OfferId) -> QuantityId {
    let spread = Spread::exact(HOURS).unwrap_or(Spread::ZERO);
    r.draft
        .quantity(Subject::Part(offer, Part::Hours), Rating::Number(spread))
}

fn vesting(raw: &RawPay<'_>) -> Vec<f64> {
    let even = || vec![1.0 / YEARS as f64; YEARS];
    raw.vesting.clone().unwrap_or_else(even)
}

/// The part that is the base: there is exactly one.
fn base(r: &mut Resolver<'_>, raw: &RawPay<'_>) -> Option<Part> {
    let is_base = |p: &&RawPart| matches!(p.part, Part::Hourly | Part::Monthly | Part::Yearly);
    let mut bases = raw.parts.iter().filter(is_base);
    match (bases.next(), bases.next()) {
        (Some(one), None) => Some(one.part),
        (Some(one), Some(two)) => {
            let (a, b) = (one.part.key(), two.part.key());
            let complaint = Diagnostic::new(
                Code::TwoBases,
                two.key,
                format!("pay with two bases, `{a}` and `{b}`"),
            );
            r.complaints.push(
                complaint
                    .help("keep one of them")
                    .related(one.key, "the other"),
            );
            None
        }
        (None, _) if raw.broken => None,
        (None, _) => {
            r.complaints.push(no_base(raw));
            None
        }
    }
}

fn no_base(raw: &RawPay<'_>) -> Diagnostic {
    const HELP: &str = "add `hourly`, `monthly` or `yearly`";
    let bonus = raw.parts.iter().find(|p| p.part == Part::Bonus);
    match bonus.filter(|_| raw.bonus_is_share) {
        Some(bonus) => {
            let message = "a bonus in percent, and no base that it is a part of";
            Diagnostic::new(Code::BonusAlone, bonus.span, message).help(HELP)
        }
        None => Diagnostic::new(Code::NoBase, raw.span, "pay without a base").help(HELP),
    }
}

/// Whether the parts go together; what does not is complained about.
fn is_sound(r: &mut Resolver<'_>, raw: &RawPay<'_>) -> bool {
    let part = |part: Part| raw.parts.iter().find(|p| p.part == part);
    let mut found = Vec::new();
    if let (Some(hours), None) = (part(Part::Hours), part(Part::Hourly)) {
        let message = "`hours-per-week` of a base that is not paid by the hour";
        let complaint = Diagnostic::new(Code::HoursAlone, hours.key, message);
        found.push(complaint.help("delete it, or state the base as `hourly`"));
    }
    let months = 12 * vesting(raw).len();
    if let Some(cliff) = raw.cliff.as_ref().filter(|c| c.value as usize > months) {
        let message = format!("a cliff of {} months, longer than the vesting", cliff.value);
        let complaint = Diagnostic::new(Code::BadCliff, cliff.span, message);
        found.push(complaint.help(format!("the vesting ends after {months} months")));
    }
    let alone = [
        (Part::Paid, Part::Bonus, "bonus"),
        (Part::Worth, Part::Grant, "grant"),
    ];
    for (own, other, name) in alone {
        if let (Some(own), None, false) = (part(own), part(other), raw.broken) {
            let message = format!("`{}` without a `{name}`", own.part.key());
            let complaint = Diagnostic::new(Code::MissingKey, own.key, message);
            found.push(complaint.help(format!("add the `{name}`, or delete it")));
        }
    }
    let sound = found.is_empty() && !raw.broken;
    r.complaints.append(&mut found);
    sound
}

/// A plain rating beside a package.
pub(super) fn stated_twice(rating: Span, pay: Span) -> Diagnostic {
    Diagnostic::new(
        Code::PayTwice,
        rating,
        "`pay` is rated, and `[offer.pay]` states it",
    )
    .help("delete this rating, or the block `[offer.pay]`")
    .related(pay, "worked out from this")
}

/// What a reader of a ranking needs to know of the packages.
pub(super) fn remarks(
    problem: &Problem,
    place: impl Fn(&Package) -> Option<Span>,
) -> Vec<Diagnostic> {
    let packages = problem.packages();
    let name = |p: &Package| problem.offer(p.offer).company.clone();
    let mut found: Vec<Diagnostic> = uneven(packages, name).into_iter().collect();
    for package in packages {
        let rent = package.costs.iter().any(|(cost, _)| {
            ["rent", "housing", "flat", "room"].contains(&cost.to_lowercase().as_str())
        });
        if rent && package.cost_of_living.is_some() {
            let message = format!(
                "{} states a cost of living and a rent: living there may be counted twice",
                name(package)
            );
            found.push(Diagnostic::new(
                Code::LivingAndRent,
                place(package),
                message,
            ));
        }
    }
    found.extend(terms(packages, name));
    found
}

/// `Tax is stated for Google, and not for JPMorgan: ...`
fn uneven(packages: &[Package], name: impl Fn(&Package) -> String) -> Option<Diagnostic> {
    type Has = fn(&Package) -> bool;
    let parts: [(&str, Has); 3] = [
        ("Tax", |p| p.tax.is_some()),
        ("Costs", |p| !p.costs.is_empty()),
        ("Cost of living", |p| p.cost_of_living.is_some()),
    ];
    let of = |has: Has, wanted: bool| -> Vec<String> {
        packages
            .iter()
            .filter(|p| has(p) == wanted)
            .map(&name)
            .collect()
    };
    let uneven: Vec<_> = parts
        .into_iter()
        .filter(|(_, has)| !of(*has, true).is_empty() && !of(*has, false).is_empty())
        .collect();
    let (first, has) = *uneven.first()?;
    let stated = match uneven.len() {
        1 => format!(
            "{first} is stated for {}, and not for {}",
            some(&of(has, true)),
            some(&of(has, false))
        ),
        _ => {
            let names: Vec<&str> = uneven.iter().map(|(name, _)| *name).collect();
            format!(
                "{} are stated for some offers, and not for others",
                list(&names)
            )
        }
    };
    let message = format!("{stated}: their pay is not told alike");
    Some(Diagnostic::new(Code::UnevenPay, None, message))
}

fn some(names: &[String]) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    super::offers::some(&names)
}

/// `Terms differ, 10 weeks at JPMorgan and 13 weeks at Google: a month's pay hides the whole`
fn terms(packages: &[Package], name: impl Fn(&Package) -> String) -> Option<Diagnostic> {
    let weeks = |p: &&Package| p.weeks.unwrap_or(f64::INFINITY);
    let by = |a: &&Package, b: &&Package| weeks(a).total_cmp(&weeks(b));
    let shortest = packages.iter().min_by(by)?;
    let longest = packages.iter().max_by(by)?;
    let term = |p: &Package| match p.weeks {
        Some(weeks) => format!("{} weeks at {}", crate::text::number::plain(weeks), name(p)),
        None => format!("for good at {}", name(p)),
    };
    (weeks(&longest) - weeks(&shortest) >= WEEKS).then(|| {
        let message = format!(
            "Terms differ, {} and {}: a month's pay hides the whole, which `rank pay` shows",
            term(shortest),
            term(longest),
        );
        Diagnostic::new(Code::TermsDiffer, None, message)
    })
}
