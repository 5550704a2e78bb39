//! Where output goes: standard output, or a file that is written whole or not at all.

use std::io::{BufWriter, ErrorKind, Write};
use std::path::Path;

use anyhow::anyhow;
use offer_rank::export::{Format, ScreenOptions};
use offer_rank::report::Redacted;
use offer_rank::text::safe;

use super::input::why;
use super::whole_file;
use crate::cli::options::{Options, Output};
use crate::cli::{ExitStatus, terminal};

/// Why a run ended early.
#[derive(Debug)]
pub enum Failure {
    /// The reader of the output went away: that is no failure.
    ClosedPipe,
    /// The machine failed, or was asked for what it does not have.
    Machine(anyhow::Error),
    /// Everything was said already.
    Told(ExitStatus),
}

impl Failure {
    /// What is wrong, and on the next line what to do about it.
    pub fn with_mend(wrong: &str, mend: &str) -> Self {
        Self::Machine(anyhow!("{mend}").context(wrong.to_owned()))
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Machine(error)
    }
}

/// Writes an output to where it was asked for; a file that cannot be written is left as it was.
pub fn write(
    output: &Output,
    content: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<(), Failure> {
    match output.file() {
        Some(path) => to_file(Path::new(path), output.force, content),
        None => to_stdout(content),
    }
}

/// Writes a text to where it was asked for; all is done then.
pub fn text(output: &Output, text: &str) -> Result<ExitStatus, Failure> {
    write(output, |out| out.write_all(text.as_bytes()))?;
    Ok(ExitStatus::Done)
}

/// Tells something on standard output, on one line.
pub fn say(line: &str) -> Result<(), Failure> {
    let line = safe(line);
    to_stdout(|out| writeln!(out, "{line}"))
}

/// Makes sure, before any work, that no file is there that is not to be overwritten.
pub fn is_free(output: &Output) -> Result<(), Failure> {
    match output.file().map(Path::new) {
        Some(path) if path.is_file() && !output.force => {
            Err(anyhow!("{} exists; --force overwrites it", path.display()).into())
        }
        _ => Ok(()),
    }
}

/// Makes sure that nothing is to be hidden from a verb that cannot hide it.
pub fn nothing_hidden(options: &Options, verb: &str) -> Result<(), Failure> {
    if options.redact.is_empty() {
        return Ok(());
    }
    Err(anyhow!("`rank {verb}` tells of amounts and names as they are: leave --redact out").into())
}

/// The formats that a verb has, and what is said where it is asked for another one.
pub struct Formats {
    all: &'static [Format],
    instead: &'static str,
}

/// Of verbs that print text alone.
pub const TEXT: Formats = Formats {
    all: &[Format::Table],
    instead: "it prints text",
};
/// Of verbs that write a page for a browser.
pub const PAGE: Formats = Formats {
    all: &[Format::Table, Format::Html],
    instead: "it writes a page",
};
/// Of verbs that have a screen, and JSON.
pub const SCREEN: Formats = Formats {
    all: &[Format::Table, Format::Json],
    instead: "--json is for scripts",
};
/// The same of verbs that have a page as well.
pub const SCREEN_AND_PAGE: Formats = Formats {
    all: &[Format::Table, Format::Json, Format::Markdown, Format::Html],
    instead: "--json is for scripts",
};

/// Makes sure that a verb is asked for a format that it has.
pub fn has_format(output: &Output, verb: &str, formats: &Formats) -> Result<(), Failure> {
    let (format, Formats { all, instead }) = (output.format(), formats);
    if all.contains(&format) {
        return Ok(());
    }
    Err(anyhow!("`rank {verb}` has no {}: {instead}", name(format)).into())
}

/// Makes sure that a verb which works with what is to be hidden is not asked to hide it.
pub fn can_hide(options: &Options, verb: &str) -> Result<(), Failure> {
    match options.redact.iter().find(|what| what.is_refused_by(verb)) {
        None => Ok(()),
        Some(Redacted::Pay) => Err(anyhow!("`rank {verb}` tells of pay: it cannot hide it").into()),
        Some(Redacted::Names) => {
            Err(anyhow!("`rank {verb}` tells of your files: it cannot hide names").into())
        }
    }
}

fn name(format: Format) -> &'static str {
    match format {
        Format::Table => "table",
        Format::Json => "JSON",
        Format::Csv => "CSV",
        Format::Markdown => "Markdown",
        Format::Html => "HTML",
        Format::Svg => "SVG",
    }
}

fn to_stdout(content: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<(), Failure> {
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let written = content(&mut out).and_then(|()| out.flush());
    written.map_err(|error| match error.kind() {
        ErrorKind::BrokenPipe => Failure::ClosedPipe,
        _ => Failure::Machine(anyhow!("standard output: {}", why(&error))),
    })
}

/// Writes a file, whole or not at all; over an existing one only by `force`.
pub fn to_file(
    path: &Path,
    force: bool,
    content: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<(), Failure> {
    let machine = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => anyhow!("{}: there is no such folder", path.display()),
        _ => anyhow!("{}: {}", path.display(), why(&error)),
    };
    match std::fs::metadata(path) {
        Ok(there) if there.is_dir() => {
            return Err(anyhow!("{}: is a folder, not a file", path.display()).into());
        }
        Ok(there) if !there.is_file() => {
            // A device or a pipe holds nothing that could be overwritten, or be half-written.
            let open = std::fs::OpenOptions::new().write(true).open(path);
            let mut out = BufWriter::new(open.map_err(machine)?);
            let written = content(&mut out).and_then(|()| out.flush());
            return Ok(written.map_err(machine)?);
        }
        Ok(_) if !force => {
            return Err(anyhow!("{} exists; --force overwrites it", path.display()).into());
        }
        Err(_) if path.is_symlink() => {
            return Err(anyhow!("{}: links to a file that is not there", path.display()).into());
        }
        Ok(_) | Err(_) => whole_file::write(path, content).map_err(machine)?,
    }
    Ok(())
}

/// How a screen is to look.
pub fn look(options: &Options) -> ScreenOptions {
    ScreenOptions {
        all: options.all,
        reasons: options.reasons,
        ..screen(&options.output)
    }
}

/// The screen that output goes to.
pub fn screen(output: &Output) -> ScreenOptions {
    let seen = output.file().is_none() && terminal::is_terminal();
    ScreenOptions {
        width: terminal::width(output, seen),
        color: terminal::color(output.color, seen),
        short: seen,
        ..ScreenOptions::default()
    }
}
