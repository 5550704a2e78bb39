//! What may be written in a file, and what people mean by what they write.

pub mod advice;
pub mod builtin;
pub mod currencies;
pub mod headers;
pub mod keys;
pub mod pay_units;
pub mod spoken;
pub mod units;
