//! Ratings beyond an end of their scale: no word says that they are worth the same, wherever the
//! two of them are set against each other.

use super::harness::Folder;

/// 1,818 and 1,718 a month lie below the 2,000 at which the scale of pay begins.
const STIPENDS: &str = "[weights]\nrole-fit = 70\npay = 30\n\
    [[offer]]\ncompany = \"Aster\"\nratings = { role-fit = 7, pay = 1_818 }\n\
    [[offer]]\ncompany = \"Birch\"\nratings = { role-fit = 7, pay = 1_718 }\n";

/// What may not be said of them.
const WORDS: [&str; 7] = [
    "same score",
    "worth the same",
    "level on",
    "are level",
    "draw level",
    "equally good",
    "at least as good",
];

fn says_nothing_of_worth(call: &str, text: &str) {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Both have a 7 there.
    let text = text.replace("Role fit is worth the same for every offer", "");
    for words in WORDS {
        assert!(!text.contains(words), "{call}: {words}\n{text}");
    }
}

#[test]
fn a_tie_by_an_end_is_told_as_the_scales_doing() {
    let folder = Folder::with("o.toml", STIPENDS);
    for call in [
        "o.toml",
        "o.toml --trials 0",
        "o.toml --all",
        "o.toml --format markdown",
        "o.toml --json",
        "explain o.toml aster birch",
        "ask o.toml",
        "flip o.toml",
        "flip o.toml --all",
        "weights o.toml",
        "diff o.toml -- --weight pay=31",
        "report o.toml -o -",
    ] {
        says_nothing_of_worth(call, &folder.rank(call).run().ok());
    }
    let told = "No clear first: the scales do not tell Aster and Birch apart.";
    for call in ["o.toml", "o.toml --format markdown", "o.toml --json"] {
        let text = folder.rank(call).run().ok();
        assert!(text.contains(told), "{call}: {text}");
    }
    let both = folder.rank("explain o.toml aster birch").run().ok();
    assert!(both.contains("The scales do not tell them apart"), "{both}");
    assert!(both.contains("--scale pay=1000..2000"), "{both}");
    // On a scale that holds them they are 3 points apart: 30 x (0.818 - 0.718).
    let held = folder
        .rank("explain o.toml aster birch --scale pay=1000..2000")
        .run()
        .ok();
    assert!(held.contains("Aster is 3.0 points ahead"), "{held}");
}

/// The one below the scale and the one at its end are as little the same.
#[test]
fn the_end_itself_counts_as_well() {
    let folder = Folder::with("o.toml", STIPENDS.replace("1_718", "2_000"));
    let screen = folder.rank("o.toml").run().ok();
    assert!(screen.contains("Pay is off its scale"), "{screen}");
    says_nothing_of_worth("o.toml", &screen);
}

/// Pay below the scale gives no points, and the other criterion makes up for it: the scores are
/// equal as long as the scale ends at 2,000. Where all lie on it they are the same.
#[test]
fn equal_sums_are_told_apart_from_equal_ratings() {
    // 70 x 7 of 10 against 70 x 7 of 10: the tie rests on nothing else.
    let same = STIPENDS.replace("1_718", "1_818");
    let screen = Folder::with("o.toml", same).rank("o.toml").run().ok();
    assert!(
        screen.contains("Aster and Birch have the same score."),
        "{screen}"
    );
    let three = format!(
        "{}[[offer]]\ncompany = \"Cedar\"\nratings = {{ role-fit = 4, pay = 9_000 }}\n",
        STIPENDS
            .replace("role-fit = 70", "role-fit = 50")
            .replace("pay = 30", "pay = 50")
    );
    let screen = Folder::with("o.toml", three).rank("o.toml").run().ok();
    says_nothing_of_worth("three", &screen);
}
