//! Answers to weights: an order, swings, comparisons in pairs, the best and the worst; and what
//! columns of ratings alone would say.

mod answers;
mod best_worst;
mod columns;
mod eigen;
mod interview;
mod linear_program;
mod pairwise;
mod rank_order;
mod region;

pub use answers::{
    BestWorstWeighed, ComparedWeights, Weighed, WeighedCriterion, WeightAnswers, WeightGroup,
};
pub use best_worst::{BestWorst, BestWorstAnswers, best_worst};
pub use columns::ColumnRule;
pub use eigen::{Principal, Square, principal};
pub use interview::{ABOUT, Fitting, Interview, MOST_QUESTIONS, Reply, TradeOff};
pub use linear_program::{LinearProgram, NoOptimum, Optimum, Relation};
pub use pairwise::{Comparison, Comparisons, Consistency, RANDOM_INDEX_SOURCE, consistency};
pub use rank_order::{RankRule, tiers};
pub use region::{MOST_OFFERS, WeightRegion};

/// The most criteria that can be compared with each other.
pub const MOST_COMPARED: usize = 30;
/// The largest judgement; its reciprocal is the smallest.
pub const LARGEST_JUDGEMENT: f64 = 1e6;
