//! Days that are past, that say nothing or that cannot be, and keys of days in wrong places.

use super::dates::{WEIGHTS, block};
use super::harness::Folder;

/// Warnings with their place: the ranking comes all the same.
#[test]
fn days_that_are_past_or_say_nothing_are_warned_of() {
    let offers = [
        WEIGHTS,
        &block("Google", "reply-by = 2026-11-19", 3.0),
        &block(
            "OpenAI",
            "status = \"pending\"\nexpects-by = 2026-11-21",
            4.0,
        ),
        &block("Stripe", "expects-by = 2026-12-05", 5.0),
    ];
    let folder = Folder::with("offers.toml", offers.concat());
    let run = folder.rank("check").run();
    assert_eq!(run.status, Some(0));
    let expected = "\
warning[R0222]: Google: your reply was due by 19 Nov, 3 days ago
 --> offers.toml:8:12
  |
8 | reply-by = 2026-11-19
  |            ^^^^^^^^^^
  = help: is it still open? write the new day, or delete the offer

warning[R0223]: OpenAI: the answer was due by 21 Nov, yesterday
  --> offers.toml:16:14
   |
16 | expects-by = 2026-11-21
   |              ^^^^^^^^^^
   = help: ask them; then write the new day, or delete the offer

warning[R0225]: Stripe: `expects-by` is for an offer not made yet; this one
                counts as made
  --> offers.toml:23:14
   |
23 | expects-by = 2026-12-05
   |              ^^^^^^^^^^ help: delete it, or add `status = \"pending\"`

3 warnings in offers.toml. More about one: rank check --explain R0222

";
    assert_eq!(run.stderr, expected);
    let screen = folder.rank("").run().ok();
    assert!(
        screen.contains("\n! Google: your reply was due by 19 Nov, 3 days ago.\n"),
        "{screen}"
    );
    let without = folder.rank("--without google --json").run().json();
    assert!(
        !without["warnings"].to_string().contains("R0222"),
        "{without}"
    );
    let deadlines = folder.rank("deadlines").run().ok();
    let said = "The `expects-by` of Stripe counts only with `status = \"pending\"`.\n";
    assert!(deadlines.contains(said), "{deadlines}");
}

#[test]
fn days_that_cannot_be_are_mistakes() {
    let wrong = |line: &str| {
        let offer = block("A", line, 3.0);
        let folder = Folder::with("offers.toml", [WEIGHTS, &offer].concat());
        folder.rank("deadlines").run().fails(1)
    };
    let cases = [
        ("expects-by = 2026-11-31", "R0123", "there is no such day"),
        (
            "expects-by = \"5 Dec\"",
            "R0123",
            "a date is year-month-day",
        ),
        ("expects-by = 5", "R0105", "a date such as 2026-11-26"),
        (
            "reply-by = 2026-12-05T23:59:00-08:00",
            "R0123",
            "write the day alone: 2026-12-05",
        ),
        (
            "reply-by = \"2026-12-05T23:59:00\"",
            "R0123",
            "write the day alone: 2026-12-05",
        ),
        (
            "reply-by = 23:59:00",
            "R0123",
            "a time where a date such as 2026-11-26 is needed",
        ),
        ("answer-by = 2026-12-05", "R0102", "call it `expects-by`"),
        ("decision-by = 2026-12-05", "R0102", "call it `expects-by`"),
        ("expected = 2026-12-05", "R0102", "call it `expects-by`"),
        ("due = 2026-12-05", "R0102", "call it `reply-by`"),
    ];
    for (line, code, help) in cases {
        let said = wrong(line);
        assert!(said.contains(code) && said.contains(help), "{line}: {said}");
        assert!(said.contains("offers.toml:8:"), "{line}: {said}");
    }
}

/// A pending offer may have both days: its answer is to come before the reply is due.
#[test]
fn a_reply_that_is_due_before_its_answer() {
    let warned = |keys: &str| {
        let offer = block("A", &format!("status = \"pending\"\n{keys}"), 3.0);
        let folder = Folder::with("offers.toml", [WEIGHTS, &offer].concat());
        let check = folder.rank("check --json").run().json();
        check["warnings"].to_string()
    };
    let said = warned("reply-by = 2026-12-01\nexpects-by = 2026-12-05");
    assert!(said.contains("R0224"), "{said}");
    let text = "A: your reply is due by 1 Dec, before its answer by 5 Dec";
    assert!(said.contains(text), "{said}");
    let said = warned("reply-by = 2026-12-05\nexpects-by = 2026-12-01");
    assert!(!said.contains("R0224"), "{said}");
}

/// Where a key belongs that was put above the first offer, and one that is there twice over.
#[test]
fn keys_of_an_offer_are_sent_to_one() {
    let text = "deadline = 2026-12-12\n[[offer]]\ncompany = \"G\"\nemployer = \"x\"\n";
    let expected = "\
error[R0103]: `deadline` in the file's top level
 --> offers.toml:1:1
  |
1 | deadline = 2026-12-12
  | ^^^^^^^^ help: put it below `[[offer]]`, as `reply-by`

error[R0102]: `employer` beside `company` in an offer
 --> offers.toml:4:1
  |
4 | employer = \"x\"
  | ^^^^^^^^ help: `company` is there already: delete this line

2 mistakes in offers.toml. More about one: rank check --explain R0103
";
    Folder::with("offers.toml", text)
        .rank("check")
        .run()
        .complains(1, expected);
}
