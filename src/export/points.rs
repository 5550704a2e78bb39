//! The matrix without ratings: points only, in as many blocks of offers as it takes.

use std::ops::Range;

use super::Look;
use super::flow::{fold, longest_word, more};
use super::grid::Column;
use super::matrix::{Cell, Frame, Line};
use super::paint::{Paint, flagged, paint_if};
use crate::text::width::width;

/// The widest head over a column of points.
const HEAD: usize = 12;

/// The blocks one below another, and how many offers they show; on a terminal the first alone.
pub fn lines(frame: &Frame, rows: &[Line], labels: &[String], look: &Look) -> (Vec<String>, usize) {
    let widths: Vec<usize> = (0..labels.len()).map(|i| column(rows, labels, i)).collect();
    let room = look.width.saturating_sub(frame.width());
    let mut lines = Vec::new();
    let mut from = 0;
    while from < labels.len() {
        if from > 0 {
            lines.push(String::new());
        }
        let to = from + fitting(&widths[from..], room);
        lines.extend(block(frame, rows, labels, &widths, from..to));
        from = to;
        if look.short && !look.all && from < labels.len() {
            let rest = format!("Points of {} more", labels.len() - from);
            lines.extend(more(&rest, look.width));
            break;
        }
    }
    (lines, from)
}

/// What an offer's column takes.
fn column(rows: &[Line], labels: &[String], offer: usize) -> usize {
    let cell = |row: &Line| {
        let cell = &row.cells[offer];
        if cell.points.is_empty() {
            longest_word(&cell.text).min(HEAD)
        } else {
            cell.points.len() + width(&cell.mark)
        }
    };
    rows.iter()
        .map(cell)
        .fold(width(&labels[offer]).min(HEAD), usize::max)
}

/// How many of the columns fit, at least one.
fn fitting(widths: &[usize], room: usize) -> usize {
    let ends = widths.iter().scan(0, |end, w| {
        *end += w + 2;
        Some(*end)
    });
    ends.take_while(|end| *end <= room).count().max(1)
}

fn block(
    frame: &Frame,
    rows: &[Line],
    labels: &[String],
    widths: &[usize],
    offers: Range<usize>,
) -> Vec<String> {
    let cells = || rows.iter().flat_map(|r| &r.cells[offers.clone()]);
    let marks = cells().map(|c| width(&c.mark)).max().unwrap_or(0);
    let shapes = vec![Column::right(2); offers.len()];
    let mut grid = frame.grid(&shapes, offers.clone().map(|i| fold(&labels[i], widths[i])));
    for row in rows {
        grid.push(
            frame.row(
                row,
                offers
                    .clone()
                    .map(|i| lines_of(&row.cells[i], marks, widths[i])),
            ),
        );
    }
    grid.render(usize::MAX)
}

/// Points with the mark of what they rest on, or what became of a deal-breaker.
fn lines_of(cell: &Cell, marks: usize, columns: usize) -> Vec<String> {
    if cell.points.is_empty() {
        return fold(&cell.text, columns)
            .iter()
            .map(|line| flagged(line))
            .collect();
    }
    let points = paint_if(cell.most, &cell.points, Paint::Bold);
    vec![points + &flagged(&cell.mark) + &" ".repeat(marks - width(&cell.mark))]
}
