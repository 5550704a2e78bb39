//! Where an order changes along a lever, as coordinates.

use super::Because;
use crate::model::{OfferId, Rating};
use crate::robust::sweep::{Lead, Lever, Region, Sweep, TIE};

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
    /// Where it ends to do so.
    pub until: Option<f64>,
}

/// Every turn at which another offer comes first, on the way from now to both ends.
pub fn firsts(sweep: &Sweep<'_>) -> Vec<Turn> {
    if sweep.has_levels() {
        return [true, false]
            .iter()
            .flat_map(|up| level_firsts(sweep, *up))
            .collect();
    }
    let leads = [sweep.leads_to(true), sweep.leads_to(false)];
    let apart = apart(sweep, &leads);
    let skip = usize::from(apart.is_some());
    let mut turns: Vec<Turn> = Vec::new();
    turns.extend(jump(sweep, &leads));
    turns.extend(apart);
    turns.extend(walk(sweep, &leads[0], true).skip(skip));
    turns.extend(walk(sweep, &leads[1], false).skip(skip));
    turns
}

/// The turns at the beginnings of leads on the way to an end.
fn walk(sweep: &Sweep<'_>, leads: &[Lead], up: bool) -> impl Iterator<Item = Turn> {
    let now = sweep.baseline.first();
    let turn = move |(i, lead): (usize, &Lead)| {
        let ahead = lead.first.filter(|_| lead.first != now)?;
        // Now may stand on the very border of what a deal-breaker lets pass.
        let behind = match i.checked_sub(1) {
            Some(before) => leads[before].first,
            None if is_on_way(sweep) => now,
            None => return None,
        };
        Some(Turn {
            at: Some(lead.from),
            up,
            ahead,
            behind,
            first: true,
            because: lead.cut.then(|| because(sweep, lead.from)),
            until: (i + 1 < leads.len()).then_some(lead.to),
        })
    };
    leads.iter().enumerate().filter_map(turn)
}

/// Whether writing what is there now changes nothing; not so for what is unknown or replaced.
fn is_on_way(sweep: &Sweep<'_>) -> bool {
    sweep.first_at(sweep.start) == sweep.baseline.first()
}

/// The same other offer first on both sides of now, where a normalized column is all equal.
fn apart(sweep: &Sweep<'_>, [up, down]: &[Vec<Lead>; 2]) -> Option<Turn> {
    let now = sweep.baseline.first();
    let (above, below) = (up.first()?.first, down.first()?.first);
    let ahead = above.filter(|_| above != now && above == below)?;
    (sweep.starts_apart() && is_on_way(sweep)).then_some(Turn {
        at: None,
        up: true,
        ahead,
        behind: now,
        first: true,
        because: None,
        until: None,
    })
}

/// Another first as soon as anything is written here: now is not on the way. The boundary is then
/// the nearer end of that.
fn jump(sweep: &Sweep<'_>, [up, down]: &[Vec<Lead>; 2]) -> Option<Turn> {
    let now = sweep.baseline.first();
    let lead = up.first().or(down.first())?;
    let ahead = lead.first.filter(|_| lead.first != now)?;
    if is_on_way(sweep) {
        return None;
    }
    let end = |leads: &[Lead]| (leads.len() > 1).then(|| leads[0].to);
    let far = |c: f64| (c - sweep.start).abs();
    let (at, up) = match (end(down), end(up)) {
        (Some(below), Some(above)) if far(above) < far(below) => (Some(above), false),
        (Some(below), _) => (Some(below), true),
        (None, Some(above)) => (Some(above), false),
        (None, None) => (None, true),
    };
    let (at, up) = past_a_tie(sweep, (ahead, now), (at, up));
    Some(Turn {
        at,
        up,
        ahead,
        behind: now,
        first: true,
        because: Some(at.map_or(Because::Known, |c| because(sweep, c))),
        until: None,
    })
}

/// The boundary of a jump, where it begins with a tie that the ids alone decide: where the tie
/// ends, from the other end if it does not.
fn past_a_tie(
    sweep: &Sweep<'_>,
    (ahead, behind): (OfferId, Option<OfferId>),
    (at, up): (Option<f64>, bool),
) -> (Option<f64>, bool) {
    let (first, last) = sweep.ends();
    match (at, parts(sweep, (ahead, behind), at.unwrap_or(first), up)) {
        (_, Some((c, true))) => (Some(c), up),
        (Some(_), _) | (None, Some((_, false))) => (at, up),
        (None, None) => match parts(sweep, (ahead, behind), last, false) {
            Some((c, true)) => (Some(c), false),
            _ => (at, up),
        },
    }
}

/// Where one offer comes to be ahead of another on the way to an end, and whether they tie before.
fn parts(
    sweep: &Sweep<'_>,
    (ahead, behind): (OfferId, Option<OfferId>),
    from: f64,
    up: bool,
) -> Option<(f64, bool)> {
    let on_way = |region: &Region<'_>| {
        let ranked = region.ranked.as_ref().unwrap_or(&sweep.baseline.order);
        let (near, far) = if up {
            (region.lo.max(from), region.hi)
        } else {
            (region.hi.min(from), region.lo)
        };
        if !ranked.contains(&ahead) {
            return None;
        }
        let Some(behind) = behind.filter(|b| ranked.contains(b)) else {
            return Some((near, near != from));
        };
        let curve = &region.curve;
        let at = curve.cross(behind, ahead, near, far)?;
        let tied = near != from || curve.score(ahead, from) - curve.score(behind, from) <= TIE;
        (at != far).then_some((at, tied))
    };
    let regions = sweep.regions.iter().filter(|r| !sweep.is_apart(r));
    if up {
        regions.filter(|r| r.hi > from).find_map(on_way)
    } else {
        regions.rev().filter(|r| r.lo < from).find_map(on_way)
    }
}

/// What comes in or goes out at a coordinate.
fn because(sweep: &Sweep<'_>, at: f64) -> Because {
    let (below, above) = (sweep.region(at, false), sweep.region(at, true));
    let middle = |r: &Region<'_>| sweep.rating(r.lo / 2.0 + r.hi / 2.0);
    cause(sweep, middle(below), middle(above))
}

fn cause(sweep: &Sweep<'_>, a: Rating, b: Rating) -> Because {
    if sweep.eligible.is_must(a, b) {
        Because::Must
    } else {
        Because::Known
    }
}

/// The levels above or below what is rated now, nearest first, as indices of regions.
pub fn levels(sweep: &Sweep<'_>, up: bool) -> Vec<usize> {
    let worth = |i: &usize| sweep.axis.v(*i as f64);
    let beyond = |i: &usize| {
        if up {
            worth(i) > sweep.level
        } else {
            worth(i) < sweep.level
        }
    };
    let all = 0..sweep.regions.len();
    let mut levels: Vec<usize> = all
        .filter(beyond)
        .filter(|i| can_be_written(sweep, *i))
        .collect();
    if !up {
        levels.reverse();
    }
    levels
}

/// Whether a level's name can be written: `unknown` and `?` say that nothing is known.
pub fn can_be_written(sweep: &Sweep<'_>, level: usize) -> bool {
    let (Lever::Rating { .. } | Lever::Fact { .. }, Some(id)) = (sweep.lever, sweep.criterion())
    else {
        return true;
    };
    let list = sweep.baseline.problem.criterion(id).scale.level_list();
    list.get(level)
        .is_some_and(|l| !matches!(l.name.as_str(), "unknown" | "?"))
}

fn level_firsts(sweep: &Sweep<'_>, up: bool) -> Vec<Turn> {
    let now = sweep.baseline.first();
    let mut before = now;
    let mut last: Option<usize> = None;
    let mut turns = Vec::new();
    for level in levels(sweep, up) {
        let region = &sweep.regions[level];
        let first = first_beside(sweep, region, before);
        let behind = std::mem::replace(&mut before, first);
        let previous = last.replace(level);
        let Some(ahead) = first.filter(|_| first != now && first != behind) else {
            continue;
        };
        let was = previous.and_then(|i| sweep.regions[i].ranked.as_ref());
        let is = |ranked: Option<&Vec<OfferId>>, o: Option<OfferId>| {
            let ranked = ranked.unwrap_or(&sweep.baseline.order);
            o.is_none_or(|o| ranked.contains(&o))
        };
        let ranked = region.ranked.as_ref();
        let moved = |o| is(was, o) != is(ranked, o);
        let because = (moved(Some(ahead)) || moved(behind)).then(|| {
            let other = levels(sweep, !up)
                .first()
                .map_or(Rating::Unknown, |i| sweep.rating(*i as f64));
            let from = previous.map_or(other, |i| sweep.rating(i as f64));
            cause(sweep, from, sweep.rating(level as f64))
        });
        turns.push(Turn {
            at: Some(level as f64),
            up,
            ahead,
            behind,
            first: true,
            because,
            until: None,
        });
    }
    turns
}

/// Who comes first on a level: the one before, where it is a tie.
fn first_beside(
    sweep: &Sweep<'_>,
    region: &Region<'_>,
    before: Option<OfferId>,
) -> Option<OfferId> {
    let first = sweep.first_in(region, region.lo);
    let (Some(new), Some(old)) = (first, before) else {
        return first;
    };
    let ranked = region.ranked.as_ref().unwrap_or(&sweep.baseline.order);
    let lead = region.curve.score(new, region.lo) - region.curve.score(old, region.lo);
    if ranked.contains(&old) && lead <= TIE {
        before
    } else {
        first
    }
}

/// Adds the turns at which two neighbours of now, of the first `most`, change places.
pub fn neighbours(sweep: &Sweep<'_>, most: usize, turns: &mut Vec<Turn>) {
    let order = &sweep.baseline.order;
    let order = &order[..order.len().min(most)];
    let curve = &sweep.regions[0].curve;
    let spots: Vec<usize> = match curve.movers() {
        [mover] => sweep
            .baseline
            .spot(*mover)
            .map_or_else(Vec::new, |s| (s.saturating_sub(1)..=s).collect()),
        _ => (0..order.len()).collect(),
    };
    for spot in spots {
        let (Some(&ahead), Some(&behind)) = (order.get(spot), order.get(spot + 1)) else {
            continue;
        };
        if !curve.moves(ahead, behind) {
            continue;
        }
        for up in [true, false] {
            let Some(at) = meets(sweep, ahead, behind, up) else {
                continue;
            };
            // What bisection found from elsewhere may differ in its last bits.
            let same = |c: f64| (c - at).abs() <= 1e2 * sweep.grain();
            let known = |t: &Turn| t.up == up && t.at.is_some_and(same) && t.ahead == behind;
            if !turns.iter().any(known) {
                turns.push(Turn {
                    at: Some(at),
                    up,
                    ahead: behind,
                    behind: Some(ahead),
                    first: false,
                    because: None,
                    until: None,
                });
            }
        }
    }
}

/// Where, on the way from now, one offer passes the other, nobody having come in or gone out.
fn meets(sweep: &Sweep<'_>, ahead: OfferId, behind: OfferId, up: bool) -> Option<f64> {
    let both = |region: &Region<'_>| {
        let ranked = region.ranked.as_ref();
        ranked.is_none_or(|r| r.contains(&ahead) && r.contains(&behind))
    };
    if sweep.has_levels() {
        let mut on_way = levels(sweep, up).into_iter();
        return on_way.find_map(|i| {
            let region = &sweep.regions[i];
            let lead = region.curve.score(behind, region.lo) - region.curve.score(ahead, region.lo);
            (both(region) && lead > TIE).then_some(i as f64)
        });
    }
    let region = sweep.region(sweep.start, up);
    let end = if up { region.hi } else { region.lo };
    let curve = &region.curve;
    let lead = curve.score(behind, sweep.start) - curve.score(ahead, sweep.start);
    // Where writing what is there now changes the order already, no step from now is a boundary.
    if !both(region) || lead > TIE {
        return None;
    }
    let at = curve.cross(ahead, behind, sweep.start, end)?;
    (at != end).then_some(at)
}

/// Of a rating's turns to one and the same effect, the nearest.
pub fn nearest(sweep: &Sweep<'_>, turns: &mut Vec<Turn>) {
    if matches!(sweep.lever, Lever::Weight { .. } | Lever::Share { .. }) {
        return;
    }
    let far = |t: &Turn| t.at.map_or(0.0, |at| (at - sweep.start).abs());
    turns.sort_by(|a, b| far(a).total_cmp(&far(b)));
    let mut seen: Vec<(OfferId, Option<OfferId>, bool)> = Vec::new();
    turns.retain(|t| {
        let key = (t.ahead, t.behind, t.first);
        let new = !seen.contains(&key);
        if new {
            seen.push(key);
        }
        new
    });
}
