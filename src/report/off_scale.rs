//! Ratings beyond an end of their scale, where that bears on the order of the offers.

use serde::Serialize;

use super::OfferLine;
use super::ratings::criteria::rated_number;
use super::ratings::scale_line::points;
use crate::load::is_as_shipped;
use crate::method::{Method, Ranking, stated};
use crate::model::{Criterion, CriterionId, OfferId, Order, Problem, Rating};
use crate::text::number::{few, grouped, plain};
use crate::text::order::InOrder;

/// A scale that does not reach as far as the ratings of the offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OffScale {
    /// The criterion.
    pub criterion: String,
    /// What lies beyond it, and what to do.
    pub text: String,
    /// The lines to add, or to put in the place of its scale, on which all ratings lie.
    pub lines: Vec<String>,
    /// The same as an argument: `--scale pay=1000..3000`.
    pub typed: String,
}

/// A rated offer: the index among the ranked, and its number.
struct RatedOffer {
    offer: usize,
    number: f64,
    ends: (f64, f64),
}

/// The heaviest criterion on which ratings beyond the scale bear on the order.
pub(super) fn off_scale(
    straight_on: &StraightOn<'_>,
    ranking: &Ranking,
    ranked: &[OfferLine<'_>],
) -> Option<OffScale> {
    let share = |id: CriterionId| ranking.weights.share(id);
    let mut scales: Vec<&(CriterionId, f64, ScaleEnds)> = straight_on.scales.iter().collect();
    scales.order_by(|a, b| share(b.0).total_cmp(&share(a.0)));
    let of = |id, ends| of_criterion(straight_on.problem, ranking, ranked, (id, ends));
    scales.into_iter().find_map(|(id, _, ends)| of(*id, ends))
}

fn of_criterion(
    problem: &Problem,
    ranking: &Ranking,
    ranked: &[OfferLine<'_>],
    (id, ends): (CriterionId, &ScaleEnds),
) -> Option<OffScale> {
    let criterion = problem.criterion(id);
    let rated = rated(problem, ranking, id);
    let beyond = |r: &&RatedOffer| ends.is_beyond(r.number);
    let off: Vec<&RatedOffer> = rated.iter().filter(beyond).collect();
    if off.is_empty() || !(differ(&off, ends) || turns(ranking, &rated, ends, id)) {
        return None;
    }
    let (low, high): (Vec<f64>, Vec<f64>) = rated.iter().map(|r| r.ends).unzip();
    let low = rounded(low.into_iter().fold(f64::INFINITY, f64::min), false);
    let high = rounded(high.into_iter().fold(f64::NEG_INFINITY, f64::max), true);
    let (worst, best) = match criterion.scale.order() {
        Order::Lower => (high, low),
        Order::Higher | Order::Peak => (low, high),
    };
    if worst == best {
        return None;
    }
    let name = |r: &&RatedOffer| format!("{} {}", ranked[r.offer].label, grouped(r.number.round()));
    let named: Vec<String> = off.iter().map(name).collect();
    Some(told(criterion, &named, (worst, best)))
}

/// What is said of a scale.
fn told(criterion: &Criterion, named: &[String], (worst, best): (f64, f64)) -> OffScale {
    let (first, last) = criterion.scale.ends().unwrap_or_default();
    let unit = criterion.unit.as_ref().map(|unit| format!(" {unit}"));
    let name = &criterion.name;
    let id = &criterion.id;
    let [from, to] = [worst, best].map(written);
    let scale = format!("scale = {{ worst = {from}, best = {to} }}");
    let (what, lines) = if is_as_shipped(criterion) {
        let lines = vec!["[[criterion]]".to_owned(), format!("id = \"{id}\""), scale];
        ("add these lines to the end of the file".to_owned(), lines)
    } else {
        (format!("give `{id}` this scale"), vec![scale])
    };
    let (counts, them) = match named {
        [_] => ("counts", "it"),
        _ => ("count", "them"),
    };
    let text = format!(
        "{name} is off its scale of {} to {}{}: {} {counts} as its nearer end. To compare {them}, {what}:",
        grouped(first),
        grouped(last),
        unit.unwrap_or_default(),
        few(named),
    );
    OffScale {
        criterion: id.clone(),
        text,
        lines,
        typed: format!("--scale {id}={}..{}", plain(worst), plain(best)),
    }
}

/// A number with `_` between its thousands.
fn written(x: f64) -> String {
    grouped(x).replace(',', "_")
}

/// An end of a scale: where it is, and how much worth a unit adds there.
struct ScaleEnd {
    at: f64,
    slope: f64,
}

struct ScaleEnds {
    low: ScaleEnd,
    high: ScaleEnd,
}

impl ScaleEnds {
    fn is_beyond(&self, x: f64) -> bool {
        x < self.low.at || x > self.high.at
    }

    /// What a number would be worth more, or less, if the scale went straight on.
    fn more(&self, x: f64) -> f64 {
        let below = (x - self.low.at).min(0.0) * self.low.slope;
        below + (x - self.high.at).max(0.0) * self.high.slope
    }
}

/// The scales that could go straight on beyond their ends, where ratings lie there.
pub(super) struct StraightOn<'p> {
    problem: &'p Problem,
    /// Of the criteria that carry weight: how many points, and the ends.
    scales: Vec<(CriterionId, f64, ScaleEnds)>,
}

impl<'p> StraightOn<'p> {
    pub fn new(problem: &'p Problem, ranking: &Ranking, method: Method) -> Self {
        let weighed = problem.criteria().filter_map(|(id, criterion)| {
            let weight = 100.0 * ranking.weights.share(id);
            let ends = ends(criterion).filter(|_| weight > 0.0 && method.is_sum())?;
            let number = |offer| rated_number(problem, offer, id);
            let mut numbers = problem.offers().filter_map(|(offer, _)| number(offer));
            let any = numbers.any(|x| ends.is_beyond(x));
            any.then_some((id, weight, ends))
        });
        Self {
            problem,
            scales: weighed.collect(),
        }
    }

    /// The points that an offer's score would have more, or less, if no scale ended.
    pub fn points(&self, offer: OfferId) -> f64 {
        let own = self.scales.iter().filter_map(|(id, weight, ends)| {
            let x = rated_number(self.problem, offer, *id)?;
            Some(weight * ends.more(x))
        });
        own.fold(0.0, |sum, more| sum + more)
    }
}

/// The ends of a scale that could be continued; none where more is better up to a point.
fn ends(criterion: &Criterion) -> Option<ScaleEnds> {
    let is_one_way = criterion.scale.order() != Order::Peak;
    let mut points = points(&criterion.scale).filter(|_| is_one_way)?;
    points.order_by(|a, b| a.0.total_cmp(&b.0));
    let ([a, b, ..], [.., c, d]) = (&points[..], &points[..]) else {
        return None;
    };
    let end = |at: f64, from: &(f64, f64), to: &(f64, f64)| ScaleEnd {
        at,
        slope: (to.1 - from.1) / (to.0 - from.0),
    };
    Some(ScaleEnds {
        low: end(a.0, a, b),
        high: end(d.0, c, d),
    })
}

/// The numbers of the ranked offers on a criterion, each with the ends of its range.
fn rated(problem: &Problem, ranking: &Ranking, id: CriterionId) -> Vec<RatedOffer> {
    let order = ranking.order.0.iter().enumerate();
    let of = |(offer, placed): (usize, &crate::method::Placed)| {
        let stated = stated(problem, problem.cell(placed.offer, id), None)?;
        let Rating::Number(spread) = stated else {
            return None;
        };
        Some(RatedOffer {
            offer,
            number: rated_number(problem, placed.offer, id)?,
            ends: (spread.low(), spread.high()),
        })
    };
    order.filter_map(of).collect()
}

/// Whether two ratings beyond the same end are not the same.
fn differ(off: &[&RatedOffer], ends: &ScaleEnds) -> bool {
    let apart = |side: &dyn Fn(f64) -> bool| {
        let numbers = || off.iter().map(|r| r.number).filter(|x| side(*x));
        let low = numbers().fold(f64::INFINITY, f64::min);
        let high = numbers().fold(f64::NEG_INFINITY, f64::max);
        high - low > 1e-9 * high.abs().max(low.abs())
    };
    let low = ends.low.slope != 0.0 && apart(&|x| x < ends.low.at);
    low || ends.high.slope != 0.0 && apart(&|x| x > ends.high.at)
}

/// Whether the order would be another if the scale went straight on beyond its ends.
fn turns(ranking: &Ranking, rated: &[RatedOffer], ends: &ScaleEnds, id: CriterionId) -> bool {
    let weight = 100.0 * ranking.weights.share(id);
    let more = |offer: usize| {
        // They stand in the order of the ranking.
        let at = rated.binary_search_by_key(&offer, |r| r.offer);
        at.map_or(0.0, |at| weight * ends.more(rated[at].number))
    };
    let order = &ranking.order.0;
    let score = |i: usize| ranking.scoring.scores[order[i].offer.index()];
    let on = |i: usize| score(i) + more(i);
    // Those that share a place now would not.
    let parts = |i: usize| order[i].place == order[i - 1].place && on(i) < on(i - 1) - 1e-9;
    (1..order.len()).any(|i| on(i) > on(i - 1) + 1e-9 || parts(i))
}

/// One significant digit, up or down.
fn rounded(x: f64, up: bool) -> f64 {
    if x == 0.0 {
        return 0.0;
    }
    // By multiplication alone, so that every machine has the same digits.
    let power = |e: i32| (0..e).fold(1.0_f64, |power, _| power * 10.0);
    let exponent = exponent(x);
    let (large, small) = (power(exponent), power(-exponent));
    let steps = x / large * small;
    let steps = if up { steps.ceil() } else { steps.floor() };
    steps * large / small + 0.0
}

/// The exponent of a number's first digit, from its digits, which are exact.
fn exponent(x: f64) -> i32 {
    let text = format!("{:e}", x.abs());
    let digits = text.split_once('e').map_or("0", |(_, e)| e);
    digits.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_have_one_digit() {
        let cases = [
            (1_718.2, 1_000.0, 2_000.0),
            (1_000.0, 1_000.0, 1_000.0),
            (45_230.0, 40_000.0, 50_000.0),
            (96.0, 90.0, 100.0),
            (-1_500.0, -2_000.0, -1_000.0),
            (0.0, 0.0, 0.0),
        ];
        for (x, down, up) in cases {
            assert_eq!((rounded(x, false), rounded(x, true)), (down, up), "{x}");
        }
    }
}
