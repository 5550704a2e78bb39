//! Names in the SELECT: criteria as words, no two alike, and what the names of steps begin with.

use std::collections::HashSet;

use crate::report::{QueryCriterion, TableQuery};

/// A word for each criterion of a query.
pub fn words(query: &TableQuery<'_>) -> Vec<String> {
    let mut seen = HashSet::new();
    let word = |criterion: &QueryCriterion<'_>| {
        let word = word(criterion.id);
        let numbered = (2..).map(|n| format!("{word}_{n}"));
        let mut names = std::iter::once(word.clone()).chain(numbered);
        // Engines take large letters and small ones for the same.
        let new = names.find(|name| seen.insert(name.to_lowercase()));
        new.unwrap_or(word)
    };
    query.criteria.iter().map(word).collect()
}

/// What the names of all steps begin with: the table's does not.
pub fn prefix(table: &str) -> String {
    let table = table.to_lowercase();
    let mut prefix = "rank_".to_owned();
    while table.contains(&prefix) {
        prefix.insert_str(0, "my_");
    }
    prefix
}

/// The name of a part of a criterion, between the steps: no word has two underscores in a row, nor
/// has the name of any other column.
pub fn part_of(word: &str, part: &str) -> String {
    format!("{word}__{part}")
}

/// Bytes of a word at most: `PostgreSQL` cuts names off behind 63, with what tells them apart.
const LONGEST: usize = 40;

/// An id as a word: `ml-exposure` as `ml_exposure`.
fn word(id: &str) -> String {
    let parts = id.split(|c: char| !c.is_alphanumeric());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let word = parts.join("_");
    let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = ends.take_while(|end| *end <= LONGEST).last().unwrap_or(0);
    match word[..end].trim_end_matches('_') {
        "" => "criterion".to_owned(),
        word => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_has_what_parts_are_told_by() {
        for (id, name) in [
            ("ml-exposure", "ml_exposure"),
            ("a--b_", "a_b"),
            ("__", "criterion"),
            ("größe", "größe"),
        ] {
            assert_eq!(word(id), name);
        }
        let long = word(&"ab-ö".repeat(30));
        assert!(long.len() <= LONGEST && !long.contains("__"), "{long}");
    }
}
