//! What scripts do with the JSON: the one-liners that users of `jq` write.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::harness::{Folder, near, number, offer, rank};

/// What `jq` makes of a report: the filters that the README and these tests use, done by hand, as
/// `jq` need not be installed. Where it is, the two are compared.
pub fn jq(filter: &str, report: &Value) -> String {
    let offers = report["offers"].as_array().expect("offers");
    let lines: Vec<String> = match filter {
        "-e .verdict.clear" => vec![report["verdict"]["clear"].to_string()],
        "-r '.verdict.first[]'" => {
            let first = report["verdict"]["first"].as_array().expect("a list");
            first.iter().map(raw).collect()
        }
        "-r '.offers[0].id'" => vec![raw(&offers[0]["id"])],
        "-r '.offers[] | [.place, .id, .score] | @tsv'" => offers
            .iter()
            .map(|o| tsv(&[&o["place"], &o["id"], &o["score"]]))
            .collect(),
        "-r '.offers[] | [.position, .id, (.score | round)] | @tsv'" => {
            let whole = |o: &Value| format!("{:.0}", number(&o["score"]).round());
            let line =
                |o: &Value| format!("{}\t{}\t{}", raw(&o["position"]), raw(&o["id"]), whole(o));
            offers.iter().map(line).collect()
        }
        "-r '.offers[] | [.id, .criteria.pay.points] | @tsv'" => offers
            .iter()
            .map(|o| tsv(&[&o["id"], &o["criteria"]["pay"]["points"]]))
            .collect(),
        r#"-r '.offers[] | select(.days_left != null and .days_left <= 5) | "\(.days_left) \(.id)"'"# =>
        {
            let near = |o: &&Value| o["days_left"].as_i64().is_some_and(|d| d <= 5);
            offers
                .iter()
                .filter(near)
                .map(|o| format!("{} {}", o["days_left"], raw(&o["id"])))
                .collect()
        }
        r#"-r '.offers[] as $o | $o.criteria | to_entries[] | select(.value.origin == "unknown" or .value.origin == "missing") | "\($o.id).\(.key)"'"# => {
            offers.iter().flat_map(unknowns).collect()
        }
        "-r '.pairwise.jpmorgan.google'" => vec![raw(&report["pairwise"]["jpmorgan"]["google"])],
        r#"-r '.ask[0] | "\(.offer): \(.question)"'"# => {
            let first = &report["ask"][0];
            vec![format!(
                "{}: {}",
                raw(&first["offer"]),
                raw(&first["question"])
            )]
        }
        r#"'.flips[] | select(.kind == "rating" and (.to | type) == "number" and (.now | type) == "number") | .to - .now'"# =>
        {
            let flips = report["flips"].as_array().expect("flips");
            let ratings = flips.iter().filter(|f| f["kind"] == "rating");
            let moves = ratings.filter_map(|f| Some(f["to"].as_f64()? - f["now"].as_f64()?));
            moves.map(|by| by.to_string()).collect()
        }
        other => panic!("no test knows what jq {other} prints"),
    };
    let text = lines
        .iter()
        .fold(String::new(), |text, line| text + line + "\n");
    if let Some(real) = real_jq(filter, report) {
        assert!(
            alike(&text, &real),
            "jq {filter}: by hand\n{text}but it printed\n{real}"
        );
    }
    text
}

/// Whether texts agree, numbers by what they are: versions of `jq` print them with more digits or
/// fewer.
fn alike(a: &str, b: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (
        a.split_whitespace().collect(),
        b.split_whitespace().collect(),
    );
    let close = |(a, b): (&&str, &&str)| match (a.parse::<f64>(), b.parse::<f64>()) {
        (Ok(a), Ok(b)) => (a - b).abs() < 1e-9,
        _ => a == b,
    };
    a.len() == b.len() && a.iter().zip(&b).all(close)
}

/// The ratings of an offer that nobody knows: `google.return-offer`.
fn unknowns(offer: &Value) -> Vec<String> {
    let criteria = offer["criteria"].as_object().expect("a map");
    let unknown = |c: &Value| c["origin"] == "unknown" || c["origin"] == "missing";
    let names = criteria.iter().filter(|(_, c)| unknown(c));
    names
        .map(|(id, _)| format!("{}.{id}", raw(&offer["id"])))
        .collect()
}

fn raw(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn tsv(values: &[&Value]) -> String {
    let cells: Vec<String> = values
        .iter()
        .map(|v| if v.is_null() { String::new() } else { raw(v) })
        .collect();
    cells.join("\t")
}

/// What `jq` prints, where it is installed.
fn real_jq(filter: &str, report: &Value) -> Option<String> {
    let (options, filter) = match filter.split_once(' ') {
        Some((option, filter)) if option.starts_with('-') => (option, filter),
        _ => ("-r", filter),
    };
    let mut child = Command::new("jq")
        .args([options, filter.trim_matches('\'')])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut stdin = child.stdin.take()?;
    stdin.write_all(report.to_string().as_bytes()).ok()?;
    drop(stdin);
    let output = child.wait_with_output().ok()?;
    String::from_utf8(output.stdout).ok()
}

/// Three offers and one to come; a deadline in four days; unknowns said and left out.
const OFFERS: &str = r#"
title = "Next summer"

[weights]
role-fit = 40
pay = 40
mentoring = 20

[must]
visa = "yes"

[[criterion]]
id = "visa"
scale = { levels = ["no", "yes"] }

[[offer]]
company = "Google"
role = "Software engineer"
reply-by = 2026-11-26

[offer.ratings]
role-fit = 5
pay = 10_000
mentoring = "unknown"
visa = "yes"

[[offer]]
company = "JPMorgan"
reply-by = 2026-12-01

[offer.ratings]
role-fit = 10
pay = 6_000
visa = "yes"

[[offer]]
company = "LinkedIn"

[offer.ratings]
role-fit = 10
pay = 20_000
mentoring = 10
visa = "no"

[[offer]]
company = "OpenAI"
status = "pending"

[offer.ratings]
role-fit = 10
pay = 20_000
mentoring = 10
visa = "yes"
"#;

fn report() -> Value {
    Folder::with("offers.toml", OFFERS)
        .rank("offers.toml --json --trials 0")
        .run()
        .json()
}

/// By hand: Google 40 × 0.5 + 40 × 0.75 + 20 × 0.5 = 60, `JPMorgan` 40 + 40 × 0.4 + 10 = 66.
#[test]
fn every_one_liner_works() {
    let report = report();
    let says = |filter: &str, expected: &str| assert_eq!(jq(filter, &report), expected, "{filter}");
    says("-e .verdict.clear", "true\n");
    says("-r '.verdict.first[]'", "jpmorgan\n");
    says("-r '.offers[0].id'", "jpmorgan\n");
    says(
        r#"-r '.offers[] | select(.days_left != null and .days_left <= 5) | "\(.days_left) \(.id)"'"#,
        "4 google\n",
    );
    says(
        r#"-r '.offers[] as $o | $o.criteria | to_entries[] | select(.value.origin == "unknown" or .value.origin == "missing") | "\($o.id).\(.key)"'"#,
        "jpmorgan.mentoring\ngoogle.mentoring\n",
    );
    let places = jq("-r '.offers[] | [.place, .id, .score] | @tsv'", &report);
    let places: Vec<Vec<&str>> = places.lines().map(|l| l.split('\t').collect()).collect();
    let heads: Vec<[&str; 2]> = places.iter().map(|p| [p[0], p[1]]).collect();
    assert_eq!(heads[..2], [["1", "jpmorgan"], ["2", "google"]]);
    for (line, score) in places.iter().zip([66.0, 60.0]) {
        near(line[2].parse().expect("a number"), score, 1e-9, line[1]);
    }
    let pay = jq(
        "-r '.offers[] | [.id, .criteria.pay.points] | @tsv'",
        &report,
    );
    let pay: Vec<Vec<&str>> = pay.lines().map(|l| l.split('\t').collect()).collect();
    for (line, (id, points)) in pay.iter().zip([("jpmorgan", 16.0), ("google", 30.0)]) {
        assert_eq!(line[0], id);
        near(line[1].parse().expect("a number"), points, 1e-9, id);
    }
}

/// With what-ifs: how often one offer is ahead of another.
#[test]
fn pairs_are_found_by_their_ids() {
    let folder = Folder::with("offers.toml", OFFERS);
    let report = folder.rank("--json").run().json();
    let ahead: f64 = jq("-r '.pairwise.jpmorgan.google'", &report)
        .trim()
        .parse()
        .expect("a share");
    let behind = number(&report["pairwise"]["google"]["jpmorgan"]);
    assert!(ahead > behind, "{ahead} and {behind}");
    near(ahead + behind, 1.0, 1e-9, "one of them is ahead");
}

/// By hand: the starter's `JPMorgan` leads by 2.837 points, and 20 of its points hang on mentoring, of
/// which nothing is known: 10 now, and with less than 7.163 Google leads. That is likelier than 1 in 3,
/// and likelier than what Google's return offer, or its role fit, may bring.
#[test]
fn what_to_ask_and_what_turns_the_order() {
    let starter = include_str!("../../criteria/starter.toml");
    let report = Folder::with("offers.toml", starter)
        .rank("--json")
        .run()
        .json();
    let ask = jq(r#"-r '.ask[0] | "\(.offer): \(.question)"'"#, &report);
    assert_eq!(
        ask,
        "jpmorgan: Who will teach you, and how much of their time is yours?\n"
    );
    near(
        number(&report["ask"][0]["within"]),
        (10.0 - 2.836_634_6) / 20.0,
        1e-8,
        "the share of answers",
    );
    let filter = r#"'.flips[] | select(.kind == "rating" and (.to | type) == "number" and (.now | type) == "number") | .to - .now'"#;
    let moves = jq(filter, &report);
    let moves: Vec<f64> = moves
        .lines()
        .map(|by| by.parse().expect("a number"))
        .collect();
    // Google's role fit from 4 up to 4.95. Its pay needs 2.8366 / 20 more of utility: 17,783.57 in all,
    // of which its stipend is 3,010.30, leaves 14,774 for a month's wage of now 9,100.
    for by in [0.95, 5_674.0] {
        assert!(
            moves.iter().any(|m| (m - by).abs() < 1e-9),
            "{by} in {moves:?}"
        );
    }
}

#[test]
fn who_is_not_ranked_comes_last_and_says_why() {
    let report = report();
    let offers = report["offers"].as_array().expect("offers");
    let brief = |o: &Value| {
        json!([
            o["id"],
            o["place"],
            o["position"],
            o["unranked_because"],
            o["would_be"]
        ])
    };
    let mut rest: Vec<Value> = offers[2..].iter().map(brief).collect();
    rest.sort_by_key(|r| r[0].to_string());
    let expected = [
        json!(["linkedin", null, null, ["visa: no (your must)"], null]),
        json!(["openai", null, null, ["no offer yet"], 1]),
    ];
    assert_eq!(rest, expected);
    assert_eq!(offers[2]["place_last"], Value::Null);
    assert_eq!(offer(&report, "linkedin")["must"], json!({"visa": "fails"}));
}

/// Every field of the shape that scripts are promised is there, null where there is nothing.
#[test]
fn the_shape_is_the_promised_one() {
    let report = report();
    let keys = |value: &Value| -> Vec<String> {
        let mut keys: Vec<String> = value.as_object().expect("a map").keys().cloned().collect();
        keys.sort();
        keys
    };
    let sorted = |text: &str| -> Vec<String> {
        let mut keys: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        keys.sort();
        keys
    };
    let has = |value: &Value, names: &str| {
        let (have, missing) = (keys(value), sorted(names));
        let missing: Vec<&String> = missing.iter().filter(|k| !have.contains(k)).collect();
        assert!(missing.is_empty(), "{missing:?} of {have:?}");
    };
    has(
        &report,
        "schema version title today as_of method verdict criteria judges offers start pairwise \
         trials flips ask warnings",
    );
    has(&report["verdict"], "clear first text");
    has(
        &report["criteria"][0],
        "id name unit question about worst best",
    );
    has(&report["judges"][0], "set title weights positions scores");
    has(
        &report["judges"][0]["weights"]["pay"],
        "written share low high",
    );
    let offer = &report["offers"][0];
    has(
        offer,
        "id company role status known place place_last position unranked_because would_be score \
         score_low score_median score_high first_share out_share place_shares standard_errors \
         central_weights confidence reply_by days_left must criteria",
    );
    has(
        &offer["criteria"]["pay"],
        "rating low high text utility points points_low points_high origin brief why source as_of",
    );
    assert_eq!(report["schema"], 1);
    assert_eq!(report["title"], "Next summer");
    assert_eq!(report["today"], "2026-11-22");
    assert_eq!(report["method"], "weighted-sum");
    near(number(&report["start"]), 0.0, 1e-12, "start");
    let pay = &report["criteria"][1];
    near(number(&pay["worst"]), 2_000.0, 1e-9, "worst");
    near(number(&pay["best"]), 20_000.0, 1e-9, "best");
}

/// An unknown is a range: its points are the middle, with the ends beside them.
#[test]
fn an_unknown_has_points_from_worst_to_best() {
    let report = report();
    let cell = &offer(&report, "google")["criteria"]["mentoring"];
    for (key, points) in [("points_low", 0.0), ("points", 10.0), ("points_high", 20.0)] {
        near(number(&cell[key]), points, 1e-9, key);
    }
    assert_eq!(
        (&cell["rating"], &cell["origin"]),
        (&Value::Null, &json!("unknown"))
    );
    let left_out = &offer(&report, "jpmorgan")["criteria"]["mentoring"];
    assert_eq!(left_out["origin"], "missing");
    assert_eq!(left_out["points"], cell["points"]);
    assert_eq!(number(&offer(&report, "google")["known"]), 80.0);
}

#[test]
fn where_each_rating_comes_from() {
    let report = rank("demo --json").json();
    let origin =
        |id: &str, criterion: &str| offer(&report, id)["criteria"][criterion]["origin"].clone();
    assert_eq!(origin("google", "pay"), "fact");
    assert_eq!(origin("linkedin", "ml-exposure"), "link");
    assert_eq!(
        self::report()["offers"][0]["criteria"]["pay"]["origin"],
        "offer"
    );
    // A market share that nobody states is none worth naming.
    let folder = Folder::with(
        "offers.toml",
        "[weights]\ncloud-market-share = 1\n[[offer]]\ncompany = \"Zzyzx\"\n",
    );
    let report = folder.rank("--json").run().json();
    let cell = &report["offers"][0]["criteria"]["cloud-market-share"];
    assert_eq!(
        (&cell["origin"], number(&cell["points"])),
        (&json!("absent"), 0.0)
    );
}
