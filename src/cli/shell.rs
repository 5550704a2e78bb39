//! `rank completions` and `rank man`.

use clap::CommandFactory;

use super::args::{Args, Output};
use super::files::output::{self, Failure};
use super::{ExitStatus, help_file};

/// Prints completions for a shell.
pub fn completions(shell: clap_complete::Shell) -> Result<ExitStatus, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "rank", &mut script);
    output::write(&Output::default(), |out| out.write_all(&script))?;
    Ok(ExitStatus::Done)
}

/// Prints the manual page.
pub fn man() -> Result<ExitStatus, Failure> {
    let man = clap_mangen::Man::new(Args::command());
    output::write(&Output::default(), |out| {
        let mut page = Vec::new();
        man.render(&mut page)?;
        page.extend(help_file::man_section().bytes());
        out.write_all(&page)
    })?;
    Ok(ExitStatus::Done)
}
