//! Tables of so many offers that only those that are shown are loaded.

use std::io::{self, Write};

use offer_rank::export::{self, Format};
use offer_rank::load::{JudgesOf, LoadOutcome, Request, Shortlist};
use offer_rank::report::{ListedRows, ReportSettings};
use offer_rank::threads::in_parallel;

use super::csv_rows;
use super::files::input::fetch;
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
    /// Whether the others are needed as well.
    all: bool,
}

impl LongTable {
    /// None where all offers are loaded.
    pub fn new(request: &Request, options: &Options) -> Option<Self> {
        let first = needed(options)?;
        let over = WHOLE.max(first);
        if !request.has_table_of(over) {
            return None;
        }
        let method = options.method.unwrap_or_default();
        let all = options.output.format() == Format::Csv && (options.top.is_none() || options.all);
        // What is hidden of an offer rests on all of them.
        if all && !options.redact.is_empty() {
            return None;
        }
        let progress = Progress::new("of the table read", 0);
        let judges = if all { JudgesOf::Any } else { JudgesOf::One };
        let reach = |done, of| progress.reach(done, of);
        let list = || Shortlist::new(request, over, (method, judges), &mut fetch, &reach);
        let list = in_parallel(list)?;
        Some(Self { list, first, all })
    }

    /// Loads the first offers.
    pub fn load(&mut self, request: &Request) -> LoadOutcome {
        in_parallel(|| {
            if self.all {
                self.list.settle_all();
            }
            self.list.load(request, 0..self.first, &mut fetch)
        })
    }

    /// Writes the others, where they are asked for.
    pub fn rest_as_csv(
        &self,
        request: &Request,
        settings: &ReportSettings,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        if !self.all {
            return Ok(());
        }
        let companies = self.list.load_companies(request, &mut fetch);
        let Some(loaded) = &companies.loaded else {
            return Ok(());
        };
        let known = (loaded, &companies.sources);
        let listed = ListedRows::new(&self.list, request, known, settings);
        let columns = listed.columns();
        let count = self.list.offers().saturating_sub(self.first);
        let progress = Progress::new("of the offers written", count as u64);
        csv_rows::in_chunks(count, out, |chunk| {
            let chunk = self.first + chunk.start..self.first + chunk.end;
            let mut bytes = Vec::new();
            listed.rows(chunk.clone(), &mut fetch, |rows| {
                export::csv_rows(&columns, rows, &mut bytes)
            })?;
            progress.add(chunk.len() as u64);
            Ok(bytes)
        })
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
