//! The parts of pay: their keys, and between what they may be.

/// A part of a package. Each is a quantity of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PayPart {
    /// The base, an hour.
    Hourly,
    /// The base, a month.
    Monthly,
    /// The base, a year.
    Yearly,
    /// Paid hours a week.
    Hours,
    /// The bonus: a part of a year's base, or an amount a year.
    Bonus,
    /// The part of the bonus that is paid out.
    Paid,
    /// Paid once, at the beginning.
    SignOn,
    /// Paid once for moving, untaxed.
    Relocation,
    /// Paid once, or each month of the term.
    Stipend,
    /// What benefits are worth in a year, untaxed.
    Benefits,
    /// The part of all taxed income that goes in tax.
    Tax,
    /// The cost of living, relative to where it is measured from.
    CostOfLiving,
    /// What the granted shares are worth today.
    Grant,
    /// What a unit of that is worth when it vests.
    Worth,
    /// A monthly cost, by its place in the package's list.
    Cost(u16),
}

impl PayPart {
    /// Its key below `[offer.pay]`; a cost's name stands in the package.
    pub fn key(self) -> &'static str {
        match self {
            Self::Hourly => "hourly",
            Self::Monthly => "monthly",
            Self::Yearly => "yearly",
            Self::Hours => "hours-per-week",
            Self::Bonus => "bonus",
            Self::Paid => "paid",
            Self::SignOn => "sign-on",
            Self::Relocation => "relocation",
            Self::Stipend => "stipend",
            Self::Benefits => "benefits",
            Self::Tax => "tax",
            Self::CostOfLiving => "cost-of-living",
            Self::Grant => "grant",
            Self::Worth => "worth",
            Self::Cost(_) => "costs",
        }
    }

    /// Whether more of it makes the pay more.
    pub fn adds(self) -> bool {
        !matches!(self, Self::Tax | Self::CostOfLiving | Self::Cost(_))
    }

    /// Whether it is what is paid for the work itself, of which there is exactly one.
    pub fn is_base(self) -> bool {
        matches!(self, Self::Hourly | Self::Monthly | Self::Yearly)
    }

    /// Whether it is what people negotiate.
    pub fn is_negotiated(self) -> bool {
        self.is_base() || matches!(self, Self::SignOn | Self::Grant)
    }

    /// The least and the most that it can be; a bonus as a part of the base where it `is_share`. A
    /// tax is less than the most, hours are more than the least.
    pub fn bounds(self, is_share: bool) -> (f64, f64) {
        match self {
            Self::Tax => (0.0, 1.0),
            Self::CostOfLiving => (0.1, 10.0),
            Self::Hours => (0.0, 168.0),
            Self::Paid => (0.0, 3.0),
            Self::Bonus if is_share => (0.0, 10.0),
            _ => (0.0, 1e12),
        }
    }

    /// Whether it is an amount of money, where a bonus is no percentage.
    pub fn is_money(self) -> bool {
        !matches!(
            self,
            Self::Hours | Self::Paid | Self::Tax | Self::CostOfLiving | Self::Worth
        )
    }
}
