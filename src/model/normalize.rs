//! Scales made from the offers present, as textbooks do: `min-max`, `max`, `sum`, `vector`, `linear`.
//!
//! Formulas: Hwang & Yoon, Multiple Attribute Decision Making (1981), chapter 2.

use super::utility::{Utility, part};

/// Which formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Norm {
    /// (x - min) / (max - min).
    MinMax,
    /// x / max.
    Max,
    /// x / Σx.
    Sum,
    /// x / √Σx².
    Vector,
    /// x / max, and min / x where lower is better.
    Linear,
}

/// Which way a number is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

/// A scale made from the offers present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Normalization {
    /// The formula.
    pub norm: Norm,
    /// Which way is better.
    pub better: Direction,
}

impl Normalization {
    /// Whether the formula is defined for a number.
    #[inline]
    pub fn takes(self, x: f64) -> bool {
        match (self.norm, self.better) {
            (Norm::MinMax, _) => x.is_finite(),
            (Norm::Sum | Norm::Linear, Direction::Lower) => x.is_finite() && x > 0.0,
            _ => x.is_finite() && x >= 0.0,
        }
    }

    /// The nearest number that the formula is defined for: what pay comes to may be less than
    /// nothing.
    #[inline]
    pub fn taken(self, x: f64) -> f64 {
        const LEAST: f64 = 1e-6;
        if self.takes(x) || x > 0.0 {
            x
        } else if self.takes(0.0) {
            0.0
        } else {
            LEAST
        }
    }

    /// Adapts it to the numbers of the ranked offers.
    pub fn fit(self, numbers: impl Iterator<Item = f64>) -> Column {
        let mut column = Column {
            how: self,
            unit: 0.0,
            min: f64::INFINITY,
            max: f64::NEG_INFINITY,
            sum: 0.0,
        };
        let numbers: Vec<f64> = numbers.map(|x| self.taken(x)).collect();
        for &x in &numbers {
            column.min = column.min.min(x);
            column.max = column.max.max(x);
        }
        // Sums are of parts of the largest, so that numbers near the end of f64 do not overflow.
        column.unit = column.min.abs().max(column.max.abs());
        column.sum = numbers.iter().map(|&x| column.term(x)).sum();
        column
    }
}

/// A normalization adapted to a column of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    how: Normalization,
    unit: f64,
    min: f64,
    max: f64,
    sum: f64,
}

impl Column {
    /// The formula.
    pub const fn how(&self) -> Normalization {
        self.how
    }

    /// The least and the most of its numbers.
    pub const fn ends(&self) -> (f64, f64) {
        (self.min, self.max)
    }

    /// Under `sum` the sum of its numbers, under `vector` the root of the sum of their squares.
    pub fn whole(&self) -> f64 {
        match self.how.norm {
            Norm::Vector => self.unit * self.sum.sqrt(),
            _ => self.unit * self.sum,
        }
    }

    /// What one number adds to the column's sum.
    #[inline]
    fn term(&self, x: f64) -> f64 {
        // Numbers that are all 0 add nothing.
        let part = if self.unit > 0.0 { x / self.unit } else { 0.0 };
        match (self.how.norm, self.how.better) {
            (Norm::Vector, _) => part * part,
            (Norm::Sum, Direction::Lower) => self.min / x,
            (Norm::Sum, Direction::Higher) => part,
            _ => 0.0,
        }
    }

    /// The column with one more number, that several offers have.
    #[must_use]
    pub fn with(self, x: f64, times: usize) -> Self {
        let x = self.how.taken(x);
        let mut column = Self {
            min: self.min.min(x),
            max: self.max.max(x),
            ..self
        };
        column.unit = column.min.abs().max(column.max.abs());
        // The sum is of parts of another number now.
        let scale = self.unit / column.unit;
        let sum = match (self.how.norm, self.how.better) {
            _ if self.sum == 0.0 => 0.0,
            (Norm::Vector, _) => self.sum * scale * scale,
            (Norm::Sum, Direction::Lower) => self.sum * (column.min / self.min),
            _ => self.sum * scale,
        };
        column.sum = sum + times as f64 * column.term(x);
        column
    }

    /// What a number is worth; 1 for all where the column's numbers are equal.
    #[inline]
    pub fn utility(&self, x: f64) -> Utility {
        // `!(max > min)` holds for an empty column too.
        if !(self.max > self.min) {
            return Utility::ONE;
        }
        let x = self.how.taken(x);
        let higher = self.how.better == Direction::Higher;
        Utility::clamped(match self.how.norm {
            Norm::MinMax if higher => part(self.min, self.max, x),
            Norm::MinMax => part(self.max, self.min, x),
            Norm::Max if !higher => 1.0 - x / self.max,
            Norm::Max | Norm::Linear if higher => x / self.max,
            Norm::Max | Norm::Linear => self.min / x,
            Norm::Sum => self.term(x) / self.sum,
            Norm::Vector if higher => x / self.unit / self.sum.sqrt(),
            Norm::Vector => 1.0 - x / self.unit / self.sum.sqrt(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_more_number_gives_the_column_of_them_all() {
        let norms = [
            Norm::MinMax,
            Norm::Max,
            Norm::Sum,
            Norm::Vector,
            Norm::Linear,
        ];
        let columns = [
            vec![],
            vec![2.0, 5.0],
            vec![3.0],
            vec![1e3, 2e-3, 7.0],
            vec![0.0],
            vec![0.0, -3.0],
        ];
        for better in [Direction::Higher, Direction::Lower] {
            for (norm, numbers) in norms.iter().flat_map(|n| columns.iter().map(|c| (*n, c))) {
                let how = Normalization { norm, better };
                for x in [0.5, 3.0, 40.0, 5e4] {
                    let more = how.fit(numbers.iter().copied()).with(x, 2);
                    let all = how.fit(numbers.iter().copied().chain([x, x]));
                    for y in numbers.iter().copied().chain([x]) {
                        let (a, b) = (more.utility(y).get(), all.utility(y).get());
                        assert!(
                            (a - b).abs() < 1e-14,
                            "{how:?} {numbers:?} {x} {y}: {a} {b}"
                        );
                    }
                }
            }
        }
    }
}
