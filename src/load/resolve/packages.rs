//! `[offer.pay]` to packages: what must be there together, currencies, and remarks on them.

use super::catalog::{CriterionEntry, Defined};
use super::rates::Rates;
use super::resolution::Resolution;
use crate::diag::{Code, Diagnostic, Span};
use crate::load::grammar::money::money;
use crate::load::read::raw::{RawPart, RawPay};
use crate::model::{
    Base, Bonus, Currency, Equity, OfferId, Package, PackageId, PayPart, QuantityId, Rating, Scale,
    SignOn, Spread, Stipend, Subject,
};
use crate::pay::USUAL_HOURS;

/// The criterion that packages are for.
pub const PAY: &str = "pay";
/// Years over which shares vest evenly where nobody said.
const YEARS: usize = 4;

/// Takes a package into the problem; none where it is a mistake, which is reported.
pub fn package(
    r: &mut Resolution<'_>,
    rates: &mut Rates,
    raw: &RawPay<'_>,
    (offer, entry): (OfferId, CriterionEntry),
) -> Option<PackageId> {
    let defined = r.catalog.get(entry);
    // The built-in `pay` has a currency, which a file can change and not take away.
    let stated = defined.criterion.currency.as_deref();
    let to = stated.and_then(Currency::new)?;
    let is_known = !defined.broken_currency;
    let unsuited = unsuited(raw, defined, to);
    let suits = is_known && unsuited.is_none();
    r.complaints.extend(unsuited);
    let base = base(r, raw);
    let sound = is_sound(r, raw);
    let currency = raw.currency.as_ref().map_or(to, |c| c.value);
    let rate = match &raw.currency {
        Some(own) if own.value != to && is_known => {
            Some(rates.quantity(r, (own.value, own.span), to)?)
        }
        _ => None,
    };
    let base = base.filter(|_| suits && sound)?;
    let mut add = |part: PayPart| {
        let own = raw.parts.iter().find(|p| p.part == part)?;
        Some(quantity(r, offer, own))
    };
    // The order in which they are added is that of their draws.
    let bonus = add(PayPart::Bonus).map(|target| Bonus {
        target,
        is_share: raw.bonus_is_share,
        paid: add(PayPart::Paid),
    });
    let sign_on = add(PayPart::SignOn);
    let relocation = add(PayPart::Relocation);
    let stipend = add(PayPart::Stipend);
    let benefits = add(PayPart::Benefits);
    let tax = add(PayPart::Tax);
    let cost_of_living = add(PayPart::CostOfLiving);
    let equity = add(PayPart::Grant).map(|grant| Equity {
        grant,
        vesting: vesting(raw),
        cliff: raw.cliff.as_ref().map_or(0, |c| c.value),
        worth: add(PayPart::Worth),
    });
    let (amount, hours) = (add(base)?, add(PayPart::Hours));
    let costs = raw.costs.iter().zip(0..);
    let costs = costs.filter_map(|(name, i)| Some((name.to_string(), add(PayPart::Cost(i))?)));
    let costs = costs.collect();
    let base = match base {
        PayPart::Hourly => Base::Hourly(amount, hours.unwrap_or_else(|| usual_hours(r, offer))),
        PayPart::Monthly => Base::Monthly(amount),
        _ => Base::Yearly(amount),
    };
    let (clawback, is_monthly) = (raw.clawback, raw.stipend_is_monthly);
    Some(r.draft.package(Package {
        offer,
        currency: Some(currency),
        into: Some(to),
        rate,
        base,
        hours_said: hours.is_some(),
        weeks: raw.weeks,
        bonus,
        sign_on: sign_on.map(|amount| SignOn { amount, clawback }),
        relocation,
        stipend: stipend.map(|amount| Stipend { amount, is_monthly }),
        benefits,
        tax,
        cost_of_living,
        equity,
        costs,
    }))
}

/// Why the criterion does not take amounts of its currency a month.
fn unsuited(raw: &RawPay<'_>, defined: &Defined, to: Currency) -> Option<Diagnostic> {
    let criterion = &defined.criterion;
    let (message, help) = match &criterion.unit {
        _ if defined.broken => return None,
        _ if matches!(criterion.scale, Scale::Levels(_)) => (
            "pay in amounts, and the criterion `pay` has levels".to_owned(),
            "rate `pay` below `[offer.ratings]`, or give it a scale of numbers".to_owned(),
        ),
        Some(unit) if !money(unit).is_some_and(|m| m.a_month) && !defined.broken_currency => {
            let month = format!("{} a month", to.code());
            (
                format!("`[offer.pay]` comes to {month}, and the criterion `pay` is in {unit}"),
                format!("give it `unit = \"{month}\"`, and a scale in that"),
            )
        }
        _ => return None,
    };
    let complaint = Diagnostic::new(Code::PayScale, raw.span, message).help(help);
    Some(match defined.span {
        Some(span) => complaint.related(span, "the criterion"),
        None => complaint,
    })
}

fn quantity(r: &mut Resolution<'_>, offer: OfferId, raw: &RawPart) -> QuantityId {
    let subject = Subject::Part(offer, raw.part);
    let quantity = r.draft.quantity(subject, Rating::Number(raw.spread));
    r.origins.place(quantity, Some(raw.span));
    quantity
}

fn usual_hours(r: &mut Resolution<'_>, offer: OfferId) -> QuantityId {
    let spread = Spread::exact(USUAL_HOURS).unwrap_or(Spread::ZERO);
    r.draft
        .quantity(Subject::Part(offer, PayPart::Hours), Rating::Number(spread))
}

fn vesting(raw: &RawPay<'_>) -> Vec<f64> {
    let even = || vec![1.0 / YEARS as f64; YEARS];
    raw.vesting.clone().unwrap_or_else(even)
}

/// The part that is the base: there is exactly one.
fn base(r: &mut Resolution<'_>, raw: &RawPay<'_>) -> Option<PayPart> {
    let Some((one, others)) = raw.bases.split_first() else {
        if !raw.lost_base {
            r.complaints.push(no_base(raw));
        }
        return None;
    };
    let others = others.iter().map(|other| two_bases(*one, *other));
    r.complaints.extend(others);
    // One that could not be read is complained about already.
    let is_read = raw.parts.iter().any(|p| p.part == one.0);
    (raw.bases.len() == 1 && is_read).then_some(one.0)
}

fn two_bases(one: (PayPart, Span), other: (PayPart, Span)) -> Diagnostic {
    let (a, b) = (one.0.key(), other.0.key());
    let message = format!("pay with two bases, `{a}` and `{b}`");
    Diagnostic::new(Code::TwoBases, other.1, message)
        .help("keep one of them")
        .related(one.1, "the other")
}

fn no_base(raw: &RawPay<'_>) -> Diagnostic {
    const HELP: &str = "add `hourly`, `monthly` or `yearly`";
    let bonus = raw.parts.iter().find(|p| p.part == PayPart::Bonus);
    match bonus.filter(|_| raw.bonus_is_share) {
        Some(bonus) => {
            let message = "a bonus in percent, and no base that it is a part of";
            Diagnostic::new(Code::BonusAlone, bonus.span, message).help(HELP)
        }
        None => Diagnostic::new(Code::NoBase, raw.span, "pay without a base").help(HELP),
    }
}

/// Whether the parts go together; what does not is complained about.
fn is_sound(r: &mut Resolution<'_>, raw: &RawPay<'_>) -> bool {
    let part = |part: PayPart| raw.parts.iter().find(|p| p.part == part);
    let mut found = Vec::new();
    let based = part(PayPart::Monthly).or(part(PayPart::Yearly)).is_some();
    if let (Some(hours), None, true) = (part(PayPart::Hours), part(PayPart::Hourly), based) {
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
        (PayPart::Paid, PayPart::Bonus, "bonus"),
        (PayPart::Worth, PayPart::Grant, "grant"),
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
pub fn stated_twice(rating: Span, pay: Span) -> Diagnostic {
    let message = "`pay` is rated, and `[offer.pay]` states it";
    Diagnostic::new(Code::PayTwice, rating, message)
        .help("delete this rating, or the block `[offer.pay]`")
        .related(pay, "worked out from this")
}
