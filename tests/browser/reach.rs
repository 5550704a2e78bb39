//! Whether everybody can read it: axe-core finds nothing serious, in light, dark and small.

use serde_json::{Value, json};

use super::driver::Browser;
use super::{data, report};

/// The source of axe-core, where `RANK_AXE` says that it is.
fn axe() -> Option<String> {
    let Some(path) = std::env::var_os("RANK_AXE") else {
        eprintln!("skipped: RANK_AXE names no axe.min.js");
        return None;
    };
    Some(std::fs::read_to_string(path).expect("axe-core"))
}

/// What is wrong with the page, in a line each.
fn found(browser: &Browser, axe: &str) -> Vec<String> {
    browser.run(axe);
    let found = browser.run(
        "return axe.run().then(r => r.violations.map(v => v.impact + ' ' + v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')))",
    );
    let found = found.as_array().expect("a list").iter();
    found.filter_map(Value::as_str).map(str::to_owned).collect()
}

#[test]
fn axe_finds_nothing() {
    let Some(axe) = axe() else { return };
    let Some(browser) = Browser::new() else {
        return;
    };
    let (pay, two) = (data("pay.toml"), data("cloud-companies.toml"));
    let calls: [&[&str]; 3] = [
        &["--demo"],
        &[&pay],
        &[&two, "-c", "cloud-first", "-c", "ml-first"],
    ];
    for call in calls {
        let page = report(call);
        for (scheme, width) in [("light", 1280), ("dark", 1280), ("light", 390)] {
            let features =
                json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
            browser.command("Emulation.setEmulatedMedia", &features);
            let shape =
                json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
            browser.command("Emulation.setDeviceMetricsOverride", &shape);
            browser.open(&page, "");
            browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");
            let found = found(&browser, &axe);
            assert!(found.is_empty(), "{call:?} {scheme} {width}: {found:#?}");
        }
    }
}
