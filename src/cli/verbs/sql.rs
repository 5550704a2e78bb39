//! `rank sql`: the same ranking as one SELECT, for an engine that has the offers in a table.

use offer_rank::diag::Severity;
use offer_rank::export::{self, SqlOptions};
use offer_rank::load::LoadOutcome;
use offer_rank::report::table_query;

use crate::cli::ExitStatus;
use crate::cli::args::SqlArgs;
use crate::cli::files::output::{self, Failure};
use crate::cli::operands::Operands;
use crate::cli::options::Options;
use crate::cli::run::{Run, RunOf};

/// Prints the SELECT.
pub fn sql(args: &SqlArgs, options: &Options) -> Result<ExitStatus, Failure> {
    output::has_format(&options.output, "sql", &output::TEXT)?;
    carried(options)?;
    let mut arguments = Operands::of_files("sql", &args.of)?;
    // A set of weights is enough.
    arguments.may_be_none = !options.criteria.is_empty();
    let run = Run::load(RunOf::Companies, &arguments, options)?;
    let loaded = run.decision()?;
    let LoadOutcome {
        sources,
        complaints,
        ..
    } = &run.outcome;
    let query = table_query(loaded, sources, run.request.as_of);
    let query = query.map_err(|mistakes| run.refuse(&mistakes))?;
    run.complain(complaints, Severity::Warning);
    let wanted = SqlOptions {
        dialect: args.dialect,
        table: args.table.clone(),
        top: options.top.map(|top| top as u64),
        view: args.create_view.clone(),
    };
    run.put(|out, _, _| export::sql(&query, &wanted, out))?;
    Ok(ExitStatus::Done)
}

/// Refuses what a SELECT cannot carry.
fn carried(options: &Options) -> Result<(), Failure> {
    const NO_TRIALS: &str = "a SELECT makes no what-ifs, and hides nothing";
    const NO_OFFERS: &str = "the rows of the table are the offers; facts about companies are \
                             changed by --fact";
    const NO_SCREEN: &str = "a SELECT is the same on every screen";
    let output = &options.output;
    let is_of_offer = |set: &String| !set.starts_with("rates.");
    let typed = [
        (NO_TRIALS, "--trials", options.trials.is_some_and(|n| n > 0)),
        (NO_TRIALS, "--seed", options.seed.is_some()),
        (NO_TRIALS, "--trust", options.trust.is_some()),
        (NO_TRIALS, "--sure", options.sure.is_some()),
        (NO_TRIALS, "--require-clear", options.require_clear),
        (NO_TRIALS, "--redact", !options.redact.is_empty()),
        (NO_OFFERS, "--set", options.set.iter().any(is_of_offer)),
        (NO_OFFERS, "--without", !options.without.is_empty()),
        (NO_OFFERS, "--horizon", options.horizon.is_some()),
        (NO_SCREEN, "--reasons", options.reasons),
        (NO_SCREEN, "--all", options.all),
        (NO_SCREEN, "--width", output.width.is_some()),
        (NO_SCREEN, "--color", output.color.is_some()),
    ];
    match typed.iter().find(|(_, _, is_typed)| *is_typed) {
        Some((why, option, _)) => {
            let wrong = format!("`rank sql` has nothing to do with `{option}`: leave it out");
            Err(Failure::with_mend(&wrong, why))
        }
        None => Ok(()),
    }
}
