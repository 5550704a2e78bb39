//! How often a rating, drawn as trials draw it, breaks a deal-breaker.

use super::draws::CellDraws;
use crate::method;
use crate::model::{
    Cell, Criterion, Fit, Limit, Must, OfferId, Outcome, Point, Problem, QuantityId, Rating, Spread,
};

/// Draws of a rating that rests on several quantities.
const DRAWS: u32 = 10_000;

/// The share of draws in which what an offer has breaks a deal-breaker; none where nothing is
/// known, and none of levels that are all below the limit but the last: what is drawn lies between
/// levels, and says nothing of how often the last one comes true.
pub fn failing(problem: &Problem, must: &Must, offer: OfferId, ranked: &[OfferId]) -> Option<f64> {
    let criterion = problem.criterion(must.criterion);
    let fit = method::fit(problem, must.criterion, criterion, ranked);
    let cell = problem.cell(offer, must.criterion);
    match cell {
        Cell::Absent => None,
        Cell::Stated(quantity) => stated(problem.quantity(quantity).rating, must.limit, criterion),
        Cell::Package(_) | Cell::Linked { .. } => {
            let mut draws = CellDraws::new(problem, cell, &criterion.scale, 1);
            let failed = (0..DRAWS).filter(|_| fails(problem, *must, cell, &fit, draws.draw()));
            Some(failed.count() as f64 / f64::from(DRAWS))
        }
    }
}

/// Whether a cell with these values breaks a deal-breaker.
fn fails(
    problem: &Problem,
    must: Must,
    cell: Cell,
    fit: &Fit<'_>,
    value: impl Fn(QuantityId) -> Point,
) -> bool {
    let scale = &problem.criterion(must.criterion).scale;
    let outcome = if let Some(x) = method::number(problem, cell, &value) {
        let exact = Spread::exact(x).unwrap_or(Spread::ZERO);
        must.limit.judge(Rating::Number(exact), scale)
    } else {
        let worth = method::worth(problem, cell, fit, value);
        must.limit.judge_worth(worth, worth, scale, fit)
    };
    outcome == Outcome::Fails
}

/// The share of a stated rating, in closed form.
fn stated(rating: Rating, limit: Limit, criterion: &Criterion) -> Option<f64> {
    match (rating, limit) {
        (Rating::Number(s), Limit::AtLeast(x)) => Some(below(s, x)),
        (Rating::Number(s), Limit::AtMost(x)) => Some(above(s, x)),
        (Rating::Number(s), Limit::Between(a, b)) => Some(below(s, a) + above(s, b)),
        (Rating::Level { low, likely, high }, Limit::Level(level)) => {
            let worth = |level| criterion.scale.level_utility(level).get();
            let (low, high) = (worth(low), worth(high));
            let likely = likely.map_or(f64::midpoint(low, high), worth);
            let spread = Spread::new(low, likely, high).ok()?;
            Some(below(spread, worth(level))).filter(|_| worth(level) < high)
        }
        (Rating::Unknown | Rating::Level { .. } | Rating::Number(_), _) => None,
    }
}

/// The share of draws below a number.
fn below(spread: Spread, x: f64) -> f64 {
    let (low, likely, high) = (spread.low(), spread.likely(), spread.high());
    match x {
        x if x <= low => 0.0,
        x if x <= likely => 0.5 * part(low, x, likely),
        x if x <= high => 0.5 + 0.5 * part(likely, x, high),
        _ => 1.0,
    }
}

/// The share of draws above a number.
fn above(spread: Spread, x: f64) -> f64 {
    let (low, likely, high) = (spread.low(), spread.likely(), spread.high());
    match x {
        x if x >= high => 0.0,
        x if x >= likely => 0.5 - 0.5 * part(likely, x, high),
        x if x >= low => 1.0 - 0.5 * part(low, x, likely),
        _ => 1.0,
    }
}

/// How far along the way from one number to another a third one lies.
fn part(from: f64, x: f64, to: f64) -> f64 {
    // Halves are exact and keep differences of huge numbers finite.
    (x / 2.0 - from / 2.0) / (to / 2.0 - from / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread(low: f64, likely: f64, high: f64) -> Spread {
        Spread::new(low, likely, high).expect("valid")
    }

    /// By hand: half of the draws are below the likely value, evenly spread on either side.
    #[test]
    fn shares_below_and_above() {
        let commute = spread(50.0, 65.0, 80.0);
        assert!((above(commute, 60.0) - 2.0 / 3.0).abs() < 1e-15);
        assert!((below(commute, 60.0) - 1.0 / 3.0).abs() < 1e-15);
        let skewed = spread(0.0, 0.25, 1.0);
        assert_eq!([below(skewed, 0.25), above(skewed, 0.25)], [0.5, 0.5]);
        assert_eq!([below(skewed, 0.625), above(skewed, 0.625)], [0.75, 0.25]);
        assert_eq!([below(skewed, 0.0), below(skewed, 2.0)], [0.0, 1.0]);
        assert_eq!([above(skewed, 1.0), above(skewed, -1.0)], [0.0, 1.0]);
    }

    /// Half of the draws are the likely value itself, where it is an end.
    #[test]
    fn an_end_may_be_likely() {
        let (first, last) = (spread(1.0, 1.0, 2.0), spread(1.0, 2.0, 2.0));
        assert_eq!([below(first, 1.0), above(first, 1.0)], [0.0, 0.5]);
        assert_eq!([below(last, 2.0), above(last, 2.0)], [0.5, 0.0]);
        let exact = spread(1.0, 1.0, 1.0);
        assert_eq!([below(exact, 1.0), above(exact, 1.0)], [0.0, 0.0]);
    }
}
