//! Several judges: whether they agree, where they part, and what all of them can live with.

use serde_json::{Value, json};

use super::harness::{Folder, near, number, rank};

const CLOUD: &str = include_str!("../data/cloud-companies.toml");

const ANA: &str = "title = \"Ana\"
[weights]
role-fit = 80
commute = 10
work-life = 10
";

const BEN: &str = "title = \"Ben: home by six\"
[weights]
role-fit = 10
commute = 50
work-life = 40
";

/// Ana has 76.0 for Hooli, 69.3 for Globex and 42.0 for Initech; Ben 26.0, 66.2 and 84.0.
const OURS: &str = "criteria = [\"ana.toml\", \"ben.toml\"]

[[offer]]
company = \"Hooli\"
ratings = { role-fit = 9, commute = 80, work-life = 60 }

[[offer]]
company = \"Globex\"
ratings = { role-fit = 7, commute = 35, work-life = 45 }

[[offer]]
company = \"Initech\"
ratings = { role-fit = 3, commute = 10, work-life = 38 }
";

fn ours() -> Folder {
    Folder::with("ours.toml", OURS)
        .file("ana.toml", ANA)
        .file("ben.toml", BEN)
}

fn clouds() -> Folder {
    Folder::with("cloud-companies.toml", CLOUD)
}

/// The two advisers have one order of the offers. Their scores are 87.0, 16.625 and 0 (Daniel), and
/// 54.0, 45.25 and 20.0 (Mike).
#[test]
fn the_advisers_agree_on_the_offers() {
    rank("demo -c ml-first -c cloud-first").prints(AGREED);
}

/// Of the clouds Daniel has 87.0, 66.5 and 42.0 for Google, Microsoft and Amazon: a spread of 45.
/// Mike has 54.0, 61.0 and 68.0: one of 14. Microsoft is 20.5 of 45 behind, and 7 of 14.
#[test]
fn the_advisers_are_opposites_on_the_clouds() {
    let call = "cloud-companies.toml -c cloud-first -c ml-first";
    clouds().rank(call).run().prints(OPPOSITE);
}

#[test]
fn two_people_find_an_offer_that_both_can_live_with() {
    ours().rank("ours.toml").run().prints(LIVED_WITH);
}

#[test]
fn a_dispute_is_no_clear_first_place() {
    let folder = ours();
    let report = folder.rank("ours.toml --json").run().json();
    assert_eq!(report["verdict"]["clear"], false);
    assert_eq!(report["verdict"]["first"], json!([]));
    let run = folder.rank("ours.toml --require-clear").run();
    assert_eq!(run.status, Some(3));
    assert!(run.stdout.starts_with("They disagree: "), "{}", run.stdout);
    // They agree where the commute is short everywhere.
    let agreed = "ours.toml --require-clear --set hooli.commute=0 --set hooli.work-life=35";
    let screen = folder.rank(agreed).run().ok();
    assert!(screen.starts_with("Both put Hooli first."), "{screen}");
}

/// The example of the format: the clouds and the two advisers.
#[test]
fn the_json_has_what_the_judges_make_of_the_offers() {
    let call = "cloud-companies.toml -c cloud-first -c ml-first --json";
    let report = clouds().rank(call).run().json();
    let group = &report["group"];
    let all = json!([["amazon", "google", "microsoft"]]);
    assert_eq!(
        group["rules"]["mean"],
        json!(["google", "microsoft", "amazon"])
    );
    assert_eq!(group["rules"]["borda"], all);
    assert_eq!(group["rules"]["copeland"], all);
    assert_eq!(
        group["rules"]["kemeny"],
        json!(["amazon", "google", "microsoft"])
    );
    assert_eq!(group["kemeny_optima"], 6);
    assert_eq!(group["kemeny_places"]["google"], json!([1, 3]));
    assert_eq!(group["agreed_first"], Value::Null);
    assert_eq!(group["condorcet"], Value::Null);
    assert_eq!(group["tau"], json!({ "cloud-first": { "ml-first": -1.0 } }));
    assert_eq!(group["w"], Value::Null);
    let [dispute] = &group["disputes"].as_array().expect("disputes")[..] else {
        panic!("{group}");
    };
    assert_eq!(dispute["offers"], json!(["google", "amazon"]));
    assert_eq!(dispute["judges"], json!(["ml-first", "cloud-first"]));
    near(
        number(&dispute["lead"]["ml-first"]),
        45.0,
        1e-9,
        "Daniel's lead",
    );
    near(
        number(&dispute["lead"]["cloud-first"]),
        -14.0,
        1e-9,
        "Mike's lead",
    );
    // (80 - 0) x (1 - 0.35), and (20 - 40) x (14 - 28) / 40.
    near(
        number(&dispute["criteria"]["ml-exposure"]),
        52.0,
        1e-9,
        "ML exposure",
    );
    near(
        number(&dispute["criteria"]["cloud-market-share"]),
        7.0,
        1e-9,
        "share",
    );
    let live_with = &group["live_with"];
    assert_eq!(live_with["offer"], "microsoft");
    near(
        number(&live_with["regret"]["ml-first"]),
        20.5,
        1e-9,
        "Daniel's regret",
    );
    near(
        number(&live_with["regret_of_spread"]["ml-first"]),
        20.5 / 45.0,
        1e-9,
        "of 45",
    );
    near(
        number(&live_with["regret_of_spread"]["cloud-first"]),
        0.5,
        1e-9,
        "of 14",
    );
    assert_eq!(rank("demo --json").json()["group"], Value::Null);
}

/// The mean of 42.0 and twice 84.0 is 70, more than that of 69.3 and twice 66.2.
#[test]
fn a_voice_counts_double_in_a_file_and_in_an_argument() {
    let folder = ours();
    let typed = folder
        .rank("ours.toml --json --judge ben.toml=2")
        .run()
        .json();
    let file = OURS.replace("\"ben.toml\"]", "{ set = \"ben.toml\", voice = 2 }]");
    let folder = folder.file("double.toml", file);
    let written = folder.rank("double.toml --json").run().json();
    for report in [&typed, &written] {
        assert_eq!(report["judges"][1]["voice"], 2.0);
        assert_eq!(report["offers"][0]["id"], "initech");
        // 10, 80 and 10 once, 50, 10 and 40 twice: role fit has 100 of 300.
        let share = number(&report["offers"][2]["criteria"]["role-fit"]["points"]);
        near(share, 100.0 / 3.0 * 0.9, 1e-9, "Hooli's role fit");
        assert_eq!(report["group"]["rules"]["borda"][0], "initech");
        assert_eq!(report["group"]["condorcet"], "initech");
    }
    let screen = folder.rank("double.toml").run().ok();
    let said = "The score is the mean of both by their voices (Ana 1, Ben 2), also in the";
    assert!(screen.contains(said), "{screen}");
}

/// A set that `--judge` names alone judges; of one that judges already it says the voice.
#[test]
fn a_judge_is_named_with_a_voice() {
    let sets = |call: &str| {
        let report = rank(&format!("demo --json --trials 0 {call}")).json();
        let judges = report["judges"].as_array().expect("judges").clone();
        let told = |j: &Value| (j["set"].to_string(), number(&j["voice"]));
        judges.iter().map(told).collect::<Vec<_>>()
    };
    let both = [
        ("\"cloud-first\"".to_owned(), 1.0),
        ("\"ml-first\"".to_owned(), 2.0),
    ];
    assert_eq!(sets("-c cloud-first --judge ml-first=2"), both);
    assert_eq!(sets("-c cloud-first -c ml-first --judge ml-first=2"), both);
    assert_eq!(sets("--judge cloud-first --judge ml-first=2"), both);
}

#[test]
fn what_is_no_voice_is_refused() {
    for voice in ["0", "-1", "1e9", "nan"] {
        let call = format!("demo -c cloud-first --judge ml-first={voice}");
        let said = rank(&call).fails(2);
        assert!(said.contains("error[R0170]"), "{voice}: {said}");
    }
    let said = rank("demo --judge ml-first=loud").fails(2);
    assert!(said.contains("error[R0133]"), "{said}");
    let file = OURS.replace("\"ben.toml\"]", "{ set = \"ben.toml\", voice = 0 }]");
    let said = ours()
        .file("none.toml", file)
        .rank("none.toml")
        .run()
        .fails(1);
    assert!(said.contains("error[R0170]"), "{said}");
    let file = OURS.replace("\"ben.toml\"]", "{ set = \"ana.toml\", voice = 2 }]");
    let said = ours()
        .file("twice.toml", file)
        .rank("twice.toml")
        .run()
        .fails(1);
    assert!(said.contains("error[R0115]"), "{said}");
}

/// What is printed goes by the judge's name, and is true when it is typed.
#[test]
fn a_weight_is_changed_by_the_judges_name() {
    let folder = ours();
    let set = |name: &str| {
        let call = folder.rank("ours.toml --json --trials 0 --weight");
        let report = call.arg(&format!("{name}:commute=0")).run().json();
        number(&report["judges"][1]["weights"]["commute"]["written"])
    };
    for name in ["ben.toml", "Ben", "ben", "Ben: home by six"] {
        near(set(name), 0.0, 0.0, name);
    }
    let said = folder
        .rank("ours.toml --weight cy:commute=0")
        .run()
        .fails(2);
    assert!(said.contains("no set `cy` in this ranking"), "{said}");
    let screen = folder.rank("explain ours.toml globex initech").run().ok();
    let words: String = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words.contains("Ana has Globex 27.2 points ahead; Ben Initech 17.9."),
        "{screen}"
    );
    let told = words
        .split(" weighed ")
        .next()
        .and_then(|head| head.split(' ').next_back());
    assert!(matches!(told, Some("Ana" | "Ben")), "{screen}");
}

/// Of two judges with one title, both go by their sets, and the title is no name.
#[test]
fn judges_of_one_title_go_by_their_sets() {
    let folder = ours().file("ana.toml", ANA.replace("Ana", "Ben"));
    let screen = folder.rank("ours.toml --trials 0").run().ok();
    assert!(
        screen.starts_with("They disagree: Ben puts Hooli first, Ben: home by six Initech."),
        "{screen}"
    );
    let said = folder
        .rank("ours.toml --weight Ben:commute=1")
        .run()
        .fails(2);
    assert!(
        said.contains("`Ben` is the title of several sets"),
        "{said}"
    );
}

#[test]
fn one_offer_and_no_ranked_one_are_no_dispute() {
    let folder = ours();
    let one = folder
        .rank("ours.toml --without hooli --without globex")
        .run()
        .ok();
    assert!(
        one.starts_with("Initech has 63 points: there is no other offer"),
        "{one}"
    );
    let none = folder.rank("ours.toml --must commute=5").run().ok();
    assert!(none.starts_with("No offer can be ranked"), "{none}");
    let report = folder
        .rank("ours.toml --must commute=5 --json")
        .run()
        .json();
    assert_eq!(report["group"]["rules"]["borda"], json!([]));
    assert_eq!(report["group"]["live_with"], Value::Null);
}

/// All ratings alike: nobody prefers anything, and nobody agrees on a first.
#[test]
fn where_all_is_level_nobody_is_first() {
    let level = OURS.replace(
        "role-fit = 7, commute = 35, work-life = 45",
        "role-fit = 9, commute = 80, work-life = 60",
    );
    let level = level.replace(
        "role-fit = 3, commute = 10, work-life = 38",
        "role-fit = 9, commute = 80, work-life = 60",
    );
    let folder = ours().file("level.toml", level);
    let report = folder.rank("level.toml --json").run().json();
    assert_eq!(report["verdict"]["clear"], false);
    assert_eq!(report["group"]["tau"]["ana.toml"]["ben.toml"], Value::Null);
    assert_eq!(report["group"]["disputes"], json!([]));
    let screen = folder.rank("level.toml").run().ok();
    assert!(screen.contains("have the same score."), "{screen}");
}

/// Judges who weigh nothing in common part as any others do.
#[test]
fn judges_may_have_no_criterion_in_common() {
    let folder = ours()
        .file("ana.toml", "title = \"Ana\"\n[weights]\nrole-fit = 1\n")
        .file("ben.toml", "title = \"Ben\"\n[weights]\ncommute = 1\n");
    let screen = folder.rank("ours.toml").run().ok();
    assert!(
        screen.starts_with("They disagree: Ana puts Hooli first, Ben Initech."),
        "{screen}"
    );
}

/// 200 people: told by their number, in a screen of the usual width.
#[test]
fn two_hundred_judges_are_counted() {
    let mut folder = ours();
    let mut names = Vec::new();
    for i in 0..200 {
        let (fit, commute) = (i + 1, 120 - i.min(119));
        let text = format!("[weights]\nrole-fit = {fit}\ncommute = {commute}\n");
        folder = folder.file(&format!("j{i}.toml"), text);
        names.push(format!("\"j{i}.toml\""));
    }
    let list = format!("criteria = [{}]", names.join(", "));
    let text = OURS.replace("criteria = [\"ana.toml\", \"ben.toml\"]", &list);
    let folder = folder.file("many.toml", text);
    let screen = folder.rank("many.toml --trials 1000").run().ok();
    assert!(screen.starts_with("They disagree: "), "{screen}");
    assert!(screen.contains(" of 200 judges put "), "{screen}");
    assert!(
        screen.lines().all(|line| line.chars().count() <= 80),
        "{screen}"
    );
    let report = folder.rank("many.toml --json --trials 1000").run().json();
    assert_eq!(report["judges"].as_array().map(Vec::len), Some(200));
    assert!(report["group"]["w"].is_f64());
}

const AGREED: &str = r"Which internship for a career in machine learning?

Both put Google first. Google comes first in more than 99 of 100 what-ifs.

 #   Offer                       Score   Range  Comes first  Daniel  Mike
 1   Google    Software engineer    71   63-77   >99 in 100     1st   1st
 2   LinkedIn  Data scientist       31   19-61    <1 in 100     2nd   2nd
 3   JPMorgan  ML engineer          10    6-27    <1 in 100     3rd   3rd

                       of  Google            LinkedIn          JPMorgan
 ML exposure           40  40.0 leader        7.0 Microsoft's*  0.0 none to some
 Cloud market share    30  10.5 14 %          3.9 Microsoft's*  0.0 0 %
 Opens doors 2020      20  20.0 yes          20.0 yes           0.0 no
 Pay, as Mike has      10   0.0 no            0.0 no           10.0 yes
 seen it 2020
 Score                100  70.5              30.9              10.0

The score is the mean of both, also in the what-ifs. Both have the same order.

Why Google leads LinkedIn, largest gap first:
 ML exposure         +33.0  Kubernetes, TensorFlow, BigQuery, AlphaZero
 Cloud market share   +6.6  Synergy Research Group, 2026 Q1

Only two single changes would move Google: Mike:finance-pay weighed 951 or more
instead of 20, or ML exposure none instead of leader.

! After Daniel, who teaches machine learning: leading-edge work in the field.
! These weights are ours, one of many that give Daniel's order.
! 6 more remarks: rank demo -c ml-first -c cloud-first --today 2026-11-22 --all
* 25 % of Microsoft's rating, a guess; may be 0 to 100 %
Range: 90 % of 10,000 what-ifs, each with the weights changed by up to half
Your own offers: rank init     This example to play with: rank init --demo
";

const OPPOSITE: &str = r"Which cloud company?

They disagree: Mike puts Amazon first, Daniel Google.
None of them is an offer yet.

 #   Offer     Score   Range  Comes first  Mike  Daniel
 1   Google       71   63-77    91 in 100   3rd     1st
 2-3 Microsoft    64   58-69    <1 in 100   2nd     2nd
 2-3 Amazon       55   50-71     8 in 100   1st     3rd

                   of  Google             Microsoft          Amazon
 ML exposure       40  40.0 leader        28.0 strong        14.0 some to strong
 Cloud market      30  10.5 14 %          15.8 21 %          21.0 28 %
 share
 Opens doors       20  20.0 yes           20.0 yes           20.0 yes
 2020
 Pay, as Mike      10   0.0 no             0.0 no             0.0 no
 has seen it
 2020
 Score            100  70.5               63.8               55.0

The score is the mean of both, also in the what-ifs. Daniel's scores spread over
45 points, Mike's over 14: the wider spread decides.
They are exact opposites: one's order is the other's, turned round. Daniel has
Google 45 points ahead of Amazon, by ML exposure (+52); Mike has Amazon 14
ahead, by cloud market share (+14).
Easiest for both to live with: Microsoft, 2nd for both. It costs Mike 7 of 14
points, Daniel 21 of 45; Google costs Mike all 14, Amazon costs Daniel all 45.
Counted by points Google comes first; by places (Borda), pairs (Copeland) and
whole orders (Kemeny) all three share first place.

! After Mike, 30 years in IT: cloud share, and doors to many industries.
! These weights are ours, one of many that give Mike's order.
! 5 more remarks: rank cloud-companies.toml -c cloud-first -c ml-first \
    --today 2026-11-22 --all
Range: 90 % of 10,000 what-ifs, each with the weights changed by up to half
More: rank explain cloud-companies.toml google microsoft -c cloud-first \
    -c ml-first --today 2026-11-22
";

const LIVED_WITH: &str = r"They disagree: Ana puts Hooli first, Ben Initech.

 #   Offer   Score   Range  Comes first  Ana  Ben
 1   Globex     68   67-69    96 in 100  2nd  2nd
 2   Initech    63   60-67     4 in 100  3rd  1st
 3   Hooli      51   46-55    <1 in 100  1st  3rd

                           of  Globex   Initech  Hooli
 Role fit                  45  31.5 7   13.5 3   40.5 9
 Commute, min              30  18.3 35  26.7 10   3.3 80
 Work and life, h a week   25  17.9 45  22.8 38   7.2 60
 Score                    100  67.7     63.0     51.0

The score is the mean of both, also in the what-ifs. Ben's scores spread over 58
points, Ana's over 34.
They are exact opposites: one's order is the other's, turned round. Ben has
Initech 58 points ahead of Hooli, by commute (+39) and work and life (+25); Ana
has Hooli 34 ahead, by role fit (+48).
Easiest for both to live with: Globex, 2nd for both. It costs Ana 7 of 34
points, Ben 18 of 58; Initech costs Ana all 34, Hooli costs Ben all 58.
Counted by points Globex comes first; by places (Borda), pairs (Copeland) and
whole orders (Kemeny) all three share first place.

Range: 90 % of 10,000 what-ifs, each with your weights changed by up to half
More: rank explain ours.toml globex initech --today 2026-11-22
";
