//! What comes of loading: a decision, or what is wrong.

use super::resolve::columns::NamedColumn;
use super::resolve::companies::Companies;
use super::resolve::companies::known_companies::KnownCompanies;
use super::resolve::origins::Origins;
use crate::diag::{Diagnostic, Sources};
use crate::model::Problem;
use crate::weighing::Weighed;

/// What came of it.
#[derive(Debug)]
pub struct LoadOutcome {
    /// The texts that complaints point into.
    pub sources: Sources,
    /// Mistakes and warnings.
    pub complaints: Vec<Diagnostic>,
    /// The decision, when there is no mistake.
    pub loaded: Option<Loaded>,
}

/// A decision, and what a reader wants to know of its making.
#[derive(Debug)]
pub struct Loaded {
    /// The title of the decision.
    pub title: Option<String>,
    /// The remarks of the sets and of the files, a line each.
    pub remarks: Vec<String>,
    /// Whether the weights are the user's, rather than a built-in set's.
    pub own_weights: bool,
    /// The decision.
    pub problem: Problem,
    /// The points of ending with none of the offers, where that is stated.
    pub fallback: Option<f64>,
    /// Where its quantities come from.
    pub origins: Origins,
    /// The names of its companies.
    pub(super) companies: Companies,
    /// How the weights of each judge came to be.
    pub weighed: Vec<Weighed>,
    /// The columns of a table that the files name.
    pub columns: Vec<NamedColumn>,
    /// What is known of companies, where they have the place of the offers.
    pub known: Option<KnownCompanies>,
    /// The decision without the changes of the command line, when there are any.
    pub before: Option<Problem>,
    /// Of how many offers these are the first, where not all of a table are loaded.
    pub shortlisted: Option<Shortlisted>,
}

impl Loaded {
    /// How many offers there are, loaded or not.
    pub fn offers_in_all(&self) -> usize {
        match self.shortlisted {
            Some(list) => list.offers,
            None => self.problem.offers().len(),
        }
    }

    /// The same decision with letters for its offers, those of these ids first, and without all that
    /// says whose they are.
    #[must_use]
    pub fn anonymous(&self, known: &[String]) -> Self {
        // An offer has one letter before and after the changes of the command line.
        let of = |problem: &Problem| problem.offers().map(|(_, o)| o.id.clone()).collect();
        let own: Vec<String> = self.before.as_ref().map(of).unwrap_or_default();
        let known = if known.is_empty() { &own } else { known };
        Self {
            // Queries of a table have the names that are in it.
            columns: Vec::new(),
            known: None,
            title: None,
            remarks: Vec::new(),
            own_weights: self.own_weights,
            fallback: self.fallback,
            problem: self.problem.anonymous(known),
            origins: self.origins.without_reasons(),
            companies: Companies::default(),
            weighed: self.weighed.clone(),
            before: self.before.as_ref().map(|before| before.anonymous(known)),
            shortlisted: self.shortlisted,
        }
    }
}

impl LoadOutcome {
    /// Whether anything is a mistake.
    pub fn has_mistakes(&self) -> bool {
        self.complaints.iter().any(Diagnostic::is_mistake)
    }
}

/// Of how many offers those that are loaded are some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortlisted {
    /// All of the tables.
    pub offers: usize,
    /// Those of them that take a place.
    pub ranked: usize,
    /// How many come before the first that is loaded.
    pub before: usize,
    /// The place of that one.
    pub place: usize,
    /// How many share first place.
    pub first: usize,
}

impl Shortlisted {
    /// The place among all offers, of one among those that are loaded.
    pub fn place(&self, place: usize) -> usize {
        if place == 1 {
            self.place
        } else {
            self.before + place
        }
    }

    /// Whether those that are loaded take places.
    pub fn are_ranked(&self) -> bool {
        self.before < self.ranked
    }
}
