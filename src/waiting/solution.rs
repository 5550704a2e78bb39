//! What is to be done on each day, worked out backwards.

use jiff::civil::Date;

use super::{OpenOffers, TIE};

/// Awaited offers that matter, at most: each doubles the work.
const MOST: usize = 12;
/// Values that are kept, at most.
const VALUES: usize = 1 << 24;

/// More offers may come than can be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany {
    /// How many are worth more than what remains in any case.
    pub matter: usize,
}

/// What happens on a day, to the offer of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// It comes, or does not.
    Answer(usize),
    /// It is accepted, or let go.
    Reply(usize),
}

/// The value of each state: after so many events, with those of the awaited offers at hand whose
/// bits are set. Offers that were at hand from the beginning and are due later are at hand too,
/// since whoever accepts one has ended.
#[derive(Clone, Debug)]
pub struct Solution {
    pub(super) prospects: OpenOffers,
    pub(super) events: Vec<Event>,
    /// The bit of each awaited offer that matters.
    bits: Vec<Option<usize>>,
    /// States before and after each event, one after the other.
    values: Vec<f64>,
    pub(super) states: usize,
}

impl OpenOffers {
    /// Works out what is to be done on each day.
    ///
    /// # Errors
    /// When more offers may come than can be worked out.
    pub fn solve(&self) -> Result<Solution, TooMany> {
        let base = self.base();
        let mut matter = 0;
        let bits = self.offers.iter().map(|offer| {
            let matters = offer.answer.is_some() && offer.score > base;
            matter += usize::from(matters);
            matters.then(|| matter - 1)
        });
        let bits: Vec<Option<usize>> = bits.collect();
        let events = events(self, &bits);
        if matter > MOST || (events.len() + 1) << matter > VALUES {
            return Err(TooMany { matter });
        }
        let mut solution = Solution {
            prospects: self.clone(),
            values: vec![0.0; (events.len() + 1) << matter],
            events,
            bits,
            states: 1 << matter,
        };
        solution.work_backwards(base);
        Ok(solution)
    }
}

impl Solution {
    fn work_backwards(&mut self, base: f64) {
        let end = self.events.len();
        for state in 0..self.states {
            self.values[end * self.states + state] = self.at_the_end(state, base);
        }
        for (at, event) in self.events.clone().into_iter().enumerate().rev() {
            for state in 0..self.states {
                self.values[at * self.states + state] = self.before(event, at, state);
            }
        }
    }

    /// What is taken at the end: the best of what is still open.
    fn at_the_end(&self, state: usize, base: f64) -> f64 {
        let open = self.open_in(state);
        open.map(|o| self.prospects.offers[o].score)
            .fold(base, f64::max)
    }

    /// The value of a state before an event.
    fn before(&self, event: Event, at: usize, state: usize) -> f64 {
        match event {
            Event::Answer(offer) => {
                let chance = self.chance(offer);
                let no = self.value_at(at + 1, state);
                let yes = self.value_at(at + 1, state | self.bit(offer));
                // Of a certain answer exactly what it is worth.
                match chance {
                    0.0 => no,
                    1.0 => yes,
                    chance => chance * yes + (1.0 - chance) * no,
                }
            }
            Event::Reply(offer) => {
                let let_go = self.value_at(at + 1, state & !self.bit(offer));
                if self.has(offer, state) {
                    let_go.max(self.prospects.offers[offer].score)
                } else {
                    let_go
                }
            }
        }
    }

    /// How many values it took.
    pub fn size(&self) -> u64 {
        self.values.len() as u64
    }

    /// What it is worth to go on from today.
    pub fn value(&self) -> f64 {
        self.value_at(0, 0)
    }

    /// What it is worth to let an offer go that is at hand and due, where those due before it were
    /// let go and all answers up to then were no; none of any other offer.
    pub fn let_go(&self, offer: usize) -> Option<f64> {
        self.due_at(offer).map(|at| self.value_at(at + 1, 0))
    }

    /// Whether it is worth more to let a due offer go; of equals it is accepted.
    pub fn is_let_go(&self, offer: usize) -> Option<bool> {
        let accept = self.prospects.offers[offer].score;
        self.let_go(offer).map(|value| value > accept + TIE)
    }

    /// The event at which an offer that is at hand must be replied to.
    pub(super) fn due_at(&self, offer: usize) -> Option<usize> {
        let is_at_hand = self.prospects.offers[offer].answer.is_none();
        let mut events = self.events.iter();
        let at = events.position(|event| *event == Event::Reply(offer));
        at.filter(|_| is_at_hand)
    }

    /// Whether an awaited offer is answered after an event.
    pub(super) fn is_answered_after(&self, offer: usize, at: usize) -> bool {
        self.events[at..].contains(&Event::Answer(offer))
    }

    /// The value of a state after so many events.
    pub(super) fn value_at(&self, events: usize, state: usize) -> f64 {
        self.values[events * self.states + state]
    }

    pub(super) fn chance(&self, offer: usize) -> f64 {
        let answer = self.prospects.offers[offer].answer;
        answer.map_or(1.0, |a| a.chance)
    }

    /// The bit of an awaited offer; nothing of one that is at hand anyway.
    pub(super) fn bit(&self, offer: usize) -> usize {
        self.bits[offer].map_or(0, |bit| 1 << bit)
    }

    /// Whether an offer is at hand in a state, before it is replied to.
    pub(super) fn has(&self, offer: usize, state: usize) -> bool {
        self.prospects.offers[offer].answer.is_none() || state & self.bit(offer) != 0
    }

    /// The offers that may still be taken at the end, in a state.
    pub(super) fn open_in(&self, state: usize) -> impl Iterator<Item = usize> + '_ {
        let is_open = |o: &usize| self.prospects.offers[*o].reply.is_none();
        let open = (0..self.bits.len()).filter(is_open);
        open.filter(move |o| self.has(*o, state))
    }
}

/// What happens, day by day: answers before replies, of replies the least score first.
fn events(prospects: &OpenOffers, bits: &[Option<usize>]) -> Vec<Event> {
    let mut events: Vec<(Date, bool, f64, Event)> = Vec::new();
    for (i, offer) in prospects.offers.iter().enumerate() {
        let counts = offer.answer.is_none() || bits[i].is_some();
        if let Some(answer) = offer.answer.filter(|_| counts) {
            events.push((answer.day, false, 0.0, Event::Answer(i)));
        }
        if let Some(day) = offer.reply_once_made().filter(|_| counts) {
            events.push((day, true, offer.score, Event::Reply(i)));
        }
    }
    events.sort_by(|a, b| {
        let days = a.0.cmp(&b.0).then(a.1.cmp(&b.1));
        days.then(a.2.total_cmp(&b.2))
    });
    events.into_iter().map(|event| event.3).collect()
}
