//! Decisions at the edge: one trial and none, one offer, one criterion, nothing known, equals.

use std::fmt::Write as _;

use serde_json::Value;

use super::harness::{ask, demo, number, numbers, offer, within};

/// Offers with the same lines of ratings each, on criteria from 0 to 10.
fn file(weights: &str, offers: &[(&str, &str)]) -> String {
    let mut text = format!("[weights]\n{weights}\n");
    for (company, ratings) in offers {
        let _ = write!(
            text,
            "\n[[offer]]\ncompany = \"{company}\"\n[offer.ratings]\n{ratings}\n"
        );
    }
    text
}

/// The keys of an offer that only trials can fill.
const OF_TRIALS: [&str; 9] = [
    "score_low",
    "score_median",
    "score_high",
    "first_share",
    "out_share",
    "place_shares",
    "standard_errors",
    "central_weights",
    "confidence",
];

#[test]
fn without_trials_nothing_is_said_of_them() {
    let report = demo().trials(0).json();
    assert!(report["trials"].is_null() && report["pairwise"].is_null());
    for (place, id) in ["google", "linkedin", "jpmorgan"].into_iter().enumerate() {
        let line = offer(&report, id);
        assert!(OF_TRIALS.iter().all(|key| line[key].is_null()), "{id}");
        assert_eq!(line["place"], line["place_last"]);
        assert_eq!(line["place"], place + 1);
    }
    assert_eq!(report["verdict"]["clear"], true);
}

#[test]
fn one_trial_is_counted_once() {
    let report = demo().trials(1).json();
    assert_eq!(report["trials"]["count"], 1);
    for id in ["google", "linkedin", "jpmorgan"] {
        let line = offer(&report, id);
        let shares = numbers(&line["place_shares"]);
        assert_eq!(shares.iter().filter(|s| **s == 1.0).count(), 1, "{id}");
        assert_eq!(shares.iter().sum::<f64>(), 1.0);
        // One trial says nothing of its own error.
        assert_eq!(numbers(&line["standard_errors"]), [0.0; 3]);
    }
}

#[test]
fn one_offer_comes_first() {
    let report = ask(file("role-fit = 1", &[("Only", "role-fit = [2, 8]")])).json();
    let line = offer(&report, "only");
    assert_eq!(numbers(&line["place_shares"]), [1.0]);
    assert_eq!(
        (&line["place"], &line["place_last"]),
        (&1.into(), &1.into())
    );
    assert_eq!(report["verdict"]["clear"], true);
}

/// With one criterion the weight is all of it, and the score the rating: 3 to 5 of 10, with
/// nine tenths of it from 31 to 49.
#[test]
fn one_criterion_weighs_all_of_it() {
    let offers = [("Even", "role-fit = [3, 5]"), ("Other", "role-fit = 2")];
    for weight in ["role-fit = 100", "role-fit = 0.001", "role-fit = [1, 50]"] {
        let report = ask(file(weight, &offers)).trials(20_000).json();
        let line = offer(&report, "even");
        for (key, expected) in [
            ("score_low", 31.0),
            ("score_median", 40.0),
            ("score_high", 49.0),
        ] {
            // Four standard errors of a quantile of a uniform number, over a span of 20 points.
            within(
                number(&line[key]),
                expected,
                4.0 * 20.0 * 0.5 / 20_000_f64.sqrt(),
                key,
            );
        }
        assert_eq!(number(&report["pairwise"]["even"]["other"]), 1.0);
        assert_eq!(line["central_weights"]["role-fit"], 1.0);
    }
}

#[test]
fn a_range_without_width_is_exact() {
    let exact = [
        ("A", "role-fit = 5\nmentoring = 3"),
        ("B", "role-fit = 4\nmentoring = 6"),
    ];
    let narrow = [
        ("A", "role-fit = [5, 5]\nmentoring = [3, 3]"),
        ("B", "role-fit = 4\nmentoring = 6"),
    ];
    let weights = "role-fit = 2\nmentoring = 1";
    let run = |offers: &[(&str, &str)]| ask(file(weights, offers)).trials(2_000).text_of_json();
    assert_eq!(run(&exact), run(&narrow));
}

/// Of an offer of which nothing is known there is no place to tell.
#[test]
fn nothing_known_ranks_nobody() {
    let offers = [("A", "role-fit = \"unknown\""), ("B", "")];
    let report = ask(file("role-fit = 1", &offers)).json();
    assert!(report["trials"].is_null());
    assert_eq!(report["verdict"]["clear"], false);
    assert_eq!(report["verdict"]["first"], Value::Array(Vec::new()));
}

/// Half of the weight is known and equal, half unknown: either is ahead as often as the other.
#[test]
fn unknowns_are_as_likely_for_each() {
    let offers = [("A", "role-fit = 5"), ("B", "role-fit = 5")];
    let report = ask(file("role-fit = 1\nmentoring = 1", &offers))
        .trials(40_000)
        .json();
    let ahead = number(&report["pairwise"]["a"]["b"]);
    within(ahead, 0.5, 4.0 * 0.5 / 200.0, "ahead");
    assert_eq!(report["verdict"]["clear"], false);
}

#[test]
fn equals_share_their_places() {
    let same = "role-fit = 5\nmentoring = [3, 8]";
    let exact = "role-fit = 5\nmentoring = 6";
    let offers = [
        ("First", "role-fit = 9\nmentoring = 9"),
        ("B", exact),
        ("C", exact),
    ];
    let weights = "role-fit = 2\nmentoring = 1";
    let report = ask(file(weights, &offers)).trials(500).json();
    for id in ["b", "c"] {
        let line = offer(&report, id);
        assert_eq!(numbers(&line["place_shares"]), [0.0, 0.5, 0.5]);
        assert_eq!(
            (&line["place"], &line["place_last"]),
            (&2.into(), &3.into())
        );
    }
    assert_eq!(number(&report["pairwise"]["b"]["c"]), 0.5);
    // What is drawn for each is its own: they do not tie.
    let drawn = ask(file(weights, &[("B", same), ("C", same)]))
        .trials(500)
        .json();
    let shares = numbers(&offer(&drawn, "b")["place_shares"]);
    assert!(
        shares[0] > 0.4 && shares[0] < 0.6 && shares[0] != 0.5,
        "{shares:?}"
    );
}

/// Sure means in that share of trials: 1 asks for all of them.
#[test]
fn sureness_settles_places() {
    let offers = [("A", "role-fit = [4, 10]"), ("B", "role-fit = 5")];
    // A is above 5 in five of six trials.
    let at = |sure| {
        ask(file("role-fit = 1", &offers))
            .trials(20_000)
            .sure(sure)
            .json()
    };
    assert_eq!(at(0.8)["verdict"]["clear"], true);
    assert_eq!(at(0.9)["verdict"]["clear"], false);
    let all = [("A", "role-fit = [6, 10]"), ("B", "role-fit = 5")];
    let report = ask(file("role-fit = 1", &all)).sure(1.0).json();
    assert_eq!(report["verdict"]["clear"], true);
}
