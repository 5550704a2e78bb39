//! A number that moves in a normalized column: it moves the worth of every other number there.
//!
//! Between the smallest and the largest of the others, and beyond them, the difference of any two
//! offers' utilities is monotone in it under each of the formulas: a straight line, a quotient of
//! straight lines (`sum`, `max`, `linear`), or (x - a) / √(x² + b) (`vector`). Linked ratings bend
//! where a parent comes to be better and where a part reaches an end.

use super::column_ends::least_and_most;
use super::moved::Moved;
use super::paid::FreePart;
use super::root::bisect;
use super::{Axis, Lever, Numbers};
use crate::model::{Cell, Column, CriterionId, Fit, Normalization, OfferId, Own, Scale, Utility};

/// A column with one number that moves.
#[derive(Clone, Debug)]
pub struct MovingColumn<'b> {
    moved: Moved<'b>,
    /// The ranked offers.
    pub ranked: Vec<OfferId>,
    /// The criterion.
    pub criterion: CriterionId,
    /// The formula.
    pub how: Normalization,
    /// The column of the numbers that stay.
    fixed: Column,
    /// The least and the largest of them.
    ends: Option<(f64, f64)>,
    /// The ranked offers that have the number that moves.
    pub movers: Vec<OfferId>,
}

impl<'b> MovingColumn<'b> {
    /// The criterion whose column a lever moves; none where it moves no number of a normalized
    /// scale.
    pub fn criterion_of(moved: &Moved<'b>) -> Option<CriterionId> {
        match (&moved.axis, moved.lever) {
            (
                Axis::Free { .. },
                Lever::Rating { criterion, .. } | Lever::Part { criterion, .. },
            ) => Some(criterion),
            (Axis::Free { .. }, Lever::Fact { quantity }) => moved.baseline.criterion_of(quantity),
            _ => None,
        }
    }

    /// The column of a criterion that a lever moves, made from these offers; none where its scale is
    /// none that is made from offers.
    pub fn new(
        moved: &Moved<'b>,
        (criterion, all): (CriterionId, &Numbers),
        ranked: Vec<OfferId>,
    ) -> Option<Self> {
        let Scale::Normalized(how) = moved.baseline.problem.criterion(criterion).scale else {
            return None;
        };
        let (mut movers, mut numbers) = (Vec::new(), Vec::with_capacity(ranked.len()));
        for offer in &ranked {
            if moved.is_moved(*offer, criterion) {
                movers.push(*offer);
            } else {
                numbers.extend(all.number(*offer).map(|x| how.taken(x)));
            }
        }
        Some(Self {
            moved: moved.clone(),
            criterion,
            how,
            fixed: how.fit(numbers.iter().copied()),
            ends: least_and_most(&numbers),
            movers,
            ranked,
        })
    }

    /// The column with the lever at a coordinate.
    pub fn fit(&self, c: f64) -> Fit<'b> {
        let number = |offer: &OfferId| self.moved.number(*offer, self.criterion, c);
        Fit::Column(match self.movers.first().and_then(number) {
            Some(x) => self.fixed.with(x, self.movers.len()),
            None => self.fixed,
        })
    }

    /// An interval in parts. Where all the others have one number, the column is equal there and
    /// worth all for everybody: a point that is like nothing beside it.
    pub fn parts(&self, (lo, hi): (f64, f64)) -> Vec<(f64, f64)> {
        let equal = self
            .ends
            .filter(|(low, high)| low == high && !self.movers.is_empty());
        match equal.and_then(|(x, _)| self.beside(x)) {
            Some([below, x, above]) if lo < hi && lo < above && below < hi => {
                // A coordinate that is computed may miss an end by its last digits.
                let x = if below < lo {
                    lo
                } else if above > hi {
                    hi
                } else {
                    x
                };
                let parts = [(lo, below), (x, x), (above, hi)];
                parts.into_iter().filter(|(lo, hi)| lo <= hi).collect()
            }
            _ => vec![(lo, hi)],
        }
    }

    /// The coordinate at which the moving number is this, and those beside it at which it is
    /// another.
    fn beside(&self, x: f64) -> Option<[f64; 3]> {
        if !matches!(self.moved.lever, Lever::Part { .. }) {
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

    /// The coordinate at which the moving number is this.
    fn coordinate(&self, x: f64) -> Option<f64> {
        let Lever::Part { quantity, .. } = self.moved.lever else {
            return Some(x);
        };
        let rests = self.moved.baseline.rests(quantity);
        let mut parts = rests.filter_map(|r| FreePart::of(self.moved.baseline, r.offer, quantity));
        parts.next()?.coordinate(x)
    }

    /// Two ends, and the coordinates between them at which a difference of two utilities may bend.
    pub fn knots(&self, (first, last): (f64, f64)) -> Vec<f64> {
        let mut knots = vec![first, last];
        if let Some((low, high)) = self.ends {
            // Below 0 pay may count as nothing.
            let ends = [low, high, 0.0].into_iter();
            let ends = ends.filter_map(|x| self.coordinate(x));
            knots.extend(ends.filter(|k| first < *k && *k < last));
        }
        between(&mut knots, |ends| self.bends(ends));
        knots
    }

    /// The ranked offers whose rating rests on a company's own part, a parent and a share.
    pub fn linked(&self) -> impl Iterator<Item = OfferId> {
        let cell = |o: &OfferId| self.moved.baseline.problem.cell(*o, self.criterion);
        let is_linked = move |o: &OfferId| matches!(cell(o), Cell::Linked { .. });
        let ranked = self.ranked.iter().copied().filter(is_linked);
        ranked.filter(|o| !self.movers.contains(o))
    }

    /// Where, between two knots, the parts of linked ratings pass each other or reach an end: once
    /// at most each, as each part is monotone, and so is their difference.
    fn bends(&self, (a, b): (f64, f64)) -> Vec<f64> {
        let signs = |offer: OfferId, c: f64| {
            let [own, parent] = self.parts_of(offer, c)?;
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

    /// What a linked rating's own part and its parent are worth.
    fn parts_of(&self, offer: OfferId, c: f64) -> Option<[Utility; 2]> {
        let cell = self.moved.baseline.problem.cell(offer, self.criterion);
        let Cell::Linked { own, parent, .. } = cell else {
            return None;
        };
        let fit = self.fit(c);
        let alone = |q| self.moved.alone(q, self.criterion, &fit, c);
        let own = match own {
            Own::Stated(q) => alone(q),
            Own::Absent => fit.worst(),
        };
        Some([own, alone(parent)])
    }
}

/// Adds to knots what lies between each two, ascending.
pub fn between(knots: &mut Vec<f64>, more: impl Fn((f64, f64)) -> Vec<f64>) {
    let tidy = |knots: &mut Vec<f64>| {
        knots.sort_by(f64::total_cmp);
        knots.dedup();
    };
    tidy(knots);
    let pairs = knots.windows(2).map(|pair| (pair[0], pair[1]));
    let more: Vec<f64> = pairs.flat_map(more).collect();
    knots.extend(more);
    tidy(knots);
}
