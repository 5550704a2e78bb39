//! How sure an order is, and what would change it: figures from outside, laws, and whole runs.

mod cases;
mod decision;
mod figures;
mod laws;
mod missing;
mod order;
mod pay;
mod random;
mod topsis;
mod valuation;
