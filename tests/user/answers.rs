//! Weights by answers: files whose answers make weights, and what is wrong with others.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use super::harness::{Folder, number};

const OFFER: &str = "\n[[offer]]\ncompany = \"Google\"\n[offer.ratings]\npay = 8_000\n";

/// The shares of weight of a file of answers, by the program's own JSON, in the order of ids.
fn shares(text: &str, ids: &[String]) -> Vec<f64> {
    let folder = Folder::with("offers.toml", text);
    let report = folder.rank("--json --trials 0").run().json();
    let weights = &report["judges"][0]["weights"];
    ids.iter()
        .map(|id| number(&weights[id.as_str()]["share"]) / 100.0)
        .collect()
}

fn case(name: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cases");
    let text = std::fs::read_to_string(folder.join(format!("{name}.json")));
    serde_json::from_str(&text.expect("the case is there")).expect("a case is JSON")
}

fn numbers(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .expect("a list")
        .iter()
        .map(number)
        .collect()
}

/// So many criteria `c0`, `c1`, ..., and an offer that is rated on all.
fn criteria(n: usize) -> (Vec<String>, String) {
    let ids: Vec<String> = (0..n).map(|k| format!("c{k}")).collect();
    let lines =
        |value: &str| -> String { ids.iter().flat_map(|id| [id, " = ", value, "\n"]).collect() };
    let text = format!(
        "\n[scales]\n{}\n[[offer]]\ncompany = \"Hooli\"\n[offer.ratings]\n{}",
        lines("[0, 10]"),
        lines("5")
    );
    (ids, text)
}

#[track_caller]
fn near(found: &[f64], case: &Value) {
    let tolerance = number(&case["tolerance"]);
    for (x, y) in found.iter().zip(numbers(&case["expected"]["weights"])) {
        assert!((x - y).abs() <= tolerance, "{}: {found:?}", case["id"]);
    }
}

#[test]
fn orders_in_files_weigh_as_published() {
    for (name, by) in [
        ("roc-n2", "centroid"),
        ("roc-n4-ties", "centroid"),
        ("roc-n5", "centroid"),
        ("roc-n7", "centroid"),
        ("ranksum-n4", "rank-sum"),
        ("ranksum-n7", "rank-sum"),
        ("rankrec-n4", "reciprocal"),
        ("rankrec-n7", "reciprocal"),
    ] {
        let case = case(name);
        let places = numbers(&case["inputs"]["rank_order"]);
        let (ids, rest) = criteria(places.len());
        let mut tiers = String::new();
        for place in 1..=places.len() {
            let tier = (0..places.len()).filter(|i| places[*i] == place as f64);
            let tier: Vec<String> = tier.map(|i| format!("\"c{i}\"")).collect();
            if !tier.is_empty() {
                tiers.extend(["[", &tier.join(", "), "], "]);
            }
        }
        let text = format!("[weighing]\norder = [{tiers}]\nby = \"{by}\"\n{rest}");
        near(&shares(&text, &ids), &case);
    }
}

#[test]
fn swings_in_files_weigh_as_published() {
    for name in ["swing-01", "swing-03-smart-min10"] {
        let case = case(name);
        let points = numbers(&case["inputs"]["points"]);
        let (ids, rest) = criteria(points.len());
        let pairs: Vec<String> = ids
            .iter()
            .zip(points)
            .map(|(id, p)| format!("{id} = {p}"))
            .collect();
        let text = format!("[weighing]\nswing = {{ {} }}\n{rest}", pairs.join(", "));
        near(&shares(&text, &ids), &case);
    }
}

#[test]
fn comparisons_in_files_weigh_as_published() {
    for name in [
        "ahp-01-jmcdm-8",
        "ahp-03-leader-criteria",
        "ahp-05-car-criteria",
        "ahp-06-style-inconsistent",
    ] {
        let case = case(name);
        let rows = case["inputs"]["pairwise"].as_array().expect("rows");
        let (ids, rest) = criteria(rows.len());
        let mut pairs = String::new();
        for (i, row) in rows.iter().enumerate() {
            for (j, times) in numbers(row).iter().enumerate().skip(i + 1) {
                let _ = write!(pairs, "[\"c{i}\", \"c{j}\", {times}], ");
            }
        }
        let text = format!("[weighing]\ncompare = [{pairs}]\n{rest}");
        near(&shares(&text, &ids), &case);
        let folder = Folder::with("offers.toml", &text);
        let told = folder.rank("weights --json").run().json();
        let fit = &told["judges"][0]["consistency"];
        for (key, expected) in [
            ("lambda", "lambda_max"),
            ("index", "CI"),
            ("ratio", "CR_saaty1980_RI"),
        ] {
            let off = number(&fit[key]) - number(&case["expected"][expected]);
            assert!(off.abs() <= 1e-6, "{name}: {key}");
        }
        // Whoever contradicts is warned, and nobody else.
        let warned = folder.rank("check").run().stderr.contains("R0267");
        assert_eq!(
            warned,
            number(&fit["ratio"]) > number(&fit["limit"]),
            "{name}"
        );
    }
}

#[test]
fn best_and_worst_in_files_weigh_as_published() {
    for name in ["bwm-01-rezaei-3", "bwm-03-consistent", "bwm-05-five"] {
        let case = case(name);
        let inputs = &case["inputs"];
        let (to_others, to_worst) = (
            numbers(&inputs["best_to_others"]),
            numbers(&inputs["others_to_worst"]),
        );
        let (ids, rest) = criteria(to_others.len());
        let row = |row: &[f64], own: &str| -> String {
            let pairs = ids.iter().zip(row).filter(|(id, _)| *id != own);
            pairs
                .flat_map(|(id, n)| [id.clone(), format!(" = {n}, ")])
                .collect()
        };
        let id = |key: &str| ids[inputs[key].as_u64().expect("one") as usize].clone();
        let (best, worst) = (id("best_0based"), id("worst_0based"));
        let text = format!(
            "[weighing.best-worst]\nbest = \"{best}\"\nworst = \"{worst}\"\nbest-to-others = {{ {} }}\nothers-to-worst = {{ {} }}\n{rest}",
            row(&to_others, &best).trim_end_matches(", "),
            row(&to_worst, &worst).trim_end_matches(", "),
        );
        near(&shares(&text, &ids), &case);
        let told = Folder::with("offers.toml", &text)
            .rank("weights --json")
            .run()
            .json();
        let judge = &told["judges"][0];
        assert!((number(&judge["xi"]) - number(&case["expected"]["xi_L"])).abs() < 1e-6);
        assert_eq!(judge["unique"], true);
    }
}

/// 60 alone, and 40 in parts of 3 and 1: 30 and 10. The points of the group are shown below the
/// score.
#[test]
fn groups_share_their_weight() {
    let text = include_str!("../data/by-groups.toml");
    let ids = ["role-fit", "pay", "commute"].map(str::to_owned);
    assert_eq!(shares(text, &ids), [0.6, 0.3, 0.1]);
    let folder = Folder::with("offers.toml", text);
    let screen = folder.rank("--trials 0").run().ok();
    let matrix = "\
                  of  JPMorgan    Google
 Role fit         60  54.0 9      42.0 7
 Pay, $ a month   30  13.3 6,500  17.2 8,000
 Commute, min     10   5.0 45      6.7 30
 Score           100  72.3        65.9
 Money            40  18.3        23.9
";
    assert!(screen.contains(matrix), "{screen}");
    let report = folder.rank("--json --trials 0").run().json();
    let group = &report["weight_groups"][0];
    assert_eq!(
        (group["name"].as_str(), number(&group["share"])),
        (Some("Money"), 40.0)
    );
    let points = |id: &str| number(&group["points"][id]);
    let cell = |id: &str, c: &str| {
        let all = report["offers"].as_array().expect("offers");
        let offer = all.iter().find(|o| o["id"] == id).expect("the offer");
        number(&offer["criteria"][c]["points"])
    };
    for id in ["google", "jpmorgan"] {
        assert!((points(id) - cell(id, "pay") - cell(id, "commute")).abs() < 1e-12);
    }
    // No columns of their own on a wide screen: the sums stay.
    assert!(
        folder
            .rank("--trials 0 --width 120")
            .run()
            .ok()
            .contains(" Money ")
    );
}

/// `--weight` sets one, and leaves the others at their shares of 100.
#[test]
fn one_weight_is_set_beside_answers() {
    let text = include_str!("../data/by-order.toml");
    let folder = Folder::with("offers.toml", text);
    let report = folder
        .rank("--json --trials 0 --weight commute=20")
        .run()
        .json();
    let weights = &report["judges"][0]["weights"];
    assert_eq!(number(&weights["commute"]["written"]), 20.0);
    // 25/48 of 100, as before.
    assert!((number(&weights["role-fit"]["written"]) - 100.0 * 25.0 / 48.0).abs() < 1e-9);
}

/// A range of points is a range of weight, drawn in what-ifs.
#[test]
fn ranges_of_points_stay_ranges() {
    let report = Folder::with("offers.toml", include_str!("../data/by-swing.toml"))
        .rank("--json --trials 0")
        .run()
        .json();
    let commute = &report["judges"][0]["weights"]["commute"];
    // 30 to 60 of 155.
    assert!((number(&commute["low"]) - 3000.0 / 155.0).abs() < 1e-9);
    assert!((number(&commute["high"]) - 6000.0 / 155.0).abs() < 1e-9);
}

/// A file of weights may have answers too, and `-c` wins over those of the offers.
#[test]
fn sets_may_have_answers() {
    let folder = Folder::with("offers.toml", format!("[weights]\npay = 1\n{OFFER}")).file(
        "mine.toml",
        "title = \"Mine\"\n[weighing]\norder = [\"brand\", \"pay\"]\n",
    );
    let report = folder.rank("--json --trials 0 -c mine.toml").run().json();
    assert_eq!(
        number(&report["judges"][0]["weights"]["brand"]["share"]),
        75.0
    );
}
