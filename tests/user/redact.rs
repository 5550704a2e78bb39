//! `--redact`: an answer for others, without what offers pay or without whose they are. Every output
//! of every verb is searched for what was to go.

use serde_json::Value;

use super::harness::{Folder, number, offer, rank};

pub const OFFERS: &str = "\
title = \"Titleword\"
about = \"Aboutword 7654\"

[weights]
pay = 40
role-fit = 30
ml-exposure = 30

[must]
pay = 4321

[[offer]]
id = \"zyxid\"
company = \"Zyxcorp\"
role = \"Gardener\"
location = \"Osloplace\"
note = \"Noteword 7654\"
reply-by = 2026-11-30

[offer.pay]
currency = \"USD\"
hourly = 61.25
hours-per-week = 37
weeks = 13
sign-on = 2345
costs = { rent = 987 }

[offer.ratings]
role-fit = { value = 8, why = \"Whyword\", source = \"Sourceword\" }
ml-exposure = \"some\"

[[offer]]
company = \"Qwertco\"
role = \"Plumber\"
expects-by = 2026-12-02
status = \"pending\"

[offer.ratings]
pay = { value = 7654, why = \"Whyword\", source = \"Sourceword\" }
role-fit = 5
ml-exposure = \"unknown\"

[[offer]]
company = \"Vbnmllc\"
reply-by = 2026-11-20

[offer.ratings]
pay = [8765, 9876]
role-fit = 4
ml-exposure = \"strong\"

[[offer]]
company = \"Poorco\"

[offer.ratings]
pay = 3456
role-fit = 9
ml-exposure = \"strong\"

[[offer]]
company = \"LinkedIn\"

[offer.ratings]
pay = \"unknown\"
role-fit = [3, 9]
";

/// What names somebody.
const NAMES: [&str; 16] = [
    "zyx",
    "qwert",
    "vbnm",
    "poorco",
    "linkedin",
    "microsoft",
    "gardener",
    "plumber",
    "osloplace",
    "noteword",
    "whyword",
    "sourceword",
    "titleword",
    "aboutword",
    "private",
    "mine.toml",
];

/// Amounts as they are written or worked out: of the first, 61.25 x 37 x 13 and what it comes to.
const AMOUNTS: [&str; 17] = [
    "7654", "7,654", "61.25", "2345", "2,345", "987", "8765", "8,765", "9876", "9,876", "3456",
    "3,456", "4321", "4,321", "29,461", "29461", "noteword",
];

/// Calls of every verb, and the formats of each.
const CALLS: [(&str, &str); 14] = [
    ("", "table json csv markdown svg html"),
    ("--all --reasons", "table json csv markdown svg html"),
    (
        "--set qwertco.status=offered",
        "table json csv markdown svg",
    ),
    ("explain zyxid", "table json"),
    ("explain zyxid qwertco", "table json"),
    ("flip", "table json"),
    ("flip --all", "table json"),
    ("flip qwertco", "table json"),
    ("ask", "table json"),
    ("pay", "table json"),
    ("pay zyxid", "table json"),
    ("deadlines", "table json"),
    ("deadlines --ics -", "table"),
    ("report", "html"),
];

pub fn folder() -> Folder {
    Folder::with("private/mine.toml", OFFERS)
}

/// Everything that every verb prints but those that refuse, each with its call.
fn outputs(folder: &Folder, redact: &str, refused: &[&str]) -> Vec<(String, String)> {
    let mut outputs = Vec::new();
    for (call, formats) in CALLS {
        let verb = call.split(' ').next().unwrap_or_default();
        if refused.contains(&verb) {
            continue;
        }
        for format in formats.split(' ') {
            let (verb, rest) = if verb.starts_with('-') {
                ("", call)
            } else {
                call.split_once(' ').unwrap_or((call, ""))
            };
            let whole = format!(
                "{verb} private/mine.toml {rest} --format {format} --redact {redact} --trials 500"
            );
            let whole = whole.replace("  ", " ");
            let printed = folder.rank(whole.trim()).run().ok();
            assert!(!printed.is_empty(), "{whole}");
            outputs.push((whole, printed));
        }
    }
    outputs
}

/// Whether a text has a word, a number among others only where it is whole.
fn has(text: &str, word: &str) -> bool {
    let is_number = word.starts_with(|c: char| c.is_ascii_digit());
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.');
        let after = text[at + word.len()..].starts_with(|c: char| c.is_ascii_digit());
        !is_number || !(before || after)
    })
}

#[track_caller]
fn search(outputs: &[(String, String)], words: &[&str]) {
    for (call, printed) in outputs {
        let lower = printed.to_lowercase();
        for word in words {
            assert!(!has(&lower, word), "rank {call}: {word}\n{printed}");
        }
    }
}

#[test]
fn no_output_names_anybody() {
    let folder = folder();
    let all = outputs(&folder, "names", &[]);
    assert!(all.len() > 25, "{}", all.len());
    search(&all, &NAMES);
    // What would be found is there without the option.
    let screen = folder
        .rank("private/mine.toml --all --reasons")
        .run()
        .ok()
        .to_lowercase();
    for word in ["zyxcorp", "gardener", "titleword", "whyword"] {
        assert!(screen.contains(word), "{word}: {screen}");
    }
}

#[test]
fn no_output_tells_pay() {
    let folder = folder();
    let named = folder.rank("private/mine.toml --json").run().json();
    let month = number(&offer(&named, "zyxid")["pay"]["month"]);
    // What 61.25 x 37 hours and the rest come to is no amount that is shown either.
    assert!((9_600.0..9_700.0).contains(&month), "{month}");
    let shown = format!("9,{:.0}", month - 9_000.0);
    let screen = folder.rank("private/mine.toml").run().ok();
    assert!(screen.contains(&shown), "{shown}: {screen}");
    let hidden = outputs(&folder, "pay", &["explain", "pay"]);
    search(&hidden, &[&shown]);
    search(&hidden, &AMOUNTS);
    let both: Vec<&str> = NAMES.iter().chain(&AMOUNTS).copied().collect();
    search(&outputs(&folder, "pay,names", &["explain", "pay"]), &both);
}

/// Of several judges too, whose files and titles name them.
#[test]
fn judges_are_hidden_as_well() {
    let set = |title: &str, pay: u32| {
        format!("title = \"{title}\"\n[weights]\npay = {pay}\nrole-fit = 30\nml-exposure = 30\n")
    };
    let folder = folder()
        .file("mumfile.toml", set("Mumword", 80))
        .file("dadfile.toml", set("Dadword", 10));
    let people = ["mumfile", "dadfile", "mumword", "dadword"];
    let all: Vec<&str> = NAMES
        .iter()
        .chain(&AMOUNTS)
        .copied()
        .chain(people)
        .collect();
    for format in ["table", "json", "csv", "markdown", "svg"] {
        let call = format!(
            "private/mine.toml -c mumfile.toml -c dadfile.toml --format {format} --redact pay,names"
        );
        let printed = folder.rank(&call).run().ok();
        search(&[(call, printed)], &all);
    }
}

/// Both sides of a diff are hidden, wherever the option stands, and letters are shared.
#[test]
fn a_diff_hides_both_sides() {
    let folder = folder().file("later.toml", OFFERS.replace("pay = 3456", "pay = 5555"));
    let both: Vec<&str> = NAMES
        .iter()
        .chain(&AMOUNTS)
        .copied()
        .chain(["later"])
        .collect();
    for call in [
        "diff private/mine.toml --redact names,pay -- --without zyxid",
        "diff private/mine.toml -- --without zyxid --redact names,pay",
        "diff private/mine.toml later.toml --redact names,pay",
        "diff private/mine.toml later.toml --redact names,pay --json",
        "diff private/mine.toml later.toml --redact names,pay --format markdown",
        "diff private/mine.toml later.toml --redact names,pay --format html",
    ] {
        let printed = folder.rank(call).run().ok();
        search(&[(call.to_owned(), printed.clone())], &both);
        if call.contains("without") {
            assert!(printed.contains("Gone: A."), "{printed}");
        }
    }
    let saved = folder.rank("private/mine.toml --json").run().ok();
    let folder = folder.file("saved.json", saved);
    folder.rank("diff saved.json private/mine.toml --redact pay").run().complains(
        2,
        "error: saved.json is a saved ranking: nothing in it can be hidden\nRank its offers again\n",
    );
}

/// The answer is the same, under letters.
#[test]
fn letters_change_no_number() {
    let folder = folder();
    let named = folder.rank("private/mine.toml --json").run().json();
    let hidden = folder
        .rank("private/mine.toml --json --redact names")
        .run()
        .json();
    let letters = [
        ("zyxid", "A"),
        ("qwertco", "B"),
        ("vbnmllc", "C"),
        ("poorco", "D"),
        ("linkedin", "E"),
    ];
    for (id, letter) in letters {
        let (one, other) = (offer(&named, id), offer(&hidden, letter));
        assert_eq!(other["company"], letter);
        for key in [
            "score",
            "place",
            "place_last",
            "position",
            "first_share",
            "score_low",
        ] {
            assert_eq!(one[key], other[key], "{id}: {key}");
        }
        for key in ["role", "note", "location"] {
            assert_eq!(other[key], Value::Null);
        }
    }
    let count = |v: &Value| v["flips"].as_array().map_or(0, Vec::len);
    assert_eq!(count(&named), count(&hidden));
}

#[test]
fn ratings_of_pay_are_places_and_points_whole() {
    let folder = folder();
    let hidden = folder
        .rank("private/mine.toml --json --all --redact pay")
        .run()
        .json();
    let is_whole = |v: &Value| number(v).fract() == 0.0;
    for offer in hidden["offers"].as_array().expect("offers") {
        let cells = offer["criteria"].as_object().expect("cells");
        let points: f64 = cells.values().map(|c| number(&c["points"])).sum();
        assert_eq!(points, number(&offer["score"]), "{offer}");
        assert!(cells.values().all(|c| is_whole(&c["points"])), "{offer}");
        let pay = &cells["pay"];
        for key in [
            "low",
            "high",
            "utility",
            "points_low",
            "points_high",
            "why",
            "source",
        ] {
            assert_eq!(pay[key], Value::Null, "{key}");
        }
        assert_eq!(
            (&offer["pay"], &offer["note"]),
            (&Value::Null, &Value::Null)
        );
    }
    let place = |id: &str| offer(&hidden, id)["criteria"]["pay"]["text"].as_str();
    let places = ["zyxid", "vbnmllc", "qwertco", "poorco", "linkedin"].map(place);
    let told = ["1st", "2nd", "3rd", "4th", "?"].map(Some);
    assert_eq!(places, told);
    let judge = hidden["judges"][0]["scores"].as_object().expect("scores");
    assert!(judge.values().all(is_whole));
    for of in ["flips", "ask"] {
        for change in hidden[of].as_array().expect("changes") {
            assert_ne!(change["criterion"], "pay", "{change}");
            assert!(change.get("at").is_none_or(Value::is_null), "{change}");
        }
    }
    let screen = folder
        .rank("flip private/mine.toml --redact pay")
        .run()
        .ok();
    assert!(
        screen.contains("What pay would change is left out: pay is hidden."),
        "{screen}"
    );
}

#[test]
fn verbs_that_cannot_hide_say_so() {
    for (call, said) in [
        (
            "pay --demo --redact pay",
            "`rank pay` tells of pay: it cannot hide it",
        ),
        (
            "explain --demo google --redact names,pay",
            "`rank explain` tells of pay: it cannot hide it",
        ),
        (
            "check --demo --redact names",
            "`rank check` tells of your files: it cannot hide names",
        ),
    ] {
        rank(call).complains(2, &format!("error: {said}\n"));
    }
    let said = rank("demo --redact all").fails(2);
    assert!(said.contains("[possible values: pay, names]"), "{said}");
}
