//! Names of columns in the SELECT: those of criteria as words, no two alike.

use std::collections::HashSet;

use super::SqlOptions;
use crate::report::TableQuery;

/// The names of a SELECT.
pub struct SqlNames {
    /// A word for each criterion.
    pub criteria: Vec<String>,
    /// What the names of all steps begin with: the table's does not.
    prefix: String,
}

impl SqlNames {
    /// The names for a query of a table.
    pub fn new(query: &TableQuery<'_>, options: &SqlOptions) -> Self {
        let mut seen = HashSet::new();
        let criteria = query.criteria.iter().map(|criterion| {
            let word = word(criterion.id);
            let numbered = (2..).map(|n| format!("{word}_{n}"));
            let mut names = std::iter::once(word.clone()).chain(numbered);
            // Engines take large letters and small ones for the same.
            let new = names.find(|name| seen.insert(name.to_lowercase()));
            new.unwrap_or(word)
        });
        let criteria = criteria.collect();
        let table = options.table.to_lowercase();
        let mut prefix = "rank_".to_owned();
        while table.contains(&prefix) {
            prefix.insert_str(0, "my_");
        }
        Self { criteria, prefix }
    }

    /// The name of a step.
    pub fn step(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }
}

/// An id as a word: `ml-exposure` as `ml_exposure`.
fn word(id: &str) -> String {
    let letter = |c: char| if c.is_alphanumeric() { c } else { '_' };
    id.chars().map(letter).collect()
}
