//! What a rating is worth on its criterion.

/// A number from 0, the worst end of a scale, to 1, its best; never NaN.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Utility(f64);

impl Utility {
    /// The worst end.
    pub const ZERO: Self = Self(0.0);
    /// The middle of what an unknown may be.
    pub const HALF: Self = Self(0.5);
    /// The best end.
    pub const ONE: Self = Self(1.0);

    /// The number as a utility; none outside 0 to 1, and none for NaN.
    #[inline]
    pub fn new(value: f64) -> Option<Self> {
        // Written so that NaN, which compares with nothing, is refused; + 0.0 makes -0 a plain 0.
        (0.0..=1.0).contains(&value).then_some(Self(value + 0.0))
    }

    /// The number, with what lies beyond an end put at that end; NaN becomes 0.
    #[inline]
    pub fn clamped(value: f64) -> Self {
        Self::new(value).unwrap_or(if value > 1.0 { Self::ONE } else { Self::ZERO })
    }

    /// The number.
    #[inline]
    pub fn get(self) -> f64 {
        self.0
    }

    /// The smaller of two.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        if other < self { other } else { self }
    }

    /// The larger of two.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        if other > self { other } else { self }
    }

    /// The point between two, `share` of the way from this one.
    #[must_use]
    pub fn toward(self, other: Self, share: Self) -> Self {
        Self::clamped(self.0 + share.0 * (other.0 - self.0))
    }
}

/// A rating drawn or chosen, before the scale: numbers go through it, utilities are through.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Point {
    /// A number in the criterion's unit.
    Number(f64),
    /// The utility of a level or of an unknown.
    Utility(Utility),
}

/// How far a number is on the way from one to another, in parts of the way.
#[inline]
pub(super) fn part(from: f64, to: f64, x: f64) -> f64 {
    let way = to - from;
    if way.is_finite() {
        return (x - from) / way;
    }
    // Halves keep differences of huge numbers finite; of tiny ones they would leave nothing.
    (x / 2.0 - from / 2.0) / (to / 2.0 - from / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_from_0_to_1_are_utilities() {
        for bad in [-0.1, 1.1, f64::NAN, f64::INFINITY] {
            assert_eq!(Utility::new(bad), None);
        }
        assert_eq!(Utility::new(0.25).map(Utility::get), Some(0.25));
        assert!(Utility::new(-0.0).is_some_and(|u| u.get().is_sign_positive()));
    }

    #[test]
    fn clamping_puts_numbers_at_the_nearer_end() {
        let clamped = [-1.0, 2.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN]
            .map(|x| Utility::clamped(x).get());
        assert_eq!(clamped, [0.0, 1.0, 1.0, 0.0, 0.0]);
    }

    #[test]
    fn toward_walks_the_share() {
        let half = Utility::ZERO.toward(Utility::ONE, Utility::HALF);
        assert_eq!(half, Utility::HALF);
        assert_eq!(
            Utility::ONE.toward(Utility::ZERO, Utility::ZERO),
            Utility::ONE
        );
    }
}
