//! What is known of companies, and which of it holds on a day.

use std::collections::HashMap;

use jiff::civil::Date;

use super::catalog::{Catalog, CriterionEntry, subject_of};
use super::ratings::{self, CompanyFact};
use crate::diag::{Code, Diagnostic, kept};
use crate::load::read::raw::{RawFact, RawFile};

/// The facts of a run by criterion and company.
#[derive(Default)]
pub struct Facts {
    /// The user's; they replace the shipped ones of the same company and criterion on every day.
    own: ByCompany<Vec<CompanyFact>>,
    /// Facts from the command line: they hold on any day.
    set: ByCompany<CompanyFact>,
}

/// By criterion, then by the company's key.
type ByCompany<T> = HashMap<CriterionEntry, HashMap<String, T>>;

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
        complaints: &mut Vec<Diagnostic>,
    ) {
        for file in files {
            for raw in &file.facts {
                let read = one(raw, file, catalog, complaints);
                if let Some((entry, fact)) = kept(read, complaints).flatten() {
                    let of_entry = self.own.entry(entry).or_default();
                    of_entry.entry(fact.company.clone()).or_default().push(fact);
                }
            }
        }
        for facts in self.own.values().flat_map(HashMap::values) {
            same_day(facts, complaints);
        }
    }

    /// Sets a fact from the command line.
    pub fn set(&mut self, entry: CriterionEntry, fact: CompanyFact) {
        let of_entry = self.set.entry(entry).or_default();
        of_entry.insert(fact.company.clone(), fact);
    }

    /// The keys of all companies that the user's facts, and those of the command line, are about.
    pub fn companies(&self) -> impl Iterator<Item = &str> {
        let own = self.own.values().flat_map(HashMap::keys);
        own.chain(self.set.values().flat_map(HashMap::keys))
            .map(String::as_str)
    }

    /// Whether anything is known of any company on a criterion.
    pub fn any(&self, entry: CriterionEntry, catalog: &Catalog) -> bool {
        !catalog.get(entry).facts.is_empty()
            || self.own.contains_key(&entry)
            || self.set.contains_key(&entry)
    }

    /// What is known of a company on a day: the newest fact that holds. `keys` are all of its
    /// keys, `is` tells whether a key is one of them.
    pub fn known<'f>(
        &'f self,
        entry: CriterionEntry,
        (keys, is): (&[String], impl Fn(&str) -> bool),
        day: Date,
        catalog: &'f Catalog,
    ) -> Known<'f> {
        if let Some(set) = of_keys(&self.set, entry, keys).next() {
            return Known::Fact(set);
        }
        let mut facts: Vec<&CompanyFact> = of_keys(&self.own, entry, keys).flatten().collect();
        if facts.is_empty() {
            let shipped = catalog.get(entry).facts.iter();
            facts = shipped.filter(|f| is(&f.company)).collect();
        }
        let holding = facts.iter().filter(|f| f.holds(day));
        let newest = holding.max_by_key(|f| f.as_of);
        match (newest, facts.first()) {
            (Some(fact), _) => Known::Fact(fact),
            (None, Some(first)) => Known::NotHolding(first),
            (None, None) => Known::Nothing,
        }
    }
}

/// A fact with its criterion; none where the mistake is among the complaints, or of another place.
fn one(
    raw: &RawFact<'_>,
    file: &RawFile<'_>,
    catalog: &mut Catalog,
    complaints: &mut Vec<Diagnostic>,
) -> Result<Option<(CriterionEntry, CompanyFact)>, Box<Diagnostic>> {
    let (id, span) = subject_of(raw, file).ok_or_else(|| {
        let message = "a fact without `criterion`";
        Diagnostic::new(Code::MissingKey, raw.span, message).help("add `criterion = ...`")
    })?;
    let entry = catalog.find(id).ok_or_else(|| catalog.unknown(id, span))?;
    let defined = catalog.get(entry);
    let fact = (!defined.broken).then(|| ratings::fact(raw, &defined.criterion, false, complaints));
    Ok(fact.flatten().map(|fact| (entry, fact)))
}

/// What is listed under any of the keys of a company.
fn of_keys<'f, T>(
    facts: &'f ByCompany<T>,
    entry: CriterionEntry,
    keys: &[String],
) -> impl Iterator<Item = &'f T> {
    let of_entry = facts.get(&entry);
    let found = of_entry.map(|facts| keys.iter().filter_map(|key| facts.get(key)));
    found.into_iter().flatten()
}

/// Complains about facts of one company and criterion that begin on the same day.
fn same_day(facts: &[CompanyFact], complaints: &mut Vec<Diagnostic>) {
    let mut days = HashMap::new();
    for fact in facts {
        let first = *days.entry(fact.as_of).or_insert(fact.span);
        if first == fact.span {
            continue;
        }
        let message = "two facts that begin on the same day";
        let complaint = Diagnostic::new(Code::SameFact, fact.span, message)
            .help("give them different `as-of` days, or keep one");
        complaints.push(complaint.related(first, "the other one"));
    }
}
