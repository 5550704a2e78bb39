//! What must be there together in `[offer.pay]`, and what cannot be.

use super::resolution::Resolution;
use crate::diag::{Code, Diagnostic, Span};
use crate::load::read::raw::{RawPart, RawPay};
use crate::model::PayPart;
use crate::pay::WEEKS_A_MONTH;
use crate::text::number::{counted, plain};

/// Years over which shares vest evenly where nobody said.
const YEARS: usize = 4;
/// The bases, as they are told.
const BASES: &str = "`hourly`, `daily`, `weekly`, `monthly` or `yearly`";

/// The part that vests in each year.
pub fn vesting(raw: &RawPay<'_>) -> Vec<f64> {
    let even = || vec![1.0 / YEARS as f64; YEARS];
    raw.vesting.clone().unwrap_or_else(even)
}

/// Whether the parts go together; what does not is complained about.
pub fn is_sound(r: &mut Resolution<'_>, raw: &RawPay<'_>) -> bool {
    let mut found = base(raw);
    found.extend(strangers(raw));
    found.extend(two_terms(raw));
    found.extend(late_cliff(raw));
    if !raw.broken {
        found.extend(alone(raw));
        let parts = raw.parts.iter();
        found.extend(parts.filter_map(|own| late_year(raw, own, r.years_end)));
    }
    let is_sound = !raw.broken && !found.iter().any(Diagnostic::is_mistake);
    r.complaints.append(&mut found);
    is_sound
}

/// What is wrong where there is not one base, or a reason to have none.
fn base(raw: &RawPay<'_>) -> Vec<Diagnostic> {
    let Some((one, others)) = raw.bases.split_first() else {
        let none = (!raw.lost_base).then(|| no_base(raw));
        return none.flatten().into_iter().collect();
    };
    let unpaid = raw.unpaid.map(|unpaid| {
        let message = format!("`unpaid` beside `{}`", one.0.key());
        Diagnostic::new(Code::PaidAndUnpaid, unpaid, message)
            .help("delete one of them")
            .related(one.1, "what is paid")
    });
    let others = others.iter().map(|other| two_bases(*one, *other));
    unpaid.into_iter().chain(others).collect()
}

fn two_bases(one: (PayPart, Span), other: (PayPart, Span)) -> Diagnostic {
    let (a, b) = (one.0.key(), other.0.key());
    let message = format!("pay with two bases, `{a}` and `{b}`");
    Diagnostic::new(Code::TwoBases, other.1, message)
        .help("keep one of them")
        .related(one.1, "the other")
}

/// What is wrong with pay without a base; nothing where a stipend is all that is paid, or nothing is.
fn no_base(raw: &RawPay<'_>) -> Option<Diagnostic> {
    let help = format!("add {BASES}");
    if let Some(share) = raw.parts.iter().find(|p| p.is_share) {
        let what = match share.part {
            PayPart::Bonus => "bonus",
            _ => "benefit",
        };
        let message = format!("a {what} in percent, and no base that it is a part of");
        return Some(Diagnostic::new(Code::BonusAlone, share.span, message).help(help));
    }
    if let Some(raise) = raw.stated(PayPart::Raise).next() {
        let message = "a raise, and no base that it raises";
        return Some(Diagnostic::new(Code::BonusAlone, raise.span, message).help(help));
    }
    let Some(stipend) = raw.stated(PayPart::Stipend).next() else {
        let help = format!("{help}, or `unpaid = true`");
        let complaint = Diagnostic::new(Code::NoBase, raw.span, "pay without a base").help(help);
        return raw.unpaid.is_none().then_some(complaint);
    };
    let has_term = raw.parts.iter().any(|p| p.part.is_term());
    let is_lone = !has_term && !raw.stipend_is_monthly && stipend.year.is_none();
    is_lone.then(|| {
        let message = "a stipend alone, and no term that it is for";
        Diagnostic::new(Code::NoBase, stipend.key, message)
            .help("add `weeks` or `months`, or the base that is paid beside it")
    })
}

/// Parts that go with another base.
fn strangers(raw: &RawPay<'_>) -> Vec<Diagnostic> {
    let [(base, _)] = raw.bases[..] else {
        return Vec::new();
    };
    let stranger = |own: &RawPart| {
        let bases = own
            .part
            .goes_with()
            .filter(|bases| !bases.contains(&base))?;
        let of = match own.part {
            PayPart::Hours => "not paid by the hour",
            PayPart::Days => "not paid by the day",
            PayPart::Salaries => "not paid by the month",
            _ => "paid by the month or the year",
        };
        let message = format!("`{}` of a base that is {of}", own.part.key());
        let names: Vec<String> = bases.iter().map(|b| format!("`{}`", b.key())).collect();
        let help = format!("delete it, or state the base as {}", names.join(" or "));
        Some(Diagnostic::new(Code::HoursAlone, own.key, message).help(help))
    };
    raw.parts.iter().filter_map(stranger).collect()
}

fn two_terms(raw: &RawPay<'_>) -> Option<Diagnostic> {
    let mut terms = raw.parts.iter().filter(|p| p.part.is_term());
    let (first, second) = (terms.next()?, terms.next()?);
    let (a, b) = (first.part.key(), second.part.key());
    let message = format!("a term in two ways, `{a}` and `{b}`");
    let complaint = Diagnostic::new(Code::TwoTerms, second.key, message).help("keep one of them");
    Some(complaint.related(first.key, "the other"))
}

fn late_cliff(raw: &RawPay<'_>) -> Option<Diagnostic> {
    let months = 12 * vesting(raw).len();
    let cliff = raw.cliff.as_ref().filter(|c| c.value as usize > months)?;
    let message = format!("a cliff of {} months, longer than the vesting", cliff.value);
    let complaint = Diagnostic::new(Code::BadCliff, cliff.span, message);
    Some(complaint.help(format!("the vesting ends after {months} months")))
}

/// Parts of what is not there.
fn alone(raw: &RawPay<'_>) -> Vec<Diagnostic> {
    const ALONE: [(PayPart, PayPart, &str); 3] = [
        (PayPart::Paid, PayPart::Bonus, "bonus"),
        (PayPart::Worth, PayPart::Grant, "grant"),
        (PayPart::Refresh, PayPart::Grant, "grant"),
    ];
    let lone = |(own, other, name): (PayPart, PayPart, &str)| {
        let own = raw.stated(own).next().filter(|_| !raw.has(other))?;
        let message = format!("`{}` without a `{name}`", own.part.key());
        let complaint = Diagnostic::new(Code::MissingKey, own.key, message);
        Some(complaint.help(format!("add the `{name}`, or delete it")))
    };
    ALONE.into_iter().filter_map(lone).collect()
}

/// An amount of a year that the term does not reach.
fn late_year(raw: &RawPay<'_>, own: &RawPart, years_end: f64) -> Option<Diagnostic> {
    let year = own.year?;
    let term = raw.parts.iter().find(|p| p.part.is_term());
    let months = term.map_or(years_end, |term| match term.part {
        PayPart::Weeks => term.spread.high() / WEEKS_A_MONTH,
        _ => term.spread.high(),
    });
    let begin = 12.0 * f64::from(year - 1);
    let is_first = begin >= months && begin < months + 12.0;
    is_first.then(|| {
        let years = counted(&plain((months / 12.0).ceil()), "year");
        let (of, or) = match term {
            Some(_) => ("the term", "state a longer term"),
            None => (
                "the time that is looked at",
                "set `horizon-months` above the first header",
            ),
        };
        let message = format!("an amount for year {year}, and {of} has {years}");
        let help = format!("delete the amounts beyond it, or {or}");
        Diagnostic::new(Code::BadYears, own.span, message).help(help)
    })
}
