//! What the values of `[offer.pay]` count, and how to write one that was said in another way.

use super::spoken_amounts::{Period, Said, SpokenNumber};
use super::value_advice::{means_unknown, yes_or_no};
use super::written_number::between;
use crate::diag::Notation;
use crate::model::PayPart;
use crate::text::number::{grouped, plain};

/// What a value counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A base, paid for a period.
    Base(Period),
    /// An amount for a period: the benefits of a year, the cost of a month.
    Each(Period),
    /// An amount that is paid once.
    Once,
    Stipend,
    Bonus,
    /// A part of 1: the tax, what is paid of a bonus.
    Share,
    /// How many times as much: the worth of shares, the cost of living.
    Times,
    Living,
    Hours,
    /// How many a year or a week: salaries, paid weeks, days.
    Count,
    /// A raise a year.
    Raise,
    /// The length of a term, in these.
    Term(Period),
    /// A whole number of months.
    Months,
    /// A table, by the key below which an amount stands in it.
    Table(&'static str),
}

impl Measure {
    /// What a part of the pay counts.
    pub const fn of(part: PayPart) -> Self {
        match part {
            PayPart::Hourly => Self::Base(Period::Hour),
            PayPart::Daily => Self::Base(Period::Day),
            PayPart::Weekly => Self::Base(Period::Week),
            PayPart::Monthly => Self::Base(Period::Month),
            PayPart::Yearly => Self::Base(Period::Year),
            PayPart::Hours => Self::Hours,
            PayPart::Days | PayPart::PaidWeeks | PayPart::Salaries => Self::Count,
            PayPart::Raise => Self::Raise,
            PayPart::Weeks => Self::Term(Period::Week),
            PayPart::Months => Self::Term(Period::Month),
            PayPart::Bonus | PayPart::Benefits | PayPart::Benefit(_) => Self::Bonus,
            PayPart::Paid | PayPart::Tax => Self::Share,
            PayPart::SignOn | PayPart::Relocation | PayPart::Grant | PayPart::Refresh => Self::Once,
            PayPart::Stipend => Self::Stipend,
            PayPart::CostOfLiving => Self::Living,
            PayPart::Worth => Self::Times,
            PayPart::Cost(_) => Self::Each(Period::Month),
        }
    }

    /// How to write what a text means; none where it could be anything.
    pub fn advice(self, text: &str, notation: Notation) -> Option<String> {
        let text = text.trim();
        if let Self::Table(key) = self {
            return Some(format!("write {{ {key} = {} }}", tidy(text)));
        }
        if means_unknown(text) || text.eq_ignore_ascii_case("none") {
            return Some(self.unknown(notation));
        }
        match yes_or_no(text) {
            Some(true) => return Some(self.yes(notation)),
            Some(false) => return Some(self.no(notation)),
            None => {}
        }
        let said = Said {
            notation,
            ..Said::read(text)?
        };
        let number = match self {
            Self::Term(own) => term(own, &said)?,
            Self::Months => months(&said)?,
            Self::Bonus if said.is_percent => format!("{} {}", said.what(), said.quoted()),
            Self::Bonus if said.is_small() => {
                let percent = said.quoted();
                format!("write {percent} for a percentage, or an amount a year")
            }
            Self::Share | Self::Raise => said.share(),
            Self::Times | Self::Living => self.times(&said),
            _ if said.is_percent => "a percentage cannot stand here: write the amount".to_owned(),
            Self::Hours | Self::Count => said.as_it_is(false, 1.0),
            _ => self.money(&said),
        };
        let currency = said
            .currency
            .filter(|_| self.is_money() && !said.is_percent);
        Some(match currency {
            Some(code) if notation == Notation::Cell => {
                format!("{number}, and {code} in a column mapped to `pay.currency`")
            }
            Some(code) => format!("{number}, and `currency = \"{code}\"` below `[offer.pay]`"),
            None => number,
        })
    }

    /// What to write where nothing is known.
    fn unknown(self, notation: Notation) -> String {
        let leave_out = match self {
            Self::Base(_) | Self::Term(_) => "",
            Self::Months => return "write a number of months, or leave it out".to_owned(),
            _ => ", or leave it out",
        };
        let range = self.example(notation);
        format!("write a range that is wide enough, such as {range}{leave_out}")
    }

    /// A range of the kind that is wanted.
    fn example(self, notation: Notation) -> String {
        let range = match self {
            Self::Base(Period::Hour) => "[40, 60]",
            Self::Base(Period::Year) => "[90_000, 120_000]",
            Self::Base(_) => "[7_000, 9_000]",
            Self::Bonus => "[\"0%\", \"10%\"]",
            Self::Share => "[0.2, 0.4]",
            Self::Raise => "[0.02, 0.04]",
            Self::Count => "[12, 13]",
            Self::Term(_) => "[10, 12]",
            Self::Times | Self::Living => "[0.8, 1.2]",
            Self::Hours => "[35, 45]",
            _ => "[0, 5_000]",
        };
        match notation {
            Notation::File => range.to_owned(),
            Notation::Cell => range.replace(", ", "-").replace(['[', ']', '_', '"'], ""),
        }
    }

    fn yes(self, notation: Notation) -> String {
        if self == Self::Months {
            return "write the number".to_owned();
        }
        let range = self.example(notation);
        format!("write a number, or a range such as {range}")
    }

    fn no(self, notation: Notation) -> String {
        match self {
            Self::Base(_)
            | Self::Hours
            | Self::Count
            | Self::Living
            | Self::Times
            | Self::Term(_) => self.unknown(notation),
            _ => "write 0, or leave it out".to_owned(),
        }
    }

    /// Whether it is an amount of money.
    pub fn is_money(self) -> bool {
        matches!(
            self,
            Self::Base(_) | Self::Each(_) | Self::Once | Self::Stipend | Self::Bonus
        )
    }

    /// How many times as much: a percentage below 50 is what is more.
    fn times(self, said: &Said) -> String {
        let percent = said.is_percent || self == Self::Living && said.most() > 10.0;
        if !percent {
            return said.as_it_is(false, 1.0);
        }
        if self == Self::Living && said.most() < 50.0 {
            let written = said.written(|x| 1.0 + x / 100.0);
            return format!("{written}, if it is dearer by that");
        }
        said.written(|x| x / 100.0)
    }

    /// An amount of money.
    fn money(self, said: &Said) -> String {
        // An hour's pay has decimals rather than thousands.
        let dotted = self != Self::Base(Period::Hour);
        let period = said.period.filter(|_| self.period() != said.period);
        let Some(period) = period else {
            return said.as_it_is(dotted, 1.0);
        };
        match self {
            Self::Base(own) => said.base(period, own),
            Self::Stipend if period == Period::Month => {
                let amount = said.amount(dotted, 1.0);
                match said.notation {
                    Notation::File => format!("write {{ monthly = {amount} }}"),
                    Notation::Cell => in_column(&amount, "stipend.monthly"),
                }
            }
            Self::Each(_) | Self::Bonus => match (period.in_a_month(), self.period()) {
                (Some(from), Some(own)) => {
                    said.as_it_is(dotted, from / own.in_a_month().unwrap_or(1.0))
                }
                _ => "write the amount".to_owned(),
            },
            _ => "write the total".to_owned(),
        }
    }

    /// The period that an amount is for.
    fn period(self) -> Option<Period> {
        match self {
            Self::Base(period) | Self::Each(period) => Some(period),
            Self::Bonus => Some(Period::Year),
            _ => None,
        }
    }
}

fn months(said: &Said) -> Option<String> {
    let per_month = said.period.unwrap_or(Period::Month).in_a_month()?;
    let of = |x: f64| plain((x / per_month).round());
    Some(match said.high {
        _ if said.is_percent => return None,
        Some(high) => {
            let middle = of(f64::midpoint(said.low.value, high.value));
            format!("the months are one number, such as {middle}")
        }
        None if said.period.is_some_and(|p| p != Period::Month) => {
            format!("write {}: that many months", of(said.low.value))
        }
        None => format!("write {}", plain(said.low.value)),
    })
}

/// The length of a term, in weeks or in months.
fn term(own: Period, said: &Said) -> Option<String> {
    let (key, times) = match said.period.unwrap_or(own) {
        _ if said.is_percent => return None,
        Period::Week => ("weeks", 1.0),
        Period::Month => ("months", 1.0),
        Period::Year => ("months", 12.0),
        Period::Hour | Period::Day => return None,
    };
    if said.period.is_none_or(|period| period == own) {
        return Some(said.as_it_is(false, 1.0));
    }
    let length = said.ends(|n| n.value * times);
    Some(match said.notation {
        Notation::File => format!("write `{key} = {length}`"),
        Notation::Cell => in_column(&length, key),
    })
}

/// To write an amount into another column.
fn in_column(amount: &str, key: &str) -> String {
    format!("write {amount} in a column mapped to `pay.{key}`")
}

impl Said {
    /// The larger end.
    fn most(&self) -> f64 {
        self.high
            .map_or(self.low.value, |h| h.value.max(self.low.value))
    }

    /// Whether it is too little to be a year's bonus.
    fn is_small(&self) -> bool {
        self.most() > 0.0 && self.most() < 100.0 && self.period.is_none()
    }

    /// What one does with a number, or what a range is.
    fn what(&self) -> &'static str {
        match self.high {
            Some(_) if self.notation == Notation::File => "a range is",
            _ => "write",
        }
    }

    /// `write 5`, or `a range is [5, 8]`, each number changed.
    fn written(&self, change: impl Fn(f64) -> f64) -> String {
        format!("{} {}", self.what(), self.ends(|n| change(n.value)))
    }

    /// `5`, or `[5, 8]`, the smaller number first.
    fn ends(&self, value: impl Fn(SpokenNumber) -> f64) -> String {
        self.each(|n| plain((value(n) * 1e6).round() / 1e6))
    }

    /// The same, each number as it is `said`.
    fn each(&self, said: impl Fn(SpokenNumber) -> String) -> String {
        let (low, high) = match self.high {
            None => return said(self.low),
            Some(high) if high.value < self.low.value => (said(high), said(self.low)),
            Some(high) => (said(self.low), said(high)),
        };
        match self.notation {
            Notation::File => format!("[{low}, {high}]"),
            Notation::Cell => between(&low, &high),
        }
    }

    /// An amount so many times as large, in cents; `dotted` where dots may stand between thousands.
    fn amount(&self, dotted: bool, times: f64) -> String {
        self.ends(|n| {
            let thousands = if dotted && n.is_dotted { 1000.0 } else { 1.0 };
            (n.value * thousands * times * 100.0).round() / 100.0
        })
    }

    /// The same with what to do.
    fn as_it_is(&self, dotted: bool, times: f64) -> String {
        let amount = self.amount(dotted, times);
        let same = times == 1.0 && self.high.is_none();
        if same && self.low.has_commas && self.notation == Notation::File {
            let grouped = grouped(self.low.value).replace(',', "_");
            return format!("numbers have no commas: {amount} or {grouped}");
        }
        format!("{} {amount}", self.what())
    }

    /// Each number with its sign between quotes.
    fn quoted(&self) -> String {
        self.each(|n| match self.notation {
            Notation::File => format!("\"{}%\"", plain(n.value)),
            Notation::Cell => format!("{}%", plain(n.value)),
        })
    }

    /// A part of 1.
    fn share(&self) -> String {
        if !self.is_percent && self.most() <= 1.0 {
            return self.as_it_is(false, 1.0);
        }
        let ends = self.ends(|n| n.value / 100.0);
        format!("{} {ends}, or {}", self.what(), self.quoted())
    }

    /// The base of another period, in the place of one of this.
    fn base(&self, period: Period, own: Period) -> String {
        let key = match period {
            Period::Hour => "hourly",
            Period::Day => "daily",
            Period::Week => "weekly",
            Period::Month => "monthly",
            Period::Year => "yearly",
        };
        let dotted = period != Period::Hour;
        let amount = self.amount(dotted, 1.0);
        if self.notation == Notation::File {
            return format!("write `{key} = {amount}`");
        }
        let other = format!("put {amount} into a column mapped to `pay.{key}`");
        match period.in_a_month().zip(own.in_a_month()) {
            Some((from, to)) => {
                let same = self.amount(dotted, from / to);
                format!("write {same}, the pay of a {}, or {other}", own.name())
            }
            None => other,
        }
    }
}

/// A value as a table takes it: its number, where it says one, or else as it was written.
pub fn tidy(written: &str) -> String {
    if written.parse::<f64>().is_ok() {
        return written.to_owned();
    }
    let said = Said::read(written.trim_matches(['"', '\'']));
    let said = said.filter(|s| !s.is_percent).map(|s| s.amount(true, 1.0));
    said.unwrap_or_else(|| "...".to_owned())
}
