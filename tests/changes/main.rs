//! How sure an order is, and what would change it: figures from outside, laws, and whole runs.

mod answers;
mod cases;
mod claims;
mod decision;
mod diff;
mod figures;
mod followed;
mod laws;
mod missing;
mod order;
mod pay;
mod pay_sums;
mod questions;
mod random;
mod remarks;
mod schemas;
mod sentences;
mod spoken;
mod survey;
mod topsis;
#[path = "../user/validator.rs"]
mod validator;
mod valuation;
mod waiting;
mod weighing;

use proptest::prelude::ProptestConfig;
use proptest::test_runner::RngSeed;

/// So many random decisions for a law, the same in each run; or as many new ones as
/// `RANK_LAW_CASES` says.
fn cases(few: u32) -> ProptestConfig {
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
