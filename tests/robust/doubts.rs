//! What is said of a decision that should give its owner pause.

use offer_rank::diag::{Code, describe};

use super::harness::{ask, message, messages};

const COMMUTE: &str = "\
[weights]
role-fit = 30
commute = 10
[must]
commute = 60
[[offer]]
company = \"Google\"
[offer.ratings]
role-fit = 5
commute = [50, 80]
";

/// A remark counts so many of 100 what-ifs, give or take four standard errors and a rounded digit.
#[track_caller]
fn says(remark: &str, expected: f64, rated: &str) {
    let (head, tail) = remark.split_once(" of 100 what-ifs: ").expect("a count");
    let counted = head.strip_prefix("Google fails a deal-breaker in ");
    let counted: f64 = counted.expect("a remark").parse().expect("a count");
    assert!((counted - expected).abs() < 2.5, "{remark}: not {expected}");
    assert_eq!(tail, rated);
}

/// Of 30 minutes 20 lie beyond the limit.
#[test]
fn a_range_across_a_limit_says_how_often_it_fails() {
    let said = |text: &str| message(&ask(text).json(), "R0210");
    says(
        &said(COMMUTE),
        200.0 / 3.0,
        "Commute 50-80, your limit is 60 min.",
    );
    // Half of the draws are below the likely value, and a tenth of the others below the limit.
    let likely = COMMUTE.replace("[50, 80]", "{ low = 50, likely = 59, high = 69 }");
    says(
        &said(&likely),
        45.0,
        "Commute 50-69, likely 59, your limit is 60 min.",
    );
    // The limit itself is kept, and nothing else of the range.
    let only = COMMUTE.replace("[50, 80]", "[60, 80]");
    assert!(
        said(&only).starts_with("Google almost certainly fails a deal-breaker: "),
        "{}",
        said(&only)
    );
}

/// A limit of money is written as money.
#[test]
fn a_limit_has_the_sign_of_its_currency() {
    let text = COMMUTE
        .replace(
            "commute = 10\n[must]\ncommute = 60",
            "pay = 10\n[must]\npay = 6_000",
        )
        .replace("commute = [50, 80]", "pay = [5_000, 7_000]");
    let said = message(&ask(text).json(), "R0210");
    says(
        &said,
        50.0,
        "Pay 5,000-7,000, your limit is $6,000 a month.",
    );
}

#[test]
fn without_what_ifs_none_are_counted() {
    let said = message(&ask(COMMUTE).trials(0).json(), "R0210");
    assert_eq!(
        said,
        "Google may fail a deal-breaker: Commute 50-80, your limit is 60 min."
    );
}

/// Of a pair each level is as likely; the likely one has one half, and the others a quarter each.
#[test]
fn levels_below_a_limit_are_counted() {
    let file = |levels: &str, limit: &str| {
        let rated = format!("ml-exposure = {levels}");
        let text = COMMUTE
            .replace("commute = 10\n", "")
            .replace("commute = [50, 80]", &rated);
        text.replace("commute = 60", &format!("ml-exposure = \"{limit}\""))
    };
    let said = |levels, limit| message(&ask(file(levels, limit)).json(), "R0210");
    let pair = said("[\"some\", \"strong\"]", "strong");
    says(
        &pair,
        50.0,
        "ML exposure some to strong, your limit is strong.",
    );
    let three = said(
        "{ low = \"some\", likely = \"strong\", high = \"leader\" }",
        "strong",
    );
    says(
        &three,
        25.0,
        "ML exposure some to leader, likely strong, your limit is strong.",
    );
}

/// It has 0 to 100 % of Microsoft's 0.7, likely 25 %, and 0 or 0.35 of its own, likely 0: in three
/// quarters of the draws. Then it has less than 0.35 unless the share is a half or more, which it
/// is in a third of its draws: half are above 1/4, and two thirds of those above a half.
#[test]
fn a_linked_rating_is_drawn() {
    let text = "\
[weights]
ml-exposure = 10
[must]
ml-exposure = \"some\"
[[offer]]
company = \"LinkedIn\"
";
    let said = message(&ask(text).json(), "R0210");
    let words = said.split_whitespace().collect::<Vec<_>>();
    let counted: f64 = words[5].parse().expect("a count");
    let fails = 75.0 * 2.0 / 3.0;
    assert!((counted - fails).abs() < 2.5, "{said}: not {fails}");
    assert!(
        said.ends_with("ML exposure a share of Microsoft's, your limit is some."),
        "{said}"
    );
}

const DOUBTS: [Code; 7] = [
    Code::FirstOnUnknown,
    Code::SameForAll,
    Code::OneLink,
    Code::SameOrder,
    Code::Dominated,
    Code::IdleWeight,
    Code::ScaleWidened,
];

/// Each is behind all before it. Of many, only the first are set against each other.
#[test]
fn of_many_that_are_behind_three_are_named() {
    let file = |n: usize| {
        let offers = (0..n).map(|i| {
            let (fit, minutes) = (1000 - i, 90.0 * i as f64 / 1000.0);
            format!(
                "[[offer]]\ncompany = \"F{i}\"\nratings = {{ fit = {fit}, commute = {minutes} }}\n"
            )
        });
        let head = "[weights]\nfit = 1\ncommute = 1\n[[criterion]]\nid = \"fit\"\nscale = { worst = 0, best = 1000 }\n";
        head.to_owned() + &offers.collect::<String>()
    };
    let said = |n| message(&ask(file(n)).trials(0).json(), "R0219");
    assert_eq!(
        said(5),
        "F0 is at least as good as F1, F2 and F3 on everything you weigh. The same is true of 1 more pair."
    );
    let many = said(230);
    assert!(
        many.ends_with("on everything you weigh. The same is true of 196 more pairs."),
        "{many}"
    );
}

/// What `rank check --explain` shows of a doubt has it, and mended does not.
#[test]
fn examples_of_doubts_have_them() {
    for code in DOUBTS {
        let example = describe(code);
        let said = |text: &str| messages(&ask(text).json(), &code.to_string());
        assert_eq!(said(&example.before()).len(), 1, "{code}");
        assert_eq!(said(&example.after()), [""; 0], "{code}");
    }
}

#[test]
fn the_examples_of_doubts_in_words() {
    let said = |code: Code| message(&ask(describe(code).before()).json(), &code.to_string());
    for (code, words) in [
        // 42 of 60 for 7, and 20 of 40 for half; Google has 60. At its worst JPMorgan has 42.
        (
            Code::FirstOnUnknown,
            "JPMorgan is first on an unknown: with Mentoring at its worst it would be 2nd.",
        ),
        (
            Code::SameForAll,
            "Mentoring is worth the same for every offer: its 40 of 100 points decide nothing.",
        ),
        (
            Code::OneLink,
            "Two criteria, 100 of 100 points, rest on the same guess about LinkedIn and Microsoft.",
        ),
        (
            Code::SameOrder,
            "Role fit and Mentoring, 100 of 100 points, put all 5 offers in the same order: is one thing \
             counted twice?",
        ),
        (
            Code::Dominated,
            "JPMorgan is at least as good as Google on everything you weigh.",
        ),
        // Google leads by its commute alone, and by commute and mentoring without the fit.
        (
            Code::IdleWeight,
            "No weight of Mentoring changes who is first.",
        ),
        (
            Code::ScaleWidened,
            "Cloud market share has a wider scale but its old weight, 20; a weight of 40 keeps the \
             old trade-off.",
        ),
    ] {
        assert_eq!(said(code), words, "{code}");
    }
}
