//! Where two judges part: each has another offer first.

use super::Panel;
use crate::method::Scoring;

/// Two judges with different firsts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// The judges.
    pub judges: [usize; 2],
    /// What the first of them has first, and what the second has.
    pub offers: [usize; 2],
}

impl Panel {
    /// Each two judges that have no first in common, with a first of each. The judge whose first
    /// is higher by `mean` scores is named first.
    pub fn disputes(&self, mean: &[f64]) -> Vec<Dispute> {
        let firsts: Vec<Vec<usize>> = (0..self.judges()).map(|j| self.firsts_of(j)).collect();
        let mut disputes = Vec::new();
        for one in 0..firsts.len() {
            for other in one + 1..firsts.len() {
                let (ones, others) = (&firsts[one], &firsts[other]);
                if ones.iter().any(|offer| others.contains(offer)) {
                    continue;
                }
                let (Some(a), Some(b)) = (ones.first(), others.first()) else {
                    continue;
                };
                let turned = mean[*b] > mean[*a];
                disputes.push(Dispute {
                    judges: if turned { [other, one] } else { [one, other] },
                    offers: if turned { [*b, *a] } else { [*a, *b] },
                });
            }
        }
        disputes
    }

    /// By how many points a judge has the first of two offers ahead.
    pub fn lead(&self, judge: usize, offers: [usize; 2]) -> f64 {
        self.score(judge, offers[0]) - self.score(judge, offers[1])
    }
}

/// What each criterion adds to one judge's lead of the first of two offers over the second, more
/// than to the other judge's: (w - v) × (u - t) in points. The offers are rows of the scorings.
pub fn parting(one: &Scoring, other: &Scoring, offers: [usize; 2]) -> Vec<f64> {
    let leads = |scoring: &Scoring| -> Vec<f64> {
        let [a, b] = offers.map(|offer| scoring.contributions(offer));
        a.iter().zip(b).map(|(a, b)| a - b).collect()
    };
    leads(one)
        .iter()
        .zip(leads(other))
        .map(|(a, b)| a - b)
        .collect()
}
