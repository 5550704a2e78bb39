//! Commands that the program prints, run exactly as they are printed, by a real shell.

use std::process::Command;

use super::harness::{Folder, TODAY};

const OFFERS: &str = r#"
[weights]
role-fit = 30
mentoring = 20
"Team spirit" = 10

[[criterion]]
id = "team"
name = "Team spirit"
scale = { worst = 0, best = 10 }

[[offer]]
company = "Jane $treet `&` Co"
id = "jane"
reply-by = 2026-12-04
[offer.ratings]
role-fit = [4, 8]
mentoring = "?"

[[offer]]
company = "O'Neil; \"Sons\""
id = "oneil"
reply-by = 2026-12-01
[offer.ratings]
role-fit = 6
mentoring = 5

[[offer]]
company = "Acme"
[offer.ratings]
role-fit = 5
mentoring = [2, 9]
ml-exposure = "some"
"#;

/// The commands on a screen: each begins with `rank ` behind a lead, or stands below one whose line
/// ends in the mark by which a shell reads on.
fn commands(screen: &str) -> Vec<String> {
    let joined = screen.replace(" \\\n    ", " ");
    let mut found = Vec::new();
    for line in joined.lines() {
        let leads = [
            "Try: ",
            "Once you know: ",
            "More: ",
            "More notes: ",
            "All changes: ",
            "Into your calendar: ",
        ];
        let lead = leads.iter().find_map(|lead| line.strip_prefix(lead));
        let tail = line
            .strip_prefix("! ")
            .and_then(|line| line.split_once("remarks: "));
        let typed = line
            .strip_prefix("Try one: ")
            .map(|line| line.split("     or: ").collect());
        let one = lead.or(tail.map(|tail| tail.1));
        let all: Vec<&str> = typed
            .or(one.map(|line| line.split(", rank ").collect()))
            .unwrap_or_default();
        found.extend(all.iter().map(|command| {
            let command = command.strip_prefix("rank ").unwrap_or(command);
            format!("rank {command}")
        }));
    }
    found
}

/// What a command prints in a shell, in a folder; it must end well.
pub fn in_shell(folder: &Folder, command: &str) -> String {
    let program = env!("CARGO_BIN_EXE_rank");
    let script = format!("rank() {{ {program} --today {TODAY} \"$@\"; }}; {command}");
    let run = Command::new("sh")
        .args(["-c", &script])
        .current_dir(folder.path(""))
        .env_clear()
        .output()
        .expect("a shell");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let (out, err) = (text(run.stdout), text(run.stderr));
    assert!(run.status.success(), "{command}\n{err}");
    out
}

/// The options of a run, in every few combinations; each hint carries all of them.
#[test]
fn every_printed_command_carries_the_whole_call_and_works() {
    let offers = OFFERS.replace("\"Team spirit\" = 10\n", "team = 10\n");
    let folder = Folder::with("my offers.toml", offers);
    let folder = folder.file("o.toml", include_str!("../../criteria/demo.toml"));
    let calls = [
        ("'my offers.toml'", ""),
        (
            "'my offers.toml'",
            "--set jane.role-fit=5 --weight mentoring=25 --scale mentoring=2..9",
        ),
        ("'my offers.toml'", "--must role-fit=2 --without acme"),
        ("'my offers.toml'", "--trust exact --sure 0.8"),
        (
            "'my offers.toml'",
            "--set 'Jane $treet `&` Co.mentoring=[3, 8]'",
        ),
        ("o.toml", ""),
        ("o.toml", "-c ml-first --link linkedin=0.5"),
        (
            "o.toml",
            "--as-of 2021-06-01 --fact Microsoft.ml-exposure=leader",
        ),
        ("o.toml", "-c ml-first -c cloud-first"),
        ("--demo", "--set jpmorgan.pay=7905"),
    ];
    let mut run = 0;
    for (file, options) in calls {
        for verb in ["", "explain", "flip", "ask", "deadlines", "pay"] {
            for width in [40, 80, 120] {
                let two = if verb == "explain" && file.contains("my") {
                    "jane oneil"
                } else {
                    ""
                };
                let two = if verb == "explain" && two.is_empty() {
                    "google jpmorgan"
                } else {
                    two
                };
                let (verb, file) = match (verb, file) {
                    ("", "--demo") => ("demo", ""),
                    both => both,
                };
                let command =
                    format!("rank {verb} {file} {two} {options} --trials 200 --width {width}");
                let screen = in_shell(&folder, &command);
                for printed in commands(&screen) {
                    run += 1;
                    let answer = in_shell(&folder, &printed);
                    let _ = std::fs::remove_file(folder.path("deadlines.ics"));
                    assert!(!answer.is_empty(), "{printed}");
                    for option in options.split(" --").filter(|o| !o.is_empty()) {
                        let option = option.trim_start_matches("--");
                        assert!(
                            printed.contains(option),
                            "{command}:\n{printed} lacks {option}"
                        );
                    }
                }
            }
        }
    }
    assert!(run > 120, "{run}");
}

/// Of options that take one value the last counts, as in other programs.
#[test]
fn the_last_of_two_values_counts() {
    let folder = Folder::new();
    let twice = folder
        .rank("demo --json --trust exact --trust order --seed 1 --seed 2")
        .run();
    let once = folder.rank("demo --json --trust order --seed 2").run();
    assert_eq!(twice.ok(), once.ok());
}

/// A file's name may hold what a line cannot: the command is whole, and finds the file.
#[test]
fn names_that_no_line_can_hold_survive_a_shell() {
    let names = [
        "two\nlines.toml",
        "two  spaces.toml",
        "it's \t 5% \\ of.toml",
        "\u{1b}[2J.toml",
        "right\u{202e}left.toml",
        "-$(x) `y` \"z\".toml",
    ];
    for name in names {
        let offers = OFFERS.replace("\"Team spirit\" = 10\n", "team = 10\n");
        let folder = Folder::with(name, offers);
        for verb in ["ask", "flip", "pay"] {
            for width in ["40", "80"] {
                let path = format!("./{name}");
                let call = folder.rank(verb).arg(&path);
                let screen = call.arg("--width").arg(width).run().ok();
                for command in commands(&screen) {
                    assert!(!in_shell(&folder, &command).is_empty(), "{command}");
                }
            }
        }
    }
}

/// A command that is proposed for a wrong call carries what was given.
#[test]
fn a_wrong_call_is_answered_with_the_whole_one() {
    let offers = OFFERS.replace("\"Team spirit\" = 10\n", "team = 10\n");
    let folder = Folder::with("o.toml", offers);
    let cases = [
        (
            "o.toml acme --set jane.role-fit=5",
            "rank explain o.toml acme --set jane.role-fit=5",
        ),
        (
            "explain o.toml --trust exact",
            "rank explain o.toml jane --trust exact",
        ),
        ("chek o.toml", "rank check o.toml"),
    ];
    for (call, proposed) in cases {
        let message = folder.rank(call).today(None).run().fails(2);
        assert!(message.contains(proposed), "{call}: {message}");
        in_shell(&folder, proposed);
    }
    // Another file has other offers: none is proposed.
    for call in ["flip o.toml jane acme", "explain o.toml jane acme oneil"] {
        let message = folder.rank(call).run().fails(2);
        assert!(!message.contains("rank "), "{call}: {message}");
    }
}

/// The hint below two offers is no part of the text before it.
#[test]
fn the_call_for_all_changes_stands_on_lines_of_its_own() {
    for width in [40, 60, 80] {
        let folder = Folder::new();
        let call = format!("explain --demo google linkedin --sure 0.8 --width {width}");
        let screen = folder.rank(&call).run().ok();
        let all: Vec<String> = commands(&screen);
        let flip: Vec<&String> = all.iter().filter(|c| c.starts_with("rank flip")).collect();
        let [flip] = flip[..] else {
            panic!("{screen}");
        };
        let shown = in_shell(&folder, flip);
        assert!(
            shown.contains("What would put another offer first?"),
            "{flip}"
        );
    }
}

/// Below mistakes as well, however narrow the screen.
#[test]
fn the_call_that_explains_a_mistake_is_whole() {
    let folder = Folder::with("a-long-name-of-a-file.toml", "x = 1\n");
    for width in [40, 60, 80] {
        let call = format!("check a-long-name-of-a-file.toml --width {width}");
        let report = folder.rank(&call).run().fails(1);
        let whole = |line: &str| line.ends_with("rank check --explain R0102");
        assert!(report.lines().any(whole), "{width}: {report}");
    }
}
