//! Reference cases of sensitivity, put through files of our own.
//!
//! `tests/data/cases` holds them: where each is from, what goes in, what must come out, and what
//! confirmed it. Every expected number here is one of those files.

use std::fmt::Write as _;
use std::path::Path;

use offer_rank::report::{ChangeKind, Value as Reading, When};
use serde_json::Value;

use crate::decision::{Decision, typed};

/// A flip with numbers, owned.
struct Found {
    kind: ChangeKind,
    criterion: String,
    offer: String,
    at: f64,
    share_at: Option<f64>,
    up: bool,
    ahead: String,
    behind: String,
    first_changes: bool,
}

fn case(name: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cases");
    let text = std::fs::read_to_string(folder.join(format!("{name}.json")));
    serde_json::from_str(&text.expect("the case is there")).expect("a case is JSON")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

/// A case as a file: ratings that are utilities already, on criteria `c0`, `c1`, ...
fn decision(case: &Value, weights: &[f64]) -> Decision {
    let inputs = &case["inputs"];
    let mut text = "[weights]\n".to_owned();
    for (k, weight) in weights.iter().enumerate() {
        let _ = writeln!(text, "c{k} = {weight:?}");
    }
    for k in 0..weights.len() {
        let scale = "{ worst = 0, best = 1 }";
        let _ = writeln!(text, "\n[[criterion]]\nid = \"c{k}\"\nscale = {scale}");
    }
    for (i, row) in list(&inputs["matrix"]).iter().enumerate() {
        let id = name(case, i);
        let head = format!("[[offer]]\ncompany = \"{id}\"\nid = \"{id}\"\n[offer.ratings]");
        let _ = writeln!(text, "\n{head}");
        for (k, rating) in list(row).iter().enumerate() {
            let _ = writeln!(text, "c{k} = {:?}", number(rating));
        }
    }
    Decision::new(text)
}

/// An alternative by its name; those of a case without names are numbered.
fn name(case: &Value, i: usize) -> String {
    let named = case["inputs"]["alternatives"][i].as_str();
    named.map_or_else(|| format!("o{i}"), str::to_owned)
}

fn weights(case: &Value) -> Vec<f64> {
    list(&case["inputs"]["weights"])
        .iter()
        .map(number)
        .collect()
}

fn names(value: &Value) -> Vec<&str> {
    let name = |v| Value::as_str(v).expect("a name");
    list(value).iter().map(name).collect()
}

fn order(decision: &Decision, argument: &str) -> Vec<String> {
    let placed = decision.order(&typed(argument));
    placed.into_iter().map(|(id, _)| id).collect()
}

fn flips(decision: &Decision) -> Vec<Found> {
    decision.report(|report, _| {
        let found = report.flips.iter().filter_map(|f| {
            let Some(Reading::Number(at)) = f.at else {
                return None;
            };
            Some(Found {
                kind: f.kind,
                criterion: f.criterion?.to_owned(),
                offer: f.offer.unwrap_or_default().to_owned(),
                at,
                share_at: f.share_at,
                up: f.when == When::AtLeast,
                ahead: f.ahead.to_owned(),
                behind: f.behind?.to_owned(),
                first_changes: f.first_changes,
            })
        });
        found.collect()
    })
}

fn near(found: f64, expected: f64, case: &Value, what: &str) {
    let tolerance = number(&case["tolerance"]);
    let far = (found - expected).abs();
    assert!(
        far <= tolerance * expected.abs().max(1.0),
        "{what}: {found} is not {expected}"
    );
}

/// One share from 0 to 1, the others in their proportions: the order in each interval, by writing
/// the weight, and the boundaries at which a neighbour of now or the first changes, as flips.
fn one_way(name: &str) {
    let case = case(name);
    let decision = decision(&case, &weights(&case));
    let k = case["inputs"]["criterion_0based"].as_u64().expect("one") as usize;
    let rest: f64 = weights(&case).iter().sum::<f64>() - weights(&case)[k];
    for interval in list(&case["expected"]["intervals"]) {
        let (from, to) = (number(&interval["from"]), number(&interval["to"]));
        for part in [0.01, 0.5, 0.99] {
            let t = from + part * (to - from);
            let written = format!("--weight c{k}={:?}", t / (1.0 - t) * rest);
            let expected = names(&interval["order"]);
            assert_eq!(order(&decision, &written), expected, "{name}: {written}");
        }
    }
    // The interval in which the first of now stays first ends where flips of first place begin.
    let stays: Vec<f64> = list(&case["expected"]["best_stays_best_interval"])
        .iter()
        .map(number)
        .collect();
    let inner = stays.iter().filter(|t| 0.0 < **t && **t < 1.0);
    let all = flips(&decision);
    let own = |f: &&Found| f.kind == ChangeKind::Weight && f.criterion == format!("c{k}");
    let mut firsts: Vec<f64> = all
        .iter()
        .filter(own)
        .filter(|f| f.first_changes)
        .map(|f| f.share_at.expect("a share") / 100.0)
        .collect();
    firsts.sort_by(f64::total_cmp);
    for (found, expected) in firsts.iter().zip(inner.clone()) {
        near(*found, *expected, &case, name);
    }
    assert_eq!(firsts.len(), inner.count(), "{name}");
    // Each flip of this weight is one of the boundaries.
    for flip in all.iter().filter(own) {
        let share = flip.share_at.expect("a share") / 100.0;
        let breaks = list(&case["expected"]["breakpoints"]).iter().map(number);
        let closest = breaks.min_by(|a, b| (a - share).abs().total_cmp(&(b - share).abs()));
        near(share, closest.expect("a boundary"), &case, name);
    }
}

#[test]
fn one_weight_from_nothing_to_all() {
    one_way("sens-oneway-01");
    one_way("sens-oneway-03");
}

/// The smallest change of one written weight that swaps two alternatives, all pairs: neighbours of
/// the order are flips with the boundary, and any pair swaps when just more is written.
fn swaps(name: &str) {
    let case = case(name);
    let weights = weights(&case);
    let decision = decision(&case, &weights);
    let expected = &case["expected"];
    let order_now = names(&expected["order"]);
    let all = flips(&decision);
    for swap in list(&expected["swaps"]) {
        let pair = names(&swap["pair"]);
        let k = swap["criterion_0based"].as_u64().expect("one") as usize;
        let spot = |id: &str| order_now.iter().position(|o| *o == id).expect("ranked");
        let (ahead, behind) = if spot(pair[0]) < spot(pair[1]) {
            (pair[0], pair[1])
        } else {
            (pair[1], pair[0])
        };
        let what = format!("{name}: {ahead}, {behind}, c{k}");
        let own = |f: &&Found| {
            let swapped = f.ahead == behind && f.behind == ahead;
            f.kind == ChangeKind::Weight && f.criterion == format!("c{k}") && swapped
        };
        let found = all.iter().find(own);
        let neighbours = spot(behind) == spot(ahead) + 1;
        let Some(change) = swap["absolute_change"].as_f64() else {
            assert!(found.is_none(), "{what}: no change swaps them");
            continue;
        };
        // The new weight is the old one less the change.
        let at = weights[k] - change;
        if at <= 1e-12 {
            // They only tie where the weight is nothing, so no number puts one ahead.
            assert!(found.is_none(), "{what}");
            continue;
        }
        if neighbours {
            let flip = found.unwrap_or_else(|| panic!("{what}"));
            near(flip.at, at, &case, &what);
            assert_eq!(flip.up, change < 0.0, "{what}");
            let share = number(&swap["new_normalized_weight_of_criterion"]);
            near(flip.share_at.expect("a share") / 100.0, share, &case, &what);
        }
        for (more, swapped) in [(1.0001, true), (0.9999, false)] {
            let written = format!("--weight c{k}={:?}", weights[k] - change * more);
            let order = order(&decision, &written);
            let spot = |id: &str| order.iter().position(|o| o == id);
            assert_eq!(spot(behind) < spot(ahead), swapped, "{what}: {written}");
        }
    }
}

#[test]
fn one_written_weight_that_swaps_two() {
    swaps("sens-ts-01");
    swaps("sens-ts-03-robust");
}

#[test]
fn the_rating_at_which_two_are_level() {
    let case = case("sens-value-01");
    let inputs = &case["inputs"];
    let index = |key: &str| inputs[key].as_u64().expect("an index") as usize;
    let (offer, rival) = (
        name(&case, index("alternative_0based")),
        name(&case, index("rival_0based")),
    );
    let criterion = format!("c{}", index("criterion_0based"));
    let all = flips(&decision(&case, &weights(&case)));
    let own =
        |f: &&Found| f.kind == ChangeKind::Rating && f.offer == offer && f.criterion == criterion;
    let mut own = all.iter().filter(own).filter(|f| f.up);
    let flip = own
        .find(|f| f.ahead == offer && f.behind == rival)
        .expect("a flip");
    let expected = &case["expected"];
    near(
        flip.at,
        number(&expected["needed_value"]),
        &case,
        "the rating",
    );
}
