//! The raw files of a run, and whose weights count.

use std::collections::HashSet;

use crate::load::read::raw::{At, RawFile, owned};
use crate::weighing::{Weighed, WeightAnswers};

/// The raw files of a run.
pub struct Files<'a> {
    pub mains: &'a [RawFile<'a>],
    pub sets: Vec<Weighing<'a>>,
    /// Whether all files could be read at all.
    pub whole: bool,
    /// Companies, by their keys, that have more offers than are loaded.
    pub crowded: Option<&'a HashSet<String>>,
}

/// Whose weights.
pub struct Weighing<'a> {
    /// The set's name, or its path; none of a main file.
    pub set: Option<&'a str>,
    pub file: &'a RawFile<'a>,
    /// How much the judge counts among several.
    pub voice: f64,
    /// Whether it ships with the program.
    pub shipped: bool,
}

impl<'a> Files<'a> {
    /// The title of the decision.
    pub fn title(&self) -> Option<String> {
        owned(self.mains.iter().find_map(|m| m.title.as_ref()))
    }

    /// What it is worth to end with none of the offers, where that is stated.
    pub fn fallback(&self) -> Option<&At<f64>> {
        let stated = self.mains.iter().find_map(|m| m.fallback.as_ref());
        stated.map(|f| &f.score)
    }

    /// What to do so that a criterion counts, by the way in which the weights are made.
    pub fn to_weigh(&self, id: &str) -> String {
        let [own] = &self.sets[..] else {
            return format!("try `--weight {id}=20`");
        };
        match (own.file.weighing.as_ref().map(|w| &w.value), own.set) {
            (Some(WeightAnswers::Order { .. }), _) => format!("put `{id}` into `order`"),
            (Some(WeightAnswers::Swing(_)), _) => format!("give `{id}` points in `swing`"),
            (Some(WeightAnswers::Compare(_)), _) => {
                format!("compare `{id}` with another criterion in `compare`")
            }
            (Some(WeightAnswers::BestWorst(_)), _) => {
                format!("put `{id}` into both tables of `[weighing.best-worst]`")
            }
            _ if own.shipped => format!("try `--weight {id}=20`"),
            _ if !own.file.groups.is_empty() => {
                format!("give `{id}` a weight, alone or in a `[[weight-group]]`")
            }
            _ => format!("give `{id}` a weight"),
        }
    }

    /// The lines of every `about`: the sets' first, then the files'.
    pub fn remarks(&self) -> Vec<String> {
        let sets = self.sets.iter().filter(|s| s.set.is_some()).map(|s| s.file);
        let abouts = sets.chain(self.mains).filter_map(|f| f.about.as_ref());
        let lines = abouts.flat_map(|a| a.value.lines()).map(str::trim);
        lines.filter(|l| !l.is_empty()).map(str::to_owned).collect()
    }

    /// How the weights of each judge came to be, in their order.
    pub fn weighed(&self) -> Vec<Weighed> {
        let files = self.sets.iter().map(|set| set.file);
        let weighed = files.filter(|file| file.weights.is_some()).map(|file| {
            let answers = file.weighing.as_ref().map(|answers| answers.value.clone());
            Weighed {
                answers: answers.unwrap_or_default(),
                groups: file.groups.iter().map(|g| g.group.clone()).collect(),
            }
        });
        weighed.collect()
    }

    /// Whether any of the weights are the user's.
    pub fn own_weights(&self) -> bool {
        self.sets.iter().any(|set| !set.shipped)
    }

    /// Whether the built-in weights count because the user's files have none and name no set.
    pub fn no_weights(&self) -> bool {
        let none = |m: &RawFile<'_>| m.weights.is_none() && m.sets.is_none();
        !self.own_weights() && self.mains.iter().all(none)
    }

    /// Whether all files are tables, which have no room for weights.
    pub fn in_tables(&self) -> bool {
        self.mains.iter().all(|main| main.is_table)
    }

    /// The files that the user wrote: mains, and sets that do not ship.
    pub fn own(&self) -> Vec<&'a RawFile<'a>> {
        let is_own = |s: &&Weighing<'_>| s.set.is_some() && !s.shipped;
        let sets = self.sets.iter().filter(is_own).map(|s| s.file);
        self.mains.iter().chain(sets).collect()
    }
}

/// What the rows of a problem are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowsOf {
    /// The offers of the files.
    Offers,
    /// Some of them, which are looked at instead of all.
    SomeOffers,
    /// All companies of which anything is known.
    Companies,
}
