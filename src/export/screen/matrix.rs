//! Criteria against offers: weights at the left, points and ratings in the cells, the sum below.

use super::frame::Frame;
use super::{points, rated};
use crate::export::ScreenOptions;
use crate::export::rows::{RowKind, rows};
use crate::export::sheet::Sheet;
use crate::export::words;
use crate::report::OfferLine;

/// Above this many offers, a screen of the usual width shows points only.
const FEW: usize = 3;
/// The usual width of a screen.
const USUAL: usize = 80;

/// The matrix, and the offers that it shows.
#[derive(Debug)]
pub struct Matrix<'r> {
    /// Its lines.
    pub lines: Vec<String>,
    /// The offers in it.
    pub offers: &'r [OfferLine<'r>],
}

/// The matrix in the fullest form that fits.
pub fn matrix<'r>(sheet: &Sheet<'r>, look: &ScreenOptions) -> Matrix<'r> {
    let offers = sheet.compared();
    if sheet.weighted.is_empty() && sheet.musts.is_empty() {
        return Matrix {
            lines: Vec::new(),
            offers,
        };
    }
    let labels: Vec<String> = offers.iter().map(|o| words::label(o)).collect();
    let mut rows = rows(sheet, offers);
    // Without a weight there is no sum.
    rows.retain(|row| row.kind != RowKind::Score || !sheet.weighted.is_empty());
    let frame = Frame::new(&rows, look.width);
    let rated = may_be_rated(offers.len(), look.width)
        .then(|| rated::lines(&frame, &rows, &labels, look.width));
    if let Some(lines) = rated.flatten() {
        return Matrix { lines, offers };
    }
    let (lines, shown) = points::lines(&frame, &rows, &labels, look);
    Matrix {
        lines,
        offers: &offers[..shown],
    }
}

/// Whether it is worth a try to set ratings beside the points; no cell is narrower than `0.0 1`.
const fn may_be_rated(offers: usize, columns: usize) -> bool {
    (offers <= FEW || columns > USUAL) && offers <= columns / 6
}
