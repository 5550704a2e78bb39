//! Decisions as files, the same each time.

use std::fmt::Write as _;

/// A linear congruential generator (Knuth, MMIX): the same numbers each time.
pub fn dice() -> impl FnMut(u64) -> u64 {
    let mut state = 1_u64;
    move |below| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    }
}

/// Offers with exact ratings on straight scales with fixed ends.
pub fn plain(offers: usize, criteria: usize) -> String {
    let mut out = String::from("[weights]\n");
    for k in 0..criteria {
        let _ = writeln!(out, "c{k} = {}", 10 + k);
    }
    for k in 0..criteria {
        let _ = writeln!(
            out,
            "[[criterion]]\nid = \"c{k}\"\nscale = {{ worst = 0, best = 1000 }}"
        );
    }
    let mut any = dice();
    for i in 0..offers {
        let _ = writeln!(out, "[[offer]]\ncompany = \"Company {i}\"\n[offer.ratings]");
        for k in 0..criteria {
            let _ = writeln!(out, "c{k} = {}", any(1001));
        }
    }
    out
}
