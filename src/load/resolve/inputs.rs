//! The raw files of a run, and whose weights count.

use crate::load::read::raw::RawFile;

/// The raw files of a run.
pub struct Files<'a> {
    pub mains: Vec<RawFile<'a>>,
    pub sets: Vec<Weighing<'a>>,
    /// Whether all files could be read at all.
    pub whole: bool,
}

/// Whose weights.
pub enum Weighing<'a> {
    /// Those of a main file.
    Own(usize),
    /// Those of a file that gives weights, by its path.
    Set {
        name: &'a str,
        file: Box<RawFile<'a>>,
    },
    /// Those of a built-in set.
    Shipped {
        name: &'a str,
        file: &'static RawFile<'static>,
    },
}

impl<'a> Weighing<'a> {
    /// The file of a set.
    fn set(&self) -> Option<&RawFile<'a>> {
        match self {
            Self::Own(_) => None,
            Self::Set { file, .. } => Some(file),
            Self::Shipped { file, .. } => Some(file),
        }
    }
}

impl<'a> Files<'a> {
    /// The title of the decision.
    pub fn title(&self) -> Option<String> {
        self.mains
            .iter()
            .find_map(|m| m.title.as_ref())
            .map(|t| t.value.to_string())
    }

    /// The lines of every `about`: the sets' first, then the files'.
    pub fn remarks(&self) -> Vec<String> {
        let sets = self.sets.iter().filter_map(Weighing::set);
        let abouts = sets.chain(&self.mains).filter_map(|f| f.about.as_ref());
        let lines = abouts.flat_map(|a| a.value.lines()).map(str::trim);
        lines.filter(|l| !l.is_empty()).map(str::to_owned).collect()
    }

    /// Whether any of the weights are the user's.
    pub fn own_weights(&self) -> bool {
        self.sets
            .iter()
            .any(|s| !matches!(s, Weighing::Shipped { .. }))
    }

    /// Whether the built-in weights count because the user's files have none and name no set.
    pub fn no_weights(&self) -> bool {
        let none = |m: &RawFile<'_>| m.weights.is_none() && m.sets.is_none();
        !self.own_weights() && self.mains.iter().all(none)
    }

    /// The files that the user wrote: mains, and sets that do not ship.
    pub fn own(&self) -> Vec<&RawFile<'a>> {
        let sets = self.sets.iter().filter_map(|s| match s {
            Weighing::Set { file, .. } => Some(file.as_ref()),
            Weighing::Own(_) | Weighing::Shipped { .. } => None,
        });
        self.mains.iter().chain(sets).collect()
    }
}
