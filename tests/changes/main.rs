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
mod questions;
mod random;
mod remarks;
mod schemas;
mod sentences;
mod spoken;
mod topsis;
#[path = "../user/validator.rs"]
mod validator;
mod valuation;
mod waiting;
mod weighing;

use proptest::prelude::ProptestConfig;

/// So many random decisions for a law, or as many as `RANK_LAW_CASES` says; new ones in each run.
fn cases(few: u32) -> ProptestConfig {
    let asked = std::env::var("RANK_LAW_CASES").ok();
    ProptestConfig {
        cases: asked.and_then(|n| n.parse().ok()).unwrap_or(few),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
