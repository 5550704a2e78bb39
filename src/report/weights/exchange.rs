//! What one criterion is worth in another, on the pieces of the scales where the offers stand.

use serde::Serialize;

use super::{number, with_unit};
use crate::method::{Ranking, median, number as number_of};
use crate::model::{Criterion, CriterionId, Judge, Level, OfferId, Problem, Scale};
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
    let weighed = || {
        problem
            .criteria()
            .filter(|(id, _)| judge.weights.share(*id) > 0.0)
    };
    let spot = |(id, criterion): (CriterionId, &'a Criterion)| {
        let near = significant(middle(problem, &ranking.standing.ranked, id)?, 2);
        let slope = slope(&criterion.scale, near)?;
        let points = 100.0 * judge.weights.share(id) * slope;
        (points.abs() > 1e-12).then_some((id, criterion, near, points))
    };
    let spots: Vec<_> = weighed().filter_map(spot).collect();
    // Money is what people count in; else what weighs most.
    let by = |s: &&(CriterionId, &Criterion, f64, f64)| {
        (s.1.currency.is_some(), judge.weights.share(s.0))
    };
    let (base, criterion, near, points) = *spots.iter().reduce(|best, s| {
        let ((money, weight), (most_money, most)) = (by(&s), by(&best));
        if (money, weight) > (most_money, most) {
            s
        } else {
            best
        }
    })?;
    let point = 1.0 / points.abs();
    let steps = weighed()
        .filter(|(id, _)| *id != base)
        .filter_map(|(id, other)| {
            let step = step(problem, ranking, (id, other))?;
            let worth = 100.0 * judge.weights.share(id) * step.gain * point;
            (worth > 0.0).then(|| line(criterion, other, step, worth))
        });
    Some(ExchangeLine {
        criterion: &criterion.id,
        near,
        point,
        text: format!(
            "Near {} one point is {}.",
            spot_in_words(criterion, near),
            amount(criterion, point)
        ),
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
    let number = grouped(significant(x, if x < 1000.0 { 2 } else { 3 }));
    let number = if x >= 100.0 {
        grouped(significant(x, 3).round())
    } else {
        number
    };
    match criterion.unit.as_deref() {
        Some("%") => format!("{number} % of {}", criterion.name),
        Some("place") => format!("{number} places of {}", criterion.name),
        Some(unit) => format!("{number} {unit}"),
        None => format!("{number} of {}", criterion.name),
    }
}

/// The middle one of the numbers that the ranked offers have.
fn middle(problem: &Problem, ranked: &[OfferId], id: CriterionId) -> Option<f64> {
    let scale = &problem.criterion(id).scale;
    let value = |q| median(problem, q, scale);
    let number = |offer: &OfferId| number_of(problem, problem.cell(*offer, id), value);
    let mut numbers: Vec<f64> = ranked.iter().filter_map(number).collect();
    numbers.order_by(f64::total_cmp);
    let half = numbers.len().checked_sub(1)? / 2;
    Some(numbers[half] / 2.0 + numbers[numbers.len() / 2] / 2.0)
}

/// How steep a scale is at a number; none beyond its ends, and where it has none.
fn slope(scale: &Scale, x: f64) -> Option<f64> {
    match scale {
        Scale::Straight { worst, best } => {
            let inside = worst.min(*best) <= x && x <= worst.max(*best);
            inside.then(|| 1.0 / (best - worst))
        }
        Scale::Points(curve) => {
            let pairs = curve.points().windows(2);
            let mut pieces = pairs.filter(|p| p[0].0 <= x && x <= p[1].0);
            let piece = pieces.next()?;
            let rise = piece[1].1.get() - piece[0].1.get();
            Some(rise / (piece[1].0 - piece[0].0))
        }
        Scale::Levels(_) | Scale::Normalized(_) => None,
    }
}

/// A step that one can picture, about where the offers stand.
fn step(
    problem: &Problem,
    ranking: &Ranking,
    (id, criterion): (CriterionId, &Criterion),
) -> Option<Step> {
    let table = ranking.columns.table();
    let mut worths: Vec<f64> = table
        .ranked()
        .iter()
        .map(|row| table.row(*row)[id.index()])
        .collect();
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
    let ends = [number(criterion, from), number(criterion, from + size)];
    let [from, to] = if gain < 0.0 {
        [ends[1].clone(), ends[0].clone()]
    } else {
        ends
    };
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
    let steps = [5.0, 2.0, 1.0].map(|n| n * ten);
    steps
        .into_iter()
        .find(|step| *step <= x * 1.000_001)
        .unwrap_or(x)
}
