//! What an offer pays, from its parts: one figure a month for the criterion, and a statement of
//! where the money comes from.
//!
//! A year is 365.25 days, and a month a twelfth of it. An internship lasts its weeks; an offer for
//! good is looked at over 48 months. The figure of a month:
//!
//! ```text
//! [((wages + bonus + sign-on + stipends + vested equity × worth) × (1 - tax)
//!   + relocation + benefits) / months - monthly costs] / cost of living × exchange rate
//! ```
//!
//! It grows with every part but tax, costs and cost of living, so that its ends have every part at
//! its worst and at its best.

mod amounts;
mod figure;
mod statement;
mod vesting;

use crate::model::PayPart;

pub use amounts::{Amounts, PaySource};
pub use figure::{Figure, likely, rating, spread};
pub use statement::{Leaving, PayColumn, Statement, statement};

/// Days of a year, the leap years in.
const YEAR: f64 = 365.25;
/// Weeks of a month.
pub const WEEKS_A_MONTH: f64 = YEAR / 12.0 / 7.0;
/// Months over which an offer for good is looked at.
const FOR_GOOD: f64 = 48.0;
/// Hours a week where nobody said.
pub const USUAL_HOURS: f64 = 40.0;

/// What to take a base times, and what to divide that by, so that it is one of a month for good;
/// none where it is one already.
pub fn base_of_month(base: PayPart) -> Option<(f64, f64)> {
    match base {
        PayPart::Hourly => Some((USUAL_HOURS * FOR_GOOD * WEEKS_A_MONTH, FOR_GOOD)),
        PayPart::Yearly => Some((FOR_GOOD / 12.0, FOR_GOOD)),
        _ => None,
    }
}
