//! The columns of the ranked table, and what stands in them.

use std::ops::Range;

use crate::export::page::table::{
    BlockCell, BlockColumn, BlockRow, BlockTable, CellKind, TableKind, Tone,
};
use crate::export::sheet::{MarkRoom, Sheet};
use crate::export::words::{self, clean};
use crate::report::{OfferLine, OldPlace};
use crate::text::number::ordinal;

/// A column by what it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TableColumn {
    /// The place.
    Place,
    /// The place before the changes of the command line.
    WasPlace,
    /// The company.
    Company,
    /// The role.
    Role,
    /// The score.
    Score,
    /// The score before the changes of the command line.
    WasScore,
    /// The middle nine tenths of the scores.
    Range,
    /// Share of what-ifs in which the offer comes first.
    First,
    /// Position by one judge.
    Judge(usize),
    /// The day to answer by.
    Day,
    /// Days until then.
    Left,
}

impl TableColumn {
    const fn kind(self) -> CellKind {
        match self {
            Self::Place => CellKind::Place,
            Self::WasPlace => CellKind::OldPlace,
            Self::Company => CellKind::Name,
            Self::Role => CellKind::Role,
            Self::Score => CellKind::Score,
            Self::WasScore => CellKind::OldScore,
            Self::Range => CellKind::Range,
            Self::First => CellKind::Share,
            Self::Judge(_) => CellKind::Position,
            Self::Day => CellKind::Day,
            Self::Left => CellKind::DaysLeft,
        }
    }

    /// What stands above it.
    fn head(self, sheet: &Sheet<'_>) -> String {
        match self {
            Self::Place => "#".to_owned(),
            Self::WasPlace | Self::WasScore => "was".to_owned(),
            Self::Company => "Offer".to_owned(),
            Self::Score => "Score".to_owned(),
            Self::Range => "Range".to_owned(),
            Self::First => "Comes first".to_owned(),
            Self::Judge(judge) => words::judge(&sheet.report.judges[judge]),
            Self::Day => "Reply by".to_owned(),
            Self::Role | Self::Left => String::new(),
        }
    }

    /// Its name in a sentence.
    fn spoken(self, sheet: &Sheet<'_>) -> String {
        match self {
            Self::Score => "score".to_owned(),
            Self::Range => "range".to_owned(),
            Self::First => "comes first".to_owned(),
            Self::WasPlace | Self::WasScore => "was".to_owned(),
            Self::Judge(_) => self.head(sheet),
            Self::Role => "role".to_owned(),
            Self::Left => "in".to_owned(),
            Self::Place | Self::Company | Self::Day => String::new(),
        }
    }

    fn column(self, sheet: &Sheet<'_>) -> BlockColumn {
        let room = match self {
            Self::Score => sheet.mark_room,
            Self::WasScore => sheet.was_mark_room,
            _ => MarkRoom::None,
        };
        BlockColumn {
            marked: room == MarkRoom::Kept,
            ..BlockColumn::new(self.kind(), self.head(sheet)).spoken(self.spoken(sheet))
        }
    }

    /// Whether it tells anything of an offer that takes no place.
    fn told_unranked(self, offer: &OfferLine<'_>) -> bool {
        match self {
            Self::Place | Self::WasPlace | Self::Company | Self::Role => true,
            Self::Score => words::has_score(offer) || offer.was.is_some(),
            Self::WasScore => offer.was.is_some(),
            Self::Range | Self::First | Self::Judge(_) | Self::Day | Self::Left => false,
        }
    }

    fn cell(self, sheet: &Sheet<'_>, offer: &OfferLine<'_>) -> BlockCell {
        let was = offer.was.as_ref();
        let cell = match self {
            Self::Place => Some(words::place(offer).into()),
            Self::WasPlace => Some(was.map_or_else(|| "-".into(), |w| w.place.to_string().into())),
            Self::Company => Some(words::company(offer).into()),
            Self::Role => Some(sheet.role(offer).into()),
            Self::Score => words::has_score(offer).then(|| score(offer.score, offer.unsure)),
            Self::WasScore => was
                .filter(|w| w.place != OldPlace::None)
                .map(|w| score(w.score, w.unsure)),
            Self::Range => words::range(offer).map(BlockCell::new),
            Self::First => offer.comes_first.as_deref().map(|text| clean(text).into()),
            Self::Judge(judge) => Some(position(sheet, judge, offer).into()),
            Self::Day => offer
                .reply_by
                .map(|day| pressed(words::day(day, offer.days_left), offer)),
            Self::Left => offer
                .days_left
                .map(|days| pressed(words::left(days), offer)),
        };
        cell.unwrap_or_default()
    }
}

/// The columns for which there is anything to show.
fn table_columns(sheet: &Sheet<'_>) -> Vec<TableColumn> {
    let any = |has: fn(&OfferLine<'_>) -> bool| sheet.offers.iter().any(has);
    let was = any(|o| o.was.is_some());
    let roles = sheet.offers.iter().any(|o| !sheet.role(o).is_empty());
    let mut parts = vec![TableColumn::Place];
    parts.extend(was.then_some(TableColumn::WasPlace));
    parts.push(TableColumn::Company);
    parts.extend(roles.then_some(TableColumn::Role));
    parts.push(TableColumn::Score);
    parts.extend(was.then_some(TableColumn::WasScore));
    // Beside what was, what is now leaves no room for it.
    let ranges = !was && any(|o| o.score_low.is_some());
    parts.extend(ranges.then_some(TableColumn::Range));
    parts.extend(any(|o| o.comes_first.is_some()).then_some(TableColumn::First));
    parts.extend(judges(sheet).map(TableColumn::Judge));
    if any(|o| o.reply_by.is_some() && o.position.is_some()) {
        parts.extend([TableColumn::Day, TableColumn::Left]);
    }
    parts
}

/// The offers in their order; one without a place has its reason behind its name.
pub fn ranked(sheet: &Sheet<'_>) -> BlockTable {
    let parts = table_columns(sheet);
    let columns = parts.iter().map(|part| part.column(sheet)).collect();
    let row = |offer| row(sheet, &parts, offer);
    BlockTable {
        rows: sheet.offers.iter().map(row).collect(),
        ..BlockTable::new(TableKind::Ranking, "The offers in their order", columns)
    }
}

fn row(sheet: &Sheet<'_>, parts: &[TableColumn], offer: &OfferLine<'_>) -> BlockRow {
    let is_ranked = offer.position.is_some();
    let cell = |part: &TableColumn| {
        let told = is_ranked || part.told_unranked(offer);
        told.then(|| part.cell(sheet, offer))
    };
    BlockRow {
        is_strong: words::leads(offer),
        cells: parts.iter().map(cell).collect(),
        instead: if is_ranked {
            String::new()
        } else {
            words::reasons(offer)
        },
        below: if is_ranked { reply(offer) } else { Vec::new() },
        ..BlockRow::default()
    }
}

/// The most judges that have a column each.
const JUDGES: usize = 8;

/// The judges that have a column: all, when there are several and not too many.
fn judges(sheet: &Sheet<'_>) -> Range<usize> {
    match sheet.report.judges.len() {
        several @ 2..=JUDGES => 0..several,
        _ => 0..0,
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
