//! What is known of companies, and which of it holds on a day.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::catalog::{Catalog, CriterionEntry, subject_of};
use super::company_fact::{CompanyFact, check};
use crate::diag::{Code, Diagnostic, Sources};
use crate::load::read::raw::{RawFact, RawFile};

/// The facts of a run by criterion and company.
#[derive(Default)]
pub struct Facts {
    /// The user's; they replace the shipped ones of the same company and criterion on every day.
    own: HashMap<(CriterionEntry, String), Vec<CompanyFact>>,
    /// Facts from the command line: they hold on any day.
    set: HashMap<(CriterionEntry, String), CompanyFact>,
}

/// What facts say on a day.
pub enum Known<'f> {
    Fact(&'f CompanyFact),
    /// There are facts, and none holds.
    NotHolding(&'f CompanyFact),
    Nothing,
}

impl Facts {
    /// Takes the facts of the user's files.
    pub fn read(
        &mut self,
        files: &[&RawFile<'_>],
        catalog: &mut Catalog,
        sources: &mut Sources,
        complaints: &mut Vec<Diagnostic>,
    ) {
        for file in files {
            for raw in &file.facts {
                self.one(raw, file, catalog, sources, complaints);
            }
        }
        for facts in self.own.values() {
            same_day(facts, complaints);
        }
    }

    fn one(
        &mut self,
        raw: &RawFact<'_>,
        file: &RawFile<'_>,
        catalog: &mut Catalog,
        sources: &mut Sources,
        complaints: &mut Vec<Diagnostic>,
    ) {
        let Some((id, span)) = subject_of(raw, file) else {
            let complaint =
                Diagnostic::new(Code::MissingKey, raw.span, "a fact without `criterion`");
            complaints.push(complaint.help("add `criterion = ...`"));
            return;
        };
        let Some(entry) = catalog.find(id, sources) else {
            complaints.push(catalog.unknown(id, span));
            return;
        };
        let defined = catalog.get(entry);
        if defined.broken {
            return;
        }
        if let Some(fact) = check(raw, &defined.criterion, false, complaints) {
            self.own
                .entry((entry, fact.company.clone()))
                .or_default()
                .push(fact);
        }
    }

    /// Sets a fact from the command line.
    pub fn set(&mut self, entry: CriterionEntry, fact: CompanyFact) {
        self.set.insert((entry, fact.company.clone()), fact);
    }

    /// Whether anything is known of any company on a criterion.
    pub fn any(&self, entry: CriterionEntry, catalog: &Catalog) -> bool {
        let of_entry = |key: &(CriterionEntry, String)| key.0 == entry;
        !catalog.get(entry).facts.is_empty()
            || self.own.keys().any(of_entry)
            || self.set.keys().any(of_entry)
    }

    /// What is known of a company, given by all its keys, on a day: the newest fact that holds.
    pub fn known<'f>(
        &'f self,
        entry: CriterionEntry,
        keys: &[String],
        day: Date,
        catalog: &'f Catalog,
    ) -> Known<'f> {
        let at = |key: &String| (entry, key.clone());
        if let Some(set) = keys.iter().find_map(|key| self.set.get(&at(key))) {
            return Known::Fact(set);
        }
        let own: Vec<&CompanyFact> = keys
            .iter()
            .filter_map(|key| self.own.get(&at(key)))
            .flatten()
            .collect();
        let facts = if own.is_empty() {
            catalog
                .get(entry)
                .facts
                .iter()
                .filter(|f| keys.contains(&f.company))
                .collect()
        } else {
            own
        };
        let newest = facts
            .iter()
            .filter(|f| f.holds(day))
            .max_by_key(|f| f.as_of);
        match (newest, facts.first()) {
            (Some(fact), _) => Known::Fact(fact),
            (None, Some(first)) => Known::NotHolding(first),
            (None, None) => Known::Nothing,
        }
    }
}

/// Complains about facts of one company and criterion that begin on the same day.
fn same_day(facts: &[CompanyFact], complaints: &mut Vec<Diagnostic>) {
    let mut days = HashSet::new();
    for fact in facts.iter().filter(|fact| !days.insert(fact.as_of)) {
        let first = facts
            .iter()
            .find(|f| f.as_of == fact.as_of)
            .map_or(fact.span, |f| f.span);
        let message = "two facts that begin on the same day";
        let complaint = Diagnostic::new(Code::SameFact, fact.span, message);
        complaints.push(
            complaint
                .help("give them different `as-of` days, or keep one")
                .related(first, "the other one"),
        );
    }
}
