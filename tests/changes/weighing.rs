//! Weights from answers and from columns: figures from outside, and laws.

use std::path::Path;

use offer_rank::weighing::{
    BestWorstAnswers, ColumnRule, Comparison, Comparisons, RankRule, Square, best_worst,
    consistency, principal,
};
use proptest::prelude::*;
use serde_json::Value;

fn case(name: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cases");
    let text = std::fs::read_to_string(folder.join(format!("{name}.json")));
    serde_json::from_str(&text.expect("the case is there")).expect("a case is JSON")
}

fn numbers(value: &Value) -> Vec<f64> {
    let number = |v: &Value| v.as_f64().expect("a number");
    value
        .as_array()
        .expect("a list")
        .iter()
        .map(number)
        .collect()
}

fn rows(value: &Value) -> Vec<Vec<f64>> {
    value
        .as_array()
        .expect("rows")
        .iter()
        .map(numbers)
        .collect()
}

fn near(found: &[f64], expected: &[f64], case: &Value) {
    let tolerance = case["tolerance"].as_f64().expect("a tolerance");
    assert_eq!(found.len(), expected.len());
    for (x, y) in found.iter().zip(expected) {
        assert!(
            (x - y).abs() <= tolerance,
            "{}: {found:?} {expected:?}",
            case["id"]
        );
    }
}

/// The tiers of an order in which places are competition ranks.
fn shares(rule: RankRule, places: &[f64]) -> Vec<f64> {
    let mut sorted = places.to_vec();
    sorted.sort_by(f64::total_cmp);
    let tiers: Vec<&[f64]> = sorted.chunk_by(|a, b| a == b).collect();
    let sizes: Vec<usize> = tiers.iter().map(|t| t.len()).collect();
    let by_tier = rule.shares(&sizes);
    let tier = |place: &f64| tiers.iter().position(|t| t[0] == *place).expect("a tier");
    places.iter().map(|place| by_tier[tier(place)]).collect()
}

#[test]
fn orders_weigh_as_published() {
    let rules = [
        ("roc", RankRule::Centroid),
        ("ranksum", RankRule::RankSum),
        ("rankrec", RankRule::Reciprocal),
    ];
    let sizes = ["n2", "n4-ties", "n4", "n5", "n7"];
    let mut read = 0;
    for (name, rule) in rules {
        for size in sizes {
            let name = format!("{name}-{size}");
            let path = format!(
                "{}/tests/data/cases/{name}.json",
                env!("CARGO_MANIFEST_DIR")
            );
            if !Path::new(&path).exists() {
                continue;
            }
            read += 1;
            let case = case(&name);
            let found = shares(rule, &numbers(&case["inputs"]["rank_order"]));
            near(&found, &numbers(&case["expected"]["weights"]), &case);
        }
    }
    assert_eq!(read, 10);
}

fn square(rows: &[Vec<f64>]) -> Square {
    let mut square = Square::identity(rows.len());
    for (i, row) in rows.iter().enumerate() {
        for (j, entry) in row.iter().enumerate() {
            square.set(i, j, *entry);
        }
    }
    square
}

/// The upper half of a matrix.
fn comparisons(rows: &[Vec<f64>]) -> Comparisons {
    let n = rows.len();
    let pairs = (0..n).flat_map(|one| (one + 1..n).map(move |other| (one, other)));
    let stated = pairs.map(|(one, other)| Comparison {
        one,
        other,
        times: rows[one][other],
    });
    Comparisons::new(n, stated.collect())
}

#[test]
fn comparisons_in_pairs_weigh_as_published() {
    let names = [
        "ahp-01-jmcdm-8",
        "ahp-03-leader-criteria",
        "ahp-05-car-criteria",
        "ahp-06-style-inconsistent",
        "ahp-08-wang-chin",
    ];
    for name in names {
        let case = case(name);
        let expected = &case["expected"];
        let matrix = rows(&case["inputs"]["pairwise"]);
        let found = principal(&square(&matrix));
        near(&found.right, &numbers(&expected["weights"]), &case);
        let fit = consistency(found.value, matrix.len(), 0);
        let ratio = fit.ratio.expect("a ratio");
        let three = [fit.lambda, fit.index, ratio];
        let wanted = ["lambda_max", "CI", "CR_saaty1980_RI"].map(|k| expected[k].as_f64());
        near(&three, &wanted.map(|x| x.expect("a number")), &case);
        // That of Wang and Chin is not reciprocal as printed.
        if name != "ahp-08-wang-chin" {
            let (weights, _) = comparisons(&matrix).weights();
            near(&weights, &numbers(&expected["weights"]), &case);
        }
    }
}

#[test]
fn a_hierarchy_of_comparisons_scores_as_published() {
    let case = case("ahp-09-hierarchy-cars");
    let weights = |value: &Value| comparisons(&rows(value)).weights().0;
    let criteria = weights(&case["inputs"]["criteria_pairwise"]);
    let by = &case["inputs"]["alternatives_pairwise"];
    let columns = ["style", "reliability", "fuel"].map(|name| weights(&by[name]));
    let score = |i: usize| -> f64 { criteria.iter().zip(&columns).map(|(w, c)| w * c[i]).sum() };
    let scores: Vec<f64> = (0..4).map(score).collect();
    near(&scores, &numbers(&case["expected"]["scores"]), &case);
}

fn answers(case: &Value) -> BestWorstAnswers {
    let inputs = &case["inputs"];
    let index = |key: &str| inputs[key].as_u64().expect("an index") as usize;
    BestWorstAnswers {
        best: index("best_0based"),
        worst: index("worst_0based"),
        best_to_others: numbers(&inputs["best_to_others"]),
        others_to_worst: numbers(&inputs["others_to_worst"]),
    }
}

#[test]
fn best_and_worst_weigh_as_published() {
    for name in ["bwm-01-rezaei-3", "bwm-03-consistent", "bwm-05-five"] {
        let case = case(name);
        let expected = &case["expected"];
        let found = best_worst(&answers(&case)).expect("an optimum");
        near(&found.weights, &numbers(&expected["weights"]), &case);
        let two = [found.xi, found.input_ratio];
        let wanted = ["xi_L", "input_based_CR"].map(|k| expected[k].as_f64().expect("a number"));
        near(&two, &wanted, &case);
        assert_eq!(
            Some(found.is_unique()),
            expected["optimum_unique"].as_bool()
        );
    }
}

#[test]
fn columns_weigh_as_published() {
    let names = [
        ("entropy-01-xu2004", ColumnRule::Entropy),
        ("entropy-03-ersoy2021", ColumnRule::Entropy),
        ("entropy-05-elsayed2017", ColumnRule::Entropy),
        ("critic-01-tus2019", ColumnRule::Critic),
        ("critic-03-jmcdm", ColumnRule::Critic),
        ("std-01-salabun2020", ColumnRule::StandardDeviation),
        ("std-03-crate", ColumnRule::StandardDeviation),
    ];
    for (name, rule) in names {
        let case = case(name);
        let matrix = rows(&case["inputs"]["matrix"]);
        let column = |j: usize| -> Vec<f64> { matrix.iter().map(|row| row[j]).collect() };
        let mut columns: Vec<Vec<f64>> = (0..matrix[0].len()).map(column).collect();
        if rule == ColumnRule::Critic {
            for (j, column) in columns.iter_mut().enumerate() {
                let least = column.iter().copied().fold(f64::INFINITY, f64::min);
                let most = column.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                let up = case["inputs"]["directions"][j] == "max";
                for x in column {
                    *x = (*x - least) / (most - least);
                    *x = if up { *x } else { 1.0 - *x };
                }
            }
        }
        let found = rule.weights(&columns).expect("weights");
        near(
            found.shares(),
            &numbers(&case["expected"]["weights"]),
            &case,
        );
    }
}

/// ξ of weights: how far they are from the answers.
fn xi(answers: &BestWorstAnswers, weights: &[f64]) -> f64 {
    let far = |j: usize| {
        let best = weights[answers.best] - answers.best_to_others[j] * weights[j];
        let worst = weights[j] - answers.others_to_worst[j] * weights[answers.worst];
        best.abs().max(worst.abs())
    };
    (0..weights.len()).map(far).fold(0.0, f64::max)
}

/// Answers on 1 to 9 about so many criteria: the first is best, the last worst.
fn some_answers() -> impl Strategy<Value = BestWorstAnswers> {
    (3..7_usize).prop_flat_map(|n| {
        let scale = || prop::collection::vec(1..=9_u8, n);
        (scale(), scale()).prop_map(move |(to_others, to_worst)| {
            let mut best_to_others: Vec<f64> = to_others.iter().map(|x| f64::from(*x)).collect();
            let mut others_to_worst: Vec<f64> = to_worst.iter().map(|x| f64::from(*x)).collect();
            (best_to_others[0], others_to_worst[n - 1]) = (1.0, 1.0);
            others_to_worst[0] = best_to_others[n - 1];
            BestWorstAnswers {
                best: 0,
                worst: n - 1,
                best_to_others,
                others_to_worst,
            }
        })
    })
}

/// Any reciprocal judgements of so many criteria.
fn some_matrix() -> impl Strategy<Value = Vec<Vec<f64>>> {
    (2..8_usize).prop_flat_map(|n| {
        prop::collection::vec(-13.8..13.8_f64, n * n).prop_map(move |logs| {
            let entry = |i: usize, j: usize| match i.cmp(&j) {
                std::cmp::Ordering::Less => logs[i * n + j].exp(),
                std::cmp::Ordering::Equal => 1.0,
                std::cmp::Ordering::Greater => 1.0 / logs[j * n + i].exp(),
            };
            (0..n)
                .map(|i| (0..n).map(|j| entry(i, j)).collect())
                .collect()
        })
    })
}

proptest! {
    #![proptest_config(super::cases(4))]

    /// No random weights fit the answers more closely, and none within the ranges is outside them.
    #[test]
    fn no_weights_beat_the_optimum(
        answers in some_answers(),
        draws in prop::collection::vec(prop::collection::vec(0.0..1.0_f64, 7), 10_000),
    ) {
        let found = best_worst(&answers).expect("an optimum");
        prop_assert!((xi(&answers, &found.weights) - found.xi).abs() < 1e-9);
        let n = found.weights.len();
        for draw in draws {
            let sum: f64 = draw[..n].iter().map(|x| -x.max(1e-300).ln()).sum();
            let random: Vec<f64> = draw[..n].iter().map(|x| -x.max(1e-300).ln() / sum).collect();
            prop_assert!(xi(&answers, &random) >= found.xi - 1e-12);
            // Near the optimum too.
            let near: Vec<f64> = found.weights.iter().zip(&random).map(|(w, r)| 0.99 * w + 0.01 * r).collect();
            prop_assert!(xi(&answers, &near) >= found.xi - 1e-12);
        }
    }

}

proptest! {
    #![proptest_config(super::cases(40))]

    #[test]
    fn best_and_worst_do_not_depend_on_the_order_of_criteria(answers in some_answers()) {
        let turned = |list: &[f64]| -> Vec<f64> { list.iter().rev().copied().collect() };
        let n = answers.best_to_others.len();
        let other = BestWorstAnswers {
            best: n - 1 - answers.best,
            worst: n - 1 - answers.worst,
            best_to_others: turned(&answers.best_to_others),
            others_to_worst: turned(&answers.others_to_worst),
        };
        let (one, other) = (best_worst(&answers).expect("one"), best_worst(&other).expect("one"));
        prop_assert!((one.xi - other.xi).abs() < 1e-9);
        prop_assert!(one.is_unique() && other.is_unique());
        for (a, b) in one.ranges.iter().zip(other.ranges.iter().rev()) {
            prop_assert!((a.0 - b.0).abs() < 1e-6 && (a.1 - b.1).abs() < 1e-6);
        }
    }

    /// Up to 10^6 and as contradictory as can be: the vector is the matrix's own, and turning the
    /// criteria round turns the weights round.
    #[test]
    fn comparisons_do_not_depend_on_the_order_of_criteria(matrix in some_matrix()) {
        let found = principal(&square(&matrix));
        for (row, w) in matrix.iter().zip(&found.right) {
            let image: f64 = row.iter().zip(&found.right).map(|(a, w)| a * w).sum();
            prop_assert!((image / (found.value * w) - 1.0).abs() < 1e-6, "{image} {}", found.value * w);
        }
        let turned: Vec<Vec<f64>> = matrix.iter().rev().map(|row| row.iter().rev().copied().collect()).collect();
        let other = principal(&square(&turned));
        for (a, b) in found.right.iter().zip(other.right.iter().rev()) {
            prop_assert!((a / b - 1.0).abs() < 1e-6);
        }
    }

    /// What is left open is completed no worse than by what was there before it was taken out, and
    /// no worse than with any of the missing entries moved.
    #[test]
    fn what_is_not_compared_is_completed_at_the_least_eigenvalue(
        matrix in some_matrix(),
        open in prop::collection::vec(any::<bool>(), 64),
    ) {
        let n = matrix.len();
        let pairs: Vec<(usize, usize)> =
            (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j))).collect();
        // Neighbours stay compared, so that all are connected; judgements are tamed to 100.
        let is_open = |(i, j): (usize, usize)| j > i + 1 && open[i * 8 + j];
        let tame = |x: f64| x.powf(1.0 / 3.0);
        let stated: Vec<Comparison> = pairs.iter().filter(|p| !is_open(**p)).map(|(one, other)| Comparison {
            one: *one, other: *other, times: tame(matrix[*one][*other]),
        }).collect();
        let missing: Vec<(usize, usize)> = pairs.into_iter().filter(|p| is_open(*p)).collect();
        let (_, fit) = Comparisons::new(n, stated.clone()).weights();
        let with = |extra: &[f64]| {
            let mut all = stated.clone();
            all.extend(missing.iter().zip(extra).map(|((one, other), times)| Comparison {
                one: *one, other: *other, times: *times,
            }));
            Comparisons::new(n, all).weights().1.lambda
        };
        let tolerance = 1e-6 * fit.lambda;
        let before: Vec<f64> = missing.iter().map(|(i, j)| tame(matrix[*i][*j])).collect();
        prop_assert!(fit.lambda <= with(&before) + tolerance);
        prop_assert!(fit.lambda <= with(&vec![1.0; missing.len()]) + tolerance);
    }
}
