//! `rank help file`: the whole format can be learned from the program, and all of it counts.

use offer_rank::load::{FORMAT, Table};

use super::harness::{Folder, rank};

/// The words of a text, however its lines break.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_key_is_told_with_its_line() {
    let page = rank("help file").ok();
    let all = words(&page);
    for table in FORMAT {
        assert!(page.contains(table.header), "{}", table.header);
        assert!(all.contains(&words(table.about)), "{}", table.about);
        for line in table.example.lines() {
            assert!(page.contains(line), "{line}");
        }
        for key in table.keys {
            let line = format!(" {} {} ({}", key.name, words(key.about), key.words());
            assert!(all.contains(&line), "{line}\n{page}");
        }
    }
}

#[test]
fn the_page_keeps_to_the_width() {
    for (arguments, width) in [("help file", 80), ("help file --width 120", 120)] {
        let page = rank(arguments).ok();
        let longest = page.lines().map(|l| l.chars().count()).max();
        assert!(
            longest.is_some_and(|l| l <= width && l > width - 10),
            "{longest:?}"
        );
    }
    let narrow = rank("help file --width 40").ok();
    let text = |line: &&str| !line.starts_with("      ") || line.starts_with("        ");
    assert!(narrow.lines().filter(text).all(|l| l.chars().count() <= 40));
}

#[test]
fn every_example_loads() {
    const OFFER: &str = "[[offer]]\ncompany = \"Initech\"\n";
    let mut examples = 0;
    for example in FORMAT
        .iter()
        .map(|table| table.example)
        .filter(|e| !e.is_empty())
    {
        let offer = if example.contains("[[offer]]") {
            ""
        } else {
            OFFER
        };
        let folder = Folder::with("offers.toml", format!("{example}\n\n{offer}"));
        let run = folder.rank("check").run();
        assert_eq!(run.status, Some(0), "{example}\n{}", run.stderr);
        examples += 1;
    }
    assert!(examples >= 12, "{examples}");
}

#[test]
fn help_of_verbs_is_as_it_was() {
    assert_eq!(rank("help flip").ok(), rank("flip --help").ok());
    assert_eq!(rank("help").ok(), rank("--help").ok());
    let unknown = rank("help flop").fails(2);
    assert!(
        unknown.starts_with("error: unrecognized subcommand 'flop'\n"),
        "{unknown}"
    );
}

#[test]
fn the_manual_page_has_the_format() {
    let page = rank("man").ok();
    let (_, section) = page.split_once(".SH FILE\n").expect("a section FILE");
    for key in FORMAT.iter().flat_map(|table| table.keys) {
        let line = format!("\n.TP\n\\fB{}\\fR\n", key.name.replace('-', "\\-"));
        assert!(section.contains(&line), "{line}");
    }
    // A line that begins with a dot is an order to the typesetter.
    let orders = [".SS ", ".TP", ".PP", ".RS ", ".RE", ".nf", ".fi"];
    let dotted = section.lines().filter(|l| l.starts_with(['.', '\'']));
    for line in dotted {
        assert!(orders.iter().any(|order| line.starts_with(order)), "{line}");
    }
}

/// A misspelled end of a range is told of, rather than the missing one.
#[test]
fn a_misspelled_end_explains_itself() {
    for (value, column, help) in [
        ("{ low = 3, hihg = 9 }", 23, "call it `high`"),
        ("{ lwo = 3, high = 9 }", 14, "call it `low`"),
        ("{ low = 3, likly = 4, hihg = 9 }", 23, "call it `likely`"),
        ("{ valeu = 3 }", 14, "call it `value`"),
    ] {
        let text = format!(
            "[weights]\nrole-fit = 1\n\n[[offer]]\ncompany = \"A\"\n\n[offer.ratings]\nrole-fit = {value}\n"
        );
        let err = Folder::with("offers.toml", text).rank("check").run().stderr;
        assert!(err.contains(help) && !err.contains("without"), "{err}");
        assert!(err.contains(&format!("offers.toml:8:{column}\n")), "{err}");
    }
}

/// A file with every key of every table, but for `criteria`, which excludes `[weights]`.
const EVERY_KEY: &str = include_str!("../data/every_key.toml");

/// Keys within a line of it, with their table, and what of the line goes with them.
const INLINE: [(&str, &str, &str); 62] = [
    ("a scale", "worst", "worst = 80, "),
    ("a scale", "best", ", best = 30"),
    (
        "a scale",
        "points",
        "points = [[0, 0.0], [5, 0.6], [20, 1.0]]",
    ),
    ("a scale", "levels", "levels = [\"no\", \"yes\"]"),
    ("a scale", "normalize", "normalize = \"max\", "),
    ("a scale", "better", ", better = \"lower\""),
    ("a rating", "low", "low = 40, "),
    ("a rating", "likely", "likely = 45, "),
    ("a rating", "high", "high = 70, "),
    ("a rating", "why", ", why = \"open office\""),
    ("a rating", "source", ", source = \"a visit\""),
    ("a rating", "brief", ", brief = \"open office\""),
    ("a rating", "value", "value = \"some\""),
    ("a share", "low", "low = 0.2, "),
    ("a share", "likely", "likely = 0.3, "),
    ("a share", "high", ", high = 0.6"),
    ("a rate", "as-of", ", as-of = 2026-01-01"),
    ("a bonus", "target", "target = \"10%\", "),
    ("a bonus", "paid", ", paid = [0.5, 1]"),
    ("a bonus", "low", "low = 1_000, "),
    ("a bonus", "likely", "likely = 2_000, "),
    ("a bonus", "high", ", high = 4_000"),
    ("a sign-on", "amount", "amount = 5_000, "),
    ("a sign-on", "clawback-months", ", clawback-months = 2"),
    ("a sign-on", "low", "low = 1_100, "),
    ("a sign-on", "likely", "likely = 2_100, "),
    ("a sign-on", "high", ", high = 4_100"),
    ("a stipend", "monthly", "monthly = 1_500"),
    ("a stipend", "low", "low = 1_200, "),
    ("a stipend", "likely", "likely = 2_200, "),
    ("a stipend", "high", ", high = 4_200"),
    ("an amount", "low", "low = 8_000, "),
    ("an amount", "likely", "likely = 8_500, "),
    ("an amount", "high", ", high = 9_500"),
    ("an amount", "years", "years = [4_001, 4_002]"),
    ("a bonus", "years", "years = [901, 902], "),
    ("a bonus", "taxed", ", taxed = false"),
    ("a sign-on", "years", "years = [903, 904], "),
    ("a sign-on", "pro-rata", ", pro-rata = true"),
    ("a sign-on", "taxed", ", taxed=false"),
    ("a stipend", "amount", "amount = 905, "),
    ("a stipend", "taxed", ", taxed =false"),
    ("a stipend", "years", "years = [919]"),
    ("a relocation payment", "amount", "amount = 906, "),
    ("a relocation payment", "taxed", ", taxed = true"),
    ("a relocation payment", "low", "low = 920, "),
    ("a relocation payment", "likely", "likely = 921, "),
    ("a relocation payment", "high", ", high = 1_922"),
    ("a relocation payment", "years", "years = [923, 924]"),
    ("a benefit", "amount", "amount = \"4%\", "),
    ("a benefit", "taxed", ", taxed=true"),
    ("a benefit", "low", "low = 907, "),
    ("a benefit", "likely", "likely = 908, "),
    ("a benefit", "high", ", high = 1_909"),
    ("a benefit", "years", "years = [909, 910]"),
    ("a cost", "monthly", "monthly = 911"),
    ("a cost", "yearly", "yearly = 912"),
    ("a cost", "once", "once = 913"),
    ("a cost", "low", "low = 914, "),
    ("a cost", "likely", "likely = 915, "),
    ("a cost", "high", ", high = 1_916"),
    ("a cost", "years", "years = [917, 918]"),
];

/// The screens on which a key may count.
const SCREENS: [&str; 12] = [
    "check",
    "--all --trials 0",
    "--json --all --trials 0",
    "--all --trials 0 --as-of 2019-05-01",
    "--all --trials 0 --as-of 2027-02-01",
    "explain labs",
    "explain labs --all",
    "explain hooli",
    "pay",
    "deadlines",
    "wait --json",
    "ask",
];

/// All screens of a file, errors and all.
fn screens(text: &str) -> Vec<String> {
    let folder = Folder::with("offers.toml", text);
    let run = |arguments: &&str| {
        let run = folder.rank(arguments).run();
        run.stdout + &run.stderr
    };
    SCREENS.iter().map(run).collect()
}

/// The file without a key, all else at its place; none where the file does not have it.
fn without(table: &Table, key: &str) -> Option<String> {
    if let Some((.., part)) = INLINE
        .iter()
        .find(|row| (row.0, row.1) == (table.noun, key))
    {
        assert_eq!(EVERY_KEY.matches(part).count(), 1, "{part}");
        return Some(EVERY_KEY.replace(part, &" ".repeat(part.len())));
    }
    let (mut header, mut found) = ("", false);
    let mut lines = Vec::new();
    for line in EVERY_KEY.lines() {
        if line.starts_with('[') {
            header = line;
        }
        let name = line.split_once(" = ").map_or("", |(name, _)| name);
        let is_it = !found && header == table.header && name == key;
        found |= is_it;
        lines.push(if is_it { "#" } else { line });
    }
    found.then(|| lines.join("\n"))
}

/// Answers cannot stand beside `[weights]`: their keys have tests of their own.
fn is_of_answers(table: &Table) -> bool {
    table.header.starts_with("[weighing")
}

#[test]
fn every_key_is_read_and_shown_somewhere() {
    let whole = screens(EVERY_KEY);
    let (mut unread, mut shown) = (Vec::new(), 0);
    for table in FORMAT.iter().filter(|table| !is_of_answers(table)) {
        for key in table.keys.iter().filter(|key| key.name != "weighing") {
            // What stands in a block of its own is there with its first key.
            if ["block", "blocks", "table"].contains(&key.words()) {
                let block = FORMAT.iter().find(|b| {
                    let name = b.header.trim_matches(['[', ']']).rsplit('.').next();
                    name == Some(key.name)
                });
                let header = block.map_or("no block", |block| block.header);
                assert!(EVERY_KEY.contains(header), "{}: {header}", key.name);
                continue;
            }
            match without(table, key.name) {
                Some(text) if screens(&text) != whole => shown += 1,
                _ => unread.push((table.noun, key.name)),
            }
        }
    }
    // They cannot stand beside `[weights]`.
    let judges = [("a judge", "set"), ("a judge", "voice")];
    assert_eq!(unread[0], ("the file's top level", "criteria"));
    // It is of tables, which have tests of their own.
    assert_eq!(unread[1], ("the file's top level", "ignore-columns"));
    assert_eq!(unread[2..], judges);
    assert!(shown > 80, "{shown}");
}
