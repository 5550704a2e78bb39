//! Several judges: figures from outside, and laws of consensus and agreement.

mod cases;
mod figures;
mod laws;
mod plain;
