//! The page's script computes what the program computes: with node where that is, else in the
//! browser.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::driver::Browser;
use super::{data, rank, report};

const SCRIPT: &str = include_str!("../../src/export/html/script.js");
/// Settings of the weights.
const SETTINGS: u32 = 200;

/// The figures in a page, as its script reads them.
fn figures(page: &str) -> Value {
    let (_, rest) = page
        .split_once("<pre id=\"data\" hidden>")
        .expect("figures");
    let (text, _) = rest.split_once("</pre>").expect("their end");
    let text = text
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
    serde_json::from_str(&text.replace("&amp;", "&")).expect("JSON")
}

/// What the script makes of the settings: scores and order of each.
fn computed(figures: &Value, settings: &[Vec<u32>]) -> Value {
    let call = format!(
        "var data = {figures}, all = {settings:?};\nvar done = all.map(function (w) {{ return [module.exports.scores(w, data.offers), module.exports.order(w, data.offers)]; }});\n"
    );
    let node = Command::new("node")
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    if let Ok(mut node) = node {
        let text = format!("{SCRIPT}\n{call}console.log(JSON.stringify(done));");
        node.stdin
            .take()
            .expect("its input")
            .write_all(text.as_bytes())
            .expect("a script");
        let run = node.wait_with_output().expect("it ends");
        return serde_json::from_slice(&run.stdout).expect("JSON");
    }
    let Some(browser) = Browser::new() else {
        return Value::Null;
    };
    browser.run(&format!("var module = {{}};\n{SCRIPT}\n{call}return done;"))
}

/// Whole weights from a fixed beginning, none of them all nothing.
fn settings(criteria: usize) -> Vec<Vec<u32>> {
    let mut state = 12_345u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % 101
    };
    let one = |_| (0..criteria).map(|k| next() + u32::from(k == 0)).collect();
    (0..SETTINGS / 2).map(one).collect()
}

fn agrees(call: &[&str]) {
    let page = std::fs::read_to_string(report(call)).expect("the page");
    let figures = figures(&page);
    let ids: Vec<&str> = figures["criteria"]
        .as_array()
        .expect("criteria")
        .iter()
        .filter_map(|c| c["id"].as_str())
        .collect();
    let settings = settings(ids.len());
    let computed = computed(&figures, &settings);
    if computed.is_null() {
        return;
    }
    for (at, weights) in settings.iter().enumerate() {
        let weights = ids.iter().zip(weights);
        let weights: Vec<String> = weights
            .map(|(id, w)| format!("--weight={id}={w}"))
            .collect();
        let verb: &[&str] = if call == ["--demo"] { &["demo"] } else { call };
        let mut args = [verb, &["--json", "--trials=0"]].concat();
        args.extend(weights.iter().map(String::as_str));
        let told: Value = serde_json::from_str(&rank(&args)).expect("JSON");
        let offers = told["offers"].as_array().expect("offers");
        let here = figures["offers"].as_array().expect("offers");
        for (i, offer) in here.iter().enumerate() {
            let there = offers
                .iter()
                .find(|o| o["id"] == offer["id"])
                .expect("the offer");
            let (a, b) = (computed[at][0][i].as_f64(), there["score"].as_f64());
            let (a, b) = (a.expect("a score"), b.expect("a score"));
            assert!((a - b).abs() < 1e-9, "{weights:?} {}: {a} {b}", offer["id"]);
        }
        let order: Vec<&Value> = computed[at][1]
            .as_array()
            .expect("an order")
            .iter()
            .map(|i| &here[i.as_u64().expect("an index") as usize]["id"])
            .collect();
        let ranked = offers.iter().filter(|o| !o["position"].is_null());
        let ranked: Vec<&Value> = ranked.map(|o| &o["id"]).collect();
        assert_eq!(order, ranked, "{weights:?}");
    }
}

#[test]
fn the_example_agrees_in_a_hundred_settings() {
    agrees(&["--demo"]);
}

#[test]
fn pay_agrees_in_another_hundred() {
    agrees(&[&data("pay.toml")]);
}
