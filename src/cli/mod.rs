//! The binary's own: arguments, files, the clock, the terminal and the exit status.

mod args;
mod built_in;
mod check;
mod clock;
mod deadlines;
mod diff;
mod explain;
mod files;
mod flip;
mod help_file;
mod init;
mod messages;
mod options;
mod pay;
mod progress;
mod ranking;
mod report;
mod run;
mod shell;
mod sql;
mod terminal;
mod values;
mod verbs;
mod wait;
mod weigh;
mod weights;

use std::ffi::OsString;
use std::process::ExitCode;

use args::Command;
use files::output::{self, Failure};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ExitStatus {
    /// Done.
    Done = 0,
    /// The user's files have mistakes.
    Mistakes = 1,
    /// Wrong usage, or the machine failed.
    Failed = 2,
    /// `--require-clear`, and no offer is clearly first.
    NotClear = 3,
    /// `diff --exit-code`, and another order.
    OtherOrder = 4,
}

/// Runs the program.
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    let status = match verbs::parse(args) {
        Ok(args) => dispatch(args),
        Err(error) => messages::usage(&error),
    };
    let status = status.unwrap_or_else(|failure| messages::failure(&failure));
    ExitCode::from(status as u8)
}

fn dispatch(args: args::Args) -> Result<ExitStatus, Failure> {
    let options = args.options;
    match args.command {
        None => ranking::rank(&args.inputs, &options),
        Some(Command::Demo(verb)) => ranking::demo(&options.and(verb.options)),
        Some(Command::Init(init)) => {
            output::text_only(&options.output, "init")?;
            init::init(&init, options.today)
        }
        Some(Command::Check(check)) => check::check(&check, &options.and(check.options.clone())),
        Some(Command::Explain(explain)) => {
            explain::explain(&explain, &options.and(explain.options.clone()))
        }
        Some(Command::Flip(question)) => {
            flip::flip(&question, &options.and(question.options.clone()))
        }
        Some(Command::Ask(question)) => {
            flip::ask(&question, &options.and(question.options.clone()))
        }
        Some(Command::Pay(question)) => pay::pay(&question, &options.and(question.options.clone())),
        Some(Command::Diff(diff)) => diff::diff(&diff, &options.and(diff.options.clone())),
        Some(Command::Deadlines(verb)) => {
            deadlines::deadlines(&verb, &options.and(verb.options.clone()))
        }
        Some(Command::Wait(verb)) => wait::wait(&verb, &options.and(verb.options.clone())),
        Some(Command::Report(args)) => report::report(&args, &options.and(args.options.clone())),
        Some(Command::Weights(verb)) => weights::weights(&verb, &options.and(verb.options.clone())),
        Some(Command::Weigh(verb)) => weigh::weigh(&verb, &options.and(verb.options.clone())),
        Some(Command::Sql(args)) => sql::sql(&args, &options.and(args.options.clone())),
        Some(Command::Criteria { name, output }) => {
            built_in::criteria(name.as_deref(), &options.and_output(output))
        }
        Some(Command::Schema { name, output }) => {
            built_in::schema(name, &options.and_output(output))
        }
        Some(Command::Completions { shell }) => {
            output::text_only(&options.output, "completions")?;
            shell::completions(shell)
        }
        Some(Command::Man) => {
            output::text_only(&options.output, "man")?;
            shell::man()
        }
        Some(Command::Help { topic, output }) => {
            help_file::help(&topic, &options.and_output(output))
        }
    }
}
