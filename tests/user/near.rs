//! Which flips scripts get: those near the top, or all.

use std::fmt::Write as _;

use serde_json::Value;

use super::harness::{Folder, ids};

/// Thirty offers, the first best, two criteria that order them the same way but for neighbours.
fn thirty() -> Folder {
    let mut text = "[weights]\nrole-fit = 10\nmentoring = 10\n".to_owned();
    for i in 0..30 {
        let (fit, mentoring) = (9.0 - 0.3 * f64::from(i), 5.0 + 0.1 * f64::from(i % 2));
        let _ = write!(
            text,
            "[[offer]]\ncompany = \"C{i:02}\"\n[offer.ratings]\nrole-fit = {fit:.1}\nmentoring = {mentoring:.1}\n"
        );
    }
    Folder::with("offers.toml", text)
}

/// What is left out near the top is what neither changes the first nor is about the first twenty.
#[test]
fn near_flips_are_those_of_all_that_bear_on_the_top() {
    let folder = thirty();
    let report = |arguments| folder.rank(arguments).run().json();
    let (near, all) = (
        report("--json --trials 0"),
        report("--json --trials 0 --all"),
    );
    assert_eq!(
        (&near["flips_of"], &all["flips_of"]),
        (&"near".into(), &"all".into())
    );
    let order = ids(&all);
    let is_top = |id: &Value| id.as_str().is_none_or(|id| order[..20].contains(&id));
    let bears =
        |f: &&Value| f["first_changes"] == true || (is_top(&f["ahead"]) && is_top(&f["behind"]));
    let flips = |report: &Value| report["flips"].as_array().expect("a list").clone();
    let (near, all) = (flips(&near), flips(&all));
    let mut expected: Vec<Value> = all.iter().filter(bears).cloned().collect();
    for flip in &mut expected {
        let order = flip["order"].as_array_mut().expect("an order");
        order.truncate(20);
    }
    assert_eq!(near, expected);
    assert!(near.len() < all.len());
}
