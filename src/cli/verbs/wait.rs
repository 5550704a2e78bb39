//! `rank wait`: whether to accept what is due, or to wait for what may still come.

use anyhow::anyhow;
use offer_rank::export::page;
use offer_rank::report::{self, Depth, Redacted, ReportSettings};

use crate::cli::ExitStatus;
use crate::cli::args::FileArgs;
use crate::cli::files::output::{self, Failure};
use crate::cli::operands::Operands;
use crate::cli::options::Options;
use crate::cli::run::{Run, RunOf};

/// Tells of each offer that is due what accepting it and letting it go are worth.
pub fn wait(args: &FileArgs, options: &Options) -> Result<ExitStatus, Failure> {
    output::has_format(&options.output, "wait", &output::SCREEN)?;
    if options.hides(Redacted::Pay) {
        return Err(anyhow!(
            "rank wait shows exact points, from which pay can be told: leave out `--redact pay`"
        )
        .into());
    }
    let arguments = Operands::of_files("wait", args)?;
    let run = Run::load(RunOf::Offers, &arguments, options)?;
    let report = run.make(&ReportSettings {
        trials: run.fewest_trials(),
        ..run.settings(Depth::None)
    })?;
    let settings = ReportSettings {
        trials: options.trials.or(Some(report::TRIALS)),
        ..run.settings(Depth::None)
    };
    let wait = report::wait(&report.offers, run.decision()?, &settings).map_err(|too_many| {
        anyhow!(
            "{} offers that are still to come would beat what you have: with more than 12, waiting cannot be worked out; leave some out: --without OFFER",
            too_many.matter
        )
    })?;
    run.write(&report.wait_report(&wait), |_| {
        page::wait::page(&report, &wait)
    })?;
    Ok(run.end(&report))
}
