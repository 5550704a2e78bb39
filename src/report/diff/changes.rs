//! What changed in the input, line by line.

use crate::text::order::InOrder;
use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::matched::Matched;
use super::snapshot::Snapshot;
use super::statements::{StatedLine, StatedSide, StatementKey, StatementKind};

/// A line of the input that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InputChange {
    /// What it is about.
    #[serde(flatten)]
    pub key: StatementKey,
    /// What was stated before; none where nothing was.
    pub before: Option<String>,
    /// What is stated after.
    pub after: Option<String>,

    /// Whose it is, in words; nothing where it is nobody's.
    #[serde(skip)]
    pub whose: String,
    /// What it is, in words.
    #[serde(skip)]
    pub what: String,
}

/// A line on both sides, or on one.
struct ComparedLine<'l> {
    key: &'l StatementKey,
    place: usize,
    lines: [Option<&'l StatedLine>; 2],
}

/// What changed between two sides.
pub fn changes(sides: [&Snapshot; 2], matched: &Matched<'_>) -> Vec<InputChange> {
    let side = |index: usize| StatedSide {
        snapshot: sides[index],
        index,
        matched,
    };
    let lines = [0, 1].map(|index| side(index).statements());
    let mut compared = compared(&lines);
    compared.retain(|c| differs(c) && is_told(c, sides));
    let worked_out = worked_out(&compared);
    compared.retain(|c| !worked_out.contains(c.key));
    // A set that came stands together, behind those that were there or went.
    let came = |c: &ComparedLine<'_>| group(c.key.kind) == WEIGHTS && c.lines[0].is_none();
    compared.order_by_key(|c| (group(c.key.kind), came(c), c.place));
    of_companies(compared.iter().map(change).collect(), sides, &compared)
}

/// The lines of both sides by their keys; of lines that share one, the first.
fn compared(lines: &[Vec<StatedLine>; 2]) -> Vec<ComparedLine<'_>> {
    let mut found: Vec<ComparedLine<'_>> = Vec::new();
    let mut at: HashMap<&StatementKey, usize> = HashMap::new();
    for (index, side) in lines.iter().enumerate() {
        for (place, line) in side.iter().enumerate() {
            let next = found.len();
            let i = *at.entry(&line.key).or_insert(next);
            if i == next {
                let lines = [None, None];
                let key = &line.key;
                found.push(ComparedLine { key, place, lines });
            }
            found[i].lines[index].get_or_insert(line);
        }
    }
    found
}

fn differs(compared: &ComparedLine<'_>) -> bool {
    match compared.lines {
        [Some(a), Some(b)] => (&a.value, a.origin) != (&b.value, b.origin) || more(a, b).is_some(),
        _ => true,
    }
}

/// What more of a line differs from another one's; nothing where one of them does not tell it.
fn more(line: &StatedLine, other: &StatedLine) -> Option<String> {
    let pieces = line.more.iter().zip(&other.more).filter(|(a, b)| a != b);
    let pieces: Vec<&str> = pieces.map(|(own, _)| own.as_str()).collect();
    let said = pieces.iter().copied().filter(|piece| !piece.is_empty());
    (!pieces.is_empty()).then(|| said.collect::<Vec<&str>>().join(", "))
}

/// Whether a difference is the user's doing: what only one side counts was stated before all the
/// same, and what a link brings comes and goes with the ratings that need it.
fn is_told(compared: &ComparedLine<'_>, [before, after]: [&Snapshot; 2]) -> bool {
    let on_both = |id: &String| before.criterion(id).is_some() && after.criterion(id).is_some();
    let counts = compared.key.criterion.as_ref().is_none_or(on_both);
    let on_both_sides = compared.lines.iter().all(Option::is_some);
    let mut lines = compared.lines.iter().flatten();
    let same_day = |side: &Snapshot| side.as_of == side.today;
    match compared.key.kind {
        StatementKind::Rating | StatementKind::Scale => counts,
        StatementKind::Fact | StatementKind::Link | StatementKind::Horizon => on_both_sides,
        // A judge who comes or goes is told by the set; one voice goes without saying.
        StatementKind::Voice => on_both_sides || lines.any(|line| line.value != "1"),
        // The day whose facts count is that of the run, unless another one was asked for.
        StatementKind::AsOf => !(same_day(before) && same_day(after)),
        _ => true,
    }
}

/// The figures of pay that follow from parts of it that changed.
fn worked_out(compared: &[ComparedLine<'_>]) -> HashSet<StatementKey> {
    let is_part = |kind| matches!(kind, StatementKind::Part | StatementKind::Horizon);
    let parts = compared.iter().filter(|c| is_part(c.key.kind));
    let offers: HashSet<&Option<String>> = parts.map(|c| &c.key.offer).collect();
    let follows = |c: &&ComparedLine<'_>| {
        let is_figure = |line: Option<&StatedLine>| line.is_some_and(|l| l.origin == "worked out");
        let has_part = offers.contains(&c.key.offer) || offers.contains(&None);
        c.key.kind == StatementKind::Rating && c.lines.into_iter().all(is_figure) && has_part
    };
    let worked_out = compared.iter().filter(follows);
    worked_out.map(|c| c.key.clone()).collect()
}

/// The place of weights among the kinds.
const WEIGHTS: u8 = 2;

/// The order in which kinds are told: offers, companies, weights, limits, all else.
const fn group(kind: StatementKind) -> u8 {
    match kind {
        StatementKind::Fact | StatementKind::Link => 1,
        StatementKind::Set | StatementKind::Weight | StatementKind::Voice => WEIGHTS,
        StatementKind::Must | StatementKind::Scale => 3,
        StatementKind::Title
        | StatementKind::Horizon
        | StatementKind::Fallback
        | StatementKind::Method
        | StatementKind::Today
        | StatementKind::AsOf
        | StatementKind::WhatIfs => 4,
        _ => 0,
    }
}

fn change(compared: &ComparedLine<'_>) -> InputChange {
    let [before, after] = compared.lines;
    let both = before.zip(after);
    let has_origins = both.is_some_and(|(a, b)| !a.origin.is_empty() && !b.origin.is_empty());
    let same_origin = both.is_some_and(|(a, b)| a.origin == b.origin);
    let same_value = both.is_some_and(|(a, b)| a.value == b.value && same_origin);
    let value = |line: &StatedLine, other: Option<&StatedLine>| {
        let aside = match other {
            Some(other) if same_value => more(line, other).unwrap_or_default(),
            Some(_) if has_origins && !same_origin => line.origin.to_owned(),
            _ => String::new(),
        };
        match aside.as_str() {
            "" => line.value.clone(),
            aside => format!("{} ({aside})", line.value),
        }
    };
    let line = after.or(before);
    InputChange {
        key: compared.key.clone(),
        before: before.map(|line| value(line, after)),
        after: after.map(|line| value(line, before)),
        whose: line.map(|l| l.whose.clone()).unwrap_or_default(),
        what: line.map(|l| l.what.clone()).unwrap_or_default(),
    }
}

/// The same with facts told once a company, whichever offers rest on them.
fn of_companies(
    changes: Vec<InputChange>,
    sides: [&Snapshot; 2],
    compared: &[ComparedLine<'_>],
) -> Vec<InputChange> {
    let company = |id: &String| {
        let all = sides.iter().flat_map(|side| &side.offers);
        let mut own = all.filter(|o| o.id == *id);
        own.next().map(|o| o.company.clone())
    };
    let is_fact = |c: &ComparedLine<'_>| {
        let of_fact = |line: Option<&StatedLine>| line.is_some_and(|l| l.origin == "fact");
        c.key.kind == StatementKind::Rating && c.lines.into_iter().all(of_fact)
    };
    let mut told: HashSet<[Option<String>; 4]> = HashSet::new();
    let mut out = Vec::with_capacity(changes.len());
    for (mut change, compared) in changes.into_iter().zip(compared) {
        let key = &mut change.key;
        if is_fact(compared) {
            key.company = key.offer.take().as_ref().and_then(company);
            key.kind = StatementKind::Fact;
            change.whose = key.company.clone().unwrap_or_default();
        }
        let fact = [&key.company, &key.criterion, &change.before, &change.after];
        if key.kind != StatementKind::Fact || told.insert(fact.map(Clone::clone)) {
            out.push(change);
        }
    }
    out.order_by_key(|change| group(change.key.kind));
    out
}
