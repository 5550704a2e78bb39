//! `rank weights`: where weights come from, what each means, and whether what it says is so.

use super::harness::{Folder, number, rank};

#[test]
fn the_example_fits_a_screen() {
    rank("weights --demo").prints(
        "\
Weights of The example, from numbers:

                     of 100  is the way
 ML exposure             35  from none to leader
 Pay                     25  from 2,000 to 20,000 USD a month
 Cloud market share      20  from 0 % to 40 %
 Brand                   20  from 50th to 1st

Near 7,100 USD a month one point is 457 USD a month. So these are worth:
 ML exposure from none to some: 5,600 USD a month
 Cloud market share from 6 % to 8 %: 457 USD a month
 Brand from 18th to 16th: 373 USD a month

With equal weights Google would come first too.
Whatever the weights in this order, Google comes first.

Built-in criteria without a weight.
At first most people name about half of what matters to them:
 role-fit: 0 (worst) to 10. How near is the daily work to the job you want
           afterwards?
 mentoring: 0 (worst) to 10. Who will teach you, and how much of their time is
            yours?
 return-offer: 0 (worst) to 100 %. What share of interns is offered a job
               afterwards?
 commute: 90 (worst) to 0 min. How long is it from door to door, one way?
 work-life: 70 (worst) to 35 h a week. How many hours a week are really worked?
 open-doors: no, partly, yes. Does it serve many industries, so that the next
             job can be anywhere?
 finance-pay: no, yes. Is it in the industry that Mike has seen pay IT staff the
              most?

What the ratings alone would weigh: rank weights --demo --today 2026-11-22 \\
    --from-data
",
    );
}

/// 25 of 100 on the piece from 6,000 to 10,000, which is worth 0.35: 4,000 / 35 × 4 = 457.14 a point.
#[test]
fn a_point_is_worth_what_is_said() {
    let told = rank("weights --demo --json").json();
    let exchange = &told["judges"][0]["exchange"];
    assert_eq!(exchange["criterion"], "pay");
    let point = number(&exchange["point"]);
    assert!((point - 4000.0 / 8.75).abs() < 1e-9, "{point}");
    let score = |pay: f64| {
        let report = rank(&format!("demo --json --trials 0 --set google.pay={pay}")).json();
        let all = report["offers"].as_array().expect("offers");
        let google = all.iter().find(|o| o["id"] == "google").expect("Google");
        number(&google["score"])
    };
    let near = number(&exchange["near"]);
    assert!((score(near + point) - score(near) - 1.0).abs() < 1e-9);
    // ML exposure from none to some is 0.35 of 35 points.
    let step = &exchange["steps"][0];
    assert!(
        (number(&step["worth"]) - 12.25 * point).abs() < 1e-9,
        "{step}"
    );
}

#[test]
fn equal_weights_are_as_good_as_typed() {
    let told = rank("weights --demo --json").json();
    let equal = &told["judges"][0]["equal"];
    let typed = "demo --json --trials 0 --weight ml-exposure=1 --weight pay=1 \
                 --weight cloud-market-share=1 --weight brand=1";
    let report = rank(typed).json();
    for offer in report["offers"].as_array().expect("offers") {
        let id = offer["id"].as_str().expect("an id");
        assert!((number(&offer["score"]) - number(&equal["scores"][id])).abs() < 1e-9);
    }
}

/// Answers in words, how well they fit, and whom other weights in their order put first.
#[test]
fn answers_are_told_in_words() {
    let folder = Folder::with("a.toml", include_str!("../data/by-order.toml"))
        .file("b.toml", include_str!("../data/by-comparisons.toml"))
        .file("c.toml", include_str!("../data/by-best-worst.toml"))
        .file("d.toml", include_str!("../data/by-swing.toml"));
    let head = |file: &str, lines: usize| -> String {
        let screen = folder.rank(&format!("weights {file}")).run().ok();
        screen.split_inclusive('\n').take(lines).collect()
    };
    assert_eq!(
        head("a.toml", 9),
        "\
Weights of a.toml, from an order:
 In order: Role fit, then Brand and Pay (the same), then Commute. The shares are
 the middle of all weights in this order.

           of 100  is the way
 Role fit    52.1  from 0 to 10
 Brand       20.8  from 50th to 1st
 Pay         20.8  from 2,000 to 20,000 USD a month
 Commute      6.3  from 90 to 0 min
"
    );
    assert_eq!(
        head("b.toml", 16),
        "\
Weights of b.toml, from comparisons in pairs:
 Experience matters 4 times as much as Education.
 Experience matters 3 times as much as Charisma.
 Experience matters 7 times as much as Age.
 Charisma matters 3 times as much as Education.
 Education matters 3 times as much as Age.
 Charisma matters 5 times as much as Age.
 They fit each other well enough: consistency ratio 0.044, at most 0.08 is good
 (Saaty 1980). The one that fits least: Experience matters 3 times as much as
 Charisma. All together say: Experience matters 2 times as much as Charisma.

             of 100  is the way
 Experience    54.8  from 0 to 10
 Charisma      27.0  from 0 to 10
 Education     12.7  from 0 to 10
 Age            5.6  from 0 to 10
"
    );
    assert_eq!(
        head("c.toml", 9),
        "\
Weights of c.toml, from the best and the worst:
 C2 matters most, C5 least.
 C2 matters 7 times as much as C5.
 C2 matters 3 times as much as C1, and that 3 times as much as C5.
 C2 matters 2 times as much as C3, and that 4 times as much as C5.
 C2 matters 5 times as much as C4, and that 2 times as much as C5.
 The answers do not fit each other fully: the weights miss them by up to 2.6 of
 100; 0 is a full fit.

"
    );
    let swing = folder.rank("weights d.toml").run().ok();
    assert!(
        swing.contains("Points for each way: Pay 100, Commute 30 to 60, Brand 10."),
        "{swing}"
    );
    assert!(swing.contains("With other weights in this order, any offer can come first."));
    assert!(swing.contains("Whatever the weights in these ranges, Google comes first."));
}

/// Whoever can be first is so for weights that can be typed, and nobody else is for random ones.
#[test]
fn who_can_be_first_is_who_is_first_in_some_what_if() {
    let folder = Folder::with("offers.toml", include_str!("../data/by-order.toml"));
    let told = folder.rank("weights --json").run().json();
    let possible = told["judges"][0]["possible"]["in_this_order"]
        .as_array()
        .expect("ids")
        .clone();
    let report = folder.rank("--json --trust order").run().json();
    for offer in report["offers"].as_array().expect("offers") {
        let comes = number(&offer["first_share"]) > 0.0;
        assert_eq!(possible.contains(&offer["id"]), comes, "{}", offer["id"]);
    }
}

#[test]
fn ratings_alone_are_a_second_opinion_with_a_warning() {
    let folder = Folder::with("offers.toml", include_str!("../data/by-order.toml"));
    let screen = folder.rank("weights --from-data").run().ok();
    assert!(
        screen.contains(
            "\
! These weights come from the ratings alone: a criterion counts as far as your
  offers differ on it. They know nothing of you.
           yours  entropy  critic  deviation
 Role fit     52       18      50         25
"
        ),
        "{screen}"
    );
    let told = folder.rank("weights --from-data --json").run().json();
    let data = &told["from_data"];
    assert!(
        data["warning"]
            .as_str()
            .is_some_and(|w| w.contains("nothing of you"))
    );
    for rule in ["entropy", "critic", "standard-deviation"] {
        let shares = data["shares"][rule].as_object().expect("shares");
        let sum: f64 = shares.values().map(number).sum();
        assert!((sum - 100.0).abs() < 1e-9, "{rule}");
    }
    // One offer does not differ from itself.
    let one = "[weights]\npay = 1\n[[offer]]\ncompany = \"A\"\nratings = { pay = 3_000 }\n";
    let one = Folder::with("offers.toml", one)
        .rank("weights --from-data")
        .run()
        .ok();
    assert!(
        one.contains("Your offers do not differ, so there are none."),
        "{one}"
    );
}

#[test]
fn every_set_is_told() {
    let told = rank("weights --demo -c ml-first -c cloud-first").ok();
    assert_eq!(told.matches("Weights of ").count(), 2, "{told}");
    let hidden = rank("weights --demo --redact pay").fails(2);
    assert!(hidden.contains("leave --redact out"), "{hidden}");
    let stray = rank("weights --demo google").fails(2);
    assert!(stray.contains("`google` is no file"), "{stray}");
    for width in [40, 60, 120] {
        let screen = rank(&format!("weights --demo --width {width}")).ok();
        assert!(
            screen.lines().all(|l| l.chars().count() <= width),
            "{screen}"
        );
    }
}
