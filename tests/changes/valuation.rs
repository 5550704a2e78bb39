//! Trials keep a compiled form of what ratings are worth: it agrees with the one valuation.

use std::cmp::Ordering;
use std::collections::HashMap;

use offer_rank::load::{Changes, Loaded};
use offer_rank::method::{
    Method, Ranking, UtilityTable, fit, is_relative, number, rests_on, worth,
};
use offer_rank::model::{
    CriterionId, Fit, OfferId, Outcome, Point, Problem, QuantityId, Rating, Spread, Subject,
};
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

    /// The utilities of the ranked offers in a trial, by the valuation; `is_in` by their places.
    fn table(&self, ranked: &[OfferId], is_in: &[bool], t: usize) -> UtilityTable {
        let problem = self.problem;
        let mut utilities = vec![Vec::new(); ranked.len()];
        let members = members(is_in);
        for (id, criterion) in problem.criteria() {
            let value = |q| self.value(q, id, t);
            let numbers = members
                .iter()
                .filter_map(|i| number(problem, problem.cell(ranked[*i], id), value));
            let fit: Fit<'_> = criterion.scale.fit(numbers);
            for (row, offer) in utilities.iter_mut().zip(ranked) {
                row.push(worth(problem, problem.cell(*offer, id), &fit, value).get());
            }
        }
        let relative = problem.criteria().map(|(_, c)| is_relative(&c.scale));
        UtilityTable::new(utilities.concat(), relative.collect(), members)
    }
}

/// Those of whom columns are made: who is in, or all where nobody is.
pub fn members(is_in: &[bool]) -> Vec<usize> {
    let any = is_in.contains(&true);
    (0..is_in.len()).filter(|i| !any || is_in[*i]).collect()
}

/// Which of the ranked offers keep all deal-breakers with these values: where a limit's worth
/// depends on the offers present, on all that are ranked.
pub fn who_is_in(
    problem: &Problem,
    ranked: &[OfferId],
    value: impl Fn(QuantityId, CriterionId) -> Point,
) -> Vec<bool> {
    let mut is_in = vec![true; ranked.len()];
    for must in problem.musts() {
        let criterion = problem.criterion(must.criterion);
        let value = |q| value(q, must.criterion);
        let cell = |offer: &OfferId| problem.cell(*offer, must.criterion);
        let numbers = ranked
            .iter()
            .filter_map(|o| number(problem, cell(o), value));
        let column = criterion.scale.fit(numbers);
        for (offer, is_in) in ranked.iter().zip(&mut is_in) {
            let outcome = if let Some(x) = number(problem, cell(offer), value) {
                let exact = Rating::Number(Spread::exact(x).expect("finite"));
                must.limit.judge(exact, &criterion.scale)
            } else {
                let worth = worth(problem, cell(offer), &column, value);
                must.limit
                    .judge_worth(worth, worth, &criterion.scale, &column)
            };
            *is_in &= outcome != Outcome::Fails;
        }
    }
    is_in
}

/// What trials count, counted one trial after the other.
struct Count {
    offers: usize,
    /// Offer by offer: trials that it is out of, and its part of each place.
    outs: Vec<f64>,
    places: Vec<Vec<f64>>,
    /// Pair by pair: how often the one is ahead, ties half.
    ahead: Vec<Vec<f64>>,
    /// Trials of which everybody is out.
    nobody: f64,
}

impl Count {
    fn new(offers: usize) -> Self {
        let square = || vec![vec![0.0; offers]; offers];
        Self {
            offers,
            outs: vec![0.0; offers],
            places: square(),
            ahead: square(),
            nobody: 0.0,
        }
    }

    fn add(&mut self, scores: &[f64], is_in: &[bool]) {
        let mut order: Vec<usize> = (0..self.offers).filter(|i| is_in[*i]).collect();
        order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
        // By the chain that each is in, those who are out in the last one.
        let mut group = vec![usize::MAX; self.offers];
        let mut place = 0;
        for chain in order.chunk_by(|a, b| scores[*a] - scores[*b] <= 1e-12) {
            for i in chain {
                group[*i] = place;
                for part in &mut self.places[*i][place..place + chain.len()] {
                    *part += 1.0 / chain.len() as f64;
                }
            }
            place += chain.len();
        }
        self.nobody += f64::from(u8::from(order.is_empty()));
        for i in 0..self.offers {
            self.outs[i] += f64::from(u8::from(!is_in[i]));
            for k in 0..self.offers {
                self.ahead[i][k] += match group[i].cmp(&group[k]) {
                    Ordering::Less => 1.0,
                    Ordering::Equal => 0.5,
                    Ordering::Greater => 0.0,
                };
            }
        }
    }
}

/// Trials of a decision against a count of them by the valuation; how many are out of some.
fn counts_agree(decision: &Decision, method: Method) -> usize {
    let loaded = decision.load(&Changes::default());
    let problem = &loaded.problem;
    let ranking = Ranking::new(problem, method);
    let mut ranked = ranking.standing.ranked.clone();
    ranked.sort_unstable();
    let settings = Settings {
        count: TRIALS as u64,
        seed: 5,
        trust: Trust::Exact,
    };
    let Some(trials) = Trials::new(problem, &ranking, settings, &|_| ()) else {
        return 0;
    };
    let draws = Draws::new(problem, settings.seed);
    let mut count = Count::new(ranked.len());
    for t in 0..TRIALS {
        let is_in = who_is_in(problem, &ranked, |q, id| draws.value(q, id, t));
        let table = draws.table(&ranked, &is_in, t);
        count.add(&method.scores(&table, ranking.weights.shares()), &is_in);
    }
    let n = TRIALS as f64;
    let same = |found: f64, counted: f64, what: &str| {
        let apart = (found - counted / n).abs();
        assert!(apart < 1e-9, "{what}: {found}\n{}", decision.text);
    };
    let mut by_place = vec![0.0; ranked.len()];
    for (i, one) in ranked.iter().enumerate() {
        let out = trials.out(*one).expect("it takes part");
        same(out, count.outs[i], "out");
        let (places, _) = trials.places(*one).expect("it takes part");
        for (place, (found, counted)) in places.iter().zip(&count.places[i]).enumerate() {
            same(*found, *counted, "a place");
            by_place[place] += found;
        }
        same(places.iter().sum::<f64>() + out, n, "places and out");
        for (k, other) in ranked.iter().enumerate().filter(|(k, _)| *k != i) {
            let ahead = trials.ahead(*one, *other).expect("both take part");
            same(ahead, count.ahead[i][k], "ahead");
        }
    }
    same(by_place[0], n - count.nobody, "first places");
    count.outs.iter().filter(|out| **out > 0.0).count()
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
    let (mut most, mut t) = (0.0_f64, 0);
    Trials::each(problem, &ranking, settings, &[], |trial| {
        let is_in = who_is_in(problem, &ranked, |q, id| draws.value(q, id, t));
        let table = draws.table(&ranked, &is_in, t);
        let valued = method.scores(&table, ranking.weights.shares());
        assert_eq!(valued.len(), trial.scores.len());
        for (a, b) in trial.scores.iter().zip(valued) {
            most = most.max((a - b).abs() / 100.0);
        }
        t += 1;
    });
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
            counts_agree(decision, method);
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

/// Some random offers are out of some trials, on scales made from the offers too.
#[test]
fn random_offers_break_deal_breakers_in_trials() {
    let mut out = 0;
    for decision in (0..100).map(random::decision).filter(Decision::is_sound) {
        if with_plain_weights(&decision.load(&Changes::default())) {
            out += counts_agree(&decision, Method::WeightedSum);
        }
    }
    assert!(out > 20, "{out}");
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
    let scale = fit(problem, id, &[offer]);
    let value = |q| value_at(problem, q, &criterion.scale, 0.5);
    let found = worth(problem, problem.cell(offer, id), &scale, value).get();
    assert!((found - 0.4).abs() < 1e-15, "{found}");
}
