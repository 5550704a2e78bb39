//! Trials keep a compiled form of what ratings are worth: it agrees with the one valuation.

use std::collections::HashMap;

use offer_rank::load::{Changes, Loaded};
use offer_rank::method::{
    Method, Ranking, UtilityTable, fit, is_relative, number, rests_on, worth,
};
use offer_rank::model::{CriterionId, Fit, OfferId, Point, Problem, QuantityId, Subject};
use offer_rank::robust::{Settings, Stream, Trials, Trust, stream_name, value_at};
use proptest::prelude::*;

use crate::decision::Decision;
use crate::{pay, random};

/// Trials that are looked at one by one.
pub const TRIALS: usize = 64;

/// Every quantity's value in one trial after the other, drawn as trials draw it.
struct Draws<'p> {
    problem: &'p Problem,
    quantiles: HashMap<QuantityId, Vec<f64>>,
}

impl<'p> Draws<'p> {
    fn new(problem: &'p Problem, seed: u64) -> Self {
        let mut quantiles = HashMap::new();
        for (offer, _) in problem.offers() {
            for (id, _) in problem.criteria() {
                for (q, _) in rests_on(problem, problem.cell(offer, id)) {
                    quantiles.entry(q).or_insert_with(|| {
                        let name = stream_name(problem, problem.quantity(q).subject);
                        let mut stream = Stream::new(seed, Stream::hash(&name), 0);
                        (0..TRIALS).map(|_| stream.uniform()).collect::<Vec<f64>>()
                    });
                }
            }
        }
        Self { problem, quantiles }
    }

    fn value(&self, q: QuantityId, criterion: CriterionId, t: usize) -> Point {
        let scale = &self.problem.criterion(criterion).scale;
        value_at(self.problem, q, scale, self.quantiles[&q][t])
    }

    /// The utilities of the ranked offers in a trial, by the valuation.
    fn table(&self, ranked: &[OfferId], t: usize) -> UtilityTable {
        let problem = self.problem;
        let mut utilities = vec![Vec::new(); ranked.len()];
        for (id, criterion) in problem.criteria() {
            let value = |q| self.value(q, id, t);
            let numbers = ranked
                .iter()
                .filter_map(|o| number(problem, problem.cell(*o, id), value));
            let fit: Fit<'_> = criterion.scale.fit(numbers);
            for (row, offer) in utilities.iter_mut().zip(ranked) {
                row.push(worth(problem, problem.cell(*offer, id), &fit, value).get());
            }
        }
        let relative = problem.criteria().map(|(_, c)| is_relative(&c.scale));
        UtilityTable::new(
            utilities.concat(),
            relative.collect(),
            (0..ranked.len()).collect(),
        )
    }
}

/// The largest difference of a score, of 1, between trials and the valuation; weights as written.
fn differs(loaded: &Loaded, method: Method) -> f64 {
    let problem = &loaded.problem;
    let ranking = Ranking::new(problem, method);
    let mut ranked = ranking.standing.ranked.clone();
    ranked.sort_unstable();
    let settings = Settings {
        count: TRIALS as u64,
        seed: 5,
        trust: Trust::Exact,
    };
    let draws = Draws::new(problem, settings.seed);
    let trials = Trials::written_out(problem, &ranking, settings);
    let mut most = 0.0_f64;
    for (t, scores) in trials.iter().enumerate() {
        let table = draws.table(&ranked, t);
        let valued = method.scores(&table, ranking.weights.shares());
        assert_eq!(valued.len(), scores.len());
        for (a, b) in scores.iter().zip(valued) {
            most = most.max((a - b).abs() / 100.0);
        }
    }
    most
}

/// Weights that are ranges are drawn as well; these laws are about ratings.
fn with_plain_weights(loaded: &Loaded) -> bool {
    let mut judges = loaded.problem.judges().iter();
    judges.all(|j| j.written.iter().all(|w| w.low == w.high))
}

fn agrees(decision: &Decision) {
    if !decision.is_sound() {
        return;
    }
    let loaded = decision.load(&Changes::default());
    if with_plain_weights(&loaded) {
        for method in [Method::WeightedSum, Method::Topsis] {
            let most = differs(&loaded, method);
            assert!(most < 1e-12, "{method:?} {most}\n{}", decision.text);
        }
    }
}

proptest! {
    #![proptest_config(crate::cases(64))]

    #[test]
    fn trials_agree_with_the_valuation(seed in any::<u64>()) {
        agrees(&random::decision(seed));
    }

    #[test]
    fn trials_of_pay_agree_with_the_valuation(seed in any::<u64>()) {
        agrees(&pay::decision(seed));
    }
}

/// The random decisions have what the law is about.
#[test]
fn random_decisions_rest_on_links_packages_and_unknowns() {
    let (mut links, mut packages, mut unknowns, mut relative) = (0, 0, 0, 0);
    for seed in 0..100 {
        for decision in [random::decision(seed), pay::decision(seed)] {
            let Some(loaded) = decision.outcome(&Changes::default()).loaded else {
                continue;
            };
            let problem = &loaded.problem;
            if !with_plain_weights(&loaded) {
                continue;
            }
            packages += problem.packages().len();
            relative += problem
                .criteria()
                .filter(|(_, c)| is_relative(&c.scale))
                .count();
            for (offer, _) in problem.offers() {
                for (q, _) in problem
                    .row(offer)
                    .iter()
                    .flat_map(|c| rests_on(problem, *c))
                {
                    let stated = problem.quantity(q);
                    links += usize::from(matches!(stated.subject, Subject::Share(_)));
                    unknowns += usize::from(stated.rating.is_unknown());
                }
            }
        }
    }
    let all = [links, packages, unknowns, relative];
    assert!(all.iter().all(|n| *n > 10), "{all:?}");
}

/// By hand: a rating of 2 on 0 to 10 lifted by a quarter of its parent's 10: 0.2 + 0.25 × 0.8.
#[test]
fn a_link_lifts_toward_its_parent() {
    let text = "[weights]\na = 1\n[[criterion]]\nid = \"a\"\nscale = { worst = 0, best = 10 }\n\
        [[fact]]\ncriterion = \"a\"\ncompany = \"P\"\nvalue = 10\n\
        [[fact]]\ncriterion = \"a\"\ncompany = \"C\"\nvalue = 2\n\
        [[link]]\ncompany = \"C\"\nparent = \"P\"\nshares = [\"a\"]\nshare = 0.25\n\
        [[offer]]\ncompany = \"C\"\nrole = \"r\"\n";
    let loaded = Decision::new(text).load(&Changes::default());
    let problem = &loaded.problem;
    let (id, criterion) = problem.criteria().next().expect("a criterion");
    let (offer, _) = problem.offers().next().expect("an offer");
    let scale = fit(problem, id, criterion, &[offer]);
    let value = |q| value_at(problem, q, &criterion.scale, 0.5);
    let found = worth(problem, problem.cell(offer, id), &scale, value).get();
    assert!((found - 0.4).abs() < 1e-15, "{found}");
}
