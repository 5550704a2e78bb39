//! Who takes a place as a lever moves: deal-breakers, and how much is known.

use super::root::bisect;
use super::{Baseline, Bend, Lever, Rest, now, paid};
use crate::method::{ENOUGH, Role, fit, is_enough, outcome};
use crate::model::{CriterionId, Fit, Must, OfferId, Outcome, Rating, Utility, is_worth};

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
    candidates: Vec<Candidate>,
    /// By criterion, where a deal-breaker is on a linked rating.
    fits: Option<Vec<Fit<'b>>>,
}

impl<'b> Eligible<'b> {
    /// The eligible of a lever.
    pub fn new(baseline: &'b Baseline<'b>, lever: Lever) -> Self {
        let candidates = match lever {
            Lever::Weight { judge, criterion } => weight(baseline, judge, criterion),
            Lever::Rating { .. } | Lever::Fact { .. } => candidates(baseline, lever, true),
            Lever::Part { .. } | Lever::Share { .. } => candidates(baseline, lever, false),
        };
        let mut checks = candidates.iter().flat_map(|f| &f.checks);
        let is_linked = checks.any(|(_, rest)| !matches!(rest.role, Role::Whole | Role::Part));
        Self {
            baseline,
            lever,
            candidates,
            fits: is_linked.then(|| fits(baseline)),
        }
    }

    /// Nobody comes in or goes out.
    pub fn firm(baseline: &'b Baseline<'b>, lever: Lever) -> Self {
        Self {
            baseline,
            lever,
            candidates: Vec::new(),
            fits: None,
        }
    }

    /// Whether the lever changes nothing of this.
    pub fn is_firm(&self) -> bool {
        self.candidates.is_empty()
    }

    /// Whether an offer takes a place, as far as this moves it, with a rating set to this.
    pub fn stays(&self, offer: OfferId, rating: Rating) -> bool {
        let own = self.candidates.iter().find(|c| c.offer == offer);
        own.is_none_or(|candidate| self.passes(candidate, rating))
    }

    /// The ranked offers with a rating, a share or a weight's coordinate set to this; none where
    /// they are those of now.
    pub fn ranked(&self, rating: Rating) -> Option<Vec<OfferId>> {
        self.ranked_if(|candidate| self.passes(candidate, rating))
    }

    fn ranked_if(&self, passes: impl Fn(&Candidate) -> bool) -> Option<Vec<OfferId>> {
        let changed = self.candidates.iter().map(|c| (c.offer, passes(c)));
        self.baseline.ranked_with(&changed.collect::<Vec<_>>())
    }

    /// The ranked offers with something of this worth written, which may be this rating; none where
    /// they are those of now.
    pub fn ranked_at(&self, worth: f64, written: Rating) -> Option<Vec<OfferId>> {
        let fails = |(must, rest): &(Must, Rest)| match rest.role {
            Role::Whole => !is_worth(worth, self.least_worth(*must)),
            _ => self.fails((*must, *rest), written),
        };
        self.ranked_if(|f| !f.out && !f.checks.iter().any(fails) && is_enough(f.known.0))
    }

    /// The least that ratings must be worth to keep the deal-breakers on what moves.
    pub fn worths(&self) -> Vec<f64> {
        let checks = self.candidates.iter().flat_map(|f| &f.checks);
        let whole = checks.filter(|(_, rest)| rest.role == Role::Whole);
        whole
            .map(|(must, _)| self.least_worth(*must).get())
            .collect()
    }

    fn least_worth(&self, must: Must) -> Utility {
        let problem = self.baseline.problem;
        let fit = self.baseline.scores(None).fit(problem, must.criterion);
        let scale = &problem.criterion(must.criterion).scale;
        must.limit.least_worth(scale, &fit)
    }

    /// Whether a deal-breaker, rather than what is known, tells two settings apart, the first of
    /// them what is there now where there is none.
    pub fn is_must(&self, from: Option<Rating>, to: Rating) -> bool {
        let fails = |f: &Candidate, rating| f.checks.iter().any(|c| self.fails(*c, rating));
        let fails_now = |f: &Candidate| {
            let mut failed = self.baseline.judged(f.offer).filter(is_failed);
            failed.any(|(must, _)| f.checks.iter().any(|(own, _)| own == must))
        };
        let was = |f: &Candidate| from.map_or_else(|| fails_now(f), |rating| fails(f, rating));
        self.candidates.iter().any(|f| was(f) != fails(f, to))
    }

    /// Coordinates at which somebody may come in or go out.
    pub fn cuts(&self, knots: &[f64]) -> Vec<f64> {
        let mut cuts = Vec::new();
        for candidate in &self.candidates {
            let (from, to) = candidate.known;
            if from != to {
                cuts.push((ENOUGH - from) / (to - from));
            }
            for (must, rest) in &candidate.checks {
                if rest.role == Role::Whole {
                    cuts.extend(must.limit.borders());
                } else {
                    cuts.extend(self.turns(candidate, knots));
                }
            }
        }
        cuts
    }

    /// Where a linked rating begins or ceases to keep a limit.
    fn turns(&self, candidate: &Candidate, knots: &[f64]) -> Vec<f64> {
        let bend = match self.lever {
            Lever::Part { quantity, .. } => paid::bend(self.baseline, quantity),
            _ => Bend::Straight,
        };
        let written = |c: f64| Rating::number(bend.written(c));
        let passes = |c: f64| written(c).is_some_and(|rating| self.passes(candidate, rating));
        let turn = |pair: &[f64]| {
            let (a, b) = (pair[0], pair[1]);
            let from = passes(a);
            (from != passes(b)).then(|| bisect(a, b, |c| passes(c) != from))
        };
        knots.windows(2).filter_map(turn).collect()
    }

    fn passes(&self, candidate: &Candidate, rating: Rating) -> bool {
        let (from, to) = candidate.known;
        let t = match (self.lever, rating) {
            (Lever::Weight { .. }, Rating::Number(s)) => s.likely(),
            _ => 0.0,
        };
        let known = is_enough(from + t * (to - from));
        known && !candidate.out && !candidate.checks.iter().any(|c| self.fails(*c, rating))
    }

    fn fails(&self, (must, rest): (Must, Rest), rating: Rating) -> bool {
        let problem = self.baseline.problem;
        if rest.role == Role::Whole {
            let scale = &problem.criterion(must.criterion).scale;
            return must.limit.judge(rating, scale) == Outcome::Fails;
        }
        let Some(quantity) = now::quantity(self.baseline, self.lever) else {
            return false;
        };
        let fits = self.fits.as_ref();
        let fit = fits.map_or(Fit::Levels(Utility::ZERO), |f| f[must.criterion.index()]);
        let cell = problem.cell(rest.offer, rest.criterion);
        outcome(problem, must, cell, &fit, Some((quantity, rating))) == Outcome::Fails
    }
}

/// Scales for deal-breakers on linked ratings, made from all offers where they are made from any.
fn fits<'b>(baseline: &'b Baseline<'b>) -> Vec<Fit<'b>> {
    let everybody: Vec<OfferId> = baseline.problem.offer_ids().collect();
    let criteria = baseline.problem.criteria();
    let fit = |(id, _)| fit(baseline.problem, id, &everybody);
    criteria.map(fit).collect()
}

/// The offers whose ratings rest on what moves, where a deal-breaker or what is known may change.
fn candidates(baseline: &Baseline<'_>, lever: Lever, states: bool) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for rest in baseline.rests_of(lever) {
        let musts = baseline.problem.musts().iter();
        let check = musts.filter(|m| m.criterion == rest.criterion);
        let checks: Vec<(Must, Rest)> = check.map(|m| (*m, rest)).collect();
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
        if let Some(candidate) = candidates.iter_mut().find(|f| f.offer == rest.offer) {
            candidate.checks.extend(checks);
            candidate.known = (candidate.known.0 + more, candidate.known.1 + more);
            continue;
        }
        let known = baseline.ranking.standing.known[rest.offer.index()] + more;
        candidates.push(Candidate {
            offer: rest.offer,
            out: false,
            known: (known, known),
            checks,
        });
    }
    for candidate in &mut candidates {
        candidate.out = fails_elsewhere(baseline, candidate);
    }
    candidates
}

/// Whether an offer fails a deal-breaker that the lever does not move.
fn fails_elsewhere(baseline: &Baseline<'_>, candidate: &Candidate) -> bool {
    let mut failed = baseline.judged(candidate.offer).filter(is_failed);
    failed.any(|(must, _)| {
        let mut moved = candidate.checks.iter();
        moved.all(|(own, _)| own.criterion != must.criterion)
    })
}

fn is_failed((_, outcome): &(&Must, Outcome)) -> bool {
    *outcome == Outcome::Fails
}

/// Known shares as a weight moves, of the offers of which not all is known.
fn weight(baseline: &Baseline<'_>, judge: usize, criterion: CriterionId) -> Vec<Candidate> {
    let judges = baseline.problem.judges();
    let set = &judges[judge].set;
    let total: f64 = judges.iter().map(|j| j.voice).sum();
    let candidate = |offer: OfferId| {
        let unknown = |id: CriterionId| baseline.is_unknown(offer, id);
        let mut known = (0.0, 0.0);
        for judge in judges {
            if judge.set == *set {
                let sum: f64 = judge.others(criterion).map(|w| w.middle).sum();
                let others = judge.others(criterion).filter(|w| !unknown(w.criterion));
                let share: f64 = others.map(|w| w.middle / sum).sum();
                let whole = if unknown(criterion) { 0.0 } else { 1.0 };
                known = (known.0 + judge.voice * share, known.1 + judge.voice * whole);
            } else {
                let row = judge.written.iter().filter(|w| !unknown(w.criterion));
                let share: f64 = row.map(|w| judge.weights.share(w.criterion)).sum();
                known = (known.0 + judge.voice * share, known.1 + judge.voice * share);
            }
        }
        let outcomes = baseline.ranking.standing.outcomes(offer);
        Candidate {
            offer,
            out: outcomes.contains(&Outcome::Fails),
            known: (100.0 * known.0 / total, 100.0 * known.1 / total),
            checks: Vec::new(),
        }
    };
    let unknown = baseline.with_unknowns().iter().copied();
    unknown.map(candidate).filter(|f| !f.out).collect()
}
