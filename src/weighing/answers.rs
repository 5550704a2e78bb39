//! What somebody answered, and the weights that come of it, by the ids of criteria.

use super::best_worst::{BestWorst, BestWorstAnswers, best_worst};
use super::linear_program::NoOptimum;
use super::pairwise::{Comparison, Comparisons, Consistency};
use super::rank_order::RankRule;

/// How somebody's weights came to be.
#[derive(Clone, Debug, Default)]
pub struct Weighed {
    /// What was answered.
    pub answers: WeightAnswers,
    /// Groups of criteria with a weight of their own.
    pub groups: Vec<WeightGroup>,
}

/// The answers that weights are made of.
#[derive(Clone, Debug, Default)]
pub enum WeightAnswers {
    /// Numbers were written.
    #[default]
    Numbers,
    /// An order, the most important first; those of one tier are equal.
    Order {
        /// How places become weights.
        rule: RankRule,
        /// The tiers.
        tiers: Vec<Vec<String>>,
    },
    /// What each swing from worst to best is worth, in points as they were given.
    Swing(Vec<WeighedCriterion>),
    /// Comparisons in pairs.
    Compare(ComparedWeights),
    /// The best and the worst set against the others.
    BestWorst(BestWorstWeighed),
}

/// Comparisons, and how well they fit each other.
#[derive(Clone, Debug)]
pub struct ComparedWeights {
    /// The criteria.
    pub criteria: Vec<String>,
    /// The comparisons, by the numbers of the criteria.
    pub stated: Vec<Comparison>,
    /// How well they fit.
    pub consistency: Consistency,
    /// The one that fits worst, and what the weights say instead.
    pub worst: Option<(Comparison, f64)>,
}

/// The best and the worst set against the others, and what came of it.
#[derive(Clone, Debug)]
pub struct BestWorstWeighed {
    /// The criteria.
    pub criteria: Vec<String>,
    /// The answers.
    pub answers: BestWorstAnswers,
    /// The weights that fit most closely.
    pub found: BestWorst,
}

/// A group of criteria with a weight of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightGroup {
    /// Its name.
    pub name: String,
    /// Its criteria.
    pub criteria: Vec<String>,
}

/// A weight by its criterion's id, as points of 100: a number, or a range.
pub type WeighedCriterion = (String, f64, f64);

/// A share as a weight in points.
fn in_points(id: &str, share: f64) -> WeighedCriterion {
    (id.to_owned(), 100.0 * share, 100.0 * share)
}

impl WeightAnswers {
    /// The name of the kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Numbers => "numbers",
            Self::Order { .. } => "order",
            Self::Swing(_) => "swing",
            Self::Compare(_) => "compare",
            Self::BestWorst(_) => "best-worst",
        }
    }

    /// The weights of an order.
    pub fn of_order(rule: RankRule, tiers: Vec<Vec<String>>) -> (Self, Vec<WeighedCriterion>) {
        let sizes: Vec<usize> = tiers.iter().map(Vec::len).collect();
        let shares = rule.shares(&sizes);
        let weights = tiers
            .iter()
            .zip(shares)
            .flat_map(|(tier, share)| tier.iter().map(move |id| in_points(id, share)));
        let weights = weights.collect();
        (Self::Order { rule, tiers }, weights)
    }

    /// The weights of swings: their shares of the sum of the middles.
    pub fn of_swing(points: Vec<WeighedCriterion>) -> (Self, Vec<WeighedCriterion>) {
        let sum: f64 = points.iter().map(|(_, low, high)| (low + high) / 2.0).sum();
        let part = |x: f64| if sum > 0.0 { 100.0 * x / sum } else { 0.0 };
        let weight = |(id, low, high): &WeighedCriterion| (id.clone(), part(*low), part(*high));
        let weights = points.iter().map(weight).collect();
        (Self::Swing(points), weights)
    }

    /// The weights of comparisons that connect all criteria.
    pub fn of_comparisons(
        criteria: Vec<String>,
        stated: Vec<Comparison>,
    ) -> (Self, Vec<WeighedCriterion>) {
        let all = Comparisons::new(criteria.len(), stated.clone());
        let (weights, consistency) = all.weights();
        let compared = ComparedWeights {
            worst: all.worst(&weights),
            stated,
            consistency,
            criteria,
        };
        let shares = compared.criteria.iter().zip(weights);
        let weights = shares.map(|(id, share)| in_points(id, share)).collect();
        (Self::Compare(compared), weights)
    }

    /// The weights of the best and the worst set against the others.
    ///
    /// # Errors
    /// When the numbers are too far apart for weights that are proved.
    pub fn of_best_worst(
        criteria: Vec<String>,
        answers: BestWorstAnswers,
    ) -> Result<(Self, Vec<WeighedCriterion>), NoOptimum> {
        let found = best_worst(&answers)?;
        let shares = criteria.iter().zip(&found.weights);
        let weights = shares
            .map(|(id, share)| in_points(id, share.max(0.0)))
            .collect();
        let weighed = BestWorstWeighed {
            criteria,
            answers,
            found,
        };
        Ok((Self::BestWorst(weighed), weights))
    }
}
