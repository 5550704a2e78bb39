//! Walks through questions.

use super::*;

/// Steps of a tenth to all of the way.
fn steps() -> Vec<f64> {
    (1..=10).rev().map(|n| f64::from(n) / 10.0).collect()
}

/// Answers as somebody with these weights would.
fn walk(weights: &[f64], worths: Vec<Vec<f64>>) -> Interview {
    let mut interview = Interview::new(vec![steps(); weights.len()], worths);
    while let Some(question) = interview.next() {
        assert!(interview.given().len() <= 30, "it goes on for ever");
        let side = |(k, step): (usize, usize)| weights[k] * steps()[step];
        let reply = if side(question.one) >= side(question.other) {
            Reply::First
        } else {
            Reply::Second
        };
        interview.answer(question, reply);
    }
    interview
}

#[test]
fn few_answers_find_the_offer_that_comes_first() {
    let worths = vec![
        vec![1.0, 0.2, 0.3],
        vec![0.1, 1.0, 0.4],
        vec![0.5, 0.5, 0.9],
    ];
    for (weights, first) in [
        ([0.7, 0.2, 0.1], 0),
        ([0.2, 0.7, 0.1], 1),
        ([0.2, 0.2, 0.6], 2),
    ] {
        let interview = walk(&weights, worths.clone());
        assert_eq!(interview.possible(), Some(vec![first]));
        assert!(interview.given().len() <= 6, "{}", interview.given().len());
        assert!(interview.fits(&weights));
        let middle: Vec<f64> = interview
            .fitting()
            .expect("weights")
            .iter()
            .map(|f| f.share)
            .collect();
        assert!(interview.fits(&middle), "{middle:?}");
    }
}

#[test]
fn answers_that_contradict_each_other_are_named() {
    let worths = vec![
        vec![1.0, 0.0, 0.0],
        vec![0.0, 1.0, 0.0],
        vec![0.0, 0.0, 1.0],
    ];
    let mut interview = Interview::new(vec![vec![1.0]; 3], worths);
    let question = |one, other| TradeOff {
        one: (one, 0),
        other: (other, 0),
        checks: false,
    };
    interview.answer(question(0, 2), Reply::Unsure);
    interview.answer(question(0, 1), Reply::First);
    interview.answer(question(1, 2), Reply::First);
    assert_eq!(interview.clash(), None);
    interview.answer(question(0, 2), Reply::Equal);
    // The first is more than the second, and that more than the third: all the same fits too.
    assert_eq!(interview.clash(), None);
    let mut interview = Interview::new(vec![vec![1.0, 0.5]; 2], vec![vec![1.0, 0.0]]);
    let half = TradeOff {
        one: (0, 1),
        other: (1, 0),
        checks: false,
    };
    interview.answer(half, Reply::First);
    interview.answer(question(0, 1), Reply::Second);
    assert_eq!(interview.clash(), Some(vec![0, 1]));
    assert_eq!(interview.take_back(0), Some(half));
    assert_eq!(interview.clash(), None);
}

#[test]
fn where_one_offer_is_nowhere_worse_there_is_nothing_to_ask() {
    let worths = vec![vec![1.0, 0.8], vec![0.5, 0.8]];
    let interview = Interview::new(vec![steps(); 2], worths);
    // With no weight on the first criterion both tie, and that is no reason to ask.
    assert_eq!(interview.possible(), Some(vec![0]));
    assert_eq!(interview.next(), None);
    let one = Interview::new(vec![steps(); 2], vec![vec![0.5, 0.5]]);
    assert_eq!(one.next(), None);
}
