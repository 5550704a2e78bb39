//! `rank help`: of the program, of a verb, and of the format of files.

use std::iter::once;

use clap::error::ErrorKind;
use offer_rank::load::{FORMAT, Key, Table};
use offer_rank::text::width::{hang, widest, width};

use crate::cli::files::output::{self, Failure};
use crate::cli::options::Output;
use crate::cli::{ExitStatus, command_line, messages};

/// The topic that is no verb.
const FILE: &str = "file";

const ABOUT: &str = "A file is TOML: a line is `key = value`, [block] or [[block]] opens a block of lines, and \
`#` begins a remark. Text stands in double quotes, numbers have no commas, a date is 2026-11-26. Only \
the `company` of each offer is required. Files given together are read as one; a set of weights is \
written in the same way.";

/// Prints the help that was asked for.
pub fn help(topic: &[String], output: &Output) -> Result<ExitStatus, Failure> {
    output::has_format(output, "help", &output::TEXT)?;
    if topic == [FILE] {
        let page = screen(&pieces(), output::screen(output).width);
        return output::text(output, &page);
    }
    let mut command = command_line::command();
    for name in topic {
        let Some(below) = command.find_subcommand(name) else {
            let message = format!("unrecognized subcommand '{name}'");
            return messages::usage(
                &command_line::command().error(ErrorKind::InvalidSubcommand, message),
            );
        };
        command = below.clone();
    }
    let words = once("rank").chain(topic.iter().map(String::as_str));
    match command_line::parse_all(words.chain(once("--help"))) {
        Err(help) => messages::usage(&help),
        Ok(_) => Ok(ExitStatus::Done),
    }
}

/// A piece of the description of the format.
enum HelpBlock {
    Heading(String),
    Paragraph(String),
    /// A key and what it says.
    Entry(&'static str, String),
    Example(&'static str),
}

fn pieces() -> Vec<HelpBlock> {
    let mut pieces = vec![HelpBlock::Paragraph(ABOUT.to_owned())];
    for table in FORMAT {
        pieces.push(HelpBlock::Heading(heading(table)));
        pieces.push(HelpBlock::Paragraph(table.about.to_owned()));
        let entry = |key: &Key| HelpBlock::Entry(key.name, entry(key));
        pieces.extend(table.keys.iter().map(entry));
        if !table.example.is_empty() {
            pieces.push(HelpBlock::Example(table.example));
        }
    }
    pieces
}

fn heading(table: &Table) -> String {
    match table.header {
        "" => format!("{}{}", table.noun[..1].to_uppercase(), &table.noun[1..]),
        header => header.to_owned(),
    }
}

fn entry(key: &Key) -> String {
    let required = if key.is_required { ", required" } else { "" };
    format!("{} ({}{required})", key.about, key.words())
}

/// The pieces as a terminal shows them.
fn screen(pieces: &[HelpBlock], columns: usize) -> String {
    let names = widest(pieces.iter().map(|piece| match piece {
        HelpBlock::Entry(name, _) => *name,
        _ => "",
    }));
    let lines = pieces.iter().flat_map(|piece| match piece {
        HelpBlock::Heading(heading) => vec![String::new(), heading.clone()],
        HelpBlock::Paragraph(text) => hang("  ", text, columns),
        HelpBlock::Entry(name, text) => {
            let lead = format!("    {name}{}  ", " ".repeat(names - width(name)));
            hang(&lead, text, columns)
        }
        HelpBlock::Example(text) => {
            let lines = text.lines().map(|line| format!("      {line}"));
            once(String::new()).chain(lines).collect()
        }
    });
    let lines: Vec<String> = lines.map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n") + "\n"
}

/// The description as a section of the manual page.
pub fn man_section() -> String {
    let in_roff = |piece| match piece {
        HelpBlock::Heading(heading) => format!(".SS \"{}\"\n", roff(&heading)),
        HelpBlock::Paragraph(text) => format!("{}\n", roff(&text)),
        HelpBlock::Entry(name, text) => format!(".TP\n\\fB{}\\fR\n{}\n", roff(name), roff(&text)),
        HelpBlock::Example(text) => {
            let lines: Vec<String> = text.lines().map(roff).collect();
            format!(".PP\n.RS 4\n.nf\n{}\n.fi\n.RE\n", lines.join("\n"))
        }
    };
    once(".SH FILE\n".to_owned())
        .chain(pieces().into_iter().map(in_roff))
        .collect()
}

/// A line of text for the typesetter of manual pages.
pub fn roff(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    let guard = if text.starts_with(['.', '\'']) {
        "\\&"
    } else {
        ""
    };
    format!("{guard}{text}")
}
