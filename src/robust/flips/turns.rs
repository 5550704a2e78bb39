//! Where an order changes along a lever, as coordinates.

use std::collections::HashSet;

use super::Because;
use super::level_turns::{level_now, levels_anew, levels_from};
use super::turn::{Turn, TurnEnd, cause, moves, toward};
use crate::model::OfferId;
use crate::robust::sweep::{Lead, Lever, Region, Sweep, TIE};

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
            until: TurnEnd::of(leads, i),
        })
    };
    leads.iter().enumerate().filter_map(turn)
}

/// Whether writing what is there now changes nothing; not so for what is unknown or replaced.
fn is_on_way(sweep: &Sweep<'_>) -> bool {
    sweep.first_in(&sweep.there(sweep.start), sweep.start) == sweep.baseline.first()
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
        until: TurnEnd::of(up, 0),
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
    let (at, is_up, until) = toward(sweep.start, [TurnEnd::of(down, 0), TurnEnd::of(up, 0)]);
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
    let mut on_way = sweep.on_way(from, up).into_iter();
    on_way.find_map(|(region, near, far)| {
        if !sweep.is_ranked(region, ahead) {
            return None;
        }
        let Some(behind) = behind.filter(|b| sweep.is_ranked(region, *b)) else {
            return Some((near, near != from));
        };
        let curve = &region.curve;
        let at = curve.cross(behind, ahead, near, far)?;
        let tied = near != from || curve.score(ahead, from) - curve.score(behind, from) <= TIE;
        (at != far).then_some((at, tied))
    })
}

/// What comes in or goes out at a coordinate.
fn because(sweep: &Sweep<'_>, at: f64) -> Because {
    let (below, above) = (sweep.region(at, false), sweep.region(at, true));
    let middle = |r: &Region<'_>| sweep.rating(r.lo / 2.0 + r.hi / 2.0);
    cause(sweep, Some(middle(below)), middle(above))
}

/// Of a rating's turns to one and the same effect, the nearest; of those to first place all, as a
/// peak has two sides.
pub fn nearest(sweep: &Sweep<'_>, turns: &mut Vec<Turn>) {
    if matches!(sweep.lever, Lever::Weight { .. } | Lever::Share { .. }) {
        return;
    }
    let far = |t: &Turn| t.at.map_or(0.0, |at| (at - sweep.start).abs());
    turns.sort_by(|a, b| far(a).total_cmp(&far(b)));
    let mut seen = HashSet::new();
    turns.retain(|t| seen.insert((t.ahead, t.behind, t.first)) || t.first);
}
