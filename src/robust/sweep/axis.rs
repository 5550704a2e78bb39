//! The numbers that are written, as coordinates: weights, shares, ratings; and how they are rounded.

use super::Bend;
use crate::model::{Criterion, Fit, Point, Scale, Utility};

/// How a coordinate stands for the number that is written.
#[derive(Clone, Debug, PartialEq)]
pub enum Axis {
    /// The coordinate is a weight's share t of its set; the number is t / (1 - t) × the others' sum.
    Weight {
        /// The sum of the other written weights, above 0.
        rest: f64,
    },
    /// The coordinate is the share of a link.
    Share,
    /// The coordinate is the utility itself: of what is drawn as one.
    Utility,
    /// The coordinate is a number of a scale; its points, with the utility of each.
    Scale(Vec<(f64, Utility)>),
    /// The coordinate is the index of a level; the utility of each.
    Levels(Vec<f64>),
    /// The coordinate is a part of a package, or what bends it straight.
    Part {
        /// The least and the most that is looked at, as coordinates.
        ends: (f64, f64),
        /// How it bends the figure.
        bend: Bend,
    },
    /// The coordinate is a number of a scale that is made from the offers present, or a part of a
    /// package on one.
    Free {
        /// The least and the most that is looked at.
        ends: (f64, f64),
        /// How it bends the figure.
        bend: Bend,
    },
}

impl Axis {
    /// The axis of a criterion's ratings; none where the scale is made from the offers present.
    pub fn of(criterion: &Criterion) -> Option<Self> {
        Some(match &criterion.scale {
            Scale::Straight { worst, best } => {
                let mut ends = vec![(*worst, Utility::ZERO), (*best, Utility::ONE)];
                ends.sort_by(|a, b| a.0.total_cmp(&b.0));
                Self::Scale(ends)
            }
            Scale::Points(curve) => Self::Scale(curve.points().to_vec()),
            Scale::Levels(_) => {
                let levels = criterion.scale.level_list().iter();
                Self::Levels(levels.map(|l| l.utility.get()).collect())
            }
            Scale::Normalized(_) => return None,
        })
    }

    /// The first and the last coordinate.
    pub fn ends(&self) -> (f64, f64) {
        match self {
            Self::Weight { .. } | Self::Share | Self::Utility => (0.0, 1.0),
            Self::Scale(points) => match points[..] {
                [first, .., last] => (first.0, last.0),
                _ => (0.0, 0.0),
            },
            Self::Levels(levels) => (0.0, levels.len().saturating_sub(1) as f64),
            Self::Free { ends, .. } | Self::Part { ends, .. } => *ends,
        }
    }

    /// The knots of the scale, with the utility of each; none where it has no fixed ones.
    fn points(&self) -> Vec<(f64, f64)> {
        match self {
            Self::Weight { .. } | Self::Share | Self::Utility => vec![(0.0, 0.0), (1.0, 1.0)],
            Self::Scale(points) => points.iter().map(|(x, u)| (*x, u.get())).collect(),
            Self::Levels(levels) => {
                let all = levels.iter().enumerate();
                all.map(|(i, u)| (i as f64, *u)).collect()
            }
            Self::Part { .. } | Self::Free { .. } => Vec::new(),
        }
    }

    /// The knots of the scale, and where the utility is one of `kinks`.
    pub fn knots(&self, kinks: &[f64]) -> Vec<f64> {
        let points = self.points();
        let mut knots: Vec<f64> = points.iter().map(|p| p.0).collect();
        if self.has_levels() {
            return knots;
        }
        for pair in points.windows(2) {
            let ((a, from), (b, to)) = (pair[0], pair[1]);
            let inside = |k: &&f64| from.min(to) < **k && **k < from.max(to);
            let at = |k: &f64| a + (b - a) * ((k - from) / (to - from));
            knots.extend(kinks.iter().filter(inside).map(at));
        }
        knots.sort_by(f64::total_cmp);
        knots
    }

    /// What the quantity that moves is at a coordinate.
    pub fn point(&self, c: f64) -> Point {
        match self {
            Self::Levels(_) | Self::Utility => Point::Utility(Utility::clamped(self.v(c))),
            Self::Part { .. } | Self::Free { .. } => Point::Number(self.written(c)),
            Self::Weight { .. } | Self::Share | Self::Scale(_) => Point::Number(c),
        }
    }

    /// Whether the scale has levels.
    pub fn has_levels(&self) -> bool {
        matches!(self, Self::Levels(_))
    }

    /// The number that is written at a coordinate.
    pub fn written(&self, c: f64) -> f64 {
        match self {
            Self::Weight { rest } => c / (1.0 - c) * rest,
            Self::Part { bend, .. } | Self::Free { bend, .. } => bend.written(c),
            _ => c,
        }
    }

    /// The coordinate of a number that is written.
    pub fn coordinate(&self, x: f64) -> f64 {
        let (first, last) = self.ends();
        match self {
            Self::Weight { rest } => x / (x + rest),
            Self::Part { bend, .. } | Self::Free { bend, .. } => {
                bend.coordinate(x).clamp(first, last)
            }
            _ => x.clamp(first, last),
        }
    }

    /// The utility at a coordinate, on a scale with fixed points.
    pub fn v(&self, c: f64) -> f64 {
        match self {
            Self::Weight { .. } | Self::Share | Self::Utility => c,
            Self::Levels(levels) => levels.get(c.round().max(0.0) as usize).map_or(0.0, |u| *u),
            Self::Scale(points) => Fit::Points(points).utility(c).get(),
            Self::Part { .. } | Self::Free { .. } => 0.0,
        }
    }

    /// A coordinate at which the utility is this; the nearest where it is nowhere, the first where it is
    /// at several. Between two levels a part of the way.
    pub fn inverse(&self, v: f64) -> f64 {
        let points = self.points();
        let found = points.windows(2).find_map(|pair| {
            let ((a, from), (b, to)) = (pair[0], pair[1]);
            if from == v {
                return Some(a);
            }
            let inside = (from.min(to)..=from.max(to)).contains(&v);
            inside.then(|| a + (b - a) * ((v - from) / (to - from)))
        });
        let near = |p: &&(f64, f64)| (p.1 - v).abs();
        let nearest = points.iter().min_by(|a, b| near(a).total_cmp(&near(b)));
        found.unwrap_or_else(|| nearest.map_or(0.0, |p| p.0))
    }
}

/// To which digits a number is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grid {
    /// Three significant digits.
    Plain,
    /// Whole numbers: places.
    Whole,
    /// Whole units from 100, cents below.
    Money,
}

impl Grid {
    /// How ratings of a criterion are rounded.
    pub fn of(criterion: &Criterion) -> Self {
        match (&criterion.currency, criterion.unit.as_deref()) {
            (Some(_), _) => Self::Money,
            (None, Some("place")) => Self::Whole,
            (None, _) => Self::Plain,
        }
    }

    /// Whether a number has no finer digits than are told: of an amount, whole cents.
    pub fn holds(self, x: f64) -> bool {
        self != Self::Money || format!("{x:.2}").parse() == Ok(x)
    }

    /// The exponent of ten of the coarsest step at a number; `span` gives the size of a zero, and the
    /// most that a step may be.
    fn coarsest(self, x: f64, span: f64) -> i32 {
        match self {
            Self::Whole => 0,
            Self::Money if x.abs() >= 100.0 => exponent(span / 50.0).clamp(-2, 0),
            Self::Money => -2,
            Self::Plain if x == 0.0 => exponent(span) - 3,
            // Fifty steps at least, on a scale far from zero too.
            Self::Plain => (exponent(x) - 2).min(exponent(span / 50.0)),
        }
    }
}

/// The exponent of a number's first digit: 2 for 628.
fn exponent(x: f64) -> i32 {
    // Written out by the formatter, which is exact where a logarithm may miss a power of ten.
    let text = format!("{:e}", x.abs());
    let digits = text.split_once('e').map_or("0", |(_, e)| e);
    digits.parse().unwrap_or(0)
}

/// A number with few digits from `at` on, upward or downward, that `accepts` takes and that does
/// not lie beyond `end`; at last `end` itself.
pub fn round_out(
    (at, end, up): (f64, f64, bool),
    (grid, span): (Grid, f64),
    accepts: impl Fn(f64) -> bool,
) -> Option<f64> {
    let first = grid.coarsest(at, span);
    let beyond = |x: f64| if up { x > end } else { x < end };
    // A few more digits rather than the end itself, which would look like the only value.
    let is_end = |x: f64, finer: i32| x == end && grid == Grid::Plain && finer < 3;
    for finer in 0..15 {
        for more in [0.0, 1.0] {
            let x = step(at, first - finer, up, more);
            if !beyond(x) && !is_end(x, finer) && accepts(x) {
                return Some(x);
            }
        }
    }
    (end.is_finite() && accepts(end)).then_some(end)
}

/// The first multiple of 10^exponent from `at` on, or one further.
fn step(at: f64, exponent: i32, up: bool, more: f64) -> f64 {
    // Powers of ten up to 22 are exact, and one division by them is rounded once: the result is
    // the number that a reader types.
    let power = |e: i32| (0..e).fold(1.0_f64, |p, _| p * 10.0);
    let (large, small) = (power(exponent), power(-exponent));
    let steps = at / large * small;
    let nearest = steps.round();
    let whole = if (steps - nearest).abs() < 1e-9 * nearest.abs().max(1.0) * 1e-3 {
        nearest
    } else if up {
        steps.ceil()
    } else {
        steps.floor()
    };
    let whole = if up { whole + more } else { whole - more };
    whole * large / small + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn out(at: f64, up: bool, grid: Grid) -> Option<f64> {
        let end = if up { f64::INFINITY } else { f64::NEG_INFINITY };
        round_out((at, end, up), (grid, at.abs().max(1.0)), |x| x != at)
    }

    #[test]
    fn scales_far_from_zero_keep_their_digits() {
        // On 1,000 to 1,001, three digits would give the end itself.
        let below = |at: f64, end: f64| round_out((at, end, false), (Grid::Plain, 1.0), |x| x < at);
        assert_eq!(below(1000.3, 1000.0), Some(1000.29));
        // 2,024.3 on 2,020 to 2,030.
        let year = round_out((2024.33, 2030.0, true), (Grid::Plain, 10.0), |_| true);
        assert_eq!(year, Some(2024.4));
        // 99.96 or more is more than the end alone; where nothing else is left, the end.
        let near = |at: f64| round_out((at, 100.0, true), (Grid::Plain, 100.0), |x| x > at);
        assert_eq!(near(99.96), Some(99.97));
        assert_eq!(near(99.999_999), Some(100.0));
    }

    #[test]
    fn numbers_are_rounded_away_from_the_present_one() {
        let cases = [
            (28.0588, true, Grid::Plain, 28.1),
            (14.3245, false, Grid::Plain, 14.3),
            (627.95, true, Grid::Plain, 628.0),
            (0.5, true, Grid::Plain, 0.501),
            (2.0 / 3.0, true, Grid::Plain, 0.667),
            (7904.0437, true, Grid::Money, 7905.0),
            (44.396, false, Grid::Money, 44.39),
            (13.2, true, Grid::Whole, 14.0),
            (0.0, true, Grid::Plain, 0.001),
            (-12.34, false, Grid::Plain, -12.4),
            (12345.6, true, Grid::Plain, 12400.0),
        ];
        for (at, up, grid, to) in cases {
            assert_eq!(out(at, up, grid), Some(to), "{at}");
        }
    }

    #[test]
    fn more_digits_keep_a_number_inside_its_interval() {
        let narrow = round_out((14.3245, 14.322, false), (Grid::Plain, 100.0), |_| true);
        assert_eq!(narrow, Some(14.324));
        let place = round_out((13.2, 13.4, true), (Grid::Whole, 49.0), |_| true);
        assert_eq!(place, Some(13.2));
    }

    #[test]
    fn the_end_of_a_scale_is_the_last_resort() {
        let end = round_out((99.97, 100.0, true), (Grid::Plain, 100.0), |x| x == 100.0);
        assert_eq!(end, Some(100.0));
        assert_eq!(
            round_out((99.97, 100.0, true), (Grid::Plain, 100.0), |_| false),
            None
        );
    }

    #[test]
    fn a_weight_and_its_share_are_each_others_inverse() {
        let axis = Axis::Weight { rest: 75.0 };
        let share = axis.coordinate(25.0);
        assert_eq!(share, 0.25);
        assert_eq!(axis.written(share), 25.0);
    }
}
