//! Remarks and verdicts name whom and what they speak of, in full sentences.

use super::harness::{Folder, offer as offer_of, rank};

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
        ("none", "any weights; 0 stays 0"),
    ] {
        let screen = rank(&format!("demo --trust {trust}")).ok();
        let legend = format!("\nRange: 90 % of 10,000 what-ifs, each with {weights}\n");
        assert!(screen.contains(&legend), "{screen}");
    }
}

/// Acme, one leads by 10 points; its own leader, or the other's none, is worth 50 more or less.
#[test]
fn what_is_unknown_of_every_offer_may_still_change_the_order() {
    let offer = |role: &str, fit: u8| {
        format!(
            "[[offer]]\ncompany = \"Acme\"\nrole = \"{role}\"\n[offer.ratings]\nml-exposure = \"?\"\nrole-fit = {fit}\n"
        )
    };
    let text = "[weights]\nml-exposure = 1\nrole-fit = 1\n".to_owned()
        + &offer("one", 8)
        + &offer("two", 6);
    let folder = Folder::with("o.toml", text);
    let screen = folder.rank("o.toml").run().ok();
    let remark = "! ML exposure is unknown for every offer, so it favours none yet.\n";
    assert!(screen.contains(remark), "{screen}");
    let report = folder
        .rank("o.toml --json --set acme-two.ml-exposure=leader")
        .run()
        .json();
    assert_eq!(offer_of(&report, "acme-two")["position"], 1);
}

/// All have 50 points under every weight; with 4 and 6, the weights decide.
#[test]
fn weights_decide_only_what_they_can_change() {
    let head = "Nothing you could learn changes who is first";
    for (other, sentence) in [(("5", "5"), "."), (("4", "6"), "; your weights decide.")] {
        let text = rated(&[("Acme", "5", "5"), ("Bolt", other.0, other.1)]);
        let screen = Folder::with("o.toml", text).rank("ask o.toml").run().ok();
        assert_eq!(screen, format!("{head}{sentence}\n"));
    }
}

/// Nearly every value from 0 to 9, likely 8.99, is under the limit of 9.
#[test]
fn where_every_offer_fails_a_deal_breaker_none_is_ahead() {
    let a = "{ low = 0, likely = 8.99, high = 9 }";
    let text = rated(&[("Acme", a, "5"), ("Bolt", a, "4")]);
    let folder = Folder::with("o.toml", text);
    let screen = folder.rank("o.toml --must a=9").run().ok();
    let fails = "each offer fails a deal-breaker in more than 99 of 100 what-ifs.\n";
    assert!(
        screen.starts_with(&format!("No clear first: {fails}")),
        "{screen}"
    );
    let both = folder
        .rank("explain o.toml acme bolt --must a=9")
        .run()
        .ok();
    let both = both.replace('\n', " ");
    let fails = "but each of the two fails a deal-breaker in more than 99 of 100 what-ifs. ";
    assert!(
        both.contains(fails) && !both.contains("in half of the"),
        "{both}"
    );
}

#[test]
fn labels_with_commas_are_parted_by_semicolons() {
    let text = rated(&[("Acme", "9", "9"), ("Bolt", "5", "5"), ("Bolt", "4", "4")]);
    let text = text.replacen("\"Bolt\"\n", "\"Bolt\"\nrole = \"web\"\n", 1);
    let text = text.replacen("\"Bolt\"\n[", "\"Bolt\"\nrole = \"data\"\n[", 1);
    let text = text + "[[offer]]\ncompany = \"Cape\"\n[offer.ratings]\na = 4\nb = 3\n";
    let remarks = messages(&text, "R0219").join("\n");
    let expected =
        "Acme is at least as good as Bolt, web; Bolt, data; and Cape on everything you weigh.";
    assert!(remarks.contains(expected), "{remarks}");
}

/// A company may be called what the role of another makes it: each name stands once.
#[test]
fn no_two_offers_have_one_label() {
    let text = rated(&[
        ("Acme, Dev", "9", "9"),
        ("Acme", "5", "5"),
        ("Acme", "4", "4"),
    ]);
    let text = text.replacen("\"Acme\"\n", "\"Acme\"\nrole = \"Dev\"\n", 1);
    let text = text.replacen("\"Acme\"\n[", "\"Acme\"\nrole = \"PM\"\n[", 1);
    let text = text.replacen("[[offer]]\n", "[[offer]]\nid = \"x\"\n", 1);
    let screen = Folder::with("o.toml", text).rank("o.toml").run().ok();
    let names = "\n         of  Acme, Dev  acme-dev   Acme, PM\n";
    assert!(screen.contains(names), "{screen}");
}

#[test]
fn an_offer_that_is_not_shown_is_still_named() {
    let flips = rank("flip --demo jpmorgan --top 1 --trials 0").ok();
    assert!(
        flips.starts_with("What would put jpmorgan first?"),
        "{flips}"
    );
}

#[test]
fn the_only_offer_is_named() {
    let folder = Folder::with("o.toml", rated(&[("Acme", "5", "5"), ("Bolt", "4", "4")]));
    let one = folder.rank("ask o.toml --must a=5").run().ok();
    assert_eq!(one, "There is no other offer to rank Acme against.\n");
    for verb in ["ask", "flip"] {
        let none = folder.rank(&format!("{verb} o.toml --must a=6")).run().ok();
        let why = "No offer can be ranked yet. The reasons: rank o.toml --must a=6";
        assert!(none.contains(why), "{none}");
    }
}

/// Acme has 70 for sure; Gamma, with 9 on a, has 70 from 5 on.
#[test]
fn an_offer_that_would_be_first_if_it_were_known_stands_in_the_verdict() {
    let text = rated(&[
        ("Acme", "7", "7"),
        ("Bolt", "5", "4"),
        ("Gamma", "9", "\"?\""),
    ]);
    let text = text.replace("b = 50\n[scales]", "b = 60\n[scales]");
    let screen = Folder::with("o.toml", text).rank("o.toml").run().ok();
    let head = screen
        .split("\n\n")
        .next()
        .unwrap_or_default()
        .replace('\n', " ");
    // 50 x 9 + 60 x more than 5.33 is more than 110 x 7.
    let known = "Gamma would be first with B at 5.34 or more; too little is known of it now.";
    assert!(head.ends_with(known), "{screen}");
}

/// Of two judges, each is called by the title of the own set.
#[test]
fn a_judge_is_named_where_there_are_two() {
    let folder = Folder::with("o.toml", rated(&[("Acme", "9", "2"), ("Bolt", "4", "6")]))
        .file(
            "alice.toml",
            "title = \"Alice\"\n[weights]\na = 50\nb = 10\n",
        )
        .file("bob.toml", "title = \"Bob\"\n[weights]\na = 10\nb = 20\n");
    let call = "explain o.toml acme bolt -c ./alice.toml -c ./bob.toml";
    let screen = folder.rank(call).run().ok().replace('\n', " ");
    assert!(
        screen.contains("Alice weighed ") || screen.contains("Bob weighed "),
        "{screen}"
    );
    assert!(!screen.contains("you weighed "), "{screen}");
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
