//! Deal-breakers in trials: an offer whose draw is beyond a limit is out of the trial.

use std::fmt::Write as _;

use proptest::prelude::*;
use serde_json::Value;

use super::harness::{agrees, ask, message, number, numbers, offer};
use super::law_cases::cases;
use super::problems::{Kind, decision};
use super::runs::rank;

/// A commute of 60 to 80 minutes, and a limit of 60.
const MAY_FAIL: &str = "\
[weights]
role-fit = 30
commute = 10
[must]
commute = 60
[[offer]]
company = \"Acme\"
[offer.ratings]
role-fit = 9
commute = [60, 80]
[[offer]]
company = \"Beta\"
[offer.ratings]
role-fit = 6
commute = 20
";

/// By score Acme leads by 9 points; it is out of every trial but the one that draws 60.
#[test]
fn an_offer_that_may_fail_is_out_where_it_does() {
    let report = ask(MAY_FAIL).json();
    let (acme, beta) = (offer(&report, "acme"), offer(&report, "beta"));
    assert_eq!(
        (&acme["position"], &beta["position"]),
        (&1.into(), &2.into())
    );
    assert!(number(&acme["out_share"]) > 0.99 && number(&acme["first_share"]) < 0.01);
    assert!(number(&beta["first_share"]) > 0.99 && number(&beta["out_share"]) == 0.0);
    let places = |line: &Value| [line["place"].clone(), line["place_last"].clone()];
    assert_eq!(places(acme), [2, 2]);
    assert_eq!(places(beta), [1, 1]);
    assert_eq!(report["verdict"]["first"], Value::from(vec!["beta"]));
    assert_eq!(report["verdict"]["clear"], true);
    assert_eq!(
        report["verdict"]["text"],
        "Beta comes first in more than 99 of 100 what-ifs. Acme fails a deal-breaker in more than \
         99 of 100 what-ifs."
    );
    // Its score still counts, as if there were no deal-breaker.
    let free = ask(MAY_FAIL.replace("[must]\ncommute = 60\n", "")).json();
    for key in ["score_low", "score_median", "score_high"] {
        assert_eq!(acme[key], offer(&free, "acme")[key], "{key}");
    }
    assert_eq!(number(&offer(&free, "acme")["out_share"]), 0.0);
}

#[test]
fn the_screens_say_how_often_an_offer_is_out() {
    let screen = |call: &[&str]| {
        let text = String::from_utf8(rank(MAY_FAIL, call, "1").stdout).expect("text");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let table = screen(&[]);
    assert!(table.contains(" <1 in 100, out in >99 "), "{table}");
    assert!(table.contains("Acme almost certainly fails a deal-breaker: "));
    let alone = screen(&["explain", "acme"]);
    assert!(
        alone.contains("It fails a deal-breaker in more than 99 of 100 what-ifs."),
        "{alone}"
    );
    let half = MAY_FAIL.replace("[60, 80]", "[50, 70]");
    let half = String::from_utf8(rank(&half, &["explain", "acme"], "1").stdout).expect("text");
    let words = half.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains(", and fails a deal-breaker in "), "{words}");
}

/// Of 100 minutes so many lie beyond the limit of 60: first place is clear as long as the offer is
/// in as often as a place must hold.
#[test]
fn first_place_is_clear_only_if_the_first_stays_in() {
    let clear = |commute: &str, sure: f64| {
        let text = MAY_FAIL.replace("[60, 80]", commute);
        let alone = text.split("[[offer]]\ncompany = \"Beta\"").next();
        let report = ask(alone.expect("a part")).sure(sure).json();
        report["verdict"]["clear"].clone()
    };
    assert_eq!(clear("[0, 62]", 0.9), true);
    assert_eq!(clear("[0, 80]", 0.9), false);
    assert_eq!(clear("[0, 80]", 0.7), true);
    assert_eq!(clear("[0, 60]", 1.0), true);
    assert_eq!(clear("\"unknown\"", 0.9), false);
}

/// The remark on a deal-breaker and the table speak of the same trials.
#[test]
fn a_deal_breaker_is_broken_as_often_as_the_offer_is_out() {
    let run = ask(MAY_FAIL.replace("[60, 80]", "[50, 80]")).run();
    let acme = run.offer("acme");
    assert_eq!(run.trials.broken(acme, 0), run.trials.out(acme));
    agrees(
        run.trials.out(acme).expect("in"),
        2.0 / 3.0,
        10_000,
        "20 of 30 minutes",
    );
    let beta = run.offer("beta");
    assert_eq!(
        (run.trials.broken(beta, 0), run.trials.out(beta)),
        (None, Some(0.0))
    );
}

/// Two offers of which it is not known whether they keep yes or no.
fn unchecked(ratings: &str, facts: &str) -> String {
    let mut text = "[weights]\nrole-fit = 1\n[must]\nvisa = \"yes\"\n\
        [[criterion]]\nid = \"visa\"\nscale = { levels = [\"no\", \"yes\"] }\n"
        .to_owned();
    for (role, fit) in [("good", 8), ("bad", 4)] {
        let _ = writeln!(
            text,
            "[[offer]]\ncompany = \"Acme\"\nid = \"{role}\"\nrole = \"{role}\"\n[offer.ratings]\nrole-fit = {fit}\n{ratings}"
        );
    }
    text + facts
}

/// Each alone is out of half of the trials: the better one is behind only where it alone is out,
/// and where both are, each counts half: 1/2 + 1/2 of 1/4.
#[test]
fn two_that_are_out_share_a_pair() {
    let report = ask(unchecked("visa = \"?\"\n", "")).json();
    let count = 10_000;
    for id in ["good", "bad"] {
        agrees(number(&offer(&report, id)["out_share"]), 0.5, count, id);
    }
    let ahead = number(&report["pairwise"]["good"]["bad"]);
    agrees(ahead, 0.625, count, "the better one ahead");
    let first = |id| number(&offer(&report, id)["first_share"]);
    agrees(first("good"), 0.5, count, "the better one first");
    agrees(first("bad"), 0.25, count, "the other one first");
    assert_eq!(report["verdict"]["clear"], false);
}

/// Both rest on one unknown fact of their company: in half of the trials nobody takes a place.
#[test]
fn where_all_are_out_nobody_takes_a_place() {
    let fact = "[[fact]]\ncriterion = \"visa\"\ncompany = \"Other\"\nvalue = \"yes\"\nas-of = 2026-01-01\n";
    let report = ask(unchecked("", fact)).json();
    let (good, bad) = (offer(&report, "good"), offer(&report, "bad"));
    assert_eq!(good["out_share"], bad["out_share"]);
    agrees(number(&good["out_share"]), 0.5, 10_000, "out");
    let shares = |line: &Value| numbers(&line["place_shares"]);
    let within = 1.0 - number(&good["out_share"]);
    assert!((shares(good)[0] - within).abs() < 1e-12 && shares(good)[1] == 0.0);
    assert!((shares(bad)[1] - within).abs() < 1e-12 && shares(bad)[0] == 0.0);
    // Two that are the same tie wherever they are in, and share a place.
    let same = unchecked("", fact).replace("role-fit = 4", "role-fit = 8");
    let screen = String::from_utf8(rank(&same, &[], "1").stdout).expect("text");
    assert_eq!(
        screen.lines().filter(|l| l.starts_with(" 1= ")).count(),
        2,
        "{screen}"
    );
}

/// Of three on a scale from the worst to the best of them, the best is out of half of the trials:
/// then the second of them is worth all, where it is worth a half else.
#[test]
fn who_is_out_is_in_no_column() {
    let mut text = "[weights]\nx = 1\n[must]\nvisa = \"yes\"\n\
        [[criterion]]\nid = \"x\"\nscale = { normalize = \"min-max\", better = \"higher\" }\n\
        [[criterion]]\nid = \"visa\"\nscale = { levels = [\"no\", \"yes\"] }\n"
        .to_owned();
    for (company, x, visa) in [
        ("Low", 0, "yes"),
        ("Middle", 5, "yes"),
        ("High", 10, "unknown"),
    ] {
        let _ = writeln!(
            text,
            "[[offer]]\ncompany = \"{company}\"\n[offer.ratings]\nx = {x}\nvisa = \"{visa}\""
        );
    }
    let report = ask(text).json();
    let scores = |id: &str| {
        let line = offer(&report, id);
        [number(&line["score_low"]), number(&line["score_high"])]
    };
    let near = |found: [f64; 2], wanted: [f64; 2]| {
        let apart = found.iter().zip(wanted).map(|(a, b)| (a - b).abs());
        assert!(
            apart.fold(0.0, f64::max) < 0.011,
            "{found:?}, not {wanted:?}"
        );
    };
    near(scores("low"), [0.0, 0.0]);
    near(scores("middle"), [50.0, 100.0]);
    near(scores("high"), [100.0, 100.0]);
}

/// The remark counts what trials count, of the trials that were asked for.
#[test]
fn of_few_trials_the_count_is_told() {
    let report = ask(MAY_FAIL).trials(120).json();
    let said = message(&report, "R0210");
    assert!(said.contains("in 120 of 120 what-ifs"), "{said}");
}

/// A limit that half of the ratings of a kind keep.
fn limit(kind: Kind) -> &'static str {
    match kind {
        Kind::Rising | Kind::Falling => "5",
        Kind::Peak => "[3, 7]",
        Kind::Levels => "\"some\"",
    }
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn shares_of_places_and_out_share_sum_to_one(decision in decision(), all in any::<bool>()) {
        let mut text = decision.file();
        text.push_str("\n[must]\n");
        let limited = if all { decision.kinds.len() } else { 1 };
        for (k, kind) in decision.kinds.iter().enumerate().take(limited) {
            let _ = writeln!(text, "c{k} = {}", limit(*kind));
        }
        let report = ask(text).trials(300).json();
        let lines = report["offers"].as_array().expect("offers");
        let lines: Vec<&Value> = lines.iter().filter(|o| !o["place"].is_null()).collect();
        let rows: Vec<Vec<f64>> = lines.iter().map(|o| numbers(&o["place_shares"])).collect();
        let mut most = 1.0;
        for (i, line) in lines.iter().enumerate() {
            let out = number(&line["out_share"]);
            let all: f64 = rows[i].iter().sum::<f64>() + out;
            prop_assert!((all - 1.0).abs() < 1e-9, "{}: {all}", line["id"]);
            // A place is taken only where the one before it is.
            let taken: f64 = rows.iter().map(|row| row[i]).sum();
            prop_assert!(taken <= most + 1e-9, "place {}: {taken} of {most}", i + 1);
            most = taken;
            // Somebody is first wherever this one is in.
            let first: f64 = rows.iter().map(|row| row[0]).sum();
            prop_assert!(first >= 1.0 - out - 1e-9, "{first}, with {out} out");
        }
        let in_all: f64 = lines.iter().map(|o| 1.0 - number(&o["out_share"])).sum();
        prop_assert!((rows.concat().iter().sum::<f64>() - in_all).abs() < 1e-9);
        // Where nobody takes a place there are no trials.
        for line in report["offers"].as_array().expect("offers") {
            prop_assert_eq!(line["out_share"].is_null(), line["place"].is_null());
        }
    }
}
