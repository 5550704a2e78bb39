//! From a turn to a value that can be typed: the stretch in which the order holds, and rounding.

use std::sync::Arc;

use super::turn::{Turn, TurnEnd};
use super::within::Distribution;
use super::{Flip, Reading};
use crate::model::OfferId;
use crate::robust::sweep::{
    Axis, CLEAR, Grid, Lever, Region, Sweep, bisect, part_grid, part_may_be, round_out,
};

/// The orders beyond the turns of a lever that were looked at last, downward and upward: the next
/// one is nearly the same.
#[derive(Debug, Default)]
pub struct LastOrders([Option<Arc<[OfferId]>>; 2]);

/// The flip of a turn; none where no number that can be written keeps the promise.
pub fn flip(
    sweep: &Sweep<'_>,
    turn: &Turn,
    draw: &Distribution,
    last: &mut LastOrders,
) -> Option<Flip> {
    let target = if sweep.has_levels() {
        level(sweep, turn)?
    } else {
        number(sweep, turn, last.0[usize::from(turn.up)].as_deref())?
    };
    last.0[usize::from(turn.up)] = Some(Arc::clone(&target.order));
    let share_at = match (sweep.lever, turn.at) {
        (Lever::Weight { .. }, Some(t)) => Some(100.0 * t),
        _ => None,
    };
    Some(Flip {
        lever: sweep.lever,
        at: target.at,
        to: Some(target.to),
        up: turn.up,
        share_at,
        ahead: turn.ahead,
        level: level_with(sweep, turn, target.to),
        behind: turn.behind,
        first_changes: turn.first,
        order: target.order,
        within: draw.within(sweep, turn),
        because: turn.because,
        until: until(sweep, turn, target.to),
        distance: distance(sweep, turn),
    })
}

/// The offers that share first place with the one that comes first.
fn level_with(sweep: &Sweep<'_>, turn: &Turn, to: Reading) -> Vec<OfferId> {
    if !turn.first {
        return Vec::new();
    }
    let c = match to {
        Reading::Number(x) => sweep.axis.coordinate(x),
        Reading::Level(level) => f64::from(level),
    };
    sweep.level_with(&sweep.there(c), Some(turn.ahead), c)
}

struct Target {
    at: Option<Reading>,
    to: Reading,
    order: Arc<[OfferId]>,
}

fn level(sweep: &Sweep<'_>, turn: &Turn) -> Option<Target> {
    let level = turn.at? as usize;
    let region = sweep.regions.get(level)?;
    let reading = Reading::Level(level as u16);
    is_clear(sweep, region, turn, region.lo).then(|| Target {
        at: Some(reading),
        to: reading,
        order: sweep.order_in(region, region.lo).into(),
    })
}

fn number(sweep: &Sweep<'_>, turn: &Turn, near: Option<&[OfferId]>) -> Option<Target> {
    let (first, last) = sweep.ends();
    // Where every value does, the first one; beside now, where every value but now's does.
    let start = turn.at.unwrap_or(if sweep.starts_apart() {
        sweep.start
    } else {
        first
    });
    let holding = Holding::new(sweep, (start, turn.up), near)?;
    let accepts = |x: f64| {
        let c = sweep.axis.coordinate(x);
        if !may_be_written(sweep, x) || !(first..=last).contains(&c) {
            return false;
        }
        let there = sweep.there(c);
        is_clear(sweep, &there, turn, c) && sweep.keeps(&holding.order, &there, c)
    };
    let span = sweep.span;
    let at = tidy(sweep.axis.written(start), span);
    // Far beyond all other numbers no step of their size would show.
    let span = match sweep.axis {
        Axis::Weight { .. } | Axis::Free { .. } => span.max(at.abs()),
        _ => span,
    };
    if is_huge(sweep, start) || (is_delicate(sweep, turn) && accepts(back(at, span, turn.up))) {
        return None;
    }
    // On a scale made from the offers an order jumps where two numbers are equal, which a last bit
    // of their sums hides: what is typed lies beyond that.
    let jumps = turn.because.is_none() && matches!(sweep.axis, Axis::Free { .. });
    let accepts = |x: f64| accepts(x) && (!jumps || accepts(back(x, 1e-3 * span, turn.up)));
    let end = sweep.axis.written(holding.end);
    let to = match turn.at {
        Some(_) => round_out((at, end, turn.up), (grid(sweep), span), accepts)?,
        None if sweep.starts_apart() => {
            round_out((at, end, turn.up), (grid(sweep), span), accepts)?
        }
        None => Some(at).filter(|x| accepts(*x))?,
    };
    Some(Target {
        at: turn.at.map(|_| Reading::Number(at)),
        to: Reading::Number(to),
        order: holding.order.into(),
    })
}

/// Whether a number may be written for what moves: of pay not all that its ends lie at.
fn may_be_written(sweep: &Sweep<'_>, x: f64) -> bool {
    let may_be = match sweep.lever {
        Lever::Part { quantity, .. } => part_may_be(sweep.baseline, quantity, x),
        _ => true,
    };
    x.is_finite() && may_be
}

/// Whether the order may be the same on both sides of a boundary: where it jumps.
fn is_delicate(sweep: &Sweep<'_>, turn: &Turn) -> bool {
    turn.at.is_some() && (turn.because.is_some() || matches!(sweep.axis, Axis::Free { .. }))
}

/// Nobody writes a weight a million times the others, and no last bit would show its boundary.
fn is_huge(sweep: &Sweep<'_>, share: f64) -> bool {
    matches!(sweep.lever, Lever::Weight { .. }) && share > 1.0 - 1e-6
}

/// A boundary moved back by 1e-9 of the span.
fn back(at: f64, span: f64, up: bool) -> f64 {
    if up {
        at - 1e-9 * span
    } else {
        at + 1e-9 * span
    }
}

/// The boundary without the last bits of its computation, where they are small against the span.
pub fn tidy(x: f64, span: f64) -> f64 {
    let short: f64 = format!("{x:.12e}").parse().unwrap_or(x);
    let tidy = if x.abs() < 1e-13 * span { 0.0 } else { short };
    if (tidy - x).abs() <= 1e-12 * span {
        tidy
    } else {
        x
    }
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
fn is_clear(sweep: &Sweep<'_>, region: &Region<'_>, turn: &Turn, c: f64) -> bool {
    let is_ranked = |offer: OfferId| match &region.ranked {
        Some(ranked) => ranked.contains(&offer),
        None => sweep.baseline.spot(offer).is_some(),
    };
    let lead = |behind| region.curve.score(turn.ahead, c) - region.curve.score(behind, c);
    let is_passed = |behind| !is_ranked(behind) || lead(behind) > CLEAR;
    is_ranked(turn.ahead) && turn.behind.is_none_or(is_passed)
}

/// What holds from a turn on, and how far.
struct Holding {
    order: Vec<OfferId>,
    end: f64,
}

impl Holding {
    /// The order just beyond a coordinate, and where it ends; `near` may be nearly it.
    fn new(sweep: &Sweep<'_>, (at, up): (f64, bool), near: Option<&[OfferId]>) -> Option<Self> {
        let region = sweep.region(at, up);
        let limit = if up { region.hi } else { region.lo };
        let grain = sweep.grain();
        if limit == at {
            // Nothing but the end itself lies beyond.
            let order = sweep.order_at(at);
            return Some(Self { order, end: at });
        }
        let step = (limit - at).abs().min(2e6 * grain) / 2.0;
        let mut probe = if up { at + step } else { at - step };
        let are_those = |near: &&[OfferId]| {
            let is_now = region.ranked.is_none() && near.len() == sweep.baseline.order.len();
            is_now && near.iter().all(|o| sweep.baseline.spot(*o).is_some())
        };
        let mut order = match near.filter(are_those) {
            Some(near) => sweep.order_from(near, region, probe),
            None => sweep.order_in(region, probe),
        };
        // Each time that another turn lies before the probe, the probe comes nearer.
        for _ in 0..60 {
            if probe == at {
                return None;
            }
            match change(region, &order, probe, at) {
                Some(back) if (back - at).abs() > 10.0 * grain => {
                    probe = at + (back - at) / 2.0;
                    order = sweep.order_from(&order, region, probe);
                }
                _ => {
                    // Along straight lines no order comes back, and the order itself tells its end.
                    let straight = region.curve.is_straight(probe, limit);
                    let end = (!straight).then(|| change(region, &order, probe, limit));
                    let end = end.flatten().unwrap_or(limit);
                    return Some(Self { order, end });
                }
            }
        }
        None
    }
}

/// Where an order changes first, from one coordinate to another of a region.
fn change(region: &Region<'_>, order: &[OfferId], from: f64, to: f64) -> Option<f64> {
    region.curve.stretch(from, to).first_cross(order)
}

/// The last value with few digits that keeps the promise, not before the one to write; none where
/// all beyond do.
fn until(sweep: &Sweep<'_>, turn: &Turn, to: Reading) -> Option<Reading> {
    let shared = until_shared(sweep, turn, to);
    let turn = shared.as_ref().unwrap_or(turn);
    let apart = until_apart(sweep, turn, to);
    let turn = apart.as_ref().unwrap_or(turn);
    // No number is written for an end that only all of the weight reaches.
    let end = turn.until.filter(|end| !is_huge(sweep, end.at));
    let to = match (to, end) {
        (Reading::Level(_), _) => return end.map(|end| Reading::Level(end.at as u16)),
        (Reading::Number(to), Some(_)) => to,
        (Reading::Number(to), None) => return last_before_a_tie(sweep, turn, to),
    };
    let end = end?;
    let level = |c: f64| sweep.level_with(&sweep.there(c), Some(turn.ahead), c);
    let own = shared.is_some().then(|| level(sweep.axis.coordinate(to)));
    let accepts = |x: f64| {
        let c = sweep.axis.coordinate(x);
        let passes = || is_clear(sweep, &sweep.there(c), &of(turn, end.next), c);
        let is_shared = || own.as_ref().is_none_or(|own| level(c) == *own);
        may_be_written(sweep, x) && is_kept(sweep, turn, c) && passes() && is_shared()
    };
    let span = sweep.span;
    let far = sweep.axis.written(end.at);
    let last = round_out((far, to, !turn.up), (grid(sweep), span), accepts);
    Some(Reading::Number(last.unwrap_or(to)))
}

/// A turn that ends where others come to share first place, or no longer do: pay goes on beyond the
/// end of its scale, where all that lie there are worth one and the same, and a number beyond all
/// others on a scale made from the offers; a weight may make an offer known that is level.
fn until_shared(sweep: &Sweep<'_>, turn: &Turn, to: Reading) -> Option<Turn> {
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
    let level = |c: f64| sweep.level_with(&sweep.there(c), Some(turn.ahead), c);
    let own = level(at);
    let beyond = level(before);
    if beyond == own {
        return None;
    }
    let end = TurnEnd {
        next: beyond.into_iter().find(|o| !own.contains(o)),
        at: bisect(at, before, |c| level(c) != own),
    };
    Some(Turn {
        until: Some(end),
        ..turn.clone()
    })
}

/// A turn that ends at a number with which all of its column are equal, where what is promised does
/// not hold with that one number.
fn until_apart(sweep: &Sweep<'_>, turn: &Turn, to: Reading) -> Option<Turn> {
    let Reading::Number(to) = to else {
        return None;
    };
    let to = sweep.axis.coordinate(to);
    let beyond = |c: &f64| turn.covers(*c) && if turn.up { *c > to } else { *c < to };
    let apart = sweep.regions.iter().filter(|r| sweep.is_apart(r));
    let broken = apart.map(|r| r.lo).filter(beyond);
    let broken = broken.filter(|c| !is_kept(sweep, turn, *c));
    let at = broken.min_by(|a, b| (a - to).abs().total_cmp(&(b - to).abs()))?;
    let end = TurnEnd { at, next: None };
    Some(Turn {
        until: Some(end),
        ..turn.clone()
    })
}

/// A turn past another offer.
fn of(turn: &Turn, behind: Option<OfferId>) -> Turn {
    Turn {
        behind,
        ..turn.clone()
    }
}

/// Whether what is promised of two offers holds at a coordinate.
fn is_kept(sweep: &Sweep<'_>, turn: &Turn, c: f64) -> bool {
    let there = sweep.there(c);
    let is_first = || sweep.first_in(&there, c) == Some(turn.ahead);
    is_clear(sweep, &there, turn, c) && (!turn.first || is_first())
}

/// The last value of a promise that only the very end of what can be written breaks: a weight of 0,
/// with which offers tie.
fn last_before_a_tie(sweep: &Sweep<'_>, turn: &Turn, to: f64) -> Option<Reading> {
    let (first, last) = sweep.ends();
    let end = if turn.up { last } else { first };
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
    let level = |c: f64| sweep.level_with(&sweep.there(c), Some(turn.ahead), c);
    let own = level(at);
    let keeps = |c: f64| is_kept(sweep, turn, c) && (!turn.first || level(c) == own);
    if !may_be_written(sweep, sweep.axis.written(end)) || keeps(end) {
        return None;
    }
    let accepts = |x: f64| keeps(sweep.axis.coordinate(x));
    let last = if is_weight {
        small(to).filter(|x| accepts(*x))
    } else {
        let span = sweep.span;
        let far = sweep.axis.written(end);
        round_out((far, to, !turn.up), (grid(sweep), span), accepts)
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

/// How far a turn is from now: the part of a scale, of a share or of all weight.
fn distance(sweep: &Sweep<'_>, turn: &Turn) -> f64 {
    let Some(at) = turn.at else { return 0.0 };
    match &sweep.axis {
        Axis::Weight { .. } | Axis::Share | Axis::Utility => (at - sweep.start).abs(),
        Axis::Levels(levels) => (levels[at as usize] - sweep.level).abs(),
        Axis::Scale(_) | Axis::Free { .. } | Axis::Part { .. } => {
            let span = sweep.span;
            (sweep.axis.written(at) - sweep.axis.written(sweep.start)).abs() / span
        }
    }
}
