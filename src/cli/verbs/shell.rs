//! `rank completions` and `rank man`.

use clap::Command;

use super::help_file::{self, roff};
use crate::cli::files::output::{self, Failure};
use crate::cli::options::Output;
use crate::cli::{ExitStatus, command_line};

/// Prints completions for a shell.
pub fn completions(shell: clap_complete::Shell) -> Result<ExitStatus, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command_line::command(), "rank", &mut script);
    output::write(&Output::default(), |out| out.write_all(&script))?;
    Ok(ExitStatus::Done)
}

const SYNOPSIS: &str = ".SH SYNOPSIS\n\\fBrank\\fR [\\fIOPTIONS\\fR] [\\fIFILE\\fR]...\n.br\n\
\\fBrank\\fR \\fIVERB\\fR [\\fIOPTIONS\\fR] [\\fIARGUMENT\\fR]...\n";

/// Prints the manual page.
pub fn man() -> Result<ExitStatus, Failure> {
    let command = command_line::command();
    let verbs = sections(&command);
    let man = clap_mangen::Man::new(command);
    output::write(&Output::default(), |out| {
        let mut page = Vec::new();
        man.render_title(&mut page)?;
        man.render_name_section(&mut page)?;
        page.extend(SYNOPSIS.bytes());
        man.render_description_section(&mut page)?;
        man.render_options_section(&mut page)?;
        page.extend(verbs.bytes());
        man.render_version_section(&mut page)?;
        page.extend(help_file::man_section().bytes());
        out.write_all(&page)
    })?;
    Ok(ExitStatus::Done)
}

/// The verbs, each with what it does, then examples and the exit status.
fn sections(command: &Command) -> String {
    let entry = |verb: &Command| {
        let about = verb.get_about().map(ToString::to_string);
        let (name, about) = (roff(verb.get_name()), roff(&about.unwrap_or_default()));
        format!(".TP\n\\fBrank {name}\\fR\n{about}.\n")
    };
    let verbs: String = command.get_subcommands().map(entry).collect();
    let [examples, status] = command_line::AFTER_SECTIONS;
    let examples: Vec<String> = examples.lines().map(|line| roff(line.trim())).collect();
    let (examples, status) = (examples.join("\n"), roff(status));
    format!(
        ".SH VERBS\n{verbs}.PP\n\\fBrank help\\fR and a verb show its options and examples.\n\
         .SH EXAMPLES\n.nf\n{examples}\n.fi\n.SH EXIT STATUS\n{status}.\n"
    )
}
