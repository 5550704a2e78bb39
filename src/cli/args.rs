//! The command line as typed.

use std::ffi::OsString;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use offer_rank::export::Format;
use offer_rank::load::date;
use offer_rank::method::Method;
use offer_rank::robust::Trust;
use offer_rank::text::safe;

/// Ranks job offers by what matters to you, and explains every point.
#[derive(Debug, Parser)]
#[command(name = "rank", version, args_override_self = true, max_term_width = 100, after_help = AFTER)]
#[command(disable_help_subcommand = true)]
pub struct Args {
    /// Files with offers and weights, read as one; `-` is standard input [default: offers.toml]
    #[arg(value_name = "FILE")]
    pub inputs: Vec<OsString>,
    #[command(flatten)]
    pub options: Options,
    #[command(subcommand)]
    pub command: Option<Command>,
}

const AFTER: &str = "\
See it work:  rank demo
Start:        rank init, change offers.toml, then rank
In a script:  rank offers.toml --json | jq -r '.offers[0].id'

Exit status: 0 done, 1 mistakes in your files, 2 wrong usage or a failing machine,
3 no clear first place, with --require-clear.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Rank the built-in example
    Demo(Verb),
    /// Write a file to start from; never overwrites
    Init(Init),
    /// Look for mistakes, warnings and unknowns; rank nothing
    Check(Check),
    /// One offer in depth, or two set against each other
    Explain(Explain),
    /// Every single change that puts another offer first, or the one named
    Flip(Question),
    /// What to find out, most decisive first
    Ask(Question),
    /// Where the money of each offer comes from, year by year and a month
    Pay(Question),
    /// What is due when, soonest first; as a file for your calendar too
    Deadlines(Deadlines),
    /// List the built-in criteria and sets, or print one to copy and edit
    Criteria {
        /// A criterion or a set
        name: Option<String>,
        #[command(flatten)]
        output: Output,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
    /// Print this message, the help of a verb, or how a file is written: rank help file
    Help {
        /// A verb, or file
        topic: Vec<String>,
        #[command(flatten)]
        output: Output,
    },
}

/// A verb that takes options only.
#[derive(Debug, ClapArgs)]
pub struct Verb {
    #[command(flatten)]
    pub options: Options,
}

/// `rank init`.
#[derive(Debug, ClapArgs)]
pub struct Init {
    /// The file to write; `-` is standard output
    #[arg(default_value = "offers.toml")]
    pub file: OsString,
    /// Write the built-in example instead of the starter
    #[arg(long)]
    pub demo: bool,
    /// The day that the starter's days lie ahead of [default: the clock's]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<Date>,
}

/// `rank check`.
#[derive(Clone, Debug, ClapArgs)]
pub struct Check {
    /// Files to read as one; `-` is standard input [default: offers.toml]
    #[arg(value_name = "FILE")]
    pub inputs: Vec<OsString>,
    /// Explain one kind of mistake at length; without CODE, list all kinds
    #[arg(long, value_name = "CODE")]
    pub explain: Option<Option<String>>,
    /// Check the built-in example
    #[arg(long)]
    pub demo: bool,
    #[command(flatten)]
    pub options: Options,
}

/// `rank explain`.
#[derive(Clone, Debug, ClapArgs)]
pub struct Explain {
    /// Files, then one offer or two
    #[arg(value_name = "FILE|OFFER", required = true)]
    pub inputs: Vec<OsString>,
    /// Explain offers of the built-in example
    #[arg(long)]
    pub demo: bool,
    #[command(flatten)]
    pub options: Options,
}

/// `rank flip`, `rank ask` and `rank pay`.
#[derive(Clone, Debug, ClapArgs)]
pub struct Question {
    /// Files to read as one, and for `flip` and `pay` an offer [default: offers.toml]
    #[arg(value_name = "FILE|OFFER")]
    pub inputs: Vec<OsString>,
    /// Take the built-in example
    #[arg(long)]
    pub demo: bool,
    #[command(flatten)]
    pub options: Options,
}

/// `rank deadlines`.
#[derive(Clone, Debug, ClapArgs)]
pub struct Deadlines {
    /// Files to read as one; `-` is standard input [default: offers.toml]
    #[arg(value_name = "FILE")]
    pub inputs: Vec<OsString>,
    /// Write a calendar file, with alarms the day before; - is standard output
    #[arg(long, value_name = "FILE", help_heading = "What is shown")]
    pub ics: Option<OsString>,
    /// Take the built-in example
    #[arg(long)]
    pub demo: bool,
    #[command(flatten)]
    pub options: Options,
}

/// Options wherever a ranking is made; those before and after a verb add up.
#[derive(Clone, Debug, Default, ClapArgs)]
pub struct Options {
    /// Weigh by a built-in set or a file of weights; again: several judges
    #[arg(short, long, value_name = "SET", help_heading = "What counts")]
    pub criteria: Vec<String>,
    /// Set a rating of an offer: google.pay=9100
    #[arg(
        long,
        value_name = "OFFER.CRITERION=VALUE",
        help_heading = "What counts"
    )]
    pub set: Vec<String>,
    /// Set what is known of a company, for all that rests on it: microsoft.ml-exposure=leader
    #[arg(
        long,
        value_name = "COMPANY.CRITERION=VALUE",
        help_heading = "What counts"
    )]
    pub fact: Vec<String>,
    /// Set a weight, as it would stand in the file
    #[arg(long, value_name = "[SET:]CRITERION=N", help_heading = "What counts")]
    pub weight: Vec<String>,
    /// Set how much of its parent's ratings a company has: 0.25, or 25%
    #[arg(long, value_name = "COMPANY=N", help_heading = "What counts")]
    pub link: Vec<String>,
    /// Add a deal-breaker: no worse than this
    #[arg(long, value_name = "CRITERION=LIMIT", help_heading = "What counts")]
    pub must: Vec<String>,
    /// Measure on another scale, worst end first: commute=90..0
    #[arg(
        long,
        value_name = "CRITERION=WORST..BEST",
        help_heading = "What counts"
    )]
    pub scale: Vec<String>,
    /// Leave an offer out
    #[arg(long, value_name = "OFFER", help_heading = "What counts")]
    pub without: Vec<String>,
    /// How points become a score
    #[arg(long, value_name = "METHOD", value_parser = method, help_heading = "What counts")]
    pub method: Option<Method>,
    /// How many what-ifs to make; 0 makes none [default: 10000]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(..=4_000_000_000), help_heading = "How sure")]
    pub trials: Option<u64>,
    /// Where the what-ifs' random numbers begin [default: 1]
    #[arg(long, value_name = "N", help_heading = "How sure")]
    pub seed: Option<u64>,
    /// How far weights are trusted: roughly, exact, order, none
    #[arg(long, value_name = "HOW", value_parser = trust, help_heading = "How sure")]
    pub trust: Option<Trust>,
    /// The share of what-ifs from which on a place is settled [default: 0.9]
    #[arg(long, value_name = "P", value_parser = sure, help_heading = "How sure")]
    pub sure: Option<f64>,
    /// The day to count deadlines from [default: the clock's]
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "What counts")]
    pub today: Option<Date>,
    /// Use what was known on this day [default: today]
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "What counts")]
    pub as_of: Option<Date>,
    /// List the reason of every rating below the table
    #[arg(long, help_heading = "What is shown")]
    pub reasons: bool,
    /// Show every offer and every remark
    #[arg(long, help_heading = "What is shown")]
    pub all: bool,
    /// Exit with status 3 when no offer is clearly first
    #[arg(long, help_heading = "What is shown")]
    pub require_clear: bool,
    #[command(flatten)]
    pub output: Output,
}

/// Where output goes and how it looks.
#[derive(Clone, Debug, Default, ClapArgs)]
pub struct Output {
    /// Print a table, JSON, CSV or Markdown [default: table]
    #[arg(long, value_name = "FORMAT", value_parser = format, help_heading = "What is shown")]
    pub format: Option<Format>,
    /// The same as --format json
    #[arg(long, conflicts_with = "format", help_heading = "What is shown")]
    pub json: bool,
    /// Write to a file instead, - being standard output; an existing one only with --force
    #[arg(
        short = 'o',
        long = "output",
        value_name = "FILE",
        help_heading = "What is shown"
    )]
    pub file: Option<OsString>,
    /// Let -o and --ics overwrite
    #[arg(long, help_heading = "What is shown")]
    pub force: bool,
    /// Columns to use, 40 to 200 [default: the terminal's, or 80]
    #[arg(long, value_name = "N", value_parser = width, help_heading = "What is shown")]
    pub width: Option<u16>,
    /// When to use colours
    #[arg(long, value_name = "WHEN", value_enum, help_heading = "What is shown")]
    pub color: Option<Color>,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless the environment says otherwise.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

fn width(text: &str) -> Result<u16, String> {
    let number = text.parse().ok().filter(|n| (40..=200).contains(n));
    number.ok_or_else(|| "a width is a number from 40 to 200".to_owned())
}

fn trust(text: &str) -> Result<Trust, String> {
    let names: Vec<&str> = Trust::ALL.iter().map(|t| t.name()).collect();
    let found = Trust::ALL.into_iter().find(|t| t.name() == text);
    found.ok_or_else(|| format!("weights are trusted {}", names.join(", ")))
}

fn sure(text: &str) -> Result<f64, String> {
    let share = match text.strip_suffix('%') {
        Some(percent) => percent.parse::<f64>().map(|p| p / 100.0),
        None => text.parse::<f64>(),
    };
    // Written so that NaN is refused as well.
    let share = share.ok().filter(|p| *p > 0.5 && *p <= 1.0);
    share.ok_or_else(|| "it is above 0.5 and at most 1".to_owned())
}

fn method(text: &str) -> Result<Method, String> {
    let names: Vec<&str> = Method::ALL.iter().map(|m| m.name()).collect();
    let found = Method::ALL.into_iter().find(|m| m.name() == text);
    found.ok_or_else(|| format!("the methods are {}", names.join(", ")))
}

fn format(text: &str) -> Result<Format, String> {
    match text {
        "table" => Ok(Format::Table),
        "json" => Ok(Format::Json),
        "csv" => Ok(Format::Csv),
        "markdown" | "md" => Ok(Format::Markdown),
        _ => Err("the formats are table, json, csv, markdown".to_owned()),
    }
}

/// Reads the command line.
///
/// # Errors
/// When it is wrong, or asks for help or the version; the error is then the text to print.
pub fn parse(args: impl Iterator<Item = OsString>) -> Result<Args, clap::Error> {
    let args: Vec<OsString> = args.collect();
    Args::try_parse_from(&args).map_err(|error| {
        // What is wrong is told of the arguments as they can be shown, each on one line.
        let shown = args.iter().map(|a| safe(&a.to_string_lossy()).into_owned());
        Args::try_parse_from(shown).err().unwrap_or(error)
    })
}
