//! How sure an order is: what is uncertain, drawn again and again.
//!
//! Source: SMAA-2 (Lahdelma & Salminen 2001), as Tervonen & Lahdelma (2007) implement it.

pub mod ask;
mod draw;
pub mod flips;
pub mod vary;

pub use draw::{Stream, at_quantile, stream_name};
