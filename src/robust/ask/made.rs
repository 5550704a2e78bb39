//! Pending offers that would be first.

use super::super::sweep::{Baseline, TIE};
use crate::method::OfferOrder;
use crate::model::{OfferId, Status};

/// So many pending offers are ranked anew, where a scale is made from the offers.
const MOST: usize = 50;

/// The pending offers that would be first among those ranked now if they were made, best first;
/// none where all that is ranked is pending.
pub fn first_if_made(baseline: &Baseline<'_>) -> Vec<OfferId> {
    let scores = &baseline.ranking.scoring.scores;
    let is_left = |id: &OfferId| {
        let is_pending = baseline.problem.offer(*id).status == Status::Pending;
        is_pending && baseline.spot(*id).is_none() && baseline.passes(*id)
    };
    let Some(first) = baseline.first() else {
        return Vec::new();
    };
    let left: Vec<OfferId> = baseline.problem.offer_ids().filter(is_left).collect();
    let order = OfferOrder::new(baseline.problem, &left, scores);
    let mut left: Vec<OfferId> = order.0.iter().map(|placed| placed.offer).collect();
    if !baseline.is_relative {
        left.retain(|o| scores[o.index()] > scores[first.index()] + TIE);
        return left;
    }
    left.truncate(MOST);
    left.retain(|offer| {
        let order = baseline.ranking.with_offer(baseline.problem, *offer);
        let first = order.0.first();
        first.is_some_and(|placed| placed.offer == *offer && !placed.tied)
    });
    left
}
