//! What an offer pays, from its parts: one figure a month for the criterion, and a statement of
//! where the money comes from.
//!
//! A year is 365.25 days, and a month a twelfth of it. An internship lasts its weeks or months; an
//! offer for good is looked at over a horizon, 48 months where nobody said. The figure of a month:
//!
//! ```text
//! [(taxed × (1 - tax) + untaxed - costs) / months] / cost of living × exchange rate
//! ```
//!
//! Wages, bonus, sign-on, stipends and what vests of shares are taxed; relocation and benefits are
//! not; a part's table can say otherwise. Each is summed year by year, since amounts may be stated
//! so, a raise makes the base grow from year to year, and shares vest in years.

mod amounts;
mod ends;
mod figure;
mod income;
mod statement;
mod vesting;

use crate::model::PayPart;

pub use amounts::{Amounts, PaySource};
pub use ends::{PayEnd, end, likely, spread, term};
pub use figure::Figure;
pub use statement::{Leaving, PayColumn, Statement, statement, statement_with};

/// Days of a year, the leap years in.
const YEAR: f64 = 365.25;
/// Weeks of a month.
pub const WEEKS_A_MONTH: f64 = YEAR / 12.0 / 7.0;
/// Months over which an offer for good is looked at where nobody said.
pub const FOR_GOOD: f64 = 48.0;
/// Hours a week where nobody said.
pub const USUAL_HOURS: f64 = 40.0;
/// Days a week where nobody said.
pub const USUAL_DAYS: f64 = 5.0;

/// What to take a base times, and what to divide that by, so that it is one of a month for good;
/// none where it is one already.
pub fn base_of_month(base: PayPart) -> Option<(f64, f64)> {
    let weeks = FOR_GOOD * WEEKS_A_MONTH;
    match base {
        PayPart::Hourly => Some((USUAL_HOURS * weeks, FOR_GOOD)),
        PayPart::Daily => Some((USUAL_DAYS * weeks, FOR_GOOD)),
        PayPart::Weekly => Some((weeks, FOR_GOOD)),
        PayPart::Yearly => Some((FOR_GOOD / 12.0, FOR_GOOD)),
        _ => None,
    }
}
