//! A place where an order changes along a lever: where it begins and ends, and why.

use super::Because;
use crate::model::{OfferId, Rating};
use crate::robust::sweep::{Lead, Region, Sweep};

/// A place where the order changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// The coordinate; none where every value does.
    pub at: Option<f64>,
    /// Whether it does so beyond it upward.
    pub up: bool,
    /// Who comes ahead.
    pub ahead: OfferId,
    /// Of whom.
    pub behind: Option<OfferId>,
    /// Whether the first changes.
    pub first: bool,
    /// Why, where it is not the scores alone.
    pub because: Option<Because>,
    /// Where it ends to do so; none where it does to the end of what can be written.
    pub until: Option<TurnEnd>,
}

/// The far end of a turn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TurnEnd {
    /// The coordinate beyond which it no longer does; of levels, the last that does.
    pub at: f64,
    /// Who comes ahead beyond it.
    pub next: Option<OfferId>,
}

impl TurnEnd {
    /// The far end of one of the leads on a way; none of the last one.
    pub fn of(leads: &[Lead], i: usize) -> Option<Self> {
        leads.get(i + 1).map(|next| Self {
            at: leads[i].to,
            next: next.first,
        })
    }
}

impl Turn {
    /// Whether a coordinate lies between the turn and its far end.
    pub fn covers(&self, c: f64) -> bool {
        let sign = if self.up { 1.0 } else { -1.0 };
        let from = self.at.is_none_or(|at| sign * (c - at) >= 0.0);
        from && self.until.is_none_or(|end| sign * (end.at - c) >= 0.0)
    }
}

/// From which end what lies between two is told, upward or downward, and where it ends: from the
/// one that is nearer, where neither lies at an end of what can be written.
pub fn toward(start: f64, ends: [Option<TurnEnd>; 2]) -> (Option<f64>, bool, Option<TurnEnd>) {
    let far = |end: TurnEnd| (end.at - start).abs();
    match ends {
        [None, None] => (None, true, None),
        [Some(below), None] => (Some(below.at), true, None),
        [None, Some(above)] => (Some(above.at), false, None),
        [Some(below), Some(above)] if below.at >= start || far(below) <= far(above) => {
            (Some(below.at), true, Some(above))
        }
        [Some(below), Some(above)] => (Some(above.at), false, Some(below)),
    }
}

/// Whether one of some offers takes a place in one region and not in the other, or in none of now.
pub fn moves(
    sweep: &Sweep<'_>,
    from: Option<&Region<'_>>,
    to: &Region<'_>,
    offers: [Option<OfferId>; 2],
) -> bool {
    let is_now = |offer| sweep.baseline.spot(offer).is_some();
    let was = |offer| from.map_or(is_now(offer), |r| sweep.is_ranked(r, offer));
    let mut offers = offers.into_iter().flatten();
    offers.any(|offer| was(offer) != sweep.is_ranked(to, offer))
}

/// Why somebody comes in or goes out between two ratings.
pub fn cause(sweep: &Sweep<'_>, from: Option<Rating>, to: Rating) -> Because {
    if sweep.eligible.is_must(from, to) {
        Because::Must
    } else {
        Because::Known
    }
}
