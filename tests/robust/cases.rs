//! Reference cases of SMAA-2, derived exactly, put through files of our own.
//!
//! `tests/data/cases` holds them: where each is from, what goes in, what must come out, and what
//! confirmed it. Every expected number here is one of those files.

use std::fmt::Write as _;
use std::path::Path;

use offer_rank::robust::Trust;
use serde_json::Value;

use super::harness::{Ask, agrees, ask, number, numbers, offer, within};

/// Trials of a case.
const COUNT: u64 = 50_000;

fn case(name: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cases");
    let text = std::fs::read_to_string(folder.join(format!("{name}.json")));
    serde_json::from_str(&text.expect("the case is there")).expect("a case is JSON")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

/// An offers file of ratings that are utilities already: criteria `c0`, ..., offers `o0`, ...
fn file(criteria: usize, rows: &[Vec<String>]) -> String {
    let mut text = "[weights]\n".to_owned();
    for k in 0..criteria {
        let _ = writeln!(text, "c{k} = 1");
    }
    for k in 0..criteria {
        let scale = "{ worst = 0, best = 1 }";
        let _ = writeln!(text, "\n[[criterion]]\nid = \"c{k}\"\nscale = {scale}");
    }
    for (i, row) in rows.iter().enumerate() {
        let head = format!("[[offer]]\ncompany = \"Number {i}\"\nid = \"o{i}\"");
        let _ = writeln!(text, "\n{head}\n\n[offer.ratings]");
        for (k, rating) in row.iter().enumerate() {
            let _ = writeln!(text, "c{k} = {rating}");
        }
    }
    text
}

/// A case of exact ratings and weights of which nothing is known.
fn exact(case: &Value) -> Ask {
    let rows: Vec<Vec<String>> = list(&case["inputs"]["values"])
        .iter()
        .map(|row| list(row).iter().map(Value::to_string).collect())
        .collect();
    ask(file(rows[0].len(), &rows)).trust(Trust::None)
}

/// A case of ratings that are exact or anywhere in a range.
fn stochastic(case: &Value) -> Ask {
    let rating = |of: &Value| match of["dist"].as_str() {
        Some("uniform") => format!("[{}, {}]", of["min"], of["max"]),
        _ => of["value"].to_string(),
    };
    let rows: Vec<Vec<String>> = list(&case["inputs"]["measurements"])
        .iter()
        .map(|row| list(row).iter().map(rating).collect())
        .collect();
    let trust = match &case["inputs"]["weights"] {
        Value::String(_) => Trust::None,
        fixed => {
            let fixed = numbers(fixed);
            assert!(fixed.iter().all(|w| *w == fixed[0]), "the file's are equal");
            Trust::Exact
        }
    };
    ask(file(rows[0].len(), &rows)).trust(trust)
}

/// Compares all that the case states of a run of [`COUNT`] trials.
fn check(name: &str, case: &Value, ask: Ask) {
    let report = ask.trials(COUNT).json();
    let expected = &case["expected"];
    for (i, shares) in list(&expected["rank_acceptability"]).iter().enumerate() {
        let line = offer(&report, &format!("o{i}"));
        let found = numbers(&line["place_shares"]);
        for (place, (share, truth)) in found.iter().zip(numbers(shares)).enumerate() {
            let what = format!("{name}, offer {i}, place {}", place + 1);
            agrees(*share, truth, COUNT, &what);
        }
        assert_eq!(line["first_share"], line["place_shares"][0], "{name}");
        central(name, expected, line, i);
    }
    let pairs = expected["pairwise_winning"].as_array();
    for (i, row) in pairs.into_iter().flatten().enumerate() {
        for (k, truth) in numbers(row).into_iter().enumerate().filter(|p| p.0 != i) {
            let share = &report["pairwise"][format!("o{i}")][format!("o{k}")];
            agrees(
                number(share),
                truth,
                COUNT,
                &format!("{name}, {i} over {k}"),
            );
        }
    }
}

/// Central weights and the confidence factor, where the case states them.
fn central(name: &str, expected: &Value, line: &Value, i: usize) {
    let Some(weights) = expected["central_weights"].as_array().map(|all| &all[i]) else {
        return;
    };
    let found = &line["central_weights"];
    if weights.is_null() {
        assert!(
            found.is_null() && line["confidence"].is_null(),
            "{name}, {i}"
        );
        return;
    }
    // No weight varies by more than half of the way from 0 to 1 that it may take.
    let firsts = numbers(&expected["rank_acceptability"][i])[0] * COUNT as f64;
    let error = 0.5 / firsts.sqrt();
    for (k, truth) in numbers(weights).into_iter().enumerate() {
        let share = number(&found[format!("c{k}")]);
        within(
            share,
            truth,
            4.0 * error,
            &format!("{name}, {i}, weight {k}"),
        );
    }
    if let Some(truth) = expected["confidence_factors"]
        .as_array()
        .map(|all| number(&all[i]))
    {
        // Of ratings that are certain it is 1; else it moves with the central weights, by at most
        // half over the square of the first in the one case of the kind.
        let counted = (truth * (1.0 - truth) / COUNT as f64).sqrt();
        let moved = if truth == 1.0 { 0.0 } else { error };
        let what = format!("{name}, {i}, confidence");
        within(
            number(&line["confidence"]),
            truth,
            4.0 * (counted + moved),
            &what,
        );
    }
}

#[test]
fn exact_ratings_and_unknown_weights() {
    for name in [
        "smaa-exact-01-identity",
        "smaa-exact-03-general",
        "smaa-exact-06-dominated",
        "smaa-exact-08-two-criteria",
        "smaa-exact-10-four-alternatives",
    ] {
        let case = case(name);
        check(name, &case, exact(&case));
    }
}

#[test]
fn ratings_drawn_from_ranges() {
    for name in ["smaa-stoch-01-uniform", "smaa-stoch-03-fixed-weights"] {
        let case = case(name);
        check(name, &case, stochastic(&case));
    }
}

/// Ten trials of which one offer wins nine: its rating is drawn, the other's put where the ninth
/// of ten draws lies.
#[test]
fn ten_trials_are_counted() {
    let case = case("smaa-samples-01-pwi");
    let expected = &case["expected"];
    let run = |rating: usize| {
        let rows = [
            vec!["[0, 1]".to_owned()],
            vec![(rating as f64 / 1000.0).to_string()],
        ];
        ask(file(1, &rows)).trials(10).json()
    };
    let wins = |report: &Value| number(&report["pairwise"]["o0"]["o1"]);
    let truth = &expected["pairwise_winning"];
    let found = (0..1000).map(run).find(|r| wins(r) <= number(&truth[0][1]));
    let report = found.expect("some rating lies between the first draw and the second");
    within(
        wins(&report),
        number(&truth[0][1]),
        0.0,
        "first over second",
    );
    let back = number(&report["pairwise"]["o1"]["o0"]);
    within(back, number(&truth[1][0]), 0.0, "second over first");
    for i in 0..2 {
        let shares = &offer(&report, &format!("o{i}"))["place_shares"];
        let truth = numbers(&expected["rank_acceptability"][i]);
        for (share, truth) in numbers(shares).into_iter().zip(truth) {
            within(share, truth, 0.0, "a place");
        }
    }
}

/// Over some seeds, the error of the share of first places, whose true value is 2/3.
fn error(count: u64) -> f64 {
    let case = case("smaa-exact-08-two-criteria");
    let truth = number(&case["expected"]["rank_acceptability"][0][0]);
    let seeds = 1..=4;
    let n = seeds.clone().count() as f64;
    let squares = seeds.map(|seed| {
        let run = exact(&case).trials(count).seed(seed).run();
        let share = run.places("o0")[0];
        agrees(share, truth, count, &format!("{count} trials from {seed}"));
        (share - truth).powi(2)
    });
    (squares.sum::<f64>() / n).sqrt()
}

/// A hundred times the trials have a tenth of the error. Of four runs each, the quotient lies
/// between a quarter and four times that in 98 of 100 cases (F of 4 and 4 degrees of freedom).
#[test]
fn a_hundred_times_the_trials_have_a_tenth_of_the_error() {
    let quotient = error(10_000) / error(1_000_000);
    assert!((2.5..=40.0).contains(&quotient), "{quotient}");
}
