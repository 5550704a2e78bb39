//! Amounts by where they come from.

macro_rules! sources {
    ($($name:ident = $key:literal, $doc:literal;)+) => {
        /// Where money comes from, or goes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum PaySource { $(#[doc = $doc] $name,)+ }

        impl PaySource {
            /// All of them, in the order in which they are shown.
            pub const ALL: [Self; SOURCES] = [$(Self::$name,)+];

            /// Its name in the JSON.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)+ }
            }
        }
    };
}

sources! {
    Wage = "wage", "The base.";
    Bonus = "bonus", "The bonus.";
    Equity = "equity", "Shares that vest.";
    SignOn = "sign_on", "Paid at the beginning.";
    Stipend = "stipend", "The stipend.";
    Relocation = "relocation", "Paid for moving.";
    Benefits = "benefits", "What benefits are worth.";
    Tax = "tax", "What goes in tax.";
    Costs = "costs", "The costs by name.";
    CostOfLiving = "cost_of_living", "What the cost of living takes, or adds where it is below 1.";
}

/// How many there are.
const SOURCES: usize = 10;

/// Amounts in the criterion's currency. What is taken has a minus.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Amounts {
    by_source: [f64; SOURCES],
    /// All of it.
    pub total: f64,
}

impl Amounts {
    /// Amounts in the order of [`PaySource::ALL`], and all of it.
    pub(super) fn new(by_source: [f64; SOURCES], total: f64) -> Self {
        Self { by_source, total }
    }

    /// What comes from one source.
    pub fn of(&self, source: PaySource) -> f64 {
        self.by_source[source as usize]
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let sum = |i| self.by_source[i] + other.by_source[i];
        Self::new(std::array::from_fn(sum), self.total + other.total)
    }

    pub(super) fn times(&self, rate: f64) -> Self {
        // Adding 0 takes the sign from a 0 that nothing was taken from.
        let by = |x: f64| x * rate + 0.0;
        Self::new(self.by_source.map(by), by(self.total))
    }
}
