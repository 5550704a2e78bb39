//! The score of every offer as a function of one thing, everything else at its median.
//!
//! One thing is a [`Lever`]: a written weight, a rating, a fact that several ratings rest on, a
//! part of what an offer pays, or a link's share. A [`Sweep`] is what happens as it moves: it says
//! which utilities or weights move, the method makes scores of them, and one bracketing search
//! finds where two scores cross. Between two knots two offers change places once at most. Where
//! the method is a sum and the scale is fixed, scores are straight lines there, and the first step
//! of the search is exact. On scales made from the offers the lead of two offers turns at knots
//! alone. For other methods a stretch is cut into parts.
//!
//! Source of the formulas: for a weight w moved to share t while the others keep their
//! proportions, S(t) = t u + (1 - t) r with r the score of the others (Triantaphyllou & Sanchez
//! 1997 use the same line in the written weight).

mod axis;
mod baseline;
mod bend;
mod column;
mod column_ends;
mod curve;
mod eligible;
mod leaders;
mod levers;
mod moved;
mod now;
mod numbers;
mod orders;
mod paid;
mod regions;
mod rests;
mod root;
mod utilities;

pub use axis::{Axis, Grid, round_out};
pub use baseline::{Baseline, Scores};
pub use bend::Bend;
pub use curve::{Curve, Stretch};
pub use eligible::Eligible;
pub use leaders::Lead;
pub use levers::{Lever, levers, part, unswept};
pub use now::{quantity, span};
pub use numbers::Numbers;
pub use paid::{grid as part_grid, range as part_range};
pub use regions::{Region, Sweep};
pub use rests::Rest;
pub use root::{bisect, root};
pub use utilities::Utilities;

pub use crate::method::TIE;

/// A probability or a distance without the last digits of its computation, to be sorted by: what is
/// equal but for rounding is put in order by its name.
pub fn grade(x: f64) -> f64 {
    (x * 1e9).round()
}

/// Points by which a promise must hold: ten ties, so that no last bit undoes it.
pub const CLEAR: f64 = 1e-11;
