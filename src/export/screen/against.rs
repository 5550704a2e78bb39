//! Two offers set against each other: their ratings side by side, and who is ahead by how much.

use super::cells::painted_at;
use super::explained::names;
use super::flow::{fold, hang, longest_word};
use super::grid::{GridColumn, GridRow, TextGrid};
use crate::export::page::table::{BlockRow, BlockTable};
use crate::export::paint::unpainted;
use crate::text::width::widest;

/// Columns of points, at least.
const AHEAD: usize = 8;
/// A word of a rating is broken only beyond so many columns.
const WORD: usize = 12;
/// Where the ratings of each stand, and the points by which each is ahead.
const RATINGS: [usize; 2] = [2, 3];
const LEADS: [usize; 2] = [4, 5];

/// In columns where they have room, else in lines.
pub fn lines(table: &BlockTable, columns: usize) -> Vec<String> {
    let room = room(table, columns);
    if room < longest(table) {
        listed(table, columns)
    } else {
        beside(table, (room, columns))
    }
}

/// The names of the two.
fn labels(table: &BlockTable) -> [&str; 2] {
    RATINGS.map(|at| table.columns.get(at).map_or("", |c| c.head.as_str()))
}

/// The rows without their sum.
fn compared(table: &BlockTable) -> impl Iterator<Item = &BlockRow> {
    table.rows.iter().filter(|row| !row.is_sum)
}

/// What is left for the ratings of each between name and weight and the two columns of points.
fn room(table: &BlockTable, columns: usize) -> usize {
    let name = widest(compared(table).flat_map(|row| names(row, columns)));
    let weight = widest(compared(table).map(|row| painted_at(table, row, 1))).max(2);
    let ahead_by = ahead_by(table);
    let taken = 1 + name + 2 + weight + 2 + 2 + 2 + ahead_by + 1 + ahead_by;
    columns.saturating_sub(taken) / 2
}

/// A column of points: as wide as the longest word of an offer's name.
fn ahead_by(table: &BlockTable) -> usize {
    let own = labels(table).map(longest_word).into_iter().max();
    own.unwrap_or(0).clamp(AHEAD, WORD)
}

/// The longest word of a rating or a head that is not to be broken.
fn longest(table: &BlockTable) -> usize {
    let rating = |row| RATINGS.map(|at| longest_word(&unpainted(&painted_at(table, row, at))));
    let ratings = compared(table).flat_map(rating);
    let heads = labels(table).map(longest_word);
    ratings.chain(heads).max().unwrap_or(0).min(WORD)
}

fn beside(table: &BlockTable, (room, columns): (usize, usize)) -> Vec<String> {
    let mut grid = TextGrid::new(vec![
        GridColumn::left(1),
        GridColumn::right(2),
        GridColumn::left(2),
        GridColumn::left(2),
        GridColumn::right(2),
        GridColumn::right(1),
    ]);
    grid.push(head(table, room));
    for row in &table.rows {
        let name = if row.is_sum {
            vec![painted_at(table, row, 0)]
        } else {
            names(row, columns)
        };
        let mut cells = vec![name, vec![painted_at(table, row, 1)]];
        cells.extend(RATINGS.map(|at| fold(&painted_at(table, row, at), room)));
        cells.extend(LEADS.map(|at| vec![painted_at(table, row, at)]));
        grid.push(GridRow::tall(cells));
    }
    grid.render(columns)
}

fn head(table: &BlockTable, room: usize) -> GridRow {
    let labels = labels(table);
    let mut cells = vec![vec![String::new()], vec!["of".to_owned()]];
    cells.extend(labels.map(|label| fold(label, room)));
    cells.extend(labels.map(|label| {
        let mut lines = fold(label, ahead_by(table));
        lines.push("ahead by".to_owned());
        lines
    }));
    GridRow::tall(cells)
}

/// For narrow screens: a criterion with who is ahead on it, and the ratings below.
fn listed(table: &BlockTable, columns: usize) -> Vec<String> {
    let mut out = Vec::new();
    let labels = labels(table);
    let leads = |row: &BlockRow| {
        labels
            .into_iter()
            .zip(LEADS.map(|at| row.text(at).to_owned()))
    };
    for row in compared(table) {
        let (name, weight) = (painted_at(table, row, 0), painted_at(table, row, 1));
        let weighed = row.cell(1).is_some_and(|cell| cell.value.is_some());
        let of = if weighed { "of " } else { "" };
        let lead = leads(row).find(|(_, points)| !points.is_empty());
        // Nothing where they are level.
        let lead = lead.map(|(label, points)| format!(": {label} +{points}"));
        let lead = lead.unwrap_or_default();
        out.extend(hang(" ", &format!("{name}, {of}{weight}{lead}"), columns));
        for (label, at) in labels.iter().zip(RATINGS) {
            let text = format!("{label}: {}", painted_at(table, row, at));
            let lines = fold(&text, columns.saturating_sub(3));
            out.extend(lines.iter().map(|line| format!("   {line}")));
        }
    }
    let sums = table.rows.iter().filter(|row| row.is_sum).flat_map(leads);
    let sums: Vec<String> = sums.map(|(label, sum)| format!("{label} +{sum}")).collect();
    out.extend(hang(" ", &format!("Sum: {}", sums.join(", ")), columns));
    out
}
