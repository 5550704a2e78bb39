//! Several judges: figures from outside, and laws of consensus and agreement.

mod cases;
mod figures;
#[path = "../user/law_cases.rs"]
mod law_cases;
mod laws;
mod plain;
