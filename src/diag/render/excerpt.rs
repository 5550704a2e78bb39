//! The source lines that a report shows, and what is marked in them.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::AnnotationKind;

use super::window::{Window, columns_of};
use crate::diag::source::Spot;
use crate::text::width::width;

/// Lines between two places that are shown as one excerpt.
const NEAR: usize = 1_000;
/// Columns that the layout keeps at each side of a line that it cuts.
const CUT: usize = 6;
/// Columns of a line that are kept for what stands around a mark.
const AROUND: usize = 16;
/// Columns of a mark at least, however narrow the terminal.
const NARROWEST: usize = 8;

/// Lines of one source.
pub(super) struct Excerpt {
    /// The place that the excerpt is about.
    pub spot: Spot,
    /// Columns that a line may take.
    room: usize,
    lines: BTreeMap<usize, Window>,
    marks: Vec<(usize, Mark)>,
}

/// What is pointed at.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Whether it is what the report is about.
    pub kind: AnnotationKind,
    /// The bytes: those of the source, then those of what is shown.
    pub range: Range<usize>,
    /// What is said of it.
    pub label: Option<String>,
}

impl Excerpt {
    /// The line of a place, with a mark that begins there.
    pub fn new(source: &str, spot: Spot, mark: Mark, room: usize) -> Self {
        let mut excerpt = Self {
            spot,
            room,
            lines: BTreeMap::new(),
            marks: Vec::new(),
        };
        excerpt.show(source, spot.line, spot.line_start, spot.at);
        excerpt.point(spot.line, mark);
        excerpt
    }

    /// Takes in another place, with a mark that begins there; gives the mark back where it is too
    /// far away.
    pub fn extend(&mut self, source: &str, spot: Spot, mark: Mark) -> Option<Mark> {
        let apart = self.spot.line.abs_diff(spot.line);
        if self.spot.file != spot.file || apart > NEAR {
            return Some(mark);
        }
        self.show(source, spot.line, spot.line_start, spot.at);
        let covered = self
            .lines
            .get(&spot.line)
            .is_some_and(|l| l.covers(spot.at));
        self.point(spot.line, mark.clone());
        if covered && self.reach(0) <= self.room {
            self.join(source, spot, apart);
            return None;
        }
        self.marks.pop();
        self.lines.retain(|line, _| *line == self.spot.line);
        Some(mark)
    }

    /// A single line between two others is shown too.
    fn join(&mut self, source: &str, other: Spot, apart: usize) {
        if apart == 2 {
            let last = self.spot.line_start.max(other.line_start);
            let start = source[..last - 1].rfind('\n').map_or(0, |i| i + 1);
            self.show(source, self.spot.line.min(other.line) + 1, start, start);
        }
    }

    fn show(&mut self, source: &str, line: usize, start: usize, at: usize) {
        let window = || Window::around(source, start, at);
        self.lines.entry(line).or_insert_with(window);
    }

    fn point(&mut self, line: usize, mark: Mark) {
        let columns = self.room.saturating_sub(AROUND).max(NARROWEST);
        if let Some(window) = self.lines.get(&line) {
            let range = window.range(mark.range.clone(), columns);
            self.marks.push((line, Mark { range, ..mark }));
        }
    }

    /// Columns that the layout needs to show every mark with its label, the first mark with one of
    /// so many columns.
    fn reach(&self, label: usize) -> usize {
        let ends = self.marks.iter().enumerate().map(|(i, (line, mark))| {
            let own = mark.label.as_deref().map_or(0, |l| width(l) + 1);
            let label = if i == 0 { label.max(own) } else { own };
            let start = self.columns(*line, mark.range.start);
            let end = self.columns(*line, mark.range.end).max(start + 1);
            (start, end + label)
        });
        let (left, right) = ends.fold((usize::MAX, 0), |(left, right), (start, end)| {
            (left.min(start), right.max(end))
        });
        let widest = self.lines.values().map(|l| columns_of(&l.text)).max();
        if widest.is_none_or(|w| w <= self.room) {
            return right;
        }
        (right + CUT).saturating_sub(left.saturating_sub(CUT))
    }

    /// Columns of a line up to a byte of what is shown.
    fn columns(&self, line: usize, end: usize) -> usize {
        let window = self.lines.get(&line);
        window.map_or(0, |w| columns_of(&w.text[..end]))
    }

    /// Whether a label of some columns fits beside the first mark.
    pub fn has_room(&self, label: usize) -> bool {
        self.reach(label + 1) <= self.room
    }

    /// Takes off the label of an only mark that has no room for it.
    pub fn take_label(&mut self) -> Option<String> {
        let wide = self.reach(0) > self.room;
        let [(_, mark)] = self.marks.as_mut_slice() else {
            return None;
        };
        mark.label.take_if(|_| wide)
    }

    /// Says something of the first mark.
    pub fn label(&mut self, label: String) {
        if let Some((_, mark)) = self.marks.first_mut() {
            mark.label = Some(label);
        }
    }

    /// The number of the first line.
    pub fn first_line(&self) -> usize {
        self.lines.first_key_value().map_or(1, |(line, _)| *line)
    }

    /// The lines as one text, those between them empty, and the marks in it.
    pub fn layout(&self) -> (String, Vec<Mark>) {
        let mut text = String::new();
        let mut starts = BTreeMap::new();
        let mut next = self.first_line();
        for (&line, window) in &self.lines {
            let breaks = line - next + usize::from(!text.is_empty());
            text.push_str(&"\n".repeat(breaks));
            starts.insert(line, text.len());
            text.push_str(&window.text);
            next = line + 1;
        }
        let moved = |(line, mark): &(usize, Mark)| {
            let by = starts.get(line).copied().unwrap_or(0);
            let range = mark.range.start + by..mark.range.end + by;
            Mark {
                range,
                ..mark.clone()
            }
        };
        (text, self.marks.iter().map(moved).collect())
    }
}
