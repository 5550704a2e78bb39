//! The order of the offers along a lever.

use super::{Region, Sweep, TIE};
use crate::method::OfferOrder;
use crate::model::OfferId;

/// Of so many offers it is seen first whether they keep their order.
const FIRST: usize = 32;

impl<'b> Sweep<'b> {
    /// The ranked offers of a region in their order, at a coordinate.
    pub fn order_in(&self, region: &Region<'b>, c: f64) -> Vec<OfferId> {
        self.order_from(self.ranked(region), region, c)
    }

    /// The same from the ranked offers in another order: quick where that is nearly theirs.
    pub fn order_from(&self, near: &[OfferId], region: &Region<'b>, c: f64) -> Vec<OfferId> {
        let movers = &region.curve.movers;
        if let ([mover], None) = (&movers[..], &region.ranked)
            && let Some(order) = self.inserted(*mover, region, c)
        {
            return order;
        }
        let mut scores = region.curve.fixed().scores().to_vec();
        for (mover, score) in movers.iter().zip(region.curve.scores_of(movers, c)) {
            scores[mover.index()] = score;
        }
        let order = OfferOrder::new(self.baseline.problem, near, &scores);
        order.0.iter().map(|placed| placed.offer).collect()
    }

    /// Whether an order is that of a region at a coordinate; without a sort where that can be seen.
    pub fn keeps(&self, order: &[OfferId], region: &Region<'b>, c: f64) -> bool {
        let is_seen = self.are_ranked_now(order, region);
        let seen = is_seen.then(|| self.is_order(order, region, c));
        seen.flatten()
            .unwrap_or_else(|| self.order_in(region, c) == order)
    }

    /// Whether the ranked offers of a region are those of now, and these.
    pub fn are_ranked_now(&self, offers: &[OfferId], region: &Region<'b>) -> bool {
        let is_all = region.ranked.is_none() && offers.len() == self.baseline.order.len();
        is_all && offers.iter().all(|o| self.baseline.spot(*o).is_some())
    }

    /// Whether offers stand by score at a coordinate, those within a tie by id; none where that is
    /// not seen, as where ties make a chain.
    fn is_order(&self, order: &[OfferId], region: &Region<'b>, c: f64) -> Option<bool> {
        // All of them in one chain are not farther apart than this.
        let chain = order.len() as f64 * TIE;
        let mut scores = Vec::with_capacity(order.len());
        // The first ones tell soon: those beyond them are looked at in ever longer parts.
        while scores.len() < order.len() {
            let from = scores.len();
            let to = order.len().min(2 * from + FIRST);
            scores.extend(region.curve.scores_of(&order[from..to], c));
            let mut pairs = scores[from.saturating_sub(1)..].windows(2);
            if pairs.any(|pair| pair[1] - pair[0] > chain) {
                return Some(false);
            }
        }
        self.is_sorted(order, &scores)
    }

    /// Whether offers stand by score, those within a tie by id; none where that is not seen.
    fn is_sorted(&self, order: &[OfferId], scores: &[f64]) -> Option<bool> {
        let id = |i: usize| self.baseline.id(order[i]);
        // The least before those that tie, and the least and the most of them.
        let (mut before, mut low, mut high) = (f64::INFINITY, f64::INFINITY, f64::INFINITY);
        for (i, &score) in scores.iter().enumerate() {
            let ends = (low.min(score), high.max(score));
            if i > 0 && ends.1 - ends.0 <= TIE {
                if id(i - 1) >= id(i) {
                    return None;
                }
                (low, high) = ends;
            } else {
                (before, low, high) = (low, score, score);
            }
            if !(before - high > TIE) {
                return None;
            }
        }
        Some(true)
    }

    /// The present order with one offer put where its score puts it; none where that is level with
    /// another's, which others may be level with in turn.
    fn inserted(&self, mover: OfferId, region: &Region<'b>, c: f64) -> Option<Vec<OfferId>> {
        let score = region.curve.score(mover, c);
        let lead = |offer: &OfferId| region.curve.fixed().score(*offer) - score;
        let mut order = Vec::with_capacity(self.baseline.order.len());
        let others = self.baseline.order.iter().copied().filter(|o| *o != mover);
        order.extend(others);
        if self.baseline.spot(mover).is_some() {
            let at = order.partition_point(|o| lead(o) > TIE);
            if order.get(at).is_some_and(|o| lead(o) >= -TIE) {
                return None;
            }
            order.insert(at, mover);
        }
        Some(order)
    }
}
