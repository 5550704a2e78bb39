//! How likely each offer is to come first once one thing is known, drawn alone as in the trials.

use super::super::flips::{Distribution, mass, often};
use super::super::sweep::{Lead, Region, Sweep, TIE};
use crate::model::{OfferId, Spread};

/// Who holds first place.
#[derive(Clone, Debug, PartialEq)]
pub struct Holders {
    /// The offer that is named first; none where nobody takes a place.
    pub first: Option<OfferId>,
    /// The others that share it, but for the first of now; the first of all too where only those
    /// behind it are looked at.
    pub level: Vec<OfferId>,
}

impl Holders {
    /// Those of a region at a coordinate.
    pub fn at(sweep: &Sweep<'_>, region: &Region<'_>, c: f64) -> Self {
        let baseline = sweep.baseline;
        let first = sweep.first_kept(region, sweep.baseline.first(), c);
        let mut level = sweep.level_with(region, first, c);
        level.retain(|o| Some(*o) != baseline.first());
        if let (Some(held), Some(first)) = (baseline.held, first) {
            let lead = region.curve.score(held, c) - region.curve.score(first, c);
            level.extend((lead <= TIE).then_some(held));
        }
        Self { first, level }
    }
}

/// What the draws of one thing come to.
#[derive(Clone, Debug, Default)]
pub struct Odds {
    /// Those who hold first place in some draws, each with its probability.
    by_holders: Vec<(Holders, f64)>,
    /// The expected points by which the first is ahead of the first of now, which counts 0 where it
    /// takes no place.
    pub gain: f64,
}

impl Odds {
    /// The odds of a sweep under what is drawn of it; none where nothing is.
    pub fn new(sweep: &Sweep<'_>, drawn: &Distribution) -> Option<Self> {
        let mut odds = Self::default();
        match drawn {
            Distribution::Range(spread) => odds.range(sweep, *spread),
            Distribution::Even(low, high) => odds.even(&sweep.on_utility(), (*low, *high)),
            Distribution::Levels(levels) => odds.levels(sweep, levels),
            Distribution::Fixed | Distribution::Drawn(_) => return None,
        }
        Some(odds)
    }

    /// The probability that just these hold first place.
    pub fn of(&self, holders: &Holders) -> f64 {
        let own = self.by_holders.iter().find(|(held, _)| held == holders);
        own.map_or(0.0, |(_, chance)| *chance)
    }

    /// The probability that another offer than this comes first.
    pub fn but(&self, now: Option<OfferId>) -> f64 {
        let others = self.by_holders.iter().filter(|(held, _)| held.first != now);
        others.map(|(_, chance)| chance).sum::<f64>().min(1.0)
    }

    /// Adds what holds at a coordinate of a region.
    fn add(&mut self, sweep: &Sweep<'_>, region: &Region<'_>, at: f64, chance: f64) {
        if chance > 0.0 {
            let holders = Holders::at(sweep, region, at);
            self.gain += chance * gain(sweep, region, holders.first, at);
            match self
                .by_holders
                .iter_mut()
                .find(|(held, _)| *held == holders)
            {
                Some((_, sum)) => *sum += chance,
                None => self.by_holders.push((holders, chance)),
            }
        }
    }

    /// Adds a piece of a lead. Where two tie all along it, ids decide between them.
    fn add_piece(&mut self, sweep: &Sweep<'_>, (a, b): (f64, f64), chance: f64) {
        let middle = f64::midpoint(a, b);
        self.add(sweep, sweep.region_on(middle), middle, chance);
    }

    fn levels(&mut self, sweep: &Sweep<'_>, drawn: &[(u16, f64)]) {
        for (level, chance) in drawn {
            let c = f64::from(*level);
            self.add(sweep, sweep.region_on(c), c, *chance);
        }
    }

    /// Any utility between two is as likely as any other.
    fn even(&mut self, sweep: &Sweep<'_>, (low, high): (f64, f64)) {
        for lead in ascending(sweep) {
            for (a, b) in pieces(sweep, &lead, &[low, high]) {
                if low <= a && b <= high {
                    self.add_piece(sweep, (a, b), (b - a) / (high - low));
                }
            }
        }
    }

    fn range(&mut self, sweep: &Sweep<'_>, spread: Spread) {
        if let Some(x) = often(spread) {
            let c = sweep.axis.coordinate(x);
            self.add(sweep, &sweep.there(c), c, 0.5);
        }
        let drawn = [spread.low(), spread.likely(), spread.high()];
        let (first, last) = sweep.ends();
        for lead in ascending(sweep) {
            for (a, b) in pieces(sweep, &lead, &drawn) {
                // Beyond an end of the scale counts as that end.
                let written = |c: f64, end: f64, open: f64| {
                    if c == end {
                        open
                    } else {
                        sweep.axis.written(c)
                    }
                };
                let from = written(a, first, f64::NEG_INFINITY);
                let to = written(b, last, f64::INFINITY);
                let chance = mass(spread, from, to);
                self.add_piece(sweep, (a, b), chance);
            }
        }
    }
}

/// Points by which the first at a coordinate of a region is ahead of the first of now.
fn gain(sweep: &Sweep<'_>, region: &Region<'_>, first: Option<OfferId>, c: f64) -> f64 {
    let score = |offer: Option<OfferId>| {
        let ranked = offer.filter(|o| sweep.is_ranked(region, *o));
        ranked.map_or(0.0, |o| region.curve.score(o, c))
    };
    score(first) - score(sweep.baseline.first())
}

/// Who comes first where, from the first coordinate to the last; not for levels.
pub fn ascending(sweep: &Sweep<'_>) -> Vec<Lead> {
    let mut leads: Vec<Lead> = sweep.leads_to(false);
    leads.reverse();
    for lead in &mut leads {
        std::mem::swap(&mut lead.from, &mut lead.to);
    }
    for lead in sweep.leads_to(true) {
        lead.join(&mut leads, |last| {
            last.first == lead.first && last.to == lead.from
        });
    }
    leads
}

/// A lead in pieces, ascending, on which scores are straight and draws even.
fn pieces(sweep: &Sweep<'_>, of: &Lead, drawn: &[f64]) -> Vec<(f64, f64)> {
    let mut cuts = vec![of.from, of.to];
    cuts.extend(drawn.iter().map(|x| sweep.axis.coordinate(*x)));
    for region in &sweep.regions {
        cuts.extend(&region.curve.knots);
        cuts.extend([region.lo, region.hi]);
    }
    cuts.retain(|c| of.from <= *c && *c <= of.to);
    cuts.sort_by(f64::total_cmp);
    cuts.dedup();
    cuts.windows(2).map(|pair| (pair[0], pair[1])).collect()
}
