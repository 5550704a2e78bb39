//! How sure an order is, tested through the library: reference cases, the example's figures, laws
//! over random decisions, and edges.

mod breaks;
mod cases;
mod doubt_laws;
mod doubts;
mod edges;
mod example;
mod explained;
mod harness;
#[path = "../user/law_cases.rs"]
mod law_cases;
mod laws;
mod levels;
mod pay;
mod problems;
mod runs;
#[path = "../user/validator.rs"]
mod validator;
