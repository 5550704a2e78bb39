//! Which offers break a deal-breaker in which trials.

use super::compare::Mask;
use super::rows_from_draws::{Renewed, UtilitySource};
use crate::model::{Fit, Limit, Scale, Utility, is_worth};
use crate::robust::{LANES, Lanes};

/// A deal-breaker that an offer may break.
#[derive(Debug)]
pub struct MustCheck<'p> {
    /// The offer, by its place in the plan.
    pub offer: usize,
    /// The deal-breaker, by its place in the problem.
    pub must: usize,
    /// What is drawn: a number in the criterion's unit, or what it is worth.
    pub drawn: UtilitySource,
    pub least: Least<'p>,
}

/// What keeps a deal-breaker.
#[derive(Debug)]
pub enum Least<'p> {
    /// A number on the limit's side.
    Number(Limit),
    /// What is worth as much as the limit.
    Worth(Utility),
    /// The same, where the limit's worth is another one in every trial: on the scale made from all
    /// ranked offers, by its place in the plan.
    Relative(Limit, &'p Scale, usize),
}

/// What is broken in the trials of a chunk.
#[derive(Debug, Default)]
pub struct Fails {
    /// Check by check.
    pub broken: Vec<Mask>,
    /// Offer by offer, where there are checks: whether any of its deal-breakers is.
    pub out: Vec<Mask>,
}

impl Fails {
    /// Nothing is broken yet.
    pub fn new(offers: usize, checks: usize) -> Self {
        let none = |n| vec![[false; LANES]; n];
        Self {
            broken: none(checks),
            out: none(if checks > 0 { offers } else { 0 }),
        }
    }

    /// Checks every trial. Where scales are made from the offers, `numbers` are the rows before
    /// that.
    pub fn mark(
        &mut self,
        checks: &[MustCheck<'_>],
        rows: &[Lanes],
        (numbers, renewed): (&[Lanes], &[Renewed]),
    ) {
        self.out.fill([false; LANES]);
        for (check, broken) in checks.iter().zip(&mut self.broken) {
            let out = &mut self.out[check.offer];
            for (t, (broken, out)) in broken.iter_mut().zip(out).enumerate() {
                let drawn = check.drawn.at(rows, t);
                *broken = !match &check.least {
                    Least::Number(limit) => limit.keeps(drawn),
                    Least::Worth(least) => is_worth(drawn, *least),
                    Least::Relative(limit, scale, of) => {
                        let fit = Fit::Column(renewed[*of].column(numbers, t, &[]));
                        is_worth(drawn, limit.least_worth(scale, &fit))
                    }
                };
                *out |= *broken;
            }
        }
    }

    /// The offers, of so many, that are in a trial; where all are out, all.
    pub fn ranked(&self, offers: usize, t: usize) -> Vec<usize> {
        let is_in = |offer: &usize| self.out.get(*offer).is_none_or(|out| !out[t]);
        let ranked: Vec<usize> = (0..offers).filter(is_in).collect();
        if ranked.is_empty() {
            return (0..offers).collect();
        }
        ranked
    }

    /// Whether any offer is out of any trial.
    pub fn any(&self) -> bool {
        self.out.iter().any(|out| out.contains(&true))
    }
}
