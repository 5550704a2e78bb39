//! One rating of one offer, as scripts read it.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::cell::{CellLine, RatingOrigin, StatedRating, Value};

/// One rating of one offer, as scripts read it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::report) struct CellEntry<'c> {
    /// The rating, or the likely or middle one; none where no single one can be named.
    rating: Option<Value<'c>>,
    /// The lowest rating; none where nothing is stated.
    low: Option<Value<'c>>,
    /// The highest rating.
    high: Option<Value<'c>>,
    /// The rating in a few words.
    text: String,
    /// What it is worth, 0 to 1; under an unknown the middle; none where that is hidden.
    utility: Option<f64>,
    /// What it adds to the score.
    points: f64,
    /// The least that it may add; none where that is hidden.
    points_low: Option<f64>,
    /// The most that it may add; none where that is hidden.
    points_high: Option<f64>,
    /// On what it rests.
    origin: RatingOrigin,
    /// The reason in at most 50 characters.
    brief: Option<&'c str>,
    /// The reason.
    why: Option<&'c str>,
    /// Its source.
    source: Option<&'c str>,
    /// The day from which it holds.
    as_of: Option<Date>,
    /// Of a linked rating: where the share is from.
    #[serde(skip_serializing_if = "Option::is_none")]
    link_source: Option<Option<&'c str>>,
}

/// A number, unless it is none: so are hidden ones.
fn shown(x: f64) -> Option<f64> {
    Some(x).filter(|x| !x.is_nan())
}

impl Serialize for CellLine<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let note = self.note.as_deref();
        let is_linked = matches!(self.stated, StatedRating::Linked { .. });
        let entry = CellEntry {
            rating: self.rating(),
            low: self.ends().map(|e| e.0),
            high: self.ends().map(|e| e.1),
            text: self.text(),
            utility: shown(self.utility),
            points: self.points,
            points_low: shown(self.points_low),
            points_high: shown(self.points_high),
            origin: self.origin,
            brief: note.and_then(|n| n.brief.as_deref()),
            why: note.and_then(|n| n.why.as_deref()),
            source: note.and_then(|n| n.source),
            as_of: note.and_then(|n| n.as_of),
            link_source: is_linked.then(|| note.and_then(|n| n.link_source)),
        };
        entry.serialize(serializer)
    }
}
