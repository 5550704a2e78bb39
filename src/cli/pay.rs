//! `rank pay`: where the money comes from.

use std::ffi::OsString;

use offer_rank::export::{self, Format};
use offer_rank::report::Depth;

use super::args::{Options, Question};
use super::flip::{find, inputs};
use super::output::{self, Failure};
use super::{Status, files, ranking};

/// Tells what each offer pays, or the ones asked for.
pub fn pay(args: &Question, options: &Options) -> Result<Status, Failure> {
    output::screen_or_json(&options.output, "pay")?;
    let (files, offers): (Vec<OsString>, Vec<OsString>) =
        args.inputs.iter().cloned().partition(|a| files::is_file(a));
    let inputs = inputs(args.demo, &files)?;
    let call = inputs.call.clone();
    let mut outcome = ranking::load(inputs, options);
    ranking::decision(&outcome, options)?;
    let ids: Vec<String> = offers
        .iter()
        .map(|name| find(&name.to_string_lossy(), &mut outcome, options))
        .collect::<Result<_, _>>()?;
    let loaded = ranking::decision(&outcome, options)?;
    // Pay is told at its likely values: no what-ifs are needed.
    let settled = Options {
        trials: Some(0),
        ..options.clone()
    };
    let report = ranking::make(loaded, &outcome, &settled, (&call, false, Depth::None));
    let told = report.pay_report(&ids);
    let look = output::look(options);
    output::write(&options.output, |out| match options.output.format() {
        Format::Json => export::json(&told, out),
        _ => out.write_all(export::pay(&report, &told, &look).as_bytes()),
    })?;
    Ok(Status::Done)
}
