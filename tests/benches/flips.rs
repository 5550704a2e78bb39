//! How long all flips of 50 offers × 12 criteria take, once the file is read and ranked.

use std::time::Instant;

use jiff::civil::date;
use offer_rank::load::{self, Changes, InputFile, InputKind, Request};
use offer_rank::method::{Method, Ranking};
use offer_rank::robust::flips::{Luck, Scope, Wanted, flips};
use offer_rank::robust::sweep::Baseline;

/// Runs of which the median counts.
const RUNS: usize = 51;

/// Prints milliseconds.
pub fn measure() {
    let today = date(2026, 11, 22);
    let request = Request {
        files: vec![InputFile::new(
            "flips.toml",
            super::decisions::plain(50, 12).into_bytes(),
        )],
        kind: InputKind::Toml,
        built_in: false,
        sets: Vec::new(),
        judges: Vec::new(),
        today,
        as_of: today,
        changes: Changes::default(),
    };
    let outcome = load::load(&request, &mut |_| Err("no other file".to_owned()));
    let loaded = outcome.loaded.expect("a file without mistakes");
    let ranking = Ranking::new(&loaded.problem, Method::WeightedSum);
    let wanted = |scope| Wanted {
        scope,
        luck: Luck::default(),
    };
    println!();
    for (scope, what) in [
        (Scope::First, "of first place"),
        (Scope::All, "of every place"),
    ] {
        let mut found = 0;
        let mut times: Vec<_> = (0..RUNS)
            .map(|_| {
                let start = Instant::now();
                let baseline = Baseline::new(&loaded.problem, &ranking);
                found = flips(&baseline, wanted(scope)).len();
                start.elapsed()
            })
            .collect();
        times.sort_unstable();
        let ms = times[RUNS / 2].as_secs_f64() * 1e3;
        println!("flips of 50 x 12, {what}: {ms:.2} ms, {found} of them");
    }
}
