//! `rank explain` as a screen.

use super::against::against;
use super::explained::{names, rating};
use super::flip::as_made;
use super::flow::{command_lines, fold, hang, painted, sentences};
use super::grid::{GridColumn, GridRow, TextGrid};
use crate::export::ScreenOptions;
use crate::export::paint::{Paint, finish, paint};
use crate::export::words::{clean, criterion};
use crate::report::{ExplainReport, Explained, ExplainedLine, ExplainedRating, Report};
use crate::text::number::{from_tenths, span};
use crate::text::safe;
use crate::text::width::{width, wrap};

/// Columns for weights and points, and for what those may be.
const POINTS: usize = 18;
const RANGES: usize = 29;
/// Columns that ratings need at least.
const LEAST: usize = 16;

/// An explanation as a screen.
pub fn explanation(
    report: &Report<'_>,
    explanation: &ExplainReport<'_>,
    look: &ScreenOptions,
) -> String {
    let mut head = as_made(report, explanation.taken_as_made, look.width);
    head.extend(sentences(&clean(&explanation.verdict), look.width));
    let mut blocks = vec![head];
    blocks.extend(match &explanation.offers[..] {
        [one] => vec![
            noted(one, look.width),
            alone(report, explanation, look.width),
            workings(report, explanation, look.width),
        ],
        _ if look.all => vec![
            against(report, explanation, look.width),
            workings(report, explanation, look.width),
        ],
        _ => vec![against(report, explanation, look.width)],
    });
    let written = explanation.written.as_deref();
    blocks.push(written.map_or_else(Vec::new, |w| {
        painted(&wrap(&clean(w), look.width), Paint::Dim)
    }));
    blocks.push(notes(explanation, look.width));
    if look.all {
        blocks.push(meanings(report, explanation, look.width));
    }
    blocks.push(remarks(explanation, look.width));
    if let Some(unknown) = &explanation.unknown {
        blocks.push(painted(&[format!("? {unknown}")], Paint::Dim));
    }
    blocks.retain(|block| !block.is_empty());
    finish(&blocks.join(&String::new()), look.color)
}

/// Where an offer is, and what the user noted of it.
fn noted(offer: &Explained<'_>, columns: usize) -> Vec<String> {
    let told = [("Location: ", offer.location), ("Your note: ", offer.note)];
    let told = told.map(|(lead, text)| (lead, text.map(clean).unwrap_or_default()));
    let told = told.iter().filter(|(_, text)| !text.is_empty());
    told.flat_map(|(lead, text)| hang(lead, text, columns))
        .collect()
}

/// Points, what they may be, rating.
fn alone(report: &Report<'_>, explanation: &ExplainReport<'_>, columns: usize) -> Vec<String> {
    let range = |r: &ExplainedRating| {
        (r.points_high - r.points_low >= 0.05).then(|| {
            let [low, high] = [r.points_low, r.points_high].map(|p| (p * 10.0).round());
            span(&from_tenths(low as i64), &from_tenths(high as i64))
        })
    };
    let rated: Vec<(&ExplainedLine<'_>, &ExplainedRating)> = explanation
        .criteria
        .iter()
        .filter_map(|l| l.ratings.first().map(|r| (l, r)))
        .collect();
    let ranges = rated
        .iter()
        .any(|(l, r)| l.weight.is_some() && range(r).is_some());
    let widest = rated
        .iter()
        .flat_map(|(l, _)| names(report, l, columns))
        .map(|n| width(&n))
        .max()
        .unwrap_or(0);
    let room = |beside: usize| columns.saturating_sub(1 + widest + beside);
    // On a narrow screen the ratings need the room of what the points may be.
    let ranges = ranges && room(RANGES) >= LEAST;
    let room = room(if ranges { RANGES } else { POINTS }).max(10);
    let mut shape = vec![
        GridColumn::left(1),
        GridColumn::right(2),
        GridColumn::right(2),
    ];
    if ranges {
        shape.push(GridColumn::right(2));
    }
    shape.push(GridColumn::left(2));
    let mut grid = TextGrid::new(shape);
    let row = |name: Vec<String>, of: &str, points: &str, may: &str, rating: Vec<String>| {
        let one = |text: &str| vec![text.to_owned()];
        let may = ranges.then(|| one(may));
        let cells = [name, one(of), one(points)]
            .into_iter()
            .chain(may)
            .chain([rating]);
        GridRow::tall(cells.collect())
    };
    grid.push(row(
        vec![String::new()],
        "of",
        "points",
        "may be",
        vec!["rating".to_owned()],
    ));
    for (line, rated) in &rated {
        let earned = line.weight.map(|_| from_tenths(rated.tenths));
        let may = line.weight.and(range(rated)).unwrap_or_default();
        grid.push(row(
            names(report, line, columns),
            &line.of,
            &earned.unwrap_or_default(),
            &may,
            fold(&rating(rated), room),
        ));
    }
    let score = explanation.offers.first().map_or(0.0, |o| o.score) - report.start;
    let sum = (score * 10.0).round() as i64;
    grid.push(row(
        vec!["Score".to_owned()],
        &explanation.total,
        &paint(&from_tenths(sum), Paint::Bold),
        "",
        vec![String::new()],
    ));
    grid.render(columns)
}

/// How points come about, criterion by criterion; of two offers, one below the other.
fn workings(report: &Report<'_>, explanation: &ExplainReport<'_>, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (i, offer) in explanation.offers.iter().enumerate() {
        let mut own = Vec::new();
        for line in &explanation.criteria {
            let name = criterion(&report.criteria[line.index]);
            let working = line.ratings.get(i).and_then(|r| r.working.as_deref());
            let text = working.map(|w| format!("{name}: {}", clean(w)));
            own.extend(text.into_iter().flat_map(|t| wrap_under(&t, columns)));
        }
        if !own.is_empty() {
            let of = match explanation.offers.len() {
                1 => String::new(),
                _ => format!(" of {}", clean(offer.label)),
            };
            lines.push(format!("How the points{of} come about:"));
            lines.extend(own);
        }
    }
    lines
}

/// A line below a heading, and what does not fit further in.
fn wrap_under(text: &str, columns: usize) -> Vec<String> {
    let mut lines = wrap(text, columns.saturating_sub(3).max(10)).into_iter();
    let first = lines.next().map(|line| format!(" {line}"));
    first
        .into_iter()
        .chain(lines.map(|line| format!("   {line}")))
        .collect()
}

/// What turns the two round, and what a month's pay hides.
fn remarks(explanation: &ExplainReport<'_>, columns: usize) -> Vec<String> {
    let turns = explanation.turns.iter();
    let mut lines: Vec<String> = turns.flat_map(|t| wrap(&clean(t), columns)).collect();
    let all = explanation.command.iter();
    lines.extend(all.flat_map(|c| command_lines("All changes: ", &safe(c), columns)));
    if let Some(terms) = &explanation.terms {
        let text = format!("{}. A month's pay hides that.", clean(terms));
        let mark = format!("{} ", paint("!", Paint::Yellow));
        lines.extend(hang(&mark, &text, columns));
    }
    lines
}

/// What the criteria mean, and their levels.
fn meanings(report: &Report<'_>, explanation: &ExplainReport<'_>, columns: usize) -> Vec<String> {
    let meaning = |line: &ExplainedLine<'_>| {
        let criterion = &report.criteria[line.index];
        let lines = criterion.about.unwrap_or_default().lines().map(clean);
        let lines: Vec<String> = lines.filter(|l| !l.is_empty()).collect();
        let text = format!("{}: {}", clean(criterion.name), lines.join("; "));
        (!lines.is_empty()).then(|| wrap(&text, columns))
    };
    let told = explanation.criteria.iter().filter_map(meaning).flatten();
    painted(&told.collect::<Vec<String>>(), Paint::Dim)
}

/// The reasons that the lines point to.
fn notes(explanation: &ExplainReport<'_>, columns: usize) -> Vec<String> {
    let note = |(i, text): (usize, &String)| {
        painted(
            &hang(&format!(" [{}] ", i + 1), &clean(text), columns),
            Paint::Dim,
        )
    };
    explanation
        .notes
        .iter()
        .enumerate()
        .flat_map(note)
        .collect()
}
