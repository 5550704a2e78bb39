//! From a turn to a value that can be typed: the stretch in which the order holds, and rounding.

use std::sync::Arc;

use super::promise::{
    grid, is_clear, is_far, is_huge, is_kept, level_at, may_be_written, next_written, until,
};
use super::turn::Turn;
use super::within::Distribution;
use super::{Flip, Reading};
use crate::model::OfferId;
use crate::robust::sweep::{Axis, Lever, Region, Sweep, round_out};

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
    let there = match target.to {
        Reading::Number(x) => sweep.axis.coordinate(x),
        Reading::Level(level) => f64::from(level),
    };
    let level = turn.first.then(|| level_at(sweep, turn, there));
    Some(Flip {
        lever: sweep.lever,
        at: target.at,
        to: Some(target.to),
        up: turn.up,
        share_at,
        ahead: turn.ahead,
        level: level.unwrap_or_default(),
        behind: turn.behind,
        first_changes: turn.first,
        order: target.order,
        within: draw.within(sweep, turn),
        because: turn.because,
        until: until(sweep, turn, target.to),
        distance: distance(sweep, turn),
    })
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
    let is_beyond_all = is_huge(sweep, start) || is_far(sweep, start);
    if is_beyond_all || (is_delicate(sweep, turn) && accepts(back(at, span, turn.up))) {
        return None;
    }
    // On a scale made from the offers an order jumps where two numbers are equal, which a last bit
    // of their sums hides: what is typed lies beyond that, where anything does.
    let jumps = turn.because.is_none() && matches!(sweep.axis, Axis::Free { .. });
    let far = sweep.axis.written(sweep.end(turn.up));
    let is_beyond = |x: f64| x == far || accepts(back(x, 1e-3 * span, turn.up));
    let accepts = |x: f64| accepts(x) && (!jumps || is_beyond(x));
    let end = sweep.axis.written(holding.end);
    let near = next_written(sweep, at, turn.up);
    let grid = grid(sweep);
    let rounded = || round_out((near, end, turn.up), (grid, span), accepts);
    let to = match turn.at {
        Some(_) => rounded()?,
        None if sweep.starts_apart() => rounded()?,
        None => Some(at).filter(|x| accepts(*x))?,
    };
    let whole = (!grid.holds(to)).then(|| whole_amount(sweep, turn, (near, span)));
    let (to, order) = match whole.flatten() {
        Some(x) => {
            let c = sweep.axis.coordinate(x);
            (x, sweep.order_in(&sweep.there(c), c))
        }
        None => (to, holding.order),
    };
    Some(Target {
        at: turn.at.map(|_| Reading::Number(at)),
        to: Reading::Number(to),
        order: order.into(),
    })
}

/// The first whole amount at which a turn is kept, whatever the order of the others: where the order
/// just beyond it holds between two amounts only.
fn whole_amount(sweep: &Sweep<'_>, turn: &Turn, (near, span): (f64, f64)) -> Option<f64> {
    let end = turn.until.map_or(sweep.end(turn.up), |end| end.at);
    let way = (near, sweep.axis.written(end), turn.up);
    let keeps = |c: f64| is_kept(sweep, turn, c);
    let accepts = |x: f64| may_be_written(sweep, x) && keeps(sweep.axis.coordinate(x));
    let grid = grid(sweep);
    round_out(way, (grid, span), accepts).filter(|x| grid.holds(*x))
}

/// Whether the order may be the same on both sides of a boundary: where it jumps.
fn is_delicate(sweep: &Sweep<'_>, turn: &Turn) -> bool {
    turn.at.is_some() && (turn.because.is_some() || matches!(sweep.axis, Axis::Free { .. }))
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

/// What holds from a turn on, and how far.
struct Holding {
    order: Vec<OfferId>,
    end: f64,
}

impl Holding {
    /// The order just beyond a coordinate, and where it ends; `near` may be nearly it.
    fn new(sweep: &Sweep<'_>, (at, up): (f64, bool), near: Option<&[OfferId]>) -> Option<Self> {
        let region = sweep.region(at, up);
        let limit = region.end(up);
        let grain = sweep.grain();
        if limit == at {
            // Nothing but the end itself lies beyond.
            let order = sweep.order_in(&sweep.there(at), at);
            return Some(Self { order, end: at });
        }
        let step = (limit - at).abs().min(2e6 * grain) / 2.0;
        let mut probe = if up { at + step } else { at - step };
        let near = near.filter(|near| sweep.are_ranked_now(near, region));
        let near = near.unwrap_or(sweep.ranked(region));
        let mut order = sweep.order_from(near, region, probe);
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
