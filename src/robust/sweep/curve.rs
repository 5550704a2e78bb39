//! Scores along a coordinate: at knots, and between them straight lines or what the method makes.

use std::rc::Rc;

use super::root::root;
use super::utilities::Moment;
use super::{Scores, TIE, Utilities};
use crate::model::OfferId;

/// The scores of the offers that move, knot by knot.
#[derive(Debug)]
pub struct Curve<'b> {
    utilities: Rc<Utilities<'b>>,
    /// The coordinates between which two offers change places once at most.
    pub knots: Vec<f64>,
    /// The offers that move.
    pub movers: Vec<OfferId>,
    scores: AtKnots<'b>,
    everybody: bool,
}

/// Scores at knots.
#[derive(Debug)]
enum AtKnots<'b> {
    /// Row by row, one a knot: the scores of the movers.
    Known(Vec<f64>),
    /// Worked out where they are asked for: of most offers beside a number that moves, never.
    Asked(Vec<Moment<'b>>),
}

/// Where a coordinate lies.
#[derive(Debug)]
enum CurvePosition<'b> {
    /// On a knot.
    Knot(usize),
    /// Before a knot, on straight lines: the part of the way to it.
    Straight(usize, f64),
    /// Between knots, where lines bend.
    Bent(Moment<'b>),
}

impl<'b> Curve<'b> {
    /// Scores between two coordinates.
    pub fn new(utilities: Rc<Utilities<'b>>, ends: (f64, f64)) -> Self {
        let movers = utilities.movers();
        let knots = utilities.knots(ends);
        let moments = knots.iter().map(|c| utilities.at(*c));
        let at = |moment: Moment<'_>| {
            movers
                .iter()
                .map(|o| utilities.score(*o, &moment))
                .collect::<Vec<f64>>()
        };
        let scores = if utilities.numbers().is_some() {
            AtKnots::Asked(moments.collect())
        } else {
            AtKnots::Known(moments.flat_map(at).collect())
        };
        let everybody = movers.len() == utilities.scores.scores().len()
            && movers.iter().enumerate().all(|(i, o)| o.index() == i);
        Self {
            utilities,
            knots,
            movers,
            scores,
            everybody,
        }
    }

    /// Those that may come first beside a number of one offer that moves, in their order; none where
    /// any may.
    pub fn rivals(&self) -> Option<&[OfferId]> {
        let column = self.utilities.column.as_ref()?;
        let rivals = self.utilities.numbers()?.rivals.as_deref();
        rivals.filter(|_| column.movers.len() <= 1)
    }

    /// The offers whose own number in such a column moves.
    pub fn own(&self) -> &[OfferId] {
        let column = self.utilities.column.as_ref();
        column.map_or(&[], |column| &column.movers)
    }

    /// The scores that do not move, by offer.
    pub fn fixed(&self) -> &Scores<'b> {
        &self.utilities.scores
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

    /// Whether all lines are straight between knots.
    pub fn is_all_straight(&self) -> bool {
        self.utilities.is_straight()
    }

    /// Whether all lines are straight from one coordinate to another.
    pub fn is_straight(&self, from: f64, to: f64) -> bool {
        let inside = |k: &f64| *k > from.min(to) && *k < from.max(to);
        self.utilities.is_straight() && !self.knots.iter().any(inside)
    }

    fn spot(&self, c: f64) -> CurvePosition<'b> {
        let after = self.knots.partition_point(|k| *k <= c);
        if after == 0 {
            return CurvePosition::Knot(0);
        }
        if self.knots[after - 1] == c || after == self.knots.len() {
            return CurvePosition::Knot(after - 1);
        }
        if !self.utilities.is_straight() {
            return CurvePosition::Bent(self.utilities.at(c));
        }
        let (from, to) = (self.knots[after - 1], self.knots[after]);
        CurvePosition::Straight(after, (c / 2.0 - from / 2.0) / (to / 2.0 - from / 2.0))
    }

    /// The score at a spot of an offer, and of its slot among those that move.
    fn value(&self, (offer, slot): (OfferId, Option<usize>), spot: &CurvePosition<'_>) -> f64 {
        let Some(slot) = slot else {
            return self.fixed().score(offer);
        };
        let at = |knot: usize| match &self.scores {
            AtKnots::Known(scores) => scores[knot * self.movers.len() + slot],
            AtKnots::Asked(moments) => self.utilities.score(offer, &moments[knot]),
        };
        match spot {
            CurvePosition::Knot(knot) => at(*knot),
            CurvePosition::Bent(moment) => self.utilities.score(offer, moment),
            CurvePosition::Straight(after, part) => {
                let (a, b) = (at(after - 1), at(*after));
                a + part * (b - a)
            }
        }
    }

    /// An offer's score at a coordinate.
    pub fn score(&self, offer: OfferId, c: f64) -> f64 {
        match self.slot(offer) {
            None => self.fixed().score(offer),
            slot => self.value((offer, slot), &self.spot(c)),
        }
    }

    /// The scores of some offers at a coordinate.
    pub fn scores_of(&self, offers: &[OfferId], c: f64) -> Vec<f64> {
        self.values(offers, &self.spot(c))
    }

    fn values(&self, offers: &[OfferId], spot: &CurvePosition<'_>) -> Vec<f64> {
        match (spot, &self.scores) {
            (CurvePosition::Knot(knot), AtKnots::Asked(moments)) => {
                self.utilities.scores_at(offers, &moments[*knot])
            }
            (CurvePosition::Bent(moment), AtKnots::Asked(_)) => {
                self.utilities.scores_at(offers, moment)
            }
            _ => {
                let score = |offer: &OfferId| self.value((*offer, self.slot(*offer)), spot);
                offers.iter().map(score).collect()
            }
        }
    }

    /// The first coordinate, on the way from one to another, beyond which `behind` is strictly
    /// ahead of `ahead`.
    pub fn cross(&self, ahead: OfferId, behind: OfferId, from: f64, to: f64) -> Option<f64> {
        self.stretch(from, to).cross(ahead, behind)
    }

    /// The way from one coordinate to another.
    pub fn stretch(&self, from: f64, to: f64) -> Stretch<'_, 'b> {
        let inside = |k: &&f64| (**k > from.min(to)) && (**k < from.max(to));
        let mut stops = vec![from];
        stops.extend(self.knots.iter().filter(inside));
        if from > to {
            stops[1..].reverse();
        }
        stops.push(to);
        let stops = stops.into_iter().map(|c| (c, self.spot(c))).collect();
        Stretch { curve: self, stops }
    }
}

/// A way along a curve: its ends and the knots between them, where each lies.
#[derive(Debug)]
pub struct Stretch<'t, 'b> {
    curve: &'t Curve<'b>,
    stops: Vec<(f64, CurvePosition<'b>)>,
}

impl Stretch<'_, '_> {
    /// Where it ends.
    pub fn end(&self) -> f64 {
        self.stops.last().map_or(0.0, |stop| stop.0)
    }

    /// By how much one offer leads another where it begins.
    pub fn lead(&self, one: OfferId, other: OfferId) -> f64 {
        let spot = &self.stops[0].1;
        let score = |offer| self.curve.value((offer, self.curve.slot(offer)), spot);
        score(one) - score(other)
    }

    /// The first coordinate on the way beyond which `behind` is strictly ahead of `ahead`.
    pub fn cross(&self, ahead: OfferId, behind: OfferId) -> Option<f64> {
        let curve = self.curve;
        let (one, other) = ((ahead, curve.slot(ahead)), (behind, curve.slot(behind)));
        if one.1.is_none() && other.1.is_none() {
            return None;
        }
        let lead = |spot: &CurvePosition<'_>| curve.value(other, spot) - curve.value(one, spot);
        let mut stops = self.stops.iter().map(|(c, spot)| (*c, lead(spot)));
        let mut last = stops.next()?;
        if last.1 > TIE {
            return Some(last.0);
        }
        for next in stops {
            if next.1 > TIE {
                let above = last.1 >= 0.0;
                let search = || root(last, next, |c| lead(&curve.spot(c)));
                return Some(if above { last.0 } else { search() });
            }
            last = next;
        }
        None
    }

    /// The first coordinate on the way beyond which one of some offers in their order is strictly
    /// ahead of the one before it.
    pub fn first_cross(&self, order: &[OfferId]) -> Option<f64> {
        let curve = self.curve;
        let slotted: Vec<_> = order.iter().map(|o| (*o, curve.slot(*o))).collect();
        let moves = |i: &usize| slotted[*i].1.is_some() || slotted[i + 1].1.is_some();
        let pairs: Vec<usize> = (0..order.len().saturating_sub(1)).filter(moves).collect();
        let lead = |i: usize, spot: &CurvePosition<'_>| {
            curve.value(slotted[i + 1], spot) - curve.value(slotted[i], spot)
        };
        let leads = |spot: &CurvePosition<'_>| -> Vec<f64> {
            let scores = curve.values(order, spot);
            pairs.iter().map(|i| scores[i + 1] - scores[*i]).collect()
        };
        let mut stops = self.stops.iter();
        let start = stops.next()?;
        let (mut from, mut before) = (start.0, leads(&start.1));
        if before.iter().any(|lead| *lead > TIE) {
            return Some(from);
        }
        for (to, spot) in stops {
            let after = leads(spot);
            let all = pairs.iter().zip(before.iter().zip(&after));
            let crossing = all.filter(|(_, (_, after))| **after > TIE);
            let mut crossing: Vec<_> = crossing.map(|(i, (a, b))| (*i, *a, *b)).collect();
            if crossing.iter().any(|(_, before, _)| *before >= 0.0) {
                return Some(from);
            }
            let mut first = None;
            // The likeliest goes first: of the others only those are left that cross before it.
            let part = |(_, before, after): &(usize, f64, f64)| before / (before - after);
            while let Some(next) = least(&crossing, part) {
                let (i, below, above) = crossing.swap_remove(next);
                let at = root((from, below), (*to, above), |c| lead(i, &curve.spot(c)));
                let spot = curve.spot(at);
                crossing.retain(|(i, ..)| lead(*i, &spot) > 0.0);
                first = Some(at);
            }
            if first.is_some() {
                return first;
            }
            (from, before) = (*to, after);
        }
        None
    }
}

/// Where the least of some things stands.
fn least<T>(all: &[T], by: impl Fn(&T) -> f64) -> Option<usize> {
    (0..all.len()).min_by(|a, b| by(&all[*a]).total_cmp(&by(&all[*b])))
}
