//! The figures of the built-in example that were worked out elsewhere.

use offer_rank::load::Changes;
use offer_rank::method::{Method, Ranking};
use offer_rank::robust::flips::{Flip, Luck, Reading, Wanted, flips};
use offer_rank::robust::vary::{Bench, Lever};

use crate::decision::Decision;

#[test]
fn dump() {
    let loaded = Decision::demo().load(&Changes::default());
    let ranking = Ranking::new(&loaded.problem, Method::WeightedSum);
    let bench = Bench::new(&loaded.problem, &ranking);
    let all = flips(
        &bench,
        Wanted {
            firsts: false,
            luck: Luck::default(),
        },
    );
    for f in &all {
        println!(
            "{:?} at {:?} to {:?} up {} share {:?} {:?}>{:?} first {} within {:.4} dist {:.3} until {:?} {:?}",
            f.lever,
            f.at,
            f.to,
            f.up,
            f.share_at,
            f.ahead,
            f.behind,
            f.first_changes,
            f.within,
            f.distance,
            f.until,
            f.because
        );
    }
}
