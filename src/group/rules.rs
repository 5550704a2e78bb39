//! Rules that make one order of many: by places (Borda 1781), by pairs (Copeland 1951); and the
//! offer that beats each other one, if there is one (Condorcet 1785).

use super::{Panel, Support, TiedOrder};

/// Whom the judges put first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Firsts {
    /// All of them this one alone.
    Same(usize),
    /// All of them these, though some have others level with them.
    Shared(Vec<usize>),
    /// No offer comes first for all.
    Apart,
}

impl Panel {
    /// Σ voice × (n - rank), offer by offer.
    pub fn borda(&self) -> Vec<f64> {
        let n = self.offers as f64;
        let mut points = vec![0.0; self.offers];
        for (ballot, ranks) in self.ballots.iter().zip(&self.ranks) {
            for (points, rank) in points.iter_mut().zip(ranks) {
                *points += ballot.voice * (n - rank);
            }
        }
        points
    }

    /// The order by these points.
    pub fn borda_order(&self) -> TiedOrder {
        TiedOrder::by(&self.borda(), self.slack())
    }

    /// Those that a judge puts first; several where they tie.
    pub fn firsts_of(&self, judge: usize) -> Vec<usize> {
        let ranks = &self.ranks[judge];
        let least = ranks.iter().copied().fold(f64::INFINITY, f64::min);
        (0..ranks.len()).filter(|i| ranks[*i] <= least).collect()
    }

    /// Whether all put the same one first.
    pub fn firsts(&self) -> Firsts {
        let mut all = (0..self.judges()).map(|judge| self.firsts_of(judge));
        let Some(mut common) = all.next() else {
            return Firsts::Apart;
        };
        let mut alone = common.len() == 1;
        for firsts in all {
            alone &= firsts.len() == 1;
            common.retain(|offer| firsts.contains(offer));
        }
        match common[..] {
            [] => Firsts::Apart,
            [only] if alone => Firsts::Same(only),
            _ => Firsts::Shared(common),
        }
    }

    /// The offer that more than half of the voices put ahead of each other one.
    pub fn condorcet(&self) -> Option<usize> {
        // Whoever loses to another is none; one that beats each after it is the only candidate.
        let beats = |a: usize, b: usize| self.ahead(a, b) > self.total / 2.0 + self.slack();
        let better = |best: usize, next| if beats(best, next) { best } else { next };
        let candidate = (0..self.offers).reduce(better)?;
        (0..self.offers)
            .all(|other| other == candidate || beats(candidate, other))
            .then_some(candidate)
    }

    /// The voices that have the first ahead of the second, counted for one pair.
    fn ahead(&self, first: usize, second: usize) -> f64 {
        let voice = |(ballot, ranks): (&super::Ballot, &Vec<f64>)| match ranks[first]
            .total_cmp(&ranks[second])
        {
            std::cmp::Ordering::Less => ballot.voice,
            std::cmp::Ordering::Equal => ballot.voice / 2.0,
            std::cmp::Ordering::Greater => 0.0,
        };
        self.ballots.iter().zip(&self.ranks).map(voice).sum()
    }
}

impl Support {
    /// 1 for each other one that more than half of the voices put behind, ½ for one that is level.
    pub fn copeland(&self) -> Vec<f64> {
        let half = self.total / 2.0;
        let won = |voices: &f64| match voices - half {
            lead if lead > self.slack => 1.0,
            lead if lead < -self.slack => 0.0,
            _ => 0.5,
        };
        // On the diagonal stands 0: a pair that is lost.
        (0..self.offers())
            .map(|offer| self.row(offer).iter().map(won).sum())
            .collect()
    }

    /// The order by these points, which are whole or half.
    pub fn copeland_order(&self) -> TiedOrder {
        TiedOrder::by(&self.copeland(), 0.0)
    }
}
