//! The parts of pay: their keys, and between what they may be.

macro_rules! parts {
    ($($name:ident = $key:literal, $doc:literal;)+) => {
        /// A part of a package. Each is a quantity of its own.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum PayPart {
            $(#[doc = $doc] $name,)+
            /// A monthly cost, by its place in the package's list.
            Cost(u16),
        }

        impl PayPart {
            /// Its key below `[offer.pay]`; a cost's name stands in the package.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)+
                    Self::Cost(_) => "costs",
                }
            }
        }
    };
}

parts! {
    Hourly = "hourly", "The base, an hour.";
    Monthly = "monthly", "The base, a month.";
    Yearly = "yearly", "The base, a year.";
    Hours = "hours-per-week", "Paid hours a week.";
    Bonus = "bonus", "The bonus: a part of a year's base, or an amount a year.";
    Paid = "paid", "The part of the bonus that is paid out.";
    SignOn = "sign-on", "Paid once, at the beginning.";
    Relocation = "relocation", "Paid once for moving, untaxed.";
    Stipend = "stipend", "Paid once, or each month of the term.";
    Benefits = "benefits", "The worth of benefits in a year, untaxed.";
    Tax = "tax", "The part of all taxed income that goes in tax.";
    CostOfLiving = "cost-of-living", "The cost of living, relative to where it is measured from.";
    Grant = "grant", "What the granted shares are worth today.";
    Worth = "worth", "What a unit of that is worth when it vests.";
}

impl PayPart {
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
