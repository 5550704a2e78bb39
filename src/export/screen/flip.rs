//! `rank flip` as a screen.

use std::collections::HashMap;

use super::flow::{command_lines, fold, hang, more, painted, sentences};
use super::grid::{Below, GridColumn, GridRow, Tail, TextGrid};
use crate::export::ScreenOptions;
use crate::export::paint::{Paint, finish};
use crate::export::words::{call, clean, whole};
use crate::report::{ChangeKind, FlipLine, FlipReport, PairLine, Prospect, Report, TypedChange};
use crate::text::number::{list, row};
use crate::text::shell::quoted;
use crate::text::width::{width, wrap};

/// Pairs of ratings that are shown unless all are asked for.
const PAIRS: usize = 3;
/// Cells wrap beyond so many columns; names of what changes earlier, where that makes them fit.
const CELL: usize = 26;
const NAMES: [usize; 4] = [26, 20, 16, 13];

/// One line of the list: five cells.
type FlipCells = [String; 5];

/// A part of the list with its heading.
struct Section {
    head: &'static str,
    rows: Vec<FlipCells>,
}

/// What would change the order, as a screen.
pub fn flip(report: &Report<'_>, told: &FlipReport<'_, '_>, look: &ScreenOptions) -> String {
    let mut told = told.clone();
    let left = leave_out(&mut told, look);
    let told = &told;
    let mut blocks = vec![head(report, told, look)];
    let sections = sections(told, look);
    if sections.is_empty() && report.ranked() < 2 {
        blocks.push(alone(report, look.width));
    } else if sections.is_empty() {
        blocks.push(wrap(&none(report, told), look.width));
    } else {
        blocks.push(lines(&sections, look));
    }
    blocks.push(pairs(&told.pairs, look));
    let mut below = Vec::new();
    if left > 0 {
        let more = call(report, "flip", "--all");
        let lead = format!("{left} more, of other parts of the pay: ");
        below.extend(command_lines(&lead, &more, look.width));
    }
    below.extend(foot(report, told, look.width));
    blocks.push(painted(&below, Paint::Dim));
    blocks.retain(|block| !block.is_empty());
    finish(&blocks.join(&String::new()), look.color)
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

fn label(report: &Report<'_>, id: &str) -> String {
    let offer = report.offers.iter().find(|o| o.id == id);
    offer.map(|o| clean(&o.label)).unwrap_or_default()
}

fn is_first(report: &Report<'_>, id: &str) -> bool {
    report
        .offers
        .first()
        .is_some_and(|o| o.id == id && o.position.is_some())
}

/// `Taken as made: Dream has not offered yet.`
pub fn as_made(report: &Report<'_>, ids: &[String], columns: usize) -> Vec<String> {
    let labels: Vec<String> = ids.iter().map(|id| label(report, id)).collect();
    let have = if labels.len() == 1 { "has" } else { "have" };
    match labels[..] {
        [] => Vec::new(),
        _ => wrap(
            &format!("Taken as made: {} {have} not offered yet.", list(&labels)),
            columns,
        ),
    }
}

/// The question, and the scores of now.
fn head(report: &Report<'_>, told: &FlipReport<'_, '_>, look: &ScreenOptions) -> Vec<String> {
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
    let mut lines = as_made(report, told.taken_as_made, look.width);
    lines.extend(sentences(
        &format!("{what} One change at a time, nearest first."),
        look.width,
    ));
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
        lines.extend(wrap(&format!("Now: {}.", row(&scores)), look.width));
    }
    lines
}

/// `There is no other offer to rank Acme against.`; where none is ranked, the call that says why.
pub fn alone(report: &Report<'_>, columns: usize) -> Vec<String> {
    let ranked = report.offers.iter().find(|o| o.position.is_some());
    if let Some(offer) = ranked {
        let label = clean(&offer.label);
        let text = format!("There is no other offer to rank {label} against.");
        return wrap(&text, columns);
    }
    let why = call(report, "", "");
    command_lines("No offer can be ranked yet. The reasons: ", &why, columns)
}

fn none(report: &Report<'_>, told: &FlipReport<'_, '_>) -> String {
    match told.offer {
        Some(id) if !is_first(report, id) => {
            format!("No single change puts {} first.", label(report, id))
        }
        _ => "No single change puts another offer first.".to_owned(),
    }
}

fn sections(told: &FlipReport<'_, '_>, look: &ScreenOptions) -> Vec<Section> {
    let does = |f: &&&FlipLine<'_>| f.to.is_some();
    let weight = |f: &FlipLine<'_>| f.kind == ChangeKind::Weight;
    let open = |f: &FlipLine<'_>| f.told.prospect == Prospect::Open;
    let part = |head, holds: &dyn Fn(&FlipLine<'_>) -> bool| {
        let flips = told.flips.iter().filter(does).filter(|f| holds(f));
        let flips: Vec<&FlipLine<'_>> = flips.copied().collect();
        let rows = together(&flips)
            .into_iter()
            .map(|f| cells(f, look))
            .collect();
        Section {
            head,
            rows: without_repeats(rows),
        }
    };
    let mut sections = vec![
        part("Already possible, by what you wrote", &open),
        part("If the offer, or your rating of it, changed", &|f| {
            !open(f) && !weight(f)
        }),
        part("If you wrote another weight", &|f| !open(f) && weight(f)),
    ];
    sections[1].rows.extend(nothing(told));
    sections.retain(|s| !s.rows.is_empty());
    sections
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

fn cells(flip: &FlipLine<'_>, look: &ScreenOptions) -> FlipCells {
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
    [whose, what, clean(&told.now), turns, effect]
}

/// What stands above is not said again.
fn without_repeats(mut rows: Vec<FlipCells>) -> Vec<FlipCells> {
    let mut last: Option<(String, String)> = None;
    for row in &mut rows {
        let key = (row[0].clone(), row[1].clone());
        if last.as_ref() == Some(&key) {
            for cell in &mut row[..3] {
                cell.clear();
            }
        }
        last = Some(key);
    }
    rows
}

/// The ratings of each offer of which none puts it first, in one line.
fn nothing(told: &FlipReport<'_, '_>) -> Vec<FlipCells> {
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
        [whose, what.join(", "), String::new(), none, String::new()]
    };
    rows.into_iter().map(cells).collect()
}

/// The list in columns, or below each other where the screen is too narrow for them.
fn lines(sections: &[Section], look: &ScreenOptions) -> Vec<String> {
    let fits = |name: &usize| grid(sections, *name).width() <= look.width;
    if let Some(name) = NAMES.into_iter().find(fits) {
        return grid(sections, name).render(look.width);
    }
    let mut out = Vec::new();
    for section in sections {
        out.extend(hang(" ", section.head, look.width));
        for row in &section.rows {
            out.extend(hang("   ", &sentence(row), look.width));
        }
    }
    out
}

fn grid(sections: &[Section], name: usize) -> TextGrid {
    let columns = [3, 2, 2, 2, 2].map(GridColumn::left).to_vec();
    let mut grid = TextGrid::new(columns);
    let head = ["", "", "now", "turns at", "first"].map(str::to_owned);
    grid.push(GridRow::new(head.to_vec()));
    for section in sections {
        let tail = Tail {
            column: 0,
            gap: 1,
            below: Below {
                column: 0,
                indent: 1,
                text: section.head.to_owned(),
            },
        };
        let empty = vec![String::new(); 5];
        grid.push(GridRow::new(empty).with_tail(Some(tail)));
        for row in &section.rows {
            let widths = [CELL, name, CELL, CELL, CELL];
            let cells = row.iter().zip(widths);
            grid.push(GridRow::tall(cells.map(|(c, w)| fold(c, w)).collect()));
        }
    }
    grid
}

/// `Google, role fit: 5.0 or more (now 3-6), Google`.
fn sentence(row: &FlipCells) -> String {
    let [whose, what, now, turns, first] = row;
    let words = |parts: &[&String], gap: &str| {
        let parts = parts.iter().filter(|p| !p.is_empty());
        parts.map(|p| p.as_str()).collect::<Vec<_>>().join(gap)
    };
    let name = words(&[whose, what], ", ");
    let colon = if name.is_empty() { "" } else { ": " };
    let now = if now.is_empty() {
        String::new()
    } else {
        format!(" (now {now})")
    };
    let first = if first.is_empty() {
        String::new()
    } else {
        format!(": {first}")
    };
    format!("{name}{colon}{turns}{now}{first}")
}

/// Two ratings at a time.
fn pairs(pairs: &[&PairLine<'_>], look: &ScreenOptions) -> Vec<String> {
    if pairs.is_empty() {
        return Vec::new();
    }
    let mut lines = wrap(
        "Two ratings at a time, both moved by the same part of their scales:",
        look.width,
    );
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
        lines.extend(hang("   ", &text, look.width));
    }
    if pairs.len() > shown {
        lines.extend(more(pairs.len() - shown, "pair", look.width));
    }
    lines
}

/// What to type: one of each kind.
fn foot(report: &Report<'_>, told: &FlipReport<'_, '_>, columns: usize) -> Vec<String> {
    let flips = told.flips.iter().filter(|f| f.to.is_some());
    let (weights, others): (Vec<&FlipLine<'_>>, Vec<&FlipLine<'_>>) =
        flips.partition(|f| f.kind == ChangeKind::Weight);
    let tries = [others.first(), weights.first()].into_iter().flatten();
    let typed: Vec<String> = tries
        .map(|f| call(report, "", &shell(&f.told.typed)))
        .collect();
    if typed.is_empty() {
        return Vec::new();
    }
    let line = format!("Try one: {}", typed.join("     or: "));
    if width(&line) <= columns {
        return vec![line];
    }
    let one = |t: &String| command_lines("Try: ", t, columns);
    typed.iter().flat_map(one).collect()
}

/// A change with its argument in quotes, where a shell would take it apart.
pub fn shell(typed: &TypedChange) -> String {
    format!("{} {}", typed.option, quoted(&typed.argument))
}

/// The line or two of the default answer.
pub fn sentences_of(report: &Report<'_>, columns: usize) -> Vec<String> {
    let all = report.change.sentences.iter();
    all.flat_map(|s| wrap(&clean(s), columns)).collect()
}
