//! `rank` and `rank demo`.

use std::ffi::OsString;
use std::path::Path;

use anyhow::anyhow;
use offer_rank::export::{self, Format};
use offer_rank::report::{Depth, Places, Redacted, ReportSettings};
use offer_rank::text::suggest::nearest;

use crate::cli::ExitStatus;
use crate::cli::files::input::typed;
use crate::cli::files::output::Failure;
use crate::cli::operands::Operands;
use crate::cli::options::Options;
use crate::cli::run::{Run, RunOf};

/// `rank [FILE]...`
pub fn rank(given: &[OsString], options: &Options) -> Result<ExitStatus, Failure> {
    let arguments = Operands::new(given, false);
    match arguments.offers.first() {
        Some(stray) => Err(no_file(stray, &arguments, options).into()),
        None => ranked(&arguments, options),
    }
}

/// `rank demo`
pub fn demo(options: &Options) -> Result<ExitStatus, Failure> {
    ranked(&Operands::new(&[], true), options)
}

/// A file's name as it is typed where its ending does not tell that it is one.
fn path_typed(name: &str) -> String {
    typed(&format!("./{name}"))
}

/// An argument that is neither a file nor a verb.
fn no_file(argument: &str, arguments: &Operands, options: &Options) -> anyhow::Error {
    const VERBS: &str = "demo init check explain flip ask pay deadlines wait report diff weights \
                         weigh sql";
    /// Verbs that take no offers, nor options of them.
    const ALONE: [&str; 5] = ["criteria", "schema", "completions", "man", "help"];
    let as_file = format!("{argument}.toml");
    if Path::new(&as_file).exists() {
        return anyhow!("`{argument}` is no verb; did you mean {as_file}?");
    }
    if Path::new(argument).is_file() {
        return anyhow!(
            "`{argument}` has none of the endings of offers; to read it: rank {}",
            path_typed(argument)
        );
    }
    let mut run = Run::load(RunOf::Offers, arguments, options).ok();
    let id = run.as_mut().and_then(|run| run.offer(argument));
    let command = |verb: &str, after: &str| {
        let command = match &run {
            Some(run) => run.call.command(verb, after),
            None => arguments.command(verb, options),
        };
        command.unwrap_or_else(|| format!("rank {verb} {after}").trim_end().to_owned())
    };
    if let Some(id) = id {
        let command = command("explain", &id);
        return anyhow!("`{argument}` is an offer; did you mean `{command}`?");
    }
    match nearest(argument, VERBS.split(' ').chain(ALONE)) {
        Some(verb) => {
            let command = if ALONE.contains(&verb) {
                format!("rank {verb}")
            } else {
                command(verb, "")
            };
            anyhow!("`{argument}` is no verb and no file; did you mean `{command}`?")
        }
        None => anyhow!(
            "`{argument}` is no verb and no file: a file ends in .toml, .csv, .tsv or .jsonl, or has a `/`; `rank --help` lists the verbs"
        ),
    }
}

fn ranked(arguments: &Operands, options: &Options) -> Result<ExitStatus, Failure> {
    let run = Run::load(RunOf::FirstOffers, arguments, options)?;
    let needs_report = options.require_clear || options.hides(Redacted::Pay);
    if options.output.format() == Format::Csv && !needs_report {
        run.as_csv()?;
        std::mem::forget(run);
        return Ok(ExitStatus::Done);
    }
    let depth = match options.output.format() {
        Format::Table => Depth::Line,
        Format::Json if options.all => Depth::All,
        Format::Json => Depth::Near,
        Format::Html => Depth::Page,
        Format::Csv | Format::Markdown | Format::Svg => Depth::None,
    };
    let places = if options.reasons || options.output.format() == Format::Html {
        Places::Told
    } else {
        Places::Unsaid
    };
    let report = run.make(&ReportSettings {
        places,
        ..run.settings(depth)
    })?;
    run.put(|out, format, look| match format {
        Format::Table => out.write_all(export::table(&report, look).as_bytes()),
        Format::Json => export::json(&report, out),
        Format::Csv => {
            export::csv(&report, out)?;
            run.rest_as_csv(out)
        }
        Format::Markdown => out.write_all(export::markdown(&report).as_bytes()),
        Format::Html => out.write_all(export::html(&report).as_bytes()),
        Format::Svg => out.write_all(export::svg(&report).as_bytes()),
    })?;
    let status = run.end(&report);
    // The process ends here: what it holds need not be taken apart first.
    std::mem::forget(report);
    std::mem::forget(run);
    Ok(status)
}
