//! What a page does: nothing but itself, and what is asked of it.

use std::path::Path;

use serde_json::{Value, json};

use super::driver::Browser;
use super::{data, page, rank, report};

/// Nothing in the console, and no request but for the page itself.
fn is_quiet(browser: &Browser) {
    let console = browser.log("browser");
    assert!(console.is_empty(), "{console:?}");
    for entry in browser.log("performance") {
        let message: Value =
            serde_json::from_str(entry["message"].as_str().expect("text")).expect("JSON");
        let message = &message["message"];
        if message["method"] == "Network.requestWillBeSent" {
            let url = message["params"]["request"]["url"]
                .as_str()
                .expect("an address");
            assert!(url.starts_with("file:///") || url == "about:blank", "{url}");
        }
    }
}

/// The names of the ranked offers as the table has them, from top to bottom.
fn order(browser: &Browser) -> Vec<String> {
    let names = browser.run(
        "return [...document.querySelectorAll('table.ranking tbody tr')].map(r => r.querySelector('th').innerText)",
    );
    let names = names.as_array().expect("names").iter();
    names
        .map(|n| n.as_str().expect("a name").to_owned())
        .collect()
}

fn companies(json: &str) -> Vec<String> {
    let report: Value = serde_json::from_str(json).expect("JSON");
    let offers = report["offers"].as_array().expect("offers").iter();
    offers
        .map(|o| o["company"].as_str().expect("a name").to_owned())
        .collect()
}

fn scores(browser: &Browser) -> Value {
    browser.run(
        "return [...document.querySelectorAll('table.ranking .score .v')].map(s => s.textContent)",
    )
}

#[test]
fn pages_are_quiet() {
    let Some(browser) = Browser::new() else {
        return;
    };
    let (pay, two) = (data("pay.toml"), data("cloud-companies.toml"));
    let calls: [&[&str]; 3] = [
        &["--demo"],
        &[&pay],
        &[&two, "-c", "cloud-first", "-c", "ml-first"],
    ];
    let reports = calls.iter().map(|call| (call[0], report(call)));
    let diff = "diff --demo --format html -- --set google.pay=6400";
    let diff: Vec<&str> = diff.split(' ').collect();
    let pages = reports.chain([("diff", page(&diff))]);
    for (call, page) in pages {
        browser.open(&page, "");
        is_quiet(&browser);
        let wide = "return document.documentElement.scrollWidth - innerWidth";
        for width in [1280, 390] {
            let shape =
                json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
            browser.command("Emulation.setDeviceMetricsOverride", &shape);
            assert!(
                browser.run(wide).as_i64().expect("a number") <= 0,
                "{call:?} at {width}"
            );
        }
    }
}

/// As in `rank --weight`: the keyboard moves a slider, and the order follows.
#[test]
fn a_slider_changes_the_order_as_the_program_does() {
    let Some(browser) = Browser::new() else {
        return;
    };
    let page = report(&["--demo"]);
    browser.open(&page, "");
    let before = (order(&browser), scores(&browser));
    // All to the left end but pay, which goes to the right.
    for other in ["ml-exposure", "cloud-market-share", "brand"] {
        browser.keys(&format!("input[name={other}]"), "\u{e011}");
    }
    browser.keys("input[name=pay]", "\u{e010}");
    let weights = browser.run(
        "return [...document.querySelectorAll('#play input')].map(i => i.name + '=' + i.value)",
    );
    let weights: Vec<&str> = weights
        .as_array()
        .expect("weights")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert_eq!(weights[..2], ["ml-exposure=0", "pay=70"]);
    let mut call = vec!["demo", "--json", "--trials", "0"];
    for weight in &weights {
        call.extend(["--weight", weight]);
    }
    let told = rank(&call);
    assert_eq!(order(&browser), companies(&told));
    assert_ne!(order(&browser), before.0);
    let parsed: Value = serde_json::from_str(&told).expect("JSON");
    let rounded = parsed["offers"].as_array().expect("offers").iter();
    let rounded: Vec<String> = rounded
        .map(|o| format!("{:.0}", o["score"].as_f64().expect("a score")))
        .collect();
    assert_eq!(scores(&browser), json!(rounded));
    // The address holds the state: another browser shows the same.
    let behind = browser.run("return location.hash");
    let changed = (order(&browser), scores(&browser));
    browser.open(&page, behind.as_str().expect("an address"));
    assert_eq!((order(&browser), scores(&browser)), changed);
    let said = browser.run("return document.getElementById('said').innerText");
    assert!(
        said.as_str().expect("words").contains("--weight pay=70"),
        "{said}"
    );
    browser.run("document.getElementById('reset').click()");
    assert_eq!((order(&browser), scores(&browser)), before);
    assert_eq!(browser.run("return location.hash"), "");
    is_quiet(&browser);
}

/// An address that somebody made is read as far as it holds weights.
#[test]
fn an_address_is_no_command() {
    let Some(browser) = Browser::new() else {
        return;
    };
    let page = report(&["--demo"]);
    browser.open(&page, "");
    let before = scores(&browser);
    for behind in [
        "#pay=-1",
        "#pay=NaN&<script>=1",
        "#__proto__=3",
        "#%",
        "#ask",
        "#pay=0&brand=0&ml-exposure=0&market-share=0&cloud-market-share=0",
    ] {
        browser.open(&page, behind);
        assert_eq!(scores(&browser), before, "{behind}");
        is_quiet(&browser);
    }
}

const HOSTILE: &str = "</script><script>document.title='no'</script> pre$`post <img src=x onerror=alert(1)></style>]]>&amp;\\\"'`javascript:alert(1)";

fn hostile() -> std::path::PathBuf {
    let (name, long) = ("x".repeat(200), "y".repeat(10_000));
    let file = std::env::temp_dir().join(format!("rank-hostile-{}.toml", std::process::id()));
    let offer = |company: &str, fit: u8| {
        format!(
            "[[offer]]\ncompany = \"{company}\"\nrole = \"{HOSTILE}\"\nnote = \"{HOSTILE} {long}\"\nlocation = \"{HOSTILE}\"\n[offer.ratings]\nrole-fit = {{ value = {fit}, why = \"{HOSTILE}\", source = \"{HOSTILE}\" }}\nmentoring = 5\n"
        )
    };
    let text = format!(
        "title = \"{HOSTILE}\"\n[weights]\nrole-fit = 60\nmentoring = 40\n{}{}{}",
        offer(HOSTILE, 3),
        offer(&name, 6),
        offer("עברית \u{202e} abc", 8)
    );
    std::fs::write(&file, text).expect("a file");
    file
}

#[test]
fn names_stay_text() {
    let Some(browser) = Browser::new() else {
        return;
    };
    let file = hostile();
    let page = report(&[&file.to_string_lossy()]);
    browser.open(&page, "");
    let facts = browser.run(
        "return [document.scripts.length, document.images.length, document.title === 'no', document.querySelector('h1').textContent]",
    );
    assert_eq!(facts[0], 1);
    assert_eq!(facts[1], 0);
    assert_eq!(facts[2], false);
    assert!(
        facts[3]
            .as_str()
            .expect("a title")
            .contains("pre$`post <img src=x onerror=alert(1)>")
    );
    is_quiet(&browser);
    let shape = json!({ "width": 390, "height": 900, "deviceScaleFactor": 1, "mobile": false });
    browser.command("Emulation.setDeviceMetricsOverride", &shape);
    let wide = browser.run("return document.documentElement.scrollWidth - innerWidth");
    assert!(wide.as_i64().expect("a number") <= 0, "{wide}");
    // The sliders work all the same.
    browser.keys("input[name=role-fit]", "\u{e011}");
    is_quiet(&browser);
}

/// Ten people with weights of their own: no error, nothing wider than a phone, and all of them there.
#[test]
fn ten_judges_fit_on_a_page() {
    let Some(browser) = Browser::new() else {
        return;
    };
    let folder = std::env::temp_dir();
    let mut call = vec![data("cloud-companies.toml")];
    for judge in 0..10 {
        let path = folder.join(format!("rank-judge-{}-{judge}.toml", std::process::id()));
        let text = format!(
            "title = \"Judge {judge} {HOSTILE}\"\n[weights]\nml-exposure = {}\nbrand = {}\ncloud-market-share = 20\n",
            5 + 9 * judge,
            95 - 9 * judge
        );
        std::fs::write(&path, text).expect("a file");
        call.extend(["-c".to_owned(), path.to_string_lossy().into_owned()]);
    }
    let call: Vec<&str> = call.iter().map(String::as_str).collect();
    let page = report(&call);
    let bytes = std::fs::metadata(&page).expect("the page").len();
    assert!(bytes < 2_000_000, "{bytes}");
    for width in [1280, 390] {
        let shape =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        browser.command("Emulation.setDeviceMetricsOverride", &shape);
        browser.open(&page, "");
        let wide = browser.run("return document.documentElement.scrollWidth - innerWidth");
        assert!(wide.as_i64().expect("a number") <= 0, "{width}: {wide}");
        let text = browser.run("return document.body.innerText");
        let text = text.as_str().expect("text");
        for judge in 0..10 {
            assert!(text.contains(&format!("Judge {judge} ")), "{judge}: {text}");
        }
        assert_ne!(browser.run("return document.title"), "no");
        is_quiet(&browser);
    }
}

/// Without its script the page is whole but for the sliders.
#[test]
fn a_page_without_scripts_is_complete() {
    let Some(browser) = Browser::new() else {
        return;
    };
    let page = report(&["--demo"]);
    browser.command(
        "Emulation.setScriptExecutionDisabled",
        &json!({ "value": true }),
    );
    browser.open(&page, "");
    let text = std::fs::read_to_string(Path::new(&page)).expect("the page");
    assert!(text.contains("id=\"play\" hidden"));
    browser.command(
        "Emulation.setScriptExecutionDisabled",
        &json!({ "value": false }),
    );
    is_quiet(&browser);
}

/// Paper has no room for what can be moved or opened.
#[test]
fn reports_are_printed_on_two_sheets() {
    let Some(browser) = Browser::new() else {
        return;
    };
    for call in [&["--demo"], &["tests/data/pay.toml"]] {
        browser.open(&report(call), "");
        for [width, height] in [[8.27, 11.69], [8.5, 11.0]] {
            let paper = json!({ "paperWidth": width, "paperHeight": height });
            let printed = browser.command("Page.printToPDF", &paper);
            let file = printed["data"].as_str().expect("a file as base64");
            let count = format!("return atob('{file}').match(/\\/Type\\s*\\/Page[^s]/g).length");
            let sheets = browser.run(&count).as_u64().expect("a number");
            assert!(
                (1..=2).contains(&sheets),
                "{call:?} of {width} by {height}: {sheets}"
            );
        }
    }
}
