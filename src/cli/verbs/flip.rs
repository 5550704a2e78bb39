//! `rank flip` and `rank ask`: what would change the answer, and what to find out.

use anyhow::anyhow;
use offer_rank::export::page;
use offer_rank::report::{Depth, ReportSettings};
use offer_rank::text::number::list;

use crate::cli::ExitStatus;
use crate::cli::args::{FileArgs, OfferArgs};
use crate::cli::files::output::{self, Failure};
use crate::cli::operands::Operands;
use crate::cli::options::Options;
use crate::cli::run::{Run, RunOf};

/// Tells every single change that puts another offer first, or the one asked for.
pub fn flip(args: &OfferArgs, options: &Options) -> Result<ExitStatus, Failure> {
    output::has_format(&options.output, "flip", &output::SCREEN)?;
    let arguments = Operands::new(&args.inputs, args.demo);
    if arguments.offers.len() > 1 {
        let given = list(&arguments.offers);
        return Err(anyhow!("flip takes one offer at most, not {given}").into());
    }
    let mut run = Run::load(RunOf::Offers, &arguments, options)?;
    let ids = run.find(&arguments.offers)?;
    let made = run.take_as_made(&ids)?;
    let depth = if options.all {
        Depth::AllFlips
    } else {
        Depth::Flips
    };
    let report = run.make(&ReportSettings {
        trials: run.fewest_trials(),
        asked: ids.first().cloned(),
        ..run.settings(depth)
    })?;
    let told = report.flip_report(ids.first().map(String::as_str), &made, options.all);
    run.write(&told, |look| page::flip::page(&report, &told, look))?;
    Ok(run.end(&report))
}

/// Tells what to find out, most decisive first.
pub fn ask(args: &FileArgs, options: &Options) -> Result<ExitStatus, Failure> {
    output::has_format(&options.output, "ask", &output::SCREEN)?;
    let arguments = Operands::of_files("ask", args)?;
    let run = Run::load(RunOf::Offers, &arguments, options)?;
    let report = run.make(&run.settings(Depth::Asks))?;
    run.write(&report.ask_report(), |_| page::ask::page(&report))?;
    Ok(run.end(&report))
}
