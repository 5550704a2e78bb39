//! A part of what an offer pays, through the whole package: the figure of a month is a straight
//! line in each amount, in the tax and in an exchange rate; other parts bend it.

use super::column_ends;
use super::{Axis, Baseline, Bend, Grid};
use crate::method::{Role, number};
use crate::model::{
    Cell, OfferId, Package, PartInYear, PartRange, PayPart, Point, QuantityId, Scale, Spread,
    Subject,
};
use crate::pay::{self, Figure, likely};

/// The largest multiple of now that is looked at on a scale made from the offers.
const FAR: f64 = 1e3;

/// The largest multiple of now that is looked at for a rate: where a little pay comes in by it, it
/// may matter far beyond all rates that there are.
const FAR_RATE: f64 = 1e6;

/// How often a line that turns is followed toward where it is some number.
const TURNS: usize = 8;

/// A package with one part free.
pub struct FreePart<'b> {
    baseline: &'b Baseline<'b>,
    cell: Cell,
    quantity: QuantityId,
    bend: Bend,
}

impl<'b> FreePart<'b> {
    /// The package of an offer, where it rests on the quantity.
    pub fn of(baseline: &'b Baseline<'b>, offer: OfferId, quantity: QuantityId) -> Option<Self> {
        let mut rests = baseline.rests(quantity);
        let rest = rests.find(|r| r.offer == offer && r.role == Role::Part)?;
        Some(Self {
            baseline,
            cell: baseline.problem.cell(offer, rest.criterion),
            quantity,
            bend: bend(baseline, quantity),
        })
    }

    /// The figure of a month with the quantity at a coordinate.
    pub fn month(&self, c: f64) -> f64 {
        let x = self.bend.written(c);
        let problem = self.baseline.problem;
        let value = |q| {
            let own = q == self.quantity;
            Point::Number(if own { x } else { likely(problem, q) })
        };
        number(problem, self.cell, value).unwrap_or(0.0)
    }

    /// The coordinate at which the figure is this; none where the quantity changes nothing.
    pub fn coordinate(&self, month: f64) -> Option<f64> {
        let x = likely(self.baseline.problem, self.quantity);
        let now = self.bend.coordinate(x);
        // Beside it, where the part can be.
        let step = match self.bend {
            Bend::Straight if now == 0.0 => 1.0,
            Bend::Straight => now.abs(),
            Bend::Inverse => now.abs() / 2.0,
            Bend::Growth(_) if x < 0.5 => self.bend.coordinate(x + 0.25) - now,
            Bend::Growth(_) => self.bend.coordinate(x - 0.25) - now,
        };
        let slope = (self.month(now + step) - self.month(now)) / step;
        let at = now + (month - self.month(now)) / slope;
        // Once more from there: the first step may have lost digits.
        let at = at + (month - self.month(at)) / slope;
        (slope != 0.0 && at.is_finite()).then_some(at)
    }

    /// The coordinate beyond another at which the least or the most of a month is this, the rest as
    /// uncertain as it is.
    fn reaches(&self, month: f64, is_best: bool, from: f64) -> Option<f64> {
        let (problem, Cell::Package(package)) = (self.baseline.problem, self.cell) else {
            return None;
        };
        let end = |c: f64| {
            let set = [(self.quantity, self.bend.written(c))];
            pay::end(problem, problem.package(package), &set, is_best).month
        };
        // Ends are straight lines that turn a few times.
        let at = (0..TURNS).fold(from, |at, _| {
            let step = at.abs().max(1.0);
            at + (month - end(at)) / ((end(at + step) - end(at)) / step)
        });
        (at > from && at.is_finite()).then_some(at)
    }
}

/// The coordinate in which the figure is a straight line.
pub fn bend(baseline: &Baseline<'_>, quantity: QuantityId) -> Bend {
    let Some((own, package)) = part(baseline, quantity) else {
        return Bend::Straight;
    };
    match own.part {
        PayPart::CostOfLiving | PayPart::Weeks | PayPart::Months => Bend::Inverse,
        PayPart::Raise => {
            let value = |q| likely(baseline.problem, q);
            Bend::Growth(Figure::new(package).growth(value))
        }
        _ => Bend::Straight,
    }
}

/// The part that a quantity is, and of which package; none of a rate.
fn part<'p>(baseline: &Baseline<'p>, quantity: QuantityId) -> Option<(PartInYear, &'p Package)> {
    let problem = baseline.problem;
    match problem.quantity(quantity).subject {
        Subject::Part(offer, own) => Some((own, problem.package_of(offer)?)),
        _ => None,
    }
}

/// Whether a term's length has no steps and no turns: what is paid once is spread over it alone.
pub fn is_spread(baseline: &Baseline<'_>, quantity: QuantityId) -> bool {
    part(baseline, quantity)
        .is_none_or(|(own, package)| !own.part.is_term() || Figure::new(package).is_spread())
}

/// How the numbers of a part are written, from the least to the most that can matter.
pub fn axis(baseline: &Baseline<'_>, quantity: QuantityId) -> Axis {
    let bend = bend(baseline, quantity);
    let ends = match range(baseline, quantity).map(PartRange::ends) {
        Some((least, most)) if bend != Bend::Straight => {
            (bend.coordinate(least), bend.coordinate(most))
        }
        Some((least, end)) => (least, end.min(most(baseline, quantity))),
        None => {
            let now = likely(baseline.problem, quantity);
            (now / FAR_RATE, most(baseline, quantity).min(now * FAR_RATE))
        }
    };
    Axis::Part { ends, bend }
}

/// What may be written for a part; none of a rate.
pub fn range(baseline: &Baseline<'_>, quantity: QuantityId) -> Option<PartRange> {
    let (own, package) = part(baseline, quantity)?;
    Some(own.part.range(package.is_share(own)))
}

/// The coordinate beyond which a part changes nothing more: all its figures are off the scale, and
/// their ends beyond the limits.
fn most(baseline: &Baseline<'_>, quantity: QuantityId) -> f64 {
    let stated = baseline.problem.quantity(quantity).rating;
    let numbers = stated.spread().unwrap_or(Spread::ZERO);
    let mut most = numbers.high().max(1.0);
    for rest in baseline.rests(quantity) {
        let Some(free) = FreePart::of(baseline, rest.offer, quantity) else {
            continue;
        };
        let ends = match &baseline.problem.criterion(rest.criterion).scale {
            Scale::Normalized(how) => {
                let now = free.month(numbers.likely()).abs().max(1.0);
                // As far as a number alone is looked for, and as far from what it comes to now.
                let column = &baseline.numbers(rest.criterion).in_order;
                let (least, most) = column_ends::ends(*how, column);
                Some((least.min(-FAR * now), most.max(FAR * now)))
            }
            scale => scale.ends(),
        };
        for end in ends.map_or([0.0; 2], |(a, b)| [a, b]) {
            most = free.coordinate(end).map_or(most, |c| most.max(c));
        }
        let musts = baseline.problem.musts().iter();
        let limits = musts.filter(|m| m.criterion == rest.criterion);
        let limits: Vec<f64> = limits.flat_map(|m| m.limit.borders()).collect();
        for (limit, is_best) in limits.iter().flat_map(|x| [(*x, false), (*x, true)]) {
            most = free.reaches(limit, is_best, most).unwrap_or(most);
        }
    }
    // A little more, so that a round number lies before the end.
    (1.01 * most).ceil()
}

/// The coordinates between which all packages that rest on a part are straight lines: where their
/// figures pass a point of the scale.
pub fn knots(baseline: &Baseline<'_>, quantity: QuantityId, axis: &Axis) -> Vec<f64> {
    let (first, last) = axis.ends();
    let mut knots = vec![first, last];
    for rest in baseline.rests(quantity) {
        let scale = Axis::of(baseline.problem.criterion(rest.criterion));
        let part = FreePart::of(baseline, rest.offer, quantity);
        if let (Some(part), Some(scale)) = (part, scale) {
            let points = scale.knots(&[]).into_iter();
            let inside = points.filter_map(|x| part.coordinate(x));
            knots.extend(inside.filter(|c| first < *c && *c < last));
        }
    }
    knots.sort_by(f64::total_cmp);
    knots.dedup();
    knots
}

/// How a part's numbers are rounded.
pub fn grid(baseline: &Baseline<'_>, quantity: QuantityId) -> Grid {
    match part(baseline, quantity) {
        Some((own, package)) if own.part.is_money() && !package.is_share(own) => Grid::Money,
        _ => Grid::Plain,
    }
}
