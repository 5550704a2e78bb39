//! The columns of the ranked table, and what stands in them.

use std::ops::Range;

use super::paint::{Paint, paint, paint_if, unpainted};
use super::screen::grid::GridColumn;
use super::sheet::{MarkRoom, Sheet};
use super::words::{self, clean};
use crate::report::{OfferLine, OldPlace};
use crate::text::number::ordinal;

/// A column by what it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableColumn {
    /// The place.
    Place,
    /// The place before the changes of the command line.
    WasPlace,
    /// The company.
    Company,
    /// The role.
    Role,
    /// Company and role.
    Offer,
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

/// What the gaps before columns depend on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spacing {
    /// Whether every column counts.
    pub tight: bool,
    /// Whether old places stand before the names.
    pub was: bool,
}

impl TableColumn {
    /// How the column is laid out.
    pub fn column(self, spacing: Spacing) -> GridColumn {
        let Spacing { tight, was } = spacing;
        match self {
            Self::Place => GridColumn {
                least: 3,
                ..GridColumn::left(1)
            },
            Self::Company | Self::Offer => GridColumn::left(if was { 2 } else { 1 }),
            Self::WasPlace | Self::Role => GridColumn::left(2),
            Self::Score => GridColumn::right(1),
            Self::First | Self::Judge(_) | Self::Left => GridColumn::right(2),
            Self::WasScore | Self::Range => GridColumn::right(if tight { 2 } else { 3 }),
            Self::Day => GridColumn::left(if tight { 2 } else { 3 }),
        }
    }

    /// What stands above it.
    pub fn head(self, sheet: &Sheet<'_>) -> String {
        match self {
            Self::Place => "#".to_owned(),
            Self::WasPlace | Self::WasScore => "was".to_owned(),
            Self::Company | Self::Offer => "Offer".to_owned(),
            Self::Score => "Score".to_owned(),
            Self::Range => "Range".to_owned(),
            Self::First => "Comes first".to_owned(),
            Self::Judge(judge) => clean(&sheet.report.judges[judge].head),
            Self::Day => "Reply by".to_owned(),
            Self::Role | Self::Left => String::new(),
        }
    }

    /// Whether it tells anything of an offer that takes no place.
    pub fn told_unranked(self, offer: &OfferLine<'_>) -> bool {
        match self {
            Self::Place | Self::WasPlace | Self::Company | Self::Role | Self::Offer => true,
            Self::Score => words::has_score(offer) || offer.was.is_some(),
            Self::WasScore => offer.was.is_some(),
            Self::Range | Self::First | Self::Judge(_) | Self::Day | Self::Left => false,
        }
    }

    /// The text of a cell, in colours; numbers with a question mark have its room kept beside them.
    pub fn text(self, sheet: &Sheet<'_>, offer: &OfferLine<'_>) -> String {
        let was = offer.was.as_ref();
        let text = match self {
            Self::Place => Some(words::place(offer)),
            Self::WasPlace => Some(was.map_or_else(|| "-".to_owned(), |w| w.place.to_string())),
            Self::Company => Some(words::company(offer)),
            Self::Role => Some(sheet.role(offer)),
            Self::Offer => Some(sheet.name(offer)),
            Self::Score => {
                words::has_score(offer).then(|| marked(offer.score, offer.unsure, sheet.mark_room))
            }
            Self::WasScore => was
                .filter(|w| w.place != OldPlace::None)
                .map(|w| marked(w.score, w.unsure, sheet.was_mark_room)),
            Self::Range => words::range(offer),
            Self::First => offer.comes_first.as_deref().map(clean),
            Self::Judge(judge) => Some(position(sheet, judge, offer)),
            Self::Day => offer
                .reply_by
                .map(|day| pressed(&words::day(day, offer.days_left), offer)),
            Self::Left => offer
                .days_left
                .map(|days| pressed(&words::left(days), offer)),
        };
        text.unwrap_or_default()
    }

    /// The text of a cell without colours and alignment; nothing where it tells nothing.
    pub fn plain(self, sheet: &Sheet<'_>, offer: &OfferLine<'_>) -> String {
        if offer.position.is_none() && !self.told_unranked(offer) {
            return String::new();
        }
        clean(&unpainted(&self.text(sheet, offer)))
    }
}

/// The columns for which there is anything to show.
pub fn table_columns(sheet: &Sheet<'_>) -> Vec<TableColumn> {
    let any = |has: fn(&OfferLine<'_>) -> bool| sheet.offers.iter().any(has);
    let was = has_was(sheet);
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

/// Whether any offer has a place from before.
pub fn has_was(sheet: &Sheet<'_>) -> bool {
    sheet.offers.iter().any(|o| o.was.is_some())
}

/// The most judges that have a column each.
const JUDGES: usize = 8;

/// The judges that have a column: all, when there are several and not too many.
pub fn judges(sheet: &Sheet<'_>) -> Range<usize> {
    match sheet.report.judges.len() {
        several @ 2..=JUDGES => 0..several,
        _ => 0..0,
    }
}

/// `reply by Thu 26 Nov`, in red when it is near; `reply was due Thu 19 Nov` when it is past.
pub fn reply_by(offer: &OfferLine<'_>) -> Option<String> {
    let day = words::day_in_text(offer.reply_by?, offer.days_left);
    let by = if offer.days_left.is_some_and(|d| d < 0) {
        "was due"
    } else {
        "by"
    };
    Some(pressed(&format!("reply {by} {day}"), offer))
}

/// A score with its question mark.
pub fn marked(score: f64, unsure: bool, room: MarkRoom) -> String {
    let score = words::whole(score);
    match (unsure, room) {
        (true, _) => score + &paint("?", Paint::Yellow),
        (false, MarkRoom::Kept) => score + " ",
        (false, MarkRoom::None) => score,
    }
}

/// An offer's position by one judge: `1st`.
fn position(sheet: &Sheet<'_>, judge: usize, offer: &OfferLine<'_>) -> String {
    let position = sheet.position(judge, offer.id);
    position.map_or_else(|| "-".to_owned(), |p| ordinal(p as f64))
}

fn pressed(text: &str, offer: &OfferLine<'_>) -> String {
    paint_if(words::pressing(offer.days_left), text, Paint::Red)
}
