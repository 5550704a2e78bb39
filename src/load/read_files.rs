//! The files of a request, read one by one before they are put together; the rows of tables are read
//! when it is known which are wanted.

use super::read::changes::{self, Read};
use super::read::raw::RawFile;
use super::read::{self, sets};
use super::request::{Fetch, Request};
use super::resolve::inputs::{Files, Weighing};
use super::spreadsheet::{InputKind, KnownHeaders, OpenTable};
use super::syntax::document::Text;
use crate::diag::{Diagnostic, Origin, Sources};
use crate::load::read::shipped;

/// What was read of the files of a request.
pub struct ReadFiles<'f> {
    pub sources: &'f Sources,
    pub complaints: Vec<Diagnostic>,
    /// The texts of the main files, and what they are.
    pub texts: &'f [(Text, InputKind)],
    /// The main files; of tables nothing is in them yet.
    pub mains: Vec<RawFile<'f>>,
    pub changes: Read<'f>,
    /// The sets to weigh by, with those of them that are files of their own.
    wanted: &'f [sets::WantedJudge],
    sets: &'f [Option<RawFile<'f>>],
    /// Whether all files are texts.
    pub whole: bool,
}

impl<'f> ReadFiles<'f> {
    /// What headers of tables may name.
    pub fn known_headers(&self) -> KnownHeaders<'_> {
        let sets = self.sets.iter().flatten();
        KnownHeaders::new(self.mains.iter().chain(sets), &self.changes.scales)
    }

    /// The tables, their headers read, each with its place among the main files.
    pub fn open_tables(&self) -> Vec<(usize, OpenTable)> {
        let mut tables = Vec::new();
        if self.texts.iter().all(|(_, kind)| *kind == InputKind::Toml) {
            return tables;
        }
        let known = self.known_headers();
        for (text, kind) in self.texts {
            let at = self.mains.iter().position(|main| main.file == text.file);
            if let (Some(at), true) = (at, *kind != InputKind::Toml) {
                let name = &self.sources.get(text.file).name;
                tables.push((at, OpenTable::new(text, name, *kind, &known)));
            }
        }
        tables
    }

    pub fn text(&self, main: usize) -> &'f Text {
        &self.texts[main].0
    }

    /// The files as they are put together, with these main ones.
    pub fn with<'a>(&'a self, mains: &'a [RawFile<'a>]) -> Files<'a> {
        let read = self.wanted.iter().zip(self.sets);
        Files {
            mains,
            sets: read
                .filter_map(|(set, raw)| weighing(set, raw.as_ref(), mains))
                .collect(),
            whole: self.whole,
            crowded: None,
        }
    }
}

/// Reads the files of a request, and goes on with what they say; the sources as well.
pub fn with_read<T>(
    request: &Request,
    fetch: Fetch<'_>,
    go_on: impl FnOnce(ReadFiles<'_>) -> T,
) -> (T, Sources) {
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
    for input in &request.files {
        let kind = request.kind_of(input);
        let (file, text) = input.decode(origin, &mut sources, &mut complaints);
        whole &= text.is_some();
        texts.extend(text.map(|text| (Text::new(file, text), kind)));
    }
    let mut mains = Vec::new();
    for (text, kind) in &texts {
        let (raw, mut found) = match kind {
            InputKind::Toml => read::file(text),
            InputKind::Csv | InputKind::JsonLines => (RawFile::of_table(text.file), Vec::new()),
        };
        complaints.append(&mut found);
        mains.push(raw);
    }
    let arguments = changes::Arguments::new(&request.changes, &mut sources);
    let changes = arguments.read(&mut complaints);
    let wanted = sets::wanted(request, &mains, &mut sources, fetch, &mut complaints);
    let mut read_sets = Vec::new();
    for set in &wanted {
        read_sets.push(set.set.text().map(|text| {
            let (raw, mut found) = read::file(text);
            complaints.append(&mut found);
            sets::check(&raw, &mut complaints);
            raw
        }));
    }
    let done = go_on(ReadFiles {
        sources: &sources,
        complaints,
        texts: &texts,
        mains,
        changes,
        wanted: &wanted,
        sets: &read_sets,
        whole,
    });
    (done, sources)
}

/// Whose weights a set is: a file's that was read for it, a main file's, or built-in ones.
fn weighing<'a>(
    wanted: &'a sets::WantedJudge,
    read: Option<&'a RawFile<'a>>,
    mains: &'a [RawFile<'a>],
) -> Option<Weighing<'a>> {
    let (set, file, shipped) = match &wanted.set {
        sets::WantedSet::Own(main) => (None, mains.get(*main)?, false),
        sets::WantedSet::Set { name, .. } => (Some(name), read?, false),
        sets::WantedSet::Shipped(name, file) => (Some(name), *file, true),
    };
    Some(Weighing {
        set: set.map(String::as_str),
        file,
        voice: wanted.voice,
        shipped,
    })
}
