//! What is promised of a turn: whether it holds at a number, and how far beyond it.

use std::borrow::Cow;

use super::Reading;
use super::turn::{Turn, TurnEnd};
use crate::model::{OfferId, PartRange};
use crate::robust::sweep::{
    Axis, CLEAR, Grid, Lever, Region, Sweep, bisect, part_grid, part_range, round_out,
};

/// The numbers that may be written for a part of pay; none of all else.
fn range(sweep: &Sweep<'_>) -> Option<PartRange> {
    match sweep.lever {
        Lever::Part { quantity, .. } => part_range(sweep.baseline, quantity),
        _ => None,
    }
}

/// Whether a number may be written for what moves: of pay not all that its ends lie at.
pub fn may_be_written(sweep: &Sweep<'_>, x: f64) -> bool {
    x.is_finite() && range(sweep).is_none_or(|range| range.holds(x))
}

/// A number, or the next one upward or downward that may be written for what moves.
pub fn next_written(sweep: &Sweep<'_>, x: f64, up: bool) -> f64 {
    range(sweep).map_or(x, |range| range.next(x, up))
}

/// Nobody writes a weight a million times the others, and no last bit would show its boundary.
pub fn is_huge(sweep: &Sweep<'_>, share: f64) -> bool {
    matches!(sweep.lever, Lever::Weight { .. }) && share > 1.0 - 1e-6
}

/// Nobody waits for a rate a thousand times that of now, or a thousandth of it.
pub fn is_far(sweep: &Sweep<'_>, rate: f64) -> bool {
    let is_rate = matches!(sweep.axis, Axis::Part { .. }) && range(sweep).is_none();
    is_rate && (rate > 1e3 * sweep.start || rate < 1e-3 * sweep.start)
}

/// To which digits the numbers of a sweep are rounded.
pub fn grid(sweep: &Sweep<'_>) -> Grid {
    match (sweep.lever, sweep.criterion()) {
        (Lever::Part { quantity, .. }, _) => part_grid(sweep.baseline, quantity),
        (Lever::Rating { .. } | Lever::Fact { .. }, Some(id)) => {
            Grid::of(sweep.baseline.problem.criterion(id))
        }
        _ => Grid::Plain,
    }
}

/// Whether the one takes a place, and is ahead of the other by more than a tie where that does too.
pub fn is_clear(sweep: &Sweep<'_>, region: &Region<'_>, turn: &Turn, c: f64) -> bool {
    let is_ranked = |offer| sweep.is_ranked(region, offer);
    let lead = |behind| region.curve.score(turn.ahead, c) - region.curve.score(behind, c);
    let is_passed = |behind| !is_ranked(behind) || lead(behind) > CLEAR;
    is_ranked(turn.ahead) && turn.behind.is_none_or(is_passed)
}

/// The last value with few digits that keeps the promise, not before the one to write; none where
/// all beyond do.
pub fn until(sweep: &Sweep<'_>, turn: &Turn, to: Reading) -> Option<Reading> {
    let shared = until_shared(sweep, turn, to);
    let turn = &*ending(turn, shared);
    let turn = &*ending(turn, until_apart(sweep, turn, to));
    // No number is written for an end that only all of the weight reaches.
    let end = turn.until.filter(|end| !is_huge(sweep, end.at));
    let to = match (to, end) {
        (Reading::Level(_), _) => return end.map(|end| Reading::Level(end.at as u16)),
        (Reading::Number(to), Some(_)) => to,
        (Reading::Number(to), None) => return last_before_a_tie(sweep, turn, to),
    };
    let end = end?;
    let past_next = Turn {
        behind: end.next,
        ..turn.clone()
    };
    let level = |c: f64| level_at(sweep, turn, c);
    let own = shared.is_some().then(|| level(sweep.axis.coordinate(to)));
    let accepts = |x: f64| {
        let c = sweep.axis.coordinate(x);
        let passes = || is_clear(sweep, &sweep.there(c), &past_next, c);
        let is_shared = || own.as_ref().is_none_or(|own| level(c) == *own);
        may_be_written(sweep, x) && is_kept(sweep, turn, c) && passes() && is_shared()
    };
    let far = sweep.axis.written(end.at);
    let last = round_out((far, to, !turn.up), (grid(sweep), sweep.span), accepts);
    Some(Reading::Number(last.unwrap_or(to)))
}

/// Where others come to share first place within a turn, or no longer do: pay goes on beyond the
/// end of its scale, where all that lie there are worth one and the same, and a number beyond all
/// others on a scale made from the offers; a weight may make an offer known that is level.
fn until_shared(sweep: &Sweep<'_>, turn: &Turn, to: Reading) -> Option<TurnEnd> {
    let (Reading::Number(to), true) = (to, turn.first) else {
        return None;
    };
    if matches!(sweep.axis, Axis::Share | Axis::Scale(_) | Axis::Utility) {
        return None;
    }
    let (first, last) = sweep.ends();
    let at = sweep.axis.coordinate(to);
    // The last number of all is none that anybody writes: with it alone, nothing is shared.
    let far = if turn.up {
        at + 0.99 * (last - at)
    } else {
        first
    };
    let far = turn.until.map_or(far, |end| end.at);
    let before = far - 1e-6 * (far - at);
    let level = |c: f64| level_at(sweep, turn, c);
    let own = level(at);
    let beyond = level(before);
    if beyond == own {
        return None;
    }
    Some(TurnEnd {
        next: beyond.into_iter().find(|o| !own.contains(o)),
        at: bisect(at, before, |c| level(c) != own),
    })
}

/// Where a turn ends at a number with which all of its column are equal, where what is promised does
/// not hold with that one number.
fn until_apart(sweep: &Sweep<'_>, turn: &Turn, to: Reading) -> Option<TurnEnd> {
    let Reading::Number(to) = to else {
        return None;
    };
    let to = sweep.axis.coordinate(to);
    let beyond = |c: &f64| turn.covers(*c) && if turn.up { *c > to } else { *c < to };
    let apart = sweep.regions.iter().filter(|r| sweep.is_apart(r));
    let broken = apart.map(|r| r.lo).filter(beyond);
    let broken = broken.filter(|c| !is_kept(sweep, turn, *c));
    let at = broken.min_by(|a, b| (a - to).abs().total_cmp(&(b - to).abs()))?;
    Some(TurnEnd { at, next: None })
}

/// The turn with this end where there is one, else as it is.
fn ending(turn: &Turn, end: Option<TurnEnd>) -> Cow<'_, Turn> {
    end.map_or(Cow::Borrowed(turn), |end| {
        Cow::Owned(Turn {
            until: Some(end),
            ..turn.clone()
        })
    })
}

/// The offers that are level at a coordinate with the one that comes ahead.
pub fn level_at(sweep: &Sweep<'_>, turn: &Turn, c: f64) -> Vec<OfferId> {
    sweep.level_with(&sweep.there(c), Some(turn.ahead), c)
}

/// Whether what is promised of two offers holds at a coordinate.
pub fn is_kept(sweep: &Sweep<'_>, turn: &Turn, c: f64) -> bool {
    let there = sweep.there(c);
    let is_first = || sweep.first_in(&there, c) == Some(turn.ahead);
    is_clear(sweep, &there, turn, c) && (!turn.first || is_first())
}

/// The last value of a promise that only the very end of what can be written breaks: a weight of 0,
/// with which offers tie.
fn last_before_a_tie(sweep: &Sweep<'_>, turn: &Turn, to: f64) -> Option<Reading> {
    let end = sweep.end(turn.up);
    let is_weight = matches!(sweep.axis, Axis::Weight { .. });
    // The last number of all is none that anybody writes.
    let is_open = matches!(sweep.axis, Axis::Free { .. } | Axis::Part { .. }) || is_weight;
    if (is_open && turn.up) || matches!(sweep.axis, Axis::Free { .. }) {
        return None;
    }
    let at = sweep.axis.coordinate(to);
    // Along a bend the one may fall behind and come back; of first place that is looked at.
    if !turn.first && !sweep.region_on(end).curve.is_straight(end, at) {
        return None;
    }
    let level = |c: f64| level_at(sweep, turn, c);
    let own = level(at);
    let keeps = |c: f64| is_kept(sweep, turn, c) && (!turn.first || level(c) == own);
    if !may_be_written(sweep, sweep.axis.written(end)) || keeps(end) {
        return None;
    }
    let accepts = |x: f64| may_be_written(sweep, x) && keeps(sweep.axis.coordinate(x));
    let last = if is_weight {
        small(to).filter(|x| accepts(*x))
    } else {
        let far = sweep.axis.written(end);
        round_out((far, to, !turn.up), (grid(sweep), sweep.span), accepts)
    };
    Some(Reading::Number(last.unwrap_or(to)))
}

/// A power of ten that is small beside a number above 0.
fn small(x: f64) -> Option<f64> {
    let mut power = 1.0_f64;
    while 1.0 / power > x / 20.0 {
        power *= 10.0;
        if !power.is_finite() {
            return None;
        }
    }
    Some(1.0 / power)
}
