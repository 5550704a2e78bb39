//! Every number that is printed can be followed: a line of working comes out, and points add up.

use offer_rank::load::Loaded;
use offer_rank::method::Ranking;
use offer_rank::report::{Depth, ExplainReport, ExplainedRating, OfferLine, Report, explanation};
use proptest::prelude::*;

use crate::decision::Decision;
use crate::random;

/// The numbers of a text in order; commas between thousands are none of it.
fn numbers(text: &str) -> Vec<f64> {
    let mut found = Vec::new();
    let mut own = String::new();
    for c in text.replace(',', "").chars().chain([' ']) {
        if c.is_ascii_digit() || c == '.' || (c == '-' && own.is_empty()) {
            own.push(c);
        } else if !own.is_empty() {
            found.extend(own.trim_end_matches('.').parse::<f64>().ok());
            own.clear();
        }
    }
    found
}

/// The one number of a text.
#[track_caller]
fn number(text: &str) -> f64 {
    match numbers(text)[..] {
        [x] => x,
        _ => panic!("not one number: {text}"),
    }
}

/// The worth in brackets behind a rating, and what stands before it.
fn with_worth(text: &str) -> (&str, f64) {
    let (rating, worth) = text
        .trim_end_matches(')')
        .rsplit_once('(')
        .expect("a worth");
    (rating, number(worth))
}

/// The factors are printed with three decimals and more; the worths that they come from with two
/// and four.
fn near(a: f64, b: f64, what: &str) {
    assert!((a - b).abs() < 0.000_61, "{a}, not {b}: {what}");
}

/// `0.499 x 25 = 12.5` is within half of its last digit, `0.525 x 35 = 18.375` too.
fn comes_out(rated: &ExplainedRating, working: &str, of: &str) {
    let (how, product) = working.rsplit_once(": ").expect("a product");
    let (factors, result) = product.split_once(" = ").expect("a result");
    let (worth, weight) = factors.split_once(" x ").expect("two factors");
    let decimals = result.split_once('.').expect("decimals").1.len();
    let half = [0.05, 0.005, 0.0005][decimals - 1];
    let product = number(worth) * number(weight);
    assert!((product - number(result)).abs() <= half + 1e-9, "{working}");
    assert!(
        (number(weight) - number(of)).abs() < 0.051,
        "{working}, of {of}"
    );
    assert!((number(result) - rated.points).abs() < 0.051, "{working}");
    near(number(worth), rated.utility, working);
    // What is shown in the table is the same, or a rounding of it up or down.
    let shown = rated.tenths as f64 / 10.0;
    let is_rounded = decimals == 1 && (shown - number(result)).abs() < 1e-9;
    assert!(
        is_rounded || (decimals > 1 && (shown - rated.points).abs() < 0.1),
        "{working}: {shown}"
    );
    explains(how, number(worth));
}

/// What stands before the product makes the worth.
fn explains(how: &str, worth: f64) {
    if let Some((own, rest)) = how.split_once(" lies between ") {
        let (low, high) = rest
            .trim_end_matches(", the least and the most of the offers")
            .split_once(" and ")
            .expect("two points");
        let x = numbers(own)[0];
        let ((low, u), (high, v)) = (with_worth(low), with_worth(high));
        let (low, high) = (number(low), number(high));
        assert!(low < x && x < high, "{how}");
        // Ratings are printed in full; at a place between two points the worth is in proportion.
        near(u + (x - low) / (high - low) * (v - u), worth, how);
    } else if let Some(rest) = how.strip_prefix("own ") {
        let Some((own, rest)) = rest.split_once(", and ") else {
            let (own, _) = rest.split_once(';').expect("nothing is added");
            return near(with_worth(own).1, worth, how);
        };
        let (share, parent) = rest.split_once(" % of what ").expect("a share");
        let parent = parent.strip_suffix(" has more").expect("a parent");
        let (own, parent) = (with_worth(own).1, with_worth(parent).1);
        near(own + number(share) / 100.0 * (parent - own), worth, how);
    } else if let Some(all) = how.strip_prefix("the mean of ") {
        let all = all.replace(" and ", ", ");
        let worths: Vec<f64> = all.split(", ").map(|level| with_worth(level).1).collect();
        near(worths.iter().sum::<f64>() / worths.len() as f64, worth, how);
    }
}

fn adds_up(told: &ExplainReport<'_>, report: &Report<'_>, text: &str) {
    let offer = &told.offers[0];
    let weighed = || told.criteria.iter().filter(|l| l.weight.is_some());
    let points: f64 = weighed().map(|l| l.ratings[0].points).sum();
    assert!(
        (points + report.start - offer.score).abs() < 1e-9,
        "{points}\n{text}"
    );
    let tenths: i64 = weighed().map(|l| l.ratings[0].tenths).sum();
    // Of no weight at all, every rating has it all.
    let is_full = |l: &offer_rank::report::ExplainedLine<'_>| {
        l.weight == Some(0.0) || l.ratings[0].utility == 1.0
    };
    let score = ((offer.score - report.start) * 10.0).round() as i64;
    if weighed().all(is_full) {
        // Each shows its weight then.
        assert!(weighed().all(|l| (number(&l.of) * 10.0).round() as i64 == l.ratings[0].tenths));
    } else {
        assert_eq!(tenths, score, "{text}");
    }
    // Equal weights print equal.
    for (a, b) in weighed().flat_map(|a| weighed().map(move |b| (a, b))) {
        let equal = a
            .weight
            .zip(b.weight)
            .is_some_and(|(a, b)| (a - b).abs() < 1e-12);
        assert!(!equal || a.of == b.of, "{} and {}\n{text}", a.of, b.of);
    }
}

fn every_number_can_be_followed(decision: &Decision) {
    decision.report(|report, loaded: &Loaded| {
        let ranking = Ranking::new(&loaded.problem, report.method);
        for i in 0..report.offers.len() {
            let told = explanation(loaded, (report, &ranking), &[i], &[]);
            adds_up(&told, report, &decision.text);
            for line in told.criteria.iter().filter(|l| l.weight.is_some()) {
                let rated = &line.ratings[0];
                let working = rated.working.as_deref().expect("a working");
                comes_out(rated, working, &line.of);
            }
        }
    });
}

/// An offer takes a place or is out; a place is taken by somebody unless too few are in.
fn shares_add_up(decision: &Decision) {
    decision.report_of((200, Depth::Pairs), None, |report, _| {
        let ranked = &report.offers[..report.ranked()];
        let shares = |o: &OfferLine<'_>| o.place_shares.clone().expect("places");
        let rows: Vec<Vec<f64>> = ranked.iter().map(shares).collect();
        let mut before = 1.0;
        for (i, offer) in ranked.iter().enumerate() {
            let out = offer.out_share.expect("a share");
            let all = rows[i].iter().sum::<f64>() + out;
            assert!(
                (all - 1.0).abs() < 1e-9,
                "{}: {all}\n{}",
                offer.id,
                decision.text
            );
            let taken: f64 = rows.iter().map(|row| row[i]).sum();
            assert!(
                taken <= before + 1e-9,
                "place {}: {taken}\n{}",
                i + 1,
                decision.text
            );
            before = taken;
        }
        // The n-th place is taken in the trials in which so many are in; all of them together are
        // as often in as they take a place.
        let taken: f64 = rows.iter().flatten().sum();
        let is_in = ranked.iter().map(|o| 1.0 - o.out_share.unwrap_or(0.0));
        assert!(
            (taken - is_in.sum::<f64>()).abs() < 1e-9,
            "{taken}\n{}",
            decision.text
        );
        if ranked.iter().all(|o| o.out_share == Some(0.0)) && !ranked.is_empty() {
            assert!((before - 1.0).abs() < 1e-9, "{before}\n{}", decision.text);
        }
    });
}

/// The same with an offer twice under other ids, which ties with itself in every trial.
fn with_a_twin(decision: &Decision) -> Decision {
    let mut text = decision.text.clone();
    if let Some(at) = text.rfind("[[offer]]") {
        let twin = text[at..].replace("role = \"Role", "role = \"Twin");
        let lines = twin.lines().filter(|line| !line.starts_with("id = "));
        let twin: Vec<&str> = lines.collect();
        text = format!("{text}\n{}\n", twin.join("\n"));
    }
    Decision {
        text,
        ..decision.clone()
    }
}

proptest! {
    #![proptest_config(crate::cases(64))]

    #[test]
    fn shares_of_places_and_of_being_out_add_up(seed in any::<u64>()) {
        for decision in [random::decision(seed), with_a_twin(&random::decision(seed))] {
            if decision.is_sound() {
                shares_add_up(&decision);
            }
        }
    }

    #[test]
    fn a_line_of_working_multiplies_out(seed in any::<u64>()) {
        let decision = random::decision(seed);
        if decision.is_sound() {
            every_number_can_be_followed(&decision);
        }
    }
}

/// The only offer, at its best on all that has weight: each shows its weight.
#[test]
fn a_seed_that_once_broke_a_law() {
    every_number_can_be_followed(&random::decision(6_634_630_829_891_859_095));
}

#[test]
fn the_examples_numbers_can_be_followed() {
    every_number_can_be_followed(&Decision::demo());
}
