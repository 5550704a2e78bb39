//! What is known of every company, a row each, for tables whose offers are elsewhere.

use std::collections::BTreeSet;

use super::from_companies::{Asked, CompanyCells};
use crate::diag::{Code, Span};
use crate::load::read::changes::Read;
use crate::load::read::raw::RawFile;
use crate::load::read::shipped;
use crate::load::resolve::changes;
use crate::load::resolve::identity::OfferNames;
use crate::load::resolve::inputs::Files;
use crate::load::resolve::rates::Rates;
use crate::load::resolve::resolution::Resolution;
use crate::load::resolve::weights::Drafted;
use crate::model::{Cell, CompanyId, CriterionId, Offer, Status};

/// What a table needs besides a decision in which each known company has one offer; the last
/// offer is of a company of which nothing is known.
#[derive(Debug)]
pub struct KnownCompanies {
    /// The keys of each company, as [`company_key`](crate::model::company_key) makes them of names.
    pub keys: Vec<Vec<String>>,
    /// Where the weight of a criterion is written, once for each judge that has one.
    pub weights: Vec<(CriterionId, Span)>,
    /// Where its scale is.
    pub scales: Vec<(CriterionId, Span)>,
    /// Where the deal-breaker on it is.
    pub musts: Vec<(CriterionId, Span)>,
    /// The columns that are not to be read.
    pub ignored: Vec<String>,
    /// How many offers the files have, of which none is a row of the table.
    pub offers: usize,
}

/// The name of a company that nobody has.
const NOBODY: &str = "a company of which nothing is known";

/// Takes every company of which anything is known into the problem, as an offer of its own.
pub fn rows(
    r: &mut Resolution<'_>,
    files: &Files<'_>,
    typed: &Read<'_>,
    judges: &[Drafted<'_>],
) -> KnownCompanies {
    let mut rates = Rates::new(r, files.mains);
    for change in &typed.rates {
        changes::pay::rate(r, &mut rates, change);
    }
    let nobody = OfferNames {
        ids: Vec::new(),
        companies: Vec::new(),
    };
    take_in(r, typed);
    changes::take_ratings_and_facts(r, typed, &nobody);
    changes::pay::parts(r, typed, &nobody);
    if !typed.without.is_empty() {
        changes::without(r, typed, &nobody);
    }
    let names = names(r);
    let mut keys = Vec::new();
    let mut cells = CompanyCells::new(r);
    for (company, name) in names {
        let mut own = r.companies.keys(company, &name).into_owned();
        // A row each: a key that stands twice, or is another company's by now, is none of its own.
        own.sort_unstable();
        own.dedup();
        own.retain(|key| r.companies.is_key(company, key));
        keys.push(own);
        row(r, &mut cells, (company, &name));
    }
    let company = r.draft.company(NOBODY);
    row(r, &mut cells, (company, NOBODY));
    // Which facts hold concerns the companies of the table, and these are not known here.
    r.complaints.retain(|c| c.code != Code::FactNotHolding);
    changes::reach::without_effect(r, typed, (&[], &[]));
    let weights = judges.iter().flat_map(|judge| &judge.written);
    let weights = weights.filter_map(|own| Some((r.id_of(own.entry)?, own.weight.key.span)));
    let weights = weights.collect();
    let own = files.own();
    let ignored = own.iter().flat_map(|file| &file.ignored_columns).flatten();
    KnownCompanies {
        keys,
        weights,
        scales: scales(r, &own, typed),
        musts: musts(r, files, typed),
        ignored: ignored.map(|name| name.value.to_string()).collect(),
        offers: files.mains.iter().map(|main| main.offers.len()).sum(),
    }
}

/// Makes the companies known of which facts are typed: any may be in the table. A name that is
/// spelled almost like a listed one stays a mistake.
fn take_in(r: &mut Resolution<'_>, typed: &Read<'_>) {
    for fact in &typed.facts {
        if r.companies.nearest(&fact.name.value).is_none() {
            r.companies.find(&fact.name.value, &mut r.draft);
        }
    }
}

/// All companies that a file lists, or of which a fact or a link tells, by their names.
fn names(r: &mut Resolution<'_>) -> Vec<(CompanyId, String)> {
    let mut keys: BTreeSet<String> = r.facts.companies().map(str::to_owned).collect();
    for entry in &r.used {
        let shipped = r.catalog.get(*entry).facts.iter();
        keys.extend(shipped.map(|fact| fact.company.clone()));
    }
    keys.extend(r.links.companies().map(str::to_owned));
    let mut seen = BTreeSet::new();
    let mut names = Vec::new();
    for key in keys {
        let company = r.companies.find(&key, &mut r.draft);
        if seen.insert(company) {
            let listed = r.companies.listed_name(company).map(str::to_owned);
            names.push((company, listed.unwrap_or(key)));
        }
    }
    names
}

fn row(r: &mut Resolution<'_>, cells: &mut CompanyCells, (company, name): (CompanyId, &str)) {
    let id = r.draft.next_offer();
    let asked = r.draft.criteria().map(|criterion| Asked {
        company,
        name,
        criterion,
    });
    let row: Vec<Cell> = asked.map(|asked| cells.cell(r, id, asked)).collect();
    let offer = Offer {
        id: name.to_owned(),
        id_is_written: true,
        company: name.to_owned(),
        company_id: company,
        role: None,
        status: Status::Offered,
        location: None,
        reply_by: None,
        expects_by: None,
        chance: None,
        note: None,
    };
    r.draft.offer(offer, row);
}

/// Where deal-breakers are written: of several on one criterion the last counts.
fn musts(r: &mut Resolution<'_>, files: &Files<'_>, typed: &Read<'_>) -> Vec<(CriterionId, Span)> {
    let written = files.mains.iter().filter_map(|main| main.musts.as_ref());
    let written = written.flat_map(|musts| &musts.value);
    let keys = written.chain(&typed.musts).map(|must| &must.key);
    keys.filter_map(|key| {
        let entry = r.catalog.find(&key.value)?;
        Some((r.id_of(entry)?, key.span))
    })
    .collect()
}

/// Where scales are written; the last place counts.
fn scales(r: &Resolution<'_>, own: &[&RawFile<'_>], typed: &Read<'_>) -> Vec<(CriterionId, Span)> {
    let mut places = Vec::new();
    for (criterion, entry) in r.draft.criteria().zip(&r.used) {
        let id = &r.catalog.get(*entry).criterion.id;
        let shipped = shipped::criterion(id).map(shipped::Shipped::file);
        let of_file = |file: &RawFile<'_>| {
            let mut raws = file.criteria.iter();
            let raw = raws.rfind(|raw| raw.id.value == id.as_str() && raw.own_scale().is_some());
            raw.and_then(|raw| Some(raw.own_scale()?.span))
        };
        let typed = typed.scales.iter().rfind(|raw| raw.id.value == id.as_str());
        let span = typed.map(|raw| raw.id.span);
        let span = span.or_else(|| own.iter().find_map(|file| of_file(file)));
        let span = span.or_else(|| of_file(shipped?));
        places.extend(span.map(|span| (criterion, span)));
    }
    places
}
