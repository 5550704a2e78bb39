//! Accept what is due, or wait for what may still come.

use super::harness::Folder;

/// Scores are the ratings: 80, 67 and 60. To let the 67 go is worth 60 + 20 p.
const THREE: &str = r#"
[weights]
role-fit = 100

[scales]
role-fit = [0, 100]

[[offer]]
company = "Google"
status = "pending"
expects-by = 2026-12-05

[offer.ratings]
role-fit = 80

[[offer]]
company = "JPMorgan"
reply-by = 2026-12-03

[offer.ratings]
role-fit = 67

[[offer]]
company = "LinkedIn"

[offer.ratings]
role-fit = 60
"#;

fn three(more: &str) -> Folder {
    let chance = format!("expects-by = 2026-12-05\n{more}");
    Folder::with(
        "offers.toml",
        THREE.replace("expects-by = 2026-12-05", &chance),
    )
}

#[test]
fn without_a_chance_the_break_even_is_told() {
    let folder = three("");
    folder.rank("wait").run().prints(
        "Accept what is due, or wait? In points. Today is Sunday 22 November.

 Offer     Reply by             Accept  Let go  Worth more
 JPMorgan  Thu  3 Dec  11 days      67       ?  depends on a chance

JPMorgan: Letting it go for Google (answer by 5 Dec) is worth more if its chance
is above 35 in 100; if it says no, LinkedIn (60) remains.

The chances are yours and count as independent of each other; accepting ends the
search; points are averaged over what may come.

Try another chance: rank wait --today 2026-11-22 --set google.chance=0.351
",
    );
}

/// Of 70 points, 90 of which the answer comes before, and 80 after: a fifth of these 80 is 16.
#[test]
fn an_answer_before_the_reply_is_due_is_told() {
    let decision = r#"
[weights]
role-fit = 1

[[offer]]
company = "Here"
reply-by = 2026-12-15
ratings = { role-fit = 7 }

[[offer]]
company = "Soon"
status = "pending"
expects-by = 2026-12-10
chance = 0.5
ratings = { role-fit = 9 }

[[offer]]
company = "Late"
status = "pending"
expects-by = 2027-02-01
chance = 0.2
ratings = { role-fit = 8 }
"#;
    let folder = Folder::with("offers.toml", decision);
    let told = folder.rank("wait offers.toml").run().ok();
    let said = "\
Here: Letting it go for Late (answer by 1 Feb) is worth 16, and more than 70
only if its chance is above 87.5 in 100; if it says no, nothing (0) remains.
Letting it go ends with none of them in 80 of 100 cases and Late in 20 of 100
cases; at worst with 0 points.
This holds if Soon says no by 10 Dec; if it makes an offer, run again.
";
    assert!(told.contains(said), "{told}");
    let told = folder.rank("deadlines offers.toml").run().ok();
    let said =
        "If Soon says no by 10 Dec, let Here go only if Late's chance is above 87.5 in\n100.\n";
    assert!(told.contains(said), "{told}");
    let folder = Folder::with(
        "offers.toml",
        decision.replace("chance = 0.5", "chance = 0"),
    );
    let told = folder.rank("wait offers.toml").run().ok();
    assert!(!told.contains("Soon says no"), "{told}");
}

/// Of 70, 60 due two days later, and 90 of which the answer comes after both: with a chance of 0.4
/// the 60 are taken (0.4 x 90 = 36), with 0.9 neither (81), and a no leaves nothing.
#[test]
fn what_is_due_before_the_answer_does_not_remain() {
    let offer = |company: &str, day: &str, fit: u8| {
        format!("[[offer]]\ncompany = \"{company}\"\n{day}\nratings = {{ role-fit = {fit} }}\n")
    };
    let decision = [
        "[weights]\nrole-fit = 1\n".to_owned(),
        offer("Acme", "reply-by = 2026-12-04", 7),
        offer("Hooli", "reply-by = 2026-12-06", 6),
        offer(
            "Initech",
            "status = \"pending\"\nexpects-by = 2026-12-11",
            9,
        ),
    ];
    let folder = Folder::with("offers.toml", decision.concat());
    let told = |chance: &str| {
        let call = format!("wait --set initech.chance={chance}");
        folder.rank(&call).run().ok()
    };
    let few = "\
Acme: Letting it go leaves Hooli (60); waiting for Initech (answer by 11 Dec) is
worth more than 70 only if its chance is above 77.8 in 100; if it says no,
nothing (0) remains.
";
    assert!(told("0.4").contains(few), "{}", told("0.4"));
    let many = "\
Acme: Letting it go for Initech (answer by 11 Dec) is worth 81, more as long as
its chance is above 77.8 in 100; if it says no, nothing (0) remains.
";
    assert!(told("0.9").contains(many), "{}", told("0.9"));
}

#[test]
fn an_offer_that_is_left_out_may_have_a_day() {
    let decision = "[weights]\nrole-fit = 1\n[must]\nrole-fit = 8\n\
        [[offer]]\ncompany = \"Amber\"\nreply-by = 2026-11-29\nratings = { role-fit = 7 }\n\
        [[offer]]\ncompany = \"Basil\"\nratings = { role-fit = 9 }\n";
    let told = Folder::with("offers.toml", decision)
        .rank("wait offers.toml")
        .run()
        .ok();
    let said = "Nothing is due: no offer that is not left out has a day to reply by.\n";
    assert!(told.starts_with(said), "{told}");
}

/// 70.5 of 100 is 71, as in the ranking.
#[test]
fn halves_are_rounded_as_in_the_ranking() {
    let folder = three("");
    let text = THREE.replace("role-fit = 67", "role-fit = 70.5");
    let folder = folder.file("half.toml", text);
    let told = folder.rank("wait half.toml").run().ok();
    assert!(
        told.contains("JPMorgan  Thu  3 Dec  11 days      71       ?"),
        "{told}"
    );
}

/// 60 + 20 p is 67 at p = 0.35: what is printed to type turns the advice, and just below 0.35 nothing
/// does.
#[test]
fn what_is_to_be_typed_turns_the_advice() {
    let folder = three("");
    let due = |typed: &str| {
        let mut wait = folder.rank(&format!("wait --json{typed}")).run().json();
        wait["wait"]["due"][0].take()
    };
    let now = due("");
    assert_eq!(now["break_even"]["google"], 0.35);
    let to = &now["to"]["google"];
    for (chance, advice) in [
        (to.to_string(), "let-go"),
        ("0.349999999".to_owned(), "accept"),
    ] {
        let found = due(&format!(" --set google.chance={chance}"));
        assert_eq!(found["advice"], advice, "{chance}");
    }
}

/// 60 + 20 p is above 67 at p = 0.4: the chance that the screen shows to try is not, and turns it.
#[test]
fn what_is_shown_to_try_turns_what_is_let_go() {
    let folder = three("chance = 0.4");
    let advice = |call: &str| {
        let mut wait = folder.rank(&format!("{call} --json")).run().json();
        wait["wait"]["due"][0]["advice"].take()
    };
    assert_eq!(advice("wait"), "let-go");
    let screen = folder.rank("wait").run().ok();
    let (_, typed) = screen
        .split_once("Try another chance: rank ")
        .expect("a chance");
    assert_eq!(advice(typed.lines().next().expect("a line")), "accept");
}

#[test]
fn with_a_chance_both_are_told_and_what_more_time_is_worth() {
    // 0.4 x 80 + 0.6 x 60 = 68; with the answer known before: 0.4 x 80 + 0.6 x 67 = 72.2.
    let folder = three("chance = 0.4");
    let told = "JPMorgan: Letting it go for Google (answer by 5 Dec) is worth 68, more as long
as its chance is above 35 in 100; if it says no, LinkedIn (60) remains.
Two more days for JPMorgan's offer, until 5 Dec, would be worth 4 points: ask
for them.
Letting it go ends with LinkedIn in 60 of 100 cases and Google in 40 of 100
cases; at worst with 60 points.
";
    let screen = folder.rank("wait").run().ok();
    assert!(screen.contains(told), "{screen}");
    assert!(screen.contains("      67      68  let it go\n"), "{screen}");
    // 0.3 x 80 + 0.7 x 60 = 66.
    let screen = folder.rank("wait --set google.chance=0.3").run().ok();
    assert!(screen.contains("      67      66  accept it\n"), "{screen}");
    let same = folder.rank("wait --set google.chance=40%").run().ok();
    assert!(same.contains("      67      68  let it go\n"), "{same}");
}

#[test]
fn the_default_answer_and_the_deadlines_say_what_decides() {
    let folder = three("");
    let screen = folder.rank("").run().ok();
    let told = "Accepting JPMorgan is worth 67.
Letting it go for Google (answer by 5 Dec) is worth more if its chance is above
35 in 100; if it says no, LinkedIn (60) remains.
";
    assert!(screen.contains(told), "{screen}");
    let days = folder.rank("deadlines").run().ok();
    let row = " Thu  3 Dec  11 days  JPMorgan  reply; let go above 35 in 100\n";
    assert!(days.contains(row), "{days}");
    let sentence = "Let JPMorgan go only if Google's chance is above 35 in 100.\n";
    assert!(days.contains(sentence), "{days}");
    // An answer that comes before the reply is due leaves nothing to weigh.
    let early = folder.rank("--set jpmorgan.reply-by=2026-12-05").run().ok();
    assert!(!early.contains("Accepting"), "{early}");
}

#[test]
fn scripts_read_all_of_it() {
    let folder = three("chance = 0.4");
    let json = folder.rank("wait --json").run().json();
    let due = &json["wait"]["due"][0];
    assert_eq!(due["offer"], "jpmorgan");
    assert_eq!(due["advice"], "let-go");
    assert_eq!(due["break_even"]["google"], 0.35);
    assert_eq!(due["to"]["google"], 0.351);
    assert_eq!(due["ends_with"]["linkedin"], 0.6);
    assert_eq!(due["worst"], 60.0);
    assert_eq!(due["more_time"][0]["until"], "2026-12-05");
    let worth = due["more_time"][0]["worth"].as_f64().expect("a number");
    assert!((worth - 4.2).abs() < 1e-9);
    let whole = folder.rank("--json").run().json();
    assert_eq!(whole["wait"]["due"][0]["let_go"], 68.0);
    assert_eq!(whole["offers"][2]["chance"], 0.4);
}

#[test]
fn in_how_many_what_ifs_letting_go_is_worth_more() {
    // The score of JPMorgan is drawn from 50 to 84, as often below 67 as above; letting go is worth
    // 60 + 20 p, with p as often below 0.4 as above. It is worth more where 60 + 20 p > s. With
    // p = 0.2 + 0.4 v and s = 50 + 34 u, u and v even: 64 + 8 v > 50 + 34 u, so u < (14 + 8 v) / 34,
    // which holds with the probability (14 + 4) / 34 = 0.529.
    let folder = three("chance = [0.2, 0.6]");
    let call = "wait --json --trials 20000 --set jpmorgan.role-fit=[50,84]";
    let json = folder.rank(call).run().json();
    let share = json["wait"]["due"][0]["share_let_go"]
        .as_f64()
        .expect("a share");
    assert!((share - 18.0 / 34.0).abs() < 0.015, "{share}");
}

#[test]
fn a_current_job_and_a_fallback_remain() {
    let file = THREE
        .replace(
            "company = \"LinkedIn\"",
            "company = \"LinkedIn\"\nstatus = \"current\"",
        )
        .replace("reply-by", "chance = 0.5\nreply-by")
        .replace("status = \"pending\"", "status = \"pending\"\nchance = 0.4");
    let folder = Folder::with("offers.toml", file);
    let json = folder.rank("wait --json").run().json();
    assert_eq!(json["wait"]["due"][0]["ends_with"]["linkedin"], 0.6);
    let file = THREE.replace(
        "company = \"LinkedIn\"",
        "company = \"LinkedIn\"\nreply-by = 2026-12-01",
    );
    let file = file.replace("status = \"pending\"", "status = \"pending\"\nchance = 0.4");
    let folder = Folder::with("offers.toml", format!("{file}\n[fallback]\nscore = 30\n"));
    let json = folder.rank("wait --json").run().json();
    // After LinkedIn, JPMorgan (67) against 0.4 x 80 + 0.6 x 30 = 50.
    assert_eq!(json["wait"]["due"][1]["let_go"], 50.0);
    assert_eq!(json["wait"]["due"][1]["ends_with"]["(fallback)"], 0.6);
    assert_eq!(json["wait"]["due"][0]["let_go"], 67.0);
}

#[test]
fn a_chance_that_cannot_be_is_a_mistake() {
    for (chance, told) in [
        (
            "1.2",
            "write 0.012, or a percentage in quotes, such as \"40%\"",
        ),
        (
            "-0.1",
            "0 is never, 1 is surely; write 0.4 or \"40%\" for 40 in 100",
        ),
        (
            "40",
            "write 0.4, or a percentage in quotes, such as \"40%\"",
        ),
    ] {
        let said = three(&format!("chance = {chance}"))
            .rank("wait")
            .run()
            .fails(1);
        assert!(
            said.contains("a chance outside 0 to 1") && said.contains(told),
            "{said}"
        );
    }
    let said = three("chance = \"forty\"").rank("wait").run().fails(1);
    assert!(said.contains("R0105"), "{said}");
    for chance in ["0", "1", "\"100%\"", "[0, 1]"] {
        three(&format!("chance = {chance}")).rank("wait").run().ok();
    }
}

#[test]
fn a_chance_that_counts_for_nothing_is_a_warning() {
    let file = THREE.replace("expects-by = 2026-12-05", "chance = 0.4");
    let folder = Folder::with("offers.toml", file);
    let said = folder.rank("check").run().stderr;
    assert!(
        said.contains("Google: a chance, and no `expects-by`"),
        "{said}"
    );
    let json = folder.rank("wait --json").run().json();
    assert_eq!(json["wait"]["left_out"][0]["because"], "no answer day");
}

#[test]
fn twenty_awaited_offers_are_too_many() {
    let offer = |i: i32| {
        let (name, score) = (format!("C{i}"), 70 + i);
        format!(
            "\n[[offer]]\ncompany = \"{name}\"\nstatus = \"pending\"\nexpects-by = 2026-12-06\nchance = 0.1\n\n[offer.ratings]\nrole-fit = {score}\n"
        )
    };
    let file = THREE.to_owned() + &(0..20).map(offer).collect::<String>();
    let folder = Folder::with("offers.toml", file);
    folder.rank("wait").run().complains(
        2,
        "error: 21 offers that are still to come would beat what you have: with more than 12, waiting cannot be worked out; leave some out: --without OFFER\n",
    );
    // The default answer says nothing of it.
    folder.rank("").run().ok();
}
