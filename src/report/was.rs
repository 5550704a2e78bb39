//! What stood before the changes of the command line.

use std::fmt;

/// Place and score of an offer before the changes of the command line.
#[derive(Clone, Debug, PartialEq)]
pub struct Was {
    /// Its place.
    pub place: OldPlace,
    /// Points of 100.
    pub score: f64,
    /// Whether an unknown was inside.
    pub unsure: bool,
}

/// A place of before, or that there was none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OldPlace {
    /// It was out by a deal-breaker.
    Out,
    /// It took no place for another reason.
    None,
    /// The only place that it could hold.
    Settled(usize),
    /// A place that it shared with an equal.
    Tied(usize),
    /// The first and the last place that it could hold.
    Open(usize, usize),
}

impl fmt::Display for OldPlace {
    /// `out`, `-`, `2`, `2=` or `1-3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Out => f.write_str("out"),
            Self::None => f.write_str("-"),
            Self::Settled(place) => write!(f, "{place}"),
            Self::Tied(place) => write!(f, "{place}="),
            Self::Open(first, last) => write!(f, "{first}-{last}"),
        }
    }
}
