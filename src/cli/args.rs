//! The command line as typed.

use std::ffi::OsString;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueHint};
use jiff::civil::Date;
use offer_rank::export::Dialect;
use offer_rank::load::date;

use super::on_call::OnCall;
use super::options::{Options, Output};
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
    Demo(OnCall<Options>),
    /// Write a file to start from; never overwrites
    #[command(
        after_help = "Examples:\n  rank init my-offers.toml\n  rank init --demo example.toml\n  rank init --schema my-offers.toml"
    )]
    Init(OnCall<Init>),
    /// Look for mistakes, warnings and unknowns; rank nothing
    #[command(after_help = "Examples:\n  rank check --demo\n  rank check --explain R0208")]
    Check(OnCall<Check>),
    /// Explain one offer in depth, or set two against each other
    #[command(
        after_help = "Examples:\n  rank explain --demo google\n  rank explain --demo google linkedin"
    )]
    Explain(OnCall<OfferArgs>),
    /// List every single change that would put another offer first
    #[command(after_help = "Examples:\n  rank flip --demo\n  rank flip --demo linkedin")]
    Flip(OnCall<OfferArgs>),
    /// List the questions to ask, most decisive first
    #[command(after_help = "Examples:\n  rank ask --demo")]
    Ask(OnCall<FileArgs>),
    /// Show the pay of each offer part by part, by year and by month
    #[command(after_help = "Examples:\n  rank pay --demo\n  rank pay --demo google")]
    Pay(OnCall<OfferArgs>),
    /// Show what changed between two files, or two saved answers, and why the order did
    #[command(
        after_help = "Examples:\n  rank diff --demo -- --set google.pay=6400\n  rank diff offers.toml -- --weight mentoring=30\n  rank diff --demo --format html -o diff.html -- --weight pay=40"
    )]
    Diff(OnCall<Diff>),
    /// List the deadlines, soonest first; also as a file for your calendar
    #[command(
        after_help = "Examples:\n  rank deadlines --demo\n  rank deadlines offers.toml --ics offers.ics"
    )]
    Deadlines(OnCall<Deadlines>),
    /// Write the whole answer as a page for a browser, with charts and weights to play with
    #[command(
        after_help = "Examples:\n  rank report --demo -o demo.html\n  rank report offers.toml -o offers.html"
    )]
    Report(OnCall<ReportArgs>),
    /// Explain your weights in words and exchange rates, and try others
    #[command(after_help = "Examples:\n  rank weights --demo\n  rank weights --demo --from-data")]
    Weights(OnCall<WeightsArgs>),
    /// Answer trade-off questions; the answers make a file of weights
    #[command(after_help = "Examples:\n  rank weigh --demo\n  rank weigh --demo -o mine.toml")]
    Weigh(OnCall<FileArgs>),
    /// Print the ranking as one SELECT, for an engine that has the offers in a table
    #[command(
        after_help = "Examples:\n  rank sql --demo --table postings --dialect duckdb --top 20\n  rank sql offers.toml --table jobs --dialect postgres --create-view best"
    )]
    Sql(OnCall<SqlArgs>),
    /// Weigh accepting an offer that is due against waiting for others
    #[command(after_help = "Examples:\n  rank wait offers.toml\n  rank wait offers.toml --json")]
    Wait(OnCall<FileArgs>),
    /// List the built-in criteria and sets, or print one to copy and edit
    #[command(after_help = "Examples:\n  rank criteria\n  rank criteria pay")]
    Criteria(OnCall<CriteriaArgs>),
    /// Print the schema of a file, for your editor, or of the JSON, for scripts
    #[command(after_help = "Examples:\n  rank schema\n  rank schema offers -o offers.schema.json")]
    Schema(OnCall<SchemaArgs>),
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
    Help(OnCall<HelpArgs>),
}

/// Files and options: what most verbs take.
#[derive(Debug, ClapArgs)]
pub struct FileArgs {
    /// Files to read as one; `-` is standard input [default: offers.toml]
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub inputs: Vec<OsString>,
    /// Take the built-in example
    #[arg(long)]
    pub demo: bool,
    #[command(flatten)]
    pub options: Options,
}

/// Files, names of offers among them, and options.
#[derive(Debug, ClapArgs)]
pub struct OfferArgs {
    /// Files to read as one, and an offer to look at alone [default: offers.toml]
    #[arg(value_name = "FILE|OFFER", value_hint = ValueHint::FilePath)]
    pub inputs: Vec<OsString>,
    /// Take the built-in example
    #[arg(long)]
    pub demo: bool,
    #[command(flatten)]
    pub options: Options,
}

/// `rank init`.
#[derive(Debug, ClapArgs)]
pub struct Init {
    /// The file to write; `-` is standard output
    #[arg(default_value = "offers.toml", value_parser = values::file(), value_hint = ValueHint::FilePath)]
    pub file: OsString,
    /// Write the built-in example instead of the starter
    #[arg(long)]
    pub demo: bool,
    /// Write the schema beside it, for your editor
    #[arg(long)]
    pub schema: bool,
    /// The day from which the dates in the starter are counted [default: the clock's]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<Date>,
}

/// `rank check`.
#[derive(Debug, ClapArgs)]
pub struct Check {
    /// Explain one kind of mistake at length; without CODE, list all kinds
    #[arg(long, value_name = "CODE", value_parser = values::code(), hide_possible_values = true)]
    pub explain: Option<Option<String>>,
    #[command(flatten)]
    pub of: FileArgs,
}

/// `rank diff`.
#[derive(Debug, ClapArgs)]
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
#[derive(Debug, ClapArgs)]
pub struct Deadlines {
    /// Write a calendar file, with an alarm the day before; `-` is standard output
    #[arg(long, value_name = "FILE", value_parser = values::file(), value_hint = ValueHint::FilePath, help_heading = "Output")]
    pub ics: Option<OsString>,
    #[command(flatten)]
    pub of: FileArgs,
}

/// `rank sql`.
#[derive(Debug, ClapArgs)]
pub struct SqlArgs {
    /// The table with the offers, a row each: postings, sales.postings
    #[arg(long, value_name = "TABLE", value_parser = values::sql_name, help_heading = "SQL")]
    pub table: String,
    /// The engine that is to run it
    #[arg(long, value_name = "ENGINE", value_parser = values::dialect(), help_heading = "SQL")]
    pub dialect: Dialect,
    /// Make it a view of this name
    #[arg(long, value_name = "NAME", value_parser = values::sql_name, help_heading = "SQL")]
    pub create_view: Option<String>,
    #[command(flatten)]
    pub of: FileArgs,
}

/// `rank report`.
#[derive(Debug, ClapArgs)]
pub struct ReportArgs {
    /// Open the page in a browser
    #[arg(long, help_heading = "Output")]
    pub open: bool,
    #[command(flatten)]
    pub of: FileArgs,
}

/// `rank weights`.
#[derive(Debug, ClapArgs)]
pub struct WeightsArgs {
    /// Add weights that come from the ratings alone, as a second opinion
    #[arg(long)]
    pub from_data: bool,
    #[command(flatten)]
    pub of: FileArgs,
}

/// `rank criteria`.
#[derive(Debug, ClapArgs)]
pub struct CriteriaArgs {
    /// A criterion or a set
    #[arg(value_parser = values::shipped(), hide_possible_values = true)]
    pub name: Option<String>,
    #[command(flatten)]
    pub output: Output,
}

/// `rank schema`.
#[derive(Debug, ClapArgs)]
pub struct SchemaArgs {
    /// Whose schema; without it, list them
    #[arg(value_parser = values::schema())]
    pub name: Option<values::SchemaName>,
    #[command(flatten)]
    pub output: Output,
}

/// `rank help`.
#[derive(Debug, ClapArgs)]
pub struct HelpArgs {
    /// A verb, or `file` for the format of a file
    pub topic: Vec<String>,
    #[command(flatten)]
    pub output: Output,
}
