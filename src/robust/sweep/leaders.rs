//! Who comes first where, on the way from now to an end of a lever.

use std::borrow::Cow;

use super::{CLEAR, Curve, Region, Sweep, TIE};
use crate::model::OfferId;

/// A stretch on which the same offer comes first: of the way from now to an end, or of all that can
/// be written, ascending; of levels, those beside each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lead {
    /// Where it begins: on a way the end nearer to now, else the lower one.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// The offer; none where nobody takes a place.
    pub first: Option<OfferId>,
    /// Whether it begins where somebody comes in or goes out.
    pub cut: bool,
}

impl Lead {
    /// A stretch on which this offer comes first.
    pub fn new((from, to): (f64, f64), first: Option<OfferId>) -> Self {
        Self {
            from,
            to,
            first,
            cut: false,
        }
    }

    /// Adds it to those before it: where it goes on with the last one, that grows.
    pub fn join(self, leads: &mut Vec<Self>, goes_on: impl FnOnce(&Self) -> bool) {
        match leads.last_mut() {
            Some(last) if goes_on(last) => last.to = self.to,
            _ => leads.push(self),
        }
    }
}

/// The ends of the scores that are equal to one: of a chain in which each is near the next.
fn chain(scores: &[f64], one: f64) -> (f64, f64) {
    let (mut low, mut high) = (one, one);
    loop {
        let is_near = |s: &&f64| (low - TIE..=high + TIE).contains(*s);
        let near = scores.iter().filter(is_near);
        let ends = near.fold((low, high), |(a, b), s| (a.min(*s), b.max(*s)));
        if ends == (low, high) {
            return ends;
        }
        (low, high) = ends;
    }
}

/// Whether an offer leads others by more than so many points at a coordinate, but for those that may
/// be level.
fn leads(
    curve: &Curve<'_>,
    (offer, by): (OfferId, f64),
    others: &[OfferId],
    c: f64,
    level: &[OfferId],
) -> bool {
    let least = curve.score(offer, c) - by;
    let mut scored = others.iter().zip(curve.scores_of(others, c));
    scored.all(|(other, score)| *other == offer || score < least || level.contains(other))
}

/// With more offers that move, all are looked at.
const FEW: usize = 8;

impl<'b> Sweep<'b> {
    /// Whether one offer stands before another: by score, and by id where that is the same.
    fn is_ahead(&self, region: &Region<'b>, (a, b): (OfferId, OfferId), c: f64) -> bool {
        let lead = region.curve.score(a, c) - region.curve.score(b, c);
        lead > TIE || (lead >= -TIE && self.baseline.id(a) < self.baseline.id(b))
    }

    /// Those of a region that may come first anywhere in it: where only a few move, they and the
    /// best of the others.
    fn contenders<'r>(&'r self, region: &'r Region<'_>) -> Cow<'r, [OfferId]> {
        let order = &self.baseline.order;
        let movers = &region.curve.movers;
        match (&region.ranked, region.curve.rivals()) {
            (Some(ranked), _) => Cow::Borrowed(ranked),
            (None, Some(rivals)) => {
                let own = region.curve.own().iter().filter(|o| !rivals.contains(o));
                Cow::Owned(self.in_order(rivals.iter().chain(own).copied().collect()))
            }
            (None, None) if movers.len() >= FEW => Cow::Borrowed(order),
            (None, None) => {
                let mut few = movers.clone();
                few.extend(order.iter().find(|o| !movers.contains(o)));
                Cow::Owned(self.in_order(few))
            }
        }
    }

    /// Those of some offers that take a place, in their order.
    fn in_order(&self, mut offers: Vec<OfferId>) -> Vec<OfferId> {
        offers.retain(|o| self.baseline.spot(*o).is_some());
        offers.sort_by_key(|o| self.baseline.spot(*o));
        offers
    }

    /// Whether the first of now leads all others clearly at every knot of straight lines, and so
    /// everywhere.
    pub fn is_settled(&self) -> bool {
        let (Some(first), Some(region)) = (self.baseline.first(), self.regions.first()) else {
            return false;
        };
        let curve = &region.curve;
        if !self.eligible.is_firm() || !curve.is_all_straight() {
            return false;
        }
        let contenders = self.contenders(region);
        let mut knots = curve.knots.iter();
        knots.all(|c| leads(curve, (first, TIE), &contenders, *c, &[]))
    }

    /// Who comes first in a region, at a coordinate.
    pub fn first_in(&self, region: &Region<'b>, c: f64) -> Option<OfferId> {
        let of = self.contenders(region);
        let scores = region.curve.scores_of(&of, c);
        let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let (least, _) = chain(&scores, most);
        let equal = of.iter().zip(&scores).filter(|(_, s)| **s >= least);
        equal
            .map(|(offer, _)| *offer)
            .min_by_key(|offer| self.baseline.id(*offer))
    }

    /// Who comes first where, from now to the last coordinate or to the first; not for levels.
    pub fn leads_to(&self, up: bool) -> Vec<Lead> {
        let mut ranked = &self.eligible.ranked(self.rating(self.start));
        let mut leads: Vec<Lead> = Vec::new();
        let now = self.baseline.first();
        for (region, near, far) in self.on_way(self.start, up) {
            let cut = region.all != *ranked;
            // Who is first now, was out and comes in level with the others is first again.
            let was_out =
                |now: &OfferId| ranked.as_ref().is_some_and(|ranked| !ranked.contains(now));
            let is_back = |now: &OfferId| was_out(now) && self.is_ranked(region, *now);
            let first = match leads.last() {
                None => self.first_kept(region, now, self.start),
                Some(last) => {
                    let before = now.filter(is_back).or(last.first);
                    self.first_kept(region, before, self.beyond(near, far))
                }
            };
            ranked = &region.all;
            for lead in self.leads_in(region, (near, far), first, cut) {
                lead.join(&mut leads, |last| last.first == lead.first);
            }
        }
        leads
    }

    /// Who comes first at a coordinate of a region: who was first before, unless another one is ahead
    /// of it, or it takes no place there.
    pub fn first_kept(
        &self,
        region: &Region<'b>,
        before: Option<OfferId>,
        c: f64,
    ) -> Option<OfferId> {
        let there = self.first_in(region, c);
        let (Some(before), Some(other)) = (before, there) else {
            return there;
        };
        let lead = region.curve.score(other, c) - region.curve.score(before, c);
        if self.is_ranked(region, before) && lead <= TIE {
            Some(before)
        } else {
            there
        }
    }

    /// The offers other than this that are level with it at a coordinate.
    pub fn level_with(&self, region: &Region<'b>, offer: Option<OfferId>, c: f64) -> Vec<OfferId> {
        let Some(offer) = offer else {
            return Vec::new();
        };
        let ranked = self.ranked(region);
        let scores = region.curve.scores_of(ranked, c);
        let (low, high) = chain(&scores, region.curve.score(offer, c));
        let others = ranked.iter().copied().zip(scores);
        let level = others.filter(|(o, s)| *o != offer && (low..=high).contains(s));
        let mut level: Vec<OfferId> = level.map(|(o, _)| o).collect();
        // Those of now as they stand, then those that come in.
        let spot = |o: OfferId| self.baseline.spot(o).unwrap_or(usize::MAX);
        level.sort_by_key(|o| (spot(*o), self.baseline.id(*o)));
        level
    }

    /// Whether an offer, and those that are level with it wherever it is, come first at a coordinate
    /// by more than a tie; or nobody takes a place.
    pub fn is_clearly_first(
        &self,
        region: &Region<'b>,
        (offer, level): (Option<OfferId>, &[OfferId]),
        c: f64,
    ) -> bool {
        let Some(offer) = offer else {
            return region.ranked.as_ref().is_some_and(Vec::is_empty);
        };
        let contenders = self.contenders(region);
        if !contenders.contains(&offer) {
            return false;
        }
        leads(&region.curve, (offer, CLEAR), &contenders, c, level)
    }

    /// Just beyond a coordinate, on the way to another: where those that tie there part.
    fn beyond(&self, at: f64, to: f64) -> f64 {
        let step = (to / 2.0 - at / 2.0).abs().min(1e3 * self.grain());
        at + step.copysign(to - at)
    }

    fn leads_in(
        &self,
        region: &Region<'b>,
        (near, far): (f64, f64),
        first: Option<OfferId>,
        cut: bool,
    ) -> Vec<Lead> {
        let mut leads = vec![Lead {
            cut,
            ..Lead::new((near, far), first)
        }];
        let contenders = self.contenders(region);
        // Two lines cross once between two knots: so many turns are never reached.
        let most = 4 * (contenders.len() + 2) * region.curve.knots.len().max(2);
        for _ in 0..most {
            let Some(last) = leads.last_mut() else { break };
            let next = last
                .first
                .and_then(|first| self.overtaken(region, (first, &contenders), (last.from, far)));
            let Some((at, next)) = next else { break };
            last.to = at;
            // A lead without length hands its border on, but for that of now, which may be a tie.
            let cut = last.from == at && last.cut;
            let is_now = at == self.start && last.first == self.baseline.first();
            if last.from == at && !is_now {
                leads.pop();
            }
            leads.push(Lead {
                cut,
                ..Lead::new((at, far), Some(next))
            });
        }
        leads
    }

    /// Where the first of a region is overtaken next, on the way to an end, and by whom.
    fn overtaken(
        &self,
        region: &Region<'b>,
        (first, of): (OfferId, &[OfferId]),
        (from, to): (f64, f64),
    ) -> Option<(f64, OfferId)> {
        let stretch = region.curve.stretch(from, to);
        let mut found: Option<(f64, OfferId)> = None;
        for &other in of.iter().filter(|o| **o != first) {
            let Some(at) = stretch.cross(first, other) else {
                continue;
            };
            // Of several that overtake at one point, the one that is ahead beyond it.
            let (beyond, near) = (self.beyond(at, to), 1e2 * self.grain());
            let nearer = found.is_none_or(|(best, by)| {
                let farther = (at - from).abs() - (best - from).abs();
                farther < -near || (farther < near && self.is_ahead(region, (other, by), beyond))
            });
            if nearer {
                found = Some((at, other));
            }
        }
        found.filter(|(at, _)| *at != to)
    }
}
