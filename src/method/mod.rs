//! Ratings, weights and scales to scores and an order.
//!
//! What a rating is worth stands in [`worth`]. A further method is one more variant of [`Method`]
//! and one short file with its score; what a method says of itself decides how others go about it.

mod columns;
mod free_column;
mod order;
mod ranking;
mod shapley;
mod standing;
mod topsis;
mod weight_ends;
mod weighted_sum;
mod worth;

use std::sync::OnceLock;

pub use columns::{Columns, UtilityTable, Worth, fit, is_relative};
pub use free_column::FreeColumn;
pub use order::{OfferOrder, Placed, TIE};
pub use ranking::Ranking;
pub use standing::{ENOUGH, Standing, is_enough, is_known, known_share, made_or_all, outcome};
pub use weight_ends::WeightEnds;
pub use worth::{Role, lifted, median, number, range, rests_on, stated, worth};

use crate::model::Weights;

/// What one rating is worth in many trials.
#[derive(Clone, Copy, Debug)]
pub enum Drawn<'d> {
    /// The same in all.
    Same(f64),
    /// One a trial.
    Each(&'d [f64]),
}

/// How utilities become a score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// Σ weight × utility, of 100.
    #[default]
    WeightedSum,
    /// Nearness to the ideal. Not among [`Method::ALL`]: reports speak of points that add up from
    /// nothing.
    Topsis,
}

impl Method {
    /// Every method that can be asked for.
    pub const ALL: [Self; 1] = [Self::WeightedSum];

    /// The name that `--method` takes.
    pub fn name(self) -> &'static str {
        match self {
            Self::WeightedSum => "weighted-sum",
            Self::Topsis => "topsis",
        }
    }

    /// Whether a score is a sum of parts, one a criterion: a straight line in each utility, and in
    /// a share of weight where the other weights keep their proportions.
    pub fn is_sum(self) -> bool {
        match self {
            Self::WeightedSum => true,
            Self::Topsis => false,
        }
    }

    /// Whether a row's score needs no other row of a table.
    pub fn is_by_row(self, table: &UtilityTable) -> bool {
        match self {
            Self::WeightedSum => true,
            Self::Topsis => !table.is_relative(),
        }
    }

    /// The scores of all rows, higher is better; `shares` of weight sum to 1.
    pub fn scores(self, table: &UtilityTable, shares: &[f64]) -> Vec<f64> {
        (0..table.rows())
            .map(|row| self.score_row(table, shares, table.row(row)))
            .collect()
    }

    /// The score of a row of utilities among those of a table.
    pub fn score_row(self, table: &UtilityTable, shares: &[f64], row: &[f64]) -> f64 {
        match self {
            Self::WeightedSum => weighted_sum::score(row, shares),
            Self::Topsis => topsis::score(row.iter().copied(), shares, table.ends()),
        }
    }

    /// The score of a row of utilities, of a method that is a sum.
    pub fn sum_of(self, row: &[f64], shares: &[f64]) -> Option<f64> {
        match self {
            Self::WeightedSum => Some(weighted_sum::score(row, shares)),
            Self::Topsis => None,
        }
    }

    /// The score of a row with other utilities in some columns, the other rows as they are: of a
    /// method [by row](Self::is_by_row). `now` is its score as it is.
    pub fn score_with(
        self,
        table: &UtilityTable,
        shares: &[f64],
        (row, now): (usize, f64),
        changes: &[(usize, f64)],
    ) -> f64 {
        match self {
            Self::WeightedSum => weighted_sum::moved(table.row(row), shares, now, changes),
            Self::Topsis => {
                let other = |k: usize| changes.iter().find(|c| c.0 == k).map(|c| c.1);
                let row = table.row(row).iter().enumerate();
                let row = row.map(|(k, u)| other(k).unwrap_or(*u));
                topsis::score(row, shares, table.ends())
            }
        }
    }

    /// A sum's fast way in trials: adds what a criterion adds to an offer's scores, trial by trial,
    /// its weights in points of 100.
    pub fn add(self, scores: &mut [f64], weights: &[f64], utilities: Drawn<'_>) {
        match utilities {
            Drawn::Same(utility) => weighted_sum::add_times(scores, weights, utility),
            Drawn::Each(utilities) => weighted_sum::add(scores, weights, utilities),
        }
    }

    /// The same where the weight is one in all trials.
    pub fn add_weighed(self, scores: &mut [f64], weight: f64, utilities: Drawn<'_>) {
        match utilities {
            Drawn::Same(u) => scores.iter_mut().for_each(|score| *score += weight * u),
            Drawn::Each(utilities) => weighted_sum::add_times(scores, utilities, weight),
        }
    }

    /// Scores all offers of a problem's columns.
    pub fn score(self, columns: &Columns, weights: &Weights) -> Scoring {
        let (table, shares) = (columns.table(), weights.shares());
        let (start, contributions) = match self {
            Self::WeightedSum => (
                0.0,
                Contributions::All(weighted_sum::contributions(table, shares)),
            ),
            Self::Topsis => {
                let means = topsis::means(table);
                let start = self.score_row(table, shares, &means);
                let game = Game {
                    method: self,
                    table: table.clone(),
                    shares: shares.to_vec(),
                    means,
                    values: vec![OnceLock::new(); table.rows()],
                };
                (start, Contributions::Asked(game))
            }
        };
        Scoring {
            scores: self.scores(table, shares),
            start,
            contributions,
            criteria: shares.len(),
        }
    }
}

/// What a method makes of the offers: `start` + Σ contributions = score, for every offer.
#[derive(Clone, Debug, PartialEq)]
pub struct Scoring {
    /// One number an offer, higher is better.
    pub scores: Vec<f64>,
    /// The score before any contribution, the same for all offers.
    pub start: f64,
    contributions: Contributions,
    criteria: usize,
}

/// What each criterion adds to each offer's score.
#[derive(Clone, Debug, PartialEq)]
enum Contributions {
    /// Row by row.
    All(Vec<f64>),
    /// Worked out where they are asked for.
    Asked(Game),
}

/// What Shapley values are worked out from, and those that were.
#[derive(Clone, Debug, PartialEq)]
struct Game {
    method: Method,
    table: UtilityTable,
    shares: Vec<f64>,
    means: Vec<f64>,
    values: Vec<OnceLock<Vec<f64>>>,
}

impl Scoring {
    /// What each criterion adds to an offer's score.
    pub fn contributions(&self, offer: usize) -> &[f64] {
        match &self.contributions {
            Contributions::All(all) => &all[offer * self.criteria..(offer + 1) * self.criteria],
            Contributions::Asked(game) => game.values[offer].get_or_init(|| {
                let score = |row: &[f64]| game.method.score_row(&game.table, &game.shares, row);
                shapley::values(game.table.row(offer), &game.means, score)
            }),
        }
    }
}
