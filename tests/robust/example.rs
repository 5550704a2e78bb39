//! The built-in example: its figures were worked out apart from this program, by simulation.

use jiff::civil::date;
use serde_json::Value;

use super::harness::{Run, agrees, demo, number, offer};

/// Trials of a run, and those from which the published figures are.
const COUNT: u64 = 40_000;

/// A percentile of an offer's scores is where it is said to be: so many trials lie below, give or
/// take four standard errors of both simulations, and a rounded last digit.
#[track_caller]
fn lies(run: &Run, id: &str, share: f64, expected: f64) {
    let error = (share * (1.0 - share) * (1.0 / COUNT as f64 + 1.0 / 10_000.0)).sqrt();
    let at = |share: f64| {
        run.trials
            .percentile(run.offer(id), share)
            .expect("it takes part")
    };
    let (low, high) = (
        at(share - 4.0 * error) - 0.05,
        at(share + 4.0 * error) + 0.05,
    );
    assert!(
        (low..=high).contains(&expected),
        "{id}: {expected} is not the {share} quantile, which lies in {low}..{high}"
    );
}

#[test]
fn ranges_and_medians() {
    let run = demo().trials(COUNT).run();
    for (id, low, median, high) in [
        ("google", 67.1, 74.5, 81.3),
        ("linkedin", 18.0, 33.5, 52.9),
        ("jpmorgan", 18.3, 26.3, 39.3),
    ] {
        lies(&run, id, 0.05, low);
        lies(&run, id, 0.5, median);
        lies(&run, id, 0.95, high);
    }
}

#[test]
fn who_is_ahead_and_which_places_are_settled() {
    let report = demo().trials(COUNT).json();
    assert_eq!(number(&offer(&report, "google")["first_share"]), 1.0);
    let ahead = number(&report["pairwise"]["linkedin"]["jpmorgan"]);
    agrees(ahead, 0.686, COUNT, "LinkedIn ahead of JPMorgan");
    let places = [("google", 1, 1), ("linkedin", 2, 3), ("jpmorgan", 2, 3)];
    for (id, first, last) in places {
        let line = offer(&report, id);
        assert_eq!(
            (&line["place"], &line["place_last"]),
            (&first.into(), &last.into()),
            "{id}"
        );
    }
    assert_eq!(report["verdict"]["clear"], true);
    assert_eq!(report["verdict"]["first"], Value::from(vec!["google"]));
}

/// Whole per cents are stated.
#[track_caller]
fn per_cent(share: f64, stated: f64) {
    let error = 4.0 * (share * (1.0 - share) / COUNT as f64).sqrt();
    let off = (100.0 * share - stated).abs();
    assert!(off <= 0.5 + 100.0 * error, "{share}, not {stated} %");
}

#[test]
fn neighbours_of_the_advisers_sets() {
    let then = date(2020, 10, 1);
    let cloud = |ask: super::harness::Ask| ask.by("cloud-first").trials(COUNT).run();
    per_cent(cloud(demo().on(then)).ahead("google", "linkedin"), 67.0);
    per_cent(cloud(demo()).ahead("google", "linkedin"), 78.0);
    let ml = demo().by("ml-first").trials(COUNT).run();
    per_cent(ml.ahead("linkedin", "jpmorgan"), 88.5);
}
