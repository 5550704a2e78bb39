//! The terminal: its width, its colours, and standard error.

use std::io::{IsTerminal, Write};

use clap::error::ErrorKind;
use offer_rank::text::safe;
use offer_rank::text::safe::safe_lines;

use super::Status;
use super::args::{Color, Output};
use super::output::{self, Failure};

/// The columns to use: as asked for, else the terminal's, else 80; within 40 to 200.
pub fn width(output: &Output, to_terminal: bool) -> usize {
    let terminal = || {
        terminal_size::terminal_size()
            .filter(|_| to_terminal)
            .map(|(w, _)| w.0)
    };
    usize::from(output.width.or_else(terminal).unwrap_or(80).clamp(40, 200))
}

/// Whether to use colours on a stream.
pub fn color(choice: Option<Color>, is_terminal: bool) -> bool {
    match choice.unwrap_or(Color::Auto) {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if anstyle_query::no_color() => false,
        Color::Auto if anstyle_query::clicolor_force() => true,
        Color::Auto => {
            is_terminal
                && anstyle_query::clicolor() != Some(false)
                && anstyle_query::term_supports_color()
        }
    }
}

/// Whether standard output is a terminal.
pub fn is_terminal() -> bool {
    std::io::stdout().is_terminal()
}

/// Prints a report on standard error; there is nowhere to complain should that fail.
pub fn complain(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Whether standard error is a terminal.
pub fn errors_are_seen() -> bool {
    std::io::stderr().is_terminal()
}

/// Prints what is wrong with the command line, or the help that was asked for.
///
/// # Errors
/// When the help cannot be printed.
pub fn usage(error: &clap::Error) -> Result<Status, Failure> {
    let text = error.render();
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        // This is clap's own text, which holds nothing from outside.
        let color = color(None, is_terminal());
        output::write(&Output::default(), |out| {
            if color {
                write!(out, "{}", text.ansi())
            } else {
                write!(out, "{text}")
            }
        })?;
        return Ok(Status::Done);
    }
    complain(&safe_lines(&text.to_string()));
    Ok(Status::Failed)
}

/// Tells why a run failed: what is wrong on one line, what to do about it on the next.
pub fn failure(failure: &Failure) -> Status {
    match failure {
        Failure::ClosedPipe => Status::Done,
        Failure::Machine(error) => {
            let lines: Vec<String> = error
                .chain()
                .map(|line| safe(&line.to_string()).into_owned())
                .collect();
            complain(&format!("error: {}\n", lines.join("\n")));
            Status::Failed
        }
        Failure::Told(status) => *status,
    }
}
