//! What was not compared, so that the comparisons fit as well as they can: the completion whose
//! principal eigenvalue is least.
//!
//! In logarithms of the missing entries the eigenvalue is convex. Its slope along one of them,
//! between criteria i and j, is 0 where the entry squared is `(left_j right_i) / (left_i right_j)`.
//! Each step goes towards that, by way of the node potentials that would be exact were the
//! comparisons consistent, and is halved until the eigenvalue falls.

use super::super::eigen::{Principal, Square, principal};
use super::Comparison;

/// Steps at most.
const STEPS: usize = 300;
/// A step smaller than this, in logarithms, is none.
const NONE: f64 = 1e-11;

/// Fills the missing entries in; the principal vectors then.
pub fn completed(
    matrix: &mut Square,
    missing: &[(usize, usize)],
    stated: &[Comparison],
) -> Principal {
    let laplacian = Laplacian::new(matrix.size(), stated);
    let logs = stated.iter().map(|c| (c.one, c.other, libm::log(c.times)));
    let potentials = laplacian.solve(logs);
    let mut entries: Vec<f64> = missing
        .iter()
        .map(|(i, j)| potentials[*i] - potentials[*j])
        .collect();
    let mut now = filled(matrix, missing, &entries);
    for _ in 0..STEPS {
        let towards = towards(&now, missing, &entries);
        if towards.iter().all(|step| step.abs() < NONE) {
            break;
        }
        let far = spread(&laplacian, missing, &towards);
        let better = downhill(matrix, missing, &entries, &far, now.value)
            .or_else(|| downhill(matrix, missing, &entries, &towards, now.value));
        let Some((next, found)) = better else {
            break;
        };
        (entries, now) = (next, found);
    }
    filled(matrix, missing, &entries)
}

/// The matrix with these logarithms in the missing places.
fn filled(matrix: &mut Square, missing: &[(usize, usize)], entries: &[f64]) -> Principal {
    for ((i, j), entry) in missing.iter().zip(entries) {
        matrix.set(*i, *j, libm::exp(*entry));
        matrix.set(*j, *i, libm::exp(-*entry));
    }
    principal(matrix)
}

/// From each entry to where the eigenvalue has no slope along it alone.
fn towards(now: &Principal, missing: &[(usize, usize)], entries: &[f64]) -> Vec<f64> {
    let log = |x: f64| libm::log(x.max(f64::MIN_POSITIVE));
    let (left, right) = (&now.left, &now.right);
    let step = |((i, j), entry): (&(usize, usize), &f64)| {
        let (i, j) = (*i, *j);
        0.5 * (log(left[j]) + log(right[i]) - log(left[i]) - log(right[j])) - entry
    };
    missing.iter().zip(entries).map(step).collect()
}

/// A step that moves all entries together: each change draws the potentials of its two criteria
/// apart, which the stated comparisons alone hold.
fn spread(laplacian: &Laplacian, missing: &[(usize, usize)], step: &[f64]) -> Vec<f64> {
    let pulls = missing.iter().zip(step).map(|((i, j), s)| (*i, *j, *s));
    let potentials = laplacian.solve(pulls);
    missing
        .iter()
        .zip(step)
        .map(|((i, j), s)| s + potentials[*i] - potentials[*j])
        .collect()
}

/// The first of a step, its half, its quarter ... that makes the eigenvalue less.
fn downhill(
    matrix: &mut Square,
    missing: &[(usize, usize)],
    from: &[f64],
    step: &[f64],
    least: f64,
) -> Option<(Vec<f64>, Principal)> {
    let mut part = 1.0;
    for _ in 0..30 {
        let next: Vec<f64> = from.iter().zip(step).map(|(x, s)| x + part * s).collect();
        let found = filled(matrix, missing, &next);
        if found.value < least {
            return Some((next, found));
        }
        part /= 2.0;
    }
    None
}

/// The graph of the stated comparisons, grounded at its first criterion and factored.
struct Laplacian {
    n: usize,
    lower: Vec<f64>,
}

impl Laplacian {
    fn new(n: usize, stated: &[Comparison]) -> Self {
        let mut a = vec![0.0; n * n];
        for c in stated {
            a[c.one * n + c.one] += 1.0;
            a[c.other * n + c.other] += 1.0;
            a[c.one * n + c.other] -= 1.0;
            a[c.other * n + c.one] -= 1.0;
        }
        // The first is held: its row and column are those of the identity.
        for i in 0..n {
            a[i] = f64::from(u8::from(i == 0));
            a[i * n] = a[i];
        }
        for j in 0..n {
            for k in 0..j {
                let factor = a[j * n + k];
                for i in j..n {
                    a[i * n + j] -= a[i * n + k] * factor;
                }
            }
            let root = a[j * n + j].max(1e-12).sqrt();
            for i in j..n {
                a[i * n + j] /= root;
            }
        }
        Self { n, lower: a }
    }

    /// The potentials whose differences come nearest, by squares, to what the stated comparisons
    /// hold against these pulls.
    fn solve(&self, pulls: impl Iterator<Item = (usize, usize, f64)>) -> Vec<f64> {
        let n = self.n;
        let mut x = vec![0.0; n];
        for (one, other, pull) in pulls {
            x[one] += pull;
            x[other] -= pull;
        }
        if let Some(first) = x.first_mut() {
            *first = 0.0;
        }
        for i in 0..n {
            let known: f64 = (0..i).map(|k| self.lower[i * n + k] * x[k]).sum();
            x[i] = (x[i] - known) / self.lower[i * n + i];
        }
        for i in (0..n).rev() {
            let known: f64 = (i + 1..n).map(|k| self.lower[k * n + i] * x[k]).sum();
            x[i] = (x[i] - known) / self.lower[i * n + i];
        }
        x
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The least eigenvalue over a grid that is made finer around its least point.
    fn by_search(matrix: &Square, (i, j): (usize, usize)) -> f64 {
        let mut matrix = matrix.clone();
        let (mut from, mut to) = (-20.0, 20.0);
        let mut least = f64::INFINITY;
        for _ in 0..12 {
            let at = |k: usize| from + (to - from) * k as f64 / 40.0;
            let values: Vec<f64> = (0..=40)
                .map(|k| filled(&mut matrix, &[(i, j)], &[at(k)]).value)
                .collect();
            let k = (0..=40)
                .min_by(|a, b| values[*a].total_cmp(&values[*b]))
                .expect("one");
            least = values[k].min(least);
            (from, to) = (at(k.saturating_sub(1)), at((k + 1).min(40)));
        }
        least
    }

    #[test]
    fn one_missing_entry_is_where_a_search_finds_it() {
        let times = [3.0, 0.2, 7.0, 5.0, 1.0];
        let pairs = [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)];
        let stated: Vec<Comparison> = pairs
            .iter()
            .zip(times)
            .map(|((one, other), times)| Comparison {
                one: *one,
                other: *other,
                times,
            })
            .collect();
        let mut matrix = Square::identity(4);
        for c in &stated {
            matrix.set(c.one, c.other, c.times);
            matrix.set(c.other, c.one, 1.0 / c.times);
        }
        let least = by_search(&matrix, (0, 3));
        let found = completed(&mut matrix, &[(0, 3)], &stated);
        assert!(
            (found.value - least).abs() < 1e-9,
            "{} {least}",
            found.value
        );
    }
}
