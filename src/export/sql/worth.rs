//! What is worth what: of each criterion, the expressions from a column to its worth.

use super::SqlOptions;
use super::dialect::Dialect;
use super::expression::{case, number, short_case};
use super::scale::{ALL_EQUAL, cast, curve_of, finite, level_worth, pieces};
use crate::report::{
    CompanyWorth, LevelPair, QueryCriterion, QueryLevels, QueryLimit, QueryScale, TableQuery,
};

/// A column of a step: its name and its expression.
pub type Expression = (String, String);

/// A criterion of a query, with what its expressions need.
pub struct SqlTerm<'q> {
    /// The criterion.
    pub criterion: &'q QueryCriterion<'q>,
    /// Its word, which the names of its columns begin with.
    pub word: &'q str,
    /// What companies have of it.
    pub facts: FactColumns,
    dialect: Dialect,
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
    /// Whether one breaks the deal-breaker.
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
        (k, word): (usize, &'q str),
    ) -> Self {
        let criterion = &query.criteria[k];
        let companies = query.companies.iter();
        let worths = companies.filter_map(|company| own(*company.worth.get(k)?, criterion.others));
        let worths: Vec<CompanyWorth> = worths.collect();
        let is_there = criterion.others.is_some();
        Self {
            criterion,
            word,
            facts: FactColumns {
                any: is_there && !worths.is_empty(),
                ranges: is_there && worths.iter().any(|w| w.worth.low < w.worth.high),
                unknown: is_there && worths.iter().any(|w| !w.is_known),
                fails: is_there && worths.iter().any(|w| w.fails),
            },
            dialect: options.dialect,
        }
    }

    fn name(&self, end: &str) -> String {
        self.dialect.name_of(&format!("{}{end}", self.word))
    }

    pub(super) fn of(&self, table: &str, end: &str) -> String {
        format!("{table}.{}", self.name(end))
    }

    /// The name of one of its columns, unquoted.
    pub fn column(&self, end: &str) -> String {
        format!("{}{end}", self.word)
    }

    /// The columns of the companies' table, besides the company.
    pub fn fact_columns(&self) -> Vec<String> {
        let facts = self.facts;
        let all = [
            ("", facts.any),
            ("_low", facts.ranges),
            ("_high", facts.ranges),
            ("_known", facts.unknown),
            ("_fails", facts.fails),
        ];
        let there = all.iter().filter(|(_, is_there)| *is_there);
        there.map(|(end, _)| self.column(end)).collect()
    }

    /// Whether a table has ranges of its ratings.
    pub fn is_ranged(&self) -> bool {
        self.criterion.columns.ends.is_some()
    }

    fn has_cells(&self) -> bool {
        self.criterion.columns.value.is_some() || self.is_ranged()
    }

    /// What the columns of the table say, first as they are and then as text.
    pub fn cells(&self) -> Vec<Expression> {
        let columns = &self.criterion.columns;
        let mut cells = Vec::new();
        let end = if self.is_ranged() { "_value" } else { "" };
        if let Some(value) = &columns.value {
            cells.extend(self.cell(value.name, value.factor, end));
        }
        if let Some((low, high)) = columns.ends {
            cells.extend(self.cell(low, None, "_low"));
            cells.extend(self.cell(high, None, "_high"));
        }
        cells
    }

    fn cell(&self, column: &str, factor: Option<(f64, f64)>, end: &str) -> [Expression; 2] {
        let column = format!("t.{}", self.dialect.name_of(column));
        let text = format!("CAST({column} AS {})", self.dialect.text());
        let value = match &self.criterion.scale {
            QueryScale::Numbers(_) | QueryScale::Present(_) => {
                let finite = finite(&cast(self.dialect, &column));
                match factor {
                    Some((times, by)) => format!("{finite} * {} / {}", number(times), number(by)),
                    None => finite,
                }
            }
            QueryScale::Levels(levels) => self.level(levels, &text),
        };
        let text = format!("NULLIF({text}, '')");
        let cell = format!("{end}_cell");
        [(self.column(end), value), (self.column(&cell), text)]
    }

    /// The number of a level.
    fn level(&self, levels: &QueryLevels<'_>, text: &str) -> String {
        let names = levels.levels.iter().map(|(name, _)| *name);
        let mut branches: Vec<(String, String)> = Vec::new();
        for (i, name) in names.enumerate() {
            let is = format!("{text} = {}", self.dialect.literal(name));
            branches.push((is, i.to_string()));
        }
        for (spoken, meant) in [("true", "yes"), ("false", "no")] {
            let at = |name| levels.levels.iter().position(|level| level.0 == name);
            if let (None, Some(i)) = (at(spoken), at(meant)) {
                branches.push((format!("{text} = '{spoken}'"), i.to_string()));
            }
        }
        case(&branches, None)
    }

    /// A range of the table as its middle and its two ends, where there are ranges.
    pub fn range(&self) -> Vec<Expression> {
        if !self.is_ranged() {
            return Vec::new();
        }
        let of = |end| self.of("r", end);
        let (low, high) = (of("_low"), of("_high"));
        let cells = [of("_low_cell"), of("_high_cell")];
        let none = format!("{} IS NULL AND {} IS NULL", cells[0], cells[1]);
        let value = self.criterion.columns.value.as_ref().map(|_| of("_value"));
        let chosen = |alone: &str, between: &str, said: &str| {
            let mut branches = Vec::new();
            let mut without = format!("{low} <= {high}");
            if let Some(value) = &value {
                branches.push((none.clone(), alone.to_owned()));
                without = format!("{without} AND {} IS NULL", of("_value_cell"));
                let inside = format!("{low} <= {value} AND {value} <= {high}");
                branches.push((inside, said.to_owned()));
            }
            branches.push((without, between.to_owned()));
            case(&branches, None)
        };
        let alone = value.as_deref().unwrap_or("NULL");
        let (middle, single) = self.middle(&low, &high, alone);
        let cell = value.as_ref().map(|_| of("_value_cell"));
        let cell: Vec<String> = cell.into_iter().chain(cells.clone()).collect();
        vec![
            (self.column(""), chosen(&single, &middle, &single)),
            (self.column("_from"), chosen(alone, &low, &low)),
            (self.column("_to"), chosen(alone, &high, &high)),
            (
                self.column("_cell"),
                format!("COALESCE({})", cell.join(", ")),
            ),
        ]
    }

    /// The middle of a range, and a single rating, of numbers as numbers, of levels as their worth.
    fn middle(&self, low: &str, high: &str, value: &str) -> (String, String) {
        match &self.criterion.scale {
            QueryScale::Numbers(_) | QueryScale::Present(_) => {
                let same = (format!("{low} = {high}"), low.to_owned());
                let half = format!("{low} / 2.0E0 + {high} / 2.0E0");
                (short_case(&[same], Some(&half)), value.to_owned())
            }
            QueryScale::Levels(levels) => {
                let pair = |pair: &LevelPair| {
                    let is = format!("{low} = {} AND {high} = {}", pair.low, pair.high);
                    (is, number(pair.middle))
                };
                let pairs: Vec<_> = levels.pairs.iter().map(pair).collect();
                let single = short_case(&level_worth(levels, value), None);
                (short_case(&pairs, None), single)
            }
        }
    }

    /// What a rating is worth: its column in a step.
    pub fn worth(&self) -> String {
        let x = self.rating("");
        let unknown = self.criterion.unknown;
        let fact = self.fact("", |worth| worth.worth.middle);
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
    pub fn end(&self, high: bool) -> String {
        let unknown = self.criterion.unknown;
        let x = self.rating("");
        let (said, end) = if high {
            (unknown.high, "_high")
        } else {
            (unknown.low, "_low")
        };
        let pick = |worth: CompanyWorth| {
            if high {
                worth.worth.high
            } else {
                worth.worth.low
            }
        };
        let fact = self.fact(if self.facts.ranges { end } else { "" }, pick);
        if !self.has_cells() {
            return self.double(&fact);
        }
        let branches = self.missing(&x, &number(said), &fact);
        let own = self.is_ranged().then(|| self.own_end(high));
        self.double(&case(&branches, own.as_deref()))
    }

    /// The least or the most that a range of the table is worth.
    fn own_end(&self, high: bool) -> String {
        let (from, to) = (self.rating("_from"), self.rating("_to"));
        match &self.criterion.scale {
            QueryScale::Present(line) => {
                let end = if high == line.falls { &from } else { &to };
                short_case(&self.between(*line, end), Some(ALL_EQUAL))
            }
            QueryScale::Levels(levels) => {
                short_case(&level_worth(levels, if high { &to } else { &from }), None)
            }
            QueryScale::Numbers(curve) => match &curve.peak {
                None => curve_of(curve, if high == curve.falls { &from } else { &to }),
                Some((most, top)) => {
                    let (a, b) = (curve_of(curve, &from), curve_of(curve, &to));
                    let inside = |x: &f64| format!("{from} < {0} AND {0} < {to}", number(*x));
                    let inside: Vec<String> = top.iter().map(inside).collect();
                    let peak = (inside.join(" OR "), number(*most));
                    let sign = if high { ">" } else { "<" };
                    let ends = (format!("{a} {sign} {b}"), a);
                    let peak = high.then_some(peak);
                    let branches: Vec<_> = peak.into_iter().chain([ends]).collect();
                    short_case(&branches, Some(&b))
                }
            },
        }
    }

    /// The branches of a rating that is not there: one that is said to be unknown, and one that is
    /// left out, for which the company counts.
    fn missing(&self, x: &str, said: &str, fact: &str) -> Vec<(String, String)> {
        let none = format!("{x} IS NULL");
        if self.criterion.others.is_none() {
            return vec![(none, said.to_owned())];
        }
        let cell = self.of("r", "_cell");
        let unknown = format!("{none} AND {cell} IS NOT NULL");
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
            branches.push((format!("{} IS NOT NULL", self.of("r", "")), "1".to_owned()));
            if self.criterion.others.is_some() {
                let cell = format!("{} IS NOT NULL", self.of("r", "_cell"));
                branches.push((cell, "0".to_owned()));
            }
        }
        if self.facts.any {
            let known = self.facts.unknown.then(|| self.of("f", "_known"));
            let is_there = format!("{} IS NOT NULL", self.of("f", ""));
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
            format!("COALESCE({}, {others})", self.of("f", "_fails"))
        } else {
            others.to_owned()
        };
        if !self.has_cells() {
            return Some(fact);
        }
        let broken = (self.broken(limit), "1".to_owned());
        let cell = format!("{} IS NOT NULL", self.of("r", "_cell"));
        Some(short_case(&[broken, (cell, "0".to_owned())], Some(&fact)))
    }

    fn broken(&self, limit: QueryLimit) -> String {
        let ends = if self.is_ranged() {
            ["_from", "_to"]
        } else {
            ["", ""]
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
        let cell = self.of("r", "_cell");
        let is = format!(
            "{} IS NULL AND {cell} NOT IN ('unknown', '?')",
            self.of("r", "")
        );
        let label = format!(", {}: ", self.criterion.id);
        let text = format!("{} || {cell}", self.dialect.literal(&label));
        Some(short_case(&[(is, text)], Some("''")))
    }

    fn double(&self, value: &str) -> String {
        format!("CAST({value} AS {})", self.dialect.double())
    }
}
