//! What a run's parts are put together from.

use jiff::civil::Date;

use super::catalog::{Catalog, CriterionEntry};
use super::companies::Companies;
use super::facts::Facts;
use super::links::Links;
use super::origins::Origins;
use crate::diag::{Diagnostic, Sources};
use crate::model::{CriterionId, Draft};

/// What a run's parts are put together from.
pub struct Resolution<'r> {
    pub sources: &'r mut Sources,
    pub complaints: &'r mut Vec<Diagnostic>,
    pub catalog: Catalog,
    pub companies: Companies,
    pub facts: Facts,
    pub links: Links,
    pub draft: Draft,
    pub origins: Origins,
    /// The criteria of the problem, in its order.
    pub used: Vec<CriterionEntry>,
    pub today: Date,
    pub as_of: Date,
}

impl Resolution<'_> {
    /// The problem's id of a criterion of the catalog.
    pub fn id_of(&self, entry: CriterionEntry) -> Option<CriterionId> {
        let i = self.used.iter().position(|e| *e == entry)?;
        self.draft.criteria().nth(i)
    }
}
