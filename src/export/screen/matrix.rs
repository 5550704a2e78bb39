//! Criteria against offers: weights at the left, points and ratings in the cells, the sum below.

use super::frame::{Cell, Frame, Line};
use super::{points, rated};
use crate::export::Look;
use crate::export::sheet::{Points, Sheet};
use crate::export::words;
use crate::report::{OfferLine, Stated};
use crate::text::number::from_tenths;

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
pub fn matrix<'r>(sheet: &Sheet<'r>, look: &Look) -> Matrix<'r> {
    let offers = sheet.compared();
    if sheet.weighted.is_empty() && sheet.musts.is_empty() {
        return Matrix {
            lines: Vec::new(),
            offers,
        };
    }
    let labels: Vec<String> = offers.iter().map(|o| words::label(o)).collect();
    if may_be_rated(offers.len(), look.width) {
        let rows = rows(sheet, offers, true);
        let lines = rated::lines(&Frame::new(&rows, look.width), &rows, &labels, look.width);
        if let Some(lines) = lines {
            return Matrix { lines, offers };
        }
    }
    let rows = rows(sheet, offers, false);
    let frame = Frame::new(&rows, look.width);
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

fn rows(sheet: &Sheet<'_>, offers: &[OfferLine<'_>], rated: bool) -> Vec<Line> {
    let points: Vec<Points> = offers.iter().map(|o| sheet.points(o)).collect();
    let mut rows: Vec<Line> = (0..sheet.weighted.len())
        .map(|row| weighted(sheet, offers, &points, row, rated))
        .collect();
    if points.iter().any(|p| p.start.is_some()) {
        let starts: Vec<i64> = points.iter().map(|p| p.start.unwrap_or(0)).collect();
        rows.push(sum("Start", "", &starts));
    }
    // Without a weight there is no sum.
    if !sheet.weighted.is_empty() {
        let scores: Vec<i64> = points.iter().map(|p| p.score).collect();
        rows.push(sum("Score", &sheet.total, &scores));
    }
    rows.extend(sheet.musts.iter().map(|&k| must(sheet, offers, k)));
    rows
}

fn sum(name: &str, weight: &str, points: &[i64]) -> Line {
    let (least, most) = (points.iter().min(), points.iter().max());
    let cell = |points: &i64| Cell {
        points: from_tenths(*points),
        most: Some(points) == most && least != most,
        ..Cell::default()
    };
    Line {
        name: name.to_owned(),
        weight: weight.to_owned(),
        cells: points.iter().map(cell).collect(),
        ..Line::default()
    }
}

fn weighted(
    sheet: &Sheet<'_>,
    offers: &[OfferLine<'_>],
    points: &[Points],
    row: usize,
    rated: bool,
) -> Line {
    let k = sheet.weighted[row];
    let most = sheet.most(k);
    let cell = |(offer, points): (&OfferLine<'_>, &Points)| {
        let cell = &offer.criteria[k];
        let unknown = matches!(cell.stated, Stated::Unknown);
        Cell {
            points: from_tenths(points.cells[row]),
            mark: if unknown {
                "?".to_owned()
            } else {
                words::mark(sheet.report, cell)
            },
            text: if rated {
                words::weighed(sheet.report, offer, cell)
            } else {
                String::new()
            },
            most: most == Some(cell.points),
        }
    };
    Line {
        name: words::dated_name(&sheet.report.criteria[k]),
        unit: words::row_unit(&sheet.report.criteria[k]),
        weight: sheet.weights[row].clone(),
        cells: offers.iter().zip(points).map(cell).collect(),
    }
}

fn must(sheet: &Sheet<'_>, offers: &[OfferLine<'_>], k: usize) -> Line {
    let text = |o: &OfferLine<'_>| words::judged(sheet.report, o, &o.criteria[k]);
    Line {
        name: words::dated_name(&sheet.report.criteria[k]),
        unit: words::row_unit(&sheet.report.criteria[k]),
        weight: "must".to_owned(),
        cells: offers
            .iter()
            .map(|o| Cell {
                text: text(o),
                ..Cell::default()
            })
            .collect(),
    }
}
