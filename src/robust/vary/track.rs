//! Scores along a coordinate: straight lines between knots, or the bend of a normalized column.

use super::bent::Bent;
use super::{Ground, Moves, TIE};
use crate::model::OfferId;

/// The scores of the offers that move, knot by knot.
#[derive(Debug)]
pub struct Track<'b> {
    knots: Vec<f64>,
    movers: Vec<OfferId>,
    /// Row by row, one a knot: the scores of the movers.
    scores: Vec<f64>,
    ground: Ground<'b>,
    bent: Option<Bent<'b>>,
    everybody: bool,
}

impl<'b> Track<'b> {
    /// Straight lines between the knots of a dial, given with what `v` is there.
    pub fn straight(ground: Ground<'b>, moves: &Moves, knots: &[(f64, f64)]) -> Self {
        let movers: Vec<OfferId> = moves.offers().collect();
        let scores = knots.iter().flat_map(|(_, v)| moves.scores(*v)).collect();
        let knots = knots.iter().map(|(c, _)| *c).collect();
        Self::new(ground, knots, movers, scores, None)
    }

    /// Bent lines between two numbers of a normalized column.
    pub fn bent(bent: Bent<'b>, ends: (f64, f64)) -> Self {
        let ground = bent.ground().clone();
        let knots = bent.knots(ends);
        let scores = knots.iter().flat_map(|x| bent.scores(*x)).collect();
        let movers = bent.movers();
        Self::new(ground, knots, movers, scores, Some(bent))
    }

    fn new(
        ground: Ground<'b>,
        knots: Vec<f64>,
        movers: Vec<OfferId>,
        scores: Vec<f64>,
        bent: Option<Bent<'b>>,
    ) -> Self {
        let everybody = movers.len() == ground.scores().len()
            && movers.iter().enumerate().all(|(i, o)| o.index() == i);
        Self {
            knots,
            movers,
            scores,
            ground,
            bent,
            everybody,
        }
    }

    /// The offers that move.
    pub fn movers(&self) -> &[OfferId] {
        &self.movers
    }

    /// The scores that do not move, by offer.
    pub fn ground(&self) -> &Ground<'b> {
        &self.ground
    }

    /// The coordinates between which all lines are straight.
    pub fn knots(&self) -> &[f64] {
        &self.knots
    }

    fn slot(&self, offer: OfferId) -> Option<usize> {
        if self.everybody {
            return Some(offer.index());
        }
        self.movers.iter().position(|o| *o == offer)
    }

    /// Whether the lead of one offer over another moves.
    pub fn moves(&self, a: OfferId, b: OfferId) -> bool {
        self.slot(a).is_some() || self.slot(b).is_some()
    }

    /// An offer's score at a coordinate.
    pub fn score(&self, offer: OfferId, c: f64) -> f64 {
        let Some(slot) = self.slot(offer) else {
            return self.ground.score(offer);
        };
        let after = self.knots.partition_point(|k| *k <= c);
        let at = |knot: usize| self.scores[knot * self.movers.len() + slot];
        if after == 0 {
            return at(0);
        }
        if self.knots[after - 1] == c || after == self.knots.len() {
            return at(after - 1);
        }
        if let Some(bent) = &self.bent {
            return bent.score(offer, c);
        }
        let (from, to) = (self.knots[after - 1], self.knots[after]);
        let part = (c / 2.0 - from / 2.0) / (to / 2.0 - from / 2.0);
        let (a, b) = (at(after - 1), at(after));
        a + part * (b - a)
    }

    /// The first coordinate, on the way from one to another, beyond which `behind` is strictly
    /// ahead of `ahead`.
    pub fn cross(&self, ahead: OfferId, behind: OfferId, from: f64, to: f64) -> Option<f64> {
        if !self.moves(ahead, behind) {
            return None;
        }
        let lead = |c: f64| self.score(behind, c) - self.score(ahead, c);
        let mut last = (from, lead(from));
        if last.1 > TIE {
            return Some(from);
        }
        let mut found = None;
        self.between(from, to, |c| {
            let next = (c, lead(c));
            if next.1 > TIE {
                found = Some(self.turn(last, next, &lead));
            }
            last = next;
            found.is_some()
        });
        found
    }

    /// Visits the knots on the way and the goal, until told to stop.
    fn between(&self, from: f64, to: f64, mut stop: impl FnMut(f64) -> bool) {
        let inside = |k: &&f64| (**k > from.min(to)) && (**k < from.max(to));
        let stopped = if from <= to {
            self.knots.iter().filter(inside).any(|k| stop(*k))
        } else {
            self.knots.iter().rev().filter(inside).any(|k| stop(*k))
        };
        if !stopped {
            stop(to);
        }
    }

    /// Where a lead turns from not above 0 to above it.
    fn turn(&self, from: (f64, f64), to: (f64, f64), lead: &impl Fn(f64) -> f64) -> f64 {
        if self.bent.is_some() {
            return bisect(from.0, to.0, |c| lead(c) > TIE);
        }
        if from.1 >= 0.0 {
            return from.0;
        }
        let part = -from.1 / (to.1 - from.1);
        from.0 + 2.0 * part * (to.0 / 2.0 - from.0 / 2.0)
    }
}

/// Where what does not hold at `from` begins to hold on the way to `to`, to the last bit.
pub fn bisect(mut from: f64, mut to: f64, holds: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..200 {
        let middle = from / 2.0 + to / 2.0;
        if middle == from || middle == to {
            break;
        }
        if holds(middle) {
            to = middle;
        } else {
            from = middle;
        }
    }
    to
}
