//! Comparisons that people made, written as they meant them: the figures are those that they, or a
//! count by hand, came to.

use std::path::Path;

use serde_json::Value;

use super::harness::{Folder, ids, near, number, offer};

/// A file of them.
fn folder(name: &str) -> Folder {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/field");
    let text = std::fs::read_to_string(path.join(name)).expect("a file");
    Folder::with("o.toml", text)
}

/// What a file's report says, with more arguments.
fn report(name: &str, more: &str) -> Value {
    let call = format!("o.toml --json --trials 0 {more}");
    folder(name).rank(&call).run().json()
}

/// A number of an offer's pay.
#[track_caller]
fn paid(report: &Value, id: &str, path: &str, expected: f64, within: f64) {
    let pay = &offer(report, id)["pay"];
    let found = pay.pointer(path).unwrap_or_else(|| panic!("no {path}"));
    near(number(found), expected, within, &format!("{id} {path}"));
}

/// 150,000 + 28,000 + 5 % of 85,000 in the first year; 600,000 + 50,000 + 85,000 in four. Against
/// 580,000 + 30,000 + 16,000 + 15 % of 580,000. Who leaves after a year never sees 22,000.
#[test]
fn a_sign_on_over_two_years() {
    let found = report("two-offers.toml", "");
    paid(&found, "bookshop", "/years/0/total", 182_250.0, 1e-6);
    paid(&found, "bookshop", "/total", 735_000.0, 1e-6);
    paid(&found, "windows", "/total", 713_000.0, 1e-6);
    paid(&found, "bookshop", "/leaving/0/to_come", 22_000.0, 1e-6);
    paid(&found, "bookshop", "/leaving/0/unvested", 80_750.0, 1e-6);
}

/// 51,000 and 2,550 a year, less 3,225.60 and 45 a month; 44,000 and 880, less 1,344.
#[test]
fn a_match_as_a_part_of_the_base() {
    let found = report("long-drive.toml", "");
    let month = (51_000.0 + 2_550.0 - 3_225.6) / 12.0 - 45.0;
    paid(&found, "northside", "/month", month, 1e-6);
    let month = (44_000.0 + 880.0 - 1_344.0) / 12.0;
    paid(&found, "townside", "/month", month, 1e-6);
    paid(&found, "northside", "/years/0/benefits", 2_550.0, 1e-6);
    // The match goes along with a raise: 5 % of 60,000.
    let more = report("long-drive.toml", "--set northside.pay.yearly=60_000");
    paid(&more, "northside", "/years/0/benefits", 3_000.0, 1e-6);
}

/// 20,000 / 0.97 and 24,000 / 1.1 in twelve months: 1,718 and 1,818. The third one's years are 22,000 and
/// 18,000 from then on.
#[test]
fn pay_that_differs_by_year() {
    let found = report("doctorates.toml", "");
    paid(&found, "prairie", "/month", 1_718.21, 0.005);
    paid(&found, "coast", "/month", 1_818.18, 0.005);
    for (i, year) in [22_000.0, 18_000.0, 18_000.0, 18_000.0]
        .into_iter()
        .enumerate()
    {
        paid(&found, "hill", &format!("/years/{i}/total"), year, 1e-6);
    }
}

/// 228,000 and 9 % of it, 252,000 and 5 %.
#[test]
fn four_years_with_a_match() {
    let found = report("matches.toml", "");
    paid(&found, "first", "/total", 248_520.0, 1e-6);
    paid(&found, "second", "/total", 264_600.0, 1e-6);
}

/// Over five years: (1,250,000 x 0.87 + 100,000) / 1.6; ((1,000,000 + 200,000) x 0.88 + 60,000 + 8,000 -
/// 50,000) / 1.4; (750,000 x 0.93 + 52,500 + 3,000 - 50,000) / 1.2.
#[test]
fn five_years_and_a_penalty() {
    let found = report("three-cities.toml", "");
    paid(&found, "valley", "/total", 742_187.5, 0.005);
    paid(&found, "rain", "/total", 1_074_000.0 / 1.4, 0.005);
    paid(&found, "star", "/total", 703_000.0 / 1.2, 0.005);
    for id in ["valley", "rain", "star"] {
        paid(&found, id, "/months", 60.0, 0.0);
    }
    paid(&found, "rain", "/years/0/costs", -50_000.0, 1e-6);
    paid(&found, "rain", "/years/1/costs", 0.0, 0.0);
}

/// Thirteen weeks are 2.98973 months; 22 % of their 8,371.25 are 1,841.68.
#[test]
fn lodging_that_is_not_taxed() {
    let found = report("nurse.toml", "");
    let taxed = report("nurse.toml", "--set compass.pay.stipend.taxed=true");
    let total = |report: &Value| number(&offer(report, "compass")["pay"]["total"]);
    near(total(&found) - total(&taxed), 1_841.68, 0.005, "no tax");
}

/// 25 x 40 x 11 weeks x 0.85 over 11 weeks, less 1,150; 8,100 over 10 weeks, less 450.
#[test]
fn a_single_stipend_as_the_pay() {
    let found = report("two-labs.toml", "");
    let weeks = 365.25 / 12.0 / 7.0;
    paid(&found, "east", "/month", 850.0 * weeks - 1_150.0, 0.005);
    paid(&found, "desert", "/month", 810.0 * weeks - 450.0, 0.005);
    let flips = folder("two-labs.toml").rank("flip o.toml --all").run().ok();
    assert!(!flips.contains("$0/month"), "{flips}");
}

/// 28,000 / 12 x 1.16 are 2,707; with 900 euros of rent 1,663 are left.
#[test]
fn half_a_year_in_euros() {
    let found = report("ireland.toml", "");
    paid(
        &found,
        "rhythm",
        "/month",
        (28_000.0 / 12.0 - 900.0) * 1.16,
        1e-6,
    );
    paid(&found, "rhythm", "/month", 1_662.67, 0.005);
    let free = report("ireland.toml", "--set rhythm.pay.costs.rent=0");
    paid(&free, "rhythm", "/month", 2_706.67, 0.005);
}

/// 94,700 + 15,837.50 - 6,392 and 115,000 + 5,750 a year.
#[test]
fn a_pension_that_one_pays_for() {
    let found = report("pension.toml", "");
    paid(&found, "state", "/month", 104_145.5 / 12.0, 1e-6);
    paid(&found, "private", "/month", 120_750.0 / 12.0, 1e-6);
}

/// On target 140,000 a year, against 157,200 in the first year and 153,600 after it.
#[test]
fn a_guarantee_of_the_first_year() {
    let found = report("territories.toml", "--set plains.pay.paid=1");
    paid(&found, "plains", "/years/0/total", 140_000.0, 1e-6);
    paid(&found, "hills", "/years/0/total", 157_200.0, 1e-6);
    paid(&found, "hills", "/years/1/total", 153_600.0, 1e-6);
}

/// Year by year: 2,800,000 + 10.5 % + 300,000 + 5 % of 3,000,000 and so on. Half of the joining bonus is
/// owed after 12 of 24 months. At 80 columns every year has its column.
#[test]
fn rupees_year_by_year() {
    let found = report("rupees.toml", "");
    for (i, year) in [3_544e3, 3_544e3, 4_294e3, 4_294e3].into_iter().enumerate() {
        paid(&found, "peth", &format!("/years/{i}/total"), year, 1e-6);
    }
    paid(&found, "peth", "/leaving/0/clawback", 150_000.0, 1e-6);
    paid(&found, "peth", "/leaving/1/clawback", 0.0, 0.0);
    paid(&found, "halli", "/years/0/total", 3_820_000.0, 1e-6);
    let folder = folder("rupees.toml");
    let at = |width: u32| {
        folder
            .rank(&format!("pay o.toml --width {width}"))
            .run()
            .ok()
    };
    let thousands = "  in thousands  Year 1  Year 2  Year 3  Year 4  In all  A month  A week";
    assert!(at(80).contains(thousands), "{}", at(80));
    for width in [40, 60, 80, 120] {
        let screen = at(width);
        for year in ["Year 1", "Year 2", "Year 3", "Year 4", "A week"] {
            let times = screen.matches(year).count();
            assert_eq!(times, 2, "{year} at {width}:\n{screen}");
        }
        let longest = screen.lines().map(|line| line.chars().count()).max();
        assert!(longest <= Some(width as usize), "{screen}");
    }
}

/// (180,000 x 1.15 + 50,000) x 0.5105 / 12 and (165,000 + 50,000) x 0.5105 / 12; with a sign-on of 30,000
/// the first year leaves 146,513.50. Of the shares that are left after a year 51.05 % would be kept.
#[test]
fn what_is_left_to_take_home() {
    let found = report("take-home.toml", "--set big.pay.sign-on=30_000");
    paid(&found, "big", "/years/0/total", 146_513.5, 1e-6);
    let plain = report("take-home.toml", "");
    paid(&plain, "big", "/month", 10_933.21, 0.005);
    paid(&plain, "growing", "/month", 9_146.46, 0.005);
    paid(
        &plain,
        "big",
        "/leaving/0/unvested",
        150_000.0 * 0.5105,
        1e-6,
    );
}

/// All three lie below 2,000 a month: 1,583, 1,718 and 1,818. On a scale of 1,000 to 2,000 they are worth
/// 58, 72 and 82 of 100. The lines that are printed, and the call, do what they promise.
#[test]
fn a_scale_that_does_not_reach() {
    let folder = folder("doctorates.toml");
    let screen = folder.rank("o.toml").run().ok();
    let lines = "[[criterion]]\n   id = \"pay\"\n   scale = { worst = 1_000, best = 2_000 }\n";
    assert!(
        screen.contains("Pay is off its scale of 2,000 to 20,000 USD a month"),
        "{screen}"
    );
    assert!(screen.contains(lines), "{screen}");
    assert!(screen.contains("--scale pay=1000..2000"), "{screen}");
    assert!(!screen.contains("worth the same"), "{screen}");
    let typed = folder
        .rank("o.toml --scale pay=1000..2000 --json")
        .run()
        .json();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/field/doctorates.toml");
    let text = std::fs::read_to_string(path).expect("a file");
    let pasted = Folder::with("o.toml", text + "\n" + &lines.replace("   ", ""));
    let pasted = pasted.rank("o.toml --json").run().json();
    for report in [typed, pasted] {
        assert_eq!(report["verdict"]["off_scale"], Value::Null);
        let points = |id: &str| {
            let criteria = &offer(&report, id)["criteria"];
            number(&criteria["pay"]["points"]) / 30.0
        };
        near(points("coast"), 0.818, 0.001, "coast");
        near(points("prairie"), 0.718, 0.001, "prairie");
        near(points("hill"), 0.583, 0.001, "hill");
    }
    // One alone below the scale bears on nothing here.
    let ireland = self::folder("ireland.toml").rank("o.toml").run().ok();
    assert!(!ireland.contains("off its scale"), "{ireland}");
}

/// 120,000 CAD less 29 %, a twelfth of it less 2,300, at 0.71; 7,502.11 CHF less 15 % and 2,300,
/// at 1.20, 1.24 and 1.28.
#[test]
fn two_currencies_and_a_rate_that_may_change() {
    let found = report("two-currencies.toml", "");
    let lake = (120_000.0 * 0.71 / 12.0 - 2_300.0) * 0.71;
    paid(&found, "lake-bank", "/month", lake, 1e-6);
    let limmat = 7_502.11 * 0.85 - 2_300.0;
    paid(&found, "limmat-ag", "/month", limmat * 1.24, 1e-6);
    paid(&found, "limmat-ag", "/month_low", limmat * 1.20, 1e-6);
    paid(&found, "limmat-ag", "/month_high", limmat * 1.28, 1e-6);
    // By way of the other currency: 1.7 x 0.71 = 1.207.
    let chained = report("two-currencies.toml", "--set rates.CHF={cad=1.7}");
    paid(&chained, "limmat-ag", "/month", limmat * 1.207, 1e-6);
    paid(&chained, "limmat-ag", "/rate", 1.207, 1e-9);
}

/// The scores of offers.
#[track_caller]
fn scored(report: &Value, expected: &[(&str, f64)]) {
    for (id, score) in expected {
        near(number(&offer(report, id)["score"]), *score, 1e-6, id);
    }
}

/// Weighed sums of 267, 232 and 225, as published, of at most 360.
#[test]
fn marks_of_ten_weighed_one_to_eight() {
    let found = report("marks.toml", "");
    let expected = [("offer-3", 267.0), ("offer-2", 232.0), ("offer-1", 225.0)];
    scored(&found, &expected.map(|(id, sum)| (id, sum / 3.6)));
    assert_eq!(ids(&found), ["offer-3", "offer-2", "offer-1"]);
}

/// 0.3 x 9 + 0.25 x 6 + 0.2 x 9 + 0.15 x 7 + 0.1 x 8 = 7.85; so 7.55 and 7.35. The order is the
/// published one, whose sums were 7.80, 7.55 and 7.45.
#[test]
fn marks_of_ten_in_parts_of_a_hundred() {
    let found = report("early-career.toml", "");
    scored(&found, &[("c", 78.5), ("b", 75.5), ("a", 73.5)]);
    assert_eq!(ids(&found), ["c", "b", "a"]);
}

/// 35,000 x 1.16 / 12 and 62,000 x 1.16 / 12; with the dot as it is typed, 35 and a word on it.
#[test]
fn a_dot_between_thousands() {
    let found = report("salaries.toml", "");
    let (madrid, munich) = ("señal-ibérica", "münchner-werke-gmbh-co-kg");
    paid(&found, madrid, "/month", 40_600.0 / 12.0, 1e-6);
    paid(&found, munich, "/month", 71_920.0 / 12.0, 1e-6);
    let text = folder("salaries.toml").read("o.toml");
    let dotted = |amount: &str| Folder::with("o.toml", text.replace("35_000", amount));
    let screen = dotted("35.000").rank("o.toml").run().ok();
    let said = "The amount 35.000 counts as 35, not as 35,000: write 35, or 35_000.";
    assert!(screen.contains(said), "{screen}");
    let said = dotted("\"35.000\"").rank("o.toml").run().fails(1);
    assert!(said.contains("write 35000"), "{said}");
}

/// 5 and 5, 6 and 4 of ten.
#[test]
fn weights_that_are_equal_or_nothing() {
    let found = report("equal.toml", "");
    scored(&found, &[("aster", 50.0), ("birch", 50.0)]);
    let screen = folder("equal.toml").rank("o.toml").run().ok();
    let said = "No clear first: Aster and Birch have the same score.";
    assert!(screen.contains(said), "{screen}");
    let text = folder("equal.toml").read("o.toml").replace("= 1", "= 0");
    let said = Folder::with("o.toml", text).rank("o.toml").run().fails(1);
    assert!(said.contains("no criterion has a weight above 0"), "{said}");
}

/// As other programs save it: a mark of the byte order, and two bytes at the end of each line.
#[test]
fn a_file_as_windows_saves_it() {
    let text = folder("matches.toml").read("o.toml");
    let saved = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let found = Folder::with("o.toml", saved)
        .rank("o.toml --json --trials 0")
        .run()
        .json();
    paid(&found, "first", "/total", 248_520.0, 1e-6);
    paid(&found, "second", "/total", 264_600.0, 1e-6);
    let wide = text.encode_utf16().flat_map(u16::to_le_bytes);
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(wide).collect();
    let said = Folder::with("o.toml", wide).rank("o.toml").run().fails(1);
    assert!(said.contains("a file in UTF-16"), "{said}");
    assert!(said.contains("save the file as UTF-8"), "{said}");
}

/// Base 0.5 x 0.7, benefits 0.5 x 0.3, a quarter each for the way and leave:
/// 35 x 0.7 + 15 x 0.5 + 25 x 0.4 + 25 x 0.8 = 62, and 17.5 + 13.5 + 20 + 15 = 66.
#[test]
fn groups_of_criteria() {
    let found = report("groups.toml", "");
    scored(&found, &[("aster", 62.0), ("birch", 66.0)]);
    let shares = &found["judges"][0]["weights"];
    near(number(&shares["base"]["share"]), 35.0, 1e-9, "base");
    near(number(&shares["leave"]["share"]), 25.0, 1e-9, "leave");
}

/// (46,000 - 4,000) / 12; 50,000 to 55,000; (51,000 - 4,000) / 12 + 1,200 / 48. What would put one
/// first that is applied for is asked of it as if it were made.
#[test]
fn the_job_one_has_and_two_that_are_applied_for() {
    let found = report("school.toml", "");
    let (own, near_by, other) = (
        "small-rural-district",
        "city-school-next-door",
        "other-district",
    );
    paid(&found, own, "/month", 3_500.0, 1e-6);
    paid(&found, near_by, "/month_low", 50_000.0 / 12.0, 1e-6);
    paid(&found, near_by, "/month_high", 55_000.0 / 12.0, 1e-6);
    paid(&found, other, "/month", 47_000.0 / 12.0 + 25.0, 1e-6);
    assert_eq!(offer(&found, own)["position"], 1);
    assert_eq!(offer(&found, near_by)["would_be"], 2);
    let call = format!("flip o.toml {near_by}");
    let screen = folder("school.toml").rank(&call).run().ok();
    assert!(
        screen.starts_with("Taken as made: City School Next Door has not offered yet."),
        "{screen}"
    );
    assert!(!screen.contains("no other offer"), "{screen}");
}
