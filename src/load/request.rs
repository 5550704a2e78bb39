//! What is to be loaded: files, changes and days.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::read::changes::Changes;
use super::spreadsheet::InputKind;
use crate::diag::{Code, Diagnostic, FileId, Origin, Sources};

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

/// A file that was given.
#[derive(Clone, Debug)]
pub struct InputFile {
    /// The name under which complaints speak of it.
    pub name: String,
    /// Its text; of bytes that are no UTF-8, what can be read of them.
    text: Arc<String>,
    /// The first byte that is no text, and why.
    broken: Option<(usize, &'static str)>,
}

impl InputFile {
    /// A file of these bytes.
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        let utf_16 = is_utf_16(&bytes);
        let (text, broken) = match String::from_utf8(bytes) {
            Ok(text) => (text, utf_16.then_some(0)),
            Err(error) => {
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                (text, Some(error.utf8_error().valid_up_to()))
            }
        };
        let why = if utf_16 {
            "a file in UTF-16"
        } else {
            "a byte that is not UTF-8 text"
        };
        Self {
            name: name.into(),
            text: Arc::new(text),
            broken: broken.map(|at| (at, why)),
        }
    }

    /// Its text; of bytes that are no UTF-8, what can be read of them.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Takes it in as a source; none of bytes that are no UTF-8, which are complained about.
    pub(super) fn decode(
        &self,
        origin: Origin,
        sources: &mut Sources,
        complaints: &mut Vec<Diagnostic>,
    ) -> (FileId, Option<Arc<String>>) {
        let file = sources.add_shared(&self.name, self.text.clone(), origin);
        let Some((at, why)) = self.broken else {
            return (file, Some(self.text.clone()));
        };
        let complaint = Diagnostic::new(Code::NotUtf8, file.span(at..at + 1), why);
        complaints.push(complaint.help("save the file as UTF-8"));
        (file, None)
    }
}

impl Request {
    /// What a file is, by its name where that tells it.
    pub(super) fn kind_of(&self, file: &InputFile) -> InputKind {
        InputKind::of_name(&file.name).unwrap_or(self.kind)
    }

    /// Whether any file is a table of more than so many lines.
    pub fn has_table_of(&self, lines: usize) -> bool {
        let is_table = |file: &&InputFile| self.kind_of(file) != InputKind::Toml;
        let has_more = |file: &InputFile| file.text.lines().nth(lines).is_some();
        let mut tables = self.files.iter().filter(is_table);
        tables.any(has_more)
    }
}

/// Whether bytes look like UTF-16: by its mark, or by a letter of two bytes, one of which is 0.
fn is_utf_16(bytes: &[u8]) -> bool {
    let mark = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    mark || matches!(bytes, [a, b, ..] if (*a == 0) != (*b == 0))
}

/// What to load.
#[derive(Clone, Debug)]
pub struct Request {
    /// The files.
    pub files: Vec<InputFile>,
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
