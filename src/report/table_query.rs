//! A decision as a query of a table needs it: what each number is, and where it is written.

mod columns;
mod companies;
mod places;
mod scale;

use jiff::civil::Date;

use crate::diag::{Code, Diagnostic, Sources, Span};
use crate::load::Loaded;
use crate::method::{ENOUGH, Ranking, TIE};
use crate::model::{Criterion, CriterionId, Limit, Norm, Scale};

use super::ratings::scale_line::norm_name;
use places::said;

pub use crate::load::UNKNOWN_WORDS;
use columns::TableColumns;
pub use columns::{QueryColumn, QueryColumns};
pub use companies::{CompanyWorth, QueryCompany};
pub use scale::{
    CurvePiece, LevelPair, LineOfPresent, QueryCurve, QueryLevels, QueryScale, WorthEnds,
};

/// What a query of a table is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct TableQuery<'a> {
    /// The day whose facts count.
    pub as_of: Date,
    /// The title of the decision.
    pub title: Option<&'a str>,
    /// Whose weights: each set by its name, with the voice that it has.
    pub sets: Vec<(&'a str, f64)>,
    /// The column of the offers' ids.
    pub id: &'a str,
    /// The column of their companies.
    pub company: &'a str,
    /// The criteria, in the order in which points are added.
    pub criteria: Vec<QueryCriterion<'a>>,
    /// What is known of companies.
    pub companies: Vec<QueryCompany<'a>>,
    /// The share of weight, of 100, that must be known of an offer.
    pub least_known: f64,
    /// Scores that are no further apart are equal.
    pub tie: f64,
    /// How many offers the files have, which are no rows of the table.
    pub offers: usize,
}

/// A criterion of a query.
#[derive(Clone, Debug, PartialEq)]
pub struct QueryCriterion<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Its share of the weight.
    pub share: f64,
    /// The points of its best end.
    pub points: f64,
    /// The columns of its ratings.
    pub columns: QueryColumns<'a>,
    /// Whether facts about companies count for it.
    pub has_facts: bool,
    /// From ratings to what they are worth.
    pub scale: QueryScale<'a>,
    /// What an unknown is worth.
    pub unknown: WorthEnds,
    /// The deal-breaker on it.
    pub must: Option<QueryLimit>,
    /// What holds for a company that is not among those that are known; none where nothing is
    /// known of any company.
    pub others: Option<CompanyWorth>,
    /// Where its weight, its scale and the deal-breaker on it are written.
    pub places: Vec<(&'static str, String)>,
}

/// A deal-breaker.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum QueryLimit {
    /// The number that will do, and more.
    Least(f64),
    /// The number that will do, and less.
    Most(f64),
    /// Numbers between two.
    Between(f64, f64),
    /// What a level is worth that will do, and better ones.
    Worth(f64),
}

/// A decision as a query of a table, from one loaded by its companies.
///
/// # Errors
/// With a report for each scale and each column that no query can carry.
pub fn table_query<'a>(
    loaded: &'a Loaded,
    sources: &'a Sources,
    as_of: Date,
) -> Result<TableQuery<'a>, Vec<Diagnostic>> {
    let problem = &loaded.problem;
    let scales = problem.criteria().map(|(id, c)| (id, &c.scale));
    let columns = TableColumns::new(loaded);
    let ranged = |id| columns.is_ranged(id);
    let ranking = Ranking::new(problem, crate::method::Method::WeightedSum);
    let worth = companies::KnownWorths::new(loaded, sources, &ranking);
    let mistakes = scales.filter_map(|(id, scale)| {
        let why = refused(scale, ranged(id), worth.has_facts(id))?;
        let mut scales = loaded.known.iter().flat_map(|known| &known.scales);
        let own = scales.rfind(|(c, _)| *c == id);
        Some(mistake(problem.criterion(id), own.map(|s| s.1), &why))
    });
    let mut mistakes: Vec<Diagnostic> = mistakes.collect();
    mistakes.extend(columns.mistakes());
    let keys = columns.keys();
    mistakes.extend(keys.as_ref().err().cloned().unwrap_or_default());
    let [id, company] = match keys {
        Ok(keys) if mistakes.is_empty() => keys,
        _ => return Err(mistakes),
    };
    let criteria = problem.criteria().map(|(id, criterion)| {
        let others = worth.others(id);
        let has_facts = worth.has_facts(id);
        let share = ranking.weights.share(id);
        let must = problem.musts().iter().find(|must| must.criterion == id);
        QueryCriterion {
            id: &criterion.id,
            name: &criterion.name,
            share,
            points: 100.0 * share,
            columns: columns.of(id, criterion, has_facts),
            has_facts,
            scale: scale::of(&criterion.scale, ranged(id)),
            unknown: scale::unknown(&criterion.scale),
            must: must.map(|must| limit(must.limit, &criterion.scale)),
            others,
            places: places(loaded, sources, id),
        }
    });
    let sets = problem.judges().iter().map(|j| (j.set.as_str(), j.voice));
    Ok(TableQuery {
        as_of,
        title: loaded.title.as_deref(),
        sets: sets.collect(),
        id,
        company,
        criteria: criteria.collect(),
        companies: worth.companies(),
        least_known: ENOUGH - 1e-11,
        tie: TIE,
        offers: loaded.known.as_ref().map_or(0, |known| known.offers),
    })
}

/// Levels of a scale at most of which each pair has its place in a query.
const LEVELS: usize = 40;

/// Why a query cannot carry a scale.
fn refused(scale: &Scale, ranged: bool, has_facts: bool) -> Option<String> {
    match scale {
        Scale::Normalized(how) => match how.norm {
            Norm::MinMax => {
                let of_both = || "is made from the offers present and from facts".to_owned();
                has_facts.then(of_both)
            }
            norm => {
                let norm = norm_name(norm);
                Some(format!("is made from the offers present, by `{norm}`"))
            }
        },
        Scale::Levels(_) if ranged && scale.level_list().len() > LEVELS => {
            let count = scale.level_list().len();
            Some(format!("has {count} levels, too many for ranges of them"))
        }
        _ => None,
    }
}

fn mistake(criterion: &Criterion, span: Option<Span>, why: &str) -> Diagnostic {
    let message = format!("the scale of `{}` {why}: SQL cannot carry it", criterion.id);
    let help = "write a scale with fixed ends, such as { worst = 0, best = 10 }";
    Diagnostic::new(Code::NotInSql, span, message).help(help)
}

fn limit(limit: Limit, scale: &Scale) -> QueryLimit {
    match limit {
        Limit::AtLeast(x) => QueryLimit::Least(x),
        Limit::AtMost(x) => QueryLimit::Most(x),
        Limit::Between(a, b) => QueryLimit::Between(a, b),
        Limit::Level(level) => QueryLimit::Worth(scale.level_utility(level).get()),
    }
}

/// Where what counts of a criterion is written: a weight for each judge that has one.
fn places(loaded: &Loaded, sources: &Sources, id: CriterionId) -> Vec<(&'static str, String)> {
    let Some(known) = &loaded.known else {
        return Vec::new();
    };
    let of = |spans: &[(CriterionId, Span)]| -> Vec<String> {
        let own = spans.iter().filter(|(c, _)| *c == id);
        let mut all: Vec<String> = own.map(|(_, span)| said(sources, *span)).collect();
        all.dedup();
        all
    };
    let weights = of(&known.weights);
    let all = [
        ("weight", (!weights.is_empty()).then(|| weights.join(", "))),
        ("scale", of(&known.scales).pop()),
        ("deal-breaker", of(&known.musts).pop()),
    ];
    let told = all
        .into_iter()
        .filter_map(|(what, place)| Some((what, place?)));
    told.collect()
}
