//! What one criterion is worth in another, on the pieces of the scales where the offers stand.

use serde::Serialize;

use super::number;
use crate::method::Ranking;
use crate::model::{Criterion, CriterionId, Judge, Level, OfferId, Problem, Scale};
use crate::report::ratings::criteria::{rated_number, with_unit};
use crate::report::ratings::scale_line::points;
use crate::text::number::{grouped, significant};
use crate::text::order::InOrder;

/// What a point is worth on one criterion, and what steps on the others are.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ExchangeLine<'a> {
    /// The criterion in which all is told.
    pub criterion: &'a str,
    /// The number near which that holds.
    pub near: f64,
    /// So much of it is one point of 100.
    pub point: f64,
    /// The same in words.
    pub text: String,
    /// What steps on the other criteria are worth in it.
    pub steps: Vec<StepLine<'a>>,
}

/// What a step on a criterion is worth.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StepLine<'a> {
    /// The criterion.
    pub criterion: &'a str,
    /// Where the step begins.
    pub from: String,
    /// Where it ends, better than that.
    pub to: String,
    /// What it is worth in the other criterion.
    pub worth: f64,
    /// The same in words.
    pub text: String,
}

/// The exchange rates of a judge; none without a criterion of numbers on which the offers stand.
pub fn exchange<'a>(
    problem: &'a Problem,
    ranking: &Ranking,
    judge: &Judge,
) -> Option<ExchangeLine<'a>> {
    let is_weighed = |(id, _): &(CriterionId, _)| judge.weights.share(*id) > 0.0;
    let weighed = || problem.criteria().filter(is_weighed);
    let spot = |(id, criterion): (CriterionId, &'a Criterion)| {
        let near = significant(middle(problem, &ranking.standing.ranked, id)?, 2);
        let slope = slope(&criterion.scale, near)?;
        let points = 100.0 * judge.weights.share(id) * slope;
        (points.abs() > 1e-12).then_some((id, criterion, near, points))
    };
    let spots: Vec<_> = weighed().filter_map(spot).collect();
    // Money is what people count in; else what weighs most.
    let by = |s: &(CriterionId, &Criterion, f64, f64)| {
        (s.1.currency.is_some(), judge.weights.share(s.0))
    };
    let heavier = |best, s| if by(s) > by(best) { s } else { best };
    let (base, criterion, near, points) = *spots.iter().reduce(heavier)?;
    let point = 1.0 / points.abs();
    let others = weighed().filter(|(id, _)| *id != base);
    let steps = others.filter_map(|(id, other)| {
        let step = step(problem, ranking, (id, other))?;
        let worth = 100.0 * judge.weights.share(id) * step.gain * point;
        (worth > 0.0).then(|| line(criterion, other, step, worth))
    });
    let spot = spot_in_words(criterion, near);
    Some(ExchangeLine {
        criterion: &criterion.id,
        near,
        point,
        text: format!("Near {spot} one point is {}.", amount(criterion, point)),
        steps: steps.collect(),
    })
}

/// A step, and what it gains on its scale.
struct Step {
    from: String,
    to: String,
    gain: f64,
}

fn line<'a>(base: &Criterion, other: &'a Criterion, step: Step, worth: f64) -> StepLine<'a> {
    let way = with_unit(other, &format!("from {} to {}", step.from, step.to));
    StepLine {
        criterion: &other.id,
        worth,
        text: format!("{} {way}: {}", other.name, amount(base, worth)),
        from: step.from,
        to: step.to,
    }
}

/// `7,000 USD a month`; of a criterion without a unit `role fit 7`.
fn spot_in_words(criterion: &Criterion, x: f64) -> String {
    let number = number(criterion, x);
    match criterion.unit {
        Some(_) => with_unit(criterion, &number),
        None => format!("{} {number}", criterion.name),
    }
}

/// `457 USD a month`; of a criterion without a unit `0.5 of role fit`.
fn amount(criterion: &Criterion, x: f64) -> String {
    let number = grouped(if x < 100.0 {
        significant(x, 2)
    } else {
        significant(x, 3).round()
    });
    match criterion.unit.as_deref() {
        Some("%") => format!("{number} % of {}", criterion.name),
        Some("place") => format!("{number} places of {}", criterion.name),
        Some(unit) => format!("{number} {unit}"),
        None => format!("{number} of {}", criterion.name),
    }
}

/// The middle one of the numbers that the ranked offers have.
fn middle(problem: &Problem, ranked: &[OfferId], id: CriterionId) -> Option<f64> {
    let numbers = ranked
        .iter()
        .filter_map(|offer| rated_number(problem, *offer, id));
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.order_by(f64::total_cmp);
    let half = numbers.len().checked_sub(1)? / 2;
    Some(numbers[half] / 2.0 + numbers[numbers.len() / 2] / 2.0)
}

/// How steep a scale is at a number; none beyond its ends, and where it has none.
fn slope(scale: &Scale, x: f64) -> Option<f64> {
    points(scale)?.windows(2).find_map(|piece| {
        let ((from, worth), (to, more)) = (piece[0], piece[1]);
        let inside = from.min(to) <= x && x <= from.max(to);
        inside.then(|| (more - worth) / (to - from))
    })
}

/// A step that one can picture, about where the offers stand.
fn step(
    problem: &Problem,
    ranking: &Ranking,
    (id, criterion): (CriterionId, &Criterion),
) -> Option<Step> {
    let mut worths = ranking.columns.table().ranked_in(id.index());
    worths.order_by(f64::total_cmp);
    let stands = *worths.get(worths.len() / 2)?;
    if let Some(step) = level_step(criterion.scale.level_list(), stands) {
        return Some(step);
    }
    let (low, high) = criterion.scale.ends()?;
    let near = middle(problem, &ranking.standing.ranked, id).unwrap_or(low / 2.0 + high / 2.0);
    let size = round(high / 10.0 - low / 10.0);
    let from = ((near / size).floor() * size).clamp(low, high - size);
    let fit = criterion.scale.fit(std::iter::empty());
    let gain = fit.utility(from + size).get() - fit.utility(from).get();
    let mut ends = [from, from + size].map(|x| number(criterion, x));
    if gain < 0.0 {
        ends.reverse();
    }
    let [from, to] = ends;
    Some(Step {
        from,
        to,
        gain: gain.abs(),
    })
}

/// The step up to the level where the offers stand, from the next one below.
fn level_step(levels: &[Level], stands: f64) -> Option<Step> {
    let at = levels.partition_point(|l| l.utility.get() < stands - 1e-9);
    let at = at.clamp(1, levels.len().checked_sub(1)?.max(1));
    let (below, level) = (levels.get(at - 1)?, levels.get(at)?);
    Some(Step {
        from: below.name.clone(),
        to: level.name.clone(),
        gain: level.utility.get() - below.utility.get(),
    })
}

/// The nearest of 1, 2 and 5 and their tens, below.
fn round(x: f64) -> f64 {
    let ten = libm::pow(10.0, libm::log10(x).floor());
    let mut steps = [5.0, 2.0, 1.0].map(|n| n * ten).into_iter();
    steps.find(|step| *step <= x * 1.000_001).unwrap_or(x)
}
