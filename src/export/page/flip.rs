//! What would change the order.

use std::collections::HashMap;

use super::foot::more;
use super::judges::about_mean;
use super::table::{BlockCell, BlockColumn, BlockRow, BlockTable, CellKind, TableKind, Tone};
use super::{Choice, Inset, PageBlock, PageCommand, PageLine, Section};
use crate::export::ScreenOptions;
use crate::export::words::{call, call_with, clean, whole};
use crate::report::unsaid;
use crate::report::{ChangeKind, FlipLine, FlipReport, PairLine, Prospect, Report};
use crate::text::number::{self, list};

/// Pairs of ratings that are shown unless all are asked for.
const PAIRS: usize = 3;

/// What would change the order, one change at a time.
pub fn page(report: &Report<'_>, told: &FlipReport<'_, '_>, look: &ScreenOptions) -> Vec<Section> {
    let mut told = told.clone();
    let left = leave_out(&mut told, look);
    let told = &told;
    let table = flips(told, look);
    let answer = if !table.rows.is_empty() {
        Section::of(table)
    } else if report.ranked() < 2 {
        alone(report)
    } else {
        Section::of(PageLine::plain(none(report, told)))
    };
    let mut below: Vec<PageBlock> = hidden(report).into_iter().collect();
    if left > 0 {
        let lead = format!("{left} more, of other parts of the pay");
        below.push(more(&lead, call(report, "flip", "--all"), Tone::Faint));
    }
    let unsaid = unsaid(&report.left_out).map(|text| PageLine::plain(clean(&text)).into());
    below.extend(unsaid);
    below.extend(foot(report, told));
    vec![
        head(report, told, look),
        answer,
        pairs(&told.pairs, look),
        below.into(),
    ]
}

/// That what is of hidden pay is left out.
pub fn hidden(report: &Report<'_>) -> Option<PageBlock> {
    let text = "What pay would change is left out: pay is hidden.";
    (!report.hidden.is_empty()).then(|| PageLine::plain(text).into())
}

/// Leaves out parts of the pay that nobody negotiates, unless all is asked for or nothing else
/// turns; how many of them.
fn leave_out(told: &mut FlipReport<'_, '_>, look: &ScreenOptions) -> usize {
    let before = told.flips.len();
    let is_aside = |f: &FlipLine<'_>| f.told.prospect == Prospect::Aside;
    let turns = |f: &&FlipLine<'_>| f.to.is_some() && !is_aside(f);
    if !look.all && told.flips.iter().any(turns) {
        told.flips.retain(|f| !is_aside(f));
    }
    before - told.flips.len()
}

/// What an offer is called; its id, where `--top` leaves it out of those that are shown.
fn label(report: &Report<'_>, id: &str) -> String {
    let offer = report.offers.iter().find(|o| o.id == id);
    clean(offer.map_or(id, |o| &o.label))
}

fn is_first(report: &Report<'_>, id: &str) -> bool {
    report
        .offers
        .first()
        .is_some_and(|o| o.id == id && o.position.is_some())
}

/// `Taken as made: Dream has not offered yet.`
pub fn as_made(report: &Report<'_>, ids: &[String]) -> Option<PageBlock> {
    let labels: Vec<String> = ids.iter().map(|id| label(report, id)).collect();
    let have = if labels.len() == 1 { "has" } else { "have" };
    let text = format!("Taken as made: {} {have} not offered yet.", list(&labels));
    (!labels.is_empty()).then(|| PageLine::plain(text).into())
}

/// The question, and the scores of now.
fn head(report: &Report<'_>, told: &FlipReport<'_, '_>, look: &ScreenOptions) -> Section {
    let what = match told.offer {
        Some(id) if look.all => format!("What would move {}?", label(report, id)),
        None if look.all => "What would change the order?".to_owned(),
        Some(id) if !is_first(report, id) => format!("What would put {} first?", label(report, id)),
        Some(id) => format!(
            "What would put another offer ahead of {}?",
            label(report, id)
        ),
        None => "What would put another offer first?".to_owned(),
    };
    let made = as_made(report, told.taken_as_made);
    let mut blocks: Vec<PageBlock> = made.into_iter().collect();
    blocks.extend(about_mean(report));
    let text = format!("{what} One change at a time, nearest first.");
    blocks.push(PageBlock::sentences(text));
    let ranked = report.offers.iter().take(report.ranked());
    let mut scores: Vec<String> = ranked
        .take(5)
        .map(|o| {
            let unsure = if o.unsure { "?" } else { "" };
            format!("{} {}{unsure}", clean(&o.label), whole(o.score))
        })
        .collect();
    if report.ranked() > scores.len() {
        scores.push(format!("{} more", report.ranked() - scores.len()));
    }
    if !scores.is_empty() {
        blocks.push(PageLine::plain(format!("Now: {}.", number::row(&scores))).into());
    }
    blocks.into()
}

/// `There is no other offer to rank Acme against.`; where none is ranked, the call that says why.
pub fn alone(report: &Report<'_>) -> Section {
    let ranked = report.offers.iter().find(|o| o.position.is_some());
    if let Some(offer) = ranked {
        let label = clean(&offer.label);
        let text = format!("There is no other offer to rank {label} against.");
        return Section::of(PageLine::plain(text));
    }
    let none = "No offer can be ranked yet.";
    match call(report, "", "") {
        Some(call) => {
            let why = PageCommand::one(format!("{none} The reasons:"), call);
            Section::of(why.toned(Tone::Plain))
        }
        None => Section::of(PageLine::plain(none)),
    }
}

fn none(report: &Report<'_>, told: &FlipReport<'_, '_>) -> String {
    match told.offer {
        Some(id) if !is_first(report, id) => {
            format!("No single change puts {} first.", label(report, id))
        }
        _ => "No single change puts another offer first.".to_owned(),
    }
}

/// A list in parts: what is open already, other offers, other weights.
fn flips(told: &FlipReport<'_, '_>, look: &ScreenOptions) -> BlockTable {
    let does = |f: &&&FlipLine<'_>| f.to.is_some();
    let weight = |f: &FlipLine<'_>| f.kind == ChangeKind::Weight;
    let open = |f: &FlipLine<'_>| f.told.prospect == Prospect::Open;
    let part = |holds: &dyn Fn(&FlipLine<'_>) -> bool| {
        let flips = told.flips.iter().filter(does).filter(|f| holds(f));
        let flips: Vec<&FlipLine<'_>> = flips.copied().collect();
        let rows = together(&flips).into_iter().map(|f| row(f, look));
        with_repeats(rows.collect())
    };
    let mut changed = part(&|f| !open(f) && !weight(f));
    changed.extend(nothing(told));
    let parts = [
        ("Already possible, by what you wrote", part(&open)),
        ("If the offer, or your rating of it, changed", changed),
        (
            "If you wrote another weight",
            part(&|f| !open(f) && weight(f)),
        ),
    ];
    let mut table = BlockTable::new(
        TableKind::Flips,
        "What would change the order",
        columns(look),
    );
    for (head, mut rows) in parts {
        if let Some(first) = rows.first_mut() {
            first.opens = Some(head.to_owned());
        }
        table.rows.append(&mut rows);
    }
    table
}

fn columns(look: &ScreenOptions) -> Vec<BlockColumn> {
    // Of all changes each says what it does.
    let first = if look.all { "" } else { "first" };
    vec![
        BlockColumn::new(CellKind::Name, "").spoken("whose"),
        BlockColumn::new(CellKind::Name, "").spoken("what"),
        BlockColumn::new(CellKind::Rating, "now"),
        BlockColumn::new(CellKind::Rating, "turns at"),
        BlockColumn::new(CellKind::Name, first).spoken("first"),
    ]
}

/// In their order, but with all changes of one thing side by side.
fn together<'f, 'a>(flips: &[&'f FlipLine<'a>]) -> Vec<&'f FlipLine<'a>> {
    let mut places: HashMap<(&str, &str), usize> = HashMap::new();
    let mut groups: Vec<Vec<&FlipLine<'a>>> = Vec::new();
    for &flip in flips {
        let next = groups.len();
        let key = (flip.told.whose.as_str(), flip.told.what.as_str());
        let place = *places.entry(key).or_insert(next);
        if place == next {
            groups.push(Vec::new());
        }
        groups[place].push(flip);
    }
    groups.concat()
}

fn row(flip: &FlipLine<'_>, look: &ScreenOptions) -> BlockRow {
    let told = &flip.told;
    let ahead = clean(&told.ahead);
    let effect = if look.all && !flip.first_changes {
        format!("{ahead} over {}", clean(&told.behind))
    } else if look.all {
        format!("{ahead} first")
    } else {
        ahead
    };
    let (whose, what) = if flip.kind == ChangeKind::Weight {
        (clean(&told.what), String::new())
    } else {
        (clean(&told.whose), clean(&told.what))
    };
    let turns = clean(&flip.turns_at()) + &clean(&told.because);
    BlockRow::new([whose, what, clean(&told.now), turns, effect].map(BlockCell::new))
}

/// With what stands above already marked so.
fn with_repeats(mut rows: Vec<BlockRow>) -> Vec<BlockRow> {
    let key = |row: &BlockRow| [0, 1].map(|at| row.text(at).to_owned());
    let keys: Vec<_> = rows.iter().map(key).collect();
    for (row, pair) in rows.iter_mut().skip(1).zip(keys.windows(2)) {
        for cell in row.cells[..3].iter_mut().flatten() {
            cell.is_repeat = pair[0] == pair[1];
        }
    }
    rows
}

/// The ratings of each offer of which none puts it first, in one line.
fn nothing(told: &FlipReport<'_, '_>) -> Vec<BlockRow> {
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    for flip in told.flips.iter().filter(|f| f.to.is_none()) {
        let (whose, what) = (clean(&flip.told.whose), clean(&flip.told.what));
        match rows.iter_mut().find(|r| r.0 == whose) {
            Some(row) => row.1.push(what),
            None => rows.push((whose, vec![what])),
        }
    }
    let cells = |(whose, what): (String, Vec<String>)| {
        let none = "no value does".to_owned();
        let what = what.join(", ");
        BlockRow::new([whose, what, String::new(), none, String::new()].map(BlockCell::new))
    };
    rows.into_iter().map(cells).collect()
}

/// Two ratings at a time.
fn pairs(pairs: &[&PairLine<'_>], look: &ScreenOptions) -> Section {
    if pairs.is_empty() {
        return Section::default();
    }
    let lead = "Two ratings at a time, both moved by the same part of their scales:";
    let mut blocks: Vec<PageBlock> = vec![PageLine::plain(lead).into()];
    let shown = if look.all { pairs.len() } else { PAIRS };
    for pair in pairs.iter().take(shown) {
        let [a, b] = &pair.names;
        let [x, y] = &pair.texts;
        let text = format!(
            "{} {} and {} {}: {:.1} % of each scale",
            clean(a),
            clean(x),
            clean(b),
            clean(y),
            pair.share
        );
        blocks.push(PageLine::plain(text).inset(Inset::Deep).into());
    }
    blocks.extend(PageBlock::more(pairs.len().saturating_sub(shown), "pair"));
    blocks.into()
}

/// What to type: one of each kind.
fn foot(report: &Report<'_>, told: &FlipReport<'_, '_>) -> Option<PageBlock> {
    let flips = told.flips.iter().filter(|f| f.to.is_some());
    let (weights, others): (Vec<&FlipLine<'_>>, Vec<&FlipLine<'_>>) =
        flips.partition(|f| f.kind == ChangeKind::Weight);
    let tries = [others.first(), weights.first()].into_iter().flatten();
    let calls: Vec<String> = tries
        .filter_map(|f| call_with(report, &f.told.typed))
        .collect();
    let command = PageCommand {
        short_lead: "Try:".to_owned(),
        choice: Choice::Or,
        calls,
        ..PageCommand::one("Try one:", String::new())
    };
    (!command.calls.is_empty()).then(|| command.into())
}

/// The line or two of the default answer.
pub fn told(report: &Report<'_>) -> Section {
    let all = report.change.sentences.iter();
    all.map(|s| PageLine::plain(clean(s))).collect()
}
