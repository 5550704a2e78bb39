//! Where two neighbours of now change places along a lever.

use super::level_turns::levels;
use super::turn::{Turn, TurnEnd};
use crate::model::OfferId;
use crate::robust::sweep::{Region, Stretch, Sweep, TIE};

/// Adds the turns at which two neighbours of now, of the first `most`, change places.
pub fn neighbours(sweep: &Sweep<'_>, most: usize, turns: &mut Vec<Turn>) {
    let order = &sweep.baseline.order;
    let order = &order[..order.len().min(most)];
    let curve = &sweep.regions[0].curve;
    let spots: Vec<usize> = match curve.movers[..] {
        [mover] => sweep
            .baseline
            .spot(mover)
            .map_or_else(Vec::new, |s| (s.saturating_sub(1)..=s).collect()),
        _ => (0..order.len()).collect(),
    };
    let ways = [true, false].map(|up| (up, way(sweep, up)));
    let firsts = turns.len();
    for spot in spots {
        let (Some(&ahead), Some(&behind)) = (order.get(spot), order.get(spot + 1)) else {
            continue;
        };
        if !curve.moves(ahead, behind) {
            continue;
        }
        for (up, way) in &ways {
            let up = *up;
            let at = match way {
                Some(way) => meets(sweep, way, ahead, behind),
                None => meets_on_levels(sweep, ahead, behind, up),
            };
            let Some(at) = at else { continue };
            // What bisection found from elsewhere may differ in its last bits: those of the span, and
            // far beyond all other numbers those of its own.
            let same = |c: f64| (c - at).abs() <= 1e2 * sweep.grain().max(1e-12 * at.abs());
            let known = |t: &Turn| t.up == up && t.at.is_some_and(same) && t.ahead == behind;
            // Of the neighbours each comes ahead of one alone.
            if !turns[..firsts].iter().any(known) {
                turns.push(Turn {
                    at: Some(at),
                    up,
                    ahead: behind,
                    behind: Some(ahead),
                    first: false,
                    because: None,
                    until: lasts(sweep, (behind, ahead), at, up),
                });
            }
        }
    }
}

/// The way from now to where somebody comes in or goes out, or to the end; none from level to level.
fn way<'s, 'b>(sweep: &'s Sweep<'b>, up: bool) -> Option<(&'s Region<'b>, Stretch<'s, 'b>)> {
    if sweep.has_levels() {
        return None;
    }
    let region = sweep.region(sweep.start, up);
    let stretch = region.curve.stretch(sweep.start, region.end(up));
    Some((region, stretch))
}

/// Where on a way one offer passes the other.
fn meets(
    sweep: &Sweep<'_>,
    (region, stretch): &(&Region<'_>, Stretch<'_, '_>),
    ahead: OfferId,
    behind: OfferId,
) -> Option<f64> {
    // Where writing what is there now changes the order already, no step from now is a boundary.
    if !both_ranked(sweep, region, [ahead, behind]) || stretch.lead(behind, ahead) > TIE {
        return None;
    }
    let at = stretch.cross(ahead, behind)?;
    (at != stretch.end()).then_some(at)
}

/// The first level, on the way from now, on which one offer is ahead of the other, both taking
/// places.
fn meets_on_levels(sweep: &Sweep<'_>, ahead: OfferId, behind: OfferId, up: bool) -> Option<f64> {
    let mut on_way = levels(sweep, up).into_iter();
    let passes = on_way.find(|level| leads_on(sweep, *level, (behind, ahead)));
    passes.map(|level| level as f64)
}

/// Whether one offer is ahead of another on a level, both taking places.
fn leads_on(sweep: &Sweep<'_>, level: usize, (ahead, behind): (OfferId, OfferId)) -> bool {
    let region = &sweep.regions[level];
    let score = |offer| region.curve.score(offer, region.lo);
    both_ranked(sweep, region, [ahead, behind]) && score(ahead) - score(behind) > TIE
}

/// Where one offer, ahead of another from a coordinate on, no longer is, or one of the two takes no
/// place; none where it is to the end.
fn lasts(
    sweep: &Sweep<'_>,
    (ahead, behind): (OfferId, OfferId),
    at: f64,
    up: bool,
) -> Option<TurnEnd> {
    let next = Some(behind);
    if sweep.has_levels() {
        let beyond = levels(sweep, up).into_iter();
        let beyond: Vec<usize> = beyond.skip_while(|i| *i as f64 != at).collect();
        let mut later = beyond.iter().skip(1);
        let last = later.position(|level| !leads_on(sweep, *level, (ahead, behind)))?;
        let at = beyond[last] as f64;
        return Some(TurnEnd { at, next });
    }
    let mut on_way = sweep.on_way(at, up).into_iter();
    on_way.find_map(|(region, near, far)| {
        // A step from the boundary itself, where both are level.
        let near = if near == at {
            at + 1e-9 * (far - at)
        } else {
            near
        };
        let lost = region.curve.cross(ahead, behind, near, far);
        let at = if both_ranked(sweep, region, [ahead, behind]) {
            lost.filter(|c| *c != far)
        } else {
            Some(near)
        };
        at.map(|at| TurnEnd { at, next })
    })
}

/// Whether both offers take a place in a region.
fn both_ranked(sweep: &Sweep<'_>, region: &Region<'_>, two: [OfferId; 2]) -> bool {
    two.iter().all(|offer| sweep.is_ranked(region, *offer))
}
