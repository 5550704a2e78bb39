//! What is said where the pay of offers cannot be compared as it stands.

use std::fmt::Write as _;

use super::harness::Folder;

/// Offers of Ada, Bell and Cray: below each, lines of its pay or a rating of it.
fn file(offers: &[&str]) -> Folder {
    let mut text = "[weights]\npay = 20\n".to_owned();
    for (name, offer) in ["Ada", "Bell", "Cray"].iter().zip(offers) {
        let _ = write!(text, "[[offer]]\ncompany = \"{name}\"\n{offer}\n");
    }
    Folder::with("o.toml", text)
}

/// The remarks of these kinds.
fn said(offers: &[&str], codes: &[&str]) -> Vec<String> {
    let report = file(offers).rank("o.toml --json --trials 0").run().json();
    let warnings = report["warnings"].as_array().expect("warnings").iter();
    let own = warnings.filter(|w| codes.iter().any(|code| w["code"] == *code));
    own.map(|w| w["message"].as_str().expect("a message").to_owned())
        .collect()
}

#[test]
fn what_is_taken_off_some_and_not_off_others() {
    let said = |offers: &[&str]| said(offers, &["R0226"]);
    let plain = "[offer.pay]\nmonthly = 9_000";
    let taxed = "[offer.pay]\nmonthly = 9_000\ntax = 0.2";
    let rent = "[offer.pay]\nmonthly = 9_000\ncosts = { rent = 900 }";
    let both = "[offer.pay]\nmonthly = 9_000\ncost-of-living = 1.1\ntax = 0.2";
    let rated = "ratings.pay = 9_000";
    let unknown = "ratings.pay = \"unknown\"";
    assert_eq!(
        said(&[taxed, plain]),
        ["Tax is stated for Ada but not for Bell, so their pay cannot be compared."]
    );
    assert_eq!(
        said(&[plain, rent, rent]),
        ["Costs are stated for Bell and Cray but not for Ada, so their pay cannot be compared."]
    );
    assert_eq!(
        said(&[both, plain]),
        [
            "Tax and cost of living are stated for some offers but not for others, so their pay \
             cannot be compared."
        ]
    );
    // A figure of a month has nothing taken off; of a figure that nobody knows nothing is said.
    assert_eq!(
        said(&[taxed, rated]),
        ["Tax is stated for Ada but not for Bell, so their pay cannot be compared."]
    );
    for even in [
        &[taxed, taxed][..],
        &[plain, plain],
        &[plain, rated],
        &[taxed, unknown],
        &[taxed],
    ] {
        assert_eq!(said(even), Vec::<String>::new(), "{even:?}");
    }
}

#[test]
fn a_rent_beside_a_cost_of_living() {
    let of = |cost: &str| {
        let offer =
            format!("[offer.pay]\nmonthly = 9_000\ncost-of-living = 1.1\ncosts = {{ {cost} = 9 }}");
        said(&[&offer], &["R0227"])
    };
    let twice = "Ada states a cost of living and a rent: living there may be counted twice.";
    for cost in ["rent", "Rent", "apartment", "accommodation", "Kaltmiete"] {
        assert_eq!(of(cost), [twice], "{cost}");
    }
    for cost in ["\"monthly rent\"", "\"flat rent\"", "rent-share"] {
        assert_eq!(of(cost), [twice], "{cost}");
    }
    for other in ["train", "parents", "\"current loan\""] {
        assert_eq!(of(other), Vec::<String>::new(), "{other}");
    }
}

/// The rent is shown, and where the cost of living stands.
#[test]
fn a_rent_beside_a_cost_of_living_is_told_where_it_stands() {
    let offer = "[offer.pay]\nmonthly = 9_000\ncost-of-living = 1.1\ncosts = { rent = 9 }";
    let run = file(&[offer]).rank("check o.toml").run();
    assert!(run.stderr.contains("--> o.toml:8:18"), "{}", run.stderr);
    assert!(run.stderr.contains("the cost of living"), "{}", run.stderr);
}

#[test]
fn terms_that_differ_by_two_weeks_or_more() {
    let of = |a: &str, b: &str| {
        let [a, b] = [a, b].map(|weeks| format!("[offer.pay]\nmonthly = 9_000\n{weeks}"));
        said(&[&a, &b], &["R0228"])
    };
    let differ = "The offers run for different lengths of time";
    let whole = "compare the pay in all as well.";
    assert_eq!(
        of("weeks = 13", "weeks = 10"),
        [format!(
            "{differ}, 10 weeks at Bell and 13 weeks at Ada: {whole}"
        )]
    );
    assert_eq!(
        of("", "weeks = 12"),
        [format!(
            "{differ}, 12 weeks at Bell and a permanent job at Ada: {whole}"
        )]
    );
    assert_eq!(of("weeks = 12", "weeks = 13.9"), Vec::<String>::new());
    assert_eq!(of("", ""), Vec::<String>::new());
}

#[test]
fn a_company_s_figure_beside_stated_pay() {
    let offers = "[weights]\npay = 20\n[[offer]]\ncompany = \"Google\"\n[[offer]]\ncompany = \"Ada\"\n\
                  [offer.pay]\nmonthly = 9_000\n";
    let report = Folder::with("o.toml", offers);
    let report = report.rank("o.toml --json --trials 0").run().json();
    let text = report["warnings"].to_string();
    let said = "Pay at Google is the company's figure of 2021, not your offer.";
    assert!(text.contains(said), "{text}");
}
