//! The binary's own: arguments, files, the clock, the terminal and the exit status.

mod args;
mod clock;
mod command_line;
mod complaints;
mod csv_rows;
mod files;
mod long_tables;
mod messages;
mod on_call;
mod operands;
mod options;
mod own_help;
mod progress;
mod run;
mod terminal;
mod values;
mod verbs;

use std::ffi::OsString;
use std::process::ExitCode;

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
    let status = match command_line::parse(args) {
        Ok(args) => verbs::run(args),
        Err(error) => messages::usage(&error),
    };
    let status = status.unwrap_or_else(|failure| messages::failure(&failure));
    ExitCode::from(status as u8)
}
