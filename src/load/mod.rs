//! TOML to a decision, with every complaint about it.
//!
//! Bytes become text, text a spanned tree (`syntax`), the tree a raw file (`read`), and raw files
//! one [`Problem`](crate::model::Problem) (`resolve`). All mistakes of all files are collected on the way.

mod decision;
mod grammar;
mod outcome;
mod read;
mod read_files;
mod request;
mod resolve;
mod schema;
mod shortlist;
mod spreadsheet;
mod syntax;

pub use grammar::builtin::{DEMO, STARTER};
pub use grammar::days::date;
pub use grammar::key_types::{Key, Table};
pub use grammar::starter::starter;
pub use grammar::tables::ALL as FORMAT;
pub use grammar::value_advice::{NO_WORDS, UNKNOWN_WORDS, YES_WORDS};
pub use outcome::{LoadOutcome, Loaded, Shortlisted};
pub use read::changes::Changes;
pub use request::{Fetch, Fetched, InputFile, Request};
pub use resolve::columns::{ColumnPart, NamedColumn, is_offer_key};
pub use resolve::companies::known_companies::KnownCompanies;
pub use resolve::listing::{
    BuiltIn, built_in, built_in_criteria, built_in_sets, built_in_text, is_as_shipped,
};
pub use resolve::origins::{Origins, Reasons};
pub use schema::{FileKind, file_schema};
pub use shortlist::{JudgesOf, PlainOffer, PlainRows, Shortlist};
pub use spreadsheet::InputKind;

use crate::diag::{Diagnostic, Origin, Sources};
use crate::model::OfferId;
use decision::load_rows;
use resolve::RowsOf;
use resolve::identity::OfferNames;

/// Loads a decision; where anything is wrong it is among the complaints, and there is no decision.
pub fn load(request: &Request, fetch: Fetch<'_>) -> LoadOutcome {
    load_rows(request, RowsOf::Offers, None, fetch)
}

/// Loads what is known of companies, in place of the offers: each has one of its own.
pub fn load_companies(request: &Request, fetch: Fetch<'_>) -> LoadOutcome {
    load_rows(request, RowsOf::Companies, None, fetch)
}

/// Finds an offer of a decision by its id, by its company's name where that has one offer, or by
/// an unambiguous beginning of the id.
///
/// # Errors
/// With a report that suggests what was meant; it points into the sources, where the argument is put.
pub fn find_offer(
    name: &str,
    loaded: &Loaded,
    sources: &mut Sources,
) -> Result<OfferId, Box<Diagnostic>> {
    let file = sources.add("command line", name, Origin::Argument);
    let span = file.span(0..name.len());
    let offers = || loaded.problem.offers();
    let names = OfferNames {
        ids: offers().map(|(_, offer)| offer.id.as_str()).collect(),
        companies: offers().map(|(_, offer)| offer.company_id).collect(),
    };
    let found = names.find(name, span, &loaded.companies)?;
    let ids: Vec<OfferId> = offers().map(|(id, _)| id).collect();
    Ok(ids[found])
}
