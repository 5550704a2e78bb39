//! What is counted over trials.

use std::collections::BTreeMap;

use super::chunk::{Chunk, Streams};
use super::compare::{Compared, Mask, STEPS, Small};
use super::plan::TrialPlan;
use super::{Counted, join};
use crate::robust::{LANES, Lanes};

/// Keys of scores in a bin: a hundredth of a point.
const KEYS: u16 = 6;
/// Bins of the scores; those beyond 100 points hold nothing but what rounding puts there.
const BINS: usize = (u16::MAX / KEYS) as usize + 1;
/// Criteria whose weights in a chunk stay in the cache.
const CACHED: usize = 256;
/// Bins in a point.
const FINE: f64 = STEPS / KEYS as f64;

/// Counts over some trials.
#[derive(Debug)]
pub struct Tally {
    offers: usize,
    criteria: usize,
    /// Trials counted.
    pub count: u64,
    /// For i < k: trials in which i is ahead of k, and in which they tie.
    wins: Vec<u64>,
    ties: Vec<u64>,
    /// Offer by offer: how often it took each place alone.
    hits: Vec<u64>,
    /// Offer by offer: how often it shared places, by how many were ahead and how many more
    /// shared them.
    shared: Vec<BTreeMap<(i16, i16), u64>>,
    /// Group by group of trials, offer by offer: the sum of the weights with which it came first.
    /// Sums of floats depend on their order; kept apart, groups may be joined in any.
    central: Vec<Vec<f64>>,
    /// Offer by offer: how many scores fell into each bin.
    bins: Vec<Box<[u32]>>,
    /// Offer by offer: the least and the greatest score.
    ends: Vec<(f64, f64)>,
    /// Offer by offer: trials that it is out of.
    outs: Vec<u64>,
    /// Check by check of the plan: trials in which the deal-breaker is broken.
    broken: Vec<u64>,
    /// Of one chunk.
    compared: Compared,
}

impl Tally {
    pub fn new(offers: usize, criteria: usize, checks: usize) -> Self {
        Self {
            offers,
            criteria,
            count: 0,
            wins: vec![0; offers * offers],
            ties: vec![0; offers * offers],
            hits: vec![0; offers * offers],
            shared: vec![BTreeMap::new(); offers],
            central: Vec::new(),
            // Memory that is asked for as zeros is not taken before something is counted in it.
            bins: (0..offers)
                .map(|_| vec![0; BINS].into_boxed_slice())
                .collect(),
            ends: vec![(f64::INFINITY, f64::NEG_INFINITY); offers],
            outs: vec![0; offers],
            broken: vec![0; checks],
            compared: Compared::new(offers),
        }
    }

    /// Counts the scores of all offers, those that are out of a trial among them.
    fn take_scores(&mut self, chunk: &Chunk, lanes: usize) {
        for (offer, scores) in chunk.scores.iter().enumerate() {
            for key in &self.compared.keys[offer][..lanes] {
                self.bins[offer][bin(*key)] += 1;
            }
            widen(&mut self.ends[offer], &scores[..lanes]);
        }
    }

    /// Counts the trials that offers are out of, and puts them behind all others there.
    fn take_fails(&mut self, chunk: &mut Chunk, lanes: usize) {
        let times = |mask: &Mask| mask[..lanes].iter().filter(|out| **out).count() as u64;
        for (count, mask) in self.broken.iter_mut().zip(&chunk.fails.broken) {
            *count += times(mask);
        }
        for (offer, out) in chunk.fails.out.iter().enumerate() {
            self.outs[offer] += times(out);
            self.compared
                .put_behind(offer, &out[..lanes], &mut chunk.scores[offer]);
        }
    }

    /// Counts who is ahead of whom.
    fn compare(&mut self, scores: &[Lanes], lanes: usize) {
        let (offers, wins, ties) = (self.offers, &mut self.wins, &mut self.ties);
        self.compared.pairs(scores, lanes, |i, k, pair| {
            let at = i * offers + k;
            wins[at] = wins[at].wrapping_add_signed(pair.first);
            // Most never tie, and their counts stay out of the way.
            if pair.ties > 0 {
                ties[at] += pair.ties as u64;
            }
        });
    }

    /// Counts the places that each offer takes alone, and those that it shares.
    fn take_places(&mut self, lanes: usize) {
        for offer in 0..self.offers {
            let hits = &mut self.hits[offer * self.offers..(offer + 1) * self.offers];
            let ahead = &self.compared.ahead[offer];
            if !self.compared.tied {
                count(&ahead[..lanes], hits);
                continue;
            }
            for (ahead, near) in ahead.iter().zip(&self.compared.near[offer]).take(lanes) {
                match (*ahead, *near) {
                    // It is out of this trial.
                    (..0, _) => {}
                    (ahead, 0) => hits[ahead as usize] += 1,
                    shared => *self.shared[offer].entry(shared).or_default() += 1,
                }
            }
        }
    }

    /// Adds the weights of each trial to the sums of those that come first in it.
    fn first(&mut self, chunk: &Chunk, lanes: usize) {
        let Some(sums) = self.central.last_mut() else {
            return;
        };
        let mut first: Small = [-1; LANES];
        for (offer, ahead) in (0_i16..).zip(&self.compared.ahead) {
            for (first, ahead) in first.iter_mut().zip(ahead) {
                *first = if *ahead == 0 { offer } else { *first };
            }
        }
        for (block, weights) in chunk.weights.chunks(CACHED).enumerate() {
            let from = block * CACHED;
            #[allow(clippy::needless_range_loop)] // One lane across several lists.
            for t in 0..lanes {
                // Where all are out, none is first.
                let Ok(last) = usize::try_from(first[t]) else {
                    continue;
                };
                let near = self.compared.near[last][t];
                if near == 0 {
                    add(sums, last * self.criteria + from, weights, t, 1.0);
                    continue;
                }
                let part = 1.0 / f64::from(near + 1);
                for offer in 0..=last {
                    if self.compared.ahead[offer][t] == 0 {
                        add(sums, offer * self.criteria + from, weights, t, part);
                    }
                }
            }
        }
    }

    /// The share of trials in which one is ahead of another, ties half.
    pub fn ahead(&self, i: usize, k: usize) -> f64 {
        let pair = self.pair(i, k);
        let (wins, ties) = (self.wins[pair], self.ties[pair]);
        let losses = self.count - wins - ties;
        let wins = if i < k { wins } else { losses };
        (wins as f64 + ties as f64 / 2.0) / self.count as f64
    }

    /// Whether two tie in every trial in which either is in, and there is one.
    pub fn always_tie(&self, i: usize, k: usize) -> bool {
        // Two that are out tie as well: those that always tie are out together.
        self.ties[self.pair(i, k)] == self.count && self.outs[i] < self.count
    }

    /// Where the counts of a pair stand.
    fn pair(&self, i: usize, k: usize) -> usize {
        i.min(k) * self.offers + i.max(k)
    }

    /// The share of trials that an offer is out of.
    pub fn out(&self, offer: usize) -> f64 {
        self.outs[offer] as f64 / self.count as f64
    }

    /// The share of trials in which a deal-breaker is broken, by its check in the plan.
    pub fn broken(&self, check: usize) -> f64 {
        self.broken[check] as f64 / self.count as f64
    }

    /// The share of trials in which an offer takes each place, with its standard error.
    pub fn places(&self, offer: usize) -> (Vec<f64>, Vec<f64>) {
        let n = self.count as f64;
        let hits = &self.hits[offer * self.offers..(offer + 1) * self.offers];
        let share = |(hits, (part, square)): (&u64, (f64, f64))| {
            let mean = (*hits as f64 + part) / n;
            let spread = ((*hits as f64 + square) / n - mean * mean).max(0.0);
            (mean, (spread / (n - 1.0).max(1.0)).sqrt())
        };
        hits.iter().zip(self.parts(offer)).map(share).unzip()
    }

    /// The sums of the parts of shared places that an offer has, and of their squares.
    fn parts(&self, offer: usize) -> Vec<(f64, f64)> {
        let mut parts = vec![(0.0, 0.0); self.offers];
        for ((ahead, near), count) in &self.shared[offer] {
            let (count, part) = (*count as f64, 1.0 / f64::from(near + 1));
            let places = parts.iter_mut().skip(*ahead as usize);
            for sums in places.take(*near as usize + 1) {
                sums.0 += count * part;
                sums.1 += count * part * part;
            }
        }
        parts
    }

    /// The mean weights of the trials in which an offer comes first; none when it never does.
    pub fn central(&self, offer: usize) -> Option<Vec<f64>> {
        let first = self.hits[offer * self.offers] as f64 + self.parts(offer)[0].0;
        let sum = |criterion| {
            let of_group = |sums: &Vec<f64>| sums[offer * self.criteria + criterion];
            self.central.iter().map(of_group).sum::<f64>()
        };
        // Weights are drawn in points of 100.
        let mean = |criterion| sum(criterion) / (100.0 * first);
        (first > 0.0).then(|| (0..self.criteria).map(mean).collect())
    }

    /// A percentile of an offer's scores, to a hundredth of a point.
    pub fn percentile(&self, offer: usize, share: f64) -> f64 {
        let (least, greatest) = self.ends[offer];
        self.in_bins(offer, share).max(least).min(greatest)
    }

    fn in_bins(&self, offer: usize, share: f64) -> f64 {
        let wanted = share * self.count as f64;
        let mut below = 0.0;
        for (i, n) in self.bins[offer].iter().enumerate() {
            let n = f64::from(*n);
            if n > 0.0 && below + n >= wanted {
                let inside = ((wanted - below) / n).clamp(0.0, 1.0);
                return (i as f64 + inside) / FINE;
            }
            below += n;
        }
        100.0
    }
}

impl Counted for Tally {
    fn begin(&mut self) {
        self.central.push(vec![0.0; self.offers * self.criteria]);
    }

    fn add(
        &mut self,
        plan: &TrialPlan<'_>,
        chunk: &mut Chunk,
        streams: &mut Streams,
        lanes: usize,
    ) {
        plan.fill(chunk, streams);
        self.count += lanes as u64;
        self.compared.round(&chunk.scores, lanes);
        self.take_scores(chunk, lanes);
        self.take_fails(chunk, lanes);
        self.compare(&chunk.scores, lanes);
        for (offer, out) in chunk.fails.out.iter().enumerate() {
            self.compared.take_out(offer, out);
        }
        self.take_places(lanes);
        self.first(chunk, lanes);
    }

    fn joined(mut self, later: Self) -> Self {
        self.count += later.count;
        let add = |a: &mut Vec<u64>, b: &[u64]| a.iter_mut().zip(b).for_each(|(a, b)| *a += b);
        add(&mut self.wins, &later.wins);
        add(&mut self.ties, &later.ties);
        add(&mut self.hits, &later.hits);
        add(&mut self.outs, &later.outs);
        add(&mut self.broken, &later.broken);
        self.central.extend(later.central);
        join(&mut self.shared, later.shared);
        for (own, later) in self.bins.iter_mut().zip(&later.bins) {
            let counted = own.iter_mut().zip(later).filter(|(_, n)| **n > 0);
            counted.for_each(|(own, n)| *own += n);
        }
        for (a, b) in self.ends.iter_mut().zip(&later.ends) {
            *a = (a.0.min(b.0), a.1.max(b.1));
        }
        self
    }
}

/// Counts how often each place occurs among numbers of offers that are ahead.
fn count(ahead: &[i16], hits: &mut [u64]) {
    // Of few places it is faster to count one after the other.
    const FEW: usize = 40;
    if hits.len() > FEW {
        // An offer that is out of a trial takes no place.
        let places = ahead.iter().filter_map(|a| usize::try_from(*a).ok());
        return places.for_each(|place| hits[place] += 1);
    }
    let mut left = ahead.len() as u64;
    for (place, hits) in (0_i16..).zip(hits) {
        if left == 0 {
            break;
        }
        let n: i16 = ahead.iter().map(|a| i16::from(*a == place)).sum();
        *hits += n as u64;
        left -= n as u64;
    }
}

/// The bin of a key.
fn bin(key: i16) -> usize {
    usize::from((key as u16 ^ 0x8000) / KEYS)
}

/// Adds the weights of a trial to sums that begin at a position.
fn add(sums: &mut [f64], at: usize, weights: &[Lanes], t: usize, part: f64) {
    for (sum, weights) in sums[at..].iter_mut().zip(weights) {
        *sum += part * weights[t];
    }
}

/// Widens ends to take in scores.
fn widen(ends: &mut (f64, f64), scores: &[f64]) {
    // Side by side, since each comparison waits for the one before it.
    const SIDES: usize = 8;
    let (mut low, mut high) = ([ends.0; SIDES], [ends.1; SIDES]);
    let parts = scores.chunks_exact(SIDES);
    let rest = parts.remainder();
    for part in parts {
        for ((score, low), high) in part.iter().zip(&mut low).zip(&mut high) {
            *low = if *score < *low { *score } else { *low };
            *high = if *score > *high { *score } else { *high };
        }
    }
    ends.0 = low.iter().chain(rest).copied().fold(ends.0, f64::min);
    ends.1 = high.iter().chain(rest).copied().fold(ends.1, f64::max);
}
