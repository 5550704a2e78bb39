//! `--redact`: each command that an answer prints can be run as it stands, and hides as well.

use super::harness::{Folder, rank};
use super::redact::{OFFERS, folder};

/// The verbs that print commands, with what follows the files.
const CALLS: [(&str, &str); 9] = [
    ("", ""),
    ("", "--all"),
    ("", "--format markdown"),
    ("", "-c default --weight pay=30"),
    ("flip", ""),
    ("flip", "--all"),
    ("ask", ""),
    ("deadlines", ""),
    ("report", "--format html"),
];

/// Each command in a text.
fn commands(text: &str) -> Vec<String> {
    let marks = ["`rank ", "<code>rank ", ": rank ", ", rank "];
    let mut commands = Vec::new();
    for line in text.replace(" \\\n    ", " ").lines() {
        for mark in marks {
            for (at, _) in line.match_indices(mark) {
                let command = &line[at + mark.len()..];
                let ends = ["`", "<", ", rank ", "     or: "];
                let ends = ends.iter().filter_map(|end| command.find(end));
                let end = ends.min().unwrap_or(command.len());
                commands.push(command[..end].to_owned());
            }
        }
    }
    commands
}

/// Everything that is printed of a file under a redaction, with the call.
fn printed(folder: &Folder, file: &str, redact: &str) -> Vec<(String, String)> {
    let print = |(verb, rest): (&str, &str)| {
        let call = format!("{verb} {file} {rest} --width 200 --redact {redact} --trials 500");
        (call.clone(), folder.rank(&call).run().ok())
    };
    CALLS.into_iter().map(print).collect()
}

#[test]
fn each_printed_command_runs_and_hides() {
    for (redact, file, least) in [
        ("pay", "private/mine.toml", 12),
        ("pay", "", 12),
        ("names", "", 8),
        ("pay,names", "", 6),
    ] {
        let folder = folder().file("offers.toml", OFFERS);
        let mut found: Vec<String> = Vec::new();
        for (_, text) in printed(&folder, file, redact) {
            found.extend(commands(&text));
        }
        assert!(found.len() >= least, "{redact}: {found:#?}");
        for (i, command) in found.iter().enumerate() {
            assert!(command.contains(&format!("--redact {redact}")), "{command}");
            let command = command.replace("deadlines.ics", &format!("{i}.ics"));
            folder.rank(&command).run().ok();
        }
    }
}

/// A command that would name the file is none that could be run without its name.
#[test]
fn no_command_is_printed_without_the_name_of_a_file() {
    for redact in ["names", "pay,names"] {
        for (call, text) in printed(&folder(), "private/mine.toml", redact) {
            let none: Vec<String> = Vec::new();
            assert_eq!(commands(&text), none, "{call}: {text}");
            assert!(!text.contains("FILE"), "{call}: {text}");
        }
    }
}

/// The option is told in words where the command cannot be printed.
#[test]
fn what_more_there_is_is_told_in_words() {
    let call = "private/mine.toml --width 200 --weight role-fit=9 --set zyxid.role-fit=7";
    for redact in ["names", "pay"] {
        let call = format!("{call} --redact {redact}");
        let text = folder().rank(&call).run().ok();
        assert!(text.contains(" more remarks with --all.\n"), "{text}");
        let none: Vec<String> = Vec::new();
        assert_eq!(commands(&text), none, "{text}");
    }
}

/// Of what to type next, what tells of pay and what names an offer is left out.
#[test]
fn what_to_type_next_is_what_can_be_typed() {
    let folder = folder().file("offers.toml", OFFERS);
    let last = |redact: &str| {
        let text = folder
            .rank(&format!("--width 200 --redact {redact}"))
            .run()
            .ok();
        text.lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(
        last("pay"),
        "More: rank flip --today 2026-11-22 --redact pay, rank deadlines --today 2026-11-22 --redact pay"
    );
    assert_eq!(
        last("names"),
        "More: rank flip --today 2026-11-22 --redact names, rank deadlines --today 2026-11-22 --redact names"
    );
    folder
        .rank("explain --redact names")
        .run()
        .complains(2, "error: explain needs an offer, or two\n");
    rank("explain --demo --redact names").complains(2, "error: explain needs an offer, or two\n");
}
