//! The matrix with ratings: all offers side by side, points and rating in each cell.

use super::frame::Frame;
use crate::export::page::matrix::{CriteriaCell, CriteriaRow};
use crate::export::paint::{Paint, flagged, paint_if};
use crate::export::screen::flow::{fold, longest_word};
use crate::export::screen::grid::GridColumn;
use crate::text::width::{hung, widest, width, wrap};

/// The narrowest column of ratings that are wrapped.
const NARROWEST: usize = 6;
/// A word of a head up to this length is not broken.
const HEAD: usize = 12;
/// A head is not set wider than this to make it shorter.
const WIDEST: usize = 40;
/// Heads of more lines than this may take any number of them.
const HEAD_LINES: usize = 3;

/// The lines, if all offers fit: with room between, close together, with names wrapped, with
/// ratings wrapped.
pub fn lines(frame: &Frame<'_>, columns: usize) -> Option<Vec<String>> {
    let Frame { rows, labels, .. } = frame;
    let shape = Shape::new(rows, labels);
    let whole = shape.ratings.iter().copied().max()?;
    let headed = |frame: &Frame<'_>, gap, rating, head| {
        let room = columns.checked_sub(frame.width() + 2)?;
        let fit = shape
            .fit(gap, rating, head)
            .filter(|fit| fit.total(labels.len()) <= room)?;
        Some(fit.render(frame, columns))
    };
    let fits = |frame: &Frame<'_>, gap, rating| headed(frame, gap, rating, shape.head);
    let ratings = (shape.word.max(NARROWEST)..whole).rev();
    // Heads take as few lines as there is room for.
    (1..=HEAD_LINES)
        .find_map(|lines| headed(frame, 2, whole, shape.head_in(lines, labels)?))
        .or_else(|| fits(frame, 2, whole))
        .or_else(|| fits(frame, 1, whole))
        .or_else(|| frame.narrower().find_map(|frame| fits(&frame, 1, whole)))
        .or_else(|| {
            ratings
                .into_iter()
                .find_map(|rating| fits(frame, 1, rating))
        })
}

/// What the cells take.
#[derive(Debug)]
struct Shape {
    points: usize,
    /// The widest rating of each offer.
    ratings: Vec<usize>,
    /// The widest word of a rating.
    word: usize,
    /// The widest word of a head.
    head: usize,
    /// What each head takes on one line.
    labels: Vec<usize>,
}

impl Shape {
    fn new(rows: &[CriteriaRow], labels: &[String]) -> Self {
        let offers = labels.len();
        let cells = || rows.iter().flat_map(|r| &r.cells[..offers]);
        let heads = labels.iter().map(|l| longest_word(l));
        let rating = |i: usize| widest(rows.iter().map(|r| &r.cells[i].text));
        Self {
            points: cells().map(|c| c.earned.len()).max().unwrap_or(0),
            ratings: (0..labels.len()).map(rating).collect(),
            word: cells().map(|c| longest_word(&c.text)).max().unwrap_or(0),
            head: heads.max().unwrap_or(0).min(HEAD),
            labels: labels.iter().map(|l| width(l)).collect(),
        }
    }

    /// The narrowest columns in which every head takes at most so many lines, if there are any.
    fn head_in(&self, lines: usize, labels: &[String]) -> Option<usize> {
        let most = widest(labels).min(WIDEST);
        (self.head..=most).find(|w| labels.iter().all(|l| fold(l, *w).len() <= lines))
    }

    /// The columns with ratings of at most `rating`; all but the last begin equally far apart.
    fn fit(&self, gap: usize, rating: usize, head: usize) -> Option<Layout> {
        let cells = self.ratings.iter().zip(&self.labels);
        let cells = cells.map(|(own, label)| {
            let rated = self.points + 1 + (*own).min(rating);
            rated.max(head.min(*label))
        });
        let cells: Vec<usize> = cells.collect();
        let (&last, others) = cells.split_last()?;
        let pitch = (others.iter().max().unwrap_or(&0) + gap).max(last);
        Some(Layout {
            points: self.points,
            rating,
            gap,
            pitch,
            last,
        })
    }
}

/// How the columns are laid out.
#[derive(Debug)]
struct Layout {
    points: usize,
    rating: usize,
    gap: usize,
    /// Columns from one offer to the next.
    pitch: usize,
    last: usize,
}

impl Layout {
    const fn total(&self, offers: usize) -> usize {
        self.pitch * (offers - 1) + self.last
    }

    fn render(&self, frame: &Frame<'_>, columns: usize) -> Vec<String> {
        let Frame { rows, labels, .. } = frame;
        let least = self.pitch - self.gap;
        let gap = |i| if i == 0 { 2 } else { self.gap };
        let shape = |i| GridColumn {
            least,
            ..GridColumn::left(gap(i))
        };
        let shapes: Vec<GridColumn> = (0..labels.len()).map(shape).collect();
        let mut grid = frame.grid(
            &shapes,
            labels.iter().enumerate().map(|(i, label)| {
                let is_last = i + 1 == labels.len();
                fold(label, if is_last { self.last } else { least })
            }),
        );
        for row in *rows {
            let cells = row.cells[..labels.len()].iter();
            grid.push(frame.row(row, cells.map(|cell| self.cell(cell))));
        }
        grid.render(columns)
    }

    /// Points, and the rating behind them, wrapped under itself.
    fn cell(&self, cell: &CriteriaCell) -> Vec<String> {
        let points = format!("{:>1$}", cell.earned, self.points);
        let first = paint_if(cell.most, &points, Paint::Bold) + " ";
        let whole = width(&cell.text) <= self.rating;
        let text = if whole {
            vec![cell.text.clone()]
        } else {
            wrap(&cell.text, self.rating)
        };
        hung(
            &first,
            &text.iter().map(|line| flagged(line)).collect::<Vec<_>>(),
        )
    }
}
