//! Answers and changes with two sides, two firsts, or a second place to them.

use super::harness::{Folder, offer};

/// A file with offers, their ratings below what is written above them.
fn file(head: &str, offers: &[(&str, &str)]) -> Folder {
    let block = |(company, ratings): &(&str, &str)| {
        let (above, below) = ratings.split_once('|').unwrap_or(("", ratings));
        format!("[[offer]]\ncompany = \"{company}\"\n{above}\n[offer.ratings]\n{below}\n")
    };
    let offers: String = offers.iter().map(block).collect();
    Folder::with("o.toml", format!("{head}{offers}"))
}

/// The screen as one line of words.
fn words(folder: &Folder, call: &str) -> String {
    let text = folder.rank(call).run().ok();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn says(folder: &Folder, call: &str, sentences: &[&str]) {
    let text = words(folder, call);
    for sentence in sentences {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
}

const EVEN: &str = "[weights]\nrole-fit = 1\nmentoring = 1\n";

/// Bolt and Cape have 70 each; Acme has 5 times its mentoring and 50, which is less below 4.
#[test]
fn two_that_would_share_first_place_are_both_named() {
    let folder = file(
        EVEN,
        &[
            ("Acme", "role-fit = 10\nmentoring = \"?\""),
            ("Bolt", "role-fit = 6\nmentoring = 8"),
            ("Cape", "role-fit = 8\nmentoring = 6"),
        ],
    );
    let answer = "3.99 or less puts Bolt and Cape first (40 in 100).";
    says(&folder, "ask o.toml", &[answer]);
    says(&folder, "flip o.toml", &["3.99 or less Bolt and Cape"]);
}

/// The same where the first fails a deal-breaker: a question, whoever comes first then.
#[test]
fn two_that_would_share_first_place_make_a_question() {
    let head = format!("{EVEN}[must]\nmentoring = 5\n");
    let folder = file(
        &head,
        &[
            ("Acme", "role-fit = 10\nmentoring = [4, 8]"),
            ("Bolt", "role-fit = 2\nmentoring = 5"),
            ("Cape", "role-fit = 1\nmentoring = 6"),
        ],
    );
    let answer =
        "4.99 or less puts Bolt and Cape first, as Acme fails a deal-breaker then (25 in 100).";
    says(&folder, "ask o.toml", &[answer]);
}

/// Acme is worth 75 and Bolt 70, which Acme's hours are at 4.5 and at 5.5.
#[test]
fn a_peak_is_left_on_both_sides() {
    let head = "[weights]\nhours = 1\nrole-fit = 1\n[[criterion]]\nid = \"hours\"\n\
        scale = { points = [[0, 0], [5, 1], [10, 0]] }\n";
    let folder = file(
        head,
        &[
            ("Acme", "hours = 5\nrole-fit = 5"),
            ("Bolt", "hours = 4\nrole-fit = 6"),
        ],
    );
    says(
        &folder,
        "flip o.toml",
        &["4.49 or less Bolt", "5.51 or more Bolt"],
    );
}

/// On 2020 to 2030 three digits are ten years. Acme is worth 35 and half of its year's part, Bolt
/// 50: level at three tenths.
#[test]
fn a_scale_far_from_zero_keeps_its_digits() {
    let head = "[weights]\nyear = 1\nrole-fit = 1\n[[criterion]]\nid = \"year\"\n\
        scale = { worst = 2020, best = 2030 }\n";
    let folder = file(
        head,
        &[
            ("Acme", "year = \"?\"\nrole-fit = 7"),
            ("Bolt", "year = 2025\nrole-fit = 5"),
        ],
    );
    let answer = "2,022.9 or less puts Bolt first (30 in 100).";
    says(&folder, "ask o.toml", &[answer]);
}

/// Bolt has 65. Cape has 30 and 5 times its mentoring: 30 in 100 above 7, 30 in 100 below 3.
#[test]
fn a_deal_breaker_leaves_room_for_second_place() {
    let head = format!("{EVEN}[must]\nmentoring = 3\n");
    let folder = file(
        &head,
        &[
            ("Acme", "role-fit = 10\nmentoring = 10"),
            ("Bolt", "role-fit = 6\nmentoring = 7"),
            ("Cape", "role-fit = 6\nmentoring = \"?\""),
        ],
    );
    let answers = [
        "2.99 or less puts Cape out (30 in 100).",
        "7.01 or more puts Cape second (30 in 100).",
    ];
    says(&folder, "ask o.toml", &answers);
}

/// Bolt may fail, and Cape is second then.
#[test]
fn who_fails_is_the_one_that_holds_the_place() {
    let head = format!("{EVEN}[must]\nmentoring = 3\n");
    let folder = file(
        &head,
        &[
            ("Acme", "role-fit = 10\nmentoring = 10"),
            ("Bolt", "role-fit = 9\nmentoring = [2, 8]"),
            ("Cape", "role-fit = 1\nmentoring = 4"),
        ],
    );
    let answer = "2.99 or less puts Cape second, as Bolt fails a deal-breaker then (17 in 100).";
    says(&folder, "ask o.toml", &[answer]);
}

/// Alone Elm's commute is the best and worth all, 50 + 30. Beside Ash's, which is longer, Ash has
/// nothing for it and 35.
#[test]
fn a_pending_offer_is_ranked_on_the_scale_that_it_would_make() {
    let head = "[weights]\ncommute = 1\nrole-fit = 1\n[[criterion]]\nid = \"commute\"\n\
        scale = { normalize = \"min-max\", better = \"lower\" }\n";
    let folder = file(
        head,
        &[
            ("Elm", "commute = 50\nrole-fit = 6"),
            ("Ash", "status = \"pending\"|commute = 60\nrole-fit = 7"),
        ],
    );
    says(&folder, "o.toml", &["no offer yet; would be 2nd"]);
    let made = folder.rank("--json o.toml --set ash.status=offered").run();
    assert_eq!(offer(&made.json(), "ash")["position"], 2);
}

/// One weighs mentoring x and role fit 1, the other role fit alone, on which Bolt is 10 ahead. Acme
/// is (70 x - 10) / (1 + x) ahead with the one: also 10 where x is a third.
#[test]
fn of_two_judges_the_one_whose_weight_it_is_is_named() {
    let folder = file(
        "criteria = [\"one.toml\", \"two.toml\"]\n",
        &[
            ("Acme", "role-fit = 6\nmentoring = 9"),
            ("Bolt", "role-fit = 7\nmentoring = 2"),
        ],
    );
    let folder = folder
        .file("one.toml", EVEN)
        .file("two.toml", "[weights]\nrole-fit = 1\n");
    let weight = "one weighed mentoring 0.333 or less (now 1)";
    says(&folder, "explain o.toml acme bolt", &[weight]);
}

/// From 10 on Acme would be worth what Zed is, and come first by its id alone.
#[test]
fn an_answer_ends_where_a_tie_begins() {
    let head = "[weights]\nhours = 60\nrole-fit = 40\n[[criterion]]\nid = \"hours\"\n\
        scale = { points = [[0, 1], [10, 0.5], [20, 0.5]] }\n";
    let folder = file(
        head,
        &[
            ("Zed", "hours = 15\nrole-fit = 6"),
            ("Acme", "hours = \"?\"\nrole-fit = 6"),
        ],
    );
    let answer = "Unknown so far. 9.99 or less puts Acme first, as enough is known of it then";
    says(&folder, "ask o.toml", &[answer]);
}

/// Half of the weight is known of Cape only where one judge weighs nothing but mentoring, which no
/// number does. Acme has 80 and 50, Bolt 50 and 90: level where mentoring has 6 of 7 parts with the
/// one, 180 beside 30.
#[test]
fn what_only_all_of_the_weight_would_change_is_no_end() {
    let folder = file(
        "criteria = [\"one.toml\", \"two.toml\"]\n",
        &[
            ("Acme", "role-fit = 8\nmentoring = \"?\""),
            ("Bolt", "role-fit = 5\nmentoring = 9"),
            ("Cape", "role-fit = \"?\"\nmentoring = 10"),
        ],
    );
    let folder = folder
        .file("one.toml", "[weights]\nrole-fit = 30\nmentoring = 8\n")
        .file("two.toml", "[weights]\nrole-fit = 1\n");
    says(
        &folder,
        "flip o.toml",
        &["one:mentoring 8 181 or more Bolt"],
    );
}

/// Cape has 35 and half of what its hours are worth: more than Bolt's 50 from 30 on, and more than
/// Acme's 70 from 70 on, in the middle of the peak. Of 8 to 10 hours, 8 to 8.5 are enough.
#[test]
fn second_place_ends_where_first_place_begins() {
    let head = "[weights]\nhours = 1\nrole-fit = 1\n[[criterion]]\nid = \"hours\"\n\
        scale = { points = [[0, 0], [5, 1], [10, 0]] }\n";
    let folder = file(
        head,
        &[
            ("Acme", "hours = 7\nrole-fit = 8"),
            ("Bolt", "hours = 9\nrole-fit = 8"),
            ("Cape", "hours = [8, 10]\nrole-fit = 7"),
        ],
    );
    let answer = "1.51 to 3.49, or 6.51 to 8.49 puts Cape second (25 in 100).";
    says(&folder, "ask o.toml", &[answer]);
}
