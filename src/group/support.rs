//! How many voices have one offer ahead of another.

use super::Panel;

/// The voices for each pair; where a judge has both level, half of the voice is for either.
#[derive(Clone, Debug, PartialEq)]
pub struct Support {
    /// Row by row; the diagonal is 0.
    ahead: Vec<f64>,
    offers: usize,
    /// All voices.
    pub total: f64,
    /// How near voices are that count as equal.
    pub slack: f64,
}

impl Support {
    /// Counts the voices of a panel.
    pub fn new(panel: &Panel) -> Self {
        let n = panel.offers;
        let mut ahead = vec![0.0; n * n];
        for (ballot, ranks) in panel.ballots.iter().zip(&panel.ranks) {
            let (all, half) = (ballot.voice, ballot.voice / 2.0);
            for (row, own) in ahead.chunks_exact_mut(n.max(1)).zip(ranks) {
                for (cell, other) in row.iter_mut().zip(ranks) {
                    let level = if own == other { half } else { 0.0 };
                    *cell += if own < other { all } else { level };
                }
            }
        }
        (0..n).for_each(|i| ahead[i * n + i] = 0.0);
        Self {
            ahead,
            offers: n,
            total: panel.total,
            slack: panel.slack(),
        }
    }

    /// How many offers there are.
    pub fn offers(&self) -> usize {
        self.offers
    }

    /// The voices that have the first ahead of the second.
    pub fn ahead(&self, first: usize, second: usize) -> f64 {
        self.ahead[first * self.offers + second]
    }

    /// The voices for an offer, against each one.
    pub fn row(&self, offer: usize) -> &[f64] {
        &self.ahead[offer * self.offers..(offer + 1) * self.offers]
    }
}
