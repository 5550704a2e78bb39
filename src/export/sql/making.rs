//! What the steps of the SELECT are made from.

use super::SqlOptions;
use super::worth::SqlTerm;
use crate::report::TableQuery;
use crate::text::safe::safe;

/// What the steps are made from.
pub struct Making<'q> {
    /// The query.
    pub query: &'q TableQuery<'q>,
    /// What is wanted.
    pub options: &'q SqlOptions,
    /// What the names of the steps begin with.
    pub prefix: String,
    /// The criteria.
    pub terms: Vec<SqlTerm<'q>>,
}

impl Making<'_> {
    /// A name in quotes.
    pub fn quoted(&self, name: &str) -> String {
        self.options.dialect.name_of(name)
    }

    /// Whether anything is known of a company.
    pub fn has_companies(&self) -> bool {
        self.terms.iter().any(|term| term.facts.any)
    }

    /// A column of a table, in quotes.
    pub fn of(&self, table: &str, name: &str) -> String {
        format!("{table}.{}", self.quoted(name))
    }

    /// `    expression AS "name"`
    pub fn column(&self, name: &str, expression: &str) -> String {
        format!("    {expression} AS {}", self.quoted(name))
    }

    /// Columns of a step before that stay as they are.
    pub fn kept(&self, table: &str, names: &[&str]) -> Vec<String> {
        let column = |name: &&str| format!("    {}", self.of(table, name));
        names.iter().map(column).collect()
    }

    /// A step over another one that selects columns of it.
    pub fn over(&self, step: (&str, &str), name: &str, about: &str, columns: &[String]) -> SqlStep {
        let (below, short) = step;
        let from = format!("FROM {} AS {short}", self.step(below));
        self.select(name, about, columns, &from)
    }

    /// A step that selects columns.
    pub fn select(&self, name: &str, about: &str, columns: &[String], from: &str) -> SqlStep {
        SqlStep {
            name: self.step(name),
            about: about.to_owned(),
            body: format!("  SELECT\n{}\n  {from}\n", columns.join(",\n")),
            once: false,
        }
    }

    /// The name of a step, in quotes.
    pub fn step(&self, name: &str) -> String {
        self.quoted(&format!("{}{name}", self.prefix))
    }
}

/// A step.
pub struct SqlStep {
    /// Its name, with those of its columns where its rows stand in the text.
    pub name: String,
    /// What it does.
    pub about: String,
    /// Its SELECT.
    pub body: String,
    /// Whether it is to be made once, where the engine would else work it out for each use of a column.
    pub once: bool,
}

/// A remark, on a line that nothing in it can end.
pub fn remark(text: &str) -> String {
    // Spark's shell puts variables in where it sees `${`.
    format!("-- {}\n", safe(text).replace("${", "$ {"))
}
