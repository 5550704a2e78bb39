//! Inputs that grow: what they take grows with them, and no faster.
//!
//! One size is set against another one on the same machine, so that a slow one does not matter.

use std::process::Stdio;
use std::time::{Duration, Instant};

use offer_rank::load::Changes;

use crate::pipeline::load;
use crate::run::Folder;

/// How much larger the second size is: what grows with the square takes 64 times as long.
const TIMES: usize = 8;

fn time(text: &str) -> Duration {
    let begun = Instant::now();
    let outcome = load(text.as_bytes(), Changes::default());
    assert!(outcome.loaded.is_some() || outcome.has_mistakes());
    begun.elapsed()
}

/// Fails where a text takes far longer for being eight times as long, in each of five attempts.
fn grows_straight(what: &str, count: usize, text: impl Fn(usize) -> String) {
    let (few, many) = (text(count), text(count * TIMES));
    let mut tried = Vec::new();
    for _ in 0..5 {
        let (short, long) = (time(&few), time(&many));
        if long < short * 3 * TIMES as u32 + Duration::from_millis(100) {
            return;
        }
        tried.push((short, long));
    }
    panic!("{what}: {tried:?}");
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

/// A remark whose line ends are none took an hour a megabyte.
#[test]
fn remarks_with_control_characters() {
    grows_straight("returns in remarks", 4_000, |n| "# x\r".repeat(n));
    grows_straight("control characters", 8_000, |n| {
        format!("#{}", "\u{1}".repeat(n))
    });
    grows_straight("old line ends", 4_000, |n| "a = 1\r".repeat(n));
    grows_straight("a remark in each line", 2_000, |n| "# x\u{7}\n".repeat(n));
    grows_straight("behind a value", 500, |n| "a = 1 # x\u{7}\n".repeat(n));
}

#[test]
fn names_of_any_length() {
    let offer = |name: String| format!("[[offer]]\ncompany = \"{name}\"\n");
    grows_straight("a word", 100_000, |n| offer("a".repeat(n)));
    grows_straight("words", 50_000, |n| offer("a ".repeat(n)));
    grows_straight("a key", 100_000, |n| format!("{} = 1\n", "a".repeat(n)));
    grows_straight("a header", 100_000, |n| format!("[{}]\n", "a".repeat(n)));
    grows_straight("a rating", 100_000, |n| {
        offer("A".into()) + "ratings.role-fit = \"" + &"a".repeat(n) + "\"\n"
    });
}

const OFFER: &str = "[[offer]]\ncompany = \"X\"\n";

#[test]
fn companies_and_facts() {
    grows_straight("further names", 5_000, |n| {
        let names = lines(n, |i| format!("\"n{i}\","));
        format!("[[company]]\nname = \"X\"\nalso = [{names}]\n{OFFER}")
    });
    grows_straight("companies listed", 1_000, |n| {
        let listed = lines(n, |i| format!("[[company]]\nname = \"Company {i}\"\n"));
        let offer = |i| format!("[[offer]]\ncompany = \"Compamy {i}\"\n");
        listed + &lines(100, offer)
    });
    grows_straight("shares of a link", 500, |n| {
        let shares = lines(n, |i| format!("\"c{i}\","));
        let weights = lines(n, |i| format!("c{i} = 1\n"));
        let link = format!(
            "[[link]]\ncompany = \"X\"\nparent = \"Y\"\nshares = [{shares}]\nshare = 0.5\n"
        );
        format!("[weights]\n{weights}{}{link}{OFFER}", criteria(n))
    });
    grows_straight("facts of one company", 500, |n| {
        let fact = |i: usize| {
            // Each day twice: the second one is a mistake that names the first.
            let (year, day) = (1000 + i / 2 / 28, i / 2 % 28 + 1);
            format!(
                "[[fact]]\ncompany = \"X\"\ncriterion = \"ml-exposure\"\nvalue = \"strong\"\n\
                 as-of = {year}-01-{day:02}\nsource = \"s\"\n"
            )
        };
        lines(n, fact) + OFFER
    });
}

fn criteria(count: usize) -> String {
    lines(count, |i| {
        format!("[[criterion]]\nid = \"c{i}\"\nscale = {{ worst = 0, best = 10 }}\n")
    })
}

#[test]
fn criteria_weights_and_deal_breakers() {
    grows_straight("weights", 500, |n| {
        let weights = lines(n, |i| format!("c{i} = 1\n"));
        format!("[weights]\n{weights}{}{OFFER}", criteria(n))
    });
    grows_straight("deal-breakers", 500, |n| {
        let musts = lines(n, |i| format!("c{i} = 1\n"));
        let weights = "[weights]\nrole-fit = 1\n";
        format!("{weights}[must]\n{musts}{}{OFFER}", criteria(n))
    });
}

/// The most memory that a call with this end takes, in bytes; none where the machine does not tell.
fn memory<const N: usize>(folder: &Folder, call: [&str; N], end: i32) -> Option<usize> {
    let mut command = folder.command(call);
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut child = child.expect("the program starts");
    let status = format!("/proc/{}/status", child.id());
    let mut most = None;
    loop {
        let told = std::fs::read_to_string(&status).unwrap_or_default();
        let peak = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = peak.and_then(|peak| peak.trim().strip_suffix(" kB")?.parse::<usize>().ok());
        most = most.max(peak.map(|kilobytes| kilobytes << 10));
        if let Some(ended) = child.try_wait().expect("a child") {
            assert_eq!(ended.code(), Some(end), "{call:?}");
            return most;
        }
        std::thread::sleep(Duration::from_millis(3));
    }
}

/// The line of a number.
type Line = fn(usize) -> String;

/// A file of eight megabytes in which nothing is ours is given up long before its end.
#[test]
fn what_is_no_file_of_offers_takes_little_memory() {
    const SIZE: usize = 8 << 20;
    let kinds: [(&str, Line); 6] = [
        ("keys", |i| format!("key{i:07} = 1\n")),
        ("headers", |i| format!("[hdr{i:07}]\n")),
        ("words", |i| format!("bare{i:07}\n")),
        ("dotted keys", |i| format!("a.b{i:07}.c = 1\n")),
        ("line ends", |_| "\r".to_owned()),
        ("criteria", |i| match i {
            0 => "[weights]\n".to_owned(),
            _ => format!("key{i:07} = 1\n"),
        }),
    ];
    for (what, line) in kinds {
        let count = SIZE / line(1).len();
        let folder = Folder::with("a.toml", lines(count, line));
        let used = memory(&folder, ["check", "a.toml"], 1);
        assert!(used < Some(10 * SIZE), "{what}: {used:?}");
    }
}

/// Their order is not laid out: it has 28,224 pairs, each with a number for every criterion.
#[test]
fn a_thousand_swings_take_little_memory() {
    const COUNT: usize = 1_200;
    let swings = lines(COUNT, |i| format!("c{i} = {},", 100 - i % 50));
    let ratings = lines(COUNT, |i| format!("c{i} = {}\n", i % 11));
    let offers =
        ["A", "B"].map(|c| format!("[[offer]]\ncompany = \"{c}\"\n[offer.ratings]\n{ratings}"));
    let file = format!(
        "[weighing]\nswing = {{ {swings} }}\n{}{}",
        criteria(COUNT),
        offers.concat()
    );
    let folder = Folder::with("a.toml", file);
    let used = memory(&folder, ["weights", "a.toml"], 0);
    assert!(used < Some(64 << 20), "{used:?}");
}

#[test]
fn a_large_file_of_another_kind_is_told_in_one_report() {
    let text = "# offers\r[[offer]]\rcompany = \"A\"\r".repeat(60_000);
    let folder = Folder::with("mac.toml", text);
    let run = folder.run(["mac.toml"]).harmless("old line ends");
    assert_eq!(run.status, 1);
    assert!(
        run.err()
            .contains("end lines with a line feed (LF), as most editors do"),
        "{}",
        run.err()
    );
    assert!(
        run.err().contains("\n1 mistake in mac.toml."),
        "{}",
        run.err()
    );
}
