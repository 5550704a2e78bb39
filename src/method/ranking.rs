//! A problem's offers, scored and put in order.

use super::{Columns, Method, OfferOrder, Scoring, Standing};
use crate::model::{OfferId, Problem, Weights};

/// Everything that a method makes of a problem.
#[derive(Clone, Debug)]
pub struct Ranking {
    /// How scores are made.
    pub method: Method,
    /// The mean of the judges' weights.
    pub weights: Weights,
    /// Who takes a place.
    pub standing: Standing,
    /// What each rating is worth.
    pub columns: Columns,
    /// What it adds to which score.
    pub scoring: Scoring,
    /// The order of those that take a place.
    pub order: OfferOrder,
}

impl Ranking {
    /// Ranks the offers of a problem.
    pub fn new(problem: &Problem, method: Method) -> Self {
        let weights = Weights::mean(problem.judges());
        let standing = Standing::new(problem, &weights);
        let columns = Columns::new(problem, &standing.ranked);
        let scoring = method.score(&columns, &weights);
        let order = OfferOrder::new(problem, &standing.ranked, &scoring.scores);
        Self {
            method,
            weights,
            standing,
            columns,
            scoring,
            order,
        }
    }

    /// The order with one more offer, on scales made anew where they are made from the offers.
    pub fn with_offer(&self, problem: &Problem, offer: OfferId) -> OfferOrder {
        let mut ranked = self.standing.ranked.clone();
        ranked.push(offer);
        let columns = Columns::new(problem, &ranked);
        let scores = self.method.scores(columns.table(), self.weights.shares());
        OfferOrder::new(problem, &ranked, &scores)
    }

    /// The scores and the order under one set of weights, everything else as it is.
    pub fn under(&self, problem: &Problem, weights: &Weights) -> (Scoring, OfferOrder) {
        let scoring = self.method.score(&self.columns, weights);
        let order = OfferOrder::new(problem, &self.standing.ranked, &scoring.scores);
        (scoring, order)
    }
}
