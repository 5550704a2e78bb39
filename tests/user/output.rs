//! Where output goes: a file, a pipe, a full disk; and in which format.

use std::io::Read as _;

use super::harness::{Folder, offer, rank, same};

const TWO: &str = "\
[weights]
role-fit = 1

[[offer]]
company = \"=cmd|' /C calc'!A0\"
role = 'say \"hi\", then go'

[offer.ratings]
role-fit = 9

[[offer]]
company = \"B|C\"

[offer.ratings]
role-fit = -1
";

#[test]
fn a_file_holds_what_would_have_been_printed() {
    let folder = Folder::new();
    for format in ["table", "json", "csv", "markdown"] {
        let call = format!("demo --format {format}");
        same(
            &call,
            "",
            &folder.rank(&format!("{call} -o {format}.out")).run().ok(),
        );
        same(
            &call,
            &rank(&call).ok(),
            &folder.read(&format!("{format}.out")),
        );
    }
    // No other file is left behind.
    assert_eq!(
        folder.names(),
        ["csv.out", "json.out", "markdown.out", "table.out"]
    );
}

#[test]
fn an_existing_file_is_overwritten_only_with_force() {
    let folder = Folder::with("out", "mine");
    folder
        .rank("demo -o out")
        .run()
        .complains(2, "error: out exists; --force overwrites it\n");
    assert_eq!(folder.read("out"), "mine");
    folder.rank("demo -o out --force").run().prints("");
    same("out", &rank("demo").ok(), &folder.read("out"));
    assert_eq!(folder.names(), ["out"]);
}

#[test]
fn what_cannot_be_written_is_said_and_leaves_nothing() {
    let folder = Folder::new().file("inside/x", "");
    folder
        .rank("demo -o inside")
        .run()
        .complains(2, "error: inside: is a folder, not a file\n");
    folder
        .rank("demo -o nosuch/out")
        .run()
        .complains(2, "error: nosuch/out: there is no such folder\n");
    for (call, option) in [
        ("demo -o", "--output <FILE>"),
        ("report --demo -o", "--output <FILE>"),
        ("deadlines --demo --ics", "--ics <FILE>"),
        ("init", "[FILE]"),
    ] {
        let said = format!(
            "error: invalid value '' for '{option}': a file needs a name\n\n\
             For more information, try '--help'.\n"
        );
        folder.rank(call).arg("").run().complains(2, &said);
    }
    assert_eq!(folder.names(), ["inside"]);
}

/// Mistakes in the files leave the output as it was, with `--force` too.
#[test]
fn mistakes_touch_no_output() {
    let folder = Folder::with("out", "mine").file("offers.toml", "pay = ");
    folder.rank("-o out --force").run().fails(1);
    folder.rank("-o new").run().fails(1);
    assert_eq!(folder.names(), ["offers.toml", "out"]);
    assert_eq!(folder.read("out"), "mine");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    use std::process::Stdio;
    rank("demo -o /dev/full").complains(2, "error: /dev/full: the disk is full\n");
    for arguments in [
        "demo",
        "demo --json",
        "demo --format csv",
        "criteria",
        "man",
        "init",
    ] {
        let folder = Folder::new();
        let full = std::fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .expect("/dev/full");
        let mut command = folder.rank(arguments).command();
        let output = command
            .stdin(Stdio::null())
            .stdout(full)
            .output()
            .expect("it runs");
        assert_eq!(output.status.code(), Some(2), "{arguments}");
        assert_eq!(
            String::from_utf8_lossy(&output.stderr),
            "error: standard output: the disk is full\n"
        );
    }
}

/// The end of a call whose reader leaves after the first bytes: its status and complaints.
fn left_early(arguments: &str) -> (Option<i32>, String) {
    let one = |i: u32| format!("\n[[offer]]\ncompany = \"C{i}\"\nratings.role-fit = 5\n");
    let many: String = (0..5_000).map(one).collect();
    let folder = Folder::with("offers.toml", format!("[weights]\nrole-fit = 1\n{many}"));
    let mut child = folder
        .rank(arguments)
        .arg("--trials=0")
        .command()
        .spawn()
        .expect("it runs");
    let mut stdout = child.stdout.take().expect("a pipe");
    stdout.read_exact(&mut [0; 64]).expect("it prints");
    drop(stdout);
    let output = child.wait_with_output().expect("it ends");
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

/// `rank ... | head` is a success: the reader has what it wanted.
#[test]
fn a_closed_pipe_is_no_failure() {
    for arguments in ["", "--json", "--format markdown"] {
        assert_eq!(
            left_early(arguments),
            (Some(0), String::new()),
            "{arguments}"
        );
    }
}

#[test]
fn a_closed_pipe_is_no_failure_for_csv_either() {
    assert_eq!(left_early("--format csv"), (Some(0), String::new()));
}

#[test]
fn csv_has_a_row_an_offer_and_runs_no_formula() {
    let csv = Folder::with("offers.toml", TWO)
        .rank("--format csv --trials 0")
        .run()
        .ok();
    let expected = "\
place,place_last,position,id,company,role,status,score,first_share,out_share,score_low,score_high,\
reply_by,days_left,pay_month,pay_total,role-fit.rating,role-fit.low,role-fit.high,role-fit.points
1,1,1,cmd-c-calc-a0,'=cmd|' /C calc'!A0,\"say \"\"hi\"\", then go\",offered,90,,,,,,,,,9,9,9,90
2,2,2,b-c,B|C,,offered,0,,,,,,,,,-1,-1,-1,0
";
    same("csv", expected, &csv);
}

#[test]
fn csv_of_the_demo() {
    let csv = rank("demo --format csv").ok();
    let rows: Vec<Vec<&str>> = csv.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(
        rows[0][..9].join(" "),
        "place place_last position id company role status score first_share"
    );
    let criteria = ["ml-exposure", "cloud-market-share", "pay", "brand"];
    // Levels have no lowest and highest number.
    let heads = criteria.iter().flat_map(|c| match *c {
        "ml-exposure" => vec!["rating", "points"],
        _ => vec!["rating", "low", "high", "points"],
    });
    let heads: Vec<&str> = heads.collect();
    let own = rows[0].iter().filter_map(|head| head.split_once('.'));
    assert_eq!(own.map(|(_, column)| column).collect::<Vec<_>>(), heads);
    let own = rows[0].iter().filter_map(|head| head.split_once('.'));
    let mut ids: Vec<&str> = own.map(|(id, _)| id).collect();
    ids.dedup();
    assert_eq!(ids, criteria);
    let ids: Vec<&str> = rows[1..].iter().map(|row| row[3]).collect();
    assert_eq!(ids, ["google", "linkedin", "jpmorgan"]);
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
}

#[test]
fn markdown_cells_hold_no_markup() {
    let page = Folder::with("offers.toml", TWO)
        .rank("--format markdown")
        .run()
        .ok();
    let table: Vec<&str> = page.lines().filter(|line| line.starts_with('|')).collect();
    let columns = |line: &str| line.matches('|').count();
    assert!(table.iter().any(|line| line.contains("B&#124;C")), "{page}");
    for pair in table
        .windows(2)
        .filter(|pair| !pair[1].contains("Criterion"))
    {
        assert_eq!(columns(pair[0]), columns(pair[1]), "{page}");
    }
}

#[test]
fn json_is_one_format_only() {
    assert_eq!(rank("demo --json").ok(), rank("demo --format json").ok());
    let complaint = rank("demo --json --format csv").fails(2);
    assert!(
        complaint.contains("'--json' cannot be used with '--format"),
        "{complaint}"
    );
}

/// A format that a verb does not have is refused, rather than answered with a table.
#[test]
fn verbs_without_csv_and_markdown_say_so() {
    for verb in ["check", "flip", "ask", "pay", "deadlines", "explain google"] {
        let name = verb.split(' ').next().expect("a verb");
        for (format, said) in [("csv", "CSV"), ("markdown", "Markdown")] {
            let call = format!("{verb} --demo --format {format}");
            let complaint = format!("error: `rank {name}` has no {said}: --json is for scripts\n");
            rank(&call).complains(2, &complaint);
        }
    }
}

/// `-` is standard output where a file is asked for, as it is standard input elsewhere.
#[test]
fn a_dash_is_standard_output() {
    let folder = Folder::new();
    folder
        .rank("init -")
        .run()
        .prints(include_str!("../../criteria/starter.toml"));
    folder
        .rank("demo --trials 100 -o -")
        .run()
        .prints(&rank("demo --trials 100").ok());
    let offer = "[weights]\nrole-fit = 1\n[[offer]]\ncompany = \"A\"\nreply-by = 2026-12-05\n";
    let folder = folder.file("a.toml", offer);
    folder.rank("deadlines a.toml --ics a.ics").run().ok();
    let calendar = folder.read("a.ics");
    folder
        .rank("deadlines a.toml --ics -")
        .run()
        .prints(&calendar);
    assert_eq!(folder.names(), ["a.ics", "a.toml"]);
}

#[test]
fn init_writes_a_file_once() {
    let folder = Folder::new();
    folder
        .rank("init")
        .run()
        .prints("Wrote offers.toml. Open it, put your own offers in, then: rank\n");
    same(
        "offers.toml",
        include_str!("../../criteria/starter.toml"),
        &folder.read("offers.toml"),
    );
    let again =
        "error: offers.toml exists; nothing was written. Another name: rank init my-offers.toml\n";
    folder.rank("init").run().complains(2, again);
    let other = "Wrote mine.toml. Open it, put your own offers in, then: rank mine.toml\n";
    folder.rank("init --demo mine.toml").run().prints(other);
    same(
        "mine.toml",
        include_str!("../../criteria/demo.toml"),
        &folder.read("mine.toml"),
    );
    folder
        .rank("init nosuch/mine.toml")
        .run()
        .complains(2, "error: nosuch/mine.toml: there is no such folder\n");
}

/// The starter's days lie ahead on any day, so that its first screen speaks of no past deadline.
#[test]
fn the_starters_days_lie_ahead_of_the_day_it_is_written_on() {
    for day in ["2026-11-22", "2027-02-25", "2031-12-30"] {
        let folder = Folder::new();
        let call = format!("init --today {day}");
        folder.rank(&call).today(None).run().ok();
        let call = format!("--json --trials 0 --today {day}");
        let report = folder.rank(&call).today(None).run().json();
        for (id, days) in [("jpmorgan", 4), ("google", 9)] {
            assert_eq!(offer(&report, id)["days_left"], days, "{day}");
        }
    }
    // Without a day it is the clock's.
    let folder = Folder::new();
    folder.rank("init").today(None).run().ok();
    let report = folder.rank("--json --trials 0").today(None).run().json();
    let left = offer(&report, "jpmorgan")["days_left"].as_i64();
    assert!(matches!(left, Some(3 | 4)), "{left:?}");
}

/// The example as a file ranks as the example does.
#[test]
fn the_example_to_play_with_is_the_example() {
    let folder = Folder::new();
    folder.rank("init --demo").run().ok();
    let scores = |report: serde_json::Value| report["judges"][0]["scores"].clone();
    assert_eq!(
        scores(folder.rank("--json").run().json()),
        scores(rank("demo --json").json())
    );
}
