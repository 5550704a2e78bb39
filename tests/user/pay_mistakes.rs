//! Each mistake in `[offer.pay]` and `[rates]`: its code, its place, and how to mend it.

use serde_json::Value;

use super::harness::Folder;

/// Lines 1 to 5; what a test adds begins on line 6.
const HEAD: &str = "[weights]\npay = 20\n[[offer]]\ncompany = \"A\"\n[offer.pay]\n";

/// Code, line, column, message and help of all mistakes.
type Told = (String, u64, u64, String, String);

fn mistakes(text: &str) -> Vec<Told> {
    let folder = Folder::with("o.toml", text);
    let run = folder.rank("check o.toml --json").run();
    let check: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let text = |m: &Value, key: &str| m[key].as_str().unwrap_or_default().to_owned();
    let place = |m: &Value, key: &str| m[key].as_u64().unwrap_or_default();
    let told = |m: &Value| {
        let at = (place(m, "line"), place(m, "column"));
        (
            text(m, "code"),
            at.0,
            at.1,
            text(m, "message"),
            text(m, "help"),
        )
    };
    check["mistakes"]
        .as_array()
        .expect("mistakes")
        .iter()
        .map(told)
        .collect()
}

/// The mistakes of a package; each is `CODE LINE:COLUMN MESSAGE / HELP`.
#[track_caller]
fn told(package: &str, expected: &[&str]) {
    let found: Vec<String> = mistakes(&format!("{HEAD}{package}\n"))
        .into_iter()
        .map(|(code, line, column, message, help)| {
            format!("{code} {line}:{column} {message} / {help}")
        })
        .collect();
    assert_eq!(found, expected, "{package}");
}

#[test]
fn exactly_one_base() {
    const HELP: &str = "add `hourly`, `daily`, `weekly`, `monthly` or `yearly`";
    told(
        "weeks = 10",
        &[&format!(
            "R0140 5:1 pay without a base / {HELP}, or `unpaid = true`"
        )],
    );
    told(
        "",
        &[&format!(
            "R0140 5:1 pay without a base / {HELP}, or `unpaid = true`"
        )],
    );
    told(
        "bonus = \"10%\"",
        &[&format!(
            "R0149 6:9 a bonus in percent, and no base that it is a part of / {HELP}"
        )],
    );
    told(
        "hourly = 52\nyearly = 110_000",
        &["R0141 7:1 pay with two bases, `hourly` and `yearly` / keep one of them"],
    );
    told(
        "hourly = 52\nmonthly = 9_000\nyearly = 110_000",
        &[
            "R0141 7:1 pay with two bases, `hourly` and `monthly` / keep one of them",
            "R0141 8:1 pay with two bases, `hourly` and `yearly` / keep one of them",
        ],
    );
    told(
        "monthly = 9_000\nhours-per-week = 40",
        &[
            "R0142 7:1 `hours-per-week` of a base that is not paid by the hour / delete it, or state \
           the base as `hourly`",
        ],
    );
}

#[test]
fn vesting_adds_up_and_a_cliff_lies_within() {
    let equity = |lines: &str| format!("monthly = 9\n[offer.pay.equity]\ngrant = 5\n{lines}");
    let help = "write the percent that vest in each year, such as [5, 15, 40, 40]";
    let kind = "vesting must be a list of percentages, one a year / write [5, 15, 40, 40] or \"even 4\"; \
                at most 20 years";
    for (vesting, said) in [
        (
            "[5, 15, 40]",
            format!("vesting that adds up to 60 %, not to 100 / {help}"),
        ),
        (
            "[-5, 105]",
            format!("vesting with a negative year / {help}"),
        ),
        (
            "[0.05, 0.95]",
            format!("vesting that adds up to 1 %, not to 100 / {help}"),
        ),
        ("[]", kind.to_owned()),
        ("\"odd 4\"", kind.to_owned()),
        ("\"even 0\"", kind.to_owned()),
        ("\"even 21\"", kind.to_owned()),
        ("4", kind.to_owned()),
    ] {
        let said = format!("R0143 9:11 {said}");
        told(&equity(&format!("vesting = {vesting}")), &[&said]);
    }
    told(&equity("vesting = [33.3, 33.3, 33.3]"), &[]);
    told(
        &equity("cliff-months = 49"),
        &[
            "R0144 9:16 a cliff of 49 months, longer than the vesting / the vesting ends after 48 \
           months",
        ],
    );
    told(&equity("cliff-months = 48"), &[]);
    told(
        &equity("cliff-months = 1.5"),
        &["R0148 9:16 1.5 months / write a whole number of months, such as 12"],
    );
    told(
        "monthly = 9\n[offer.pay.equity]\nworth = 2",
        &["R0104 7:1 equity without `grant` / add `grant = ...`, its worth today"],
    );
    told(
        "monthly = 9\ngrant = 5",
        &["R0103 7:1 `grant` in `[offer.pay]` / write it below `[offer.pay.equity]`"],
    );
}

const UNKNOWN: &str = "a text where a number is needed / write a range that is wide enough, such as \
                       [\"0%\", \"10%\"], or leave it out";

/// The same of a bonus in percent.
fn in_percent(said: &str) -> String {
    let shares = "\"1%\", \"2%\", \"3%\"";
    said.replace("benefits", "bonus").replace("1, 2, 3", shares)
}

const THREE_ENDS: &str = "a list where an amount is needed / for one amount a year write `benefits = \
                          { years = [1, 2, 3] }`; a range has two ends";

#[test]
fn numbers_that_a_part_cannot_have() {
    let tax = "a tax that is not from 0 to below 1 / the part of income that goes in tax: 28 % is \
               0.28";
    let negative = "a negative amount / write 0 or more; what you pay yourself each month \
                    goes below `[offer.pay.costs]`";
    let once = "a negative amount / write 0 or more; what you pay yourself, once, goes below \
                `[offer.pay.costs]`: `moving = { once = 3_000 }`";
    let large = "an amount that is too large / write it in ordinary units of its currency";
    let infinite = "a number that is not finite / write an ordinary number, or leave it out";
    let living = "a cost of living that is not from 0.1 to 10 / compared with the place you \
                  measure from: 18 % dearer is 1.18";
    let order = "an amount whose ends are out of order / for two years write `benefits = { years \
                 = [5, 4] }`; for a range, the smaller number first: `benefits = [4, 5]`";
    let ends = THREE_ENDS;
    let unknown = UNKNOWN;
    for (line, said) in [
        ("tax = 1", format!("R0145 7:7 {tax}")),
        ("tax = 28", format!("R0145 7:7 {tax}")),
        ("tax = [0.2, 1]", format!("R0145 7:7 {tax}")),
        ("tax = -0.1", format!("R0145 7:7 {tax}")),
        ("stipend = -1", format!("R0146 7:11 {negative}")),
        (
            "stipend = { monthly = -1 }",
            format!("R0146 7:23 {negative}"),
        ),
        ("relocation = [-1, 4]", format!("R0146 7:14 {once}")),
        (
            "costs = { rent = -5 }",
            "R0146 7:18 a negative amount / write it without the minus: costs are subtracted"
                .to_owned(),
        ),
        ("bonus = \"-5%\"", format!("R0146 7:9 {negative}")),
        ("benefits = 1e308", format!("R0106 7:12 {large}")),
        ("benefits = inf", format!("R0106 7:12 {infinite}")),
        ("benefits = nan", format!("R0106 7:12 {infinite}")),
        ("cost-of-living = 118", format!("R0148 7:18 {living}")),
        ("cost-of-living = 0", format!("R0148 7:18 {living}")),
        ("benefits = [5, 4]", format!("R0114 7:12 {order}")),
        ("benefits = [1, 2, 3]", format!("R0105 7:12 {ends}")),
        (
            "bonus = [\"1%\", \"2%\", \"3%\"]",
            format!("R0105 7:9 {}", in_percent(ends)),
        ),
        ("benefits = \"unknown\"", format!("R0105 7:12 {unknown}")),
        (
            "bonus = 0.1",
            "R0148 7:9 a bonus of 0.1 a year / for 10 % of a year's base write \"10%\"".to_owned(),
        ),
        (
            "bonus = { low = \"5%\", likely = \"7%\" }",
            "R0104 7:9 an amount without `high` / add `high = ...`, or write one number".to_owned(),
        ),
        (
            "bonus = [\"5%\", 7]",
            "R0105 7:16 a number where a percentage such as \"10%\" is needed / ".to_owned(),
        ),
        (
            "stipend = {}",
            "R0104 7:1 a stipend of nothing / write an amount, or { monthly = 1_500 }".to_owned(),
        ),
        (
            "sign-on = { clawback-months = 12 }",
            "R0104 7:1 a sign-on without `amount` / add `amount = ...`".to_owned(),
        ),
        (
            "bonus = { paid = 0.5 }",
            "R0104 7:1 a bonus without `target` / add `target = \"10%\"`, or an amount a year"
                .to_owned(),
        ),
        (
            "costs = { \"\" = 5 }",
            "R0105 7:11 a cost without a name / give it a name: rent = 1_800".to_owned(),
        ),
        (
            "costs = { \"a=b\" = 5 }",
            "R0105 7:11 a cost with `=` in its name / leave it out: as an argument it is typed \
             `costs.NAME=5`"
                .to_owned(),
        ),
        (
            "benefits = { value = 5 }",
            "R0102 7:14 unknown key `value` in a benefit / call it `amount`".to_owned(),
        ),
    ] {
        told(&format!("monthly = 9_000\n{line}"), &[&said]);
    }
    let weeks = "write the weeks of the internship; for a permanent job leave `weeks` out";
    for weeks_said in ["0", "-3", "521", "1e-7"] {
        let said = format!("R0147 7:9 a term of {weeks_said} weeks / {weeks}");
        told(&format!("monthly = 9_000\nweeks = {weeks_said}"), &[&said]);
    }
    for hours in ["0", "169"] {
        told(
            &format!("hourly = 9\nhours-per-week = {hours}"),
            &[
                "R0148 7:18 hours a week that are not above 0 and at most 168 / write the hours that \
               are paid in a week, such as 40",
            ],
        );
    }
}

#[test]
fn currencies_and_their_rates() {
    told(
        "monthly = 9\ncurrency = \"EURO\"",
        &["R0150 7:12 unknown currency `EURO` / did you mean \"EUR\"?"],
    );
    told(
        "monthly = 9\ncurrency = \"EUR\"",
        &[
            "R0151 7:12 no rate from EUR to USD / add `EUR = { usd = ..., as-of = 2026-11-22 }` below \
           `[rates]`",
        ],
    );
    let rated = |rates: &str| {
        let text = format!("[rates]\n{rates}\n{HEAD}monthly = 9\n");
        let found = mistakes(&text).into_iter();
        found.map(|m| (m.0, m.1, m.2, m.4)).collect::<Vec<_>>()
    };
    let one = |code: &str, column, help: &str| vec![(code.to_owned(), 2, column, help.to_owned())];
    let positive = "write the worth of 1 EUR in USD, a number above 0";
    assert_eq!(rated("EUR = { usd = 0 }"), one("R0152", 15, positive));
    assert_eq!(rated("EUR = { usd = -1 }"), one("R0152", 15, positive));
    assert_eq!(rated("EUR = { usd = 1e9 }"), one("R0152", 15, positive));
    assert_eq!(
        rated("EUR = { usd = 1, date = 2026-01-01 }"),
        one("R0102", 18, "call it `as-of`")
    );
    assert_eq!(rated("EUR = { usd = 1, as-of = \"2026-02-30\" }").len(), 1);
    assert_eq!(rated("EUR = { usd = 1, as-of = 2026-02-30 }").len(), 1);
    assert_eq!(rated("EUR = 1.08").len(), 1);
    assert_eq!(rated("EUR = { usd = 1.08 }"), []);
}

/// 2026-08-24 is 90 days before 2026-11-22: 7 days of August, 30, 31 and 22.
#[test]
fn a_rate_is_old_after_90_days() {
    let warnings = |day: &str| {
        let rates = format!("[rates]\nEUR = {{ usd = 1.08, as-of = {day} }}\n");
        let text = format!("{rates}{HEAD}monthly = 9_000\ncurrency = \"EUR\"\n");
        let folder = Folder::with("o.toml", text);
        let check = folder.rank("check o.toml --json").run().json();
        let warnings = check["warnings"].as_array().expect("warnings").clone();
        let old = warnings.into_iter().filter(|w| w["code"] == "R0229");
        old.map(|w| w["message"].as_str().expect("a message").to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(warnings("2026-08-24"), Vec::<String>::new());
    assert_eq!(warnings("2026-08-23"), ["The rate of EUR is 91 days old"]);
}

/// No mistake hides another: of one package, of its offer, and of the next.
#[test]
fn every_mistake_is_told_at_once() {
    let codes = |text: &str| -> Vec<String> { mistakes(text).into_iter().map(|m| m.0).collect() };
    let one = "bonus = \"10%\"\ntax = 1\ncurrency = \"GBP\"\n[offer.pay.equity]\ngrant = 5\n\
               cliff-months = 100\n[offer.ratings]\npay = 4\n";
    let found = codes(&format!("{HEAD}{one}"));
    assert_eq!(found, ["R0149", "R0145", "R0151", "R0144", "R0153"]);
    let two = "hourly = 52\nyearly = 9\nweeks = 0\ncurrency = \"EURO\"\nstipend = -1\n";
    let found = codes(&format!(
        "{HEAD}{two}[[offer]]\ncompany = \"B\"\n[offer.pay]\nweeks = 3\n"
    ));
    assert_eq!(found, ["R0141", "R0147", "R0150", "R0146", "R0140"]);
    // A base that cannot be read is no missing base.
    assert_eq!(codes(&format!("{HEAD}monthly = -5\n")), ["R0146"]);
    assert_eq!(codes(&format!("{HEAD}montly = 5\n")), ["R0102"]);
    assert_eq!(
        codes(&format!("{HEAD}hourly = -5\nhours-per-week = 40\n")),
        ["R0146"]
    );
}

#[test]
fn a_rating_beside_the_parts_says_which_to_delete() {
    told(
        "monthly = 9_000\n[offer.ratings]\npay = 8_000",
        &[
            "R0153 8:7 `pay` is rated, and `[offer.pay]` states it / delete this rating, or the block \
           `[offer.pay]`",
        ],
    );
}

/// `salary` may mean a rating or a part; beside the parts it is one too many.
#[test]
fn another_word_for_pay_is_told_where_pay_stands() {
    const HELP: &str = "rate `pay` below `[offer.ratings]`, or state its parts below `[offer.pay]`";
    told(
        "monthly = 9_000\n[[offer]]\ncompany = \"B\"\nsalary = 7_000\n[offer.ratings]\nwage = 5",
        &[
            &format!("R0102 9:1 unknown key `salary` in an offer / {HELP}"),
            &format!("R0107 11:1 unknown criterion `wage` / {HELP}"),
        ],
    );
    told(
        "monthly = 9_000\n[[offer]]\ncompany = \"B\"\nsalary = 7_000\n[offer.pay]\nyearly = 5",
        &["R0102 9:1 `salary` beside `pay` in an offer / `pay` is there already: delete this line"],
    );
}

#[test]
fn pay_in_parts_needs_a_scale_of_numbers() {
    told(
        "monthly = 9_000\n[[criterion]]\nid = \"pay\"\nscale = { levels = [\"low\", \"good\"] }",
        &[
            "R0154 5:1 pay in amounts, and the criterion `pay` has levels / rate `pay` below \
           `[offer.ratings]`, or give it a scale of numbers",
        ],
    );
}

/// Typed parts: where the argument is wrong, and how to mend it.
#[test]
fn what_is_typed_is_checked_alike() {
    let text = format!("{HEAD}hourly = 52\n[[offer]]\ncompany = \"B\"\n[offer.ratings]\npay = 5\n");
    let folder = Folder::with("o.toml", text);
    for (typed, said) in [
        (
            "a.pay.tax=2",
            "error[R0145]: a tax that is not from 0 to below 1\n --> command line:1:17",
        ),
        (
            "a.pay.tax=nonsense",
            "error[R0105]: a text where a number is needed",
        ),
        (
            "a.pay.weeks=0",
            "error[R0147]: a term of 0 weeks\n --> command line:1:19",
        ),
        (
            "a.pay.hourley=5",
            "error[R0102]: unknown key `hourley` in `[offer.pay]`",
        ),
        (
            "a.pay.currency=ZZZ",
            "error[R0150]: unknown currency `ZZZ`\n --> command line:1:22",
        ),
        (
            "a.pay.costs=5",
            "error[R0105]: a number where a table `[offer.pay.costs]` is needed",
        ),
        ("a.pay.costs.=5", "error[R0105]: a cost without a name"),
        ("a.pay.paid=0.5", "error[R0104]: `paid` without a `bonus`"),
        (
            "a.pay.hourly=1e308",
            "error[R0106]: an amount that is too large",
        ),
        (
            "a.pay.hourly=[6,5]",
            "error[R0114]: an amount whose ends are out of order",
        ),
        (
            "b.pay.hourly=5",
            "error[R0133]: no `[offer.pay]` of which a part could be set",
        ),
        (
            "rates.EUR=1.1",
            "error[R0151]: no rate of EUR that could be set",
        ),
    ] {
        let run = folder.rank("o.toml --trials 0 --set").arg(typed).run();
        let stderr = run.fails(2);
        assert!(stderr.contains(said), "{typed}: {stderr}");
    }
    for (typed, said) in [
        (
            "--set a.pay=9000 --set a.pay.hourly=40",
            "error[R0133]: a part of the pay, and all of it is set too",
        ),
        (
            "--set a.pay.monthly=9000 --set a.pay.yearly=90000",
            "error[R0141]: pay with two bases, `monthly` and `yearly`\n --> command line:1:13",
        ),
        (
            "--set a.pay.monthly=9000 --set a.pay.hours-per-week=30",
            "error[R0142]: `hours-per-week` of a base that is not paid by the hour",
        ),
    ] {
        let call = folder.rank(&format!("o.toml --trials 0 {typed}"));
        let stderr = call.run().fails(2);
        assert!(stderr.contains(said), "{stderr}");
    }
}
