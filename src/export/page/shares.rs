//! Tables of shares: of places in what-ifs, and of weights by judge.

use super::PageBlock;
use super::table::{BlockCell, BlockColumn, BlockRow, BlockTable, CellKind, TableKind};
use crate::export::sheet::Sheet;
use crate::export::words;
use crate::report::{OfferLine, Report};
use crate::text::number::{grouped, ordinal};
use crate::text::tenths::{from_tenths, tenths};

/// Places beyond so many are no table to look at.
const MOST: usize = 20;

/// In how many of 100 what-ifs each offer takes each place.
pub fn places(report: &Report<'_>) -> Option<BlockTable> {
    let ranked = &report.offers[..report.ranked()];
    if ranked.len() < 2 || ranked.len() > MOST {
        return None;
    }
    let places = (1..=ranked.len()).map(|p| BlockColumn::new(CellKind::Share, ordinal(p as f64)));
    let name = BlockColumn::new(CellKind::Name, "Offer");
    let columns = std::iter::once(name).chain(places).collect();
    let caption = "In how many of 100 what-ifs each offer takes each place";
    let mut table = BlockTable::new(TableKind::Heat, caption, columns);
    for offer in ranked {
        let shares = offer.place_shares.as_ref()?.iter();
        let cells = shares.map(|share| BlockCell {
            value: Some(*share),
            ..of_hundred(*share).into()
        });
        table.rows.push(BlockRow {
            is_strong: words::leads(offer),
            ..BlockRow::about(words::label(offer), cells)
        });
    }
    Some(table)
}

/// `51`, `<1`, `>99`.
fn of_hundred(share: f64) -> String {
    words::share(share).replace(" in 100", "")
}

/// The offers by each judge alone, where there are several.
pub fn judges(sheet: &Sheet<'_>) -> Vec<PageBlock> {
    let report = sheet.report;
    if report.judges.len() < 2 {
        return Vec::new();
    }
    let heads = report.judges.iter().map(words::judge);
    let columns = heads.flat_map(|name| {
        let score = BlockColumn::new(CellKind::Score, format!("{name} score"));
        [BlockColumn::new(CellKind::Position, name), score]
    });
    let name = BlockColumn::new(CellKind::Name, "Offer");
    let columns = std::iter::once(name).chain(columns).collect();
    let caption = "Place and score by each judge alone";
    let row = |offer: &OfferLine<'_>| {
        let judged = report.judges.iter().enumerate().flat_map(|(at, judge)| {
            let position = sheet.position(at, offer.id);
            let score = judge.scores.get(offer.id).map(|s| words::whole(*s));
            let position = position.map_or_else(|| "-".to_owned(), |p| ordinal(p as f64));
            [position, score.unwrap_or_default()].map(BlockCell::new)
        });
        BlockRow::about(words::label(offer), judged)
    };
    let table = BlockTable::new(TableKind::Plain, caption, columns);
    vec![table.with(sheet.compared().iter().map(row)).into()]
}

/// The weights as written, and their parts of 100.
pub fn weights(sheet: &Sheet<'_>) -> Option<BlockTable> {
    let report = sheet.report;
    let judges = report.judges.iter().flat_map(|judge| {
        let of = match report.judges.len() {
            1 => String::new(),
            _ => format!("{} ", words::judge(judge)),
        };
        [
            BlockColumn::new(CellKind::Number, format!("{of}written")),
            BlockColumn::new(CellKind::Number, format!("{of}of 100")),
        ]
    });
    let name = BlockColumn::new(CellKind::Name, "Weight");
    let columns = std::iter::once(name).chain(judges).collect();
    let row = |k: &usize| {
        let criterion = &report.criteria[*k];
        let cells = report.judges.iter().flat_map(|judge| {
            let weight = judge.weights.get(criterion.id);
            let texts = weight.map(|w| {
                let share = from_tenths(tenths(w.share));
                [grouped(w.written), share]
            });
            texts.unwrap_or_default().map(BlockCell::new)
        });
        BlockRow::about(words::criterion(criterion), cells)
    };
    let table = BlockTable::new(TableKind::Plain, "The weights", columns);
    let table = table.with(sheet.weighted.iter().map(row));
    (!table.rows.is_empty()).then_some(table)
}
