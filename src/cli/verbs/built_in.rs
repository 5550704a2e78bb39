//! What is built in, listed or printed: `rank criteria`, the criteria and sets; `rank schema`, the
//! schemas of files and of JSON.

use anyhow::anyhow;
use offer_rank::export::{self, ListEntry};
use offer_rank::load::{BuiltIn, FileKind, built_in, built_in_text, file_schema};
use offer_rank::text::suggest::nearest;

use crate::cli::ExitStatus;
use crate::cli::files::output::{self, Failure};
use crate::cli::options::Output;
use crate::cli::values::SchemaName;

/// Lists the criteria and sets, or prints one.
pub fn criteria(name: Option<&str>, output: &Output) -> Result<ExitStatus, Failure> {
    output::has_format(output, "criteria", &output::TEXT)?;
    let text = match name {
        Some(name) => built_in_text(name).ok_or_else(|| unknown(name))?.to_owned(),
        None => export::list(
            &entries(),
            "One of them, to copy and edit: rank criteria pay",
            &output::screen(output),
        ),
    };
    output::text(output, &text)
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

/// The criteria and sets.
fn entries() -> Vec<ListEntry> {
    let entry = |b: BuiltIn| ListEntry {
        heading: b.kind,
        name: b.name,
        text: b.text,
    };
    built_in().into_iter().map(entry).collect()
}

/// Lists the schemas, or prints one.
pub fn schema(name: Option<SchemaName>, output: &Output) -> Result<ExitStatus, Failure> {
    let Some(name) = name else {
        output::has_format(output, "schema", &output::TEXT)?;
        let look = output::screen(output);
        let text = export::list(&schemas(), "One of them: rank schema offers", &look);
        return output::text(output, &text);
    };
    output::has_format(output, "schema", &output::SCREEN)?;
    output::write(output, |out| match name {
        SchemaName::Offers => export::json(&file_schema(FileKind::Offers), out),
        SchemaName::Criteria => export::json(&file_schema(FileKind::Criteria), out),
        SchemaName::Output => out.write_all(export::OUTPUT_SCHEMA.as_bytes()),
    })?;
    Ok(ExitStatus::Done)
}

fn schemas() -> Vec<ListEntry> {
    let entry = |name: SchemaName| ListEntry {
        heading: "Schemas (JSON Schema 2020-12), for editors and scripts",
        name: name.typed(),
        text: name.about().to_owned(),
    };
    SchemaName::ALL.map(entry).into()
}
