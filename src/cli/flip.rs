//! `rank flip` and `rank ask`: what would change the answer, and what to find out.

use std::ffi::OsString;

use anyhow::anyhow;
use offer_rank::export::{self, Format};
use offer_rank::load::{Outcome, find_offer};
use offer_rank::report::Depth;

use super::args::{Options, Question};
use super::files::Inputs;
use super::output::{self, Failure};
use super::{Status, files, ranking};

/// Tells every single change that puts another offer first, or the one asked for.
pub fn flip(args: &Question, options: &Options) -> Result<Status, Failure> {
    output::screen_or_json(&options.output, "flip")?;
    let (files, offers): (Vec<OsString>, Vec<OsString>) =
        args.inputs.iter().cloned().partition(|a| files::is_file(a));
    if offers.len() > 1 {
        return Err(anyhow!("flip takes one offer at most: rank flip linkedin").into());
    }
    let inputs = inputs(args.demo, &files)?;
    let call = inputs.call.clone();
    let mut outcome = ranking::load(inputs, options);
    ranking::decision(&outcome, options)?;
    let offer = match offers.first() {
        Some(name) => Some(find(&name.to_string_lossy(), &mut outcome, options)?),
        None => None,
    };
    let loaded = ranking::decision(&outcome, options)?;
    let report = ranking::make(loaded, &outcome, options, (&call, false, Depth::Verb));
    let told = report.flip_report(offer.as_deref(), options.all);
    let look = output::look(options);
    output::write(&options.output, |out| match options.output.format() {
        Format::Json => export::json(&told, out),
        _ => out.write_all(export::flip(&report, &told, &look).as_bytes()),
    })?;
    Ok(ranking::status(&report, options))
}

/// Tells what to find out, most decisive first.
pub fn ask(args: &Question, options: &Options) -> Result<Status, Failure> {
    output::screen_or_json(&options.output, "ask")?;
    if let Some(stray) = args.inputs.iter().find(|a| !files::is_file(a)) {
        return Err(anyhow!(
            "`{}` is no file: a file ends in .toml or has a `/`",
            stray.to_string_lossy()
        )
        .into());
    }
    let inputs = inputs(args.demo, &args.inputs)?;
    let call = inputs.call.clone();
    let outcome = ranking::load(inputs, options);
    let loaded = ranking::decision(&outcome, options)?;
    let report = ranking::make(loaded, &outcome, options, (&call, false, Depth::Verb));
    let look = output::look(options);
    output::write(&options.output, |out| match options.output.format() {
        Format::Json => export::json(&report.ask_report(), out),
        _ => out.write_all(export::ask(&report, &look).as_bytes()),
    })?;
    Ok(ranking::status(&report, options))
}

pub fn inputs(demo: bool, files: &[OsString]) -> Result<Inputs, Failure> {
    Ok(if demo {
        files::demo()
    } else {
        files::read(files)?
    })
}

/// The id of the offer that an argument names; an unknown one is told on standard error.
pub fn find(name: &str, outcome: &mut Outcome, options: &Options) -> Result<String, Failure> {
    let Some(loaded) = &outcome.loaded else {
        return Err(Failure::Told(Status::Mistakes));
    };
    match find_offer(name, &loaded.problem, &mut outcome.sources) {
        Ok(id) => Ok(loaded.problem.offer(id).id.clone()),
        Err(complaint) => {
            let complaints = [*complaint];
            ranking::tell(&complaints, &outcome.sources, options);
            Err(Failure::Told(ranking::blame(&complaints, &outcome.sources)))
        }
    }
}
