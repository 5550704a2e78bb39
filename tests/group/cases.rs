//! Reference cases of consensus and agreement.
//!
//! `tests/data/cases` holds them: where each is from, what goes in, what must come out, and what
//! confirmed it. Every expected number here is one of those files.

use std::path::Path;

use offer_rank::group::{Ballot, Kemeny, Panel, Support, TiedOrder, kendall_w, mean_ranks, tau_b};
use serde_json::Value;

/// The cases of one kind.
fn cases(kind: &str) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cases");
    let files = std::fs::read_dir(folder).expect("the cases are there");
    let read = |file: std::io::Result<std::fs::DirEntry>| -> Value {
        let path = file.expect("a file").path();
        let text = std::fs::read_to_string(path).expect("a case");
        serde_json::from_str(&text).expect("a case is JSON")
    };
    let found: Vec<Value> = files.map(read).filter(|c| c["kind"] == kind).collect();
    assert!(!found.is_empty(), "no case of kind {kind}");
    found
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn numbers(value: &Value) -> Vec<f64> {
    let number = |v: &Value| v.as_f64().expect("a number");
    list(value).iter().map(number).collect()
}

fn tolerance(case: &Value) -> f64 {
    case["tolerance"].as_f64().expect("a tolerance")
}

fn near(got: f64, expected: &Value, case: &Value, what: &str) {
    let expected = expected.as_f64().expect("a number");
    let id = &case["id"];
    assert!(
        (got - expected).abs() <= tolerance(case),
        "{id}: {what} is {got}, not {expected}"
    );
}

fn all_near(got: &[f64], expected: &Value, case: &Value, what: &str) {
    let expected = list(expected);
    assert_eq!(got.len(), expected.len(), "{}: {what}", case["id"]);
    for (got, expected) in got.iter().zip(expected) {
        near(*got, expected, case, what);
    }
}

fn names(value: &Value) -> Vec<&str> {
    let name = |v| Value::as_str(v).expect("a name");
    list(value).iter().map(name).collect()
}

/// Ranks as scores: the lowest rank is the highest score.
fn scores(ranks: &[f64]) -> Vec<f64> {
    ranks.iter().map(|rank| -rank).collect()
}

/// Orders with a count each, as judges with a voice each.
fn ballots(case: &Value) -> Panel {
    let names = names(&case["inputs"]["alternatives"]);
    let ballot = |ballot: &Value| {
        let order = self::names(&ballot["order"]);
        let rank = |name: &&str| order.iter().position(|o| o == name).expect("named");
        let ranks: Vec<f64> = names.iter().map(|name| rank(name) as f64).collect();
        Ballot {
            voice: ballot["count"].as_f64().expect("a count"),
            scores: scores(&ranks),
        }
    };
    let all = list(&case["inputs"]["ballots"]);
    Panel::new(all.iter().map(ballot).collect())
}

fn of_ranks(case: &Value) -> Panel {
    let inputs = &case["inputs"];
    let vectors = list(&inputs["rank_vectors"]);
    let voices = match &inputs["weights"] {
        Value::Null => vec![1.0; vectors.len()],
        weights => numbers(weights),
    };
    let ballot = |(ranks, voice): (&Value, f64)| Ballot {
        voice,
        scores: scores(&numbers(ranks)),
    };
    Panel::new(vectors.iter().zip(voices).map(ballot).collect())
}

/// Places of which those that tie share the first: 1, 2, 2, 4.
fn places(order: &TiedOrder) -> Vec<f64> {
    let all: usize = order.0.iter().map(Vec::len).sum();
    let mut places = vec![0.0; all];
    let mut before = 0;
    for group in &order.0 {
        for i in group {
            places[*i] = (before + 1) as f64;
        }
        before += group.len();
    }
    places
}

fn matrix_is_near(support: &Support, expected: &Value, case: &Value) {
    for (i, row) in list(expected).iter().enumerate() {
        all_near(support.row(i), row, case, "voices");
    }
}

/// The optima of a case, as indices: their number, the least one, and the places in them.
fn kemeny_is(kemeny: &Kemeny, optima: &Value, case: &Value) {
    let names = names(&case["inputs"]["alternatives"]);
    let place = |order: &Value, name: &str| {
        let at = self::names(order).iter().position(|o| *o == name);
        at.expect("named") + 1
    };
    let optima = list(optima);
    assert_eq!(kemeny.optima, optima.len() as u64, "{}", case["id"]);
    let least = optima.iter().map(self::names).min().expect("an optimum");
    let order: Vec<&str> = kemeny.order.iter().map(|i| names[*i]).collect();
    assert_eq!(order, least, "{}", case["id"]);
    for (name, (first, last)) in names.iter().zip(&kemeny.places) {
        let all: Vec<usize> = optima.iter().map(|order| place(order, name)).collect();
        let ends = (all.iter().min(), all.iter().max());
        assert_eq!(ends, (Some(first), Some(last)), "{}: {name}", case["id"]);
    }
}

#[test]
fn rules_order_ballots() {
    for case in cases("group_ranking") {
        let (panel, expected) = (ballots(&case), &case["expected"]);
        let support = Support::new(&panel);
        matrix_is_near(&support, &expected["pairwise_counts"], &case);
        let borda = &expected["borda_scores_n_minus_1_to_0"];
        all_near(&panel.borda(), borda, &case, "Borda");
        let ranks = &expected["borda_ranks"];
        all_near(
            &places(&panel.borda_order()),
            ranks,
            &case,
            "Borda's places",
        );
        let copeland = &expected["copeland_wins_plus_half_ties"];
        all_near(&support.copeland(), copeland, &case, "Copeland");
        let ranks = &expected["copeland_ranks"];
        all_near(
            &places(&support.copeland_order()),
            ranks,
            &case,
            "Copeland's places",
        );
        let winner = panel
            .condorcet()
            .map(|i| names(&case["inputs"]["alternatives"])[i]);
        assert_eq!(
            winner,
            expected["condorcet_winner"].as_str(),
            "{}",
            case["id"]
        );
        let kemeny = Kemeny::new(&support).expect("few offers");
        near(
            kemeny.against,
            &expected["kemeny_distance_disagreements"],
            &case,
            "Kemeny",
        );
        kemeny_is(&kemeny, &expected["kemeny_optimal_rankings"], &case);
    }
}

#[test]
fn rules_order_ballots_with_ties() {
    for case in cases("group_ranking_ties") {
        let (panel, expected) = (of_ranks(&case), &case["expected"]);
        let support = Support::new(&panel);
        matrix_is_near(
            &support,
            &expected["pairwise_preference_with_half_ties"],
            &case,
        );
        all_near(&panel.borda(), &expected["borda_scores"], &case, "Borda");
        let ranks = &expected["borda_ranks"];
        all_near(
            &places(&panel.borda_order()),
            ranks,
            &case,
            "Borda's places",
        );
        let kemeny = Kemeny::new(&support).expect("few offers");
        // The case counts the voices for the order: all pairs' less those against it.
        let pairs = (panel.ranks(0).len() * (panel.ranks(0).len() - 1) / 2) as f64;
        let agreeing = support.total * pairs - kemeny.against;
        near(agreeing, &expected["kemeny_score"], &case, "Kemeny");
        kemeny_is(&kemeny, &expected["kemeny_optimal_linear_orders"], &case);
    }
}

#[test]
fn judges_concord() {
    for case in cases("kendall_w") {
        let w = kendall_w(&of_ranks(&case)).expect("somebody prefers something");
        near(w, &case["expected"]["W_tie_corrected"], &case, "W");
    }
}

#[test]
fn orders_correlate() {
    for case in cases("rank_correlation") {
        let inputs = &case["inputs"];
        let [one, other] =
            ["x_ranks", "y_ranks"].map(|key| mean_ranks(&scores(&numbers(&inputs[key]))));
        assert_eq!(one, numbers(&inputs["x_ranks"]), "{}", case["id"]);
        let tau = tau_b(&one, &other).expect("somebody prefers something");
        near(tau, &case["expected"]["kendall_tau_b"], &case, "tau-b");
    }
}
