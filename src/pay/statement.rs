//! Where the money comes from: year by year, in all, a month and a week.

use super::WEEKS_A_MONTH;
use super::amounts::Amounts;
use super::figure::{Figure, Income, PayPeriod, likely};
use super::vesting::vested;
use crate::model::{Package, Problem, QuantityId};

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

/// What is lost by leaving.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leaving {
    /// After so many months.
    pub months: u32,
    /// What granted shares that have not vested are worth.
    pub unvested: f64,
    /// What is paid back of what was paid at the beginning.
    pub clawback: f64,
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
    let value = |q: QuantityId| likely(problem, q);
    let figure = Figure::new(package);
    let stretches = stretches(&figure);
    let column = |(year, stretch): &(Option<u32>, PayPeriod)| PayColumn {
        year: *year,
        months: stretch.months,
        amounts: amounts(&figure, *stretch, &value),
    };
    let columns: Vec<PayColumn> = stretches.iter().map(column).collect();
    let amounts = columns
        .iter()
        .fold(Amounts::default(), |sum, c| sum.plus(&c.amounts));
    let month = figure.month(value);
    Statement {
        whole: PayColumn {
            year: None,
            months: figure.months,
            amounts,
        },
        columns,
        month,
        week: month / WEEKS_A_MONTH,
        leaving: leaving(&figure, &value),
    }
}

/// Year by year; a term of at most a year as a whole.
fn stretches(figure: &Figure<'_>) -> Vec<(Option<u32>, PayPeriod)> {
    let stretch = |months, vested, is_first| PayPeriod {
        months,
        vested,
        is_first,
    };
    if figure.months <= 12.0 {
        return vec![(None, stretch(figure.months, figure.vested, true))];
    }
    let equity = figure.package.equity.as_ref();
    let by = |months: f64| equity.map_or(0.0, |e| vested(e, months));
    let year = |year: u32| {
        let start = 12.0 * f64::from(year - 1);
        let end = figure.months.min(start + 12.0);
        (
            Some(year),
            stretch(end - start, by(end) - by(start), year == 1),
        )
    };
    // The last year may be a part of one.
    (1..=(figure.months / 12.0).ceil() as u32)
        .map(year)
        .collect()
}

fn amounts(figure: &Figure<'_>, stretch: PayPeriod, value: &impl Fn(QuantityId) -> f64) -> Amounts {
    let income = figure.income(stretch, value);
    let tax = -income.taxed() * figure.package.tax.map_or(0.0, value);
    let costs = -figure.costs(value) * stretch.months;
    let Income {
        wage,
        bonus,
        equity,
        sign_on,
        stipend,
        relocation,
        benefits,
    } = income;
    let before = income.taxed() + tax + relocation + benefits + costs;
    let total = before / figure.cost_of_living(value);
    let living = total - before;
    let by_source = [
        wage, bonus, equity, sign_on, stipend, relocation, benefits, tax, costs, living,
    ];
    Amounts::new(by_source, total).times(figure.rate(value))
}

/// Unvested shares and what is paid back, after one and two years of a longer term.
fn leaving(figure: &Figure<'_>, value: &impl Fn(QuantityId) -> f64) -> Vec<Leaving> {
    let package = figure.package;
    if package.equity.is_none() && package.sign_on.is_none() {
        return Vec::new();
    }
    let rate = figure.rate(value);
    let after = |months: u32| Leaving {
        months,
        unvested: package.equity.as_ref().map_or(0.0, |e| {
            let worth = value(e.grant) * e.worth.map_or(1.0, value);
            rate * worth * (1.0 - vested(e, f64::from(months)))
        }),
        clawback: package.sign_on.map_or(0.0, |s| {
            let held = months < s.clawback;
            if held { rate * value(s.amount) } else { 0.0 }
        }),
    };
    let some = |l: &Leaving| f64::from(l.months) < figure.months;
    [12, 24].map(after).into_iter().filter(some).collect()
}
