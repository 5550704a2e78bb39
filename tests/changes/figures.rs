//! The figures of the built-in example that were worked out by hand, from the formulas.

use jiff::civil::{Date, date};
use offer_rank::report::{ChangeKind, FlipLine};
use serde_json::{Value, json};

use crate::decision::Decision;

/// The flips of one kind on one criterion that put one offer ahead of another.
fn flips(
    decision: &Decision,
    kind: ChangeKind,
    criterion: Option<&str>,
    pair: [&str; 2],
) -> Vec<Value> {
    decision.report(|report, _| {
        let meant = |f: &&FlipLine<'_>| {
            f.kind == kind
                && f.criterion == criterion
                && f.ahead == pair[0]
                && f.behind == Some(pair[1])
        };
        let found = report.flips.iter().filter(meant);
        found.map(|f| json!(f)).collect()
    })
}

/// The boundary, what is to be typed, and the share of a weight.
fn numbers(flip: &Value) -> (f64, f64, Option<f64>) {
    let number = |key: &str| flip[key].as_f64().expect("a number");
    (number("at"), number("to"), flip["share_at"].as_f64())
}

fn near(found: f64, expected: f64) {
    assert!(
        (found - expected).abs() <= 5e-5 * expected.max(1.0),
        "{found} is not {expected}"
    );
}

// LinkedIn's 28.0426 and JPMorgan's 24.4244 points meet where a weight makes up for 3.6182.
#[test]
fn weights_at_which_the_second_and_the_third_change_places() {
    let cases = [
        ("ml-exposure", 14.3245, 14.3, 18.0581),
        ("pay", 1.4917, 1.49, 1.9502),
        ("brand", 28.0588, 28.1, 25.9662),
    ];
    for (criterion, at, to, share) in cases {
        let found = flips(
            &Decision::demo(),
            ChangeKind::Weight,
            Some(criterion),
            ["jpmorgan", "linkedin"],
        );
        let (found_at, found_to, found_share) = numbers(found.first().expect(criterion));
        near(found_at, at);
        assert_eq!(found_to, to, "{criterion}");
        near(found_share.expect("a share"), share);
    }
}

#[test]
fn one_weight_puts_another_offer_first() {
    let found = flips(
        &Decision::demo(),
        ChangeKind::Weight,
        Some("pay"),
        ["linkedin", "google"],
    );
    let (at, to, share) = numbers(found.first().expect("a flip"));
    near(at, 627.95);
    assert_eq!(to, 628.0);
    near(share.expect("a share"), 89.3307);
    assert_eq!(found[0]["first_changes"], true);
}

#[test]
fn ratings_and_links_at_which_the_second_and_the_third_change_places() {
    let pair = ["jpmorgan", "linkedin"];
    let link = flips(&Decision::demo(), ChangeKind::Link, None, pair);
    near(numbers(link.first().expect("a link")).0, 0.14662);
    let pay = flips(&Decision::demo(), ChangeKind::Rating, Some("pay"), pair);
    let pay = pay
        .iter()
        .find(|f| f["offer"] == "jpmorgan")
        .expect("a rating");
    let (at, to, _) = numbers(pay);
    near(at, 7_904.043_7);
    assert_eq!(to, 7_905.0);
}

// Google has 40 × (1 - 9/40) more than LinkedIn's share of 40 × 18/40, and so on: exactly 1/2 and 2/3.
#[test]
fn the_share_of_microsoft_that_lifts_linkedin_to_first() {
    let cases: [(Date, f64, f64); 2] = [
        (date(2020, 10, 1), 0.5, 0.501),
        (date(2026, 11, 22), 2.0 / 3.0, 0.667),
    ];
    for (day, at, to) in cases {
        let decision = Decision::demo().by("cloud-first", day);
        let found = flips(&decision, ChangeKind::Link, None, ["linkedin", "google"]);
        let (found_at, found_to, _) = numbers(found.first().expect("a link"));
        assert!((found_at - at).abs() < 1e-9, "{found_at}");
        assert_eq!(found_to, to);
    }
}
