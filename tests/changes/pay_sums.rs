//! What the parts of pay add up to, and how it grows with them, over random packages.

use offer_rank::load::Changes;
use offer_rank::pay::{Figure, end, likely};
use proptest::prelude::*;

use crate::decision::Decision;
use crate::pay::decision;

/// The sign of a part: more of it is less pay, where that is so.
fn direction(name: &str) -> f64 {
    let costs = ["tax", "cost-of-living"].contains(&name) || name.starts_with("costs.");
    if costs { -1.0 } else { 1.0 }
}

/// The likely, the least and the most of a month of each package, looked at over a horizon.
fn months(decision: &Decision, horizon: Option<u32>) -> Vec<[f64; 3]> {
    let loaded = decision.load(&Changes {
        horizon,
        ..Changes::default()
    });
    let problem = &loaded.problem;
    let month = |package| {
        let now = Figure::new(package).month(|q| likely(problem, q));
        let [least, most] = [false, true].map(|up| end(problem, package, &[], up).month);
        [now, least, most]
    };
    problem.packages().iter().map(month).collect()
}

/// The same decision with every package for good, or for a term.
fn lasting(decision: &Decision, term: &str) -> Decision {
    let lines = decision.text.lines().filter(|l| !l.starts_with("weeks ="));
    let lines: Vec<&str> = lines.collect();
    let text = lines.join("\n") + "\n";
    let term = format!("[offer.pay]\n{term}");
    Decision::new(text.replace("[offer.pay]\n", &term))
}

proptest! {
    #![proptest_config(crate::cases(64))]

    #[test]
    fn years_and_sources_sum_to_the_whole(seed in any::<u64>()) {
        let decision = decision(seed);
        decision.report_of((0, offer_rank::report::Depth::None), None, |report, _| {
            for pay in report.offers.iter().filter_map(|o| o.pay.as_ref()) {
                let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0);
                for (source, whole) in &pay.whole.0 {
                    let in_years = pay.years.iter().flat_map(|year| &year.0);
                    let sum: f64 = in_years.filter(|own| own.0 == *source).map(|own| own.1).sum();
                    assert!(
                        pay.years.is_empty() || near(sum, *whole),
                        "{source}: {sum} for {whole}\n{}",
                        decision.text
                    );
                }
                let parts = pay.whole.0.iter().filter(|own| own.0 != "total");
                let sum: f64 = parts.map(|own| own.1).sum();
                assert!(near(sum, pay.total), "{sum} for {}\n{}", pay.total, decision.text);
            }
        });
    }

    #[test]
    fn pay_grows_with_each_part_that_grows(seed in any::<u64>()) {
        let decision = decision(seed);
        let loaded = decision.load(&Changes::default());
        let problem = &loaded.problem;
        for package in problem.packages() {
            let figure = Figure::new(package);
            let now = figure.month(|q| likely(problem, q));
            for (part, quantity) in package.parts() {
                if part.part.is_term() {
                    continue;
                }
                let name = package.name_of(part);
                let more = |q| {
                    let own = likely(problem, q);
                    if q == quantity { own * 1.01 + 0.001 } else { own }
                };
                let then = figure.month(more);
                // What lives on less than nothing is not dearer.
                if name == "cost-of-living" && now < 0.0 {
                    continue;
                }
                let grown = direction(&name) * (then - now);
                prop_assert!(grown >= -1e-9 * now.abs().max(1.0), "{} {} {}\n{}", name, now, then, decision.text);
            }
        }
    }

    /// What is paid for good over a horizon is what is paid for a term of that length; a horizon
    /// says nothing of a term, and one of 48 months is the usual one.
    #[test]
    fn a_horizon_as_long_as_the_term_changes_nothing(
        seed in any::<u64>(),
        // A list has three years.
        horizon in 36_u32..=120,
        other in 36_u32..=240,
    ) {
        let decision = decision(seed);
        let for_good = lasting(&decision, "");
        let term = lasting(&decision, &format!("months = {horizon}\n"));
        let all = months(&term, None);
        prop_assert_eq!(&months(&for_good, Some(horizon)), &all, "{}", for_good.text);
        prop_assert_eq!(&months(&term, Some(other)), &all, "{}", term.text);
        prop_assert_eq!(months(&for_good, Some(48)), months(&for_good, None));
    }
}
