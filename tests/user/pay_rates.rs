//! `[rates]` and arguments for rates and parts of pay: what is wrong, and how to mend it.

use serde_json::Value;

use super::harness::{Folder, near, number, offer};

/// Lines 3 to 9; `[rates]` is line 1.
const OFFER: &str =
    "[weights]\npay = 20\n[[offer]]\ncompany = \"A\"\n[offer.pay]\nmonthly = 9_000\n";

/// What a check says of these rates, with an offer in euros: `CODE LINE:COLUMN MESSAGE / HELP`.
fn told(rates: &str) -> Vec<String> {
    let text = format!("[rates]\n{rates}\n{OFFER}currency = \"EUR\"\n");
    let folder = Folder::with("o.toml", text);
    let run = folder.rank("check o.toml --json").run();
    let check: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let text = |c: &Value, key: &str| c[key].as_str().unwrap_or_default().to_owned();
    let line = |c: &Value| {
        let at = format!("{}:{}", c["line"], c["column"]);
        let (code, said, help) = (text(c, "code"), text(c, "message"), text(c, "help"));
        format!("{code} {at} {said} / {help}")
    };
    check["mistakes"]
        .as_array()
        .expect("mistakes")
        .iter()
        .map(line)
        .collect()
}

#[test]
fn a_rate_is_stated_once_and_of_another_currency() {
    let second = "a second rate from EUR to USD / keep one of them";
    assert_eq!(
        told("EUR = { usd = 1.08, USD = 1.30 }"),
        [format!("R0152 2:21 {second}")]
    );
    assert_eq!(
        told("EUR = { usd = 1.08 }\neur = { usd = 2.0 }"),
        [format!("R0152 3:9 {second}")]
    );
    assert_eq!(
        told("EUR = { eur = 2, usd = 1.08 }"),
        ["R0152 2:9 a rate from EUR to itself / delete it"]
    );
    assert_eq!(
        told("EUR = { usd = 1.08 }\nGBP = {}"),
        ["R0152 3:7 no rate of GBP in its braces / write the worth of 1 GBP in another currency"]
    );
    assert_eq!(
        told("EUR = { usd = 1.08, as-of = 2026-11-23 }"),
        [
            "R0123 2:29 a rate of a day to come, 2026-11-23 / write the day on which it was looked \
             up; today is 2026-11-22"
        ]
    );
    assert_eq!(
        told("EUR = { usd = 1.08, gbp = 0.8 }\neur = { chf = 1 }"),
        [""; 0]
    );
}

#[test]
fn a_broken_rate_is_no_missing_one() {
    let write = "write `EUR = { usd = 1.08, as-of = 2026-11-22 }`";
    for bare in ["1.08", "\"1.08 USD\""] {
        let said = format!("R0105 2:7 a rate of EUR without a second currency / {write}");
        assert_eq!(told(&format!("EUR = {bare}")), [said]);
    }
    for (rates, code) in [
        ("EUR = { usd = 1.08, as-of = 2026-02-30 }", "R0123"),
        ("EUR = { usd = 1.08, as-of = \"2026-02-30\" }", "R0123"),
        ("EUR = { usd = 0 }", "R0152"),
        ("EUR = {}", "R0152"),
        ("EUR = [1]", "R0105"),
    ] {
        let found = told(rates);
        assert_eq!(found.len(), 1, "{rates}: {found:?}");
        assert!(found[0].starts_with(code), "{rates}: {found:?}");
    }
    assert_eq!(
        told("EUR = { gbp = 0.8 }"),
        ["R0151 9:12 no rate from EUR to USD / add `usd = ...` to `EUR` below `[rates]`"]
    );
    assert_eq!(
        told("EUR = { usd = 1.08 }\nas-of = 2026-11-01"),
        [
            "R0103 3:1 `as-of` in `[rates]` / write it inside a rate: { usd = 1.08, as-of = \
             2026-11-01 }"
        ]
    );
}

/// An offer of 9,000 euros at 1.08, with a bonus, a sign-on, a stipend, shares and a rent.
fn rich() -> Folder {
    let more = "currency = \"EUR\"\nbonus = { target = \"10%\", paid = 0.5 }\n\
                sign-on = { amount = 4_800 }\nstipend = { monthly = 100 }\n\
                equity = { grant = 48_000, vesting = [25, 25, 25, 25] }\ncosts = { rent = 1_000 }\n";
    let text = format!("[rates]\nEUR = {{ usd = 1.08 }}\n{OFFER}{more}");
    Folder::with("o.toml", text)
}

#[test]
fn a_rate_is_typed_as_a_number_or_as_in_a_file() {
    let folder = rich();
    let month = |typed: &str| {
        let run = folder.rank("o.toml --trials 0 --json --set").arg(typed);
        number(&offer(&run.run().json(), "a")["pay"]["month"])
    };
    let at_one = month("rates.EUR=1");
    near(month("rates.EUR=1.2"), at_one * 1.2, 1e-6, "a number");
    near(month("rates.eur={usd=1.2}"), at_one * 1.2, 1e-6, "a table");
    for (typed, said) in [
        (
            "rates.EUR=unknown",
            "a text where a rate is needed\n --> command line:1:17",
        ),
        (
            "rates.EUR=unknown",
            "write the worth of 1 EUR, such as 1.08",
        ),
        ("rates.EUR=0", "error[R0152]: not a usable exchange rate"),
        ("rates.EUR={}", "error[R0152]: no rate of EUR in its braces"),
        ("rates.EURO=1", "error[R0150]: unknown currency `EURO`"),
    ] {
        let stderr = folder.rank("o.toml --set").arg(typed).run().fails(2);
        assert!(stderr.contains(said), "{typed}: {stderr}");
    }
}

/// In a month of 48: the bonus is a part of the base, and what is paid once a 48th.
#[test]
fn every_part_inside_a_part_can_be_typed() {
    let folder = rich();
    let month = |set: &str| {
        let run = folder.rank(&format!("o.toml --trials 0 --json --set rates.EUR=1 {set}"));
        number(&offer(&run.run().json(), "a")["pay"]["month"])
    };
    let before = month("");
    near(
        before,
        9_000.0 + 450.0 + 100.0 + 100.0 + 1_000.0 - 1_000.0,
        1e-6,
        "as written",
    );
    for (set, more) in [
        ("--set a.pay.bonus.target=20%", 450.0),
        ("--set a.pay.sign-on.amount=9600", 100.0),
        ("--set a.pay.sign-on.clawback-months=12", 0.0),
        ("--set a.pay.stipend.monthly=150", 50.0),
        ("--set a.pay.equity.grant=96000", 1_000.0),
        ("--set a.pay.equity.vesting=[50,50]", 0.0),
        ("--set a.pay.equity.cliff-months=12", 0.0),
        ("--set a.pay.costs.gym=50", -50.0),
    ] {
        near(month(set), before + more, 1e-6, set);
    }
    for (typed, said) in [
        (
            "a.pay.costs.Ren=5",
            "error[R0102]: no cost `Ren` in `[offer.pay.costs]`\n --> command line:1:13",
        ),
        ("a.pay.costs.Ren=5", "did you mean `rent`?"),
    ] {
        let stderr = folder.rank("o.toml --set").arg(typed).run().fails(2);
        assert!(stderr.contains(said), "{typed}: {stderr}");
    }
    let bare = Folder::with("o.toml", OFFER);
    let stderr = bare
        .rank("o.toml --set a.pay.equity.cliff-months=6")
        .run()
        .fails(2);
    assert!(
        stderr.contains("`equity.cliff-months` without `equity.grant`"),
        "{stderr}"
    );
}

/// What is typed is checked, also for an offer that is left out.
#[test]
fn an_argument_for_an_offer_left_out_is_checked() {
    let text = format!("{OFFER}[[offer]]\ncompany = \"B\"\n[offer.pay]\nmonthly = 5_000\n");
    let folder = Folder::with("o.toml", text);
    for typed in ["b.pay.monthly=nan", "b.role-fit=x", "b.nonsense=5"] {
        let call = folder
            .rank("o.toml --trials 0 --without b --set")
            .arg(typed);
        call.run().fails(2);
    }
}

/// An offer of 9,000 francs and one of 9,000 euros, with these rates.
fn two(rates: &str) -> Folder {
    let text = format!(
        "[rates]\n{rates}\n{OFFER}currency = \"CHF\"\n[[offer]]\ncompany = \"B\"\n[offer.pay]\n\
         monthly = 9_000\ncurrency = \"EUR\"\n"
    );
    Folder::with("o.toml", text)
}

/// 9,000 x 1.05 x 1.08 = 10,206, and 9,000 x 1.08 = 9,720.
#[test]
fn rates_lead_from_one_to_the_next() {
    let folder = two("CHF = { eur = 1.05 }\nEUR = { usd = 1.08, as-of = 2026-11-20 }");
    let months = |more: &str| {
        let report = folder.rank(&format!("o.toml --trials 0 --json {more}"));
        let report = report.run().json();
        ["a", "b"].map(|id| number(&offer(&report, id)["pay"]["month"]))
    };
    let are = |more: &str, expected: [f64; 2]| {
        let found = months(more);
        near(found[0], expected[0], 1e-6, more);
        near(found[1], expected[1], 1e-6, more);
    };
    are("", [10_206.0, 9_720.0]);
    are("--set rates.EUR=1.2", [11_340.0, 10_800.0]);
    are("--set rates.CHF=0.9", [8_748.0, 9_720.0]);
    // A rate of its own is the shorter way.
    are("--set rates.CHF={usd=1.1}", [9_900.0, 9_720.0]);
    let text = folder.rank("pay o.toml --trials 0 --width 200").run().ok();
    for said in [
        "x 1.134 USD for 1 CHF",
        "1 CHF is 1.05 EUR; 1 EUR is 1.08 USD, as of 20 Nov 2026",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

/// What both rest on is one draw: 9,000 francs are always 1.05 times as much as 9,000 euros.
#[test]
fn a_shared_rate_is_drawn_once() {
    let folder = two("CHF = { eur = 1.05 }\nEUR = { usd = [0.9, 1.3] }");
    let report = folder.rank("o.toml --json").run().json();
    let first = |id| number(&offer(&report, id)["first_share"]);
    near(first("a"), 1.0, 1e-12, "the first");
    let both = two("CHF = { eur = [1.02, 1.08] }\nEUR = { usd = [0.9, 1.3] }");
    let asked = both.rank("ask o.toml").run().ok();
    let nothing = "Nothing you could learn changes who is first.";
    assert!(asked.contains(nothing), "{asked}");
    // At 9,250 euros it is the francs alone that count: 9,250 / 9,000 is more than 1.02.
    let asked = both.rank("ask o.toml --set b.pay.monthly=9_250").run().ok();
    assert!(asked.contains("1.02 or less puts B first"), "{asked}");
    assert!(!asked.contains("1 EUR"), "{asked}");
    let a = &offer(&report, "a")["pay"];
    near(number(&a["month_low"]), 9_000.0 * 1.05 * 0.9, 1e-6, "low");
    near(number(&a["month_high"]), 9_000.0 * 1.05 * 1.3, 1e-6, "high");
}

/// Neither a circle nor a rate the other way round is a way.
#[test]
fn a_circle_leads_nowhere() {
    let add = "R0151 10:12 no rate from EUR to USD / add `usd = ...` to `EUR` below `[rates]`";
    assert_eq!(told("EUR = { chf = 0.95 }\nCHF = { eur = 1.05 }"), [add]);
    assert_eq!(told("EUR = { chf = 0.95 }\nUSD = { chf = 0.9 }"), [add]);
    // What is wrong on the way is said, and nothing more.
    let found = told("EUR = { chf = 0.95 }\nCHF = { usd = 0 }");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("R0152"), "{found:?}");
}

/// Either way out that a mistake shows mends the file as it is typed.
#[test]
fn what_a_missing_rate_shows_can_be_pasted() {
    let euros = format!(
        "{OFFER}currency = \"EUR\"\n[[offer]]\ncompany = \"B\"\n[offer.pay]\nmonthly = 8_000\n\
         currency = \"EUR\"\n"
    );
    let folder = Folder::with("o.toml", euros.clone());
    let stderr = folder.rank("o.toml").run().fails(1);
    let why = "every offer is paid in EUR";
    assert_eq!(stderr.matches(why).count(), 1, "said once: {stderr}");
    let (_, notes) = stderr.split_once("end of the file:\n").expect("lines");
    let lines = notes
        .lines()
        .map_while(|l| l.trim_start().strip_prefix("= note: "));
    let lines = lines.collect::<Vec<_>>().join("\n");
    assert_eq!(lines, "[[criterion]]\nid = \"pay\"\ncurrency = \"EUR\"");
    let pasted = Folder::with("o.toml", format!("{euros}{lines}\n"));
    let report = pasted.rank("o.toml --trials 0 --json").run().json();
    near(
        number(&offer(&report, "a")["pay"]["month"]),
        9_000.0,
        1e-6,
        "in euros",
    );
    let (_, help) = stderr.split_once("add `").expect("a help");
    let (line, _) = help.split_once('`').expect("a line");
    assert_eq!(line, "EUR = { usd = ..., as-of = 2026-11-22 }");
    let line = line.replace("...", "1.08");
    let rated = Folder::with("o.toml", format!("[rates]\n{line}\n{euros}"));
    let report = rated.rank("o.toml --trials 0 --json").run().json();
    near(
        number(&offer(&report, "a")["pay"]["month"]),
        9_720.0,
        1e-6,
        "in dollars",
    );
    // In two currencies there is no such way out.
    let mixed = euros.replacen("EUR", "CHF", 1);
    let stderr = Folder::with("o.toml", mixed).rank("o.toml").run().fails(1);
    assert!(!stderr.contains("[[criterion]]"), "{stderr}");
    // Where the criterion is the file's own, it is told what to add to it.
    let own = format!("{euros}[[criterion]]\nid = \"pay\"\nname = \"Money\"\n");
    let stderr = Folder::with("o.toml", own).rank("o.toml").run().fails(1);
    let add = "`currency = \"EUR\"` in the criterion `pay`";
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words(&stderr).contains(add), "{stderr}");
}
