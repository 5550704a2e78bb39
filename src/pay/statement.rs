//! Where the money comes from: year by year, in all, a month and a week.

use super::WEEKS_A_MONTH;
use super::amounts::Amounts;
use super::ends::likely;
use super::figure::Figure;
use super::income::{Income, PayPeriod, income};
use super::vesting::vested;
use crate::model::{Equity, Package, Problem, QuantityId, SignOn};

/// A stretch of time of a statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PayColumn {
    /// The year, from 1; none of a term of at most one.
    pub year: Option<u32>,
    /// How long it is.
    pub months: f64,
    /// Its amounts.
    pub amounts: Amounts,
}

/// What is lost by leaving, after tax where a tax is stated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leaving {
    /// After so many months.
    pub months: u32,
    /// What granted shares that have not vested are worth.
    pub unvested: f64,
    /// What is paid back of what was paid at the beginning.
    pub clawback: f64,
    /// What would be paid of it in the years after.
    pub to_come: f64,
}

/// What an offer pays, in detail, everything at its likely value.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The years; of a term of at most one, one column.
    pub columns: Vec<PayColumn>,
    /// All of them.
    pub whole: PayColumn,
    /// The figure of a month.
    pub month: f64,
    /// The same a week.
    pub week: f64,
    /// What is lost by leaving after one and two years, where the term is longer.
    pub leaving: Vec<Leaving>,
}

/// The statement of a package.
pub fn statement(problem: &Problem, package: &Package) -> Statement {
    statement_with(package, |q| likely(problem, q))
}

/// The statement of a package with these values of its quantities.
pub fn statement_with(package: &Package, value: impl Fn(QuantityId) -> f64) -> Statement {
    let figure = Figure::new(package);
    let whole = figure.whole(&value);
    let periods: Vec<PayPeriod> = if whole.months <= 12.0 {
        vec![whole]
    } else {
        figure.years(&whole).collect()
    };
    let column = |period: &PayPeriod| PayColumn {
        year: (whole.months > 12.0).then_some(period.year as u32 + 1),
        months: period.months,
        amounts: amounts(&figure, period, &value),
    };
    let columns: Vec<PayColumn> = periods.iter().map(column).collect();
    let amounts = columns
        .iter()
        .fold(Amounts::default(), |sum, c| sum.plus(&c.amounts));
    let month = figure.month(&value);
    Statement {
        whole: PayColumn {
            year: None,
            months: whole.months,
            amounts,
        },
        columns,
        month,
        week: month / WEEKS_A_MONTH,
        leaving: leaving(&figure, &value),
    }
}

fn amounts(figure: &Figure<'_>, period: &PayPeriod, value: &impl Fn(QuantityId) -> f64) -> Amounts {
    let income = income(figure.package, period, value);
    let rate = figure.tax(value);
    let before = income.net(rate);
    let Income {
        wage,
        bonus,
        equity,
        sign_on,
        stipend,
        relocation,
        benefits,
        taxed,
        costs,
    } = income;
    let (tax, costs) = (-taxed * rate, -costs);
    let total = before / figure.cost_of_living(value);
    let living = total - before;
    let by_source = [
        wage, bonus, equity, sign_on, stipend, relocation, benefits, tax, costs, living,
    ];
    Amounts::new(by_source, total).times(figure.rate(value))
}

/// Unvested shares and what is paid back or never paid, after one and two years of a longer term.
fn leaving(figure: &Figure<'_>, value: &impl Fn(QuantityId) -> f64) -> Vec<Leaving> {
    let package = figure.package;
    if package.equity.is_none() && package.sign_on.is_none() {
        return Vec::new();
    }
    let (term, rate) = (figure.whole(value).months, figure.rate(value));
    let kept = |is_taxed: bool| {
        let tax = if is_taxed { figure.tax(value) } else { 0.0 };
        rate * (1.0 - tax)
    };
    let after = |months: u32| {
        let sign_on = package.sign_on.as_ref();
        let [clawback, to_come] = sign_on.map_or([0.0; 2], |s| {
            let money = back_and_to_come(s, months, term, value);
            money.map(|x| kept(s.is_taxed) * x)
        });
        let equity = package.equity.as_ref();
        Leaving {
            months,
            unvested: kept(true) * equity.map_or(0.0, |e| unvested(e, months, value)),
            clawback,
            to_come,
        }
    };
    let some = |l: &Leaving| f64::from(l.months) < term;
    [12, 24].map(after).into_iter().filter(some).collect()
}

/// What the shares are worth that are granted by a month and have not vested.
fn unvested(equity: &Equity, months: u32, value: &impl Fn(QuantityId) -> f64) -> f64 {
    let months = f64::from(months);
    let left = |since: f64| 1.0 - vested(equity, months - since);
    let again = (1..).map(|year: u32| 12.0 * f64::from(year));
    let again: f64 = again.take_while(|start| *start < months).map(left).sum();
    let granted = value(equity.grant) * left(0.0) + equity.refresh.map_or(0.0, value) * again;
    granted * equity.worth.map_or(1.0, value)
}

/// What is paid back of a sign-on by who leaves after so many months, and what of it would be paid
/// in the years of the term after them.
fn back_and_to_come(
    sign_on: &SignOn,
    months: u32,
    term: f64,
    value: &impl Fn(QuantityId) -> f64,
) -> [f64; 2] {
    let (mut paid, mut to_come) = (0.0, 0.0);
    for year in 0..sign_on.amount.years_stated() {
        let amount = sign_on.amount.in_year(year);
        let amount = amount.map_or(0.0, |a| value(a.quantity));
        let start = 12.0 * year as f64;
        if start < f64::from(months) {
            paid += amount;
        } else if start < term {
            to_come += amount;
        }
    }
    let left = sign_on.clawback.saturating_sub(months);
    let part = match left {
        0 => 0.0,
        left if sign_on.is_pro_rata => f64::from(left) / f64::from(sign_on.clawback),
        _ => 1.0,
    };
    [paid * part, to_come]
}
