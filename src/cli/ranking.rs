//! `rank` and `rank demo`.

use std::ffi::OsString;
use std::path::Path;

use anyhow::anyhow;
use jiff::Zoned;
use jiff::civil::Date;
use offer_rank::diag::{self, Diagnostic, Origin, Severity, Sources};
use offer_rank::export::Format;
use offer_rank::load::{self, Loaded, Outcome, Request};
use offer_rank::report::{self, Depth, Report, Settings};
use offer_rank::text::suggest::nearest;

use super::args::Options;
use super::files::{self, Inputs};
use super::output::{self, Failure};
use super::progress::Progress;
use super::{Status, terminal};

/// `rank [FILE]...`
pub fn rank(arguments: &[OsString], options: &Options) -> Result<Status, Failure> {
    if let Some(stray) = arguments.iter().find(|a| !files::is_file(a)) {
        return Err(no_file(&stray.to_string_lossy()).into());
    }
    ranked(files::read(arguments)?, options)
}

/// `rank demo`
pub fn demo(options: &Options) -> Result<Status, Failure> {
    ranked(files::demo(), options)
}

/// An argument that is neither a file nor a verb.
fn no_file(argument: &str) -> anyhow::Error {
    const VERBS: [&str; 11] = [
        "demo",
        "init",
        "check",
        "explain",
        "flip",
        "ask",
        "pay",
        "deadlines",
        "criteria",
        "completions",
        "man",
    ];
    let as_file = format!("{argument}.toml");
    if Path::new(&as_file).exists() {
        return anyhow!("`{argument}` is no verb; did you mean {as_file}?");
    }
    match nearest(argument, VERBS) {
        Some(verb) => anyhow!("`{argument}` is no verb and no file; did you mean `rank {verb}`?"),
        None => anyhow!(
            "`{argument}` is no verb and no file: a file ends in .toml or has a `/`; `rank --help` lists the verbs"
        ),
    }
}

fn ranked(inputs: Inputs, options: &Options) -> Result<Status, Failure> {
    let call = inputs.call.clone();
    let outcome = load(inputs, options);
    let loaded = decision(&outcome, options)?;
    let depth = match options.output.format() {
        Format::Table => Depth::Line,
        Format::Json => Depth::All,
        Format::Csv | Format::Markdown => Depth::None,
    };
    let report = make(loaded, &outcome, options, (&call, options.reasons, depth));
    output::report(&report, options)?;
    let status = status(&report, options);
    // The process ends here: what it holds need not be taken apart first.
    std::mem::forget(report);
    std::mem::forget(outcome);
    Ok(status)
}

/// How a run ends that has told its answer.
pub fn status(report: &Report<'_>, options: &Options) -> Status {
    if report.verdict.clear || !options.require_clear {
        Status::Done
    } else {
        Status::NotClear
    }
}

/// Loads the files of a run.
pub fn load(inputs: Inputs, options: &Options) -> Outcome {
    let request = Request {
        files: inputs.files,
        built_in: inputs.built_in,
        sets: options.criteria.clone(),
        today: today(options),
        as_of: as_of(options),
        changes: options.changes(),
    };
    load::load(request, &mut |path| {
        files::path(path).map_err(|e| e.to_string())
    })
}

/// The decision, or all mistakes on standard error.
///
/// # Errors
/// When there are mistakes; they are told already.
pub fn decision<'o>(outcome: &'o Outcome, options: &Options) -> Result<&'o Loaded, Failure> {
    if let Some(loaded) = &outcome.loaded {
        return Ok(loaded);
    }
    tell(&outcome.complaints, &outcome.sources, options);
    Err(Failure::Told(blame(&outcome.complaints, &outcome.sources)))
}

/// Prints mistakes, and nothing else, on standard error.
pub fn tell(complaints: &[Diagnostic], sources: &Sources, options: &Options) {
    let mistakes: Vec<Diagnostic> = complaints
        .iter()
        .filter(|c| c.code.severity() == Severity::Error)
        .cloned()
        .collect();
    let seen = terminal::errors_are_seen();
    let look = diag::Look {
        color: terminal::color(options.output.color, seen),
        width: terminal::width(&options.output, seen),
    };
    terminal::complain(&diag::render_all(&mistakes, sources, look));
}

/// Whose the mistakes are: the files', or only the arguments'.
pub fn blame(complaints: &[Diagnostic], sources: &Sources) -> Status {
    let in_argument = |c: &Diagnostic| {
        c.span
            .is_some_and(|s| sources.get(s.file).origin == Origin::Argument)
    };
    let mut mistakes = complaints
        .iter()
        .filter(|c| c.code.severity() == Severity::Error);
    if mistakes.all(in_argument) {
        Status::Failed
    } else {
        Status::Mistakes
    }
}

/// Ranks a decision and reports it: under the name of its files, with the lines of reasons or
/// without, and with what would change it.
pub fn make<'a>(
    loaded: &'a Loaded,
    outcome: &Outcome,
    options: &Options,
    (call, places, depth): (&str, bool, Depth),
) -> Report<'a> {
    let settings = Settings {
        today: today(options),
        as_of: as_of(options),
        call: call.to_owned(),
        method: options.method.unwrap_or_default(),
        places,
        trials: options.trials,
        seed: options.seed.unwrap_or(1),
        trust: options.trust.unwrap_or_default(),
        sure: options.sure.unwrap_or(0.9),
        depth,
    };
    let progress = Progress::new(settings.trials.unwrap_or(report::TRIALS));
    let counted = |trials| progress.add(trials);
    report::report(
        loaded,
        &outcome.complaints,
        &outcome.sources,
        &settings,
        &counted,
    )
}

/// The day of the run: the one place that reads the clock.
fn today(options: &Options) -> Date {
    options.today.unwrap_or_else(|| Zoned::now().date())
}

fn as_of(options: &Options) -> Date {
    options.as_of.unwrap_or_else(|| today(options))
}
