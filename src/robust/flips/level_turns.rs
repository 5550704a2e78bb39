//! Where an order changes from level to level.

use super::turn::{Turn, TurnEnd, cause, moves, toward};
use crate::model::{OfferId, Rating};
use crate::robust::sweep::{Lever, Sweep, quantity};

/// The levels that can be written, ascending, as indices of regions.
fn writable(sweep: &Sweep<'_>) -> impl DoubleEndedIterator<Item = usize> {
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
        let first = sweep.first_kept(&sweep.regions[level], before, level as f64);
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
pub fn levels_from(sweep: &Sweep<'_>, now: usize, up: bool) -> Vec<Turn> {
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
pub fn levels_anew(sweep: &Sweep<'_>) -> Vec<Turn> {
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
