//! Remarks and verdicts name whom and what they speak of, in full sentences.

use super::harness::{Folder, rank};

/// Two criteria from 0 to 10, and offers with a rating on each.
fn rated(offers: &[(&str, &str, &str)]) -> String {
    let offer = |(company, a, b): &(&str, &str, &str)| {
        format!("[[offer]]\ncompany = \"{company}\"\n[offer.ratings]\na = {a}\nb = {b}\n")
    };
    let head = "[weights]\na = 50\nb = 50\n[scales]\na = [0, 10]\nb = [0, 10]\n";
    let offers: Vec<String> = offers.iter().map(offer).collect();
    head.to_owned() + &offers.concat()
}

/// The messages of one kind.
fn messages(text: &str, code: &str) -> Vec<String> {
    let report = Folder::with("o.toml", text)
        .rank("o.toml --json")
        .run()
        .json();
    let warnings = report["warnings"].as_array().expect("warnings").iter();
    let own = warnings.filter(|w| w["code"] == code);
    own.map(|w| w["message"].as_str().expect("a message").to_owned())
        .collect()
}

/// Bolt and Cape have 67.5, Dune and Echo 27.5.
#[test]
fn offers_too_close_to_call_stand_in_groups() {
    let text = rated(&[
        ("Acme", "9", "9"),
        ("Bolt", "7", "6.5"),
        ("Cape", "6.5", "7"),
        ("Dune", "3", "2.5"),
        ("Echo", "2.5", "3"),
    ]);
    let screen = Folder::with("o.toml", text).rank("o.toml").run().ok();
    let verdict = "Bolt and Cape are too close to call, and so are Dune and Echo.\n";
    assert!(screen.contains(verdict), "{screen}");
}

/// Cape has 82 for sure; of the others, most draws are worse than their likely value.
#[test]
fn every_pair_that_most_what_ifs_contradict_is_named() {
    let high = |likely: &str| format!("{{ low = 0, likely = {likely}, high = 10 }}");
    let text = rated(&[
        ("Acme", &high("9.9"), &high("9.9")),
        ("Bolt", &high("9.5"), &high("9.5")),
        ("Cape", "8.2", "8.2"),
    ]);
    let all = messages(&text, "R0213");
    for pair in ["Acme", "Bolt"] {
        let start = format!("{pair} has the higher score, but Cape is ahead of it in ");
        let own = all.iter().filter(|m| m.starts_with(&start));
        assert_eq!(own.count(), 1, "{all:?}");
    }
}

#[test]
fn offers_of_one_company_go_by_their_labels_in_remarks() {
    let offer = |role: &str, tax: &str| {
        format!(
            "[[offer]]\ncompany = \"Acme\"\nrole = \"{role}\"\n[offer.pay]\nmonthly = 8_000\n{tax}\n"
        )
    };
    let text = "[weights]\npay = 50\n".to_owned()
        + &offer("data", "weeks = 12\ntax = 0.2")
        + &offer("web", "weeks = 20");
    assert_eq!(
        messages(&text, "R0226"),
        ["Tax is stated for Acme, data but not for Acme, web, so their pay cannot be compared."]
    );
    assert_eq!(
        messages(&text, "R0228"),
        [
            "The offers run for different lengths of time, 12 weeks at Acme, data and 20 weeks at \
          Acme, web: compare the pay in all as well."
        ]
    );
}

/// The built-in weights count only because there are none: the lines to add stand in the remark,
/// and do what they promise.
#[test]
fn ratings_without_any_weights_show_the_lines_to_add() {
    let text = "[[offer]]\ncompany = \"Acme\"\n[offer.ratings]\nrole-fit = 8\ncommute = 20\n\
                [[offer]]\ncompany = \"Beta\"\n[offer.ratings]\nrole-fit = 6\ncommute = 40\n";
    let found = messages(text, "R0202");
    assert_eq!(
        found,
        [
            "`role-fit` and `commute` count for nothing: your files have no weights, so the built-in \
          ones are used. To weigh by yours, add the lines `[weights]`, `role-fit = 10` and \
          `commute = 10`."
        ]
    );
    let with = format!("{text}[weights]\nrole-fit = 10\ncommute = 10\n");
    assert_eq!(messages(&with, "R0202"), Vec::<String>::new());
    // Who has weights leaves it out on purpose.
    let with = format!("{text}[weights]\nrole-fit = 10\n");
    assert_eq!(
        messages(&with, "R0202"),
        ["`commute` is rated for 2 offers, and your weights do not use it."]
    );
}

/// Each remark is a sentence with its end.
#[test]
fn all_remarks_end_alike() {
    for call in ["demo --json", "demo --json --set google.pay=90000"] {
        let report = rank(call).json();
        let warnings = report["warnings"].as_array().expect("warnings");
        assert!(warnings.len() > 2);
        for remark in warnings {
            let message = remark["message"].as_str().expect("a message");
            assert!(message.ends_with(['.', '?', '!']), "{message}");
        }
    }
}

#[test]
fn a_figure_of_the_company_has_its_year() {
    let report = rank("demo --json").json();
    let text = report["warnings"].to_string();
    let figure =
        "Pay at JPMorgan, Google and LinkedIn is the companies' figure of 2021, not your offer.";
    assert!(text.contains(figure), "{text}");
}

#[test]
fn the_legend_says_of_what_the_range_is() {
    for (trust, weights) in [
        ("roughly", "the weights changed by up to half"),
        ("exact", "the weights as written"),
        ("order", "any weights in this order"),
        ("none", "any weights for the weighed criteria"),
    ] {
        let screen = rank(&format!("demo --trust {trust}")).ok();
        let legend = format!("\nRange: 90 % of 10,000 what-ifs, each with {weights}\n");
        assert!(screen.contains(&legend), "{screen}");
    }
}

/// Words that a reader has to unravel.
const HARD: [&str; 12] = [
    "told",
    "tell",
    "tells",
    "said",
    "slip",
    "slips",
    "differently",
    "alike",
    "whether",
    "whatever",
    "turns round",
    "looked at over",
];

/// How a clause begins that stands in the place of a noun.
const CLAUSES: [&str; 15] = [
    "what is",
    "what it",
    "what they",
    "what you",
    "what would",
    "what stands",
    "what counts",
    "what matters",
    "what to",
    "how much",
    "how good",
    "how many",
    "how long",
    "who is first",
    "nothing says",
];

/// Where one of some words stands in a text, between letters of no other word.
fn found<'a>(text: &str, words: &[&'a str]) -> Vec<&'a str> {
    let is_letter = |c: char| c.is_alphanumeric();
    let alone = |word: &str| {
        text.match_indices(word).any(|(at, _)| {
            let (before, after) = (&text[..at], &text[at + word.len()..]);
            !before.ends_with(is_letter) && !after.starts_with(is_letter)
        })
    };
    words.iter().copied().filter(|word| alone(word)).collect()
}

/// A text in one line without its questions, where "how much" asks.
fn without_questions(text: &str) -> String {
    let flat: Vec<&str> = text.split_whitespace().collect();
    let flat = flat.join(" ");
    let ends = flat.split_inclusive(['.', '?', '!', ':', ';']);
    ends.filter(|piece| !piece.ends_with('?')).collect()
}

/// Every text that the program prints without a file: help, manual, explanations, built-in parts.
fn own_texts() -> Vec<(String, String)> {
    let list = rank("check --explain").ok();
    let is_code = |word: &&str| word.len() == 5 && word.starts_with('R');
    let codes = list.split_whitespace().filter(is_code);
    let codes = codes.map(|code| format!("check --explain {code}"));
    let verbs = ["ask", "check", "criteria", "deadlines", "demo", "explain"];
    let verbs = verbs.iter().chain(&["flip", "init", "pay"]);
    let help = verbs.map(|verb| format!("{verb} --help"));
    let fixed = ["--help", "help file", "man", "check --explain", "criteria"];
    let calls = fixed
        .map(str::to_owned)
        .into_iter()
        .chain(codes)
        .chain(help);
    let mut all: Vec<(String, String)> = calls
        .map(|call| {
            let text = rank(&call).ok().to_lowercase();
            (call, text)
        })
        .collect();
    let folder = Folder::new();
    folder.rank("init o.toml").run().ok();
    all.push(("init".to_owned(), folder.read("o.toml").to_lowercase()));
    all
}

#[test]
fn every_text_of_its_own_is_in_plain_words() {
    let texts = own_texts();
    assert!(texts.len() > 90, "{}", texts.len());
    let mut hard = Vec::new();
    for (call, text) in &texts {
        let flat: Vec<&str> = text.split_whitespace().collect();
        let words = found(&flat.join(" "), &HARD);
        let clauses = found(&without_questions(text), &CLAUSES);
        for word in words.iter().chain(&clauses) {
            hard.push(format!("rank {call}: {word}"));
        }
    }
    assert!(hard.is_empty(), "{hard:#?}");
}

/// The search finds a word between others, and not inside of one or in a question.
#[test]
fn hard_words_are_found_where_they_stand_alone() {
    assert_eq!(found("nothing is told here", &HARD), ["told"]);
    assert!(found("untold stories", &HARD).is_empty());
    assert!(found(&without_questions("What is it? Good."), &CLAUSES).is_empty());
    let clause = without_questions("Ask. It shows\nwhat is open.");
    assert_eq!(found(&clause, &CLAUSES), ["what is"]);
}
