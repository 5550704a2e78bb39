//! What the parts of pay add up to, and how it grows with them, over random packages.

use offer_rank::load::Changes;
use offer_rank::pay::{Figure, likely};
use proptest::prelude::*;

use crate::pay::decision;

/// The sign of a part: more of it is less pay, where that is so.
fn direction(name: &str) -> f64 {
    let costs = ["tax", "cost-of-living"].contains(&name) || name.starts_with("costs.");
    if costs { -1.0 } else { 1.0 }
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
}
