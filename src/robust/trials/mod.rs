//! Many trials of one decision: how often each offer takes each place.

mod chunk;
mod compare;
mod confidence;
mod exponential;
mod fails;
mod plan;
mod rows_from_draws;
mod tally;
mod weights;

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::draws::Stream;
use super::{LANES, Lanes};
use crate::method::Ranking;
use crate::model::{OfferId, Problem};
use crate::threads::in_parallel;
pub use weights::Trust;

use chunk::{Chunk, Streams};
use confidence::Confidence;
use plan::TrialPlan;
use tally::Tally;

/// Trials whose streams begin anew.
const BLOCK: u64 = 1024;
/// Work, in comparisons and products, above which threads are worth starting.
const THREADS: u64 = 8_000_000;

/// Groups of blocks whose sums of floats are kept apart, at most.
const GROUPS: u64 = 64;

/// How trials are made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// How many.
    pub count: u64,
    /// Where the random numbers begin.
    pub seed: u64,
    /// How far weights are trusted.
    pub trust: Trust,
}

/// One trial.
#[derive(Clone, Copy, Debug)]
pub struct Trial<'t> {
    /// The score of each offer that takes part, in the order of the ids.
    pub scores: &'t [f64],
    /// Whether each is out of this trial, since it breaks a deal-breaker.
    pub out: &'t [bool],
    /// A number in 0..1 for each further name.
    pub further: &'t [f64],
}

/// What came of many trials.
#[derive(Debug)]
pub struct Trials {
    /// How they were made.
    pub settings: Settings,
    /// The offers that took part; indices below are into this list.
    offers: Vec<OfferId>,
    /// The deal-breakers that may be broken: the offer's index, and the deal-breaker's.
    checks: Vec<(usize, usize)>,
    tally: Tally,
}

impl Trials {
    /// Makes the trials, on all cores where there is work for them; `progress` is told how many
    /// are done. None without trials, and without an offer that takes part.
    pub fn new(
        problem: &Problem,
        ranking: &Ranking,
        settings: Settings,
        progress: &(dyn Fn(u64) + Sync),
    ) -> Option<Self> {
        if settings.count == 0 || ranking.standing.ranked.is_empty() {
            return None;
        }
        let plan = TrialPlan::new(problem, ranking, settings.trust);
        let run = TrialRun {
            plan: &plan,
            settings,
            progress,
        };
        let offers = plan.offers.len();
        let empty = || Tally::new(offers, plan.criteria, plan.checks.len());
        Some(Self {
            settings,
            tally: run.all(plan.criteria + offers, empty),
            checks: plan.checks.iter().map(|c| (c.offer, c.must)).collect(),
            offers: plan.offers,
        })
    }

    /// Looks at each trial by itself: the scores of the ranked offers in the order of their ids,
    /// whether each is out of the trial, and a number in 0..1 from a stream of each further name.
    pub fn each(
        problem: &Problem,
        ranking: &Ranking,
        settings: Settings,
        names: &[String],
        mut look: impl FnMut(&Trial<'_>),
    ) {
        let plan = TrialPlan::new(problem, ranking, settings.trust);
        let (mut chunk, offers) = (plan.chunk(), plan.offers.len());
        let (mut scores, mut out) = (vec![0.0; offers], vec![false; offers]);
        let mut further = vec![0.0; names.len()];
        for block in 0..settings.count.div_ceil(BLOCK) {
            let mut streams = plan.streams(settings.seed, block);
            let named = |name: &String| Stream::new(settings.seed, Stream::hash(name), block);
            let mut named: Vec<Stream> = names.iter().map(named).collect();
            for trial in 0..(settings.count - block * BLOCK).min(BLOCK) as usize {
                let lane = trial % LANES;
                if lane == 0 {
                    plan.fill(&mut chunk, &mut streams);
                }
                for offer in 0..offers {
                    scores[offer] = chunk.scores[offer][lane];
                    out[offer] = chunk.fails.out.get(offer).is_some_and(|out| out[lane]);
                }
                for (number, stream) in further.iter_mut().zip(&mut named) {
                    *number = stream.uniform();
                }
                look(&Trial {
                    scores: &scores,
                    out: &out,
                    further: &further,
                });
            }
        }
    }

    /// The share of first places of each of some offers, with the weights fixed at its shares; none
    /// of one that takes no part.
    pub fn confidence(
        &self,
        problem: &Problem,
        ranking: &Ranking,
        of: &[(OfferId, Vec<f64>)],
    ) -> Vec<Option<f64>> {
        let plan = TrialPlan::new(problem, ranking, self.settings.trust);
        let run = TrialRun {
            plan: &plan,
            settings: self.settings,
            progress: &|_| (),
        };
        let part = |(id, weights): &(OfferId, Vec<f64>)| Some((self.index(*id)?, weights.clone()));
        let taking_part: Vec<(usize, Vec<f64>)> = of.iter().filter_map(part).collect();
        let products = plan.criteria * taking_part.len();
        let firsts = run.all(products, || Confidence::new(&taking_part));
        let mut shares = firsts.shares().into_iter();
        let share = |(id, _): &(OfferId, _)| self.index(*id).and_then(|_| shares.next());
        of.iter().map(share).collect()
    }

    fn index(&self, offer: OfferId) -> Option<usize> {
        self.offers.binary_search(&offer).ok()
    }

    /// The share of trials in which one offer is ahead of another, ties half.
    pub fn ahead(&self, one: OfferId, other: OfferId) -> Option<f64> {
        self.index(one)
            .zip(self.index(other))
            .map(|(i, k)| self.tally.ahead(i, k))
    }

    /// The share of trials that an offer is out of, since it breaks a deal-breaker there.
    pub fn out(&self, offer: OfferId) -> Option<f64> {
        self.index(offer).map(|i| self.tally.out(i))
    }

    /// The share of trials in which an offer breaks a deal-breaker, by the deal-breaker's place in
    /// the problem; none of one that it passes or fails in any case.
    pub fn broken(&self, offer: OfferId, must: usize) -> Option<f64> {
        let of = (self.index(offer)?, must);
        let check = self.checks.binary_search(&of).ok()?;
        Some(self.tally.broken(check))
    }

    /// Whether two offers tie in every trial in which either is in.
    pub fn always_tie(&self, one: OfferId, other: OfferId) -> bool {
        self.index(one)
            .zip(self.index(other))
            .is_some_and(|(i, k)| self.tally.always_tie(i, k))
    }

    /// The share of trials in which an offer takes each place, and the standard errors.
    pub fn places(&self, offer: OfferId) -> Option<(Vec<f64>, Vec<f64>)> {
        self.index(offer).map(|i| self.tally.places(i))
    }

    /// The mean weights of the trials in which an offer comes first; none when it never does.
    pub fn central(&self, offer: OfferId) -> Option<Vec<f64>> {
        self.index(offer).and_then(|i| self.tally.central(i))
    }

    /// A percentile of an offer's scores.
    pub fn percentile(&self, offer: OfferId, share: f64) -> Option<f64> {
        self.index(offer).map(|i| self.tally.percentile(i, share))
    }

    /// The best and the last place that an offer may hold: it is surely behind those, and surely
    /// ahead of those, that it trails or leads in at least `sure` of the trials.
    pub fn settled(&self, offer: OfferId, sure: f64) -> Option<(usize, usize)> {
        let own = self.index(offer)?;
        let others = || (0..self.offers.len()).filter(|k| *k != own);
        let is_surely = |ahead, behind| self.tally.ahead(ahead, behind) >= sure;
        let ahead = others().filter(|k| is_surely(*k, own)).count();
        let behind = others().filter(|k| is_surely(own, *k)).count();
        Some((ahead + 1, self.offers.len() - behind))
    }
}

/// What is counted over trials, chunk by chunk.
trait Counted: Send + Sized {
    /// Begins a group of trials.
    fn begin(&mut self) {}

    /// Draws a chunk and counts the first `lanes` trials of it.
    fn add(&mut self, plan: &TrialPlan<'_>, chunk: &mut Chunk, streams: &mut Streams, lanes: usize);

    /// Adds the counts of later trials.
    #[must_use]
    fn joined(self, later: Self) -> Self;
}

/// Adds counts, each to that of the same key.
fn join<K: Ord>(counts: &mut [BTreeMap<K, u64>], later: Vec<BTreeMap<K, u64>>) {
    for (own, later) in counts.iter_mut().zip(later) {
        for (key, count) in later {
            *own.entry(key).or_default() += count;
        }
    }
}

/// One run over all trials.
struct TrialRun<'r, 'p> {
    plan: &'r TrialPlan<'p>,
    settings: Settings,
    progress: &'r (dyn Fn(u64) + Sync),
}

impl TrialRun<'_, '_> {
    /// Groups of blocks are counted side by side. What depends on an order is joined in that of
    /// the groups: the same to the last bit on any number of threads. `work` is how many numbers
    /// are combined for an offer in a trial.
    fn all<C: Counted>(&self, work: usize, empty: impl Fn() -> C + Sync) -> C {
        let blocks = self.settings.count.div_ceil(BLOCK);
        let groups = blocks.min(GROUPS);
        let group = |counted, group: u64| {
            self.group(
                counted,
                group * blocks / groups,
                (group + 1) * blocks / groups,
            )
        };
        let work = self.settings.count * (self.plan.offers.len() * work) as u64;
        if work <= THREADS {
            return (0..groups).fold(empty(), group);
        }
        in_parallel(|| {
            let counts = (0..groups).into_par_iter().fold(&empty, group);
            counts.reduce_with(C::joined).unwrap_or_else(&empty)
        })
    }

    fn group<C: Counted>(&self, mut counted: C, from: u64, to: u64) -> C {
        let mut chunk = self.plan.chunk();
        counted.begin();
        for block in from..to {
            let trials = (self.settings.count - block * BLOCK).min(BLOCK);
            let mut streams = self.plan.streams(self.settings.seed, block);
            for first in (0..trials as usize).step_by(LANES) {
                let lanes = LANES.min(trials as usize - first);
                counted.add(self.plan, &mut chunk, &mut streams, lanes);
            }
            (self.progress)(trials);
        }
        counted
    }
}
