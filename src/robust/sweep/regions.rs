//! What happens as one lever moves.

use std::rc::Rc;

use super::now::{axis, criterion_of, level, span, start};
use super::{Axis, Baseline, Curve, Eligible, Lever, Utilities};
use crate::model::{CriterionId, OfferId, Rating};

/// Coordinates between which the same offers take a place.
#[derive(Clone, Debug)]
pub struct Region<'b> {
    /// From here.
    pub lo: f64,
    /// To here; the same on a level, and at an end that is like nothing beside it.
    pub hi: f64,
    /// The ranked offers that are looked at; none where all ranked ones are those of now.
    pub ranked: Option<Vec<OfferId>>,
    /// All ranked offers; none where they are those of now.
    pub all: Option<Vec<OfferId>>,
    /// The scores.
    pub curve: Rc<Curve<'b>>,
}

impl Region<'_> {
    /// Its end upward or downward.
    pub fn end(&self, up: bool) -> f64 {
        if up { self.hi } else { self.lo }
    }
}

/// One lever on a baseline.
#[derive(Debug)]
pub struct Sweep<'b> {
    /// What stays.
    pub baseline: &'b Baseline<'b>,
    /// What moves.
    pub lever: Lever,
    /// How its numbers are written.
    pub axis: Axis,
    /// Who takes a place.
    pub eligible: Eligible<'b>,
    /// The regions, ascending; one a level on a scale of levels.
    pub regions: Vec<Region<'b>>,
    /// The coordinate of now.
    pub start: f64,
    /// The utility of now, for ratings.
    pub level: f64,
    /// The length against which changes of the number that is written are measured.
    pub span: f64,
}

impl<'b> Sweep<'b> {
    /// What happens as a lever moves.
    pub fn new(baseline: &'b Baseline<'b>, lever: Lever) -> Self {
        let eligible = Eligible::new(baseline, lever);
        let axis = axis(baseline, lever);
        let level = level(baseline, lever);
        let start = start(baseline, lever, &axis, level);
        let mut sweep = Self {
            baseline,
            lever,
            span: span(baseline, lever, &axis),
            axis,
            eligible,
            regions: Vec::new(),
            start,
            level,
        };
        sweep.regions = sweep.split();
        sweep
    }

    /// The same with the utility itself as coordinate: for what is drawn as one. Who takes a place
    /// is then as it is once something of that worth is written.
    #[must_use]
    pub fn on_utility(&self) -> Self {
        let knots = &self.region(self.start, true).curve.knots;
        let mut cuts = self.eligible.worths();
        if !matches!(self.axis, Axis::Free { .. } | Axis::Levels(_)) {
            let written = self.eligible.cuts(knots).into_iter();
            cuts.extend(written.map(|c| self.axis.v(c)));
        }
        cuts.retain(|u| *u > 0.0 && *u < 1.0);
        cuts.extend([0.0, 1.0]);
        cuts.sort_by(f64::total_cmp);
        cuts.dedup();
        let region = |pair: &[f64]| {
            let middle = f64::midpoint(pair[0], pair[1]);
            let written = self.rating(self.axis.inverse(middle));
            let ranked = self.eligible.ranked_at(middle, written);
            let curve = Rc::new(self.by_utility(ranked.as_deref()));
            self.made((pair[0], pair[1]), ranked, curve)
        };
        Self {
            baseline: self.baseline,
            lever: self.lever,
            axis: Axis::Utility,
            eligible: Eligible::firm(self.baseline, self.lever),
            regions: cuts.windows(2).map(region).collect(),
            start: self.level,
            level: self.level,
            span: span(self.baseline, self.lever, &Axis::Utility),
        }
    }

    /// The region between two coordinates in which these are ranked, or those of now.
    fn made(
        &self,
        (lo, hi): (f64, f64),
        all: Option<Vec<OfferId>>,
        curve: Rc<Curve<'b>>,
    ) -> Region<'b> {
        let ranked = all.as_deref().map(|all| self.baseline.looked_at(all));
        Region {
            lo,
            hi,
            ranked,
            all,
            curve,
        }
    }

    /// The scores as a utility moves, with these offers ranked, or those of now.
    pub fn by_utility(&self, ranked: Option<&[OfferId]>) -> Curve<'b> {
        Curve::new(Rc::new(self.utilities(Axis::Utility, ranked)), (0.0, 1.0))
    }

    fn utilities(&self, axis: Axis, ranked: Option<&[OfferId]>) -> Utilities<'b> {
        let scores = self.baseline.scores(ranked);
        Utilities::new(self.baseline, scores, self.lever, axis)
    }

    /// Whether a region is a point beside which everything is different on both sides: where all
    /// numbers of a normalized column are equal.
    pub fn is_apart(&self, region: &Region<'b>) -> bool {
        let (first, last) = self.ends();
        let free = matches!(self.axis, Axis::Free { .. });
        free && region.lo == region.hi && first < region.lo && region.hi < last
    }

    /// Whether now is such a point.
    pub fn starts_apart(&self) -> bool {
        self.is_apart(self.region_on(self.start))
    }

    /// Whether the scale has levels.
    pub fn has_levels(&self) -> bool {
        self.axis.has_levels()
    }

    /// The criterion that moves; none for a link.
    pub fn criterion(&self) -> Option<CriterionId> {
        criterion_of(self.baseline, self.lever)
    }

    /// The first and the last coordinate.
    pub fn ends(&self) -> (f64, f64) {
        self.axis.ends()
    }

    /// The last coordinate upward, or the first.
    pub fn end(&self, up: bool) -> f64 {
        let (first, last) = self.ends();
        if up { last } else { first }
    }

    /// The ranked offers of a region that are looked at.
    pub fn ranked<'r>(&'r self, region: &'r Region<'_>) -> &'r [OfferId] {
        region.ranked.as_ref().unwrap_or(&self.baseline.order)
    }

    /// Whether an offer is one of them.
    pub fn is_ranked(&self, region: &Region<'_>, offer: OfferId) -> bool {
        match &region.ranked {
            Some(ranked) => ranked.contains(&offer),
            None => self.baseline.spot(offer).is_some(),
        }
    }

    /// The regions from a coordinate to an end, but for points apart, each with where it begins and
    /// ends on the way.
    pub fn on_way(&self, from: f64, up: bool) -> Vec<(&Region<'b>, f64, f64)> {
        let is_on_way = |r: &&Region<'b>| if up { r.hi > from } else { r.lo < from };
        let near = |r: &Region<'b>| {
            if up { r.lo.max(from) } else { r.hi.min(from) }
        };
        let regions = self.regions.iter().filter(is_on_way);
        let regions = regions.filter(|r| !self.is_apart(r));
        let mut way: Vec<_> = regions.map(|r| (r, near(r), r.end(up))).collect();
        if !up {
            way.reverse();
        }
        way
    }

    /// What is written at a coordinate, for deal-breakers.
    pub fn rating(&self, c: f64) -> Rating {
        if self.has_levels() {
            return Rating::level(c.round().max(0.0) as u16);
        }
        let x = match &self.axis {
            Axis::Part { bend, .. } | Axis::Free { bend, .. } => bend.as_written(c),
            _ => c,
        };
        Rating::number(x).unwrap_or(Rating::Unknown)
    }

    fn split(&self) -> Vec<Region<'b>> {
        let shared = Rc::new(self.utilities(self.axis.clone(), None));
        let curve =
            |utilities: &Rc<Utilities<'b>>, ends| Rc::new(Curve::new(Rc::clone(utilities), ends));
        let mut of_all: Option<Rc<Curve<'b>>> = None;
        let mut regions = Vec::new();
        for (lo, hi, ranked) in self.spans(&shared) {
            let others = ranked.as_deref().filter(|_| self.baseline.is_relative);
            let other = others.map(|r| Rc::new(self.utilities(self.axis.clone(), Some(r))));
            let utilities = other.as_ref().unwrap_or(&shared);
            // Where a column moves, it falls into several at the number that all others have.
            let parts = match &utilities.column {
                Some(column) => column.parts((lo, hi)),
                None => vec![(lo, hi)],
            };
            for ends in parts {
                let curve = if utilities.column.is_some() {
                    curve(utilities, ends)
                } else if other.is_some() {
                    curve(utilities, self.ends())
                } else {
                    Rc::clone(of_all.get_or_insert_with(|| curve(&shared, self.ends())))
                };
                regions.push(self.made(ends, ranked.clone(), curve));
            }
        }
        regions
    }

    /// Intervals, and who takes a place in each; none where that is as it is now.
    fn spans(&self, utilities: &Utilities<'b>) -> Vec<(f64, f64, Option<Vec<OfferId>>)> {
        let mut spans: Vec<(f64, f64, Option<Vec<OfferId>>)> = Vec::new();
        for (lo, hi) in self.intervals(utilities) {
            let ranked = self.eligible.ranked(self.rating(lo / 2.0 + hi / 2.0));
            match spans.last_mut() {
                Some(last) if last.2 == ranked && last.0 < last.1 && lo < hi => last.1 = hi,
                _ => spans.push((lo, hi, ranked)),
            }
        }
        spans
    }

    /// Between which coordinates nobody comes in or goes out.
    fn intervals(&self, utilities: &Utilities<'b>) -> Vec<(f64, f64)> {
        let (first, last) = self.ends();
        if let Axis::Levels(levels) = &self.axis {
            return (0..levels.len()).map(|i| (i as f64, i as f64)).collect();
        }
        if self.eligible.is_firm() {
            return vec![(first, last)];
        }
        // A number on a scale made from the offers has no knots: what it is judged by is monotone.
        let knots = match &utilities.column {
            Some(_) => vec![first, last],
            None => utilities.knots((first, last)),
        };
        let mut cuts = self.eligible.cuts(&knots);
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
        let ranked = |(lo, hi): (f64, f64)| self.eligible.ranked(self.rating(lo / 2.0 + hi / 2.0));
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
        match self.axis {
            Axis::Free { .. } => 1e-12 * self.span,
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

    /// What holds at what is written: deal-breakers are judged anew.
    pub fn there(&self, c: f64) -> Region<'b> {
        let ranked = self.eligible.ranked(self.rating(c));
        let near = [
            self.region_on(c),
            self.region(c, true),
            self.region(c, false),
        ];
        if let Some(region) = near.into_iter().find(|r| r.all == ranked) {
            return region.clone();
        }
        let utilities = Rc::new(self.utilities(self.axis.clone(), ranked.as_deref()));
        let ends = if utilities.column.is_some() {
            (c, c)
        } else {
            self.ends()
        };
        self.made((c, c), ranked, Rc::new(Curve::new(utilities, ends)))
    }
}
