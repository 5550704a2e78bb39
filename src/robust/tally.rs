//! What is counted over trials.

use super::LANES;
use super::plan::{Chunk, Lanes};

/// Scores this near to each other tie.
const TIE: f64 = 1e-12;
/// Steps of the rounded scores in a point: 101 points stay within `i32`.
const KEYS: f64 = 21_000_000.0;
/// Bins of the scores: a hundredth of a point each.
const BINS: usize = 10_000;

/// Counts over some trials.
#[derive(Debug)]
pub(super) struct Tally {
    offers: usize,
    criteria: usize,
    /// Trials counted.
    pub count: u64,
    /// For i < k: trials in which i is ahead of k, and in which they tie.
    wins: Vec<u64>,
    ties: Vec<u64>,
    /// Offer by offer: how often it took each place alone.
    hits: Vec<u64>,
    /// The same for parts of shared places, with the sums of their squares; empty without ties.
    parts: Vec<(f64, f64)>,
    /// Offer by offer: the sum of the weights with which it came first.
    central: Vec<f64>,
    /// Offer by offer: how many scores fell into each bin.
    bins: Vec<u32>,
    /// Offer by offer: the least and the greatest score.
    ends: Vec<(f64, f64)>,
    /// Trials by lane in which each pair was won, for one chunk.
    ranks: Vec<[u32; LANES]>,
    /// The scores of one chunk, rounded to whole numbers that compare faster.
    keys: Vec<[i32; LANES]>,
}

impl Tally {
    pub fn new(offers: usize, criteria: usize) -> Self {
        Self {
            offers,
            criteria,
            count: 0,
            wins: vec![0; offers * offers],
            ties: vec![0; offers * offers],
            hits: vec![0; offers * offers],
            parts: Vec::new(),
            central: vec![0.0; offers * criteria],
            bins: vec![0; offers * BINS],
            ends: vec![(f64::INFINITY, f64::NEG_INFINITY); offers],
            ranks: vec![[0; LANES]; offers],
            keys: vec![[0; LANES]; offers],
        }
    }

    /// Counts the first `lanes` trials of a chunk.
    pub fn add(&mut self, chunk: &Chunk, lanes: usize) {
        self.count += lanes as u64;
        let tied = self.pairs(&chunk.scores, lanes);
        for (t, tied) in tied.into_iter().enumerate().take(lanes) {
            if tied {
                self.shared(chunk, t);
            } else {
                self.alone(chunk, t);
            }
        }
        for (offer, scores) in chunk.scores.iter().enumerate() {
            let bins = &mut self.bins[offer * BINS..(offer + 1) * BINS];
            let ends = &mut self.ends[offer];
            for score in &scores[..lanes] {
                *ends = (ends.0.min(*score), ends.1.max(*score));
                let bin = ((score * (BINS / 100) as f64) as usize).min(BINS - 1);
                bins[bin] += 1;
            }
        }
    }

    /// Compares all pairs; leaves in `ranks` how many are ahead of each, and says where any tie.
    fn pairs(&mut self, scores: &[Lanes], lanes: usize) -> [bool; LANES] {
        let mut tied = [false; LANES];
        for ((ranks, keys), scores) in self.ranks.iter_mut().zip(&mut self.keys).zip(scores) {
            *ranks = [0; LANES];
            for (key, score) in keys.iter_mut().zip(scores) {
                *key = (score * KEYS) as i32;
            }
        }
        for i in 0..self.offers {
            let (done, rest) = self.ranks.split_at_mut(i + 1);
            for (other, k) in rest.iter_mut().zip(i + 1..) {
                let mut pair = Pair {
                    first: &mut done[i][..lanes],
                    second: &mut other[..lanes],
                    wins: 0,
                    losses: 0,
                };
                pair.compare(&self.keys[i][..lanes], &self.keys[k][..lanes]);
                if pair.wins + pair.losses < lanes as u32 {
                    pair.compare_near(
                        (&self.keys[i], &self.keys[k]),
                        (&scores[i], &scores[k]),
                        &mut tied,
                    );
                }
                self.wins[i * self.offers + k] += u64::from(pair.wins);
                self.ties[i * self.offers + k] += lanes as u64 - u64::from(pair.wins + pair.losses);
            }
        }
        tied
    }

    /// A trial without ties.
    fn alone(&mut self, chunk: &Chunk, t: usize) {
        for offer in 0..self.offers {
            let ahead = self.ranks[offer][t] as usize;
            self.hits[offer * self.offers + ahead] += 1;
            if ahead == 0 {
                self.first(chunk, t, offer, 1.0);
            }
        }
    }

    /// A trial with ties: those that tie share the places that they span.
    fn shared(&mut self, chunk: &Chunk, t: usize) {
        if self.parts.is_empty() {
            self.parts = vec![(0.0, 0.0); self.offers * self.offers];
        }
        for offer in 0..self.offers {
            let score = chunk.scores[offer][t];
            let ahead = chunk.scores.iter().filter(|s| s[t] > score + TIE).count();
            let near = chunk
                .scores
                .iter()
                .filter(|s| (s[t] - score).abs() <= TIE)
                .count();
            let part = 1.0 / near as f64;
            for place in ahead..(ahead + near).min(self.offers) {
                let cell = &mut self.parts[offer * self.offers + place];
                cell.0 += part;
                cell.1 += part * part;
            }
            if ahead == 0 {
                self.first(chunk, t, offer, part);
            }
        }
    }

    fn first(&mut self, chunk: &Chunk, t: usize, offer: usize, part: f64) {
        let central = &mut self.central[offer * self.criteria..(offer + 1) * self.criteria];
        for (sum, weights) in central.iter_mut().zip(&chunk.weights) {
            *sum += part * weights[t] / 100.0;
        }
    }

    /// Adds the counts of later trials.
    pub fn join(&mut self, later: &Self) {
        self.count += later.count;
        let add = |a: &mut Vec<u64>, b: &[u64]| a.iter_mut().zip(b).for_each(|(a, b)| *a += b);
        add(&mut self.wins, &later.wins);
        add(&mut self.ties, &later.ties);
        add(&mut self.hits, &later.hits);
        self.bins
            .iter_mut()
            .zip(&later.bins)
            .for_each(|(a, b)| *a += b);
        for (a, b) in self.ends.iter_mut().zip(&later.ends) {
            *a = (a.0.min(b.0), a.1.max(b.1));
        }
        self.central
            .iter_mut()
            .zip(&later.central)
            .for_each(|(a, b)| *a += b);
        if self.parts.is_empty() {
            self.parts.clone_from(&later.parts);
        } else {
            self.parts
                .iter_mut()
                .zip(&later.parts)
                .for_each(|(a, b)| *a = (a.0 + b.0, a.1 + b.1));
        }
    }

    /// The share of trials in which one is ahead of another, ties half.
    pub fn ahead(&self, i: usize, k: usize) -> f64 {
        let (low, high) = (i.min(k), i.max(k));
        let (wins, ties) = (
            self.wins[low * self.offers + high],
            self.ties[low * self.offers + high],
        );
        let wins = if i < k {
            wins
        } else {
            self.count - wins - ties
        };
        (wins as f64 + ties as f64 / 2.0) / self.count as f64
    }

    /// Whether two tie in every trial.
    pub fn always_tie(&self, i: usize, k: usize) -> bool {
        self.ties[i.min(k) * self.offers + i.max(k)] == self.count
    }

    /// The share of trials in which an offer takes each place, with its standard error.
    pub fn places(&self, offer: usize) -> (Vec<f64>, Vec<f64>) {
        let n = self.count as f64;
        let place = |place: usize| {
            let at = offer * self.offers + place;
            let hits = self.hits[at] as f64;
            let (part, square) = self.parts.get(at).copied().unwrap_or((0.0, 0.0));
            let mean = (hits + part) / n;
            let spread = ((hits + square) / n - mean * mean).max(0.0);
            (
                mean,
                if n > 1.0 {
                    (spread / (n - 1.0)).sqrt()
                } else {
                    0.0
                },
            )
        };
        (0..self.offers).map(place).unzip()
    }

    /// The mean weights of the trials in which an offer comes first; none when it never does.
    pub fn central(&self, offer: usize) -> Option<Vec<f64>> {
        let first = self.hits[offer * self.offers] as f64
            + self.parts.get(offer * self.offers).map_or(0.0, |p| p.0);
        let sums = &self.central[offer * self.criteria..(offer + 1) * self.criteria];
        (first > 0.0).then(|| sums.iter().map(|sum| sum / first).collect())
    }

    /// A percentile of an offer's scores, to a hundredth of a point.
    pub fn percentile(&self, offer: usize, share: f64) -> f64 {
        let (least, greatest) = self.ends[offer];
        self.in_bins(offer, share).max(least).min(greatest)
    }

    fn in_bins(&self, offer: usize, share: f64) -> f64 {
        let bins = &self.bins[offer * BINS..(offer + 1) * BINS];
        let wanted = share * self.count as f64;
        let mut below = 0.0;
        for (i, n) in bins.iter().enumerate() {
            let n = f64::from(*n);
            if n > 0.0 && below + n >= wanted {
                let inside = ((wanted - below) / n).clamp(0.0, 1.0);
                return (i as f64 + inside) * 100.0 / BINS as f64;
            }
            below += n;
        }
        100.0
    }
}

/// Two offers over the lanes of a chunk: who is behind whom, and how often.
struct Pair<'t> {
    /// How many are ahead of the first, and of the second.
    first: &'t mut [u32],
    second: &'t mut [u32],
    wins: u32,
    losses: u32,
}

impl Pair<'_> {
    /// Compares rounded scores, four at a time; those that are near stay open.
    fn compare(&mut self, first: &[i32], second: &[i32]) {
        let (mut wins, mut losses) = (0, 0);
        let keys = first.iter().zip(second);
        for ((a, b), (ahead_a, ahead_b)) in
            keys.zip(self.first.iter_mut().zip(self.second.iter_mut()))
        {
            let gap = a - b;
            let (win, loss) = (u32::from(gap > 1), u32::from(gap < -1));
            wins += win;
            losses += loss;
            *ahead_b += win;
            *ahead_a += loss;
        }
        (self.wins, self.losses) = (wins, losses);
    }

    /// Compares the scores themselves where the rounded ones were too near.
    fn compare_near(
        &mut self,
        keys: (&[i32; LANES], &[i32; LANES]),
        scores: (&Lanes, &Lanes),
        tied: &mut [bool; LANES],
    ) {
        #[allow(clippy::needless_range_loop)] // One lane across six lists.
        for t in 0..self.first.len() {
            if (keys.0[t] - keys.1[t]).abs() > 1 {
                continue;
            }
            let gap = scores.0[t] - scores.1[t];
            if gap > TIE {
                self.wins += 1;
                self.second[t] += 1;
            } else if gap < -TIE {
                self.losses += 1;
                self.first[t] += 1;
            } else {
                tied[t] = true;
            }
        }
    }
}
