//! The least difference of two offers' pay, all parts taken together.

use super::pair::{CellPair, End, KnownAnswer, Worst, exactly};
use crate::method::range;
use crate::model::{Cell, Package, QuantityId, Scale, Spread};
use crate::pay;

/// Two offers' pay, of which one at least is stated part by part.
pub struct PayPair<'p, 'c> {
    pair: &'p CellPair<'c>,
    /// The packages; none of pay that is stated in one.
    packages: [Option<&'c Package>; 2],
    /// The uncertain exchange rates that both rest on.
    shared: Vec<(QuantityId, Spread)>,
}

impl<'p, 'c> PayPair<'p, 'c> {
    /// The pay of a pair.
    pub fn new(pair: &'p CellPair<'c>) -> Self {
        let packages = packages(pair);
        let [one, other] = packages.map(|package| package.map_or(&[][..], |p| &p.rates));
        let open = |q: &QuantityId| {
            let rating = pair.baseline.problem.quantity(*q).rating;
            Some((*q, rating.spread().filter(|_| rating.is_open())?))
        };
        let shared = one.iter().filter(|q| other.contains(q));
        Self {
            pair,
            shared: shared.filter_map(open).collect(),
            packages,
        }
    }

    /// The least difference: both at the same exchange rates where they share them.
    pub fn least(&self) -> Worst {
        if self.shared.is_empty() {
            return self.at(&[]);
        }
        let at = self.turns().into_iter();
        let all = at.map(|x| self.at(&self.shared_at(x)));
        let least = all.min_by(|a, b| a.lead.total_cmp(&b.lead));
        least.unwrap_or_else(|| self.at(&[]))
    }

    /// The shared rates where their product is this: one after the other is raised from its least.
    fn shared_at(&self, product: f64) -> Vec<(QuantityId, f64)> {
        let least: f64 = self.shared.iter().map(|s| s.1.low()).product();
        let mut left = product / least;
        let mut rate = |(q, s): &(QuantityId, Spread)| {
            let most = s.high() / s.low();
            let x = if left < most {
                s.low() * left
            } else {
                s.high()
            };
            left = (left / most).max(1.0);
            (*q, x)
        };
        self.shared.iter().map(&mut rate).collect()
    }

    /// The ends of the product of the shared rates, and where either pay passes a point of the
    /// scale.
    fn turns(&self) -> Vec<f64> {
        let low: f64 = self.shared.iter().map(|s| s.1.low()).product();
        let high: f64 = self.shared.iter().map(|s| s.1.high()).product();
        let mut turns = vec![low, high];
        let knots: Vec<f64> = match &self.pair.criterion.scale {
            Scale::Straight { worst, best } => vec![*worst, *best],
            Scale::Points(curve) => curve.points().iter().map(|p| p.0).collect(),
            Scale::Levels(_) | Scale::Normalized(_) => Vec::new(),
        };
        for package in self.packages.into_iter().flatten() {
            let at = |x: f64| pay::spread(self.pair.baseline.problem, package, &self.shared_at(x));
            // A straight line through nothing in the product.
            let ends = [at(high).low() / high, at(high).high() / high];
            let passes = ends.iter().flat_map(|a| knots.iter().map(move |k| k / a));
            turns.extend(passes.filter(|x| low < *x && *x < high));
        }
        turns
    }

    /// The least difference with the shared rates set.
    fn at(&self, rates: &[(QuantityId, f64)]) -> Worst {
        let [one, other] = [0, 1].map(|i| self.ends(i, rates));
        let mut answers = self.corner(0, false, rates);
        answers.extend(self.corner(1, true, rates));
        answers.extend(rates.iter().map(|(q, x)| (*q, exactly(*x))));
        Worst {
            lead: one.0 - other.1,
            is_exact: true,
            answers,
        }
    }

    /// The least and the most that an offer's pay is worth.
    fn ends(&self, i: usize, rates: &[(QuantityId, f64)]) -> (f64, f64) {
        let (problem, fit) = (self.pair.baseline.problem, &self.pair.fit);
        let (low, high) = match self.packages[i] {
            Some(package) => {
                let month = pay::spread(problem, package, rates);
                fit.utility_range(month.low(), month.high())
            }
            None => range(problem, self.pair.cells[i], self.pair.criterion, fit, None),
        };
        (low.get(), high.get())
    }

    /// The parts of an offer's pay at their worst or best.
    fn corner(&self, i: usize, is_best: bool, set: &[(QuantityId, f64)]) -> Vec<KnownAnswer> {
        let problem = self.pair.baseline.problem;
        match (self.packages[i], self.pair.cells[i]) {
            (Some(package), _) => {
                let end = pay::end(problem, package, set, is_best);
                let open = |q: QuantityId| problem.quantity(q).rating.is_open();
                let is_set = |q: QuantityId| set.iter().any(|s| s.0 == q);
                let values = end.values.into_iter();
                let open = values.filter(|(q, _)| open(*q) && !is_set(*q));
                open.map(|(q, x)| (q, exactly(x))).collect()
            }
            (None, Cell::Stated(q)) => {
                let end = if is_best { End::Best } else { End::Worst };
                let all = self.pair.values(q, end).into_iter();
                all.map(|rating| (q, rating)).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The packages of a pair; none of pay that is stated in one.
fn packages<'c>(pair: &CellPair<'c>) -> [Option<&'c Package>; 2] {
    pair.cells.map(|cell| match cell {
        Cell::Package(id) => Some(pair.baseline.problem.package(id)),
        _ => None,
    })
}
