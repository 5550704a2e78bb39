//! Amounts over the years.

use super::QuantityId;

/// One amount of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearAmount {
    /// How much.
    pub quantity: QuantityId,
    /// Whether that is a part of the base, rather than money.
    pub is_share: bool,
}

/// An amount in each year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Those that are stated, from the first year on.
    amounts: Vec<YearAmount>,
    /// Whether the last one holds for all years after it; else there is nothing then.
    goes_on: bool,
    /// Whether they are said year by year.
    by_year: bool,
}

impl Schedule {
    /// The same in each year, or once where it does not go on.
    pub fn plain(amount: YearAmount, goes_on: bool) -> Self {
        Self {
            amounts: vec![amount],
            goes_on,
            by_year: false,
        }
    }

    /// A list of years.
    pub fn years(amounts: Vec<YearAmount>, goes_on: bool) -> Self {
        Self {
            amounts,
            goes_on,
            by_year: true,
        }
    }

    /// The amount of a year, counted from 0.
    pub fn in_year(&self, year: usize) -> Option<YearAmount> {
        let last = || self.amounts.last().filter(|_| self.goes_on);
        self.amounts.get(year).or_else(last).copied()
    }

    /// How many years after the last that is stated a year is; 0 of one that is stated.
    pub fn years_after(&self, year: usize) -> usize {
        (year + 1).saturating_sub(self.amounts.len())
    }

    /// Whether it is the same amount in all years.
    pub fn is_even(&self) -> bool {
        self.amounts.len() == 1 && self.goes_on
    }

    /// How many years are stated.
    pub fn years_stated(&self) -> usize {
        self.amounts.len()
    }

    /// Its amounts, each with the year from 1 where it is said year by year.
    pub fn parts(&self) -> impl Iterator<Item = (Option<u8>, QuantityId)> + '_ {
        let numbered = self.amounts.iter().zip(1_u8..);
        numbered.map(|(a, year)| (self.by_year.then_some(year), a.quantity))
    }

    /// The amount that is stated for a year; of one that is not said year by year, its only one.
    pub fn stated(&self, year: Option<u8>) -> Option<YearAmount> {
        let at = year.map_or(0, |year| usize::from(year).saturating_sub(1));
        self.amounts.get(at).copied()
    }
}
