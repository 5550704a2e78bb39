//! Runs the program in a folder of its own and compares what comes out.
//!
//! The environment is empty but for what a test sets, and the day is [`TODAY`] unless a test says
//! otherwise, so that a test gives the same on every machine and day.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use super::validator::hold;

/// The day of every run that sets no other.
pub const TODAY: &str = "2026-11-22";

/// A fresh folder with files.
pub struct Folder(TempDir);

impl Folder {
    /// An empty one.
    pub fn new() -> Self {
        Self(TempDir::new().expect("a temporary folder"))
    }

    /// One with a single file.
    pub fn with(name: &str, content: impl AsRef<[u8]>) -> Self {
        Self::new().file(name, content)
    }

    /// And one more file.
    pub fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        let folder = path.parent().expect("a file lies in a folder");
        std::fs::create_dir_all(folder).expect("folders can be made");
        std::fs::write(path, content).expect("files can be written");
        self
    }

    /// Where a file of it is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// What a file of it holds.
    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// The names in it, sorted.
    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.path()).expect("the folder can be read");
        let mut names: Vec<String> = entries
            .map(|e| {
                e.expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    }

    /// A call of the program, its arguments separated by spaces.
    pub fn rank(&self, arguments: &str) -> Call<'_> {
        Call {
            folder: self.0.path(),
            today: Some(TODAY),
            arguments: arguments.split_whitespace().map(str::to_owned).collect(),
            stdin: Vec::new(),
            environment: Vec::new(),
        }
    }
}

/// A call of the program in a folder that holds nothing.
pub fn rank(arguments: &str) -> Run {
    Folder::new().rank(arguments).run()
}

/// A call that is still being put together.
pub struct Call<'f> {
    folder: &'f Path,
    today: Option<&'f str>,
    arguments: Vec<String>,
    stdin: Vec<u8>,
    environment: Vec<(&'f str, &'f str)>,
}

impl<'f> Call<'f> {
    /// One more argument, spaces and all.
    pub fn arg(mut self, argument: &str) -> Self {
        self.arguments.push(argument.to_owned());
        self
    }

    /// On another day; on the clock's with none.
    pub fn today(mut self, today: Option<&'f str>) -> Self {
        self.today = today;
        self
    }

    /// With bytes to read.
    pub fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.stdin = bytes.into();
        self
    }

    /// With a variable of the environment.
    pub fn env(mut self, name: &'f str, value: &'f str) -> Self {
        self.environment.push((name, value));
        self
    }

    /// The command, ready to be started.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rank"));
        command.current_dir(self.folder).env_clear();
        command.envs(self.environment.iter().copied());
        if let Some(day) = self.today {
            command.args(["--today", day]);
        }
        command.args(&self.arguments);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs it to its end; JSON that it prints holds to its schema.
    pub fn run(self) -> Run {
        let mut child = self.command().spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("its input is a pipe");
        let bytes = self.stdin;
        let feeder = std::thread::spawn(move || {
            // The program need not read all that it is given.
            let _ = stdin.write_all(&bytes);
        });
        let output = child.wait_with_output().expect("the program ends");
        feeder.join().expect("the input was written");
        let text = |bytes| String::from_utf8(bytes).expect("what it prints is UTF-8");
        let run = Run {
            call: format!("rank {}", self.arguments.join(" ")),
            status: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        };
        if self.arguments.iter().any(|argument| argument == "--json")
            && let Ok(printed) = serde_json::from_str(&run.stdout)
        {
            hold(&run.call, &printed);
        }
        run
    }
}

/// What a call did. A status of `None` is a death by a signal.
pub struct Run {
    call: String,
    /// The exit status.
    pub status: Option<i32>,
    /// What it printed.
    pub stdout: String,
    /// What it complained about.
    pub stderr: String,
}

impl Run {
    /// It went well and complained about nothing: what it printed.
    #[track_caller]
    pub fn ok(self) -> String {
        assert!(
            self.status == Some(0) && self.stderr.is_empty(),
            "{} ended with {:?}:\n{}",
            self.call,
            self.status,
            self.stderr
        );
        self.stdout
    }

    /// It went well: the JSON that it printed.
    #[track_caller]
    pub fn json(self) -> Value {
        let call = self.call.clone();
        serde_json::from_str(&self.ok()).unwrap_or_else(|e| panic!("{call}: {e}"))
    }

    /// It went well and printed exactly this.
    #[track_caller]
    pub fn prints(self, expected: &str) {
        let call = self.call.clone();
        same(&call, expected, &self.ok());
    }

    /// It ended with this status, printed nothing, and complained exactly so.
    #[track_caller]
    pub fn complains(self, status: i32, expected: &str) {
        let stderr = self.fails(status);
        same("standard error", expected, &stderr);
    }

    /// It ended with this status and printed nothing: what it complained about.
    #[track_caller]
    pub fn fails(self, status: i32) -> String {
        assert!(
            self.status == Some(status) && self.stdout.is_empty(),
            "{} ended with {:?}, not {status}:\n{}{}",
            self.call,
            self.status,
            self.stdout,
            self.stderr
        );
        self.stderr
    }
}

/// Compares texts; where they differ, the lines that do are shown.
#[track_caller]
pub fn same(what: &str, expected: &str, actual: &str) {
    assert!(
        expected == actual,
        "{what}:\n{}",
        difference(expected, actual)
    );
}

/// Lines that only one of two texts has, between the lines that both begin and end with.
fn difference(expected: &str, actual: &str) -> String {
    let (a, b): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), actual.lines().collect());
    let equal = |(x, y): &(&&str, &&str)| x == y;
    let head = a.iter().zip(&b).take_while(equal).count();
    let tails = a[head..].iter().rev().zip(b[head..].iter().rev());
    let tail = tails.take_while(equal).count();
    let mut out = String::new();
    let mut side = |mark: char, lines: &[&str]| {
        for (i, line) in lines.iter().enumerate().take(lines.len() - tail).skip(head) {
            let _ = writeln!(out, "{mark} {:>3} {line:?}", i + 1);
        }
    };
    side('-', &a);
    side('+', &b);
    if out.is_empty() {
        out.push_str("they differ in how the last line ends\n");
    }
    out + "(- expected, + printed)"
}

/// The ids of the offers in a report, in its order.
pub fn ids(report: &Value) -> Vec<&str> {
    let offers = report["offers"].as_array().expect("offers");
    offers
        .iter()
        .map(|o| o["id"].as_str().expect("an id"))
        .collect()
}

/// The offer of a report with an id.
#[track_caller]
pub fn offer<'r>(report: &'r Value, id: &str) -> &'r Value {
    let offers = report["offers"].as_array().expect("offers");
    offers
        .iter()
        .find(|o| o["id"] == id)
        .unwrap_or_else(|| panic!("no offer {id}"))
}

/// A number, which must be one.
#[track_caller]
pub fn number(value: &Value) -> f64 {
    value
        .as_f64()
        .unwrap_or_else(|| panic!("no number: {value}"))
}

/// Whether two numbers agree.
#[track_caller]
pub fn near(actual: f64, expected: f64, tolerance: f64, what: &str) {
    let apart = (actual - expected).abs();
    assert!(apart <= tolerance, "{what}: {actual}, not {expected}");
}
