//! `rank diff`: what changed between two files, or two rankings that were saved, and why.

use std::ffi::OsString;

use anyhow::anyhow;
use clap::error::{ContextKind, ContextValue};
use offer_rank::export::{self, Format, page};
use offer_rank::load::InputKind;
use offer_rank::report::{self, CallFiles, Depth, DiffReport, SideName, Snapshot};

use crate::cli::args::Diff;
use crate::cli::files::input::{self, Inputs};
use crate::cli::files::output::{self, Failure};
use crate::cli::options::Options;
use crate::cli::run::{Run, RunOf};
use crate::cli::{ExitStatus, command_line, messages};

/// A side before it is ranked.
enum DiffInput<'o> {
    /// A ranking that was saved, and the name of its file.
    Saved(Box<Snapshot>, String),
    /// Files to rank.
    Files(Box<Run<'o>>),
}

/// Tells what changed, what it did and why.
pub fn diff(args: &Diff, options: &Options) -> Result<ExitStatus, Failure> {
    let behind = behind(&args.after)?;
    let later = options.and(&behind.options);
    // What is hidden is hidden on both sides.
    let options = &Options {
        redact: later.redact.clone(),
        ..options.clone()
    };
    output::has_format(&later.output, "diff", &output::SCREEN_AND_PAGE)?;
    let kinds = [options, &later].map(|options| options.input.unwrap_or_default());
    let (before, after) = sides(args, &behind.inputs, kinds)?;
    let same = after.is_none();
    if same && args.after.is_empty() {
        return Err(nothing_to_compare(&before, options)?.into());
    }
    let after = after.unwrap_or_else(|| before.clone());
    saved_takes_no_change(&before, options, &after)?;
    saved_takes_no_change(&after, &later, &before)?;
    let before = DiffInput::new(before, options)?;
    let mut after = DiffInput::new(after, &later)?;
    if let (DiffInput::Files(one), DiffInput::Files(other)) = (&before, &mut after) {
        other.share_letters(one);
        if !same {
            // The mistakes of both are told in one run.
            let (one, other) = (one.decision().map(|_| ()), other.decision().map(|_| ()));
            one.and(other)?;
        }
    }
    let (before, after) = (before.ranked()?, after.ranked()?);
    let told = report::diff((&before.0, before.1), (&after.0, after.1));
    write(&told, &later)?;
    Ok(if args.exit_code && !told.same_order {
        ExitStatus::OtherOrder
    } else {
        ExitStatus::Done
    })
}

fn write(told: &DiffReport, options: &Options) -> Result<(), Failure> {
    let look = output::look(options);
    let output = &options.output;
    output::write(output, |out| match output.format() {
        Format::Json => export::json(told, out),
        Format::Markdown => out.write_all(export::diff_markdown(told).as_bytes()),
        Format::Html => out.write_all(export::diff_html(told).as_bytes()),
        _ => out.write_all(export::render(&page::diff::page(told, &look), &look).as_bytes()),
    })
}

/// What stands behind `--`: files and options, as without a verb.
fn behind(words: &[OsString]) -> Result<crate::cli::args::Args, Failure> {
    let program = OsString::from("rank");
    let all = std::iter::once(program).chain(words.iter().cloned());
    let args = command_line::parse(all).map_err(|error| {
        if let Some(name) = of_both(&error) {
            return anyhow!("`{name}` is of both sides: it stands before `--`").into();
        }
        match messages::usage(&error) {
            Ok(status) => Failure::Told(status),
            Err(failure) => failure,
        }
    })?;
    match args.command {
        None => Ok(args),
        Some(_) => Err(anyhow!("behind `--` stand files and options of AFTER, and no verb").into()),
    }
}

/// The option of the verb itself that was typed where only those of AFTER are read.
fn of_both(error: &clap::Error) -> Option<&str> {
    let Some(ContextValue::String(typed)) = error.get(ContextKind::InvalidArg) else {
        return None;
    };
    ["--exit-code", "--demo"]
        .into_iter()
        .find(|own| own == typed)
}

/// The files of each side; none of AFTER where it is BEFORE with changes.
fn sides(
    args: &Diff,
    behind: &[OsString],
    [kind, later]: [InputKind; 2],
) -> Result<(Inputs, Option<Inputs>), Failure> {
    let (before, after) = match (&args.inputs[..], behind) {
        (all, [_, ..]) => (all, behind),
        (all, []) if args.demo => (&all[..0], all),
        ([], []) => (&[][..], &[][..]),
        ([one, rest @ ..], []) => (std::slice::from_ref(one), rest),
    };
    if behind.is_empty() && after.len() > 1 {
        return Err(Failure::with_mend(
            "diff compares two files: BEFORE and AFTER",
            "Of several files: rank diff A.toml B.toml -- C.toml D.toml",
        ));
    }
    let names = before.iter().chain(after);
    if names.filter(|name| *name == "-").count() > 1 {
        return Err(anyhow!("standard input can be read once: save one of the two").into());
    }
    let first = if args.demo {
        input::demo()
    } else {
        input::read(before, kind)?
    };
    let second = (!after.is_empty()).then(|| input::read(after, later));
    Ok((first, second.transpose()?))
}

/// Stands for files that may not be named.
const HIDDEN: &str = "FILE";

/// Where there is nothing to compare with: a change of the first offer as an example.
fn nothing_to_compare(before: &Inputs, options: &Options) -> Result<anyhow::Error, Failure> {
    let what = "diff needs a second file, or changes behind `--`";
    if saved(before).is_some() {
        return Ok(anyhow!("{what}"));
    }
    let run = Run::of(RunOf::Offers, before.clone(), options);
    let problem = &run.decision()?.problem;
    let offer = problem.offers().next().map_or("", |(_, o)| &o.id);
    let example = run.call.naming("diff", &format!("-- --without {offer}"));
    Ok(match example {
        Some(example) => anyhow!("{what}, as in: {example}"),
        None => anyhow!("{what}"),
    })
}

/// A file that holds JSON, with its name.
fn saved(inputs: &Inputs) -> Option<(&str, &[u8])> {
    let [file] = &inputs.files[..] else {
        return None;
    };
    let (name, bytes) = (&file.name, file.text().as_bytes());
    let mut letters = bytes.iter().copied();
    let first = letters.find(|b| !b.is_ascii_whitespace());
    // No TOML begins so.
    let is_json = name.to_lowercase().ends_with(".json") || first == Some(b'{');
    is_json.then_some((name, bytes))
}

/// A saved ranking is as it is: what changes offers has nothing to hold on to.
fn saved_takes_no_change(side: &Inputs, options: &Options, other: &Inputs) -> Result<(), Failure> {
    let Some((name, _)) = saved(side) else {
        return Ok(());
    };
    if !options.redact.is_empty() {
        let wrong = format!("{name} is a saved ranking: nothing in it can be hidden");
        return Err(Failure::with_mend(&wrong, "Rank its offers again"));
    }
    if options.changes().is_empty() && options.criteria.is_empty() {
        return Ok(());
    }
    let wrong = format!("{name} is a saved ranking: no option can change it");
    let mend = if saved(other).is_some() {
        "Rank its offers again, with the change"
    } else {
        "Behind `--`, options hold for AFTER alone"
    };
    Err(Failure::with_mend(&wrong, mend))
}

impl<'o> DiffInput<'o> {
    fn new(inputs: Inputs, options: &'o Options) -> Result<Self, Failure> {
        let Some((name, bytes)) = saved(&inputs) else {
            return Ok(Self::Files(Box::new(Run::of(
                RunOf::Offers,
                inputs,
                options,
            ))));
        };
        let snapshot = Snapshot::read(bytes).map_err(|error| anyhow!("{name}: {error}"))?;
        Ok(Self::Saved(Box::new(snapshot), name.to_owned()))
    }

    /// The ranking, and what it is called.
    fn ranked(self) -> Result<(Snapshot, SideName), Failure> {
        match self {
            Self::Saved(snapshot, name) => {
                let name = Some(name);
                Ok((*snapshot, SideName { name, call: None }))
            }
            Self::Files(run) => {
                let report = run.make(&run.settings(Depth::None))?;
                let snapshot = Snapshot::of(&report).map_err(|e| anyhow!("the ranking {e}"))?;
                let name = match &report.call.files {
                    CallFiles::Default => "offers.toml".to_owned(),
                    CallFiles::Demo => "the built-in example".to_owned(),
                    CallFiles::Files(_) if report.call.hides_names() => HIDDEN.to_owned(),
                    CallFiles::Files(names) => names.clone(),
                };
                let named = SideName {
                    name: Some(name),
                    call: run.call.command("", ""),
                };
                Ok((snapshot, named))
            }
        }
    }
}
