//! The README: what it shows is what the program prints.
//!
//! A `toml` or `csv` block whose first line names a file is that file. A line of a `console` block that
//! begins with `$` is a command, the lines below it are what it prints, and `...` stands for a cut.
//! Commands run one after the other in one folder. One without lines below it has to go well;
//! `cargo` and an editor are not run.

use super::harness::{Folder, Run, same};
use super::scripts;

const README: &str = include_str!("../../README.md");

/// A fenced block: its language and its lines.
struct Block {
    language: &'static str,
    lines: Vec<&'static str>,
}

fn blocks() -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for line in README.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(language), None) => {
                let lines = Vec::new();
                open = Some(Block { language, lines });
            }
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (None, Some(block)) => block.lines.push(line),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block of the README does not end");
    blocks
}

/// The files that it shows, by their names.
pub fn files() -> Vec<(String, String)> {
    let is_file = |block: &Block| ["toml", "csv"].contains(&block.language);
    let file = |block: Block| {
        let name = block.lines[0].strip_prefix("# ")?;
        // A table has no remarks.
        let from = usize::from(block.language == "csv");
        Some((name.to_owned(), block.lines[from..].join("\n") + "\n"))
    };
    blocks()
        .into_iter()
        .filter(is_file)
        .filter_map(file)
        .collect()
}

/// Commands and the lines below each.
fn commands(block: &Block) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut commands: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in &block.lines {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(command), _) => {
                let command = command.split(" # ").next().unwrap_or(command).trim_end();
                commands.push((command, Vec::new()));
            }
            (None, Some((_, shown))) => shown.push(line),
            (None, None) => panic!("a console block begins without a command: {line}"),
        }
    }
    commands
}

/// What a command prints; nothing for one that is not run.
fn run(folder: &Folder, command: &str) -> Option<Run> {
    let call = command.split(" | ").next().unwrap_or(command);
    // What DuckDB does with a SELECT is tested by tests/sql.py.
    if ["cargo ", "$EDITOR ", "duckdb "]
        .iter()
        .any(|other| call.starts_with(other))
    {
        return None;
    }
    let arguments = call
        .strip_prefix("rank")
        .expect("a command is a call of rank");
    Some(folder.rank(arguments).run())
}

/// What a reader sees of a run: a filter's output, else what went to the terminal.
fn seen(command: &str, run: Run) -> String {
    match command.split_once(" | jq ") {
        Some((_, filter)) => scripts::jq(filter, &run.json()),
        None => run.stdout + &run.stderr,
    }
}

/// Where what is shown differs from what is printed; `...` is any number of lines.
fn difference(shown: &[&str], printed: &str) -> Option<(String, String)> {
    let parts: Vec<&[&str]> = shown.split(|line| *line == "...").collect();
    let lines: Vec<&str> = printed.lines().collect();
    let mut rest = &lines[..];
    for (i, part) in parts.iter().enumerate() {
        let (first, last) = (i == 0, i + 1 == parts.len());
        let from = match (first, last) {
            (true, _) => 0,
            (false, true) => rest.len().saturating_sub(part.len()),
            (false, false) => find(rest, part),
        };
        let to = if first && last {
            rest.len()
        } else {
            (from + part.len()).min(rest.len())
        };
        if rest[from..to] != **part {
            return Some((part.join("\n"), rest[from..to].join("\n")));
        }
        rest = &rest[to..];
    }
    None
}

/// Where some lines begin within others; where none do, where the first of them stands.
fn find(lines: &[&str], part: &[&str]) -> usize {
    let whole = lines.windows(part.len().max(1)).position(|w| w == part);
    let head = || lines.iter().position(|l| part.first() == Some(l));
    whole.or_else(head).unwrap_or(0)
}

#[test]
fn its_console_blocks_print_what_they_show() {
    let mut folder = Folder::new();
    for (name, text) in files() {
        folder = folder.file(&name, text);
    }
    let mut compared = 0;
    for block in blocks() {
        match block.language {
            "toml" | "csv" => assert!(
                block.lines[0].starts_with("# "),
                "a file has its name on top"
            ),
            "console" => {
                for (command, shown) in commands(&block) {
                    let Some(run) = run(&folder, command) else {
                        assert!(shown.is_empty(), "nothing checks what {command} shows");
                        continue;
                    };
                    if shown.is_empty() {
                        assert_eq!(run.status, Some(0), "{command}: {}", run.stderr);
                        continue;
                    }
                    if let Some((shown, printed)) = difference(&shown, &seen(command, run)) {
                        same(command, &shown, &printed);
                    }
                    compared += 1;
                }
            }
            other => panic!("no test reads a block of {other:?}"),
        }
    }
    assert!(compared >= 6 && files().len() >= 2, "the blocks were found");
}

#[test]
fn it_sells_nothing() {
    let text = README.to_lowercase();
    for word in [
        "\u{2014}",
        "winner",
        "best offer",
        "you should",
        "blazing",
        "powerful",
    ] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn a_cut_is_any_number_of_lines_and_nothing_else_is() {
    let differs = |shown: &str| difference(&shown.lines().collect::<Vec<_>>(), "a\nb\nc\nd\n");
    for shown in [
        "a\nb\nc\nd",
        "a\n...",
        "...\nd",
        "a\n...\nd",
        "...\nb\n...",
        "a\n...\nb\nc\n...\nd",
    ] {
        assert_eq!(differs(shown), None, "{shown:?}");
    }
    for shown in [
        "a\nb\nc",
        "b\n...",
        "...\nc",
        "...\nx\n...",
        "a\n...\nb\nd\n...",
        "a\nb\nc\nd\ne",
    ] {
        assert!(differs(shown).is_some(), "{shown:?}");
    }
}
