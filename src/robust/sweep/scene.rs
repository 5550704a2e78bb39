//! What happens as one lever moves.

use std::rc::Rc;

use super::bent::Bent;
use super::eligible::exact;
use super::now::{criterion_of, dial, level, span, start};
use super::{Bench, Dial, Footing, Ground, Lever, Moves, TIE, Track};
use crate::method::Order;
use crate::model::{CriterionId, OfferId, Rating};

/// Coordinates between which the same offers take a place.
#[derive(Clone, Debug)]
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

    /// Whether a region is a point beside which everything is different on both sides: where all
    /// numbers of a normalized column are equal.
    pub fn is_apart(&self, region: &Region<'b>) -> bool {
        let (first, last) = self.ends();
        let free = matches!(self.dial, Dial::Free { .. });
        free && region.lo == region.hi && first < region.lo && region.hi < last
    }

    /// Whether now is such a point.
    pub fn starts_apart(&self) -> bool {
        self.is_apart(self.region_on(self.start))
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
            Dial::Part { .. } | Dial::Free { .. } => self.dial.written(c),
            _ => c,
        };
        exact(x).unwrap_or(Rating::Unknown)
    }

    fn split(&self) -> Vec<Region<'b>> {
        let shared = Rc::new(self.straight(None));
        let mut regions: Vec<Region<'b>> = Vec::new();
        for (lo, hi) in self.intervals(&shared) {
            let ranked = self.footing.ranked(self.rating(lo / 2.0 + hi / 2.0));
            match regions.last_mut() {
                Some(region) if region.ranked == ranked && region.lo < region.hi && lo < hi => {
                    region.hi = hi;
                }
                _ => regions.push(Region {
                    lo,
                    hi,
                    track: Rc::clone(&shared),
                    ranked,
                }),
            }
        }
        regions.into_iter().flat_map(|r| self.tracked(r)).collect()
    }

    /// A region with its own scores; where a scale is made from the ranked offers, it falls into
    /// several at the number that all others have.
    fn tracked(&self, region: Region<'b>) -> Vec<Region<'b>> {
        if let Some(column) = self.column(region.ranked.as_deref()) {
            let parts = column.parts((region.lo, region.hi));
            let part = |(lo, hi)| Region {
                lo,
                hi,
                ranked: region.ranked.clone(),
                track: Rc::new(Track::bent(column.clone(), (lo, hi))),
            };
            return parts.into_iter().map(part).collect();
        }
        let track = match &region.ranked {
            Some(ranked) if self.bench.bends() => Rc::new(self.straight(Some(ranked))),
            _ => region.track,
        };
        vec![Region { track, ..region }]
    }

    /// The column of a normalized scale, where that is what moves.
    fn column(&self, ranked: Option<&[OfferId]>) -> Option<Bent<'b>> {
        let free = matches!(self.dial, Dial::Free { .. });
        let column = || (self.ground(ranked), self.bench.column(ranked));
        free.then(|| Bent::new(self.bench, column(), self.lever))
            .flatten()
    }

    fn ground(&self, ranked: Option<&[OfferId]>) -> Ground<'b> {
        ranked.map_or_else(|| self.bench.ground(), |r| self.bench.ground_of(r))
    }

    fn straight(&self, ranked: Option<&[OfferId]>) -> Track<'b> {
        let ground = self.ground(ranked);
        let other = ranked.map(|_| Moves::new(self.bench, &ground, self.lever));
        let moves = other.as_ref().unwrap_or(&self.moves);
        let knots = self.dial.knots(&moves.kinks());
        Track::straight(ground, moves, &knots)
    }

    /// Between which coordinates nobody comes in or goes out.
    fn intervals(&self, track: &Track<'b>) -> Vec<(f64, f64)> {
        let (first, last) = self.ends();
        if let Dial::Levels(levels) = &self.dial {
            return (0..levels.len()).map(|i| (i as f64, i as f64)).collect();
        }
        if self.footing.is_firm() {
            return vec![(first, last)];
        }
        // A number on a scale made from the offers has no knots: what it is judged by is monotone.
        let knots = match track.knots() {
            [] => &[first, last],
            knots => knots,
        };
        let mut cuts = self.footing.cuts(knots);
        // Two offers may cross one border a last bit apart, and an end too.
        let grain = self.grain();
        cuts.retain(|c| first + grain < *c && *c < last - grain);
        cuts.extend([first, last]);
        cuts.sort_by(f64::total_cmp);
        cuts.dedup_by(|b, a| *b - *a <= grain);
        if cuts.len() < 2 {
            return vec![(first, last)];
        }
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

    /// The difference of two coordinates that is nothing but rounding.
    pub fn grain(&self) -> f64 {
        let (first, last) = self.ends();
        match self.dial {
            Dial::Free { .. } => 1e-12 * span(self.bench, self.lever, &self.dial),
            // In halves, so that a scale from end to end of all numbers has a finite length.
            _ => 2e-12 * (last / 2.0 - first / 2.0),
        }
    }

    /// The stretch just beyond a coordinate, upward or downward.
    pub fn region(&self, c: f64, up: bool) -> &Region<'b> {
        let last = self.regions.len() - 1;
        let i = if up {
            self.regions.partition_point(|r| r.hi <= c).min(last)
        } else {
            self.regions.partition_point(|r| r.lo < c).saturating_sub(1)
        };
        // A point apart always has a stretch on both sides.
        match &self.regions[i] {
            region if !self.is_apart(region) => region,
            _ if up => &self.regions[i + 1],
            _ => &self.regions[i - 1],
        }
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

    /// What holds at what is written: deal-breakers are judged anew.
    pub fn there(&self, c: f64) -> Region<'b> {
        let ranked = self.footing.ranked(self.rating(c));
        let near = [
            self.region_on(c),
            self.region(c, true),
            self.region(c, false),
        ];
        if let Some(region) = near.into_iter().find(|r| r.ranked == ranked) {
            return region.clone();
        }
        let track = match self.column(ranked.as_deref()) {
            Some(column) => Track::bent(column, (c, c)),
            None => self.straight(ranked.as_deref()),
        };
        Region {
            lo: c,
            hi: c,
            track: Rc::new(track),
            ranked,
        }
    }

    /// The ranked offers at what is written, in their order.
    pub fn order_at(&self, c: f64) -> Vec<OfferId> {
        self.order_in(&self.there(c), c)
    }
}
