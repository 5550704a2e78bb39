//! Accepting and waiting, against a count of all that can happen.

use std::fmt::Write as _;

use jiff::civil::{Date, date};
use offer_rank::report::Depth;
use offer_rank::waiting::{AwaitedAnswer, FinalChoice, OpenOffer, OpenOffers};
use proptest::prelude::*;

use crate::cases;
use crate::decision::Decision;

const DAYS: i8 = 6;

fn day(n: i8) -> Date {
    date(2026, 12, n)
}

fn score() -> impl Strategy<Value = f64> {
    (0..=20_u8).prop_map(|n| f64::from(n) * 5.0)
}

fn chance() -> impl Strategy<Value = f64> {
    (0..=10_u8).prop_map(|n| f64::from(n) / 10.0)
}

fn at_hand() -> impl Strategy<Value = OpenOffer> {
    (score(), proptest::option::weighted(0.8, 1..=DAYS)).prop_map(|(score, reply)| OpenOffer {
        score,
        reply: reply.map(day),
        answer: None,
    })
}

fn awaited() -> impl Strategy<Value = OpenOffer> {
    let reply = proptest::option::weighted(0.4, 1..=DAYS);
    (score(), 1..=DAYS, chance(), reply).prop_map(|(score, answer, chance, reply)| OpenOffer {
        score,
        reply: reply.map(day),
        answer: Some(AwaitedAnswer {
            day: day(answer),
            chance,
        }),
    })
}

fn prospects(due: usize, pending: usize) -> impl Strategy<Value = OpenOffers> {
    let offers = (
        proptest::collection::vec(at_hand(), 0..=due),
        proptest::collection::vec(awaited(), 0..=pending),
    );
    (offers, score()).prop_map(|((mut offers, awaited), fallback)| {
        offers.extend(awaited);
        OpenOffers { fallback, offers }
    })
}

/// What happens on a day: an answer, or a reply.
#[derive(Clone, Copy, Debug)]
enum Step {
    Answer(usize),
    Reply(usize),
}

/// Answers before replies on one day; of replies, the least score first.
fn steps(p: &OpenOffers) -> Vec<Step> {
    let mut all = Vec::new();
    for (i, o) in p.offers.iter().enumerate() {
        if let Some(answer) = o.answer {
            all.push(((answer.day, 0, 0.0), Step::Answer(i)));
        }
        if let Some(reply) = o.reply {
            let reply = o.answer.map_or(reply, |a| a.day.max(reply));
            all.push(((reply, 1, o.score), Step::Reply(i)));
        }
    }
    all.sort_by(|a, b| a.0.partial_cmp(&b.0).expect("scores are finite"));
    all.into_iter().map(|s| s.1).collect()
}

/// The value of a policy, which says at each reply whether to accept, by the number of the reply
/// and by which answers were yes.
fn under_policy(
    p: &OpenOffers,
    steps: &[Step],
    hand: &mut Vec<usize>,
    (reply, yes): (usize, usize),
    policy: &dyn Fn(usize, usize) -> bool,
) -> f64 {
    let Some((step, rest)) = steps.split_first() else {
        let scores = hand.iter().map(|o| p.offers[*o].score);
        return scores.fold(p.fallback, f64::max);
    };
    match *step {
        Step::Answer(i) => {
            let chance = p.offers[i].answer.map_or(1.0, |a| a.chance);
            let no = under_policy(p, rest, &mut hand.clone(), (reply, yes), policy);
            let mut with = hand.clone();
            with.push(i);
            let yes = under_policy(p, rest, &mut with, (reply, yes | (1 << i)), policy);
            chance * yes + (1.0 - chance) * no
        }
        Step::Reply(i) => {
            let at = hand.iter().position(|o| *o == i);
            if at.is_some() && policy(reply, yes) {
                return p.offers[i].score;
            }
            hand.retain(|o| *o != i);
            under_policy(p, rest, hand, (reply + 1, yes), policy)
        }
    }
}

fn start(p: &OpenOffers) -> Vec<usize> {
    let at_hand = |i: &usize| p.offers[*i].answer.is_none();
    (0..p.offers.len()).filter(at_hand).collect()
}

/// The most that any policy is worth: all of them are tried.
fn best_of_all_policies(p: &OpenOffers) -> Option<f64> {
    let steps = steps(p);
    let replies = steps.iter().filter(|s| matches!(s, Step::Reply(_))).count();
    let pending = p.offers.iter().filter(|o| o.answer.is_some()).count();
    // One decision for each reply and each set of answers.
    let first = p.offers.len() - pending;
    let decisions = replies << pending;
    (decisions <= 12).then(|| {
        let value = |policy: usize| {
            let accepts = |reply: usize, yes: usize| {
                let at = (reply << pending) + (yes >> first);
                policy & (1 << at) != 0
            };
            under_policy(p, &steps, &mut start(p), (0, 0), &accepts)
        };
        (0..1 << decisions).map(value).fold(0.0, f64::max)
    })
}

/// The value by the recursion as it is written down, with sets for what is at hand.
fn by_recursion(p: &OpenOffers, steps: &[Step], hand: &[usize]) -> f64 {
    let Some((step, rest)) = steps.split_first() else {
        let scores = hand.iter().map(|o| p.offers[*o].score);
        return scores.fold(p.fallback, f64::max);
    };
    match *step {
        Step::Answer(i) => {
            let chance = p.offers[i].answer.map_or(1.0, |a| a.chance);
            let with: Vec<usize> = hand.iter().copied().chain([i]).collect();
            chance * by_recursion(p, rest, &with) + (1.0 - chance) * by_recursion(p, rest, hand)
        }
        Step::Reply(i) if hand.contains(&i) => {
            let without: Vec<usize> = hand.iter().copied().filter(|o| *o != i).collect();
            by_recursion(p, rest, &without).max(p.offers[i].score)
        }
        Step::Reply(_) => by_recursion(p, rest, hand),
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn no_policy_is_worth_more(p in prospects(2, 2)) {
        if let Some(best) = best_of_all_policies(&p) {
            let value = p.solve().expect("few are awaited").value();
            prop_assert!((value - best).abs() < 1e-9, "{} for {}", value, best);
        }
    }

    #[test]
    fn the_value_is_that_of_the_recursion(p in prospects(4, 4)) {
        let value = p.solve().expect("few are awaited").value();
        let expected = by_recursion(&p, &steps(&p), &start(&p));
        prop_assert!((value - expected).abs() < 1e-9, "{} for {}", value, expected);
    }

    #[test]
    fn a_higher_chance_and_a_later_reply_never_harm(
        p in prospects(4, 4), which in 0..8_usize, more in chance(), later in 1..=DAYS,
    ) {
        let value = p.solve().expect("few are awaited").value();
        let mut better = p.clone();
        let Some(offer) = better.offers.get_mut(which) else { return Ok(()) };
        match &mut offer.answer {
            Some(answer) => answer.chance = answer.chance.max(more),
            // Replies of one day have an order of their own; a later day comes after them.
            None => offer.reply = offer.reply.map(|day_now| day_now.max(day(later))),
        }
        let now = better.solve().expect("few are awaited").value();
        prop_assert!(now >= value - 1e-9, "{} after {}", now, value);
    }

    #[test]
    fn a_break_even_turns_the_advice(p in prospects(4, 4)) {
        let lets_go = |due: usize, awaited: usize, chance: f64| {
            let changed = p.with_chances(&[awaited], chance).solve().expect("few are awaited");
            changed.is_let_go(due).expect("it is due")
        };
        for due in p.due() {
            for awaited in (0..p.offers.len()).filter(|i| p.offers[*i].answer.is_some()) {
                let found = p.break_even(due, awaited).expect("few are awaited");
                let ends = [0.0, 1.0].map(|chance| lets_go(due, awaited, chance));
                let Ok(found) = found else {
                    prop_assert_eq!(ends[0], ends[1]);
                    continue;
                };
                prop_assert!(lets_go(due, awaited, found.to));
                prop_assert!(found.to > found.at - 1e-12);
                let below = (found.at - 1e-9).max(0.0);
                prop_assert!(!lets_go(due, awaited, below), "{:?}", found);
            }
        }
    }

    #[test]
    fn ends_are_worth_what_letting_go_is_worth(p in prospects(4, 4)) {
        let solved = p.solve().expect("few are awaited");
        for due in p.due() {
            let ends = solved.ends(due);
            let all: f64 = ends.iter().map(|e| e.1).sum();
            prop_assert!((all - 1.0).abs() < 1e-9);
            let worth: f64 = ends.iter().map(|(end, chance)| solved.worth(*end) * chance).sum();
            let let_go = solved.let_go(due).expect("it is due");
            prop_assert!((worth - let_go).abs() < 1e-9, "{} for {}", worth, let_go);
            prop_assert!(!ends.iter().any(|e| e.0 == FinalChoice::Offer(due)));
        }
    }

    #[test]
    fn the_end_of_no_comes_at_least_as_often_as_all_say_no(p in prospects(4, 4)) {
        let solved = p.solve().expect("few are awaited");
        let no = p.offers.iter().filter_map(|o| o.answer.map(|a| 1.0 - a.chance));
        let all_no: f64 = no.product();
        for due in p.due() {
            let end = solved.end_of_no(due).expect("it is due");
            let ends = solved.ends(due).into_iter().filter(|e| e.0 == end);
            let often: f64 = ends.map(|e| e.1).sum();
            prop_assert!(often >= all_no - 1e-9, "{:?}: {} of {}", end, often, all_no);
        }
    }

    #[test]
    fn more_time_is_never_worth_less_than_nothing(p in prospects(3, 3)) {
        let now = p.solve().expect("few are awaited").value();
        for due in p.due() {
            for more in p.more_time(due).expect("few are awaited") {
                let mut later = p.clone();
                later.offers[due].reply = Some(more.until);
                let then = by_recursion(&later, &steps(&later), &start(&later));
                prop_assert!((then - now - more.worth).abs() < 1e-9);
                prop_assert!(then >= now - 1e-9);
            }
        }
    }
}

/// One offer of a decision of two judges: marks of 10 on two criteria, and its days and chance.
type Marked = ([u8; 2], OpenOffer);

fn marked(offer: impl Strategy<Value = OpenOffer>) -> impl Strategy<Value = Marked> {
    ([0..=10_u8, 0..=10_u8], offer)
}

/// Two judges, who weigh the one criterion so much and the other what is left of 10, with voices.
fn by_two([one, two]: [u8; 2], voices: [u8; 2], offers: &[Marked]) -> Decision {
    let weights = |w: u8| format!("[weights]\nrole-fit = {w}\nmentoring = {}\n", 10 - w);
    let mut text = format!(
        "criteria = [{{ set = \"one.toml\", voice = {} }}, {{ set = \"two.toml\", voice = {} }}]\n",
        voices[0], voices[1]
    );
    for (i, ([fit, mentoring], offer)) in offers.iter().enumerate() {
        let _ = writeln!(text, "[[offer]]\ncompany = \"Firm {i}\"");
        if let Some(day) = offer.reply {
            let _ = writeln!(text, "reply-by = {day}");
        }
        if let Some(answer) = offer.answer {
            let (day, chance) = (answer.day, answer.chance);
            let _ = writeln!(
                text,
                "status = \"pending\"\nexpects-by = {day}\nchance = {chance}"
            );
        }
        let _ = writeln!(
            text,
            "[offer.ratings]\nrole-fit = {fit}\nmentoring = {mentoring}"
        );
    }
    let files = [("one.toml", weights(one)), ("two.toml", weights(two))];
    Decision {
        files: files.map(|(name, set)| (name.to_owned(), set)).into(),
        ..Decision::new(text)
    }
}

proptest! {
    #![proptest_config(cases(60))]

    /// Of judges whose voices are not equal, the scores that are waited for are the mean by voice.
    #[test]
    fn judges_wait_by_their_voices(
        weights in [0..=10_u8, 0..=10_u8],
        voices in [1..=2_u8, 3..=5_u8],
        due in proptest::collection::vec(marked(at_hand()), 1..=3),
        pending in proptest::collection::vec(marked(awaited()), 1..=2),
    ) {
        let mut offers: Vec<Marked> = due.into_iter().chain(pending).collect();
        for (marks, offer) in &mut offers {
            // A chance of 0 or 1 is no chance; who is awaited has no reply yet.
            if let Some(answer) = &mut offer.answer {
                answer.chance = answer.chance.clamp(0.1, 0.9);
                offer.reply = None;
            }
            let [fit, mentoring] = marks.map(f64::from);
            let by = |w: u8| f64::from(w) * fit + (10.0 - f64::from(w)) * mentoring;
            let [one, two] = voices.map(f64::from);
            offer.score = (one * by(weights[0]) + two * by(weights[1])) / (one + two);
        }
        let plain = OpenOffers {
            fallback: 0.0,
            offers: offers.iter().map(|o| o.1).collect(),
        };
        let expected = by_recursion(&plain, &steps(&plain), &start(&plain));
        by_two(weights, voices, &offers).report_of((0, Depth::None), None, |report, _| {
            // Where nothing is due before an answer there is no choice.
            if let Some(wait) = &report.wait {
                let value = wait.value.expect("all chances are stated");
                assert!((value - expected).abs() < 1e-9, "{value} for {expected}");
            }
        });
    }
}
