//! The fields of a package: the base, the bonus, shares, costs, the term.

use super::{PayPart, QuantityId, Schedule};

/// The base.
#[derive(Clone, Debug, PartialEq)]
pub struct Base {
    /// How much.
    pub amount: Schedule,
    /// For how long.
    pub time: BaseTime,
    /// By what part of itself it grows each year after the last that is stated.
    pub raise: Option<QuantityId>,
    /// The weeks of a year that are paid; all of them where nobody said.
    pub paid_weeks: Option<QuantityId>,
}

impl Base {
    /// Whether it is the same in all years.
    pub fn is_even(&self) -> bool {
        self.amount.is_even() && self.raise.is_none()
    }
}

/// The time that a base is paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaseTime {
    /// An hour, with the hours a week.
    Hour(QuantityId),
    /// A day, with the days a week.
    Day(QuantityId),
    /// A week.
    Week,
    /// A month, with the salaries of a year; 12 where nobody said.
    Month(Option<QuantityId>),
    /// A year.
    Year,
}

impl BaseTime {
    /// The part that a base of it is.
    pub fn part(self) -> PayPart {
        match self {
            Self::Hour(_) => PayPart::Hourly,
            Self::Day(_) => PayPart::Daily,
            Self::Week => PayPart::Weekly,
            Self::Month(_) => PayPart::Monthly,
            Self::Year => PayPart::Yearly,
        }
    }
}

/// A bonus.
#[derive(Clone, Debug, PartialEq)]
pub struct Bonus {
    /// How much a year: an amount, or a part of the base.
    pub target: Schedule,
    /// The part of it that is paid out; all of it where nobody said.
    pub paid: Option<QuantityId>,
    /// Whether it is taxed.
    pub is_taxed: bool,
}

/// A payment with no more to it than its amount.
#[derive(Clone, Debug, PartialEq)]
pub struct Payment {
    /// How much.
    pub amount: Schedule,
    /// Whether it is taxed.
    pub is_taxed: bool,
}

/// What is paid at the beginning.
#[derive(Clone, Debug, PartialEq)]
pub struct SignOn {
    /// How much.
    pub amount: Schedule,
    /// Months before the end of which it is paid back by who leaves; 0 for none.
    pub clawback: u32,
    /// Whether each month that is over takes its part from what is paid back.
    pub is_pro_rata: bool,
    /// Whether it is taxed.
    pub is_taxed: bool,
}

/// A stipend.
#[derive(Clone, Debug, PartialEq)]
pub struct Stipend {
    /// How much.
    pub amount: Schedule,
    /// Whether it is paid each month, rather than once.
    pub is_monthly: bool,
    /// Whether it is taxed.
    pub is_taxed: bool,
}

/// Granted shares.
#[derive(Clone, Debug, PartialEq)]
pub struct Equity {
    /// What they are worth today.
    pub grant: QuantityId,
    /// What is granted again at the start of each year from the second on.
    pub refresh: Option<QuantityId>,
    /// The part of them that vests in each year; sums to 1.
    pub vesting: Vec<f64>,
    /// Months before which nothing vests.
    pub cliff: u32,
    /// What a unit of today's value is worth when it vests; 1 where nobody said.
    pub worth: Option<QuantityId>,
}

/// What a benefit is worth in a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Benefit {
    /// Its name; none where all benefits are one amount.
    pub name: Option<String>,
    /// An amount, or a part of the base.
    pub amount: Schedule,
    /// Whether it is taxed.
    pub is_taxed: bool,
}

impl Benefit {
    /// The part that the benefit of a number is.
    pub fn part(&self, number: u16) -> PayPart {
        match self.name {
            Some(_) => PayPart::Benefit(number),
            None => PayPart::Benefits,
        }
    }
}

/// How often something is paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CostTime {
    /// Each month.
    #[default]
    Monthly,
    /// Each year.
    Yearly,
    /// Once.
    Once,
}

/// A cost of one's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Cost {
    /// Its name.
    pub name: String,
    /// How much.
    pub amount: Schedule,
    /// How often.
    pub time: CostTime,
}

/// How long pay is looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PayTerm {
    /// A job for good, over so many months.
    ForGood(f64),
    /// Weeks that are certain.
    Weeks(f64),
    /// Months that are certain.
    Months(f64),
    /// Weeks of which a range is stated.
    UncertainWeeks(QuantityId),
    /// Months of which a range is stated.
    UncertainMonths(QuantityId),
}

impl PayTerm {
    /// The part that its length is, and the quantity; none of one that is certain.
    pub fn uncertain(self) -> Option<(PayPart, QuantityId)> {
        match self {
            Self::UncertainWeeks(quantity) => Some((PayPart::Weeks, quantity)),
            Self::UncertainMonths(quantity) => Some((PayPart::Months, quantity)),
            Self::ForGood(_) | Self::Weeks(_) | Self::Months(_) => None,
        }
    }

    /// How long it is, with these values of quantities, and whether that is in weeks.
    pub fn length(self, value: impl Fn(QuantityId) -> f64) -> (f64, bool) {
        match self {
            Self::ForGood(months) | Self::Months(months) => (months, false),
            Self::Weeks(weeks) => (weeks, true),
            Self::UncertainWeeks(quantity) => (value(quantity), true),
            Self::UncertainMonths(quantity) => (value(quantity), false),
        }
    }
}
