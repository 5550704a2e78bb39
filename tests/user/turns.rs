//! What would turn two offers round, told and tried.

use super::harness::{Folder, near, number, offer, rank};

/// By hand, of the example's figures: at 40 hours a week an hour is worth 40 × 4.348214 = 173.9286 a
/// month. `JPMorgan`'s 6,250 a month are $35.93 an hour, and the 7,904.04 at which it passes
/// `LinkedIn` $45.4442: $45.45 is the first that does, $9.52 more.
#[test]
fn what_people_negotiate_is_the_hour() {
    let demo = include_str!("../../criteria/demo.toml");
    let block = "company = \"JPMorgan\"\nrole = \"ML engineer\"\n";
    assert!(demo.contains(block), "the example names JPMorgan so");
    let hourly = "id = \"jpm\"\n[offer.pay]\nhourly = 35.93\n";
    let text = demo.replace(block, &format!("{block}{hourly}"));
    let folder = Folder::with("offers.toml", text);
    let both = folder.rank("explain jpm linkedin").run().ok();
    let said = "JPMorgan passes LinkedIn at $45.45 an hour, $9.52 more.";
    assert!(both.contains(said), "{both}");
    let report = folder.rank("--json").run().json();
    let flips = report["flips"].as_array().expect("flips");
    let flip = flips
        .iter()
        .find(|f| f["part"] == "hourly" && f["ahead"] == "jpm" && f["behind"] == "linkedin")
        .expect("the hour at which JPMorgan passes LinkedIn");
    near(number(&flip["to"]), 45.45, 1e-12, "to");
    near(
        number(&flip["to"]) - number(&flip["now"]),
        9.52,
        1e-9,
        "more",
    );
    let months = 365.25 / 84.0;
    near(
        number(&flip["at"]) * 40.0 * months,
        7_904.04,
        0.005,
        "a month",
    );
    // As typed, in parts and as a whole; a dollar less is just not enough.
    for (change, position) in [
        ("jpm.pay.hourly=45.45", 2),
        ("jpm.pay.hourly=45.44", 3),
        ("jpm.pay=7905", 2),
        ("jpm.pay=7904", 3),
    ] {
        let typed = folder
            .rank(&format!("--json --trials 0 --set {change}"))
            .run();
        let report = typed.json();
        assert_eq!(offer(&report, "jpm")["position"], position, "{change}");
    }
}

/// The figures of the facts: a share of 0.14662, a weight of 28.0588; and 627.95 for first place.
#[test]
fn the_second_and_the_third_of_the_example() {
    let both = rank("explain --demo jpmorgan linkedin").ok();
    let said = "\
The order would flip if LinkedIn had 14.6 % or less of Microsoft's rating,
JPMorgan's ML exposure were some or better, or you weighed brand 28.1 or more
(now 20).
";
    assert!(both.ends_with(said), "{both}");
    for change in [
        "--set jpmorgan.ml-exposure=some",
        "--link linkedin=14.6%",
        "--weight brand=28.1",
    ] {
        let report = rank(&format!("demo --json --trials 0 {change}")).json();
        assert_eq!(offer(&report, "jpmorgan")["position"], 2, "{change}");
    }
    let first = rank("explain --demo google linkedin").ok();
    let said = "The order would flip if you weighed pay 628 or more (now 25).\nAll changes: rank flip --demo --today 2026-11-22\n";
    assert!(first.ends_with(said), "{first}");
    // One of them takes no place: nothing is said of turning.
    let out = rank("explain --demo google linkedin --must pay=8000").ok();
    assert!(
        out.contains("takes no place") && !out.contains("The order would flip"),
        "{out}"
    );
}

/// Of what `Sub` may have on its own, one level of four is better than `Bolt`'s: a second one draws
/// level with it, to the last bit, and is not ahead.
#[test]
fn a_tie_is_not_ahead_in_what_an_answer_would_change() {
    let folder = Folder::with(
        "offers.toml",
        r#"
[weights]
ml-exposure = 50
role-fit = 50

[[fact]]
company = "Acme"
criterion = "ml-exposure"
value = "some"

[[link]]
company = "Sub"
parent = "Acme"
shares = ["ml-exposure"]
share = 0.9

[[offer]]
company = "Sub"
ratings = { role-fit = 7 }

[[offer]]
company = "Bolt"
ratings = { role-fit = 7, ml-exposure = "strong" }
"#,
    );
    for set in ["", "-c ml-first -c default"] {
        let report = folder
            .rank(&format!("--json --trials 0 {set}"))
            .run()
            .json();
        let flips = report["flips"].as_array().expect("flips").iter();
        let mut own = flips.filter(|f| f["offer"] == "sub" && f["criterion"] == "ml-exposure");
        let flip = own
            .find(|f| f["to"] == "leader")
            .expect("leader passes Bolt");
        near(number(&flip["within"]), 0.25, 0.03, "one level of four");
    }
}
