//! How long a what-if takes: 10 offers × 5 criteria, exact ratings, weights of which nothing is
//! known; on one thread and on two; and beside it numpy, where that is there.

use std::path::Path;
use std::process::Command;

use super::decisions::plain;
use super::process::Usage;
use super::{medians, rank};

/// What-ifs of a run; at so many the start of the program does not count.
const TRIALS: u64 = 2_000_000;
/// Runs of which the median counts.
const RUNS: usize = 9;

/// Prints nanoseconds a what-if.
pub fn measure(folder: &Path) {
    let path = folder.join("trials.toml");
    std::fs::write(&path, plain(10, 5)).expect("room for a file");
    let path = path.to_str().expect("a plain path");
    let [one, two] = ["1", "2"].map(|threads| (threads, TRIALS.to_string()));
    let mut commands = [&one, &two].map(|(threads, trials)| {
        let mut command = rank(&[
            path, "--format", "csv", "--trust", "none", "--trials", trials,
        ]);
        command.env("RAYON_NUM_THREADS", threads);
        command
    });
    let [first, second] = &mut commands;
    let [one, two] = medians(RUNS, [first, second]);
    let ns = |d: std::time::Duration| d.as_secs_f64() * 1e9 / TRIALS as f64;
    let times = |one: &Usage, two: &Usage| one.wall.as_secs_f64() / two.wall.as_secs_f64();
    println!("\na what-if of 10 offers x 5 criteria, --trust none, {TRIALS} of them");
    println!(
        "rank, one thread      {:>8.1} ns CPU, {:.1} ns wall",
        ns(one.cpu),
        ns(one.wall)
    );
    println!(
        "rank, two threads     {:>8.1} ns CPU, {:.1} ns wall, {:.2} times as fast",
        ns(two.cpu),
        ns(two.wall),
        times(&one, &two)
    );
    match numpy() {
        Some(ns) => println!("numpy, one thread     {ns:>8} ns CPU"),
        None => println!("numpy                  is not there: python3 tests/benches/trials.py"),
    }
}

/// Nanoseconds of the same work in numpy; none where that cannot be run.
fn numpy() -> Option<String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/benches/trials.py");
    let mut command = Command::new("python3");
    command
        .arg(script)
        .env("OMP_NUM_THREADS", "1")
        .env("OPENBLAS_NUM_THREADS", "1");
    let output = command.output().ok().filter(|o| o.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    Some(text.trim().to_owned())
}
