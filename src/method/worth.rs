//! What a rating is worth, given a value for every stated quantity. Links and packages are known
//! here alone: whoever asks "what if" gives other values and asks again.

use crate::model::{
    Cell, Criterion, Fit, Own, Point, Problem, QuantityId, Rating, Scale, Subject, Utility,
};
use crate::pay::{self, Figure};

/// As which part of a rating a quantity serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It is the rating.
    Whole,
    /// It is the company's own part of a linked rating.
    Own,
    /// It is the parent's part of a linked rating.
    Parent,
    /// It is the share of a linked rating.
    Share,
    /// It is a part of a package, or the exchange rate of one.
    Part,
}

/// The quantities that a cell rests on, each with its role.
pub fn rests_on(problem: &Problem, cell: Cell) -> Vec<(QuantityId, Role)> {
    match cell {
        Cell::Absent => Vec::new(),
        Cell::Stated(quantity) => vec![(quantity, Role::Whole)],
        Cell::Linked { own, link, parent } => {
            let own = match own {
                Own::Stated(own) => Some((own, Role::Own)),
                Own::Absent => None,
            };
            let others = [
                (problem.link(link).share, Role::Share),
                (parent, Role::Parent),
            ];
            own.into_iter().chain(others).collect()
        }
        Cell::Package(id) => {
            let package = problem.package(id);
            let parts = package.parts().into_iter().map(|(_, q)| q);
            parts
                .chain(package.rates.iter().copied())
                .map(|q| (q, Role::Part))
                .collect()
        }
    }
}

/// own + share × max(0, parent - own): what a company has of its own, lifted toward its parent's.
/// All four are numbers from 0 to 1.
#[inline]
pub fn lifted(own: f64, share: f64, parent: f64) -> f64 {
    own + share * (parent - own).max(0.0)
}

/// What a cell is worth on its criterion's fitted scale, with these values of the quantities that
/// it rests on: ratings as numbers or utilities, shares, parts of packages and rates as numbers.
pub fn worth(
    problem: &Problem,
    cell: Cell,
    fit: &Fit<'_>,
    value: impl Fn(QuantityId) -> Point,
) -> Utility {
    match cell {
        Cell::Absent => fit.worst(),
        Cell::Stated(quantity) => fit.point(value(quantity)),
        Cell::Package(_) => {
            number(problem, cell, value).map_or(Utility::ZERO, |month| fit.utility(month))
        }
        Cell::Linked { own, link, parent } => {
            let own = match own {
                Own::Stated(quantity) => fit.point(value(quantity)),
                Own::Absent => fit.worst(),
            };
            let share = Utility::clamped(plain(value(problem.link(link).share)));
            let parent = fit.point(value(parent));
            Utility::clamped(lifted(own.get(), share.get(), parent.get()))
        }
    }
}

/// The number that a cell has in a column, with these values: what is stated, or the figure of a
/// package; none of a level, an unknown and a linked rating.
pub fn number(problem: &Problem, cell: Cell, value: impl Fn(QuantityId) -> Point) -> Option<f64> {
    match cell {
        Cell::Stated(quantity) => match value(quantity) {
            Point::Number(x) => Some(x),
            Point::Utility(_) => None,
        },
        Cell::Package(package) => {
            Some(Figure::new(problem.package(package)).month(|q| plain(value(q))))
        }
        Cell::Absent | Cell::Linked { .. } => None,
    }
}

/// A quantity's value where nothing is moved: the median of what is stated, on a criterion's scale.
pub fn median(problem: &Problem, quantity: QuantityId, scale: &Scale) -> Point {
    let stated = problem.quantity(quantity);
    match (stated.rating, stated.subject) {
        // A share that nobody knows is anything from 0 to 1, whatever it is a share of.
        (Rating::Level { .. } | Rating::Unknown, Subject::Share(_)) => {
            Point::Utility(Utility::HALF)
        }
        (rating, _) => rating.median(scale),
    }
}

/// The least and the most that a cell may be worth; one quantity may be set to another rating.
pub fn range(
    problem: &Problem,
    cell: Cell,
    criterion: &Criterion,
    fit: &Fit<'_>,
    set: Option<(QuantityId, Rating)>,
) -> (Utility, Utility) {
    if let Some(rating) = stated(problem, cell, set) {
        return rating.utilities(&criterion.scale, fit);
    }
    let ends = |q: QuantityId| {
        let stated = problem.quantity(q);
        let rating = set.filter(|s| s.0 == q).map_or(stated.rating, |s| s.1);
        match (stated.subject, rating) {
            (Subject::Share(_), Rating::Number(s)) => {
                (Utility::clamped(s.low()), Utility::clamped(s.high()))
            }
            (Subject::Share(_), _) => (Utility::ZERO, Utility::ONE),
            (_, rating) => rating.utilities(&criterion.scale, fit),
        }
    };
    // It grows with each part, so that its ends are at theirs.
    (
        worth(problem, cell, fit, |q| Point::Utility(ends(q).0)),
        worth(problem, cell, fit, |q| Point::Utility(ends(q).1)),
    )
}

/// What is stated of a cell, or what its package comes to; none where it is linked or not named.
/// One quantity may be set to another rating.
pub fn stated(problem: &Problem, cell: Cell, set: Option<(QuantityId, Rating)>) -> Option<Rating> {
    match cell {
        Cell::Stated(quantity) => {
            let other = set.filter(|s| s.0 == quantity).map(|s| s.1);
            Some(other.unwrap_or(problem.quantity(quantity).rating))
        }
        Cell::Package(package) => {
            let number = |(q, rating): (QuantityId, Rating)| Some((q, rating.spread()?.likely()));
            let set = set.and_then(number);
            let month = pay::spread(problem, problem.package(package), set.as_slice());
            Some(Rating::Number(month))
        }
        Cell::Absent | Cell::Linked { .. } => None,
    }
}

/// A value without its kind.
fn plain(point: Point) -> f64 {
    match point {
        Point::Number(x) => x,
        Point::Utility(u) => u.get(),
    }
}
