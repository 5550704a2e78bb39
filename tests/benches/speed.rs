//! How long the program takes, against the least that it could take:
//!
//! ```sh
//! cargo bench --bench speed
//! ```
//!
//! Every figure is of a whole process, from its start to its end, and the median of many runs that
//! take turns with the runs they are compared with. `rank demo` is set against a program that does
//! nothing; a large file is set against a program that reads it to a spanned tree, does nothing
//! with the tree, and does not stop to take it apart. Both programs are this one, called again.

#![allow(clippy::print_stdout)] // What a benchmark is for.

mod decisions;
mod dice;
mod flips;
mod process;
mod trials;
mod weighing;

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use dice::dice;
use process::{Usage, quiet};
use toml::de::DeTable;

/// The most bytes that `rank` reads.
const LIMIT: usize = 32 << 20;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("parse") => parse(&arguments[1]),
        Some("--bench") => measure(),
        _ => {}
    }
}

/// Reads a file to a spanned tree, and no more.
fn parse(path: &str) {
    let text = std::fs::read_to_string(path).expect("a file to parse");
    let (tree, mistakes) = DeTable::parse_recoverable(&text);
    assert!(mistakes.is_empty());
    std::mem::forget(std::hint::black_box(tree));
}

fn measure() {
    println!("{HEAD}");
    let [empty, demo] = medians(301, [&mut nothing(), &mut rank(&["demo"])]);
    line("empty main", &empty, None);
    line("rank demo", &demo, Some(&empty));
    let [without, with] = medians(
        301,
        [&mut rank(&["demo", "--trials", "0"]), &mut rank(&["demo"])],
    );
    line("demo, no what-ifs", &without, None);
    line("demo, 10,000 of them", &with, Some(&without));
    let folder = tempfile::tempdir().expect("a folder for the files");
    flips::measure();
    trials::measure(folder.path());
    weighing::measure();
    println!("\n{HEAD}");
    for offers in [10_000, 50_000, 100_000] {
        let path = folder.path().join(format!("{offers}.toml"));
        std::fs::write(&path, file(offers)).expect("room for a file");
        large(offers, &path);
    }
}

/// Sets a file of many offers against its parse.
fn large(offers: usize, path: &Path) {
    let path = path.to_str().expect("a plain path");
    let mut by_itself = itself(&["parse", path]);
    let mut ranked = rank(&[path, "--format", "csv"]);
    let [parse, csv] = medians(15, [&mut by_itself, &mut ranked]);
    line(&format!("parse {offers} offers"), &parse, None);
    line(&format!("rank {offers} offers"), &csv, Some(&parse));
}

/// The medians of the runs of two commands that take turns.
fn medians(runs: usize, mut commands: [&mut Command; 2]) -> [Usage; 2] {
    let mut used = [Vec::new(), Vec::new()];
    for _ in 0..runs {
        for (command, used) in commands.iter_mut().zip(&mut used) {
            used.push(run(command));
        }
    }
    used.map(|used| process::medians(&used))
}

fn run(command: &mut Command) -> Usage {
    let (used, status) = process::run(command);
    assert!(status.success(), "{command:?}");
    used
}

fn rank(arguments: &[&str]) -> Command {
    quiet(Path::new(env!("CARGO_BIN_EXE_rank")), arguments)
}

/// A program that does nothing.
fn nothing() -> Command {
    itself(&[])
}

fn itself(arguments: &[&str]) -> Command {
    let path = std::env::current_exe().expect("a program that knows itself");
    quiet(&path, arguments)
}

const HEAD: &str = "                      wall ms    CPU ms   peak MiB   against the line above";

fn line(what: &str, used: &Usage, against: Option<&Usage>) {
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let mebibytes = used.memory as f64 / f64::from(1 << 20);
    let mut line = format!(
        "{what:<20} {:>8.2}  {:>8.2}   {mebibytes:>8.1}",
        ms(used.wall),
        ms(used.cpu)
    );
    if let Some(other) = against {
        let (wall, cpu) = (ms(used.wall) / ms(other.wall), ms(used.cpu) / ms(other.cpu));
        let more = ms(used.cpu) - ms(other.cpu);
        let _ = write!(
            line,
            "   wall x {wall:.2}, CPU x {cpu:.2}, CPU + {more:.2} ms"
        );
    }
    println!("{line}");
}

/// A file of offers with ten ratings each, of every kind that files have.
fn file(offers: usize) -> String {
    let mut out = String::from("[weights]\n");
    for key in 'a'..='j' {
        let _ = writeln!(out, "{key} = 10");
    }
    for key in 'a'..='j' {
        let scale = match key {
            'h' => r#"levels = ["none", "some", "strong"]"#,
            'i' => r#"levels = ["no", "yes"]"#,
            _ => "worst = 0, best = 100",
        };
        let _ = writeln!(out, "[[criterion]]\nid = \"{key}\"\nscale = {{ {scale} }}");
    }
    let mut any = dice();
    for i in 0..offers {
        offer(&mut out, i, &mut any);
    }
    assert!(out.len() <= LIMIT, "{} bytes", out.len());
    out
}

fn offer(out: &mut String, i: usize, any: &mut impl FnMut(u64) -> u64) {
    // Two offers a company, so that their roles tell them apart.
    let role = ["Data scientist", "Software engineer"][i % 2];
    let _ = write!(
        out,
        "\n[[offer]]\ncompany = \"Company {}\"\nrole = \"{role}\"\n[offer.ratings]\n",
        i / 2
    );
    for key in 'a'..='e' {
        let _ = writeln!(out, "{key} = {}", any(101));
    }
    let low = any(80);
    let level = ["none", "some", "strong"][any(3) as usize];
    let _ = writeln!(out, "f = {}.{}", any(100), any(10));
    let _ = writeln!(out, "g = [{low}, {}]", low + any(20));
    let _ = writeln!(out, "h = \"{level}\"");
    let _ = writeln!(out, "i = {}", any(2) == 1);
    if any(10) == 0 {
        out.push_str("j = \"?\"\n");
    } else {
        let _ = writeln!(out, "j = {}", any(101));
    }
}
