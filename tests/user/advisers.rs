//! Two people gave advice: their orders come out of the sets of weights named after it.

// The orders are those of the advice itself. Of the offers, Mike: Google, LinkedIn, JPMorgan;
// Daniel: Google first, JPMorgan neither first nor second. Of the cloud companies, Mike: Amazon,
// Microsoft, Google; Daniel: the other way round.

use serde_json::Value;

use super::harness::{Folder, ids, near, number, offer, rank};

const CLOUD: &str = include_str!("../data/cloud-companies.toml");

/// The day after the advice was given, and the day of all other tests.
const DAYS: [&str; 2] = ["2020-10-01", "2026-11-22"];

const OFFERS: [&str; 3] = ["google", "linkedin", "jpmorgan"];

fn offers(call: &str, as_of: &str) -> Value {
    rank(&format!("demo --json --as-of {as_of} {call}")).json()
}

fn companies(call: &str, as_of: &str) -> Value {
    let folder = Folder::with("cloud-companies.toml", CLOUD);
    let call = format!("cloud-companies.toml --json --as-of {as_of} {call}");
    folder.rank(&call).run().json()
}

/// The order of a judge by position.
fn order_of(judge: &Value) -> Vec<&str> {
    let positions = judge["positions"].as_object().expect("positions");
    let mut order: Vec<(u64, &str)> = positions
        .iter()
        .map(|(id, p)| (p.as_u64().expect("each is ranked"), id.as_str()))
        .collect();
    order.sort_unstable();
    order.into_iter().map(|(_, id)| id).collect()
}

#[test]
fn each_adviser_alone_orders_the_offers_then_and_now() {
    for set in ["cloud-first", "ml-first"] {
        for day in DAYS {
            let report = offers(&format!("-c {set}"), day);
            assert_eq!(ids(&report), OFFERS, "{set} as of {day}");
            assert_eq!(order_of(&report["judges"][0]), OFFERS, "{set} as of {day}");
            assert_eq!(report["as_of"], day);
        }
    }
}

#[test]
fn each_adviser_alone_orders_the_cloud_companies_then_and_now() {
    let advice = [
        ("cloud-first", ["amazon", "microsoft", "google"]),
        ("ml-first", ["google", "microsoft", "amazon"]),
    ];
    for (set, order) in advice {
        for day in DAYS {
            let report = companies(&format!("-c {set}"), day);
            assert_eq!(ids(&report), order, "{set} as of {day}");
            let positions: Vec<&Value> = (0..3).map(|i| &report["offers"][i]["position"]).collect();
            assert_eq!(positions, [1, 2, 3], "{set} as of {day}");
        }
    }
}

#[test]
fn both_together_agree_on_the_offers_and_are_opposites_on_the_companies() {
    for day in DAYS {
        let report = offers("-c cloud-first -c ml-first", day);
        let judges = report["judges"].as_array().expect("judges");
        let sets: Vec<&Value> = judges.iter().map(|j| &j["set"]).collect();
        assert_eq!(sets, ["cloud-first", "ml-first"]);
        for judge in judges {
            assert_eq!(order_of(judge), OFFERS, "{} as of {day}", judge["set"]);
        }
        let report = companies("-c cloud-first -c ml-first", day);
        let (mike, daniel) = (&report["judges"][0], &report["judges"][1]);
        let mut opposite = order_of(daniel);
        opposite.reverse();
        assert_eq!(
            order_of(mike),
            ["amazon", "microsoft", "google"],
            "as of {day}"
        );
        assert_eq!(order_of(mike), opposite, "as of {day}");
    }
}

#[test]
fn together_they_count_as_their_mean() {
    let both = offers("-c cloud-first -c ml-first", DAYS[1]);
    let alone = [
        offers("-c cloud-first", DAYS[1]),
        offers("-c ml-first", DAYS[1]),
    ];
    for id in OFFERS {
        let of = |report: &Value| number(&offer(report, id)["score"]);
        let mean = alone.iter().map(of).sum::<f64>() / 2.0;
        near(of(&both), mean, 1e-9, id);
        for (judge, report) in alone.iter().enumerate() {
            let score = number(&both["judges"][judge]["scores"][id]);
            near(score, of(report), 1e-9, id);
        }
    }
}

#[test]
fn the_screen_has_a_column_of_places_for_each() {
    let screen = rank("demo -c cloud-first -c ml-first --trials 0").ok();
    let rows: Vec<&str> = screen.lines().skip(4).take(4).collect();
    // Of cloud-first 54.0, 45.25, 20.0, and of ml-first 87.0, 16.625, 0.0: the scores are the means.
    let expected = [
        " #   Offer                       Score  Mike  Daniel",
        " 1   Google    Software engineer    71   1st     1st",
        " 2   LinkedIn  Data scientist       31   2nd     2nd",
        " 3   JPMorgan  ML engineer          10   3rd     3rd",
    ];
    assert_eq!(rows, expected, "{screen}");
}

#[test]
fn without_a_real_offer_pending_ones_are_ranked_and_with_one_they_are_not() {
    let alone = companies("-c cloud-first", DAYS[1]);
    for offer in alone["offers"].as_array().expect("offers") {
        assert_eq!(offer["status"], "pending");
        assert_eq!(offer["unranked_because"], Value::Null);
        assert_eq!(offer["would_be"], Value::Null);
    }
    let real = format!("{CLOUD}\n[[offer]]\ncompany = \"LinkedIn\"\n");
    let folder = Folder::with("offers.toml", real);
    let report = folder.rank("--json -c cloud-first").run().json();
    assert_eq!(report["offers"][0]["id"], "linkedin");
    assert_eq!(report["verdict"]["first"], serde_json::json!(["linkedin"]));
    for (id, place) in [("amazon", 1), ("microsoft", 1), ("google", 1)] {
        let offer = offer(&report, id);
        assert_eq!(offer["position"], Value::Null, "{id}");
        assert_eq!(offer["would_be"], place, "{id}");
        assert_eq!(
            offer["unranked_because"],
            serde_json::json!(["no offer yet"]),
            "{id}"
        );
    }
}
