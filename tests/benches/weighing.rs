//! How long weights from answers take, in this process.

use std::hint::black_box;
use std::time::{Duration, Instant};

use offer_rank::weighing::{BestWorstAnswers, Comparison, Comparisons, best_worst};

use super::dice::dice;

/// Criteria compared: more than most people have.
const CRITERIA: usize = 10;

pub fn measure() {
    println!();
    line("compare, 1 to 9", &mut || {
        drop(comparisons(9.0, true).weights());
    });
    line("compare, to 10^6", &mut || {
        drop(comparisons(1e6, true).weights());
    });
    line("compare, a half", &mut || {
        drop(comparisons(9.0, false).weights());
    });
    line("best and worst", &mut || drop(best_worst(&answers())));
}

/// The median of many runs.
fn line(what: &str, run: &mut dyn FnMut()) {
    let mut took: Vec<Duration> = (0..201)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    took.sort();
    let ms = took[took.len() / 2].as_secs_f64() * 1e3;
    println!("{what:<20} {ms:>8.3} ms for {CRITERIA} criteria");
}

/// Judgements up to so much, as contradictory as chance has them; all, or about a half.
fn comparisons(largest: f64, complete: bool) -> Comparisons {
    let mut any = dice();
    let mut stated = Vec::new();
    for one in 0..CRITERIA {
        for other in one + 1..CRITERIA {
            let part = any(1_000) as f64 / 500.0 - 1.0;
            if complete || other == one + 1 || any(2) == 0 {
                let times = largest.powf(part);
                stated.push(Comparison { one, other, times });
            }
        }
    }
    black_box(Comparisons::new(CRITERIA, stated))
}

fn answers() -> BestWorstAnswers {
    let to = |j: usize| 1.0 + (j * 7 % 9) as f64;
    let mut best_to_others: Vec<f64> = (0..CRITERIA).map(to).collect();
    let mut others_to_worst: Vec<f64> = (0..CRITERIA).map(|j| 10.0 - to(j)).collect();
    (best_to_others[0], others_to_worst[CRITERIA - 1]) = (1.0, 1.0);
    others_to_worst[0] = best_to_others[CRITERIA - 1];
    black_box(BestWorstAnswers {
        best: 0,
        worst: CRITERIA - 1,
        best_to_others,
        others_to_worst,
    })
}
