//! All weights that fit what somebody said, and what holds for every one of them.

use super::linear_program::{LinearProgram, NoOptimum, sparse};

/// All weights that keep some conditions, as proportions: only what is so many times another
/// counts.
#[derive(Clone, Debug)]
pub struct WeightRegion {
    n: usize,
    /// Sums over the weights, and a scale of their own behind them, that are at least 0.
    conditions: Vec<Vec<f64>>,
}

/// The most offers that are compared under all weights.
pub const MOST_OFFERS: usize = 200;
/// Points that are no farther below 0 are not below it.
const TIE: f64 = 1e-9;

impl WeightRegion {
    /// Any weights of so many criteria.
    pub fn any(n: usize) -> Self {
        Self {
            n,
            conditions: Vec::new(),
        }
    }

    /// Weights that keep the order of these.
    pub fn in_order(weights: &[f64]) -> Self {
        let mut region = Self::any(weights.len());
        let tiers = super::tiers(weights);
        for j in (0..weights.len()).filter(|j| weights[*j] == 0.0) {
            region
                .conditions
                .push(sparse(weights.len() + 1, &[(j, -1.0)]));
        }
        for pair in tiers.windows(2) {
            for one in &pair[0] {
                for other in &pair[1] {
                    region.times(*one, *other, 1.0);
                }
            }
        }
        region
    }

    /// Weights that stand to each other as numbers within these ranges may.
    pub fn in_ranges(ranges: &[(f64, f64)]) -> Self {
        let n = ranges.len();
        let mut region = Self::any(n);
        for (j, (low, high)) in ranges.iter().enumerate() {
            let above = sparse(n + 1, &[(j, 1.0), (n, -low)]);
            let below = sparse(n + 1, &[(j, -1.0), (n, *high)]);
            region.conditions.extend([above, below]);
        }
        region
    }

    /// One is at least so many times another.
    pub fn times(&mut self, one: usize, other: usize, times: f64) {
        let row = sparse(self.n + 1, &[(one, 1.0), (other, -times)]);
        self.conditions.push(row);
    }

    /// The program of these weights as shares, with so many more variables.
    fn program(&self, more: usize) -> LinearProgram {
        let mut program = LinearProgram::new(vec![0.0; self.n + 1 + more]);
        let mut sum = vec![1.0; self.n];
        sum.resize(self.n + 1 + more, 0.0);
        program.equal(sum, 1.0);
        for condition in &self.conditions {
            let mut row = condition.clone();
            row.resize(self.n + 1 + more, 0.0);
            program.at_least(&row, 0.0);
        }
        program
    }

    /// Weights for which a sum over them is largest, and the sum; none where no weights fit.
    ///
    /// # Errors
    /// When the numbers are too far apart for a proof.
    pub fn most(&self, sum: &[f64]) -> Result<Option<(f64, Vec<f64>)>, NoOptimum> {
        let mut program = self.program(0);
        program.objective[..self.n].copy_from_slice(sum);
        match program.most() {
            Ok(found) => Ok(Some((found.value, found.x[..self.n].to_vec()))),
            Err(NoOptimum::Infeasible) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// Whether no weights fit.
    pub fn is_empty(&self) -> bool {
        matches!(self.most(&vec![0.0; self.n]), Ok(None))
    }

    /// The least and the most share of each criterion; none where no weights fit, or without proof.
    pub fn ranges(&self) -> Option<Vec<(f64, f64)>> {
        self.ends().map(|ends| {
            let ends = ends.iter().enumerate();
            ends.map(|(j, (least, most))| (least[j], most[j])).collect()
        })
    }

    /// Weights at which each share is least, and at which it is most.
    fn ends(&self) -> Option<Vec<(Vec<f64>, Vec<f64>)>> {
        let end = |j: usize, sign: f64| {
            let sum = sparse(self.n, &[(j, sign)]);
            Some(self.most(&sum).ok()??.1)
        };
        (0..self.n)
            .map(|j| Some((end(j, -1.0)?, end(j, 1.0)?)))
            .collect()
    }

    /// Weights in the middle: the mean of those at which each share is least and most.
    pub fn middle(&self) -> Option<Vec<f64>> {
        let ends = self.ends()?;
        let parts = 2.0 * ends.len() as f64;
        let mut middle = vec![0.0; self.n];
        for end in ends.iter().flat_map(|(least, most)| [least, most]) {
            for (sum, share) in middle.iter_mut().zip(end) {
                *sum += share / parts;
            }
        }
        Some(middle)
    }

    /// The least and the most part that one has of its sum with another, from 0 to 1.
    pub fn part(&self, one: usize, other: usize) -> Option<(f64, f64)> {
        let end = |sign: f64| {
            let mut program = LinearProgram::new(sparse(self.n + 1, &[(one, sign)]));
            program.equal(sparse(self.n + 1, &[(one, 1.0), (other, 1.0)]), 1.0);
            for condition in &self.conditions {
                program.at_least(condition, 0.0);
            }
            // The others may be as large as they like: they are no part of this sum.
            program.most().ok().map(|found| found.x[one])
        };
        Some((end(-1.0)?, end(1.0)?))
    }

    /// Which offers may have the most points under some weights, given what each is worth on each
    /// criterion; none for too many offers, or without a proof.
    pub fn may_be_first(&self, worths: &[Vec<f64>]) -> Option<Vec<bool>> {
        if worths.len() > MOST_OFFERS {
            return None;
        }
        (0..worths.len())
            .map(|i| self.lead(worths, i).map(|lead| lead >= -TIE))
            .collect()
    }

    /// The most by which one may be ahead of all others, in points of 1. Rivals are taken in one by
    /// one, as they come ahead.
    fn lead(&self, worths: &[Vec<f64>], one: usize) -> Option<f64> {
        let n = self.n;
        let mut program = self.program(2);
        program.objective = sparse(n + 3, &[(n + 1, 1.0), (n + 2, -1.0)]);
        program.at_most(program.objective.clone(), 1.0);
        let mut taken = vec![false; worths.len()];
        taken[one] = true;
        loop {
            let found = match program.most() {
                Ok(found) => found,
                Err(NoOptimum::Infeasible) => return Some(f64::NEG_INFINITY),
                Err(_) => return None,
            };
            let gap = |k: usize| -> f64 {
                let weights = &found.x[..n];
                let gaps = worths[one].iter().zip(&worths[k]);
                gaps.zip(weights).map(|((a, b), w)| w * (a - b)).sum()
            };
            let nearest = (0..worths.len())
                .filter(|k| !taken[*k])
                .map(|k| (k, gap(k)))
                .min_by(|a, b| a.1.total_cmp(&b.1));
            match nearest {
                Some((k, gap)) if gap < found.value - TIE => {
                    taken[k] = true;
                    let mut row: Vec<f64> = worths[one]
                        .iter()
                        .zip(&worths[k])
                        .map(|(a, b)| a - b)
                        .collect();
                    row.extend([0.0, -1.0, 1.0]);
                    program.at_least(&row, 0.0);
                }
                _ => return Some(found.value),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_leaves_ranges() {
        let region = WeightRegion::in_order(&[3.0, 2.0, 1.0]);
        let ranges = region.ranges().expect("weights");
        let expected = [(1.0 / 3.0, 1.0), (0.0, 0.5), (0.0, 1.0 / 3.0)];
        for ((low, high), (least, most)) in ranges.iter().zip(expected) {
            assert!((low - least).abs() < 1e-9 && (high - most).abs() < 1e-9);
        }
    }

    /// b is second on both criteria, so never first, though it is dominated by neither.
    #[test]
    fn who_may_be_first_is_told_for_all_weights() {
        let worths = [vec![1.0, 0.0], vec![0.4, 0.4], vec![0.0, 1.0]];
        let any = WeightRegion::any(2);
        assert_eq!(any.may_be_first(&worths), Some(vec![true, false, true]));
        let order = WeightRegion::in_order(&[2.0, 1.0]);
        assert_eq!(order.may_be_first(&worths), Some(vec![true, false, true]));
        let ranges = WeightRegion::in_ranges(&[(60.0, 70.0), (30.0, 40.0)]);
        assert_eq!(ranges.may_be_first(&worths), Some(vec![true, false, false]));
    }

    #[test]
    fn conditions_that_exclude_each_other_leave_nothing() {
        let mut region = WeightRegion::any(2);
        region.times(0, 1, 2.0);
        assert!(!region.is_empty());
        region.times(1, 0, 1.0);
        assert!(region.is_empty());
    }

    #[test]
    fn a_pair_has_a_range_of_its_own() {
        let mut region = WeightRegion::any(3);
        region.times(0, 1, 3.0);
        let (least, most) = region.part(0, 1).expect("a range");
        assert!((least - 0.75).abs() < 1e-9 && (most - 1.0).abs() < 1e-9);
        let (least, most) = region.part(0, 2).expect("a range");
        assert!(least.abs() < 1e-9 && (most - 1.0).abs() < 1e-9);
    }
}
