//! What holds for every decision.

use std::collections::BTreeMap;

use offer_rank::robust::Trust;
use proptest::prelude::*;
use serde_json::Value;

use super::harness::{ask, number, numbers};
use super::law_cases::cases;
use super::problems::{Decision, Kind, Offer, Rated, decision};

/// Few trials: what holds, holds in each.
const COUNT: u64 = 300;

fn offers(report: &Value) -> &[Value] {
    report["offers"].as_array().expect("offers")
}

/// The roles of the offers by id: a role is the test's, an id may be made anew.
fn roles(report: &Value) -> BTreeMap<&str, &str> {
    offers(report)
        .iter()
        .map(|o| {
            (
                o["id"].as_str().expect("an id"),
                o["role"].as_str().expect("a role"),
            )
        })
        .collect()
}

/// How often each is ahead of each other, by role: the bits of the shares.
fn pairs(report: &Value) -> BTreeMap<(&str, &str), u64> {
    let roles = roles(report);
    let mut out = BTreeMap::new();
    for (one, row) in report["pairwise"].as_object().into_iter().flatten() {
        for (other, share) in row.as_object().expect("a row") {
            let pair = (roles[one.as_str()], roles[other.as_str()]);
            out.insert(pair, number(share).to_bits());
        }
    }
    out
}

/// The report without what must change when weights are written in other numbers, or offers stand
/// in another order: the numbers as written, those to write, the words of the remarks, and of flips
/// and questions the order among those that matter as much.
fn lasting(mut report: Value) -> Value {
    for judge in report["judges"].as_array_mut().expect("judges") {
        for (_, weight) in judge["weights"].as_object_mut().expect("weights") {
            for key in ["written", "low", "high"] {
                weight[key] = Value::Null;
            }
        }
    }
    let flips = report["flips"].as_array_mut().expect("flips");
    flips.retain(|flip| flip["kind"] != "weight");
    for key in ["flips", "ask"] {
        let list = report[key].as_array_mut().expect("a list");
        list.sort_by_key(Value::to_string);
    }
    report["warnings"] = Value::Null;
    report
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn shares_of_places_sum_to_one(decision in decision()) {
        let report = ask(decision.file()).trials(COUNT).json();
        let rows = offers(&report).iter().filter(|o| !o["place_shares"].is_null());
        let rows: Vec<Vec<f64>> = rows.map(|o| numbers(&o["place_shares"])).collect();
        for i in 0..rows.len() {
            let over_places: f64 = rows[i].iter().sum();
            let over_offers: f64 = rows.iter().map(|row| row[i]).sum();
            prop_assert!((over_places - 1.0).abs() < 1e-9, "{}", over_places);
            prop_assert!((over_offers - 1.0).abs() < 1e-9, "{}", over_offers);
        }
    }

    #[test]
    fn of_two_one_is_ahead(decision in decision()) {
        let report = ask(decision.file()).trials(COUNT).json();
        let pairs = pairs(&report);
        for ((one, other), share) in &pairs {
            let both = f64::from_bits(*share) + f64::from_bits(pairs[&(*other, *one)]);
            prop_assert!((both - 1.0).abs() < 1e-12, "{one} and {other}: {both}");
        }
    }

    /// By powers of two, so that no last bit is rounded otherwise.
    #[test]
    fn only_proportions_of_weights_count(decision in decision(), power in 1_u32..5) {
        let as_written = lasting(ask(decision.file()).trials(COUNT).json());
        let scaled = lasting(ask(decision.scaled(1 << power)).trials(COUNT).json());
        prop_assert_eq!(as_written, scaled);
    }

    #[test]
    fn the_order_of_the_file_does_not_count(decision in decision(), first in 0_usize..5) {
        let as_written = lasting(ask(decision.file()).trials(COUNT).json());
        let mut moved = decision.clone();
        let n = moved.offers.len();
        moved.offers.rotate_left(first % n);
        moved.offers.swap(0, n - 1);
        prop_assert_eq!(as_written, lasting(ask(moved.file()).trials(COUNT).json()));
    }

    #[test]
    fn another_offer_leaves_the_draws_of_the_rest(decision in decision(), at in 0_usize..3, rating in 0_u8..=10) {
        let report = ask(decision.file()).trials(COUNT).json();
        let mut more = decision.clone();
        let company = decision.offers[at % decision.offers.len()].company;
        let ratings = vec![Rated::Exact(rating); decision.kinds.len()];
        more.offers.insert(0, Offer { company, role: "one more".to_owned(), id: None, ratings });
        let with_it = ask(more.file()).trials(COUNT).json();
        let (before, after) = (pairs(&report), pairs(&with_it));
        prop_assume!(before.keys().all(|pair| after.contains_key(pair)));
        for (pair, share) in &before {
            prop_assert_eq!(after[pair], *share, "{:?}", pair);
        }
    }

    #[test]
    fn leaving_one_out_leaves_the_draws_of_the_rest(decision in decision()) {
        let report = ask(decision.file()).trials(COUNT).json();
        let ids: Vec<&str> = roles(&report).into_keys().collect();
        let rest = ask(decision.file()).without(ids[0]).trials(COUNT).json();
        let (before, after) = (pairs(&report), pairs(&rest));
        for (pair, share) in &after {
            prop_assert_eq!(before[pair], *share, "{:?}", pair);
        }
    }

    #[test]
    fn setting_a_rating_leaves_the_draws_of_the_rest(decision in decision(), x in 0_u8..=10) {
        let report = ask(decision.file()).trials(COUNT).json();
        let (id, role) = roles(&report).pop_first().expect("an offer");
        let value = match decision.kinds[0] {
            Kind::Levels => "some".to_owned(),
            _ => x.to_string(),
        };
        let set = ask(decision.file()).set(&format!("{id}.c0={value}")).trials(COUNT).json();
        let (before, after) = (pairs(&report), pairs(&set));
        for (pair, share) in before.iter().filter(|(pair, _)| pair.0 != role && pair.1 != role) {
            prop_assert_eq!(after[pair], *share, "{:?}", pair);
        }
    }
}

/// What a rating is worth, by the scales of these decisions.
fn worth(kind: Kind, x: u8) -> f64 {
    let x = f64::from(x);
    match kind {
        Kind::Rising => x / 10.0,
        Kind::Falling => 1.0 - x / 10.0,
        Kind::Peak if x < 4.0 => 0.1 + x / 4.0 * 0.9,
        Kind::Peak if x > 6.0 => 1.0 - (x - 6.0) / 4.0,
        Kind::Peak => 1.0,
        Kind::Levels => (x * 3.0 / 10.0).floor() / 3.0,
    }
}

/// Adds two offers with exact ratings, of which the first is nowhere worse; whether it is better
/// anywhere.
fn add_dominated(decision: &mut Decision, ratings: &[(u8, u8)]) -> bool {
    let (mut good, mut bad, mut better) = (Vec::new(), Vec::new(), false);
    for (kind, (a, b)) in decision.kinds.iter().zip(ratings) {
        let (a, b) = if worth(*kind, *a) < worth(*kind, *b) {
            (b, a)
        } else {
            (a, b)
        };
        better |= worth(*kind, *a) > worth(*kind, *b);
        good.push(Rated::Exact(*a));
        bad.push(Rated::Exact(*b));
    }
    for (id, ratings) in [("good", good), ("bad", bad)] {
        decision.offers.push(Offer {
            company: 2,
            role: id.to_owned(),
            id: Some(id.to_owned()),
            ratings,
        });
    }
    better
}

/// Makes one criterion the fit, weighed as much as all others, and adds two offers at one company
/// that differ only in it. All else of theirs is the company's: also what is unknown of it, as long
/// as facts tell that criterion of some company.
fn add_twins(decision: &mut Decision, company: usize, fit: u8) {
    for k in 0..decision.kinds.len() {
        decision.facts[(company + 1) % 3][k] = Rated::Exact(5);
    }
    let others: u32 = decision.weights.iter().map(|w| w.1).sum();
    decision.kinds.push(Kind::Rising);
    decision.weights.push((others, others));
    for offer in &mut decision.offers {
        offer.ratings.push(Rated::Exact(5));
    }
    for facts in &mut decision.facts {
        facts.push(Rated::Missing);
    }
    for (id, fit) in [("good", fit + 1), ("bad", fit)] {
        let mut ratings = vec![Rated::Missing; decision.kinds.len()];
        ratings[decision.kinds.len() - 1] = Rated::Exact(fit);
        decision.offers.push(Offer {
            company,
            role: id.to_owned(),
            id: Some(id.to_owned()),
            ratings,
        });
    }
}

fn trust() -> impl Strategy<Value = Trust> {
    proptest::sample::select(Trust::ALL.to_vec())
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn an_offer_that_dominates_is_always_ahead(
        decision in decision(),
        ratings in proptest::collection::vec((0_u8..=10, 0_u8..=10), 4),
        trust in trust(),
    ) {
        let mut decision = decision;
        prop_assume!(add_dominated(&mut decision, &ratings));
        let report = ask(decision.file()).trust(trust).trials(COUNT).json();
        prop_assert_eq!(number(&report["pairwise"]["good"]["bad"]), 1.0);
        prop_assert_eq!(number(&report["pairwise"]["bad"]["good"]), 0.0);
    }

    #[test]
    fn offers_at_one_company_share_its_luck(
        decision in decision(),
        company in 0_usize..3,
        fit in 0_u8..10,
        trust in trust(),
    ) {
        let mut decision = decision;
        add_twins(&mut decision, company, fit);
        let report = ask(decision.file()).trust(trust).trials(COUNT).json();
        prop_assert_eq!(number(&report["pairwise"]["good"]["bad"]), 1.0);
    }
}
