//! `rank init`: a file to start from, with a schema for an editor beside it where one is asked for.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::anyhow;
use jiff::civil::Date;
use offer_rank::export;
use offer_rank::load::{DEMO, FileKind, file_schema, starter};

use crate::cli::args::Init;
use crate::cli::files::input::{typed, why};
use crate::cli::files::output::{self, Failure};
use crate::cli::options::{Output, STDOUT};
use crate::cli::{ExitStatus, clock};

/// The schema's file, beside the offers.
const SCHEMA_FILE: &str = "offers.schema.json";

/// Writes the starter with days ahead of `today`, or the example; never over an existing file.
pub fn init(args: &Init, today: Option<Date>) -> Result<ExitStatus, Failure> {
    let mut text = if args.demo {
        DEMO.to_owned()
    } else {
        starter(args.today.or(today).unwrap_or_else(clock::today))
    };
    if args.file == STDOUT {
        if args.schema {
            let message = "--schema writes a file beside the offers: give them a name";
            return Err(anyhow!("{message}, such as my-offers.toml").into());
        }
        return output::text(&Output::default(), &text);
    }
    let path = Path::new(&args.file);
    let schema = if args.schema {
        text = format!("#:schema ./{SCHEMA_FILE}\n{text}");
        missing(path)?
    } else {
        None
    };
    let demo = if args.demo { " --demo" } else { "" };
    let beside = if args.schema { " --schema" } else { "" };
    create(path, text.as_bytes(), || {
        format!("; nothing was written. Another name: rank init{demo}{beside} my-offers.toml")
    })?;
    if let Some((path, text)) = &schema {
        create(path, text, String::new)?;
    }
    let shown = path.display();
    let beside = schema.map_or_else(String::new, |(path, _)| format!(" and {}", path.display()));
    let call = if path == Path::new("offers.toml") {
        "rank".to_owned()
    } else {
        format!("rank {}", typed(&shown.to_string()))
    };
    output::say(&format!(
        "Wrote {shown}{beside}. Open it, put your own offers in, then: {call}"
    ))?;
    Ok(ExitStatus::Done)
}

/// The schema to write beside the offers; none where it is there already.
fn missing(offers: &Path) -> Result<Option<(PathBuf, Vec<u8>)>, anyhow::Error> {
    let path = offers.with_file_name(SCHEMA_FILE);
    if path == offers {
        return Err(anyhow!(
            "{SCHEMA_FILE} is the name of the schema; give the offers another one"
        ));
    }
    let mut text = Vec::new();
    let shown = path.display();
    export::json(&file_schema(FileKind::Offers), &mut text)
        .map_err(|error| anyhow!("{shown}: {}", why(&error)))?;
    match std::fs::read(&path) {
        Ok(there) if there == text => Ok(None),
        Ok(_) => Err(anyhow!(
            "{shown} exists and is another one; nothing was written. To replace it: \
             rank schema offers -o {} --force",
            typed(&shown.to_string())
        )),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Some((path, text))),
        Err(error) => Err(anyhow!("{shown}: {}", why(&error))),
    }
}

/// Writes a file that is not there yet, whole or not at all; `instead` is what to do where it is.
fn create(
    path: &Path,
    content: &[u8],
    instead: impl FnOnce() -> String,
) -> Result<(), anyhow::Error> {
    let shown = path.display();
    let open = OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = open.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            anyhow!("{shown} exists{}", instead())
        }
        ErrorKind::NotFound => anyhow!("{shown}: there is no such folder"),
        _ => anyhow!("{shown}: {}", why(&error)),
    })?;
    let written = file.write_all(content).and_then(|()| file.sync_all());
    written.map_err(|error| {
        // Half a file would be worse than none.
        let _ = std::fs::remove_file(path);
        anyhow!("{shown}: {}", why(&error))
    })
}
