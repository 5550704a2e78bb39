//! Ratings through their scales: what each is worth, at the middle and at the ends.

use super::worth::{median, number, range, worth};
use crate::model::{Criterion, CriterionId, Fit, OfferId, Problem, Scale, Utility};

/// What a rating is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth {
    /// At the median of everything it rests on.
    pub middle: Utility,
    /// The least it may be.
    pub low: Utility,
    /// The most it may be.
    pub high: Utility,
}

/// Utilities, one row an offer: what a method scores.
#[derive(Clone, Debug, PartialEq)]
pub struct UtilityTable {
    utilities: Vec<f64>,
    criteria: usize,
    /// The rows of the ranked offers, where a column's ends are made from them.
    ranked: Vec<usize>,
    /// Whether a column's ends are those of the ranked offers, rather than 0 and 1.
    relative: Vec<bool>,
    /// The worst and the best of each column.
    ends: Vec<(f64, f64)>,
}

impl UtilityTable {
    /// A table of rows one after the other. A column that is `relative` ends where the `ranked`
    /// rows end, another one at 0 and 1.
    pub fn new(utilities: Vec<f64>, relative: Vec<bool>, ranked: Vec<usize>) -> Self {
        let mut table = Self {
            utilities,
            criteria: relative.len(),
            ranked,
            ends: vec![(0.0, 1.0); relative.len()],
            relative,
        };
        table.measure();
        table
    }

    fn measure(&mut self) {
        if self.ranked.is_empty() {
            return;
        }
        for k in (0..self.criteria).filter(|k| self.relative[*k]) {
            let rows = self.ranked.iter();
            let column = rows.map(|row| self.utilities[row * self.criteria + k]);
            self.ends[k] = column.fold((1.0_f64, 0.0_f64), |(low, high), u| {
                (low.min(u), high.max(u))
            });
        }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.utilities.len() / self.criteria.max(1)
    }

    /// A row.
    pub fn row(&self, row: usize) -> &[f64] {
        &self.utilities[row * self.criteria..(row + 1) * self.criteria]
    }

    /// The worst and the best of each column.
    pub fn ends(&self) -> &[(f64, f64)] {
        &self.ends
    }

    /// The rows of the ranked offers, where any column's ends are made from them.
    pub fn ranked(&self) -> &[usize] {
        &self.ranked
    }

    /// What the ranked offers have in a column.
    pub fn ranked_in(&self, column: usize) -> Vec<f64> {
        self.ranked
            .iter()
            .map(|row| self.row(*row)[column])
            .collect()
    }

    /// Whether any column's ends are made from the ranked offers.
    pub fn is_relative(&self) -> bool {
        self.relative.contains(&true)
    }

    /// The same with other utilities in some places, each a row, a column and what is there.
    #[must_use]
    pub fn with(&self, changes: impl IntoIterator<Item = (usize, usize, f64)>) -> Self {
        let mut table = self.clone();
        for (row, column, utility) in changes {
            table.utilities[row * self.criteria + column] = utility;
        }
        table.measure();
        table
    }
}

/// The worth of every rating of a problem, one row an offer.
#[derive(Clone, Debug)]
pub struct Columns {
    table: UtilityTable,
    ranges: Vec<(Utility, Utility)>,
}

impl Columns {
    /// The columns of a problem; scales that are made from the offers present are made from the
    /// `ranked` ones.
    pub fn new(problem: &Problem, ranked: &[OfferId]) -> Self {
        let (criteria, offers) = (problem.criteria().len(), problem.offers().len());
        let scales: Vec<(&Criterion, Fit<'_>)> = problem
            .criteria()
            .map(|(id, criterion)| (criterion, fit(problem, id, ranked)))
            .collect();
        let mut utilities = Vec::with_capacity(criteria * offers);
        let mut ranges = Vec::with_capacity(criteria * offers);
        for (offer, _) in problem.offers() {
            for (cell, (criterion, fit)) in problem.row(offer).iter().zip(&scales) {
                let value = |q| median(problem, q, &criterion.scale);
                utilities.push(worth(problem, *cell, fit, value).get());
                ranges.push(range(problem, *cell, criterion, fit, None));
            }
        }
        let relative = scales.iter().map(|(c, _)| is_relative(&c.scale)).collect();
        let ranked = ranked.iter().map(|offer| offer.index()).collect();
        Self {
            table: UtilityTable::new(utilities, relative, ranked),
            ranges,
        }
    }

    /// All utilities at their middles.
    pub fn table(&self) -> &UtilityTable {
        &self.table
    }

    /// What an offer's rating on a criterion is worth.
    pub fn worth(&self, offer: OfferId, criterion: CriterionId) -> Worth {
        let at = offer.index() * self.table.criteria + criterion.index();
        let (low, high) = self.ranges[at];
        Worth {
            middle: Utility::clamped(self.table.utilities[at]),
            low,
            high,
        }
    }
}

/// Whether a scale is made from the offers present.
pub fn is_relative(scale: &Scale) -> bool {
    matches!(scale, Scale::Normalized(_))
}

/// A criterion's scale, made from the numbers of the ranked offers where it is made from offers.
pub fn fit<'p>(problem: &'p Problem, id: CriterionId, ranked: &[OfferId]) -> Fit<'p> {
    let scale = &problem.criterion(id).scale;
    let value = |q| median(problem, q, scale);
    let numbers = ranked
        .iter()
        .filter_map(|offer| number(problem, problem.cell(*offer, id), value));
    scale.fit(numbers)
}
