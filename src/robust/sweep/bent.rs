//! A number in a normalized column: it moves the worth of every other number there.
//!
//! Between the smallest and the largest of the others, and beyond them, the difference of any two
//! offers is monotone in it under each of the formulas: a straight line, a quotient of straight
//! lines (`sum`, `max`, `linear`), or (x - a) / √(x² + b) (`vector`). Linked ratings bend where a
//! parent comes to be better and where a part reaches an end, and turn once under `vector`.

use super::{Baseline, Lever, Scores, bisect, paid};
use crate::model::{
    Cell, Column, CriterionId, Fit, Norm, Normalization, OfferId, Own, PackageId, Point,
    QuantityId, Scale, Utility,
};
use crate::pay::spread;

/// How far beyond the column's numbers a number is looked for, in lengths of the column: as far
/// as a weight, 999 times the others.
const FAR: f64 = 999.0;

/// A column with one number free.
#[derive(Clone, Debug)]
pub struct Bent<'b> {
    baseline: &'b Baseline<'b>,
    ground: Scores<'b>,
    ranked: Vec<OfferId>,
    criterion: CriterionId,
    free: Free,
    /// The least and the largest of the fixed numbers.
    fixed: Option<(f64, f64)>,
    /// The column of the fixed numbers.
    column: Column,
    /// How many ranked offers have the free number.
    times: usize,
}

/// What is free.
#[derive(Clone, Copy, Debug)]
enum Free {
    Cell(OfferId),
    Quantity(QuantityId),
    Part(QuantityId),
}

/// The least and the most of a free number, from the numbers of its column.
pub fn ends(how: Normalization, numbers: &[f64]) -> (f64, f64) {
    let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if numbers.is_empty() {
        return (1.0, 1.0 + FAR);
    }
    let length = length(low, high);
    let least = match how.norm {
        Norm::MinMax => low - FAR * length,
        _ if how.takes(0.0) => 0.0,
        _ => low / FAR,
    };
    (least, high + FAR * length)
}

/// The length of a column, never 0.
pub fn length(low: f64, high: f64) -> f64 {
    let length = high - low;
    if length > 0.0 && length.is_finite() {
        length
    } else if high == 0.0 || !length.is_finite() {
        1.0
    } else {
        high.abs()
    }
}

impl<'b> Bent<'b> {
    /// The column of a lever that is a rating or a fact on a normalized scale.
    pub fn new(
        baseline: &'b Baseline<'b>,
        (ground, ranked): (Scores<'b>, Vec<OfferId>),
        lever: Lever,
    ) -> Option<Self> {
        let (criterion, free) = match lever {
            Lever::Rating { offer, criterion } => (criterion, Free::Cell(offer)),
            Lever::Fact { quantity } => {
                (baseline.criterion_of(quantity)?, Free::Quantity(quantity))
            }
            Lever::Part {
                quantity,
                criterion,
            } => (criterion, Free::Part(quantity)),
            Lever::Weight { .. } | Lever::Share { .. } => return None,
        };
        let Scale::Normalized(how) = baseline.problem.criterion(criterion).scale else {
            return None;
        };
        let mut bent = Self {
            baseline,
            ground,
            ranked,
            criterion,
            free,
            fixed: None,
            column: how.fit(std::iter::empty()),
            times: 0,
        };
        let fixed: Vec<f64> = bent.fixed().collect();
        let low = fixed.iter().copied().fold(f64::INFINITY, f64::min);
        let high = fixed.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        bent.times = bent.ranked.iter().filter(|o| bent.is_free(**o)).count();
        bent.fixed = (!fixed.is_empty()).then_some((low, high));
        bent.column = how.fit(fixed.into_iter());
        Some(bent)
    }

    /// All offers: the column moves for each of them.
    pub fn movers(&self) -> Vec<OfferId> {
        self.baseline.problem.offers().map(|(id, _)| id).collect()
    }

    /// The scores from which it is moved.
    pub fn ground(&self) -> &Scores<'b> {
        &self.ground
    }

    /// An interval in parts. Where all the others have one number, the column is equal there and
    /// worth all for everybody: a point that is like nothing beside it.
    pub fn parts(&self, (lo, hi): (f64, f64)) -> Vec<(f64, f64)> {
        let equal = self
            .fixed
            .filter(|(low, high)| low == high && self.times > 0);
        match equal.and_then(|(x, _)| self.beside(x)) {
            Some([below, x, above]) if lo < hi && lo <= x && x <= hi => {
                let parts = [(lo, below), (x, x), (above, hi)];
                parts.into_iter().filter(|(lo, hi)| lo <= hi).collect()
            }
            _ => vec![(lo, hi)],
        }
    }

    /// The coordinate at which the free number is this, and those beside it at which it is another.
    fn beside(&self, x: f64) -> Option<[f64; 3]> {
        if !matches!(self.free, Free::Part(_)) {
            return Some([x.next_down(), x, x.next_up()]);
        }
        // A figure is computed: nearer than this, its last digits may be the same.
        let step = 1e-12 * x.abs().max(1.0);
        let mut all = [x - step, x, x + step];
        for c in &mut all {
            *c = self.coordinate(*c)?;
        }
        all.sort_by(f64::total_cmp);
        Some(all)
    }

    /// Two ends, and the numbers between them at which a difference of two offers may bend or turn.
    pub fn knots(&self, (first, last): (f64, f64)) -> Vec<f64> {
        let mut knots = vec![first, last];
        let inside = |k: &f64| first < *k && *k < last;
        if let Some((low, high)) = self.fixed {
            // Below 0 pay may count as nothing.
            let ends = [low, high, 0.0]
                .into_iter()
                .filter_map(|x| self.coordinate(x));
            knots.extend(ends.filter(inside));
        }
        with(&mut knots, |ends| self.bends(ends));
        with(&mut knots, |ends| self.peaks(ends));
        knots
    }

    /// The coordinate at which the free number is this.
    fn coordinate(&self, x: f64) -> Option<f64> {
        let Free::Part(quantity) = self.free else {
            return Some(x);
        };
        let ids = self.baseline.problem.offers().map(|(id, _)| id);
        let mut free = ids.filter_map(|id| paid::Free::of(self.baseline, id, quantity));
        free.next()?.coordinate(x)
    }

    /// The ranked offers whose rating rests on a company's own part, a parent and a share.
    fn linked(&self) -> impl Iterator<Item = OfferId> {
        let is_linked = |o: &OfferId| matches!(self.cell(*o), Cell::Linked { .. });
        let ranked = self.ranked.iter().copied().filter(is_linked);
        ranked.filter(|o| !self.is_free(*o))
    }

    /// Where, between two knots, the parts of linked ratings pass each other or reach an end: once
    /// at most each, as each part is monotone, and so is their difference.
    fn bends(&self, (a, b): (f64, f64)) -> Vec<f64> {
        let signs = |offer: OfferId, x: f64| {
            let Parts { own, parent, .. } = self.parts_of(offer, x, &self.fit(x))?;
            let ends = [own, parent].map(|u| [u == Utility::ZERO, u == Utility::ONE]);
            Some([parent > own, ends[0][0], ends[0][1], ends[1][0], ends[1][1]])
        };
        let of = |offer: OfferId| {
            let (from, to) = (signs(offer, a), signs(offer, b));
            let sign = move |i: usize, x: f64| signs(offer, x).map(|s| s[i]);
            let turns = (0..5).filter(move |i| from.map(|s| s[*i]) != to.map(|s| s[*i]));
            turns.map(move |i| bisect(a, b, |x| sign(i, x) != from.map(|s| s[i])))
        };
        self.linked().flat_map(of).collect()
    }

    /// Where, between two knots under `vector`, the lead of a linked rating turns: the derivative
    /// of (cx + d) / √(x² + b) has the sign of a straight line.
    fn peaks(&self, (a, b): (f64, f64)) -> Vec<f64> {
        let scale = &self.baseline.problem.criterion(self.criterion).scale;
        if !matches!(scale, Scale::Normalized(how) if how.norm == Norm::Vector) {
            return Vec::new();
        }
        let step = 1e-6 * (b - a);
        let rise = |(i, j): (OfferId, OfferId), x: f64| {
            let lead = |x: f64| self.score(i, x) - self.score(j, x);
            lead(x + step) - lead(x)
        };
        let pairs = self.linked().flat_map(|i| {
            let others = self.ranked.iter().copied().filter(move |j| *j != i);
            others.map(move |j| (i, j))
        });
        let turns = pairs.filter_map(|pair| {
            let from = rise(pair, a);
            let turns = from * rise(pair, b - step) < 0.0;
            turns.then(|| bisect(a, b - step, |x| rise(pair, x) * from < 0.0))
        });
        turns.collect()
    }

    /// Whether a rating is the free one.
    fn is_free(&self, offer: OfferId) -> bool {
        match self.free {
            Free::Cell(own) => own == offer,
            Free::Quantity(q) => self.cell(offer) == Cell::Stated(q),
            Free::Part(q) => paid::rests(self.baseline, self.cell(offer), q),
        }
    }

    /// The number of a free rating at a coordinate.
    fn number(&self, offer: OfferId, c: f64) -> f64 {
        match self.free {
            Free::Cell(_) | Free::Quantity(_) => c,
            Free::Part(q) => paid::Free::of(self.baseline, offer, q).map_or(0.0, |f| f.month(c)),
        }
    }

    fn cell(&self, offer: OfferId) -> Cell {
        self.baseline.problem.cell(offer, self.criterion)
    }

    fn median(&self, quantity: QuantityId) -> Point {
        let scale = &self.baseline.problem.criterion(self.criterion).scale;
        self.baseline
            .problem
            .quantity(quantity)
            .rating
            .median(scale)
    }

    fn month(&self, id: PackageId) -> f64 {
        spread(
            self.baseline.problem,
            self.baseline.problem.package(id),
            None,
        )
        .likely()
    }

    /// The numbers of the column but the free one.
    fn fixed(&self) -> impl Iterator<Item = f64> {
        let number = |offer: &OfferId| match self.cell(*offer) {
            _ if self.is_free(*offer) => None,
            Cell::Stated(q) => match self.median(q) {
                Point::Number(x) => Some(x),
                Point::Utility(_) => None,
            },
            Cell::Package(id) => Some(self.month(id)),
            Cell::Absent | Cell::Linked { .. } => None,
        };
        self.ranked.iter().filter_map(number)
    }

    /// The column with the free number at `x`.
    pub fn fit(&self, x: f64) -> Fit<'b> {
        if self.times == 0 {
            return Fit::Column(self.column);
        }
        let free = self.ranked.iter().find(|o| self.is_free(**o));
        let number = free.map_or(x, |offer| self.number(*offer, x));
        Fit::Column(self.column.with(number, self.times))
    }

    /// All scores with the free number at `x`, by offer.
    pub fn scores(&self, x: f64) -> Vec<f64> {
        let fit = self.fit(x);
        let ids = self.baseline.problem.offers().map(|(id, _)| id);
        ids.map(|id| self.score_on(id, x, &fit)).collect()
    }

    /// One score with the free number at `x`.
    pub fn score(&self, offer: OfferId, x: f64) -> f64 {
        self.score_on(offer, x, &self.fit(x))
    }

    /// One score, with the column fitted to `x`.
    pub fn score_on(&self, offer: OfferId, x: f64, fit: &Fit<'_>) -> f64 {
        let points = 100.0 * self.baseline.share(self.criterion);
        let was = self.ground.utility(offer, self.criterion).get();
        self.ground.score(offer) - points * was + points * self.utility(offer, x, fit).get()
    }

    fn utility(&self, offer: OfferId, x: f64, fit: &Fit<'_>) -> Utility {
        match self.cell(offer) {
            _ if self.is_free(offer) => fit.utility(self.number(offer, x)),
            Cell::Stated(q) => self.worth(q, x, fit),
            Cell::Package(id) => fit.utility(self.month(id)),
            Cell::Absent => Utility::ZERO,
            Cell::Linked { .. } => {
                let parts = self.parts_of(offer, x, fit);
                parts.map_or(Utility::ZERO, |p| {
                    p.own.toward(p.own.max(p.parent), p.share)
                })
            }
        }
    }

    fn worth(&self, quantity: QuantityId, x: f64, fit: &Fit<'_>) -> Utility {
        match self.free {
            Free::Quantity(free) if free == quantity => fit.utility(x),
            _ => fit.point(self.median(quantity)),
        }
    }

    /// What a linked rating rests on.
    fn parts_of(&self, offer: OfferId, x: f64, fit: &Fit<'_>) -> Option<Parts> {
        let Cell::Linked { own, link, parent } = self.cell(offer) else {
            return None;
        };
        let share = self.baseline.problem.link(link).share;
        let share = super::utilities::share(self.baseline.problem.quantity(share).rating);
        Some(Parts {
            own: match own {
                Own::Stated(q) => self.worth(q, x, fit),
                Own::Absent => Utility::ZERO,
            },
            parent: self.worth(parent, x, fit),
            share: Utility::clamped(share),
        })
    }
}

/// The parts of a linked rating.
struct Parts {
    own: Utility,
    parent: Utility,
    share: Utility,
}

/// Adds to ascending knots what lies between each two.
fn with(knots: &mut Vec<f64>, between: impl Fn((f64, f64)) -> Vec<f64>) {
    let tidy = |knots: &mut Vec<f64>| {
        knots.sort_by(f64::total_cmp);
        knots.dedup();
    };
    tidy(knots);
    let pairs = knots.windows(2).map(|pair| (pair[0], pair[1]));
    let more: Vec<f64> = pairs.flat_map(between).collect();
    knots.extend(more);
    tidy(knots);
}
