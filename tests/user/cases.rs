//! Textbook cases, and cases that other programs agree on, put through files of our own.
//!
//! `tests/data/cases` holds them: where each is from, what goes in, what must come out, and what
//! confirmed it. Every number here is one of those files.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use super::harness::{Folder, near, number, offer};

/// A case, and how its columns of numbers become criteria.
struct Case {
    name: String,
    json: Value,
    tolerance: f64,
}

/// The cases of one kind.
fn cases(kind: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cases");
    let mut cases: Vec<Case> = std::fs::read_dir(folder)
        .expect("the cases are there")
        .map(|entry| read(&entry.expect("an entry").path()))
        .filter(|json| json["kind"] == kind)
        .map(case)
        .collect();
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(!cases.is_empty(), "no case of kind {kind}");
    cases
}

fn read(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).expect("a case can be read");
    serde_json::from_str(&text).expect("a case is JSON")
}

fn case(json: Value) -> Case {
    Case {
        name: json["id"].as_str().expect("a name").to_owned(),
        tolerance: number(&json["tolerance"]),
        json,
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

/// An offers file: criteria `c0`, `c1`, ... with their scales and weights, offers `o0`, `o1`, ...
fn file(scales: &[String], weights: &[Value], rows: &[Value]) -> String {
    let mut text = "[weights]\n".to_owned();
    for (k, weight) in weights.iter().enumerate() {
        let _ = writeln!(text, "c{k} = {weight}");
    }
    for (k, scale) in scales.iter().enumerate() {
        let _ = writeln!(text, "\n[[criterion]]\nid = \"c{k}\"\nscale = {scale}");
    }
    for (i, row) in rows.iter().enumerate() {
        let head = format!("[[offer]]\ncompany = \"Number {i}\"\nid = \"o{i}\"");
        let _ = writeln!(text, "\n{head}\n\n[offer.ratings]");
        for (k, rating) in list(row).iter().enumerate() {
            let _ = writeln!(text, "c{k} = {rating}");
        }
    }
    text
}

impl Case {
    /// The report on a case of a matrix, each criterion's scale made from its number and direction.
    fn run(&self, scale: impl Fn(usize, bool) -> String) -> Value {
        let inputs = &self.json["inputs"];
        let directions = list(&inputs["directions"]).iter().enumerate();
        let scales: Vec<String> = directions.map(|(k, d)| scale(k, d == "max")).collect();
        let text = file(&scales, list(&inputs["weights"]), list(&inputs["matrix"]));
        Folder::with("offers.toml", text)
            .rank("--json --trials 0")
            .run()
            .json()
    }

    /// Scores, places and what each rating is worth, as far as the case states them.
    fn agrees(&self, report: &Value, one: f64) {
        let expected = &self.json["expected"];
        let normal = &expected["scores_with_weights_normalized"];
        let scores = if normal.is_null() {
            &expected["scores"]
        } else {
            normal
        };
        let ranks = list(&expected["ranks"]);
        for (i, score) in list(scores).iter().enumerate() {
            let what = format!("{}, offer {i}", self.name);
            let line = offer(report, &format!("o{i}"));
            near(
                number(&line["score"]),
                one * number(score),
                one * self.tolerance,
                &what,
            );
            assert_eq!(line["place"], ranks[i], "{what}: place");
        }
        for key in ["partial_values", "normalized"] {
            if !expected[key].is_null() {
                self.worths(report, list(&expected[key]));
            }
        }
    }

    fn worths(&self, report: &Value, rows: &[Value]) {
        for (i, row) in rows.iter().enumerate() {
            for (k, worth) in list(row).iter().enumerate() {
                let what = format!("{}, offer {i}, criterion {k}", self.name);
                let cell = &offer(report, &format!("o{i}"))["criteria"][format!("c{k}")];
                near(
                    number(&cell["utility"]),
                    number(worth),
                    self.tolerance,
                    &what,
                );
            }
        }
    }
}

#[test]
fn fixed_scales() {
    for case in cases("saw_fixed_scales") {
        let ends = &case.json["inputs"]["scales"];
        let report = case.run(|k, higher| {
            let (low, high) = (&ends[k][0], &ends[k][1]);
            let (worst, best) = if higher { (low, high) } else { (high, low) };
            format!("{{ worst = {worst}, best = {best} }}")
        });
        case.agrees(&report, 100.0);
    }
}

#[test]
fn scales_made_from_the_offers() {
    let kinds = [
        ("saw_minmax", "min-max"),
        ("saw_max", "max"),
        ("saw_sum", "sum"),
        ("saw_vector", "vector"),
        ("saw_linear_ratio", "linear"),
    ];
    for (kind, name) in kinds {
        for case in cases(kind) {
            let report = case.run(|_, higher| {
                let better = if higher { "higher" } else { "lower" };
                format!("{{ normalize = \"{name}\", better = \"{better}\" }}")
            });
            case.agrees(&report, 100.0);
        }
    }
}

/// Criteria that share a unit need no scale: 0 to 100 leaves a number as it is.
#[test]
fn criteria_that_share_a_unit() {
    for case in cases("saw_raw") {
        let report = case.run(|_, _| "{ worst = 0, best = 100 }".to_owned());
        case.agrees(&report, 1.0);
    }
}

/// `points = [[x, v], ...]`, ascending.
fn curve(function: &Value) -> String {
    let mut points: Vec<(f64, f64)> = list(&function["x"])
        .iter()
        .zip(list(&function["v"]))
        .map(|(x, v)| (number(x), number(v)))
        .collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    let points: Vec<String> = points
        .iter()
        .map(|(x, v)| format!("[{x:?}, {v:?}]"))
        .collect();
    format!("{{ points = [{}] }}", points.join(", "))
}

#[test]
fn piecewise_linear_scales() {
    for case in cases("value_piecewise_linear") {
        let (inputs, values) = (&case.json["inputs"], list(&case.json["expected"]["values"]));
        // One function asked at several places, or a table with a function for each column.
        let (scales, rows, expected) = match inputs["functions"].as_object() {
            None => (
                vec![curve(inputs)],
                list(&inputs["query"])
                    .iter()
                    .map(|x| [x.clone()].into_iter().collect())
                    .collect(),
                values
                    .iter()
                    .map(|v| [v.clone()].into_iter().collect())
                    .collect(),
            ),
            Some(functions) => (
                ["Price", "Time", "Comfort"]
                    .iter()
                    .map(|name| curve(&functions[*name]))
                    .collect(),
                list(&inputs["table"]).to_vec(),
                values.to_vec(),
            ),
        };
        let weights = vec![Value::from(1); scales.len()];
        let text = file(&scales, &weights, &rows);
        let report = Folder::with("offers.toml", text)
            .rank("--json --trials 0")
            .run()
            .json();
        case.worths(&report, &expected);
    }
}
