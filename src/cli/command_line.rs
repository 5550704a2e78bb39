//! The command line as its help shows it: of each verb, the options that mean something to it.

use std::ffi::OsString;

use clap::{CommandFactory, FromArgMatches};
use offer_rank::text::safe;

use super::args::Args;

const EXAMPLES: &str = "  rank demo
  rank init my-offers.toml
  rank offers.toml --json | jq -r '.offers[0].id'";

const STATUS: &str = "0 done, 1 mistakes in your files, 2 wrong usage or a failing machine, \
3 no clear first place, with --require-clear, 4 another order, with diff --exit-code";

/// Examples of calls, a line each, and the meaning of the exit status.
pub const AFTER_SECTIONS: [&str; 2] = [EXAMPLES, STATUS];

/// The command line; the arguments of a verb are built when they are needed.
pub fn command() -> clap::Command {
    let after = format!("Examples:\n{EXAMPLES}\n\nExit status: {STATUS}.");
    Args::command().after_help(after)
}

/// Reads the command line; an error is the text to print, which may be the help or the version.
pub fn parse(args: impl Iterator<Item = OsString>) -> Result<Args, clap::Error> {
    let args: Vec<OsString> = args.collect();
    parse_all(&args).map_err(|error| {
        // What is wrong is told of the arguments as they can be shown, each on one line.
        let shown = args.iter().map(|a| safe(&a.to_string_lossy()).into_owned());
        parse_all(shown).err().unwrap_or(error)
    })
}

/// Reads a whole command line, the name of the program first.
pub fn parse_all(
    args: impl IntoIterator<Item = impl Into<OsString> + Clone>,
) -> Result<Args, clap::Error> {
    let matches = command().try_get_matches_from(args)?;
    Args::from_arg_matches(&matches)
}
