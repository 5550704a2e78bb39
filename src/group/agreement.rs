//! How far orders agree: tau-b between two (Kendall 1945), W among all (Kendall & Babington Smith
//! 1939), both with ties.

use super::Panel;

/// Of two lists of ranks: 1 where one order is the other, -1 where it is its reverse; none where
/// all is level in one of them.
///
/// Pairs are counted by sorting (Knight 1966), in O(n log n).
pub fn tau_b(one: &[f64], other: &[f64]) -> Option<f64> {
    let mut both: Vec<(f64, f64)> = one.iter().copied().zip(other.iter().copied()).collect();
    both.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let pairs = pairs_of(both.len());
    let level_one = level(both.chunk_by(|a, b| a.0 == b.0));
    let level_both = level(both.chunk_by(|a, b| a == b));
    let mut others: Vec<f64> = both.iter().map(|b| b.1).collect();
    let mut room = others.clone();
    let against = sort_counting(&mut others, &mut room);
    let level_other = level(others.chunk_by(|a, b| a == b));
    let agreeing = pairs + level_both - level_one - level_other - against;
    let product = (pairs - level_one) as f64 * (pairs - level_other) as f64;
    (product > 0.0).then(|| (agreeing as f64 - against as f64) / product.sqrt())
}

/// How many pairs so many make.
fn pairs_of(n: usize) -> u64 {
    let n = n as u64;
    n * n.saturating_sub(1) / 2
}

/// The pairs within groups.
fn level<'g, T: 'g>(groups: impl Iterator<Item = &'g [T]>) -> u64 {
    groups.map(|group| pairs_of(group.len())).sum()
}

/// Sorts, and counts the pairs that stood the wrong way round.
fn sort_counting(values: &mut [f64], room: &mut [f64]) -> u64 {
    let n = values.len();
    if n < 2 {
        return 0;
    }
    let middle = n / 2;
    let (left, right) = values.split_at_mut(middle);
    let mut count = sort_counting(left, &mut room[..middle]);
    count += sort_counting(right, &mut room[middle..]);
    let (mut i, mut j) = (0, 0);
    for slot in room.iter_mut() {
        if j == right.len() || (i < left.len() && left[i] <= right[j]) {
            *slot = left[i];
            i += 1;
        } else {
            count += (left.len() - i) as u64;
            *slot = right[j];
            j += 1;
        }
    }
    values.copy_from_slice(room);
    count
}

/// Concordance of all judges, each with its voice: 1 where all have one order, 0 where the sums of
/// ranks are equal; none where nobody prefers anything.
pub fn kendall_w(panel: &Panel) -> Option<f64> {
    let (n, total) = (panel.offers as f64, panel.total);
    let mut sums = vec![0.0; panel.offers];
    let mut tied = 0.0;
    for (ballot, ranks) in panel.ballots.iter().zip(&panel.ranks) {
        for (sum, rank) in sums.iter_mut().zip(ranks) {
            *sum += ballot.voice * rank;
        }
        tied += ballot.voice * ties(ranks);
    }
    let mean = total * (n + 1.0) / 2.0;
    let squares: f64 = sums.iter().map(|sum| (sum - mean).powi(2)).sum();
    let cubes = n.powi(3) - n;
    let whole = total * total * cubes - total * tied;
    (whole > 1e-9 * total * total * cubes.max(1.0)).then(|| (12.0 * squares / whole).min(1.0))
}

/// Σ (t³ - t) over groups of t equal ranks.
fn ties(ranks: &[f64]) -> f64 {
    let mut sorted = ranks.to_vec();
    sorted.sort_by(f64::total_cmp);
    let cubes = |group: &[f64]| (group.len() as f64).powi(3) - group.len() as f64;
    sorted.chunk_by(|a, b| a == b).map(cubes).sum()
}
