//! What each offer costs each judge, against the one that the judge has first.

use super::Panel;

/// Shares this near to each other are equal.
const EQUAL: f64 = 1e-9;
/// A judge whose scores spread by no more has all offers level.
const LEVEL: f64 = 1e-12;

/// Regrets judge by judge.
#[derive(Clone, Debug, PartialEq)]
pub struct Regrets {
    /// The best score of each judge less the least one.
    pub spread: Vec<f64>,
    /// Points that each offer is behind the judge's first.
    pub points: Vec<Vec<f64>>,
    /// The same as a share of the judge's spread; 0 of a judge that has all level.
    pub shares: Vec<Vec<f64>>,
}

impl Regrets {
    /// The regrets of a panel.
    pub fn new(panel: &Panel) -> Self {
        let (mut spread, mut points, mut shares) = (Vec::new(), Vec::new(), Vec::new());
        for ballot in &panel.ballots {
            let scores = &ballot.scores;
            let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let least = scores.iter().copied().fold(f64::INFINITY, f64::min);
            let own = if scores.is_empty() { 0.0 } else { most - least };
            let behind: Vec<f64> = scores.iter().map(|score| most - score).collect();
            let share = |behind: &f64| if own > LEVEL { behind / own } else { 0.0 };
            shares.push(behind.iter().map(share).collect());
            points.push(behind);
            spread.push(own);
        }
        Self {
            spread,
            points,
            shares,
        }
    }

    /// The largest share that an offer costs anybody.
    pub fn largest(&self, offer: usize) -> f64 {
        self.shares.iter().map(|s| s[offer]).fold(0.0, f64::max)
    }

    fn sum(&self, offer: usize) -> f64 {
        self.shares.iter().map(|s| s[offer]).sum()
    }

    /// The offer whose largest share is least; of several that whose shares sum to least.
    pub fn live_with(&self) -> Option<usize> {
        let offers = self.shares.first().map_or(0, Vec::len);
        let by_share = least(&(0..offers).collect::<Vec<_>>(), |i| self.largest(i));
        least(&by_share, |i| self.sum(i)).first().copied()
    }
}

/// Those of the least value.
fn least(offers: &[usize], value: impl Fn(usize) -> f64) -> Vec<usize> {
    let values: Vec<f64> = offers.iter().map(|i| value(*i)).collect();
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let near = offers
        .iter()
        .zip(&values)
        .filter(|(_, v)| **v <= least + EQUAL);
    near.map(|(offer, _)| *offer).collect()
}
