//! What is worth what: of each criterion, the expressions from a column to its worth.

use super::SqlOptions;
use super::dialect::Dialect;
use super::expression::{case, number, short_case};
use super::names::part_of;
use super::scale::{ALL_EQUAL, level_worth, pieces};
use crate::report::{
    CompanyWorth, QueryCriterion, QueryLimit, QueryScale, TableQuery, UNKNOWN_WORDS, WorthEnds,
};

/// A column of a step: its name and its expression.
pub type Expression = (String, String);

/// A criterion of a query, with what its expressions need.
pub struct SqlTerm<'q> {
    /// The criterion.
    pub criterion: &'q QueryCriterion<'q>,
    /// Its word, which the names of its columns begin with.
    pub word: String,
    /// What companies have of it.
    pub facts: FactColumns,
    pub(super) dialect: Dialect,
}

/// Which columns the table of companies has for a criterion.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // Each is a column of its own.
pub struct FactColumns {
    /// Whether it has any.
    pub any: bool,
    /// Whether a worth is a range.
    pub ranges: bool,
    /// Whether one that is worth something is not known all the same.
    pub unknown: bool,
    /// Whether one breaks the deal-breaker where all others pass, or the other way round.
    pub fails: bool,
}

/// What a company has that others do not have; none where it has the same.
pub fn own(worth: CompanyWorth, others: Option<CompanyWorth>) -> Option<CompanyWorth> {
    (Some(worth) != others).then_some(worth)
}

impl<'q> SqlTerm<'q> {
    /// The criterion of a number.
    pub fn new(
        query: &'q TableQuery<'q>,
        options: &SqlOptions,
        (k, word): (usize, String),
    ) -> Self {
        let criterion = &query.criteria[k];
        let companies = query.companies.iter();
        let worths = companies.filter_map(|company| own(*company.worth.get(k)?, criterion.others));
        let worths: Vec<CompanyWorth> = worths.collect();
        let is_there = criterion.others.is_some();
        let others_fail = criterion.others.is_some_and(|others| others.fails);
        Self {
            criterion,
            word,
            facts: FactColumns {
                any: is_there && !worths.is_empty(),
                ranges: is_there && worths.iter().any(|w| w.worth.low < w.worth.high),
                unknown: is_there && worths.iter().any(|w| !w.is_known),
                fails: is_there && worths.iter().any(|w| w.fails != others_fail),
            },
            dialect: options.dialect,
        }
    }

    /// One of its columns, of a table.
    pub(super) fn of(&self, table: &str, part: &str) -> String {
        format!("{table}.{}", self.dialect.name_of(&self.column(part)))
    }

    /// The name of one of its columns between the steps, unquoted.
    pub fn column(&self, part: &str) -> String {
        part_of(&self.word, part)
    }

    /// The name of the column of its points, unquoted.
    pub fn points(&self) -> String {
        format!("{}_points", self.word)
    }

    /// The columns of the companies' table, besides the company.
    pub fn fact_columns(&self) -> Vec<String> {
        let facts = self.facts;
        let all = [
            ("worth", facts.any),
            ("worth_low", facts.ranges),
            ("worth_high", facts.ranges),
            ("known", facts.unknown),
            ("fails", facts.fails),
        ];
        let there = all.iter().filter(|(_, is_there)| *is_there);
        there.map(|(part, _)| self.column(part)).collect()
    }

    /// Whether a table has ranges of its ratings.
    pub fn is_ranged(&self) -> bool {
        self.criterion.columns.ends.is_some()
    }

    /// Whether a table has ratings on it.
    pub fn has_cells(&self) -> bool {
        self.criterion.columns.value.is_some() || self.is_ranged()
    }

    /// What a rating is worth: its column in a step.
    fn worth(&self) -> String {
        let x = self.rating("rating");
        let unknown = self.criterion.unknown;
        let fact = self.fact("worth", |worth| worth.worth.middle);
        let mut branches = self.missing(&x, &number(unknown.middle), &fact);
        let worth = match &self.criterion.scale {
            _ if !self.has_cells() => fact,
            QueryScale::Numbers(curve) => {
                branches.extend(pieces(curve, &x));
                case(&branches, Some(&number(curve.above)))
            }
            QueryScale::Present(line) => {
                branches.extend(self.between(*line, &x));
                case(&branches, Some(ALL_EQUAL))
            }
            QueryScale::Levels(_) if self.is_ranged() => case(&branches, Some(&x)),
            QueryScale::Levels(levels) => {
                branches.extend(level_worth(levels, &x));
                case(&branches, None)
            }
        };
        self.double(&worth)
    }

    /// The least or the most that it may be worth; nothing where that is its worth.
    fn end(&self, high: bool) -> String {
        let unknown = self.criterion.unknown;
        let x = self.rating("rating");
        let of = |worth: WorthEnds| if high { worth.high } else { worth.low };
        let (said, end) = (of(unknown), if high { "worth_high" } else { "worth_low" });
        let fact = self.fact(if self.facts.ranges { end } else { "worth" }, |w| {
            of(w.worth)
        });
        if !self.has_cells() {
            return self.double(&fact);
        }
        let branches = self.missing(&x, &number(said), &fact);
        let own = self.is_ranged().then(|| self.own_end(high));
        self.double(&case(&branches, own.as_deref()))
    }

    /// What a rating is worth in the middle, at least and at most, as columns.
    pub fn worths(&self) -> [Expression; 3] {
        [
            (self.column("worth"), self.worth()),
            (self.column("worth_low"), self.end(false)),
            (self.column("worth_high"), self.end(true)),
        ]
    }

    /// The branches of a rating that is not there: one that is said to be unknown, and one that is
    /// left out, for which the company counts.
    fn missing(&self, x: &str, said: &str, fact: &str) -> Vec<(String, String)> {
        let none = format!("{x} IS NULL");
        if self.criterion.others.is_none() {
            return vec![(none, said.to_owned())];
        }
        let unknown = format!("{} IS NOT NULL", self.rating("unread"));
        vec![(unknown, said.to_owned()), (none, fact.to_owned())]
    }

    /// What companies have, and what holds for all others.
    fn fact(&self, end: &str, pick: impl Fn(CompanyWorth) -> f64) -> String {
        let unknown = self.criterion.unknown;
        let others = self.criterion.others.unwrap_or(CompanyWorth {
            worth: unknown,
            is_known: false,
            fails: false,
        });
        let others = number(pick(others));
        if self.facts.any {
            format!("COALESCE({}, {others})", self.of("f", end))
        } else {
            others
        }
    }

    /// Whether it is known: 1, or else 0.
    pub fn known(&self) -> String {
        let others = self.criterion.others.is_some_and(|others| others.is_known);
        let others = if others { "1" } else { "0" };
        let mut branches = Vec::new();
        if self.has_cells() {
            branches.push((
                format!("{} IS NOT NULL", self.of("r", "rating")),
                "1".to_owned(),
            ));
            if self.criterion.others.is_some() {
                let cell = format!("{} IS NOT NULL", self.of("r", "unread"));
                branches.push((cell, "0".to_owned()));
            }
        }
        if self.facts.any {
            let known = self.facts.unknown.then(|| self.of("f", "known"));
            let is_there = format!("{} IS NOT NULL", self.of("f", "worth"));
            branches.push((is_there, known.unwrap_or("1".to_owned())));
        }
        short_case(&branches, Some(others))
    }

    /// Whether it breaks the deal-breaker: 1, or else 0; none where there is no deal-breaker.
    pub fn fails(&self) -> Option<String> {
        let limit = self.criterion.must?;
        let others = self.criterion.others.is_some_and(|others| others.fails);
        let others = if others { "1" } else { "0" };
        let fact = if self.facts.fails {
            format!("COALESCE({}, {others})", self.of("f", "fails"))
        } else {
            others.to_owned()
        };
        if !self.has_cells() {
            return Some(fact);
        }
        let broken = (self.broken(limit), "1".to_owned());
        let own = ["rating", "unread"].map(|part| format!("{} IS NOT NULL", self.of("r", part)));
        let own = (own.join(" OR "), "0".to_owned());
        Some(short_case(&[broken, own], Some(&fact)))
    }

    fn broken(&self, limit: QueryLimit) -> String {
        let ends = if self.is_ranged() {
            ["from", "to"]
        } else {
            ["rating", "rating"]
        };
        let [from, to] = ends.map(|end| self.of("r", end));
        match limit {
            QueryLimit::Least(x) => format!("{to} < {}", number(x)),
            QueryLimit::Most(x) => format!("{from} > {}", number(x)),
            QueryLimit::Between(a, b) => {
                format!("{to} < {} OR {from} > {}", number(a), number(b))
            }
            QueryLimit::Worth(least) => {
                let QueryScale::Levels(levels) = &self.criterion.scale else {
                    return "1 = 0".to_owned();
                };
                // Levels stand worst first.
                let worse = levels.levels.iter().filter(|level| level.1 < least);
                format!("{to} < {}", worse.count())
            }
        }
    }

    /// What the table says that is neither a rating nor that it is unknown, as ", id: text".
    pub fn strange(&self) -> Option<String> {
        if !self.has_cells() {
            return None;
        }
        let unread = self.of("r", "unread");
        let words = UNKNOWN_WORDS.map(|word| self.dialect.literal(word));
        let is = format!("LOWER({unread}) NOT IN ({})", words.join(", "));
        let label = format!(", {}: ", self.criterion.id);
        let text = format!("{} || {unread}", self.dialect.literal(&label));
        Some(short_case(&[(is, text)], Some("''")))
    }

    fn double(&self, value: &str) -> String {
        format!("CAST({value} AS {})", self.dialect.double())
    }
}
