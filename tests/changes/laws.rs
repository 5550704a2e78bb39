//! The laws of flips: what is printed, typed as printed, gives the promised order, and the
//! boundary moved back by 1e-9 of the span does not.

use offer_rank::load::Loaded;
use offer_rank::model::{CriterionId, Scale};
use offer_rank::report::{FlipLine, Value};
use proptest::prelude::*;

use crate::decision::{Decision, add, typed};
use crate::random;

/// Whether an order is the promised one, with `ahead` strictly ahead of `behind`.
fn keeps(flip: &FlipLine<'_>, order: &[(String, usize)], before: &[&str]) -> bool {
    let ids: Vec<&str> = order.iter().map(|(id, _)| id.as_str()).collect();
    let promised: Vec<&str> = before.iter().chain(&flip.order).copied().collect();
    let place = |id: &str| {
        order
            .iter()
            .find(|(own, _)| own == id)
            .map(|(_, place)| *place)
    };
    let behind = flip.behind.and_then(place);
    ids == promised && behind.is_none_or(|behind| place(flip.ahead) < Some(behind))
}

/// A flip with another value typed.
fn with(flip: &FlipLine<'_>, value: f64) -> String {
    let (left, _) = flip.told.typed.rsplit_once('=').expect("typed");
    format!("{left}={value:?}")
}

fn criterion(loaded: &Loaded, id: &str) -> CriterionId {
    let mut all = loaded.problem.criteria();
    all.find(|(_, c)| c.id == id)
        .map(|(id, _)| id)
        .expect("a criterion")
}

/// The length of a scale, 1 for a link, the sum of the written weights for a weight.
fn span(flip: &FlipLine<'_>, loaded: &Loaded) -> f64 {
    let problem = &loaded.problem;
    match (flip.kind, flip.criterion) {
        ("weight", _) => {
            let judge = flip.judge.map_or(&problem.judges()[0], |set| {
                problem
                    .judges()
                    .iter()
                    .find(|j| j.set == set)
                    .expect("a judge")
            });
            judge.written.iter().map(|w| w.middle).sum()
        }
        ("rating", Some(id)) => {
            let scale = &problem.criterion(criterion(loaded, id)).scale;
            match scale {
                // The tests' normalized numbers lie between 1 and 100.
                Scale::Normalized(_) => 100.0,
                _ => scale.ends().map_or(0.0, |(low, high)| high - low),
            }
        }
        _ => 1.0,
    }
}

fn moved_back(flip: &FlipLine<'_>, loaded: &Loaded) -> Option<f64> {
    let Some(Value::Number(at)) = flip.at else {
        return None;
    };
    let step = 1e-9 * span(flip, loaded);
    let back = if flip.when == "at-least" {
        at - step
    } else {
        at + step
    };
    Some(match flip.kind {
        "weight" => back.max(0.0),
        "link" => back.clamp(0.0, 1.0),
        _ => back,
    })
}

fn check(decision: &Decision, flip: &FlipLine<'_>, loaded: &Loaded, before: &[&str]) {
    if flip.to.is_none() {
        return;
    }
    let order = decision.order(&typed(&flip.told.typed));
    assert!(
        keeps(flip, &order, before),
        "{}\n{order:?}\n{}",
        told(flip),
        decision.text
    );
    if let Some(back) = moved_back(flip, loaded) {
        let order = decision.order(&typed(&with(flip, back)));
        assert!(
            !keeps(flip, &order, before),
            "back: {}\n{back:?} {order:?}\n{}",
            told(flip),
            decision.text
        );
    }
}

/// A flip in a few lines.
fn told(flip: &FlipLine<'_>) -> String {
    format!(
        "{} ({:?}): {:?} to {:?} {}, {} ahead of {:?}, {:?} {:?}",
        flip.told.typed,
        flip.now,
        flip.at,
        flip.to,
        flip.when,
        flip.ahead,
        flip.behind,
        flip.order,
        flip.because
    )
}

fn flips_hold(decision: &Decision) {
    decision.report(|report, loaded| {
        for flip in &report.flips {
            check(decision, flip, loaded, &[]);
        }
    });
}

fn questions_hold(decision: &Decision) {
    decision.report(|report, loaded| {
        let first = report.offers[0].id;
        let before: &[&str] = if report.asked_place == 2 {
            &[first]
        } else {
            &[]
        };
        for ask in &report.ask {
            check(decision, &ask.flip, loaded, before);
            let order = decision.order(&typed(&ask.typed));
            assert_eq!(
                order[report.asked_place - 1].0,
                ask.first,
                "{ask:#?}\n{}",
                decision.text
            );
            assert!(ask.within > 0.0 && ask.within <= 1.0 + 1e-9, "{ask:#?}");
        }
    });
}

fn pairs_hold(decision: &Decision) {
    decision.report(|report, _| {
        for pair in &report.change.pairs {
            let mut changes = typed(&pair.typed[0]);
            add(&mut changes, &pair.typed[1]);
            let order = decision.order(&changes);
            let ids: Vec<&str> = order.iter().map(|(id, _)| id.as_str()).collect();
            assert_eq!(ids, pair.order, "{pair:#?}\n{}", decision.text);
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_flip_keeps_its_promise_and_not_a_step_before(seed in any::<u64>()) {
        let decision = random::decision(seed);
        if decision.is_sound() {
            flips_hold(&decision);
        }
    }

    #[test]
    fn every_question_turns_at_its_threshold(seed in any::<u64>()) {
        let decision = random::decision(seed);
        if decision.is_sound() {
            questions_hold(&decision);
        }
    }

    #[test]
    fn two_ratings_at_a_time_put_the_offer_first(seed in any::<u64>()) {
        let decision = random::decision(seed);
        if decision.is_sound() {
            pairs_hold(&decision);
        }
    }
}

#[test]
fn the_example_keeps_its_promises() {
    for set in ["default", "cloud-first", "ml-first"] {
        let decision = Decision::demo().by(set, jiff::civil::date(2026, 11, 22));
        flips_hold(&decision);
        questions_hold(&decision);
        pairs_hold(&decision);
    }
}

/// Who comes first alone after a change; none where several share first place.
fn first_with(decision: &Decision, argument: &str) -> Option<String> {
    let order = decision.order(&typed(argument));
    let alone = order.get(1).is_none_or(|(_, place)| *place > 1);
    order.first().filter(|_| alone).map(|(id, _)| id.clone())
}

/// Numbers of a scale from end to end, or its levels.
fn values(loaded: &Loaded, id: &str) -> Vec<String> {
    let scale = &loaded.problem.criterion(criterion(loaded, id)).scale;
    let levels = scale.level_list().iter().map(|l| l.name.clone());
    let (low, high) = match scale {
        Scale::Normalized(_) => (1.0, 200.0),
        _ => scale.ends().unwrap_or((0.0, -1.0)),
    };
    let steps = if low < high { 17 } else { 0 };
    let numbers = (0..steps).map(|i| format!("{:?}", low + (high - low) * f64::from(i) / 16.0));
    numbers.chain(levels).collect()
}

/// Every value that puts another offer first, tried one by one, belongs to a flip.
fn nothing_is_missing(decision: &Decision) {
    decision.report(|report, loaded| {
        let now = report
            .offers
            .first()
            .filter(|o| o.position.is_some())
            .map(|o| o.id);
        let mut levers: Vec<(String, Vec<String>)> = Vec::new();
        for flip in &report.flips {
            let Some((left, _)) = flip.told.typed.rsplit_once('=') else {
                continue;
            };
            let values = match (flip.kind, flip.now, flip.criterion) {
                ("weight", Some(Value::Number(now)), _) => {
                    let factors = [0.0, 0.1, 0.5, 0.9, 1.1, 2.0, 10.0, 1000.0];
                    factors
                        .iter()
                        .map(|f| format!("{:?}", (f * now).max(0.001 * f)))
                        .collect()
                }
                ("rating", _, Some(id)) => values(loaded, id),
                _ => (0..=16)
                    .map(|i| format!("{:?}", f64::from(i) / 16.0))
                    .collect(),
            };
            if !levers.iter().any(|l| l.0 == left) {
                levers.push((left.to_owned(), values));
            }
        }
        for offer in &report.offers[..report.ranked()] {
            for cell in &offer.criteria {
                let own = |f: &&FlipLine<'_>| {
                    f.offer == Some(offer.id) && f.criterion == Some(cell.criterion)
                };
                if report.flips.iter().any(|f| own(&f) && f.to.is_none()) {
                    let left = format!("--set {}.{}", offer.id, cell.criterion);
                    if !levers.iter().any(|l| l.0 == left) {
                        levers.push((left, values(loaded, cell.criterion)));
                    }
                }
            }
        }
        for (left, values) in &levers {
            let told = |first: &str| {
                report.flips.iter().any(|f| {
                    f.first_changes
                        && f.ahead == first
                        && f.told.typed.starts_with(&format!("{left}="))
                })
            };
            for value in values {
                let first = first_with(decision, &format!("{left}={value}"));
                if let Some(first) = first.filter(|f| Some(f.as_str()) != now) {
                    assert!(told(&first), "{left}={value}: {first}\n{}", decision.text);
                }
            }
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_value_that_changes_the_first_belongs_to_a_flip(seed in any::<u64>()) {
        let decision = random::decision(seed);
        if decision.is_sound() {
            nothing_is_missing(&decision);
        }
    }
}
