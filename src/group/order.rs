//! Orders with ties.

use crate::method::TIE;

/// Groups of offers, best first; those of one group tie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TiedOrder(pub Vec<Vec<usize>>);

impl TiedOrder {
    /// By a number each, the highest first; numbers tie that a chain of such near ones joins.
    pub fn by(values: &[f64], near: f64) -> Self {
        let mut sorted: Vec<usize> = (0..values.len()).collect();
        sorted.sort_by(|a, b| values[*b].total_cmp(&values[*a]));
        let chains = sorted.chunk_by(|a, b| values[*a] - values[*b] <= near);
        let group = |chain: &[usize]| {
            let mut group = chain.to_vec();
            group.sort_unstable();
            group
        };
        Self(chains.map(group).collect())
    }

    /// Those that nobody is ahead of.
    pub fn first(&self) -> &[usize] {
        self.0.first().map_or(&[], Vec::as_slice)
    }
}

/// The mean of the places that each one's chain of equal scores takes: 1, 2.5, 2.5, 4.
pub fn mean_ranks(scores: &[f64]) -> Vec<f64> {
    let mut ranks = vec![0.0; scores.len()];
    let mut before = 0;
    for group in TiedOrder::by(scores, TIE).0 {
        let mean = before as f64 + (group.len() + 1) as f64 / 2.0;
        for offer in &group {
            ranks[*offer] = mean;
        }
        before += group.len();
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ties_shares_the_mean_of_its_places() {
        assert_eq!(mean_ranks(&[40.0, 10.0, 25.0, 25.0]), [1.0, 4.0, 2.5, 2.5]);
        assert_eq!(mean_ranks(&[]), [0.0; 0]);
    }

    #[test]
    fn a_chain_of_near_scores_ties_as_a_whole() {
        let scores = [50.0 + 1.6e-12, 50.0 + 0.8e-12, 50.0, 49.0];
        assert_eq!(mean_ranks(&scores), [2.0, 2.0, 2.0, 4.0]);
    }
}
