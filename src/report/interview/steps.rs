//! The steps on a criterion that a question may offer, in amounts about as the offers have them.

use super::form;
use crate::method::{Ranking, fit};
use crate::model::{Criterion, CriterionId, Fit, Problem, Scale};
use crate::report::ratings::cell::one;
use crate::report::ratings::criteria::{rated_number, with_unit};
use crate::report::ratings::scale_line::points;
use crate::text::number::significant;
use crate::text::order::InOrder;

/// A criterion with the steps from its worst amount up.
#[derive(Debug)]
pub struct Steps<'a> {
    /// The criterion.
    pub criterion: &'a Criterion,
    /// The worst amount.
    from: String,
    /// What is better than that, and what it gains, the best first.
    to: Vec<(String, f64)>,
}

impl Steps<'_> {
    /// What each step gains.
    pub fn gains(&self) -> Vec<f64> {
        self.to.iter().map(|(_, gain)| *gain).collect()
    }

    /// `Pay 6,250 USD a month`.
    pub fn worse(&self) -> String {
        self.named(&self.from)
    }

    /// The amount at the end of a step.
    pub fn better(&self, step: usize) -> String {
        let to = self.to.get(step).map(|(to, _)| self.named(to));
        to.unwrap_or_default()
    }

    fn named(&self, amount: &str) -> String {
        with_unit(self.criterion, &format!("{} {amount}", self.criterion.name))
    }
}

/// Parts into which the way is cut.
const PARTS: f64 = 12.0;

/// The steps of a criterion, given what the offers are worth on it; none where they do not differ.
pub fn steps<'a>(
    problem: &'a Problem,
    ranking: &Ranking,
    id: CriterionId,
    worths: &[f64],
) -> Option<Steps<'a>> {
    let criterion = problem.criterion(id);
    let least = worths.iter().copied().fold(f64::INFINITY, f64::min);
    let most = worths.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if !(most - least > 1e-9) {
        return None;
    }
    let (from, mut to) = match &criterion.scale {
        Scale::Levels(_) => levels(criterion, (least, most))?,
        Scale::Normalized(_) => {
            let offers = ranking.standing.ranked.iter();
            let numbers = offers.filter_map(|o| rated_number(problem, *o, id));
            let fit = fit(problem, id, &ranking.standing.ranked);
            let mut numbers: Vec<(f64, f64)> = numbers.map(|x| (fit.utility(x).get(), x)).collect();
            numbers.order_by(|a, b| a.0.total_cmp(&b.0));
            between(criterion, &fit, numbers.first()?.1, numbers.last()?.1)
        }
        scale => {
            let fit = scale.fit(std::iter::empty());
            let (from, to) = (inverse(scale, least)?, inverse(scale, most)?);
            between(criterion, &fit, from, to)
        }
    };
    to.retain(|(_, gain)| *gain > 1e-6);
    to.order_by(|a, b| b.1.total_cmp(&a.1));
    to.dedup_by(|a, b| a.0 == b.0);
    (!to.is_empty()).then_some(Steps {
        criterion,
        from,
        to,
    })
}

/// An amount, and amounts that are better, each with its gain.
type Way = (String, Vec<(String, f64)>);

/// From the level at or below the worst offer to that at or above the best.
fn levels(criterion: &Criterion, (least, most): (f64, f64)) -> Option<Way> {
    let levels = criterion.scale.level_list();
    let worth = |i: usize| levels[i].utility.get();
    let first = (0..levels.len()).rfind(|i| worth(*i) <= least + 1e-9)?;
    let last = (0..levels.len()).find(|i| worth(*i) >= most - 1e-9)?;
    let step = |i: usize| (levels[i].name.clone(), worth(i) - worth(first));
    let steps = (first + 1..=last).map(step);
    Some((levels[first].name.clone(), steps.collect()))
}

/// From one number toward another, in amounts that one says.
fn between(criterion: &Criterion, fit: &Fit<'_>, from: f64, to: f64) -> Way {
    let tidy = |x: f64| significant(x, 3);
    let (from, to) = (tidy(from), tidy(to));
    let size = nice((to - from).abs() / PARTS);
    let first = ((from.min(to) / size).ceil() as i64).saturating_add(1);
    let inner = (0..64).map(|k| tidy((first.saturating_add(k)) as f64 * size));
    let inside = |x: &f64| from.min(to) < *x && *x < from.max(to);
    let ends = inner.filter(inside).chain([to]);
    let gain = |x: f64| fit.utility(x).get() - fit.utility(from).get();
    let text = |x: f64| one(x, form(criterion));
    (text(from), ends.map(|x| (text(x), gain(x))).collect())
}

/// The least of 1, 2 and 5 and their tens that is no less.
fn nice(x: f64) -> f64 {
    let ten = libm::pow(10.0, libm::log10(x.max(1e-300)).floor());
    let mut steps = [1.0, 2.0, 5.0, 10.0].map(|n| n * ten).into_iter();
    steps.find(|step| *step >= x * 0.999_999).unwrap_or(x)
}

/// The number that is worth so much on a scale; none where it has none.
fn inverse(scale: &Scale, utility: f64) -> Option<f64> {
    points(scale)?.windows(2).find_map(|piece| {
        let ((from, a), (to, b)) = (piece[0], piece[1]);
        let part = if a == b { 0.0 } else { (utility - a) / (b - a) };
        let inside = a.min(b) - 1e-12 <= utility && utility <= a.max(b) + 1e-12;
        inside.then_some(from + part * (to - from))
    })
}
