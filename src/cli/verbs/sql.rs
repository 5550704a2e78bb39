//! `rank sql`: the same ranking as one SELECT, for an engine that has the offers in a table.

use anyhow::anyhow;
use offer_rank::diag::Severity;
use offer_rank::export::{self, SqlOptions};
use offer_rank::load::LoadOutcome;
use offer_rank::report::table_query;

use crate::cli::ExitStatus;
use crate::cli::args::SqlArgs;
use crate::cli::files::output::{self, Failure};
use crate::cli::operands::Operands;
use crate::cli::options::Options;
use crate::cli::run::Run;

/// Prints the SELECT.
pub fn sql(args: &SqlArgs, options: &Options) -> Result<ExitStatus, Failure> {
    output::text_only(&options.output, "sql")?;
    carried(options)?;
    let arguments = Operands::of_files("sql", &args.inputs, args.demo)?;
    // A set of weights is enough.
    let arguments = arguments.or_none(!options.criteria.is_empty());
    let run = Run::load_companies(&arguments, options)?;
    let loaded = run.decision()?;
    let LoadOutcome {
        sources,
        complaints,
        ..
    } = run.outcome();
    let query = table_query(loaded, sources, run.as_of());
    let query = query.map_err(|mistakes| run.refuse(&mistakes))?;
    run.complain(complaints, Severity::Warning);
    let wanted = SqlOptions {
        dialect: args.dialect,
        table: args.table.clone(),
        top: args.top,
        view: args.create_view.clone(),
    };
    run.put(|out, _, _| export::sql(&query, &wanted, out))?;
    Ok(ExitStatus::Done)
}

/// Refuses what a SELECT cannot carry.
fn carried(options: &Options) -> Result<(), Failure> {
    let typed = [
        ("--trials", options.trials.is_some_and(|trials| trials > 0)),
        ("--seed", options.seed.is_some()),
        ("--trust", options.trust.is_some()),
        ("--sure", options.sure.is_some()),
        ("--require-clear", options.require_clear),
        ("--redact", !options.redact.is_empty()),
    ];
    match typed.iter().find(|(_, is_typed)| *is_typed) {
        Some((option, _)) => {
            let usage = anyhow!("a SELECT makes no what-ifs, and hides nothing");
            let message = format!("`rank sql` has nothing to do with `{option}`: leave it out");
            Err(usage.context(message).into())
        }
        None => Ok(()),
    }
}
