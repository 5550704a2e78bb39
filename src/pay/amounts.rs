//! Amounts by where they come from.

/// Where money comes from, or goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaySource {
    /// The base.
    Wage,
    /// The bonus.
    Bonus,
    /// Shares that vest.
    Equity,
    /// Paid at the beginning.
    SignOn,
    /// The stipend.
    Stipend,
    /// Paid for moving.
    Relocation,
    /// What benefits are worth.
    Benefits,
    /// What goes in tax.
    Tax,
    /// The costs by name.
    Costs,
    /// What the cost of living takes, or adds where it is below 1.
    CostOfLiving,
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

impl PaySource {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; SOURCES] = [
        Self::Wage,
        Self::Bonus,
        Self::Equity,
        Self::SignOn,
        Self::Stipend,
        Self::Relocation,
        Self::Benefits,
        Self::Tax,
        Self::Costs,
        Self::CostOfLiving,
    ];

    /// Its name in the JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Wage => "wage",
            Self::Bonus => "bonus",
            Self::Equity => "equity",
            Self::SignOn => "sign_on",
            Self::Stipend => "stipend",
            Self::Relocation => "relocation",
            Self::Benefits => "benefits",
            Self::Tax => "tax",
            Self::Costs => "costs",
            Self::CostOfLiving => "cost_of_living",
        }
    }
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
