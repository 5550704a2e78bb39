//! A package in words: how its figure comes about, and what is taken for granted.

use crate::load::Loaded;
use crate::model::{Base, Currency, Package, Problem, QuantityId};
use crate::pay::{Amounts, Figure, PayColumn, PaySource, WEEKS_A_MONTH, likely};
use crate::text::number::{
    counted, grouped, in_currency, list, money, plain, significant, to_the_cent,
};

/// Digits of a factor, at least and at most.
const DIGITS: std::ops::Range<usize> = 5..16;

/// Whether amounts are told to the cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cents {
    Shown,
    Hidden,
}

/// A package in words.
pub(super) struct Working<'p> {
    pub problem: &'p Problem,
    pub package: &'p Package,
}

impl Working<'_> {
    fn value(&self, quantity: QuantityId) -> f64 {
        likely(self.problem, quantity)
    }

    /// An amount in the package's own currency: with cents, or to the unit.
    fn money(&self, x: f64, cents: Cents) -> String {
        let code = self.package.currency.as_ref().map(Currency::code);
        match cents {
            Cents::Shown if !is_whole(x) => in_currency(&to_the_cent(x), code),
            _ => money(x, code),
        }
    }

    /// What a base is paid at: with all its digits.
    fn exact(&self, x: f64) -> String {
        let code = self.package.currency.as_ref().map(Currency::code);
        if is_whole(100.0 * x) {
            self.money(x, Cents::Shown)
        } else {
            in_currency(&grouped(significant(x, 9)), code)
        }
    }

    /// Whether a sum needs its cents: the amounts to the unit do not add up to the total to the unit.
    fn cents(whole: &Amounts, rate: f64) -> Cents {
        let amounts = PaySource::ALL.map(|source| match source {
            PaySource::CostOfLiving => 0.0,
            _ => whole.of(source) / rate,
        });
        let shown = |x: &f64| {
            if x.abs() < 99.995 {
                (100.0 * x).round() / 100.0
            } else {
                x.round()
            }
        };
        let sum: f64 = amounts.iter().map(shown).sum();
        if (sum - shown(&amounts.iter().sum())).abs() < 1e-3 {
            Cents::Hidden
        } else {
            Cents::Shown
        }
    }

    /// `$52.00 x 40 h x 10 weeks + $4,000 stipend`, in the package's own currency.
    pub fn sum(&self, whole: &Amounts, rate: f64) -> String {
        let cents = Self::cents(whole, rate);
        let mut sum = self.base(cents);
        for source in PaySource::ALL {
            let amount = whole.of(source);
            if let Some(word) = added(source).filter(|_| amount != 0.0) {
                let sign = if amount < 0.0 { "-" } else { "+" };
                let amount = self.money(amount.abs() / rate, cents);
                sum.extend([" ", sign, " ", &amount, " ", word]);
            }
        }
        sum
    }

    fn base(&self, cents: Cents) -> String {
        let package = self.package;
        let months = Figure::new(package).months;
        let times = |amount, x, unit| {
            let amount = self.value(amount);
            let times = counted(&factor(amount, x, cents), unit);
            format!("{} x {times}", self.exact(amount))
        };
        match package.base {
            Base::Hourly(amount, hours) => {
                let (amount, hours) = (self.value(amount), significant(self.value(hours), 9));
                let weeks = package.weeks.unwrap_or(months * WEEKS_A_MONTH);
                let weeks = counted(&factor(amount * hours, weeks, cents), "week");
                format!("{} x {} h x {weeks}", self.exact(amount), grouped(hours))
            }
            Base::Monthly(amount) => times(amount, months, "month"),
            Base::Yearly(amount) => times(amount, months / 12.0, "year"),
        }
    }

    /// The sum, what it comes to, and over how long.
    pub fn whole(&self, sum: &str, whole: &PayColumn, rate: Option<f64>) -> String {
        let amounts = &whole.amounts;
        let rate = rate.unwrap_or(1.0);
        let before = (amounts.total - amounts.of(PaySource::CostOfLiving)) / rate;
        let mut text = format!("{sum} = {}", self.money(before, Self::cents(amounts, rate)));
        let living = self.package.cost_of_living.map(|q| self.value(q));
        if let Some(living) = living.filter(|x| *x != 1.0) {
            let living = grouped(significant(living, DIGITS.start));
            text.extend([", / ", &living, " cost of living"]);
        }
        if let (Some(_), Some(to), Some(own)) =
            (self.package.rate, self.package.into, self.package.currency)
        {
            let rate = plain(significant(rate, DIGITS.start));
            text.extend([", x ", &rate, " ", to.code(), " for 1 ", own.code()]);
        }
        text + &format!(", over {} months", term(whole.months))
    }

    /// What is taken for granted, in sentences without full stops.
    pub fn assumptions(&self, loaded: &Loaded) -> Vec<String> {
        let package = self.package;
        let mut all = Vec::new();
        if let (Base::Hourly(..), false) = (package.base, package.hours_said) {
            all.push("40 hours a week, as none are stated".to_owned());
        }
        if package.weeks.is_none() {
            all.push("a permanent job is averaged over its first 48 months".to_owned());
        }
        if package.bonus.is_some_and(|b| b.paid.is_none()) {
            all.push("the bonus is paid in full".to_owned());
        }
        let figure = Figure::new(package);
        if let Some(months) = package.sign_on.map(|s| s.clawback).filter(|m| *m > 0) {
            let mut text =
                format!("leaving before the end of month {months} costs the whole sign-on");
            if f64::from(months) > figure.months {
                text += ", but it counts in full here, as the term is shorter";
            }
            all.push(text);
        }
        if let Some(equity) = &package.equity {
            all.push(vesting(&equity.vesting, equity.cliff));
            if figure.vested == 0.0 {
                all.push("none of the shares vest within the term".to_owned());
            } else if equity.worth.is_none() {
                all.push("the shares keep today's worth until they vest".to_owned());
            }
        }
        all.push(match package.tax {
            Some(_) => "tax is taken from all but relocation and benefits".to_owned(),
            None => "before tax".to_owned(),
        });
        if let (Some(rate), Some(from), Some(to)) = (package.rate, package.currency, package.into) {
            let day = loaded.origins.note(rate).and_then(|n| n.as_of);
            let day = day.map(|d| format!(", as of {}", d.strftime("%-d %b %Y")));
            let x = plain(significant(self.value(rate), DIGITS.start));
            let (from, to) = (from.code(), to.code());
            all.push(format!("1 {from} is {x} {to}{}", day.unwrap_or_default()));
        }
        all
    }
}

fn is_whole(x: f64) -> bool {
    (x - x.round()).abs() < 1e-6
}

/// A factor with the digits that it takes to make an amount come out to what is shown.
fn factor(amount: f64, x: f64, cents: Cents) -> String {
    let unit = if cents == Cents::Shown { 100.0 } else { 1.0 };
    let shown = |x: f64| (unit * amount * x).round();
    let all = DIGITS.map(|digits| significant(x, digits));
    let mut all = all.filter(|short| shown(*short) == shown(x));
    grouped(all.next().unwrap_or(x))
}

/// What is added to the base, or taken from the sum, in a word.
fn added(source: PaySource) -> Option<&'static str> {
    match source {
        PaySource::Wage | PaySource::CostOfLiving => None,
        PaySource::Bonus => Some("bonus"),
        PaySource::Equity => Some("shares"),
        PaySource::SignOn => Some("sign-on"),
        PaySource::Stipend => Some("stipend"),
        PaySource::Relocation => Some("relocation"),
        PaySource::Benefits => Some("benefits"),
        PaySource::Tax => Some("tax"),
        PaySource::Costs => Some("costs"),
    }
}

/// Months of a term, to two places unless they are whole.
fn term(months: f64) -> String {
    if months.fract() == 0.0 {
        grouped(months)
    } else {
        format!("{months:.2}")
    }
}

/// Two decimals where there are any.
pub(super) fn short(x: f64) -> String {
    grouped((x * 100.0).round() / 100.0)
}

/// `shares vest 5, 15, 40 and 40 % a year`, `shares vest evenly over 4 years, none before month 12`.
fn vesting(years: &[f64], cliff: u32) -> String {
    let even = years
        .windows(2)
        .all(|pair| (pair[0] - pair[1]).abs() < 1e-9);
    let how = match years {
        [_] => "shares vest within a year".to_owned(),
        _ if even => format!("shares vest evenly over {} years", years.len()),
        _ => {
            let percent: Vec<String> = years.iter().map(|x| short(100.0 * x)).collect();
            format!("shares vest {} % a year", list(&percent))
        }
    };
    match cliff {
        0 => how,
        months => format!("{how}, none before month {months}"),
    }
}
