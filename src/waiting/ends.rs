//! With which offer one ends, and how often.

use super::Solution;
use super::TIE;
use super::solution::Event;

/// What is taken in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FinalChoice {
    /// The offer of an index.
    Offer(usize),
    /// None of them.
    Fallback,
}

impl Solution {
    /// With which probability each end comes once a due offer is let go, in the state that
    /// [`let_go`](Self::let_go) speaks of, and everything after is done as is worth most; of equals
    /// an offer is accepted. Nothing of an offer that is not due.
    pub fn ends(&self, let_go: usize) -> Vec<(FinalChoice, f64)> {
        let Some(from) = self.due_at(let_go) else {
            return Vec::new();
        };
        let mut now = vec![0.0; self.states];
        now[0] = 1.0;
        let mut ends: Vec<(FinalChoice, f64)> = Vec::new();
        let mut add = |end: FinalChoice, chance: f64| match ends.iter_mut().find(|e| e.0 == end) {
            Some(known) => known.1 += chance,
            None => ends.push((end, chance)),
        };
        for (at, event) in self.events.iter().enumerate().skip(from + 1) {
            let mut next = vec![0.0; self.states];
            for (state, reached) in now.iter().enumerate().filter(|(_, p)| **p > 0.0) {
                match *event {
                    Event::Answer(offer) => {
                        let chance = self.chance(offer);
                        next[state | self.bit(offer)] += reached * chance;
                        next[state] += reached * (1.0 - chance);
                    }
                    Event::Reply(offer) if self.is_accepted(offer, at, state) => {
                        add(FinalChoice::Offer(offer), *reached);
                    }
                    Event::Reply(offer) => next[state & !self.bit(offer)] += reached,
                }
            }
            now = next;
        }
        for (state, reached) in now.iter().enumerate().filter(|(_, p)| **p > 0.0) {
            add(self.last(state), *reached);
        }
        ends.sort_by_key(|e| e.0);
        ends
    }

    /// The end where all answers after a due offer is let go are no, with everything done as for
    /// [`ends`](Self::ends); none of an offer that is not due.
    pub fn end_of_no(&self, let_go: usize) -> Option<FinalChoice> {
        let from = self.due_at(let_go)?;
        let mut later = self.events.iter().enumerate().skip(from + 1);
        let taken = later.find_map(|(at, event)| match *event {
            Event::Reply(offer) if self.is_accepted(offer, at, 0) => Some(offer),
            _ => None,
        });
        Some(taken.map_or_else(|| self.last(0), FinalChoice::Offer))
    }

    /// The least score among ends that may come once a due offer is let go.
    pub fn worst(&self, let_go: usize) -> Option<f64> {
        let ends = self.ends(let_go).into_iter();
        ends.map(|(end, _)| self.worth(end)).min_by(f64::total_cmp)
    }

    /// What an end is worth.
    pub fn worth(&self, end: FinalChoice) -> f64 {
        match end {
            FinalChoice::Offer(offer) => self.prospects.offers[offer].score,
            FinalChoice::Fallback => self.prospects.fallback,
        }
    }

    fn is_accepted(&self, offer: usize, at: usize, state: usize) -> bool {
        let score = self.prospects.offers[offer].score;
        let let_go = self.value_at(at + 1, state & !self.bit(offer));
        self.has(offer, state) && score >= let_go - TIE
    }

    /// What is taken at the end of all days: the first of the best.
    fn last(&self, state: usize) -> FinalChoice {
        let open = self.open_in(state);
        let ends = open.map(FinalChoice::Offer).chain([FinalChoice::Fallback]);
        let better = |best: FinalChoice, end: FinalChoice| {
            if self.worth(end) > self.worth(best) + TIE {
                end
            } else {
                best
            }
        };
        ends.reduce(better).unwrap_or(FinalChoice::Fallback)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{awaited, due, three};
    use super::*;

    #[test]
    fn ends_have_their_chances() {
        let solved = three(0.4).solve().expect("one awaited offer");
        assert_eq!(
            solved.ends(1),
            [(FinalChoice::Offer(0), 0.4), (FinalChoice::Offer(2), 0.6)]
        );
        assert_eq!(solved.worst(1), Some(60.0));
        assert_eq!(solved.ends(0), []);
    }

    #[test]
    fn an_offer_is_accepted_where_waiting_is_worth_no_more() {
        // After the 50, the 67 is due: worth as much as 0.35 x 80 + 0.65 x 60 = 67, so it is taken.
        let mut offers = three(0.35);
        offers.offers.push(due(50.0, 2));
        let solved = offers.solve().expect("one awaited offer");
        assert_eq!(solved.ends(3), [(FinalChoice::Offer(1), 1.0)]);
    }

    #[test]
    fn whoever_waits_beyond_a_day_loses_what_is_due_on_it() {
        // 0.9 x 90 is more than the 60 of the 4th, which are let go as the 67 of the 3rd are.
        let mut offers = three(0.9);
        offers.offers = vec![awaited(90.0, 5, 0.9), due(67.0, 3), due(60.0, 4)];
        let end = |chance| {
            let solved = offers.with_chances(&[0], chance).solve();
            solved.expect("one awaited offer").end_of_no(1)
        };
        assert_eq!(end(0.9), Some(FinalChoice::Fallback));
        // 0.6 x 90 = 54 is less: the 60 are accepted before the answer comes.
        assert_eq!(end(0.6), Some(FinalChoice::Offer(2)));
        let solved = offers.solve().expect("one awaited offer");
        assert_eq!(solved.end_of_no(0), None);
    }

    #[test]
    fn with_nothing_at_hand_the_fallback_remains() {
        let mut offers = three(0.4);
        offers.fallback = 30.0;
        offers.offers = vec![due(31.0, 3), awaited(80.0, 5, 0.25)];
        let solved = offers.solve().expect("one awaited offer");
        assert_eq!(
            solved.ends(0),
            [(FinalChoice::Offer(1), 0.25), (FinalChoice::Fallback, 0.75)]
        );
        assert_eq!(solved.worst(0), Some(30.0));
    }
}
