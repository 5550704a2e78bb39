//! `rank weights`: how the weights came to be, and what each means.

use offer_rank::export::page;
use offer_rank::report;

use crate::cli::ExitStatus;
use crate::cli::args::WeightsArgs;
use crate::cli::files::output::{self, Failure};
use crate::cli::operands::Operands;
use crate::cli::options::Options;
use crate::cli::run::{Run, RunOf};

/// Tells what the weights of a decision are made of.
pub fn weights(args: &WeightsArgs, options: &Options) -> Result<ExitStatus, Failure> {
    output::has_format(&options.output, "weights", &output::SCREEN)?;
    output::nothing_hidden(options, "weights")?;
    let arguments = Operands::of_files("weights", &args.of)?;
    let run = Run::load(RunOf::Offers, &arguments, options)?;
    let method = options.method.unwrap_or_default();
    let told = report::weights(run.decision()?, method, args.from_data);
    let second = run.call.command("weights", "--from-data");
    let second = second.filter(|_| !args.from_data);
    run.write(&told, |_| page::weights::page(&told, second.as_deref()))?;
    Ok(ExitStatus::Done)
}
