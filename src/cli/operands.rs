//! The arguments of a verb, told apart: files, and the names of offers.

use std::ffi::OsString;

use offer_rank::load::InputKind;
use offer_rank::report::CallFiles;

use super::args::FileArgs;
use super::files::input::{self, Inputs};
use super::files::output::Failure;
use super::options::Options;

/// What stands for the built-in example where a verb may.
pub const DEMO: &str = "demo";

/// The arguments of a verb, apart: files, and the names of offers.
pub struct Operands {
    files: Vec<OsString>,
    /// The names of offers.
    pub offers: Vec<String>,
    demo: bool,
    /// Whether there is no file where none is named, and not the usual one.
    pub may_be_none: bool,
}

impl Operands {
    /// Tells files from offers; with `demo` the built-in example stands for the files.
    pub fn new(given: &[OsString], demo: bool) -> Self {
        let (files, offers): (Vec<&OsString>, Vec<&OsString>) =
            given.iter().partition(|a| input::is_file(a));
        let offers = offers.into_iter().map(|o| o.to_string_lossy().into_owned());
        Self {
            files: files.into_iter().cloned().collect(),
            offers: offers.collect(),
            demo,
            may_be_none: false,
        }
    }

    /// The arguments of a verb that takes files alone.
    pub fn of_files(verb: &str, args: &FileArgs) -> Result<Self, Failure> {
        let arguments = Self::new(&args.inputs, args.demo);
        let Some(stray) = arguments.offers.first() else {
            return Ok(arguments);
        };
        let usage = if stray == DEMO {
            "For the built-in example write --demo in its place".to_owned()
        } else {
            format!("usage: rank {verb} [FILE]...")
        };
        let wrong = format!("`{stray}` is no file, and `rank {verb}` takes no offer");
        Err(Failure::with_mend(&wrong, &usage))
    }

    /// A command of these files with a verb, of a run that could not be made.
    pub fn command(&self, verb: &str, options: &Options) -> Option<String> {
        let files = match &self.files[..] {
            [] => CallFiles::Default,
            files => CallFiles::Files(input::all_typed(files)),
        };
        options.call(files).command(verb, "")
    }

    /// Reads the files; those whose names do not tell what they are, are of a kind.
    pub fn read(&self, kind: InputKind) -> Result<Inputs, Failure> {
        Ok(if self.demo {
            input::demo()
        } else if self.may_be_none && self.files.is_empty() {
            input::none()
        } else {
            input::read(&self.files, kind)?
        })
    }
}
