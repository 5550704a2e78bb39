//! `rank explain` as a screen.

use super::against::against;
use super::explained::{names, rating, weights};
use super::flip::as_made;
use super::flow::{fold, hang, painted, sentences};
use super::grid::{GridColumn, GridRow, TextGrid};
use crate::export::ScreenOptions;
use crate::export::paint::{Paint, finish, paint};
use crate::export::words::clean;
use crate::report::{ExplainReport, Explained, ExplainedLine, ExplainedRating, Report};
use crate::text::number::{from_tenths, tenths_within};
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
        ],
        _ => vec![against(report, explanation, look.width)],
    });
    blocks.push(notes(explanation, look.width));
    if look.all {
        blocks.push(meanings(report, explanation, look.width));
    }
    blocks.push(remarks(explanation, look.width));
    if explanation.unknown {
        blocks.push(painted(
            &["? unknown, counted as half".to_owned()],
            Paint::Dim,
        ));
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
        (r.points_high - r.points_low >= 0.05)
            .then(|| format!("{:.1}-{:.1}", r.points_low, r.points_high))
    };
    let rated: Vec<(&ExplainedLine<'_>, &ExplainedRating)> = explanation
        .criteria
        .iter()
        .filter_map(|l| l.ratings.first().map(|r| (l, r)))
        .collect();
    let weighed: Vec<f64> = rated
        .iter()
        .filter(|(l, _)| l.weight.is_some())
        .map(|(_, r)| r.points)
        .collect();
    let score = explanation.offers.first().map_or(0.0, |o| o.score) - report.start;
    let weights = weights(report, &explanation.criteria);
    let most: Vec<i64> = rated
        .iter()
        .zip(&weights)
        .filter(|((l, _), _)| l.weight.is_some())
        .map(|(_, weight)| weight.1)
        .collect();
    let (points, sum) = tenths_within(&weighed, &most, score);
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
    for (i, (line, rated)) in rated.iter().enumerate() {
        let earned = line
            .weight
            .and(points.get(i))
            .map(|p| from_tenths(*p))
            .unwrap_or_default();
        let may = line.weight.and(range(rated)).unwrap_or_default();
        grid.push(row(
            names(report, line, columns),
            &weights[i].0,
            &earned,
            &may,
            fold(&rating(rated), room),
        ));
    }
    let hundred = if most.iter().all(|t| t % 10 == 0) {
        "100"
    } else {
        "100.0"
    };
    grid.push(row(
        vec!["Score".to_owned()],
        hundred,
        &paint(&from_tenths(sum), Paint::Bold),
        "",
        vec![String::new()],
    ));
    grid.render(columns)
}

/// What turns the two round, and what a month's pay hides.
fn remarks(explanation: &ExplainReport<'_>, columns: usize) -> Vec<String> {
    let turns = explanation.turns.iter();
    let mut lines: Vec<String> = turns.flat_map(|t| wrap(&clean(t), columns)).collect();
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
