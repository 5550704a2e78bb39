//! What is paid in a year, or over a time in which all years are alike.

use super::WEEKS_A_MONTH;
use crate::model::{Base, BaseTime, CostTime, Package, QuantityId, Schedule};

/// Weeks of a year.
const WEEKS_A_YEAR: f64 = 12.0 * WEEKS_A_MONTH;

/// A year, or a time in which all years are alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PayPeriod {
    /// The year from 0 whose amounts hold.
    pub year: usize,
    /// How long it is.
    pub months: f64,
    /// The same in weeks.
    pub weeks: f64,
    /// The part of granted shares that vests in it.
    pub vested: f64,
    /// The same of what is granted again each year.
    pub refreshed: f64,
}

/// What is paid in a period, in the package's currency before tax and cost of living.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Income {
    pub wage: f64,
    pub bonus: f64,
    pub equity: f64,
    pub sign_on: f64,
    pub stipend: f64,
    pub relocation: f64,
    pub benefits: f64,
    /// What is taxed of all these.
    pub taxed: f64,
    /// What one pays oneself.
    pub costs: f64,
}

impl Income {
    /// What is left before the cost of living, of which `tax` goes in tax.
    pub fn net(&self, tax: f64) -> f64 {
        let paid = self.wage + self.bonus + self.equity + self.sign_on + self.stipend;
        paid + self.relocation + self.benefits - self.taxed * tax - self.costs
    }
}

/// What a package pays in a period, with these values of its quantities.
pub(super) fn income(
    package: &Package,
    period: &PayPeriod,
    value: &impl Fn(QuantityId) -> f64,
) -> Income {
    let years = period.months / 12.0;
    let base = package.base.as_ref();
    let wage = base.map_or(0.0, |base| wage(base, period, value));
    // An amount so many times, or a part of the base.
    let amount = |schedule: &Schedule, times: f64| {
        let amount = schedule.in_year(period.year);
        amount.map_or(0.0, |a| {
            let whole = if a.is_share { wage } else { times };
            whole * value(a.quantity)
        })
    };
    let mut income = Income {
        wage,
        taxed: wage,
        ..Income::default()
    };
    let tax = |taxed: &mut f64, is_taxed: bool, paid: f64| {
        *taxed += if is_taxed { paid } else { 0.0 };
        paid
    };
    let taxed = &mut income.taxed;
    if let Some(bonus) = &package.bonus {
        let paid = amount(&bonus.target, years) * bonus.paid.map_or(1.0, value);
        income.bonus = tax(taxed, bonus.is_taxed, paid);
    }
    if let Some(equity) = &package.equity {
        let again = equity.refresh.map_or(0.0, value);
        let granted = period.vested * value(equity.grant) + period.refreshed * again;
        income.equity = tax(taxed, true, granted * equity.worth.map_or(1.0, value));
    }
    if let Some(sign_on) = &package.sign_on {
        income.sign_on = tax(taxed, sign_on.is_taxed, amount(&sign_on.amount, 1.0));
    }
    if let Some(stipend) = &package.stipend {
        let times = if stipend.is_monthly {
            period.months
        } else {
            1.0
        };
        income.stipend = tax(taxed, stipend.is_taxed, amount(&stipend.amount, times));
    }
    if let Some(moving) = &package.relocation {
        income.relocation = tax(taxed, moving.is_taxed, amount(&moving.amount, 1.0));
    }
    for benefit in &package.benefits {
        income.benefits += tax(taxed, benefit.is_taxed, amount(&benefit.amount, years));
    }
    for cost in &package.costs {
        let times = match cost.time {
            CostTime::Monthly => period.months,
            CostTime::Yearly => years,
            CostTime::Once => 1.0,
        };
        income.costs += amount(&cost.amount, times);
    }
    income
}

/// The base of a period.
fn wage(base: &Base, period: &PayPeriod, value: &impl Fn(QuantityId) -> f64) -> f64 {
    let Some(amount) = base.amount.in_year(period.year) else {
        return 0.0;
    };
    let amount = value(amount.quantity);
    let paid = base.paid_weeks.map_or(1.0, |q| value(q) / WEEKS_A_YEAR);
    let wage = match base.time {
        BaseTime::Hour(times) | BaseTime::Day(times) => {
            amount * value(times) * (period.weeks * paid)
        }
        BaseTime::Week => amount * (period.weeks * paid),
        BaseTime::Month(None) => amount * period.months,
        BaseTime::Month(Some(salaries)) => amount * value(salaries) * (period.months / 12.0),
        BaseTime::Year => amount * (period.months / 12.0),
    };
    let grown = base.amount.years_after(period.year);
    base.raise
        .map_or(wage, |raise| wage * power(1.0 + value(raise), grown))
}

/// A whole power, by multiplication alone, so that every machine has the same digits.
fn power(x: f64, times: usize) -> f64 {
    (0..times).fold(1.0, |power, _| power * x)
}
