//! Two offers set against each other: their ratings side by side, and who is ahead by how much.

use super::explained::{names, rating};
use super::flow::{fold, hang, longest_word};
use super::grid::{GridColumn, GridRow, TextGrid};
use crate::export::paint::unpainted;
use crate::export::words::{clean, row_name};
use crate::report::{ExplainReport, ExplainedLine, Report};
use crate::text::number::from_tenths;
use crate::text::width::width;

/// Columns of points, at least.
const AHEAD: usize = 8;
/// A word of a rating is broken only beyond so many columns.
const WORD: usize = 12;

/// In columns where they have room, else in lines.
pub fn against(
    report: &Report<'_>,
    explanation: &ExplainReport<'_>,
    columns: usize,
) -> Vec<String> {
    let labels: Vec<String> = explanation.offers.iter().map(|o| clean(o.label)).collect();
    let weights: Vec<String> = explanation.criteria.iter().map(|l| l.of.clone()).collect();
    let room = room(report, explanation, (&labels, &weights), columns);
    if room < longest(explanation, &labels) {
        listed(report, explanation, (&labels, &weights), columns)
    } else {
        beside(report, explanation, (&labels, &weights), (room, columns))
    }
}

/// What is left for the ratings of each between name and weight and the two columns of points.
fn room(
    report: &Report<'_>,
    explanation: &ExplainReport<'_>,
    (labels, weights): (&[String], &[String]),
    columns: usize,
) -> usize {
    let lines = explanation.criteria.iter();
    let name = lines.flat_map(|l| names(report, l, columns));
    let name = name.map(|n| width(&n)).max().unwrap_or(0);
    let weight = weights.iter().map(|w| width(w)).max().unwrap_or(0).max(2);
    let ahead_by = ahead_by(labels);
    let taken = 1 + name + 2 + weight + 2 + 2 + 2 + ahead_by + 1 + ahead_by;
    columns.saturating_sub(taken) / 2
}

/// A column of points: as wide as the longest word of an offer's name.
fn ahead_by(labels: &[String]) -> usize {
    let own = labels.iter().map(|l| longest_word(l)).max().unwrap_or(0);
    own.clamp(AHEAD, WORD)
}

/// The longest word of a rating or a head that is not to be broken.
fn longest(explanation: &ExplainReport<'_>, labels: &[String]) -> usize {
    let ratings = explanation.criteria.iter().flat_map(|l| &l.ratings);
    let ratings = ratings.map(|r| longest_word(&unpainted(&rating(r))));
    let heads = labels.iter().map(|l| longest_word(l));
    ratings.chain(heads).max().unwrap_or(0).min(WORD)
}

fn beside(
    report: &Report<'_>,
    explanation: &ExplainReport<'_>,
    (labels, weights): (&[String], &[String]),
    (room, columns): (usize, usize),
) -> Vec<String> {
    let mut grid = TextGrid::new(vec![
        GridColumn::left(1),
        GridColumn::right(2),
        GridColumn::left(2),
        GridColumn::left(2),
        GridColumn::right(2),
        GridColumn::right(1),
    ]);
    grid.push(head(labels, (room, ahead_by(labels))));
    for (line, weight) in explanation.criteria.iter().zip(weights) {
        let gap = line.ahead_tenths;
        let mut cells = vec![names(report, line, columns), vec![weight.clone()]];
        cells.extend(line.ratings.iter().map(|r| fold(&rating(r), room)));
        cells.extend([ahead(gap), ahead(-gap)].map(|text| vec![text]));
        grid.push(GridRow::tall(cells));
    }
    let [one, other] = sums(explanation).map(from_tenths);
    let sum = ["Sum", "", "", "", &one, &other];
    grid.push(GridRow::new(sum.map(str::to_owned).to_vec()));
    grid.render(columns)
}

fn head(labels: &[String], (room, ahead_by): (usize, usize)) -> GridRow {
    let mut cells = vec![vec![String::new()], vec!["of".to_owned()]];
    cells.extend(labels.iter().map(|label| fold(label, room)));
    cells.extend(labels.iter().map(|label| {
        let mut lines = fold(label, ahead_by);
        lines.push("ahead by".to_owned());
        lines
    }));
    GridRow::tall(cells)
}

/// A lead in tenths; nothing for the one that is behind.
fn ahead(gap: i64) -> String {
    if gap > 0 {
        from_tenths(gap)
    } else {
        String::new()
    }
}

/// By how much each is ahead on the criteria on which it is.
fn sums(explanation: &ExplainReport<'_>) -> [i64; 2] {
    [1, -1].map(|sign| {
        let gaps = explanation.criteria.iter().map(|l| l.ahead_tenths * sign);
        gaps.filter(|gap| *gap > 0).sum()
    })
}

/// For narrow screens: a criterion with who is ahead on it, and the ratings below.
fn listed(
    report: &Report<'_>,
    explanation: &ExplainReport<'_>,
    (labels, weights): (&[String], &[String]),
    columns: usize,
) -> Vec<String> {
    let mut out = Vec::new();
    for (line, weight) in explanation.criteria.iter().zip(weights) {
        let name = row_name(&report.criteria[line.index]);
        let of = match line.weight {
            Some(_) => format!("of {weight}"),
            None => weight.clone(),
        };
        let lead = lead(line, labels);
        out.extend(hang(" ", &format!("{name}, {of}{lead}"), columns));
        for (label, rated) in labels.iter().zip(&line.ratings) {
            let text = format!("{label}: {}", rating(rated));
            let lines = fold(&text, columns.saturating_sub(3));
            out.extend(lines.iter().map(|line| format!("   {line}")));
        }
    }
    let sums = labels.iter().zip(sums(explanation));
    let sums: Vec<String> = sums
        .map(|(label, sum)| format!("{label} +{}", from_tenths(sum)))
        .collect();
    out.extend(hang(" ", &format!("Sum: {}", sums.join(", ")), columns));
    out
}

/// `: Google +28.9`; nothing where they are level.
fn lead(line: &ExplainedLine<'_>, labels: &[String]) -> String {
    let gap = line.ahead_tenths;
    let label = if gap > 0 {
        labels.first()
    } else {
        labels.get(1)
    };
    match label {
        Some(label) if gap != 0 => format!(": {label} +{}", from_tenths(gap.abs())),
        _ => String::new(),
    }
}
