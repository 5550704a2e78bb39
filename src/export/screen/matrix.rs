//! Criteria against offers: weights at the left, points and ratings in the cells, the sum below.

mod frame;
mod points;
mod rated;

use crate::export::ScreenOptions;
use crate::export::page::matrix::CriteriaMatrix;
use frame::Frame;

/// Above this many offers, a screen of the usual width shows points only.
const FEW: usize = 3;
/// The usual width of a screen.
const USUAL: usize = 80;

/// The matrix in the fullest form that fits, and how many offers it shows.
pub fn matrix(matrix: &CriteriaMatrix, look: &ScreenOptions) -> (Vec<String>, usize) {
    let CriteriaMatrix { rows, compared, .. } = matrix;
    if rows.is_empty() {
        return (Vec::new(), *compared);
    }
    let labels = &matrix.labels[..*compared];
    let frame = Frame::new(rows, labels, look.width);
    let rated = may_be_rated(*compared, look.width).then(|| rated::lines(&frame, look.width));
    match rated.flatten() {
        Some(lines) => (lines, *compared),
        None => points::lines(&frame, look),
    }
}

/// Whether it is worth a try to set ratings beside the points; no cell is narrower than `0.0 1`.
const fn may_be_rated(offers: usize, columns: usize) -> bool {
    (offers <= FEW || columns > USUAL) && offers <= columns / 6
}
