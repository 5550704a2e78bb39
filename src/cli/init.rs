//! `rank init`: a file to start from.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::anyhow;
use jiff::civil::Date;
use offer_rank::load::{DEMO, starter};

use super::args::{Init, Output};
use super::files::input::{typed, why};
use super::files::output::{self, Failure, STDOUT};
use super::{ExitStatus, clock};

/// Writes the starter with days ahead of `today`, or the example; never over an existing file.
pub fn init(args: &Init, today: Option<Date>) -> Result<ExitStatus, Failure> {
    let text = if args.demo {
        DEMO.to_owned()
    } else {
        starter(args.today.or(today).unwrap_or_else(clock::today))
    };
    if args.file == STDOUT {
        output::write(&Output::default(), |out| out.write_all(text.as_bytes()))?;
        return Ok(ExitStatus::Done);
    }
    let path = Path::new(&args.file);
    let shown = path.display();
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => {
                let demo = if args.demo { " --demo" } else { "" };
                anyhow!(
                    "{shown} exists; nothing was written. Another name: rank init{demo} my-offers.toml"
                )
            }
            ErrorKind::NotFound => anyhow!("{shown}: there is no such folder"),
            _ => anyhow!("{shown}: {}", why(&error)),
        })?;
    if let Err(error) = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
    {
        // Half a file would be worse than none.
        let _ = std::fs::remove_file(path);
        return Err(anyhow!("{shown}: {}", why(&error)).into());
    }
    let call = if path == Path::new("offers.toml") {
        "rank".to_owned()
    } else {
        format!("rank {}", typed(&shown.to_string()))
    };
    let said = offer_rank::text::safe(&format!(
        "Wrote {shown}. Open it, put your own offers in, then: {call}"
    ))
    .into_owned();
    output::write(&Output::default(), |out| writeln!(out, "{said}"))?;
    Ok(ExitStatus::Done)
}
