//! How many random cases a law is tried with.

use proptest::prelude::ProptestConfig;
use proptest::test_runner::RngSeed;

/// So many random cases for a law, the same in each run; or as many new ones as
/// `RANK_LAW_CASES` says.
pub fn cases(few: u32) -> ProptestConfig {
    let asked = std::env::var("RANK_LAW_CASES").ok();
    let rng_seed = match &asked {
        Some(_) => RngSeed::Random,
        None => RngSeed::Fixed(1),
    };
    ProptestConfig {
        cases: asked.and_then(|n| n.parse().ok()).unwrap_or(few),
        failure_persistence: None,
        rng_seed,
        ..ProptestConfig::default()
    }
}
