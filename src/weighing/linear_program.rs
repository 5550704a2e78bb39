//! Linear programs: the most that a sum can be under conditions, with a proof that it is.

mod simplex;

use simplex::solve;

/// The most of a sum over variables from 0 on, under conditions.
#[derive(Clone, Debug)]
pub struct LinearProgram {
    /// What each variable counts in the sum.
    pub objective: Vec<f64>,
    /// The conditions.
    pub rows: Vec<(Vec<f64>, Relation, f64)>,
}

/// How the sum of a condition stands to its bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// No more than it.
    AtMost,
    /// The same.
    Equal,
}

/// The answer to a program, proved by its duals.
#[derive(Clone, Debug, PartialEq)]
pub struct Optimum {
    /// The variables.
    pub x: Vec<f64>,
    /// The sum.
    pub value: f64,
    /// What one more of each bound is worth.
    pub duals: Vec<f64>,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoOptimum {
    /// The conditions exclude each other.
    Infeasible,
    /// The sum has no end.
    Unbounded,
    /// The numbers are too far apart for a proof.
    Uncertain,
}

/// How far rounding may carry a proof off, of numbers of about 1.
const TOLERANCE: f64 = 1e-7;

impl LinearProgram {
    /// A program without conditions.
    pub fn new(objective: Vec<f64>) -> Self {
        Self {
            objective,
            rows: Vec::new(),
        }
    }

    /// With a sum that is at most so much.
    pub fn at_most(&mut self, row: Vec<f64>, bound: f64) {
        self.rows.push((row, Relation::AtMost, bound));
    }

    /// With a sum that is at least so much.
    pub fn at_least(&mut self, row: &[f64], bound: f64) {
        let row = row.iter().map(|a| -a).collect();
        self.rows.push((row, Relation::AtMost, -bound));
    }

    /// With a sum that is exactly so much.
    pub fn equal(&mut self, row: Vec<f64>, bound: f64) {
        self.rows.push((row, Relation::Equal, bound));
    }

    /// The most that the sum can be.
    ///
    /// # Errors
    /// When there is no most, or it cannot be proved.
    pub fn most(&self) -> Result<Optimum, NoOptimum> {
        let scaled = self.scaled();
        let mut found = solve(&scaled)?;
        if !scaled.is_proved_by(&found) {
            return Err(NoOptimum::Uncertain);
        }
        for (dual, (row, ..)) in found.duals.iter_mut().zip(&self.rows) {
            *dual /= size(row);
        }
        Ok(found)
    }

    /// The same with numbers of about 1 in every condition.
    fn scaled(&self) -> Self {
        let scaled = |(row, relation, bound): &(Vec<f64>, Relation, f64)| {
            let size = size(row);
            let row = row.iter().map(|a| a / size).collect();
            (row, *relation, bound / size)
        };
        Self {
            objective: self.objective.clone(),
            rows: self.rows.iter().map(scaled).collect(),
        }
    }

    /// Whether an answer keeps all conditions, its duals keep theirs, and both sums are one: then
    /// no answer is better.
    fn is_proved_by(&self, found: &Optimum) -> bool {
        let keeps = |((row, relation, bound), dual): (&(Vec<f64>, Relation, f64), &f64)| {
            let over = dot(row, &found.x) - bound;
            let tolerance = TOLERANCE * (1.0 + bound.abs());
            match relation {
                Relation::AtMost => over <= tolerance && *dual >= -TOLERANCE,
                Relation::Equal => over.abs() <= tolerance,
            }
        };
        let worth = |j: usize| -> f64 {
            let duals = self.rows.iter().zip(&found.duals);
            duals.map(|((row, ..), dual)| row[j] * dual).sum()
        };
        let bounds: f64 = self
            .rows
            .iter()
            .zip(&found.duals)
            .map(|((_, _, bound), dual)| bound * dual)
            .sum();
        let value = dot(&self.objective, &found.x);
        let largest = found
            .duals
            .iter()
            .fold(1.0_f64, |most, d| most.max(d.abs()));
        self.rows.iter().zip(&found.duals).all(keeps)
            && found.x.iter().all(|x| *x >= -TOLERANCE)
            && (0..self.objective.len())
                .all(|j| worth(j) >= self.objective[j] - TOLERANCE * largest)
            && (value - bounds).abs() <= TOLERANCE * largest * (1.0 + value.abs())
            && (value - found.value).abs() <= TOLERANCE * (1.0 + value.abs())
    }
}

/// A row of so many numbers that are 0 but for these; of the same place they add up.
pub fn sparse(length: usize, numbers: &[(usize, f64)]) -> Vec<f64> {
    let mut row = vec![0.0; length];
    for (at, number) in numbers {
        row[*at] += number;
    }
    row
}

/// The largest number of a condition; 1 where all are 0.
fn size(row: &[f64]) -> f64 {
    let largest = row.iter().fold(0.0_f64, |most, a| most.max(a.abs()));
    if largest > 0.0 { largest } else { 1.0 }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_example_worked_by_hand() {
        // 3x + 2y with x + y <= 4, x + 3y <= 6, x <= 3: at (3, 1), 11.
        let mut program = LinearProgram::new(vec![3.0, 2.0]);
        program.at_most(vec![1.0, 1.0], 4.0);
        program.at_most(vec![1.0, 3.0], 6.0);
        program.at_most(vec![1.0, 0.0], 3.0);
        let found = program.most().expect("an optimum");
        assert!((found.value - 11.0).abs() < 1e-12);
        assert!((found.x[0] - 3.0).abs() < 1e-12 && (found.x[1] - 1.0).abs() < 1e-12);
    }

    #[test]
    fn what_has_no_answer_says_why() {
        let mut program = LinearProgram::new(vec![1.0]);
        assert_eq!(program.most(), Err(NoOptimum::Unbounded));
        program.at_most(vec![1.0], 1.0);
        program.at_least(&[1.0], 2.0);
        assert_eq!(program.most(), Err(NoOptimum::Infeasible));
    }

    /// Beale's example, on which the rule of the largest slope goes round in a circle.
    #[test]
    fn an_example_that_may_turn_in_a_circle_ends() {
        let mut program = LinearProgram::new(vec![0.75, -150.0, 0.02, -6.0]);
        program.at_most(vec![0.25, -60.0, -0.04, 9.0], 0.0);
        program.at_most(vec![0.5, -90.0, -0.02, 3.0], 0.0);
        program.at_most(vec![0.0, 0.0, 1.0, 0.0], 1.0);
        let found = program.most().expect("an optimum");
        assert!((found.value - 0.05).abs() < 1e-12);
    }

    proptest! {
        /// Every answer is proved; no random point that keeps the conditions has a larger sum.
        #[test]
        fn no_point_is_better(
            objective in prop::collection::vec(-5.0..5.0_f64, 3),
            rows in prop::collection::vec((prop::collection::vec(-3.0..3.0_f64, 3), 0.0..4.0_f64), 0..6),
            points in prop::collection::vec(prop::collection::vec(0.0..2.0_f64, 3), 50),
        ) {
            let mut program = LinearProgram::new(objective);
            program.at_most(vec![1.0, 1.0, 1.0], 5.0);
            for (row, bound) in rows {
                program.at_most(row, bound);
            }
            let found = program.most().expect("0 keeps all conditions");
            for point in points {
                if program.rows.iter().all(|(row, _, bound)| dot(row, &point) <= *bound) {
                    prop_assert!(dot(&program.objective, &point) <= found.value + 1e-9);
                }
            }
        }
    }
}
