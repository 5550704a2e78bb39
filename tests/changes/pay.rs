//! The laws of flips and questions, through packages: what is printed, typed as printed, gives the
//! promised order, and the boundary moved back does not.

use std::fmt::Write as _;

use offer_rank::report::{FlipLine, Value};
use proptest::prelude::*;

use crate::decision::{Decision, typed};

/// A number from a range, exact or as a range around it.
fn amount(low: f64, high: f64) -> impl Strategy<Value = String> {
    (low..high, prop_oneof![Just(0.0), 0.0..0.5_f64]).prop_map(|(x, wide)| {
        if wide == 0.0 {
            format!("{x:.2}")
        } else {
            format!("[{:.2}, {:.2}]", x * (1.0 - wide), x * (1.0 + wide))
        }
    })
}

fn maybe(key: &'static str, value: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    (any::<bool>(), value).prop_map(move |(there, value)| {
        if there {
            format!("{key} = {value}\n")
        } else {
            String::new()
        }
    })
}

fn package() -> impl Strategy<Value = String> {
    let base = prop_oneof![
        amount(20.0, 90.0).prop_map(|x| format!("hourly = {x}\n")),
        amount(3_000.0, 15_000.0).prop_map(|x| format!("monthly = {x}\n")),
        amount(40_000.0, 180_000.0).prop_map(|x| format!("yearly = {x}\n")),
    ];
    let equity = (amount(1_000.0, 200_000.0), maybe("worth", amount(0.2, 1.9)));
    let equity =
        equity.prop_map(|(grant, worth)| format!("[offer.pay.equity]\ngrant = {grant}\n{worth}"));
    (
        base,
        maybe("weeks", (6..40_u32).prop_map(|w| w.to_string())),
        maybe(
            "bonus",
            prop_oneof![Just("\"10%\"".to_owned()), amount(1_000.0, 20_000.0)],
        ),
        maybe("sign-on", amount(1_000.0, 40_000.0)),
        maybe("tax", amount(0.1, 0.5)),
        maybe("cost-of-living", amount(0.8, 1.6)),
        maybe("currency", Just("\"EUR\"".to_owned())),
        prop_oneof![Just(String::new()), equity],
        prop_oneof![
            Just(String::new()),
            amount(300.0, 2_500.0).prop_map(|x| format!("[offer.pay.costs]\nrent = {x}\n"))
        ],
    )
        .prop_map(|p| {
            [
                "[offer.pay]\n".to_owned(),
                p.0,
                p.1,
                p.2,
                p.3,
                p.4,
                p.5,
                p.6,
                p.7,
                p.8,
            ]
            .concat()
        })
}

/// Two to four offers by pay and fit; the scale of pay as it is built in, straight, or with a peak;
/// at times with a deal-breaker.
fn decision() -> impl Strategy<Value = Decision> {
    let offers = prop::collection::vec((package(), 0..=10_u8), 2..5);
    let scale = prop_oneof![
        Just(""),
        Just("[[criterion]]\nid = \"pay\"\nscale = { worst = 0, best = 15000 }\n"),
        Just(
            "[[criterion]]\nid = \"pay\"\nscale = { points = [[0, 0.0], [8000, 1.0], [20000, 0.3]] }\n"
        ),
    ];
    (offers, scale, 0..3_u8, 10..90_u32).prop_map(|(offers, scale, must, weight)| {
        let must = if must == 0 && !scale.contains("0.3") { "[must]\npay = 5000\n" } else { "" };
        let mut text = format!("[weights]\npay = {weight}\nrole-fit = 40\n{must}[rates]\nEUR = {{ usd = [1.0, 1.2] }}\n{scale}");
        for (i, (package, fit)) in offers.iter().enumerate() {
            let _ = write!(text, "[[offer]]\ncompany = \"O{i}\"\n{package}[offer.ratings]\nrole-fit = {fit}\n");
        }
        Decision::new(text)
    })
}

/// Whether an order is the promised one, with the one ahead strictly before the one behind.
fn keeps(flip: &FlipLine<'_>, order: &[(String, usize)], before: &[&str]) -> bool {
    let ids: Vec<&str> = order.iter().map(|(id, _)| id.as_str()).collect();
    let place = |id: &str| {
        order
            .iter()
            .find(|(own, _)| own == id)
            .map(|(_, place)| *place)
    };
    let behind = flip.behind.and_then(place);
    let promised: Vec<&str> = before.iter().chain(&flip.order).copied().collect();
    ids == promised && behind.is_none_or(|behind| place(flip.ahead) < Some(behind))
}

fn check(decision: &Decision, flip: &FlipLine<'_>, before: &[&str]) {
    let order = decision.order(&typed(&flip.told.typed));
    assert!(
        keeps(flip, &order, before),
        "{}: {order:?}, not {:?}\n{}",
        flip.told.typed,
        flip.order,
        decision.text
    );
    let Some(Value::Number(at)) = flip.at else {
        return;
    };
    let (left, value) = flip.told.typed.rsplit_once('=').expect("typed");
    let percent = value.ends_with('%');
    let step = 2e-8 * at.abs().max(1e-3);
    let back = if flip.when == "at-least" {
        at - step
    } else {
        at + step
    };
    let back = if percent {
        format!("{:?}%", 100.0 * back)
    } else {
        format!("{back:?}")
    };
    let order = decision.order(&typed(&format!("{left}={back}")));
    assert!(
        !keeps(flip, &order, before),
        "back: {left}={back}: {order:?}\n{}",
        decision.text
    );
}

proptest! {
    // New decisions in each run: of 1,500 none broke either law.
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_flip_of_a_part_keeps_its_promise(decision in decision()) {
        decision.report(|report, _| {
            let parts = report.flips.iter().filter(|f| f.part.is_some() && f.to.is_some());
            parts.for_each(|flip| check(&decision, flip, &[]));
        });
    }

    #[test]
    fn every_question_about_a_part_turns_at_its_threshold(decision in decision()) {
        decision.report(|report, _| {
            let asks = report.ask.iter().filter(|a| a.part.is_some());
            // Of questions about second place the first stays where it is.
            let first: Vec<&str> = report.offers.iter().take(report.asked_place - 1).map(|o| o.id).collect();
            asks.for_each(|ask| check(&decision, &ask.flip, &first));
        });
    }
}
