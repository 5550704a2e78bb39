//! What a run's parts are put together from.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::catalog::{Catalog, CriterionEntry};
use super::companies::Companies;
use super::facts::Facts;
use super::inputs::RowsOf;
use super::links::Links;
use super::origins::Origins;
use super::ratings::{self, Checked};
use crate::diag::{Diagnostic, Sources, Span, kept};
use crate::load::read::raw::{RawRating, RawStated};
use crate::model::{Criterion, CriterionId, Draft, Rating};

/// What a run's parts are put together from.
pub struct Resolution<'r> {
    pub sources: &'r Sources,
    pub complaints: &'r mut Vec<Diagnostic>,
    pub catalog: Catalog,
    pub companies: Companies,
    pub facts: Facts,
    pub links: Links,
    pub draft: Draft,
    pub origins: Origins,
    /// The criteria of the problem, in its order.
    pub used: Vec<CriterionEntry>,
    /// Their ids in the problem.
    pub ids: HashMap<CriterionEntry, CriterionId>,
    /// Ids that are weighed and rated, and that nothing defines: one complaint each is enough.
    pub undefined: HashSet<String>,
    pub today: Date,
    pub as_of: Date,
    /// Months over which permanent jobs are looked at.
    pub horizon: f64,
    pub rows_of: RowsOf,
    /// Months for which amounts by year may be stated: those that the files look at, or more where
    /// the command line does.
    pub years_end: f64,
}

impl Resolution<'_> {
    /// The criterion of an id; one that nothing defines is complained about.
    pub fn criterion(&mut self, id: &str, span: Span) -> Option<CriterionEntry> {
        let found = self.catalog.find(id);
        if found.is_none() {
            self.complaints.push(self.catalog.unknown(id, span));
        }
        found
    }

    /// The problem's id of a criterion of the catalog.
    pub fn id_of(&self, entry: CriterionEntry) -> Option<CriterionId> {
        self.ids.get(&entry).copied()
    }

    /// Takes a criterion of the catalog into the problem, unless it is there.
    pub fn use_criterion(&mut self, entry: CriterionEntry) {
        if !self.ids.contains_key(&entry) {
            let criterion = self.catalog.get(entry).criterion.clone();
            self.ids.insert(entry, self.draft.criterion(criterion));
            self.used.push(entry);
        }
    }

    /// A rating on its criterion's scale; what is wrong with it is complained about.
    pub fn checked(&mut self, entry: CriterionEntry, raw: &RawRating<'_>) -> Option<Rating> {
        self.on_scale(entry, raw, ratings::rating)
    }

    /// What is stated on a criterion, as it is read on its scale; what is wrong with it is
    /// complained about.
    pub fn on_scale<T>(
        &mut self,
        entry: CriterionEntry,
        raw: &RawRating<'_>,
        read: impl Fn(&RawStated<'_>, Span, &Criterion) -> Checked<T>,
    ) -> Option<T> {
        let defined = self.catalog.get(entry);
        let stated = raw.stated.as_ref().filter(|_| !defined.broken)?;
        let found = read(stated, raw.span, &defined.criterion);
        let (found, warning) = kept(found, self.complaints)?;
        let dotted = ratings::dotted_amounts(stated, &defined.criterion, self.sources);
        self.complaints.extend(warning.map(|w| *w));
        self.complaints.extend(dotted);
        Some(found)
    }
}
