//! `rank explain`: one offer in depth, or two set against each other.

use std::ffi::OsString;

use anyhow::anyhow;
use offer_rank::diag::Diagnostic;
use offer_rank::export::{self, Format};
use offer_rank::load::find_offer;
use offer_rank::report::{self, Depth, explanation};

use super::args::{Explain, Options};
use super::output::{self, Failure};
use super::{Status, files, ranking};

/// Explains one offer or two.
pub fn explain(args: &Explain, options: &Options) -> Result<Status, Failure> {
    output::screen_or_json(&options.output, "explain")?;
    let (files, offers): (Vec<OsString>, Vec<OsString>) =
        args.inputs.iter().cloned().partition(|a| files::is_file(a));
    let names: Vec<String> = offers
        .iter()
        .map(|o| o.to_string_lossy().into_owned())
        .collect();
    if names.is_empty() || names.len() > 2 {
        return Err(anyhow!("explain takes one offer or two: rank explain jpmorgan google").into());
    }
    let inputs = if args.demo {
        files::demo()
    } else {
        files::read(&files)?
    };
    let call = inputs.call.clone();
    let mut outcome = ranking::load(inputs, options);
    ranking::decision(&outcome, options)?;
    let ids = find(&names, &mut outcome, options)?;
    let loaded = ranking::decision(&outcome, options)?;
    let report = ranking::make(loaded, &outcome, options, (&call, true, Depth::Pairs));
    let which: Vec<usize> = ids
        .iter()
        .filter_map(|id| report.offers.iter().position(|o| o.id == id))
        .collect();
    let turns = match &ids[..] {
        [a, b] => report::turns(loaded, &report, [a, b]),
        _ => None,
    };
    let told = explanation(&report, &which, turns);
    let look = output::look(options);
    output::write(&options.output, |out| match options.output.format() {
        Format::Json => export::json(&told, out),
        _ => out.write_all(export::explanation(&report, &told, &look).as_bytes()),
    })?;
    Ok(ranking::status(&report, options))
}

/// The ids of the offers that the arguments name; unknown ones are told on standard error.
fn find(
    names: &[String],
    outcome: &mut offer_rank::load::Outcome,
    options: &Options,
) -> Result<Vec<String>, Failure> {
    let Some(loaded) = &outcome.loaded else {
        return Err(Failure::Told(Status::Mistakes));
    };
    let mut unknown: Vec<Diagnostic> = Vec::new();
    let mut ids = Vec::new();
    for name in names {
        match find_offer(name, &loaded.problem, &mut outcome.sources) {
            Ok(id) => ids.push(loaded.problem.offer(id).id.clone()),
            Err(complaint) => unknown.push(*complaint),
        }
    }
    if !unknown.is_empty() {
        ranking::tell(&unknown, &outcome.sources, options);
        return Err(Failure::Told(ranking::blame(&unknown, &outcome.sources)));
    }
    if let [a, b] = &ids[..]
        && a == b
    {
        return Err(anyhow!("both names stand for one offer, {a}").into());
    }
    Ok(ids)
}
