//! Doubts over random decisions: what is said comes true when it is typed.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;

use super::harness::{ask, messages, number, offer};
use super::law_cases::cases;
use super::problems::{Decision, Kind, decision};

/// The remark of a kind; at most one is said.
fn said(report: &Value, code: &str) -> Option<String> {
    let found = messages(report, code);
    assert!(found.len() <= 1, "{found:?}");
    found.into_iter().next()
}

/// The ids of the ranked offers, first to last.
fn order(report: &Value) -> Vec<String> {
    let offers = report["offers"].as_array().expect("offers");
    let ranked = offers.iter().filter(|o| !o["position"].is_null());
    ranked
        .map(|o| o["id"].as_str().expect("an id").to_owned())
        .collect()
}

/// The id of the offer that screens call so: by its company, its role, or its id.
fn id_of(report: &Value, label: &str) -> String {
    let offers = report["offers"].as_array().expect("offers");
    let is_meant = |o: &&Value| {
        let text = |key: &str| o[key].as_str().unwrap_or_default().to_owned();
        let with_role = format!("{}, {}", text("company"), text("role"));
        label == text("company") || label == with_role || label == text("id")
    };
    let found = offers.iter().find(is_meant);
    let found = found.unwrap_or_else(|| panic!("nobody is called {label}"));
    found["id"].as_str().expect("an id").to_owned()
}

/// The criteria that a list of names is of: `C0`, `C0 and C2`, `C0, C1 or C2`.
fn criteria(words: &str) -> Vec<usize> {
    words
        .split([' ', ','])
        .filter_map(|word| word.strip_prefix('C')?.parse().ok())
        .collect()
}

/// What is worth least and most on a scale of these decisions.
fn end(kind: Kind, best: bool) -> &'static str {
    match (kind, best) {
        (Kind::Rising, true) | (Kind::Falling | Kind::Peak, false) => "10",
        (Kind::Rising, false) | (Kind::Falling, true) => "0",
        (Kind::Peak, true) => "5",
        (Kind::Levels, true) => "most",
        (Kind::Levels, false) => "none",
    }
}

/// Whether no other offer rests on what is unknown of an offer's company.
fn is_alone(report: &Value, id: &str) -> bool {
    let offers = report["offers"].as_array().expect("offers");
    let company = |o: &Value| o["company"].clone();
    let own = offers.iter().find(|o| o["id"] == id).map(company);
    offers.iter().filter(|o| Some(company(o)) == own).count() == 1
}

/// The place of an offer with some of its ratings set to an end of their scales.
fn with_ends(decision: &Decision, id: &str, criteria: &[usize], best: bool) -> Value {
    let mut run = ask(decision.file()).trials(0);
    for k in criteria {
        run = run.set(&format!("{id}.c{k}={}", end(decision.kinds[*k], best)));
    }
    offer(&run.json(), id)["place"].clone()
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn who_is_behind_is_never_ahead(decision in decision()) {
        let report = ask(decision.file()).trials(100).json();
        let said = said(&report, "R0219").filter(|s| s.contains(": no weights"));
        let Some(said) = said else { return Ok(()) };
        let (behind, rest) = said.split_once(" is behind ").expect("who");
        let (ahead, _) = rest.split_once(" on ").expect("whom");
        let (behind, ahead) = (id_of(&report, behind), id_of(&report, ahead));
        // Ties count half for each.
        prop_assert!(number(&report["pairwise"][behind][ahead]) <= 0.5, "{}", said);
    }

    #[test]
    fn idle_weights_change_nothing(decision in decision()) {
        let report = ask(decision.file()).trials(0).json();
        let said = said(&report, "R0220");
        let Some(said) = said else { return Ok(()) };
        let idle = match criteria(said.split(" changes ").next().expect("names")) {
            none if none.is_empty() => (0..decision.kinds.len()).collect(),
            named => named,
        };
        for k in idle {
            let flips = report["flips"].as_array().expect("flips").iter();
            let mut of_it = flips.filter(|f| f["kind"] == "weight" && f["criterion"] == format!("c{k}"));
            prop_assert!(of_it.all(|f| f["first_changes"] == false), "{}", said);
            for weight in ["0", "0.01", "7", "100", "100000"] {
                let run = ask(decision.file()).trials(0).weight(&format!("c{k}={weight}"));
                prop_assert_eq!(&order(&run.json())[0], &order(&report)[0], "{} at {}", said, weight);
            }
        }
    }

    #[test]
    fn what_rests_on_an_unknown_falls_with_it(decision in decision()) {
        let report = ask(decision.file()).trials(0).json();
        let said = said(&report, "R0215");
        let Some(said) = said else { return Ok(()) };
        if let Some((label, rest)) = said.split_once(" is first on an unknown: with ") {
            let id = id_of(&report, label);
            if !is_alone(&report, &id) {
                return Ok(());
            }
            let place = with_ends(&decision, &id, &criteria(rest), false);
            let word = said.split_whitespace().last().unwrap_or_default();
            let told: usize = word.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().expect("a place");
            prop_assert_eq!(place, told, "{}", said);
        } else {
            let (label, rest) = said.split_once(" would be first with ").expect("whose");
            let id = id_of(&report, label);
            if !is_alone(&report, &id) {
                return Ok(());
            }
            let place = with_ends(&decision, &id, &criteria(rest), true);
            prop_assert_eq!(place, 1, "{}", said);
        }
    }

    #[test]
    fn what_is_the_same_for_all_decides_nothing(decision in decision()) {
        let report = ask(decision.file()).trials(0).json();
        let said = said(&report, "R0216");
        let Some(said) = said else { return Ok(()) };
        let same = criteria(&said);
        if same.len() == decision.kinds.len() {
            return Ok(());
        }
        let mut run = ask(decision.file()).trials(0);
        for k in same {
            run = run.weight(&format!("c{k}=0"));
        }
        let (before, after) = (order(&report), order(&run.json()));
        // With other weights, other offers may be known enough to take a place.
        let sorted = |order: &[String]| order.iter().cloned().collect::<BTreeSet<String>>();
        if sorted(&before) == sorted(&after) {
            prop_assert_eq!(before, after, "{}", said);
        }
    }
}
