//! How rows are scored while they are read: what each cell is worth, and what a company has where
//! its cell is empty.

use std::collections::HashMap;

use super::plain_pay::{PlainPay, lone_base};
use super::range_cells::end_of;
use crate::load::grammar::tables::offer;
use crate::load::resolve::companies::Companies;
use crate::load::resolve::companies::known_companies::KnownCompanies;
use crate::load::spreadsheet::{CellReading, ColumnGroup, ColumnKind, OpenTable, RangeEnd};
use crate::method::{Method, Ranking, fit, is_known};
use crate::model::{
    Criterion, CriterionId, Fit, Limit, OfferId, Outcome, Problem, Rating, Spread, company_key,
    company_key_letters,
};

/// What a cell makes of an offer's criterion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellWorth {
    pub utility: f64,
    /// Whether anything is known.
    pub known: bool,
    /// Whether the deal-breaker on the criterion is broken.
    pub fails: bool,
}

/// A criterion as cells are scored on it.
pub struct CriterionPlan<'p> {
    pub(super) criterion: &'p Criterion,
    fit: Fit<'p>,
    pub must: Option<Limit>,
    /// Levels by their names.
    levels: HashMap<&'p str, CellWorth>,
    pub unknown: CellWorth,
}

impl<'p> CriterionPlan<'p> {
    fn new(problem: &'p Problem, id: CriterionId, criterion: &'p Criterion) -> Self {
        let must = problem.musts().iter().find(|must| must.criterion == id);
        let mut plan = Self {
            criterion,
            fit: fit(problem, id, &[]),
            must: must.map(|must| must.limit),
            levels: HashMap::new(),
            unknown: CellWorth {
                utility: criterion.scale.unknown_mean().get(),
                known: false,
                fails: false,
            },
        };
        for (at, level) in criterion.scale.level_list().iter().enumerate() {
            let worth = plan.worth(one_level(at as u16));
            plan.levels.insert(&level.name, worth);
        }
        plan
    }

    /// What cells state, as a rating; none where the scale does not take it.
    pub fn rating(&self, reading: CellReading<'_>) -> Option<Rating> {
        let takes_numbers = self.levels.is_empty();
        let level = |name| self.criterion.scale.level(name);
        match reading {
            CellReading::Unknown => Some(Rating::Unknown),
            CellReading::Number(x) if takes_numbers => Spread::exact(x).ok().map(Rating::Number),
            CellReading::Numbers(low, likely, high) if takes_numbers => {
                Spread::stated(low, likely, high).ok().map(Rating::Number)
            }
            CellReading::Number(_) | CellReading::Numbers(..) => None,
            CellReading::Level(name) => level(name).map(one_level),
            CellReading::Levels(low, likely, high) => {
                let (low, high) = (level(low)?, level(high)?);
                let likely = match likely {
                    Some(name) => Some(level(name)?),
                    None => None,
                };
                let is_in_order = low <= high && likely.is_none_or(|l| low <= l && l <= high);
                is_in_order.then_some(Rating::Level { low, likely, high })
            }
        }
    }

    /// What a rating is worth.
    pub fn worth(&self, rating: Rating) -> CellWorth {
        let scale = &self.criterion.scale;
        let utility = self.fit.point(rating.median(scale));
        let outcome = self.must.map(|limit| limit.judge(rating, scale));
        CellWorth {
            utility: utility.get(),
            known: !rating.is_unknown(),
            fails: outcome == Some(Outcome::Fails),
        }
    }

    /// What a number is worth; none where the scale takes none.
    pub fn number(&self, x: f64) -> Option<CellWorth> {
        if !self.levels.is_empty() {
            return None;
        }
        let fails = match self.must {
            None => false,
            Some(limit) => {
                let rating = Rating::Number(Spread::exact(x).ok()?);
                limit.judge(rating, &self.criterion.scale) == Outcome::Fails
            }
        };
        Some(CellWorth {
            utility: self.fit.utility(x).get(),
            known: true,
            fails,
        })
    }

    /// What a level is worth; none where the scale has no such level.
    pub fn level(&self, name: &str) -> Option<CellWorth> {
        self.levels.get(name).copied()
    }
}

const fn one_level(level: u16) -> Rating {
    Rating::Level {
        low: level,
        likely: None,
        high: level,
    }
}

/// What a company has on each criterion.
pub struct CompanyPlan {
    pub cells: Vec<CellWorth>,
    /// Its name in the list of companies.
    pub listed: Option<String>,
}

/// How rows are scored.
pub struct ScoringPlan<'p> {
    method: Method,
    /// The shares of weight.
    pub shares: Vec<f64>,
    pub criteria: Vec<CriterionPlan<'p>>,
    by_id: HashMap<&'p str, usize>,
    /// What is known of companies; the last is one of which nothing is.
    companies: Vec<CompanyPlan>,
    /// These by the numbers of their keys, in order.
    by_key: Vec<(u64, &'p str, usize)>,
    /// The bases of pay.
    pub pay: &'p [PlainPay],
}

impl<'p> ScoringPlan<'p> {
    /// From a decision in which each known company has an offer.
    pub fn new(
        problem: &'p Problem,
        (companies, known): (&Companies, Option<&'p KnownCompanies>),
        pay: &'p [PlainPay],
        method: Method,
    ) -> Self {
        let ranking = Ranking::new(problem, method);
        let criteria = problem.criteria();
        let criteria = criteria.map(|(id, own)| CriterionPlan::new(problem, id, own));
        let by_id = problem.criteria().map(|(id, c)| (&c.id[..], id.index()));
        let offers = problem.offers();
        let companies = offers.map(|(id, offer)| CompanyPlan {
            cells: cells(problem, &ranking, id),
            listed: companies.listed_name(offer.company_id).map(str::to_owned),
        });
        let keys = known.iter().flat_map(|known| &known.keys);
        let by_key = keys.enumerate().flat_map(|(at, keys)| {
            let keys = keys.iter().map(String::as_str);
            keys.map(move |key| (NameNumber::of_key(key), key, at))
        });
        let mut by_key: Vec<_> = by_key.collect();
        by_key.sort_unstable();
        Self {
            method,
            shares: ranking.weights.shares().to_vec(),
            by_id: by_id.collect(),
            companies: companies.collect(),
            by_key,
            pay,
            criteria: criteria.collect(),
        }
    }

    /// A company by a name of it, and its number.
    pub fn company(&self, name: &str) -> (u64, &CompanyPlan) {
        let (number, known) = self.known(name);
        (number, &self.companies[known])
    }

    /// The number that rows have of a company by a name of it, and its place among the known ones: the
    /// number as well, where something is known of it.
    pub fn known(&self, name: &str) -> (u64, usize) {
        let number = NameNumber::of_company(name);
        let at = self.by_key.partition_point(|own| own.0 < number);
        match self.by_key.get(at) {
            // Two names of one number are next to impossible.
            Some((own, key, known)) if *own == number && company_key(name) == *key => {
                (*known as u64, *known)
            }
            _ => (number, self.companies.len() - 1),
        }
    }

    /// The score of utilities, one a criterion.
    pub fn score(&self, utilities: &[f64]) -> f64 {
        self.method.sum_of(utilities, &self.shares).unwrap_or(0.0)
    }

    /// The names of listed companies, by the numbers that rows have of them.
    pub fn listed(&self) -> impl Iterator<Item = (u64, String)> {
        let named = self.companies.iter().enumerate();
        named.filter_map(|(at, own)| Some((at as u64, own.listed.clone()?)))
    }
}

/// What a company has on each criterion, by its offer.
fn cells(problem: &Problem, ranking: &Ranking, offer: OfferId) -> Vec<CellWorth> {
    let outcomes = ranking.standing.outcomes(offer);
    let fails = |id: CriterionId| {
        let mut all = problem.musts().iter().zip(outcomes);
        all.any(|(must, outcome)| must.criterion == id && *outcome == Outcome::Fails)
    };
    let cell = |(id, _)| CellWorth {
        utility: ranking.columns.worth(offer, id).middle.get(),
        known: is_known(problem, problem.cell(offer, id)),
        fails: fails(id),
    };
    problem.criteria().map(cell).collect()
}

/// A number for a name, letter by letter (FNV-1a, Fowler, Noll and Vo). That two names have one is
/// next to impossible, and then both rows are looked at as one that may be there twice.
pub struct NameNumber(u64);

impl NameNumber {
    pub const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub fn add(&mut self, c: char) {
        self.0 = (self.0 ^ u64::from(u32::from(c))).wrapping_mul(0x100_0000_01b3);
    }

    pub const fn get(&self) -> u64 {
        self.0
    }

    fn of_key(key: &str) -> u64 {
        let mut number = Self::new();
        key.chars().for_each(|c| number.add(c));
        number.get()
    }

    fn of_company(name: &str) -> u64 {
        let mut number = Self::new();
        company_key_letters(name, |c| number.add(c));
        number.get()
    }
}

/// What a value is to a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueUse {
    /// A rating on a criterion, by its place among those that count, if it is one of these.
    Rating(Option<usize>),
    /// All of the pay, by the base that it is.
    Pay(usize),
}

/// A column with values, or with one of the values of ranges where several columns have them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValueColumn {
    pub of: ValueUse,
    pub end: Option<RangeEnd>,
    /// The number of its group.
    pub group: usize,
    pub takes_numbers: bool,
}

/// What a column of a table is to a score.
#[derive(Clone, Debug, PartialEq)]
pub enum ColumnUse {
    /// Nothing.
    None,
    /// Nothing: any text will do.
    Text,
    Company,
    Role,
    Id,
    Status,
    /// Nothing, if it is a day; of the group of this number.
    Day(usize),
    ReplyBy(usize),
    Value(ValueColumn),
    /// What only an offer can tell.
    Other(usize),
}

/// The groups of columns that have a value each of a range, and what such a range is.
pub fn with_ends(columns: &[ColumnUse]) -> Vec<(usize, ValueUse)> {
    let mut found = Vec::new();
    for column in columns {
        if let ColumnUse::Value(own) = column
            && own.end.is_some()
            && !found.contains(&(own.group, own.of))
        {
            found.push((own.group, own.of));
        }
    }
    found
}

impl ScoringPlan<'_> {
    /// What each column of a table is.
    pub fn columns(&self, table: &OpenTable) -> Vec<ColumnUse> {
        let mut uses = vec![ColumnUse::None; table.table.headers.len()];
        for (at, group) in table.groups.iter().enumerate() {
            for (end, column) in &group.columns {
                let whole = end.is_none() && group.columns.len() == 1;
                uses[*column] = match self.column(table, at, group) {
                    own if whole => own,
                    ColumnUse::Value(own) => match end_of(group, *column) {
                        None => ColumnUse::Other(at),
                        end => ColumnUse::Value(ValueColumn { end, ..own }),
                    },
                    _ => ColumnUse::Other(at),
                };
            }
        }
        uses
    }

    fn column(&self, table: &OpenTable, at: usize, group: &ColumnGroup) -> ColumnUse {
        let value = |of| {
            ColumnUse::Value(ValueColumn {
                of,
                end: None,
                group: at,
                takes_numbers: group.part.takes_numbers(),
            })
        };
        let base = lone_base(table, group);
        if let Some(base) = base.and_then(|part| self.pay.iter().position(|p| p.is_of(part))) {
            return value(ValueUse::Pay(base));
        }
        let path: Vec<&str> = group.part.path.iter().map(String::as_str).collect();
        match (&path[..], &group.part.kind) {
            ([offer::company], _) => ColumnUse::Company,
            ([offer::role], _) => ColumnUse::Role,
            ([offer::id], _) => ColumnUse::Id,
            ([offer::status], _) => ColumnUse::Status,
            ([offer::reply_by], _) => ColumnUse::ReplyBy(at),
            (_, ColumnKind::Text) if path.len() == 1 => ColumnUse::Text,
            (_, ColumnKind::Day) => ColumnUse::Day(at),
            ([offer::ratings, id], ColumnKind::Rating { .. }) => {
                value(ValueUse::Rating(self.by_id.get(id).copied()))
            }
            _ => ColumnUse::Other(at),
        }
    }
}
