//! Somebody who weighs the criteria: alone, or one of several.

use std::collections::HashMap;

use super::{CriterionId, Weights, Written};

/// Somebody's weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Judge {
    /// The set's name, or the file's.
    pub set: String,
    /// The set's title.
    pub title: Option<String>,
    /// How much they count among several: above 0, one of 2 counts double.
    pub voice: f64,
    /// Its weights, as written and in their order.
    pub written: Vec<Written>,
    /// The same as shares over all criteria of the problem.
    pub weights: Weights,
}

impl Judge {
    /// The weights as they are written, but for that of a criterion.
    pub fn others(&self, criterion: CriterionId) -> impl Iterator<Item = &Written> {
        let written = self.written.iter();
        written.filter(move |w| w.criterion != criterion)
    }

    /// The number that is written for a criterion; 0 where none is.
    pub fn number(&self, criterion: CriterionId) -> f64 {
        let own = self.written.iter().filter(|w| w.criterion == criterion);
        own.map(|w| w.middle).sum()
    }

    /// What the judge is called in a few words: by the short title, else by the set, or by the
    /// name of its file.
    pub fn short_name(&self) -> &str {
        self.title
            .as_deref()
            .map_or(file_stem(&self.set), short_title)
    }
}

/// What a title calls its judge: what stands before a colon or a comma.
pub fn short_title(title: &str) -> &str {
    let short = title.split([':', ',']).next().unwrap_or(title).trim();
    if short.is_empty() { title } else { short }
}

/// A set's name, of a path that of the file without its ending.
pub fn file_stem(set: &str) -> &str {
    let file = set.rsplit('/').next().unwrap_or(set);
    let stem = file.strip_suffix(".toml").unwrap_or(file);
    if stem.is_empty() { set } else { stem }
}

/// What judges are called so that each has a name alone: the short one, the whole title, or the
/// set's name.
pub fn judge_names(judges: &[Judge]) -> Vec<&str> {
    let mut names: Vec<&str> = judges.iter().map(Judge::short_name).collect();
    name_alone(&mut names, |i| {
        judges[i].title.as_deref().unwrap_or(&judges[i].set)
    });
    name_alone(&mut names, |i| &judges[i].set);
    names
}

/// Gives those that share a name another one.
fn name_alone<'j>(names: &mut [&'j str], other: impl Fn(usize) -> &'j str) {
    let seen = times(names.iter().copied());
    for (i, name) in names.iter_mut().enumerate() {
        if seen[*name] > 1 {
            *name = other(i);
        }
    }
}

/// How often each name comes.
pub fn times<'n>(names: impl Iterator<Item = &'n str>) -> HashMap<&'n str, usize> {
    let mut times = HashMap::new();
    for name in names {
        *times.entry(name).or_default() += 1;
    }
    times
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(judges: &[(&str, Option<&str>)]) -> Vec<String> {
        let judge = |(set, title): &(&str, Option<&str>)| Judge {
            set: (*set).to_owned(),
            title: title.map(str::to_owned),
            voice: 1.0,
            written: Vec::new(),
            weights: Weights::new(&[1.0]).expect("valid"),
        };
        let judges: Vec<Judge> = judges.iter().map(judge).collect();
        judge_names(&judges)
            .into_iter()
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn judges_go_by_what_stands_before_a_colon() {
        let sets = [
            ("cloud-first", Some("Mike: cloud first")),
            ("ml-first", Some("Daniel, who teaches")),
            ("people/ann.toml", None),
            ("default", Some(": nobody")),
        ];
        assert_eq!(names(&sets), ["Mike", "Daniel", "ann", ": nobody"]);
    }

    #[test]
    fn of_one_name_there_is_one_judge() {
        let titles = [
            ("a.toml", Some("Ann: money")),
            ("b.toml", Some("Ann: time")),
            ("x/c.toml", Some("Cy")),
            ("y/c.toml", Some("Cy")),
            ("d.toml", None),
        ];
        let own = ["Ann: money", "Ann: time", "x/c.toml", "y/c.toml", "d"];
        assert_eq!(names(&titles), own);
    }
}
