//! The least and the most that a month may come to.
//!
//! The figure is monotone in each part, so that its ends have every part at its worst and at its
//! best. What money is worth turns round where there is less than none of it, and a longer term
//! makes more or less of a month as the rest has it: those are tried at each of their ends.

use super::WEEKS_A_MONTH;
use super::figure::Figure;
use crate::model::{Package, PartInYear, PayPart, Problem, QuantityId, Spread};

/// Before a month is over.
const BEFORE: f64 = 1e-6;

/// A quantity's numbers; 0 where it has none, as parts and rates never do.
fn numbers(problem: &Problem, quantity: QuantityId) -> Spread {
    problem
        .quantity(quantity)
        .rating
        .spread()
        .unwrap_or(Spread::ZERO)
}

/// A quantity's likely value.
pub fn likely(problem: &Problem, quantity: QuantityId) -> f64 {
    numbers(problem, quantity).likely()
}

/// The least or the most that a month may come to, and where its quantities are then.
#[derive(Clone, Debug, PartialEq)]
pub struct PayEnd {
    /// The figure of a month.
    pub month: f64,
    /// Each quantity with its value.
    pub values: Vec<(QuantityId, f64)>,
}

/// The most that a month may come to, or the least; quantities may be set.
pub fn end(
    problem: &Problem,
    package: &Package,
    set: &[(QuantityId, f64)],
    is_best: bool,
) -> PayEnd {
    let figure = Figure::new(package);
    let parts = package.parts();
    let at = |q: QuantityId, up: bool| {
        let stated = numbers(problem, q);
        let own = set.iter().find(|s| s.0 == q).map(|s| s.1);
        own.unwrap_or(if up { stated.high() } else { stated.low() })
    };
    let corner = |[living, rate]: [bool; 2], term: Option<f64>| {
        let part = |(part, q): &(PartInYear, QuantityId)| {
            let value = match part.part {
                part if part.is_term() => term.unwrap_or_else(|| at(*q, true)),
                PayPart::CostOfLiving => at(*q, living),
                part => at(*q, part.adds() == is_best),
            };
            (*q, value)
        };
        let rates = package.rates.iter().map(|q| (*q, at(*q, rate)));
        let values: Vec<(QuantityId, f64)> = parts.iter().map(part).chain(rates).collect();
        let month = figure.month(|q| values.iter().find(|v| v.0 == q).map_or(0.0, |v| v.1));
        PayEnd { month, values }
    };
    let corners = [[false, false], [false, true], [true, false], [true, true]];
    let terms = terms(problem, &figure, set);
    let all = terms
        .iter()
        .flat_map(|term| corners.map(|c| corner(c, *term)));
    let further = |one: PayEnd, other: PayEnd| {
        if (other.month > one.month) == is_best && other.month != one.month {
            other
        } else {
            one
        }
    };
    all.reduce(further)
        .unwrap_or_else(|| corner([false, false], None))
}

/// The lengths of a term between which a month's figure neither turns nor steps; none of a term
/// that is certain or set.
fn terms(problem: &Problem, figure: &Figure<'_>, set: &[(QuantityId, f64)]) -> Vec<Option<f64>> {
    let uncertain = figure.package.term.uncertain();
    let Some((part, quantity)) = uncertain.filter(|(_, q)| set.iter().all(|s| s.0 != *q)) else {
        return vec![None];
    };
    let is_weeks = part == PayPart::Weeks;
    let a_month = if is_weeks { WEEKS_A_MONTH } else { 1.0 };
    let spread = numbers(problem, quantity);
    let (low, high) = (spread.low(), spread.high());
    let mut terms = vec![Some(low), Some(high)];
    if !figure.is_spread() {
        let months = (low / a_month).ceil() as u32..=(high / a_month).floor() as u32;
        let steps = months.flat_map(|m| [f64::from(m) - BEFORE, f64::from(m)]);
        let steps = steps.map(|m| m * a_month).filter(|t| low < *t && *t < high);
        terms.extend(steps.map(Some));
    }
    terms
}

/// The least, the likely and the most that a month may come to; quantities may be set.
pub fn spread(problem: &Problem, package: &Package, set: &[(QuantityId, f64)]) -> Spread {
    let value = |q: QuantityId| {
        let own = set.iter().find(|s| s.0 == q).map(|s| s.1);
        own.unwrap_or_else(|| likely(problem, q))
    };
    let middle = Figure::new(package).month(value);
    let end = |is_best| end(problem, package, set, is_best).month;
    let (least, most) = (end(false).min(middle), end(true).max(middle));
    // Amounts and rates are bounded where they are read, so that no figure is infinite.
    Spread::new(least, middle, most)
        .or_else(|_| Spread::exact(middle))
        .unwrap_or(Spread::ZERO)
}

/// The length of a term: its ends, and in which unit.
pub fn term(problem: &Problem, package: &Package) -> (f64, f64, &'static str) {
    let (low, is_weeks) = package.term.length(|q| numbers(problem, q).low());
    let (high, _) = package.term.length(|q| numbers(problem, q).high());
    (low, high, if is_weeks { "week" } else { "month" })
}
