//! Ratings, weights and scales to scores and an order.
//!
//! A further method is one more variant of [`Method`] and one short file with its `score`.

mod columns;
mod order;
mod ranking;
mod standing;
mod weighted_sum;

pub use columns::{Columns, Worth, fit, stated};
pub use order::{Order, Placed};
pub use ranking::Ranking;
pub use standing::{ENOUGH, Standing, is_enough};

use crate::model::Weights;

/// How points become a score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// Σ weight × utility, of 100.
    #[default]
    WeightedSum,
}

impl Method {
    /// Every method.
    pub const ALL: [Self; 1] = [Self::WeightedSum];

    /// The name that `--method` takes.
    pub fn name(self) -> &'static str {
        match self {
            Self::WeightedSum => "weighted-sum",
        }
    }

    /// Scores all offers of a problem's columns; higher is better.
    pub fn score(self, columns: &Columns, weights: &Weights) -> Scoring {
        match self {
            Self::WeightedSum => weighted_sum::score(columns, weights),
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
    /// Row by row: what each criterion adds to each offer's score.
    contributions: Vec<f64>,
    criteria: usize,
}

impl Scoring {
    /// What each criterion adds to an offer's score.
    pub fn contributions(&self, offer: usize) -> &[f64] {
        &self.contributions[offer * self.criteria..(offer + 1) * self.criteria]
    }
}
