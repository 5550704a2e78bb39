//! `rank diff`: what changed between two files or two saved rankings, what it did, and why.

use super::harness::{Folder, Run, near, number, offer, rank, same};

const OFFERS: &str = "\
[weights]
pay = 60
role-fit = 40

[must]
commute = 60

[[offer]]
company = \"Acme\"
role = \"Engineer\"
reply-by = 2026-12-01

[offer.pay]
currency = \"USD\"
monthly = 5000
sign-on = 0

[offer.ratings]
role-fit = 8
commute = 30

[[offer]]
company = \"Bolt\"

[offer.ratings]
pay = 8000
role-fit = 5
commute = 45
";

/// The offers with one text for another.
fn with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(OFFERS.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    })
}

fn two(changes: &[(&str, &str)]) -> Folder {
    Folder::with("before.toml", OFFERS).file("after.toml", with(changes))
}

fn call(folder: &Folder, arguments: &str) -> Run {
    folder
        .rank(&format!("diff --trials 1000 {arguments}"))
        .run()
}

#[test]
fn a_change_of_pay_is_told_with_what_it_did() {
    rank("diff --demo --trials 1000 -- --set google.pay=6400").prints(PAY);
}

const PAY: &str = "\
Which internship for a career in machine learning?

Google stays first, and the order stays.
Its lead over LinkedIn: 44.9 points, before 46.5.

 Changed       Before        After
 Google   pay  7,129 (fact)  6,400 (yours)

 Offer     #    was  Score   was  Change  Comes first
 Google    1    1     72.9  74.5    -1.6   >99 in 100
 LinkedIn  2-3  2-3   28.0  28.0     0.0    <1 in 100
 JPMorgan  2-3  2-3   24.4  24.4     0.0    <1 in 100

Why, in points:
 Google 74.5 -> 72.9: pay -1.6 (7,129 -> 6,400)
 LinkedIn and JPMorgan keep their scores.

The ranking after it: rank demo --set google.pay=6400 --today 2026-11-22
";

/// A weight changed too: what each does alone, and what only both do. The second one, by hand: the
/// weights sum to 115; 35/115 x 0.35 + 20/115 x 0.263 + 40/115 x 0.577 + 20/115 x 0.243 = 0.395.
#[test]
fn weights_and_ratings_are_told_apart() {
    let call = "diff --demo --width 60 --trials 1000 -- --weight pay=40 --link linkedin=50%";
    rank(call).prints(BOTH);
}

const BOTH: &str = "\
Which internship for a career in machine learning?

Google stays first, and the order stays.
Its lead over LinkedIn: 31.8 points, before 46.5.

 Changed                         Before        After
 LinkedIn  share of Microsoft's  25 % (0-100)  50 %
           weight of pay         25            40

 Offer     #  was  Score   was  Change  Comes first
 Google    1  1     71.3  74.5    -3.2   >99 in 100
 LinkedIn  2  2-3   39.5  28.0   +11.5    <1 in 100
 JPMorgan  3  2-3   26.7  24.4    +2.3    <1 in 100

Why, in points:
 Google 74.5 -> 71.3: weights -3.2 (pay 25 -> 40)
 LinkedIn 28.0 -> 39.5: ML exposure +6.1 (Microsoft's,
   17.5 -> 35 % of full points), cloud market share +2.6
   (Microsoft's, 13.1 -> 26.3 % of full points), weights
   +3.9 (pay 25 -> 40), only both together -1.1
 JPMorgan 24.4 -> 26.7: weights +2.3 (pay 25 -> 40)

The ranking after it: rank demo --weight pay=40 \\
    --link linkedin=50% --today 2026-11-22
";

#[test]
fn every_kind_of_change_is_told() {
    let folder = two(&[
        ("pay = 60", "pay = [50, 70]"),
        ("commute = 60", "commute = 40"),
        (
            "reply-by = 2026-12-01",
            "reply-by = 2026-12-08\nlocation = \"Oslo\"",
        ),
        ("sign-on = 0", "sign-on = 4000"),
        ("role-fit = 5", "role-fit = [5, 7]"),
        (
            "company = \"Bolt\"",
            "company = \"Bolt\"\nstatus = \"pending\"",
        ),
        ("[[offer]]\n", "[[offer]]\ncompany = \"Cog\"\n\n[[offer]]\n"),
    ]);
    let told = call(&folder, "before.toml after.toml --json").json();
    let changes = told["changes"].as_array().expect("changes");
    let lines: Vec<String> = changes
        .iter()
        .map(|c| {
            let text = |key: &str| c[key].as_str().unwrap_or("-").to_owned();
            let about = [text("offer"), text("criterion"), text("part")].join(" ");
            format!(
                "{} {about}: {} -> {}",
                text("kind"),
                text("before"),
                text("after")
            )
        })
        .collect();
    for line in [
        "offer cog - -: - -> Cog",
        "status bolt - -: offered -> no offer yet",
        "reply-by acme - -: 1 Dec 2026 -> 8 Dec 2026",
        "location acme - -: - -> Oslo",
        "part acme - sign-on: $0 -> $4,000",
        "rating bolt role-fit -: 5 -> 5-7",
        "weight - pay -: 60 -> 50-70",
        "must - commute -: 60 min -> 40 min",
    ] {
        assert!(
            lines.iter().any(|l| l == line),
            "{line}\n{}",
            lines.join("\n")
        );
    }
    assert_eq!(lines.len(), 8, "{}", lines.join("\n"));
}

#[test]
fn a_saved_ranking_stands_for_its_file() {
    let folder = two(&[("pay = 8000", "pay = 9000")]);
    for name in ["before", "after"] {
        let json = folder.rank(&format!("{name}.toml --json --trials 1000"));
        std::fs::write(folder.path(&format!("{name}.json")), json.run().ok()).expect("written");
    }
    let of_files = call(&folder, "before.toml after.toml --json").json();
    for (sides, named) in [
        ("before.json after.json", "before.json"),
        ("before.json after.toml", "before.json"),
        ("before.toml after.json", "before.toml"),
    ] {
        let told = call(&folder, &format!("{sides} --json")).json();
        assert_eq!(told["before"]["name"], named);
        for key in ["text", "changes", "offers", "same_order"] {
            assert_eq!(told[key], of_files[key], "{sides}: {key}");
        }
    }
    let same = call(&folder, "before.json before.toml").ok();
    assert_eq!(same, "Nothing changed.\n");
}

/// Saved amounts have all the digits that they were computed with, and are read as they stand.
#[test]
fn a_saved_ranking_is_as_its_file_to_the_last_digit() {
    let pay = include_str!("../data/pay.toml");
    let folder = Folder::with("o.toml", pay);
    let saved = folder.rank("o.toml --json --trials 1000").run().ok();
    std::fs::write(folder.path("saved.json"), saved).expect("written");
    let told = call(&folder, "saved.json o.toml --json").json();
    assert_eq!(told["changes"], serde_json::json!([]), "{told}");
}

/// A negotiation: Acme is behind, asks, and gets more; each step is told, and what is printed
/// works as typed.
#[test]
fn a_negotiation_is_walked() {
    let folder = Folder::with("offers.toml", OFFERS);
    let first = folder.rank("--json --trials 1000").run().ok();
    std::fs::write(folder.path("monday.json"), &first).expect("written");
    let ask = call(&folder, "-- --set acme.pay.monthly=9000").ok();
    assert!(
        ask.contains("The ranking after it: rank --set acme.pay.monthly=9000"),
        "{ask}"
    );
    let then = folder
        .rank("--set acme.pay.monthly=9000 --json --trials 1000")
        .run()
        .json();
    let told = call(&folder, "--json -- --set acme.pay.monthly=9000").json();
    let score = |value: &serde_json::Value| number(&offer(value, "acme")["score"]);
    let after = number(&offer(&told, "acme")["after"]["score"]);
    near(after, score(&then), 1e-12, "the score after");
    // On Friday the offer is better by a sign-on as well.
    let friday = with(&[
        ("monthly = 5000", "monthly = 9000"),
        ("sign-on = 0", "sign-on = 3000"),
    ]);
    std::fs::write(folder.path("offers.toml"), friday).expect("written");
    let screen = call(&folder, "monday.json offers.toml --today 2026-11-27").ok();
    for line in [
        " Acme     monthly  $5,000/month  $9,000/month",
        " Acme     sign-on  $0            $3,000",
        "          today    22 Nov 2026   27 Nov 2026",
    ] {
        assert!(screen.contains(line), "{screen}");
    }
}

#[test]
fn the_exit_code_tells_of_another_order() {
    let folder = two(&[("pay = 8000", "pay = 2500")]);
    let files = "before.toml after.toml";
    let other = call(&folder, &format!("{files} --exit-code"));
    assert_eq!(other.status, Some(4), "{}", other.stdout);
    call(&folder, files).ok();
    call(&folder, "before.toml before.toml --exit-code").ok();
}

#[test]
fn several_files_are_read_as_one_side() {
    let (weights, offers) = OFFERS.split_at(OFFERS.find("[[offer]]").expect("offers"));
    let folder = Folder::with("a.toml", weights)
        .file("b.toml", offers)
        .file("whole.toml", OFFERS);
    let same = call(&folder, "a.toml b.toml -- whole.toml").ok();
    assert_eq!(same, "Nothing changed.\n");
    call(&folder, "a.toml b.toml whole.toml").complains(
        2,
        "error: diff compares two files: BEFORE and AFTER\n\
         Of several files: rank diff A.toml B.toml -- C.toml D.toml\n",
    );
}

#[test]
fn what_cannot_be_compared_says_why() {
    let folder = two(&[])
        .file("new.json", "{\"schema\": 2}")
        .file("half.json", "{\n\"schema\":")
        .file("other.json", "{\"schema\": 1, \"flips\": []}")
        .file("bad.toml", "offr = 1")
        .file("worse.toml", "pay = ")
        .file(
            "far.toml",
            OFFERS.replace("Acme", "Axis").replace("Bolt", "Buzz"),
        );
    let saved = folder.rank("before.toml --json").run().ok();
    std::fs::write(folder.path("saved.json"), saved).expect("written");
    let cases = [
        (
            "new.json before.toml",
            "error: new.json: has schema 2; this program reads schema 1: rank its files again\n",
        ),
        (
            "half.json before.toml",
            "error: half.json: is no whole JSON: see line 2, column 9\n",
        ),
        (
            "other.json before.toml",
            "error: other.json: is JSON, but no ranking as `rank --json` prints it\n",
        ),
        ("before.toml none.toml", "error: none.toml: no such file\n"),
        (
            "- -",
            "error: standard input can be read once: save one of the two\n",
        ),
        (
            "before.toml",
            "error: diff needs a second file, or changes behind `--`, as in: \
             rank diff before.toml --today 2026-11-22 -- --without acme\n",
        ),
        (
            "saved.json",
            "error: diff needs a second file, or changes behind `--`\n",
        ),
        (
            "saved.json after.toml --set acme.role-fit=1",
            "error: saved.json is a saved ranking: no option can change it\n\
             Behind `--`, options hold for AFTER alone\n",
        ),
        (
            "before.toml -- --set acme.role-fit=9 --exit-code",
            "error: `--exit-code` is of both sides: it stands before `--`\n",
        ),
        (
            "before.toml -- --demo",
            "error: `--demo` is of both sides: it stands before `--`\n",
        ),
        (
            "before.toml -- flip",
            "error: behind `--` stand files and options of AFTER, and no verb\n",
        ),
    ];
    for (arguments, said) in cases {
        folder
            .rank(&format!("diff {arguments}"))
            .run()
            .complains(2, said);
    }
    // The mistakes of both are told.
    let said = call(&folder, "bad.toml worse.toml").fails(1);
    assert!(
        said.contains("bad.toml:1") && said.contains("worse.toml:1"),
        "{said}"
    );
    let unlike = call(&folder, "before.toml far.toml").ok();
    assert_eq!(unlike, "The two have no offer in common.\n");
    let said = call(&folder, "before.toml after.toml --format csv").fails(2);
    assert!(said.contains("`rank diff` has no CSV"), "{said}");
}

#[test]
fn a_page_for_notes_says_the_same() {
    let page = rank("diff --demo --trials 1000 --format markdown -- --set google.pay=6400").ok();
    for line in [
        "# Which internship for a career in machine learning?",
        "| Google | pay | 7,129 (fact) | 6,400 (yours) |",
    ] {
        assert!(page.contains(line), "{page}");
    }
    same(
        "twice",
        &page,
        &rank("diff --demo --trials 1000 --format markdown -- --set google.pay=6400").ok(),
    );
}

#[test]
fn a_page_for_a_browser_says_the_same() {
    let diff = "diff --demo --trials 1000 --format html";
    let page = rank(&format!("{diff} -- --set google.pay=6400")).ok();
    let mut rest = &page[..];
    // As on a terminal, from top to bottom.
    for text in [
        "<h1>Which internship for a career in machine learning?</h1>",
        "<p>Google stays first, and the order stays.",
        "What changed in the input",
        "<td class=\"long\">7,129 (fact)</td><td class=\"long\">6,400 (yours)</td>",
        "Places and scores, after and before",
        "Why, in points:",
        "pay -1.6 (7,129 -&gt; 6,400)",
        "<code>rank demo --set google.pay=6400 --today 2026-11-22</code>",
    ] {
        let at = rest.find(text);
        rest = &rest[at.unwrap_or_else(|| panic!("{text}: {page}"))..];
    }
    // Nothing in it can be moved, so it needs no script, and may have none.
    assert!(!page.contains("<script") && page.contains("script-src 'none'"));
    let text = OFFERS.replace("Acme", "<script>alert(1)</script>");
    let folder = Folder::with("o.toml", text);
    let hostile = folder.rank("diff o.toml --format html -- --without bolt");
    let hostile = hostile.run().ok();
    assert!(!hostile.contains("<script") && hostile.contains("&lt;script&gt;"));
    let itself = folder.rank("diff o.toml o.toml --format html").run().ok();
    assert!(itself.contains("<p>Nothing changed.</p>") && !itself.contains("<nav"));
}

#[test]
fn a_page_goes_into_a_file_and_over_none() {
    let folder = Folder::with("kept.html", "mine");
    let diff = |file: &str| {
        let call = format!("diff --demo --format html -o {file} -- --weight pay=40");
        folder.rank(&call).run()
    };
    diff("new.html").prints("");
    assert!(folder.read("new.html").starts_with("<!DOCTYPE html>"));
    let said = diff("kept.html").fails(2);
    assert!(said.contains("kept.html"), "{said}");
    assert_eq!(folder.read("kept.html"), "mine");
}

/// Two sets come in the place of one: what went stands first, then each new set with its weights.
#[test]
fn sets_that_came_stand_together() {
    let screen = rank("diff --demo -- -c ml-first -c cloud-first").ok();
    let sets = ["default", "ml-first", "cloud-first"];
    let rows = screen
        .lines()
        .filter(|l| l.trim_start().starts_with("weight"));
    let of = |row: &str| {
        let named = sets.iter().position(|s| row.contains(s));
        named.unwrap_or(0)
    };
    let found: Vec<usize> = rows.map(of).collect();
    assert!(found.is_sorted() && found.len() == 12, "{found:?} {screen}");
}
