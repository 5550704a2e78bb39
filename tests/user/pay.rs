//! What offers pay, part by part: worked out by hand, and as its screens tell it.

use super::harness::{Folder, near, number, offer};

/// The invented file that shows all of it.
const FILE: &str = include_str!("../data/pay.toml");
/// A month in weeks: 365.25 / 12 / 7.
const WEEKS: f64 = 365.25 / 84.0;

/// One offer with this pay, and a currency that is known.
fn one(pay: &str) -> String {
    format!(
        "[weights]\npay = 1\n[rates]\nEUR = {{ usd = 1.08, as-of = 2026-11-01 }}\n\
         [[offer]]\ncompany = \"Alder\"\n[offer.pay]\n{pay}\n"
    )
}

/// The `pay` of the one offer, in the JSON.
fn told(pay: &str) -> serde_json::Value {
    let folder = Folder::with("offers.toml", one(pay));
    let report = folder.rank("--json --trials 0").run().json();
    offer(&report, "alder")["pay"].clone()
}

/// By hand: 52 × 40 × 12 = 24,960, with the stipend 30,960. Twelve weeks are 84 / 30.4375 = 2.759754
/// months, so that a month is 30,960 / 2.759754 = 11,218.39, and a week 30,960 / 12 = 2,580.
#[test]
fn an_internship_by_the_hour() {
    let pay = told("hourly = 52\nweeks = 12\nstipend = 6_000");
    near(number(&pay["whole"]["wage"]), 24_960.0, 1e-9, "wage");
    near(number(&pay["total"]), 30_960.0, 1e-9, "total");
    near(number(&pay["months"]), 12.0 / WEEKS, 1e-12, "months");
    near(number(&pay["month"]), 11_218.392_857, 1e-6, "month");
    near(number(&pay["week"]), 2_580.0, 1e-9, "week");
    assert_eq!(
        pay["working"],
        "$52.00 x 40 h x 12 weeks + $6,000 stipend = $30,960, over 2.76 months"
    );
    assert_eq!(pay["assumptions"][0], "40 hours a week, as none are stated");
    // A stipend of 1,500 a month is 1,500 more a month, whatever the term.
    let monthly = told("hourly = 52\nweeks = 12\nstipend = { monthly = 1_500 }");
    near(
        number(&monthly["month"]),
        52.0 * 40.0 * WEEKS + 1_500.0,
        1e-9,
        "monthly",
    );
}

/// By hand: of 100,000 vest 5 % + 15 % = 20,000 in two years, of four even years 50,000. Who leaves
/// then loses 80,000 or 50,000; in four years both are worth the same, 100,000 / 48 a month.
#[test]
fn vesting_late_or_evenly() {
    let late =
        told("yearly = 120_000\n[offer.pay.equity]\ngrant = 100_000\nvesting = [5, 15, 40, 40]");
    let even = told("yearly = 120_000\n[offer.pay.equity]\ngrant = 100_000");
    for (pay, lost) in [(&late, [95_000.0, 80_000.0]), (&even, [75_000.0, 50_000.0])] {
        near(
            number(&pay["month"]),
            10_000.0 + 100_000.0 / 48.0,
            1e-9,
            "month",
        );
        for (i, lost) in lost.into_iter().enumerate() {
            let leaving = &pay["leaving"][i];
            assert_eq!(leaving["months"], 12 * (i + 1));
            near(number(&leaving["unvested"]), lost, 1e-9, "unvested");
        }
    }
    let years: Vec<f64> = (0..4)
        .map(|y| number(&late["years"][y]["equity"]))
        .collect();
    for (vested, percent) in years.iter().zip([5.0, 15.0, 40.0, 40.0]) {
        near(*vested, percent * 1000.0, 1e-9, "a year");
    }
    // Before a cliff of 12 months nothing vests: in an internship of 26 weeks, 5.98 months.
    let cliff = "[offer.pay.equity]\ngrant = 48_000\ncliff-months = 12";
    let short = told(&format!("monthly = 9_000\nweeks = 26\n{cliff}"));
    near(
        number(&short["whole"]["equity"]),
        0.0,
        0.0,
        "before the cliff",
    );
    // Without one, 5 whole months of 48 have vested: 5,000.
    let short = told("monthly = 9_000\nweeks = 26\n[offer.pay.equity]\ngrant = 48_000");
    near(
        number(&short["whole"]["equity"]),
        5_000.0,
        1e-9,
        "five months",
    );
}

/// By hand: a sign-on of 30,000 is there until its last month is over: who leaves after 12 months
/// keeps it when it is held for 12, and pays all of it back when it is held for 18.
#[test]
fn clawback_is_whole_until_its_last_month() {
    for (held, lost) in [(12, [0.0, 0.0]), (18, [30_000.0, 0.0]), (25, [30_000.0; 2])] {
        let pay = told(&format!(
            "yearly = 120_000\nsign-on = {{ amount = 30_000, clawback-months = {held} }}"
        ));
        for (i, lost) in lost.into_iter().enumerate() {
            near(
                number(&pay["leaving"][i]["clawback"]),
                lost,
                1e-9,
                "clawback",
            );
        }
    }
}

/// By hand: (5,600 × 48 + 60,000) × (1 - 0.375) = 205,500 EUR, / 0.85 × 1.08 = 261,105.88 USD, / 48 =
/// 5,439.71. At its worst 40 % tax and 1.02: 197,280 / 0.85 × 1.02 / 48 = 4,932; at its best 35 % and
/// 1.14: 213,720 / 0.85 × 1.14 / 48 = 5,971.59.
#[test]
fn an_offer_in_euros() {
    let folder = Folder::with("pay.toml", FILE);
    let report = folder.rank("pay.toml --json --trials 0").run().json();
    let pay = &offer(&report, "cedar-soft")["pay"];
    near(
        number(&pay["total"]),
        205_500.0 / 0.85 * 1.08,
        1e-6,
        "total",
    );
    near(number(&pay["month"]), 5_439.705_882, 1e-6, "month");
    near(number(&pay["month_low"]), 4_932.0, 1e-6, "at its worst");
    near(
        number(&pay["month_high"]),
        5_971.588_235,
        1e-6,
        "at its best",
    );
    assert_eq!(
        (&pay["currency"], &pay["stated_in"]),
        (&"USD".into(), &"EUR".into())
    );
}

/// By hand: a bonus of 15 % of which half to all is paid is 7.5 to 15 % of 118,000, likely 11.25 % =
/// 13,275 a year; with a tax of 28 % likely. At its best 15 % and 26 %, at its worst 7.5 % and 30 %.
#[test]
fn an_uncertain_bonus() {
    let folder = Folder::with("pay.toml", FILE);
    let report = folder.rank("pay.toml --json --trials 0").run().json();
    let pay = &offer(&report, "alder-bank")["pay"];
    near(number(&pay["years"][1]["bonus"]), 13_275.0, 1e-9, "a year");
    let month = |bonus: f64, tax: f64| {
        let taxed = 4.0 * 118_000.0 * (1.0 + bonus) + 20_000.0;
        (taxed * (1.0 - tax) + 5_000.0 + 16_000.0) / 48.0 - 2_100.0
    };
    near(number(&pay["month"]), month(0.1125, 0.28), 1e-9, "month");
    near(number(&pay["month_low"]), month(0.075, 0.30), 1e-9, "low");
    near(number(&pay["month_high"]), month(0.15, 0.26), 1e-9, "high");
    // A bonus as an amount a year, and as a range of percentages.
    let amount = told("yearly = 120_000\nbonus = 6_000");
    near(number(&amount["month"]), 10_500.0, 1e-9, "an amount");
    let range = told("yearly = 120_000\nbonus = [\"5%\", \"15%\"]");
    near(number(&range["month"]), 11_000.0, 1e-9, "a range");
    near(number(&range["month_high"]), 11_500.0, 1e-9, "its best");
}

/// By hand, of the example's figures: at 40 hours a week an hour is worth 40 × 4.348214 = 173.9286 a
/// month. `JPMorgan`'s 6,250 a month are $35.93 an hour, and the 7,904.04 at which it passes
/// `LinkedIn` $45.4442: $45.45 is the first that does, $9.52 more.
#[test]
fn what_people_negotiate_is_the_hour() {
    let demo = include_str!("../../criteria/demo.toml");
    let block = "company = \"JPMorgan\"\nrole = \"ML engineer\"\n";
    assert!(demo.contains(block), "the example names JPMorgan so");
    let hourly = "id = \"jpm\"\n[offer.pay]\nhourly = 35.93\nhours-per-week = 40\n";
    let folder = Folder::with(
        "offers.toml",
        demo.replace(block, &format!("{block}{hourly}")),
    );
    let report = folder.rank("--json").run().json();
    near(
        number(&offer(&report, "jpm")["pay"]["month"]),
        35.93 * 40.0 * WEEKS,
        1e-9,
        "a month",
    );
    let flips = report["flips"].as_array().expect("flips");
    let flip = flips
        .iter()
        .find(|f| f["part"] == "hourly" && f["ahead"] == "jpm" && f["behind"] == "linkedin");
    let flip = flip.expect("the hour at which JPMorgan passes LinkedIn");
    near(number(&flip["to"]), 45.45, 1e-12, "to");
    near(
        number(&flip["to"]) - number(&flip["now"]),
        9.52,
        1e-9,
        "more",
    );
    near(
        number(&flip["at"]) * 40.0 * WEEKS,
        7_904.04,
        0.005,
        "a month",
    );
    assert_eq!(flip["unit"], "USD an hour");
    let typed = folder
        .rank("--json --trials 0 --set jpm.pay.hourly=45.45")
        .run();
    assert_eq!(offer(&typed.json(), "jpm")["position"], 2);
    // All of the pay at once, instead of its parts: 7,904 is just not enough.
    for (all, position) in [("7905", 2), ("7904", 3)] {
        let typed = folder
            .rank(&format!("--json --trials 0 --set jpm.pay={all}"))
            .run();
        let report = typed.json();
        assert_eq!(offer(&report, "jpm")["position"], position, "{all}");
        assert!(offer(&report, "jpm")["pay"].is_null());
    }
}

#[test]
fn the_screen_of_pay() {
    let folder = Folder::with("pay.toml", FILE);
    let said = "\
What each offer pays in a month, everything at its likely value.

             A month       May be    In all  Over
 Dune Data    $9,536                $26,316  12 weeks
 Alder Bank   $6,514  6,029-7,014  $312,672  48 months, for good
 Birch Labs   $6,117  4,400-7,917  $293,600  48 months, for good
 Cedar Soft   $5,440  4,932-5,972  $261,106  48 months, for good

Birch Labs: $6,117 a month
           Year 1   Year 2   Year 3   Year 4    In all  A month  A week
  Wage    105,000  105,000  105,000  105,000   420,000    8,750   2,012
  Shares    5,000   15,000   40,000   40,000   100,000    2,083     479
  Tax     -28,600  -31,200  -37,700  -37,700  -135,200   -2,817    -648
  Rent    -22,800  -22,800  -22,800  -22,800   -91,200   -1,900    -437
  Total    58,600   66,000   84,500   84,500   293,600    6,117   1,407
 = $105,000 x 4 years + $100,000 shares - $135,200 tax - $91,200 costs =
   $293,600, over 48 months
 Leaving after 12 months loses $95,000 of shares.
 Leaving after 24 months loses $80,000 of shares.
 Assumed: for good: looked at over 48 months; shares vest 5, 15, 40 and 40 % a
          year, none before month 12; tax is taken from all but relocation and
          benefits
";
    let all = folder.rank("pay pay.toml").run().ok();
    let (head, _) = all.split_once("\nDune Data: ").expect("in detail");
    let from = all.find("Birch Labs: $").expect("Birch Labs");
    let to = all.find("\nCedar Soft: ").expect("Cedar Soft");
    super::harness::same("pay", said, &format!("{head}\n{}", &all[from..to]));
    assert!(all.contains(
        "! Costs and cost of living are stated for some offers, and not for others: their\n  pay is not told alike\n"
    ));
    // One offer alone, and no line wider than the screen.
    let alone = folder.rank("pay pay.toml birch").run().ok();
    assert!(alone.contains("Birch Labs: $6,117 a month") && !alone.contains("Cedar"));
    for width in [40, 60, 80, 120] {
        let screen = folder
            .rank(&format!("pay pay.toml --width {width}"))
            .run()
            .ok();
        let widest = screen.lines().map(|l| l.chars().count()).max();
        assert!(widest <= Some(width), "{width}: {screen}");
    }
}

/// The totals are told where the terms differ by two weeks or more: 36,206.59 - 24,800 = 11,406.59.
#[test]
fn terms_that_differ_are_told() {
    let starter = include_str!("../../criteria/starter.toml");
    let folder = Folder::with("offers.toml", starter);
    let pay = folder.rank("pay").run().ok();
    assert!(pay.contains("! Google pays $11,407 more in all than JPMorgan, for 3 weeks more.\n"));
    let both = folder.rank("explain jpmorgan google").run().ok();
    assert!(both.contains(
        "! Google pays $11,407 more in all, for 3 weeks more. A month's pay hides that.\n"
    ));
    let same = starter.replace("weeks = 13", "weeks = 11");
    let folder = Folder::with("offers.toml", same);
    assert!(!folder.rank("pay").run().ok().contains("weeks more"));
}

/// The pay of an offer that cannot be, where it is complained about, and how it is mended.
const SLIPS: [(&str, &str, &str, &str); 24] = [
    (
        "weeks = 10",
        "7:1",
        "R0140",
        "add `hourly`, `monthly` or `yearly`",
    ),
    (
        "hourly = 52\nyearly = 110_000",
        "9:1",
        "R0141",
        "keep one of them",
    ),
    (
        "monthly = 9_100\nhours-per-week = 40",
        "9:1",
        "R0142",
        "delete it, or state the base as `hourly`",
    ),
    (
        "monthly = 9_100\n[offer.pay.equity]\ngrant = 1\nvesting = [5, 15]",
        "11:11",
        "R0143",
        "write the percent that vest in each year, such as [5, 15, 40, 40]",
    ),
    (
        "monthly = 9_100\n[offer.pay.equity]\ngrant = 1\ncliff-months = 60",
        "11:16",
        "R0144",
        "the vesting ends after 48 months",
    ),
    (
        "monthly = 9_100\ntax = 1",
        "9:7",
        "R0145",
        "the part of income that goes in tax: 28 % is 0.28",
    ),
    (
        "monthly = 9_100\ntax = [0.2, 1.0]",
        "9:7",
        "R0145",
        "the part of income that goes in tax: 28 % is 0.28",
    ),
    (
        "monthly = -9_100",
        "8:11",
        "R0146",
        "write 0 or more; what you pay yourself goes below `[offer.pay.costs]`",
    ),
    (
        "monthly = 9_100\nweeks = 0",
        "9:9",
        "R0147",
        "an internship lasts some weeks; leave `weeks` out where the offer is for good",
    ),
    (
        "monthly = 9_100\ncost-of-living = 118",
        "9:18",
        "R0148",
        "relative to where you measure from: 18 % dearer is 1.18",
    ),
    (
        "hourly = 52\nhours-per-week = 200",
        "9:18",
        "R0148",
        "write the hours that are paid in a week, such as 40",
    ),
    (
        "bonus = \"10%\"",
        "8:9",
        "R0149",
        "add `hourly`, `monthly` or `yearly`",
    ),
    (
        "monthly = 9_100\ncurrency = \"EURO\"",
        "9:12",
        "R0150",
        "did you mean \"EUR\"?",
    ),
    (
        "monthly = 9_100\ncurrency = \"CHF\"",
        "9:12",
        "R0151",
        "add `CHF = { usd = ..., as-of = 2026-11-22 }` below `[rates]`",
    ),
    (
        "monthly = 1e308",
        "8:11",
        "R0106",
        "write it in ordinary units of its currency",
    ),
    (
        "monthly = inf",
        "8:11",
        "R0106",
        "write an ordinary number, or leave it out",
    ),
    (
        "monthly = [9, 8]",
        "8:11",
        "R0114",
        "write the smaller number first",
    ),
    (
        "monthly = [1, 2, 3]",
        "8:11",
        "R0105",
        "a range has two ends: [5, 8]",
    ),
    (
        "monthly = \"unknown\"",
        "8:11",
        "R0105",
        "write a range that it surely lies in, such as [0, 5_000], or leave it out",
    ),
    (
        "monthly = { low = 5 }",
        "8:11",
        "R0104",
        "add `high = ...`, or write one number",
    ),
    (
        "monthly = 9_100\nsalary = 5",
        "9:1",
        "R0102",
        "call it `yearly`",
    ),
    (
        "monthly = 9_100\nsign-on = { clawback-months = 12 }",
        "9:1",
        "R0104",
        "add `amount = ...`",
    ),
    (
        "monthly = 9_100\n[offer.pay.equity]\nvesting = \"even 4\"",
        "9:1",
        "R0104",
        "add `grant = ...`, what it is worth today",
    ),
    (
        "monthly = 9_100\n[offer.ratings]\npay = 9_000",
        "10:7",
        "R0153",
        "delete this rating, or the block `[offer.pay]`",
    ),
];

#[test]
fn each_slip_has_its_report_and_its_place() {
    for (pay, place, code, help) in SLIPS {
        let folder = Folder::with("offers.toml", one(pay));
        let run = folder.rank("check --json").run();
        assert_eq!(run.status, Some(1), "{pay}: {}", run.stdout);
        let check: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        let mistakes = check["mistakes"].as_array().expect("mistakes");
        let told: Vec<String> = mistakes
            .iter()
            .map(|m| format!("{}:{} {} {}", m["line"], m["column"], m["code"], m["help"]))
            .collect();
        assert_eq!(told, [format!("{place} {code:?} {help:?}")], "{pay}");
    }
}

/// Of one file all slips are told, each with its place; and a rate that cannot be, or is old.
#[test]
fn no_slip_hides_another() {
    let text = "\
[weights]
pay = 1
[rates]
EUR = { usd = 0 }
GBP = { usd = 1.3, as-of = 2026-02-30 }
CHF = { usd = 1.2, as-of = 2026-01-01 }
XXY = { usd = 1 }
[[offer]]
company = \"A\"
[offer.pay]
monthly = 9_000
tax = 2
weeks = 0
[[offer]]
company = \"B\"
[offer.pay]
monthly = 9_000
hourly = 3
[[offer]]
company = \"C\"
[offer.pay]
monthly = 9_000
currency = \"CHF\"
";
    let folder = Folder::with("offers.toml", text);
    let said = folder.rank("check --json").run();
    let check: serde_json::Value = serde_json::from_str(&said.stdout).expect("JSON");
    let codes = |key: &str| -> Vec<String> {
        let all = check[key].as_array().expect("a list").iter();
        all.map(|m| format!("{} {}", m["line"], m["code"].as_str().expect("a code")))
            .collect()
    };
    assert_eq!(
        codes("mistakes"),
        [
            "4 R0152", "5 R0123", "7 R0150", "12 R0145", "13 R0147", "18 R0141"
        ]
    );
    assert_eq!(codes("warnings"), ["6 R0229"]);
}

/// Every part can be set from the command line, and what cannot be is said there.
#[test]
fn parts_are_set_as_typed() {
    let folder = Folder::with("pay.toml", FILE);
    let month = |change: &str, id: &str| {
        let run = folder
            .rank(&format!("pay.toml --json --trials 0 {change}"))
            .run();
        number(&offer(&run.json(), id)["pay"]["month"])
    };
    // By hand, for Dune Data: (wage + stipend) × 0.85 over 12 weeks.
    let dune = |hourly: f64, hours: f64, stipend: f64| {
        (hourly * hours * 12.0 + stipend) * 0.85 / (12.0 / WEEKS)
    };
    let cases = [
        ("hourly=60", dune(60.0, 40.0, 6_000.0)),
        ("hours-per-week=30", dune(52.0, 30.0, 6_000.0)),
        ("stipend=0", dune(52.0, 40.0, 0.0)),
        ("hourly=[50,60]", dune(55.0, 40.0, 6_000.0)),
        ("costs.rent=100", dune(52.0, 40.0, 6_000.0) - 100.0),
        ("bonus=10%", dune(57.2, 40.0, 6_000.0)),
        ("cost-of-living=1.25", dune(52.0, 40.0, 6_000.0) / 1.25),
    ];
    for (change, expected) in cases {
        near(
            month(&format!("--set dune-data.pay.{change}"), "dune-data"),
            expected,
            1e-9,
            change,
        );
    }
    near(
        month("--set rates.EUR=1.0", "cedar-soft"),
        205_500.0 / 0.85 / 48.0,
        1e-9,
        "a rate",
    );
    let birch = |worth: f64| ((420_000.0 + 100_000.0 * worth) * 0.74 - 91_200.0) / 48.0;
    near(
        month("--set birch.pay.equity.worth=0.5", "birch-labs"),
        birch(0.5),
        1e-9,
        "worth",
    );
    near(
        month("--set birch.pay.grant=200000", "birch-labs"),
        birch(2.0),
        1e-9,
        "grant",
    );
    for (change, said) in [
        ("dune.pay.salery=3", "R0102"),
        ("dune.pay.hourly=lots", "R0105"),
        ("dune.pay.monthly=9000", "R0141"),
        ("dune.pay.tax=1", "R0145"),
        ("nobody.pay.tax=0.1", "R0118"),
        ("dune.pay.=3", "R0133"),
        ("rates.GBP=1.2", "R0151"),
        ("rates.EUR=0", "R0152"),
    ] {
        let complaint = folder
            .rank(&format!("pay.toml --set {change}"))
            .run()
            .fails(2);
        assert!(complaint.contains(said), "{change}: {complaint}");
    }
}
