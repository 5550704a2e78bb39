//! `rank weigh`: trade-off questions, answered through a pipe.

use super::harness::{Folder, rank};

const OFFERS: &str = include_str!("../data/four-offers.toml");

fn folder() -> Folder {
    Folder::with("offers.toml", OFFERS)
}

/// One answer, and the set that it makes; what is printed to rank by it is true.
#[test]
fn the_example_takes_one_answer() {
    let folder = Folder::new();
    let run = folder.rank("weigh --demo -o mine.toml").stdin("1\n").run();
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert_eq!(run.stdout, "");
    assert_eq!(
        run.stderr,
        "\
Which would you take, all else equal? At most 10 questions about what your
offers differ in. Answer 1, 2, equal, not sure, back or stop.
Google and LinkedIn can still come first.

Question 1:
  1: ML exposure some, Pay 6,250 USD a month
  2: ML exposure none, Pay 8,010 USD a month
1, 2, equal, not sure, back, stop? 1
Google comes first under all weights that fit.
Wrote mine.toml. To rank by it: rank demo --today 2026-11-22 -c mine.toml
"
    );
    assert_eq!(
        folder.read("mine.toml"),
        "\
# Weights from 1 answer to trade-off questions.
# The same answers again: printf '1\\n' | rank weigh --demo --today 2026-11-22
title = \"Weights from trade-offs\"

# 1. (ML exposure some, Pay 6,250 USD a month) rather than (ML exposure none, Pay 8,010 USD a month).
# Google comes first under all weights that fit.

# Shares of 100. A range is the room that the answers leave; its middle counts.
[weights]
ml-exposure = [7.7, 99.9]
cloud-market-share = [0.0, 50.0]
pay = [0.1, 17.3]
brand = [0.0, 25.0]
"
    );
    let report = folder
        .rank("demo -c mine.toml --json --trials 0")
        .run()
        .json();
    assert_eq!(report["offers"][0]["id"], "google");
}

/// Without `-o` the set is the output, and the questions are none of it.
#[test]
fn the_set_goes_to_standard_output() {
    let run = folder().rank("weigh").stdin("1\n2\n2\nstop\n").run();
    assert_eq!(run.status, Some(0));
    assert!(
        run.stdout.starts_with("# Weights from 3 answers"),
        "{}",
        run.stdout
    );
    assert!(!run.stdout.contains("Question"));
    assert!(run.stderr.contains("Question 4:"), "{}", run.stderr);
    // It is a set, and the same answers make the same one.
    let again = folder().rank("weigh").stdin("1\n2\n2\nstop\n").run();
    assert_eq!(run.stdout, again.stdout);
    let folder = folder().file("mine.toml", &run.stdout);
    assert_eq!(folder.rank("check -c mine.toml").run().status, Some(0));
}

/// Whatever is answered, the offer that the set puts first is the one that the answers leave.
#[test]
fn the_set_puts_first_whom_the_answers_leave() {
    for answers in 0..64_u32 {
        let typed: String = (0..10)
            .map(|i| {
                if answers >> (i % 6) & 1 == 1 {
                    "1\n"
                } else {
                    "2\n"
                }
            })
            .collect();
        let folder = folder();
        let run = folder.rank("weigh -o mine.toml").stdin(typed).run();
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        let set = folder.read("mine.toml");
        let Some(line) = set
            .lines()
            .find(|l| l.ends_with(" comes first under all weights that fit."))
        else {
            continue;
        };
        let report = folder.rank("-c mine.toml --json --trials 0").run().json();
        let first = report["offers"][0]["company"].as_str().expect("a name");
        assert!(line.starts_with(&format!("# {first} ")), "{line}: {first}");
    }
}

#[test]
fn an_answer_can_be_taken_back() {
    let plain = folder().rank("weigh").stdin("1\n2\nstop\n").run();
    let back = folder()
        .rank("weigh")
        .stdin("back\n2\nback\n1\nwhat?\n2\nstop\n")
        .run();
    let weights = |text: &str| {
        text.split_once("[weights]")
            .map(|(_, weights)| weights.to_owned())
    };
    assert_eq!(weights(&plain.stdout), weights(&back.stdout));
    assert!(
        back.stderr.contains("\nThis is the first question.\n"),
        "{}",
        back.stderr
    );
    assert!(
        back.stderr
            .contains("\nPlease answer 1, 2, equal, not sure, back or stop.\n")
    );
}

/// What is not known is not asked again; what is about equal may go a tenth either way.
#[test]
fn not_sure_and_equal_are_answers() {
    let run = folder()
        .rank("weigh")
        .stdin("not sure\nequal\nstop\n")
        .run();
    assert!(run.stdout.contains(": not sure.\n"), "{}", run.stdout);
    assert!(run.stdout.contains(" are about equal.\n"), "{}", run.stdout);
    let questions: Vec<&str> = run.stderr.split("Question ").skip(1).collect();
    assert_eq!(questions.len(), 3);
    assert_ne!(questions[0][1..], questions[1][1..]);
}

/// Answers that cannot all hold are named; the question is asked again, and where the answer
/// stays, an earlier one.
#[test]
fn contradictions_are_named_and_asked_again() {
    let run = folder()
        .rank("weigh")
        .stdin("1\n2\n2\n1\n1\n2\n2\n1\n1\n1\n1\n")
        .run();
    assert_eq!(run.status, Some(0));
    let told = &run.stderr;
    assert_eq!(
        told.matches("These answers cannot all hold:").count(),
        2,
        "{told}"
    );
    assert!(
        told.contains("Question 8, to check your answers:"),
        "{told}"
    );
    let (_, after) = told
        .rsplit_once("These answers cannot all hold:")
        .expect("it is there");
    // The oldest of those that clash.
    assert!(
        after.contains("\nQuestion 8:\n  1: Role fit 9, Commute 60 min\n"),
        "{after}"
    );
    assert!(
        run.stdout
            .contains("comes first under all weights that fit."),
        "{}",
        run.stdout
    );
}

#[test]
fn without_an_answer_nothing_is_written() {
    let folder = folder();
    for stdin in ["", "stop\n"] {
        let run = folder.rank("weigh -o mine.toml").stdin(stdin).run();
        assert_eq!(run.status, Some(0));
        assert!(
            run.stderr
                .ends_with("No answer, so there are no weights to write.\n")
        );
    }
    assert_eq!(folder.names(), ["offers.toml"]);
}

/// A file that is there is kept, and told of before any question.
#[test]
fn an_existing_file_is_told_of_at_once() {
    let folder = folder().file("mine.toml", "");
    let told = folder.rank("weigh -o mine.toml").stdin("1\n").run();
    assert_eq!(
        (told.status, told.stderr.as_str()),
        (Some(2), "error: mine.toml exists; --force overwrites it\n")
    );
    let told = folder
        .rank("weigh -o mine.toml --force")
        .stdin("1\n2\n")
        .run();
    assert_eq!(told.status, Some(0), "{}", told.stderr);
}

#[test]
fn where_there_is_nothing_to_ask_it_says_why() {
    let offer = |name: &str, pay: u32| {
        format!("[[offer]]\ncompany = \"{name}\"\nratings = {{ pay = {pay}, commute = 30 }}\n")
    };
    let weights = "[weights]\npay = 1\ncommute = 1\n";
    for (offers, text) in [
        (
            offer("A", 3_000),
            "With one offer there is nothing to ask: any weights put it first.",
        ),
        (
            offer("A", 3_000) + &offer("B", 3_000),
            "Your offers are alike wherever you weigh them, so there is nothing to ask.",
        ),
        (
            offer("A", 3_000) + &offer("B", 4_000),
            "B comes first under any weights, so there is nothing to ask.",
        ),
        (
            offer("A", 3_000) + "[must]\npay = 9_000\n",
            "No offer takes a place, so there is nothing to ask.",
        ),
    ] {
        let run = Folder::with("offers.toml", format!("{weights}{offers}"))
            .rank("weigh")
            .run();
        assert_eq!((run.status, run.stdout.as_str()), (Some(0), ""));
        assert!(
            run.stderr.split_whitespace().eq(text.split_whitespace()),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn standard_input_has_answers_and_no_offers() {
    let told = rank("weigh -").fails(2);
    assert!(
        told.starts_with("error: standard input has the answers"),
        "{told}"
    );
    let format = rank("weigh --demo --json").fails(2);
    assert!(format.contains("`rank weigh` has no JSON"), "{format}");
}

/// Lines that are no text, that are too long, or that never end, come to an end.
#[test]
fn hostile_answers_end() {
    for answers in [
        vec![b'x'; 1 << 20],
        vec![0xff; 4096],
        b"\n".repeat(10_000),
        b"1\0\n2\n".to_vec(),
    ] {
        let run = folder().rank("weigh").stdin(answers).run();
        assert_eq!(run.status, Some(0));
        assert!(run.stderr.len() < 100_000);
    }
}
