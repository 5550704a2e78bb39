//! What is stated of one quantity: a number, a level, a range of either, or nothing.

use super::scale::Fit;
use super::utility::Point;
use super::{Scale, Utility};

/// The least, the likely and the most that a number may be: finite and in order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    low: f64,
    likely: f64,
    high: f64,
}

/// Why numbers make no spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RatingError {
    /// One of them is infinite or no number.
    NotFinite,
    /// They do not ascend.
    OutOfOrder,
}

impl Spread {
    /// Nothing, known exactly.
    pub const ZERO: Self = Self {
        low: 0.0,
        likely: 0.0,
        high: 0.0,
    };

    /// One number, known exactly.
    ///
    /// # Errors
    /// When it is not finite.
    pub fn exact(x: f64) -> Result<Self, RatingError> {
        Self::new(x, x, x)
    }

    /// A range; its middle is taken as likely.
    ///
    /// # Errors
    /// When an end is not finite, or the ends do not ascend.
    pub fn range(low: f64, high: f64) -> Result<Self, RatingError> {
        let middle = if low == high {
            low
        } else {
            low / 2.0 + high / 2.0
        };
        Self::new(low, middle, high)
    }

    /// A range with a likely value.
    ///
    /// # Errors
    /// When one is not finite, or they do not ascend.
    pub fn new(low: f64, likely: f64, high: f64) -> Result<Self, RatingError> {
        if ![low, likely, high].iter().all(|x| x.is_finite()) {
            return Err(RatingError::NotFinite);
        }
        if low <= likely && likely <= high {
            Ok(Self { low, likely, high })
        } else {
            Err(RatingError::OutOfOrder)
        }
    }

    /// A range with its likely value, where that is stated.
    ///
    /// # Errors
    /// When one is not finite, or they do not ascend.
    pub fn stated(low: f64, likely: Option<f64>, high: f64) -> Result<Self, RatingError> {
        match likely {
            Some(likely) => Self::new(low, likely, high),
            None => Self::range(low, high),
        }
    }

    /// The least.
    pub fn low(self) -> f64 {
        self.low
    }

    /// The likely value, or the middle.
    pub fn likely(self) -> f64 {
        self.likely
    }

    /// The most.
    pub fn high(self) -> f64 {
        self.high
    }
}

/// What is stated of a quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rating {
    /// A number in the criterion's unit, or a range.
    Number(Spread),
    /// A level by its index in the scale, or a range of levels.
    Level {
        /// The lowest.
        low: u16,
        /// The likely one, when it is said.
        likely: Option<u16>,
        /// The highest.
        high: u16,
    },
    /// Nothing.
    Unknown,
}

impl Rating {
    /// One number, known exactly; none where it is not finite.
    pub fn number(x: f64) -> Option<Self> {
        Spread::exact(x).ok().map(Self::Number)
    }

    /// One level, by its index.
    pub fn level(level: u16) -> Self {
        Self::Level {
            low: level,
            likely: None,
            high: level,
        }
    }

    /// The number, or the range of them; none of levels and where nothing is known.
    pub fn spread(self) -> Option<Spread> {
        match self {
            Self::Number(spread) => Some(spread),
            Self::Level { .. } | Self::Unknown => None,
        }
    }

    /// Whether nothing is known.
    pub fn is_unknown(self) -> bool {
        self == Self::Unknown
    }

    /// Whether it is unknown or a range.
    pub fn is_open(self) -> bool {
        match self {
            Self::Number(spread) => spread.low < spread.high,
            Self::Level { low, high, .. } => low != high,
            Self::Unknown => true,
        }
    }

    /// The median: the likely value, else the middle; of a pair of levels and of an unknown the mean
    /// of their draws.
    pub fn median(self, scale: &Scale) -> Point {
        match self {
            Self::Number(spread) => Point::Number(spread.likely),
            Self::Level { low, likely, high } => Point::Utility(match likely {
                Some(level) => scale.level_utility(level),
                None => scale.mean_of_levels(low, high),
            }),
            Self::Unknown => Point::Utility(scale.unknown_mean()),
        }
    }

    /// The least and the most that it may be worth on a fitted scale.
    pub fn utilities(self, scale: &Scale, fit: &Fit<'_>) -> (Utility, Utility) {
        match self {
            Self::Number(spread) => fit.utility_range(spread.low, spread.high),
            Self::Level { low, high, .. } => (scale.level_utility(low), scale.level_utility(high)),
            Self::Unknown => scale.unknown_range(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreads_are_finite_and_ascend() {
        assert_eq!(Spread::new(1.0, 3.0, 2.0), Err(RatingError::OutOfOrder));
        assert_eq!(Spread::range(2.0, 1.0), Err(RatingError::OutOfOrder));
        assert_eq!(Spread::exact(f64::NAN), Err(RatingError::NotFinite));
        assert_eq!(Spread::range(5.0, 8.0).map(Spread::likely), Ok(6.5));
    }

    #[test]
    fn the_middle_of_huge_numbers_is_finite() {
        assert_eq!(
            Spread::range(-f64::MAX, f64::MAX).map(Spread::likely),
            Ok(0.0)
        );
        assert_eq!(
            Spread::range(f64::MAX, f64::MAX).map(Spread::likely),
            Ok(f64::MAX)
        );
    }
}
