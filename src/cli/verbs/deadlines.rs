//! `rank deadlines`: what is due, by day, and as a file for a calendar.

use anyhow::anyhow;
use offer_rank::export::{self, page};
use offer_rank::report::{DeadlineReport, Depth, Redacted, ReportSettings};

use crate::cli::ExitStatus;
use crate::cli::args::Deadlines;
use crate::cli::files::output::{self, Failure};
use crate::cli::files::same_file;
use crate::cli::operands::Operands;
use crate::cli::options::{Options, Output, STDOUT};
use crate::cli::run::{Run, RunOf};

/// Tells what is due, and writes it into a calendar file where one is asked for.
pub fn deadlines(args: &Deadlines, options: &Options) -> Result<ExitStatus, Failure> {
    let arguments = Operands::of_files("deadlines", &args.of)?;
    output::has_format(&options.output, "deadlines", &output::SCREEN)?;
    let names = args.ics.as_ref().zip(options.output.file.as_ref());
    if names.is_some_and(|(ics, file)| same_file::are_one(ics, file)) {
        return Err(anyhow!("--ics and -o name one file: give each its own").into());
    }
    let run = Run::load(RunOf::Offers, &arguments, options)?;
    let report = run.make(&ReportSettings {
        trials: Some(0),
        ..run.settings(Depth::None)
    })?;
    let told = report.deadlines();
    if let Some(path) = &args.ics {
        let file = Output {
            file: Some(path.clone()),
            force: options.output.force,
            ..Output::default()
        };
        let text = calendar(&path.to_string_lossy(), &told)?;
        output::text(&file, &text)?;
        if path == STDOUT && options.output.file().is_none() {
            // A screen behind it would be no part of the calendar.
            return Ok(ExitStatus::Done);
        }
    }
    let written = args.ics.as_ref().filter(|path| *path != STDOUT);
    let written = written.map(|path| {
        if options.hides(Redacted::Names) {
            "the file".into()
        } else {
            path.to_string_lossy()
        }
    });
    run.write(&told, |look| {
        page::deadlines::page(&report, &told, written.as_deref(), look)
    })?;
    Ok(ExitStatus::Done)
}

/// The text of a calendar file; one without a date would be none.
fn calendar(name: &str, told: &DeadlineReport<'_>) -> Result<String, Failure> {
    if told.deadlines.is_empty() {
        let wrong = format!("{name} was not written: no offer has a date");
        let mend = "Write `reply-by = ...` into an `[[offer]]`, then try again";
        return Err(Failure::with_mend(&wrong, mend));
    }
    Ok(export::ics(told))
}
