//! How often a rating, drawn as trials draw it, breaks a deal-breaker.

use super::draws::{Stream, at_quantile, share_at, stream_name, worth_at};
use crate::method;
use crate::model::{
    Cell, Criterion, Fit, Limit, Must, OfferId, Outcome, Own, Package, Problem, QuantityId, Rating,
    Spread,
};
use crate::pay::Figure;

/// Draws of a rating that rests on several quantities.
const DRAWS: u32 = 10_000;
/// A sum such as 0 + 0.25 × 0.7 may miss a limit by its last bit.
const EQUAL: f64 = 1e-12;

/// The share of draws in which what an offer has breaks a deal-breaker; none where nothing is
/// known, and none of levels that are all below the limit but the last: what is drawn lies between
/// levels, and says nothing of how often the last one comes true.
pub fn failing(problem: &Problem, must: &Must, offer: OfferId, ranked: &[OfferId]) -> Option<f64> {
    let criterion = problem.criterion(must.criterion);
    let fit = method::fit(problem, must.criterion, criterion, ranked);
    match problem.cell(offer, must.criterion) {
        Cell::Absent => None,
        Cell::Package(id) => Some(paid(problem, must, problem.package(id))),
        Cell::Stated(quantity) => stated(problem.quantity(quantity).rating, must.limit, criterion),
        Cell::Linked { own, link, parent } => {
            let limit = worth_of(must.limit, criterion, &fit);
            let mut draws = Draws::new(problem, criterion, &fit);
            let own = match own {
                Own::Stated(quantity) => Some(draws.of(quantity)),
                Own::Absent => None,
            };
            let share = draws.share(problem.link(link).share);
            let parent = draws.of(parent);
            let failed = (0..DRAWS).filter(|_| {
                let own = own.map_or(0.0, |i| draws.next(i));
                let lifted = own + draws.next(share) * (draws.next(parent) - own).max(0.0);
                lifted < limit - EQUAL
            });
            Some(failed.count() as f64 / f64::from(DRAWS))
        }
    }
}

/// The share of a package, its parts drawn.
fn paid(problem: &Problem, must: &Must, package: &Package) -> f64 {
    let scale = &problem.criterion(must.criterion).scale;
    let parts = package.parts().into_iter().map(|(_, q)| q);
    let mut streams: Vec<(QuantityId, Stream, f64)> = parts
        .chain(package.rate)
        .map(|q| {
            let name = stream_name(problem, problem.quantity(q).subject);
            (q, Stream::new(1, Stream::hash(&name), 0), 0.0)
        })
        .collect();
    let figure = Figure::new(package);
    let failed = (0..DRAWS).filter(|_| {
        for (quantity, stream, x) in &mut streams {
            if let Rating::Number(s) = problem.quantity(*quantity).rating {
                *x = at_quantile(s, stream.uniform());
            }
        }
        let drawn = |q| streams.iter().find(|s| s.0 == q).map_or(0.0, |s| s.2);
        let month = Spread::exact(figure.month(drawn)).unwrap_or(Spread::ZERO);
        must.limit.judge(Rating::Number(month), scale) == Outcome::Fails
    });
    failed.count() as f64 / f64::from(DRAWS)
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

/// What a limit is worth on the criterion's scale.
fn worth_of(limit: Limit, criterion: &Criterion, fit: &Fit<'_>) -> f64 {
    match limit {
        Limit::Level(level) => criterion.scale.level_utility(level).get(),
        Limit::AtLeast(x) | Limit::AtMost(x) => fit.utility(x).get(),
        Limit::Between(a, b) => fit.utility(a).min(fit.utility(b)).get(),
    }
}

/// Draws of some quantities, each from its own stream.
struct Draws<'p> {
    problem: &'p Problem,
    criterion: &'p Criterion,
    fit: &'p Fit<'p>,
    streams: Vec<(Stream, Rating, bool)>,
}

impl<'p> Draws<'p> {
    fn new(problem: &'p Problem, criterion: &'p Criterion, fit: &'p Fit<'p>) -> Self {
        Self {
            problem,
            criterion,
            fit,
            streams: Vec::new(),
        }
    }

    /// A rating on the criterion's scale.
    fn of(&mut self, quantity: QuantityId) -> usize {
        self.add(quantity, false)
    }

    /// The share of a link.
    fn share(&mut self, quantity: QuantityId) -> usize {
        self.add(quantity, true)
    }

    fn add(&mut self, quantity: QuantityId, share: bool) -> usize {
        let quantity = self.problem.quantity(quantity);
        let name = Stream::hash(&stream_name(self.problem, quantity.subject));
        let stream = Stream::new(1, name, 0);
        self.streams.push((stream, quantity.rating, share));
        self.streams.len() - 1
    }

    /// The next utility, or the next share.
    fn next(&mut self, i: usize) -> f64 {
        let (stream, rating, share) = &mut self.streams[i];
        let q = stream.uniform();
        if *share {
            share_at(*rating, q)
        } else {
            worth_at(*rating, &self.criterion.scale, self.fit, q)
        }
    }
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
