//! Numbers at the ends of what a computer counts with.

use std::fmt::Write;

use offer_rank::load::Changes;

use crate::pipeline::{load, through};

const SCALES: [&str; 19] = [
    "{ worst = 0, best = 5e-324 }",
    "{ worst = 0, best = 1e-320 }",
    "{ worst = 1e-300, best = 2e-300 }",
    "{ worst = -1.7e308, best = 1.7e308 }",
    "{ worst = 1e308, best = -1e308 }",
    "{ worst = 1, best = 1.0000000000000002 }",
    "{ points = [[-1e308, 0], [1e308, 1]] }",
    "{ points = [[0, 0], [5e-324, 1], [1, 0.5]] }",
    "{ points = [[0, 1], [1, 0]] }",
    "{ normalize = \"min-max\" }",
    "{ normalize = \"min-max\", better = \"lower\" }",
    "{ normalize = \"max\" }",
    "{ normalize = \"max\", better = \"lower\" }",
    "{ normalize = \"sum\" }",
    "{ normalize = \"sum\", better = \"lower\" }",
    "{ normalize = \"vector\" }",
    "{ normalize = \"vector\", better = \"lower\" }",
    "{ normalize = \"linear\" }",
    "{ normalize = \"linear\", better = \"lower\" }",
];

const RATINGS: [&str; 15] = [
    "1.7976931348623157e308",
    "-1.7976931348623157e308",
    "[-1e308, 1e308]",
    "{ low = -1e308, likely = 0, high = 1e308 }",
    "0",
    "-0.0",
    "5e-324",
    "-5e-324",
    "1e-300",
    "1.5e-300",
    "1",
    "[3, 3]",
    "0xff",
    "1_000.5",
    "\"?\"",
];

const WEIGHTS: [&str; 6] = [
    "x = 1",
    "x = 1e15",
    "x = 5e-324",
    "x = [0, 1e15]",
    "x = 1e-320\npay = 1e15",
    "x = 1\npay = 0\nbrand = 0",
];

fn file(weights: &str, scale: &str, ratings: &[&str]) -> String {
    let mut text = format!("[weights]\n{weights}\n[[criterion]]\nid = \"x\"\nscale = {scale}\n");
    for (i, rating) in ratings.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "[[offer]]\ncompany = \"C{i}\"\nratings.x = {rating}\n"
        );
    }
    text
}

#[test]
fn numbers_at_the_ends_give_figures() {
    for scale in SCALES {
        for weights in WEIGHTS {
            let outcome = through(file(weights, scale, &RATINGS).as_bytes());
            assert!(
                outcome.loaded.is_some(),
                "{scale}: {:?}",
                outcome.complaints
            );
        }
        for ratings in [&RATINGS[..1], &RATINGS[4..5], &["0", "0"], &["2", "2", "1"]] {
            let outcome = through(file(WEIGHTS[0], scale, ratings).as_bytes());
            assert!(
                outcome.loaded.is_some(),
                "{scale}: {:?}",
                outcome.complaints
            );
        }
    }
}

/// The best end of the shortest scale is worth all, its worst end nothing.
#[test]
fn the_ends_of_a_tiny_scale_are_its_ends() {
    let text = file("x = 1", "{ worst = 0, best = 5e-324 }", &["5e-324", "0"]);
    let outcome = load(text.as_bytes(), Changes::default());
    let loaded = outcome.loaded.expect("nothing is wrong");
    let (_, criterion) = loaded.problem.criteria().next().expect("a criterion");
    let fit = criterion.scale.fit(std::iter::empty());
    assert_eq!([5e-324, 0.0].map(|x| fit.utility(x).get()), [1.0, 0.0]);
}
