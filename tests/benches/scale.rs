//! A million offers of a table, against reading it at all and against engines that others have:
//!
//! ```sh
//! cargo bench --bench scale
//! ```
//!
//! It writes its file (ten ratings an offer; `RANK_SCALE_ROWS` asks for another number of rows) and
//! runs whole processes in turns: `rank` for the first twenty, `rank` for all offers as CSV, the csv
//! crate that splits the rows and parses the ten numbers and does nothing with them, `DuckDB` with the
//! query of `rank sql`, and numpy with a sum of its own; the last two where `python3` has them. And
//! `rank` for the first twenty of the same offers as lines of objects, and of a sheet as people
//! type it, with a year's pay such as `"$120,500"`.

#![allow(clippy::print_stdout)] // What a benchmark is for.

mod dice;
mod process;

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use dice::dice;
use process::{Usage, quiet};

/// Ratings of an offer.
const RATINGS: usize = 10;
/// Runs of which the median counts.
const RUNS: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("split") => split(&arguments[1]),
        Some("--bench") => measure(),
        _ => {}
    }
}

/// Splits the rows of a file and parses its numbers, and no more.
fn split(path: &str) {
    let mut reader = csv::Reader::from_path(path).expect("a file to split");
    let mut row = csv::ByteRecord::new();
    let mut sum = 0.0;
    while reader.read_byte_record(&mut row).expect("rows") {
        for cell in row.iter().skip(3) {
            let text = std::str::from_utf8(cell).expect("text");
            sum += text.parse::<f64>().expect("a number");
        }
    }
    std::hint::black_box(sum);
}

fn measure() {
    let rows = std::env::var("RANK_SCALE_ROWS").ok();
    let rows: u64 = rows.map_or(1_000_000, |rows| rows.parse().expect("a number of rows"));
    let folder = tempfile::tempdir().expect("a folder for the files");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (table, weights) = (path("postings.csv"), path("weights.toml"));
    let (lines, sheet, paid) = (path("postings.jsonl"), path("sheet.csv"), path("paid.toml"));
    for (path, written) in [
        (&table, As::Numbers),
        (&lines, As::Objects),
        (&sheet, As::Typed),
    ] {
        std::fs::write(path, postings(rows, written)).expect("a file");
    }
    std::fs::write(&weights, self::weights()).expect("a file");
    let with_pay = self::weights().replacen('\n', "\npay = 20\n", 1);
    std::fs::write(&paid, with_pay).expect("a file");
    let bytes = std::fs::metadata(&table).expect("a file").len();
    println!(
        "{rows} offers, {:.1} MB: seconds and MiB, medians of {RUNS}",
        bytes as f64 / 1e6
    );
    println!("{:<22} {:>8}  {:>8}  {:>8}", "", "wall", "CPU", "memory");
    let all = path("all.csv");
    let of = |files: [&str; 2], arguments: &[&str]| {
        quiet(
            Path::new(env!("CARGO_BIN_EXE_rank")),
            &[&files[..], arguments].concat(),
        )
    };
    let rank = |arguments: &[&str]| of([&table, &weights], arguments);
    let itself = std::env::current_exe().expect("the path of this program");
    let mut programs = vec![
        ("csv crate", quiet(&itself, &["split", &table])),
        ("rank --top 20", rank(&["--top", "20"])),
        (
            "rank --format csv",
            rank(&["--format", "csv", "--force", "-o", &all]),
        ),
        (
            "of lines of objects",
            of([&lines, &weights], &["--top", "20"]),
        ),
        ("of a sheet with pay", of([&sheet, &paid], &["--top", "20"])),
    ];
    let sql = Command::new(env!("CARGO_BIN_EXE_rank"))
        .args([
            "sql",
            &weights,
            "--dialect",
            "duckdb",
            "--table",
            "postings",
            "--top",
            "20",
        ])
        .output()
        .expect("a query");
    let query = path("query.sql");
    std::fs::write(&query, sql.stdout).expect("a file");
    programs.extend(python("duckdb", DUCKDB, &[&table, &query]));
    programs.extend(python("numpy", NUMPY, &[&table]));
    let mut used: Vec<Vec<Usage>> = programs.iter().map(|_| Vec::new()).collect();
    for _ in 0..RUNS {
        for ((name, command), used) in programs.iter_mut().zip(&mut used) {
            let (usage, status) = process::run(command);
            assert!(status.success(), "{name}");
            used.push(usage);
        }
    }
    let medians: Vec<Usage> = used.iter().map(|used| process::medians(used)).collect();
    for ((name, _), own) in programs.iter().zip(&medians) {
        let (wall, cpu) = (own.wall.as_secs_f64(), own.cpu.as_secs_f64());
        let memory = own.memory as f64 / f64::from(1 << 20);
        let against = wall / medians[0].wall.as_secs_f64();
        let more = cpu / medians[0].cpu.as_secs_f64();
        println!(
            "{name:<22} {wall:>8.2}  {cpu:>8.2}  {memory:>8.0}   wall x {against:.2}, CPU x {more:.2}"
        );
    }
}

/// How offers are written.
#[derive(Clone, Copy)]
enum As {
    Numbers,
    Objects,
    Typed,
}

fn postings(rows: u64, written: As) -> String {
    let mut out = String::new();
    if !matches!(written, As::Objects) {
        out.push_str("id,company,role");
        for k in 0..RATINGS {
            let _ = write!(out, ",c{k}");
        }
        if matches!(written, As::Typed) {
            out.push_str(",pay.yearly");
        }
        out.push('\n');
    }
    let mut any = dice();
    for row in 0..rows {
        let company = any(50_000);
        let _ = match written {
            As::Objects => write!(
                out,
                "{{\"id\":\"o{row}\",\"company\":\"Company {company}\",\"role\":\"Role {row}\""
            ),
            As::Numbers | As::Typed => write!(out, "o{row},Company {company},Role {row}"),
        };
        for k in 0..RATINGS {
            let (whole, part) = (any(10), any(100));
            let _ = match written {
                As::Objects => write!(out, ",\"c{k}\":{whole}.{part:02}"),
                As::Numbers | As::Typed => write!(out, ",{whole}.{part:02}"),
            };
        }
        let end = match written {
            As::Numbers => "\n".to_owned(),
            As::Objects => "}\n".to_owned(),
            As::Typed => format!(",\"${},{:03}\"\n", 60 + any(140), any(1_000)),
        };
        out.push_str(&end);
    }
    out
}

fn weights() -> String {
    let mut out = String::from("[weights]\n");
    for k in 0..RATINGS {
        let _ = writeln!(out, "c{k} = {}", RATINGS - k);
    }
    out.push_str("[scales]\n");
    for k in 0..RATINGS {
        let _ = writeln!(out, "c{k} = [0, 10]");
    }
    out
}

/// The query on a file, as its answer is wanted: in memory, on all cores.
const DUCKDB: &str = "
import sys, duckdb
table, query = sys.argv[1:]
db = duckdb.connect()
db.execute(f\"CREATE VIEW postings AS SELECT * FROM read_csv('{table}', header = true)\")
assert len(db.execute(open(query).read()).fetchall()) == 20
";

const NUMPY: &str = "
import sys, numpy
ratings = numpy.loadtxt(sys.argv[1], delimiter=',', skiprows=1, usecols=range(3, 13))
weights = numpy.arange(10, 0, -1) / 55
scores = ratings / 10 @ weights * 100
best = numpy.argpartition(-scores, 20)[:20]
assert len(best[numpy.argsort(-scores[best])]) == 20
";

/// A program of Python, where its library is there.
fn python(
    library: &'static str,
    program: &str,
    arguments: &[&str],
) -> Option<(&'static str, Command)> {
    let mut probe = Command::new("python3");
    let probe = probe
        .args(["-c", &format!("import {library}")])
        .output()
        .ok();
    if !probe.is_some_and(|out| out.status.success()) {
        println!("{library} is not there");
        return None;
    }
    let arguments = [&["-c", program], arguments].concat();
    Some((library, quiet(Path::new("python3"), &arguments)))
}
