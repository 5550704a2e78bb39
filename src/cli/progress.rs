//! Progress of work that takes long, for somebody who waits at a terminal.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::terminal;

/// Work shorter than this is not worth a word.
const PATIENCE: Duration = Duration::from_secs(1);
/// Between two words.
const STEP_MILLIS: u64 = 200;

/// Counts what is done and tells how much it is, at most some times a second.
pub struct Progress {
    /// Of what: `of the what-ifs done`.
    what: &'static str,
    total: u64,
    done: AtomicU64,
    /// When to speak next, in milliseconds from the beginning.
    next: AtomicU64,
    begun: Instant,
    seen: bool,
}

impl Progress {
    /// The progress of so much.
    pub fn new(what: &'static str, total: u64) -> Self {
        Self {
            what,
            total,
            done: AtomicU64::new(0),
            next: AtomicU64::new(PATIENCE.as_millis() as u64),
            begun: Instant::now(),
            seen: terminal::errors_are_seen(),
        }
    }

    /// Counts what is done.
    pub fn add(&self, more: u64) {
        let done = self.done.fetch_add(more, Ordering::Relaxed) + more;
        self.reach(done, self.total);
    }

    /// Says how much of how much is done.
    pub fn reach(&self, done: u64, all: u64) {
        if !self.seen {
            return;
        }
        let now = self.begun.elapsed().as_millis() as u64;
        let next = self.next.load(Ordering::Relaxed);
        let later = now + STEP_MILLIS;
        // Of several threads one speaks.
        if now < next
            || self
                .next
                .compare_exchange(next, later, Ordering::Relaxed, Ordering::Relaxed)
                .is_err()
        {
            return;
        }
        let percent = 100 * done.min(all) / all.max(1);
        terminal::complain(&format!("\r{percent} % {}", self.what));
    }
}

impl Drop for Progress {
    /// Takes back what was said.
    fn drop(&mut self) {
        if self.seen && self.begun.elapsed() > PATIENCE {
            terminal::complain("\r\u{1b}[K");
        }
    }
}
