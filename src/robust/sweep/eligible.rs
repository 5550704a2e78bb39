//! Who takes a place as a lever moves: deal-breakers, and how much is known.

use super::{Baseline, Lever, Rest, Role, paid};
use crate::method::{ENOUGH, is_enough};
use crate::model::{
    Cell, CriterionId, Fit, Must, OfferId, Outcome, Own, QuantityId, Rating, Scale, Spread, Utility,
};
use crate::pay::spread;

/// An offer that a lever may bring in or keep out.
#[derive(Clone, Debug)]
struct Candidate {
    offer: OfferId,
    /// Whether another deal-breaker fails, whatever the lever does.
    out: bool,
    /// The share of weight that is known, of 100, at both ends of a weight; else the same twice.
    known: (f64, f64),
    /// The deal-breakers on what the lever moves.
    checks: Vec<(Must, Rest)>,
}

/// Who takes a place as a lever moves.
#[derive(Debug)]
pub struct Eligible<'b> {
    baseline: &'b Baseline<'b>,
    lever: Lever,
    feet: Vec<Candidate>,
    fits: Vec<(CriterionId, Fit<'b>)>,
}

impl<'b> Eligible<'b> {
    /// The eligible of a lever.
    pub fn new(baseline: &'b Baseline<'b>, lever: Lever) -> Self {
        let feet = match lever {
            Lever::Weight { judge, criterion } => weight(baseline, judge, criterion),
            Lever::Rating { offer, criterion } => {
                let role = Role::Whole;
                let rest = Rest {
                    offer,
                    criterion,
                    role,
                };
                feet(baseline, &[rest], true)
            }
            Lever::Fact { quantity } => feet(baseline, baseline.rests(quantity), true),
            Lever::Part { quantity, .. } => feet(baseline, baseline.rests(quantity), false),
            Lever::Share { link } => {
                let share = baseline.problem.link(link).share;
                feet(baseline, baseline.rests(share), false)
            }
        };
        let linked = |f: &Candidate| {
            f.checks
                .iter()
                .any(|(_, rest)| !matches!(rest.role, Role::Whole | Role::Part))
        };
        let fits = if feet.iter().any(linked) {
            fits(baseline)
        } else {
            Vec::new()
        };
        Self {
            baseline,
            lever,
            feet,
            fits,
        }
    }

    /// Nobody comes in or goes out.
    pub fn firm(baseline: &'b Baseline<'b>, lever: Lever) -> Self {
        Self {
            baseline,
            lever,
            feet: Vec::new(),
            fits: Vec::new(),
        }
    }

    /// Whether the lever changes nothing of this.
    pub fn is_firm(&self) -> bool {
        self.feet.is_empty()
    }

    /// The ranked offers with a rating, a share or a weight's coordinate set to this; none where
    /// they are those of now.
    pub fn ranked(&self, rating: Rating) -> Option<Vec<OfferId>> {
        if self.feet.is_empty() {
            return None;
        }
        let passes = |f: &Candidate| (f.offer, self.passes(f, rating));
        let changed: Vec<(OfferId, bool)> = self.feet.iter().map(passes).collect();
        self.baseline.ranked_with(&changed)
    }

    /// Whether a deal-breaker, rather than what is known, tells two settings apart.
    pub fn is_must(&self, a: Rating, b: Rating) -> bool {
        let fails = |f: &Candidate, rating| f.checks.iter().any(|c| self.fails(*c, rating));
        self.feet.iter().any(|f| fails(f, a) != fails(f, b))
    }

    /// Coordinates at which somebody may come in or go out.
    pub fn cuts(&self, knots: &[f64]) -> Vec<f64> {
        let mut cuts = Vec::new();
        for foot in &self.feet {
            let (from, to) = foot.known;
            if from != to {
                cuts.push((ENOUGH - from) / (to - from));
            }
            for (must, rest) in &foot.checks {
                if rest.role == Role::Whole {
                    cuts.extend(numbers(*must));
                } else {
                    cuts.extend(self.turns(foot, knots));
                }
            }
        }
        cuts
    }

    /// Where a linked rating begins or ceases to keep a limit.
    fn turns(&self, foot: &Candidate, knots: &[f64]) -> Vec<f64> {
        let inverse = match self.lever {
            Lever::Part { quantity, .. } => paid::is_inverse(self.baseline, quantity),
            _ => false,
        };
        let written = |c: f64| exact(paid::written(inverse, c));
        let passes = |c: f64| written(c).is_some_and(|rating| self.passes(foot, rating));
        let turn = |pair: &[f64]| {
            let (a, b) = (pair[0], pair[1]);
            let from = passes(a);
            (from != passes(b)).then(|| super::curve::bisect(a, b, |c| passes(c) != from))
        };
        knots.windows(2).filter_map(turn).collect()
    }

    fn passes(&self, foot: &Candidate, rating: Rating) -> bool {
        let (from, to) = foot.known;
        let t = match (self.lever, rating) {
            (Lever::Weight { .. }, Rating::Number(s)) => s.likely(),
            _ => 0.0,
        };
        let known = is_enough(from + t * (to - from));
        known && !foot.out && !foot.checks.iter().any(|c| self.fails(*c, rating))
    }

    fn fails(&self, (must, rest): (Must, Rest), rating: Rating) -> bool {
        let scale = &self.baseline.problem.criterion(must.criterion).scale;
        if rest.role == Role::Whole {
            return must.limit.judge(rating, scale) == Outcome::Fails;
        }
        if let (Lever::Part { quantity, .. }, Rating::Number(set)) = (self.lever, rating) {
            let package = self.baseline.problem.package_of(rest.offer);
            let set = Some((quantity, set.likely()));
            return package.is_some_and(|package| {
                let month = Rating::Number(spread(self.baseline.problem, package, set));
                must.limit.judge(month, scale) == Outcome::Fails
            });
        }
        let Some((_, fit)) = self.fits.iter().find(|(id, _)| *id == must.criterion) else {
            return false;
        };
        let (low, high) = self.linked(rest, rating, scale, fit);
        must.limit.judge_worth(low, high, scale, fit) == Outcome::Fails
    }

    /// The least and the most of a linked rating, one of its three parts set.
    fn linked(&self, rest: Rest, set: Rating, scale: &Scale, fit: &Fit<'_>) -> (Utility, Utility) {
        let problem = self.baseline.problem;
        let Cell::Linked { own, link, parent } = problem.cell(rest.offer, rest.criterion) else {
            return (Utility::ZERO, Utility::ONE);
        };
        let stated = |q: QuantityId| problem.quantity(q).rating;
        let worth = |rating: Rating| rating.utilities(scale, fit);
        let own = match own {
            _ if rest.role == Role::Own => worth(set),
            Own::Stated(q) => worth(stated(q)),
            Own::Absent => (Utility::ZERO, Utility::ZERO),
        };
        let parent = if rest.role == Role::Parent {
            worth(set)
        } else {
            worth(stated(parent))
        };
        let share = if rest.role == Role::Share {
            set
        } else {
            stated(problem.link(link).share)
        };
        let share = match share {
            Rating::Number(s) => (Utility::clamped(s.low()), Utility::clamped(s.high())),
            Rating::Level { .. } | Rating::Unknown => (Utility::ZERO, Utility::ONE),
        };
        let lift = |own: Utility, parent: Utility, share| own.toward(own.max(parent), share);
        (
            lift(own.0, parent.0, share.0),
            lift(own.1, parent.1, share.1),
        )
    }
}

/// One number, known exactly.
pub fn exact(x: f64) -> Option<Rating> {
    Spread::exact(x).ok().map(Rating::Number)
}

fn numbers(must: Must) -> Vec<f64> {
    use crate::model::Limit;
    match must.limit {
        Limit::AtLeast(x) | Limit::AtMost(x) => vec![x],
        Limit::Between(a, b) => vec![a, b],
        Limit::Level(_) => Vec::new(),
    }
}

/// Scales for deal-breakers on linked ratings, made from all offers where they are made from any.
fn fits<'b>(baseline: &'b Baseline<'b>) -> Vec<(CriterionId, Fit<'b>)> {
    let everybody: Vec<OfferId> = baseline.problem.offers().map(|(id, _)| id).collect();
    let criteria = baseline.problem.criteria();
    let fit = |(id, c)| (id, crate::method::fit(baseline.problem, id, c, &everybody));
    criteria.map(fit).collect()
}

/// The offers whose ratings rest on what moves, where a deal-breaker or what is known may change.
fn feet(baseline: &Baseline<'_>, rests: &[Rest], states: bool) -> Vec<Candidate> {
    let mut feet: Vec<Candidate> = Vec::new();
    for rest in rests {
        let musts = baseline.problem.musts().iter();
        let check = musts.filter(|m| m.criterion == rest.criterion);
        let checks: Vec<(Must, Rest)> = check.map(|m| (*m, *rest)).collect();
        let learned =
            states && rest.role != Role::Parent && baseline.is_unknown(rest.offer, rest.criterion);
        if checks.is_empty() && !learned {
            continue;
        }
        let more = if learned {
            100.0 * baseline.share(rest.criterion)
        } else {
            0.0
        };
        if let Some(foot) = feet.iter_mut().find(|f| f.offer == rest.offer) {
            foot.checks.extend(checks);
            foot.known = (foot.known.0 + more, foot.known.1 + more);
            continue;
        }
        let known = baseline.ranking.standing.known[rest.offer.index()] + more;
        feet.push(Candidate {
            offer: rest.offer,
            out: false,
            known: (known, known),
            checks,
        });
    }
    for foot in &mut feet {
        foot.out = fails_elsewhere(baseline, foot);
    }
    feet
}

/// Whether an offer fails a deal-breaker that the lever does not move.
fn fails_elsewhere(baseline: &Baseline<'_>, foot: &Candidate) -> bool {
    let outcomes = baseline.ranking.standing.outcomes(foot.offer);
    let moved = |m: &Must| {
        foot.checks
            .iter()
            .any(|(own, _)| own.criterion == m.criterion)
    };
    let musts = baseline.problem.musts().iter().zip(outcomes);
    musts
        .filter(|(m, _)| !moved(m))
        .any(|(_, o)| *o == Outcome::Fails)
}

/// Known shares as a weight moves, of the offers of which not all is known.
fn weight(baseline: &Baseline<'_>, judge: usize, criterion: CriterionId) -> Vec<Candidate> {
    let judges = baseline.problem.judges();
    let (set, n) = (&judges[judge].set, judges.len() as f64);
    let foot = |offer: OfferId| {
        let unknown = |id: CriterionId| baseline.is_unknown(offer, id);
        let mut known = (0.0, 0.0);
        for judge in judges {
            let row = judge.written.iter().filter(|w| !unknown(w.criterion));
            if judge.set == *set {
                let rest = |w: &&crate::model::Written| w.criterion != criterion;
                let others = judge.written.iter().filter(rest);
                let sum: f64 = others.map(|w| w.middle).sum();
                let share: f64 = row.filter(rest).map(|w| w.middle / sum).sum();
                let whole = if unknown(criterion) { 0.0 } else { 1.0 };
                known = (known.0 + share, known.1 + whole);
            } else {
                let share: f64 = row.map(|w| judge.weights.share(w.criterion)).sum();
                known = (known.0 + share, known.1 + share);
            }
        }
        let outcomes = baseline.ranking.standing.outcomes(offer);
        Candidate {
            offer,
            out: outcomes.contains(&Outcome::Fails),
            known: (100.0 * known.0 / n, 100.0 * known.1 / n),
            checks: Vec::new(),
        }
    };
    let ids = baseline.problem.offers().map(|(id, _)| id);
    let unknown = |id: &OfferId| {
        let criteria = baseline.problem.criteria();
        criteria
            .map(|(c, _)| c)
            .any(|c| baseline.is_unknown(*id, c))
    };
    ids.filter(unknown).map(foot).filter(|f| !f.out).collect()
}
