//! Every single change that gives another order: how far one thing has to move, the rest as it is.
//!
//! For each [`Lever`] the walk goes from now to both ends. Where another offer comes first, or two
//! neighbours change places, is a [`Flip`]: the boundary, and a number with few digits beyond it
//! that keeps the promised order when it is typed.

mod level_turns;
mod neighbours;
mod pairs;
mod promise;
mod threshold;
mod turn;
mod turns;
mod within;

pub use level_turns::can_be_written;
pub use pairs::{TwoRatings, pairs};
pub use promise::grid;
pub use threshold::tidy;
pub use within::{Distribution, Luck, mass, often};

use std::sync::Arc;

use rayon::prelude::*;

use self::threshold::LastOrders;
use super::sweep::{Baseline, Lever, Sweep, TIE, grade, levers};
use crate::method::is_relative;
use crate::model::{OfferId, Problem, Subject};
use crate::threads::in_parallel;

/// So many of the first offers are near.
pub const NEAR: usize = 20;

/// Levers times offers above which threads are worth starting.
const THREADS: usize = 5_000;

/// A value that can be written: a number, or a level by its index.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading {
    /// In the unit of what is written.
    Number(f64),
    /// A level.
    Level(u16),
}

/// Why an order changes, where it is not the scores alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// A deal-breaker begins or ceases to hold.
    Must,
    /// Enough is known of an offer, or no longer.
    Known,
}

/// One change, and what follows from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Flip {
    /// What is changed.
    pub lever: Lever,
    /// The exact boundary; none where no value does, or where every one does.
    pub at: Option<Reading>,
    /// The value to write; none where no value does.
    pub to: Option<Reading>,
    /// Whether values above the boundary do, rather than those below.
    pub up: bool,
    /// A weight's share of its set at the boundary, of 100.
    pub share_at: Option<f64>,
    /// The offer that comes ahead.
    pub ahead: OfferId,
    /// The offers that share first place with it.
    pub level: Vec<OfferId>,
    /// The offer that it passes; none where nobody took a place.
    pub behind: Option<OfferId>,
    /// Whether another offer comes first there.
    pub first_changes: bool,
    /// The ranked offers with `to` written.
    pub order: Arc<[OfferId]>,
    /// The probability that what is uncertain in this thing alone lies beyond the boundary.
    pub within: f64,
    /// Why, where it is not the scores alone.
    pub because: Option<Because>,
    /// The far end of what gives it: the last value with few digits at which the offer is still
    /// ahead; none where all beyond `to` do.
    pub until: Option<Reading>,
    /// How far the boundary is from now: the part of a scale, of a share or of all weight.
    pub distance: f64,
}

/// Which changes of order are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those of first place alone, without those that no value makes.
    First,
    /// Those of first place, and what no value makes of any offer.
    FirstOrNone,
    /// Those of first place, and those of neighbours among the first [`NEAR`], with what no value
    /// makes of theirs.
    Near,
    /// All.
    All,
}

impl Scope {
    /// Of how many of the first offers neighbours are looked at.
    fn neighbours(self) -> usize {
        match self {
            Self::First | Self::FirstOrNone => 0,
            Self::Near => NEAR,
            Self::All => usize::MAX,
        }
    }

    /// Of how many of the first offers is told what no value makes of them.
    fn none_does(self) -> usize {
        match self {
            Self::First => 0,
            Self::Near => NEAR,
            Self::FirstOrNone | Self::All => usize::MAX,
        }
    }
}

/// What to look for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wanted {
    /// Which changes of order.
    pub scope: Scope,
    /// How what is uncertain is drawn.
    pub luck: Luck,
}

/// All flips, nearest first: changes of first place, then by what is likely, then by what is near,
/// then by name.
pub fn flips(baseline: &Baseline<'_>, wanted: Wanted) -> Vec<Flip> {
    let levers = levers(baseline);
    let order: Arc<[OfferId]> = baseline.order.clone().into();
    let found = |lever: &Lever| {
        if wanted.scope == Scope::First && is_idle(baseline, *lever) {
            return Vec::new();
        }
        of_lever(&Sweep::new(baseline, *lever), wanted, &order)
    };
    let mut all: Vec<Flip> = if levers.len() * baseline.order.len() > THREADS {
        in_parallel(|| levers.par_iter().flat_map_iter(found).collect())
    } else {
        levers.iter().flat_map(found).collect()
    };
    sort(baseline.problem, &mut all);
    all
}

/// Whether no rating of an offer at all, from the worst to the best, brings it to first place or
/// from it, where it moves that one score alone: a better rating never makes a score worse.
fn is_idle(baseline: &Baseline<'_>, lever: Lever) -> bool {
    let (Lever::Rating { offer, criterion }, [first, second, ..]) = (lever, &baseline.order[..])
    else {
        return false;
    };
    let (problem, ranking) = (baseline.problem, baseline.ranking);
    let (table, shares) = (ranking.columns.table(), ranking.weights.shares());
    let is_alone = ranking.method.is_by_row(table)
        && !is_relative(&problem.criterion(criterion).scale)
        && !problem.musts().iter().any(|m| m.criterion == criterion)
        && baseline.spot(offer).is_some()
        && !baseline.is_unknown(offer, criterion);
    let of = |offer: OfferId| ranking.scoring.scores[offer.index()];
    let at = |utility: f64| {
        let row = (offer.index(), of(offer));
        let moved = [(criterion.index(), utility)];
        ranking.method.score_with(table, shares, row, &moved)
    };
    is_alone
        && if offer == *first {
            at(0.0) > of(*second) + TIE
        } else {
            at(1.0) < of(*first) - TIE
        }
}

/// The flips of one lever; `order` is that of now.
pub fn of_lever(sweep: &Sweep<'_>, wanted: Wanted, order: &Arc<[OfferId]>) -> Vec<Flip> {
    let mut turns = if sweep.is_settled() {
        Vec::new()
    } else {
        turns::firsts(sweep)
    };
    neighbours::neighbours(sweep, wanted.scope.neighbours(), &mut turns);
    turns::nearest(sweep, &mut turns);
    let mut found = Vec::new();
    if !turns.is_empty() {
        let drawn = Distribution::new(sweep, wanted.luck);
        let mut last = LastOrders::default();
        let flips = turns.iter();
        found.extend(flips.filter_map(|turn| threshold::flip(sweep, turn, &drawn, &mut last)));
    }
    let none = none_does(sweep, wanted.scope.none_does(), order);
    let gains = |o: OfferId| found.iter().any(|f: &Flip| f.first_changes && f.ahead == o);
    if let Some(none) = none.filter(|f| !gains(f.ahead)) {
        found.push(none);
    }
    found
}

/// That no rating of an offer, and no base of its pay, puts it first; for offers that take a place
/// among the first `most` and are not first.
fn none_does(sweep: &Sweep<'_>, most: usize, order: &Arc<[OfferId]>) -> Option<Flip> {
    let (offer, criterion) = match sweep.lever {
        Lever::Rating { offer, criterion } => (offer, criterion),
        Lever::Part {
            quantity,
            criterion,
        } => match sweep.baseline.problem.quantity(quantity).subject {
            Subject::Part(offer, own) if own.part.is_base() => (offer, criterion),
            _ => return None,
        },
        _ => return None,
    };
    let first = sweep.baseline.first()?;
    let spot = sweep.baseline.spot(offer)?;
    let ranked = (1..most).contains(&spot);
    (ranked && sweep.baseline.share(criterion) > 0.0).then(|| Flip {
        lever: sweep.lever,
        at: None,
        to: None,
        up: true,
        share_at: None,
        ahead: offer,
        level: Vec::new(),
        behind: Some(first),
        first_changes: false,
        order: Arc::clone(order),
        within: 0.0,
        because: None,
        until: None,
        distance: f64::INFINITY,
    })
}

fn sort(problem: &Problem, all: &mut [Flip]) {
    let id = |offer: OfferId| problem.named().offer(offer).id.as_str();
    let name = |f: &Flip| (f.lever.name(problem), f.up, id(f.ahead), f.behind.map(id));
    all.sort_by(|a, b| {
        let last = |f: &Flip| (f.to.is_none(), !f.first_changes);
        let by = |of: fn(&Flip) -> f64| grade(of(a)).total_cmp(&grade(of(b)));
        last(a)
            .cmp(&last(b))
            .then(by(|f| -f.within))
            .then(by(|f| f.distance))
            .then_with(|| name(a).cmp(&name(b)))
    });
}
