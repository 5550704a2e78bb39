//! What pay is counted in: units, currencies, and the ends of the scale.

use serde_json::Value;

use super::harness::Folder;

/// A criterion `pay` with these lines, and an offer of 9,000 a month.
fn with_criterion(lines: &str) -> String {
    format!(
        "[weights]\npay = 20\n[[criterion]]\nid = \"pay\"\n{lines}\n\
         [[offer]]\ncompany = \"A\"\n[offer.pay]\nmonthly = 9_000\n"
    )
}

fn check(text: &str) -> Value {
    let run = Folder::with("o.toml", text)
        .rank("check o.toml --json")
        .run();
    serde_json::from_str(&run.stdout).expect("JSON")
}

/// The complaints of one kind: `CODE LINE:COLUMN MESSAGE / HELP`.
fn told(check: &Value, kind: &str) -> Vec<String> {
    let text = |c: &Value, key: &str| c[key].as_str().unwrap_or_default().to_owned();
    let line = |c: &Value| {
        let told = format!(
            "{} {}:{} {}",
            text(c, "code"),
            c["line"],
            c["column"],
            text(c, "message")
        );
        match c["help"].as_str() {
            Some(help) => format!("{told} / {help}"),
            None => told,
        }
    };
    let found = check[kind].as_array().expect("a list");
    found.iter().map(line).collect()
}

fn mistakes(text: &str) -> Vec<String> {
    told(&check(text), "mistakes")
}

#[test]
fn a_unit_that_is_no_amount_a_month_takes_no_package() {
    for unit in ["thousand USD a year", "USD/year", "points"] {
        let said = format!(
            "R0154 8:1 `[offer.pay]` comes to USD a month, and the criterion `pay` is in {unit} / \
             give it `unit = \"USD a month\"`, and a scale in that"
        );
        let text = with_criterion(&format!("unit = \"{unit}\""));
        assert_eq!(mistakes(&text), [said], "{unit}");
    }
    let text = with_criterion("unit = \"EUR/year\"");
    assert!(mistakes(&text)[0].contains("comes to EUR a month"));
    // A rating may be in anything.
    let rated =
        with_criterion("unit = \"EUR/year\"").replace("[offer.pay]\nmonthly", "ratings.pay");
    assert_eq!(mistakes(&rated), Vec::<String>::new());
}

#[test]
fn a_unit_says_the_currency() {
    let cases = [
        ("unit = \"EUR a month\"", "EUR"),
        ("unit = \"eur/month\"", "EUR"),
        ("unit = \"EUR\"", "EUR"),
        ("unit = \"EUR per month\"", "EUR"),
        ("unit = \"€ a month\"", "EUR"),
        ("unit = \"$ a month\"\ncurrency = \"CAD\"", "CAD"),
        ("currency = \"chf\"", "CHF"),
        ("name = \"Money\"", "USD"),
    ];
    for (lines, code) in cases {
        let folder = Folder::with("o.toml", with_criterion(lines));
        let paid = folder.rank("pay o.toml --json").run().json();
        assert_eq!(paid["offers"][0]["pay"]["currency"], code, "{lines}");
        // Dollars are exchanged into it, or need not be.
        let dollars = with_criterion(lines).replace("monthly", "currency = \"USD\"\nmonthly");
        let found = mistakes(&dollars);
        assert_eq!(found.is_empty(), code == "USD", "{lines}: {found:?}");
    }
    let folder = Folder::with("o.toml", with_criterion("currency = \"chf\""));
    let report = folder.rank("o.toml --json --trials 0").run().json();
    assert_eq!(report["criteria"][0]["unit"], "CHF a month");
}

#[test]
fn a_unit_and_a_currency_that_differ() {
    let text = with_criterion("unit = \"EUR a month\"\ncurrency = \"USD\"");
    assert_eq!(
        mistakes(&text),
        [
            "R0155 6:12 `pay` is in EUR by its unit, and in USD by its `currency` / write the same \
             currency in both, or leave `currency` out"
        ]
    );
}

#[test]
fn the_currency_of_a_criterion_is_checked() {
    for odd in ["bogus", "\\u001b[31mXX"] {
        let text = with_criterion(&format!("currency = \"{odd}\""));
        // What is in another currency is not told of the lost one.
        let text = text.replace("monthly", "currency = \"EUR\"\nmonthly");
        let found = mistakes(&text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].starts_with("R0150 5:12 unknown currency"),
            "{found:?}"
        );
    }
    let other = with_criterion("name = \"x\"").replace("\"pay\"", "\"own\"\ncurrency = \"$\"");
    let other = other.replace("name = \"x\"", "scale = { worst = 0, best = 1 }");
    assert_eq!(
        mistakes(&other),
        ["R0150 5:12 unknown currency `$` / did you mean \"USD\"?"]
    );
}

#[test]
fn currencies_are_suggested_by_what_is_meant() {
    let code = "write its code of three letters, such as \"USD\"";
    let crowns = "write the code of the one you mean: SEK, NOK or DKK";
    for (written, help) in [
        ("$", "did you mean \"USD\"?"),
        ("US$", "did you mean \"USD\"?"),
        ("RMB", "did you mean \"CNY\"?"),
        ("₹", "did you mean \"INR\"?"),
        ("Fr.", "did you mean \"CHF\"?"),
        ("zł", "did you mean \"PLN\"?"),
        ("kr", crowns),
        ("UDS", "did you mean \"USD\"?"),
        ("BTC", code),
        ("ABC", code),
    ] {
        let text = with_criterion("name = \"Pay\"");
        let text = text.replace("monthly", &format!("currency = \"{written}\"\nmonthly"));
        let said = format!("R0150 9:12 unknown currency `{written}` / {help}");
        assert_eq!(mistakes(&text), [said], "{written}");
    }
}

#[test]
fn a_figure_beyond_the_scale_is_told_at_its_base() {
    let warned = |base: &str, lines: &str| {
        let text = with_criterion(lines).replace("monthly = 9_000", base);
        told(&check(&text), "warnings")
    };
    let beyond = |figure: &str, end: &str| {
        format!("R0201 9:11 A's pay of {figure} a month is beyond its scale, and counts as {end}")
    };
    let plain = "name = \"Pay\"";
    assert_eq!(
        warned("monthly = 110_000", plain),
        [beyond("110,000", "20,000")]
    );
    assert_eq!(warned("monthly = 1_500", plain), [beyond("1,500", "2,000")]);
    assert_eq!(warned("yearly  = 240_000", plain), Vec::<String>::new());
    let hourly = warned("hourly = 9_000", plain);
    assert!(
        hourly[0].starts_with("R0201 9:10 A's pay of 1,5"),
        "{hourly:?}"
    );
    assert_eq!(
        warned("monthly = [9_000, 30_000]", plain),
        Vec::<String>::new()
    );
    // Scales without ends have no beyond.
    let normalized = warned("monthly = 110_000", "scale = { normalize = \"max\" }");
    assert!(
        !normalized.iter().any(|w| w.starts_with("R0201")),
        "{normalized:?}"
    );
}

/// What pay comes to may be less than nothing, which `sum` cannot take; `min-max` can.
#[test]
fn pay_below_nothing_counts_as_nothing_where_it_cannot_be_normalized() {
    let file = |norm: &str| {
        let scale = format!("scale = {{ normalize = \"{norm}\", better = \"higher\" }}");
        with_criterion(&scale)
            + "[offer.pay.costs]\nrent = 12_000\n[[offer]]\ncompany = \"B\"\npay.monthly = 5_000\n"
    };
    let folder = Folder::with("o.toml", file("sum"));
    let report = folder.rank("o.toml --json --trials 0").run().json();
    let points = |id: &str| super::harness::offer(&report, id)["criteria"]["pay"]["points"].clone();
    assert_eq!((points("a"), points("b")), (0.0.into(), 100.0.into()));
    let said = "R0204 9:11 A's pay of -3,000 a month cannot be normalized, and counts as 0";
    let of_kind = |norm: &str| {
        let mut found = told(&check(&file(norm)), "warnings");
        found.retain(|w| w.starts_with("R0204"));
        found
    };
    assert_eq!(of_kind("sum"), [said]);
    assert_eq!(of_kind("min-max"), Vec::<String>::new());
}
