//! What a run's parts are put together from.

use std::collections::HashMap;

use jiff::civil::Date;

use super::catalog::{Catalog, Entry};
use super::companies::Companies;
use super::facts::Facts;
use super::links::Links;
use super::origins::Origins;
use crate::diag::{Diagnostic, Sources};
use crate::model::{CriterionId, Draft};

/// What a run's parts are put together from.
pub struct Resolver<'r> {
    pub sources: &'r mut Sources,
    pub complaints: &'r mut Vec<Diagnostic>,
    pub catalog: Catalog,
    pub companies: Companies,
    pub facts: Facts,
    pub links: Links,
    pub draft: Draft,
    pub origins: Origins,
    /// The criteria of the problem, in its order.
    pub used: Vec<Entry>,
    /// Their ids in the problem.
    pub ids: HashMap<Entry, CriterionId>,
    pub today: Date,
    pub as_of: Date,
}

impl Resolver<'_> {
    /// The problem's id of a criterion of the catalog.
    pub fn id_of(&self, entry: Entry) -> Option<CriterionId> {
        self.ids.get(&entry).copied()
    }

    /// Takes a criterion of the catalog into the problem, unless it is there.
    pub fn use_criterion(&mut self, entry: Entry) {
        if !self.ids.contains_key(&entry) {
            let criterion = self.catalog.get(entry).criterion.clone();
            self.ids.insert(entry, self.draft.criterion(criterion));
            self.used.push(entry);
        }
    }
}
