//! `rank report`: the whole answer as a page for a browser.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::anyhow;
use offer_rank::export::{self, Format};
use offer_rank::report::{Depth, Places, ReportSettings};

use crate::cli::args::ReportArgs;
use crate::cli::files::output::{self, Failure};
use crate::cli::operands::Operands;
use crate::cli::options::{Options, STDOUT};
use crate::cli::run::{Run, RunOf};
use crate::cli::{ExitStatus, terminal};

/// The file that is written where none is named.
const FILE: &str = "report.html";

/// Writes the page, and opens it where that is asked for.
pub fn report(args: &ReportArgs, options: &Options) -> Result<ExitStatus, Failure> {
    output::has_format(&options.output, "report", &output::PAGE)?;
    let arguments = Operands::of_files("report", &args.of)?;
    let mut target = options.output.clone();
    // HTML that is asked for by its format goes where output goes.
    if target.file.is_none() && target.format() != Format::Html {
        target.file = Some(FILE.into());
    }
    let file = target.file().map(OsStr::to_owned);
    if args.open && file.is_none() {
        return Err(anyhow!("--open needs a file: leave out `-o {STDOUT}`").into());
    }
    let run = Run::load(RunOf::Offers, &arguments, options)?;
    let report = run.make(&ReportSettings {
        places: Places::Told,
        ..run.settings(Depth::Page)
    })?;
    output::write(&target, |out| {
        out.write_all(export::html(&report).as_bytes())
    })?;
    if let Some(file) = file {
        written(&file, args.open)?;
    }
    Ok(run.end(&report))
}

/// Tells what was written, and opens it.
fn written(file: &OsString, open: bool) -> Result<(), Failure> {
    let name = Path::new(file).display();
    if !open {
        return output::say(&format!("Wrote {name}: open it in a browser."));
    }
    if !terminal::is_terminal() {
        let why = anyhow!("{name} was written, but not opened: --open is for a terminal");
        return Err(why.into());
    }
    if opened(file) {
        return output::say(&format!("Wrote {name}, and opened it."));
    }
    let why = anyhow!("{name} was written, but no browser was found: open it in one yourself");
    Err(why.into())
}

/// Whether the desktop's own program took the file.
fn opened(file: &OsString) -> bool {
    let name = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    // A name that begins with a dash is no option of the program.
    let path = std::path::absolute(file).unwrap_or_else(|_| file.into());
    let mut command = Command::new(name);
    command.arg(path).stdin(Stdio::null());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
        .status()
        .is_ok_and(|status| status.success() || cfg!(windows))
}
