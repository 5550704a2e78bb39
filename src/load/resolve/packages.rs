//! `[offer.pay]` to packages: each stated part becomes a quantity.

use super::catalog::{CriterionEntry, Defined};
use super::package_checks as checks;
use super::rates::Rates;
use super::resolution::Resolution;
use crate::diag::{Code, Diagnostic, Span};
use crate::load::grammar::money::money;
use crate::load::read::raw::{RawPart, RawPay};
use crate::model::{
    Base, BaseTime, Benefit, Bonus, Cost, CostTime, Currency, Equity, OfferId, Package, PackageId,
    PartInYear, PayPart, PayTerm, Payment, QuantityId, Rating, Scale, Schedule, SignOn, Spread,
    Stipend, Subject, YearAmount,
};
use crate::pay::{USUAL_DAYS, USUAL_HOURS};
use crate::text::order::InOrder;

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
    let checked = checks::is_sound(r, raw);
    let currency = raw.currency.as_ref().map_or(to, |c| c.value);
    let rates = match &raw.currency {
        Some(own) if own.value != to && is_known => {
            rates.quantities(r, (own.value, own.span), to)?
        }
        _ => Vec::new(),
    };
    if !suits || !checked {
        return None;
    }
    let mut parts = StatedParts { r, offer, raw };
    let package = Package {
        offer,
        currency: Some(currency),
        into: Some(to),
        rates,
        base: parts.base(),
        hours_said: raw.has(PayPart::Hours) || raw.has(PayPart::Days),
        term: parts.term(),
        bonus: parts.bonus(),
        sign_on: parts.sign_on(),
        relocation: parts.relocation(),
        stipend: parts.stipend(),
        benefits: parts.benefits(),
        tax: parts.one(PayPart::Tax),
        cost_of_living: parts.one(PayPart::CostOfLiving),
        equity: parts.equity(),
        costs: parts.costs(),
    };
    Some(r.draft.package(package))
}

/// What is stated of an offer's pay, as quantities.
struct StatedParts<'r, 's, 'p, 'a> {
    r: &'r mut Resolution<'s>,
    offer: OfferId,
    raw: &'p RawPay<'a>,
}

impl StatedParts<'_, '_, '_, '_> {
    fn quantity(&mut self, own: &RawPart) -> QuantityId {
        let (part, year) = (own.part, own.year);
        let subject = Subject::Part(self.offer, PartInYear { part, year });
        let rating = Rating::Number(own.spread);
        let quantity = self.r.draft.quantity(subject, rating);
        self.r.origins.place(quantity, Some(own.span));
        quantity
    }

    /// A part that is the same in all years.
    fn one(&mut self, part: PayPart) -> Option<QuantityId> {
        let own = self.raw.stated(part).next()?;
        Some(self.quantity(own))
    }

    /// A part that may be another amount in each year; whether the last one goes on.
    fn over_years(&mut self, part: PayPart, goes_on: bool) -> Option<Schedule> {
        let mut all: Vec<&RawPart> = self.raw.stated(part).collect();
        all.order_by_key(|own| own.year);
        let amounts = all.iter().map(|own| YearAmount {
            quantity: self.quantity(own),
            is_share: own.is_share,
        });
        let amounts: Vec<YearAmount> = amounts.collect();
        match (&all[..], &amounts[..]) {
            ([], _) | (_, []) => None,
            ([own], [amount]) if own.year.is_none() => Some(Schedule::plain(*amount, goes_on)),
            _ => Some(Schedule::years(amounts, goes_on)),
        }
    }

    fn is_taxed(&self, part: PayPart, usually: bool) -> bool {
        let said = self.raw.taxed.iter().find(|(own, _)| *own == part);
        said.map_or(usually, |(_, is_taxed)| *is_taxed)
    }

    fn base(&mut self) -> Option<Base> {
        let (part, _) = *self.raw.bases.first()?;
        let amount = self.over_years(part, true)?;
        let time = match part {
            PayPart::Hourly => BaseTime::Hour(self.usual(PayPart::Hours, USUAL_HOURS)),
            PayPart::Daily => BaseTime::Day(self.usual(PayPart::Days, USUAL_DAYS)),
            PayPart::Weekly => BaseTime::Week,
            PayPart::Monthly => BaseTime::Month(self.one(PayPart::Salaries)),
            _ => BaseTime::Year,
        };
        Some(Base {
            amount,
            time,
            raise: self.one(PayPart::Raise),
            paid_weeks: self.one(PayPart::PaidWeeks),
        })
    }

    /// A part, or what is usual where nobody said.
    fn usual(&mut self, part: PayPart, usual: f64) -> QuantityId {
        let stated = self.one(part);
        stated.unwrap_or_else(|| {
            let spread = Spread::exact(usual).unwrap_or(Spread::ZERO);
            let subject = Subject::Part(self.offer, part.into());
            self.r.draft.quantity(subject, Rating::Number(spread))
        })
    }

    fn term(&mut self) -> PayTerm {
        let Some(own) = self.raw.parts.iter().find(|p| p.part.is_term()) else {
            return PayTerm::ForGood(self.r.horizon);
        };
        let is_weeks = own.part == PayPart::Weeks;
        match (is_weeks, own.spread.low() == own.spread.high()) {
            (true, true) => PayTerm::Weeks(own.spread.likely()),
            (false, true) => PayTerm::Months(own.spread.likely()),
            (true, false) => PayTerm::UncertainWeeks(self.quantity(own)),
            (false, false) => PayTerm::UncertainMonths(self.quantity(own)),
        }
    }

    fn bonus(&mut self) -> Option<Bonus> {
        Some(Bonus {
            target: self.over_years(PayPart::Bonus, true)?,
            paid: self.one(PayPart::Paid),
            is_taxed: self.is_taxed(PayPart::Bonus, true),
        })
    }

    fn sign_on(&mut self) -> Option<SignOn> {
        Some(SignOn {
            amount: self.over_years(PayPart::SignOn, false)?,
            clawback: self.raw.clawback,
            is_pro_rata: self.raw.is_pro_rata,
            is_taxed: self.is_taxed(PayPart::SignOn, true),
        })
    }

    fn relocation(&mut self) -> Option<Payment> {
        Some(Payment {
            amount: self.over_years(PayPart::Relocation, false)?,
            is_taxed: self.is_taxed(PayPart::Relocation, false),
        })
    }

    fn stipend(&mut self) -> Option<Stipend> {
        let is_monthly = self.raw.stipend_is_monthly;
        // Of a list, nothing is paid after its last year.
        let is_listed = self.raw.stated(PayPart::Stipend).any(|p| p.year.is_some());
        Some(Stipend {
            amount: self.over_years(PayPart::Stipend, is_monthly && !is_listed)?,
            is_monthly,
            is_taxed: self.is_taxed(PayPart::Stipend, true),
        })
    }

    fn benefits(&mut self) -> Vec<Benefit> {
        let named = self.raw.benefits.iter().zip(0..);
        let named = named.map(|(name, i)| (Some(name.to_string()), PayPart::Benefit(i)));
        let all = std::iter::once((None, PayPart::Benefits)).chain(named);
        all.filter_map(|(name, part)| {
            Some(Benefit {
                name,
                amount: self.over_years(part, true)?,
                is_taxed: self.is_taxed(part, false),
            })
        })
        .collect()
    }

    fn equity(&mut self) -> Option<Equity> {
        Some(Equity {
            grant: self.one(PayPart::Grant)?,
            refresh: self.one(PayPart::Refresh),
            vesting: checks::vesting(self.raw),
            cliff: self.raw.cliff.as_ref().map_or(0, |c| c.value),
            worth: self.one(PayPart::Worth),
        })
    }

    fn costs(&mut self) -> Vec<Cost> {
        let costs = self.raw.costs.iter().zip(0..);
        costs
            .filter_map(|((name, time), i)| {
                Some(Cost {
                    name: name.to_string(),
                    amount: self.over_years(PayPart::Cost(i), *time != CostTime::Once)?,
                    time: *time,
                })
            })
            .collect()
    }
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
    Some(complaint.maybe_related(defined.span, "the criterion"))
}

/// A plain rating beside a package.
pub fn stated_twice(rating: Span, pay: Span) -> Diagnostic {
    let message = "`pay` is rated, and `[offer.pay]` states it";
    Diagnostic::new(Code::PayTwice, rating, message)
        .help("delete this rating, or the block `[offer.pay]`")
        .related(pay, "worked out from this")
}
