//! Ranges of levels draw levels, an offer's own unknown is its own, and ties are chains.

use std::fmt::Write as _;

use offer_rank::method::{Method, Ranking};
use offer_rank::robust::{Settings, Trials, Trust};
use proptest::prelude::*;

use super::harness::{agrees, ask, number, numbers, offer};
use super::law_cases::cases;

const COUNT: u64 = 10_000;

/// Two offers, the first of which has this on a scale of no and yes.
fn canteen(food: &str) -> String {
    format!(
        "[weights]\nrole-fit = 80\nfood = 20\n\
         [[criterion]]\nid = \"food\"\nscale = {{ levels = [\"no\", \"yes\"] }}\n\
         [[offer]]\ncompany = \"Aster\"\n[offer.ratings]\nrole-fit = 6\nfood = {food}\n\
         [[offer]]\ncompany = \"Birch\"\n[offer.ratings]\nrole-fit = 5\nfood = \"yes\"\n"
    )
}

/// No or yes, and not known, are the same: with yes Aster leads by 8 points whatever the weights,
/// with no it is behind under nearly all.
#[test]
fn no_to_yes_is_as_unknown() {
    let first = |food: &str| {
        let report = ask(canteen(food)).trust(Trust::Exact).json();
        number(&offer(&report, "aster")["first_share"])
    };
    assert_eq!(first("[\"no\", \"yes\"]"), first("\"unknown\""));
    agrees(first("\"unknown\""), 0.5, COUNT, "Aster first");
}

/// Of two answers one is a tie, and only the other one puts Acme first.
#[test]
fn an_answer_is_one_of_the_levels() {
    let file = |own: &str| {
        format!(
            "[weights]\nml-exposure = 1\n\
             [[offer]]\ncompany = \"Acme\"\n[offer.ratings]\nml-exposure = {own}\n\
             [[offer]]\ncompany = \"Abel\"\n[offer.ratings]\nml-exposure = \"strong\"\n"
        )
    };
    let report = ask(file("[\"some\", \"strong\"]")).json();
    assert_eq!(report["offers"][0]["id"], "abel");
    let share = number(&offer(&report, "acme")["first_share"]);
    // A tie, in half of the trials, is half of first place.
    agrees(share * 2.0, 0.5, COUNT, "a tie in half of the trials");
    assert!(report["ask"].as_array().expect("questions").is_empty());
    let report = ask(file("[\"some\", \"leader\"]")).json();
    let within = number(&report["ask"][0]["within"]);
    assert!((within - 1.0 / 3.0).abs() < 1e-12, "{within}");
    // It stands at the mean of what is drawn: (0.35 + 0.7 + 1) / 3.
    let score = number(&offer(&report, "acme")["score"]);
    assert!((score - 205.0 / 3.0).abs() < 1e-9, "{score}");
}

/// What each says not to know is its own: Acme's first role falls behind where it has none, in one
/// of four answers; were both one fact, it would never be.
#[test]
fn an_own_unknown_is_the_offers_alone() {
    let text = "[weights]\nml-exposure = 50\nrole-fit = 50\n\
        [[offer]]\ncompany = \"Acme\"\nrole = \"one\"\n[offer.ratings]\nml-exposure = \"?\"\nrole-fit = 8\n\
        [[offer]]\ncompany = \"Acme\"\nrole = \"two\"\n[offer.ratings]\nml-exposure = \"?\"\nrole-fit = 6\n";
    let report = ask(text).trust(Trust::Exact).json();
    assert_eq!(number(&report["ask"][0]["within"]), 0.25);
    // Of 16 pairs the second is ahead where it is more than 0.2 better: 6 of them.
    let ahead = number(&report["pairwise"]["acme-two"]["acme-one"]);
    agrees(ahead, 6.0 / 16.0, COUNT, "the second ahead");
    let missing = ask(text.replace("ml-exposure = \"?\"\n", "")).json();
    assert_eq!(number(&missing["pairwise"]["acme-two"]["acme-one"]), 0.0);
}

/// Scores 8e-13 apart: each ties with the next, and so all four do.
#[test]
fn a_chain_of_ties_is_one_tie() {
    let mut text =
        "[weights]\na = 1\n[[criterion]]\nid = \"a\"\nscale = { worst = 0, best = 10 }\n"
            .to_owned();
    for (company, a) in [
        ("Dune", "5"),
        ("Acme", "5.00000000000008"),
        ("Cape", "5.00000000000016"),
        ("Bolt", "5.00000000000024"),
    ] {
        let _ = write!(
            text,
            "[[offer]]\ncompany = \"{company}\"\n[offer.ratings]\na = {a}\n"
        );
    }
    let report = ask(text.as_str()).json();
    let ids = ["acme", "bolt", "cape", "dune"];
    for (i, id) in ids.iter().enumerate() {
        let line = offer(&report, id);
        // The ids order a chain.
        assert_eq!(line["position"], i + 1);
        assert_eq!(numbers(&line["place_shares"]), [0.25; 4]);
        for other in ids.iter().filter(|other| *other != id) {
            assert_eq!(number(&report["pairwise"][id][other]), 0.5);
        }
    }
    assert_eq!(
        report["verdict"]["text"],
        "No clear first: Acme, Bolt, Cape and Dune have the same score."
    );
    let still = ask(text.as_str()).trials(0).json();
    assert!(ids.iter().all(|id| offer(&still, id)["place"] == 1));
}

const WORTH: [u32; 5] = [0, 10, 25, 70, 100];

proptest! {
    #![proptest_config(cases(32))]

    /// With one criterion a score is what a level is worth, of those in the range.
    #[test]
    fn levels_drawn_are_levels(ends in (0_usize..5, 0_usize..5), likely in 0_usize..5, said in any::<bool>(), seed in 0_u64..1000) {
        let (low, high) = (ends.0.min(ends.1), ends.0.max(ends.1));
        let likely = likely.clamp(low, high);
        let rated = if said {
            format!("{{ low = \"l{low}\", likely = \"l{likely}\", high = \"l{high}\" }}")
        } else {
            format!("[\"l{low}\", \"l{high}\"]")
        };
        let levels = WORTH.iter().enumerate().map(|(i, u)| format!("l{i} = {}", f64::from(*u) / 100.0));
        let levels = levels.collect::<Vec<_>>().join(", ");
        let run = ask(format!(
            "[weights]\na = 1\n[[criterion]]\nid = \"a\"\nscale = {{ levels = {{ {levels} }} }}\n\
             [[offer]]\ncompany = \"Acme\"\n[offer.ratings]\na = {rated}\n"
        ))
        .trials(1)
        .run();
        let problem = &run.loaded.problem;
        let ranking = Ranking::new(problem, Method::WeightedSum);
        let settings = Settings { count: 256, seed, trust: Trust::Roughly };
        let mut drawn: Vec<f64> = Vec::new();
        Trials::each(problem, &ranking, settings, &[], |trial| drawn.extend(trial.scores));
        let share = |i: usize| {
            let worth = f64::from(WORTH[i]);
            drawn.iter().filter(|score| (*score - worth).abs() < 1e-9).count() as f64 / 256.0
        };
        let inside: f64 = (low..=high).map(share).sum();
        prop_assert_eq!(inside, 1.0, "{:?}", drawn);
        // At least a half are likely; five standard errors below.
        prop_assert!(!said || share(likely) > 0.5 - 5.0 * 0.5 / 16.0);
    }
}
