//! Who is ahead of whom, in all trials of a chunk at once.
//!
//! Scores within a tie of each other are equal, and so are those that a chain of such pairs joins.

use crate::robust::{LANES, Lanes};

/// Scores this near to each other tie.
const TIE: f64 = 1e-12;
/// Steps of a key in a point. 109 points have room in 16 bits; six steps make a bin of scores.
pub const STEPS: f64 = 600.0;

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
const OUT: f64 = -1.0;

/// How often the first of two offers is ahead, and the second.
pub struct Wins {
    pub first: u64,
    pub second: u64,
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

    /// Compares all pairs in the first `lanes` trials, and tells of each.
    pub fn pairs(
        &mut self,
        scores: &[Lanes],
        lanes: usize,
        mut tell: impl FnMut(usize, usize, &Wins),
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
                if wins.first + wins.second < lanes as u64 {
                    self.compare_near((i, k), scores, lanes, &mut wins);
                }
                tell(i, k, &wins);
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

    /// Ties those that are apart by more than a tie and in one chain all the same; tells of each
    /// such pair, the one that was ahead first.
    pub fn chain(&mut self, scores: &[Lanes], lanes: usize, mut tell: impl FnMut(usize, usize)) {
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
                    self.tie_chain(chain, t, &mut tell);
                }
            }
        }
        self.near_ones = near;
    }

    /// Ties all of a chain in one trial.
    fn tie_chain(&mut self, chain: &[(f64, usize)], t: usize, tell: &mut impl FnMut(usize, usize)) {
        for (score, first) in chain {
            let apart = chain.partition_point(|other| score - other.0 <= TIE);
            for (_, second) in &chain[apart..] {
                self.ahead[*second][t] -= 1;
                self.near[*first][t] += 1;
                self.near[*second][t] += 1;
                tell(*first, *second);
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
        first: wins as u64,
        second: losses as u64,
    }
}
