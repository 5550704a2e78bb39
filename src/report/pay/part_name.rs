//! A part of a package, by its names: what it is, its numbers, its question, and as it is typed.

use crate::model::{
    CostTime, Currency, OfferId, Package, PartInYear, PayPart, PayTerm, Problem, QuantityId,
    Rating, Subject,
};
use crate::report::ratings::cell::{Form, Per, Style, range_and_likely};
use crate::text::number::grouped;

/// A part of one package, or an exchange rate of several.
#[derive(Clone, Copy, Debug)]
pub enum PartName<'p> {
    Of(OfferId, &'p Package, PartInYear),
    Rate(Currency),
}

impl<'p> PartName<'p> {
    /// The part that a quantity is; none of other quantities.
    pub fn of(problem: &'p Problem, quantity: QuantityId) -> Option<Self> {
        match problem.quantity(quantity).subject {
            Subject::Part(offer, part) => {
                let package = problem.package_of(offer)?;
                Some(Self::Of(offer, package, part))
            }
            Subject::Rate(currency) => Some(Self::Rate(currency)),
            _ => None,
        }
    }

    /// Whose it is; nobody's of a rate.
    pub fn offer(self) -> Option<OfferId> {
        match self {
            Self::Of(offer, ..) => Some(offer),
            Self::Rate(_) => None,
        }
    }

    /// The currency and the time of a base that an offer pays.
    pub fn base(self) -> Option<(Option<Currency>, Per)> {
        let Self::Of(_, _, own) = self else {
            return None;
        };
        if !own.part.is_base() {
            return None;
        }
        match self.form().style {
            Style::Money(currency, per) => Some((currency, per)),
            _ => None,
        }
    }

    /// For scripts, and in a change, behind `pay.` unless it is a rate: `hourly`, `costs.rent`,
    /// `rates.EUR`.
    pub fn key(self) -> String {
        match self {
            Self::Of(_, package, part) => package.name_of(part),
            Self::Rate(currency) => format!("rates.{}", currency.code()),
        }
    }

    /// The currency of a rate.
    pub fn currency(self) -> Option<Currency> {
        match self {
            Self::Of(..) => None,
            Self::Rate(currency) => Some(currency),
        }
    }

    /// Whether it is what people negotiate.
    pub fn is_negotiated(self) -> bool {
        matches!(self, Self::Of(_, _, own) if own.part.is_negotiated())
    }

    /// Inside a sentence: `pay`, `sign-on of year 2`, `rate`.
    pub fn what(self) -> String {
        let Self::Of(_, package, own) = self else {
            return "rate".to_owned();
        };
        let what = match own.part {
            part if part.is_base() => "pay",
            PayPart::Hours => "hours a week",
            PayPart::Days => "days a week",
            PayPart::PaidWeeks => "paid weeks a year",
            PayPart::CostOfLiving => "cost of living",
            PayPart::Paid => "bonus payout",
            PayPart::Worth => "share value",
            PayPart::Refresh => "yearly grant",
            PayPart::Cost(_) | PayPart::Benefit(_) => name(package, own.part),
            part => part.key(),
        };
        match own.year {
            Some(year) => format!("{what} of year {year}"),
            None => what.to_owned(),
        }
    }

    /// How its numbers are written out.
    pub fn form(self) -> Form {
        let Self::Of(_, package, own) = self else {
            return Form::of(Style::Bare);
        };
        if package.is_share(own) {
            return Form::of(Style::Share);
        }
        let per = match own.part {
            PayPart::Tax | PayPart::Paid | PayPart::Raise => return Form::of(Style::Share),
            part if !part.is_money() => return Form::of(Style::Bare),
            PayPart::Hourly => Per::Hour,
            PayPart::Daily => Per::Day,
            PayPart::Weekly => Per::Week,
            PayPart::Monthly => Per::Month,
            PayPart::Stipend if package.stipend.as_ref().is_some_and(|s| s.is_monthly) => {
                Per::Month
            }
            PayPart::Cost(_) => match time(package, own.part) {
                CostTime::Monthly => Per::Month,
                CostTime::Yearly => Per::Year,
                CostTime::Once => Per::Once,
            },
            PayPart::Yearly | PayPart::Bonus | PayPart::Benefits | PayPart::Benefit(_) => Per::Year,
            _ => Per::Once,
        };
        Form::of(Style::Money(package.currency, per))
    }

    /// For scripts: `USD an hour`.
    pub fn unit(self) -> Option<String> {
        let Style::Money(currency, per) = self.form().style else {
            return None;
        };
        let code = currency.as_ref().map_or("", Currency::code);
        match per {
            Per::Once => Some(code.to_owned()),
            per => Some(format!("{code} {}", per.words())),
        }
    }

    /// What to ask the company.
    pub fn question(self) -> String {
        let (package, own) = match self {
            Self::Rate(currency) => return format!("What will 1 {} be worth?", currency.code()),
            Self::Of(_, package, own) => (package, own),
        };
        let text = question(package, own.part);
        match own.year {
            Some(year) => format!("{} in year {year}?", text.trim_end_matches('?')),
            None => text,
        }
    }

    /// What a value of it is as typed: `45.45`, `12%`.
    pub fn value(self, x: f64) -> String {
        let plain = crate::text::number::plain;
        match self {
            Self::Of(_, package, own) if package.is_share(own) => {
                let percent = format!("{:.12e}", x * 100.0).parse().unwrap_or(x * 100.0);
                format!("{}%", plain(percent))
            }
            _ => plain(x),
        }
    }
}

/// The name that a cost or a benefit goes by.
fn name(package: &Package, part: PayPart) -> &str {
    package.own_name(part).unwrap_or(part.key())
}

/// How often a cost is paid.
fn time(package: &Package, part: PayPart) -> CostTime {
    let cost = match part {
        PayPart::Cost(i) => package.costs.get(usize::from(i)),
        _ => None,
    };
    cost.map(|c| c.time).unwrap_or_default()
}

/// What to ask about a part.
fn question(package: &Package, part: PayPart) -> String {
    let text = match part {
        PayPart::Hourly => "What does it pay an hour?",
        PayPart::Daily => "What does it pay a day?",
        PayPart::Weekly => "What does it pay a week?",
        PayPart::Monthly => "What does it pay a month?",
        PayPart::Yearly => "What does it pay a year?",
        PayPart::Hours => "How many hours a week are paid?",
        PayPart::Days => "How many days a week are paid?",
        PayPart::PaidWeeks => "How many weeks of a year are paid?",
        PayPart::Salaries => "How many salaries a year are paid?",
        PayPart::Raise => "By how much does the pay rise each year?",
        PayPart::Weeks => "How many weeks does it last?",
        PayPart::Months => "How many months does it last?",
        PayPart::Bonus => "How large is the bonus?",
        PayPart::Paid => "How much of the bonus has been paid out in the last years?",
        PayPart::SignOn => "How large is the sign-on payment?",
        PayPart::Relocation => "How much is paid for moving?",
        PayPart::Stipend => "How large is the stipend?",
        PayPart::Benefits => "What are the benefits worth in a year?",
        PayPart::Tax => "What part of the pay will go in tax?",
        PayPart::CostOfLiving => "How expensive is it to live there?",
        PayPart::Grant => "How many shares are granted, and what are they worth today?",
        PayPart::Refresh => "How much is granted again each year?",
        PayPart::Worth => "How many times today's value will the shares be worth when they vest?",
        PayPart::Benefit(_) => {
            return format!("What is the {} worth in a year?", name(package, part));
        }
        PayPart::Cost(_) => {
            let often = match time(package, part) {
                CostTime::Monthly => " a month",
                CostTime::Yearly => " a year",
                CostTime::Once => "",
            };
            return format!("How much is the {}{often}?", name(package, part));
        }
    };
    text.to_owned()
}

/// What is stated of a package, in words, by the names under which it is typed: `hourly`,
/// `$52.00/hour`.
pub fn stated(problem: &Problem, package: &Package) -> Vec<(String, String)> {
    let quantities = package.parts().into_iter().map(|(_, quantity)| quantity);
    let named = |quantity| {
        let part = PartName::of(problem, quantity)?;
        match problem.quantity(quantity).rating {
            Rating::Number(s) => {
                let range = (s.low(), s.likely(), s.high());
                Some((part.key(), range_and_likely(range, part.form())))
            }
            Rating::Level { .. } | Rating::Unknown => None,
        }
    };
    let mut stated: Vec<(String, String)> = quantities
        .chain(package.rates.iter().copied())
        .filter_map(named)
        .collect();
    // A term that is certain is no quantity.
    stated.extend(match package.term {
        PayTerm::Weeks(weeks) => Some((PayPart::Weeks.key().to_owned(), grouped(weeks))),
        PayTerm::Months(months) => Some((PayPart::Months.key().to_owned(), grouped(months))),
        PayTerm::ForGood(_) | PayTerm::UncertainWeeks(_) | PayTerm::UncertainMonths(_) => None,
    });
    stated
}
