//! What to find out: with which answers, how likely, and what happens then; and where nothing does.

use std::fmt::Write as _;

use serde_json::Value;

use super::harness::{Folder, near, number};

/// Two offers with the ratings of each, under a head of weights and scales.
fn offers(head: &str, ratings: &[(&str, &str)]) -> Folder {
    let mut text = head.to_owned();
    for (company, ratings) in ratings {
        let (above, below) = ratings.split_once('|').unwrap_or(("", ratings));
        let _ = writeln!(
            text,
            "[[offer]]\ncompany = \"{company}\"\n{above}\n[offer.ratings]\n{below}"
        );
    }
    Folder::with("o.toml", text)
}

/// The questions for scripts, under weights as written.
fn asked(folder: &Folder) -> Vec<Value> {
    let report = folder.rank("ask o.toml --json --trust exact").run().json();
    report["ask"].as_array().expect("questions").clone()
}

/// The screen, whatever its lines.
fn screen(folder: &Folder, call: &str) -> String {
    let text = folder.rank(call).run().ok();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn says(folder: &Folder, call: &str, sentence: &str) {
    let text = screen(folder, call);
    assert!(text.contains(sentence), "{sentence}\n{text}");
}

/// `to`, `when`, `until` and `first` of a question.
#[track_caller]
fn ends(ask: &Value, expected: &[Value; 4]) {
    let found = ["to", "when", "until", "first"].map(|key| ask[key].clone());
    assert_eq!(&found, expected, "{ask}");
}

/// Bolt's 40 hours are worth 2/3: 33.3 + 15 = 48.3. Acme has 40 and 50 times what its hours are
/// worth, less than that below a sixth. From 50 hours on all are worth nothing.
#[test]
fn less_is_better_down_to_a_flat_end() {
    let head = "[weights]\nhours = 50\nrole-fit = 50\n[[criterion]]\nid = \"hours\"\n\
        scale = { points = [[35, 1], [50, 0], [70, 0]] }\n";
    let folder = offers(
        head,
        &[
            ("Acme", "hours = \"?\"\nrole-fit = 8"),
            ("Bolt", "hours = 40\nrole-fit = 3"),
        ],
    );
    let ask = &asked(&folder)[0];
    near(number(&ask["within"]), 1.0 / 6.0, 1e-9, "within");
    ends(
        ask,
        &[47.6.into(), "at-least".into(), Value::Null, "bolt".into()],
    );
    says(
        &folder,
        "ask o.toml",
        "Unknown so far. 47.6 or more puts Bolt first (17 in 100).",
    );
}

/// Bolt: 0.9 - 0.18 = 0.72 and 0.6. Acme: 0.9 and anything from 0.3 to 0.9, which is less below
/// 0.42: a fifth of the way.
#[test]
fn less_is_better_on_a_scale_that_reaches_no_end() {
    let head = "[weights]\na = 1\nb = 1\n[[criterion]]\nid = \"a\"\n\
        scale = { points = [[0, 0.9], [10, 0.3]] }\n[[criterion]]\nid = \"b\"\n\
        scale = { worst = 0, best = 10 }\n";
    let folder = offers(
        head,
        &[("Acme", "a = \"?\"\nb = 9"), ("Bolt", "a = 3\nb = 6")],
    );
    let ask = &asked(&folder)[0];
    near(number(&ask["within"]), 0.2, 1e-9, "within");
    ends(
        ask,
        &[8.01.into(), "at-least".into(), Value::Null, "bolt".into()],
    );
}

const FOOD: &str = "[[criterion]]\nid = \"food\"\n";

/// Of Acme only 30 of 100 are known. With fair food it has 28 + 27 and is ahead of Bolt's 28 + 21;
/// with none it has 27.
#[test]
fn a_level_makes_an_offer_known() {
    let head = format!(
        "[weights]\nfood = 70\nrole-fit = 30\n{FOOD}\
        scale = {{ levels = {{ none = 0.0, fair = 0.4, good = 1.0 }} }}\n"
    );
    let folder = offers(
        &head,
        &[
            ("Acme", "food = \"?\"\nrole-fit = 9"),
            ("Bolt", "food = \"fair\"\nrole-fit = 7"),
        ],
    );
    let ask = &asked(&folder)[0];
    near(number(&ask["within"]), 2.0 / 3.0, 1e-9, "within");
    ends(
        ask,
        &["fair".into(), "at-least".into(), Value::Null, "acme".into()],
    );
    assert_eq!(ask["because"], "known");
    let sentence = "fair or better puts Acme first, as enough is known of it then (67 in 100).";
    says(&folder, "ask o.toml", sentence);
}

/// Acme's is worth anything from 0.3 to 0.9; the limit of 5 is worth 0.6, halfway.
#[test]
fn an_unchecked_deal_breaker_fails_as_often_as_it_is_drawn() {
    let head = "[weights]\na = 1\nb = 1\n[must]\na = 5\n[[criterion]]\nid = \"a\"\n\
        scale = { points = [[0, 0.9], [10, 0.3]] }\n[[criterion]]\nid = \"b\"\n\
        scale = { worst = 0, best = 10 }\n";
    let folder = offers(
        head,
        &[("Acme", "a = \"?\"\nb = 9"), ("Bolt", "a = 3\nb = 1")],
    );
    let ask = &asked(&folder)[0];
    assert_eq!(ask["because"], "must");
    near(number(&ask["within"]), 0.5, 1e-9, "within");
    let report = folder.rank("o.toml --json").run().json();
    near(number(&report["offers"][0]["out_share"]), 0.5, 0.02, "out");
}

/// All below good fails, whatever it is worth: two levels of three, and three of four.
#[test]
fn a_level_fails_a_deal_breaker() {
    let head = format!(
        "[weights]\nfood = 60\nrole-fit = 40\n[must]\nfood = \"good\"\n{FOOD}\
        scale = {{ levels = {{ none = 0.0, fair = 0.7, good = 1.0 }} }}\n"
    );
    let bolt = ("Bolt", "food = \"good\"\nrole-fit = 1");
    let folder = offers(
        &head,
        &[("Acme", "food = [\"none\", \"good\"]\nrole-fit = 9"), bolt],
    );
    let ask = &asked(&folder)[0];
    near(number(&ask["within"]), 2.0 / 3.0, 1e-9, "within");
    ends(
        ask,
        &["fair".into(), "at-most".into(), Value::Null, "bolt".into()],
    );
    assert_eq!(ask["because"], "must");
    let sentence = "fair or worse puts Bolt first, as Acme fails a deal-breaker then (67 in 100).";
    says(&folder, "ask o.toml", sentence);

    let head = head.replace("food = 60\nrole-fit = 40", "food = 30\nrole-fit = 70");
    let head = head.replace("fair = 0.7", "fair = 0.3, nearly = 0.9");
    let folder = offers(&head, &[("Acme", "food = \"?\"\nrole-fit = 9"), bolt]);
    let ask = &asked(&folder)[0];
    near(number(&ask["within"]), 0.75, 1e-9, "within");
    let sentence = "nearly or worse puts Acme out and Bolt first (75 in 100).";
    says(&folder, "ask o.toml", sentence);
}

const PEAK: &str = "[[criterion]]\nid = \"hours\"\n\
    scale = { points = [[20, 0], [40, 1], [60, 0]] }\n";

/// Bolt has 15 + 45. Acme has 20 and is ahead where its hours are worth more than 0.8, between 36
/// and 44: 8 of the 36 above its likely value, which have one half.
#[test]
fn on_a_peak_an_answer_has_two_ends() {
    let head = format!("[weights]\nhours = 50\nrole-fit = 50\n{PEAK}");
    let range = "hours = { low = 20, likely = 24, high = 60 }\nrole-fit = 4";
    let folder = offers(
        &head,
        &[("Acme", range), ("Bolt", "hours = 26\nrole-fit = 9")],
    );
    let ask = &asked(&folder)[0];
    near(number(&ask["within"]), 8.0 / 36.0 / 2.0, 1e-9, "within");
    ends(
        ask,
        &[36.1.into(), "at-least".into(), 43.9.into(), "acme".into()],
    );
    says(
        &folder,
        "ask o.toml",
        "20-60 so far. 36.1 to 43.9 puts Acme first (11 in 100).",
    );
}

/// Bolt has 33 + 31.5. Acme has 40.5 and is ahead where its hours are worth more than 24 of 55.
#[test]
fn where_an_offer_comes_in_an_answer_has_two_ends() {
    let head = format!("[weights]\nhours = 55\nrole-fit = 45\n{PEAK}");
    let folder = offers(
        &head,
        &[
            ("Acme", "hours = \"?\"\nrole-fit = 9"),
            ("Bolt", "hours = 32\nrole-fit = 7"),
        ],
    );
    let ask = &asked(&folder)[0];
    near(number(&ask["within"]), 31.0 / 55.0, 1e-9, "within");
    ends(
        ask,
        &[28.8.into(), "at-least".into(), 51.2.into(), "acme".into()],
    );
}

/// Cape has 40 + 30. Acme has 42, and 40 times x / 62: more than 70 from 43.4 on. Drawn, it is
/// anything from 0 to 1, and more than 0.7 in 3 of 10.
#[test]
fn an_unknown_on_a_scale_made_from_the_offers_is_a_question() {
    let head = "[weights]\na = 40\nb = 60\n[[criterion]]\nid = \"a\"\n\
        scale = { normalize = \"linear\", better = \"higher\" }\n[[criterion]]\nid = \"b\"\n\
        scale = { worst = 0, best = 10 }\n";
    let folder = offers(
        head,
        &[
            ("Acme", "a = \"?\"\nb = 7"),
            ("Bolt", "a = 52\nb = 4"),
            ("Cape", "a = 62\nb = 5"),
        ],
    );
    let ask = &asked(&folder)[0];
    near(number(&ask["within"]), 0.3, 1e-9, "within");
    ends(
        ask,
        &[43.5.into(), "at-least".into(), Value::Null, "acme".into()],
    );
    assert_eq!(ask["because"], Value::Null);
    assert_eq!(ask["typed"], "--set acme.a=43.5");
}

/// 45 + 19 is more than 20 + 40.
#[test]
fn one_open_thing_that_cannot_leaves_it_to_the_weights() {
    let head = "[weights]\nrole-fit = 50\nmentoring = 50\n";
    let folder = offers(
        head,
        &[
            ("Acme", "role-fit = 9\nmentoring = [3.8, 4.2]"),
            ("Bolt", "role-fit = 4\nmentoring = 8"),
        ],
    );
    let nothing = "Nothing you could learn changes who is first; your weights decide.";
    for call in ["o.toml", "ask o.toml"] {
        says(&folder, call, nothing);
    }
}

/// Acme has 70, at worst 40 and never less than 55 after one answer; Bolt has 54.
#[test]
fn several_answers_together_may_where_none_alone_does() {
    let criteria = ["a", "b", "c", "d"];
    let weights = criteria.map(|c| format!("{c} = 25\n")).concat();
    let scales = criteria
        .iter()
        .map(|c| format!("[[criterion]]\nid = \"{c}\"\nscale = {{ worst = 0, best = 10 }}\n"));
    let head = format!("[weights]\n{weights}{}", scales.collect::<String>());
    let ratings = |value: &str| {
        let lines = criteria.iter().map(|c| format!("{c} = {value}\n"));
        lines.collect::<String>()
    };
    let run = |bolt: &str| {
        let rated = [("Acme", ratings("[4, 10]")), ("Bolt", ratings(bolt))];
        let rated = [0, 1].map(|i: usize| (rated[i].0, rated[i].1.as_str()));
        offers(&head, &rated)
    };
    let may = "No single answer changes who is first, several together may. Still open: Acme's";
    says(&run("5.4"), "ask o.toml", may);
    let nothing = "Nothing you could learn changes who is first.";
    says(&run("3.9"), "ask o.toml", nothing);
    let level =
        "Nothing you could learn puts another offer first; Bolt could at most share first place.";
    says(&run("4"), "ask o.toml", level);
}

/// Both rest on one fact: it moves both alike.
#[test]
fn two_offers_that_rest_on_one_fact_stay_as_they_are() {
    let head = "[weights]\nml-exposure = 50\nrole-fit = 50\n[[fact]]\ncompany = \"Acme\"\n\
        criterion = \"ml-exposure\"\nvalue = [\"none\", \"leader\"]\n";
    let folder = offers(
        head,
        &[
            ("Acme", "role = \"one\"|role-fit = 8"),
            ("Acme", "role = \"two\"|role-fit = 6"),
        ],
    );
    let nothing = "Nothing you could learn changes who is first.";
    says(&folder, "ask o.toml", nothing);
    let plain = screen(&folder, "o.toml --trials 0");
    assert!(!plain.contains("What is not known yet"), "{plain}");
}

/// Acme has 69.1. Gamma has 36 and a third of what its mentoring is worth, the commute counted as
/// half, 13.3: 59.3 of 100 would be level.
#[test]
fn an_offer_with_one_good_rating_would_be_first() {
    let head = "[weights]\nrole-fit = 30\nmentoring = 25\ncommute = 20\n";
    let folder = offers(
        head,
        &[
            ("Acme", "role-fit = 7\nmentoring = 7\ncommute = 30"),
            ("Beta", "role-fit = 5\nmentoring = 4\ncommute = 30"),
            ("Gamma", "role-fit = 9"),
        ],
    );
    let sentence = "Gamma would be first with mentoring at 5.94 or more; too little is known of it \
        now.";
    says(&folder, "o.toml", sentence);
}

/// A third of 0 to 90 minutes is beyond 60. Within it Acme has 67.5 + 25 u, less than Beta's 79.4
/// below 0.477.
#[test]
fn an_unchecked_deal_breaker_is_the_first_question() {
    let head = "[weights]\nrole-fit = 30\ncommute = 10\n[must]\ncommute = 60\n";
    let folder = offers(
        head,
        &[
            ("Acme", "role-fit = 9"),
            ("Beta", "role-fit = 8\ncommute = 20"),
        ],
    );
    let sentence = "60.1 min or more puts Acme out (33 in 100); 47.1 min or more puts Beta first \
        (48 in 100).";
    says(&folder, "ask o.toml", sentence);
    let ask = &asked(&folder)[0];
    near(number(&ask["within"]), 1.0 / 3.0, 1e-9, "within");
    ends(
        ask,
        &[60.1.into(), "at-least".into(), Value::Null, "beta".into()],
    );
    let worst = "Acme is first on an unknown: with Commute at its worst it would be out.";
    says(&folder, "o.toml", worst);
}

/// Cape's permit changes nothing of first place and is asked about before all that does.
#[test]
fn an_unchecked_deal_breaker_comes_before_what_changes_the_first() {
    let head = "[weights]\nrole-fit = 1\nmentoring = 1\n[must]\nvisa = \"yes\"\n\
        [[criterion]]\nid = \"visa\"\nscale = { levels = [\"no\", \"yes\"] }\n";
    let folder = offers(
        head,
        &[
            ("Acme", "role-fit = 8\nmentoring = \"?\"\nvisa = \"yes\""),
            ("Bolt", "role-fit = 6\nmentoring = 5\nvisa = \"yes\""),
            ("Cape", "role-fit = 4\nmentoring = 4"),
        ],
    );
    let all = asked(&folder);
    let about: Vec<&Value> = all.iter().map(|a| &a["criterion"]).collect();
    assert_eq!(about, ["visa", "mentoring"], "{all:?}");
    near(number(&all[0]["within"]), 0.5, 1e-9, "within");
    ends(
        &all[0],
        &["no".into(), "at-most".into(), Value::Null, "acme".into()],
    );
    assert_eq!(all[0]["because"], "must");
    says(&folder, "o.toml", "no puts Cape out.");
}

/// 95 is more than 60.
#[test]
fn a_pending_offer_that_would_be_first_is_named() {
    let head = "[weights]\nrole-fit = 1\nmentoring = 1\n";
    let folder = offers(
        head,
        &[
            ("Acme", "role-fit = 6\nmentoring = 6"),
            ("Beta", "role-fit = 5\nmentoring = 5"),
            ("Dream", "status = \"pending\"|role-fit = 10\nmentoring = 9"),
        ],
    );
    says(&folder, "o.toml", "Dream would be first if it were made.");
    let sentence = "Dream Will this offer be made? No offer so far. It would be first if it were \
        made. Nothing else you could learn changes who is first.";
    says(&folder, "ask o.toml", sentence);
    let ask = &asked(&folder)[0];
    ends(
        ask,
        &["offered".into(), Value::Null, Value::Null, "dream".into()],
    );
    assert_eq!(ask["within"], Value::Null);
}

/// Where nothing changes who is first, questions are about the second, and say so.
#[test]
fn a_question_about_second_place_has_a_second() {
    let head = "[weights]\nrole-fit = 1\nmentoring = 1\n";
    let folder = offers(
        head,
        &[
            ("Acme", "role-fit = 9\nmentoring = 9"),
            ("Beta", "role-fit = 5\nmentoring = [2, 8]"),
            ("Cape", "role-fit = 5\nmentoring = 4"),
        ],
    );
    let ask = &asked(&folder)[0];
    ends(
        ask,
        &[3.99.into(), "at-most".into(), Value::Null, Value::Null],
    );
    assert_eq!(ask["second"], "cape");
    assert_eq!(ask["first_changes"], false);
}

/// A place with a smaller number is the better one.
#[test]
fn places_are_better_or_worse() {
    let head = "[weights]\nbrand = 50\nrole-fit = 50\n";
    let run = |bolt: &str| {
        let rated = [("Acme", "brand = [1, 40]\nrole-fit = 6"), ("Bolt", bolt)];
        offers(head, &rated)
    };
    let worse = "31st or worse puts Bolt first";
    says(&run("brand = 30\nrole-fit = 6"), "ask o.toml", worse);
    let better = "9th or better puts Acme first";
    says(&run("brand = 10\nrole-fit = 6"), "ask o.toml", better);
}
