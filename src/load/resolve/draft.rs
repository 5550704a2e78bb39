//! What a run's parts are put together from.

use jiff::civil::Date;

use super::catalog::{Catalog, Entry};
use super::companies::Companies;
use super::facts::Facts;
use super::links::Links;
use super::origins::Origins;
use super::ratings;
use crate::diag::{Diagnostic, Sources};
use crate::load::read::raw::RawRating;
use crate::model::{CriterionId, Draft, Rating};

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
    pub today: Date,
    pub as_of: Date,
}

impl Resolver<'_> {
    /// The problem's id of a criterion of the catalog.
    pub fn id_of(&self, entry: Entry) -> Option<CriterionId> {
        let i = self.used.iter().position(|e| *e == entry)?;
        self.draft.criteria().nth(i)
    }

    /// A rating on its criterion's scale; what is wrong with it is complained about.
    pub fn checked(&mut self, entry: Entry, raw: &RawRating<'_>) -> Option<Rating> {
        let defined = self.catalog.get(entry);
        let stated = raw.stated.as_ref().filter(|_| !defined.broken)?;
        match ratings::rating(stated, raw.span, &defined.criterion) {
            Ok((rating, warning)) => {
                self.complaints.extend(warning.map(|w| *w));
                Some(rating)
            }
            Err(complaint) => {
                self.complaints.push(*complaint);
                None
            }
        }
    }
}
