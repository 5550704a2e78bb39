//! `rank explain`: one offer in depth, or two set against each other.

use anyhow::anyhow;
use offer_rank::export::page;
use offer_rank::report::{Depth, Places, ReportSettings, explanation};
use offer_rank::text::number::list;

use crate::cli::ExitStatus;
use crate::cli::args::OfferArgs;
use crate::cli::files::output::{self, Failure};
use crate::cli::operands::Operands;
use crate::cli::options::Options;
use crate::cli::run::{Run, RunOf};

/// Where no offer is named: the first one of the file as an example.
fn which(run: &Run<'_>) -> Result<anyhow::Error, Failure> {
    let first = run.decision()?.problem.offers().next();
    let first = first.map_or("", |(_, offer)| &offer.id);
    let needs = "explain needs an offer, or two";
    Ok(match run.call.naming("explain", first) {
        Some(example) => anyhow!("{needs}: {example}"),
        None => anyhow!("{needs}"),
    })
}

/// Explains one offer or two.
pub fn explain(args: &OfferArgs, options: &Options) -> Result<ExitStatus, Failure> {
    output::has_format(&options.output, "explain", &output::SCREEN)?;
    output::can_hide(options, "explain")?;
    let arguments = Operands::new(&args.inputs, args.demo);
    if arguments.offers.len() > 2 {
        let given = list(&arguments.offers);
        return Err(anyhow!("explain takes one offer or two, not {given}").into());
    }
    let mut run = Run::load(RunOf::Offers, &arguments, options)?;
    if arguments.offers.is_empty() {
        return Err(which(&run)?.into());
    }
    let ids = run.find(&arguments.offers)?;
    let made = run.take_as_made(&ids)?;
    if let [a, b] = &ids[..]
        && a == b
    {
        return Err(anyhow!("both names stand for one offer, {a}").into());
    }
    let (report, ranking) = run.make_with_ranking(&ReportSettings {
        places: Places::Of(ids.clone()),
        ..run.settings(Depth::Pairs)
    })?;
    let place = |id: &String| report.offers.iter().position(|o| o.id == id);
    let which: Vec<usize> = ids.iter().filter_map(place).collect();
    let told = explanation(run.decision()?, (&report, &ranking), &which, &made);
    run.write(&told, |look| page::explain::page(&report, &told, look))?;
    let status = run.end(&report);
    // The process ends here: what it holds need not be taken apart first.
    std::mem::forget((report, ranking));
    std::mem::forget(run);
    Ok(status)
}
