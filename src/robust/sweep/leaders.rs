//! Who comes first where, on the way from now to an end of a lever.

use super::{Region, Sweep, TIE};
use crate::model::OfferId;

/// A stretch of the way from now to an end on which the same offer comes first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lead {
    /// Where it begins, coming from now.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// The offer; none where nobody takes a place.
    pub first: Option<OfferId>,
    /// Whether it begins where somebody comes in or goes out.
    pub cut: bool,
}
impl<'b> Sweep<'b> {
    /// Whether one offer stands before another: by score, and by id where that is the same.
    fn leads(&self, region: &Region<'b>, (a, b): (OfferId, OfferId), c: f64) -> bool {
        let lead = region.curve.score(a, c) - region.curve.score(b, c);
        let id = |offer: OfferId| &self.baseline.problem.offer(offer).id;
        lead > TIE || (lead >= -TIE && id(a) < id(b))
    }

    /// Who comes first in a region, at a coordinate.
    pub fn first_in(&self, region: &Region<'b>, c: f64) -> Option<OfferId> {
        let ranked = region.ranked.as_ref().unwrap_or(&self.baseline.order);
        let id = |offer: OfferId| &self.baseline.problem.offer(offer).id;
        let mut best: Option<(OfferId, f64)> = None;
        for &offer in ranked {
            let score = region.curve.score(offer, c);
            let ahead = best.is_none_or(|(other, most)| {
                score > most + TIE || (score >= most - TIE && id(offer) < id(other))
            });
            if ahead {
                best = Some((offer, score));
            }
        }
        best.map(|(offer, _)| offer)
    }

    /// Who comes first where, from now to the last coordinate or to the first; not for levels.
    pub fn way(&self, up: bool) -> Vec<Lead> {
        let ahead = |r: &&Region<'b>| {
            if up {
                r.hi > self.start
            } else {
                r.lo < self.start
            }
        };
        let on_way = self.regions.iter().filter(ahead);
        let mut regions: Vec<&Region<'b>> = on_way.filter(|r| !self.is_apart(r)).collect();
        if !up {
            regions.reverse();
        }
        let mut ranked = &self.eligible.ranked(self.rating(self.start));
        let mut runs: Vec<Lead> = Vec::new();
        for region in regions {
            let (near, far) = if up {
                (region.lo.max(self.start), region.hi)
            } else {
                (region.hi.min(self.start), region.lo)
            };
            let first = if runs.is_empty() {
                self.first_now(region)
            } else {
                self.first_in(region, self.beyond(near, far))
            };
            let cut = region.ranked != *ranked;
            ranked = &region.ranked;
            for run in self.runs_in(region, (near, far), first, cut) {
                match runs.last_mut() {
                    Some(last) if last.first == run.first => last.to = run.to,
                    _ => runs.push(run),
                }
            }
        }
        runs
    }

    /// Who comes first where the way begins: the first of now, unless writing what is there now
    /// changes who takes a place, or what it is worth.
    fn first_now(&self, region: &Region<'b>) -> Option<OfferId> {
        let there = self.first_in(region, self.start);
        let (Some(now), Some(other)) = (self.baseline.first(), there) else {
            return there;
        };
        let ranked = region.ranked.as_ref().is_none_or(|r| r.contains(&now));
        let lead = region.curve.score(other, self.start) - region.curve.score(now, self.start);
        if ranked && lead <= TIE {
            Some(now)
        } else {
            there
        }
    }

    /// Just beyond a coordinate, on the way to another: where those that tie there part.
    fn beyond(&self, at: f64, to: f64) -> f64 {
        let step = (to / 2.0 - at / 2.0).abs().min(1e3 * self.grain());
        at + step.copysign(to - at)
    }

    fn runs_in(
        &self,
        region: &Region<'b>,
        (near, far): (f64, f64),
        first: Option<OfferId>,
        cut: bool,
    ) -> Vec<Lead> {
        let mut runs = vec![Lead {
            from: near,
            to: far,
            first,
            cut,
        }];
        // Two lines cross once between two knots: so many turns are never reached.
        let most = 4 * (self.baseline.order.len() + 2) * region.curve.knots().len().max(2);
        for _ in 0..most {
            let Some(last) = runs.last_mut() else { break };
            let next = last
                .first
                .and_then(|first| self.overtaken(region, first, (last.from, far)));
            let Some((at, next)) = next else { break };
            last.to = at;
            // A run without length, as where now is a tie, hands its border on.
            let cut = last.from == at && last.cut;
            if last.from == at && at != self.start {
                runs.pop();
            }
            runs.push(Lead {
                from: at,
                to: far,
                first: Some(next),
                cut,
            });
        }
        runs
    }

    /// Where the first of a region is overtaken next, on the way to an end, and by whom.
    fn overtaken(
        &self,
        region: &Region<'b>,
        first: OfferId,
        (from, to): (f64, f64),
    ) -> Option<(f64, OfferId)> {
        let ranked = region.ranked.as_ref().unwrap_or(&self.baseline.order);
        let leg = region.curve.leg(from, to);
        let mut found: Option<(f64, OfferId)> = None;
        for &other in ranked.iter().filter(|o| **o != first) {
            let Some(at) = leg.cross(first, other) else {
                continue;
            };
            // Of several that overtake at one point, the one that is ahead beyond it.
            let (beyond, near) = (self.beyond(at, to), 1e2 * self.grain());
            let nearer = found.is_none_or(|(best, by)| {
                let farther = (at - from).abs() - (best - from).abs();
                farther < -near || (farther < near && self.leads(region, (other, by), beyond))
            });
            if nearer {
                found = Some((at, other));
            }
        }
        found.filter(|(at, _)| *at != to)
    }
}
