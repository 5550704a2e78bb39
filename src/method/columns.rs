//! Ratings through their scales: what each is worth, at the middle and at the ends.

use crate::model::{
    Cell, Criterion, CriterionId, Fit, OfferId, Own, Point, Problem, QuantityId, Rating, Utility,
};
use crate::pay;

/// What a rating is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth {
    /// At the median of everything it rests on.
    pub middle: Utility,
    /// The least it may be.
    pub low: Utility,
    /// The most it may be.
    pub high: Utility,
}

/// The worth of every rating of a problem, one row an offer.
#[derive(Clone, Debug)]
pub struct Columns {
    worths: Vec<Worth>,
    criteria: usize,
    offers: usize,
}

impl Columns {
    /// The columns of a problem; scales that are made from the offers present are made from the
    /// `ranked` ones.
    pub fn new(problem: &Problem, ranked: &[OfferId]) -> Self {
        let (criteria, offers) = (problem.criteria().len(), problem.offers().len());
        let scales: Vec<(&Criterion, Fit<'_>)> = problem
            .criteria()
            .map(|(id, criterion)| (criterion, fit(problem, id, criterion, ranked)))
            .collect();
        let mut worths = Vec::with_capacity(criteria * offers);
        for (offer, _) in problem.offers() {
            let row = problem.row(offer).iter().zip(&scales);
            worths.extend(row.map(|(cell, (c, fit))| worth(problem, *cell, c, fit)));
        }
        Self {
            worths,
            criteria,
            offers,
        }
    }

    /// How many offers there are.
    pub fn offers(&self) -> usize {
        self.offers
    }

    /// An offer's row.
    pub fn row(&self, offer: usize) -> &[Worth] {
        &self.worths[offer * self.criteria..(offer + 1) * self.criteria]
    }
}

/// A criterion's scale, made from the numbers of the ranked offers where it is made from offers.
pub fn fit<'p>(
    problem: &Problem,
    id: CriterionId,
    criterion: &'p Criterion,
    ranked: &[OfferId],
) -> Fit<'p> {
    let number = |offer: &OfferId| match stated(problem, problem.cell(*offer, id))?
        .median(&criterion.scale)
    {
        Point::Number(x) => Some(x),
        Point::Utility(_) => None,
    };
    criterion.scale.fit(ranked.iter().filter_map(number))
}

/// What is stated of a cell, or what its package comes to; none where it is linked or not named.
pub fn stated(problem: &Problem, cell: Cell) -> Option<Rating> {
    match cell {
        Cell::Stated(quantity) => Some(problem.quantity(quantity).rating),
        Cell::Package(package) => Some(pay::rating(problem, package)),
        Cell::Absent | Cell::Linked { .. } => None,
    }
}

/// What a cell is worth on its criterion's fitted scale.
pub(super) fn worth(problem: &Problem, cell: Cell, criterion: &Criterion, fit: &Fit<'_>) -> Worth {
    let stated =
        |quantity: QuantityId| of_rating(problem.quantity(quantity).rating, criterion, fit);
    match cell {
        Cell::Stated(quantity) => stated(quantity),
        Cell::Package(package) => of_rating(pay::rating(problem, package), criterion, fit),
        Cell::Absent => Worth {
            middle: Utility::ZERO,
            low: Utility::ZERO,
            high: Utility::ZERO,
        },
        Cell::Linked { own, link, parent } => {
            let own = match own {
                Own::Stated(quantity) => stated(quantity),
                Own::Absent => Worth {
                    middle: Utility::ZERO,
                    low: Utility::ZERO,
                    high: Utility::ZERO,
                },
            };
            linked(
                own,
                share(problem.quantity(problem.link(link).share).rating),
                stated(parent),
            )
        }
    }
}

fn of_rating(rating: Rating, criterion: &Criterion, fit: &Fit<'_>) -> Worth {
    let middle = fit.point(rating.median(&criterion.scale));
    let (low, high) = rating.utilities(&criterion.scale, fit);
    Worth { middle, low, high }
}

/// The share of a link, at its middle and its ends.
fn share(rating: Rating) -> Worth {
    match rating {
        Rating::Number(s) => Worth {
            middle: Utility::clamped(s.likely()),
            low: Utility::clamped(s.low()),
            high: Utility::clamped(s.high()),
        },
        Rating::Level { .. } | Rating::Unknown => Worth {
            middle: Utility::HALF,
            low: Utility::ZERO,
            high: Utility::ONE,
        },
    }
}

/// own + share × max(0, parent - own): it grows with each of the three, so its ends are at theirs.
fn linked(own: Worth, share: Worth, parent: Worth) -> Worth {
    let lift = |own: Utility, share: Utility, parent: Utility| own.toward(own.max(parent), share);
    Worth {
        middle: lift(own.middle, share.middle, parent.middle),
        low: lift(own.low, share.low, parent.low),
        high: lift(own.high, share.high, parent.high),
    }
}
