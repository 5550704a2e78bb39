//! How a report is to be made.

use jiff::civil::Date;

use super::Depth;
use crate::method::Method;
use crate::robust::Trust;

/// How a report is to be made.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The day of the run.
    pub today: Date,
    /// The day whose facts count.
    pub as_of: Date,
    /// How the files were named on the command line: `demo`, `a.toml b.toml`.
    pub call: String,
    /// The method.
    pub method: Method,
    /// Whether reasons say in which line of a file they stand.
    pub places: bool,
    /// How many trials; none asked for: 10,000, and above 1,000 offers none.
    pub trials: Option<u64>,
    /// Where the trials' random numbers begin.
    pub seed: u64,
    /// How far the weights are trusted.
    pub trust: Trust,
    /// The share of trials from which on one offer is surely ahead of another.
    pub sure: f64,
    /// How much of what trials tell, and of what would change the answer, is wanted.
    pub depth: Depth,
}
