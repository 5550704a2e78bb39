//! What goes wrong in a file is said with its place and how to mend it.

use std::collections::BTreeSet;

use offer_rank::diag::{Code, describe};
use serde_json::Value;

use super::harness::{Folder, rank};

/// The codes of all complaints about a file.
fn codes(text: &str) -> BTreeSet<String> {
    let folder = Folder::with("offers.toml", text);
    let run = folder.rank("check --json").run();
    let check: Value = serde_json::from_str(&run.stdout).expect("JSON, mistakes or none");
    let mut codes = BTreeSet::new();
    for list in ["mistakes", "warnings"] {
        let complaints = check[list]
            .as_array()
            .unwrap_or_else(|| panic!("{list} in {check}"));
        codes.extend(
            complaints
                .iter()
                .map(|c| c["code"].as_str().expect("a code").to_owned()),
        );
    }
    // Of a ranking: what is said about deal-breakers needs one, and a remark is the file's own.
    let ranked = folder.rank("--json").run();
    if ranked.status == Some(0) {
        let report = ranked.json();
        let warnings = report["warnings"].as_array().expect("warnings");
        codes.extend(
            warnings
                .iter()
                .map(|w| w["code"].as_str().expect("a code").to_owned()),
        );
    }
    codes
}

/// What the commands of an example print: they run in a folder with its files, offers, weights
/// and long tables.
///
/// A line `$ rank ...` is a command, and a line `# x.toml` begins a file, in the encoding named.
fn session(example: &str) -> String {
    let offers = "[weights]\nmentoring = 20\n[[offer]]\ncompany = \"Google\"\n\
        ratings = { mentoring = 7 }\n[[offer]]\ncompany = \"LinkedIn\"\n";
    let many = (0..1_001).map(|i| {
        let rating = i % 9;
        format!("[[offer]]\ncompany = \"C{i}\"\nratings = {{ mentoring = {rating} }}\n")
    });
    let many = format!("[weights]\nmentoring = 20\n{}", many.collect::<String>());
    let rows = (0..1_001).map(|i| format!("C{i},{}\n", i % 9));
    let rows = format!("company,mentoring\n{}", rows.collect::<String>());
    let mut folder = Folder::with("offers.toml", offers)
        .file("weights.toml", "[weights]\nmentoring = 20\n")
        .file("shortlist.csv", "company,mentoring\nC8,8\nC7,7\n")
        .file("thousands.csv", rows)
        .file("shortlist.toml", offers)
        .file("thousands.toml", many);
    for part in example.split("# ").skip(1) {
        let (head, content) = part.split_once('\n').expect("a file has lines");
        let name = head.split(',').next().expect("a name");
        let bytes = if head.ends_with("Latin-1") {
            content.chars().map(|c| c as u8).collect()
        } else {
            content.as_bytes().to_vec()
        };
        folder = folder.file(name, bytes);
    }
    let commands = example.lines().filter_map(|l| l.strip_prefix("$ rank "));
    commands
        .map(|command| {
            // A SELECT is no JSON.
            let json = if command.starts_with("sql ") {
                ""
            } else {
                " --json"
            };
            let run = folder.rank(&format!("{command}{json}")).run();
            assert!(
                run.status.is_some_and(|s| s < 3),
                "{command}: {}",
                run.stderr
            );
            run.stdout + &run.stderr
        })
        .collect()
}

/// The examples of `rank check --explain`: each has its mistake, and mended it has none.
#[test]
fn every_example_shows_what_it_explains() {
    let (mut files, mut commands) = (0, 0);
    for &code in Code::ALL {
        let (name, about) = (code.to_string(), describe(code));
        let (before, after) = (about.before(), about.after());
        if before.contains("$ rank ") {
            commands += 1;
            let (before, after) = (session(&before), session(&after));
            assert!(
                before.contains(&name),
                "before its mend {name} gives {before}"
            );
            assert!(!after.contains(&name), "mended, {name} gives {after}");
            let failed = after.lines().any(|line| line.starts_with("error"));
            assert!(!failed, "mended, {name} gives {after}");
            continue;
        }
        files += 1;
        let before = codes(&before);
        assert!(
            before.contains(&name),
            "the example of {name} gives {before:?}"
        );
        let after = codes(&after);
        assert!(!after.contains(&name), "mended, {name} gives {after:?}");
        let mistakes: Vec<&String> = after.iter().filter(|c| c.as_str() < "R0200").collect();
        assert!(mistakes.is_empty(), "mended, {name} gives {mistakes:?}");
    }
    assert!(
        files > 70 && commands > 5,
        "{files} files, {commands} commands"
    );
}

/// The change is shown as a difference, in red and green on a terminal.
#[test]
fn a_code_is_explained_with_its_mend() {
    let text = "\
R0102: unknown key

The file has a key that `rank` does not know. A misspelt `reply-by` that is
skipped would hide a deadline, so an unknown key is a mistake. Check the
spelling, and look for another word for the same thing: it is `reply-by` and
not `deadline`, `company` and not `employer`. A note to yourself goes behind a
`#`.

For example (- before, + after):

  [weights]
  mentoring = 20

  [[offer]]
  company = \"Google\"
- deadline = 2026-11-26
+ reply-by = 2026-11-26

  [offer.ratings]
  mentoring = 7
";
    rank("check --explain r0102").prints(text);
    let colored = rank("check --explain R0102 --color always").ok();
    for line in [
        "\u{1b}[31m- deadline = 2026-11-26\u{1b}[0m\n",
        "\u{1b}[32m+ reply-by = 2026-11-26\u{1b}[0m\n",
    ] {
        assert!(colored.contains(line), "{colored:?}");
    }
}

#[test]
fn without_a_code_all_are_listed() {
    let list = rank("check --explain --width 100").ok();
    let lines: Vec<&str> = list.lines().collect();
    for code in Code::ALL {
        let line = format!("  {code}  {}", code.title());
        assert_eq!(lines.iter().filter(|l| **l == line).count(), 1, "{list}");
    }
    // Besides them two headings, two empty lines, and how to read on.
    assert_eq!(lines.len(), Code::ALL.len() + 5, "{list}");
}

#[test]
fn what_is_no_code_is_none() {
    for (name, hint) in [
        ("R01O2", "did you mean R0102?"),
        ("R9", "`rank check --explain` lists them"),
        ("offers.toml", "`rank check --explain` lists them"),
    ] {
        let complaint = format!("error: there is no code `{name}`; {hint}\n");
        rank(&format!("check --explain {name}")).complains(2, &complaint);
    }
}

/// As the mock screen has it, to the letter.
#[test]
fn mistakes_look_like_the_compilers() {
    let text = "\
title = \"Summer 2027\"

[weights]
role-fit = 30
mentoring = 20
ml-exposure = 15

[[offer]]
company = \"JPMorgan\"
deadline = 2026-11-26

[offer.ratings]
role-fit = 9
mentorng = \"unknown\"

ml-exposure = { value = \"sone\", why = \"fraud models, seen at a visit\" }
";
    let complaint = "\
error[R0102]: unknown key `deadline` in an offer
  --> typos.toml:10:1
   |
10 | deadline = 2026-11-26
   | ^^^^^^^^ help: call it `reply-by`

error[R0107]: unknown criterion `mentorng`
  --> typos.toml:14:1
   |
14 | mentorng = \"unknown\"
   | ^^^^^^^^ help: did you mean `mentoring`?

error[R0109]: `ml-exposure` has no level \"sone\"
  --> typos.toml:16:25
   |
16 | ml-exposure = { value = \"sone\", why = \"fraud models, seen at a visit\" }
   |                         ^^^^^^ help: did you mean \"some\"?
   = note: the levels are none, some, strong, leader

3 mistakes in typos.toml. More about one: rank check --explain R0102
";
    let folder = Folder::with("typos.toml", text);
    folder
        .rank("check typos.toml")
        .run()
        .complains(1, complaint);
    folder.rank("typos.toml").run().complains(1, complaint);
}

/// Slips of syntax and of meaning, each with its line and column, what it is, and how to mend it.
const SLIPS: &[(&str, usize, &str, &str)] = &[
    ("[weights]", 0, "", ""),
    ("role-fit = 30,", 12, "R0101", "write 30, without the comma"),
    (
        "mentoring = -20",
        13,
        "R0108",
        "write 0 or more; where less is better, swap the ends of the scale",
    ),
    (
        "pay = 9,100",
        7,
        "R0101",
        "numbers have no commas: 9100 or 9_100",
    ),
    (
        "return-offer = inf",
        16,
        "R0106",
        "write an ordinary number, or leave it out",
    ),
    ("ml-exposure = 10", 0, "", ""),
    ("[[offer]]", 0, "", ""),
    ("employer = \"Google\"", 1, "R0102", "call it `company`"),
    (
        "reply-by = 2026-11-31",
        12,
        "R0123",
        "there is no such day; a date is year-month-day",
    ),
    (
        "ml-exposure = \"some\"",
        1,
        "R0103",
        "put `ml-exposure` below `[offer.ratings]`",
    ),
    ("[offer.ratings]", 0, "", ""),
    ("role-fit = 3-6", 12, "R0101", "a range is [3, 6]"),
    (
        "mentoring = [8, 5]",
        13,
        "R0114",
        "write the smaller number first",
    ),
    ("commute = yes", 11, "R0101", "write true or \"yes\""),
    (
        "return-offer = \"50-80%\"",
        16,
        "R0105",
        "a range is [50, 80]",
    ),
    (
        "role = \"Engineer\"",
        1,
        "R0103",
        "put `role` above `[offer.ratings]`",
    ),
    ("[[offer]]", 0, "", ""),
    ("company = \"LinkedIn\"", 0, "", ""),
    ("[offer.ratings]", 0, "", ""),
    (
        "ml-exposure = \"sone\"",
        15,
        "R0109",
        "did you mean \"some\"?",
    ),
    ("mentorng = 7", 1, "R0107", "did you mean `mentoring`?"),
    (
        "brand = 7/10",
        9,
        "R0101",
        "write 7, if the scale goes from 0 to 10",
    ),
];

#[test]
fn every_slip_of_a_file_is_told_in_one_run() {
    let lines: Vec<&str> = SLIPS.iter().map(|slip| slip.0).collect();
    let text = lines.join("\n");
    let run = Folder::with("offers.toml", text).rank("check --json").run();
    assert_eq!(run.status, Some(1));
    let check: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let mistakes = check["mistakes"].as_array().expect("mistakes");
    let told: Vec<String> = mistakes
        .iter()
        .map(|m| format!("{}:{} {} {}", m["line"], m["column"], m["code"], m["help"]))
        .collect();
    let lines = (1..).zip(SLIPS).filter(|(_, slip)| slip.1 > 0);
    let expected: Vec<String> = lines
        .map(|(line, (_, column, code, help))| format!("{line}:{column} {code:?} {help:?}"))
        .collect();
    assert!(expected.len() >= 12);
    assert_eq!(told, expected);
}

/// A new user's way: the file that `rank init` writes has no mistake, and ranks.
#[test]
fn the_starter_works_as_it_stands() {
    let folder = Folder::new();
    folder.rank("init").run().ok();
    let check = folder.rank("check").run();
    assert_eq!(check.status, Some(0), "{}", check.stderr);
    let said = "\
offers.toml: 2 offers, 5 criteria, 1 must, no mistakes
still unknown: jpmorgan mentoring, google return-offer
";
    super::harness::same("check", said, &check.stdout);
    // 30 × 0.9 + 20 × 0.5 + 20 × u + 15 × 0.65 + 15 × 0.35. Pay: 52 × 40 × 10 + 4,000 = 24,800 over
    // 70 / 30.4375 months is 10,783.5714 a month, on the last stretch u = 0.75 + 0.25 × 0.07835714.
    let report = folder.rank("--json").run().json();
    let score = |id| super::harness::number(&super::harness::offer(&report, id)["score"]);
    super::harness::near(score("jpmorgan"), 67.391_785_714, 1e-8, "JPMorgan");
    // 30 × 0.4 + 20 × 0.7 + 20 × u + 15 × 0.5 + 15 × 1. Pay: 9,100 + 9,000 × 30.4375 / 91 is
    // 12,110.3022 a month, u = 0.75 + 0.25 × 0.21103022.
    super::harness::near(score("google"), 64.555_151_1, 1e-7, "Google");
    let example = folder.rank("init --demo example.toml").run();
    example.ok();
    assert_eq!(folder.rank("check example.toml").run().status, Some(0));
}

/// Bytes of any kind: a result or a report, and an exit status as designed.
#[test]
fn hostile_files_get_a_report() {
    let deep = format!("x = {}", "[".repeat(100_000));
    let many = "[[offer]]\nx = 1\n".repeat(5_000);
    let cases: [(&str, Vec<u8>); 7] = [
        ("empty", Vec::new()),
        ("zeros", vec![0; 1000]),
        ("no text", vec![0xff, 0xfe, 0x00, 0x80]),
        ("deep", deep.into_bytes()),
        ("many", many.into_bytes()),
        ("one line", vec![b'a'; 1_000_000]),
        ("returns", b"[weights]\r\npay = 1\r[[offer]]\r\n".to_vec()),
    ];
    for (what, bytes) in cases {
        let complaint = Folder::with("offers.toml", bytes).rank("").run().fails(1);
        assert!(complaint.starts_with("error[R01"), "{what}: {complaint}");
        assert!(
            complaint.len() < 100_000,
            "{what}: {} bytes",
            complaint.len()
        );
    }
}

/// Of 10,000 mistakes, the first hundred and a count.
#[test]
fn the_first_hundred_mistakes_are_shown() {
    let many = "[[offer]]\nx = 1\n".repeat(5_000);
    let complaint = Folder::with("offers.toml", many).rank("").run().fails(1);
    assert_eq!(complaint.matches("error[R").count(), 100);
    assert!(complaint.contains("\n... and 9,900 more\n"), "{complaint}");
    assert!(
        complaint.contains("\n10,000 mistakes in offers.toml."),
        "{complaint}"
    );
}
