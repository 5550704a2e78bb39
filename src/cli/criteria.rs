//! `rank criteria`: the built-in criteria and sets.

use anyhow::anyhow;
use offer_rank::export::{self, ListEntry, ScreenOptions};
use offer_rank::load::{BuiltIn, built_in, built_in_text};
use offer_rank::text::suggest::nearest;

use super::args::Output;
use super::files::output::{self, Failure};
use super::{ExitStatus, terminal};

/// Lists them, or prints one.
pub fn criteria(name: Option<&str>, output: &Output) -> Result<ExitStatus, Failure> {
    output::text_only(output, "criteria")?;
    let text = match name {
        Some(name) => built_in_text(name).ok_or_else(|| unknown(name))?.to_owned(),
        None => list(output),
    };
    output::write(output, |out| out.write_all(text.as_bytes()))?;
    Ok(ExitStatus::Done)
}

fn unknown(name: &str) -> anyhow::Error {
    let all = built_in();
    match nearest(name, all.iter().map(|b| b.name)) {
        Some(near) => {
            anyhow!("there is no built-in criterion or set `{name}`; did you mean `{near}`?")
        }
        None => {
            anyhow!("there is no built-in criterion or set `{name}`; `rank criteria` lists them")
        }
    }
}

fn list(output: &Output) -> String {
    let seen = output.file().is_none() && terminal::is_terminal();
    let look = ScreenOptions {
        width: terminal::width(output, seen),
        color: terminal::color(output.color, seen),
        ..ScreenOptions::default()
    };
    let mut heading = None;
    let entry = |b: &BuiltIn| {
        let new = heading.replace(b.kind) != Some(b.kind);
        ListEntry {
            heading: new.then(|| b.kind.to_owned()),
            name: b.name.to_owned(),
            text: b.text.clone(),
        }
    };
    let entries: Vec<ListEntry> = built_in().iter().map(entry).collect();
    export::list(
        &entries,
        "One of them, to copy and edit: rank criteria pay",
        &look,
    )
}
