//! The figure of a month.

use super::vesting::vested;
use super::{FOR_GOOD, WEEKS_A_MONTH};
use crate::model::{Base, Package, PackageId, PayPart, Problem, QuantityId, Rating, Spread};

/// A package made ready for its figure: what does not depend on amounts is worked out.
#[derive(Clone, Copy, Debug)]
pub struct Figure<'p> {
    /// The package.
    pub package: &'p Package,
    /// The months that it is looked at.
    pub months: f64,
    /// The part of granted shares that vests in them.
    pub vested: f64,
}

/// What is paid over some time, in the package's currency before tax and cost of living.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Income {
    pub wage: f64,
    pub bonus: f64,
    pub equity: f64,
    pub sign_on: f64,
    pub stipend: f64,
    pub relocation: f64,
    pub benefits: f64,
}

impl Income {
    /// What is taxed.
    pub fn taxed(&self) -> f64 {
        self.wage + self.bonus + self.equity + self.sign_on + self.stipend
    }
}

/// A stretch of time, and what falls into it.
#[derive(Clone, Copy, Debug)]
pub(super) struct PayPeriod {
    pub months: f64,
    /// The part of granted shares that vests in it.
    pub vested: f64,
    /// Whether what is paid once falls into it.
    pub is_first: bool,
}

impl<'p> Figure<'p> {
    /// A package made ready.
    pub fn new(package: &'p Package) -> Self {
        let months = package.weeks.map_or(FOR_GOOD, |w| w / WEEKS_A_MONTH);
        let vested = package.equity.as_ref().map_or(0.0, |e| vested(e, months));
        Self {
            package,
            months,
            vested,
        }
    }

    /// The figure of a month, in the criterion's currency, with these values of its quantities.
    pub fn month(&self, value: impl Fn(QuantityId) -> f64) -> f64 {
        let package = self.package;
        let whole = PayPeriod {
            months: self.months,
            vested: self.vested,
            is_first: true,
        };
        let income = self.income(whole, &value);
        let kept = 1.0 - package.tax.map_or(0.0, &value);
        let net = income.taxed() * kept + income.relocation + income.benefits;
        let a_month = net / self.months - self.costs(&value);
        a_month / self.cost_of_living(&value) * self.rate(&value)
    }

    /// What is paid in a stretch of time.
    pub(super) fn income(&self, stretch: PayPeriod, value: &impl Fn(QuantityId) -> f64) -> Income {
        let package = self.package;
        let years = stretch.months / 12.0;
        let once = if stretch.is_first { 1.0 } else { 0.0 };
        let amount = |q: Option<QuantityId>| q.map_or(0.0, value);
        let wage = self.wage(stretch.months, value);
        let bonus = package.bonus.map_or(0.0, |b| {
            let whole = if b.is_share { wage } else { years };
            whole * value(b.target) * b.paid.map_or(1.0, value)
        });
        let equity = package.equity.as_ref().map_or(0.0, |e| {
            stretch.vested * value(e.grant) * e.worth.map_or(1.0, value)
        });
        let stipend = package.stipend.map_or(0.0, |s| {
            let times = if s.is_monthly { stretch.months } else { once };
            times * value(s.amount)
        });
        Income {
            wage,
            bonus,
            equity,
            sign_on: once * amount(package.sign_on.map(|s| s.amount)),
            stipend,
            relocation: once * amount(package.relocation),
            benefits: years * amount(package.benefits),
        }
    }

    fn wage(&self, months: f64, value: &impl Fn(QuantityId) -> f64) -> f64 {
        match self.package.base {
            Base::Hourly(amount, hours) => {
                // The weeks themselves where they are stated: their months are made from them.
                let term = self.package.weeks.filter(|_| months == self.months);
                value(amount) * value(hours) * term.unwrap_or(months * WEEKS_A_MONTH)
            }
            Base::Monthly(amount) => value(amount) * months,
            Base::Yearly(amount) => value(amount) * (months / 12.0),
        }
    }

    /// The costs of a month.
    pub(super) fn costs(&self, value: &impl Fn(QuantityId) -> f64) -> f64 {
        self.package.costs.iter().map(|(_, q)| value(*q)).sum()
    }

    pub(super) fn cost_of_living(&self, value: &impl Fn(QuantityId) -> f64) -> f64 {
        self.package.cost_of_living.map_or(1.0, value)
    }

    pub(super) fn rate(&self, value: &impl Fn(QuantityId) -> f64) -> f64 {
        self.package.rate.map_or(1.0, value)
    }
}

/// A quantity's numbers; those of parts and rates always are.
pub(super) fn numbers(problem: &Problem, quantity: QuantityId) -> Option<Spread> {
    match problem.quantity(quantity).rating {
        Rating::Number(spread) => Some(spread),
        Rating::Level { .. } | Rating::Unknown => None,
    }
}

/// A quantity's likely value.
pub fn likely(problem: &Problem, quantity: QuantityId) -> f64 {
    numbers(problem, quantity).map_or(0.0, Spread::likely)
}

/// The least, the likely and the most that a month may come to; one quantity may be set.
pub fn spread(problem: &Problem, package: &Package, set: Option<(QuantityId, f64)>) -> Spread {
    let figure = Figure::new(package);
    let set = |q: QuantityId| set.filter(|s| s.0 == q).map(|s| s.1);
    let middle = figure.month(|q| set(q).unwrap_or_else(|| likely(problem, q)));
    let parts = package.parts();
    let end = |best: bool, last: [bool; 2]| {
        figure.month(|q| {
            let part = parts
                .iter()
                .find(|(_, own)| *own == q)
                .map(|(part, _)| *part);
            let up = match part {
                // What money is worth turns round where it is less than none.
                Some(PayPart::CostOfLiving) => last[0],
                None => last[1],
                Some(part) => part.adds() == best,
            };
            let ends = numbers(problem, q).map_or((0.0, 0.0), |s| (s.low(), s.high()));
            set(q).unwrap_or(if up { ends.1 } else { ends.0 })
        })
    };
    let corners = [[false, false], [false, true], [true, false], [true, true]];
    let least = corners
        .map(|last| end(false, last))
        .into_iter()
        .fold(middle, f64::min);
    let most = corners
        .map(|last| end(true, last))
        .into_iter()
        .fold(middle, f64::max);
    let exact = || Spread::exact(middle);
    // Amounts and rates are bounded where they are read, so that no figure is infinite.
    Spread::new(least, middle, most)
        .or_else(|_| exact())
        .unwrap_or(Spread::ZERO)
}

/// A month's figure as a rating of the criterion.
pub fn rating(problem: &Problem, id: PackageId) -> Rating {
    Rating::Number(spread(problem, problem.package(id), None))
}
