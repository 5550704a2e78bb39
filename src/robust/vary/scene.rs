//! What happens as one lever moves.

use std::rc::Rc;

use super::bent::{self, Bent};
use super::footing::exact;
use super::{Bench, Dial, Footing, Lever, Moves, TIE, Track, paid};
use crate::method::{Order, stated};
use crate::model::{
    Cell, Criterion, CriterionId, OfferId, Point, QuantityId, Rating, Scale, Spread,
};

/// Coordinates between which the same offers take a place.
#[derive(Debug)]
pub struct Region<'b> {
    /// From here.
    pub lo: f64,
    /// To here; the same on a level, and at an end that is like nothing beside it.
    pub hi: f64,
    /// The ranked offers; none where they are those of now.
    pub ranked: Option<Vec<OfferId>>,
    /// The scores.
    pub track: Rc<Track<'b>>,
}

/// A stretch of the way from now to an end on which the same offer comes first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    /// Where it begins, coming from now.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// The offer; none where nobody takes a place.
    pub first: Option<OfferId>,
    /// Whether it begins where somebody comes in or goes out.
    pub cut: bool,
}

/// One lever on a bench.
#[derive(Debug)]
pub struct Scene<'b> {
    /// What stays.
    pub bench: &'b Bench<'b>,
    /// What moves.
    pub lever: Lever,
    /// How its numbers are written.
    pub dial: Dial,
    /// How the scores follow.
    pub moves: Moves,
    /// Who takes a place.
    pub footing: Footing<'b>,
    /// The regions, ascending; one a level on a scale of levels.
    pub regions: Vec<Region<'b>>,
    /// The coordinate of now.
    pub start: f64,
    /// The utility of now, for ratings.
    pub level: f64,
}

impl<'b> Scene<'b> {
    /// What happens as a lever moves.
    pub fn new(bench: &'b Bench<'b>, lever: Lever) -> Self {
        let ground = bench.ground();
        let moves = Moves::new(bench, &ground, lever);
        let footing = Footing::new(bench, lever);
        let dial = dial(bench, lever);
        let level = level(bench, lever);
        let start = start(bench, lever, &dial, level);
        let mut scene = Self {
            bench,
            lever,
            dial,
            moves,
            footing,
            regions: Vec::new(),
            start,
            level,
        };
        scene.regions = scene.split();
        scene
    }

    /// The same with the utility itself as coordinate: for what is drawn as one. Who takes a place
    /// is then as it is once something is written.
    #[must_use]
    pub fn on_utility(&self) -> Self {
        let region = self.region(self.start, true);
        let dial = Dial::Share;
        let knots = dial.knots(&self.moves.kinks());
        let ground = region.track.ground().clone();
        let moves = Moves::new(self.bench, &ground, self.lever);
        let region = Region {
            lo: 0.0,
            hi: 1.0,
            ranked: region.ranked.clone(),
            track: Rc::new(Track::straight(ground, &moves, &knots)),
        };
        Self {
            bench: self.bench,
            lever: self.lever,
            dial,
            moves,
            footing: Footing::firm(self.bench, self.lever),
            regions: vec![region],
            start: self.level,
            level: self.level,
        }
    }

    /// Whether more is always better, or always worse.
    pub fn is_monotone(&self) -> bool {
        match &self.dial {
            Dial::Scale(points) => {
                let rises = points.windows(2).all(|p| p[0].1 <= p[1].1);
                rises || points.windows(2).all(|p| p[0].1 >= p[1].1)
            }
            // Of several packages one may be worth more of it and another less.
            Dial::Free { .. } | Dial::Part { .. } => false,
            Dial::Weight { .. } | Dial::Share | Dial::Levels(_) => true,
        }
    }

    /// Whether now is a point beside which everything is different on both sides: a normalized
    /// column whose numbers are all equal.
    pub fn is_singular(&self) -> bool {
        let Dial::Free { ends } = self.dial else {
            return false;
        };
        let track = &self.region(self.start, true).track;
        let mut inner = track
            .knots()
            .iter()
            .filter(|k| **k != ends.0 && **k != ends.1);
        inner.next() == Some(&self.start) && inner.next().is_none()
    }

    /// Whether the scale has levels.
    pub fn has_levels(&self) -> bool {
        matches!(self.dial, Dial::Levels(_))
    }

    /// The criterion that moves; none for a link.
    pub fn criterion(&self) -> Option<CriterionId> {
        criterion_of(self.bench, self.lever)
    }

    /// The first and the last coordinate.
    pub fn ends(&self) -> (f64, f64) {
        self.dial.ends()
    }

    /// What is written at a coordinate, for deal-breakers.
    pub fn rating(&self, c: f64) -> Rating {
        if self.has_levels() {
            let level = c.round().max(0.0) as u16;
            return Rating::Level {
                low: level,
                likely: None,
                high: level,
            };
        }
        let x = match self.dial {
            Dial::Part { .. } => self.dial.written(c),
            _ => c,
        };
        exact(x).unwrap_or(Rating::Unknown)
    }

    fn split(&self) -> Vec<Region<'b>> {
        let shared = Rc::new(self.track(None));
        let (first, last) = self.ends();
        let mut regions: Vec<Region<'b>> = Vec::new();
        for (lo, hi) in self.intervals(&shared, (first, last)) {
            let ranked = self.footing.ranked(self.rating(lo / 2.0 + hi / 2.0));
            match regions.last_mut() {
                Some(region) if region.ranked == ranked && region.lo < region.hi && lo < hi => {
                    region.hi = hi;
                }
                _ => regions.push(Region {
                    lo,
                    hi,
                    track: match &ranked {
                        Some(ranked) if self.bench.bends() => Rc::new(self.track(Some(ranked))),
                        _ => Rc::clone(&shared),
                    },
                    ranked,
                }),
            }
        }
        regions
    }

    /// Between which coordinates nobody comes in or goes out.
    fn intervals(&self, track: &Track<'b>, (first, last): (f64, f64)) -> Vec<(f64, f64)> {
        if let Dial::Levels(levels) = &self.dial {
            return (0..levels.len()).map(|i| (i as f64, i as f64)).collect();
        }
        if self.footing.is_firm() {
            return vec![(first, last)];
        }
        let mut cuts = self.footing.cuts(track.knots());
        cuts.retain(|c| first < *c && *c < last);
        cuts.extend([first, last]);
        cuts.sort_by(f64::total_cmp);
        cuts.dedup();
        let mut intervals: Vec<_> = cuts.windows(2).map(|pair| (pair[0], pair[1])).collect();
        // An end that alone lets somebody in: a weight of 0, or the best of a scale.
        let ranked = |(lo, hi): (f64, f64)| self.footing.ranked(self.rating(lo / 2.0 + hi / 2.0));
        let alone = |end: f64, beside| ranked((end, end)) != ranked(beside);
        if let (Some(&low), Some(&high)) = (intervals.first(), intervals.last()) {
            if alone(last, high) {
                intervals.push((last, last));
            }
            if alone(first, low) {
                intervals.insert(0, (first, first));
            }
        }
        intervals
    }

    fn track(&self, ranked: Option<&[OfferId]>) -> Track<'b> {
        let ground = match ranked {
            Some(ranked) => self.bench.ground_of(ranked),
            None => self.bench.ground(),
        };
        let own = self.bench.column(ranked);
        let free = matches!(self.dial, Dial::Free { .. });
        let bent = free.then(|| Bent::new(self.bench, (ground.clone(), own), self.lever));
        if let Some(Some(bent)) = bent {
            return Track::bent(ground, bent, &self.dial);
        }
        if ranked.is_none() {
            return Track::straight(ground, &self.moves, &self.dial.knots(&self.moves.kinks()));
        }
        let moves = Moves::new(self.bench, &ground, self.lever);
        let knots = self.dial.knots(&moves.kinks());
        Track::straight(ground, &moves, &knots)
    }

    /// The region just beyond a coordinate, upward or downward.
    pub fn region(&self, c: f64, up: bool) -> &Region<'b> {
        let last = self.regions.len() - 1;
        let i = if up {
            self.regions.partition_point(|r| r.hi <= c).min(last)
        } else {
            self.regions.partition_point(|r| r.lo < c).saturating_sub(1)
        };
        &self.regions[i]
    }

    /// The region that a coordinate lies in: the lower one on a border, the very end at an end.
    pub fn region_on(&self, c: f64) -> &Region<'b> {
        let last = self.regions.len() - 1;
        if c >= self.ends().1 {
            return &self.regions[last];
        }
        let i = self.regions.partition_point(|r| r.hi < c).min(last);
        &self.regions[i]
    }

    /// The ranked offers of a region in their order, at a coordinate.
    pub fn order_in(&self, region: &Region<'b>, c: f64) -> Vec<OfferId> {
        if let ([mover], None) = (region.track.movers(), &region.ranked) {
            return self.inserted(*mover, region, c);
        }
        let mut scores = region.track.ground().scores().to_vec();
        for mover in region.track.movers() {
            scores[mover.index()] = region.track.score(*mover, c);
        }
        let ranked = region.ranked.as_ref().unwrap_or(&self.bench.order);
        let order = Order::new(self.bench.problem, ranked, &scores);
        order.0.iter().map(|placed| placed.offer).collect()
    }

    /// The present order with one offer put where its score puts it.
    fn inserted(&self, mover: OfferId, region: &Region<'b>, c: f64) -> Vec<OfferId> {
        let score = region.track.score(mover, c);
        let id = |offer: OfferId| &self.bench.problem.offer(offer).id;
        let before = |offer: OfferId| {
            let lead = region.track.ground().score(offer) - score;
            lead > TIE || (lead >= -TIE && id(offer) < id(mover))
        };
        let mut order = Vec::with_capacity(self.bench.order.len());
        let others = self.bench.order.iter().copied().filter(|o| *o != mover);
        order.extend(others);
        if self.bench.spot(mover).is_some() {
            let at = order.partition_point(|o| before(*o));
            order.insert(at, mover);
        }
        order
    }

    /// The ranked offers at what is written, in their order: deal-breakers are judged anew.
    pub fn order_at(&self, c: f64) -> Vec<OfferId> {
        let near = self.region(c, true);
        if self.footing.is_firm() {
            return self.order_in(near, c);
        }
        let ranked = self.footing.ranked(self.rating(c));
        if near.ranked == ranked {
            return self.order_in(near, c);
        }
        let other = self.region(c, false);
        let region = Region {
            lo: c,
            hi: c,
            ranked,
            track: Rc::clone(&other.track),
        };
        self.order_in(&region, c)
    }

    /// Whether one offer stands before another: by score, and by id where that is the same.
    fn leads(&self, region: &Region<'b>, (a, b): (OfferId, OfferId), c: f64) -> bool {
        let lead = region.track.score(a, c) - region.track.score(b, c);
        let id = |offer: OfferId| &self.bench.problem.offer(offer).id;
        lead > TIE || (lead >= -TIE && id(a) < id(b))
    }

    /// Who comes first in a region, at a coordinate.
    pub fn first_in(&self, region: &Region<'b>, c: f64) -> Option<OfferId> {
        let ranked = region.ranked.as_ref().unwrap_or(&self.bench.order);
        let id = |offer: OfferId| &self.bench.problem.offer(offer).id;
        let mut best: Option<(OfferId, f64)> = None;
        for &offer in ranked {
            let score = region.track.score(offer, c);
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
    pub fn way(&self, up: bool) -> Vec<Run> {
        let ahead = |r: &&Region<'b>| {
            if up {
                r.hi > self.start
            } else {
                r.lo < self.start
            }
        };
        let mut regions: Vec<&Region<'b>> = self.regions.iter().filter(ahead).collect();
        if !up {
            regions.reverse();
        }
        let mut runs: Vec<Run> = Vec::new();
        for (i, region) in regions.into_iter().enumerate() {
            let (near, far) = if up {
                (region.lo.max(self.start), region.hi)
            } else {
                (region.hi.min(self.start), region.lo)
            };
            let first = if i == 0 {
                self.first_now(region)
            } else {
                self.first_in(region, near)
            };
            for run in self.runs_in(region, (near, far), first, i > 0) {
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
        let (Some(now), Some(other)) = (self.bench.first(), there) else {
            return there;
        };
        let ranked = region.ranked.as_ref().is_none_or(|r| r.contains(&now));
        let lead = region.track.score(other, self.start) - region.track.score(now, self.start);
        if ranked && lead <= TIE {
            Some(now)
        } else {
            there
        }
    }

    fn runs_in(
        &self,
        region: &Region<'b>,
        (near, far): (f64, f64),
        first: Option<OfferId>,
        cut: bool,
    ) -> Vec<Run> {
        let mut runs = vec![Run {
            from: near,
            to: far,
            first,
            cut,
        }];
        // Two lines cross once between two knots: so many turns are never reached.
        let most = 4 * (self.bench.order.len() + 2) * region.track.knots().len().max(2);
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
            runs.push(Run {
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
        let ranked = region.ranked.as_ref().unwrap_or(&self.bench.order);
        let track = &region.track;
        let mut found: Option<(f64, OfferId)> = None;
        for &other in ranked.iter().filter(|o| **o != first) {
            let Some(at) = track.cross(first, other, from, to) else {
                continue;
            };
            // Of several that overtake at one point, the one that is ahead beyond it.
            let beyond = at + 1e-6 * (to - at);
            let near = 1e-12 * (to - from).abs();
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

/// The criterion of a lever; none for a link.
pub(super) fn criterion_of(bench: &Bench<'_>, lever: Lever) -> Option<CriterionId> {
    match lever {
        Lever::Weight { criterion, .. }
        | Lever::Rating { criterion, .. }
        | Lever::Part { criterion, .. } => Some(criterion),
        Lever::Fact { quantity } => bench.criterion_of(quantity),
        Lever::Share { .. } => None,
    }
}

fn dial(bench: &Bench<'_>, lever: Lever) -> Dial {
    match lever {
        Lever::Weight { judge, criterion } => {
            let written = bench.problem.judges()[judge].written.iter();
            let others = written.filter(|w| w.criterion != criterion);
            Dial::Weight {
                rest: others.map(|w| w.middle).sum(),
            }
        }
        Lever::Share { .. } => Dial::Share,
        Lever::Part {
            quantity,
            criterion,
        } => match (
            paid::dial(bench, quantity),
            &bench.problem.criterion(criterion).scale,
        ) {
            (Dial::Part { ends, .. }, Scale::Normalized(_)) => Dial::Free { ends },
            (dial, _) => dial,
        },
        Lever::Rating { .. } | Lever::Fact { .. } => {
            let Some(id) = criterion_of(bench, lever) else {
                return Dial::Share;
            };
            let criterion = bench.problem.criterion(id);
            Dial::of(criterion).unwrap_or_else(|| free(bench, id, criterion))
        }
    }
}

fn free(bench: &Bench<'_>, id: CriterionId, criterion: &Criterion) -> Dial {
    let numbers = column(bench, id);
    let ends = match criterion.scale {
        Scale::Normalized(how) => bent::ends(how, &numbers),
        _ => (0.0, 1.0),
    };
    Dial::Free { ends }
}

/// The numbers of the ranked offers on a criterion.
fn column(bench: &Bench<'_>, id: CriterionId) -> Vec<f64> {
    let scale = &bench.problem.criterion(id).scale;
    let stated = |offer: &OfferId| stated(bench.problem, bench.problem.cell(*offer, id));
    let number = |offer: &OfferId| match stated(offer)?.median(scale) {
        Point::Number(x) => Some(x),
        Point::Utility(_) => None,
    };
    bench.order.iter().filter_map(number).collect()
}

/// The length against which changes of a lever are measured: a scale, a share, a sum of weights.
pub fn span(bench: &Bench<'_>, lever: Lever, dial: &Dial) -> f64 {
    match (dial, lever) {
        (Dial::Weight { rest }, Lever::Weight { judge, criterion }) => {
            let written = bench.problem.judges()[judge].written.iter();
            let own = written.filter(|w| w.criterion == criterion);
            rest + own.map(|w| w.middle).sum::<f64>()
        }
        (Dial::Part { .. }, _) | (Dial::Free { .. }, Lever::Part { .. }) => {
            let (first, last) = dial.ends();
            dial.written(last) - dial.written(first)
        }
        (Dial::Free { .. }, _) => {
            let numbers = criterion_of(bench, lever).map_or_else(Vec::new, |c| column(bench, c));
            let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
            let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            bent::length(low, high)
        }
        _ => dial.ends().1 - dial.ends().0,
    }
}

/// The quantity that a lever moves; none where the lever replaces what is there.
pub fn quantity(bench: &Bench<'_>, lever: Lever) -> Option<QuantityId> {
    match lever {
        Lever::Weight { .. } => None,
        Lever::Fact { quantity } | Lever::Part { quantity, .. } => Some(quantity),
        Lever::Share { link } => Some(bench.problem.link(link).share),
        Lever::Rating { offer, criterion } => match bench.problem.cell(offer, criterion) {
            Cell::Stated(quantity) => Some(quantity),
            Cell::Absent | Cell::Linked { .. } | Cell::Package(_) => None,
        },
    }
}

/// What a lever's rating is worth now.
fn level(bench: &Bench<'_>, lever: Lever) -> f64 {
    let ground = bench.ground();
    match lever {
        Lever::Weight { .. } | Lever::Share { .. } | Lever::Part { .. } => 0.0,
        Lever::Rating { offer, criterion } => ground.utility(offer, criterion).get(),
        Lever::Fact { quantity } => {
            let Some(id) = bench.criterion_of(quantity) else {
                return 0.0;
            };
            let scale = &bench.problem.criterion(id).scale;
            let median = bench.problem.quantity(quantity).rating.median(scale);
            ground.fit(bench.problem, id).point(median).get()
        }
    }
}

fn start(bench: &Bench<'_>, lever: Lever, dial: &Dial, level: f64) -> f64 {
    let (first, last) = dial.ends();
    if let Lever::Weight { judge, criterion } = lever {
        let written = bench.problem.judges()[judge].written.iter();
        let own = written.filter(|w| w.criterion == criterion);
        return dial.coordinate(own.map(|w| w.middle).sum());
    }
    let rating = quantity(bench, lever).map(|q| bench.problem.quantity(q).rating);
    match rating {
        Some(Rating::Number(s)) => dial.coordinate(Spread::likely(s)),
        Some(Rating::Level {
            likely: Some(level),
            ..
        }) => f64::from(level),
        Some(Rating::Level { low, high, .. }) if low == high => f64::from(low),
        _ if matches!(dial, Dial::Free { .. }) => {
            let numbers = criterion_of(bench, lever).map_or_else(Vec::new, |c| column(bench, c));
            let n = numbers.len().max(1) as f64;
            let middle = numbers.iter().map(|x| x / n).sum::<f64>();
            // Beside it, as a column of equal numbers is worth something else than a near one.
            let beside = 0.1234 * span(bench, lever, dial);
            (middle + beside).clamp(first, last)
        }
        _ => dial.inverse(level),
    }
}
