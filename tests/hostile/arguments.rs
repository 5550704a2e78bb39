//! Arguments malformed in every way: each is shown with a caret and a way to mend it.

use crate::run::{Folder, call};

/// Runs the example with a wrong argument and returns the report of it.
fn report(argument: &str) -> String {
    let run = Folder::new()
        .run(call(&["demo", argument]))
        .harmless(argument);
    assert_eq!(run.status, 2, "{argument}: {}", run.err());
    assert!(run.out.is_empty(), "{argument}: {}", run.out());
    assert!(
        run.err().contains("\n1 mistake in the arguments."),
        "{argument}: {}",
        run.err()
    );
    run.err().to_owned()
}

/// The option, what is wrong, the column of the caret, and what is said about it.
#[test]
fn every_malformed_argument_is_shown_with_a_mend() {
    const SET: &str = "write --set OFFER.KEY=VALUE";
    const WEIGHT: &str = "write --weight CRITERION=N, or --weight SET:CRITERION=N";
    const LINK: &str = "write --link COMPANY=N, where N is 0.25 or 25%";
    const MUST: &str = "write --must CRITERION=LIMIT";
    let cases = [
        ("--set=", 7, SET),
        ("--set==", 7, SET),
        ("--set=google", 7, SET),
        ("--set=google=5", 7, SET),
        ("--set=google.pay", 7, SET),
        ("--set=google.pay=", 7, SET),
        ("--set=google.pay= ", 7, SET),
        ("--set=.pay=5", 7, SET),
        ("--set=google.=5", 7, SET),
        ("--set=goggle.pay=5", 7, "did you mean `google`?"),
        ("--set=google.pey=5", 14, "did you mean `pay`?"),
        (
            "--set=ü.pay=5",
            7,
            "the offers are jpmorgan, google, linkedin",
        ),
        ("--set=google.pay=ü", 18, "`pay` takes a number"),
        (
            "--set=google.pay=9,100",
            18,
            "numbers have no commas: 9100 or 9_100",
        ),
        ("--set=google.pay=5 000", 18, "write 5000"),
        ("--set=google.pay=[1,2", 18, "write `]` at the end"),
        ("--set=google.pay={value=5", 18, "write `}` at the end"),
        ("--set=google.pay=\"x", 18, "write \"x\""),
        (
            "--set=google.pay=[5,3]",
            18,
            "write the smaller number first",
        ),
        ("--set=google.pay=nan", 18, "write an ordinary number"),
        ("--set=google.pay=1e999", 18, "write an ordinary number"),
        ("--set=google.pay=1\nbrand=2", 18, "`pay` takes a number"),
        (
            "--set=google.ml-exposure=sone",
            26,
            "did you mean \"some\"?",
        ),
        ("--set=google.ml-exposure=tbd", 26, "write \"unknown\""),
        ("--weight=", 10, WEIGHT),
        ("--weight=pay", 10, WEIGHT),
        ("--weight=pay=", 10, WEIGHT),
        ("--weight==5", 10, WEIGHT),
        ("--weight=:pay=5", 10, WEIGHT),
        ("--weight=default:=5", 10, WEIGHT),
        ("--weight=pay=x", 10, WEIGHT),
        ("--weight=pay=5\nb=1", 10, WEIGHT),
        ("--weight=pay=50%", 14, "write 50, without the sign"),
        ("--weight=pay=9,100", 14, "numbers have no commas"),
        ("--weight=pay=-5", 14, "write 0 or more"),
        ("--weight=pay=[2,1]", 14, "write [1, 2]"),
        ("--weight=pay=nan", 14, "write an ordinary number"),
        ("--weight=pay=1e300", 14, "only proportions count"),
        ("--weight=pay=\"5\"", 14, "write 5"),
        ("--weight=pey=5", 10, "did you mean `pay`?"),
        (
            "--weight=mine:pay=5",
            10,
            "this ranking weighs by `default`",
        ),
        ("--link=", 8, LINK),
        ("--link=linkedin", 8, LINK),
        ("--link=linkedin=", 8, LINK),
        ("--link==0.5", 8, LINK),
        ("--link=linkedin=[0,1]", 8, LINK),
        ("--link=linkedin=%", 8, LINK),
        ("--link=linkedin=150%", 17, "0 is nothing, 1 is all"),
        ("--link=linkedin=nan", 17, "0 is nothing, 1 is all"),
        ("--link=linkdin=0.5", 8, "did you mean `LinkedIn`?"),
        ("--link=google=0.5", 8, "there is a link of LinkedIn"),
        ("--must=", 8, MUST),
        ("--must=pay", 8, MUST),
        ("--must=pay=", 8, MUST),
        ("--must==5", 8, MUST),
        (
            "--must=pay=1e9",
            12,
            "its scale goes from 2,000 (worst) to 20,000 (best)",
        ),
        (
            "--must=pay=[3000,5000]",
            12,
            "one number, the worst that you accept",
        ),
        ("--must=pay=unknown", 12, "write the worst that you accept"),
        ("--must=ml-exposure=[none,some]", 20, "[\"none\", \"some\"]"),
        (
            "--must=ml-exposure=5",
            20,
            "the levels are none, some, strong, leader",
        ),
        ("--must=pey=5", 8, "did you mean `pay`?"),
        ("--without=", 11, "write --without OFFER"),
        ("--without=google=1", 11, "write --without OFFER"),
        ("--without=gogle", 11, "did you mean `google`?"),
        (
            "--criteria=",
            12,
            "the built-in sets are default, cloud-first, ml-first",
        ),
        ("--criteria=clod-first", 12, "did you mean `cloud-first`?"),
        ("--criteria=nosuch.toml", 12, "nosuch.toml: no such file"),
        ("--criteria=./", 12, "is a folder, not a file"),
    ];
    for (argument, column, said) in cases {
        let report = report(argument);
        assert!(
            report.contains(&format!("\n --> command line:1:{column}\n")),
            "{argument}: {report}"
        );
        // Long help is broken into lines.
        let words: Vec<&str> = report.split_whitespace().collect();
        assert!(words.join(" ").contains(said), "{argument}: {report}");
        let shown = argument.replacen('=', " ", 1);
        let first = shown.lines().next().unwrap_or_default().trim_end();
        assert!(
            report.contains(&format!("\n1 | {first}")),
            "{argument}: {report}"
        );
    }
}

#[test]
fn dates_and_widths_say_what_they_take() {
    let cases = [
        ("--as-of=", "such as 2026-11-26"),
        ("--as-of=x", "such as 2026-11-26"),
        ("--as-of=-0001-01-01", "such as 2026-11-26"),
        ("--as-of=2026-02-30", "there is no such day"),
        ("--as-of=2026-1-1", "write 2026-01-01"),
        ("--as-of=1 Jan 2026", "write 2026-01-01"),
        ("--width=0", "a number from 40 to 200"),
        ("--width=39", "a number from 40 to 200"),
        ("--width=201", "a number from 40 to 200"),
        ("--width=-1", "a number from 40 to 200"),
        ("--width=99999999999", "a number from 40 to 200"),
        ("--width=x", "a number from 40 to 200"),
        (
            "--format=x",
            "[possible values: table, json, csv, markdown, html, svg",
        ),
        ("--method=x", "[possible values: weighted-sum]"),
    ];
    for (argument, said) in cases {
        let run = Folder::new()
            .run(call(&["demo", argument]))
            .harmless(argument);
        assert_eq!(run.status, 2, "{argument}: {}", run.err());
        assert!(run.err().contains(said), "{argument}: {}", run.err());
    }
}

#[test]
fn any_day_is_a_day() {
    for day in ["0000-01-01", "1900-01-01", "2020-02-29", "9999-12-31"] {
        for option in ["--as-of", "--today"] {
            let run = Folder::new().run(["demo", option, day, "--trials", "50", "--json"]);
            assert_eq!(run.harmless(day).status, 0, "{option} {day}");
        }
    }
}
