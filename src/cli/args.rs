//! The command line as typed.

use std::ffi::OsString;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum, ValueHint};
use jiff::civil::Date;
use offer_rank::export::{Dialect, Format};
use offer_rank::load::date;
use offer_rank::method::Method;
use offer_rank::report::Redacted;
use offer_rank::robust::Trust;

use super::values;

/// Ranks your job offers by your own weights, and explains every point.
#[derive(Debug, Parser)]
#[command(
    name = "rank",
    version,
    args_override_self = true,
    max_term_width = 100
)]
#[command(disable_help_subcommand = true)]
pub struct Args {
    /// Files with offers and weights, read as one; `-` is standard input [default: offers.toml]
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub inputs: Vec<OsString>,
    #[command(flatten)]
    pub options: Options,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Rank the built-in example
    #[command(after_help = "Examples:\n  rank demo\n  rank demo --weight brand=40")]
    Demo(Verb),
    /// Write a file to start from; never overwrites
    #[command(
        after_help = "Examples:\n  rank init my-offers.toml\n  rank init --demo example.toml\n  rank init --schema my-offers.toml"
    )]
    Init(Init),
    /// Look for mistakes, warnings and unknowns; rank nothing
    #[command(after_help = "Examples:\n  rank check --demo\n  rank check --explain R0208")]
    Check(Check),
    /// Explain one offer in depth, or set two against each other
    #[command(
        after_help = "Examples:\n  rank explain --demo google\n  rank explain --demo google linkedin"
    )]
    Explain(Explain),
    /// List every single change that would put another offer first
    #[command(after_help = "Examples:\n  rank flip --demo\n  rank flip --demo linkedin")]
    Flip(Question),
    /// List the questions to ask, most decisive first
    #[command(after_help = "Examples:\n  rank ask --demo")]
    Ask(AskArgs),
    /// Show the pay of each offer part by part, by year and by month
    #[command(after_help = "Examples:\n  rank pay --demo\n  rank pay --demo google")]
    Pay(Question),
    /// Show what changed between two files, or two saved answers, and why the order did
    #[command(
        after_help = "Examples:\n  rank diff --demo -- --set google.pay=6400\n  rank diff offers.toml -- --weight mentoring=30\n  rank diff --demo --format html -o diff.html -- --weight pay=40"
    )]
    Diff(Diff),
    /// List the deadlines, soonest first; also as a file for your calendar
    #[command(
        after_help = "Examples:\n  rank deadlines --demo\n  rank deadlines offers.toml --ics offers.ics"
    )]
    Deadlines(Deadlines),
    /// Write the whole answer as a page for a browser, with charts and weights to play with
    #[command(
        after_help = "Examples:\n  rank report --demo -o demo.html\n  rank report offers.toml -o offers.html"
    )]
    Report(ReportArgs),
    /// Show how the weights came to be, what each means, and what others would give
    #[command(after_help = "Examples:\n  rank weights --demo\n  rank weights --demo --from-data")]
    Weights(WeightsArgs),
    /// Answer trade-off questions; the answers make a file of weights
    #[command(after_help = "Examples:\n  rank weigh --demo\n  rank weigh --demo -o mine.toml")]
    Weigh(WeighArgs),
    /// Print the ranking as one SELECT, for an engine that has the offers in a table
    #[command(
        after_help = "Examples:\n  rank sql --demo --table postings --dialect duckdb --top 20\n  rank sql offers.toml --table sales.postings --dialect postgres --create-view ranking"
    )]
    Sql(SqlArgs),
    /// Accept what is due, or wait for what may still come?
    #[command(after_help = "Examples:\n  rank wait offers.toml\n  rank wait offers.toml --json")]
    Wait(Wait),
    /// List the built-in criteria and sets, or print one to copy and edit
    #[command(after_help = "Examples:\n  rank criteria\n  rank criteria pay")]
    Criteria {
        /// A criterion or a set
        #[arg(value_parser = values::shipped(), hide_possible_values = true)]
        name: Option<String>,
        #[command(flatten)]
        output: Output,
    },
    /// Print the schema of a file, for your editor, or of the JSON, for scripts
    #[command(after_help = "Examples:\n  rank schema\n  rank schema offers -o offers.schema.json")]
    Schema {
        /// Whose schema; without it, list them
        #[arg(value_parser = values::schema())]
        name: Option<values::SchemaName>,
        #[command(flatten)]
        output: Output,
    },
    /// Print completions for a shell
    #[command(after_help = "Example:\n  rank completions bash > rank.bash")]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    #[command(after_help = "Example:\n  rank man > rank.1")]
    Man,
    /// Print this help, that of a verb, or the format of a file
    #[command(after_help = "Examples:\n  rank help flip\n  rank help file")]
    Help {
        /// A verb, or `file` for the format of a file
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
    #[arg(default_value = "offers.toml", value_hint = ValueHint::FilePath)]
    pub file: OsString,
    /// Write the built-in example instead of the starter
    #[arg(long)]
    pub demo: bool,
    /// Write the schema beside it, for your editor
    #[arg(long)]
    pub schema: bool,
    /// The day before the dates of the starter [default: the clock's]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<Date>,
}

/// `rank check`.
#[derive(Clone, Debug, ClapArgs)]
pub struct Check {
    /// Files to read as one; `-` is standard input [default: offers.toml]
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub inputs: Vec<OsString>,
    /// Explain one kind of mistake at length; without CODE, list all kinds
    #[arg(long, value_name = "CODE", value_parser = values::code(), hide_possible_values = true)]
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
    #[arg(value_name = "FILE|OFFER", value_hint = ValueHint::FilePath)]
    pub inputs: Vec<OsString>,
    /// Explain offers of the built-in example
    #[arg(long)]
    pub demo: bool,
    #[command(flatten)]
    pub options: Options,
}

/// `rank flip` and `rank pay`.
#[derive(Clone, Debug, ClapArgs)]
pub struct Question {
    /// Files to read as one, and an offer to look at alone [default: offers.toml]
    #[arg(value_name = "FILE|OFFER", value_hint = ValueHint::FilePath)]
    pub inputs: Vec<OsString>,
    /// Take the built-in example
    #[arg(long)]
    pub demo: bool,
    #[command(flatten)]
    pub options: Options,
}

/// `rank ask`.
#[derive(Clone, Debug, ClapArgs)]
pub struct AskArgs {
    /// Files to read as one; `-` is standard input [default: offers.toml]
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub inputs: Vec<OsString>,
    /// Take the built-in example
    #[arg(long)]
    pub demo: bool,
    #[command(flatten)]
    pub options: Options,
}

/// `rank wait`.
#[derive(Clone, Debug, ClapArgs)]
pub struct Wait {
    /// Files to read as one; `-` is standard input [default: offers.toml]
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub inputs: Vec<OsString>,
    /// Take the built-in example
    #[arg(long)]
    pub demo: bool,
    #[command(flatten)]
    pub options: Options,
}

/// `rank diff`.
#[derive(Clone, Debug, ClapArgs)]
pub struct Diff {
    /// Two files to compare, each offers or an answer saved with --json; `-` is standard input
    #[arg(value_name = "BEFORE|AFTER", value_hint = ValueHint::FilePath)]
    pub inputs: Vec<OsString>,
    /// Files and options of AFTER alone; options without a file change BEFORE
    #[arg(value_name = "OF AFTER", last = true, allow_hyphen_values = true)]
    pub after: Vec<OsString>,
    /// Take the built-in example as BEFORE
    #[arg(long)]
    pub demo: bool,
    /// Exit with status 4 when the order is another one
    #[arg(long, help_heading = "Output")]
    pub exit_code: bool,
    #[command(flatten)]
    pub options: Options,
}

/// `rank deadlines`.
#[derive(Clone, Debug, ClapArgs)]
pub struct Deadlines {
    /// Files to read as one; `-` is standard input [default: offers.toml]
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub inputs: Vec<OsString>,
    /// Write a calendar file, with an alarm the day before; `-` is standard output
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Output")]
    pub ics: Option<OsString>,
    /// Take the built-in example
    #[arg(long)]
    pub demo: bool,
    #[command(flatten)]
    pub options: Options,
}

/// `rank sql`.
#[derive(Clone, Debug, ClapArgs)]
pub struct SqlArgs {
    /// Files with weights, read as one; `-` is standard input [default: offers.toml]
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub inputs: Vec<OsString>,
    /// The table with the offers, a row each: postings, sales.postings
    #[arg(long, value_name = "TABLE", value_parser = values::sql_name, help_heading = "SQL")]
    pub table: String,
    /// Whose SQL
    #[arg(long, value_name = "ENGINE", value_parser = values::dialect(), help_heading = "SQL")]
    pub dialect: Dialect,
    /// Give the first N alone
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1_000_000_000), help_heading = "SQL")]
    pub top: Option<u64>,
    /// Make a view of it
    #[arg(long, value_name = "NAME", value_parser = values::sql_name, help_heading = "SQL")]
    pub create_view: Option<String>,
    /// Take the weights and links of the built-in example
    #[arg(long)]
    pub demo: bool,
    #[command(flatten)]
    pub options: Options,
}

/// `rank report`.
#[derive(Clone, Debug, ClapArgs)]
pub struct ReportArgs {
    /// Files to read as one; `-` is standard input [default: offers.toml]
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub inputs: Vec<OsString>,
    /// Open the page in a browser
    #[arg(long, help_heading = "Output")]
    pub open: bool,
    /// Take the built-in example
    #[arg(long)]
    pub demo: bool,
    #[command(flatten)]
    pub options: Options,
}

/// `rank weights`.
#[derive(Clone, Debug, ClapArgs)]
pub struct WeightsArgs {
    /// Files to read as one; `-` is standard input [default: offers.toml]
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub inputs: Vec<OsString>,
    /// Add weights that come from the ratings alone, as a second opinion
    #[arg(long)]
    pub from_data: bool,
    /// Take the built-in example
    #[arg(long)]
    pub demo: bool,
    #[command(flatten)]
    pub options: Options,
}

/// `rank weigh`.
#[derive(Clone, Debug, ClapArgs)]
pub struct WeighArgs {
    /// Files to read as one [default: offers.toml]
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub inputs: Vec<OsString>,
    /// Take the built-in example
    #[arg(long)]
    pub demo: bool,
    #[command(flatten)]
    pub options: Options,
}

/// Options wherever a ranking is made; those before and after a verb add up.
#[derive(Clone, Debug, Default, ClapArgs)]
pub struct Options {
    /// Weigh by a built-in set or a file of weights; repeat it to compare several people
    #[arg(short, long, value_name = "SET", value_parser = values::set(), hide_possible_values = true, help_heading = "Input")]
    pub criteria: Vec<String>,
    /// Weigh by a set with a voice, or change that of a judge; 2 counts double: ml-first=2
    #[arg(long, value_name = "SET=VOICE", help_heading = "Input")]
    pub judge: Vec<String>,
    /// Change a rating, a part of the pay or a date of an offer: google.role-fit=8,
    /// google.pay.sign-on=5000, google.reply-by=2026-12-04
    #[arg(long, value_name = "OFFER.KEY=VALUE", help_heading = "Input")]
    pub set: Vec<String>,
    /// Change a fact of a company, for all its offers: microsoft.ml-exposure=leader
    #[arg(long, value_name = "COMPANY.CRITERION=VALUE", help_heading = "Input")]
    pub fact: Vec<String>,
    /// Change a weight, written as in the file: pay=30
    #[arg(long, value_name = "[SET:]CRITERION=N", help_heading = "Input")]
    pub weight: Vec<String>,
    /// Change the part that a company has of its parent's ratings: linkedin=25%
    #[arg(long, value_name = "COMPANY=N", help_heading = "Input")]
    pub link: Vec<String>,
    /// Add a deal-breaker, the worst that you accept: commute=60
    #[arg(long, value_name = "CRITERION=LIMIT", help_heading = "Input")]
    pub must: Vec<String>,
    /// Use another scale for a criterion, worst end first: commute=90..0
    #[arg(long, value_name = "CRITERION=WORST..BEST", help_heading = "Input")]
    pub scale: Vec<String>,
    /// Leave an offer out
    #[arg(long, value_name = "OFFER", help_heading = "Input")]
    pub without: Vec<String>,
    /// The way to add up points
    #[arg(long, value_name = "METHOD", value_parser = values::method(), help_heading = "Input")]
    pub method: Option<Method>,
    /// The number of what-ifs; 0 makes none [default: 10000]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(..=4_000_000_000), help_heading = "What-ifs")]
    pub trials: Option<u64>,
    /// The start of the random numbers; another one gives other what-ifs [default: 1]
    #[arg(long, value_name = "N", help_heading = "What-ifs")]
    pub seed: Option<u64>,
    /// Trust in the weights while they vary from what-if to what-if [default: roughly]
    #[arg(long, value_name = "HOW", value_parser = values::trust(), help_heading = "What-ifs")]
    pub trust: Option<Trust>,
    /// How often the order must hold for a place to count as settled [default: 0.9]
    #[arg(long, value_name = "P", value_parser = values::sure, help_heading = "What-ifs")]
    pub sure: Option<f64>,
    /// Look at permanent jobs over so many months [default: the file's, else 48]
    #[arg(long, value_name = "MONTHS", value_parser = clap::value_parser!(u32).range(1..=240), help_heading = "Changes")]
    pub horizon: Option<u32>,
    /// The day to count deadlines from [default: the clock's]
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "Input")]
    pub today: Option<Date>,
    /// Use the facts of this day [default: today]
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "Input")]
    pub as_of: Option<Date>,
    /// Hide what offers pay, whose they are, or both: pay ratings become places, and points whole
    /// numbers, from which pay can still be guessed at; offers become A, B, C
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = values::redacted(), help_heading = "Output")]
    pub redact: Vec<Redacted>,
    /// List the reason for every rating below the table
    #[arg(long, help_heading = "Output")]
    pub reasons: bool,
    /// Show every offer and every remark
    #[arg(long, help_heading = "Output")]
    pub all: bool,
    /// Exit with status 3 when no offer is clearly first
    #[arg(long, help_heading = "Output")]
    pub require_clear: bool,
    #[command(flatten)]
    pub output: Output,
}

/// Where output goes and how it looks.
#[derive(Clone, Debug, Default, ClapArgs)]
pub struct Output {
    /// Print a table, JSON, CSV, Markdown, HTML or SVG [default: table]
    #[arg(long, value_name = "FORMAT", value_parser = values::format(), help_heading = "Output")]
    pub format: Option<Format>,
    /// Print JSON, for scripts
    #[arg(long, conflicts_with = "format", help_heading = "Output")]
    pub json: bool,
    /// Write to a file; `-` is standard output
    #[arg(
        short = 'o',
        long = "output",
        value_name = "FILE",
        value_hint = ValueHint::FilePath,
        help_heading = "Output"
    )]
    pub file: Option<OsString>,
    /// Overwrite an existing file
    #[arg(long, help_heading = "Output")]
    pub force: bool,
    /// Columns to use, 40 to 200 [default: the terminal's, or 80]
    #[arg(long, value_name = "N", value_parser = values::width, help_heading = "Output")]
    pub width: Option<u16>,
    /// Where to use colours [default: auto]
    #[arg(long, value_name = "WHEN", value_enum, help_heading = "Output")]
    pub color: Option<Color>,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless the environment forbids it.
    Auto,
    /// In files and pipes too.
    Always,
    /// Nowhere.
    Never,
}
