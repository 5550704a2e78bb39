//! `rank explain`, as far as it speaks of what-ifs.

use super::runs::rank;

/// The sentences above the first table, with single spaces.
fn verdict(text: &str, arguments: &[&str]) -> String {
    let arguments = [&["explain"], arguments].concat();
    let stdout = String::from_utf8(rank(text, &arguments, "1").stdout).expect("text");
    let head = stdout.split("\n\n").next().unwrap_or_default();
    head.split_whitespace().collect::<Vec<&str>>().join(" ")
}

// Scores, and 69 of 100, as published for the example.
#[test]
fn two_that_are_too_close_to_call() {
    assert_eq!(
        verdict("", &["--demo", "linkedin", "jpmorgan"]),
        "Too close to call: LinkedIn 28.0, JPMorgan 24.4. LinkedIn is 3.6 points ahead, and ahead \
         in 69 of 100 what-ifs."
    );
    assert_eq!(
        verdict("", &["--demo", "jpmorgan", "linkedin"]),
        "Too close to call: JPMorgan 24.4, LinkedIn 28.0. LinkedIn is 3.6 points ahead, and ahead \
         in 69 of 100 what-ifs."
    );
    // Surer than two thirds is sure enough here.
    let said = verdict("", &["--demo", "linkedin", "jpmorgan", "--sure", "0.6"]);
    assert!(said.starts_with("LinkedIn 28.0, JPMorgan 24.4. "), "{said}");
}

#[test]
fn one_with_its_range_and_places() {
    assert_eq!(
        verdict("", &["--demo", "linkedin"]),
        "LinkedIn, Data scientist: 28.0 of 100 points; 2nd of 3. 9 of 10 what-ifs give it 18 to 53 \
         points. It comes 2nd in 69 of 100 what-ifs, 3rd in 31."
    );
    let said = verdict("", &["--demo", "google"]);
    assert!(
        said.ends_with("It comes 1st in more than 99 of 100 what-ifs."),
        "{said}"
    );
}

#[test]
fn without_what_ifs_nothing_is_said_of_them() {
    for offers in [
        &["--demo", "linkedin"][..],
        &["--demo", "linkedin", "jpmorgan"],
    ] {
        let said = verdict("", &[offers, &["--trials", "0"]].concat());
        assert!(
            !said.contains("what-if") && !said.contains("close"),
            "{said}"
        );
    }
}

fn two(first: &str, second: &str) -> String {
    format!(
        "[weights]\nrole-fit = 1\n[[offer]]\ncompany = \"A\"\nratings = {{ role-fit = {first} }}\n\
         [[offer]]\ncompany = \"B\"\nratings = {{ role-fit = {second} }}\n"
    )
}

/// The score takes the likely value; of a range that is skewed most draws may say otherwise.
#[test]
fn what_ifs_may_contradict_the_score() {
    // Half of the draws lie below 5, and 1 in 50 of the others below 5.1: A is ahead in 51 of 100.
    let skewed = "{ low = 0.1, likely = 5, high = 10 }";
    let said = verdict(&two("5.1", skewed), &["a", "b"]);
    assert!(
        said.starts_with("Too close to call: A 51.0, B 50.0. A is 1.0 point ahead, and ahead in 5"),
        "{said}"
    );
    let weighed = two("5.1", skewed).replace("role-fit = 1\n", "role-fit = 1\nmentoring = 1\n");
    let both = weighed
        .replace("role-fit = 5.1 }", "role-fit = 5.1, mentoring = 5 }")
        .replace(
            "high = 10 } }",
            "high = 10 }, mentoring = { low = 4.9, likely = 5, high = 10 } }",
        );
    let said = verdict(&both, &["a", "b"]);
    assert!(
        said.contains("A is 0.5 points ahead, but B is ahead in"),
        "{said}"
    );
}

#[test]
fn equals_are_equal_in_what_ifs_too() {
    let said = verdict(&two("5", "5"), &["a", "b"]);
    assert!(
        said.ends_with("They have the same score, and each is ahead in half of the what-ifs."),
        "{said}"
    );
}
