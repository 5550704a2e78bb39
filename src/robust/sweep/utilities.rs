//! How scores follow a lever: which utilities or weights move with it, and what the method makes
//! of them.

use std::sync::Arc;

use super::column::{MovingColumn, between};
use super::moved::Moved;
use super::root::bisect;
use super::{Axis, Baseline, Lever, Numbers, Scores, TIE, paid};
use crate::method::Role;
use crate::model::{Cell, CriterionId, Fit, Norm, OfferId, Own};

/// How often a stretch is halved where scores are no straight lines and no sums either: two offers
/// whose lead turns more than once within one of the parts may not be told apart.
const HALVINGS: u32 = 4;

/// A rating that moves.
#[derive(Clone, Copy, Debug)]
struct Piece<'b> {
    criterion: CriterionId,
    role: Role,
    fit: Fit<'b>,
}

/// The utilities or weights that move with a lever.
#[derive(Debug)]
pub struct Utilities<'b> {
    moved: Moved<'b>,
    /// The scores of all that does not move.
    pub scores: Scores<'b>,
    /// The column of a normalized scale, where that is what moves.
    pub column: Option<MovingColumn<'b>>,
    /// What the others have in that column.
    numbers: Option<Arc<Numbers>>,
    pieces: Vec<(OfferId, Vec<Piece<'b>>)>,
    is_by_row: bool,
}

/// All that scores are made from at one coordinate.
#[derive(Debug)]
pub enum Moment<'b> {
    /// The utilities that move.
    Ratings(f64),
    /// A normalized column, fitted to the coordinate.
    Column(f64, Fit<'b>),
    /// The shares of weight.
    Shares(Vec<f64>),
    /// Every score, where each needs all rows.
    Scores(Vec<f64>),
}

impl<'b> Utilities<'b> {
    /// What moves with a lever, all else as it is behind these scores.
    pub fn new(baseline: &'b Baseline<'b>, scores: Scores<'b>, lever: Lever, axis: Axis) -> Self {
        let moved = Moved {
            baseline,
            lever,
            axis,
        };
        let free = MovingColumn::criterion_of(&moved).map(|criterion| {
            let numbers = if scores.is_now() {
                Arc::clone(baseline.numbers(criterion))
            } else {
                Arc::new(Numbers::new(baseline, &scores, criterion))
            };
            (criterion, numbers)
        });
        let column = free.as_ref().and_then(|(criterion, numbers)| {
            MovingColumn::new(&moved, (*criterion, numbers), scores.ranked().to_vec())
        });
        let mut pieces: Vec<(OfferId, Vec<Piece<'b>>)> = Vec::new();
        for rest in baseline.rests_of(lever) {
            let piece = Piece {
                criterion: rest.criterion,
                role: rest.role,
                fit: scores.fit(baseline.problem, rest.criterion),
            };
            match pieces.iter_mut().find(|(offer, _)| *offer == rest.offer) {
                Some((_, own)) => own.push(piece),
                None => pieces.push((rest.offer, vec![piece])),
            }
        }
        let is_by_row = baseline.ranking.method.is_by_row(scores.table());
        Self {
            moved,
            scores,
            numbers: free.map(|f| f.1).filter(|_| column.is_some()),
            column,
            pieces,
            is_by_row,
        }
    }

    /// What the others have in that column, where a score is a sum.
    pub fn numbers(&self) -> Option<&Numbers> {
        self.numbers.as_deref().filter(|n| n.is_sum())
    }

    /// Whether scores are straight lines between knots.
    pub fn is_straight(&self) -> bool {
        self.column.is_none() && self.moved.baseline.ranking.method.is_sum()
    }

    /// The offers whose scores move.
    pub fn movers(&self) -> Vec<OfferId> {
        let all = self.column.is_some() || !self.is_by_row;
        if all || matches!(self.moved.lever, Lever::Weight { .. }) {
            let offers = self.moved.baseline.problem.offers();
            return offers.map(|(id, _)| id).collect();
        }
        self.pieces.iter().map(|(offer, _)| *offer).collect()
    }

    /// All that scores are made from at a coordinate.
    pub fn at(&self, c: f64) -> Moment<'b> {
        let method = self.moved.baseline.ranking.method;
        let table = self.scores.table();
        if let Lever::Weight { judge, criterion } = self.moved.lever {
            let shares = shares(self.moved.baseline, judge, criterion, c);
            return if self.is_by_row {
                Moment::Shares(shares)
            } else {
                Moment::Scores(method.scores(table, &shares))
            };
        }
        let moment = match &self.column {
            Some(column) => Moment::Column(c, column.fit(c)),
            None => Moment::Ratings(c),
        };
        if self.is_by_row {
            return moment;
        }
        let rows = self.movers().into_iter();
        let changes = rows.flat_map(|offer| {
            let row = self.row(offer, &moment).into_iter();
            row.map(move |(k, u)| (offer.index(), k, u))
        });
        let table = table.with(changes);
        Moment::Scores(method.scores(&table, self.shares()))
    }

    fn shares(&self) -> &[f64] {
        self.moved.baseline.ranking.weights.shares()
    }

    /// An offer's score at a coordinate.
    pub fn score(&self, offer: OfferId, moment: &Moment<'_>) -> f64 {
        let method = self.moved.baseline.ranking.method;
        let (table, row) = (self.scores.table(), offer.index());
        match moment {
            Moment::Scores(scores) => scores[row],
            Moment::Shares(shares) => method.score_row(table, shares, table.row(row)),
            Moment::Column(_, fit) if let Some(score) = self.beside(offer, fit) => score,
            Moment::Ratings(_) | Moment::Column(..) => {
                let now = self.scores.score(offer);
                let changes = self.row(offer, moment);
                method.score_with(table, self.shares(), (row, now), &changes)
            }
        }
    }

    /// The scores of some offers at a coordinate.
    pub fn scores_at(&self, offers: &[OfferId], moment: &Moment<'_>) -> Vec<f64> {
        let (Moment::Column(_, fit), Some(column), Some(numbers)) =
            (moment, &self.column, self.numbers())
        else {
            return offers.iter().map(|o| self.score(*o, moment)).collect();
        };
        let score = |offer: &OfferId| {
            let stays = !column.movers.contains(offer);
            let beside = numbers.score(*offer, fit).filter(|_| stays);
            beside.unwrap_or_else(|| self.score(*offer, moment))
        };
        offers.iter().map(score).collect()
    }

    /// The score of an offer whose own number does not move, beside one that does.
    fn beside(&self, offer: OfferId, fit: &Fit<'_>) -> Option<f64> {
        let column = self.column.as_ref()?;
        let stays = !column.movers.contains(&offer);
        self.numbers.as_ref().filter(|_| stays)?.score(offer, fit)
    }

    /// The utilities of an offer that move, each with the index of its criterion.
    fn row(&self, offer: OfferId, moment: &Moment<'_>) -> Vec<(usize, f64)> {
        let utility = |criterion: CriterionId, fit: &Fit<'_>, c: f64| {
            let u = self.moved.utility((offer, criterion), fit, c);
            (criterion.index(), u.get())
        };
        match (moment, &self.column) {
            (Moment::Column(c, fit), Some(column)) => vec![utility(column.criterion, fit, *c)],
            (Moment::Ratings(c), _) => {
                let own = self.pieces.iter().find(|(other, _)| *other == offer);
                let pieces = own.map_or(&[][..], |(_, pieces)| pieces);
                pieces
                    .iter()
                    .map(|p| utility(p.criterion, &p.fit, *c))
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// Coordinates between two ends, and these, between which two offers change places once at
    /// most.
    pub fn knots(&self, ends: (f64, f64)) -> Vec<f64> {
        let mut knots = match (&self.column, self.moved.lever) {
            (Some(column), _) => column.knots(ends),
            (None, Lever::Part { quantity, .. }) if self.moved.axis != Axis::Utility => {
                paid::knots(self.moved.baseline, quantity, &self.moved.axis)
            }
            _ => self.moved.axis.knots(&self.kinks()),
        };
        if !self.moved.baseline.ranking.method.is_sum() && !self.moved.axis.has_levels() {
            // A number in a column counts by how many times the others it is.
            let middle = |a: f64, b: f64| {
                if self.column.is_some() && a > 0.0 {
                    a.sqrt() * b.sqrt()
                } else {
                    f64::midpoint(a, b)
                }
            };
            for _ in 0..HALVINGS {
                between(&mut knots, |(a, b)| vec![middle(a, b)]);
            }
        }
        let pairs = self.turning_pairs();
        if !pairs.is_empty() {
            between(&mut knots, |ends| self.peaks(&pairs, ends));
        }
        knots
    }

    /// The pairs of offers whose lead may turn between two knots: all, where a score is no sum; under
    /// `vector` those with a linked rating, as the derivative of (cx + d) / √(x² + b) has the sign of
    /// a straight line.
    fn turning_pairs(&self) -> Vec<(OfferId, OfferId)> {
        let baseline = self.moved.baseline;
        if self.moved.axis.has_levels() {
            return Vec::new();
        }
        if !baseline.ranking.method.is_sum() {
            let all = || baseline.problem.offers().map(|(id, _)| id);
            let pairs = all().flat_map(|i| all().map(move |j| (i, j)));
            return pairs.filter(|(i, j)| i.index() < j.index()).collect();
        }
        let vector = |column: &&MovingColumn<'b>| column.how.norm == Norm::Vector;
        let Some(column) = self.column.as_ref().filter(vector) else {
            return Vec::new();
        };
        let pairs = column.linked().flat_map(|i| {
            let others = column.ranked.iter().copied().filter(move |j| *j != i);
            others.map(move |j| (i, j))
        });
        pairs.collect()
    }

    /// Where, between two knots, the lead of a pair turns once so that it may change sign twice.
    fn peaks(&self, pairs: &[(OfferId, OfferId)], (a, b): (f64, f64)) -> Vec<f64> {
        let step = 1e-6 * (b - a);
        let [start, after, before, end] = [a, a + step, b - step, b].map(|x| self.at(x));
        let lead = |(i, j): (OfferId, OfferId), moment: &Moment<'_>| {
            self.score(i, moment) - self.score(j, moment)
        };
        let peak = |pair: &(OfferId, OfferId)| {
            let [start, after, before, end] =
                [&start, &after, &before, &end].map(|moment| lead(*pair, moment));
            let (from, to) = (after - start, end - before);
            // A lead above 0 at both ends has to fall first, and one below 0 to rise.
            let may_pass = if from > 0.0 {
                start.max(end) <= TIE
            } else {
                start.min(end) >= -TIE
            };
            let rise = |x: f64| lead(*pair, &self.at(x + step)) - lead(*pair, &self.at(x));
            let turn = || bisect(a, b - step, |x| rise(x) * from < 0.0);
            (may_pass && from * to < 0.0).then(turn)
        };
        pairs.iter().filter_map(peak).collect()
    }

    /// The utilities at which a linked rating bends, strictly inside 0 to 1, ascending: where the
    /// parent comes to be better than what is the company's own.
    fn kinks(&self) -> Vec<f64> {
        let mut kinks: Vec<f64> = Vec::new();
        for (offer, pieces) in &self.pieces {
            for piece in pieces {
                kinks.extend(self.kink(*offer, piece));
            }
        }
        kinks.retain(|v| *v > 0.0 && *v < 1.0);
        kinks.sort_by(f64::total_cmp);
        kinks.dedup();
        kinks
    }

    fn kink(&self, offer: OfferId, piece: &Piece<'_>) -> Option<f64> {
        let cell = self.moved.baseline.problem.cell(offer, piece.criterion);
        let Cell::Linked { own, parent, .. } = cell else {
            return None;
        };
        // What does not move is the same at every coordinate.
        let alone = |q| self.moved.alone(q, piece.criterion, &piece.fit, 0.0).get();
        match (piece.role, own) {
            (Role::Own, _) => Some(alone(parent)),
            (Role::Parent, Own::Stated(own)) => Some(alone(own)),
            _ => None,
        }
    }
}

/// The mean of the judges' shares of weight with that of a criterion in one judge's set, and in
/// all like it, moved to `t`, the others in their proportions.
fn shares(baseline: &Baseline<'_>, judge: usize, criterion: CriterionId, t: f64) -> Vec<f64> {
    let judges = baseline.problem.judges();
    let moving = &judges[judge];
    let sum: f64 = moving.others(criterion).map(|w| w.middle).sum();
    let mut moved = vec![0.0; moving.weights.shares().len()];
    for w in moving.others(criterion) {
        moved[w.criterion.index()] = (1.0 - t) * (w.middle / sum);
    }
    moved[criterion.index()] = t;
    let total: f64 = judges.iter().map(|j| j.voice).sum();
    let share = |k: usize| {
        let own = |j: &crate::model::Judge| {
            let shares = if j.set == moving.set {
                &moved
            } else {
                j.weights.shares()
            };
            j.voice * shares[k]
        };
        judges.iter().map(own).sum::<f64>() / total
    };
    (0..moved.len()).map(share).collect()
}
