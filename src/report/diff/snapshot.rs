//! What a diff compares: a ranking as its JSON tells it, made now or saved some day.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value as Json;

use crate::report::Report;
use crate::text::order::InOrder;
use crate::text::tenths::PointDigits;

/// The only shape of JSON that is read.
const SCHEMA: u64 = 1;

/// A ranking.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Snapshot {
    /// The title of the decision.
    pub title: Option<String>,
    /// The day of the run.
    pub today: Date,
    /// The day whose facts count.
    pub as_of: Date,
    /// The method.
    pub method: String,
    /// The criteria, in the order of the files.
    pub criteria: Vec<SavedCriterion>,
    /// Whose weights.
    pub judges: Vec<SavedJudge>,
    /// The offers: ranked ones first, best first, then the others.
    pub offers: Vec<SavedOffer>,
    /// The score of an offer before any points.
    pub start: f64,
    /// How the trials were made.
    pub trials: Option<SavedTrials>,
    /// The links that ratings rest on.
    #[serde(default)]
    pub links: Vec<SavedLink>,
    /// The points of letting all offers go, where they are stated.
    pub fallback: Option<f64>,
    /// To which digit points are told.
    #[serde(skip)]
    pub digits: PointDigits,
}

/// A criterion.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct SavedCriterion {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The unit of its ratings.
    pub unit: Option<String>,
    /// The end of the scale that earns nothing.
    pub worst: Option<Json>,
    /// The end of the scale that earns all.
    pub best: Option<Json>,
    /// The points of its scale.
    pub curve: Option<Vec<SavedPoint>>,
    /// How its scale is made from the offers, as a text.
    pub normalize: Option<String>,
    /// The deal-breaker on it, as a text.
    pub must: Option<String>,
}

/// A point of a scale.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct SavedPoint {
    /// The rating.
    pub rating: Json,
    /// What it is worth, 0 to 1.
    pub worth: f64,
}

/// One set of weights.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct SavedJudge {
    /// Its name, or the file's.
    pub set: String,
    /// How much it counts among several.
    #[serde(default = "one_voice")]
    pub voice: f64,
    /// Its weights by criterion.
    pub weights: BTreeMap<String, SavedWeight>,
}

/// The voice of who was given none.
const fn one_voice() -> f64 {
    1.0
}

/// One weight.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
pub struct SavedWeight {
    /// The number in the file; the middle of a range.
    pub written: f64,
    /// Its share of all weights, of 100.
    pub share: f64,
    /// The lowest number that trials give it.
    pub low: f64,
    /// The highest number that trials give it.
    pub high: f64,
}

/// One offer.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct SavedOffer {
    /// Its id.
    pub id: String,
    /// The company.
    pub company: String,
    /// The role.
    pub role: Option<String>,
    /// Whether it was made.
    pub status: String,
    /// The best place it may hold.
    pub place: Option<usize>,
    /// The last place it may hold.
    pub place_last: Option<usize>,
    /// Its place by score.
    pub position: Option<usize>,
    /// The same, which those of equal score share.
    pub score_place: Option<usize>,
    /// Whether it shares its place in every trial.
    #[serde(default)]
    pub tied: bool,
    /// Why it takes no place.
    pub unranked_because: Option<Vec<String>>,
    /// Points of 100.
    pub score: f64,
    /// Share of trials in which it comes first.
    pub first_share: Option<f64>,
    /// Share of trials in which it breaks a deal-breaker.
    pub out_share: Option<f64>,
    /// When to answer.
    pub reply_by: Option<Date>,
    /// When the company is to answer.
    pub expects_by: Option<Date>,
    /// The chance that it is made, where there is no offer yet.
    pub chance: Option<f64>,
    /// The least that this chance may be.
    pub chance_low: Option<f64>,
    /// The most that it may be.
    pub chance_high: Option<f64>,
    /// Where it is.
    pub location: Option<String>,
    /// What the user noted of it.
    pub note: Option<String>,
    /// What it pays, where that is stated part by part.
    pub pay: Option<SavedPay>,
    /// What became of each deal-breaker.
    #[serde(default)]
    pub must: BTreeMap<String, String>,
    /// Its ratings.
    pub criteria: BTreeMap<String, SavedCell>,
}

/// What an offer pays.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct SavedPay {
    /// Its parts as they are stated, each as a text.
    #[serde(default)]
    pub parts: BTreeMap<String, String>,
    /// What is stated of them beside amounts.
    #[serde(default)]
    pub terms: BTreeMap<String, String>,
    /// The weeks of an internship.
    pub weeks: Option<f64>,
    /// The months that are looked at.
    pub months: Option<f64>,
}

/// One rating.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct SavedCell {
    /// In words.
    pub text: String,
    /// The likely or middle value.
    pub rating: Option<Json>,
    /// The least that it may be.
    pub low: Option<Json>,
    /// The most that it may be.
    pub high: Option<Json>,
    /// What it is worth.
    pub utility: Option<f64>,
    /// What it adds to the score.
    pub points: f64,
    /// On what it rests.
    pub origin: String,
    /// The reason in short.
    pub brief: Option<String>,
    /// The reason.
    pub why: Option<String>,
    /// Its source.
    pub source: Option<String>,
    /// The day from which it holds.
    pub as_of: Option<Date>,
}

/// How trials were made.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct SavedTrials {
    /// How many.
    pub count: u64,
    /// Where their random numbers begin.
    pub seed: Option<u64>,
    /// The share of them that settles who is ahead.
    pub sure: Option<f64>,
    /// How far weights were trusted.
    pub trust: String,
}

/// A company that shares in another one's ratings.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct SavedLink {
    /// The company.
    pub company: String,
    /// The one whose ratings reach it.
    pub parent: String,
    /// How much of them, 0 to 1.
    pub share: Option<f64>,
    /// The least that it may be.
    pub low: Option<f64>,
    /// The most that it may be.
    pub high: Option<f64>,
    /// The ratings that reach it, by criterion, each as a text.
    #[serde(default)]
    pub ratings: BTreeMap<String, String>,
    /// The company's own, to which they add.
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

    /// The ids of the offers that take a place, best first.
    pub fn order(&self) -> Vec<&str> {
        let mut ranked: Vec<&SavedOffer> = self.offers.iter().collect();
        ranked.retain(|o| o.position.is_some());
        ranked.order_by_key(|o| o.position);
        ranked.iter().map(|o| o.id.as_str()).collect()
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
