//! Bytes to a spanned tree: each mistake of syntax is reported, and mended so that the rest can be read.

pub mod chunks;
pub mod document;
pub mod extent;
pub mod gaps;
pub mod lookalike;
pub mod mistake;
pub mod mistakes;
pub mod statements;
pub mod values;
pub mod wording;
