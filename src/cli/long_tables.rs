//! Tables of so many offers that only those that are shown are loaded.

use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;

use offer_rank::export::{self, Format};
use offer_rank::load::{Fetched, JudgesOf, LoadOutcome, Request, Shortlist};
use offer_rank::report::{self, ReportSettings};
use rayon::prelude::*;

use super::files::input;
use super::options::Options;
use super::progress::Progress;
use super::terminal;

/// Offers that are loaded whole in any case.
const WHOLE: usize = 1_000;
/// Offers that are shown on a terminal.
const SHOWN: usize = 20;

/// The order of the offers of long tables, and how many of them are needed at first.
pub struct LongTable {
    list: Shortlist,
    first: usize,
    /// The others, in parts.
    rest: Vec<Range<usize>>,
}

fn fetch(path: &Path) -> Result<Fetched, String> {
    input::fetch(path).map_err(|e| e.to_string())
}

impl LongTable {
    /// None where all offers are loaded.
    pub fn new(request: &Request, options: &Options) -> Option<Self> {
        let first = needed(options)?;
        let progress = Progress::new("of the table read", 0);
        let method = options.method.unwrap_or_default();
        let all = options.output.format() == Format::Csv && (options.top.is_none() || options.all);
        let judges = if all { JudgesOf::Any } else { JudgesOf::One };
        let over = WHOLE.max(first);
        let reach = |done, of| progress.reach(done, of);
        let mut list = Shortlist::new(request, over, (method, judges), &mut fetch, &reach)?;
        let rest = if all { list.parts(first) } else { Vec::new() };
        Some(Self { list, first, rest })
    }

    /// Loads the first offers.
    pub fn load(&mut self, request: &Request) -> LoadOutcome {
        self.list.load(request, 0..self.first, &mut fetch)
    }

    /// Writes the others.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn rest_as_csv(
        &self,
        request: &Request,
        settings: &ReportSettings,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let total = self.rest.last().map_or(0, |part| part.end - self.first);
        let progress = Progress::new("of the offers written", total as u64);
        let written = |part: &Range<usize>| {
            let outcome = self.list.part(request, part.clone(), &mut fetch);
            let mut bytes = Vec::new();
            if let Some(loaded) = &outcome.loaded {
                let (complaints, sources) = (&outcome.complaints, &outcome.sources);
                let report = report::report(loaded, complaints, sources, settings, &|_| ());
                export::csv_rows(&report, &mut bytes)?;
            }
            progress.add(part.len() as u64);
            Ok(bytes)
        };
        for wave in self.rest.chunks(2 * rayon::current_num_threads()) {
            let parts: Vec<io::Result<Vec<u8>>> = wave.par_iter().map(written).collect();
            for part in parts {
                out.write_all(&part?)?;
            }
        }
        Ok(())
    }
}

/// How many offers an answer needs at first; none where it needs all.
fn needed(options: &Options) -> Option<usize> {
    let format = options.output.format();
    let on_terminal = options.output.file().is_none() && terminal::is_terminal();
    let shown = match options.top.filter(|_| !options.all) {
        Some(top) => top,
        None if format == Format::Csv => WHOLE,
        None if format == Format::Table && on_terminal && !options.all => SHOWN,
        None => return None,
    };
    // What-ifs are made among more than are shown, and of one alone there is little to say.
    let tried = options.trials.is_some_and(|trials| trials > 0);
    Some(shown.max(if tried { WHOLE } else { SHOWN }))
}
