//! The chance from which on it is worth more to let an offer go.

use super::{OpenOffers, TIE, TooMany};
use crate::robust::sweep::bisect;

/// Digits behind the point of a break-even: what lies below is rounding.
const DIGITS: f64 = 1e12;
/// The digits behind the point of a chance that is to be typed: at least, and at most.
const TYPED: std::ops::RangeInclusive<i32> = 3..=12;

/// The chance of one awaited offer at which a due offer and letting it go are worth the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BreakEven {
    /// Up to here the offer is accepted.
    pub at: f64,
    /// A chance strictly past it, to be typed: here it is let go.
    pub to: f64,
    /// A chance not past it, to be typed: here it is accepted.
    pub back: f64,
}

/// Why there is no such chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBreakEven {
    /// Letting go is worth more even if the awaited offer surely does not come.
    EvenSo,
    /// Letting go is not worth more even if it surely comes.
    NoChance,
    /// It is answered by the day on which the other is due.
    Answered,
}

impl OpenOffers {
    /// The chance of an awaited offer from which on a due one is let go, all others as they are.
    ///
    /// # Errors
    /// When more offers may come than can be worked out.
    pub fn break_even(
        &self,
        due: usize,
        awaited: usize,
    ) -> Result<Result<BreakEven, NoBreakEven>, TooMany> {
        let solved = self.solve()?;
        let at = solved.due_at(due).unwrap_or(0);
        // Of an offer that does not matter no chance is enough, whenever it is answered.
        let is_late = solved.bit(awaited) == 0 || solved.is_answered_after(awaited, at);
        if !is_late {
            return Ok(Err(NoBreakEven::Answered));
        }
        // What is worked out for one chance is worked out for any.
        let lets_go = |chance: f64| {
            let solved = self.with_chances(&[awaited], chance).solve();
            solved.is_ok_and(|s| s.is_let_go(due) == Some(true))
        };
        Ok(if lets_go(0.0) {
            Err(NoBreakEven::EvenSo)
        } else if !lets_go(1.0) {
            Err(NoBreakEven::NoChance)
        } else {
            let at = bisect(0.0, 1.0, lets_go);
            let to = past(at).find(|chance| *chance <= 1.0 && lets_go(*chance));
            let back = up_to(at).find(|chance| !lets_go(*chance));
            Ok(BreakEven {
                at: (at * DIGITS).round() / DIGITS,
                to: to.unwrap_or(1.0),
                back: back.unwrap_or(0.0),
            })
        })
    }
}

/// The chances with few digits next past a break-even, the shortest first.
fn past(at: f64) -> impl Iterator<Item = f64> {
    typed(at, 1.0)
}

/// The last chances with few digits not past a break-even, the shortest first.
fn up_to(at: f64) -> impl Iterator<Item = f64> {
    typed(at, 0.0)
}

/// The chances with few digits that lie so many of their steps past the last one up to a break-even,
/// the shortest first.
fn typed(at: f64, steps: f64) -> impl Iterator<Item = f64> {
    TYPED.map(move |digits| {
        let unit = 10_f64.powi(digits);
        ((at * unit + TIE).floor() + steps) / unit
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{awaited, due, three};
    use super::*;

    #[test]
    fn the_chance_is_where_both_are_worth_the_same() {
        // 60 + 20 p = 67 at p = 0.35.
        for chance in [0.0, 0.4, 1.0] {
            let found = three(chance).break_even(1, 0);
            let found = found.expect("one is awaited").expect("it turns");
            assert!((found.at - 0.35).abs() < 1e-12);
            assert_eq!(found.to, 0.351);
        }
    }

    #[test]
    fn there_may_be_no_such_chance() {
        let mut offers = three(0.4);
        offers.offers[1].score = 59.0;
        assert_eq!(offers.break_even(1, 0), Ok(Err(NoBreakEven::EvenSo)));
        offers.offers[1].score = 80.0;
        assert_eq!(offers.break_even(1, 0), Ok(Err(NoBreakEven::NoChance)));
        offers.offers[1] = due(67.0, 5);
        assert_eq!(offers.break_even(1, 0), Ok(Err(NoBreakEven::Answered)));
        offers.offers[1] = due(67.0, 3);
        offers.offers[0] = awaited(59.0, 5, 0.4);
        assert_eq!(offers.break_even(1, 0), Ok(Err(NoBreakEven::NoChance)));
    }
}
