//! Files and arguments changed at random, as long as they are asked to: nothing panics, nothing takes
//! long for its length, and every output is harmless and whole.
//!
//! `cargo test --test fuzz` makes a few rounds, the same ones each time.
//! `RANK_FUZZ_SECONDS=30 cargo test --test fuzz` goes on for so long, from another beginning
//! each time; what fails is printed, made short, with the way to begin there again.

mod corpus;
mod fuzzer;
#[path = "../hostile/harmless.rs"]
mod harmless;
#[path = "../changes/long_rows.rs"]
mod long_rows;
mod long_tables;
mod mutate;
#[path = "../hostile/pipeline.rs"]
mod pipeline;
#[path = "../user/validator.rs"]
mod validator;

use std::collections::BTreeSet;

use offer_rank::load::{Changes, DEMO, InputKind, LoadOutcome};

use fuzzer::{Fuzzer, failing};

/// What a file came to: what is said about it, and whether it can be ranked.
fn outcome(outcome: &LoadOutcome) -> String {
    let codes: BTreeSet<String> = outcome
        .complaints
        .iter()
        .map(|c| c.code.to_string())
        .collect();
    let codes: Vec<String> = codes.into_iter().collect();
    format!("{} {}", outcome.loaded.is_some(), codes.join(" "))
}

#[test]
fn files_are_read() {
    Fuzzer::new("files", corpus::files()).run(600, |bytes| {
        outcome(&pipeline::load(bytes, Changes::default()))
    });
}

#[test]
fn files_go_through_every_output() {
    Fuzzer::new("outputs", corpus::files()).run(60, |bytes| outcome(&pipeline::through(bytes)));
}

#[test]
fn tables_go_through_every_output() {
    for (name, kind) in [("rows", InputKind::Csv), ("objects", InputKind::JsonLines)] {
        Fuzzer::new(name, corpus::tables(kind))
            .run(100, |bytes| outcome(&pipeline::table(bytes, kind)));
    }
}

#[test]
fn tables_are_ranked_as_long_ones_are() {
    for (name, kind) in [
        ("long rows", InputKind::Csv),
        ("long objects", InputKind::JsonLines),
    ] {
        Fuzzer::new(name, corpus::tables(kind))
            .run(100, |bytes| outcome(&long_tables::hold(bytes, kind)));
    }
}

/// An argument to a line, with its option before it.
fn changes(bytes: &[u8]) -> Changes {
    let mut changes = Changes::default();
    for line in String::from_utf8_lossy(bytes).lines().take(8) {
        let Some((option, argument)) = line.split_once([' ', '=']) else {
            continue;
        };
        let argument = argument.to_owned();
        match option.trim_start_matches('-') {
            "set" => changes.set.push(argument),
            "fact" => changes.fact.push(argument),
            "weight" => changes.weight.push(argument),
            "link" => changes.link.push(argument),
            "must" => changes.must.push(argument),
            "scale" => changes.scale.push(argument),
            "without" => changes.without.push(argument),
            _ => {}
        }
    }
    changes
}

#[test]
fn arguments_go_through_every_output() {
    let every_key = include_str!("../data/every_key.toml");
    for (name, file) in [("arguments", DEMO), ("arguments, every key", every_key)] {
        let through = |bytes: &[u8]| pipeline::changed(file.as_bytes(), changes(bytes));
        Fuzzer::new(name, corpus::arguments()).run(30, |bytes| outcome(&through(bytes)));
    }
}

/// The fuzzer finds what is there to be found, and makes it short.
#[test]
fn a_fault_is_found_and_made_short() {
    let fault = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        assert!(
            !text.lines().any(|line| line.starts_with("reply-by = 0")),
            "a day of none"
        );
        String::new()
    };
    let offer = b"[[offer]]\ncompany = \"Acme\"\nreply-by = 2026-12-01\n".to_vec();
    let found = Fuzzer::new("a fault", vec![offer]).find(20_000, fault);
    let found = found.expect("a number of a date is replaced");
    assert!(
        found.starts_with(b"reply-by = 0") && !found.contains(&b'\n'),
        "{found:?}"
    );
    assert!(failing(&found, &fault));
}

/// The corpus is what the tests have: files by the hundred, and each kind of argument.
#[test]
fn the_corpus_is_made_from_the_tests() {
    let files = corpus::files();
    assert!(files.len() > 200, "{}", files.len());
    let arguments = corpus::arguments();
    for option in [
        "--set ",
        "--fact ",
        "--weight ",
        "--link ",
        "--must ",
        "--scale ",
        "--without ",
    ] {
        let has = |line: &Vec<u8>| line.starts_with(option.as_bytes());
        assert!(arguments.iter().any(has), "{option}");
    }
}
