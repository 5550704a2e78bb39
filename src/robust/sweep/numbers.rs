//! What the offers have on a criterion whose scale is made from them, looked at once for all levers
//! that move a number there.
//!
//! A number that moves changes what every other is worth, but never which of two others is worth
//! more: all formulas are monotone. So an offer whose number is no better than another's and whose
//! other criteria bring less stays behind it wherever the number moves, and one that is behind two
//! others so never comes first, whichever of all offers moves.

use super::{Baseline, Scores};
use crate::method::{FreeColumn, median, number};
use crate::model::{Cell, CriterionId, Direction, Fit, OfferId, Point, Scale};

/// Points by which an offer must be behind to be left out: far more than rounding.
const MARGIN: f64 = 1e-9;

/// What an offer has in the column.
#[derive(Clone, Copy, Debug, PartialEq)]
enum ColumnEntry {
    /// A number: a rating, or what a package comes to.
    Number(f64),
    /// The same utility whatever others have: an unknown, or what is not named.
    Worth(f64),
    /// What comes of a link.
    Linked,
}

/// A column of a scale made from the offers, all else as it is.
#[derive(Debug)]
pub struct Numbers {
    /// By offer.
    entries: Vec<ColumnEntry>,
    free: Option<FreeColumn>,
    /// The numbers of the offers in the order, best first.
    pub in_order: Vec<f64>,
    /// Those that may come first while a number of one offer moves, beside that offer itself, in
    /// their order; none where any may.
    pub rivals: Option<Vec<OfferId>>,
}

impl Numbers {
    /// The column of a criterion under some scores.
    pub fn new(baseline: &Baseline<'_>, scores: &Scores<'_>, criterion: CriterionId) -> Self {
        let problem = baseline.problem;
        let scale = &problem.criterion(criterion).scale;
        let value = |quantity| median(problem, quantity, scale);
        let entry = |offer| match problem.cell(offer, criterion) {
            Cell::Linked { .. } => ColumnEntry::Linked,
            Cell::Stated(quantity) => match value(quantity) {
                Point::Utility(u) => ColumnEntry::Worth(u.get()),
                Point::Number(x) => ColumnEntry::Number(x),
            },
            cell @ (Cell::Absent | Cell::Package(_)) => {
                number(problem, cell, value).map_or(ColumnEntry::Worth(0.0), ColumnEntry::Number)
            }
        };
        let entries: Vec<ColumnEntry> = problem.offer_ids().map(entry).collect();
        let ranking = baseline.ranking;
        let free = FreeColumn::new(
            ranking.method,
            (scores.table(), scores.scores()),
            ranking.weights.shares(),
            criterion.index(),
        );
        let mut numbers = Self {
            entries,
            free,
            in_order: Vec::new(),
            rivals: None,
        };
        let in_order = baseline.order.iter();
        numbers.in_order = in_order.filter_map(|o| numbers.number(*o)).collect();
        if let Scale::Normalized(how) = scale {
            numbers.rivals = numbers.may_be_first(baseline, how.better);
        }
        numbers
    }

    /// An offer's number; none where it has none of its own.
    pub fn number(&self, offer: OfferId) -> Option<f64> {
        match self.entries[offer.index()] {
            ColumnEntry::Number(x) => Some(x),
            ColumnEntry::Worth(_) | ColumnEntry::Linked => None,
        }
    }

    /// Whether a score is a sum of columns, so that [`Self::score`] knows those that do not move.
    pub fn is_sum(&self) -> bool {
        self.free.is_some()
    }

    /// The score of an offer whose own number does not move, with the column fitted so; none of a
    /// linked rating.
    #[inline]
    pub fn score(&self, offer: OfferId, fit: &Fit<'_>) -> Option<f64> {
        let utility = match self.entries[offer.index()] {
            ColumnEntry::Number(x) => fit.utility(x).get(),
            ColumnEntry::Worth(u) => u,
            ColumnEntry::Linked => return None,
        };
        let free = self.free.as_ref()?;
        Some(free.score(offer.index(), utility))
    }

    fn may_be_first(&self, baseline: &Baseline<'_>, better: Direction) -> Option<Vec<OfferId>> {
        let free = self.free.as_ref()?;
        let order = &baseline.order;
        let score = |o: OfferId, utility: f64| free.score(o.index(), utility);
        // The second largest of the least that offers may have.
        let mut least = Best::NONE;
        for offer in order {
            least.add(match self.entries[offer.index()] {
                ColumnEntry::Worth(u) => score(*offer, u),
                ColumnEntry::Number(_) | ColumnEntry::Linked => score(*offer, 0.0),
            });
        }
        let mut may = vec![false; self.entries.len()];
        let mut sorted: Vec<(u8, f64, f64, OfferId)> = Vec::with_capacity(order.len());
        for offer in order {
            let (kind, worth, most) = match self.entries[offer.index()] {
                ColumnEntry::Number(x) if better == Direction::Lower => (0, -x, 1.0),
                ColumnEntry::Number(x) => (0, x, 1.0),
                ColumnEntry::Worth(u) => (1, u, u),
                ColumnEntry::Linked => (2, 0.0, 1.0),
            };
            if least.second <= score(*offer, most) + MARGIN {
                sorted.push((kind, worth, score(*offer, 0.0), *offer));
            }
        }
        sorted.sort_by(|a, b| {
            let worth = b.1.total_cmp(&a.1).then(b.2.total_cmp(&a.2));
            a.0.cmp(&b.0).then(worth)
        });
        let (mut kind, mut best) = (0, Best::NONE);
        for (own, _, rest, offer) in sorted {
            if own != kind {
                (kind, best) = (own, Best::NONE);
            }
            may[offer.index()] = own == 2 || best.second <= rest + MARGIN;
            best.add(rest);
        }
        let rivals = order.iter().copied().filter(|o| may[o.index()]);
        Some(rivals.collect())
    }
}

/// The largest two of some numbers.
struct Best {
    first: f64,
    second: f64,
}

impl Best {
    const NONE: Self = Self {
        first: f64::NEG_INFINITY,
        second: f64::NEG_INFINITY,
    };

    fn add(&mut self, x: f64) {
        if x > self.first {
            (self.first, self.second) = (x, self.first);
        } else {
            self.second = self.second.max(x);
        }
    }
}
