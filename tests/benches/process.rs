//! Whole processes, from their start to their end: what they used, and the medians of many.

use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

/// What a process used.
#[derive(Clone, Copy)]
pub struct Usage {
    pub wall: Duration,
    pub cpu: Duration,
    /// The most memory at a time, in bytes.
    pub memory: u64,
}

/// What a process used, and how it ended.
pub fn run(command: &mut Command) -> (Usage, ExitStatus) {
    let start = Instant::now();
    let child = command.spawn().expect("a program that starts");
    let ended = child.wait4().expect("a process that ends");
    let usage = Usage {
        wall: start.elapsed(),
        cpu: ended.rusage.utime + ended.rusage.stime,
        memory: ended.rusage.maxrss,
    };
    (usage, ended.status)
}

/// The medians of what was used, each by itself.
pub fn medians(used: &[Usage]) -> Usage {
    Usage {
        wall: median(used, |u| u.wall),
        cpu: median(used, |u| u.cpu),
        memory: median(used, |u| u.memory),
    }
}

fn median<T: Ord>(used: &[Usage], of: impl Fn(&Usage) -> T) -> T {
    let mut all: Vec<T> = used.iter().map(of).collect();
    all.sort_unstable();
    all.swap_remove(all.len() / 2)
}

/// A command whose output nobody reads.
pub fn quiet(program: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).stdout(Stdio::null());
    command
}
