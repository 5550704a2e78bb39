//! The matrix without ratings: points only, in as many blocks of offers as it takes.

use std::ops::Range;

use super::frame::Frame;
use crate::export::ScreenOptions;
use crate::export::page::matrix::{CriteriaCell, CriteriaRow};
use crate::export::paint::{Paint, flagged, paint_if};
use crate::export::screen::flow::{fold, longest_word, more};
use crate::export::screen::grid::GridColumn;
use crate::text::width::{widest, width};

/// The widest head over a column of points.
const HEAD: usize = 12;

/// What the columns take: one an offer, and the marks behind points.
#[derive(Debug)]
struct Widths {
    offers: Vec<usize>,
    marks: usize,
}

/// The blocks one below another, and how many offers they show; on a terminal the first alone.
pub fn lines(frame: &Frame<'_>, look: &ScreenOptions) -> (Vec<String>, usize) {
    let Frame { rows, labels, .. } = frame;
    let widths = Widths::new(rows, labels);
    let room = look.width.saturating_sub(frame.width());
    let mut lines = Vec::new();
    let mut from = 0;
    while from < labels.len() {
        if from > 0 {
            lines.push(String::new());
        }
        let to = from + widths.fitting(from, room);
        lines.extend(block(frame, &widths, from..to));
        from = to;
        if look.short && !look.all && from < labels.len() {
            lines.extend(more(labels.len() - from, "offer", look.width));
            break;
        }
    }
    (lines, from)
}

impl Widths {
    fn new(rows: &[CriteriaRow], labels: &[String]) -> Self {
        let cells = rows.iter().flat_map(|r| &r.cells[..labels.len()]);
        let marks = widest(cells.map(|c| &c.mark));
        let cell = |cell: &CriteriaCell| match cell.earned.len() {
            0 => longest_word(&cell.text).min(HEAD),
            earned => earned + marks,
        };
        let column = |(i, label): (usize, &String)| {
            let cells = rows.iter().map(|row| cell(&row.cells[i]));
            cells.fold(widest(fold(label, HEAD)), usize::max)
        };
        Self {
            offers: labels.iter().enumerate().map(column).collect(),
            marks,
        }
    }

    /// How many columns fit from one on, at least one.
    fn fitting(&self, from: usize, room: usize) -> usize {
        let ends = self.offers[from..].iter().scan(0, |end, width| {
            *end += width + 2;
            Some(*end)
        });
        ends.take_while(|end| *end <= room).count().max(1)
    }

    /// Points with the mark of what they rest on, or what became of a deal-breaker.
    fn cell(&self, cell: &CriteriaCell, offer: usize) -> Vec<String> {
        let columns = self.offers[offer];
        let room = |mark: &str| " ".repeat(self.marks - width(mark));
        if !cell.earned.is_empty() {
            let points = paint_if(cell.most, &cell.earned, Paint::Bold);
            return vec![points + &flagged(&cell.mark) + &room(&cell.mark)];
        }
        // Words end where points end, if they leave room for a mark.
        let end = if longest_word(&cell.text) + self.marks <= columns {
            room("")
        } else {
            String::new()
        };
        let lines = fold(&cell.text, columns - end.len());
        lines.iter().map(|line| flagged(line) + &end).collect()
    }
}

fn block(frame: &Frame<'_>, widths: &Widths, offers: Range<usize>) -> Vec<String> {
    let shapes = vec![GridColumn::right(2); offers.len()];
    let heads = offers
        .clone()
        .map(|i| fold(&frame.labels[i], widths.offers[i]));
    let mut grid = frame.grid(&shapes, heads);
    for row in frame.rows {
        grid.push(frame.row(row, offers.clone().map(|i| widths.cell(&row.cells[i], i))));
    }
    grid.render(usize::MAX)
}
