//! What can be moved.

use std::collections::HashSet;

use super::Baseline;
use super::paid::is_spread;
use crate::method::{is_relative, rests_on};
use crate::model::{Cell, CriterionId, LinkId, OfferId, Outcome, Problem, QuantityId, Subject};

/// One thing that can be changed alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lever {
    /// The number of a criterion in a judge's set.
    Weight {
        /// Index of the judge; others of the same set move along.
        judge: usize,
        /// The criterion.
        criterion: CriterionId,
    },
    /// An offer's own rating; it replaces what a fact or a link gave.
    Rating {
        /// The offer.
        offer: OfferId,
        /// The criterion.
        criterion: CriterionId,
    },
    /// What is known, or unknown, of a company: all that rests on it moves, through links too.
    Fact {
        /// The quantity.
        quantity: QuantityId,
    },
    /// A part of what an offer pays, or an exchange rate: through the whole package.
    Part {
        /// The quantity.
        quantity: QuantityId,
        /// The criterion that the package is for.
        criterion: CriterionId,
    },
    /// How much of its parent's ratings a company has.
    Share {
        /// The link.
        link: LinkId,
    },
}

/// A lever by what it is called and not by where it stands in a file: its kind, the set, the offer
/// or the company, the criterion.
pub type Name<'p> = (u8, &'p str, &'p str);

impl Lever {
    /// The quantity that it moves; none of a weight, and of a rating, which replaces what is there.
    pub fn quantity(self, problem: &Problem) -> Option<QuantityId> {
        match self {
            Self::Fact { quantity } | Self::Part { quantity, .. } => Some(quantity),
            Self::Share { link } => Some(problem.link(link).share),
            Self::Weight { .. } | Self::Rating { .. } => None,
        }
    }

    /// Its name in a problem.
    pub fn name(self, problem: &Problem) -> Name<'_> {
        let problem = problem.named();
        let id = |criterion| problem.criterion(criterion).id.as_str();
        match self {
            Self::Weight { judge, criterion } => (0, &problem.judges()[judge].set, id(criterion)),
            Self::Rating { offer, criterion } => (1, &problem.offer(offer).id, id(criterion)),
            Self::Fact { quantity } | Self::Part { quantity, .. } => {
                match &problem.quantity(quantity).subject {
                    Subject::Own(offer, c) => (2, &problem.offer(*offer).id, id(*c)),
                    Subject::Company(company, c) | Subject::Unknown(company, c) => {
                        (2, problem.company(*company), id(*c))
                    }
                    Subject::Share(company) => (2, problem.company(*company), ""),
                    Subject::Part(offer, own) => (2, &problem.offer(*offer).id, own.part.key()),
                    Subject::Rate(currency) => (3, currency.code(), ""),
                }
            }
            Self::Share { link } => (3, problem.company(problem.link(link).company), ""),
        }
    }
}

/// All levers: weights, then ratings and facts, then links.
pub fn levers(baseline: &Baseline<'_>) -> Vec<Lever> {
    let mut all = weights(baseline);
    all.extend(ratings(baseline));
    all.extend(links(baseline));
    all
}

/// Each weight of each set, where others carry weight beside it.
fn weights(baseline: &Baseline<'_>) -> Vec<Lever> {
    let judges = baseline.problem.judges();
    let mut all = Vec::new();
    for (i, judge) in judges.iter().enumerate() {
        if judges[..i].iter().any(|j| j.set == judge.set) {
            continue;
        }
        let sum: f64 = judge.written.iter().map(|w| w.middle).sum();
        for written in judge.written.iter().filter(|w| sum - w.middle > 0.0) {
            let criterion = written.criterion;
            all.push(Lever::Weight {
                judge: i,
                criterion,
            });
        }
    }
    all
}

fn ratings(baseline: &Baseline<'_>) -> Vec<Lever> {
    let mut all = Vec::new();
    let mut seen = HashSet::new();
    let criteria = weighty(baseline);
    for (offer, criterion, cell) in cells(baseline, &criteria) {
        if matches!(cell, Cell::Package(_)) {
            let parts = rests_on(baseline.problem, cell).into_iter().map(|r| r.0);
            let parts = parts.filter(|q| seen.insert(*q));
            all.extend(parts.filter_map(|q| part(baseline, q)));
        } else {
            all.push(Lever::Rating { offer, criterion });
        }
    }
    all.extend(facts(baseline));
    all
}

/// The criteria that carry weight or a deal-breaker.
fn weighty(baseline: &Baseline<'_>) -> Vec<CriterionId> {
    let ids = baseline.problem.criteria().map(|(id, _)| id);
    ids.filter(|id| matters(baseline, *id)).collect()
}

/// The ratings on these criteria that can change the order, offer by offer.
fn cells(
    baseline: &Baseline<'_>,
    criteria: &[CriterionId],
) -> impl Iterator<Item = (OfferId, CriterionId, Cell)> {
    offers(baseline).into_iter().flat_map(move |offer| {
        let criteria = criteria.iter().copied();
        let moving = criteria.filter(move |c| may_move(baseline, offer, *c));
        moving.map(move |c| (offer, c, baseline.problem.cell(offer, c)))
    })
}

/// The lever of what packages rest on; none of several packages on a scale made from the offers, and
/// none of a term in which shares vest or years differ: a month's figure steps and turns there.
pub fn part(baseline: &Baseline<'_>, quantity: QuantityId) -> Option<Lever> {
    let mut rests = baseline.rests(quantity);
    let first = rests.next()?;
    let scale = &baseline.problem.criterion(first.criterion).scale;
    let straight = rests.len() == 0 || !is_relative(scale);
    let criterion = first.criterion;
    (straight && is_spread(baseline, quantity)).then_some(Lever::Part {
        quantity,
        criterion,
    })
}

/// The lengths of terms that are ranges, may change the order, and have no lever, as [`part`] says.
pub fn unswept(baseline: &Baseline<'_>) -> Vec<QuantityId> {
    let criteria = weighty(baseline);
    let cells = cells(baseline, &criteria).map(|(.., cell)| cell);
    let packages = cells.filter(|cell| matches!(cell, Cell::Package(_)));
    let parts = packages.flat_map(|cell| rests_on(baseline.problem, cell));
    let parts = parts.map(|(quantity, _)| quantity);
    parts.filter(|q| !is_spread(baseline, *q)).collect()
}

/// What is known, or unknown, of companies, where it is not one offer's rating alone: where several
/// ratings rest on it, or one through a link.
fn facts(baseline: &Baseline<'_>) -> Vec<Lever> {
    let moves = |q: &QuantityId| {
        let mut rests = baseline.rests(*q);
        rests.any(|r| !baseline.is_aside(r.offer) && may_move(baseline, r.offer, r.criterion))
    };
    let all = baseline.quantities().into_iter();
    all.filter(|q| moves(q) && baseline.is_fact(*q))
        .map(|quantity| Lever::Fact { quantity })
        .filter(|lever| baseline.is_weighed(*lever))
        .collect()
}

/// Whether a criterion carries weight or a deal-breaker.
pub fn matters(baseline: &Baseline<'_>, criterion: CriterionId) -> bool {
    let musts = baseline.problem.musts();
    baseline.share(criterion) > 0.0 || musts.iter().any(|m| m.criterion == criterion)
}

/// The offers whose ratings can change the order: those in it, then those that may come in.
fn offers(baseline: &Baseline<'_>) -> Vec<OfferId> {
    let out = |id: &OfferId| {
        baseline.spot(*id).is_none() && !baseline.is_aside(*id) && baseline.may_rank(*id)
    };
    let others = baseline.problem.offer_ids().filter(out);
    baseline.order.iter().copied().chain(others).collect()
}

/// Whether another rating there could change the order: of an offer that takes no place, only
/// one that is unknown or fails.
fn may_move(baseline: &Baseline<'_>, offer: OfferId, criterion: CriterionId) -> bool {
    let mut musts = baseline.judged(offer);
    let fails = musts.any(|(m, o)| m.criterion == criterion && o == Outcome::Fails);
    baseline.spot(offer).is_some() || fails || baseline.is_unknown(offer, criterion)
}

/// Each link that a rating rests on.
fn links(baseline: &Baseline<'_>) -> Vec<Lever> {
    let offers = baseline.problem.offer_ids();
    let cells = offers.flat_map(|offer| baseline.problem.row(offer));
    let mut seen = HashSet::new();
    let lever = |cell: &Cell| match *cell {
        Cell::Linked { link, .. } => seen.insert(link).then_some(Lever::Share { link }),
        Cell::Stated(_) | Cell::Absent | Cell::Package(_) => None,
    };
    cells.filter_map(lever).collect()
}
