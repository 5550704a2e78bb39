//! Signals that end a program, held back while there is something to clean up.

use std::io;
#[cfg(unix)]
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
#[cfg(unix)]
use std::sync::{Arc, OnceLock};

/// Holds INT, TERM and HUP back for as long as it lives; then they do what they always do.
#[cfg(unix)]
pub struct Held(&'static Signals);

/// What is to become of signals; the program has one, as a signal is the whole program's.
#[cfg(unix)]
struct Signals {
    /// Whether a signal ends the program at once.
    at_once: Arc<AtomicBool>,
    /// The signal that came by; 0 for none.
    caught: Arc<AtomicUsize>,
}

#[cfg(unix)]
static SIGNALS: OnceLock<Signals> = OnceLock::new();

#[cfg(unix)]
impl Signals {
    /// Signals that are ignored, as under `nohup`, stay so.
    fn watched() -> Self {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        let signals = Self {
            at_once: Arc::new(AtomicBool::new(true)),
            caught: Arc::new(AtomicUsize::new(0)),
        };
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            if is_ignored(signal) {
                continue;
            }
            // Where a signal cannot be held back, it ends the program as ever.
            let at_once = Arc::clone(&signals.at_once);
            let _ = signal_hook::flag::register_conditional_default(signal, at_once);
            let caught = Arc::clone(&signals.caught);
            let _ = signal_hook::flag::register_usize(signal, caught, signal as usize);
        }
        signals
    }
}

#[cfg(unix)]
impl Held {
    /// From now on.
    pub fn new() -> Self {
        let signals = SIGNALS.get_or_init(Signals::watched);
        signals.at_once.store(false, Ordering::SeqCst);
        Self(signals)
    }

    /// An error when a signal asked for the end.
    pub fn check(&self) -> io::Result<()> {
        match self.0.caught.load(Ordering::SeqCst) {
            0 => Ok(()),
            _ => Err(io::Error::other("interrupted")),
        }
    }
}

#[cfg(unix)]
impl Drop for Held {
    fn drop(&mut self) {
        self.0.at_once.store(true, Ordering::SeqCst);
        let caught = self.0.caught.load(Ordering::SeqCst);
        if let Ok(signal @ 1..) = i32::try_from(caught) {
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    }
}

/// Whether the program was started to ignore a signal, as far as the machine tells.
#[cfg(unix)]
fn is_ignored(signal: i32) -> bool {
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else {
        // Nobody tells: a hang-up is what programs are most often made to ignore.
        return signal == signal_hook::consts::SIGHUP;
    };
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}

/// Elsewhere nothing is held back.
#[cfg(not(unix))]
pub struct Held;

#[cfg(not(unix))]
impl Held {
    pub fn new() -> Self {
        Self
    }

    pub fn check(&self) -> io::Result<()> {
        Ok(())
    }
}
