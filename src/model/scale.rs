//! From a rating in its unit to what it is worth.

use super::normalize::{Column, Direction, Normalization};
use super::utility::{Point, Utility, part};

/// A named level.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// Its name.
    pub name: String,
    /// What it is worth.
    pub utility: Utility,
}

/// Which way ratings get better along a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Up to a peak, then worse again.
    Peak,
}

/// How ratings of a criterion turn into utilities.
#[derive(Clone, Debug, PartialEq)]
pub enum Scale {
    /// A straight line between two ends; beyond an end counts as that end.
    Straight {
        /// The rating that is worth nothing.
        worst: f64,
        /// The rating that is worth all.
        best: f64,
    },
    /// Straight lines between points.
    Points(PiecewiseLinear),
    /// Named levels.
    Levels(Levels),
    /// Made from the offers present.
    Normalized(Normalization),
}

/// Points of a piecewise linear scale: x ascends, and the utilities have at most one peak.
#[derive(Clone, Debug, PartialEq)]
pub struct PiecewiseLinear {
    points: Vec<(f64, Utility)>,
    order: Order,
}

impl PiecewiseLinear {
    /// The points, x ascending.
    pub fn points(&self) -> &[(f64, Utility)] {
        &self.points
    }
}

/// Levels by what they are worth, worst first.
#[derive(Clone, Debug, PartialEq)]
pub struct Levels(Vec<Level>);

/// Why values make no scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaleError {
    /// A number that is infinite or no number.
    NotFinite,
    /// Every rating would be worth the same.
    Flat,
    /// x does not ascend, at this point.
    NotAscending(usize),
    /// The curve falls and rises again, at this point.
    Valley(usize),
    /// Fewer than two points or levels.
    TooFew,
}

impl Scale {
    /// A straight line between two ends.
    ///
    /// # Errors
    /// When an end is not finite, or both are equal.
    pub fn straight(worst: f64, best: f64) -> Result<Self, ScaleError> {
        match () {
            () if !(worst.is_finite() && best.is_finite()) => Err(ScaleError::NotFinite),
            () if worst == best => Err(ScaleError::Flat),
            () => Ok(Self::Straight { worst, best }),
        }
    }

    /// Straight lines between points.
    ///
    /// # Errors
    /// When there are fewer than two, x does not ascend, or the utilities are all equal or fall
    /// and rise again.
    pub fn points(points: Vec<(f64, Utility)>) -> Result<Self, ScaleError> {
        if points.len() < 2 {
            return Err(ScaleError::TooFew);
        }
        if points.iter().any(|p| !p.0.is_finite()) {
            return Err(ScaleError::NotFinite);
        }
        if let Some(i) = points.windows(2).position(|w| w[0].0 >= w[1].0) {
            return Err(ScaleError::NotAscending(i + 1));
        }
        let order = order_of(&points)?;
        Ok(Self::Points(PiecewiseLinear { points, order }))
    }

    /// Named levels in any order.
    ///
    /// # Errors
    /// When there are fewer than two, or all are worth the same.
    pub fn levels(mut levels: Vec<Level>) -> Result<Self, ScaleError> {
        if levels.len() < 2 {
            return Err(ScaleError::TooFew);
        }
        levels.sort_by(|a, b| a.utility.get().total_cmp(&b.utility.get()));
        if levels.first().map(|l| l.utility) == levels.last().map(|l| l.utility) {
            return Err(ScaleError::Flat);
        }
        Ok(Self::Levels(Levels(levels)))
    }

    /// The levels, worst first; none on a scale of numbers.
    pub fn level_list(&self) -> &[Level] {
        match self {
            Self::Levels(Levels(levels)) => levels,
            _ => &[],
        }
    }

    /// The index of a level by its name.
    pub fn level(&self, name: &str) -> Option<u16> {
        self.level_list()
            .iter()
            .position(|l| l.name == name)
            .map(|i| i as u16)
    }

    /// What a level is worth; the worst for an index that is none.
    pub fn level_utility(&self, level: u16) -> Utility {
        self.level_list()
            .get(usize::from(level))
            .map_or(Utility::ZERO, |l| l.utility)
    }

    /// What an unknown counts as: the mean of what it may be worth, each level as likely.
    pub fn unknown_mean(&self) -> Utility {
        match self.level_list().len() as u16 {
            0 => {
                let (least, most) = self.unknown_range();
                least.toward(most, Utility::HALF)
            }
            levels => self.mean_of_levels(0, levels - 1),
        }
    }

    /// The mean worth of the levels from one to another.
    pub fn mean_of_levels(&self, low: u16, high: u16) -> Utility {
        let worth = (low..=high).map(|level| self.level_utility(level).get());
        let sum: f64 = worth.sum();
        Utility::clamped(sum / (f64::from(high) - f64::from(low) + 1.0))
    }

    /// The least and the most that an unknown may be worth.
    pub fn unknown_range(&self) -> (Utility, Utility) {
        match self {
            Self::Levels(Levels(levels)) => match &levels[..] {
                [first, .., last] => (first.utility, last.utility),
                _ => (Utility::ZERO, Utility::ONE),
            },
            Self::Points(curve) => (least(&curve.points), most(&curve.points)),
            Self::Straight { .. } | Self::Normalized(_) => (Utility::ZERO, Utility::ONE),
        }
    }

    /// Which way ratings get better.
    pub fn order(&self) -> Order {
        let lower = match self {
            Self::Straight { worst, best } => best < worst,
            Self::Points(curve) => return curve.order,
            Self::Levels(_) => false,
            Self::Normalized(n) => n.better == Direction::Lower,
        };
        if lower { Order::Lower } else { Order::Higher }
    }

    /// The first and the last number of the scale, ascending; none where it has no fixed ends.
    pub fn ends(&self) -> Option<(f64, f64)> {
        match self {
            Self::Straight { worst, best } => Some((worst.min(*best), worst.max(*best))),
            Self::Points(curve) => curve
                .points
                .first()
                .zip(curve.points.last())
                .map(|(a, b)| (a.0, b.0)),
            Self::Levels(_) | Self::Normalized(_) => None,
        }
    }

    /// The numbers that are worth least and most; none where they are not fixed.
    pub fn worst_and_best(&self) -> Option<(f64, f64)> {
        match self {
            Self::Straight { worst, best } => Some((*worst, *best)),
            Self::Points(curve) => {
                let by = |a: &&(f64, Utility), b: &&(f64, Utility)| a.1.get().total_cmp(&b.1.get());
                curve
                    .points
                    .iter()
                    .min_by(by)
                    .zip(curve.points.iter().max_by(by))
                    .map(|(a, b)| (a.0, b.0))
            }
            Self::Levels(_) | Self::Normalized(_) => None,
        }
    }

    /// Whether both are of one kind: facts stated for one can be read by the other.
    pub fn same_kind(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Levels(a), Self::Levels(b)) => {
                a.0.len() == b.0.len() && a.0.iter().zip(&b.0).all(|(a, b)| a.name == b.name)
            }
            (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
        }
    }

    /// Adapts the scale to the numbers of the ranked offers; a fixed scale stays as it is.
    pub fn fit(&self, numbers: impl Iterator<Item = f64>) -> Fit<'_> {
        match self {
            Self::Straight { worst, best } => Fit::Straight {
                worst: *worst,
                best: *best,
            },
            Self::Points(curve) => Fit::Points(&curve.points),
            Self::Levels(_) => Fit::Levels(self.unknown_range().0),
            Self::Normalized(how) => Fit::Column(how.fit(numbers)),
        }
    }
}

/// Rising, falling or with one peak; a valley and a flat curve are no scale.
fn order_of(points: &[(f64, Utility)]) -> Result<Order, ScaleError> {
    let (mut rises, mut falls) = (false, false);
    for (i, pair) in points.windows(2).enumerate() {
        if pair[1].1 > pair[0].1 {
            if falls {
                return Err(ScaleError::Valley(i + 1));
            }
            rises = true;
        }
        falls |= pair[1].1 < pair[0].1;
    }
    match (rises, falls) {
        (true, false) => Ok(Order::Higher),
        (false, true) => Ok(Order::Lower),
        (true, true) => Ok(Order::Peak),
        (false, false) => Err(ScaleError::Flat),
    }
}

/// A scale adapted to the offers present: from here on, a number has one utility.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fit<'s> {
    /// A straight line between two ends.
    Straight {
        /// The rating that is worth nothing.
        worst: f64,
        /// The rating that is worth all.
        best: f64,
    },
    /// Straight lines between points.
    Points(&'s [(f64, Utility)]),
    /// Levels carry their utilities themselves; this is the worst one's.
    Levels(Utility),
    /// A normalized column.
    Column(Column),
}

impl Fit<'_> {
    /// What the worst end is worth.
    pub fn worst(&self) -> Utility {
        match self {
            Self::Points(points) => least(points),
            Self::Levels(worst) => *worst,
            Self::Straight { .. } | Self::Column(_) => Utility::ZERO,
        }
    }

    /// What a number is worth.
    #[inline]
    pub fn utility(&self, x: f64) -> Utility {
        match self {
            Self::Straight { worst, best } => straight(*worst, *best, x),
            Self::Points(points) => interpolate(points, x),
            Self::Levels(worst) => *worst,
            Self::Column(column) => column.utility(x),
        }
    }

    /// Turns numbers into what they are worth.
    pub fn utilities(&self, numbers: &mut [f64]) {
        match self {
            Self::Straight { worst, best } => {
                for x in numbers {
                    *x = straight(*worst, *best, *x).get();
                }
            }
            _ => numbers.iter_mut().for_each(|x| *x = self.utility(*x).get()),
        }
    }

    /// What a point is worth.
    pub fn point(&self, point: Point) -> Utility {
        match point {
            Point::Number(x) => self.utility(x),
            Point::Utility(u) => u,
        }
    }

    /// The least and the most that a number between two others may be worth.
    pub fn utility_range(&self, low: f64, high: f64) -> (Utility, Utility) {
        if low == high {
            let u = self.utility(low);
            return (u, u);
        }
        let (a, b) = (self.utility(low), self.utility(high));
        let mut most = a.max(b);
        if let Self::Points(points) = self {
            let inside = points.iter().filter(|p| low < p.0 && p.0 < high);
            most = inside.fold(most, |most, p| most.max(p.1));
        }
        (a.min(b), most)
    }
}

fn least(points: &[(f64, Utility)]) -> Utility {
    points.iter().fold(Utility::ONE, |least, p| least.min(p.1))
}

fn most(points: &[(f64, Utility)]) -> Utility {
    points.iter().fold(Utility::ZERO, |most, p| most.max(p.1))
}

fn straight(worst: f64, best: f64, x: f64) -> Utility {
    let x = x.clamp(worst.min(best), worst.max(best));
    Utility::clamped(part(worst, best, x))
}

fn interpolate(points: &[(f64, Utility)], x: f64) -> Utility {
    let after = points.partition_point(|p| p.0 <= x);
    match (
        after.checked_sub(1).and_then(|i| points.get(i)),
        points.get(after),
    ) {
        (Some(a), Some(b)) => a.1.toward(b.1, straight(a.0, b.0, x)),
        (Some(end), None) | (None, Some(end)) => end.1,
        (None, None) => Utility::ZERO,
    }
}
