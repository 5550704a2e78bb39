//! Where an order changes along a lever, as coordinates.

use super::Because;
use crate::model::{OfferId, Rating};
use crate::robust::sweep::{Lead, Lever, Region, Sweep, TIE, quantity};

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

impl Turn {
    /// Whether a coordinate lies between the turn and its far end.
    pub fn covers(&self, c: f64) -> bool {
        let sign = if self.up { 1.0 } else { -1.0 };
        let from = self.at.is_none_or(|at| sign * (c - at) >= 0.0);
        from && self.until.is_none_or(|end| sign * (end.at - c) >= 0.0)
    }
}

/// Every turn at which another offer comes first, on the way from now to both ends.
pub fn firsts(sweep: &Sweep<'_>) -> Vec<Turn> {
    if sweep.has_levels() {
        return match level_now(sweep) {
            Some(now) => [true, false]
                .into_iter()
                .flat_map(|up| levels_from(sweep, now, up))
                .collect(),
            None => levels_anew(sweep),
        };
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
        // Where somebody comes in or goes out it may begin with a tie that the ids alone decide.
        let tie = parts(sweep, (ahead, behind), lead.from, up).filter(|p| lead.cut && p.1);
        let before_end = |c: &f64| if up { *c < lead.to } else { *c > lead.to };
        let at = tie.map(|p| p.0).filter(before_end).unwrap_or(lead.from);
        Some(Turn {
            at: Some(at),
            up,
            ahead,
            behind,
            first: true,
            because: lead.cut.then(|| because(sweep, lead.from)),
            until: end_of(leads, i),
        })
    };
    leads.iter().enumerate().filter_map(turn)
}

/// The far end of a lead; none of the last one.
fn end_of(leads: &[Lead], i: usize) -> Option<TurnEnd> {
    leads.get(i + 1).map(|next| TurnEnd {
        at: leads[i].to,
        next: next.first,
    })
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
    let (at, is_up, until) = toward(sweep.start, [end_of(down, 0), end_of(up, 0)]);
    let (at, is_up) = past_a_tie(sweep, (ahead, now), (at, is_up));
    let beside = sweep.region(at.unwrap_or(sweep.start), is_up);
    let rating = sweep.rating(beside.lo / 2.0 + beside.hi / 2.0);
    Some(Turn {
        at,
        up: is_up,
        ahead,
        behind: now,
        first: true,
        because: moves(sweep, None, beside, [Some(ahead), now]).then(|| cause(sweep, None, rating)),
        until,
    })
}

/// From which end what lies between two is told, upward or downward, and where it ends: from the
/// one that is nearer, where neither lies at an end of what can be written.
fn toward(start: f64, ends: [Option<TurnEnd>; 2]) -> (Option<f64>, bool, Option<TurnEnd>) {
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
fn moves(
    sweep: &Sweep<'_>,
    from: Option<&Region<'_>>,
    to: &Region<'_>,
    offers: [Option<OfferId>; 2],
) -> bool {
    let order = &sweep.baseline.order;
    let was = from.and_then(|r| r.ranked.as_ref()).unwrap_or(order);
    let is = to.ranked.as_ref().unwrap_or(order);
    let mut offers = offers.into_iter().flatten();
    offers.any(|o| was.contains(&o) != is.contains(&o))
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
    cause(sweep, Some(middle(below)), middle(above))
}

fn cause(sweep: &Sweep<'_>, from: Option<Rating>, to: Rating) -> Because {
    if sweep.eligible.is_must(from, to) {
        Because::Must
    } else {
        Because::Known
    }
}

/// The levels that can be written, ascending, as indices of regions.
fn writable(sweep: &Sweep<'_>) -> impl DoubleEndedIterator<Item = usize> {
    (0..sweep.regions.len()).filter(|i| can_be_written(sweep, *i))
}

/// The level that is rated now; none where that is unknown, or more than one may be.
fn level_now(sweep: &Sweep<'_>) -> Option<usize> {
    let quantity = quantity(sweep.baseline, sweep.lever)?;
    match sweep.baseline.problem.quantity(quantity).rating {
        Rating::Level { low, high, .. } if low == high => Some(usize::from(low)),
        _ => None,
    }
}

/// The levels beyond what is rated now, nearest first: above or below one level, better or worse
/// than what lies between two.
fn levels(sweep: &Sweep<'_>, up: bool) -> Vec<usize> {
    let now = level_now(sweep);
    let worth = |i: &usize| sweep.axis.v(*i as f64);
    let beyond = |i: &usize| match (now, up) {
        (Some(now), true) => *i > now,
        (Some(now), false) => *i < now,
        (None, true) => worth(i) > sweep.level,
        (None, false) => worth(i) < sweep.level,
    };
    if up {
        writable(sweep).filter(beyond).collect()
    } else {
        writable(sweep).rev().filter(beyond).collect()
    }
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

/// Levels beside each other on which the same offer comes first.
struct LevelRun {
    first: Option<OfferId>,
    from: usize,
    to: usize,
}

/// Levels in runs, each beside the one before.
fn runs(sweep: &Sweep<'_>, levels: Vec<usize>, is_walk: bool) -> Vec<LevelRun> {
    let mut runs: Vec<LevelRun> = Vec::new();
    let now = sweep.baseline.first();
    for level in levels {
        let before = runs.last().map_or(now, |run| run.first);
        let before = if is_walk { before } else { now };
        let first = first_beside(sweep, &sweep.regions[level], before);
        match runs.last_mut() {
            Some(run) if run.first == first => run.to = level,
            _ => runs.push(LevelRun {
                first,
                from: level,
                to: level,
            }),
        }
    }
    runs
}

/// The far end of a run; none of the last one.
fn end_of_run(runs: &[LevelRun], i: usize) -> Option<TurnEnd> {
    runs.get(i + 1).map(|next| TurnEnd {
        at: runs[i].to as f64,
        next: next.first,
    })
}

/// The turns on the way from the level of now to the last or the first.
fn levels_from(sweep: &Sweep<'_>, now: usize, up: bool) -> Vec<Turn> {
    let runs = runs(sweep, levels(sweep, up), true);
    let turn = |(i, run): (usize, &LevelRun)| {
        let ahead = run.first.filter(|_| run.first != sweep.baseline.first())?;
        let before = i.checked_sub(1).map(|before| &runs[before]);
        let behind = before.map_or(sweep.baseline.first(), |run| run.first);
        let last = before.map_or(now, |run| run.to);
        let region = &sweep.regions[run.from];
        let was = before.map(|run| &sweep.regions[run.to]);
        Some(Turn {
            at: Some(run.from as f64),
            up,
            ahead,
            behind,
            first: true,
            because: moves(sweep, was, region, [Some(ahead), behind]).then(|| {
                let [was, is] = [last, run.from].map(|i| sweep.rating(i as f64));
                cause(sweep, Some(was), is)
            }),
            until: end_of_run(&runs, i),
        })
    };
    runs.iter().enumerate().filter_map(turn).collect()
}

/// The turns that any level makes, where none is rated now: all of those beside each other that put
/// the same offer first.
fn levels_anew(sweep: &Sweep<'_>) -> Vec<Turn> {
    let now = sweep.baseline.first();
    let runs = runs(sweep, writable(sweep).collect(), false);
    let turn = |(i, run): (usize, &LevelRun)| {
        let ahead = run.first.filter(|_| run.first != now)?;
        let next = |other: usize, at: usize| TurnEnd {
            at: at as f64,
            next: runs[other].first,
        };
        let below = i.checked_sub(1).map(|before| next(before, run.from));
        let above = (i + 1 < runs.len()).then(|| next(i + 1, run.to));
        let (at, up, until) = toward(sweep.start, [below, above]);
        let at = at.unwrap_or(run.from as f64);
        let region = &sweep.regions[at as usize];
        Some(Turn {
            at: Some(at),
            up,
            ahead,
            behind: now,
            first: true,
            because: moves(sweep, None, region, [Some(ahead), now])
                .then(|| cause(sweep, None, sweep.rating(at))),
            until,
        })
    };
    runs.iter().enumerate().filter_map(turn).collect()
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
                    until: lasts(sweep, (behind, ahead), at, up),
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

/// Where one offer, ahead of another from a coordinate on, no longer is, or one of the two takes no
/// place; none where it is to the end.
fn lasts(
    sweep: &Sweep<'_>,
    (ahead, behind): (OfferId, OfferId),
    at: f64,
    up: bool,
) -> Option<TurnEnd> {
    let next = Some(behind);
    let both = |region: &Region<'_>| {
        let ranked = region.ranked.as_ref();
        ranked.is_none_or(|r| r.contains(&ahead) && r.contains(&behind))
    };
    if sweep.has_levels() {
        let beyond = levels(sweep, up).into_iter();
        let mut beyond = beyond.skip_while(|i| *i as f64 != at);
        let mut last = beyond.next()?;
        for level in beyond {
            let region = &sweep.regions[level];
            let lead = region.curve.score(ahead, region.lo) - region.curve.score(behind, region.lo);
            if !both(region) || lead <= TIE {
                let at = last as f64;
                return Some(TurnEnd { at, next });
            }
            last = level;
        }
        return None;
    }
    let mut on_way: Vec<&Region<'_>> = sweep
        .regions
        .iter()
        .filter(|r| !sweep.is_apart(r))
        .collect();
    if !up {
        on_way.reverse();
    }
    let ends = |r: &Region<'_>| {
        if up {
            (r.lo.max(at), r.hi)
        } else {
            (r.hi.min(at), r.lo)
        }
    };
    let is_beyond = |r: &&&Region<'_>| if up { r.hi > at } else { r.lo < at };
    on_way.iter().filter(is_beyond).find_map(|region| {
        let (near, far) = ends(region);
        // A step from the boundary itself, where both are level.
        let near = if near == at {
            at + 1e-9 * (far - at)
        } else {
            near
        };
        let lost = region.curve.cross(ahead, behind, near, far);
        let at = if both(region) {
            lost.filter(|c| *c != far)
        } else {
            Some(near)
        };
        at.map(|at| TurnEnd { at, next })
    })
}

/// Of a rating's turns to one and the same effect, the nearest; of those to first place all, as a
/// peak has two sides.
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
        new || t.first
    });
}
