//! `rank explain` as a screen.

use super::Look;
use super::flow::{fold, hang, painted, sentences};
use super::grid::{Column, Grid, Row};
use super::paint::{Paint, finish, flagged, paint};
use super::words::{clean, row_name};
use crate::report::{Explanation, Line, Rated, Report};
use crate::text::number::{from_tenths, tenths};
use crate::text::width::width;

/// An explanation as a screen.
pub fn explanation(report: &Report<'_>, explanation: &Explanation<'_>, look: &Look) -> String {
    let mut blocks = vec![sentences(&clean(&explanation.verdict), look.width)];
    blocks.push(match explanation.offers.len() {
        1 => alone(report, explanation, look.width),
        _ => against(report, explanation, look.width),
    });
    blocks.push(notes(explanation, look.width));
    if explanation.unknown {
        blocks.push(painted(
            &["? unknown, counted as half".to_owned()],
            Paint::Dim,
        ));
    }
    blocks.retain(|block| !block.is_empty());
    finish(&blocks.join(&String::new()), look.color)
}

/// Names of criteria wrap beyond a third of the screen, ratings beyond what is left.
fn names(report: &Report<'_>, line: &Line<'_>, columns: usize) -> Vec<String> {
    fold(
        &row_name(&report.criteria[line.index]),
        (columns / 3).max(12),
    )
}

fn weight(line: &Line<'_>) -> String {
    line.weight.map_or_else(
        || "must".to_owned(),
        |w| clean(&crate::text::number::plain((w * 10.0).round() / 10.0)),
    )
}

/// A rating and the number of its note.
fn rating(rated: &Rated) -> String {
    let text = flagged(&clean(&rated.text));
    rated.note.map_or(text.clone(), |n| format!("{text} [{n}]"))
}

/// Points, what they may be, rating.
fn alone(report: &Report<'_>, explanation: &Explanation<'_>, columns: usize) -> Vec<String> {
    let range = |r: &Rated| {
        (r.points_high - r.points_low >= 0.05)
            .then(|| format!("{:.1}-{:.1}", r.points_low, r.points_high))
    };
    let rated: Vec<(&Line<'_>, &Rated)> = explanation
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
    let (points, sum) = tenths(&weighed, score);
    let ranges = rated
        .iter()
        .any(|(l, r)| l.weight.is_some() && range(r).is_some());
    let mut shape = vec![Column::left(1), Column::right(2), Column::right(2)];
    if ranges {
        shape.push(Column::right(2));
    }
    let taken = 1
        + rated
            .iter()
            .flat_map(|(l, _)| names(report, l, columns))
            .map(|n| width(&n))
            .max()
            .unwrap_or(0)
        + if ranges { 27 } else { 16 };
    let room = columns.saturating_sub(taken).max(10);
    shape.push(Column::left(2));
    let mut grid = Grid::new(shape);
    let row = |name: Vec<String>, of: &str, points: &str, may: &str, rating: Vec<String>| {
        let one = |text: &str| vec![text.to_owned()];
        let may = ranges.then(|| one(may));
        let cells = [name, one(of), one(points)]
            .into_iter()
            .chain(may)
            .chain([rating]);
        Row::tall(cells.collect())
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
            &weight(line),
            &earned,
            &may,
            fold(&rating(rated), room),
        ));
    }
    grid.push(row(
        vec!["Score".to_owned()],
        "100",
        &paint(&from_tenths(sum), Paint::Bold),
        "",
        vec![String::new()],
    ));
    grid.render(columns)
}

/// Ratings side by side, and who is ahead by how much.
fn against(report: &Report<'_>, explanation: &Explanation<'_>, columns: usize) -> Vec<String> {
    let labels: Vec<String> = explanation.offers.iter().map(|o| clean(o.label)).collect();
    let name = explanation
        .criteria
        .iter()
        .flat_map(|l| names(report, l, columns))
        .map(|n| width(&n))
        .max()
        .unwrap_or(0);
    let head = 8;
    // Name, weight, and the two columns of points stand around the ratings.
    let room = (columns.saturating_sub(name + 9 + 2 * (head + 1) + 4) / 2).max(8);
    let mut grid = Grid::new(vec![
        Column::left(1),
        Column::right(2),
        Column::left(2),
        Column::left(2),
        Column::right(2),
        Column::right(1),
    ]);
    grid.push(Row::tall(against_head(&labels, room, head)));
    for line in &explanation.criteria {
        let gap = line.ahead_tenths;
        let mut cells = vec![names(report, line, columns), vec![weight(line)]];
        cells.extend(line.ratings.iter().map(|r| fold(&rating(r), room)));
        cells.extend([ahead(gap), ahead(-gap)].map(|text| vec![text]));
        grid.push(Row::tall(cells));
    }
    let sum = |sign: i64| {
        explanation
            .criteria
            .iter()
            .map(|l| (l.ahead_tenths * sign).max(0))
            .sum::<i64>()
    };
    let one = |text: String| vec![text];
    grid.push(Row::tall(vec![
        one("Sum".to_owned()),
        one(String::new()),
        one(String::new()),
        one(String::new()),
        one(from_tenths(sum(1))),
        one(from_tenths(sum(-1))),
    ]));
    grid.render(columns)
}

fn against_head(labels: &[String], room: usize, head: usize) -> Vec<Vec<String>> {
    let mut cells = vec![vec![String::new()], vec!["of".to_owned()]];
    cells.extend(labels.iter().map(|label| fold(label, room)));
    cells.extend(labels.iter().map(|label| {
        let mut lines = fold(label, head);
        lines.push("ahead by".to_owned());
        lines
    }));
    cells
}

/// A lead in tenths; nothing for the one that is behind.
fn ahead(gap: i64) -> String {
    if gap > 0 {
        from_tenths(gap)
    } else {
        String::new()
    }
}

fn notes(explanation: &Explanation<'_>, columns: usize) -> Vec<String> {
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
