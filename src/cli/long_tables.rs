//! Tables of so many offers that only those that are shown are loaded.

use offer_rank::export::Format;
use offer_rank::load::{Request, Shortlist};

use super::files::input;
use super::options::Options;
use super::progress::Progress;
use super::terminal;

/// Offers that are loaded whole in any case.
const WHOLE: usize = 1_000;
/// Offers that are shown on a terminal.
const SHOWN: usize = 20;

/// The order of the offers of long tables, and how many of them are needed; none where all are.
pub fn shortlist(request: &Request, options: &Options) -> Option<(Shortlist, usize)> {
    let count = needed(options)?;
    let progress = Progress::new("of the table read", 0);
    let fetch = &mut |path: &std::path::Path| input::fetch(path).map_err(|e| e.to_string());
    let method = options.method.unwrap_or_default();
    let list = Shortlist::new(request, WHOLE.max(count), method, fetch, &|done, all| {
        progress.reach(done, all);
    })?;
    Some((list, count))
}

/// How many offers an answer needs; none where it needs all.
fn needed(options: &Options) -> Option<usize> {
    let format = options.output.format();
    let on_terminal = options.output.file().is_none() && terminal::is_terminal();
    let shown = match options.top {
        Some(top) => top,
        None if format == Format::Csv => WHOLE,
        None if format == Format::Table && on_terminal && !options.all => SHOWN,
        None => return None,
    };
    // What-ifs are made among more than are shown.
    let tried = options.trials.is_some_and(|trials| trials > 0);
    Some(if tried { shown.max(WHOLE) } else { shown })
}
