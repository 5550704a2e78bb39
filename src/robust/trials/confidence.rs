//! Confidence factors: how often an offer comes first with the weights that favour it.
//!
//! The weights are fixed at an offer's central ones, everything else is drawn as in the trials
//! (Lahdelma & Salminen 2001). One pass over the trials serves all offers.

use std::collections::BTreeMap;

use super::chunk::{Chunk, Streams};
use super::compare::{OUT, TIE};
use super::plan::TrialPlan;
use super::{Counted, Lanes};

/// First places of some offers, each with its own weights.
#[derive(Debug)]
pub struct Confidence<'c> {
    /// The index of each offer in the plan, and the share of each criterion.
    of: &'c [(usize, Vec<f64>)],
    count: u64,
    firsts: Vec<FirstPlaces>,
}

/// How often an offer comes first.
#[derive(Clone, Debug, Default)]
struct FirstPlaces {
    alone: u64,
    /// By how many more share the place.
    shared: BTreeMap<usize, u64>,
}

impl<'c> Confidence<'c> {
    pub fn new(of: &'c [(usize, Vec<f64>)]) -> Self {
        Self {
            of,
            count: 0,
            firsts: vec![FirstPlaces::default(); of.len()],
        }
    }

    /// The share of first places of each.
    pub fn shares(&self) -> Vec<f64> {
        let part = |(near, count): (&usize, &u64)| *count as f64 * (1.0 / (*near + 1) as f64);
        let sum = |f: &FirstPlaces| f.alone as f64 + f.shared.iter().map(part).sum::<f64>();
        self.firsts
            .iter()
            .map(|f| sum(f) / self.count as f64)
            .collect()
    }
}

impl Counted for Confidence<'_> {
    fn begin(&mut self) {}

    fn add(
        &mut self,
        plan: &TrialPlan<'_>,
        chunk: &mut Chunk,
        streams: &mut Streams,
        lanes: usize,
    ) {
        self.count += lanes as u64;
        plan.draw(chunk, streams);
        for ((offer, weights), firsts) in self.of.iter().zip(&mut self.firsts) {
            chunk.weigh(weights);
            plan.score(chunk);
            for (out, scores) in chunk.fails.out.iter().zip(&mut chunk.scores) {
                let out = out.iter().zip(scores).filter(|(out, _)| **out);
                out.for_each(|(_, score)| *score = OUT);
            }
            firsts.add(&chunk.scores, *offer, lanes);
        }
    }

    fn joined(mut self, later: Self) -> Self {
        self.count += later.count;
        for (own, later) in self.firsts.iter_mut().zip(later.firsts) {
            own.alone += later.alone;
            for (near, count) in later.shared {
                *own.shared.entry(near).or_default() += count;
            }
        }
        self
    }
}

impl FirstPlaces {
    /// Counts the first `lanes` trials of an offer.
    fn add(&mut self, scores: &[Lanes], offer: usize, lanes: usize) {
        let others = scores.iter().enumerate().filter(|(i, _)| *i != offer);
        let mut best = [OUT; super::LANES];
        for (_, scores) in others {
            for (best, score) in best.iter_mut().zip(scores) {
                *best = if *score > *best { *score } else { *best };
            }
        }
        // So far behind, no chain of ties leads to the first.
        let far = TIE * scores.len() as f64;
        for (t, (own, best)) in scores[offer].iter().zip(best).enumerate().take(lanes) {
            if *own == OUT || *own < best - far {
            } else if *own - best > TIE {
                self.alone += 1;
            } else if let Some(near) = sharing(scores, offer, t) {
                *self.shared.entry(near).or_default() += 1;
            }
        }
    }
}

/// How many share first place with an offer in a trial; none where it is not first.
fn sharing(scores: &[Lanes], offer: usize, t: usize) -> Option<usize> {
    let mut order: Vec<f64> = scores.iter().map(|scores| scores[t]).collect();
    order.sort_unstable_by(|a, b| b.total_cmp(a));
    let first = order.chunk_by(|a, b| a - b <= TIE).next()?;
    let is_first = first.last().is_some_and(|last| scores[offer][t] >= *last);
    is_first.then(|| first.len() - 1)
}
