//! What is still open: the levers that answer what is uncertain.

use super::super::sweep::{Baseline, Lever, part};
use crate::method::Role;
use crate::model::{QuantityId, Subject};

/// The levers of all that is unknown or a range and may matter to the order.
pub fn open<'b>(baseline: &'b Baseline<'_>) -> impl Iterator<Item = Lever> + 'b {
    let quantities = baseline.quantities().into_iter();
    let levers = quantities.flat_map(|q| uncertain(baseline, q));
    levers.filter(|lever| baseline.is_weighed(*lever))
}

/// The levers that answer what is uncertain about a quantity; none where nothing is.
fn uncertain(baseline: &Baseline<'_>, quantity: QuantityId) -> Vec<Lever> {
    let stated = baseline.problem.quantity(quantity);
    let rests = baseline.rests(quantity);
    let whole = rests
        .clone()
        .filter(|r| r.role == Role::Whole && baseline.may_rank(r.offer));
    let one = whole.map(|r| Lever::Rating {
        offer: r.offer,
        criterion: r.criterion,
    });
    let matters = rests.clone().any(|r| baseline.may_rank(r.offer));
    match stated.subject {
        _ if !stated.rating.is_open() || !matters => Vec::new(),
        Subject::Own(..) => one.collect(),
        Subject::Share(company) => baseline
            .link_of(company)
            .map(|link| Lever::Share { link })
            .into_iter()
            .collect(),
        Subject::Part(..) | Subject::Rate(_) => part(baseline, quantity).into_iter().collect(),
        Subject::Company(..) | Subject::Unknown(..)
            if baseline.is_one(quantity) || baseline.is_loose(quantity) =>
        {
            one.collect()
        }
        Subject::Company(..) | Subject::Unknown(..) => vec![Lever::Fact { quantity }],
    }
}
