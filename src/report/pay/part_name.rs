//! A part of a package, by its names: what it is, its numbers, its question, and as it is typed.

use crate::model::{Currency, OfferId, Package, PayPart, Problem, QuantityId, Rating, Subject};
use crate::report::cell::{Form, Per, Style, range};
use crate::text::number::grouped;

/// A part of one package, or an exchange rate of several.
#[derive(Clone, Copy, Debug)]
pub enum PartName<'p> {
    Of(OfferId, &'p Package, PayPart),
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
        let Self::Of(_, _, PayPart::Hourly | PayPart::Monthly | PayPart::Yearly) = self else {
            return None;
        };
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
        matches!(self, Self::Of(_, _, part) if part.is_negotiated())
    }

    /// Inside a sentence: `pay`, `sign-on`, `rate`.
    pub fn what(self) -> String {
        let Self::Of(_, package, part) = self else {
            return "rate".to_owned();
        };
        match part {
            PayPart::Hourly | PayPart::Monthly | PayPart::Yearly => "pay".to_owned(),
            PayPart::Hours => "hours a week".to_owned(),
            PayPart::Bonus => "bonus".to_owned(),
            PayPart::Paid => "bonus payout".to_owned(),
            PayPart::SignOn => "sign-on".to_owned(),
            PayPart::Relocation => "relocation".to_owned(),
            PayPart::Stipend => "stipend".to_owned(),
            PayPart::Benefits => "benefits".to_owned(),
            PayPart::Tax => "tax".to_owned(),
            PayPart::CostOfLiving => "cost of living".to_owned(),
            PayPart::Grant => "grant".to_owned(),
            PayPart::Worth => "share value".to_owned(),
            PayPart::Cost(i) => {
                let cost = package.costs.get(usize::from(i));
                cost.map_or_else(String::new, |(name, _)| name.clone())
            }
        }
    }

    /// How its numbers are written out.
    pub fn form(self) -> Form {
        let bare = |style| Form { style, narrow: 0.0 };
        let Self::Of(_, package, part) = self else {
            return bare(Style::Bare);
        };
        let per = match part {
            PayPart::Hours | PayPart::CostOfLiving | PayPart::Worth => return bare(Style::Bare),
            PayPart::Tax | PayPart::Paid => return bare(Style::Share),
            PayPart::Bonus if package.bonus.is_some_and(|b| b.is_share) => {
                return bare(Style::Share);
            }
            PayPart::Hourly => Per::Hour,
            PayPart::Monthly | PayPart::Cost(_) => Per::Month,
            PayPart::Yearly | PayPart::Bonus | PayPart::Benefits => Per::Year,
            PayPart::Stipend if package.stipend.is_some_and(|s| s.is_monthly) => Per::Month,
            PayPart::SignOn | PayPart::Relocation | PayPart::Stipend | PayPart::Grant => Per::Once,
        };
        bare(Style::Money(package.currency, per))
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
        let text = match self {
            Self::Rate(currency) => return format!("What will 1 {} be worth?", currency.code()),
            Self::Of(_, _, part) => match part {
                PayPart::Hourly => "What does it pay an hour?",
                PayPart::Monthly => "What does it pay a month?",
                PayPart::Yearly => "What does it pay a year?",
                PayPart::Hours => "How many hours a week are paid?",
                PayPart::Bonus => "How large is the bonus?",
                PayPart::Paid => "How much of the bonus has been paid out in the last years?",
                PayPart::SignOn => "How large is the sign-on payment?",
                PayPart::Relocation => "How much is paid for moving?",
                PayPart::Stipend => "How large is the stipend?",
                PayPart::Benefits => "What are the benefits worth in a year?",
                PayPart::Tax => "What part of the pay will go in tax?",
                PayPart::CostOfLiving => "How expensive is it to live there?",
                PayPart::Grant => "How many shares are granted, and what are they worth today?",
                PayPart::Worth => {
                    "How many times today's value will the shares be worth when they vest?"
                }
                PayPart::Cost(_) => return format!("How much is the {} a month?", self.what()),
            },
        };
        text.to_owned()
    }

    /// What a value of it is as typed: `45.45`, `12%`.
    pub fn value(self, x: f64) -> String {
        let plain = crate::text::number::plain;
        match self {
            Self::Of(_, package, PayPart::Bonus) if package.bonus.is_some_and(|b| b.is_share) => {
                let percent = format!("{:.12e}", x * 100.0).parse().unwrap_or(x * 100.0);
                format!("{}%", plain(percent))
            }
            _ => plain(x),
        }
    }
}

/// What is stated of a package, in words, by the names under which it is typed: `hourly`,
/// `$52.00/hour`.
pub fn stated(problem: &Problem, package: &Package) -> Vec<(String, String)> {
    let quantities = package.parts().into_iter().map(|(_, quantity)| quantity);
    let named = |quantity| {
        let part = PartName::of(problem, quantity)?;
        match problem.quantity(quantity).rating {
            Rating::Number(s) => Some((part.key(), range(s.low(), s.high(), part.form()))),
            Rating::Level { .. } | Rating::Unknown => None,
        }
    };
    let mut stated: Vec<(String, String)> =
        quantities.chain(package.rate).filter_map(named).collect();
    stated.extend(
        package
            .weeks
            .map(|weeks| ("weeks".to_owned(), grouped(weeks))),
    );
    stated
}
