//! The least and the most that a month may come to.
//!
//! The figure is monotone in each part, so that its ends have every part at its worst and at its
//! best. What money is worth turns round where there is less than none of it, and a longer term
//! makes more or less of a month as the rest has it: those are tried at each of their ends.

use super::WEEKS_A_MONTH;
use super::figure::Figure;
use crate::model::{Package, PackageId, PayPart, PayTerm, Problem, QuantityId, Rating, Spread};

/// Before a month is over.
const BEFORE: f64 = 1e-6;

/// A quantity's numbers; those of parts and rates always are.
pub(super) fn numbers(problem: &Problem, quantity: QuantityId) -> Option<Spread> {
    match problem.quantity(quantity).rating {
        Rating::Number(spread) => Some(spread),
        Rating::Level { .. } | Rating::Unknown => None,
    }
}

/// A quantity's likely value.
pub fn likely(problem: &Problem, quantity: QuantityId) -> f64 {
    numbers(problem, quantity).map_or(0.0, Spread::likely)
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
        let ends = numbers(problem, q).map_or((0.0, 0.0), |s| (s.low(), s.high()));
        let own = set.iter().find(|s| s.0 == q).map(|s| s.1);
        own.unwrap_or(if up { ends.1 } else { ends.0 })
    };
    let corner = |[living, rate]: [bool; 2], term: Option<f64>| {
        let part = |(part, q): &(crate::model::PartInYear, QuantityId)| {
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
    let (quantity, a_month) = match figure.package.term {
        PayTerm::UncertainWeeks(q) => (q, WEEKS_A_MONTH),
        PayTerm::UncertainMonths(q) => (q, 1.0),
        PayTerm::ForGood(_) | PayTerm::Weeks(_) | PayTerm::Months(_) => return vec![None],
    };
    let Some(spread) = numbers(problem, quantity).filter(|_| set.iter().all(|s| s.0 != quantity))
    else {
        return vec![None];
    };
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
    let exact = || Spread::exact(middle);
    // Amounts and rates are bounded where they are read, so that no figure is infinite.
    Spread::new(least, middle, most)
        .or_else(|_| exact())
        .unwrap_or(Spread::ZERO)
}

/// A month's figure as a rating of the criterion.
pub fn rating(problem: &Problem, id: PackageId) -> Rating {
    Rating::Number(spread(problem, problem.package(id), &[]))
}

/// The length of a term: its ends, and in which unit.
pub fn term(problem: &Problem, package: &Package) -> (f64, f64, &'static str) {
    let ends = |q: QuantityId| numbers(problem, q).map_or((0.0, 0.0), |s| (s.low(), s.high()));
    let (low, high, unit) = match package.term {
        PayTerm::ForGood(months) | PayTerm::Months(months) => (months, months, "month"),
        PayTerm::Weeks(weeks) => (weeks, weeks, "week"),
        PayTerm::UncertainWeeks(q) => (ends(q).0, ends(q).1, "week"),
        PayTerm::UncertainMonths(q) => (ends(q).0, ends(q).1, "month"),
    };
    (low, high, unit)
}
