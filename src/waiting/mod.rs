//! Whether to accept an offer that is due, or to wait for those that may still come.
//!
//! Days pass in order. On the day by which an awaited offer is answered it comes, with its chance,
//! or does not; on the day by which an offer must be replied to it is accepted, which ends all, or
//! let go. What is at hand at the end is the choice. Worked out backwards, as a decision tree is
//! (Raiffa 1968; with answers that are independent of each other it is a problem of optimal
//! stopping).

mod break_even;
mod ends;
mod more_time;
mod solution;

use jiff::civil::Date;

pub use break_even::{BreakEven, NoBreakEven};
pub use ends::FinalChoice;
pub use more_time::MoreTime;
pub use solution::{Solution, TooMany};

use crate::method::TIE;

/// What is known of an offer that may be taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpenOffer {
    /// What taking it is worth, in points.
    pub score: f64,
    /// The day by which it must be replied to; an offer without one is open to the end.
    pub reply: Option<Date>,
    /// When it is answered, and with what chance it comes; none of an offer at hand.
    pub answer: Option<AwaitedAnswer>,
}

/// The answer that is awaited of an offer not made yet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AwaitedAnswer {
    /// The day by which it comes.
    pub day: Date,
    /// The probability that an offer is made.
    pub chance: f64,
}

/// Everything that may be taken, and what there is without.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenOffers {
    /// What it is worth to end with none of the offers.
    pub fallback: f64,
    /// The offers, in the order of their ids: of equal ones, the first is taken.
    pub offers: Vec<OpenOffer>,
}

impl OpenOffers {
    /// The offers at hand that are due on some day.
    pub fn due(&self) -> impl Iterator<Item = usize> + '_ {
        let is_due = |(_, o): &(usize, &OpenOffer)| o.reply.is_some() && o.answer.is_none();
        self.offers.iter().enumerate().filter(is_due).map(|o| o.0)
    }

    /// The same with another chance of some awaited offers.
    #[must_use]
    pub fn with_chances(&self, offers: &[usize], chance: f64) -> Self {
        let mut other = self.clone();
        for offer in offers {
            if let Some(answer) = &mut other.offers[*offer].answer {
                answer.chance = chance;
            }
        }
        other
    }

    /// What remains in any case: the better of the fallback and of the offers at hand that are
    /// open to the end.
    fn base(&self) -> f64 {
        let open = |o: &&OpenOffer| o.reply.is_none() && o.answer.is_none();
        let open = self.offers.iter().filter(open).map(|o| o.score);
        open.fold(self.fallback, f64::max)
    }
}

impl OpenOffer {
    /// The day by which it must be replied to once it has come: never before its answer.
    fn reply_once_made(&self) -> Option<Date> {
        let answer = self.answer.map(|a| a.day);
        self.reply.map(|day| answer.map_or(day, |a| a.max(day)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// An offer at hand, due on a day of December.
    pub fn due(score: f64, day: i8) -> OpenOffer {
        OpenOffer {
            score,
            reply: Some(date(2026, 12, day)),
            answer: None,
        }
    }

    /// An offer at hand without a day.
    pub fn open(score: f64) -> OpenOffer {
        OpenOffer {
            score,
            reply: None,
            answer: None,
        }
    }

    /// An offer awaited by a day of December.
    pub fn awaited(score: f64, day: i8, chance: f64) -> OpenOffer {
        OpenOffer {
            score,
            reply: None,
            answer: Some(AwaitedAnswer {
                day: date(2026, 12, day),
                chance,
            }),
        }
    }

    /// An offer of 67 is due on the 3rd, one of 60 stays open, one of 80 is answered by the 5th.
    pub fn three(chance: f64) -> OpenOffers {
        OpenOffers {
            fallback: 0.0,
            offers: vec![awaited(80.0, 5, chance), due(67.0, 3), open(60.0)],
        }
    }

    #[test]
    fn letting_go_is_worth_what_comes_and_what_remains() {
        // 0.4 x 80 + 0.6 x 60 = 68, which is more than 67.
        let solved = three(0.4).solve().expect("one awaited offer");
        assert!((solved.let_go(1).expect("it is due") - 68.0).abs() < 1e-12);
        assert!((solved.value() - 68.0).abs() < 1e-12);
        // 0.3 x 80 + 0.7 x 60 = 66: then the 67 are taken.
        let solved = three(0.3).solve().expect("one awaited offer");
        assert!((solved.let_go(1).expect("it is due") - 66.0).abs() < 1e-12);
        assert!((solved.value() - 67.0).abs() < 1e-12);
    }

    #[test]
    fn an_answer_on_the_day_of_the_reply_comes_first() {
        let mut offers = three(0.4);
        offers.offers[1].reply = Some(date(2026, 12, 5));
        // 0.4 x 80 + 0.6 x 67 = 72.2.
        let solved = offers.solve().expect("one awaited offer");
        assert!((solved.value() - 72.2).abs() < 1e-12);
    }

    #[test]
    fn of_replies_on_one_day_the_least_comes_first() {
        // Each is compared with what remains once it is let go: 50 with 60, 60 with 40.
        let offers = OpenOffers {
            fallback: 40.0,
            offers: vec![due(60.0, 3), due(50.0, 3)],
        };
        let solved = offers.solve().expect("none is awaited");
        assert_eq!(solved.let_go(1), Some(60.0));
        assert_eq!(solved.let_go(0), Some(40.0));
        assert_eq!(solved.value(), 60.0);
    }

    #[test]
    fn an_offer_that_comes_has_its_own_day() {
        // The 80 come on the 5th and must be replied to by the 6th, before the 90 of the 8th, of
        // which the chance is 0.5: 0.5 x 90 + 0.5 x 60 = 75, so the 80 are taken.
        // 0.4 x 80 + 0.6 x 75 = 77.
        let mut offers = three(0.4);
        offers.offers[0].reply = Some(date(2026, 12, 6));
        offers.offers.push(awaited(90.0, 8, 0.5));
        let solved = offers.solve().expect("two are awaited");
        assert!((solved.value() - 77.0).abs() < 1e-12);
    }

    #[test]
    fn only_offers_that_may_be_taken_count() {
        let mut offers = three(0.4);
        // Worth less than what stays open.
        offers.offers.extend((0..40).map(|_| awaited(59.0, 6, 0.5)));
        assert!(offers.solve().is_ok());
        offers.offers.extend((0..12).map(|_| awaited(61.0, 6, 0.5)));
        assert_eq!(offers.solve().err(), Some(TooMany { matter: 13 }));
    }
}
