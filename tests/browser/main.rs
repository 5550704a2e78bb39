//! The report in a real browser. Needs `chromedriver` and a Chromium; a machine without them skips
//! these tests with a word, unless `RANK_BROWSER=1` says that they are to run.

#![allow(clippy::print_stderr)] // A test that is skipped says so.

mod agree;
mod driver;
mod page;
mod reach;

use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// Runs the program; what it writes on standard output.
fn rank(args: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_rank"))
        .args(["--today", "2026-11-22"])
        .args(args)
        .output()
        .expect("the program runs");
    assert!(
        run.status.success(),
        "{args:?}: {}",
        String::from_utf8_lossy(&run.stderr)
    );
    String::from_utf8(run.stdout).expect("UTF-8")
}

/// Writes a report into a file of its own.
fn report(args: &[&str]) -> PathBuf {
    page(&[&["report", "-o", "-"], args].concat())
}

/// Writes the page that a call gives into a file of its own.
fn page(args: &[&str]) -> PathBuf {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let next = NEXT.fetch_add(1, Ordering::Relaxed);
    let name = format!("rank-report-{}-{next}.html", std::process::id());
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, rank(args)).expect("a page in the folder for such");
    path
}

/// A file of the repository's tests.
fn data(name: &str) -> String {
    format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"))
}
