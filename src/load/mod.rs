//! TOML to a decision, with every complaint about it.
//!
//! Bytes become text, text a spanned tree (`syntax`), the tree a raw file (`read`), and raw files
//! one [`Problem`] (`resolve`). All mistakes of all files are collected on the way.

mod grammar;
mod read;
mod resolve;
mod schema;
mod spreadsheet;
mod syntax;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

pub use grammar::advice::date;
pub use grammar::builtin::{DEMO, STARTER};
pub use grammar::keys::{Key, Table};
pub use grammar::starter::starter;
pub use grammar::tables::ALL as FORMAT;
pub use read::changes::Changes;
pub use resolve::columns::{ColumnPart, NamedColumn};
pub use resolve::companies::known_companies::KnownCompanies;
pub use resolve::listing::{
    BuiltIn, built_in, built_in_criteria, built_in_sets, built_in_text, is_as_shipped,
};
pub use resolve::origins::{Origins, Reasons};
pub use schema::{FileKind, file_schema};
pub use spreadsheet::InputKind;

use crate::diag::{Code, Diagnostic, FileId, Origin, Severity, Sources};
use crate::model::{OfferId, Problem};
use crate::weighing::Weighed;
use read::raw::RawFile;
use read::{changes, sets, shipped};
use resolve::RowsOf;
use resolve::companies::Companies;
use resolve::identity::OfferNames;
use resolve::inputs;
use spreadsheet::{KnownHeaders, SheetTable};
use syntax::document::Text;

/// How files that other files name are read; the error says in words why one cannot be.
pub type Fetch<'f> = &'f mut dyn FnMut(&Path) -> Result<Fetched, String>;

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Its path as there is no other one to it.
    pub identity: PathBuf,
}

/// What to load.
#[derive(Clone, Debug)]
pub struct Request {
    /// The files, by the names under which complaints speak of them.
    pub files: Vec<(String, Vec<u8>)>,
    /// What those are whose names do not tell it.
    pub kind: InputKind,
    /// Whether the files ship with the program.
    pub built_in: bool,
    /// The sets of weights asked for on the command line.
    pub sets: Vec<String>,
    /// The sets of judges with a voice there: `SET=VOICE`.
    pub judges: Vec<String>,
    /// The day of the run.
    pub today: Date,
    /// The day whose facts count.
    pub as_of: Date,
    /// Changes from the command line.
    pub changes: Changes,
}

/// What came of it.
#[derive(Debug)]
pub struct LoadOutcome {
    /// The texts that complaints point into.
    pub sources: Sources,
    /// Mistakes and warnings.
    pub complaints: Vec<Diagnostic>,
    /// The decision, when there is no mistake.
    pub loaded: Option<Loaded>,
}

/// A decision, and what a reader wants to know of its making.
#[derive(Debug)]
pub struct Loaded {
    /// The title of the decision.
    pub title: Option<String>,
    /// The remarks of the sets and of the files, a line each.
    pub remarks: Vec<String>,
    /// Whether the weights are the user's, rather than a built-in set's.
    pub own_weights: bool,
    /// The decision.
    pub problem: Problem,
    /// The points of ending with none of the offers, where that is stated.
    pub fallback: Option<f64>,
    /// Where its quantities come from.
    pub origins: Origins,
    /// The names of its companies.
    companies: Companies,
    /// How the weights of each judge came to be.
    pub weighed: Vec<Weighed>,
    /// The columns of a table that the files name.
    pub columns: Vec<NamedColumn>,
    /// What is known of companies, where they have the place of the offers.
    pub known: Option<KnownCompanies>,
    /// The decision without the changes of the command line, when there are any.
    pub before: Option<Problem>,
}

impl Loaded {
    /// The same decision with letters for its offers, those of these ids first, and without all that
    /// says whose they are.
    #[must_use]
    pub fn anonymous(&self, known: &[String]) -> Self {
        // An offer has one letter before and after the changes of the command line.
        let of = |problem: &Problem| problem.offers().map(|(_, o)| o.id.clone()).collect();
        let own: Vec<String> = self.before.as_ref().map(of).unwrap_or_default();
        let known = if known.is_empty() { &own } else { known };
        Self {
            // Queries of a table have the names that are in it.
            columns: Vec::new(),
            known: None,
            title: None,
            remarks: Vec::new(),
            own_weights: self.own_weights,
            fallback: self.fallback,
            problem: self.problem.anonymous(known),
            origins: self.origins.without_reasons(),
            companies: Companies::default(),
            weighed: self.weighed.clone(),
            before: self.before.as_ref().map(|before| before.anonymous(known)),
        }
    }
}

impl LoadOutcome {
    /// Whether anything is a mistake.
    pub fn has_mistakes(&self) -> bool {
        self.complaints
            .iter()
            .any(|c| c.code.severity() == Severity::Error)
    }
}

/// Loads a decision.
///
/// # Errors
/// None: what is wrong is among the complaints, and then there is no decision.
pub fn load(request: Request, fetch: Fetch<'_>) -> LoadOutcome {
    load_rows(request, RowsOf::Offers, fetch)
}

/// Loads what is known of companies, in place of the offers: each has one of its own.
///
/// # Errors
/// As [`load`].
pub fn load_companies(request: Request, fetch: Fetch<'_>) -> LoadOutcome {
    load_rows(request, RowsOf::Companies, fetch)
}

fn load_rows(mut request: Request, rows_of: RowsOf, fetch: Fetch<'_>) -> LoadOutcome {
    let mut sources = Sources::default();
    shipped::sources(&mut sources);
    let mut complaints = Vec::new();
    let origin = if request.built_in {
        Origin::BuiltIn
    } else {
        Origin::File
    };
    let mut texts = Vec::new();
    let mut whole = true;
    for (name, bytes) in std::mem::take(&mut request.files) {
        let kind = InputKind::of_name(&name).unwrap_or(request.kind);
        let (file, text) = decode(&name, bytes, origin, &mut sources, &mut complaints);
        whole &= text.is_some();
        texts.extend(text.map(|text| (Text::new(file, text), kind)));
    }
    let mut mains = Vec::new();
    for (text, kind) in &texts {
        // Tables are read when it is known what their columns may be.
        let (raw, mut found) = match kind {
            InputKind::Toml => read::file(text),
            InputKind::Csv | InputKind::JsonLines => (RawFile::of_table(text.file), Vec::new()),
        };
        complaints.append(&mut found);
        mains.push(raw);
    }
    let arguments = changes::Arguments::new(&request.changes, &mut sources);
    let changes = arguments.read(&mut complaints);
    let named = sets::NamedSets {
        criteria: &request.sets,
        judges: &request.judges,
    };
    let wanted = sets::wanted(named, &mains, &mut sources, fetch, &mut complaints);
    let mut read_sets = Vec::new();
    for set in &wanted {
        read_sets.push(set.set.text().map(|text| {
            let (raw, mut found) = read::file(text);
            complaints.append(&mut found);
            sets::check(&raw, &mut complaints);
            raw
        }));
    }
    let known = || {
        let sets = read_sets.iter().flatten();
        KnownHeaders::new(mains.iter().chain(sets), &changes.scales)
    };
    let tables = tables(&texts, &sources, known, &mut complaints);
    for table in &tables {
        let found = mains.iter().position(|main| main.file == table.file);
        let text = texts.iter().find(|(text, _)| text.file == table.file);
        if let (Some(at), Some((text, _))) = (found, text) {
            let (mut raw, mut complaints_of_it) = read::file(text);
            raw.is_table = true;
            raw.lossy |= table.lossy;
            complaints.append(&mut complaints_of_it);
            mains[at] = raw;
        }
    }
    let read = wanted.iter().zip(&read_sets);
    let files = inputs::Files {
        mains: &mains,
        sets: read
            .filter_map(|(set, raw)| weighing(set, raw.as_ref(), &mains))
            .collect(),
        whole,
    };
    let days = (request.today, request.as_of);
    let after = resolve::resolve(&files, &changes, rows_of, days, &sources, &mut complaints);
    let changed = rows_of == RowsOf::Offers && !request.changes.is_empty();
    let before = changed.then(|| {
        let none = changes::Read::default();
        // Nobody is told of its complaints.
        resolve::resolve(&files, &none, rows_of, days, &sources, &mut Vec::new())
    });
    let complaints = one_a_line(complaints, &sources, &tables);
    let mut outcome = LoadOutcome {
        sources,
        complaints,
        loaded: None,
    };
    if !outcome.has_mistakes()
        && let Some(resolved) = after
    {
        outcome.loaded = Some(Loaded {
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
        });
    }
    outcome
}

/// Whose weights a set is: a file's that was read for it, a main file's, or built-in ones.
fn weighing<'a>(
    wanted: &'a sets::WantedJudge,
    read: Option<&'a RawFile<'a>>,
    mains: &'a [RawFile<'a>],
) -> Option<inputs::Weighing<'a>> {
    let (set, file, shipped) = match &wanted.set {
        sets::WantedSet::Own(main) => (None, mains.get(*main)?, false),
        sets::WantedSet::Set { name, .. } => (Some(name), read?, false),
        sets::WantedSet::Shipped(name, file) => (Some(name), *file, true),
    };
    let set = set.map(String::as_str);
    Some(inputs::Weighing {
        set,
        file,
        voice: wanted.voice,
        shipped,
    })
}

/// The files that are tables, each translated; what headers may name is gathered where there are
/// any.
fn tables<'a>(
    texts: &[(Text, InputKind)],
    sources: &Sources,
    known: impl FnOnce() -> KnownHeaders<'a>,
    complaints: &mut Vec<Diagnostic>,
) -> Vec<SheetTable> {
    let mut tables = Vec::new();
    let texts = texts.iter().filter(|(_, kind)| *kind != InputKind::Toml);
    let texts: Vec<_> = texts.collect();
    if texts.is_empty() {
        return tables;
    }
    let known = known();
    for (text, kind) in texts {
        let name = &sources.get(text.file).name;
        let (table, mut found) = SheetTable::read(text, name, *kind, &known);
        complaints.append(&mut found);
        tables.push(table);
    }
    tables
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

/// Bytes as a text of the sources; bytes that are no UTF-8 are complained about.
fn decode(
    name: &str,
    bytes: Vec<u8>,
    origin: Origin,
    sources: &mut Sources,
    complaints: &mut Vec<Diagnostic>,
) -> (FileId, Option<Arc<String>>) {
    let utf_16 = is_utf_16(&bytes);
    let (text, broken) = match String::from_utf8(bytes) {
        Ok(text) if !utf_16 => {
            let file = sources.add(name, text, origin);
            return (file, Some(sources.get(file).text.clone()));
        }
        Ok(text) => (text, 0),
        Err(error) => {
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            (text, error.utf8_error().valid_up_to())
        }
    };
    let file = sources.add(name, text, origin);
    let span = file.span(broken..broken + 1);
    let message = if utf_16 {
        "a file in UTF-16"
    } else {
        "a byte that is not UTF-8 text"
    };
    let complaint = Diagnostic::new(Code::NotUtf8, span, message);
    complaints.push(complaint.help("save the file as UTF-8"));
    (file, None)
}

/// Whether bytes look like UTF-16: by its mark, or by a letter of two bytes, one of which is 0.
fn is_utf_16(bytes: &[u8]) -> bool {
    let mark = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    mark || matches!(bytes, [a, b, ..] if (*a == 0) != (*b == 0))
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
