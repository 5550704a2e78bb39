//! How sure an order is: what is uncertain, drawn again and again.
//!
//! Source: SMAA-2 (Lahdelma & Salminen 2001), as Tervonen & Lahdelma (2007) implement it.

pub mod ask;
mod chance;
mod compare;
mod draw;
mod exponential;
pub mod flips;
mod plan;
mod tally;
mod trials;
pub mod vary;
mod weights;

pub use chance::failing;
pub use draw::{Stream, at_quantile, stream_name};
pub use trials::{Settings, Trials};
pub use weights::Trust;

/// Trials that are worked out side by side.
const LANES: usize = 256;
/// One number for each of them.
type Lanes = [f64; LANES];
