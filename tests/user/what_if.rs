//! Trying a change without touching the file.
//!
//! The thresholds are worked out from the example's ratings and weights by hand, as is said at each:
//! on either side of one, the order is another.

use serde_json::Value;

use super::harness::{Folder, ids, near, number, offer, rank};

/// The order of the example under some changes.
fn order(changes: &str) -> Vec<String> {
    let report = rank(&format!("demo --json --trials 0 {changes}")).json();
    ids(&report).into_iter().map(str::to_owned).collect()
}

const NOW: [&str; 3] = ["google", "linkedin", "jpmorgan"];
const LINKEDIN_FIRST: [&str; 3] = ["linkedin", "google", "jpmorgan"];
const JPMORGAN_SECOND: [&str; 3] = ["google", "jpmorgan", "linkedin"];

/// What `LinkedIn` is ahead of `JPMorgan` by is 0.175 ml-exposure + 0.13125 cloud-market-share +
/// 0.153913 pay - 0.448980 brand: 3.6182 with 35, 20, 25 and 20, and nothing at one of these weights.
#[test]
fn weights_on_either_side_of_a_threshold() {
    let cases = [
        ("ml-exposure=14.4", NOW),
        ("ml-exposure=14.3", JPMORGAN_SECOND),
        ("pay=1.5", NOW),
        ("pay=1.49", JPMORGAN_SECOND),
        ("brand=28", NOW),
        ("brand=28.1", JPMORGAN_SECOND),
        ("pay=627", NOW),
        ("pay=628", LINKEDIN_FIRST),
        ("default:pay=628", LINKEDIN_FIRST),
    ];
    for (change, expected) in cases {
        assert_eq!(order(&format!("--weight {change}")), expected, "{change}");
    }
}

/// `JPMorgan` draws level with `LinkedIn` at 7,904.04 USD a month.
#[test]
fn a_rating_on_either_side_of_a_threshold() {
    assert_eq!(order("--set jpmorgan.pay=7904"), NOW);
    assert_eq!(order("--set jpmorgan.pay=7905"), JPMORGAN_SECOND);
    assert_eq!(order("--set jpm.pay=7_905"), JPMORGAN_SECOND);
}

/// `LinkedIn` has 24.5 + 10.5 points of Microsoft's to share in, and leads `JPMorgan` by 3.6182 with a
/// quarter of them: level at 0.14662. All of them would be 54.3, and Google has 74.5.
#[test]
fn a_link_on_either_side_of_a_threshold() {
    assert_eq!(order("--link linkedin=0.147"), NOW);
    assert_eq!(order("--link linkedin=0.146"), JPMORGAN_SECOND);
    assert_eq!(order("--link linkedin=14.6%"), JPMORGAN_SECOND);
    assert_eq!(order("--link linkedin=1"), NOW);
}

/// Of cloud share alone, Google has 9 of 40 and Microsoft 18 in 2020, then 14 and 21: `LinkedIn` with
/// half of Microsoft's, or two thirds, is level with Google.
#[test]
fn how_much_of_microsoft_makes_linkedin_first_for_mike() {
    let cases = [
        ("2020-10-01", "0.499", NOW),
        ("2020-10-01", "0.501", LINKEDIN_FIRST),
        ("2026-11-22", "0.666", NOW),
        ("2026-11-22", "0.667", LINKEDIN_FIRST),
    ];
    for (day, share, expected) in cases {
        let changes = format!("-c cloud-first --as-of {day} --link linkedin={share}");
        assert_eq!(order(&changes), expected, "{changes}");
    }
    let tie = "demo --json --trials 0 -c cloud-first --as-of 2020-10-01 --link linkedin=0.5";
    let tie = rank(tie).json();
    for id in ["google", "linkedin"] {
        assert_eq!(offer(&tie, id)["place"], 1, "{id}");
    }
}

#[test]
fn the_table_shows_the_place_and_the_score_before() {
    let table = |changes: &str| -> Vec<String> {
        let screen = rank(&format!("demo --trials 0 {changes}")).ok();
        let lines = screen.lines().skip_while(|l| !l.starts_with(" #"));
        lines
            .take_while(|l| !l.is_empty())
            .map(str::to_owned)
            .collect()
    };
    // 628 of 703 is pay: (628 × 0.575788 + 13.648) / 703 is 0.53377, for Google it is 0.53376.
    let expected = [
        " #    was  Offer                       Score   was",
        " 1    2    LinkedIn  Data scientist       53    28",
        " 2    1    Google    Software engineer    53    74",
        " 3    3    JPMorgan  ML engineer          40    24",
    ];
    assert_eq!(table("--weight pay=628"), expected);
    // A scale of 40 for a fifth of the weight: what is out keeps its score and takes no place.
    let expected = [
        " #    was  Offer                       Score   was",
        " 1    1    Google    Software engineer    74    74",
        " 2    2    LinkedIn  Data scientist       28    28",
        " out  3    JPMorgan  ML engineer          24    24   pay: 6,250 (your must)",
    ];
    assert_eq!(table("--must pay=7000"), expected);
    let expected = [
        " #    was  Offer                    Score   was",
        " 1    2    LinkedIn  Data scientist    28    28",
        " 2    3    JPMorgan  ML engineer       24    24",
    ];
    assert_eq!(table("--without google"), expected);
    // A share of one half: 35 × 0.35 + 20 × 0.2625 = 17.5, and 19.2927 as before.
    let linkedin = table("--link linkedin=0.5").swap_remove(2);
    assert_eq!(
        linkedin,
        " 2    2    LinkedIn  Data scientist       37    28"
    );
    let pay = table("--set google.pay=20000").swap_remove(1);
    assert_eq!(pay, " 1    1    Google    Software engineer    87    74");
    assert!(!table("").iter().any(|line| line.contains("was")));
}

#[test]
fn a_company_that_is_no_offer_changes_for_all_that_rest_on_it() {
    let report = rank("demo --json --set microsoft.ml-exposure=leader").json();
    // LinkedIn has a quarter of it: 35 × 0.25 instead of 35 × 0.25 × 0.7.
    let cell = &offer(&report, "linkedin")["criteria"]["ml-exposure"];
    near(
        number(&cell["points"]),
        8.75,
        1e-9,
        "LinkedIn's ML exposure",
    );
    assert_eq!(cell["origin"], "link");
}

#[test]
fn a_value_is_what_a_file_would_hold() {
    let cell = |value: &str, criterion: &str| {
        let folder = Folder::new();
        let call = folder
            .rank("demo --json --set")
            .arg(&format!("google.{criterion}={value}"));
        let report = call.run().json();
        offer(&report, "google")["criteria"][criterion].clone()
    };
    // Utilities by the scales: pay 8,000 is 0.575; ML exposure some 0.35 and strong 0.7.
    let cases = [
        ("8_000", "pay", 0.575),
        ("[6000, 10000]", "pay", 0.575),
        ("{ low = 6000, likely = 8000, high = 20000 }", "pay", 0.575),
        ("strong", "ml-exposure", 0.7),
        ("\"strong\"", "ml-exposure", 0.7),
        ("[\"some\", \"strong\"]", "ml-exposure", 0.525),
        ("?", "pay", 0.5),
        ("\"unknown\"", "ml-exposure", (0.35 + 0.7 + 1.0) / 4.0),
    ];
    for (value, criterion, worth) in cases {
        let cell = cell(value, criterion);
        near(number(&cell["utility"]), worth, 1e-9, value);
        let unknown = value.contains('?') || value.contains("unknown");
        assert_eq!(
            cell["origin"],
            if unknown { "unknown" } else { "offer" },
            "{value}"
        );
    }
}

#[test]
fn options_before_and_behind_a_verb_add_up() {
    let folder = Folder::new();
    let apart = folder
        .rank("--weight pay=50 demo --without google --json")
        .run()
        .json();
    let behind = folder
        .rank("demo --weight pay=50 --without google --json")
        .run()
        .json();
    assert_eq!(apart, behind);
    assert_eq!(ids(&apart), ["linkedin", "jpmorgan"]);
    near(
        number(&apart["judges"][0]["weights"]["pay"]["written"]),
        50.0,
        1e-12,
        "pay",
    );
}

#[test]
fn a_slip_in_an_argument_is_shown_like_one_in_a_file() {
    let complaint = "\
error[R0107]: unknown criterion `pai`
 --> command line:1:14
  |
1 | --set google.pai=3
  |              ^^^ help: did you mean `pay`?

1 mistake in the arguments. More about it: rank check --explain R0107
";
    rank("demo --set google.pai=3").complains(2, complaint);
    let cases = [
        ("--set gogle.pay=3", "R0118", "did you mean `google`?"),
        ("--set google.pay", "R0133", "write --set OFFER.KEY=VALUE"),
        (
            "--set google.ml-exposure=sone",
            "R0109",
            "did you mean \"some\"?",
        ),
        ("--set google.pay=inf", "R0106", ""),
        ("--weight pay=-1", "R0108", ""),
        ("--weight pay=much", "R01", ""),
        ("--weight ml-first:pay=3", "R0117", ""),
        ("--link linkedin=1.5", "R0131", "0 is nothing, 1 is all"),
        ("--link linkedin=NaN", "R0131", ""),
        ("--link google=0.5", "R0119", "LinkedIn"),
        (
            "--must pay=99999",
            "R0122",
            "2,000 (worst) to 20,000 (best)",
        ),
        ("--without gogle", "R0118", "did you mean `google`?"),
        (
            "--without google --without linkedin --without jpmorgan",
            "R0121",
            "",
        ),
        ("-c nosuch", "R0117", "default, cloud-first, ml-first"),
        ("-c nosuch.toml", "R0132", "no such file"),
    ];
    for (arguments, code, said) in cases {
        let complaint = rank(&format!("demo {arguments}")).fails(2);
        assert!(
            complaint.starts_with(&format!("error[{code}")),
            "{arguments}: {complaint}"
        );
        assert!(complaint.contains(said), "{arguments}: {complaint}");
        assert!(
            complaint.contains("mistake in the arguments"),
            "{arguments}: {complaint}"
        );
    }
}

#[test]
fn a_slip_in_a_file_is_the_files() {
    let folder = Folder::with(
        "offers.toml",
        "[weights]\npay = 1\n[[offer]]\ncompany = \"A\"\n[offer.ratings]\npai = 1\n",
    );
    let complaint = folder.rank("--set a.pai=3").run().fails(1);
    assert!(
        complaint.contains("offers.toml:6:1") && complaint.contains("--set a.pai=3"),
        "{complaint}"
    );
}

/// What turns the order, typed exactly as it is printed, turns it so.
#[test]
fn every_turn_comes_true_as_typed() {
    let folder = Folder::new();
    folder.rank("init").run().ok();
    for call in [
        "demo",
        "offers.toml",
        "demo -c ml-first",
        "demo -c cloud-first",
    ] {
        let report = folder.rank(&format!("{call} --json")).run().json();
        let flips = report["flips"].as_array().expect("flips");
        let turning: Vec<&Value> = flips.iter().filter(|f| !f["to"].is_null()).collect();
        assert!(!turning.is_empty(), "{call}");
        for flip in turning {
            let change = typed(flip);
            let after = folder
                .rank(&format!("{call} --json --trials 0 {change}"))
                .run()
                .json();
            let offers = after["offers"].as_array().expect("offers");
            let ranked = offers.iter().filter(|o| !o["position"].is_null());
            let order: Vec<&Value> = ranked.map(|o| &o["id"]).collect();
            let promised: Vec<&Value> =
                flip["order"].as_array().expect("an order").iter().collect();
            assert_eq!(order, promised, "{call} {change}");
        }
    }
}

/// A flip as the option that makes it.
fn typed(flip: &Value) -> String {
    let word = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    let [kind, criterion, to] = ["kind", "criterion", "to"].map(|key| word(&flip[key]));
    let name = [&flip["offer"], &flip["company"]]
        .into_iter()
        .find(|name| !name.is_null());
    match kind.as_str() {
        "weight" => format!("--weight {criterion}={to}"),
        "link" => format!("--link {}={to}", word(&flip["company"])),
        _ => {
            let part = flip["part"].as_str();
            match (part, name.map(word)) {
                (Some(rate), None) => format!("--set {rate}={to}"),
                (Some(part), Some(name)) => format!("--set {name}.{criterion}.{part}={to}"),
                (None, name) => {
                    let option = if flip["offer"].is_null() {
                        "--fact"
                    } else {
                        "--set"
                    };
                    format!("{option} {}.{criterion}={to}", name.expect("a name"))
                }
            }
        }
    }
}

const NAMED: &str = r#"
[weights]
role-fit = 30
mentoring = 20

[[offer]]
company = "Jane Street"
[offer.ratings]
role-fit = 5
mentoring = 4

[[offer]]
company = "Google"
role = "SWE"
[offer.ratings]
role-fit = 6

[[offer]]
company = "Google"
role = "DS"
[offer.ratings]
role-fit = 7
mentoring = 3
"#;

/// The rating of an offer after a change typed as one argument.
fn rating(change: &str, id: &str, criterion: &str) -> Value {
    let folder = Folder::with("offers.toml", NAMED);
    let call = folder.rank("--json --trials 0").arg(change);
    offer(&call.run().json(), id)["criteria"][criterion]["rating"].clone()
}

/// An offer is meant by its company's name where that has one offer, wherever an offer may stand.
#[test]
fn a_companys_name_means_its_only_offer() {
    assert_eq!(
        rating("--set=Jane Street.mentoring=3", "jane-street", "mentoring"),
        3.0
    );
    assert_eq!(
        rating("--set=JANE STREET.mentoring=3", "jane-street", "mentoring"),
        3.0
    );
    let folder = Folder::with("offers.toml", NAMED);
    let explained = folder.rank("explain").arg("Jane Street").run().ok();
    assert!(explained.starts_with("Jane Street: "), "{explained}");
    let report = folder
        .rank("--json")
        .arg("--without=Jane Street")
        .run()
        .json();
    assert_eq!(ids(&report).len(), 2);
    // Two offers: their beginning is said to be one of both.
    let complaint = folder.rank("explain google").run().fails(2);
    assert!(
        complaint.contains("`google` begins 2 offers"),
        "{complaint}"
    );
}

/// What is known of a company holds for each of its offers that has no rating of its own.
#[test]
fn a_fact_is_typed_for_a_company() {
    let (swe, ds) = ("google-swe", "google-ds");
    assert_eq!(rating("--fact=Google.mentoring=8", swe, "mentoring"), 8.0);
    assert_eq!(rating("--fact=Google.mentoring=8", ds, "mentoring"), 3.0);
}

/// Whoever types a change expects another answer: one that reaches nothing is a mistake that says
/// why.
#[test]
fn a_change_that_reaches_nothing_is_a_mistake() {
    let folder = Folder::with("offers.toml", NAMED);
    let cases = [
        (
            "--fact=Jane Street.mentoring=3",
            "R0156",
            "`jane-street` has a rating of its own: --set jane-street.mentoring=...",
        ),
        (
            "--fact=google.role-fit=3",
            "R0156",
            "google-swe and google-ds have ratings of their own",
        ),
        (
            "--fact=Microsoft.mentoring=3",
            "R0156",
            "no offer uses the facts about Microsoft",
        ),
        (
            "--fact=nvidia.mentoring=3",
            "R0119",
            "unknown company `nvidia`",
        ),
        (
            "--fact=nvidia.mentoring=3",
            "R0119",
            "note: the offers are ",
        ),
        (
            "--fact=Linkedn.mentoring=3",
            "R0119",
            "did you mean `LinkedIn`?",
        ),
        (
            "--fact=mentoring=3",
            "R0133",
            "write --fact COMPANY.CRITERION=VALUE",
        ),
        (
            "--set=google-swe.pay=9000",
            "R0156",
            "`pay` has no weight, so this changes nothing",
        ),
        (
            "--fact=Google.pay=9000",
            "R0156",
            "give it a weight as well: --weight pay=20",
        ),
        (
            "--link=LinkedIn=0.5",
            "R0156",
            "no offer uses the link of LinkedIn",
        ),
    ];
    for (argument, code, said) in cases {
        let complaint = folder.rank("").arg(argument).run().fails(2);
        assert!(
            complaint.starts_with(&format!("error[{code}]")),
            "{argument}: {complaint}"
        );
        assert!(complaint.contains(said), "{argument}: {complaint}");
    }
}

/// Status and dates of an offer are set like its ratings; what was awaited of one that is made is
/// awaited no more.
#[test]
fn dates_and_the_status_of_an_offer_can_be_set() {
    let text = "[weights]\nrole-fit = 1\n\
        [[offer]]\ncompany = \"Acme\"\nratings = { role-fit = 5 }\n\
        [[offer]]\ncompany = \"Bolt\"\nstatus = \"pending\"\nexpects-by = 2026-12-01\n\
        ratings = { role-fit = 8 }\n";
    let folder = Folder::with("offers.toml", text);
    let screen = folder.rank("--set acme.reply-by=2026-11-29").run().ok();
    assert!(
        screen.contains("Reply to Acme first: by Sunday 29 November, in 7 days."),
        "{screen}"
    );
    let due = folder
        .rank("deadlines --set Bolt.expects-by=2026-11-30")
        .run()
        .ok();
    assert!(
        due.contains("Mon 30 Nov  8 days  Bolt  answer expected"),
        "{due}"
    );
    let made = folder.rank("deadlines --set bolt.status=offered").run();
    let made = made.ok();
    assert!(!made.contains("Bolt  answer"), "{made}");
    let report = folder.rank("--json --set bolt.status=offered").run().json();
    assert_eq!(report["verdict"]["first"], serde_json::json!(["bolt"]));
    let bad = folder.rank("--set acme.reply-by=soon").run().fails(2);
    assert!(
        bad.contains("error[R0123]: not a date that rank reads"),
        "{bad}"
    );
    let unknown = folder.rank("--set dune.reply-by=2026-11-29").run().fails(2);
    assert!(unknown.contains("unknown offer `dune`"), "{unknown}");
}

/// A criterion of such a name is meant before the offer's own key.
#[test]
fn a_criterion_called_status_is_rated() {
    let text = "[weights]\nstatus = 1\n[scales]\nstatus = [0, 10]\n\
        [[offer]]\ncompany = \"Acme\"\nratings = { status = 5 }\n\
        [[offer]]\ncompany = \"Bolt\"\nratings = { status = 4 }\n";
    let folder = Folder::with("offers.toml", text);
    let report = folder.rank("--json --set bolt.status=6").run().json();
    assert_eq!(report["verdict"]["first"], serde_json::json!(["bolt"]));
}
