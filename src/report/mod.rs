//! Everything an output may show, computed once.
//!
//! A [`Report`] serialises to the JSON of schema 1; what only a screen needs is left out there.
//! Text in a report is as the user wrote it: an export makes it safe for where it goes.

mod ask;
mod build;
mod change;
mod check;
mod deadlines;
mod diff;
mod doubts;
mod explanation;
mod group;
mod interview;
mod judges;
mod kinds;
mod lines;
mod off_scale;
mod pay;
mod ratings;
mod redact;
mod rows;
mod settings;
mod sureness;
mod table_query;
mod verdict;
mod wait;
mod was;
mod weights;

use std::collections::HashSet;

use jiff::civil::Date;
use serde::Serialize;

pub use crate::method::Method;
pub use crate::model::{Outcome as MustOutcome, Status, short_title};
pub use crate::robust::flips::Because;
use crate::text::tenths::PointDigits;
pub use ask::AskLine;
pub use build::report_and_ranking;
pub use change::change_name::{ChangeKind, TypedChange};
pub use change::flip::{FlipLine, PairLine, Prospect, Told, When};
pub use change::left_out::{TermLeftOut, unsaid};
pub use change::{AskReport, Change, Depth, FlipReport, FlipsOf};
pub use check::{CheckReport, MistakeLine, UnknownRating, check};
pub use deadlines::{Deadline, DeadlineReport, Due};
pub use diff::{
    BridgeKind, BridgePart, DiffOffer, DiffReport, DiffSide, DiffStanding, InputChange,
};
pub use diff::{SideName, Snapshot, SnapshotError, StatementKey, StatementKind, diff};
pub use explanation::{ExplainReport, Explained, ExplainedLine, ExplainedRating, explanation};
pub use explanation::{PairTurns, turns};
pub use group::{DisputeLine, GroupLine, GroupWords, LiveWithLine, RuleLines, TiedLevel};
pub use interview::{MOST_QUESTIONS, Reply, WeighingInterview, WeighingQuestion};
pub use kinds::Pairs;
pub use lines::{CriterionLine, Gap, JudgeLine, LinkNote, OfferLine, Remark, WeightLine};
pub use off_scale::OffScale;
pub use pay::{LeavingLine, PayLine, PayOffer, PayReport, SourceLine};
pub use ratings::cell::{
    CellLine, Form, Per, RatingNote, RatingOrigin, StatedRating, Style, Value,
};
pub use ratings::curves::{CurveTurn, PayPlane, PlanePoint, WeightCurve};
pub use ratings::scale_line::ScalePoint;
pub use ratings::shown::{WeightColumn, unknown};
pub use rows::{ListedRows, OfferRow, OfferRows, RowCell, RowColumns, offer_rows};
pub use settings::{Call, CallFiles, Places, Redacted, ReportSettings, TRIALS};
pub use sureness::TrialsLine;
pub use table_query::{
    CompanyWorth, CurvePiece, LevelPair, LineOfPresent, QueryColumn, QueryColumns, QueryCompany,
    QueryCriterion, QueryCurve, QueryLevels, QueryLimit, QueryScale, TableQuery, UNKNOWN_WORDS,
    WorthEnds, table_query,
};
pub use wait::wait;
pub use wait::{Advice, DueLine, LeftOut, MoreTimeLine, WaitLine, WaitReport};
pub use was::{OldPlace, Was};
pub use weights::{
    AnsweredLine, EqualLine, ExchangeLine, FromData, JudgeWeights, PossibleLine, StepLine,
    SwingLine, UnweighedLine, WeightGroupLine, WeightsReport, weights,
};

/// The version of the JSON's shape. Another key does not make it another one.
pub const SCHEMA: u32 = 1;

/// The answer to one run.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Report<'a> {
    /// The version of the JSON's shape.
    pub schema: u32,
    /// The version of the program.
    pub version: &'static str,
    /// The title of the decision.
    pub title: Option<&'a str>,
    /// The day of the run.
    pub today: Date,
    /// The day whose facts count.
    pub as_of: Date,
    /// The method.
    pub method: Method,
    /// Who leads, in words and for scripts.
    pub verdict: Verdict,
    /// The criteria that carry weight or a deal-breaker, in the order of the files.
    pub criteria: Vec<CriterionLine<'a>>,
    /// Whose weights, one entry a set.
    pub judges: Vec<JudgeLine<'a>>,
    /// How far several judges agree, and what rules of counting make of them; none of one alone.
    pub group: Option<GroupLine<'a>>,
    /// Criteria that share a weight; none where several people weigh.
    pub weight_groups: Vec<WeightGroupLine<'a>>,
    /// How many offers there are; `offers` has the first of them where fewer are asked for.
    pub offers_in_all: usize,
    /// The offers: ranked ones first, best first, then the others.
    pub offers: Vec<OfferLine<'a>>,
    /// The score of an offer before any points, for methods that count from the middle.
    pub start: f64,
    /// Share of trials in which the first id is ahead of the second.
    pub pairwise: Option<Pairs<&'a str, Pairs<&'a str, f64>>>,
    /// How the trials were made.
    pub trials: Option<TrialsLine>,
    /// Changes that give another order.
    pub flips: Vec<FlipLine<'a>>,
    /// Which of them these are.
    pub flips_of: FlipsOf,
    /// What to find out next.
    pub ask: Vec<AskLine<'a>>,
    /// The lengths of terms of which no change is looked for, as shares vest or years differ in them.
    pub left_out: Vec<TermLeftOut<'a>>,
    /// Whether to accept what is due, or to wait; null where nothing is awaited after it.
    pub wait: Option<WaitLine<'a>>,
    /// The points of letting all offers go, where they are stated.
    pub fallback: Option<f64>,
    /// Remarks and warnings, in the order in which they matter.
    pub warnings: Vec<Remark>,

    /// The place that `ask` is about: 1, or 2 where nothing to be learned changes who is first.
    #[serde(skip)]
    pub asked_place: usize,
    /// What is said about changes in sentences.
    #[serde(skip)]
    pub change: Change<'a>,
    /// Indices into `criteria` in the order of the screen's rows: by weight, then as written.
    #[serde(skip)]
    pub rows: Vec<usize>,
    /// Why the first leads the second, largest gap first.
    #[serde(skip)]
    pub gaps: Vec<Gap>,
    /// The share of what-ifs from which on one offer is surely ahead of another.
    #[serde(skip)]
    pub sure: f64,
    /// What the ranges and shares of what-ifs rest on, in a line.
    #[serde(skip)]
    pub what_ifs: Option<String>,
    /// The links that ratings rest on.
    pub links: Vec<LinkNote<'a>>,
    /// How the files were named on the command line.
    #[serde(skip)]
    pub call: Call,
    /// The criteria of money whose ratings are hidden.
    #[serde(skip)]
    pub hidden: Vec<&'a str>,
    /// To which digit points are told.
    #[serde(skip)]
    pub digits: PointDigits,
}

impl<'a> Report<'a> {
    /// Leaves out the offers behind the first so many.
    fn cut(&mut self, count: usize) {
        self.offers.truncate(count);
        let shown: HashSet<&'a str> = self.offers.iter().map(|offer| offer.id).collect();
        for judge in &mut self.judges {
            judge.positions.0.retain(|(id, _)| shown.contains(id));
            judge.scores.0.retain(|(id, _)| shown.contains(id));
        }
        if let Some(pairs) = &mut self.pairwise {
            pairs.0.retain(|(id, _)| shown.contains(id));
            for (_, row) in &mut pairs.0 {
                row.0.retain(|(id, _)| shown.contains(id));
            }
        }
    }

    /// The share of what-ifs in which one offer is ahead of another, by their ids.
    pub fn ahead(&self, one: &str, other: &str) -> Option<f64> {
        self.pairwise.as_ref()?.get(one)?.get(other).copied()
    }

    /// Whether several judges have no first in common.
    pub fn is_apart(&self) -> bool {
        self.group.as_ref().is_some_and(|group| group.is_apart)
    }

    /// The criteria that carry weight, in the order of the rows.
    pub fn weighed(&self) -> Vec<usize> {
        weighed(&self.criteria, &self.rows)
    }

    /// Their weights as a column.
    pub fn weight_column(&self) -> WeightColumn {
        weight_column(&self.criteria, &self.weighed())
    }

    /// How many of the offers take a place; they stand first in `offers`.
    pub fn ranked(&self) -> usize {
        let ranked = self.offers.iter().take_while(|o| o.position.is_some());
        ranked.count()
    }
}

/// The criteria that carry weight, in the order of some rows.
fn weighed(criteria: &[CriterionLine<'_>], rows: &[usize]) -> Vec<usize> {
    let is_weighed = |k: &usize| criteria[*k].weight.is_some();
    rows.iter().copied().filter(is_weighed).collect()
}

/// The weights of some criteria as a column.
fn weight_column(criteria: &[CriterionLine<'_>], weighed: &[usize]) -> WeightColumn {
    let weights = weighed.iter().filter_map(|k| criteria[*k].weight);
    WeightColumn::new(&weights.collect::<Vec<f64>>())
}

/// Who leads.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Verdict {
    /// Whether exactly one offer holds first place and nothing else.
    pub clear: bool,
    /// The ids of the offers with place 1.
    pub first: Vec<String>,
    /// Who leads, in a sentence or two.
    pub text: String,
    /// The next deadline in a sentence, when one is near.
    #[serde(skip)]
    pub deadline: Option<String>,
    /// The scale that does not reach as far as the ratings, where that bears on the order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub off_scale: Option<OffScale>,
}
