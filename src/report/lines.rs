//! Lines of a report: criteria, judges, offers, links and remarks.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{CellLine, MustOutcome, Pairs, PayLine, ScalePoint, Status, Value, Was, ratings};
use crate::method::TIE;

/// A criterion as the outputs show it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CriterionLine<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// The unit of its ratings.
    pub unit: Option<&'a str>,
    /// What to ask a company.
    pub question: Option<&'a str>,
    /// What it means, and its levels.
    pub about: Option<&'a str>,
    /// The end of the scale that earns nothing.
    pub worst: Option<Value<'a>>,
    /// The end of the scale that earns all.
    pub best: Option<Value<'a>>,
    /// The points of its scale; none where they are hidden, or hang on the offers.
    pub curve: Option<Vec<ScalePoint<'a>>>,
    /// How its scale is made from the offers, in words; none of one that is fixed.
    pub normalize: Option<String>,
    /// The worst that a deal-breaker on it accepts, in words: `60 min`.
    pub must: Option<String>,

    /// Its weight in points of 100, the mean of the judges'; none where it is a deal-breaker only.
    #[serde(skip)]
    pub weight: Option<f64>,
    /// The year of all its facts, where that is one other than the day's.
    #[serde(skip)]
    pub year: Option<i16>,
    /// The unit as a row's name carries it (`$ a month`), where the ratings do not carry it themselves.
    #[serde(skip)]
    pub row_unit: Option<String>,
    /// The currency of its ratings.
    #[serde(skip)]
    pub currency: Option<&'a str>,
    /// The scale in a few characters for a column's head: `0-10`, `$/month`.
    #[serde(skip)]
    pub scale: String,
}

/// One set of weights and what it makes of the offers.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct JudgeLine<'a> {
    /// The set's name, or the file's.
    pub set: &'a str,
    /// Its title.
    pub title: Option<&'a str>,
    /// What the judge is called in tables and sentences.
    pub name: &'a str,
    /// How much the judge counts among several.
    pub voice: f64,
    /// The name as a column's head has room for it.
    #[serde(skip)]
    pub head: String,
    /// Its weights by criterion.
    pub weights: Pairs<&'a str, WeightLine>,
    /// The position of each ranked offer by this judge alone; null for one that is not ranked.
    pub positions: Pairs<&'a str, Option<usize>>,
    /// The score of each offer by this judge alone.
    pub scores: Pairs<&'a str, f64>,
}

/// One weight.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WeightLine {
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
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OfferLine<'a> {
    /// Its id.
    pub id: &'a str,
    /// The company, as written.
    pub company: &'a str,
    /// The role.
    pub role: Option<&'a str>,
    /// Whether it was made.
    pub status: Status,
    /// Share of the weight on which something is known, of 100.
    pub known: f64,
    /// The best place it may hold.
    pub place: Option<usize>,
    /// The last place it may hold.
    pub place_last: Option<usize>,
    /// Its place by score, from 1.
    pub position: Option<usize>,
    /// The same, where those of equal score share the best of their places.
    pub score_place: Option<usize>,
    /// Whether it shares its place in every trial; of a pending one the place that it would take.
    pub tied: bool,
    /// Why it takes no place, all reasons.
    pub unranked_because: Option<Vec<String>>,
    /// The position that a pending offer would take.
    pub would_be: Option<usize>,
    /// Points of 100.
    pub score: f64,
    /// 5th percentile of the trials' scores.
    pub score_low: Option<f64>,
    /// Median of the trials' scores.
    pub score_median: Option<f64>,
    /// 95th percentile of the trials' scores.
    pub score_high: Option<f64>,
    /// Share of trials in which it comes first.
    pub first_share: Option<f64>,
    /// Share of trials in which it breaks a deal-breaker, and takes no place.
    pub out_share: Option<f64>,
    /// Share of trials in which it takes each place.
    pub place_shares: Option<Vec<f64>>,
    /// The standard errors of `place_shares`.
    pub standard_errors: Option<Vec<f64>>,
    /// The mean weights of the trials in which it comes first.
    pub central_weights: Option<Pairs<&'a str, f64>>,
    /// Share of first places at the central weights.
    pub confidence: Option<f64>,
    /// When to answer.
    pub reply_by: Option<Date>,
    /// Days from today until then; negative when past.
    pub days_left: Option<i32>,
    /// What it pays, where that is stated part by part.
    pub pay: Option<Box<PayLine>>,
    /// When the company is to answer, where there is no offer yet.
    pub expects_by: Option<Date>,
    /// The chance that it is made, where there is no offer yet; the middle of a range.
    pub chance: Option<f64>,
    /// The least that this chance may be.
    pub chance_low: Option<f64>,
    /// The most that it may be.
    pub chance_high: Option<f64>,
    /// Where it is.
    pub location: Option<&'a str>,
    /// What the user noted of it.
    pub note: Option<&'a str>,
    /// What became of each deal-breaker.
    pub must: Pairs<&'a str, MustOutcome>,
    /// Its ratings, in the order of the report's `criteria`.
    #[serde(serialize_with = "ratings::cell::by_criterion")]
    #[cfg_attr(
        test,
        schemars(with = "Pairs<&str, ratings::cell_entry::CellEntry<'_>>")
    )]
    pub criteria: Vec<CellLine<'a>>,

    /// What screens call it: the company, with the role or the id where that is not enough.
    #[serde(skip)]
    pub label: String,
    /// In how many what-ifs it comes first, in words: `51 in 100`.
    #[serde(skip)]
    pub comes_first: Option<String>,
    /// Whether an unknown is inside its score.
    #[serde(skip)]
    pub unsure: bool,
    /// The points that its score would have more, or less, if no scale ended.
    #[serde(skip)]
    pub beyond: f64,
    /// Place and score before the changes of the command line, when there are any.
    #[serde(skip)]
    pub was: Option<Was>,
}

impl OfferLine<'_> {
    /// Whether only the ends of scales give it the score of another offer.
    pub fn ties_by_an_end(&self, other: &Self) -> bool {
        (self.score - other.score).abs() <= TIE && (self.beyond - other.beyond).abs() > 1e-9
    }

    /// Whether a deal-breaker keeps it out.
    pub fn is_out(&self) -> bool {
        let fails = |(_, outcome): &(&str, MustOutcome)| *outcome == MustOutcome::Fails;
        self.must.0.iter().any(fails)
    }

    /// Whether somebody waits for an answer to it: it is made, and no deal-breaker keeps it out.
    pub fn is_open(&self) -> bool {
        self.status == Status::Offered && !self.is_out()
    }
}

/// A difference between the first and the second on one criterion.
#[derive(Debug)]
pub struct Gap {
    /// Index into the report's `criteria`.
    pub criterion: usize,
    /// Tenths of a point by which the first is ahead; negative where it is behind.
    pub tenths: i64,
    /// Why, in a few words.
    pub reason: Option<String>,
}

/// A link that ratings rest on, and what the mark behind them means.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LinkNote<'a> {
    /// The company.
    pub company: &'a str,
    /// The one whose ratings reach it.
    pub parent: &'a str,
    /// How much of them, 0 to 1; none where that is unknown.
    pub share: Option<f64>,
    /// The least that it may be.
    pub low: Option<f64>,
    /// The most that it may be.
    pub high: Option<f64>,
    /// The ratings that reach it, by criterion, in words.
    pub ratings: Pairs<&'a str, String>,
    /// The company's own, to which they add.
    pub own: Pairs<&'a str, String>,

    /// `*`, `**`, ...
    #[serde(skip)]
    pub mark: String,
    /// `25 % of Microsoft's rating; may be 0 to 100 %`.
    #[serde(skip)]
    pub text: String,
}

/// A remark or a warning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Remark {
    /// Its kind: `R0201`.
    pub code: String,
    /// What to know.
    pub message: String,
    /// The file, where it is one of the user's.
    pub file: Option<String>,
    /// The line in it.
    pub line: Option<usize>,
    /// The column in it.
    pub column: Option<usize>,
}
