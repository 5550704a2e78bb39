//! The reason of every rating, offer by offer.

use super::flow::{fold, hang, pad, painted, wrap_under};
use crate::export::paint::{Paint, paint};
use crate::export::sheet::Sheet;
use crate::export::words::{self, clean};
use crate::report::{CellLine, OfferLine, RatingNote};
use crate::text::number::from_tenths;
use crate::text::width::width;

/// Where the reasons begin, below the ratings.
const INDENT: usize = 3;

/// A block an offer: every criterion's points, rating and reason.
pub fn blocks(sheet: &Sheet<'_>, columns: usize) -> Vec<Vec<String>> {
    sheet
        .offers
        .iter()
        .map(|offer| block(sheet, offer, columns))
        .collect()
}

fn block(sheet: &Sheet<'_>, offer: &OfferLine<'_>, columns: usize) -> Vec<String> {
    let points = sheet.points(offer);
    let mut lines: Vec<String> = fold(&sheet.name(offer), columns)
        .iter()
        .map(|l| paint(l, Paint::Bold))
        .collect();
    let names = sheet
        .weighted
        .iter()
        .chain(&sheet.musts)
        .map(|&k| words::criterion(&sheet.report.criteria[k]));
    let names: Vec<String> = names.collect();
    let most = names
        .iter()
        .map(|n| width(n))
        .max()
        .unwrap_or(0)
        .min(columns / 3);
    for (i, &k) in sheet.weighted.iter().chain(&sheet.musts).enumerate() {
        let earned = points
            .cells
            .get(i)
            .map_or_else(|| "must".to_owned(), |p| from_tenths(*p));
        lines.extend(first(
            sheet,
            &offer.criteria[k],
            &names[i],
            most,
            &earned,
            columns,
        ));
        lines.extend(
            offer.criteria[k]
                .note
                .as_deref()
                .map(|n| note(n, columns))
                .unwrap_or_default(),
        );
    }
    lines
}

/// Name, points, rating.
fn first(
    sheet: &Sheet<'_>,
    cell: &CellLine<'_>,
    name: &str,
    most: usize,
    points: &str,
    columns: usize,
) -> Vec<String> {
    let rating = clean(&cell.full_text()) + &words::mark(sheet.report, cell);
    let mut names = fold(name, most.max(1));
    let last = names.pop().unwrap_or_default();
    let mut lines: Vec<String> = names.into_iter().map(|n| format!(" {n}")).collect();
    let lead = format!(" {}  {points:>5}  ", pad(&last, most));
    lines.extend(hang(&lead, &rating, columns));
    lines
}

/// Why, from where, since when, in which line of a file.
fn note(note: &RatingNote<'_>, columns: usize) -> Vec<String> {
    let why = note
        .why
        .as_deref()
        .or(note.brief.as_deref())
        .map(clean)
        .unwrap_or_default();
    let as_of = note.as_of.map(|day| format!("as of {}", words::month(day)));
    let from = [
        note.source.map(clean),
        as_of,
        note.place.as_deref().map(clean),
    ];
    let from: Vec<String> = from
        .into_iter()
        .flatten()
        .filter(|f| !f.is_empty())
        .collect();
    let below = |text: &str| match text {
        "" => Vec::new(),
        text => wrap_under(text, INDENT, columns),
    };
    let mut lines = below(&why);
    lines.extend(painted(&below(&from.join("; ")), Paint::Dim));
    lines
}
