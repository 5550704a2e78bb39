//! Scores along a coordinate: straight lines between knots, or the bend of a normalized column.

use super::bent::Bent;
use super::{Scores, TIE, Utilities};
use crate::model::{Fit, OfferId};

/// The scores of the offers that move, knot by knot.
#[derive(Debug)]
pub struct Curve<'b> {
    knots: Vec<f64>,
    movers: Vec<OfferId>,
    /// Row by row, one a knot: the scores of the movers.
    scores: Vec<f64>,
    ground: Scores<'b>,
    bent: Option<Bent<'b>>,
    everybody: bool,
}

/// Where a coordinate lies.
#[derive(Debug)]
enum Place<'b> {
    /// On a knot.
    Knot(usize),
    /// Before a knot: the part of the way to it.
    Between(usize, f64),
    /// In a normalized column, fitted to the coordinate.
    Bent(f64, Fit<'b>),
}

impl<'b> Curve<'b> {
    /// Straight lines between the knots of a axis, given with what `v` is there.
    pub fn straight(ground: Scores<'b>, moves: &Utilities, knots: &[(f64, f64)]) -> Self {
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
        ground: Scores<'b>,
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
    pub fn ground(&self) -> &Scores<'b> {
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

    /// Whether all lines are straight from one coordinate to another.
    pub fn is_straight(&self, from: f64, to: f64) -> bool {
        let inside = |k: &f64| *k > from.min(to) && *k < from.max(to);
        self.bent.is_none() && !self.knots.iter().any(inside)
    }

    fn place(&self, c: f64) -> Place<'b> {
        let after = self.knots.partition_point(|k| *k <= c);
        if after == 0 {
            return Place::Knot(0);
        }
        if self.knots[after - 1] == c || after == self.knots.len() {
            return Place::Knot(after - 1);
        }
        if let Some(bent) = &self.bent {
            return Place::Bent(c, bent.fit(c));
        }
        let (from, to) = (self.knots[after - 1], self.knots[after]);
        Place::Between(after, (c / 2.0 - from / 2.0) / (to / 2.0 - from / 2.0))
    }

    /// The score at a place of an offer, and of its slot among those that move.
    fn value(&self, (offer, slot): (OfferId, Option<usize>), place: &Place<'_>) -> f64 {
        let Some(slot) = slot else {
            return self.ground.score(offer);
        };
        let at = |knot: usize| self.scores[knot * self.movers.len() + slot];
        match (place, &self.bent) {
            (Place::Knot(knot), _) => at(*knot),
            (Place::Bent(c, fit), Some(bent)) => bent.score_on(offer, *c, fit),
            (Place::Bent(..), None) => self.ground.score(offer),
            (Place::Between(after, part), _) => {
                let (a, b) = (at(after - 1), at(*after));
                a + part * (b - a)
            }
        }
    }

    /// An offer's score at a coordinate.
    pub fn score(&self, offer: OfferId, c: f64) -> f64 {
        match self.slot(offer) {
            None => self.ground.score(offer),
            slot => self.value((offer, slot), &self.place(c)),
        }
    }

    /// The first coordinate, on the way from one to another, beyond which `behind` is strictly
    /// ahead of `ahead`.
    pub fn cross(&self, ahead: OfferId, behind: OfferId, from: f64, to: f64) -> Option<f64> {
        self.leg(from, to).cross(ahead, behind)
    }

    /// The way from one coordinate to another.
    pub fn leg(&self, from: f64, to: f64) -> Stretch<'_, 'b> {
        let inside = |k: &&f64| (**k > from.min(to)) && (**k < from.max(to));
        let mut stops = vec![from];
        stops.extend(self.knots.iter().filter(inside));
        if from > to {
            stops[1..].reverse();
        }
        stops.push(to);
        let stops = stops.into_iter().map(|c| (c, self.place(c))).collect();
        Stretch { curve: self, stops }
    }
}

/// A way along a curve: its ends and the knots between them, where each lies.
#[derive(Debug)]
pub struct Stretch<'t, 'b> {
    curve: &'t Curve<'b>,
    stops: Vec<(f64, Place<'b>)>,
}

impl Stretch<'_, '_> {
    /// The first coordinate on the way beyond which `behind` is strictly ahead of `ahead`.
    pub fn cross(&self, ahead: OfferId, behind: OfferId) -> Option<f64> {
        let curve = self.curve;
        let (one, other) = ((ahead, curve.slot(ahead)), (behind, curve.slot(behind)));
        if one.1.is_none() && other.1.is_none() {
            return None;
        }
        let lead = |place: &Place<'_>| curve.value(other, place) - curve.value(one, place);
        let mut stops = self.stops.iter().map(|(c, place)| (*c, lead(place)));
        let mut last = stops.next()?;
        if last.1 > TIE {
            return Some(last.0);
        }
        for next in stops {
            if next.1 > TIE {
                return Some(self.turn(last, next, |c| lead(&curve.place(c))));
            }
            last = next;
        }
        None
    }

    /// Where a lead turns from not above 0 to above it.
    fn turn(&self, from: (f64, f64), to: (f64, f64), lead: impl Fn(f64) -> f64) -> f64 {
        if self.curve.bent.is_some() {
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
