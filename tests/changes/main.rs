//! How sure an order is, and what would change it: figures from outside, laws, and whole runs.

mod answers;
mod cases;
mod claims;
mod decision;
mod diff;
mod figures;
mod followed;
#[path = "../user/law_cases.rs"]
mod law_cases;
mod laws;
mod long_rows;
mod long_tables;
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
mod typed_tables;
#[path = "../user/validator.rs"]
mod validator;
mod valuation;
mod waiting;
mod weighing;

use law_cases::cases;
