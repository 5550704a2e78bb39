//! Confidence factors: how often an offer comes first with the weights that favour it.
//!
//! The weights are fixed at an offer's central ones, everything else is drawn as in the trials
//! (Lahdelma & Salminen 2001). One pass over the trials serves all offers.

use std::collections::BTreeMap;

use super::chunk::{Chunk, Streams};
use super::compare::{Mask, OUT};
use super::plan::TrialPlan;
use super::{Counted, LANES, Lanes, join};
use crate::method::TIE;

/// First places of some offers, each with its own weights.
#[derive(Debug)]
pub struct Confidence<'c> {
    /// The index of each offer in the plan, and the share of each criterion.
    of: &'c [(usize, Vec<f64>)],
    count: u64,
    /// How often each comes first, by how many more share the place.
    firsts: Vec<BTreeMap<usize, u64>>,
}

impl<'c> Confidence<'c> {
    pub fn new(of: &'c [(usize, Vec<f64>)]) -> Self {
        Self {
            of,
            count: 0,
            firsts: vec![BTreeMap::new(); of.len()],
        }
    }

    /// The share of first places of each.
    pub fn shares(&self) -> Vec<f64> {
        let part = |(near, count): (&usize, &u64)| *count as f64 * (1.0 / (*near + 1) as f64);
        let share = |firsts: &BTreeMap<usize, u64>| {
            // Added apart, so that the sum keeps its last bit.
            let alone = firsts.get(&0).map_or(0.0, |count| *count as f64);
            (alone + firsts.range(1..).map(part).sum::<f64>()) / self.count as f64
        };
        self.firsts.iter().map(share).collect()
    }
}

impl Counted for Confidence<'_> {
    fn add(
        &mut self,
        plan: &TrialPlan<'_>,
        chunk: &mut Chunk,
        streams: &mut Streams,
        lanes: usize,
    ) {
        self.count += lanes as u64;
        plan.draw(chunk, streams);
        let mut races = vec![Race::default(); self.of.len()];
        if plan.method.is_sum() {
            // Offer by offer, since its utilities are then near at hand for all weights.
            for offer in 0..plan.offers.len() {
                for ((own, weights), race) in self.of.iter().zip(&mut races) {
                    plan.score_offer(offer, chunk, weights);
                    race.add(chunk, offer, *own);
                }
            }
        } else {
            for ((own, weights), race) in self.of.iter().zip(&mut races) {
                chunk.weigh(weights);
                plan.score(chunk);
                (0..plan.offers.len()).for_each(|offer| race.add(chunk, offer, *own));
            }
        }
        for (i, race) in races.iter().enumerate() {
            self.count_race(i, race, lanes, (plan, chunk));
        }
    }

    fn joined(mut self, later: Self) -> Self {
        self.count += later.count;
        join(&mut self.firsts, later.firsts);
        self
    }
}

/// An offer's scores in a chunk, and the best of the others.
#[derive(Clone, Debug)]
struct Race {
    own: Lanes,
    best: Lanes,
}

impl Default for Race {
    fn default() -> Self {
        Self {
            own: [OUT; LANES],
            best: [OUT; LANES],
        }
    }
}

impl Race {
    /// Takes the scores of an offer of the chunk.
    fn add(&mut self, chunk: &mut Chunk, offer: usize, own: usize) {
        let scores = &mut chunk.scores[offer];
        put_out(scores, chunk.fails.out.get(offer));
        if offer == own {
            self.own = *scores;
            return;
        }
        for (best, score) in self.best.iter_mut().zip(scores) {
            *best = if *score > *best { *score } else { *best };
        }
    }
}

/// Puts an offer behind all others where it is out.
fn put_out(scores: &mut Lanes, out: Option<&Mask>) {
    let out = out.into_iter().flatten().zip(scores);
    out.filter(|(out, _)| **out)
        .for_each(|(_, score)| *score = OUT);
}

impl Confidence<'_> {
    /// Counts the first `lanes` trials of one offer.
    fn count_race(
        &mut self,
        i: usize,
        race: &Race,
        lanes: usize,
        (plan, chunk): (&TrialPlan<'_>, &mut Chunk),
    ) {
        let (offer, weights) = &self.of[i];
        // So far behind, no chain of ties leads to the first.
        let far = TIE * plan.offers.len() as f64;
        let near = |t: usize| {
            let gap = race.own[t] - race.best[t];
            race.own[t] != OUT && gap >= -far && gap <= TIE
        };
        let is_first = |t: &usize| race.own[*t] - race.best[*t] > TIE;
        *self.firsts[i].entry(0).or_default() += (0..lanes).filter(is_first).count() as u64;
        let near: Vec<usize> = (0..lanes).filter(|t| near(*t)).collect();
        if near.is_empty() {
            return;
        }
        chunk.weigh(weights);
        plan.score(chunk);
        for (offer, scores) in chunk.scores.iter_mut().enumerate() {
            put_out(scores, chunk.fails.out.get(offer));
        }
        for t in near {
            if let Some(others) = sharing(&chunk.scores, *offer, t) {
                *self.firsts[i].entry(others).or_default() += 1;
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
