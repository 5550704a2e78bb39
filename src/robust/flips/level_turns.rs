//! Where an order changes from level to level.

use super::turn::{Turn, TurnEnd, cause, moves, toward};
use crate::model::Rating;
use crate::robust::sweep::{Lead, Lever, Sweep, quantity};

/// The levels that can be written, ascending, as indices of regions.
fn writable(sweep: &Sweep<'_>) -> impl Iterator<Item = usize> {
    (0..sweep.regions.len()).filter(|i| can_be_written(sweep, *i))
}

/// The level that is rated now; none where that is unknown, or more than one may be.
pub fn level_now(sweep: &Sweep<'_>) -> Option<usize> {
    let quantity = quantity(sweep.baseline, sweep.lever)?;
    match sweep.baseline.problem.quantity(quantity).rating {
        Rating::Level { low, high, .. } if low == high => Some(usize::from(low)),
        _ => None,
    }
}

/// The levels beyond what is rated now, nearest first: above or below one level, better or worse
/// than what lies between two.
pub fn levels(sweep: &Sweep<'_>, up: bool) -> Vec<usize> {
    let now = level_now(sweep);
    let worth = |i: &usize| sweep.axis.v(*i as f64);
    let beyond = |i: &usize| match (now, up) {
        (Some(now), true) => *i > now,
        (Some(now), false) => *i < now,
        (None, true) => worth(i) > sweep.level,
        (None, false) => worth(i) < sweep.level,
    };
    let mut levels: Vec<usize> = writable(sweep).filter(beyond).collect();
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

/// Who comes first on which levels, in this order of them; on a walk, from each one to the next.
fn leads(sweep: &Sweep<'_>, levels: impl Iterator<Item = usize>, is_walk: bool) -> Vec<Lead> {
    let mut leads: Vec<Lead> = Vec::new();
    let now = sweep.baseline.first();
    for level in levels {
        let before = leads.last().map_or(now, |lead| lead.first);
        let before = if is_walk { before } else { now };
        let c = level as f64;
        let first = sweep.first_kept(&sweep.regions[level], before, c);
        Lead::new((c, c), first).join(&mut leads, |last| last.first == first);
    }
    leads
}

/// The turns on the way from the level of now to the last or the first.
pub fn levels_from(sweep: &Sweep<'_>, now: usize, up: bool) -> Vec<Turn> {
    let leads = leads(sweep, levels(sweep, up).into_iter(), true);
    let turn = |(i, lead): (usize, &Lead)| {
        let ahead = lead
            .first
            .filter(|_| lead.first != sweep.baseline.first())?;
        let before = i.checked_sub(1).map(|before| &leads[before]);
        let behind = before.map_or(sweep.baseline.first(), |lead| lead.first);
        let last = before.map_or(now as f64, |lead| lead.to);
        let region = sweep.region_on(lead.from);
        let was = before.map(|lead| sweep.region_on(lead.to));
        Some(Turn {
            at: Some(lead.from),
            up,
            ahead,
            behind,
            first: true,
            because: moves(sweep, was, region, [Some(ahead), behind])
                .then(|| cause(sweep, Some(sweep.rating(last)), sweep.rating(lead.from))),
            until: TurnEnd::of(&leads, i),
        })
    };
    leads.iter().enumerate().filter_map(turn).collect()
}

/// The turns that any level makes, where none is rated now: all of those beside each other that put
/// the same offer first.
pub fn levels_anew(sweep: &Sweep<'_>) -> Vec<Turn> {
    let now = sweep.baseline.first();
    let leads = leads(sweep, writable(sweep), false);
    let turn = |(i, lead): (usize, &Lead)| {
        let ahead = lead.first.filter(|_| lead.first != now)?;
        let below = i.checked_sub(1).map(|before| TurnEnd {
            at: lead.from,
            next: leads[before].first,
        });
        let (at, up, until) = toward(sweep.start, [below, TurnEnd::of(&leads, i)]);
        let at = at.unwrap_or(lead.from);
        let region = sweep.region_on(at);
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
    leads.iter().enumerate().filter_map(turn).collect()
}
