//! The files of a request put together to a decision, all rows of its tables or some of them.

use std::collections::HashSet;

use super::outcome::{LoadOutcome, Loaded};
use super::read::{self, changes, raw::RawFile};
use super::read_files::{self, ReadFiles};
use super::request::{Fetch, Request};
use super::resolve::{self, RowsOf};
use super::spreadsheet::{OpenTable, SheetTable, TableRows, translate};
use super::syntax::document::Text;
use crate::diag::{Diagnostic, FileId, Severity, Sources};

/// Rows of a table that are read.
pub struct SelectedRows<'s> {
    /// The place of the table among the files.
    pub main: usize,
    pub table: &'s OpenTable,
    /// The beginnings of the rows, and their numbers.
    pub rows: Vec<(usize, u32)>,
}

/// Rows of all tables that are read.
pub struct Selection<'s> {
    pub tables: Vec<SelectedRows<'s>>,
    /// Companies, by their keys, that have further rows.
    pub crowded: HashSet<String>,
}

/// Loads all rows of the tables, or those that were selected.
pub fn load_rows(
    request: &Request,
    rows_of: RowsOf,
    selection: Option<&Selection<'_>>,
    fetch: Fetch<'_>,
) -> LoadOutcome {
    let ((complaints, loaded), sources) = read_files::with_read(request, fetch, |files| {
        put_together(files, request, rows_of, selection)
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
    selection: Option<&Selection<'_>>,
) -> (Vec<Diagnostic>, Option<Loaded>) {
    let mut complaints = std::mem::take(&mut read.complaints);
    let mut tables = Vec::new();
    let mut take = |at: usize, table: &OpenTable, rows: TableRows<'_>| {
        let (done, mut found) = translate(table, read.text(at), rows);
        complaints.append(&mut found);
        tables.push((at, done));
    };
    match selection {
        None => {
            for (at, mut table) in read.open_tables() {
                if !table.is_broken() {
                    table.learn_habits(read.text(at).original());
                }
                take(at, &table, TableRows::All);
            }
        }
        Some(selection) => {
            for own in &selection.tables {
                take(own.main, own.table, TableRows::At(&own.rows));
            }
        }
    }
    let mut mains = std::mem::take(&mut read.mains);
    for (at, table) in &tables {
        mains[*at] = table_file(read.text(*at), table, &mut complaints);
    }
    let mut files = read.with(&mains);
    files.crowded = selection.map(|selection| &selection.crowded);
    let days = (request.today, request.as_of);
    let sources = read.sources;
    let changes = &read.changes;
    let after = resolve::resolve(&files, changes, rows_of, days, sources, &mut complaints);
    let is_whole = rows_of == RowsOf::Offers && selection.is_none();
    let before = (is_whole && !request.changes.is_empty()).then(|| {
        let none = changes::Read::default();
        // Nobody is told of its complaints.
        resolve::resolve(&files, &none, rows_of, days, sources, &mut Vec::new())
    });
    let tables: Vec<SheetTable> = tables.into_iter().map(|(_, table)| table).collect();
    let complaints = one_a_line(complaints, sources, &tables);
    let resolved = after.filter(|_| !complaints.iter().any(Diagnostic::is_mistake));
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
pub fn table_file<'t>(
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
            let help = complaint.help_in_cell.take();
            complaint.help = help.or_else(|| complaint.help.take());
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
