//! How likely it is that one uncertain thing, drawn alone as in the trials, gives another order.

use super::turn::Turn;
use crate::method::{rests_on, worth};
use crate::model::{
    Cell, CriterionId, OfferId, Point, Problem, QuantityId, Rating, Scale, Spread, Utility,
};
use crate::robust::draws::{Stream, level_chances, stream_name, value_at};
use crate::robust::sweep::{Curve, Lever, Sweep, TIE, quantity, root};

/// Draws of a linked rating, which rests on three quantities.
const SAMPLES: usize = 2000;
/// Points at which what cannot be solved is looked at.
const POINTS: usize = 1000;

/// How what is uncertain is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Luck {
    /// The seed of the trials.
    pub seed: u64,
    /// Whether a weight written as one number may be half off, as `--trust roughly` says.
    pub rough: bool,
}

impl Default for Luck {
    fn default() -> Self {
        Self {
            seed: 1,
            rough: true,
        }
    }
}

/// How one thing is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Distribution {
    /// Not at all: it is known.
    Fixed,
    /// A written number, as often below its likely value as above.
    Range(Spread),
    /// Any utility between two, each as likely.
    Even(f64, f64),
    /// One of these levels, each with its probability.
    Levels(Vec<(u16, f64)>),
    /// Utilities drawn before: those of a linked rating.
    Drawn(Vec<f64>),
}

impl Distribution {
    /// How the thing of a sweep is drawn.
    pub fn new(sweep: &Sweep<'_>, luck: Luck) -> Self {
        let baseline = sweep.baseline;
        let problem = baseline.problem;
        if let Lever::Weight { judge, criterion } = sweep.lever {
            let mut written = problem.judges()[judge].written.iter();
            let own = written.find(|w| w.criterion == criterion);
            return own.map_or(Self::Fixed, |w| {
                let half = if luck.rough { 0.5 * w.middle } else { 0.0 };
                let (low, high) = if w.low == w.high {
                    (w.middle - half, w.middle + half)
                } else {
                    (w.low, w.high)
                };
                Self::range(Spread::range(low, high).ok())
            });
        }
        match (sweep.lever, quantity(baseline, sweep.lever)) {
            // A rating of its own in the place of what others rest on too is nothing that is drawn.
            (Lever::Rating { .. }, Some(q)) if baseline.is_fact(q) => Self::Fixed,
            (_, Some(q)) => Self::of(problem, q, baseline.criterion_of(q)),
            (Lever::Rating { offer, criterion }, None)
                if matches!(problem.cell(offer, criterion), Cell::Linked { .. }) =>
            {
                Self::Drawn(sample(sweep, (offer, criterion), luck.seed))
            }
            (_, None) => Self::Fixed,
        }
    }

    fn range(spread: Option<Spread>) -> Self {
        match spread {
            Some(s) if s.low() < s.high() => Self::Range(s),
            _ => Self::Fixed,
        }
    }

    /// How a quantity is drawn.
    fn of(problem: &Problem, quantity: QuantityId, criterion: Option<CriterionId>) -> Self {
        let rating = problem.quantity(quantity).rating;
        let scale = criterion.map(|id| &problem.criterion(id).scale);
        let levels = scale.map_or_else(Vec::new, |scale| level_chances(rating, scale));
        match rating {
            Rating::Number(s) => Self::range(Some(s)),
            Rating::Unknown if levels.is_empty() => {
                let any = (Utility::ZERO, Utility::ONE);
                let (low, high) = scale.map_or(any, Scale::unknown_range);
                Self::Even(low.get(), high.get())
            }
            Rating::Level { .. } if levels.len() < 2 => Self::Fixed,
            Rating::Level { .. } | Rating::Unknown => Self::Levels(levels),
        }
    }

    /// The probability of a turn's effect.
    pub fn within(&self, sweep: &Sweep<'_>, turn: &Turn) -> f64 {
        match self {
            Self::Fixed => 0.0,
            Self::Range(s) => range(sweep, turn, *s),
            Self::Levels(levels) => {
                let met = levels.iter().filter(|l| turn.covers(f64::from(l.0)));
                met.map(|l| l.1).sum()
            }
            _ if turn.because.is_some() || is_remade(sweep) => {
                let drawn = sweep.on_utility();
                share_of(POINTS, |i| {
                    let v = self.quantile((i as f64 + 0.5) / POINTS as f64);
                    holds(&drawn, turn, v)
                })
            }
            Self::Drawn(draws) => {
                let curve = sweep.by_utility(None);
                share_of(draws.len(), |i| lead(&curve, turn, draws[i]) > TIE)
            }
            Self::Even(low, high) => leading(&sweep.by_utility(None), turn, (*low, *high)),
        }
    }

    /// The utility at a quantile, for draws of utilities.
    pub fn quantile(&self, q: f64) -> f64 {
        match self {
            Self::Drawn(draws) => draws
                .get((q * draws.len() as f64) as usize)
                .copied()
                .unwrap_or(0.0),
            Self::Even(low, high) => low + q * (high - low),
            _ => q,
        }
    }
}

/// Whether an answer brings in or keeps out who makes a scale.
fn is_remade(sweep: &Sweep<'_>) -> bool {
    sweep.baseline.is_relative && !sweep.eligible.is_firm()
}

fn share_of(n: usize, holds: impl Fn(usize) -> bool) -> f64 {
    (0..n).filter(|i| holds(*i)).count() as f64 / n.max(1) as f64
}

/// Whether a turn's effect is there at a coordinate.
fn holds(sweep: &Sweep<'_>, turn: &Turn, c: f64) -> bool {
    let region = sweep.region_on(c);
    if turn.because.is_some() {
        return sweep.first_in(region, c) == Some(turn.ahead);
    }
    lead(&region.curve, turn, c) > TIE
}

/// By how much a turn's one offer leads the other, at a utility.
fn lead(curve: &Curve<'_>, turn: &Turn, v: f64) -> f64 {
    turn.behind.map_or(1.0, |behind| {
        curve.score(turn.ahead, v) - curve.score(behind, v)
    })
}

/// The part of an interval of utilities in which a turn's one offer leads the other.
fn leading(curve: &Curve<'_>, turn: &Turn, (low, high): (f64, f64)) -> f64 {
    if low >= high {
        return f64::from(u8::from(lead(curve, turn, low) > TIE));
    }
    let inside = |k: &f64| low < *k && *k < high;
    let knots = curve.knots.iter().copied().filter(inside);
    let knots: Vec<f64> = [low].into_iter().chain(knots).chain([high]).collect();
    let part = |pair: &[f64]| {
        let [a, b] = [pair[0], pair[1]].map(|v| (v, lead(curve, turn, v)));
        let passes = |below, above| root(below, above, |v| lead(curve, turn, v));
        match (a.1 > TIE, b.1 > TIE) {
            (true, true) => b.0 - a.0,
            (false, false) => 0.0,
            (true, false) => passes(b, a) - a.0,
            (false, true) => b.0 - passes(a, b),
        }
    };
    knots.windows(2).map(part).sum::<f64>() / (high - low)
}

/// The probability that a written number lies beyond a turn, up to where its effect ends.
fn range(sweep: &Sweep<'_>, turn: &Turn, spread: Spread) -> f64 {
    let Some(at) = turn.at else { return 1.0 };
    let at = sweep.axis.written(at);
    // Beyond the ends of a scale counts as its ends.
    let stop = |open: f64| turn.until.map_or(open, |end| sweep.axis.written(end.at));
    let (from, to) = if turn.up {
        (at, stop(f64::INFINITY))
    } else {
        (stop(f64::NEG_INFINITY), at)
    };
    let often = often(spread).filter(|x| from <= *x && *x <= to && holds_there(sweep, turn, *x));
    mass(spread, from, to) + if often.is_some() { 0.5 } else { 0.0 }
}

/// Whether a turn's effect is there with a number written.
fn holds_there(sweep: &Sweep<'_>, turn: &Turn, x: f64) -> bool {
    let c = sweep.axis.coordinate(x);
    let there = sweep.there(c);
    let is_ranked = |offer| sweep.is_ranked(&there, offer);
    let score = |offer| there.curve.score(offer, c);
    let passes = |behind| !is_ranked(behind) || score(turn.ahead) - score(behind) > TIE;
    is_ranked(turn.ahead) && turn.behind.is_none_or(passes)
}

/// The number that is drawn half of the time: a likely value that is an end as well.
pub fn often(spread: Spread) -> Option<f64> {
    let is_end = spread.likely() == spread.low() || spread.likely() == spread.high();
    is_end.then_some(spread.likely())
}

/// The probability that a draw lies between two numbers, but for the one that is drawn [`often`].
pub fn mass(spread: Spread, from: f64, to: f64) -> f64 {
    let counted = |x: &f64| from < *x && *x <= to;
    let often = often(spread).filter(counted).map_or(0.0, |_| 0.5);
    (below(spread, to) - below(spread, from) - often).max(0.0)
}

/// The probability that a draw lies below a number: the inverse of `at_quantile`.
fn below(s: Spread, x: f64) -> f64 {
    let part = |from: f64, to: f64| {
        if x >= to {
            1.0
        } else if x <= from {
            0.0
        } else {
            (x / 2.0 - from / 2.0) / (to / 2.0 - from / 2.0)
        }
    };
    part(s.low(), s.likely()) / 2.0 + part(s.likely(), s.high()) / 2.0
}

/// Utilities of a linked rating, all that it rests on drawn as in the trials.
fn sample(sweep: &Sweep<'_>, (offer, id): (OfferId, CriterionId), seed: u64) -> Vec<f64> {
    let problem = sweep.baseline.problem;
    let cell = problem.cell(offer, id);
    let fit = sweep.baseline.scores(None).fit(problem, id);
    let scale = &problem.criterion(id).scale;
    // Each quantity from its own stream.
    let stream = |(quantity, _)| {
        let name = stream_name(problem, problem.quantity(quantity).subject);
        let stream = Stream::new(seed, Stream::hash(&name), 0);
        (quantity, stream, Point::Number(0.0))
    };
    let mut drawn: Vec<_> = rests_on(problem, cell).into_iter().map(stream).collect();
    let draw = |_| {
        for (quantity, stream, point) in &mut drawn {
            *point = value_at(problem, *quantity, scale, stream.uniform());
        }
        let own = |q| drawn.iter().find(|d| d.0 == q).map(|d| d.2);
        worth(problem, cell, &fit, |q| {
            own(q).unwrap_or(Point::Number(0.0))
        })
        .get()
    };
    (0..SAMPLES).map(draw).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_probability_lies_on_each_side_of_the_likely_value() {
        let spread = Spread::new(0.0, 0.25, 1.0).expect("valid");
        assert_eq!(mass(spread, f64::NEG_INFINITY, 0.25), 0.5);
        assert_eq!(mass(spread, 0.125, 0.625), 0.5);
        assert_eq!(mass(spread, 0.625, f64::INFINITY), 0.25);
        let spread = Spread::new(4.0, 4.0, 5.0).expect("valid");
        assert_eq!(often(spread), Some(4.0));
        assert_eq!(mass(spread, f64::NEG_INFINITY, 4.0), 0.0);
        assert_eq!(mass(spread, f64::NEG_INFINITY, 4.5), 0.25);
    }
}
