//! `rank check`: every mistake, warning and unknown, and no ranking.

use anyhow::anyhow;
use offer_rank::diag::{self, Code, Diagnostic, Severity};
use offer_rank::export::{self, Format};
use offer_rank::report;
use offer_rank::text::suggest::nearest;

use super::args::{Check, Options};
use super::output::{self, Failure};
use super::{Status, files, ranking, terminal};

/// Checks files, or explains one kind of mistake.
pub fn check(args: &Check, options: &Options) -> Result<Status, Failure> {
    output::screen_or_json(&options.output, "check")?;
    if let Some(code) = &args.explain {
        return explain(code.as_deref(), options);
    }
    if let Some(stray) = args.inputs.iter().find(|a| !files::is_file(a)) {
        return Err(anyhow!(
            "`{}` is no file: a file ends in .toml or has a `/`",
            stray.to_string_lossy()
        )
        .into());
    }
    let inputs = if args.demo {
        files::demo()
    } else {
        files::read(&args.inputs)?
    };
    let outcome = ranking::load(inputs, options);
    let found = report::check(&outcome);
    if options.output.format() == Format::Json {
        output::write(&options.output, |out| export::json(&found, out))?;
    } else {
        told(&outcome, &found, options)?;
    }
    Ok(if found.ok {
        Status::Done
    } else {
        ranking::blame(&outcome.complaints, &outcome.sources)
    })
}

/// Mistakes and warnings on standard error; what is fine and what is unknown on standard output.
fn told(
    outcome: &offer_rank::load::Outcome,
    found: &report::CheckReport,
    options: &Options,
) -> Result<(), Failure> {
    if !found.ok {
        ranking::tell(&outcome.complaints, &outcome.sources, options);
        return Ok(());
    }
    let warnings: Vec<Diagnostic> = outcome
        .complaints
        .iter()
        .filter(|c| c.code.severity() == Severity::Warning)
        .cloned()
        .collect();
    if !warnings.is_empty() {
        let seen = terminal::errors_are_seen();
        let color = terminal::color(options.output.color, seen);
        let look = diag::Look {
            color,
            width: terminal::width(&options.output, seen),
        };
        terminal::complain(&format!(
            "{}\n",
            diag::render_all(&warnings, &outcome.sources, look)
        ));
    }
    let look = output::look(options);
    output::write(&options.output, |out| {
        out.write_all(export::check(found, &look).as_bytes())
    })
}

/// Prints what one code means, or the list of all.
fn explain(code: Option<&str>, options: &Options) -> Result<Status, Failure> {
    let look = output::look(options);
    let text = match code {
        Some(name) => export::explain_code(Code::parse(name).ok_or_else(|| no_code(name))?, &look),
        None => export::code_list(&look),
    };
    output::write(&options.output, |out| out.write_all(text.as_bytes()))?;
    Ok(Status::Done)
}

fn no_code(name: &str) -> anyhow::Error {
    let codes: Vec<String> = Code::ALL.iter().map(ToString::to_string).collect();
    let near = nearest(name, codes.iter().map(String::as_str));
    match near {
        Some(near) => anyhow!("there is no code `{name}`; did you mean {near}?"),
        None => anyhow!("there is no code `{name}`; `rank check --explain` lists them"),
    }
}
