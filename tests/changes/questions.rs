//! The laws of questions: each answer, typed, puts first whom it says, and no other value does; its
//! probability is that of the draws; and "nothing" is said only where no answers together do it.

use offer_rank::load::Changes;
use offer_rank::method::{Method, Ranking, fit, is_enough, number, rests_on, worth};
use offer_rank::model::{
    CriterionId, OfferId, Outcome, Point, Problem, QuantityId, Rating, Spread, Status, Utility,
};
use offer_rank::report::{AskLine, Report};
use offer_rank::robust::ask::{AnswerRange, Ask, Asks, Together, asks};
use offer_rank::robust::flips::{Luck, Reading};
use offer_rank::robust::sweep::{Baseline, Lever, quantity};
use offer_rank::robust::value_at;
use proptest::prelude::*;

use crate::decision::{Decision, typed};
use crate::laws::on;
use crate::random::Dice;
use crate::{pay, random};

/// Values of a question that are tried.
const VALUES: usize = 24;
/// Draws of a question, evenly over its quantiles.
const DRAWS: usize = 400;
/// Sets of answers that are tried together.
const SETS: usize = 120;

/// A decision with its ranking.
struct Case {
    problem: Problem,
    ranking: Ranking,
}

impl Case {
    fn new(decision: &Decision) -> Self {
        let problem = decision.load(&Changes::default()).problem;
        let ranking = Ranking::new(&problem, decision.method);
        Self { problem, ranking }
    }

    fn asks(&self) -> Asks {
        asks(
            &Baseline::new(&self.problem, &self.ranking),
            Luck::default(),
        )
    }

    fn id(&self, offer: OfferId) -> &str {
        &self.problem.offer(offer).id
    }

    fn first(&self) -> Option<OfferId> {
        self.ranking.order.0.first().map(|p| p.offer)
    }
}

/// The question of a report that is of an ask.
fn line<'r, 'a>(case: &Case, report: &'r Report<'a>, ask: &Ask) -> Option<&'r AskLine<'a>> {
    let (offer, criterion) = match ask.lever {
        Lever::Rating { offer, criterion } => (Some(case.id(offer)), criterion),
        _ => return None,
    };
    let id = &case.problem.criterion(criterion).id;
    report
        .ask
        .iter()
        .find(|line| line.offer == offer && line.criterion == Some(id) && line.part.is_none())
}

/// What is typed puts first, or second, whom the line says.
pub fn answers_hold(decision: &Decision) {
    let now = decision.order(&Changes::default());
    decision.report(|report, loaded| {
        for ask in &report.ask {
            let change = ask.typed.as_deref().expect("an answer to type");
            if ask.within.is_none() {
                made_holds(decision, &loaded.problem, ask);
            }
            let order = decision.order(&typed(change));
            let at = |place: usize| order.get(place - 1).map(|o| o.0.as_str());
            let what = || format!("{ask:#?}\n{order:?}\n{}", decision.text);
            match (ask.first, ask.second) {
                (_, Some(second)) => assert_eq!(at(2), Some(second), "{}", what()),
                (Some(first), _) => assert_eq!(at(1), Some(first), "{}", what()),
                // Nobody takes a place, or several are out.
                (None, None) => assert!(order.len() < now.len(), "{}", what()),
            }
            let within = ask.within.unwrap_or(1.0);
            assert!((0.0..=1.0 + 1e-9).contains(&within), "{}", what());
        }
    });
}

/// A pending offer that is said to be first if it is made, made.
fn made_holds(decision: &Decision, problem: &Problem, ask: &AskLine<'_>) {
    let mut offers = problem.offers();
    let offer = offers.find(|(_, o)| Some(o.id.as_str()) == ask.offer);
    let role = offer.and_then(|(_, o)| o.role.as_deref()).expect("a role");
    let own = format!("role = \"{role}\"\n");
    let blocks = decision.text.split("[[offer]]").map(|block| {
        if block.contains(&own) {
            block.replace("status = \"pending\"\n", "")
        } else {
            block.to_owned()
        }
    });
    let blocks: Vec<String> = blocks.collect();
    let made = Decision {
        text: blocks.join("[[offer]]"),
        ..decision.clone()
    };
    let order = made.order(&Changes::default());
    let first = order.first().map(|o| o.0.as_str());
    assert_eq!(first, ask.offer, "{ask:?}\n{}", decision.text);
}

/// Every value tried for an offer's rating puts an offer first just where its ranges say.
fn values_hold(decision: &Decision, seed: u64) {
    let case = Case::new(decision);
    let found = case.asks();
    let mut dice = Dice::new(seed ^ 3);
    decision.report(|report, _| {
        for ask in &found.list {
            let Some(line) = line(&case, report, ask) else {
                continue;
            };
            let Lever::Rating { criterion, .. } = ask.lever else {
                continue;
            };
            let Some((low, high)) = case.problem.criterion(criterion).scale.ends() else {
                continue;
            };
            let Some(change) = &line.typed else { continue };
            let (left, _) = change.rsplit_once('=').expect("typed");
            let place = if ask.breaks.is_none() { found.place } else { 1 };
            for _ in 0..VALUES {
                let x = low + (high - low) * dice.below(1001) as f64 / 1000.0;
                let order = decision.order(&typed(&format!("{left}={x:?}")));
                let next = order.get(place);
                let there = order.get(place - 1);
                if there.is_some_and(|o| o.1 != place || next.is_some_and(|n| n.1 == place)) {
                    continue;
                }
                let there = there.map(|o| o.0.as_str());
                for answer in &ask.answers {
                    let offer = answer.first.map(|o| case.id(o));
                    let inside = answer.ranges.iter().any(|r| contains(r, x, 0.0));
                    let near = answer
                        .ranges
                        .iter()
                        .any(|r| contains(r, x, margin(x, high - low)));
                    let told = || format!("{x} {order:?} {answer:?}\n{}", decision.text);
                    if inside {
                        assert_eq!(there, offer, "{}", told());
                    }
                    assert!(near || offer.is_none() || there != offer, "{}", told());
                }
            }
        }
    });
}

/// What rounding of three digits may leave out at an end.
fn margin(x: f64, span: f64) -> f64 {
    0.03 * x.abs() + 0.02 * span + 2.0
}

fn contains(range: &AnswerRange, x: f64, margin: f64) -> bool {
    let number = |r: Reading| match r {
        Reading::Number(x) => x,
        Reading::Level(i) => f64::from(i),
    };
    range.low.is_none_or(|low| number(low) - margin <= x)
        && range.high.is_none_or(|high| x <= number(high) + margin)
}

/// The probability of a question is that of its draws, each put in and ranked.
fn chances_hold(decision: &Decision) {
    let case = Case::new(decision);
    let baseline = Baseline::new(&case.problem, &case.ranking);
    let found = case.asks();
    let first = found
        .list
        .iter()
        .filter(|a| a.breaks.is_some() || found.place == 1);
    for ask in first {
        let Some(q) = quantity(&baseline, ask.lever) else {
            continue;
        };
        let draws = (0..DRAWS).map(|i| (i as f64 + 0.5) / DRAWS as f64);
        let outcomes: Vec<Drawn> = draws.map(|at| drawn(&case, ask.lever, q, at)).collect();
        let share = |holds: &dyn Fn(&Drawn) -> bool| {
            outcomes.iter().filter(|d| holds(d)).count() as f64 / DRAWS as f64
        };
        let changes = share(&|d| d.first != case.first());
        // Each border between two firsts may miss one draw.
        let close = |a: f64, b: f64| (a - b).abs() <= 8.0 / DRAWS as f64;
        let told = || format!("{changes} {ask:#?}\n{}", decision.text);
        assert!(close(changes, ask.chance), "{}", told());
        if let Some(breaks) = &ask.breaks {
            let offer = breaks.offers[0];
            let is = |o: &OfferId, status| case.problem.offer(*o).status == status;
            // A pending offer only waits where another one is made.
            let waits = |d: &Drawn| {
                is(&offer, Status::Pending) && d.ranked.iter().any(|o| is(o, Status::Offered))
            };
            let out = share(&|d| !d.ranked.contains(&offer) && !waits(d));
            assert!(close(out, breaks.chance), "{out} {}", told());
        }
        for answer in &ask.answers {
            let shares = |d: &Drawn| {
                d.level.len() == answer.level.len()
                    && d.level.iter().all(|o| answer.level.contains(o))
            };
            let own = share(&|d| d.first == answer.first && shares(d));
            assert!(close(own, answer.chance), "{own} {answer:?} {}", told());
        }
    }
}

/// Who takes a place, and who the first, where a quantity is drawn.
struct Drawn {
    ranked: Vec<OfferId>,
    first: Option<OfferId>,
    /// Those that share first place with it.
    level: Vec<OfferId>,
}

/// The ranking with a quantity at a quantile of its draws, as if that were typed.
fn drawn(case: &Case, lever: Lever, q: QuantityId, at: f64) -> Drawn {
    let (problem, ranking) = (&case.problem, &case.ranking);
    // A fact that others wait for is typed for one offer alone.
    let moves = |offer: OfferId| match lever {
        Lever::Rating { offer: own, .. } => own == offer,
        _ => true,
    };
    let value = |offer: OfferId, criterion: CriterionId| {
        let scale = &problem.criterion(criterion).scale;
        move |other: QuantityId| {
            if other == q && moves(offer) {
                value_at(problem, other, scale, at)
            } else {
                offer_rank::method::median(problem, other, scale)
            }
        }
    };
    let stands = |offer: OfferId| {
        let shares = ranking.weights.shares();
        let states = !matches!(lever, Lever::Share { .. } | Lever::Part { .. });
        let learned = problem.criteria().map(|(id, _)| {
            let own = problem.cell(offer, id).own() == Some(q) && moves(offer);
            let unknown = problem.quantity(q).rating.is_unknown();
            f64::from(u8::from(states && own && unknown)) * shares[id.index()]
        });
        let known = ranking.standing.known[offer.index()] + 100.0 * learned.sum::<f64>();
        let outcomes = ranking.standing.outcomes(offer);
        let mut musts = problem.musts().iter().zip(outcomes);
        let fails = musts.any(|(must, now)| {
            let cell = problem.cell(offer, must.criterion);
            let rests = rests_on(problem, cell).iter().any(|r| r.0 == q) && moves(offer);
            if !rests {
                return *now == Outcome::Fails;
            }
            let criterion = problem.criterion(must.criterion);
            let ranked = &ranking.standing.ranked;
            let fit = fit(problem, must.criterion, ranked);
            let set = match value(offer, must.criterion)(q) {
                Point::Number(x) => Rating::Number(Spread::exact(x).expect("finite")),
                Point::Utility(u) if cell.own() == Some(q) && cell.parent().is_none() => {
                    let outcome = must.limit.judge_worth(u, u, &criterion.scale, &fit);
                    return outcome == Outcome::Fails;
                }
                Point::Utility(u) => number_worth(problem, must.criterion, u),
            };
            let out = offer_rank::method::outcome(problem, *must, cell, &fit, Some((q, set)));
            out == Outcome::Fails
        });
        is_enough(known) && !fails
    };
    let passing: Vec<OfferId> = problem
        .offers()
        .map(|o| o.0)
        .filter(|o| stands(*o))
        .collect();
    let offered = |o: &OfferId| problem.offer(*o).status == Status::Offered;
    let any = passing.iter().any(offered);
    let ranked: Vec<OfferId> = passing.into_iter().filter(|o| offered(o) || !any).collect();
    let score = |offer: OfferId| {
        let worths = problem.criteria().map(|(id, criterion)| {
            let numbers = ranked
                .iter()
                .filter_map(|o| number(problem, problem.cell(*o, id), value(*o, id)));
            let fit = criterion.scale.fit(numbers);
            let cell = problem.cell(offer, id);
            let u = worth(problem, cell, &fit, value(offer, id)).get();
            ranking.weights.share(id) * u
        });
        100.0 * worths.sum::<f64>()
    };
    let scores: Vec<(OfferId, f64)> = ranked.iter().map(|o| (*o, score(*o))).collect();
    let most = scores.iter().map(|s| s.1).fold(f64::NEG_INFINITY, f64::max);
    let best: Vec<OfferId> = scores
        .iter()
        .filter(|s| s.1 >= most - 1e-9)
        .map(|s| s.0)
        .collect();
    let now = case.first().filter(|now| best.contains(now));
    let by_id = best.iter().copied().min_by_key(|o| case.id(*o));
    let first = now.or(by_id);
    let level = best.into_iter().filter(|o| Some(*o) != first);
    Drawn {
        level: level.collect(),
        ranked,
        first,
    }
}

/// A rating that is worth this.
fn number_worth(problem: &Problem, id: CriterionId, worth: Utility) -> Rating {
    let scale = &problem.criterion(id).scale;
    let levels = scale.level_list().len() as u16;
    let level = (0..levels).find(|i| scale.level_utility(*i) >= worth);
    if let Some(level) = level {
        return Rating::Level {
            low: level,
            likely: None,
            high: level,
        };
    }
    let Some(axis) = offer_rank::robust::sweep::Axis::of(problem.criterion(id)) else {
        return Rating::Unknown;
    };
    Rating::Number(Spread::exact(axis.inverse(worth.get())).expect("finite"))
}

/// Where nothing is said to change the first, no set of answers found at random does.
fn nothing_holds(decision: &Decision, seed: u64) {
    let case = Case::new(decision);
    let found = case.asks();
    let (Some(Together::Nothing | Together::DrawsLevel(_)), Some(first)) =
        (found.first, case.first())
    else {
        return;
    };
    let mut dice = Dice::new(seed ^ 2);
    for set in 0..SETS {
        let answers = joint(&case.problem, &mut dice, set % 2 == 0);
        let other = case.problem.with_ratings(&answers);
        let ranking = Ranking::new(&other, decision.method);
        let score = |o: OfferId| ranking.scoring.scores[o.index()];
        let ahead = ranking.order.0.first().map(|p| p.offer);
        let is_first = ranking.order.0.iter().any(|p| p.offer == first)
            && ahead.is_some_and(|o| score(o) - score(first) <= 1e-9);
        assert!(is_first, "{answers:?} {found:?}\n{}", decision.text);
    }
}

/// An answer to everything that is open: at an end of what it may be, or anywhere in it.
fn joint(problem: &Problem, dice: &mut Dice, corner: bool) -> Vec<(QuantityId, Rating)> {
    let mut quantities: Vec<(QuantityId, CriterionId)> = Vec::new();
    for (offer, _) in problem.offers() {
        for (id, _) in problem.criteria() {
            let rests = rests_on(problem, problem.cell(offer, id)).into_iter();
            quantities.extend(rests.map(|(q, _)| (q, id)));
        }
    }
    quantities.sort_by_key(|q| q.0);
    quantities.dedup_by_key(|q| q.0);
    let answer = |(q, id): (QuantityId, CriterionId)| {
        let stated = problem.quantity(q);
        let scale = &problem.criterion(id).scale;
        let part = if corner {
            dice.below(2) as f64
        } else {
            dice.below(101) as f64 / 100.0
        };
        let between = |low: f64, high: f64| {
            Rating::Number(Spread::exact(low + part * (high - low)).expect("finite"))
        };
        let levels = |low: u16, high: u16| {
            let level = low + (part * f64::from(high - low)).round() as u16;
            Rating::Level {
                low: level,
                likely: None,
                high: level,
            }
        };
        let is_share = matches!(stated.subject, offer_rank::model::Subject::Share(_));
        let rating = match stated.rating {
            Rating::Number(s) => between(s.low(), s.high()),
            Rating::Level { low, high, .. } => levels(low, high),
            Rating::Unknown if is_share => between(0.0, 1.0),
            Rating::Unknown if !scale.level_list().is_empty() => {
                levels(0, scale.level_list().len() as u16 - 1)
            }
            Rating::Unknown => {
                let (low, high) = scale.ends().unwrap_or((1.0, 100.0));
                between(low, high)
            }
        };
        (q, rating)
    };
    quantities.into_iter().map(answer).collect()
}

pub fn all_laws(decision: &Decision, seed: u64) {
    answers_hold(decision);
    values_hold(decision, seed);
    if decision.method == Method::WeightedSum {
        chances_hold(decision);
    }
    nothing_holds(decision, seed);
}

proptest! {
    #![proptest_config(crate::cases(24))]

    #[test]
    fn questions_say_what_happens(seed in any::<u64>()) {
        on(seed, |decision| all_laws(decision, seed));
    }

    #[test]
    fn questions_about_pay_say_what_happens(seed in any::<u64>()) {
        let decision = pay::decision(seed);
        if decision.is_sound() {
            all_laws(&decision, seed);
        }
    }
}

/// The random decisions have what the laws are about.
#[test]
fn random_questions_are_of_every_kind() {
    let (mut breaks, mut made, mut nothing, mut several, mut two_ends) = (0, 0, 0, 0, 0);
    for decision in (0..300).map(random::decision).filter(Decision::is_sound) {
        let found = Case::new(&decision).asks();
        breaks += found.list.iter().filter(|a| a.breaks.is_some()).count();
        made += found.made.len();
        nothing += usize::from(found.first == Some(Together::Nothing));
        several += usize::from(found.first == Some(Together::Several));
        let ranges = found
            .list
            .iter()
            .flat_map(|a| &a.answers)
            .flat_map(|a| &a.ranges);
        two_ends += ranges
            .filter(|r| r.low.is_some() && r.high.is_some())
            .count();
    }
    let all = [breaks, made, nothing, several, two_ends];
    assert!(all.iter().all(|n| *n > 3), "{all:?}");
}

#[test]
fn a_tie_along_a_stretch_is_decided_by_ids() {
    on(9_992_428_231_347_969_557, |decision| {
        all_laws(decision, 9_992_428_231_347_969_557);
    });
}

/// Where the least that can be written makes all of a column equal, nothing lies below it.
#[test]
fn an_end_that_makes_all_equal_has_nothing_beyond() {
    let seed = 6_863_591_426_658_596_939;
    all_laws(&crate::pay::decision(seed), seed);
}
