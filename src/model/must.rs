//! Deal-breakers: limits that an offer must keep.

use super::rating::Rating;
use super::{Fit, Order, Scale, Spread, Utility};

/// The worst that is still accepted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    /// This number or more.
    AtLeast(f64),
    /// This number or less.
    AtMost(f64),
    /// A number between these two.
    Between(f64, f64),
    /// This level, by its index, or a better one.
    Level(u16),
}

/// Why a value makes no limit on a scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LimitError {
    /// It lies beyond the ends of the scale.
    Outside,
    /// A scale with a peak takes a range.
    NeedsRange,
    /// Any other scale takes one value.
    NeedsOne,
}

/// What became of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is kept, whatever is still unknown.
    Passes,
    /// It is not kept, whatever is still unknown.
    Fails,
    /// It lies inside the range.
    MayFail,
    /// Nothing is known.
    NotChecked,
}

impl Limit {
    /// The numbers of a limit on a scale: one, or the two ends of a range.
    ///
    /// # Errors
    /// When they lie beyond the scale's ends, or are a range where one number is needed, or the
    /// other way round.
    pub fn numbers(spread: Spread, scale: &Scale) -> Result<Self, LimitError> {
        let (low, high) = (spread.low(), spread.high());
        if scale
            .ends()
            .is_some_and(|(first, last)| low < first || high > last)
        {
            return Err(LimitError::Outside);
        }
        match scale.order() {
            Order::Peak if low == high => Err(LimitError::NeedsRange),
            Order::Peak => Ok(Self::Between(low, high)),
            _ if low != high => Err(LimitError::NeedsOne),
            Order::Higher => Ok(Self::AtLeast(low)),
            Order::Lower => Ok(Self::AtMost(low)),
        }
    }

    /// The numbers between which it is kept or not.
    pub fn borders(self) -> Vec<f64> {
        match self {
            Self::AtLeast(x) | Self::AtMost(x) => vec![x],
            Self::Between(a, b) => vec![a, b],
            Self::Level(_) => Vec::new(),
        }
    }

    /// Whether a rating keeps the limit.
    pub fn judge(self, rating: Rating, scale: &Scale) -> Outcome {
        match (rating, self) {
            (Rating::Level { low, high, .. }, Self::Level(limit)) => {
                let at_least = scale.level_utility(limit);
                let keeps = |level| scale.level_utility(level) >= at_least;
                outcome(keeps(low), keeps(high))
            }
            (Rating::Number(s), Self::AtLeast(x)) => outcome(s.low() >= x, s.high() >= x),
            (Rating::Number(s), Self::AtMost(x)) => outcome(s.high() <= x, s.low() <= x),
            (Rating::Number(s), Self::Between(a, b)) => {
                outcome(a <= s.low() && s.high() <= b, a <= s.high() && s.low() <= b)
            }
            // A level has no number and a number no level: nothing can be said.
            (Rating::Unknown | Rating::Level { .. } | Rating::Number(_), _) => Outcome::NotChecked,
        }
    }

    /// Whether what is worth between `low` and `high` keeps the limit; for ratings that are known
    /// by their worth only, such as a share of another company's.
    pub fn judge_worth(self, low: Utility, high: Utility, scale: &Scale, fit: &Fit<'_>) -> Outcome {
        let least = self.least_worth(scale, fit);
        outcome(is_worth(low.get(), least), is_worth(high.get(), least))
    }

    /// What the limit is worth on a fitted scale; of a range, its lesser end.
    pub fn least_worth(self, scale: &Scale, fit: &Fit<'_>) -> Utility {
        match self {
            Self::Level(level) => scale.level_utility(level),
            Self::AtLeast(x) | Self::AtMost(x) => fit.utility(x),
            Self::Between(a, b) => fit.utility(a).min(fit.utility(b)),
        }
    }

    /// Whether a number keeps the limit; none does where it is a level.
    pub fn keeps(self, x: f64) -> bool {
        match self {
            Self::AtLeast(least) => x >= least,
            Self::AtMost(most) => x <= most,
            Self::Between(least, most) => least <= x && x <= most,
            Self::Level(_) => false,
        }
    }
}

/// Whether a utility is at least another, as far as sums of parts tell.
pub fn is_worth(utility: f64, least: Utility) -> bool {
    // A sum such as 0 + 0.25 × 0.7 may miss the limit by its last bit.
    utility >= least.get() - 1e-12
}

fn outcome(at_worst: bool, at_best: bool) -> Outcome {
    match (at_worst, at_best) {
        (true, true) => Outcome::Passes,
        (false, false) => Outcome::Fails,
        _ => Outcome::MayFail,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(low: f64, high: f64) -> Rating {
        Rating::Number(Spread::range(low, high).expect("valid"))
    }

    #[test]
    fn a_limit_on_commute_is_the_most_minutes() {
        let scale = Scale::straight(90.0, 0.0).expect("valid");
        let limit = Limit::numbers(Spread::exact(60.0).expect("valid"), &scale).expect("valid");
        assert_eq!(limit.judge(number(60.0, 60.0), &scale), Outcome::Passes);
        assert_eq!(limit.judge(number(61.0, 80.0), &scale), Outcome::Fails);
        assert_eq!(limit.judge(number(50.0, 80.0), &scale), Outcome::MayFail);
        assert_eq!(limit.judge(Rating::Unknown, &scale), Outcome::NotChecked);
    }

    #[test]
    fn a_peak_takes_a_range() {
        let u = |x| Utility::new(x).expect("valid");
        let scale =
            Scale::points(vec![(0.0, u(0.0)), (5.0, u(1.0)), (10.0, u(0.0))]).expect("valid");
        let one = Spread::exact(3.0).expect("valid");
        assert_eq!(Limit::numbers(one, &scale), Err(LimitError::NeedsRange));
        let limit = Limit::numbers(Spread::range(3.0, 7.0).expect("valid"), &scale).expect("valid");
        assert_eq!(limit.judge(number(4.0, 6.0), &scale), Outcome::Passes);
        assert_eq!(limit.judge(number(6.0, 8.0), &scale), Outcome::MayFail);
        assert_eq!(limit.judge(number(8.0, 9.0), &scale), Outcome::Fails);
    }

    #[test]
    fn a_limit_beyond_the_scale_is_refused() {
        let scale = Scale::straight(90.0, 0.0).expect("valid");
        let limit = Spread::exact(120.0).expect("valid");
        assert_eq!(Limit::numbers(limit, &scale), Err(LimitError::Outside));
    }
}
