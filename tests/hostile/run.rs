//! Runs the program in a folder of its own.

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::harmless::assert_harmless;
use crate::validator::hold;

/// A folder with files.
pub struct Folder(TempDir);

/// What a run printed, and how it ended.
pub struct Run {
    pub status: i32,
    pub out: Vec<u8>,
    pub err: Vec<u8>,
}

impl Folder {
    pub fn new() -> Self {
        Self(TempDir::new().expect("a temporary folder"))
    }

    pub fn with(name: impl AsRef<OsStr>, content: impl AsRef<[u8]>) -> Self {
        Self::new().file(name, content)
    }

    pub fn file(self, name: impl AsRef<OsStr>, content: impl AsRef<[u8]>) -> Self {
        std::fs::write(self.path(name), content).expect("files can be written");
        self
    }

    pub fn path(&self, name: impl AsRef<OsStr>) -> PathBuf {
        self.0.path().join(name.as_ref())
    }

    /// The program, called as on one fixed day and with few what-ifs.
    pub fn command<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rank"));
        command.args(arguments).env_clear();
        command.current_dir(self.0.path());
        command
    }

    pub fn run<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Run {
        self.fed(arguments, b"")
    }

    pub fn fed<S: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
        stdin: &[u8],
    ) -> Run {
        let mut command = self.command(arguments);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut input = child.stdin.take().expect("a pipe");
        // The program may end before it has read all.
        let _ = input.write_all(stdin);
        drop(input);
        let done = child.wait_with_output().expect("the program ends");
        if command.get_args().any(|argument| argument == "--json")
            && let Ok(printed) = serde_json::from_slice(&done.stdout)
        {
            hold(&format!("{command:?}"), &printed);
        }
        Run {
            status: done.status.code().expect("an exit status, no signal"),
            out: done.stdout,
            err: done.stderr,
        }
    }
}

impl Run {
    pub fn out(&self) -> &str {
        std::str::from_utf8(&self.out).expect("output is UTF-8")
    }

    pub fn err(&self) -> &str {
        std::str::from_utf8(&self.err).expect("complaints are UTF-8")
    }

    /// Fails unless the program ended as designed and printed nothing that steers a terminal.
    pub fn harmless(self, what: &str) -> Self {
        assert!(
            (0..=3).contains(&self.status),
            "{what}: status {}: {}",
            self.status,
            self.err()
        );
        for text in [self.out(), self.err()] {
            assert_harmless(text, what);
        }
        let silent = self.out.is_empty() && self.err.is_empty();
        assert!(!silent, "{what}: status {} without a word", self.status);
        self
    }
}

/// A call with the arguments that make it quick and the same on every day.
pub fn call<S: AsRef<OsStr>>(arguments: &[S]) -> Vec<OsString> {
    let fixed = ["--today", "2026-11-22", "--trials", "200"];
    let given = arguments.iter().map(|a| a.as_ref().to_owned());
    given.chain(fixed.map(OsString::from)).collect()
}
