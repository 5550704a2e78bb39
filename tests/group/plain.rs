//! Agreement and consensus counted the plain way, pair by pair and order by order.

use offer_rank::group::{Ballot, Support};

/// tau-b over all pairs.
pub fn tau_b(one: &[f64], other: &[f64]) -> Option<f64> {
    let (mut sum, mut ones, mut others) = (0.0, 0.0, 0.0);
    for i in 0..one.len() {
        for j in i + 1..one.len() {
            let sign = |x: &[f64]| f64::from(i8::from(x[i] < x[j]) - i8::from(x[i] > x[j]));
            let (a, b) = (sign(one), sign(other));
            sum += a * b;
            ones += a * a;
            others += b * b;
        }
    }
    let product: f64 = ones * others;
    (product > 0.0).then(|| sum / product.sqrt())
}

/// An offer's mean rank by counting who is ahead and who is level.
pub fn mean_rank(scores: &[f64], offer: usize) -> f64 {
    let own = scores[offer];
    let ahead = scores.iter().filter(|s| **s > own).count() as f64;
    let level = scores.iter().filter(|s| **s == own).count() as f64;
    ahead + level.midpoint(1.0)
}

/// W as the spread of the sums of ranks, of the most that it may be with these ties: each pair of
/// a judge's offers that tie takes away.
pub fn kendall_w(ballots: &[Ballot]) -> Option<f64> {
    let n = ballots[0].scores.len();
    let total: f64 = ballots.iter().map(|b| b.voice).sum();
    let sum = |i: usize| -> f64 {
        ballots
            .iter()
            .map(|b| b.voice * mean_rank(&b.scores, i))
            .sum()
    };
    let sums: Vec<f64> = (0..n).map(sum).collect();
    // Σ (R - mean)² = Σ over pairs (R - R')² / n.
    let mut squares = 0.0;
    for i in 0..n {
        for j in i + 1..n {
            squares += (sums[i] - sums[j]).powi(2) / n as f64;
        }
    }
    let ties: f64 = ballots.iter().map(|b| b.voice * ties(&b.scores)).sum();
    let cubes = (n * n * n - n) as f64;
    let whole = total * total * cubes - total * ties;
    (whole > 1e-6).then(|| 12.0 * squares / whole)
}

/// t³ - t summed over groups: (t² - 1) for each one of the group.
fn ties(scores: &[f64]) -> f64 {
    let level = |own: &f64| scores.iter().filter(|s| *s == own).count() as f64;
    scores.iter().map(|s| level(s).powi(2) - 1.0).sum()
}

/// The voices that have one offer ahead of another; of whoever has both level, half.
pub fn voices(ballots: &[Ballot], one: usize, other: usize) -> f64 {
    let voice = |ballot: &Ballot| match ballot.scores[one] - ballot.scores[other] {
        lead if lead > 0.0 => ballot.voice,
        0.0 => ballot.voice / 2.0,
        _ => 0.0,
    };
    ballots.iter().map(voice).sum()
}

/// The voices against an order.
pub fn against(support: &Support, order: &[usize]) -> f64 {
    let mut sum = 0.0;
    for (i, first) in order.iter().enumerate() {
        for second in &order[i + 1..] {
            sum += support.ahead(*second, *first);
        }
    }
    sum
}

/// Every order of so many, in the order of their indices.
pub fn orders(n: usize) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new()];
    for _ in 0..n {
        let longer = |order: &Vec<usize>| {
            let rest = (0..n).filter(|i| !order.contains(i)).collect::<Vec<_>>();
            let order = order.clone();
            rest.into_iter().map(move |i| [&order[..], &[i]].concat())
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}
