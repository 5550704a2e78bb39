//! How the figure of a month follows the number that is written for a part: in which coordinate it
//! is a straight line.

use super::bisect;
use crate::model::PayPart;

/// The coordinate in which a figure is a straight line.
#[derive(Clone, Debug, PartialEq)]
pub enum Bend {
    /// The number itself: an amount, a tax, a rate.
    Straight,
    /// -1 / x: a cost of living, a term over which what is paid once is spread.
    Inverse,
    /// A raise, by its sum over the years: the part of a month that has grown 0, 1, 2, ... times.
    Growth(Vec<f64>),
}

impl Bend {
    /// The coordinate of a number that is written.
    pub fn coordinate(&self, x: f64) -> f64 {
        match self {
            Self::Straight => x,
            Self::Inverse => -1.0 / x,
            Self::Growth(grown) => grown.iter().rev().fold(0.0, |sum, a| sum * (1.0 + x) + a),
        }
    }

    /// The number that is written at a coordinate; of a raise, between the ends of what it may be.
    pub fn written(&self, c: f64) -> f64 {
        match self {
            Self::Straight => c,
            Self::Inverse => -1.0 / c,
            Self::Growth(_) => {
                let (least, most) = PayPart::Raise.range(false).ends();
                if self.coordinate(least) >= c {
                    return least;
                }
                if self.coordinate(most) <= c {
                    return most;
                }
                bisect(least, most, |x| self.coordinate(x) >= c)
            }
        }
    }

    /// The number that was written, of which its coordinate may have lost the last bits.
    pub fn as_written(&self, c: f64) -> f64 {
        let x = self.written(c);
        match self {
            Self::Straight => x,
            Self::Inverse | Self::Growth(_) => format!("{x:.12e}").parse().unwrap_or(x),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 100 a year that grow by 10 %: 100 + 110 + 121 = 331.
    #[test]
    fn a_raise_and_its_sum_are_each_others_inverse() {
        let years = Bend::Growth(vec![100.0, 100.0, 100.0]);
        assert!((years.coordinate(0.1) - 331.0).abs() < 1e-12);
        assert!((years.written(331.0) - 0.1).abs() < 1e-12);
        assert_eq!((years.written(50.0), years.written(1e9)), (-1.0, 1.0));
    }

    /// 1 / (1 / 0.9) is not 0.9.
    #[test]
    fn what_was_written_comes_back_to_its_last_bit() {
        for bend in [Bend::Inverse, Bend::Growth(vec![100.0, 100.0, 100.0])] {
            for x in (1..100).map(|i| f64::from(i) / 100.0) {
                assert_eq!(bend.as_written(bend.coordinate(x)), x);
            }
        }
    }
}
