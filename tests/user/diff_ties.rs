//! `rank diff` where offers share a place, and where hardly anything lies between them.

use super::harness::{Folder, rank};

const OFFERS: &str = "\
[weights]
pay = 60
role-fit = 40

[[offer]]
company = \"Hays\"

[offer.ratings]
pay = 8000
role-fit = 6

[[offer]]
company = \"Jones\"

[offer.ratings]
pay = 8000
role-fit = 6

[[offer]]
company = \"Kerr\"

[offer.ratings]
pay = 3000
role-fit = 6
";

fn told(arguments: &str) -> String {
    let folder = Folder::with("o.toml", OFFERS);
    let call = format!("diff o.toml --trials 1000 --width 100 {arguments}");
    folder.rank(&call).run().ok()
}

/// The first sentences, up to the empty line.
fn sentences(arguments: &str) -> String {
    let screen = told(arguments);
    let lines: Vec<&str> = screen.lines().take_while(|l| !l.is_empty()).collect();
    lines.join(" ")
}

#[test]
fn who_shared_first_place_is_said_both_ways() {
    for (arguments, said) in [
        (
            "-- --set jones.role-fit=6.5",
            "Jones is first now, before it shared first place with Hays. It is 2.0 points ahead of Hays.",
        ),
        (
            "-- --set hays.role-fit=6.5",
            "Hays is first now, before it shared first place with Jones. It is 2.0 points ahead of Jones.",
        ),
        (
            "--set hays.role-fit=6.5 -- --set hays.role-fit=6",
            "Hays and Jones share first place now; before, Hays alone was first.",
        ),
        (
            "--set kerr.pay=9000 -- --set kerr.pay=3000",
            "Hays and Jones share first place now; before, Kerr was first.",
        ),
        (
            "-- --set kerr.pay=8000",
            "Hays, Jones and Kerr share first place now; before, Hays and Jones shared first place.",
        ),
        (
            "--set kerr.pay=8000 -- --set kerr.pay=9000",
            "Kerr is first now, before it shared first place with Hays and Jones. \
             It is 5.3 points ahead of Hays.",
        ),
        (
            "-- --set kerr.pay=9000",
            "Kerr is first now; before, Hays and Jones shared first place. \
             It is 5.3 points ahead of Hays; before, it was 28.5 behind.",
        ),
        (
            "-- --set kerr.role-fit=7",
            "Hays and Jones still share first place, and the order stays.",
        ),
    ] {
        assert_eq!(sentences(arguments), said, "{arguments}");
    }
}

/// A place is shown as the ranking shows it, on both sides.
#[test]
fn a_shared_place_is_shown_as_in_the_ranking() {
    let folder = Folder::with("o.toml", OFFERS);
    let ranking = folder.rank("o.toml --trials 1000").run().ok();
    assert!(ranking.contains("\n 1=  Hays") && ranking.contains("\n 1=  Jones"));
    let screen = told("-- --set jones.role-fit=6.5");
    for row in ["\n Jones  1  1=  ", "\n Hays   2  1=  ", "\n Kerr   3  3 "] {
        assert!(screen.contains(row), "{row}{screen}");
    }
    let back = told("--set jones.role-fit=6.5 -- --set jones.role-fit=6");
    assert!(back.contains("\n Hays   1=  2 "), "{back}");
}

/// Offers of equal score that take their place apart are in another order.
#[test]
fn the_exit_code_tells_of_a_place_that_is_shared_no_more() {
    let folder = Folder::with("o.toml", OFFERS);
    let run = |change: &str| {
        folder
            .rank(&format!("diff o.toml --exit-code -- {change}"))
            .run()
    };
    assert_eq!(run("--set hays.role-fit=6.5").status, Some(4));
    assert_eq!(run("--set kerr.role-fit=5").status, Some(0));
}

#[test]
fn a_lead_that_rounds_to_nothing_is_less_than_a_tenth() {
    for (arguments, said) in [
        (
            "-- --set jones.role-fit=6.001",
            "Jones is first now, before it shared first place with Hays. \
             It is less than 0.1 points ahead of Hays.",
        ),
        (
            "--set hays.role-fit=6.5 -- --set hays.role-fit=6.001",
            "Hays stays first, and the order stays. \
             Its lead over Jones: less than 0.1 points, before 2.0.",
        ),
        (
            "--set hays.role-fit=6.001 -- --set jones.role-fit=6.251",
            "Jones is first now, before it was Hays. \
             It is 1.0 point ahead of Hays; before, it was less than 0.1 behind.",
        ),
        (
            "--redact pay -- --set jones.role-fit=6.001",
            "Jones is first now, before it shared first place with Hays. \
             It is less than 1 point ahead of Hays.",
        ),
    ] {
        assert_eq!(sentences(arguments), said, "{arguments}");
    }
    // The built-in example has no ties, and says nothing of any.
    let demo = rank("diff --demo -- --set google.pay=6400").ok();
    assert!(!demo.contains("share"), "{demo}");
}
