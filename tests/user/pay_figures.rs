//! Pay worked out by hand, and the changes of it that can be typed.

use std::fmt::Write as _;

use serde_json::Value;

use super::harness::{Folder, near, number, offer};

const HEAD: &str = "[rates]\nEUR = { usd = 1.08, as-of = 2026-11-01 }\n[weights]\npay = 20\n";

/// A file of offers named A, B, ..., each with these lines below `[offer.pay]`.
fn file(packages: &[&str]) -> Folder {
    let mut text = HEAD.to_owned();
    for (name, package) in ["A", "B", "C"].iter().zip(packages) {
        let _ = write!(
            text,
            "[[offer]]\ncompany = \"{name}\"\n[offer.pay]\n{package}\n"
        );
    }
    Folder::with("o.toml", text)
}

fn report(folder: &Folder, more: &str) -> Value {
    folder
        .rank(&format!("o.toml --json --trials 0 {more}"))
        .run()
        .json()
}

/// A number of the pay of an offer, by its path.
#[track_caller]
fn paid(report: &Value, id: &str, path: &str) -> f64 {
    let pay = &offer(report, id)["pay"];
    number(
        pay.pointer(path)
            .unwrap_or_else(|| panic!("no {path} in {pay}")),
    )
}

/// The figure of a month of the first offer.
#[track_caller]
fn month(package: &str, expected: f64) {
    let report = report(&file(&[package]), "");
    near(paid(&report, "a", "/month"), expected, 0.005, package);
}

/// 52 x 40 x 12 = 24,960 and 6,000 are 30,960. Twelve weeks are 84 days of 30.4375 a month, 2.75975
/// months: 30,960 / 2.75975 = 11,218.39. A week is 30,960 / 12 = 2,580.
#[test]
fn an_internship_by_the_hour_with_a_stipend() {
    let report = report(&file(&["hourly = 52\nweeks = 12\nstipend = 6_000"]), "");
    near(paid(&report, "a", "/month"), 11_218.39, 0.005, "a month");
    near(paid(&report, "a", "/week"), 2_580.0, 0.005, "a week");
    near(paid(&report, "a", "/total"), 30_960.0, 0.005, "in all");
    near(paid(&report, "a", "/whole/wage"), 24_960.0, 0.005, "wage");
    near(
        paid(&report, "a", "/whole/stipend"),
        6_000.0,
        0.0,
        "stipend",
    );
    near(
        paid(&report, "a", "/months"),
        84.0 / 30.4375,
        1e-9,
        "months",
    );
    let pay = &offer(&report, "a")["pay"];
    assert_eq!(pay["years"].as_array().map(Vec::len), Some(0));
    assert_eq!(pay["assumptions"][0], "40 hours a week, as none are stated");
}

/// Of 100,000 granted, 5 and 15 % are vested after two years, 20,000; of four even years half is.
/// Over four years both are all: 480,000 + 100,000 over 48 months is 12,083.33 a month.
#[test]
fn shares_that_vest_late_and_evenly() {
    let package =
        |vesting: &str| format!("yearly = 120_000\n[offer.pay.equity]\ngrant = 100_000\n{vesting}");
    let (late, even) = (
        package("vesting = [5, 15, 40, 40]"),
        package("vesting = \"even 4\""),
    );
    let report = report(&file(&[&late, &even, &package("")]), "");
    for (id, unvested) in [("a", [95_000.0, 80_000.0]), ("b", [75_000.0, 50_000.0])] {
        for (i, (months, lost)) in [12.0, 24.0].into_iter().zip(unvested).enumerate() {
            near(
                paid(&report, id, &format!("/leaving/{i}/months")),
                months,
                0.0,
                id,
            );
            near(
                paid(&report, id, &format!("/leaving/{i}/unvested")),
                lost,
                1e-6,
                id,
            );
        }
        near(paid(&report, id, "/month"), 12_083.33, 0.005, id);
    }
    let years = |id: &str| [0, 1, 2, 3].map(|i| paid(&report, id, &format!("/years/{i}/equity")));
    for (found, expected) in years("a").into_iter().zip([5e3, 15e3, 40e3, 40e3]) {
        near(found, expected, 1e-6, "a year's shares");
    }
    // Four even years are what counts where nothing is said.
    let [_, b, c] = ["a", "b", "c"].map(|id| offer(&report, id)["pay"].clone());
    assert_eq!(b, c);
}

/// 130 weeks are two years and a part of the third. A year has 365.25 / 7 weeks of 1,600: 83,485.71,
/// which leaves 208,000 - 166,971.43 = 41,028.57. Of 1,000 a month in shares, 5 of 29 whole months
/// are in the third year.
#[test]
fn a_term_of_more_than_a_year_is_told_year_by_year() {
    let package = "hourly = 40\nweeks = 130\n[offer.pay.equity]\ngrant = 48_000";
    let report = report(&file(&[package]), "");
    let years = |key: &str| [0, 1, 2].map(|i| paid(&report, "a", &format!("/years/{i}/{key}")));
    let wages = [83_485.714, 83_485.714, 41_028.571];
    for (found, expected) in years("wage").into_iter().zip(wages) {
        near(found, expected, 0.001, "a year's wage");
    }
    for (found, expected) in years("equity").into_iter().zip([12e3, 12e3, 5e3]) {
        near(found, expected, 1e-6, "a year's shares");
    }
    for key in ["wage", "equity", "total"] {
        let whole = paid(&report, "a", &format!("/whole/{key}"));
        near(years(key).iter().sum(), whole, 1e-6, key);
    }
    near(paid(&report, "a", "/total"), 237_000.0, 1e-6, "in all");
    assert_eq!(
        offer(&report, "a")["pay"]["years"].as_array().map(Vec::len),
        Some(3)
    );
}

/// 52 weeks are 11.96 months: the twelfth is not over.
#[test]
fn what_a_term_is_too_short_for_is_said() {
    let package = "yearly = 120_000\nweeks = 52\n\
        sign-on = { amount = 6_000, clawback-months = 12 }\n\
        [offer.pay.equity]\ngrant = 48_000\ncliff-months = 12";
    let report = report(&file(&[package]), "");
    assert_eq!(paid(&report, "a", "/whole/equity"), 0.0);
    let said = &offer(&report, "a")["pay"]["assumptions"];
    assert_eq!(
        said,
        &serde_json::json!([
            "leaving before the end of month 12 costs the whole sign-on, but it counts in full \
             here, as the term is shorter",
            "shares vest evenly over 4 years, none before month 12",
            "none of the shares vest within the term",
            "before tax",
        ])
    );
}

/// What stands before `=` comes to what stands behind it, as far as it is written.
#[test]
fn the_working_can_be_done_again() {
    let of = |package: &str| {
        let report = report(&file(&[package]), "");
        offer(&report, "a")["pay"]["working"]
            .as_str()
            .expect("text")
            .to_owned()
    };
    // 120,000 x 0.57495 = 68,994.
    assert_eq!(
        of("yearly = 120_000\nweeks = 30\ncost-of-living = 1"),
        "$120,000 x 0.57495 years = $68,994, over 6.90 months"
    );
    // The middle of 20.01 and 36.5 is 28.255; x 40 x 12 = 13,562.40.
    assert_eq!(
        of("hourly = 40\nhours-per-week = [20.01, 36.5]\nweeks = 12"),
        "$40.00 x 28.255 h x 12 weeks = $13,562, over 2.76 months"
    );
    assert_eq!(
        of("hourly = 40\nweeks = 1"),
        "$40.00 x 40 h x 1 week = $1,600, over 0.23 months"
    );
}

/// An offer that is rated stands beside the others, with its range.
#[test]
fn a_rated_range_is_told_as_one() {
    let text = format!(
        "{HEAD}[[offer]]\ncompany = \"A\"\n[offer.pay]\nmonthly = 4_000\n[[offer]]\n\
         company = \"B\"\n[offer.ratings]\npay = {{ low = 3_000, likely = 3_500, high = 9_000 }}\n"
    );
    let folder = Folder::with("o.toml", text);
    let told = folder.rank("pay o.toml --json").run().json();
    let b = &told["offers"][1];
    assert_eq!(
        [&b["rated"], &b["rated_low"], &b["rated_high"]],
        [3500.0, 3000.0, 9000.0]
    );
    let screen = folder.rank("pay o.toml").run().ok();
    assert!(
        screen.contains(" B   $3,500  3,000-9,000            your own rating\n"),
        "{screen}"
    );
    let own = folder.rank("pay o.toml b").run().ok();
    let head = "B does not state its pay in parts.\nTo state it, add lines such as these to the offer:\n   [offer.pay]\n";
    assert!(own.starts_with(head), "{own}");
}

/// 7,000 euros at 1.08 are 7,560 dollars; at 1.1 they are 7,700.
#[test]
fn an_offer_in_euros() {
    let folder = file(&["monthly = 7_000\ncurrency = \"EUR\""]);
    let as_stated = report(&folder, "");
    near(paid(&as_stated, "a", "/month"), 7_560.0, 1e-9, "at 1.08");
    near(paid(&as_stated, "a", "/rate"), 1.08, 0.0, "the rate");
    let pay = &offer(&as_stated, "a")["pay"];
    assert_eq!(
        (&pay["currency"], &pay["stated_in"]),
        (&"USD".into(), &"EUR".into())
    );
    let set = report(&folder, "--set rates.EUR=1.1");
    near(paid(&set, "a", "/month"), 7_700.0, 1e-9, "at 1.1");
    let range = report(&folder, "--set rates.eur=[1,1.2]");
    near(paid(&range, "a", "/month_low"), 7_000.0, 1e-9, "at 1");
    near(paid(&range, "a", "/month_high"), 8_400.0, 1e-9, "at 1.2");
}

/// 10 % of 120,000, of which half to all is paid: 6,000 to 12,000 a year, 9,000 in the middle.
#[test]
fn an_uncertain_bonus() {
    let bonus = "yearly = 120_000\nbonus = { target = \"10%\", paid = [0.5, 1.0] }";
    let report = report(&file(&[bonus]), "");
    let ends = [("low", 10_500.0), ("high", 11_000.0)];
    for (end, expected) in ends {
        near(
            paid(&report, "a", &format!("/month_{end}")),
            expected,
            1e-9,
            end,
        );
    }
    near(paid(&report, "a", "/month"), 10_750.0, 1e-9, "likely");
}

/// Of `monthly = 6_000` over 12 weeks, 16,558.52 in all.
#[test]
fn each_part_has_its_place_in_the_formula() {
    const MONTHS: f64 = 84.0 / 30.4375;
    let with = |part: &str| format!("monthly = 6_000\nweeks = 12\n{part}");
    month(&with(""), 6_000.0);
    month(&with("bonus = \"10%\""), 6_600.0);
    month(&with("bonus = 1_200"), 6_100.0);
    month(
        &with("bonus = { target = [\"0%\", \"20%\"], paid = 0.5 }"),
        6_300.0,
    );
    month(&with("sign-on = 1_000"), 6_000.0 + 1_000.0 / MONTHS);
    month(
        &with("sign-on = { amount = 1_000, clawback-months = 2 }"),
        6_000.0 + 1_000.0 / MONTHS,
    );
    month(&with("relocation = 1_000"), 6_000.0 + 1_000.0 / MONTHS);
    month(&with("stipend = { monthly = 250 }"), 6_250.0);
    month(&with("benefits = 1_200"), 6_100.0);
    month(&with("tax = 0.25"), 4_500.0);
    month(&with("tax = \"25%\""), 4_500.0);
    // Neither what is paid for moving nor benefits are taxed.
    month(&with("tax = 0.25\nbenefits = 1_200"), 4_600.0);
    month(&with("tax = 0.25\nstipend = { monthly = 400 }"), 4_800.0);
    month(&with("cost-of-living = 1.2"), 5_000.0);
    month(&with("costs = { rent = 900, train = 100 }"), 5_000.0);
    month(
        &with("costs = { rent = 900, train = 100 }\ncost-of-living = 1.25"),
        4_000.0,
    );
    month(&with("costs = { rent = 7_000 }"), -1_000.0);
    // Two whole months of 48 are over: 4,800 x 2 / 48 = 200, half of it worth.
    month(
        &with("equity = { grant = 4_800, worth = 0.5 }"),
        6_000.0 + 100.0 / MONTHS,
    );
    month(
        &with("equity = { grant = 4_800, cliff-months = 3 }"),
        6_000.0,
    );
    // The base in hours for good: 40 x 365.25 / 84 hours a month.
    month(
        "hourly = 50\nhours-per-week = 20",
        50.0 * 20.0 * 365.25 / 84.0,
    );
    month("yearly = 120_000\nstipend = 4_800", 10_100.0);
}

/// All of it is paid back until the last month: of 18, after 12 and not after 24.
#[test]
fn a_sign_on_is_paid_back_until_its_last_month() {
    let of = |months: u32| {
        let sign_on = format!("{{ amount = 30_000, clawback-months = {months} }}");
        let report = report(
            &file(&[&format!("yearly = 120_000\nsign-on = {sign_on}")]),
            "",
        );
        [0, 1].map(|i| paid(&report, "a", &format!("/leaving/{i}/clawback")))
    };
    assert_eq!(of(18), [30_000.0, 0.0]);
    assert_eq!(of(12), [0.0, 0.0]);
    assert_eq!(of(13), [30_000.0, 0.0]);
    assert_eq!(of(36), [30_000.0, 30_000.0]);
    let kept = file(&["yearly = 120_000\nsign-on = 30_000"]);
    let screen = kept.rank("pay o.toml").run().ok();
    let said = "\n Leaving after 12 or 24 months loses nothing.\n Assumed";
    assert!(screen.contains(said), "{screen}");
}

/// 9,000 x 13 weeks against 9,100 x 10 weeks: 30.4375 days a month make 26,907.60 and 20,928.13.
#[test]
fn terms_that_differ_are_compared_in_all() {
    let folder = file(&["monthly = 9_000\nweeks = 13", "monthly = 9_100\nweeks = 10"]);
    let told = folder.rank("pay o.toml --json").run().json();
    let said = "A pays $5,979 more in all than B, for 3 weeks more";
    assert_eq!(told["comparisons"], serde_json::json!([said]));
    let near_terms = file(&[
        "monthly = 9_000\nweeks = 11.9",
        "monthly = 9_100\nweeks = 10",
    ]);
    let told = near_terms.rank("pay o.toml --json").run().json();
    assert_eq!(told["comparisons"], serde_json::json!([]));
}

const HOURLY: &str = "hourly = 50\nhours-per-week = 40";
const ALL: &str = "hourly = 50\nhours-per-week = 40\nweeks = 10\nstipend = { monthly = 500 }\n\
    sign-on = { amount = 2_000, clawback-months = 3 }\nbonus = { target = \"10%\", paid = 0.5 }\n\
    relocation = 900\nbenefits = 1_000\ntax = 0.2\ncost-of-living = 1.1\n\
    equity = { grant = 4_800, worth = 1 }\ncosts = { rent = 1_000 }";

/// What is typed is the same as what is written.
#[test]
fn every_part_can_be_typed() {
    let folder = file(&[ALL]);
    let cases = [
        ("hourly=55", "hourly = 50", "hourly = 55"),
        ("hourly=[50,60]", "hourly = 50", "hourly = [50, 60]"),
        (
            "hours-per-week=30",
            "hours-per-week = 40",
            "hours-per-week = 30",
        ),
        // Another base takes the place of the one that is written, and its hours go with it.
        ("monthly=9000", HOURLY, "monthly = 9_000"),
        ("yearly=100000", HOURLY, "yearly = 100_000"),
        ("weeks=12", "weeks = 10", "weeks = 12"),
        ("stipend=600", "monthly = 500", "monthly = 600"),
        ("sign-on=3000", "2_000", "3_000"),
        ("bonus=12%", "\"10%\"", "\"12%\""),
        ("paid=[0.5,1]", "paid = 0.5", "paid = [0.5, 1]"),
        ("bonus.paid=1", "paid = 0.5", "paid = 1"),
        ("relocation=0", "= 900", "= 0"),
        ("benefits=2000", "benefits = 1_000", "benefits = 2_000"),
        ("tax=0.3", "tax = 0.2", "tax = 0.3"),
        ("tax=30%", "tax = 0.2", "tax = 0.3"),
        ("cost-of-living=1.2", "living = 1.1", "living = 1.2"),
        ("grant=9600", "grant = 4_800", "grant = 9_600"),
        ("equity.grant=9600", "grant = 4_800", "grant = 9_600"),
        ("worth=[0,2]", "worth = 1", "worth = [0, 2]"),
        ("equity.worth=2", "worth = 1", "worth = 2"),
        ("costs.rent=1200", "rent = 1_000", "rent = 1_200"),
        ("costs.gym=50", "rent = 1_000", "rent = 1_000, gym = 50"),
    ];
    let same = ["month", "month_low", "month_high", "total", "working"];
    for (typed, from, to) in cases {
        assert!(ALL.contains(from), "{from}");
        let typed_report = report(&folder, &format!("--set a.pay.{typed}"));
        let written = report(&file(&[&ALL.replace(from, to)]), "");
        for key in same {
            let (a, b) = (&typed_report, &written);
            let [a, b] = [a, b].map(|r| offer(r, "a")["pay"][key].clone());
            assert_eq!(a, b, "{typed}: {key}");
        }
    }
}

#[test]
fn all_of_the_pay_can_be_typed() {
    let report = report(&file(&[ALL]), "--set a.pay=7905");
    let own = offer(&report, "a");
    assert!(own["pay"].is_null(), "{}", own["pay"]);
    assert_eq!(own["criteria"]["pay"]["rating"], 7905.0);
}

/// Without any pay there is no table of question marks, but the lines to add: they work.
#[test]
fn where_no_pay_is_stated_the_lines_to_add_are_shown() {
    let offer =
        "[weights]\nrole-fit = 30\n[[offer]]\ncompany = \"Acme\"\nratings = { role-fit = 7 }\n";
    let bolt = "[[offer]]\ncompany = \"Bolt\"\nratings = { role-fit = 5 }\n";
    let folder = Folder::with("o.toml", format!("{offer}{bolt}"));
    let screen = folder.rank("pay o.toml").run().ok();
    let lead =
        "No offer states its pay in parts.\nTo state it, add lines such as these to an offer:\n";
    let lines = screen.strip_prefix(lead).expect("the lines to add");
    assert!(!screen.contains('?'), "{screen}");
    let text = format!("{offer}{lines}{bolt}");
    let report = Folder::with("o.toml", text)
        .rank("pay o.toml --json")
        .run()
        .json();
    // 120,000 and a tenth of it, a twelfth of that each month.
    let month = number(&report["offers"][0]["pay"]["month"]);
    near(month, 11_000.0, 1e-9, "Acme");
}
