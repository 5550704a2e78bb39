//! One offer in depth, or two set against each other.

pub mod gaps;
mod turns;
mod words;
mod working;

pub use turns::{PairTurns, turns};

use serde::Serialize;

use super::change::flip::FlipLine;
use super::ratings::cell::{CellLine, RatingNote, RatingOrigin, StatedRating};
use super::{OfferLine, Report, WeightColumn, pay, unknown};
use crate::load::Loaded;
use crate::method::Ranking;
use crate::text::order::InOrder;
use gaps::points_shown;
use working::{Shown, Workings};

/// What `rank explain` tells.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ExplainReport<'r> {
    /// The version of the JSON's shape.
    pub schema: u32,
    /// The version of the program.
    pub version: &'static str,
    /// How the offers stand, in a sentence or two.
    pub verdict: String,
    /// The pending ones among them: they are taken as made.
    pub taken_as_made: &'r [String],
    /// The share of what-ifs in which the first of two is ahead, ties half; none for one offer.
    pub ahead_share: Option<f64>,
    /// The one offer, or the two.
    pub offers: Vec<Explained<'r>>,
    /// The criteria: by weight for one offer, largest gap first for two.
    pub criteria: Vec<ExplainedLine<'r>>,
    /// The reasons that the lines point to, from 1.
    pub notes: Vec<String>,
    /// What would turn the two round, in a sentence.
    pub turns: Option<String>,
    /// The command that lists every change.
    #[serde(skip)]
    pub command: Option<String>,
    /// The changes that do, nearest first; none for one offer.
    pub flips: Vec<FlipLine<'r>>,
    /// What a month's pay hides, in a sentence.
    pub terms: Option<String>,
    /// What a question mark means, where there is one.
    #[serde(skip)]
    pub unknown: Option<String>,
    /// Whether only the ends of scales give two offers the same score.
    #[serde(skip)]
    pub ties_by_an_end: bool,
    /// The sum of the weights as it is shown.
    #[serde(skip)]
    pub total: String,
    /// The weights as they were written, where those are other numbers than parts of 100.
    #[serde(skip)]
    pub written: Option<String>,
}

/// An offer that is explained.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Explained<'r> {
    /// Its id.
    pub id: &'r str,
    /// What screens call it.
    pub label: &'r str,
    /// Points of 100.
    pub score: f64,
    /// Its place by score.
    pub position: Option<usize>,
    /// The best place that it may hold.
    pub place: Option<usize>,
    /// The last place that it may hold.
    pub place_last: Option<usize>,
    /// 5th percentile of its scores in the what-ifs.
    pub score_low: Option<f64>,
    /// 95th percentile of its scores in the what-ifs.
    pub score_high: Option<f64>,
    /// Share of what-ifs in which it takes each place.
    pub place_shares: Option<&'r [f64]>,
    /// Why it takes no place.
    pub unranked_because: Option<&'r [String]>,
    /// Where it is.
    pub location: Option<&'r str>,
    /// What the user noted of it.
    pub note: Option<&'r str>,
}

/// A criterion, and what the offers have on it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ExplainedLine<'r> {
    /// The criterion's id.
    pub criterion: &'r str,
    /// Its weight in points of 100; none where it is a deal-breaker only.
    pub weight: Option<f64>,
    /// What each offer has on it.
    pub ratings: Vec<ExplainedRating>,
    /// Points by which the first of two is ahead; none for one offer.
    pub ahead: Option<f64>,
    /// The weight as it is shown; `must` for one that is a deal-breaker only.
    #[serde(skip)]
    pub of: String,
    /// Tenths of a point by which the first is ahead, as differences of what is shown.
    #[serde(skip)]
    pub ahead_tenths: i64,
    /// Index into the report's criteria.
    #[serde(skip)]
    pub index: usize,
}

/// What one offer has on a criterion.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ExplainedRating {
    /// The rating in words.
    pub text: String,
    /// What it is worth, 0 to 1.
    pub utility: f64,
    /// How that comes about, and what it makes of the weight; none of a deal-breaker only.
    pub working: Option<String>,
    /// What it adds to the score.
    pub points: f64,
    /// The same in tenths that add up to the score.
    #[serde(skip)]
    pub tenths: i64,
    /// The least that it may add.
    pub points_low: f64,
    /// The most that it may add.
    pub points_high: f64,
    /// The reason, as a number of the notes.
    pub note: Option<usize>,
}

/// Explains one offer of a decision's report or two, by their indices in it.
pub fn explanation<'r>(
    loaded: &'r Loaded,
    (report, ranking): (&'r Report<'r>, &'r Ranking),
    which: &[usize],
    taken_as_made: &'r [String],
) -> ExplainReport<'r> {
    let offers: Vec<&OfferLine<'r>> = which.iter().filter_map(|i| report.offers.get(*i)).collect();
    let two = match offers[..] {
        [a, b] => Some([a, b]),
        _ => None,
    };
    let turns = two.and_then(|[a, b]| turns(loaded, ranking, report, [a.id, b.id]));
    let workings = Workings {
        problem: &loaded.problem,
        ranking,
    };
    let mut lines = LineBuilder::new(workings, report, &offers);
    let mut order = report.rows.clone();
    if two.is_some() {
        // Deal-breakers without weight stay below.
        order.order_by_key(|k| std::cmp::Reverse(lines.ahead(*k).map_or(-1, i64::abs)));
    }
    let line = |index| lines.line(index, &offers);
    let criteria = order.into_iter().map(line).collect();
    let (turns, command, flips) =
        turns.map_or_else(Default::default, |t| (Some(t.text), t.command, t.flips));
    ExplainReport {
        schema: report.schema,
        version: report.version,
        verdict: words::verdict(report, &offers),
        taken_as_made,
        ahead_share: two.and_then(|[a, b]| report.ahead(a.id, b.id)),
        criteria,
        ties_by_an_end: two.is_some_and(|[a, b]| a.ties_by_an_end(b)),
        total: lines.column.total(),
        written: words::written(report),
        notes: lines.notes,
        turns,
        command,
        flips,
        terms: two.and_then(|[a, b]| pay::terms(a, b, pay::Than::Understood)),
        unknown: offers.iter().any(|o| o.unsure).then(|| {
            let cells = offers.iter();
            unknown(cells.flat_map(|o| lines.weighed.iter().map(|k| &o.criteria[*k])))
        }),
        offers: offers.into_iter().map(explained).collect(),
    }
}

fn explained<'r>(offer: &'r OfferLine<'r>) -> Explained<'r> {
    Explained {
        id: offer.id,
        label: &offer.label,
        score: offer.score,
        position: offer.position,
        place: offer.place,
        place_last: offer.place_last,
        score_low: offer.score_low,
        score_high: offer.score_high,
        place_shares: offer.place_shares.as_deref(),
        unranked_because: offer.unranked_because.as_deref(),
        location: offer.location,
        note: offer.note,
    }
}

/// What the lines of an explanation are made from.
struct LineBuilder<'r, 'p> {
    report: &'r Report<'r>,
    workings: Workings<'p>,
    weighed: Vec<usize>,
    column: WeightColumn,
    /// The points of each offer in tenths, in the order of `weighed`.
    tenths: Vec<Vec<i64>>,
    /// The reasons so far; equal ones share a number.
    notes: Vec<String>,
}

impl<'r, 'p> LineBuilder<'r, 'p> {
    fn new(workings: Workings<'p>, report: &'r Report<'r>, offers: &[&'r OfferLine<'r>]) -> Self {
        let (weighed, column) = (report.weighed(), report.weight_column());
        let tenths = |offer: &&OfferLine<'_>| points_shown(offer, &weighed, &column, report.start);
        Self {
            report,
            workings,
            tenths: offers.iter().map(tenths).collect(),
            weighed,
            column,
            notes: Vec::new(),
        }
    }

    /// By how many tenths of a point the first of two is ahead on a weighed criterion.
    fn ahead(&self, index: usize) -> Option<i64> {
        let at = self.weighed.iter().position(|k| *k == index)?;
        match &self.tenths[..] {
            [a, b] => Some(a[at] - b[at]),
            _ => None,
        }
    }

    fn line(&mut self, index: usize, offers: &[&'r OfferLine<'r>]) -> ExplainedLine<'r> {
        let criterion = &self.report.criteria[index];
        let at = self.weighed.iter().position(|k| *k == index);
        let ratings = offers.iter().enumerate();
        let ratings = ratings.map(|(i, offer)| self.rated((i, offer), index, at));
        let ratings = ratings.collect();
        let ahead = match offers {
            [a, b] => Some(a.criteria[index].points - b.criteria[index].points),
            _ => None,
        };
        ExplainedLine {
            criterion: criterion.id,
            weight: criterion.weight,
            of: at.map_or_else(|| "must".to_owned(), |at| self.column.text(at)),
            ratings,
            ahead,
            ahead_tenths: self.ahead(index).unwrap_or(0),
            index,
        }
    }

    fn rated(
        &mut self,
        (i, offer): (usize, &'r OfferLine<'r>),
        index: usize,
        at: Option<usize>,
    ) -> ExplainedRating {
        let cell = &offer.criteria[index];
        let tenths = at.map_or(0, |at| self.tenths[i][at]);
        let working = at.and_then(|at| {
            let weight = &self.column.text(at);
            self.workings.of(offer.id, index, Shown { weight, tenths })
        });
        ExplainedRating {
            text: cell.full_text(),
            utility: cell.utility,
            working,
            points: cell.points,
            tenths,
            points_low: cell.points_low,
            points_high: cell.points_high,
            note: self.note(offer, cell),
        }
    }

    /// The number of the reason of a rating.
    fn note(&mut self, offer: &OfferLine<'r>, cell: &CellLine<'r>) -> Option<usize> {
        let text = self.reason(offer, cell)?;
        let known = self.notes.iter().position(|note| *note == text);
        let at = known.unwrap_or(self.notes.len());
        self.notes.extend(known.is_none().then_some(text));
        Some(at + 1)
    }

    fn reason(&self, offer: &OfferLine<'r>, cell: &CellLine<'r>) -> Option<String> {
        let note = cell.note.as_deref();
        match (cell.origin, &cell.stated) {
            (RatingOrigin::Link, StatedRating::Linked { parent, link }) => {
                let share = &self.report.links.get(*link)?.text;
                let source = note.and_then(|n| n.link_source);
                let source = source.map(|s| format!(" ({s})")).unwrap_or_default();
                let fact = note.and_then(fact).map(|f| format!(". {parent}: {f}"));
                Some(format!("{share}{source}{}", fact.unwrap_or_default()))
            }
            (RatingOrigin::Absent, _) => Some(format!(
                "{} is not named among those that have any",
                offer.company
            )),
            (RatingOrigin::Offer | RatingOrigin::Unknown, _) => own(note?),
            (RatingOrigin::Fact, _) => fact(note?),
            (RatingOrigin::Pay, _) => note?.why.as_deref().map(str::to_owned),
            _ => None,
        }
    }
}

/// `you: "fraud models, seen at a visit" (offers.toml:32)`.
fn own(note: &RatingNote<'_>) -> Option<String> {
    let why = note.why.as_deref().or(note.brief.as_deref());
    let why = why.map(|why| format!("\"{why}\""));
    let source = note.source.map(|source| format!("from {source}"));
    let words: Vec<String> = why.into_iter().chain(source).collect();
    let place = note.place.as_ref().map(|place| format!(" ({place})"));
    let place = place.unwrap_or_default();
    (!words.is_empty()).then(|| format!("you: {}{place}", words.join(", ")))
}

/// `median of its interns, Glassdoor; as of Feb 2021`.
fn fact(note: &RatingNote<'_>) -> Option<String> {
    let why = note.why.as_deref().or(note.brief.as_deref());
    let as_of = note
        .as_of
        .map(|day| day.strftime("as of %b %Y").to_string());
    let parts = [why, note.source, as_of.as_deref()].into_iter().flatten();
    let parts: Vec<&str> = parts.collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}
