//! `[scales]`: criteria of one's own, a line each.

use serde_json::Value;

use super::harness::{Folder, near, number, offer};
use super::pay_slips::told;

const OFFERS: &str = "\
[[offer]]
company = \"Aster\"
[offer.ratings]
team = 7
food = true
rent = 1_200
commute = 30

[[offer]]
company = \"Birch\"
[offer.ratings]
team = [4, 6]
food = \"no\"
rent = 900
commute = 90
";
const WEIGHTS: &str = "[weights]\nteam = 4\nfood = 3\nrent = 2\ncommute = 1\n\n";
const LINES: &str = "\
[scales]
team = [0, 10]
food = [\"no\", \"yes\"]
rent = { worst = 2000, best = 500 }
commute = [120, 0]

";
const BLOCKS: &str = "\
[[criterion]]
id = \"team\"
scale = { worst = 0, best = 10 }
[[criterion]]
id = \"food\"
scale = { levels = [\"no\", \"yes\"] }
[[criterion]]
id = \"rent\"
scale = { worst = 2000, best = 500 }
[[criterion]]
id = \"commute\"
scale = { worst = 120, best = 0 }

";

/// A line says the same as a block with `id` and `scale`.
#[test]
fn a_line_is_a_block_with_an_id_and_a_scale() {
    let json = |scales: &str| {
        let text = format!("{WEIGHTS}{scales}{OFFERS}");
        let folder = Folder::with("o.toml", text);
        let mut report = folder.rank("o.toml --json").run().json();
        report["warnings"] = Value::Null;
        report
    };
    let (lines, blocks) = (json(LINES), json(BLOCKS));
    assert_eq!(lines, blocks);
    // 40 x 0.7 + 30 x 1 + 20 x 800 / 1500 + 10 x 90 / 120
    let aster = number(&offer(&lines, "aster")["score"]);
    near(
        aster,
        28.0 + 30.0 + 20.0 * 800.0 / 1500.0 + 7.5,
        1e-9,
        "Aster",
    );
    // A built-in one keeps its name, its unit and its question.
    let commute = lines["criteria"].as_array().expect("criteria").iter();
    let mut commute = commute.filter(|c| c["id"] == "commute");
    let commute = commute.next().expect("the commute");
    assert_eq!(
        (&commute["unit"], &commute["worst"]),
        (&"min".into(), &120.0.into())
    );
    assert!(commute["question"].is_string());
}

/// In a file of weights, with `-c`, and behind the offers as well.
#[test]
fn scales_may_stand_in_a_file_of_weights() {
    let alone = Folder::with("o.toml", format!("{WEIGHTS}{LINES}{OFFERS}"));
    let score = |run: super::harness::Run| number(&offer(&run.json(), "birch")["score"]);
    let expected = score(alone.rank("o.toml --json").run());
    let apart = Folder::with("o.toml", OFFERS).file("w.toml", format!("{WEIGHTS}{LINES}"));
    near(
        score(apart.rank("o.toml -c ./w.toml --json").run()),
        expected,
        1e-9,
        "-c",
    );
    let behind = Folder::with("o.toml", format!("{WEIGHTS}{OFFERS}\n{LINES}"));
    near(
        score(behind.rank("o.toml --json").run()),
        expected,
        1e-9,
        "behind",
    );
}

#[test]
fn beside_a_block_of_the_same_id_both_places_are_named() {
    let text = format!("{WEIGHTS}{LINES}{BLOCKS}{OFFERS}");
    let run = Folder::with("o.toml", &text).rank("check o.toml").run();
    let line = |part: &str| text.lines().position(|l| l == part).expect("a line") + 1;
    let err = run.fails(1);
    assert!(err.contains("criterion `team` is defined twice"), "{err}");
    for place in [line("team = [0, 10]"), line("id = \"team\"")] {
        assert!(err.contains(&format!("{place} | ")), "{place}: {err}");
    }
    assert!(err.contains("the first definition"), "{err}");
    // Two files are one namespace.
    let folder = Folder::with("o.toml", format!("{WEIGHTS}{LINES}{OFFERS}"))
        .file("more.toml", "[scales]\nteam = [0, 5]\n");
    let err = folder.rank("check o.toml more.toml").run().stderr;
    assert!(err.contains("criterion `team` is defined twice"), "{err}");
}

#[test]
fn what_is_no_scale_is_a_mistake() {
    for (value, said) in [
        (
            "5",
            "a scale of one number / write its worst end, then its best: `own = [0, 5]` or `own = [5, 0]`",
        ),
        (
            "[5]",
            "a scale of one number / write its worst end, then its best: `own = [0, 5]` or `own = [5, 0]`",
        ),
        (
            "0",
            "a scale of one number / write its worst end, then its best: `own = [0, 10]`",
        ),
        (
            "[3, 3]",
            "a scale on which everything is worth the same / give its ends different values",
        ),
        (
            "[1, 2, 3]",
            "a scale of 3 numbers / write its worst and its best end: [1, 3]; a curve is { points = [[0, 0.0], [10, 1.0]] }",
        ),
        (
            "[\"a\"]",
            "a scale with fewer than two steps / write at least two",
        ),
        (
            "[]",
            "a scale with fewer than two steps / write at least two",
        ),
        (
            "[\"a\", \"a\"]",
            "level \"a\" stands twice / give each level a name of its own",
        ),
        (
            "[\"?\", \"a\"]",
            "a level \"?\" / as a rating this word means that nothing is known; choose another name",
        ),
        (
            "[true, false]",
            "levels are texts in quotes / write `own = [\"no\", \"yes\"]`, the worse one first",
        ),
        (
            "[1, \"a\"]",
            "a scale of several kinds / write two numbers, worst and best, or levels in quotes, worst first",
        ),
        (
            "\"0 to 10\"",
            "a text where a scale such as [0, 10] or [\"no\", \"yes\"] is needed / write its worst and its best end: `own = [0, 10]`",
        ),
        (
            "true",
            "true or false where a scale such as [0, 10] or [\"no\", \"yes\"] is needed / write `own = [\"no\", \"yes\"]`",
        ),
        ("{ worst = 1 }", "a scale without `best` / add `best = ...`"),
        (
            "{ wurst = 1, best = 2 }",
            "unknown key `wurst` in a scale / call it `worst`",
        ),
        (
            "[0, inf]",
            "a number that is not finite / write an ordinary number, or leave it out",
        ),
        (
            "[0\u{2013}10]",
            "an en dash (U+2013) in a value / a range is [0, 10]",
        ),
    ] {
        let text =
            format!("[weights]\nown = 1\n[scales]\nown = {value}\n[[offer]]\ncompany = \"A\"\n");
        assert_eq!(told(&text), [format!("4 {said}")], "{value}");
    }
    for (text, said) in [
        (
            "scales = 3\n",
            "1 a number where a table `[scales]` is needed / ",
        ),
        (
            "[scale]\nown = [0, 1]\n",
            "1 unknown key `scale` in the file's top level / call it `scales`",
        ),
        (
            "[scales]\n\"my own\" = [0, 1]\n",
            "2 `my own` cannot be an id / an id has letters, digits, `-` and `_`",
        ),
    ] {
        let found = told(&format!("{text}[[offer]]\ncompany = \"A\"\n"));
        assert_eq!(found, [said], "{text}");
    }
}

/// A list as `[scales]` has it is told with the braces that a `[[criterion]]` wants.
#[test]
fn the_scale_of_a_criterion_stands_in_braces() {
    let file = |scale: &str| {
        format!(
            "[weights]\nown = 1\n[[criterion]]\nid = \"own\"\nscale = {scale}\n[[offer]]\ncompany = \"A\"\n"
        )
    };
    for (list, braces) in [
        ("[90, 5.5]", "{ worst = 90, best = 5.5 }"),
        (
            "[\"no\", \"so\", \"yes\"]",
            "{ levels = [\"no\", \"so\", \"yes\"] }",
        ),
        ("[1, 2, 3]", "{ worst = 0, best = 10 }"),
        ("[]", "{ worst = 0, best = 10 }"),
    ] {
        let said = format!("5 a list where a scale is needed / write {braces}");
        assert_eq!(told(&file(list)), [said]);
        assert_eq!(told(&file(braces)), [""; 0]);
    }
}

/// The keys of a scale that stand beside it are told once, with the line that has them all; written
/// so, they are a scale.
#[test]
fn the_keys_of_a_scale_stand_within_it() {
    let file = |scale: &str, rating: &str| {
        format!(
            "[weights]\nown = 1\n[[criterion]]\nid = \"own\"\n{scale}\n[[offer]]\ncompany = \"A\"\nratings = {{ own = {rating} }}\n"
        )
    };
    for (beside, rating, said, within) in [
        (
            "worst = 40\nbest = 5",
            "7",
            "5 `worst` and `best` in a criterion / write them within `scale`: `scale = { worst = ..., best = ... }`",
            "scale = { worst = 40, best = 5 }",
        ),
        (
            "levels = [\"no\", \"yes\"]",
            "true",
            "5 `levels` in a criterion / write it within `scale`: `scale = { levels = ... }`",
            "scale = { levels = [\"no\", \"yes\"] }",
        ),
        (
            "normalize = \"min-max\"",
            "7",
            "5 `normalize` in a criterion / write it within `scale`: `scale = { normalize = ... }`",
            "scale = { normalize = \"min-max\" }",
        ),
    ] {
        assert_eq!(told(&file(beside, rating)), [said]);
        assert_eq!(told(&file(within, rating)), [""; 0]);
    }
}

/// A weight of something that all offers rate alike says the line that is missing, once.
#[test]
fn a_weight_without_a_criterion_shows_the_line_to_add() {
    let with = |a: &str, b: &str| {
        let offer = |name: &str, rating: &str| {
            let rating = if rating.is_empty() {
                String::new()
            } else {
                format!("own = {rating}\n")
            };
            format!("[[offer]]\ncompany = \"{name}\"\n[offer.ratings]\n{rating}")
        };
        told(&format!(
            "[weights]\nown = 1\n{}{}",
            offer("A", a),
            offer("B", b)
        ))
    };
    let marks = ["2 unknown criterion `own` / add `[scales]` with `own = [0, 10]`, worst first"];
    for (a, b) in [
        ("7", "0"),
        ("[3, 5]", "10"),
        ("7", "\"unknown\""),
        ("7", ""),
        ("{ low = 1, likely = 2, high = 3 }", "8.5"),
    ] {
        assert_eq!(with(a, b), marks, "{a} and {b}");
    }
    let answers =
        ["2 unknown criterion `own` / add `[scales]` with `own = [\"no\", \"yes\"]`, worst first"];
    for (a, b) in [
        ("true", "false"),
        ("\"yes\"", "\"no\""),
        ("[\"no\", \"yes\"]", "true"),
        ("\"?\"", "true"),
    ] {
        assert_eq!(with(a, b), answers, "{a} and {b}");
    }
    // Of other ratings nothing is guessed.
    for (a, b) in [
        ("7", "11"),
        ("7", "true"),
        ("\"good\"", "\"bad\""),
        ("\"?\"", ""),
        ("-1", "3"),
    ] {
        let found = with(a, b);
        assert!(
            found
                .iter()
                .all(|m| !m.contains("[0, 10]") && !m.contains("no\"")),
            "{a} and {b}: {found:?}"
        );
    }
    // What is added as told ranks.
    let text = "[weights]\nown = 1\n[scales]\nown = [0, 10]\n[[offer]]\ncompany = \"A\"\n[offer.ratings]\nown = 7\n";
    let report = Folder::with("o.toml", text)
        .rank("o.toml --json")
        .run()
        .json();
    near(number(&offer(&report, "a")["score"]), 70.0, 1e-9, "as told");
}

#[test]
fn a_slip_is_not_made_a_criterion() {
    let text =
        "[weights]\nmentorng = 1\n[[offer]]\ncompany = \"A\"\n[offer.ratings]\nmentorng = 7\n";
    let found = told(text);
    assert!(
        found
            .iter()
            .all(|m| m.ends_with("did you mean `mentoring`?")),
        "{found:?}"
    );
}

/// `--scale` measures on other ends for one run, and defines what nothing defines.
#[test]
fn a_typed_scale_counts_for_one_run() {
    let folder = Folder::with("o.toml", format!("{WEIGHTS}{LINES}{OFFERS}"));
    let aster = |arguments: &str| {
        let call = format!("o.toml --json --trials 0 {arguments}");
        let report = folder.rank(&call).run().json();
        number(&offer(&report, "aster")["score"])
    };
    let others = 28.0 + 30.0 + 20.0 * 800.0 / 1500.0;
    near(aster(""), others + 7.5, 1e-9, "as it is");
    near(
        aster("--scale commute=60..0"),
        others + 5.0,
        1e-9,
        "--scale",
    );
    near(
        aster("--scale commute=90..0 --scale commute=60..0"),
        others + 5.0,
        1e-9,
        "the later one",
    );
    near(
        aster("--scale rent=2_200..1,200"),
        28.0 + 30.0 + 20.0 + 7.5,
        1e-9,
        "at its best",
    );
    let bare = Folder::with(
        "o.toml",
        format!(
            "[weights]\nteam = 1\n{}",
            OFFERS
                .replace("food", "#")
                .replace("rent =", "#")
                .replace("commute", "#")
        ),
    );
    let report = bare.rank("o.toml --json --scale team=0..14").run().json();
    near(
        number(&offer(&report, "aster")["score"]),
        50.0,
        1e-9,
        "defined by it",
    );
}

#[test]
fn a_typed_scale_that_is_none_is_a_mistake() {
    let folder = Folder::with("o.toml", format!("{WEIGHTS}{LINES}{OFFERS}"));
    for (typed, help) in [
        (
            "commute",
            "write --scale CRITERION=WORST..BEST, such as --scale commute=90..0",
        ),
        (
            "=0..1",
            "write --scale CRITERION=WORST..BEST, such as --scale commute=90..0",
        ),
        (
            "commute=",
            "write --scale CRITERION=WORST..BEST, such as --scale commute=90..0",
        ),
        (
            "commute=a..b",
            "write --scale CRITERION=WORST..BEST, such as --scale commute=90..0",
        ),
        (
            "commute=90",
            "write --scale CRITERION=WORST..BEST, such as --scale commute=90..0",
        ),
        ("commute=[90, 0]", "write 90..0, the worst end first"),
        ("commute=0-90", "write 0..90, the worst end first"),
        ("commute=5..5", "write two different numbers, worst first"),
        (
            "brand=100..1",
            "give it a weight as well: --weight brand=20",
        ),
    ] {
        let run = folder.rank("o.toml --scale").arg(typed).run();
        let err = run
            .fails(2)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        assert!(err.contains(help), "{typed}: {err}");
    }
}
