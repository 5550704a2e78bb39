//! The figure of a month.

use super::WEEKS_A_MONTH;
use super::income::{PayPeriod, income};
use super::vesting::{refreshed, vested};
use crate::model::{Base, CostTime, Package, QuantityId, Schedule};

/// A package made ready for its figure: what does not depend on amounts is worked out.
#[derive(Clone, Copy, Debug)]
pub struct Figure<'p> {
    /// The package.
    pub package: &'p Package,
    /// All of the term, where it is certain.
    whole: Option<PayPeriod>,
    /// Whether all years are alike.
    is_even: bool,
}

impl<'p> Figure<'p> {
    /// A package made ready.
    pub fn new(package: &'p Package) -> Self {
        let is_certain = package.term.uncertain().is_none();
        Self {
            package,
            whole: is_certain.then(|| whole(package, |_| 0.0)),
            is_even: is_even(package),
        }
    }

    /// The figure of a month, in the criterion's currency, with these values of its quantities.
    pub fn month(&self, value: impl Fn(QuantityId) -> f64) -> f64 {
        let whole = self.whole(&value);
        let tax = self.tax(&value);
        let net = |period: &PayPeriod| income(self.package, period, &value).net(tax);
        let net = if self.is_even {
            net(&whole)
        } else {
            self.years(&whole).map(|year| net(&year)).sum()
        };
        net / whole.months / self.cost_of_living(&value) * self.rate(&value)
    }

    /// The months that are looked at, with these values.
    pub fn months(&self, value: impl Fn(QuantityId) -> f64) -> f64 {
        self.whole(&value).months
    }

    /// How much of a month has grown by a raise 0, 1, 2, ... times, were there none.
    pub fn growth(&self, value: impl Fn(QuantityId) -> f64) -> Vec<f64> {
        let whole = self.whole(&value);
        let mut grown = Vec::new();
        let Some(base) = &self.package.base else {
            return grown;
        };
        let kept = self.rate(&value) / whole.months / self.cost_of_living(&value);
        let plain = |q| if base.raise == Some(q) { 0.0 } else { value(q) };
        let none = |q| {
            if base.amount.parts().any(|own| own.1 == q) {
                0.0
            } else {
                value(q)
            }
        };
        for year in self.years(&whole) {
            let net = |value: &dyn Fn(QuantityId) -> f64| {
                income(self.package, &year, &value).net(self.tax(&value))
            };
            let times = base.amount.years_after(year.year);
            grown.resize(grown.len().max(times + 1), 0.0);
            grown[times] += kept * (net(&plain) - net(&none));
        }
        grown
    }

    /// Whether all years are alike, and no shares vest in them: then what is paid once is spread
    /// over the term, and all else is the same in each month.
    pub fn is_spread(&self) -> bool {
        self.is_even && self.package.equity.is_none()
    }

    pub(super) fn whole(&self, value: &impl Fn(QuantityId) -> f64) -> PayPeriod {
        self.whole.unwrap_or_else(|| whole(self.package, value))
    }

    /// The years of a term, the last of which may be a part of one.
    pub(super) fn years(&self, whole: &PayPeriod) -> impl Iterator<Item = PayPeriod> + use<'p> {
        let equity = self.package.equity.as_ref();
        let by = move |months: f64| {
            let equity = equity.map(|e| (vested(e, months), refreshed(e, months)));
            equity.unwrap_or_default()
        };
        let months = whole.months;
        (0..(months / 12.0).ceil() as usize).map(move |year| {
            let start = 12.0 * year as f64;
            let end = months.min(start + 12.0);
            let (before, after) = (by(start), by(end));
            PayPeriod {
                year,
                months: end - start,
                weeks: (end - start) * WEEKS_A_MONTH,
                vested: after.0 - before.0,
                refreshed: after.1 - before.1,
            }
        })
    }

    pub(super) fn tax(&self, value: &impl Fn(QuantityId) -> f64) -> f64 {
        self.package.tax.map_or(0.0, value)
    }

    pub(super) fn cost_of_living(&self, value: &impl Fn(QuantityId) -> f64) -> f64 {
        self.package.cost_of_living.map_or(1.0, value)
    }

    pub(super) fn rate(&self, value: &impl Fn(QuantityId) -> f64) -> f64 {
        self.package.rates.iter().map(|q| value(*q)).product()
    }
}

/// All of a term, with these values.
fn whole(package: &Package, value: impl Fn(QuantityId) -> f64) -> PayPeriod {
    let (months, weeks) = match package.term.length(value) {
        (weeks, true) => (weeks / WEEKS_A_MONTH, weeks),
        (months, false) => (months, months * WEEKS_A_MONTH),
    };
    let equity = package.equity.as_ref();
    PayPeriod {
        year: 0,
        months,
        weeks,
        vested: equity.map_or(0.0, |e| vested(e, months)),
        refreshed: equity.map_or(0.0, |e| refreshed(e, months)),
    }
}

/// Whether all years are alike but for what is paid once and the shares that vest.
fn is_even(package: &Package) -> bool {
    let once = |s: &Schedule| s.years_stated() == 1;
    let base = package.base.as_ref().is_none_or(Base::is_even);
    let stipend = package.stipend.as_ref();
    let stipend = stipend.is_none_or(|s| once(&s.amount) && (!s.is_monthly || s.amount.is_even()));
    let cost = |time, s: &Schedule| match time {
        CostTime::Once => once(s),
        CostTime::Monthly | CostTime::Yearly => s.is_even(),
    };
    base && stipend
        && package.bonus.as_ref().is_none_or(|b| b.target.is_even())
        && package.sign_on.as_ref().is_none_or(|s| once(&s.amount))
        && package.relocation.as_ref().is_none_or(|r| once(&r.amount))
        && package.benefits.iter().all(|b| b.amount.is_even())
        && package.costs.iter().all(|c| cost(c.time, &c.amount))
}
