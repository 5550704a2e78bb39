//! The rounds: a text is taken, changed and tried; one that comes to something new is kept.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant, UNIX_EPOCH};

use super::mutate::{Dice, mutated};

/// Where the rounds begin.
const SEED: &str = "RANK_FUZZ_SEED";
/// How long they go on, for all targets together.
const SECONDS: &str = "RANK_FUZZ_SECONDS";
/// The targets share the time.
const TARGETS: u64 = 4;

/// The time that a text may take: some for each, and more for each byte.
const AT_LEAST: Duration = Duration::from_secs(5);
const A_BYTE: Duration = Duration::from_millis(1);

/// A target with what it is fed.
pub struct Fuzzer {
    name: &'static str,
    corpus: Vec<Vec<u8>>,
    seed: u64,
    dice: Dice,
    /// What texts came to.
    seen: HashSet<String>,
}

fn asked(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

impl Fuzzer {
    pub fn new(name: &'static str, corpus: Vec<Vec<u8>>) -> Self {
        assert!(!corpus.is_empty(), "{name} has nothing to change");
        let now = || {
            UNIX_EPOCH
                .elapsed()
                .map_or(1, |since| since.as_millis() as u64)
        };
        let seed = asked(SEED).or_else(|| asked(SECONDS).map(|_| now()));
        let seed = seed.unwrap_or(1);
        Self {
            name,
            corpus,
            seed,
            dice: Dice(seed),
            seen: HashSet::new(),
        }
    }

    /// Tries so many texts, or as long as is asked for; one that fails is told. `try_it` gives what
    /// a text came to.
    pub fn run(mut self, rounds: usize, try_it: impl Fn(&[u8]) -> String) {
        let end = asked(SECONDS).map(|n| Instant::now() + Duration::from_secs(n) / TARGETS as u32);
        let mut tried = 0;
        while end.map_or(tried < rounds, |end| Instant::now() < end) {
            if let Some(fault) = self.find(1, &try_it) {
                let (name, seed) = (self.name, self.seed);
                panic!(
                    "{name} from {SEED}={seed}: {:?}",
                    String::from_utf8_lossy(&fault)
                );
            }
            tried += 1;
        }
        if end.is_some() {
            self.tell(tried);
        }
    }

    #[allow(clippy::print_stdout)] // Figures for who asked for the time.
    fn tell(&self, tried: usize) {
        println!("{}: {tried} tried, {} kept", self.name, self.corpus.len());
    }

    /// The first text that fails among so many, made short.
    pub fn find(&mut self, rounds: usize, try_it: impl Fn(&[u8]) -> String) -> Option<Vec<u8>> {
        for _ in 0..rounds {
            let (text, other) = (self.dice.of(&self.corpus), self.dice.next());
            let other = &self.corpus[other as usize % self.corpus.len()];
            let text = mutated(&mut self.dice, text, other);
            match tried(&text, &try_it) {
                None => return Some(shortened(text, &try_it)),
                Some(new) => {
                    if self.seen.insert(new) {
                        self.corpus.push(text);
                    }
                }
            }
        }
        None
    }
}

/// What a text comes to; none where it fails, or takes too long twice.
fn tried(text: &[u8], try_it: &impl Fn(&[u8]) -> String) -> Option<String> {
    let most = AT_LEAST + A_BYTE * text.len() as u32;
    for _ in 0..2 {
        let start = Instant::now();
        let came_to = catch_unwind(AssertUnwindSafe(|| try_it(text))).ok()?;
        if start.elapsed() < most {
            return Some(came_to);
        }
    }
    None
}

/// Whether a text fails.
pub fn failing(text: &[u8], try_it: &impl Fn(&[u8]) -> String) -> bool {
    tried(text, try_it).is_none()
}

/// Tries that a text is worth, to make it short.
const TRIES: usize = 2_000;

/// A text that fails without the pieces that it does not need for that.
fn shortened(mut text: Vec<u8>, try_it: &impl Fn(&[u8]) -> String) -> Vec<u8> {
    let mut piece = text.len().div_ceil(2);
    let mut tries = 0;
    while piece > 0 && tries < TRIES {
        let mut at = 0;
        while at < text.len() {
            let end = (at + piece).min(text.len());
            tries += 1;
            let less = [&text[..at], &text[end..]].concat();
            if failing(&less, try_it) {
                text = less;
            } else {
                at = end;
            }
        }
        piece /= 2;
    }
    text
}
