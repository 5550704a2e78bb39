//! Who is ahead of whom, in all trials of a chunk at once.
//!
//! Scores within a tie of each other are equal, and so are those that a chain of such pairs joins.

use crate::method::TIE;
use crate::robust::{LANES, Lanes};

/// Steps of a key in a point. 109 points have room in 16 bits; six steps make a bin of scores.
pub const STEPS: f64 = 600.0;
/// Offers above which sorting them is faster than comparing the keys of all pairs.
const MANY: usize = 40;

/// A small number for each trial of a chunk. Eight of them compare at once on every machine.
pub type Small = [i16; LANES];

/// The offers of a chunk, set against each other.
#[derive(Debug)]
pub struct Compared {
    /// The scores, rounded down to keys: those that differ by more than 1 stand in their order.
    pub keys: Vec<Small>,
    /// Offer by offer: how many are ahead of it.
    pub ahead: Vec<Small>,
    /// Offer by offer: how many others tie with it.
    pub near: Vec<Small>,
    /// Whether any do.
    pub tied: bool,
    /// Of one trial: those that tie with another one, with their scores.
    near_ones: Vec<(f64, usize)>,
}

/// Which trials, of a chunk.
pub type Mask = [bool; LANES];

/// The score of an offer in a trial that it is out of: below all others.
pub const OUT: f64 = -1.0;

/// What is to be added to the counts of a pair.
pub struct PairCount {
    /// Trials in which the first is ahead.
    pub first: i64,
    /// Trials in which they tie.
    pub ties: i64,
}

/// How often the first of two offers is ahead, and the second.
struct Wins {
    first: i64,
    second: i64,
}

impl Compared {
    pub fn new(offers: usize) -> Self {
        let zeros = || vec![[0; LANES]; offers];
        Self {
            keys: zeros(),
            ahead: zeros(),
            near: zeros(),
            tied: false,
            near_ones: Vec::new(),
        }
    }

    /// Puts an offer behind all others in those trials that it is out of.
    pub fn put_behind(&mut self, offer: usize, out: &[bool], scores: &mut Lanes) {
        let keys = self.keys[offer].iter_mut();
        for ((out, key), score) in out.iter().zip(keys).zip(scores) {
            if *out {
                (*key, *score) = (i16::MIN, OUT);
            }
        }
    }

    /// Takes an offer out of the places of these trials.
    pub fn take_out(&mut self, offer: usize, out: &Mask) {
        let (ahead, near) = (self.ahead[offer].iter_mut(), self.near[offer].iter_mut());
        for ((out, ahead), near) in out.iter().zip(ahead).zip(near) {
            if *out {
                (*ahead, *near) = (-1, 0);
            }
        }
    }

    /// Compares all pairs in the first `lanes` trials: how many are ahead of each offer, how many
    /// tie with it, and what to count for each pair.
    pub fn pairs(
        &mut self,
        scores: &[Lanes],
        lanes: usize,
        mut count: impl FnMut(usize, usize, PairCount),
    ) {
        if scores.len() > MANY {
            self.rank(scores, lanes);
            return self.by_ranks(lanes, count);
        }
        self.by_keys(scores, lanes, &mut count);
        self.chain(scores, lanes, &mut count);
    }

    /// Compares the keys of each pair, and the scores where the keys are near.
    fn by_keys(
        &mut self,
        scores: &[Lanes],
        lanes: usize,
        count: &mut impl FnMut(usize, usize, PairCount),
    ) {
        self.ahead.fill([0; LANES]);
        if self.tied {
            self.near.fill([0; LANES]);
            self.tied = false;
        }
        for i in 0..scores.len() {
            for k in i + 1..scores.len() {
                let (before, after) = self.ahead.split_at_mut(k);
                let keys = (&self.keys[i], &self.keys[k]);
                let mut wins = compare(keys, &mut before[i], &mut after[0]);
                if wins.of(lanes).ties > 0 {
                    self.compare_near((i, k), scores, lanes, &mut wins);
                }
                count(i, k, wins.of(lanes));
            }
        }
    }

    /// Sorts the offers of each trial: of many, faster than to set each against each other one.
    fn rank(&mut self, scores: &[Lanes], lanes: usize) {
        // As many trials at a time as share the lines of memory.
        const SIDE: usize = 8;
        self.tied = false;
        let mut orders: [Vec<u64>; SIDE] = Default::default();
        for from in (0..lanes).step_by(SIDE) {
            for (offer, scores) in (0..).zip(scores) {
                let side = scores[from..].iter().zip(&mut orders);
                side.for_each(|(score, order)| order.push(sortable(*score, offer)));
            }
            for (t, order) in (from..lanes).zip(&mut orders) {
                order.sort_unstable();
                self.rank_trial(t, order, scores);
            }
            orders.iter_mut().for_each(Vec::clear);
        }
        for ahead in &mut self.ahead {
            ahead[lanes..].fill(0);
        }
    }

    /// Takes the ranks of one trial from its order; those that a chain joins share theirs.
    fn rank_trial(&mut self, t: usize, order: &[u64], scores: &[Lanes]) {
        let mut ahead = 0;
        for near in order.chunk_by(|a, b| (b >> 16) - (a >> 16) <= 2) {
            if let [alone] = near {
                self.share_place(t, ahead, &[(0.0, offer_of(*alone))]);
                ahead += 1;
                continue;
            }
            let exact = near.iter().map(|s| (scores[offer_of(*s)][t], offer_of(*s)));
            let mut exact: Vec<(f64, usize)> = exact.collect();
            exact.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
            for chain in exact.chunk_by(|a, b| a.0 - b.0 <= TIE) {
                self.share_place(t, ahead, chain);
                ahead += chain.len().cast_signed() as i16;
            }
        }
    }

    /// Puts offers that tie behind so many others.
    fn share_place(&mut self, t: usize, ahead: i16, chain: &[(f64, usize)]) {
        let near = chain.len().cast_signed() as i16 - 1;
        self.tied |= near > 0;
        for (_, offer) in chain {
            self.ahead[*offer][t] = ahead;
            self.near[*offer][t] = near;
        }
    }

    /// Compares the ranks of each pair.
    fn by_ranks(&self, lanes: usize, mut count: impl FnMut(usize, usize, PairCount)) {
        // So many rows stay in the nearest memory while all others are set against them.
        const ROWS: usize = 32;
        let offers = self.ahead.len();
        for from in (0..offers).step_by(ROWS) {
            let to = (from + ROWS).min(offers);
            for i in 0..to {
                for k in from.max(i + 1)..to {
                    let (one, other) = (&self.ahead[i], &self.ahead[k]);
                    let first = less(one, other);
                    let second = if self.tied {
                        less(other, one)
                    } else {
                        lanes.cast_signed() as i64 - first
                    };
                    count(i, k, Wins { first, second }.of(lanes));
                }
            }
        }
    }

    /// Rounds the scores of the first `lanes` trials.
    pub fn round(&mut self, scores: &[Lanes], lanes: usize) {
        for (keys, scores) in self.keys.iter_mut().zip(scores) {
            for (key, score) in keys.iter_mut().zip(scores) {
                *key = rounded(*score);
            }
            // Nobody wins where there is no trial.
            keys[lanes..].fill(0);
        }
    }

    /// Ties those that are apart by more than a tie and in one chain all the same.
    fn chain(
        &mut self,
        scores: &[Lanes],
        lanes: usize,
        count: &mut impl FnMut(usize, usize, PairCount),
    ) {
        if !self.tied {
            return;
        }
        let mut near = std::mem::take(&mut self.near_ones);
        for t in 0..lanes {
            near.clear();
            let all = scores.iter().enumerate();
            near.extend(
                all.filter(|(i, _)| self.near[*i][t] > 0)
                    .map(|(i, s)| (s[t], i)),
            );
            // Two that tie are a chain as they are.
            if near.len() > 2 {
                near.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
                for chain in near.chunk_by(|a, b| a.0 - b.0 <= TIE) {
                    self.tie_chain(chain, t, count);
                }
            }
        }
        self.near_ones = near;
    }

    /// Ties all of a chain in one trial.
    fn tie_chain(
        &mut self,
        chain: &[(f64, usize)],
        t: usize,
        count: &mut impl FnMut(usize, usize, PairCount),
    ) {
        for (score, first) in chain {
            let apart = chain.partition_point(|other| score - other.0 <= TIE);
            for (_, second) in &chain[apart..] {
                self.ahead[*second][t] -= 1;
                self.near[*first][t] += 1;
                self.near[*second][t] += 1;
                let was_first = i64::from(first < second);
                let pair = PairCount {
                    first: -was_first,
                    ties: 1,
                };
                count(*first.min(second), *first.max(second), pair);
            }
        }
    }

    /// Compares the scores themselves where the keys are too near.
    fn compare_near(
        &mut self,
        (i, k): (usize, usize),
        scores: &[Lanes],
        lanes: usize,
        wins: &mut Wins,
    ) {
        #[allow(clippy::needless_range_loop)] // One lane across six lists.
        for t in 0..lanes {
            if self.keys[i][t].abs_diff(self.keys[k][t]) > 1 {
                continue;
            }
            let gap = scores[i][t] - scores[k][t];
            if gap > TIE {
                wins.first += 1;
                self.ahead[k][t] += 1;
            } else if gap < -TIE {
                wins.second += 1;
                self.ahead[i][t] += 1;
            } else {
                self.near[i][t] += 1;
                self.near[k][t] += 1;
                self.tied = true;
            }
        }
    }
}

impl Wins {
    fn of(&self, lanes: usize) -> PairCount {
        PairCount {
            first: self.first,
            ties: lanes.cast_signed() as i64 - self.first - self.second,
        }
    }
}

/// A score and its offer as one number that is less for what is ahead: exact to less than a tie.
fn sortable(score: f64, offer: u64) -> u64 {
    const STEPS: f64 = (1_u64 << 40) as f64;
    // From the score of those that are out up to more than any score has room in 47 bits.
    const TOP: u64 = 1 << 47;
    (TOP.saturating_sub(((score - OUT) * STEPS) as u64) << 16) | offer
}

/// The offer of such a number.
fn offer_of(sortable: u64) -> usize {
    usize::from(sortable as u16)
}

/// In how many trials one number is less than another.
fn less(one: &Small, other: &Small) -> i64 {
    let pairs = one.iter().zip(other);
    i64::from(pairs.map(|(a, b)| i16::from(a < b)).sum::<i16>())
}

/// A score rounded down to a key, from -32768 for 0 on.
fn rounded(score: f64) -> i16 {
    // A double of this size has 16 bits behind the point, and those above them are the whole
    // number: faster than a conversion, and it takes both numbers of a register.
    const FIXED: f64 = (3_u64 << 35) as f64 - 32_768.0;
    ((score * STEPS + FIXED).to_bits() >> 16) as i16
}

/// Compares keys; those that are near stay open.
fn compare(
    (first, second): (&Small, &Small),
    ahead_of_first: &mut Small,
    ahead_of_second: &mut Small,
) -> Wins {
    let (mut wins, mut losses) = (0_i16, 0_i16);
    for t in 0..LANES {
        let gap = first[t].saturating_sub(second[t]);
        let (win, loss) = (i16::from(gap > 1), i16::from(gap < -1));
        wins += win;
        losses += loss;
        ahead_of_second[t] += win;
        ahead_of_first[t] += loss;
    }
    Wins {
        first: i64::from(wins),
        second: i64::from(losses),
    }
}
