//! `rank deadlines`: what is due, by day, and as a file for a calendar.

use anyhow::anyhow;
use offer_rank::export::{self, Format};
use offer_rank::report::{DeadlineReport, Depth};

use super::args::{Deadlines, Options, Output};
use super::output::{self, Failure, STDOUT};
use super::{Status, files, ranking};

/// Tells what is due, and writes it into a calendar file where one is asked for.
pub fn deadlines(args: &Deadlines, options: &Options) -> Result<Status, Failure> {
    if let Some(stray) = args.inputs.iter().find(|a| !files::is_file(a)) {
        return Err(anyhow!(
            "`{}` is no file: a file ends in .toml or has a `/`",
            stray.to_string_lossy()
        )
        .into());
    }
    output::screen_or_json(&options.output, "deadlines")?;
    if args.ics.is_some() && args.ics == options.output.file {
        return Err(anyhow!("--ics and -o name one file: give each its own").into());
    }
    let inputs = if args.demo {
        files::demo()
    } else {
        files::read(&args.inputs)?
    };
    let call = inputs.call.clone();
    let outcome = ranking::load(inputs, options);
    let loaded = ranking::decision(&outcome, options)?;
    // Days need no what-ifs, unless it is asked whether the first is clear.
    let mut quick = options.clone();
    if !options.require_clear {
        quick.trials = Some(0);
    }
    let report = ranking::make(loaded, &outcome, &quick, (&call, false, Depth::None));
    let told = report.deadlines();
    if let Some(path) = &args.ics {
        let file = Output {
            file: Some(path.clone()),
            force: options.output.force,
            ..Output::default()
        };
        let text = calendar(&path.to_string_lossy(), &told)?;
        output::write(&file, |out| out.write_all(text.as_bytes()))?;
        if path == STDOUT && options.output.file().is_none() {
            // A screen behind it would be no part of the calendar.
            return Ok(ranking::status(&report, options));
        }
    }
    let written = args.ics.as_ref().filter(|path| *path != STDOUT);
    let written = written.map(|path| path.to_string_lossy());
    let look = output::look(options);
    output::write(&options.output, |out| {
        if options.output.format() == Format::Json {
            return export::json(&told, out);
        }
        let screen = export::deadlines(&report, &told, written.as_deref(), &look);
        out.write_all(screen.as_bytes())
    })?;
    Ok(ranking::status(&report, options))
}

/// The text of a calendar file; one without a date would be none.
fn calendar(name: &str, told: &DeadlineReport<'_>) -> Result<String, Failure> {
    if told.deadlines.is_empty() {
        let mend = anyhow!("Write `reply-by = ...` into an `[[offer]]`, then try again");
        let what = format!("{name} was not written: no offer has a date");
        return Err(mend.context(what).into());
    }
    Ok(export::ics(told))
}
