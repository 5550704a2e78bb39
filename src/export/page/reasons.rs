//! The reason of every rating, offer by offer.

use super::table::{BlockCell, BlockColumn, BlockRow, BlockTable, CellKind, TableKind, Tone};
use super::{PageBlock, Section};
use crate::export::sheet::Sheet;
use crate::export::words::{self, clean};
use crate::report::{CellLine, OfferLine, RatingNote};

/// A section an offer: every criterion's points, rating and reason.
pub fn sections(sheet: &Sheet<'_>) -> Vec<Section> {
    let offers = sheet.offers.iter();
    offers
        .map(|offer| {
            let head = PageBlock::Heading(sheet.name(offer));
            vec![head, table(sheet, offer).into()].into()
        })
        .collect()
}

/// Name, points and rating of each criterion, why and from where below.
fn table(sheet: &Sheet<'_>, offer: &OfferLine<'_>) -> BlockTable {
    let points = sheet.points(offer);
    let columns = vec![
        BlockColumn::new(CellKind::Name, "").spoken("criterion"),
        BlockColumn::new(CellKind::Number, "").spoken("points"),
        BlockColumn::new(CellKind::Words, "").spoken("rating"),
    ];
    let caption = format!("Ratings of {}", sheet.name(offer));
    let mut table = BlockTable::new(TableKind::Reasons, caption, columns);
    for (i, &k) in sheet.weighted.iter().chain(&sheet.musts).enumerate() {
        let earned = points.cells.get(i);
        let earned = earned.map_or_else(|| "must".to_owned(), |p| sheet.report.digits.text(*p));
        let cell = &offer.criteria[k];
        let name = words::criterion(&sheet.report.criteria[k]);
        let cells = [name.into(), earned.into(), rating(sheet, cell)];
        table.rows.push(BlockRow {
            below: cell.note.as_deref().map(note).unwrap_or_default(),
            ..BlockRow::new(cells)
        });
    }
    table
}

fn rating(sheet: &Sheet<'_>, cell: &CellLine<'_>) -> BlockCell {
    BlockCell {
        mark: words::mark(sheet.report, cell),
        ..clean(&cell.full_text()).into()
    }
}

/// Why; then from where, since when, in which line of a file.
fn note(note: &RatingNote<'_>) -> Vec<BlockCell> {
    let why = note.why.as_deref().or(note.brief.as_deref()).map(clean);
    let as_of = note.as_of.map(|day| format!("as of {}", words::month(day)));
    let from = [
        note.source.map(clean),
        as_of,
        note.place.as_deref().map(clean),
    ];
    let from = from.into_iter().flatten().filter(|f| !f.is_empty());
    let from = from.collect::<Vec<_>>().join("; ");
    let told = [
        BlockCell::new(why.unwrap_or_default()),
        BlockCell::new(from).toned(Tone::Faint),
    ];
    told.into_iter().filter(|t| !t.text.is_empty()).collect()
}
