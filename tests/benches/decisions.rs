//! Decisions as files, the same each time.

use std::fmt::Write as _;

use super::dice::dice;

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
