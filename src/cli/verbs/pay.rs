//! `rank pay`: where the money comes from.

use offer_rank::export::page;
use offer_rank::report::{Depth, ReportSettings};

use crate::cli::ExitStatus;
use crate::cli::args::OfferArgs;
use crate::cli::files::output::{self, Failure};
use crate::cli::operands::Operands;
use crate::cli::options::Options;
use crate::cli::run::{Run, RunOf};

/// Tells what each offer pays, or the ones asked for.
pub fn pay(args: &OfferArgs, options: &Options) -> Result<ExitStatus, Failure> {
    output::has_format(&options.output, "pay", &output::SCREEN)?;
    output::can_hide(options, "pay")?;
    let arguments = Operands::new(&args.inputs, args.demo);
    let mut run = Run::load(RunOf::Offers, &arguments, options)?;
    let ids = run.find(&arguments.offers)?;
    // Pay is told at its likely values: no what-ifs are needed.
    let report = run.make(&ReportSettings {
        trials: Some(0),
        ..run.settings(Depth::None)
    })?;
    let told = report.pay_report(&ids);
    run.write(&told, |look| page::pay::page(&report, &told, look))?;
    Ok(ExitStatus::Done)
}
