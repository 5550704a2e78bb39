//! The principal eigenvector of a positive matrix, by squaring it again and again.
//!
//! Squaring doubles the power with every step, where plain power iteration takes millions of steps
//! for judgements of 10^6 that contradict each other.

/// A square matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Square {
    n: usize,
    entries: Vec<f64>,
}

/// The eigenvalue of largest size, with its vectors; both sum to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Principal {
    /// The eigenvalue.
    pub value: f64,
    /// The right vector: the weights.
    pub right: Vec<f64>,
    /// The left vector.
    pub left: Vec<f64>,
}

/// Squarings at most: 2^60 steps of plain iteration.
const SQUARINGS: usize = 60;
/// Vectors that differ by less, part by part, are the same.
const SAME: f64 = 1e-14;

impl Square {
    /// The matrix with ones on the diagonal.
    pub fn identity(n: usize) -> Self {
        let mut square = Self {
            n,
            entries: vec![0.0; n * n],
        };
        for i in 0..n {
            square.set(i, i, 1.0);
        }
        square
    }

    /// How many rows it has.
    pub fn size(&self) -> usize {
        self.n
    }

    /// Puts an entry in.
    pub fn set(&mut self, row: usize, column: usize, value: f64) {
        self.entries[row * self.n + column] = value;
    }

    fn row(&self, row: usize) -> &[f64] {
        &self.entries[row * self.n..(row + 1) * self.n]
    }

    /// The sum of each row, as parts of all.
    fn right(&self) -> Vec<f64> {
        unit((0..self.n).map(|i| self.row(i).iter().sum()).collect())
    }

    /// The sum of each column, as parts of all.
    fn left(&self) -> Vec<f64> {
        let mut sums = vec![0.0; self.n];
        for i in 0..self.n {
            for (sum, entry) in sums.iter_mut().zip(self.row(i)) {
                *sum += entry;
            }
        }
        unit(sums)
    }

    /// Its square, the largest entry made 1.
    fn squared(&self) -> Self {
        let mut entries = vec![0.0; self.entries.len()];
        for (i, out) in entries.chunks_mut(self.n.max(1)).enumerate() {
            for (k, factor) in self.row(i).iter().enumerate() {
                for (sum, entry) in out.iter_mut().zip(self.row(k)) {
                    *sum += factor * entry;
                }
            }
        }
        let largest = entries.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        for entry in &mut entries {
            *entry /= largest;
        }
        Self { n: self.n, entries }
    }
}

fn unit(mut vector: Vec<f64>) -> Vec<f64> {
    let sum: f64 = vector.iter().sum();
    if sum > 0.0 {
        for part in &mut vector {
            *part /= sum;
        }
    }
    vector
}

/// The principal eigenvalue and its vectors, of a matrix of positive numbers.
pub fn principal(matrix: &Square) -> Principal {
    let mut power = matrix.squared();
    let mut right = power.right();
    for _ in 0..SQUARINGS {
        power = power.squared();
        let next = power.right();
        let same = |(a, b): (&f64, &f64)| (a - b).abs() <= SAME * a.abs();
        let done = next.iter().zip(&right).all(same);
        right = next;
        if done {
            break;
        }
    }
    let left = power.left();
    // Errors of both vectors count together only as their product.
    let (mut above, mut below) = (0.0, 0.0);
    for i in 0..matrix.n {
        let image: f64 = matrix.row(i).iter().zip(&right).map(|(a, w)| a * w).sum();
        above += left[i] * image;
        below += left[i] * right[i];
    }
    Principal {
        value: if below > 0.0 {
            above / below
        } else {
            matrix.n as f64
        },
        right,
        left,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_consistent_matrix_has_its_size_for_eigenvalue() {
        let weights = [0.5, 0.3, 0.2];
        let mut square = Square::identity(3);
        for i in 0..3 {
            for j in 0..3 {
                square.set(i, j, weights[i] / weights[j]);
            }
        }
        let found = principal(&square);
        assert!((found.value - 3.0).abs() < 1e-14);
        for (w, expected) in found.right.iter().zip(weights) {
            assert!((w - expected).abs() < 1e-15);
        }
    }

    /// a is 10^6 times b, b 10^6 times c, and c 10^6 times a: all weigh the same, and the
    /// eigenvalue is 1 + 10^6 + 10^-6.
    #[test]
    fn judgements_that_go_round_in_a_circle_do_not_spin_for_ever() {
        let mut square = Square::identity(3);
        for (i, j) in [(0, 1), (1, 2), (2, 0)] {
            square.set(i, j, 1e6);
            square.set(j, i, 1e-6);
        }
        let found = principal(&square);
        assert!(
            (found.value - (1e6 + 1.0 + 1e-6)).abs() < 1e-6,
            "{}",
            found.value
        );
        for w in found.right {
            assert!((w - 1.0 / 3.0).abs() < 1e-9, "{w}");
        }
    }
}
