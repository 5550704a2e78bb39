//! How sure an order is, in numbers and in words.

use std::collections::HashMap;

use serde::Serialize;

use super::Pairs;
use super::change::Depth;
use super::settings::{ReportSettings, TRIALS};
use crate::load::Shortlisted;
use crate::method::{Placed, Ranking};
use crate::model::{OfferId, Problem};
use crate::robust::{self, Trials, Trust};
use crate::text::number::grouped;
use crate::text::tenths::tenths_within;

/// The most offers for which trials run unasked, and for which all pairs are reported.
const MANY: usize = 1_000;
/// The most offers for which trials run at all: every trial compares each with each other.
const MOST: usize = 2_000;

/// How trials were made.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TrialsLine {
    /// How many.
    pub count: u64,
    /// Where their random numbers begin.
    pub seed: u64,
    /// How far weights were trusted.
    pub trust: Trust,
    /// The share of them from which on one offer is surely ahead of another.
    pub sure: f64,
}

/// What trials say of the offers; nothing where there were none.
pub(super) struct Sureness {
    pub trials: Option<Trials>,
    /// Offer by offer: its central weights and its confidence factor.
    typical: HashMap<OfferId, (Vec<f64>, Option<f64>)>,
    sure: f64,
    depth: Depth,
    /// Why trials were left out for the number of offers, if they were.
    pub left_out: Option<&'static str>,
}

/// What trials say of one offer.
#[derive(Default)]
pub(super) struct OfOffer {
    pub low: Option<f64>,
    pub median: Option<f64>,
    pub high: Option<f64>,
    pub first: Option<f64>,
    pub out: Option<f64>,
    pub comes_first: Option<String>,
    pub places: Option<Vec<f64>>,
    pub errors: Option<Vec<f64>>,
    pub central: Option<Vec<f64>>,
    pub confidence: Option<f64>,
}

impl Sureness {
    pub fn new(
        problem: &Problem,
        ranking: &Ranking,
        (settings, shortlisted): (&ReportSettings, Option<Shortlisted>),
        progress: &(dyn Fn(u64) + Sync),
    ) -> Self {
        let offers = ranking.order.0.len();
        let (count, left_out) = match settings.trials {
            Some(1..) if offers > MOST => (0, Some("they compare all pairs, of at most 2,000.")),
            Some(count) => (count, None),
            None if offers > MANY || shortlisted.is_some() => {
                (0, Some("they cost time. With them: --trials 1000"))
            }
            None => (TRIALS, None),
        };
        let how = robust::Settings {
            count,
            seed: settings.seed,
            trust: settings.trust,
        };
        let trials = Trials::new(problem, ranking, how, progress);
        let whole = trials.as_ref().filter(|_| settings.depth.is_whole());
        Self {
            typical: whole.map_or_else(HashMap::new, |t| typical_weights(t, problem, ranking)),
            trials,
            sure: settings.sure,
            depth: settings.depth,
            left_out,
        }
    }

    /// The first and the last place that an offer may hold, and whether it always ties.
    pub fn places(&self, placed: &Placed, ranking: &Ranking) -> (usize, usize, bool) {
        let Some(trials) = &self.trials else {
            return (placed.place, placed.place, placed.tied);
        };
        let settled = trials.settled(placed.offer, self.sure);
        let (first, last) = settled.unwrap_or((placed.place, placed.place));
        let order = &ranking.order.0;
        let behind = order[placed.place - 1..].iter();
        let equal = behind.take_while(|o| o.place == placed.place);
        let mut others = equal.filter(|o| o.offer != placed.offer).take(MANY);
        let tied = others.any(|o| trials.always_tie(o.offer, placed.offer));
        (first, last, tied)
    }

    /// What trials say of an offer that takes a place.
    pub fn of(&self, id: OfferId) -> OfOffer {
        let Some(trials) = &self.trials else {
            return OfOffer::default();
        };
        let Some((places, errors)) = trials.places(id) else {
            return OfOffer::default();
        };
        let typical = self.typical.get(&id);
        let first = places.first().copied();
        let out = trials.out(id).unwrap_or(0.0);
        let few = self.depth.tells_places() && places.len() <= MANY;
        OfOffer {
            low: trials.percentile(id, 0.05),
            median: trials.percentile(id, 0.5),
            high: trials.percentile(id, 0.95),
            comes_first: first.map(|share| first_in_words(share, out, trials.settings.count)),
            first,
            out: Some(out),
            places: few.then_some(places),
            errors: few.then_some(errors),
            central: typical.map(|t| t.0.clone()),
            confidence: typical.and_then(|t| t.1),
        }
    }

    /// How trials were made.
    pub fn line(&self) -> Option<TrialsLine> {
        let how = self.trials.as_ref()?.settings;
        Some(TrialsLine {
            count: how.count,
            seed: how.seed,
            trust: how.trust,
            sure: self.sure,
        })
    }

    /// In how many trials each offer is ahead of each other one.
    pub fn pairwise<'a>(
        &self,
        problem: &'a Problem,
        ranking: &Ranking,
    ) -> Option<Pairs<&'a str, Pairs<&'a str, f64>>> {
        let order = &ranking.order.0;
        let is_told = self.depth.tells_places() && order.len() <= MANY;
        let trials = self.trials.as_ref().filter(|_| is_told)?;
        let id = |offer: OfferId| problem.offer(offer).id.as_str();
        let row = |one: &Placed| {
            let others = order.iter().filter(|other| other.offer != one.offer);
            let pair = |other: &Placed| {
                let ahead = trials.ahead(one.offer, other.offer)?;
                Some((id(other.offer), ahead))
            };
            (id(one.offer), others.filter_map(pair).collect())
        };
        Some(order.iter().map(row).collect())
    }

    /// How often the first by score is ahead of the second.
    pub fn lead(&self, ranking: &Ranking) -> Option<f64> {
        let [first, second, ..] = &ranking.order.0[..] else {
            return None;
        };
        self.trials.as_ref()?.ahead(first.offer, second.offer)
    }

    /// What ranges and shares rest on: `Range: 90 % of 10,000 what-ifs, each with your weights
    /// changed by up to half`; without the ranges where what was is shown instead.
    pub fn legend(&self, own_weights: bool, was: bool) -> Option<String> {
        let how = self.trials.as_ref()?.settings;
        let whose = if own_weights { "your" } else { "the" };
        let weights = match how.trust {
            Trust::Roughly => format!("{whose} weights changed by up to half"),
            Trust::Exact => format!("{whose} weights as written"),
            Trust::Order if own_weights => "any weights in your order".to_owned(),
            Trust::Order => "any weights in this order".to_owned(),
            // A weight of 0 stays 0.
            Trust::None => "any weights; 0 stays 0".to_owned(),
        };
        let of = match how.count {
            1 => "1 what-if,".to_owned(),
            n => format!("{} what-ifs, each", grouped(n as f64)),
        };
        let share = if was {
            "Comes first: in"
        } else {
            "Range: 90 % of"
        };
        Some(format!("{share} {of} with {weights}"))
    }
}

/// Below this many trials shares are told as counts.
const COUNTED: u64 = 1_000;

/// A share of trials: `51 in 100`, `>99 in 100`; of few trials the count, `51 in 120`.
pub(super) fn share_in_words(share: f64, count: u64) -> String {
    let (amount, of) = amount(share, count);
    format!("{} in {of}", amount.short())
}

/// The central weights of every offer that ever comes first, and its confidence factor.
fn typical_weights(
    trials: &Trials,
    problem: &Problem,
    ranking: &Ranking,
) -> HashMap<OfferId, (Vec<f64>, Option<f64>)> {
    let ranked = ranking.standing.ranked.iter();
    let central: Vec<(OfferId, Vec<f64>)> = ranked
        .filter_map(|id| Some((*id, trials.central(*id)?)))
        .collect();
    let confidence = trials.confidence(problem, ranking, &central);
    let both = central.into_iter().zip(confidence);
    both.map(|((id, weights), share)| (id, (weights, share)))
        .collect()
}

/// In how many trials an offer comes first, and is out: `<1 in 100, out in >99`.
fn first_in_words(share: f64, out: f64, count: u64) -> String {
    let first = share_in_words(share, count);
    if out > 0.0 {
        format!("{first}, out in {}", amount(out, count).0.short())
    } else {
        first
    }
}

/// A share of trials in a sentence: `51 of 100`, `more than 99 of 100`.
pub(super) fn of_in_words(share: f64, count: u64) -> String {
    let (amount, of) = amount(share, count);
    format!("{} of {of}", amount.in_words())
}

/// The same of a share that falls short of a limit: rounded to its own side of it.
pub(super) fn of_below(share: f64, limit: f64, count: u64) -> String {
    let most = ((limit * 100.0).round() - 0.51) / 100.0;
    let is_rounded = count >= COUNTED && share < limit;
    of_in_words(if is_rounded { share.min(most) } else { share }, count)
}

/// Shares of trials that are told together, each without the whole, and the whole: whole numbers
/// of them add up to their sum as one (largest remainder).
pub(super) fn all_in_words(shares: &[f64], count: u64) -> (Vec<String>, u64) {
    let tens: Vec<f64> = shares.iter().map(|share| 10.0 * share).collect();
    let (mut rounded, _) = tenths_within(&tens, &[], tens.iter().sum());
    for (i, share) in shares.iter().enumerate() {
        // What trials do not show to be less than one is one, at the cost of the most.
        let is_less = matches!(amount_near(*share, 0.0, count).0, Amount::LessThan(_));
        let most = (0..rounded.len()).max_by_key(|at| rounded[*at]);
        if let Some(most) = most.filter(|_| rounded[i] == 0 && !is_less) {
            rounded[i] += 1;
            rounded[most] -= 1;
        }
    }
    let near = |(share, rounded): (&f64, i64)| amount_near(*share, rounded as f64, count).0;
    let amounts = shares.iter().zip(rounded).map(near);
    (
        amounts.map(Amount::in_words).collect(),
        amount(0.0, count).1,
    )
}

/// Whether trials support no less than nearly all: more than 99 of 100.
pub(super) fn is_nearly_all(share: f64, count: u64) -> bool {
    matches!(amount(share, count).0, Amount::MoreThan(_))
}

/// A part of trials, as far as they support it.
enum Amount {
    LessThan(u8),
    MoreThan(u8),
    Of(f64),
}

impl Amount {
    /// As a table shows it.
    fn short(self) -> String {
        match self {
            Self::LessThan(n) => format!("<{n}"),
            Self::MoreThan(n) => format!(">{n}"),
            Self::Of(n) => grouped(n),
        }
    }

    /// As a sentence tells it.
    fn in_words(self) -> String {
        match self {
            Self::LessThan(n) => format!("less than {n}"),
            Self::MoreThan(n) => format!("more than {n}"),
            Self::Of(n) => grouped(n),
        }
    }
}

/// A share as a part of a whole: of 100, or of few trials of their number.
fn amount(share: f64, count: u64) -> (Amount, u64) {
    amount_near(share, (share * 100.0).round(), count)
}

/// The same of a share that is rounded to this part of 100.
fn amount_near(share: f64, rounded: f64, count: u64) -> (Amount, u64) {
    if count < COUNTED {
        let hits = (share * count as f64 * 10.0).round() / 10.0;
        return (Amount::Of(hits), count);
    }
    // Beyond the last whole part of 100 only what the 95 % bound supports.
    let amount = match rounded {
        n if n < 1.0 && wilson(share, count, 1.0) < 0.01 => Amount::LessThan(1),
        n if n > 99.0 && wilson(share, count, -1.0) > 0.99 => Amount::MoreThan(99),
        n => Amount::Of(n.clamp(1.0, 99.0)),
    };
    (amount, 100)
}

/// The upper (1) or lower (-1) 95 % bound of a share (Wilson 1927).
fn wilson(share: f64, count: u64, side: f64) -> f64 {
    let (n, z) = (count as f64, 1.959_963_984_540_054);
    let middle = share + z * z / (2.0 * n);
    let half = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
    (middle + side * half) / (1.0 + z * z / n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_say_no_more_than_trials_support() {
        assert_eq!(share_in_words(0.514, 10_000), "51 in 100");
        assert_eq!(share_in_words(1.0, 10_000), ">99 in 100");
        assert_eq!(share_in_words(0.0, 10_000), "<1 in 100");
        assert_eq!(of_in_words(1.0, 10_000), "more than 99 of 100");
        assert_eq!(share_in_words(0.75, 120), "90 in 120");
        assert_eq!(first_in_words(0.0, 1.0, 10_000), "<1 in 100, out in >99");
        assert_eq!(first_in_words(0.5, 0.25, 120), "60 in 120, out in 30");
        assert_eq!(first_in_words(0.5, 0.0, 10_000), "50 in 100");
        let all = |shares: &[f64]| all_in_words(shares, 10_000).0.join(", ");
        assert_eq!(all(&[0.8768, 0.117, 0.0062]), "88, 12, less than 1");
        assert_eq!(all(&[0.334, 0.333, 0.333]), "34, 33, 33");
        assert_eq!(all(&[0.9985, 0.0015]), "more than 99, less than 1");
        assert_eq!(
            all_in_words(&[0.876, 0.117, 0.007], 1_000).0,
            ["87", "12", "1"]
        );
        assert_eq!(all_in_words(&[0.55, 0.45], 120).0, ["66", "54"]);
        // 99.3 % of 1,000: the bound is 98.6 %.
        assert_eq!(share_in_words(0.993, 1_000), "99 in 100");
        // An order that is not sure at 90 of 100 is never said to hold in 90.
        assert_eq!(of_below(0.8999, 0.9, 10_000), "89 of 100");
        assert_eq!(of_below(0.9, 0.9, 10_000), "90 of 100");
        assert_eq!(of_below(0.614, 0.9, 10_000), "61 of 100");
    }

    #[test]
    fn the_bound_is_wilsons() {
        // Newcombe 1998, table I: 81 of 263 has the interval 0.2553 to 0.3662, 0 of 20 has 0 to 0.1611.
        assert!((wilson(81.0 / 263.0, 263, -1.0) - 0.2553).abs() < 5e-5);
        assert!((wilson(81.0 / 263.0, 263, 1.0) - 0.3662).abs() < 5e-5);
        assert!((wilson(0.0, 20, 1.0) - 0.1611).abs() < 5e-5);
    }
}
