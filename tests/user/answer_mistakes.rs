//! What is wrong with answers, and how to mend it.

use super::harness::{Folder, rank};

const OFFER: &str = "\n[[offer]]\ncompany = \"Google\"\n[offer.ratings]\npay = 8_000\n";

/// What is wrong, how its report begins, and how to mend it.
const MISTAKES: [[&str; 3]; 21] = [
    [
        "compare = [[\"pay\", \"pay\", 3]]",
        "error[R0185]: `pay` compared with itself",
        "compare it with another criterion",
    ],
    [
        "best-worst = { best = \"pay\", worst = \"brand\", best-to-others = { pay = 2, brand = 8 }, others-to-worst = { pay = 8 } }",
        "error[R0185]: `pay` is 2 times itself",
        "leave it out",
    ],
    [
        "compare = [[\"pay\", \"brand\", 3], [\"brand\", \"pay\", 2]]",
        "error[R0186]: `brand` is 2 times `pay` here, and 0.333 times before",
        "keep one of them",
    ],
    [
        "compare = [[\"pay\", \"brand\", 3], [\"pay\", \"brand\", 3]]",
        "error[R0186]: `pay` and `brand` compared twice",
        "keep one of them",
    ],
    [
        "best-worst = { best = \"pay\", worst = \"brand\", best-to-others = { brand = 3 }, others-to-worst = { pay = 2 } }",
        "error[R0186]: `pay` is 2 times `brand` here, and 3 times before",
        "keep one of them",
    ],
    [
        "compare = [[\"pay\", \"brand\", 3], [\"commute\", \"mentoring\", 2]]",
        "error[R0187]: no comparison connects `commute` and `mentoring` with `pay`",
        "add one: [\"pay\", \"commute\", 1]",
    ],
    [
        "compare = []",
        "error[R0187]: no comparison",
        "add pairs such as",
    ],
    [
        "compare = [[\"pay\", \"brand\", 0]]",
        "error[R0188]: a comparison of 0 or less",
        "2 is twice as much",
    ],
    [
        "compare = [[\"pay\", \"brand\", -3]]",
        "error[R0188]: a comparison of 0 or less",
        "2 is twice as much",
    ],
    [
        "compare = [[\"pay\", \"brand\", 1_000_001]]",
        "error[R0188]: a comparison beyond a million",
        "nothing matters more than 1,000,000 times",
    ],
    [
        "compare = [[\"pay\", \"brand\", 1e-7]]",
        "error[R0188]: a comparison beyond a million",
        "nothing matters more than 1,000,000 times",
    ],
    [
        "best-worst = { best = \"pay\", worst = \"brand\", best-to-others = { brand = 0.5 }, others-to-worst = { pay = 2 } }",
        "error[R0188]: 0.5 is below 1",
        "from 1 on",
    ],
    [
        "compare = [[\"pay\", \"brand\"]]",
        "error[R0105]: a list where two criteria and a number",
        "",
    ],
    [
        "order = []",
        "error[R0189]: an order of no criteria",
        "name your criteria",
    ],
    [
        "best-worst = { best = \"pay\", worst = \"brand\", best-to-others = { brand = 8, commute = 2 }, others-to-worst = { pay = 8 } }",
        "error[R0189]: `others-to-worst` without `commute`",
        "add it: `commute = 2`",
    ],
    [
        "order = [\"pay\", [\"brand\", \"pay\"]]",
        "error[R0190]: `pay` twice in the order",
        "name it once",
    ],
    [
        "best-worst = { best = \"pay\", worst = \"pay\", best-to-others = {}, others-to-worst = {} }",
        "error[R0191]: `pay` is both the best and the worst",
        "matters least",
    ],
    [
        "order = [\"pay\"]\nswing = { pay = 100 }",
        "error[R0192]: `swing` beside `order`",
        "keep one of them",
    ],
    [
        "swing = { pay = 100 }\nby = \"centroid\"",
        "error[R0192]: `by` without `order`",
        "delete this line",
    ],
    [
        "swing = { pay = 0 }",
        "error[R0110]: no criterion has points above 0",
        "`pay = 100`",
    ],
    [
        "order = [\"pay\"]\n[weights]\npay = 1",
        "error[R0120]: `[weights]` beside `[weighing]`",
        "keep one of them",
    ],
];

#[test]
fn mistakes_in_answers_say_how_to_mend_them() {
    for [answers, message, help] in MISTAKES {
        let text = format!("[weighing]\n{answers}\n{OFFER}");
        let told = Folder::with("offers.toml", text)
            .rank("check")
            .run()
            .fails(1);
        assert!(told.starts_with(message), "{answers}\n{told}");
        assert!(told.contains(help), "{answers}\n{told}");
        assert!(
            told.contains("\n1 mistake in offers.toml."),
            "{answers}\n{told}"
        );
    }
}

/// More criteria than anybody compares in pairs.
#[test]
fn too_many_comparisons_are_refused() {
    let pair = |k: usize| format!("[\"c{k}\", \"c{}\", 2]", k + 1);
    let pairs: Vec<String> = (0..31).map(pair).collect();
    let text = format!("[weighing]\ncompare = [{}]\n{OFFER}", pairs.join(", "));
    let told = Folder::with("offers.toml", text)
        .rank("check")
        .run()
        .fails(1);
    assert!(
        told.starts_with("error[R0134]: 32 criteria compared in pairs"),
        "{told}"
    );
    assert!(told.contains("at most 30"), "{told}");
}

#[test]
fn mistakes_in_groups_say_how_to_mend_them() {
    let group = |keys: &str| format!("[[weight-group]]\nname = \"Money\"\n{keys}\n");
    for (text, message) in [
        (
            group("weight = 40\ncriteria = {}"),
            "error[R0110]: the weight group \"Money\" has no criterion with a part above 0",
        ),
        (
            group("criteria = { pay = 1 }"),
            "error[R0104]: a weight group without `weight`",
        ),
        (
            group("weight = -4\ncriteria = { pay = 1 }"),
            "error[R0108]: a negative weight",
        ),
        (
            group("weight = 4\ncriteria = { pay = 1 }") + "[weights]\npay = 1\n",
            "error[R0190]: `pay` has two weights",
        ),
        (
            group("weight = 4\ncriteria = { pay = 1 }") + "[weighing]\norder = [\"pay\"]\n",
            "error[R0120]: `[[weight-group]]` beside `[weighing]`",
        ),
        (
            group("weight = 4\ncriteria = { pay = 1 }\nwieght = 3"),
            "error[R0102]: unknown key `wieght` in a weight group",
        ),
    ] {
        let told = Folder::with("offers.toml", format!("{text}{OFFER}"))
            .rank("check")
            .run()
            .fails(1);
        assert!(told.starts_with(message), "{text}\n{told}");
    }
}

/// The lines that are proposed, written in its place, weigh each criterion as the numbers in the
/// table do by themselves.
#[test]
fn a_table_below_weights_is_shown_as_a_group() {
    let offers = "\n[[offer]]\ncompany = \"A\"\n[offer.ratings]\npay = 9_000\nbrand = 3\ncommute = 20\n\
        [[offer]]\ncompany = \"B\"\n[offer.ratings]\npay = 6_000\nbrand = 30\ncommute = 70\n";
    let nested = "[weights]\ncommute = 30\n[weights.money]\npay = 20\nbrand = [4, 6]\n";
    let run = Folder::with("offers.toml", format!("{nested}{offers}"));
    let told = run.rank("check --width 200").run().fails(1);
    let (_, help) = told
        .split_once("what they weigh together: ")
        .expect("a group is proposed");
    let help = help.lines().next().expect("a line");
    let lines: Vec<&str> = help.split('`').skip(1).step_by(2).collect();
    assert_eq!(lines[0], "[[weight-group]]", "{told}");
    let scores = |weights: &str| {
        let folder = Folder::with("offers.toml", format!("{weights}{offers}"));
        let report = folder.rank("--json").run().json();
        let offers = report["offers"].as_array().expect("offers").clone();
        let of =
            |o: &serde_json::Value| (o["id"].to_string(), o["score"].as_f64().expect("a score"));
        offers.iter().map(of).collect::<Vec<_>>()
    };
    let grouped = format!("[weights]\ncommute = 30\n{}\n", lines.join("\n"));
    let plain = "[weights]\ncommute = 30\npay = 20\nbrand = [4, 6]\n";
    for (own, other) in scores(&grouped).iter().zip(scores(plain)) {
        assert_eq!(own.0, other.0, "{told}");
        assert!((own.1 - other.1).abs() < 1e-9, "{own:?} {other:?} {told}");
    }
}

/// Tables below weights that are no groups.
#[test]
fn a_table_for_one_weight_is_shown_as_a_number() {
    for (line, help) in [
        (
            "pay = { low = 2, high = 4 }",
            "help: a range is written `pay = [2, 4]`",
        ),
        ("pay = { weight = 30 }", "help: write `pay = 30`"),
        (
            "pay = { of = \"a\" }",
            "help: criteria that share a weight stand in a `[[weight-group]]`, with `name`, `weight` and `criteria`",
        ),
    ] {
        let folder = Folder::with("offers.toml", format!("[weights]\n{line}\n{OFFER}"));
        let told = folder.rank("check --width 200").run().fails(1);
        assert!(told.contains(help), "{told}");
    }
}

/// Answers stand beside no other weights, in one file alone.
#[test]
fn answers_are_weights_as_numbers_are() {
    let answers = "[weighing]\norder = [\"pay\", \"brand\"]\n";
    let folder = Folder::with("offers.toml", format!("{answers}{OFFER}"))
        .file("b.toml", answers)
        .file(
            "c.toml",
            format!("criteria = \"default\"\n{answers}{OFFER}"),
        );
    let twice = folder.rank("check offers.toml b.toml").run().fails(1);
    assert!(
        twice.starts_with("error[R0125]: a second `[weighing]`"),
        "{twice}"
    );
    let beside = folder.rank("check c.toml").run().fails(1);
    assert!(
        beside.starts_with("error[R0120]: `[weighing]` beside `criteria`"),
        "{beside}"
    );
    let known = rank("check --explain R0187").ok();
    assert!(known.contains("chain"), "{known}");
}

/// A criterion that is rated and not in the order weighs nothing, and that is said.
#[test]
fn an_order_that_leaves_a_criterion_out_is_told_of() {
    let text = format!("[weighing]\norder = [\"brand\", \"commute\"]\n{OFFER}");
    let run = Folder::with("offers.toml", text).rank("check").run();
    assert_eq!(run.status, Some(0));
    let told = "warning[R0202]: `pay` is rated for 1 offer, and your weights do not use it";
    assert!(run.stderr.contains(told), "{}", run.stderr);
}

/// What to do so that `pay` counts, by how the weights are made; and that it does.
#[test]
fn how_to_weigh_what_is_rated_follows_the_way_of_weighing() {
    let warned = |weights: &str| {
        let folder = Folder::with("offers.toml", format!("{weights}{OFFER}"));
        let run = folder.rank("check").run();
        run.stderr.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let cases = [
        (
            "[weights]\nbrand = 20\n",
            "give `pay` a weight, or",
            "[weights]\nbrand = 20\npay = 20\n",
        ),
        (
            "[weighing]\norder = [\"brand\", \"commute\"]\n",
            "put `pay` into `order`, or",
            "[weighing]\norder = [\"brand\", \"commute\", \"pay\"]\n",
        ),
        (
            "[weighing]\nswing = { brand = 100, commute = 50 }\n",
            "give `pay` points in `swing`, or",
            "[weighing]\nswing = { brand = 100, commute = 50, pay = 20 }\n",
        ),
        (
            "[weighing]\ncompare = [[\"brand\", \"commute\", 2]]\n",
            "compare `pay` with another criterion in `compare`, or",
            "[weighing]\ncompare = [[\"brand\", \"commute\", 2], [\"brand\", \"pay\", 2]]\n",
        ),
        (
            "[weighing.best-worst]\nbest = \"brand\"\nworst = \"commute\"\n\
             best-to-others = { commute = 2 }\nothers-to-worst = { brand = 2 }\n",
            "put `pay` into both tables of `[weighing.best-worst]`, or",
            "[weighing.best-worst]\nbest = \"brand\"\nworst = \"commute\"\n\
             best-to-others = { commute = 4, pay = 2 }\nothers-to-worst = { brand = 4, pay = 2 }\n",
        ),
        (
            "criteria = \"cloud-first\"\n",
            "try `--weight pay=20`, or",
            "criteria = \"default\"\n",
        ),
    ];
    for (weights, help, done) in cases {
        let before = warned(weights);
        assert!(
            before.contains("warning[R0202]: `pay` is rated"),
            "{before}"
        );
        assert!(before.contains(help), "{before}");
        let after = warned(done);
        assert!(!after.contains("R0202"), "{done}: {after}");
    }
}
