//! Which answers put which offer first: numbers with few digits, or levels, that keep the promise
//! when they are typed.

use super::super::flips::{Because, Reading, can_be_written, grid, tidy};
use super::super::sweep::{Axis, CLEAR, Lead, Region, Sweep, bisect, quantity, round_out};
use super::odds::{Holders, Odds, ascending};
use crate::model::{OfferId, Rating};

/// Answers from one to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AnswerRange {
    /// The least; none where all that is less gives the same.
    pub low: Option<Reading>,
    /// The most; none where all that is more gives the same.
    pub high: Option<Reading>,
    /// One that surely does.
    pub any: Reading,
    /// Whether what is there now lies above it.
    pub is_below: bool,
}

/// Answers that put one offer first.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The offer; none where nobody takes a place then.
    pub first: Option<OfferId>,
    /// The offers that share first place with it.
    pub level: Vec<OfferId>,
    /// The answers, ascending; not empty.
    pub ranges: Vec<AnswerRange>,
    /// The probability of such an answer.
    pub chance: f64,
    /// Why, where it is not the scores alone.
    pub because: Option<Because>,
}

/// All answers that put another offer first, the likeliest first.
pub fn answers(sweep: &Sweep<'_>, odds: &Odds) -> Vec<Answer> {
    let now = sweep.baseline.first();
    let mut found: Vec<Answer> = Vec::new();
    for lead in leads(sweep) {
        if lead.first == now {
            continue;
        }
        let holders = holders(sweep, lead);
        let chance = odds.of(&holders);
        if !(chance > 1e-12 || is_near(sweep, lead)) {
            continue;
        }
        let level = holders.level;
        let promised = |region: &Region<'_>, c: f64| {
            sweep.is_clearly_first(region, (lead.first, &level), c)
                && stays_behind(sweep, region, c)
        };
        let ranges = ranges(sweep, lead, promised);
        if ranges.is_empty() {
            continue;
        }
        let because = because(sweep, lead);
        let is_same = |a: &&mut Answer| a.first == lead.first && a.level == level;
        match found.iter_mut().find(is_same) {
            Some(answer) => {
                answer.ranges.extend(ranges);
                answer.because = answer.because.filter(|b| Some(*b) == because);
            }
            None => found.push(Answer {
                first: lead.first,
                level,
                ranges,
                chance,
                because,
            }),
        }
    }
    found.sort_by(|a, b| b.chance.total_cmp(&a.chance));
    found
}

/// The answers that lie in some regions.
pub fn among(sweep: &Sweep<'_>, is_meant: impl Fn(&Region<'_>) -> bool) -> Vec<AnswerRange> {
    let mut out: Vec<Lead> = Vec::new();
    let step = if sweep.has_levels() { 1.0 } else { 0.0 };
    for region in sweep.regions.iter().filter(|r| is_meant(r)) {
        let meant = Lead::new((region.lo, region.hi), None);
        meant.join(&mut out, |last| region.lo <= last.to + step);
    }
    out.into_iter()
        .flat_map(|lead| ranges(sweep, lead, |region, _| is_meant(region)))
        .collect()
}

/// Who comes first where, ascending; levels as their indices.
fn leads(sweep: &Sweep<'_>) -> Vec<Lead> {
    if !sweep.has_levels() {
        return ascending(sweep);
    }
    let mut all: Vec<Lead> = Vec::new();
    let mut before = None;
    for region in &sweep.regions {
        let c = region.lo;
        let now = Holders::at(sweep, region, c);
        Lead::new((c, c), now.first).join(&mut all, |_| before.as_ref() == Some(&now));
        before = Some(now);
    }
    all
}

/// Whether an unknown that is drawn as a utility may be a number there: on a scale made from the
/// offers, within a column's length of its numbers.
fn is_near(sweep: &Sweep<'_>, lead: Lead) -> bool {
    let near = 1.5 * sweep.span;
    let (from, to) = (sweep.start - near, sweep.start + near);
    let stated = quantity(sweep.baseline, sweep.lever);
    let rating = stated.map(|q| sweep.baseline.problem.quantity(q).rating);
    let is_open = matches!(sweep.axis, Axis::Free { .. }) && rating == Some(Rating::Unknown);
    is_open && lead.from <= to && from <= lead.to
}

/// Who holds first place all through an interval.
fn holders(sweep: &Sweep<'_>, lead: Lead) -> Holders {
    let part = |t: f64| lead.from + t * (lead.to - lead.from);
    let places = if sweep.has_levels() {
        [lead.from, lead.to]
    } else {
        [part(0.25), part(0.75)]
    };
    let [mut holders, other] = places.map(|c| Holders::at(sweep, sweep.region_on(c), c));
    holders.level.retain(|o| other.level.contains(o));
    holders.first = lead.first;
    holders
}

/// Whether an offer that comes second stays behind the first, and that one in: a tie would put it
/// there by its id.
fn stays_behind(sweep: &Sweep<'_>, region: &Region<'_>, c: f64) -> bool {
    let (Some(held), Some(first)) = (sweep.baseline.held, sweep.first_in(region, c)) else {
        return true;
    };
    let curve = &region.curve;
    let is_in = sweep.eligible.stays(held, sweep.rating(c));
    is_in && curve.score(held, c) - curve.score(first, c) > CLEAR
}

/// An interval as it is typed, in as many parts as it keeps its promise; empty where nothing that can
/// be written does.
fn ranges(
    sweep: &Sweep<'_>,
    lead: Lead,
    promised: impl Fn(&Region<'_>, f64) -> bool,
) -> Vec<AnswerRange> {
    let (first, last) = sweep.ends();
    let range = |lead: Lead| {
        let (low, high) = if sweep.has_levels() {
            levels(sweep, lead)?
        } else {
            numbers(sweep, lead, &promised)?
        };
        // Nothing lies beyond an end, which may be the one value with which two tie.
        let is_whole = |c: f64| sweep.has_levels() || promised(&sweep.there(c), c);
        Some(AnswerRange {
            low: (lead.from != first || !is_whole(first)).then_some(low),
            high: (lead.to != last || !is_whole(last)).then_some(high),
            any: low,
            is_below: lead.to <= sweep.start,
        })
    };
    let kept = kept(sweep, lead, &promised);
    kept.into_iter().filter_map(range).collect()
}

/// So many points of an interval are looked at for where it keeps its promise.
const POINTS: usize = 32;

/// The parts of an interval that keep its promise: ids decide a tie, and an offer that comes second
/// stays behind the first.
fn kept(sweep: &Sweep<'_>, lead: Lead, promised: impl Fn(&Region<'_>, f64) -> bool) -> Vec<Lead> {
    let holds = |c: f64| promised(sweep.region_on(c), c);
    let step = (lead.to / 2.0 - lead.from / 2.0).min(1e6 * sweep.grain());
    let (low, high) = (lead.from + step, lead.to - step);
    let is_whole = || sweep.baseline.held.is_none() && holds(low) && holds(high);
    if sweep.has_levels() {
        return level_runs(lead, holds);
    }
    if is_whole() {
        return vec![lead];
    }
    let part = |i| low + (high - low) * i as f64 / POINTS as f64;
    let mut points: Vec<f64> = (0..=POINTS).map(part).collect();
    points.push(sweep.start.max(low).min(high));
    points.sort_by(f64::total_cmp);
    let end = |inside: usize, outside: Option<usize>, end: f64| {
        let outside = outside.and_then(|i| points.get(i));
        outside.map_or(end, |c| bisect(points[inside], *c, |c| !holds(c)))
    };
    let held: Vec<usize> = (0..points.len()).filter(|i| holds(points[*i])).collect();
    let part = |run: &[usize]| {
        let (first, last) = (run[0], run[run.len() - 1]);
        Lead {
            from: end(first, first.checked_sub(1), lead.from),
            to: end(last, Some(last + 1), lead.to),
            ..lead
        }
    };
    held.chunk_by(|a, b| a + 1 == *b).map(part).collect()
}

/// The levels of an interval that keep its promise, those beside each other together.
fn level_runs(lead: Lead, holds: impl Fn(f64) -> bool) -> Vec<Lead> {
    let mut runs: Vec<Lead> = Vec::new();
    let levels = (lead.from as u16..=lead.to as u16).map(f64::from);
    for c in levels.filter(|c| holds(*c)) {
        Lead::new((c, c), lead.first).join(&mut runs, |last| last.to + 1.0 >= c);
    }
    runs
}

/// The first and the last level that can be written.
fn levels(sweep: &Sweep<'_>, lead: Lead) -> Option<(Reading, Reading)> {
    let levels = lead.from as usize..=lead.to as usize;
    let mut written = levels.filter(|level| can_be_written(sweep, *level));
    let first = written.next()?;
    let last = written.next_back().unwrap_or(first);
    Some((Reading::Level(first as u16), Reading::Level(last as u16)))
}

fn numbers(
    sweep: &Sweep<'_>,
    lead: Lead,
    promised: impl Fn(&Region<'_>, f64) -> bool,
) -> Option<(Reading, Reading)> {
    let span = sweep.span;
    let written = |c: f64| tidy(sweep.axis.written(c), span);
    let accepts = |x: f64| {
        let c = sweep.axis.coordinate(x);
        x.is_finite() && !is_level(sweep, c) && promised(&sweep.there(c), c)
    };
    let (low, high) = (written(lead.from), written(lead.to));
    let end = |at: f64, end: f64, up: bool| round_out((at, end, up), (grid(sweep), span), accepts);
    let (low, high) = (end(low, high, true)?, end(high, low, false)?);
    let number = Reading::Number;
    Some((number(low.min(high)), number(low.max(high))))
}

/// Whether all numbers of a column are equal there, but for the last bits of their sums, which may
/// be others once it is typed.
fn is_level(sweep: &Sweep<'_>, c: f64) -> bool {
    let mut apart = sweep.regions.iter().filter(|r| sweep.is_apart(r));
    apart.any(|r| (r.lo - c).abs() <= sweep.grain())
}

/// Why the first changes in an interval, where it is not the scores alone anywhere in it.
fn because(sweep: &Sweep<'_>, lead: Lead) -> Option<Because> {
    let is_inside = |region: &&Region<'_>| {
        let (lo, hi) = (lead.from.max(region.lo), lead.to.min(region.hi));
        lo < hi || (lo == hi && (region.lo == region.hi || lead.from == lead.to))
    };
    let regions = sweep.regions.iter().filter(is_inside);
    let mut all = regions.map(|region| cause(sweep, region, lead.first));
    let first = all.next().flatten();
    first.filter(|because| all.all(|other| other == Some(*because)))
}

fn cause(sweep: &Sweep<'_>, region: &Region<'_>, first: Option<OfferId>) -> Option<Because> {
    let baseline = sweep.baseline;
    let ranked = region.ranked.as_ref()?;
    let is_in = |offer: Option<OfferId>| offer.is_some_and(|o| ranked.contains(&o));
    let newly = first.filter(|o| baseline.spot(*o).is_none());
    let known = |offer: OfferId| {
        let is_offered = baseline.problem.offer(offer).status.is_made();
        is_offered && !baseline.ranking.standing.fails(offer)
    };
    match newly {
        _ if baseline.first().is_some() && !is_in(baseline.first()) => Some(Because::Must),
        Some(offer) if known(offer) => Some(Because::Known),
        Some(_) => Some(Because::Must),
        None => None,
    }
}
