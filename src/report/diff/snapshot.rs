//! What a diff compares: a ranking as its JSON tells it, made now or saved some day.
//!
//! The fields are those of the same names in [`Report`] and its lines, which say what they are.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value as Json;

use crate::report::{Report, WeightLine};
use crate::text::tenths::PointDigits;

/// The only shape of JSON that is read.
const SCHEMA: u64 = 1;

/// A ranking, as far as a diff reads it.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Snapshot {
    pub(super) title: Option<String>,
    pub(super) today: Date,
    pub(super) as_of: Date,
    pub(super) method: String,
    pub(super) criteria: Vec<SavedCriterion>,
    pub(super) judges: Vec<SavedJudge>,
    pub(super) offers: Vec<SavedOffer>,
    pub(super) start: f64,
    pub(super) trials: Option<SavedTrials>,
    #[serde(default)]
    pub(super) links: Vec<SavedLink>,
    pub(super) fallback: Option<f64>,
    #[serde(skip)]
    pub(super) digits: PointDigits,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct SavedCriterion {
    pub id: String,
    pub name: String,
    pub unit: Option<String>,
    pub worst: Option<Json>,
    pub best: Option<Json>,
    pub curve: Option<Vec<SavedPoint>>,
    pub normalize: Option<String>,
    pub must: Option<String>,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct SavedPoint {
    pub rating: Json,
    pub worth: f64,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct SavedJudge {
    pub set: String,
    #[serde(default = "one_voice")]
    pub voice: f64,
    pub weights: BTreeMap<String, WeightLine>,
}

/// The voice of who was given none.
const fn one_voice() -> f64 {
    1.0
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct SavedOffer {
    pub id: String,
    pub company: String,
    pub role: Option<String>,
    pub status: String,
    pub place: Option<usize>,
    pub place_last: Option<usize>,
    pub position: Option<usize>,
    pub score_place: Option<usize>,
    #[serde(default)]
    pub tied: bool,
    pub unranked_because: Option<Vec<String>>,
    pub score: f64,
    pub first_share: Option<f64>,
    pub out_share: Option<f64>,
    pub reply_by: Option<Date>,
    pub expects_by: Option<Date>,
    pub chance: Option<f64>,
    pub chance_low: Option<f64>,
    pub chance_high: Option<f64>,
    pub location: Option<String>,
    pub note: Option<String>,
    pub pay: Option<SavedPay>,
    #[serde(default)]
    pub must: BTreeMap<String, String>,
    pub criteria: BTreeMap<String, SavedCell>,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct SavedPay {
    #[serde(default)]
    pub parts: BTreeMap<String, String>,
    #[serde(default)]
    pub terms: BTreeMap<String, String>,
    pub weeks: Option<f64>,
    pub months: Option<f64>,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct SavedCell {
    pub text: String,
    pub rating: Option<Json>,
    pub low: Option<Json>,
    pub high: Option<Json>,
    pub utility: Option<f64>,
    pub points: f64,
    pub origin: String,
    pub brief: Option<String>,
    pub why: Option<String>,
    pub source: Option<String>,
    pub as_of: Option<Date>,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct SavedTrials {
    pub count: u64,
    pub seed: Option<u64>,
    pub sure: Option<f64>,
    pub trust: String,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct SavedLink {
    pub company: String,
    pub parent: String,
    pub share: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    #[serde(default)]
    pub ratings: BTreeMap<String, String>,
    #[serde(default)]
    pub own: BTreeMap<String, String>,
}

/// Why something is no ranking that can be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnapshotError {
    /// It is no JSON, from this line and column on.
    NoJson(usize, usize),
    /// It is JSON of another shape.
    OtherSchema(String),
    /// It is no ranking.
    NoRanking,
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoJson(line, column) => {
                write!(f, "is no whole JSON: see line {line}, column {column}")
            }
            Self::OtherSchema(found) => write!(
                f,
                "has schema {found}; this program reads schema {SCHEMA}: rank its files again"
            ),
            Self::NoRanking => f.write_str("is JSON, but no ranking as `rank --json` prints it"),
        }
    }
}

impl Snapshot {
    /// A ranking that was just made.
    ///
    /// # Errors
    /// Never, as long as the report has the fields that are read here.
    pub fn of(report: &Report<'_>) -> Result<Self, SnapshotError> {
        let json = serde_json::to_value(report).map_err(|_| SnapshotError::NoRanking)?;
        Ok(Self {
            digits: report.digits,
            ..Self::from_json(json)?
        })
    }

    /// A ranking that was saved.
    ///
    /// # Errors
    /// When the bytes are no JSON, or JSON of another shape.
    pub fn read(bytes: &[u8]) -> Result<Self, SnapshotError> {
        let json = serde_json::from_slice(bytes);
        let json: Json = json.map_err(|e| SnapshotError::NoJson(e.line(), e.column()))?;
        Self::from_json(json)
    }

    fn from_json(json: Json) -> Result<Self, SnapshotError> {
        match json.get("schema") {
            None => return Err(SnapshotError::NoRanking),
            Some(schema) if schema.as_u64() == Some(SCHEMA) => (),
            Some(schema) => return Err(SnapshotError::OtherSchema(schema.to_string())),
        }
        serde_json::from_value(json).map_err(|_| SnapshotError::NoRanking)
    }

    /// A criterion by its id.
    pub fn criterion(&self, id: &str) -> Option<&SavedCriterion> {
        self.criteria.iter().find(|c| c.id == id)
    }

    /// The share of weight of a criterion, of 100: the mean of the judges', each by its voice.
    pub fn share(&self, criterion: &str) -> f64 {
        let of = |judge: &SavedJudge| judge.weights.get(criterion).map_or(0.0, |w| w.share);
        let sum: f64 = self.judges.iter().map(|j| j.voice * of(j)).sum();
        let voices: f64 = self.judges.iter().map(|j| j.voice).sum();
        if voices > 0.0 { sum / voices } else { 0.0 }
    }

    /// Whether money is hidden in it, and so all points are whole.
    pub fn is_whole(&self) -> bool {
        let cells = self.offers.iter().flat_map(|o| o.criteria.values());
        cells.into_iter().any(|cell| cell.utility.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_ranking_is_told_apart() {
        let error = |text: &str| Snapshot::read(text.as_bytes()).expect_err("no ranking");
        assert_eq!(error("{\n  \"schema\": "), SnapshotError::NoJson(2, 12));
        assert_eq!(error("[]"), SnapshotError::NoRanking);
        assert_eq!(error("{\"schema\": 1}"), SnapshotError::NoRanking);
        assert_eq!(
            error("{\"schema\": 2, \"offers\": []}"),
            SnapshotError::OtherSchema("2".to_owned())
        );
    }
}
