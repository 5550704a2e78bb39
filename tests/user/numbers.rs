//! Numbers that can be followed: each line of working comes out, and one number is printed once.

use super::harness::{Folder, Run, near, number, offer};

fn explain(text: &str, offers: &str) -> Run {
    Folder::with("o.toml", text)
        .rank(&format!("explain o.toml {offers} --trials 0"))
        .run()
}

/// Every line of working of one offer, by criterion.
fn workings(text: &str, offer: &str) -> Vec<(String, String)> {
    let json = Folder::with("o.toml", text)
        .rank(&format!("explain o.toml {offer} --trials 0 --json"))
        .run()
        .json();
    let lines = json["criteria"].as_array().expect("criteria").clone();
    let line = |line: serde_json::Value| {
        let working = line["ratings"][0]["working"].as_str();
        let id = line["criterion"].as_str().expect("an id").to_owned();
        (id, working.expect("a working").to_owned())
    };
    lines.into_iter().map(line).collect()
}

#[track_caller]
fn working(text: &str, offer: &str, criterion: &str, expected: &str) {
    let all = workings(text, offer);
    let own = all.iter().find(|(id, _)| id == criterion);
    assert_eq!(own.map(|w| &w.1[..]), Some(expected), "{all:?}");
}

const ABSENT: &str = r#"
[weights]
share = 50
role-fit = 50
[[criterion]]
id = "share"
absent = "worst"
scale = { points = [[0, 0.3], [40, 1.0]] }
[[fact]]
company = "Bolt"
criterion = "share"
value = 0
[[offer]]
company = "Acme"
ratings = { role-fit = 7 }
[[offer]]
company = "Bolt"
ratings = { role-fit = 6 }
"#;

/// The worst end is worth 0.3: 15 points for Bolt, which has it, and for Acme, which is not named.
#[test]
fn an_absent_share_is_worth_what_the_worst_end_is_worth() {
    let folder = Folder::with("o.toml", ABSENT);
    let report = folder.rank("o.toml --json --trials 200").run().json();
    for (id, score) in [("acme", 50.0), ("bolt", 45.0)] {
        let line = offer(&report, id);
        near(number(&line["score"]), score, 1e-9, id);
        let share = &line["criteria"]["share"];
        near(number(&share["points"]), 15.0, 1e-9, id);
        near(number(&share["points_low"]), 15.0, 1e-9, id);
    }
    let first = number(&offer(&report, "acme")["first_share"]);
    near(
        first,
        1.0,
        1e-9,
        "with equal shares the better fit is first",
    );
    working(
        ABSENT,
        "acme",
        "share",
        "not named, so the worst end (0.30): 0.3 x 50 = 15.0",
    );
}

/// Bolt is not named, and has a quarter of what Acme's 40 (1) has more than the worst end (0.3):
/// 0.3 + 0.25 x 0.7 = 0.475.
#[test]
fn a_share_of_a_parents_rating_starts_from_the_worst_end() {
    let linked = ABSENT.replace(
        "company = \"Bolt\"\ncriterion = \"share\"\nvalue = 0",
        "company = \"Acme\"\ncriterion = \"share\"\nvalue = 40",
    ) + "[[link]]\ncompany = \"Bolt\"\nparent = \"Acme\"\nshares = [\"share\"]\nshare = 0.25\n";
    working(
        &linked,
        "bolt",
        "share",
        "own 0 (0.30), and 25 % of what Acme's 40 (1) has more: 0.475 x 50 = 23.8",
    );
}

/// On a scale from 0.3 to 1 an unknown counts as 0.65, and is drawn from 0.3 to 1.
#[test]
fn an_unknown_lies_between_the_ends_of_its_scale() {
    let unknown = ABSENT.replace("{ role-fit = 7 }", "{ role-fit = 7, share = \"?\" }");
    let report = Folder::with("o.toml", &unknown)
        .rank("o.toml --json")
        .run()
        .json();
    let acme = offer(&report, "acme");
    near(
        number(&acme["criteria"]["share"]["points"]),
        32.5,
        1e-9,
        "the middle",
    );
    near(
        number(&acme["criteria"]["share"]["points_low"]),
        15.0,
        1e-9,
        "the least",
    );
    near(
        number(&acme["score_median"]),
        67.5,
        0.8,
        "drawn around the middle",
    );
    working(
        &unknown,
        "acme",
        "share",
        "unknown, counted as the middle between 0.3 and 1: 0.65 x 50 = 32.5",
    );
}

const LEVELS: &str = r#"
[weights]
food = 60
role-fit = 60
[[criterion]]
id = "food"
scale = { levels = { none = 0.0, little = 0.1, good = 1.0 } }
[[offer]]
company = "Acme"
ratings = { food = "?", role-fit = 9 }
[[offer]]
company = "Bolt"
ratings = { food = "little", role-fit = 5 }
"#;

/// The mean of 0, 0.1 and 1 is 0.367.
#[test]
fn what_an_unknown_counts_as_is_said_as_it_is() {
    working(
        LEVELS,
        "acme",
        "food",
        "unknown, counted as the mean of its levels, 0, 0.1 and 1: 0.3667 x 50 = 18.3",
    );
    let legend = "? unknown, counted as 37 % of full points";
    let folder = Folder::with("o.toml", LEVELS);
    for call in ["o.toml", "explain o.toml acme", "o.toml --format markdown"] {
        let printed = folder.rank(call).run().ok();
        assert!(printed.contains(legend), "{printed}");
        assert!(!printed.contains("counted as half"), "{printed}");
    }
    let screen = folder.rank("o.toml").run().ok();
    assert!(
        screen.contains("Acme's is unknown, counted as 37 % of full points"),
        "{screen}"
    );
}

const LINKED: &str = r#"
[weights]
ml-exposure = 60
role-fit = 40
[[link]]
company = "Bolt"
parent = "Acme"
shares = ["ml-exposure"]
share = 0.25
[[fact]]
company = "Acme"
criterion = "ml-exposure"
value = "leader"
[[fact]]
company = "Bolt"
criterion = "ml-exposure"
value = "strong"
[[offer]]
company = "Bolt"
ratings = { role-fit = 5 }
[[offer]]
company = "Cape"
ratings = { role-fit = 7, ml-exposure = "some" }
"#;

/// 0.7 + 0.25 x (1 - 0.7) = 0.775.
#[test]
fn a_company_with_a_part_of_its_own_has_it_and_a_share_of_the_rest() {
    working(
        LINKED,
        "bolt",
        "ml-exposure",
        "own strong (0.70), and 25 % of what Acme's leader (1) has more: 0.775 x 60 = 46.5",
    );
    let folder = Folder::with("o.toml", LINKED);
    let note = "its own part, and 25 % of what Acme has more";
    for call in ["o.toml", "explain o.toml bolt", "o.toml --format markdown"] {
        let printed = folder.rank(call).run().ok();
        assert!(printed.contains(note), "{printed}");
    }
    let less = LINKED.replace("\"leader\"", "\"some\"");
    working(
        &less,
        "bolt",
        "ml-exposure",
        "own strong (0.70); Acme's some (0.35) adds nothing: 0.7 x 60 = 42.0",
    );
}

/// 0.75 x 70 + 0.39 x 25 is 62.25: 62.3 wherever it stands.
#[test]
fn one_score_is_rounded_one_way() {
    let text = "[weights]\nrole-fit = 75\nmentoring = 25\n\
        [[offer]]\ncompany = \"Acme\"\nratings = { role-fit = 7, mentoring = 3.9 }\n\
        [[offer]]\ncompany = \"Bolt\"\nratings = { role-fit = 5, mentoring = 5 }\n";
    let folder = Folder::with("o.toml", text);
    for call in [
        "o.toml",
        "explain o.toml acme",
        "explain o.toml acme bolt",
        "o.toml --format markdown",
    ] {
        let printed = folder.rank(call).run().ok();
        assert!(!printed.contains("62.2"), "{printed}");
    }
    let printed = folder.rank("explain o.toml acme").run().ok();
    assert_eq!(printed.matches("62.3").count(), 2, "{printed}");
}

#[test]
fn too_little_known_is_shown_below_its_limit() {
    let text = |known: &str, rest: &str| {
        format!(
            "[weights]\nrole-fit = {known}\nmentoring = {rest}\n\
             [[offer]]\ncompany = \"Acme\"\nratings = {{ role-fit = 9 }}\n\
             [[offer]]\ncompany = \"Bolt\"\nratings = {{ role-fit = 6, mentoring = 7 }}\n"
        )
    };
    for (known, rest, shown) in [
        ("49.8", "50.2", "49.8 %"),
        ("49.996", "50.004", "49.996 %"),
        ("50", "50", "50 %"),
        ("99.7", "0.3", "99.7 %"),
    ] {
        let printed = explain(&text(known, rest), "acme").ok();
        assert!(
            printed.contains(&format!("Known on {shown} of the weight.")),
            "{printed}"
        );
        assert_eq!(
            printed.contains("too little known"),
            known < "50",
            "{printed}"
        );
    }
}

/// Shares of weights are quotients: no size of theirs makes them none or infinite.
#[test]
fn the_size_of_weights_does_not_matter() {
    let text = |size: &str| {
        format!(
            "[weights]\na = 1{size}\nb = 2{size}\n[scales]\na = [0, 10]\nb = [0, 10]\n\
             [[offer]]\ncompany = \"Acme\"\nratings = {{ a = 7, b = 5 }}\n\
             [[offer]]\ncompany = \"Bolt\"\nratings = {{ a = 3, b = 6 }}\n"
        )
    };
    let low = |size: &str| {
        let report = Folder::with("o.toml", text(size))
            .rank("o.toml --json")
            .run()
            .json();
        number(&offer(&report, "acme")["score_low"])
    };
    let usual = low("");
    for size in ["e-320", "e-300", "e-12", "e12"] {
        near(low(size), usual, 0.3, size);
    }
}

/// 101.50 x 40 x 12 is 48,720; 102 x 40 x 12 would be 48,960. 4,953.60 of tax and 5,574.70 of costs
/// leave 20,431.70 of 30,960: rounded one by one they would leave 20,431.
#[test]
fn amounts_have_cents_where_a_sum_needs_them() {
    let text = |pay: &str| {
        format!("[weights]\npay = 1\n[[offer]]\ncompany = \"Acme\"\n[offer.pay]\n{pay}\n")
    };
    for (pay, sum) in [
        (
            "hourly = 101.50\nweeks = 12",
            "$101.50 x 40 h x 12 weeks = $48,720,",
        ),
        (
            "hourly = 100\nweeks = 12",
            "$100 x 40 h x 12 weeks = $48,000,",
        ),
        // 13 weeks are 91 days of 30.4375 a month: 2.98973, and 9,100 times that is 27,206.57.
        (
            "monthly = 9_100\nweeks = 13\nrelocation = 9_000",
            "$9,100 x 2.98973 months + $9,000 relocation = $36,207,",
        ),
    ] {
        let json = Folder::with("o.toml", text(pay))
            .rank("o.toml --json --trials 0")
            .run()
            .json();
        let working = offer(&json, "acme")["pay"]["working"]
            .as_str()
            .expect("a sum");
        assert!(working.starts_with(sum), "{working}");
    }
}

/// Where weights are no parts of 100 already, both are there.
#[test]
fn weights_of_a_hundred_stand_beside_those_that_were_written() {
    let printed = explain(LEVELS, "acme").ok();
    assert!(
        printed.contains("Weights are of 100. You wrote: Food 60, Role fit 60."),
        "{printed}"
    );
    let parts = explain(&LEVELS.replace("= 60", "= 50"), "acme").ok();
    assert!(!parts.contains("You wrote"), "{parts}");
}

#[test]
fn equal_weights_print_equal() {
    let text = "[weights]\na = 1\nb = 1\nc = 1\n[scales]\na = [0, 10]\nb = [0, 10]\nc = [0, 10]\n\
        [[offer]]\ncompany = \"Acme\"\nratings = { a = 10, b = 10, c = 10 }\n\
        [[offer]]\ncompany = \"Bolt\"\nratings = { a = 10, b = 4, c = 1 }\n";
    let folder = Folder::with("o.toml", text);
    for call in [
        "o.toml",
        "explain o.toml acme",
        "explain o.toml acme bolt",
        "o.toml --format markdown",
        "o.toml --width 120",
    ] {
        let printed = folder.rank(call).run().ok();
        assert!(
            printed.contains("33.3") && !printed.contains("33.4"),
            "{printed}"
        );
    }
}
