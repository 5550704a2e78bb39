//! What is told of a run that did not do what was asked.

use clap::error::ErrorKind;
use offer_rank::text::safe;
use offer_rank::text::safe::safe_lines;

use super::ExitStatus;
use super::files::output::{self, Failure};
use super::options::Output;
use super::terminal::{color, complain, is_terminal};

/// Prints what is wrong with the command line, or the help that was asked for.
pub fn usage(error: &clap::Error) -> Result<ExitStatus, Failure> {
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
        return Ok(ExitStatus::Done);
    }
    complain(&safe_lines(&text.to_string()));
    Ok(ExitStatus::Failed)
}

/// Tells why a run failed: what is wrong on one line, what to do about it on the next.
pub fn failure(failure: &Failure) -> ExitStatus {
    match failure {
        Failure::ClosedPipe => ExitStatus::Done,
        Failure::Machine(error) => {
            let lines: Vec<String> = error
                .chain()
                .map(|line| safe(&line.to_string()).into_owned())
                .collect();
            complain(&format!("error: {}\n", lines.join("\n")));
            ExitStatus::Failed
        }
        Failure::Told(status) => *status,
    }
}
