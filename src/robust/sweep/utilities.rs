//! How scores follow a lever: piecewise linear in a number from 0 to 1.
//!
//! That number is a rating's utility, a link's share, or a weight's share of its set.

use super::{Baseline, Lever, Rest, Role, Scores, paid};
use crate::model::{Cell, CriterionId, Judge, OfferId, Own, Point, Problem, QuantityId, Rating};

/// What a lever at `v` adds to a score, a part of 1.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// From the one to the other.
    Line(f64, f64),
    /// v + share × max(0, parent - v).
    Own {
        /// The share.
        share: f64,
        /// The parent's utility.
        parent: f64,
    },
    /// own + share × max(0, v - own).
    Parent {
        /// The share.
        share: f64,
        /// The company's own utility.
        own: f64,
    },
    /// Straight lines between points, ascending.
    Curve(Vec<(f64, f64)>),
}

impl Piece {
    /// Its value at `v`.
    pub fn at(&self, v: f64) -> f64 {
        match self {
            &Self::Line(from, to) => from + v * (to - from),
            &Self::Own { share, parent } => v + share * (parent - v).max(0.0),
            &Self::Parent { share, own } => own + share * (v - own).max(0.0),
            Self::Curve(points) => super::axis::interpolate(points, v),
        }
    }

    /// Where it bends.
    fn kinks(&self) -> Vec<f64> {
        match self {
            Self::Line(..) => Vec::new(),
            Self::Own { parent, .. } => vec![*parent],
            Self::Parent { own, .. } => vec![*own],
            Self::Curve(points) => points.iter().map(|p| p.0).collect(),
        }
    }
}

/// An offer whose score moves: base + Σ points × part.
#[derive(Clone, Debug)]
struct Mover {
    offer: OfferId,
    base: f64,
    parts: Vec<(f64, Piece)>,
}

/// The offers whose scores move, and how.
#[derive(Clone, Debug)]
pub struct Utilities(Vec<Mover>);

impl Utilities {
    /// What moves with a lever.
    pub fn new(baseline: &Baseline<'_>, ground: &Scores<'_>, lever: Lever) -> Self {
        match lever {
            Lever::Weight { judge, criterion } => weight(baseline, ground, judge, criterion),
            Lever::Rating { offer, criterion } => {
                let rest = Rest {
                    offer,
                    criterion,
                    role: Role::Whole,
                };
                ratings(baseline, ground, &[rest])
            }
            Lever::Fact { quantity } => ratings(baseline, ground, baseline.rests(quantity)),
            Lever::Part { quantity, .. } => parts(baseline, ground, quantity),
            Lever::Share { link } => {
                let share = baseline.problem.link(link).share;
                ratings(baseline, ground, baseline.rests(share))
            }
        }
    }

    /// The offers that move.
    pub fn offers(&self) -> impl Iterator<Item = OfferId> {
        self.0.iter().map(|m| m.offer)
    }

    /// The scores of the offers that move, at `v`.
    pub fn scores(&self, v: f64) -> impl Iterator<Item = f64> {
        let score =
            move |m: &Mover| m.base + m.parts.iter().map(|(p, part)| p * part.at(v)).sum::<f64>();
        self.0.iter().map(score)
    }

    /// The score of one that moves, by its place among them.
    pub fn score(&self, mover: usize, v: f64) -> f64 {
        let mover = &self.0[mover];
        mover.base
            + mover
                .parts
                .iter()
                .map(|(p, part)| p * part.at(v))
                .sum::<f64>()
    }

    /// Where any of them bends, strictly inside 0 to 1, ascending.
    pub fn kinks(&self) -> Vec<f64> {
        let parts = self.0.iter().flat_map(|m| &m.parts);
        let mut kinks: Vec<f64> = parts.flat_map(|(_, part)| part.kinks()).collect();
        kinks.retain(|v| *v > 0.0 && *v < 1.0);
        kinks.sort_by(f64::total_cmp);
        kinks.dedup();
        kinks
    }
}

/// What moves with ratings that rest on one quantity.
fn ratings(baseline: &Baseline<'_>, ground: &Scores<'_>, rests: &[Rest]) -> Utilities {
    let mut movers: Vec<Mover> = Vec::new();
    for rest in rests {
        add(
            baseline,
            ground,
            &mut movers,
            *rest,
            part(baseline.problem, ground, *rest),
        );
    }
    Utilities(movers)
}

/// What moves with a part of packages: each through its own figure.
fn parts(baseline: &Baseline<'_>, ground: &Scores<'_>, quantity: QuantityId) -> Utilities {
    let mut movers: Vec<Mover> = Vec::new();
    let axis = paid::axis(baseline, quantity);
    for rest in baseline.rests(quantity) {
        let curve = paid::curve(baseline, ground, *rest, (quantity, &axis));
        add(baseline, ground, &mut movers, *rest, Piece::Curve(curve));
    }
    Utilities(movers)
}

/// Adds what moves of one rating.
fn add(
    baseline: &Baseline<'_>,
    ground: &Scores<'_>,
    movers: &mut Vec<Mover>,
    rest: Rest,
    part: Piece,
) {
    let points = 100.0 * baseline.share(rest.criterion);
    let now = points * ground.utility(rest.offer, rest.criterion).get();
    let part = (points, part);
    match movers.iter_mut().find(|m| m.offer == rest.offer) {
        Some(mover) => {
            mover.base -= now;
            mover.parts.push(part);
        }
        None => movers.push(Mover {
            offer: rest.offer,
            base: ground.score(rest.offer) - now,
            parts: vec![part],
        }),
    }
}

fn part(problem: &Problem, ground: &Scores<'_>, rest: Rest) -> Piece {
    let Cell::Linked { own, link, parent } = problem.cell(rest.offer, rest.criterion) else {
        return Piece::Line(0.0, 1.0);
    };
    let worth = |q: QuantityId| worth(problem, ground, q, rest.criterion);
    let own = match own {
        Own::Stated(own) => worth(own),
        Own::Absent => 0.0,
    };
    let share = share(problem.quantity(problem.link(link).share).rating);
    match rest.role {
        Role::Whole | Role::Part => Piece::Line(0.0, 1.0),
        Role::Own => Piece::Own {
            share,
            parent: worth(parent),
        },
        Role::Parent => Piece::Parent { share, own },
        Role::Share => Piece::Line(own, own.max(worth(parent))),
    }
}

/// What a quantity is worth at its median.
fn worth(problem: &Problem, ground: &Scores<'_>, quantity: QuantityId, id: CriterionId) -> f64 {
    let scale = &problem.criterion(id).scale;
    match problem.quantity(quantity).rating.median(scale) {
        Point::Utility(u) => u.get(),
        Point::Number(x) => ground.fit(problem, id).utility(x).get(),
    }
}

/// A link's share at its median.
pub fn share(rating: Rating) -> f64 {
    match rating {
        Rating::Number(s) => s.likely().clamp(0.0, 1.0),
        Rating::Level { .. } | Rating::Unknown => 0.5,
    }
}

/// A judge's weights as shares, with one criterion at 0 and the others in their proportions.
fn without(judge: &Judge, criterion: CriterionId) -> Vec<f64> {
    let mut shares = vec![0.0; judge.weights.shares().len()];
    let others = || judge.written.iter().filter(|w| w.criterion != criterion);
    let sum: f64 = others().map(|w| w.middle).sum();
    for w in others() {
        shares[w.criterion.index()] = w.middle / sum;
    }
    shares
}

/// All offers move with a weight: of the sets that move, from the score of the other criteria to
/// the utility; the other sets stay.
fn weight(
    baseline: &Baseline<'_>,
    ground: &Scores<'_>,
    judge: usize,
    criterion: CriterionId,
) -> Utilities {
    let judges = baseline.problem.judges();
    let moving = &judges[judge];
    let same = |j: &&Judge| j.set == moving.set;
    let n = judges.len() as f64;
    let part = 100.0 * judges.iter().filter(same).count() as f64 / n;
    let rest = without(moving, criterion);
    let mover = |offer| {
        let row = |shares: &[f64]| -> f64 {
            let ids = baseline.problem.criteria().map(|(id, _)| id);
            ids.zip(shares)
                .map(|(id, w)| w * ground.utility(offer, id).get())
                .sum()
        };
        let others = judges.iter().filter(|j| !same(j));
        let base = others.map(|j| row(j.weights.shares())).sum::<f64>() * 100.0 / n;
        let to = ground.utility(offer, criterion).get();
        Mover {
            offer,
            base,
            parts: vec![(part, Piece::Line(row(&rest), to))],
        }
    };
    Utilities(baseline.problem.offers().map(|(id, _)| mover(id)).collect())
}
