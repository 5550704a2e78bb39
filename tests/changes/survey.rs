//! All seeds of a stretch that break a law, and what each breaks: not the first one alone.

use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::decision::Decision;
use crate::laws::{self, on};
use crate::missing::nothing_is_missing;
use crate::order::order_does_not_count;
use crate::pay;
use crate::questions::all_laws;
use crate::remarks::remarks_hold;
use crate::sentences::sentences_hold;
use crate::topsis;

/// A law by its name, of the random decision of a seed.
type Law = (&'static str, fn(u64));

fn of_pay(seed: u64, law: impl Fn(&Decision)) {
    let decision = pay::decision(seed);
    if decision.is_sound() {
        law(&decision);
    }
}

const LAWS: [Law; 13] = [
    ("sentences", |seed| on(seed, sentences_hold)),
    ("sentences-pay", |seed| of_pay(seed, sentences_hold)),
    ("remarks", |seed| on(seed, |d| remarks_hold(d, seed))),
    ("remarks-pay", |seed| {
        of_pay(seed, |d| remarks_hold(d, seed));
    }),
    ("questions", |seed| on(seed, |d| all_laws(d, seed))),
    ("questions-pay", |seed| of_pay(seed, |d| all_laws(d, seed))),
    ("missing", |seed| on(seed, nothing_is_missing)),
    ("missing-pay", |seed| of_pay(seed, pay::nothing_is_missing)),
    ("flips", |seed| on(seed, laws::flips_hold)),
    ("flips-pay", |seed| {
        of_pay(seed, |d| {
            pay::flips_hold(d);
            laws::flips_hold(d);
        });
    }),
    ("pairs", |seed| {
        on(seed, |d| {
            laws::pairs_turn(d);
            laws::pairs_hold(d);
        });
    }),
    ("order", |seed| on(seed, |d| order_does_not_count(d, seed))),
    ("topsis", topsis::holds),
];

/// `RANK_SURVEY=sentences RANK_LAW_CASES=3000 cargo test --release --test changes survey -- --ignored`
#[test]
#[ignore = "minutes: lists every seed that breaks a law"]
fn survey() {
    let asked = |name: &str| std::env::var(name).ok();
    let only = asked("RANK_SURVEY");
    let number = |name: &str, other: u64| asked(name).and_then(|n| n.parse().ok()).unwrap_or(other);
    let start = number("RANK_SEED", 1);
    let one = asked("RANK_ONE").and_then(|n| n.parse().ok());
    let laws = LAWS
        .iter()
        .filter(|l| only.as_deref().is_none_or(|o| o == l.0));
    let seeds: Vec<u64> = match one {
        Some(seed) => vec![seed],
        None => (0..number("RANK_LAW_CASES", 100))
            .map(|i| (start + i).wrapping_mul(0x9e37_79b9_7f4a_7c15))
            .collect(),
    };
    let mut broken = Vec::new();
    for (name, law) in laws {
        for seed in &seeds {
            if catch_unwind(AssertUnwindSafe(|| law(*seed))).is_err() {
                writeln!(std::io::stderr(), "{name} is broken by {seed}").expect("a line");
                broken.push((name, *seed));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:?}");
}
