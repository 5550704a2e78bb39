//! Pay that changes from year to year, and all ways of being paid, each worked out by hand.

use super::harness::{Folder, ids, near, number, offer};

const HEAD: &str = "[weights]\npay = 20\n[[offer]]\ncompany = \"A\"\n[offer.pay]\n";

/// The pay of one offer with these lines below `[offer.pay]`, as scripts read it.
#[track_caller]
fn paid(package: &str) -> serde_json::Value {
    let folder = Folder::with("o.toml", format!("{HEAD}{package}\n"));
    let report = folder.rank("o.toml --json --trials 0").run().json();
    offer(&report, "a")["pay"].clone()
}

#[track_caller]
fn at(pay: &serde_json::Value, path: &str) -> f64 {
    number(
        pay.pointer(path)
            .unwrap_or_else(|| panic!("no {path} in {pay}")),
    )
}

/// The figure of a month.
#[track_caller]
fn month(package: &str, expected: f64) {
    near(at(&paid(package), "/month"), expected, 0.005, package);
}

/// Amounts of each year from one source, and that they sum to the whole.
#[track_caller]
fn years(package: &str, source: &str, expected: &[f64]) {
    let pay = paid(package);
    let all = pay["years"].as_array().expect("years");
    let found: Vec<f64> = all.iter().map(|year| number(&year[source])).collect();
    assert_eq!(found.len(), expected.len(), "{package}");
    for (found, expected) in found.iter().zip(expected) {
        near(*found, *expected, 0.005, package);
    }
    let whole = at(&pay, &format!("/whole/{source}"));
    near(whole, expected.iter().sum(), 0.01, package);
}

/// Of bases the last one goes on: 57 + 59 + 61.5 + 61.5 = 239 thousand, 4,979.17 a month. A sign-on
/// has nothing after its last year. 20,000 and then a tenth of the base of each year.
#[test]
fn lists_of_years() {
    let base = "yearly = { years = [57_000, 59_000, 61_500] }";
    years(base, "wage", &[57e3, 59e3, 61.5e3, 61.5e3]);
    month(base, 239_000.0 / 48.0);
    let sign_on = "yearly = 150_000\nsign-on = { years = [28_000, 22_000] }";
    years(sign_on, "sign_on", &[28e3, 22e3, 0.0, 0.0]);
    let bonus = format!("{base}\nbonus = {{ years = [20_000, \"10%\"] }}");
    years(&bonus, "bonus", &[20e3, 5.9e3, 6.15e3, 6.15e3]);
    let half =
        format!("{base}\nbonus = {{ target = {{ years = [20_000, \"10%\"] }}, paid = 0.5 }}");
    years(&half, "bonus", &[10e3, 2.95e3, 3.075e3, 3.075e3]);
    let rest = "monthly = 5_000\nrelocation = { years = [900, 100] }\n\
                stipend = { monthly = { years = [100, 50] } }\nbenefits = { years = [600, 700] }\n\
                costs = { rent = { years = [800, 900] }, car = { yearly = { years = [1_200, 600] } } }";
    years(rest, "relocation", &[900.0, 100.0, 0.0, 0.0]);
    years(rest, "stipend", &[1200.0, 600.0, 0.0, 0.0]);
    years(rest, "benefits", &[600.0, 700.0, 700.0, 700.0]);
    years(rest, "costs", &[-10_800.0, -11_400.0, -11_400.0, -11_400.0]);
}

/// Of 18 months the second year is half a year: 60,000 and 31,000. What is paid in its year is paid
/// when that begins.
#[test]
fn a_part_of_a_year() {
    let package =
        "yearly = { years = [60_000, 62_000] }\nmonths = 18\nsign-on = { years = [5_000, 4_000] }";
    years(package, "wage", &[60e3, 31e3]);
    years(package, "sign_on", &[5e3, 4e3]);
    month(package, 100_000.0 / 18.0);
    near(at(&paid(package), "/months"), 18.0, 0.0, "months");
}

/// 3 % a year on 100,000: 100,000, 103,000, 106,090, 109,272.70; after a list, from its last year on.
#[test]
fn a_raise() {
    let raised = "yearly = 100_000\nraise = \"3%\"\nbonus = \"10%\"";
    years(raised, "wage", &[100e3, 103e3, 106.09e3, 109_272.7]);
    years(raised, "bonus", &[10e3, 10.3e3, 10.609e3, 10_927.27]);
    years(
        "yearly = { years = [100_000, 110_000] }\nraise = 0.1",
        "wage",
        &[100e3, 110e3, 121e3, 133.1e3],
    );
    // In its second year half of 103,000.
    years(
        "yearly = 100_000\nraise = \"3%\"\nmonths = 18",
        "wage",
        &[100e3, 51.5e3],
    );
    // 0 to 10 %: at its ends 400,000 and 464,100, likely 5 %: 431,012.50.
    let range = paid("yearly = 100_000\nraise = [\"0%\", \"10%\"]");
    near(at(&range, "/month_low"), 400_000.0 / 48.0, 1e-6, "none");
    near(at(&range, "/month"), 431_012.5 / 48.0, 1e-6, "5 %");
    near(at(&range, "/month_high"), 464_100.0 / 48.0, 1e-6, "10 %");
}

/// Even years: 25,000 of the grant each year. Of 20,000 from the second year on a quarter, a half, three
/// quarters: 5,000, 10,000, 15,000. After 24 months the grant has 50,000 to vest and the first 20,000
/// have 15,000.
#[test]
fn shares_that_are_granted_again() {
    let package = "yearly = 120_000\nequity = { grant = 100_000, refresh = 20_000 }";
    years(package, "equity", &[25e3, 30e3, 35e3, 40e3]);
    let pay = paid(package);
    near(at(&pay, "/leaving/0/unvested"), 75e3, 1e-6, "12 months");
    near(at(&pay, "/leaving/1/unvested"), 65e3, 1e-6, "24 months");
    // With a cliff of a year, as the grant; worth half.
    let cliff = "yearly = 120_000\nequity = { grant = 100_000, refresh = 20_000, cliff-months = 12, worth = 0.5 }";
    years(cliff, "equity", &[12.5e3, 15e3, 17.5e3, 20e3]);
}

/// Of a sign-on of two years the second is still to come after 12 months. Pro rata over 24 months a
/// half is owed then, and after 24 nothing. With 40 % of tax, 60 % of each.
#[test]
fn what_leaving_loses() {
    let with = |more: &str| paid(&format!("yearly = 150_000\n{more}"));
    let two = with("sign-on = { years = [28_000, 22_000] }");
    near(at(&two, "/leaving/0/to_come"), 22e3, 1e-9, "to come");
    near(at(&two, "/leaving/1/to_come"), 0.0, 1e-9, "all is paid");
    let owed =
        with("sign-on = { amount = 24_000, clawback-months = 24, pro-rata = true }\ntax = 0.4");
    near(at(&owed, "/leaving/0/clawback"), 0.6 * 12e3, 1e-9, "a half");
    near(at(&owed, "/leaving/1/clawback"), 0.0, 1e-9, "none");
    let free =
        with("sign-on = { amount = 24_000, clawback-months = 24, taxed = false }\ntax = 0.4");
    near(at(&free, "/leaving/0/clawback"), 24e3, 1e-9, "untaxed");
}

/// A week of 5 days at 300 is 1,500, over 10 weeks 15,000. Twelve months are exactly a year. Of a year's
/// 52.1786 weeks 46 are paid. 13 salaries of 3,000 are 39,000 a year.
#[test]
fn any_way_of_being_paid() {
    let total = |package: &str, expected: f64| {
        near(at(&paid(package), "/total"), expected, 0.005, package);
    };
    total("daily = 300\nweeks = 10", 15_000.0);
    total("daily = 300\ndays-per-week = 4\nweeks = 10", 12_000.0);
    total("weekly = 1_500\nweeks = 10", 15_000.0);
    total("monthly = 1_000\nmonths = 12", 12_000.0);
    total(
        "hourly = 50\npaid-weeks = 46\nmonths = 12",
        50.0 * 40.0 * 46.0,
    );
    total(
        "daily = 300\npaid-weeks = 46\nmonths = 12",
        300.0 * 5.0 * 46.0,
    );
    total(
        "weekly = 1_500\npaid-weeks = 46\nmonths = 24",
        1_500.0 * 92.0,
    );
    total("monthly = 3_000\nsalaries = 13\nmonths = 12", 39_000.0);
    total("monthly = 3_000\nsalaries = 14\nmonths = 6", 21_000.0);
    total("stipend = 8_100\nweeks = 10", 8_100.0);
    total("stipend = { monthly = 900 }\nmonths = 10", 9_000.0);
    total("unpaid = true\nweeks = 10", 0.0);
    total(
        "unpaid = true\nmonths = 3\ncosts = { rent = 500 }",
        -1_500.0,
    );
    total("unpaid = true\nstipend = 600\nmonths = 3", 600.0);
}

/// Of 8,100 in 10 to 12 weeks, with 500 a month in rent: a week is 7 / 30.4375 months.
#[test]
fn a_term_as_a_range() {
    let pay = paid("stipend = 8_100\nweeks = [10, 12]\ncosts = { rent = 500 }");
    let over = |weeks: f64| 8_100.0 / (weeks * 7.0 / 30.4375) - 500.0;
    near(at(&pay, "/month"), over(11.0), 1e-6, "likely");
    near(at(&pay, "/month_high"), over(10.0), 1e-6, "the shorter");
    near(at(&pay, "/month_low"), over(12.0), 1e-6, "the longer");
    // A cliff of 12 months within 11 to 13: from nothing to a quarter.
    let shares =
        paid("monthly = 5_000\nmonths = [11, 13]\nequity = { grant = 48_000, cliff-months = 12 }");
    near(at(&shares, "/month_low"), 5_000.0, 1e-6, "before the cliff");
    near(
        at(&shares, "/month_high"),
        6_000.0,
        1e-6,
        "at the cliff, and after it",
    );
    near(at(&shares, "/month"), 6_000.0, 1e-6, "12 months");
}

/// 22 % of 60,000 are 13,200. Of a stipend that is not taxed nothing is taken, of a relocation that is
/// 22 % too.
#[test]
fn what_is_not_taxed() {
    let with = |more: &str| paid(&format!("monthly = 5_000\nmonths = 12\ntax = 0.22\n{more}"));
    let taken = |more: &str, expected: f64| {
        near(at(&with(more), "/whole/tax"), -expected, 0.005, more);
    };
    taken("", 13_200.0);
    taken("stipend = 8_100", 13_200.0 + 1_782.0);
    taken("stipend = { amount = 8_100, taxed = false }", 13_200.0);
    taken("stipend = { monthly = 100, taxed = false }", 13_200.0);
    taken("sign-on = { amount = 1_000, taxed = false }", 13_200.0);
    taken("bonus = { target = 1_000, taxed = false }", 13_200.0);
    taken("relocation = { amount = 1_000, taxed = true }", 13_420.0);
    taken(
        "benefits = { lunch = { amount = 1_000, taxed = true }, match = 500 }",
        13_420.0,
    );
    let said = &with("stipend = { amount = 8_100, taxed = false }")["assumptions"];
    assert_eq!(
        said[0],
        "tax is taken from all but the stipend, relocation and benefits"
    );
}

/// A match of 5 % and a pension of 9 % of 57,000 are 7,980 a year, with insurance 10,980; the base that
/// rises takes them along.
#[test]
fn benefits_by_name() {
    let benefits = "benefits = { match = \"5%\", pension = \"9%\", insurance = 3_000 }";
    years(
        &format!("yearly = 57_000\n{benefits}"),
        "benefits",
        &[10_980.0; 4],
    );
    years(
        "yearly = { years = [57_000, 60_000] }\nbenefits = \"5%\"\nmonths = 24",
        "benefits",
        &[2_850.0, 3_000.0],
    );
    let block = "yearly = 57_000\n[offer.pay.benefits]\nmatch = [\"4%\", \"6%\"]";
    near(
        at(&paid(block), "/month_high"),
        57_000.0 * 1.06 / 12.0,
        1e-6,
        "6 %",
    );
}

/// 3,000 once and 1,200 a year of 48 months: 3,000 + 4,800; 300 a month are 14,400.
#[test]
fn costs_once_and_by_year() {
    let package = "yearly = 120_000\ncosts = { moving = { once = 3_000 }, parking = { yearly = 1_200 }, car = 300 }";
    years(package, "costs", &[-7_800.0, -4_800.0, -4_800.0, -4_800.0]);
    month(package, (480_000.0 - 22_200.0) / 48.0);
}

/// Each part that can be typed, on its own.
#[test]
fn parts_of_years_and_names_are_typed() {
    let text = "yearly = { years = [60_000, 62_000] }\nsign-on = { years = [5_000, 4_000] }\n\
                raise = \"3%\"\n[offer.pay.benefits]\nmatch = \"5%\"\n[offer.pay.costs]\n\
                moving = { once = 900 }";
    let folder = Folder::with("o.toml", format!("{HEAD}{text}\n"));
    let with = |typed: &str, source: &str| {
        let report = folder
            .rank("o.toml --json --trials 0 --set")
            .arg(typed)
            .run()
            .json();
        let years = offer(&report, "a")["pay"]["years"].clone();
        [0, 1, 2].map(|i| number(&years[i][source]).round())
    };
    assert_eq!(with("a.pay.raise=0", "wage"), [60e3, 62e3, 62e3]);
    assert_eq!(with("a.pay.raise=10%", "wage"), [60e3, 62e3, 68_200.0]);
    assert_eq!(
        with("a.pay.yearly.years.1=61_000", "wage"),
        [61e3, 62e3, 63_860.0]
    );
    assert_eq!(
        with("a.pay.yearly=50_000", "wage"),
        [50e3, 51.5e3, 53_045.0]
    );
    assert_eq!(
        with("a.pay.sign-on.years.2=4_500", "sign_on"),
        [5e3, 4.5e3, 0.0]
    );
    assert_eq!(
        with("a.pay.sign-on={ years = [1, 2, 3] }", "sign_on"),
        [1.0, 2.0, 3.0]
    );
    assert_eq!(
        with("a.pay.benefits.match=10%", "benefits"),
        [6e3, 6.2e3, 6_386.0]
    );
    assert_eq!(with("a.pay.costs.moving=1_000", "costs"), [-1e3, 0.0, 0.0]);
    assert_eq!(
        with("a.pay.costs.rent=100", "costs"),
        [-2_100.0, -1_200.0, -1_200.0]
    );
    let no = folder
        .rank("o.toml --set a.pay.sign-on.years.3=5")
        .run()
        .fails(2);
    assert!(no.contains("it has the years 1 to 2"), "{no}");
}

/// A shorter time on the command line is a what-if: amounts of later years do not count in it. One
/// in the file is a mistake, which can be mended there.
#[test]
fn a_shorter_horizon_leaves_later_years_out() {
    let file = |horizon: &str| {
        format!(
            "{horizon}\n[weights]\npay = 1\n[[offer]]\ncompany = \"A\"\n[offer.pay]\nyearly = {{ years = [39_000, 44_000, [46_000, 50_000]] }}\n"
        )
    };
    for horizon in ["", "horizon-months = 36"] {
        let folder = Folder::with("o.toml", file(horizon));
        for (months, over) in [
            (12, "$39,000  12 months, permanent"),
            (24, "$83,000  24 months, permanent"),
            (30, "$107,000  30 months, permanent"),
        ] {
            let text = folder
                .rank(&format!("pay o.toml --horizon {months}"))
                .run()
                .ok();
            assert!(text.contains(over), "{months}: {text}");
        }
    }
    let folder = Folder::with("o.toml", file("horizon-months = 24"));
    for call in ["o.toml", "o.toml --horizon 12"] {
        let said = folder.rank(call).run().fails(1);
        let told = "error[R0175]: an amount for year 3, and the time that is looked at has 2 years";
        assert!(said.contains(told), "{call}: {said}");
    }
    folder.rank("o.toml --horizon 36").run().ok();
}

/// What cannot be, with its line and how to mend it.
const MISTAKES: [(&str, usize, &str); 26] = [
    (
        "yearly = 9\nsign-on = { years = [1, 2, 3, 4, 5] }",
        7,
        "R0175 an amount for year 5",
    ),
    (
        "yearly = { years = [9, 8] }\nweeks = 52",
        6,
        "R0175 an amount for year 2, and the term has 1 year",
    ),
    (
        "yearly = 9\nbonus = { years = [] }",
        7,
        "R0175 a list of 0 years",
    ),
    (
        "yearly = 9\ntax = { years = [0.1, 0.2] }",
        7,
        "R0175 `tax` year by year",
    ),
    (
        "yearly = { low = 1, high = 2, years = [3] }",
        6,
        "R0175 `low` beside `years`",
    ),
    ("yearly = { years = 5 }", 6, "R0105 a number where a list"),
    (
        "yearly = { years = [5], yeers = 6 }",
        6,
        "R0102 unknown key `yeers`",
    ),
    (
        "yearly = 9\nraise = \"-100%\"",
        7,
        "R0148 a raise that is not above -100 %",
    ),
    (
        "yearly = 9\nraise = 3",
        7,
        "R0148 a raise that is not above -100 %",
    ),
    (
        "monthly = 9\nmonths = 12\nweeks = 52",
        8,
        "R0177 a term in two ways, `months` and `weeks`",
    ),
    ("hourly = 9\ndaily = 90", 7, "R0141 pay with two bases"),
    ("hourly = 9\npaid-weeks = 0", 7, "R0148 paid weeks a year"),
    ("hourly = 9\npaid-weeks = 60", 7, "R0148 paid weeks a year"),
    (
        "yearly = 9\npaid-weeks = 46",
        7,
        "R0142 `paid-weeks` of a base that is paid by the month",
    ),
    (
        "yearly = 9\nsalaries = 13",
        7,
        "R0142 `salaries` of a base that is not paid by the month",
    ),
    ("monthly = 9\nmonths = 0", 7, "R0147 a term of 0 months"),
    (
        "unpaid = true\nmonthly = 9",
        6,
        "R0178 `unpaid` beside `monthly`",
    ),
    (
        "unpaid = \"yes\"\nmonthly = 9",
        6,
        "R0105 a text where true or false is needed / write true",
    ),
    (
        "stipend = 8_100",
        6,
        "R0140 a stipend alone, and no term that it is for",
    ),
    (
        "stipend = 8_100\nweeks = 10\nbonus = \"5%\"",
        8,
        "R0149 a bonus in percent",
    ),
    (
        "stipend = 8_100\nweeks = 10\nbenefits = { match = \"5%\" }",
        8,
        "R0149 a benefit in percent",
    ),
    (
        "yearly = 9\nbenefits = { match = 0.05 }",
        7,
        "R0148 a benefit of 0.05 a year / for 5 % of a year's base write \"5%\"",
    ),
    (
        "yearly = 9\nbenefits = { match = { amout = 5 } }",
        7,
        "R0102 unknown key `amout`",
    ),
    (
        "yearly = 9\ncosts = { moving = { once = 5, yearly = 6 } }",
        7,
        "R0102 `once` beside `yearly`",
    ),
    (
        "yearly = 9\ncosts = { moving = -50 }",
        7,
        "R0146 a negative amount",
    ),
    (
        "yearly = 9\nequity = { refresh = 5 }",
        7,
        "R0104 equity without `grant`",
    ),
];

#[test]
fn mistakes() {
    for (package, line, said) in MISTAKES {
        let folder = Folder::with("o.toml", format!("{HEAD}{package}\n"));
        let run = folder.rank("check o.toml --json").run();
        let check: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        let all = check["mistakes"].as_array().expect("mistakes");
        assert_eq!(all.len(), 1, "{package}: {check}");
        assert_eq!(all[0]["line"], line, "{package}: {check}");
        let text = |key: &str| all[0][key].as_str().unwrap_or_default();
        let found = format!("{} {} / {}", text("code"), text("message"), text("help"));
        assert!(found.contains(said), "{package}: {found}");
    }
}

/// Over 24 months two years count, over 60 five: a sign-on of 30,000 is 1,250 or 500 a month. A term of
/// weeks has its own length.
#[test]
fn a_horizon() {
    let text = |top: &str, package: &str| Folder::with("o.toml", format!("{top}{HEAD}{package}\n"));
    let package = "yearly = 120_000\nsign-on = 30_000";
    let month = |folder: &Folder, more: &str| {
        let report = folder
            .rank(&format!("o.toml --json --trials 0 {more}"))
            .run()
            .json();
        number(&offer(&report, "a")["pay"]["month"])
    };
    let plain = text("", package);
    near(month(&plain, ""), 10_625.0, 1e-9, "48 months");
    near(month(&plain, "--horizon 24"), 11_250.0, 1e-9, "24 months");
    near(month(&plain, "--horizon 60"), 10_500.0, 1e-9, "60 months");
    near(
        month(&plain, "--horizon 48"),
        10_625.0,
        0.0,
        "as long as it is",
    );
    let stated = text("horizon-months = 24\n", package);
    near(month(&stated, ""), 11_250.0, 1e-9, "in the file");
    near(month(&stated, "--horizon 12"), 12_500.0, 1e-9, "typed");
    let short = text("", "yearly = 120_000\nmonths = 12\nsign-on = 30_000");
    near(month(&short, "--horizon 24"), 12_500.0, 1e-9, "a term");
    // A list may be longer than four years then.
    let five = text(
        "horizon-months = 60\n",
        "yearly = { years = [1_000, 2_000, 3_000, 4_000, 5_000] }",
    );
    near(month(&five, ""), 250.0, 1e-9, "five years");
    let screen = stated.rank("pay o.toml").run().ok();
    assert!(screen.contains("24 months, permanent"), "{screen}");
    assert!(
        screen.contains("a permanent job is averaged over its first 24"),
        "{screen}"
    );
    let no = text("horizon-months = 1.5\n", package)
        .rank("o.toml")
        .run()
        .fails(1);
    assert!(no.contains("error[R0176]: a horizon of 1.5 months"), "{no}");
    let none = plain.rank("o.toml --horizon 0").run().stderr;
    assert!(none.contains("0 is not in 1..=240"), "{none}");
}

/// Shares vest month by month from the twelfth on: where along the term Birch would come first is
/// not looked for, and that is said. 7,000 and nothing vested in 11.5 months are less than 7,800.
#[test]
fn a_term_in_which_shares_vest_is_said_to_be_left_out() {
    let text = "[weights]\npay = 60\nrole-fit = 40\n\
        [[offer]]\ncompany = \"Aster\"\n[offer.ratings]\nrole-fit = 6\n\
        [offer.pay]\nmonthly = 7_000\nmonths = [10, 30]\n\
        equity = { grant = 60_000, vesting = [25, 25, 25, 25], cliff-months = 12 }\n\
        [[offer]]\ncompany = \"Birch\"\n[offer.ratings]\nrole-fit = 6\n\
        [offer.pay]\nmonthly = 7_800\nmonths = 12\n";
    let folder = Folder::with("o.toml", text);
    let said = "11.5 months at Aster put Birch first; from where on is not looked for";
    for call in ["o.toml", "ask o.toml"] {
        let screen = folder.rank(call).run().ok();
        assert!(screen.contains(said), "{screen}");
        assert!(!screen.contains("Nothing you could learn"), "{screen}");
    }
    let screen = folder.rank("flip o.toml").run().ok();
    assert!(
        screen.contains("another length of Aster's pay would change is not looked for"),
        "{screen}"
    );
    let json = folder.rank("ask o.toml --json").run().json();
    let left = &json["left_out"][0];
    assert_eq!(
        (&left["offer"], &left["first"]),
        (&"aster".into(), &"birch".into())
    );
    let first = |months: f64| {
        let call = format!("o.toml --set aster.pay.months={months} --json --trials 0");
        ids(&folder.rank(&call).run().json())[0].to_owned()
    };
    assert_eq!(first(number(&left["to"])), "birch");
    // None nearer to the likely 20 months does.
    let nearer = (24..=40)
        .map(|n| f64::from(n) / 2.0)
        .find(|m| first(*m) != "aster");
    assert_eq!(nearer, None);
}
