//! A part of what an offer pays, through the whole package: the figure of a month is a straight
//! line in each amount, in the tax and in an exchange rate, and in -1 / x for the cost of living.

use super::{Bench, Dial, Grid, Ground, Rest};
use crate::model::{Cell, OfferId, Package, Part, QuantityId, Rating, Scale, Spread, Subject};
use crate::pay::{Figure, likely};

/// The largest multiple of now that is looked at.
const FAR: f64 = 1e3;
/// A tax is below 1, and so is a part of the base that is typed without its sign.
const MOST_SHARE: f64 = 0.999;

/// A package with one quantity free.
pub struct Free<'b> {
    bench: &'b Bench<'b>,
    package: &'b Package,
    quantity: QuantityId,
    inverse: bool,
}

impl<'b> Free<'b> {
    /// The package of an offer, where it rests on the quantity.
    pub fn of(bench: &'b Bench<'b>, offer: OfferId, quantity: QuantityId) -> Option<Self> {
        let package = bench.problem.package_of(offer)?;
        let rests = package.rate == Some(quantity) || package.part_of(quantity).is_some();
        rests.then(|| Self {
            bench,
            package,
            quantity,
            inverse: is_inverse(bench, quantity),
        })
    }

    /// The figure of a month with the quantity at a coordinate.
    pub fn month(&self, c: f64) -> f64 {
        let x = written(self.inverse, c);
        let problem = self.bench.problem;
        Figure::new(self.package).month(|q| {
            if q == self.quantity {
                x
            } else {
                likely(problem, q)
            }
        })
    }

    /// The coordinate at which the figure is this; none where the quantity changes nothing.
    pub fn coordinate(&self, month: f64) -> Option<f64> {
        let now = coordinate(self.inverse, likely(self.bench.problem, self.quantity));
        let step = if now == 0.0 { 1.0 } else { now.abs() };
        let slope = (self.month(now + step) - self.month(now)) / step;
        let at = now + (month - self.month(now)) / slope;
        // Once more from there: the first step may have lost digits.
        let at = at + (month - self.month(at)) / slope;
        (slope != 0.0 && at.is_finite()).then_some(at)
    }
}

/// Whether the figure is a straight line in -1 / x rather than in x.
pub fn is_inverse(bench: &Bench<'_>, quantity: QuantityId) -> bool {
    matches!(part(bench, quantity), Some(Part::CostOfLiving))
}

fn part(bench: &Bench<'_>, quantity: QuantityId) -> Option<Part> {
    match bench.problem.quantity(quantity).subject {
        Subject::Part(_, part) => Some(part),
        _ => None,
    }
}

/// The number that is written at a coordinate.
pub fn written(inverse: bool, c: f64) -> f64 {
    if inverse { -1.0 / c } else { c }
}

/// The coordinate of a number that is written.
pub fn coordinate(inverse: bool, x: f64) -> f64 {
    if inverse { -1.0 / x } else { x }
}

/// How the numbers of a part are written, from the least to the most that can matter.
pub fn dial(bench: &Bench<'_>, quantity: QuantityId) -> Dial {
    let inverse = is_inverse(bench, quantity);
    let ends = match bounds(bench, quantity) {
        Some((least, most)) if inverse => (coordinate(true, least), coordinate(true, most)),
        Some((least, end)) => (least, end.min(most(bench, quantity))),
        None => {
            let now = likely(bench.problem, quantity);
            (now / FAR, most(bench, quantity).min(now * FAR))
        }
    };
    Dial::Part { ends, inverse }
}

/// The least and the most that a part can be; none of a rate.
fn bounds(bench: &Bench<'_>, quantity: QuantityId) -> Option<(f64, f64)> {
    let part = part(bench, quantity)?;
    let is_share = is_share(bench, quantity);
    let (least, most) = part.bounds(is_share);
    let below_one = is_share || part == Part::Tax;
    Some((least, if below_one { MOST_SHARE } else { most }))
}

/// Whether it is a bonus in percent of the base.
fn is_share(bench: &Bench<'_>, quantity: QuantityId) -> bool {
    let Subject::Part(offer, Part::Bonus) = bench.problem.quantity(quantity).subject else {
        return false;
    };
    let package = bench.problem.package_of(offer);
    package.and_then(|p| p.bonus).is_some_and(|b| b.is_share)
}

/// The coordinate beyond which a part changes nothing more: all its figures are off the scale.
fn most(bench: &Bench<'_>, quantity: QuantityId) -> f64 {
    let numbers = match bench.problem.quantity(quantity).rating {
        Rating::Number(s) => s,
        Rating::Level { .. } | Rating::Unknown => Spread::ZERO,
    };
    let mut most = numbers.high().max(1.0);
    for rest in bench.rests(quantity) {
        let Some(free) = Free::of(bench, rest.offer, quantity) else {
            continue;
        };
        let ends = match &bench.problem.criterion(rest.criterion).scale {
            Scale::Normalized(_) => {
                let now = free.month(numbers.likely()).abs().max(1.0);
                Some((-FAR * now, FAR * now))
            }
            scale => scale.ends(),
        };
        for end in ends.map_or([0.0; 2], |(a, b)| [a, b]) {
            most = free.coordinate(end).map_or(most, |c| most.max(c));
        }
    }
    // A little more, so that a round number lies before the end.
    (1.01 * most).ceil()
}

/// What a package is worth along its dial, as points of 0 to 1 and utilities.
pub fn curve(
    bench: &Bench<'_>,
    ground: &Ground<'_>,
    rest: Rest,
    (quantity, dial): (QuantityId, &Dial),
) -> Vec<(f64, f64)> {
    let fit = ground.fit(bench.problem, rest.criterion);
    let Some(free) = Free::of(bench, rest.offer, quantity) else {
        return vec![(0.0, 0.0), (1.0, 0.0)];
    };
    let (first, last) = dial.ends();
    let mut stops = vec![first, last];
    if let Some(Dial::Scale(points)) = Dial::of(bench.problem.criterion(rest.criterion)) {
        let inside = points.iter().filter_map(|p| free.coordinate(p.0));
        stops.extend(inside.filter(|c| first < *c && *c < last));
    }
    stops.sort_by(f64::total_cmp);
    stops.dedup();
    let point = |c: f64| (dial.v(c), fit.utility(free.month(c)).get());
    stops.into_iter().map(point).collect()
}

/// How a part's numbers are rounded.
pub fn grid(bench: &Bench<'_>, quantity: QuantityId) -> Grid {
    match part(bench, quantity) {
        Some(part) if part.is_money() && !is_share(bench, quantity) => Grid::Money,
        _ => Grid::Plain,
    }
}

/// Whether a cell is a package that rests on a quantity.
pub fn rests(bench: &Bench<'_>, cell: Cell, quantity: QuantityId) -> bool {
    let Cell::Package(id) = cell else {
        return false;
    };
    let package = bench.problem.package(id);
    package.rate == Some(quantity) || package.part_of(quantity).is_some()
}
