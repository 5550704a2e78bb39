//! The least difference of two offers' ratings on one criterion, each value that both rest on tried.

use super::super::sweep::Baseline;
use crate::method::{rests_on, worth};
use crate::model::{
    Cell, Criterion, Fit, Order, Point, Problem, QuantityId, Rating, Scale, Spread, Subject,
    Utility,
};

/// An answer to one question.
pub type KnownAnswer = (QuantityId, Rating);

/// The least lead over a rival.
#[derive(Clone, Debug)]
pub struct Worst {
    /// In points.
    pub lead: f64,
    /// Whether some answers make it just that, rather than more.
    pub is_exact: bool,
    /// Answers that make it so, or near it.
    pub answers: Vec<KnownAnswer>,
}

impl Worst {
    /// It is no less than this, whatever is answered.
    pub fn at_least(lead: f64) -> Self {
        Self {
            lead,
            is_exact: false,
            answers: Vec::new(),
        }
    }

    /// Adds what another criterion of this weight adds.
    pub fn add(&mut self, share: f64, other: Self) {
        self.lead += share * other.lead;
        self.is_exact &= other.is_exact;
        self.answers.extend(other.answers);
    }
}

/// One number, known exactly.
pub fn exactly(x: f64) -> Rating {
    Rating::number(x).unwrap_or(Rating::Unknown)
}

/// Which value of a quantity is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    Worst,
    Best,
    Both,
}

/// Two offers' ratings on one criterion.
pub struct CellPair<'c> {
    pub baseline: &'c Baseline<'c>,
    pub cells: [Cell; 2],
    pub criterion: &'c Criterion,
    pub fit: Fit<'c>,
    pub shares: &'c [KnownAnswer],
}

impl CellPair<'_> {
    fn scale(&self) -> &Scale {
        &self.criterion.scale
    }

    fn problem(&self) -> &Problem {
        self.baseline.problem
    }

    /// The least difference, each value that both rest on tried.
    pub fn least(&self) -> Worst {
        let (options, is_exact) = self.options();
        let mut best: Option<Worst> = None;
        let sets: usize = options.iter().map(|(_, all)| all.len()).product();
        for set in 0..sets {
            let mut rest = set;
            let answers = options.iter().map(|(q, all)| {
                let rating = all[rest % all.len()];
                rest /= all.len();
                (*q, rating)
            });
            let answers: Vec<KnownAnswer> = answers.collect();
            let lead = self.lead(&answers);
            if best.as_ref().is_none_or(|b| lead < b.lead) {
                best = Some(Worst {
                    lead,
                    is_exact,
                    answers,
                });
            }
        }
        best.unwrap_or(Worst::at_least(-1.0))
    }

    fn lead(&self, answers: &[KnownAnswer]) -> f64 {
        let value = |q: QuantityId| {
            let mut known = answers.iter().chain(self.shares);
            let own = known.find(|k| k.0 == q).map(|k| k.1);
            self.point(q, own.unwrap_or(self.problem().quantity(q).rating))
        };
        let [one, other] = self
            .cells
            .map(|cell| worth(self.problem(), cell, &self.fit, value).get());
        one - other
    }

    fn point(&self, quantity: QuantityId, rating: Rating) -> Point {
        match (self.problem().quantity(quantity).subject, rating) {
            (Subject::Share(_), Rating::Number(s)) => Point::Number(s.likely()),
            (Subject::Share(_), _) => Point::Utility(Utility::HALF),
            (_, rating) => rating.median(self.scale()),
        }
    }

    /// The values to try of each open quantity, and whether the rest of it is told by them.
    fn options(&self) -> (Vec<(QuantityId, Vec<Rating>)>, bool) {
        let [one, other] = self.cells.map(|cell| self.open_of(cell));
        let mut is_exact = true;
        let mut options = Vec::new();
        for q in &one {
            let is_shared = other.contains(q);
            // Each offer could be rated by itself.
            let is_loose = is_shared && self.baseline.is_loose(*q);
            is_exact &= !is_loose;
            let end = if is_shared { End::Both } else { End::Worst };
            options.push((*q, self.values(*q, end)));
        }
        for q in other.iter().filter(|q| !one.contains(q)) {
            options.push((*q, self.values(*q, End::Best)));
        }
        (options, is_exact)
    }

    fn open_of(&self, cell: Cell) -> Vec<QuantityId> {
        let rests = rests_on(self.problem(), cell).into_iter().map(|r| r.0);
        rests
            .filter(|q| {
                let stated = self.problem().quantity(*q);
                !matches!(stated.subject, Subject::Share(_)) && stated.rating.is_open()
            })
            .collect()
    }

    /// The ratings of a quantity that may make the difference least.
    pub fn values(&self, quantity: QuantityId, end: End) -> Vec<Rating> {
        let mut all = possible(self.problem().quantity(quantity).rating, self.scale());
        let worth = |r: &Rating| self.fit.point(r.median(self.scale())).get();
        all.sort_by(|a, b| worth(a).total_cmp(&worth(b)));
        match end {
            End::Worst => all.truncate(1),
            End::Best => all = all.split_off(all.len().saturating_sub(1)),
            End::Both if self.scale().level_list().is_empty() => all.extend(self.own_parts(&all)),
            End::Both => {}
        }
        all
    }

    /// Numbers as good as the least own part of the one and the greatest of the other.
    fn own_parts(&self, ends: &[Rating]) -> Vec<Rating> {
        let worth = |r: &Rating| self.fit.point(r.median(self.scale())).get();
        let (Some(low), Some(high)) = (ends.first().map(worth), ends.last().map(worth)) else {
            return Vec::new();
        };
        let linked = |cell: &Cell| matches!(cell, Cell::Linked { .. });
        let owns = self.cells.iter().zip([End::Worst, End::Best]);
        let owns = owns.filter(|(cell, _)| linked(cell));
        let owns = owns.filter_map(|(cell, end)| {
            let values = self.values(cell.own()?, end);
            values.first().map(worth)
        });
        let inside = owns.filter(|u| low < *u && *u < high);
        inside
            .filter_map(|u| number_worth(self.scale(), u, ends))
            .collect()
    }

    /// On a scale made from the offers: not below 0 where the one is at least as good whatever it
    /// is, else the whole scale.
    pub fn bound(&self, column: &(f64, f64)) -> Worst {
        let ends = |cell: Cell| match cell {
            Cell::Stated(q) => match self.problem().quantity(q).rating {
                Rating::Number(s) => Some((q, s.low(), s.high())),
                Rating::Unknown => Some((q, column.0, column.1)),
                Rating::Level { .. } => None,
            },
            _ => None,
        };
        let unknown = |cell: &Cell| {
            let own = cell.own().map(|q| self.problem().quantity(q).rating);
            own.is_none_or(Rating::is_unknown)
        };
        let [Some(one), Some(other)] = self.cells.map(ends) else {
            return Worst::at_least(-1.0);
        };
        let (worst, best, is_ahead) = if self.scale().order() == Order::Higher {
            (one.1, other.2, one.1 >= other.2)
        } else {
            (one.2, other.1, one.2 <= other.1)
        };
        let is_same = one.0 == other.0;
        let is_known = !self.cells.iter().any(unknown);
        let mut answers = vec![(one.0, exactly(worst)), (other.0, exactly(best))];
        answers.truncate(if is_same { 1 } else { 2 });
        answers.retain(|(q, _)| self.problem().quantity(*q).rating.is_open());
        Worst {
            lead: if is_same || (is_ahead && is_known) {
                0.0
            } else {
                -1.0
            },
            is_exact: false,
            answers,
        }
    }
}

/// The ratings at the ends and the points of what is stated; each level of levels.
fn possible(rating: Rating, scale: &Scale) -> Vec<Rating> {
    let levels = scale.level_list().len() as u16;
    let points = |low: f64, high: f64| {
        let inside = match scale {
            Scale::Points(curve) => curve.points(),
            _ => &[],
        };
        let inside = inside.iter().map(|p| p.0);
        let inside = inside.filter(|x| low < *x && *x < high);
        let all = [low, high].into_iter().chain(inside);
        all.map(exactly).collect()
    };
    match (rating, scale.ends()) {
        (Rating::Level { low, high, .. }, _) => (low..=high).map(Rating::level).collect(),
        (Rating::Unknown, _) if levels > 0 => (0..levels).map(Rating::level).collect(),
        (Rating::Number(s), _) => points(s.low(), s.high()),
        (Rating::Unknown, Some((low, high))) => points(low, high),
        (Rating::Unknown, None) => vec![Rating::Unknown],
    }
}

/// A number of a scale that is worth as much, between two ratings.
fn number_worth(scale: &Scale, worth: f64, ends: &[Rating]) -> Option<Rating> {
    let Scale::Straight { worst, best } = scale else {
        // On a curve, between two neighbouring points.
        let numbers = ends.iter().filter_map(|r| r.spread());
        let mut xs: Vec<f64> = numbers.map(Spread::likely).collect();
        xs.sort_by(f64::total_cmp);
        let fit = scale.fit(std::iter::empty());
        let u = |x: f64| fit.utility(x).get();
        return xs.windows(2).find_map(|pair| {
            let (a, b) = (pair[0], pair[1]);
            let inside = u(a).min(u(b)) <= worth && worth <= u(a).max(u(b)) && u(a) != u(b);
            inside.then(|| exactly(a + (b - a) * ((worth - u(a)) / (u(b) - u(a)))))
        });
    };
    Some(exactly(worst + (best - worst) * worth))
}
