//! How the time grows with the size of the input:
//!
//! ```sh
//! cargo bench --bench growth
//! ```
//!
//! CPU time of whole processes, the median of a few runs; less that of a plainer call of the same
//! file, which takes turns with it, where a row says "over". What grows without them is measured
//! without what-ifs, which end at 1,000 offers. A row ends at the first size that takes too long.
//! The exponent is between the last two sizes: 1 is linear, 2 quadratic. Needs a Unix shell, which
//! sets the limit.

#![allow(clippy::print_stdout)] // What a benchmark is for.

mod decisions;
mod dice;
mod growing;
mod process;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use process::{Usage, medians, quiet, run};

/// Seconds of CPU time that a run may take.
const LIMIT: u64 = 20;
/// Runs of which the median counts, unless they take longer than [`ENOUGH`] together.
const RUNS: usize = 5;
const ENOUGH: Duration = Duration::from_secs(3);
/// Less time than this says nothing about growth.
const NOISE: Duration = Duration::from_millis(4);
/// More than this is pointed out.
const LINEAR: f64 = 1.2;

/// A way for an input to grow, and a call that should not mind.
struct Row {
    what: &'static str,
    sizes: &'static [usize],
    file: fn(usize) -> String,
    /// The call; its file comes after the first word.
    call: &'static [&'static str],
    /// The call that is taken off.
    over: Option<&'static [&'static str]>,
    /// Whether pairs of offers are printed, or counted in what-ifs.
    pairs: bool,
}

impl Row {
    const fn new(
        what: &'static str,
        sizes: &'static [usize],
        file: fn(usize) -> String,
        call: &'static [&'static str],
    ) -> Self {
        Self {
            what,
            sizes,
            file,
            call,
            over: None,
            pairs: false,
        }
    }

    const fn over(mut self, call: &'static [&'static str]) -> Self {
        self.over = Some(call);
        self
    }

    const fn pairs(mut self) -> Self {
        self.pairs = true;
        self
    }
}

const MB: usize = growing::MEGABYTE;

/// What is measured.
#[rustfmt::skip] // A table.
const ROWS: [Row; 16] = [
    Row::new("JSON, 20 criteria", &[50, 100, 200, 400], growing::of_20_criteria, &["", "--json"]).pairs(),
    Row::new("flip, 20 criteria, over check", &[400, 1_600, 6_400, 25_600], growing::of_20_criteria, &["flip", "--trials", "0"]).over(&["check"]),
    Row::new("flip, 12 criteria, relative scales", &[50, 100, 200], growing::of_12_compared, &["flip", "--trials", "0"]).over(&["check"]).pairs(),
    Row::new("flip --all, 20 criteria", &[50, 100, 200], growing::of_20_criteria, &["flip", "--all"]).pairs(),
    Row::new("explain A B, 5 criteria, over check", &[1_600, 6_400, 25_600, 102_400], growing::of_5_criteria, &["explain", "company-1", "company-2", "--trials", "0"]).over(&["check"]),
    Row::new("the same, scales from the offers", &[1_600, 6_400, 25_600], growing::compared, &["explain", "company-1", "company-2", "--trials", "0"]).over(&["check"]),
    Row::new("table, 5 criteria, over CSV", &[200, 400, 800, 1_000], growing::of_5_criteria, &[""]).over(&["", "--format", "csv"]),
    Row::new("CSV, 5 criteria", &[250, 500, 1_000], growing::of_5_criteria, &["", "--format", "csv"]).pairs(),
    Row::new("criteria, 2 offers, CSV", &[1_000, 4_000, 16_000], growing::of_2_offers, &["", "--format", "csv"]),
    Row::new("pending against replies", &[4_000, 8_000, 16_000, 32_000], growing::pending, &["", "--today", "2026-11-28"]),
    Row::new("pending, deadlines", &[4_000, 8_000, 16_000, 32_000], growing::pending, &["deadlines", "--today", "2026-11-28"]),
    Row::new("bytes of a name", &[MB, 4 * MB, 16 * MB], growing::long_name, &[""]),
    Row::new("bytes of a name of words", &[MB, 4 * MB, 16 * MB], growing::long_name_of_words, &[""]),
    Row::new("facts of one company", &[20_000, 80_000, 320_000], growing::facts, &["", "--format", "csv"]),
    Row::new("also names", &[40_000, 160_000, 640_000], growing::also, &["", "--format", "csv"]),
    Row::new("CSV, no what-ifs", &[4_000, 16_000, 64_000], growing::of_5_criteria, &["", "--format", "csv", "--trials", "0"]),
];

fn main() {
    if !std::env::args().any(|a| a == "--bench") {
        return;
    }
    let only = std::env::args().skip(1).find(|a| !a.starts_with('-'));
    let folder = tempfile::tempdir().expect("a folder for the files");
    println!("{:<36}{:>11}{:>10}{:>10}", "", "size", "CPU s", "peak MiB");
    for row in &ROWS {
        if only.as_ref().is_none_or(|part| row.what.contains(part)) {
            measure(row, folder.path());
        }
    }
}

/// Measures and prints a row.
fn measure(row: &Row, folder: &Path) {
    let path = folder.join("offers.toml");
    let mut times: Vec<(usize, Duration)> = Vec::new();
    for (i, &size) in row.sizes.iter().enumerate() {
        std::fs::write(&path, (row.file)(size)).expect("room for a file");
        let what = if i == 0 { row.what } else { "" };
        let Some((time, memory)) = cost(row, path.to_str().expect("a plain path")) else {
            println!("{what:<36}{size:>11}  over {LIMIT} s: stopped");
            break;
        };
        times.push((size, time));
        let (seconds, mebibytes) = (time.as_secs_f64(), memory as f64 / f64::from(1 << 20));
        println!("{what:<36}{size:>11}{seconds:>10.3}{mebibytes:>10.1}");
    }
    if let [.., small, large] = times[..] {
        println!("{:<36}{}", "", growth(row, small, large));
    }
}

/// The exponent, and what to think of it.
fn growth(row: &Row, small: (usize, Duration), large: (usize, Duration)) -> String {
    if small.1 < NOISE || large.1 < NOISE {
        return "too short to tell how it grows".to_owned();
    }
    let exponent = (large.1.as_secs_f64() / small.1.as_secs_f64()).ln()
        / (large.0 as f64 / small.0 as f64).ln();
    let remark = match (exponent > LINEAR, row.pairs) {
        (false, _) => "",
        (true, true) => "  pairs of offers",
        (true, false) => "  more than linear",
    };
    format!("  exponent {exponent:>4.2}{remark}")
}

/// CPU time and memory of a row's call; none where it is stopped.
fn cost(row: &Row, path: &str) -> Option<(Duration, u64)> {
    let (mut calls, mut plainer) = (Vec::new(), Vec::new());
    let mut spent = Duration::ZERO;
    while calls.len() < RUNS && spent < ENOUGH {
        let used = bounded(row.call, path)?;
        spent += used.wall;
        calls.push(used);
        if let Some(call) = row.over {
            let used = bounded(call, path)?;
            spent += used.wall;
            plainer.push(used);
        }
    }
    let used = medians(&calls);
    let less = if plainer.is_empty() {
        Duration::ZERO
    } else {
        medians(&plainer).cpu
    };
    Some((used.cpu.saturating_sub(less), used.memory))
}

/// What a call used; none where it reached the limit. A mistake in the file is an answer as well.
fn bounded(call: &[&str], path: &str) -> Option<Usage> {
    let (used, status) = run(&mut limited(call, path));
    if used.cpu >= Duration::from_secs(LIMIT) {
        return None;
    }
    assert!(
        matches!(status.code(), Some(0 | 1)),
        "{call:?} {path}: {status}"
    );
    Some(used)
}

fn limited(call: &[&str], path: &str) -> Command {
    let within = format!("ulimit -t {LIMIT}; exec \"$0\" \"$@\"");
    let mut arguments = vec!["-c", &within, env!("CARGO_BIN_EXE_rank")];
    arguments.extend(call.iter().take(1).filter(|verb| !verb.is_empty()));
    arguments.push(path);
    arguments.extend(call.iter().skip(1));
    arguments.extend(["--today", "2026-11-22"]);
    let mut command = quiet(Path::new("sh"), &arguments);
    command.stderr(Stdio::null());
    command
}
