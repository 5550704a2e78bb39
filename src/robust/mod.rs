//! How sure an order is: what is uncertain, drawn again and again.
//!
//! Source: SMAA-2 (Lahdelma & Salminen 2001), as Tervonen & Lahdelma (2007) implement it.

pub mod ask;
mod draws;
pub mod flips;
pub mod sweep;
mod threads;
mod trials;

pub use draws::{Stream, at_quantile, stream_name, value_at};
pub use threads::in_parallel;
pub use trials::Trust;
pub use trials::{Settings, Trial, Trials};

/// Trials that are worked out side by side.
const LANES: usize = 256;
/// One number for each of them.
type Lanes = [f64; LANES];
