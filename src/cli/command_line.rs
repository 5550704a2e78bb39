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

/// The options that change no answer of a verb, with a space between them: they are read all the
/// same, and left out of its help.
const WITHOUT_EFFECT: [(&str, &str); 15] = [
    (
        "check",
        "method trials seed trust sure reasons require_clear format redact",
    ),
    ("explain", "reasons format"),
    ("flip", "reasons format"),
    ("ask", "reasons format"),
    (
        "pay",
        "link scale method trials seed trust sure reasons require_clear format",
    ),
    (
        "deadlines",
        "fact weight link scale method trials seed trust sure as_of reasons require_clear format",
    ),
    (
        "sql",
        "set without method trials seed trust sure today reasons all require_clear json format width color redact",
    ),
    ("wait", "sure reasons format"),
    ("report", "reasons all json format width color"),
    ("diff", "reasons require_clear"),
    (
        "weights",
        "trials seed trust sure reasons require_clear format redact",
    ),
    (
        "weigh",
        "trials seed trust sure reasons require_clear all json format redact",
    ),
    ("criteria", "json format"),
    ("schema", "json format"),
    ("help", "json format"),
];

/// The command line; the arguments of a verb are built when they are needed.
pub fn command() -> clap::Command {
    let after = format!("Examples:\n{EXAMPLES}\n\nExit status: {STATUS}.");
    Args::command().after_help(after)
}

/// A verb whose help leaves out the options that change no answer of it.
pub fn without_effect_hidden(verb: clap::Command) -> clap::Command {
    let hide = |verb: clap::Command, id: &'static str| verb.mut_arg(id, |arg| arg.hide(true));
    let of = |(name, _): &&(&str, &'static str)| *name == verb.get_name();
    match WITHOUT_EFFECT.iter().find(of) {
        Some((_, options)) => options.split(' ').fold(verb, hide),
        None => verb,
    }
}

/// Reads the command line.
///
/// # Errors
/// When it is wrong, or asks for help or the version; the error is then the text to print.
pub fn parse(args: impl Iterator<Item = OsString>) -> Result<Args, clap::Error> {
    let args: Vec<OsString> = args.collect();
    parse_all(&args).map_err(|error| {
        // What is wrong is told of the arguments as they can be shown, each on one line.
        let shown = args.iter().map(|a| safe(&a.to_string_lossy()).into_owned());
        parse_all(shown).err().unwrap_or(error)
    })
}

/// Reads a whole command line, the name of the program first.
///
/// # Errors
/// As [`parse`].
pub fn parse_all(
    args: impl IntoIterator<Item = impl Into<OsString> + Clone>,
) -> Result<Args, clap::Error> {
    let matches = command().try_get_matches_from(args)?;
    Args::from_arg_matches(&matches)
}
