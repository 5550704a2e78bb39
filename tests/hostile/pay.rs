//! `[offer.pay]` and `[rates]` as nobody would write them by accident.

use std::fmt::Write;
use std::time::{Duration, Instant};

use crate::pipeline::through;
use crate::run::{Folder, call};

/// Values of any kind, and of any size.
const VALUES: [&str; 40] = [
    "0",
    "-0.0",
    "5e-324",
    "1e-300",
    "1e-9",
    "0.5",
    "1",
    "52",
    "1e12",
    "1.0000001e12",
    "1e308",
    "-1",
    "nan",
    "inf",
    "-inf",
    "[0, 1e12]",
    "[1e-300, 1e-299]",
    "[2, 1]",
    "[]",
    "[1]",
    "[1, 2, 3]",
    "[[1, 2]]",
    "{}",
    "{ low = 1 }",
    "{ low = 1, high = 2 }",
    "{ low = 1, likely = 1.5, high = 2 }",
    "{ low = 1, likely = 3, high = 2 }",
    "{ monthly = 1e12 }",
    "{ amount = 5, clawback-months = 240 }",
    "{ target = \"1e14%\", paid = 1e12 }",
    "{ grant = 1e12, worth = 1e12 }",
    "{ monthly = { monthly = 5 } }",
    "\"10%\"",
    "\"1e300%\"",
    "\"nan%\"",
    "\"%\"",
    "\"\\u001b[31m\"",
    "\"unknown\"",
    "true",
    "2026-11-22",
];

const KEYS: [&str; 22] = [
    "hourly",
    "monthly",
    "yearly",
    "hours-per-week",
    "weeks",
    "currency",
    "bonus",
    "sign-on",
    "relocation",
    "stipend",
    "benefits",
    "tax",
    "cost-of-living",
    "equity",
    "costs",
    "equity.grant",
    "equity.worth",
    "equity.vesting",
    "equity.cliff-months",
    "costs.rent",
    "costs.\"\\u0007\\u001b[2J\\u202e\"",
    "\"\\u001b[31m\"",
];

fn file(package: &str) -> String {
    format!(
        "[weights]\npay = 2\nrole-fit = 1\n[[offer]]\ncompany = \"A\"\nratings.role-fit = 4\n\
         [offer.pay]\n{package}\n[[offer]]\ncompany = \"B\"\nratings.role-fit = 5\n[offer.pay]\n\
         yearly = 100_000\n"
    )
}

/// Every key with every value, beside a base where it is none: a figure or a report.
#[test]
fn any_value_of_any_part() {
    for key in KEYS {
        let base = match key {
            "hourly" | "monthly" | "yearly" => "",
            "hours-per-week" => "hourly = 40\n",
            "equity.worth" | "equity.vesting" | "equity.cliff-months" => {
                "monthly = 9_000\nequity.grant = 5_000\n"
            }
            _ => "monthly = 9_000\n",
        };
        for value in VALUES {
            through(file(&format!("{base}{key} = {value}")).as_bytes());
        }
    }
}

/// The extremes of all parts at once stay numbers.
#[test]
fn everything_at_its_end_is_a_number() {
    let large = "bonus = { target = \"1000%\", paid = 3 }\nsign-on = 1e12\nrelocation = 1e12\n\
                 stipend = { monthly = 1e12 }\nbenefits = 1e12\ncost-of-living = 0.1\n\
                 equity = { grant = 1e12, worth = 1e12, vesting = [100] }\ncosts = { rent = 1e12 }\n\
                 currency = \"EUR\"";
    let bases = [
        "hourly = 1e12\nhours-per-week = 168",
        "hourly = 1e-300\nhours-per-week = 1e-300",
        "monthly = [0, 1e12]",
        "yearly = 5e-324",
    ];
    let scales = [
        "",
        "{ worst = 20_000, best = 0 }",
        "{ points = [[0, 0], [8_000, 1], [9_000, 0.2]] }",
        "{ normalize = \"min-max\" }",
        "{ normalize = \"vector\", better = \"lower\" }",
    ];
    for base in bases {
        for weeks in ["", "weeks = 1e-9", "weeks = 5e-324", "weeks = 520"] {
            for scale in scales {
                let mut text = file(&format!("{base}\n{weeks}\n{large}"));
                text += "[rates]\nEUR = { usd = [1e-6, 1e6] }\n";
                if !scale.is_empty() {
                    let _ = write!(
                        text,
                        "[[criterion]]\nid = \"pay\"\ncurrency = \"USD\"\nscale = {scale}\n"
                    );
                }
                let outcome = through(text.as_bytes());
                let sound = !weeks.contains("e-");
                assert_eq!(outcome.loaded.is_some(), sound, "{:?}", outcome.complaints);
            }
        }
    }
}

/// Tables in the wrong place and twice, with a mistake or a figure of their own each.
#[test]
fn odd_shapes() {
    let head = "[weights]\npay = 2\n[[offer]]\ncompany = \"A\"\n";
    for body in [
        "pay = 5",
        "pay = \"9000 USD\"",
        "pay = []",
        "pay = [[1]]",
        "pay = { hourly = 52 }",
        "pay = { hourly = 52, monthly = 9, weeks = 0, tax = 5 }",
        "pay.hourly = 52",
        "[offer.pay]\nhourly = 52\n[offer.pay]\nweeks = 5",
        "[[offer.pay]]\nhourly = 52",
        "[offer.pay]\nhourly = 52\nhourly = 53",
        "[offer.pay]\nhourly = ",
        "[offer.pay]\nhourly = 5 2\nweeks = 3",
        "[offer.pay.costs]\nrent = 5",
        "[offer.pay.equity]\ngrant = 5",
        "[offer.pay]\nmonthly = 5\ncosts = [1, 2]",
        "[offer.pay]\nmonthly = 5\ncosts.rent.summer = 5",
        "[offer.pay]\nmonthly = 5\n[offer.pay.costs]\nRent = 5\nrent = 6\n\"\u{202e}\" = 7\n\"家賃\" = 8",
        "[offer.pay]\nmonthly = 5\ncurrency = \"💶\"\n[rates]\n\"💶\" = { usd = 1 }",
        "[offer.pay]\nmonthly = 5\ncurrency = \"EUR\"\n[rates]\nEUR = { usd = { low = 1 } }",
        "[offer.pay]\nmonthly = 5\ncurrency = \"EUR\"\n[rates]\nEUR = { eur = 2, usd = 1, usd = 3 }",
        "[offer.pay]\nmonthly = 5\n[rates]\nUSD = { usd = 2 }",
        "[offer.pay]\nmonthly = 5\n[rates]\nrates = 5\n[[rates]]\nEUR = 4",
    ] {
        through(format!("{head}{body}\n").as_bytes());
    }
}

/// So many costs are refused at once, and quickly.
#[test]
fn ten_thousand_costs() {
    let mut text = file("monthly = [8_000, 9_000]\n[offer.pay.costs]");
    let costs: String = (0..10_000).map(|i| format!("c{i} = [1, 2]\n")).collect();
    text = text.replace(
        "[offer.pay.costs]\n",
        &format!("[offer.pay.costs]\n{costs}"),
    );
    let start = Instant::now();
    let run = Folder::with("o.toml", text)
        .run(call(&["o.toml"]))
        .harmless("costs");
    assert_eq!(run.status, 1);
    assert!(run.err().contains("more than 100 costs"), "{}", run.err());
    assert!(run.err().contains("1 mistake in o.toml"), "{}", run.err());
    assert!(start.elapsed() < Duration::from_secs(20));
}

/// Parts and rates as typed.
#[test]
fn any_argument_for_a_part() {
    let folder = Folder::with("o.toml", file("hourly = 52\nweeks = 10"));
    for left in [
        "a.pay.hourly",
        "a.pay.costs.rent",
        "a.pay.\u{1b}[31m",
        "a.pay.",
        "a.pay..x",
        "rates.EUR",
    ] {
        for right in [
            "",
            "1e999",
            "nan",
            "-5",
            "[",
            "[1,2",
            "{}",
            "\"",
            "12%",
            "\u{1b}[2J",
            "\u{202e}",
            "5 5",
        ] {
            let typed = format!("{left}={right}");
            let run = folder.run(call(&["o.toml", "--set", &typed]));
            let status = run.harmless(&typed).status;
            assert!(matches!(status, 0 | 2), "{typed}: {status}");
        }
    }
}
