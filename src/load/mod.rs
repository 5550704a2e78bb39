//! TOML to a decision, with every complaint about it.
//!
//! Bytes become text, text a spanned tree (`syntax`), the tree a raw file (`read`), and raw files
//! one [`Problem`] (`resolve`). All mistakes of all files are collected on the way.

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

pub use grammar::advice::date;
pub use grammar::builtin::{DEMO, STARTER};
pub use grammar::keys::{Key, Table};
pub use grammar::starter::starter;
pub use grammar::tables::ALL as FORMAT;
pub use outcome::{LoadOutcome, Loaded};
pub use read::changes::Changes;
pub use request::{Fetch, Fetched, InputFile, Request};
pub use resolve::columns::{ColumnPart, NamedColumn};
pub use resolve::companies::known_companies::KnownCompanies;
pub use resolve::listing::{
    BuiltIn, built_in, built_in_criteria, built_in_sets, built_in_text, is_as_shipped,
};
pub use resolve::origins::{Origins, Reasons};
pub use schema::{FileKind, file_schema};
pub use shortlist::{JudgesOf, Shortlist, Shortlisted};
pub use spreadsheet::InputKind;

use crate::diag::{Diagnostic, FileId, Origin, Severity, Sources};
use crate::model::OfferId;
use read::{changes, raw::RawFile};
use read_files::ReadFiles;
use resolve::RowsOf;
use resolve::identity::OfferNames;
use shortlist::Selection;
use spreadsheet::{SheetTable, TableRows, translate};
use syntax::document::Text;

/// Loads a decision.
///
/// # Errors
/// None: what is wrong is among the complaints, and then there is no decision.
pub fn load(request: &Request, fetch: Fetch<'_>) -> LoadOutcome {
    load_rows(request, RowsOf::Offers, Wanted::All, fetch)
}

/// Loads what is known of companies, in place of the offers: each has one of its own.
///
/// # Errors
/// As [`load`].
pub fn load_companies(request: &Request, fetch: Fetch<'_>) -> LoadOutcome {
    load_rows(request, RowsOf::Companies, Wanted::All, fetch)
}

/// Which rows of the tables are loaded.
#[derive(Clone, Copy)]
enum Wanted<'s> {
    /// All of them.
    All,
    /// Some, by the tables that were opened for them.
    Some(&'s Selection<'s>),
}

fn load_rows(
    request: &Request,
    rows_of: RowsOf,
    wanted: Wanted<'_>,
    fetch: Fetch<'_>,
) -> LoadOutcome {
    let ((complaints, loaded), sources) = read_files::with_read(request, fetch, |files| {
        put_together(files, request, rows_of, wanted)
    });
    LoadOutcome {
        sources,
        complaints,
        loaded,
    }
}

/// The decision that files make, where there is no mistake in them.
fn put_together(
    mut read: ReadFiles<'_>,
    request: &Request,
    rows_of: RowsOf,
    wanted: Wanted<'_>,
) -> (Vec<Diagnostic>, Option<Loaded>) {
    let mut complaints = std::mem::take(&mut read.complaints);
    let mut mains = read.mains.clone();
    let mut tables = Vec::new();
    let mut crowded = None;
    match wanted {
        Wanted::All => {
            for (at, mut table) in read.open_tables() {
                let text = read.text(at);
                if !table.is_broken() {
                    table.learn_habits(text.original());
                }
                let (done, mut found) = translate(&table, text, TableRows::All);
                complaints.append(&mut found);
                tables.push((at, done));
            }
        }
        Wanted::Some(selection) => {
            for (at, table, rows) in &selection.tables {
                let (done, mut found) = translate(table, read.text(*at), TableRows::At(rows));
                complaints.append(&mut found);
                tables.push((*at, done));
            }
            crowded = Some(&selection.crowded);
        }
    }
    for (at, table) in &tables {
        mains[*at] = table_file(read.text(*at), table, &mut complaints);
    }
    let mut files = read.with(&mains);
    files.crowded = crowded;
    let days = (request.today, request.as_of);
    let sources = read.sources;
    let after = resolve::resolve(
        &files,
        &read.changes,
        rows_of,
        days,
        sources,
        &mut complaints,
    );
    let is_whole = rows_of == RowsOf::Offers && matches!(wanted, Wanted::All);
    let before = (is_whole && !request.changes.is_empty()).then(|| {
        let none = changes::Read::default();
        // Nobody is told of its complaints.
        resolve::resolve(&files, &none, rows_of, days, sources, &mut Vec::new())
    });
    let tables: Vec<SheetTable> = tables.into_iter().map(|(_, table)| table).collect();
    let complaints = one_a_line(complaints, sources, &tables);
    let is_mistake = |c: &Diagnostic| c.code.severity() == Severity::Error;
    let resolved = after.filter(|_| !complaints.iter().any(is_mistake));
    let loaded = resolved.map(|resolved| Loaded {
        title: files.title(),
        remarks: files.remarks(),
        own_weights: !request.built_in && files.own_weights(),
        fallback: files.fallback().map(|score| score.value),
        problem: resolved.problem,
        origins: resolved.origins,
        companies: resolved.companies,
        weighed: files.weighed(),
        columns: resolved.columns,
        known: resolved.known,
        before: before.flatten().map(|b| b.problem),
        shortlisted: None,
    });
    (complaints, loaded)
}

/// The file of a table that was translated.
fn table_file<'t>(
    text: &'t Text,
    table: &SheetTable,
    complaints: &mut Vec<Diagnostic>,
) -> RawFile<'t> {
    let (mut raw, mut found) = read::file(text);
    raw.is_table = true;
    raw.lossy |= table.lossy;
    complaints.append(&mut found);
    raw
}

/// Of several mistakes in one line, the first: the others may well follow from it. Those in cells of
/// a table say which cell it is.
fn one_a_line(
    mut complaints: Vec<Diagnostic>,
    sources: &Sources,
    tables: &[SheetTable],
) -> Vec<Diagnostic> {
    complaints.sort_by_key(|c| (c.code.severity(), c.span.is_none(), c.span));
    let mut line: Option<(FileId, usize)> = None;
    complaints.retain_mut(|complaint| {
        let (Some(span), Severity::Error) = (complaint.span, complaint.code.severity()) else {
            return true;
        };
        if let Some(table) = tables.iter().find(|table| table.file == span.file) {
            let cell = table.cell(&sources.get(span.file).text, span);
            complaint.notes.extend(cell);
            return true;
        }
        let start = span.start as usize;
        if line.is_some_and(|(file, end)| file == span.file && start <= end) {
            return false;
        }
        let rest = sources.get(span.file).text.as_bytes().get(start..);
        let end = rest.and_then(|rest| rest.iter().position(|b| *b == b'\n'));
        line = Some((span.file, end.map_or(usize::MAX, |end| start + end)));
        true
    });
    complaints
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
