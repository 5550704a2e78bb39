//! What to find out: how likely it is that an answer changes who comes first, and what it is worth.
//!
//! For each unknown, range or link x, drawn alone with the rest at their medians: the probability
//! that first place changes, the answers at which it does, and the expected gain
//! `E[max S(x) - S_L(x)]` with L the first of now: the value of perfect information on x (Raiffa &
//! Schlaifer 1961), here an integral of straight lines and therefore exact. Where an answer makes
//! an offer known or fail a deal-breaker, that is part of it.

mod answers;
mod breaks;
mod made;
mod odds;
mod open;
mod pair;
mod pair_pay;
mod together;
mod unswept;
mod worst;

pub use answers::{Answer, AnswerRange};
pub use breaks::Breaks;
pub use made::first_if_made;
pub use together::Together;
pub use unswept::Unswept;

use super::flips::{Distribution, Luck};
use super::sweep::{Baseline, Lever, Sweep, grade};
use crate::model::OfferId;
use odds::Odds;

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// What is uncertain.
    pub lever: Lever,
    /// The probability that the answer changes who holds the place.
    pub chance: f64,
    /// The points by which the one that holds it is expected to be ahead of the one of now.
    pub gain: f64,
    /// The answers with which the place changes hands, the likeliest first.
    pub answers: Vec<Answer>,
    /// A deal-breaker that is not checked yet.
    pub breaks: Option<Breaks>,
}

/// Questions, most decisive first.
#[derive(Clone, Debug, PartialEq)]
pub struct Asks {
    /// The place that the answers change: 1, or 2 where no single answer changes who is first.
    pub place: usize,
    /// Deal-breakers that are not checked, then what changes that place.
    pub list: Vec<Ask>,
    /// The pending offers that would be first if they were made, best first.
    pub made: Vec<OfferId>,
    /// What all answers together do about first place; none where one alone changes it.
    pub first: Option<Together>,
    /// The same about second place, where one was looked for.
    pub second: Option<Together>,
    /// The lengths of terms of which no exact answer is looked for.
    pub unswept: Vec<Unswept>,
}

/// What to ask about first place, else about second.
pub fn asks(baseline: &Baseline<'_>, luck: Luck) -> Asks {
    let mut asks = Asks {
        place: 1,
        list: about_first(baseline, luck),
        made: first_if_made(baseline),
        first: None,
        second: None,
        unswept: unswept::all(baseline),
    };
    let changes = asks.list.iter().any(|ask| !ask.answers.is_empty());
    if changes || asks.unswept.iter().any(|u| u.turn.is_some()) {
        return asks;
    }
    asks.first = Some(together::together(baseline));
    if baseline.order.len() < 3 {
        return asks;
    }
    asks.place = 2;
    let others = baseline.without_first();
    let second = about_first(&others, luck);
    let second: Vec<Ask> = second.into_iter().filter_map(without_breaks).collect();
    if second.is_empty() {
        asks.second = Some(together::together(&others));
    }
    asks.list.extend(second);
    asks
}

/// A question without its deal-breaker, which is asked for itself; none where nothing else is asked.
fn without_breaks(mut ask: Ask) -> Option<Ask> {
    if let Some(breaks) = ask.breaks.take() {
        ask.answers.retain(|a| a.ranges != breaks.ranges);
    }
    (!ask.answers.is_empty()).then_some(ask)
}

fn about_first(baseline: &Baseline<'_>, luck: Luck) -> Vec<Ask> {
    let mut list: Vec<Ask> = open::open(baseline)
        .filter_map(|lever| ask(baseline, lever, luck))
        .collect();
    list.sort_by(|a, b| {
        let by = |of: fn(&Ask) -> f64| grade(of(b)).total_cmp(&grade(of(a)));
        let name = |a: &Ask| a.lever.name(baseline.problem);
        by(|a| a.breaks.as_ref().map_or(-1.0, |breaks| breaks.chance))
            .then(by(|a| a.chance))
            .then(by(|a| a.gain))
            .then_with(|| name(a).cmp(&name(b)))
    });
    list
}

fn ask(baseline: &Baseline<'_>, lever: Lever, luck: Luck) -> Option<Ask> {
    let sweep = Sweep::new(baseline, lever);
    let drawn = Distribution::new(&sweep, luck);
    let odds = Odds::new(&sweep, &drawn)?;
    let answers = if sweep.is_settled() {
        Vec::new()
    } else {
        answers::answers(&sweep, &odds)
    };
    let breaks = breaks::breaks(&sweep, &drawn);
    (!answers.is_empty() || breaks.is_some()).then(|| Ask {
        lever,
        chance: odds.but(baseline.first()),
        gain: odds.gain,
        answers,
        breaks,
    })
}
