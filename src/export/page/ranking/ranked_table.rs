//! The columns of the ranked table, and what stands in them.

use crate::export::page::table::{
    BlockCell, BlockColumn, BlockRow, BlockTable, CellKind, TableKind, Tone,
};
use crate::export::sheet::Sheet;
use crate::export::words::{self, clean};
use crate::report::{OfferLine, OldPlace};
use crate::text::number::ordinal;

/// The most judges that have a column each.
const JUDGES: usize = 8;

/// The columns for which there is anything to show.
fn columns(sheet: &Sheet<'_>) -> Vec<BlockColumn> {
    let any = |has: fn(&OfferLine<'_>) -> bool| sheet.offers.iter().any(has);
    let was = any(|o| o.was.is_some());
    let roles = sheet.offers.iter().any(|o| !sheet.role(o).is_empty());
    // Beside what was, what is now leaves no room for it.
    let ranges = !was && any(|o| o.score_low.is_some());
    let firsts = any(|o| o.comes_first.is_some());
    let dated = any(|o| o.reply_by.is_some() && o.position.is_some());
    let mut columns = Vec::new();
    let mut add = |is_there: bool, kind, head: &str, spoken: &str| {
        let column = BlockColumn::new(kind, head).spoken(spoken);
        let marked = match kind {
            CellKind::Score => sheet.keeps_mark,
            CellKind::OldScore => sheet.was_keeps_mark,
            _ => false,
        };
        columns.extend(is_there.then_some(BlockColumn { marked, ..column }));
    };
    add(true, CellKind::Place, "#", "");
    add(was, CellKind::OldPlace, "was", "was");
    add(true, CellKind::Name, "Offer", "");
    add(roles, CellKind::Role, "", "role");
    add(true, CellKind::Score, "Score", "score");
    add(was, CellKind::OldScore, "was", "was");
    add(ranges, CellKind::Range, "Range", "range");
    add(firsts, CellKind::Share, "Comes first", "comes first");
    let judges = &sheet.report.judges;
    for judge in judges.iter().map(words::judge) {
        let has_columns = (2..=JUDGES).contains(&judges.len());
        add(has_columns, CellKind::Position, &judge, &judge);
    }
    add(dated, CellKind::Day, "Reply by", "");
    add(dated, CellKind::DaysLeft, "", "in");
    columns
}

/// Whether a column tells anything of an offer that takes no place.
fn told_unranked(kind: CellKind, offer: &OfferLine<'_>) -> bool {
    match kind {
        CellKind::Place | CellKind::OldPlace | CellKind::Name | CellKind::Role => true,
        CellKind::Score => words::has_score(offer) || offer.was.is_some(),
        CellKind::OldScore => offer.was.is_some(),
        CellKind::Range
        | CellKind::Share
        | CellKind::Position
        | CellKind::Day
        | CellKind::DaysLeft
        | CellKind::Number
        | CellKind::Rating
        | CellKind::Amount
        | CellKind::Words => false,
    }
}

/// What each column tells; of a judge's, with the place of the judge in the report.
fn kinds(columns: &[BlockColumn]) -> Vec<(CellKind, Option<usize>)> {
    let mut judges = 0..;
    let kind = |column: &BlockColumn| match column.kind {
        CellKind::Position => (CellKind::Position, judges.next()),
        kind => (kind, None),
    };
    columns.iter().map(kind).collect()
}

/// What an offer has in a column, which may be that of a judge.
fn cell(
    sheet: &Sheet<'_>,
    offer: &OfferLine<'_>,
    kind: CellKind,
    judge: Option<usize>,
) -> BlockCell {
    let was = offer.was.as_ref();
    let cell = match kind {
        CellKind::Place => Some(words::place(offer).into()),
        CellKind::OldPlace => Some(was.map_or_else(|| "-".into(), |w| w.place.to_string().into())),
        CellKind::Name => Some(words::company(offer).into()),
        CellKind::Role => Some(sheet.role(offer).into()),
        CellKind::Score => words::has_score(offer).then(|| score(offer.score, offer.unsure)),
        CellKind::OldScore => was
            .filter(|w| w.place != OldPlace::None)
            .map(|w| score(w.score, w.unsure)),
        CellKind::Range => words::range(offer).map(BlockCell::new),
        CellKind::Share => offer.comes_first.as_deref().map(|text| clean(text).into()),
        CellKind::Position => judge.map(|judge| position(sheet, judge, offer).into()),
        CellKind::Day => offer
            .reply_by
            .map(|day| pressed(words::day(day, offer.days_left), offer)),
        CellKind::DaysLeft => offer
            .days_left
            .map(|days| pressed(words::left(days), offer)),
        CellKind::Number | CellKind::Rating | CellKind::Amount | CellKind::Words => None,
    };
    cell.unwrap_or_default()
}

/// The offers in their order; one without a place has its reason behind its name.
pub fn ranked(sheet: &Sheet<'_>) -> BlockTable {
    let table = BlockTable::new(
        TableKind::Ranking,
        "The offers in their order",
        columns(sheet),
    );
    let kinds = kinds(&table.columns);
    let rows = sheet.offers.iter();
    table.with(rows.map(|offer| row(sheet, &kinds, offer)))
}

fn row(sheet: &Sheet<'_>, kinds: &[(CellKind, Option<usize>)], offer: &OfferLine<'_>) -> BlockRow {
    let is_ranked = offer.position.is_some();
    let cell = |&(kind, judge): &(CellKind, Option<usize>)| {
        let told = is_ranked || told_unranked(kind, offer);
        told.then(|| self::cell(sheet, offer, kind, judge))
    };
    BlockRow {
        is_strong: words::leads(offer),
        cells: kinds.iter().map(cell).collect(),
        instead: if is_ranked {
            String::new()
        } else {
            words::reasons(offer)
        },
        below: if is_ranked { reply(offer) } else { Vec::new() },
        ..BlockRow::default()
    }
}

/// `reply by Thu 26 Nov` and `4 days`; `reply was due Thu 19 Nov` when it is past.
fn reply(offer: &OfferLine<'_>) -> Vec<BlockCell> {
    let Some(day) = offer.reply_by else {
        return Vec::new();
    };
    let day = words::day_in_text(day, offer.days_left);
    let by = if offer.days_left.is_some_and(|d| d < 0) {
        "was due"
    } else {
        "by"
    };
    let mut told = vec![pressed(format!("reply {by} {day}"), offer)];
    told.extend(offer.days_left.map(|d| words::left(d).into()));
    told
}

/// A score with its question mark.
fn score(score: f64, unsure: bool) -> BlockCell {
    BlockCell {
        mark: if unsure { "?" } else { "" }.to_owned(),
        ..words::whole(score).into()
    }
}

/// An offer's position by one judge: `1st`.
fn position(sheet: &Sheet<'_>, judge: usize, offer: &OfferLine<'_>) -> String {
    let position = sheet.position(judge, offer.id);
    position.map_or_else(|| "-".to_owned(), |p| ordinal(p as f64))
}

fn pressed(text: String, offer: &OfferLine<'_>) -> BlockCell {
    let tone = if words::pressing(offer.days_left) {
        Tone::Alarm
    } else {
        Tone::Plain
    };
    BlockCell::new(text).toned(tone)
}
