//! Where an order changes along a lever, as coordinates.

use super::Because;
use crate::model::{OfferId, Rating};
use crate::robust::sweep::{Lever, Region, Run, Scene, TIE};

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
pub fn firsts(scene: &Scene<'_>) -> Vec<Turn> {
    if scene.has_levels() {
        return [true, false]
            .iter()
            .flat_map(|up| level_firsts(scene, *up))
            .collect();
    }
    let ways = [scene.way(true), scene.way(false)];
    let apart = apart(scene, &ways);
    let skip = usize::from(apart.is_some());
    let mut turns: Vec<Turn> = Vec::new();
    turns.extend(jump(scene, &ways));
    turns.extend(apart);
    turns.extend(walk(scene, &ways[0], true).skip(skip));
    turns.extend(walk(scene, &ways[1], false).skip(skip));
    turns
}

/// The turns at the beginnings of the runs of a way.
fn walk(scene: &Scene<'_>, runs: &[Run], up: bool) -> impl Iterator<Item = Turn> {
    let now = scene.bench.first();
    let turn = move |(i, run): (usize, &Run)| {
        let ahead = run.first.filter(|_| run.first != now)?;
        // Now may stand on the very border of what a deal-breaker lets pass.
        let behind = match i.checked_sub(1) {
            Some(before) => runs[before].first,
            None if is_on_way(scene) => now,
            None => return None,
        };
        Some(Turn {
            at: Some(run.from),
            up,
            ahead,
            behind,
            first: true,
            because: run.cut.then(|| because(scene, run.from)),
            until: (i + 1 < runs.len()).then_some(run.to),
        })
    };
    runs.iter().enumerate().filter_map(turn)
}

/// Whether writing what is there now changes nothing; not so for what is unknown or replaced.
fn is_on_way(scene: &Scene<'_>) -> bool {
    scene.order_at(scene.start).first().copied() == scene.bench.first()
}

/// The same other offer first on both sides of now, where a normalized column is all equal.
fn apart(scene: &Scene<'_>, [up, down]: &[Vec<Run>; 2]) -> Option<Turn> {
    let now = scene.bench.first();
    let (above, below) = (up.first()?.first, down.first()?.first);
    let ahead = above.filter(|_| above != now && above == below)?;
    (scene.starts_apart() && is_on_way(scene)).then_some(Turn {
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
fn jump(scene: &Scene<'_>, [up, down]: &[Vec<Run>; 2]) -> Option<Turn> {
    let now = scene.bench.first();
    let run = up.first().or(down.first())?;
    let ahead = run.first.filter(|_| run.first != now)?;
    if is_on_way(scene) {
        return None;
    }
    let end = |runs: &[Run]| (runs.len() > 1).then(|| runs[0].to);
    let far = |c: f64| (c - scene.start).abs();
    let (at, up) = match (end(down), end(up)) {
        (Some(below), Some(above)) if far(above) < far(below) => (Some(above), false),
        (Some(below), _) => (Some(below), true),
        (None, Some(above)) => (Some(above), false),
        (None, None) => (None, true),
    };
    let (at, up) = past_a_tie(scene, (ahead, now), (at, up));
    Some(Turn {
        at,
        up,
        ahead,
        behind: now,
        first: true,
        because: Some(at.map_or(Because::Known, |c| because(scene, c))),
        until: None,
    })
}

/// The boundary of a jump, where it begins with a tie that the ids alone decide: where the tie
/// ends, from the other end if it does not.
fn past_a_tie(
    scene: &Scene<'_>,
    (ahead, behind): (OfferId, Option<OfferId>),
    (at, up): (Option<f64>, bool),
) -> (Option<f64>, bool) {
    let (first, last) = scene.ends();
    match (at, parts(scene, (ahead, behind), at.unwrap_or(first), up)) {
        (_, Some((c, true))) => (Some(c), up),
        (Some(_), _) | (None, Some((_, false))) => (at, up),
        (None, None) => match parts(scene, (ahead, behind), last, false) {
            Some((c, true)) => (Some(c), false),
            _ => (at, up),
        },
    }
}

/// Where one offer comes to be ahead of another on the way to an end, and whether they tie before.
fn parts(
    scene: &Scene<'_>,
    (ahead, behind): (OfferId, Option<OfferId>),
    from: f64,
    up: bool,
) -> Option<(f64, bool)> {
    let on_way = |region: &Region<'_>| {
        let ranked = region.ranked.as_ref().unwrap_or(&scene.bench.order);
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
        let track = &region.track;
        let at = track.cross(behind, ahead, near, far)?;
        let tied = near != from || track.score(ahead, from) - track.score(behind, from) <= TIE;
        (at != far).then_some((at, tied))
    };
    let stretches = scene.regions.iter().filter(|r| !scene.is_apart(r));
    if up {
        stretches.filter(|r| r.hi > from).find_map(on_way)
    } else {
        stretches.rev().filter(|r| r.lo < from).find_map(on_way)
    }
}

/// What comes in or goes out at a coordinate.
fn because(scene: &Scene<'_>, at: f64) -> Because {
    let (below, above) = (scene.region(at, false), scene.region(at, true));
    let middle = |r: &Region<'_>| scene.rating(r.lo / 2.0 + r.hi / 2.0);
    cause(scene, middle(below), middle(above))
}

fn cause(scene: &Scene<'_>, a: Rating, b: Rating) -> Because {
    if scene.footing.is_must(a, b) {
        Because::Must
    } else {
        Because::Known
    }
}

/// The levels above or below what is rated now, nearest first, as indices of regions.
pub fn levels(scene: &Scene<'_>, up: bool) -> Vec<usize> {
    let worth = |i: &usize| scene.dial.v(*i as f64);
    let beyond = |i: &usize| {
        if up {
            worth(i) > scene.level
        } else {
            worth(i) < scene.level
        }
    };
    let all = 0..scene.regions.len();
    let mut levels: Vec<usize> = all
        .filter(beyond)
        .filter(|i| can_be_written(scene, *i))
        .collect();
    if !up {
        levels.reverse();
    }
    levels
}

/// Whether a level's name can be written: `unknown` and `?` say that nothing is known.
fn can_be_written(scene: &Scene<'_>, level: usize) -> bool {
    let (Lever::Rating { .. } | Lever::Fact { .. }, Some(id)) = (scene.lever, scene.criterion())
    else {
        return true;
    };
    let list = scene.bench.problem.criterion(id).scale.level_list();
    list.get(level)
        .is_some_and(|l| !matches!(l.name.as_str(), "unknown" | "?"))
}

fn level_firsts(scene: &Scene<'_>, up: bool) -> Vec<Turn> {
    let now = scene.bench.first();
    let mut before = now;
    let mut last: Option<usize> = None;
    let mut turns = Vec::new();
    for level in levels(scene, up) {
        let region = &scene.regions[level];
        let first = first_beside(scene, region, before);
        let behind = std::mem::replace(&mut before, first);
        let previous = last.replace(level);
        let Some(ahead) = first.filter(|_| first != now && first != behind) else {
            continue;
        };
        let was = previous.and_then(|i| scene.regions[i].ranked.as_ref());
        let is = |ranked: Option<&Vec<OfferId>>, o: Option<OfferId>| {
            let ranked = ranked.unwrap_or(&scene.bench.order);
            o.is_none_or(|o| ranked.contains(&o))
        };
        let ranked = region.ranked.as_ref();
        let moved = |o| is(was, o) != is(ranked, o);
        let because = (moved(Some(ahead)) || moved(behind)).then(|| {
            let other = levels(scene, !up)
                .first()
                .map_or(Rating::Unknown, |i| scene.rating(*i as f64));
            let from = previous.map_or(other, |i| scene.rating(i as f64));
            cause(scene, from, scene.rating(level as f64))
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
    scene: &Scene<'_>,
    region: &Region<'_>,
    before: Option<OfferId>,
) -> Option<OfferId> {
    let first = scene.first_in(region, region.lo);
    let (Some(new), Some(old)) = (first, before) else {
        return first;
    };
    let ranked = region.ranked.as_ref().unwrap_or(&scene.bench.order);
    let lead = region.track.score(new, region.lo) - region.track.score(old, region.lo);
    if ranked.contains(&old) && lead <= TIE {
        before
    } else {
        first
    }
}

/// Adds the turns at which two neighbours of now change places.
pub fn neighbours(scene: &Scene<'_>, turns: &mut Vec<Turn>) {
    let order = &scene.bench.order;
    let track = &scene.regions[0].track;
    let spots: Vec<usize> = match track.movers() {
        [mover] => scene
            .bench
            .spot(*mover)
            .map_or_else(Vec::new, |s| (s.saturating_sub(1)..=s).collect()),
        _ => (0..order.len()).collect(),
    };
    for spot in spots {
        let (Some(&ahead), Some(&behind)) = (order.get(spot), order.get(spot + 1)) else {
            continue;
        };
        if !track.moves(ahead, behind) {
            continue;
        }
        for up in [true, false] {
            let Some(at) = meets(scene, ahead, behind, up) else {
                continue;
            };
            // What bisection found from elsewhere may differ in its last bits.
            let same = |c: f64| (c - at).abs() <= 1e2 * scene.grain();
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
fn meets(scene: &Scene<'_>, ahead: OfferId, behind: OfferId, up: bool) -> Option<f64> {
    let both = |region: &Region<'_>| {
        let ranked = region.ranked.as_ref();
        ranked.is_none_or(|r| r.contains(&ahead) && r.contains(&behind))
    };
    if scene.has_levels() {
        let mut on_way = levels(scene, up).into_iter();
        return on_way.find_map(|i| {
            let region = &scene.regions[i];
            let lead = region.track.score(behind, region.lo) - region.track.score(ahead, region.lo);
            (both(region) && lead > TIE).then_some(i as f64)
        });
    }
    let region = scene.region(scene.start, up);
    let end = if up { region.hi } else { region.lo };
    let track = &region.track;
    let lead = track.score(behind, scene.start) - track.score(ahead, scene.start);
    // Where writing what is there now changes the order already, no step from now is a boundary.
    if !both(region) || lead > TIE {
        return None;
    }
    let at = track.cross(ahead, behind, scene.start, end)?;
    (at != end).then_some(at)
}

/// Of a rating's turns to one and the same effect, the nearest.
pub fn nearest(scene: &Scene<'_>, turns: &mut Vec<Turn>) {
    if matches!(scene.lever, Lever::Weight { .. } | Lever::Share { .. }) {
        return;
    }
    let far = |t: &Turn| t.at.map_or(0.0, |at| (at - scene.start).abs());
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
