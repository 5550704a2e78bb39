//! The parts of pay: their keys, and between what they may be.

use std::ops::{Bound, RangeBounds};

macro_rules! parts {
    ($($name:ident = $key:literal, $doc:literal;)+) => {
        /// A part of a package. Each is a quantity of its own.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum PayPart {
            $(#[doc = $doc] $name,)+
            /// A benefit with a name, by its place in the package's list.
            Benefit(u16),
            /// A cost, by its place in the package's list.
            Cost(u16),
        }

        impl PayPart {
            /// Its key below `[offer.pay]`; the names of benefits and costs stand in the package.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)+
                    Self::Benefit(_) => "benefits",
                    Self::Cost(_) => "costs",
                }
            }
        }
    };
}

parts! {
    Hourly = "hourly", "The base, an hour.";
    Daily = "daily", "The base, a day.";
    Weekly = "weekly", "The base, a week.";
    Monthly = "monthly", "The base, a month.";
    Yearly = "yearly", "The base, a year.";
    Hours = "hours-per-week", "Paid hours a week.";
    Days = "days-per-week", "Paid days a week.";
    PaidWeeks = "paid-weeks", "Paid weeks a year.";
    Salaries = "salaries", "Salaries a year, each of a month.";
    Raise = "raise", "By what part of itself the base grows each year.";
    Weeks = "weeks", "The length of the term in weeks.";
    Months = "months", "The length of the term in months.";
    Bonus = "bonus", "The bonus: a part of a year's base, or an amount a year.";
    Paid = "paid", "The part of the bonus that is paid out.";
    SignOn = "sign-on", "Paid at the beginning.";
    Relocation = "relocation", "Paid for moving.";
    Stipend = "stipend", "Paid once, or each month of the term.";
    Benefits = "benefits", "The worth of benefits in a year.";
    Tax = "tax", "The part of all taxed income that goes in tax.";
    CostOfLiving = "cost-of-living", "The cost of living, relative to where it is measured from.";
    Grant = "grant", "What the granted shares are worth today.";
    Refresh = "refresh", "What is granted again at the start of each year from the second on.";
    Worth = "worth", "What a unit of shares is worth when it vests.";
}

impl PayPart {
    /// Whether more of it makes the pay more; that of a term depends on the rest.
    pub fn adds(self) -> bool {
        !matches!(self, Self::Tax | Self::CostOfLiving | Self::Cost(_))
    }

    /// Whether it is what is paid for the work itself, of which there is at most one.
    pub fn is_base(self) -> bool {
        matches!(
            self,
            Self::Hourly | Self::Daily | Self::Weekly | Self::Monthly | Self::Yearly
        )
    }

    /// The bases that it goes with; none where it goes with all, or with none.
    pub fn goes_with(self) -> Option<&'static [Self]> {
        match self {
            Self::Hours => Some(&[Self::Hourly]),
            Self::Days => Some(&[Self::Daily]),
            Self::PaidWeeks => Some(&[Self::Hourly, Self::Daily, Self::Weekly]),
            Self::Salaries => Some(&[Self::Monthly]),
            _ => None,
        }
    }

    /// Whether it is the length of the term.
    pub fn is_term(self) -> bool {
        matches!(self, Self::Weeks | Self::Months)
    }

    /// Whether it is what people negotiate.
    pub fn is_negotiated(self) -> bool {
        self.is_base() || matches!(self, Self::SignOn | Self::Grant)
    }

    /// Whether it may be another amount in each year.
    pub fn may_differ_by_year(self) -> bool {
        let others = matches!(
            self,
            Self::Bonus
                | Self::SignOn
                | Self::Relocation
                | Self::Stipend
                | Self::Benefits
                | Self::Benefit(_)
                | Self::Cost(_)
        );
        self.is_base() || others
    }

    /// Whether it may be a part of a year's base.
    pub fn may_be_share(self) -> bool {
        matches!(self, Self::Bonus | Self::Benefits | Self::Benefit(_))
    }

    /// Whether a percentage may stand for it.
    pub fn takes_percent(self) -> bool {
        self.may_be_share() || matches!(self, Self::Paid | Self::Tax | Self::Raise)
    }

    /// The numbers that may be written for it; a part of the base where it `is_share`.
    pub fn range(self, is_share: bool) -> PartRange {
        let closed = |least, most| (Bound::Included(least), Bound::Included(most));
        let above = |least, most| (Bound::Excluded(least), Bound::Included(most));
        let numbers = match self {
            Self::Tax => (Bound::Included(0.0), Bound::Excluded(1.0)),
            Self::CostOfLiving => closed(0.1, 10.0),
            Self::Hours => above(0.0, 168.0),
            Self::Days => above(0.0, 7.0),
            Self::PaidWeeks => above(0.0, 53.0),
            Self::Salaries => closed(1.0, 24.0),
            Self::Raise => above(-1.0, 1.0),
            Self::Weeks => closed(0.1, 520.0),
            Self::Months => closed(0.1, 120.0),
            Self::Paid => closed(0.0, 3.0),
            _ if is_share => closed(0.0, 10.0),
            _ => closed(0.0, 1e12),
        };
        PartRange {
            numbers,
            is_beside_shares: self.may_be_share() && !is_share,
        }
    }

    /// Whether it is an amount of money, where it is no percentage.
    pub fn is_money(self) -> bool {
        !matches!(
            self,
            Self::Hours
                | Self::Days
                | Self::PaidWeeks
                | Self::Salaries
                | Self::Raise
                | Self::Weeks
                | Self::Months
                | Self::Paid
                | Self::Tax
                | Self::CostOfLiving
                | Self::Worth
        )
    }
}

/// The numbers that may be written for a part of pay.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PartRange {
    /// Between which they lie.
    pub numbers: (Bound<f64>, Bound<f64>),
    /// Whether a percentage may stand in their place: above 0 and below 1 they would be one.
    is_beside_shares: bool,
}

impl PartRange {
    /// Whether a number is one of them.
    pub fn holds(self, x: f64) -> bool {
        self.spans(x) && !self.is_like_share(x)
    }

    /// Whether a number lies between the least and the most of them.
    pub fn spans(self, x: f64) -> bool {
        self.numbers.contains(&x)
    }

    fn is_like_share(self, x: f64) -> bool {
        self.is_beside_shares && x > 0.0 && x < 1.0
    }

    /// The number, or the next one upward or downward that is one of them.
    pub fn next(self, x: f64, up: bool) -> f64 {
        match (self.is_like_share(x), up) {
            (false, _) => x,
            (true, true) => 1.0,
            (true, false) => 0.0,
        }
    }

    /// The least and the most, be they among them or what all are above or below.
    pub fn ends(self) -> (f64, f64) {
        let end = |bound, open| match bound {
            Bound::Included(x) | Bound::Excluded(x) => x,
            Bound::Unbounded => open,
        };
        let (least, most) = self.numbers;
        (end(least, f64::NEG_INFINITY), end(most, f64::INFINITY))
    }
}

/// A part in one year, or in all of them: each is a quantity of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartInYear {
    /// The part.
    pub part: PayPart,
    /// The year, from 1; none of what is not said year by year.
    pub year: Option<u8>,
}

impl From<PayPart> for PartInYear {
    fn from(part: PayPart) -> Self {
        Self { part, year: None }
    }
}
