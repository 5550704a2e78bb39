//! Changes at the edges of what can be written, and of how many offers there are.

use std::fmt::Write as _;

use serde_json::Value;

use super::harness::{Folder, Run, ids, number, offer};

/// A criterion each, from 0 to 10.
fn scales(ids: &[&str]) -> String {
    let lines = ids.iter().map(|id| format!("{id} = [0, 10]\n"));
    format!("[scales]\n{}", lines.collect::<String>())
}

/// Offers by their ratings.
fn offers(all: &[(&str, &str)]) -> String {
    let block = |(company, ratings): &(&str, &str)| {
        format!("[[offer]]\ncompany = \"{company}\"\nratings = {{ {ratings} }}\n")
    };
    all.iter().map(block).collect()
}

fn run(text: &str, arguments: &str) -> Run {
    Folder::with("d.toml", text).rank(arguments).run()
}

/// At x below 160 / 3 = 53.3 of y's 40 Bolt passes Acme: 10 x < 4 x + 8 x 40. Cape is behind Bolt
/// by 4 x, and so level with it where x is 0: that is none of the promise.
#[test]
fn a_weight_of_nothing_may_be_a_tie() {
    let text = "[weights]\nx = 60\ny = 40\n".to_owned()
        + &scales(&["x", "y"])
        + &offers(&[
            ("Acme", "x = 10, y = 0"),
            ("Bolt", "x = 4, y = 8"),
            ("Cape", "x = 0, y = 8"),
        ]);
    let screen = run(&text, "flip d.toml").ok();
    assert!(screen.contains("1 to 53.3"), "{screen}");
    let flips = run(&text, "flip d.toml --json").json();
    let flips = flips["flips"].as_array().expect("flips");
    let own = flips
        .iter()
        .find(|f| f["criterion"] == "x" && f["kind"] == "weight");
    let own = own.expect("a flip of x");
    assert_eq!((number(&own["to"]), number(&own["until"])), (53.3, 1.0));
    let first = |weight: &str| {
        run(&text, &format!("d.toml --json --weight x={weight}")).json()["verdict"]["first"].clone()
    };
    assert_eq!(first("1"), serde_json::json!(["bolt"]));
    assert_eq!(first("0"), serde_json::json!(["bolt", "cape"]));
}

/// Each is 8e-13 points above the one before: a chain of ties, so that all three come first, though
/// the last is further from the first of them than a tie.
#[test]
fn all_of_a_chain_of_ties_are_named() {
    let text = "[weights]\na = 1\n".to_owned()
        + &scales(&["a"])
        + &offers(&[
            ("Acme", "a = 5"),
            ("Bolt", "a = 5.00000000000008"),
            ("Cape", "a = 5.00000000000016"),
            ("Dune", "a = 5.00000000000024"),
        ]);
    let screen = run(&text, "flip d.toml --width 120").ok();
    assert!(
        screen.contains("4.99 or less  Bolt, Cape and Dune"),
        "{screen}"
    );
    let flips = run(&text, "flip d.toml --json").json();
    let flip = &flips["flips"][0];
    assert_eq!(flip["ahead"], "bolt");
    assert_eq!(flip["tied_with"], serde_json::json!(["cape", "dune"]));
    let typed = run(&text, "d.toml --json --set acme.a=4.99").json();
    assert_eq!(
        typed["verdict"]["first"],
        serde_json::json!(["bolt", "cape", "dune"])
    );
}

/// The last of 230 offers has 4 x 9.8 = 39.2 points; heavy at 8.47 adds 50.82, and the first has 90.
#[test]
fn the_last_of_many_offers_is_looked_at_too() {
    let mut text = "[weights]\nheavy = 60\nlight = 40\n".to_owned()
        + &scales(&["heavy", "light"])
        + &offers(&[("First", "heavy = 9, light = 9")]);
    for i in 0..228 {
        let light = 4.999 - f64::from(i) / 1000.0;
        let _ = writeln!(
            text,
            "[[offer]]\ncompany = \"Co {i}\"\nratings = {{ heavy = 10, light = {light:.3} }}"
        );
    }
    text += &offers(&[("Zed", "heavy = 0, light = 9.8")]);
    let screen = run(&text, "flip d.toml zed").ok();
    assert!(screen.contains("8.47 or more"), "{screen}");
    let typed = run(&text, "d.toml --json --set zed.heavy=8.47").json();
    assert_eq!(ids(&typed)[0], "zed");
}

/// By hand: Acme is ahead where 5 t + 2 (1 - t) > 2 t + 6 (1 - t), in 3 of 7 weights of A; B is
/// weighed 0 and stays so, although Bolt would be far ahead on it.
#[test]
fn a_weight_of_nothing_stays_nothing_whatever_the_trust() {
    let text = "[weights]\na = 3\nb = 0\nc = 1\n".to_owned()
        + &scales(&["a", "b", "c"])
        + &offers(&[
            ("Acme", "a = 5, b = 1, c = 2"),
            ("Bolt", "a = 2, b = 10, c = 6"),
        ]);
    for trust in ["none", "order", "roughly", "exact"] {
        let report = run(&text, &format!("d.toml --json --trust {trust}")).json();
        let central = &offer(&report, "acme")["central_weights"];
        assert!(
            central["b"].is_null() || number(&central["b"]) == 0.0,
            "{trust}: {central}"
        );
    }
    let none = run(&text, "d.toml --json --trust none").json();
    let share = number(&offer(&none, "acme")["first_share"]);
    assert!((share - 3.0 / 7.0).abs() < 0.02, "{share}");
    let screen = run(&text, "d.toml --trust none").ok();
    assert!(
        screen.contains("each with any weights; 0 stays 0"),
        "{screen}"
    );
}

/// Nothing known is 0 %, not a negative one.
#[test]
fn nothing_known_is_no_negative_part() {
    let text = "[weights]\nrole-fit = 50\nmentoring = 50\n".to_owned()
        + &offers(&[("Acme", "role-fit = 8, mentoring = 7")])
        + "[[offer]]\ncompany = \"Bolt\"\n";
    let told = run(&text, "explain d.toml bolt").ok();
    assert!(told.contains("Known on 0 % of the weight."), "{told}");
    let report: Value = run(&text, "d.toml --json").json();
    assert_eq!(offer(&report, "bolt")["known"].to_string(), "0.0");
}

/// The sum of all weights counts in a step back, not the weight alone: it is far above the sum here.
#[test]
fn a_weight_far_above_the_sum_turns_just_where_it_says() {
    let text = "[weights]\nx = 0.01\ny = 1\nz = 1\n".to_owned()
        + &scales(&["x", "y", "z"])
        + &offers(&[
            ("Acme", "x = 5, y = 9, z = 9"),
            ("Bolt", "x = 5.1, y = 1, z = 1"),
        ]);
    // 0.1 x > 16: at 160, some 80 times the sum.
    let flips = run(&text, "flip d.toml --json").json();
    let flips = flips["flips"].as_array().expect("flips");
    let own = flips
        .iter()
        .find(|f| f["criterion"] == "x" && f["kind"] == "weight");
    let own = own.expect("a flip of x");
    assert!((number(&own["at"]) - 160.0).abs() < 1e-9, "{own}");
    let first = |weight: f64| {
        run(&text, &format!("d.toml --json --weight x={weight:?}")).json()["offers"][0]["id"]
            .clone()
    };
    assert_eq!(first(number(&own["to"])), "bolt");
    assert_eq!(first(160.0 - 160.0 * 1e-9), "acme");
}
