//! Text: made safe for a terminal, measured, and numbers and lists in words; lists in order.

pub mod day;
pub mod number;
pub mod order;
pub mod possessive;
pub mod safe;
pub mod shell;
pub mod suggest;
pub mod tenths;
pub mod width;

pub use safe::safe;
