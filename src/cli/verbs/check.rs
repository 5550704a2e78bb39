//! `rank check`: every mistake, warning and unknown, and no ranking.

use anyhow::anyhow;
use offer_rank::diag::{Code, Severity};
use offer_rank::export::{self, Format, page};
use offer_rank::report;
use offer_rank::text::suggest::nearest;

use crate::cli::ExitStatus;
use crate::cli::args::Check;
use crate::cli::files::output::{self, Failure};
use crate::cli::operands::Operands;
use crate::cli::options::Options;
use crate::cli::run::{Run, RunOf};

/// Checks files, or explains one kind of mistake.
pub fn check(args: &Check, options: &Options) -> Result<ExitStatus, Failure> {
    if let Some(code) = &args.explain {
        output::has_format(&options.output, "check --explain", &output::TEXT)?;
        return explain(code.as_deref(), options);
    }
    output::has_format(&options.output, "check", &output::SCREEN)?;
    output::can_hide(options, "check")?;
    let arguments = Operands::of_files("check", &args.of)?;
    let run = Run::load(RunOf::Offers, &arguments, options)?;
    let outcome = &run.outcome;
    let found = report::check(outcome);
    // A screen has its mistakes and warnings on standard error, the first without anything else.
    match (options.output.format(), found.ok) {
        (Format::Json, _) => run.write(&found, |_| Vec::new())?,
        (_, false) => run.complain(&outcome.complaints, Severity::Error),
        (_, true) => {
            run.complain(&outcome.complaints, Severity::Warning);
            run.write(&found, |look| page::check::page(&found, look))?;
        }
    }
    Ok(if found.ok {
        ExitStatus::Done
    } else {
        run.blame(&outcome.complaints)
    })
}

/// Prints what one code means, or the list of all.
fn explain(code: Option<&str>, options: &Options) -> Result<ExitStatus, Failure> {
    let look = output::look(options);
    let text = match code {
        Some(name) => export::explain_code(Code::parse(name).ok_or_else(|| no_code(name))?, &look),
        None => export::code_list(&look),
    };
    output::text(&options.output, &text)
}

fn no_code(name: &str) -> anyhow::Error {
    let codes: Vec<String> = Code::ALL.iter().map(ToString::to_string).collect();
    let near = nearest(name, codes.iter().map(String::as_str));
    match near {
        Some(near) => anyhow!("there is no code `{name}`; did you mean {near}?"),
        None => anyhow!("there is no code `{name}`; `rank check --explain` lists them"),
    }
}
