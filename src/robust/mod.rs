//! How sure an order is: what is uncertain, drawn again and again.
//!
//! Source: SMAA-2 (Lahdelma & Salminen 2001), as Tervonen & Lahdelma (2007) implement it.

pub mod ask;
mod draws;
pub mod flips;
pub mod sweep;
mod trials;

pub use draws::{Stream, at_quantile, stream_name, value_at};
pub use trials::{Settings, Trial, Trials, Trust};

/// Trials that are worked out side by side.
const LANES: usize = 256;
/// One number for each of them.
type Lanes = [f64; LANES];
