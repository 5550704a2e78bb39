//! Several judges: how far their orders agree, and what rules of counting make of all of them.
//!
//! Orders are by each judge's own scores, of the offers that take a place; scores in one chain tie.
//! An offer is an index here; what ties to the last is settled by the lower one.

mod agreement;
mod dispute;
mod kemeny;
mod order;
mod regret;
mod rules;
mod support;

pub use agreement::{kendall_w, tau_b};
pub use dispute::{Dispute, parting};
pub use kemeny::{Kemeny, MOST_RANKED};
pub use order::{TiedOrder, mean_ranks};
pub use regret::Regrets;
pub use rules::Firsts;
pub use support::Support;

/// Voices this near to each other, of all of them, are equal.
const EQUAL_VOICES: f64 = 1e-9;

/// What a judge makes of the offers, and how much that counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Ballot {
    /// Above 0: one of 2 counts double.
    pub voice: f64,
    /// One number an offer, higher is better.
    pub scores: Vec<f64>,
}

/// All judges.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    ballots: Vec<Ballot>,
    /// Judge by judge: the mean of the places that an offer's chain of equal scores takes.
    ranks: Vec<Vec<f64>>,
    offers: usize,
    total: f64,
}

impl Panel {
    /// Judges with a score each for the same offers.
    pub fn new(ballots: Vec<Ballot>) -> Self {
        Self {
            ranks: ballots.iter().map(|b| mean_ranks(&b.scores)).collect(),
            offers: ballots.iter().map(|b| b.scores.len()).min().unwrap_or(0),
            total: ballots.iter().map(|b| b.voice).sum(),
            ballots,
        }
    }

    /// How many judges there are.
    pub fn judges(&self) -> usize {
        self.ballots.len()
    }

    /// What a judge gives an offer.
    pub fn score(&self, judge: usize, offer: usize) -> f64 {
        self.ballots[judge].scores[offer]
    }

    /// A judge's mean ranks.
    pub fn ranks(&self, judge: usize) -> &[f64] {
        &self.ranks[judge]
    }

    /// How near voices are that count as equal.
    fn slack(&self) -> f64 {
        EQUAL_VOICES * self.total
    }
}
