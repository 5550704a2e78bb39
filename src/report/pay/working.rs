//! A package in words: how its figure comes about, and what is taken for granted.

use super::terms_stated::payments;
use super::word;
use crate::load::Loaded;
use crate::model::{
    Base, BaseTime, Benefit, Currency, Equity, Package, PayTerm, Problem, QuantityId, Rating,
    SignOn, Subject,
};
use crate::pay::{Amounts, Figure, PayColumn, PaySource, Statement, WEEKS_A_MONTH, likely};
use crate::report::ratings::cell::which;
use crate::text::number::{
    counted, grouped, in_currency, list, money, plain, significant, to_hundredths, to_the_cent,
};
use crate::text::tenths::tenths_within;

/// Digits of a factor, at least and at most.
const DIGITS: std::ops::Range<usize> = 5..16;

/// Years whose wages are told one by one.
const YEARS: usize = 4;

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
        let shown = |x: &f64| match x.abs() {
            ..99.995 => (100.0 * x).round() / 100.0,
            _ => x.round(),
        };
        let sum: f64 = amounts.iter().map(shown).sum();
        if (sum - shown(&amounts.iter().sum())).abs() < 1e-3 {
            Cents::Hidden
        } else {
            Cents::Shown
        }
    }

    /// `$52.00 x 40 h x 10 weeks + $4,000 stipend`, in the package's own currency.
    pub fn sum(&self, statement: &Statement, rate: f64) -> String {
        let whole = &statement.whole.amounts;
        let cents = Self::cents(whole, rate);
        let wages = statement.columns.iter();
        let wages = wages.map(|year| year.amounts.of(PaySource::Wage) / rate);
        let mut sum = match &self.package.base {
            Some(base) => self.base(base, &wages.collect::<Vec<f64>>(), cents),
            None => String::new(),
        };
        for source in PaySource::ALL {
            let amount = whole.of(source);
            let is_added = !matches!(source, PaySource::Wage | PaySource::CostOfLiving);
            if is_added && amount != 0.0 {
                let amount_text = self.money(amount.abs() / rate, cents);
                sum += match (amount < 0.0, sum.is_empty()) {
                    (true, true) => "-",
                    (true, false) => " - ",
                    (false, true) => "",
                    (false, false) => " + ",
                };
                sum.extend([&amount_text, " ", word(source)]);
            }
        }
        if sum.is_empty() {
            sum.push_str("nothing");
        }
        sum
    }

    /// The base and its times; where the years differ, the wage of each.
    fn base(&self, base: &Base, wages: &[f64], cents: Cents) -> String {
        let is_even = base.is_even() || wages.len() == 1;
        let Some(amount) = base.amount.in_year(0).filter(|_| is_even) else {
            return self.by_year(wages, cents);
        };
        let amount = self.value(amount.quantity);
        let months = Figure::new(self.package).months(|q| self.value(q));
        let weeks = match self.package.term {
            PayTerm::Weeks(weeks) => weeks,
            _ => months * WEEKS_A_MONTH,
        };
        let of_year = |q| self.value(q) / (12.0 * WEEKS_A_MONTH);
        let paid = base.paid_weeks.map_or(1.0, of_year);
        let own = |q: QuantityId| significant(self.value(q), 9);
        // How many of it are paid a time, and for how many times.
        let (a_time, times, unit) = match base.time {
            BaseTime::Hour(hours) => (Some((own(hours), "h")), weeks * paid, "week"),
            BaseTime::Day(days) => (Some((own(days), "days")), weeks * paid, "week"),
            BaseTime::Week => (None, weeks * paid, "week"),
            BaseTime::Month(None) => (None, months, "month"),
            BaseTime::Month(Some(salaries)) => {
                (None, months / 12.0 * self.value(salaries), "payment")
            }
            BaseTime::Year => (None, months / 12.0, "year"),
        };
        let one = a_time.map_or(amount, |(x, _)| amount * x);
        let times = counted(&factor(one, times, cents), unit);
        match a_time {
            Some((x, unit)) => format!("{} x {} {unit} x {times}", self.exact(amount), grouped(x)),
            None => format!("{} x {times}", self.exact(amount)),
        }
    }

    /// `$62,000 + $64,480 wage`, which add up as they are shown; of many years the first and the
    /// last.
    fn by_year(&self, wages: &[f64], cents: Cents) -> String {
        let unit = if cents == Cents::Shown { 100.0 } else { 1.0 };
        let parts: Vec<f64> = wages.iter().map(|wage| wage * unit / 10.0).collect();
        let (parts, _) = tenths_within(&parts, &[], parts.iter().sum());
        let text = |part: &i64| self.money(*part as f64 / unit, cents);
        let mut texts: Vec<String> = parts.iter().map(text).collect();
        if texts.len() > YEARS {
            texts.splice(2..texts.len() - 1, ["...".to_owned()]);
        }
        format!("{} wage", texts.join(" + "))
    }

    /// The sum, what it comes to unless it is one amount, and over how long.
    pub fn whole(&self, sum: &str, whole: &PayColumn, rate: Option<f64>) -> String {
        let amounts = &whole.amounts;
        let rate = rate.unwrap_or(1.0);
        let before = (amounts.total - amounts.of(PaySource::CostOfLiving)) / rate;
        let total = self.money(before, Self::cents(amounts, rate));
        let is_total = |rest: &str| ![" + ", " - ", " x "].iter().any(|sign| rest.contains(sign));
        let mut text = sum.to_owned();
        if !sum.strip_prefix(&total).is_some_and(is_total) {
            text.extend([" = ", &total]);
        }
        let living = self.package.cost_of_living.map(|q| self.value(q));
        if let Some(living) = living.filter(|x| *x != 1.0) {
            let living = grouped(significant(living, DIGITS.start));
            text.extend([", / ", &living, " cost of living"]);
        }
        let currencies = self.package.into.zip(self.package.currency);
        if let Some((to, own)) = currencies.filter(|_| !self.package.rates.is_empty()) {
            let rate = plain(significant(rate, DIGITS.start));
            text.extend([", x ", &rate, " ", to.code(), " for 1 ", own.code()]);
        }
        text + &format!(", over {} months", term(whole.months))
    }

    /// What is taken for granted, in sentences without full stops.
    pub fn assumptions(&self, loaded: &Loaded) -> Vec<String> {
        let package = self.package;
        let mut all = Vec::new();
        if let (Some(base), false) = (&package.base, package.hours_said) {
            all.extend(match base.time {
                BaseTime::Hour(_) => Some("40 hours a week, as none are stated".to_owned()),
                BaseTime::Day(_) => Some("5 days a week, as none are stated".to_owned()),
                _ => None,
            });
        }
        if let PayTerm::ForGood(months) = package.term {
            let months = grouped(months);
            all.push(format!(
                "a permanent job is averaged over its first {months} months"
            ));
        }
        all.extend(package.bonus.as_ref().map(|bonus| match bonus.paid {
            None => "the bonus is paid in full".to_owned(),
            Some(paid) => format!("{} of the bonus is paid", self.percent(paid)),
        }));
        let term = Figure::new(package).months(|q| self.value(q));
        all.extend(package.sign_on.as_ref().and_then(|s| clawback(s, term)));
        if let Some(equity) = &package.equity {
            all.push(vesting(&equity.vesting, equity.cliff));
            if equity.refresh.is_some() {
                all.push("what is granted again each year vests like the grant".to_owned());
            }
            if f64::from(equity.cliff) > term || term < 1.0 {
                all.push("none of the shares vest within the term".to_owned());
            } else {
                all.push(self.growth(equity));
            }
        }
        all.push(match package.tax {
            Some(_) => taxed(package),
            None => "before tax".to_owned(),
        });
        all.extend(self.rates(loaded));
        all
    }

    /// What the shares are worth when they vest.
    fn growth(&self, equity: &Equity) -> String {
        match equity.worth {
            Some(worth) => {
                let worth = self.percent(worth);
                format!("the shares count at {worth} of today's worth")
            }
            None => "the shares keep today's worth until they vest".to_owned(),
        }
    }

    /// A factor, of a range which one it is: `150 %`, `150 %, the middle of 0 to 300 %,`.
    fn percent(&self, quantity: QuantityId) -> String {
        let percent = |x: f64| grouped(significant(100.0 * x, 9));
        let own = percent(self.value(quantity));
        match self.problem.quantity(quantity).rating {
            Rating::Number(s) if s.low() < s.high() => {
                let which = which((s.low(), s.likely(), s.high()));
                let (low, high) = (percent(s.low()), percent(s.high()));
                format!("{own} %, {which} of {low} to {high} %,")
            }
            _ => format!("{own} %"),
        }
    }

    /// What one unit of each currency on the way to the criterion's is in the next.
    fn rates(&self, loaded: &Loaded) -> Vec<String> {
        let from = |q: &QuantityId| match self.problem.quantity(*q).subject {
            Subject::Rate(currency) => Some(currency),
            _ => None,
        };
        let rates = &self.package.rates;
        let next = rates.iter().skip(1).map(from).chain([self.package.into]);
        let hop = |(rate, to): (&QuantityId, Option<Currency>)| {
            let day = loaded.origins.note(*rate).and_then(|n| n.as_of);
            let day = day.map(|d| format!(", as of {}", d.strftime("%-d %b %Y")));
            let x = plain(significant(self.value(*rate), DIGITS.start));
            let (from, to) = (from(rate)?, to?);
            let day = day.unwrap_or_default();
            Some(format!("1 {} is {x} {}{day}", from.code(), to.code()))
        };
        rates.iter().zip(next).filter_map(hop).collect()
    }
}

/// What is owed back of a sign-on.
fn clawback(sign_on: &SignOn, term: f64) -> Option<String> {
    let months = sign_on.clawback;
    let what = if sign_on.is_pro_rata {
        format!("the sign-on, less 1/{months} for each month that is over")
    } else {
        "the whole sign-on".to_owned()
    };
    let mut text = format!("leaving before the end of month {months} costs {what}");
    if f64::from(months) > term {
        text += ", but it counts in full here, as the term is shorter";
    }
    (months > 0).then_some(text)
}

/// What tax is taken from.
fn taxed(package: &Package) -> String {
    let payments = payments(package).into_iter();
    let free = payments.filter(|p| !p.is_taxed.unwrap_or(p.usual));
    let mut free: Vec<&str> = free.map(|p| p.name).collect();
    let untaxed: Vec<&Benefit> = package.benefits.iter().filter(|b| !b.is_taxed).collect();
    if untaxed.len() == package.benefits.len() {
        free.push("benefits");
    } else {
        let names = untaxed.iter().map(|b| b.name.as_deref());
        free.extend(names.map(|name| name.unwrap_or("benefits")));
    }
    if free.is_empty() {
        return "tax is taken from all of it".to_owned();
    }
    format!("tax is taken from all but {}", list(&free))
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

/// Months of a term, to two places unless they are whole.
fn term(months: f64) -> String {
    if months.fract() == 0.0 {
        grouped(months)
    } else {
        format!("{months:.2}")
    }
}

/// `shares vest 5, 15, 40 and 40 % a year`, `shares vest evenly over 4 years, none before month 12`.
fn vesting(years: &[f64], cliff: u32) -> String {
    let is_level = |pair: &[f64]| (pair[0] - pair[1]).abs() < 1e-9;
    let even = years.windows(2).all(is_level);
    let how = match years {
        [_] => "shares vest within a year".to_owned(),
        _ if even => format!("shares vest evenly over {} years", years.len()),
        _ => {
            let percent: Vec<String> = years.iter().map(|x| to_hundredths(100.0 * x)).collect();
            format!("shares vest {} % a year", list(&percent))
        }
    };
    match cliff {
        0 => how,
        months => format!("{how}, none before month {months}"),
    }
}
