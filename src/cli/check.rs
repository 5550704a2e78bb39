//! `rank check`: every mistake, warning and unknown, and no ranking.

use anyhow::anyhow;
use offer_rank::diag::{Code, Severity};
use offer_rank::export::{self, Format};
use offer_rank::report;

use super::ExitStatus;
use super::args::{Check, Options};
use super::output::{self, Failure};
use super::run::{Operands, Run};

/// Checks files, or tells about one kind of mistake.
pub fn check(args: &Check, options: &Options) -> Result<ExitStatus, Failure> {
    output::screen_or_json(&options.output, "check")?;
    if let Some(code) = &args.explain {
        return explain(code, options);
    }
    let arguments = Operands::of_files(&args.inputs, args.demo)?;
    let run = Run::load(&arguments, options)?;
    let outcome = run.outcome();
    let found = report::check(outcome);
    // A screen has its mistakes and warnings on standard error, the first without anything else.
    match (options.output.format(), found.ok) {
        (Format::Json, _) => run.write(&found, |_| String::new())?,
        (_, false) => run.complain(&outcome.complaints, Severity::Error),
        (_, true) => {
            run.complain(&outcome.complaints, Severity::Warning);
            run.write(&found, |look| export::check(&found, look))?;
        }
    }
    Ok(if found.ok {
        ExitStatus::Done
    } else {
        run.blame(&outcome.complaints)
    })
}

fn explain(code: &str, options: &Options) -> Result<ExitStatus, Failure> {
    let Some(code) = Code::parse(code) else {
        let (first, last) = (Code::ALL.first(), Code::ALL.last());
        let range = first
            .zip(last)
            .map(|(a, b)| format!("; they go from {a} to {b}"))
            .unwrap_or_default();
        return Err(anyhow!("there is no code {code}{range}").into());
    };
    let look = output::look(options);
    output::write(&options.output, |out| {
        out.write_all(export::explain_code(code, &look).as_bytes())
    })?;
    Ok(ExitStatus::Done)
}
