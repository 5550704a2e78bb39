//! What is told of single changes: who they move, how far, and why.

use super::harness::{Folder, offer};
use serde_json::Value;

/// A file with two criteria of 0 to 10 beside what is written.
fn run(text: &str, call: &str) -> String {
    Folder::with("offers.toml", text).rank(call).run().ok()
}

/// The flips of first place of a file.
fn flips(text: &str) -> Vec<Value> {
    let report = Folder::with("offers.toml", text).rank("flip --json").run();
    let report = report.json();
    let flips = report["flips"].as_array().expect("flips");
    let does = |f: &&Value| !f["to"].is_null();
    flips.iter().filter(does).cloned().collect()
}

/// The one flip that is typed so, but for the value.
#[track_caller]
fn flip(text: &str, left: &str) -> Value {
    let all = flips(text);
    let own = |f: &&Value| {
        let typed = f["typed"].as_str().expect("typed");
        typed.split_once('=').is_some_and(|(own, _)| own == left)
    };
    let found: Vec<&Value> = all.iter().filter(own).collect();
    assert_eq!(found.len(), 1, "{left}: {all:#?}");
    found[0].clone()
}

/// An offer as a block of a file.
fn offers(all: &[(&str, &str)]) -> String {
    let block = |(company, ratings): &(&str, &str)| {
        format!("[[offer]]\ncompany = \"{company}\"\n[offer.ratings]\n{ratings}\n")
    };
    all.iter().map(block).collect()
}

/// Dune is too little known to take a place, and would come in with a mentoring of 6.17.
#[test]
fn a_third_offer_that_would_come_in_turns_no_two_round() {
    let text = "[weights]\nrole-fit = 50\nmentoring = 60\n".to_owned()
        + &offers(&[
            ("Acme", "role-fit = 8\nmentoring = 7"),
            ("Bolt", "role-fit = 7\nmentoring = 5"),
            ("Dune", "role-fit = 9\nmentoring = \"?\""),
        ]);
    let both = run(&text, "explain acme bolt");
    // 60 x is level with Acme's 60 x 7 + 50 at 7 + 5/6.
    let said = "The order would flip if Acme's mentoring were 4.16 or less, or Bolt's mentoring\nwere 7.84 or more.";
    assert!(both.contains(said) && !both.contains("Dune"), "{both}");
}

#[test]
fn an_offer_that_fails_is_not_ahead() {
    let text = "[weights]\nrole-fit = 1\n[must]\nvisa = \"yes\"\n[[criterion]]\nid = \"visa\"\n\
        scale = { levels = [\"no\", \"yes\"] }\n"
        .to_owned()
        + &offers(&[
            ("Aster", "role-fit = 6\nvisa = \"yes\""),
            ("Cedar", "role-fit = 9\nvisa = \"no\""),
        ]);
    let both = run(&text, "explain aster cedar");
    assert!(
        both.starts_with("Aster 60.0, Cedar 90.0. Aster is ahead."),
        "{both}"
    );
    let visa = flip(&text, "--set cedar.visa");
    assert_eq!(
        (&visa["to"], &visa["because"]),
        (&"yes".into(), &"must".into())
    );
    let screen = run(&text, "flip");
    assert!(screen.contains("yes, a must"), "{screen}");
}

/// Levels tell themselves what they do: fair or good makes Acme known, and first; none leaves it
/// behind.
#[test]
fn levels_that_make_an_offer_known() {
    let text = "[weights]\nfood = 70\nrole-fit = 30\n[[criterion]]\nid = \"food\"\n\
        scale = { levels = { none = 0.0, fair = 0.4, good = 1.0 } }\n"
        .to_owned()
        + &offers(&[
            ("Acme", "food = \"?\"\nrole-fit = 9"),
            ("Bolt", "food = \"fair\"\nrole-fit = 7"),
        ]);
    let food = flip(&text, "--set acme.food");
    assert_eq!(food["to"], "fair");
    assert_eq!(food["when"], "at-least");
    assert_eq!(food["until"], Value::Null);
    assert_eq!(food["because"], "known");
}

/// All but good fail the deal-breaker.
#[test]
fn levels_that_fail_a_deal_breaker() {
    let text = "[weights]\nfood = 60\nrole-fit = 40\n[must]\nfood = \"good\"\n[[criterion]]\nid = \"food\"\n\
        scale = { levels = { none = 0.0, fair = 0.7, good = 1.0 } }\n"
        .to_owned()
        + &offers(&[
            ("Acme", "food = [\"none\", \"good\"]\nrole-fit = 9"),
            ("Bolt", "food = \"good\"\nrole-fit = 1"),
        ]);
    let food = flip(&text, "--set acme.food");
    assert_eq!(
        (&food["to"], &food["when"]),
        (&"fair".into(), &"at-most".into())
    );
    assert_eq!(
        (&food["ahead"], &food["because"]),
        (&"bolt".into(), &"must".into())
    );
}

const PEAK: &str = "[weights]\nhours = 50\nrole-fit = 50\n[[criterion]]\nid = \"hours\"\n\
    scale = { points = [[20, 0], [40, 1], [60, 0]] }\n";

/// Level with Bolt's 15 + 45 at 0.8 of the peak: 36 and 44 hours.
#[test]
fn a_peak_has_two_ends() {
    let text = PEAK.to_owned()
        + &offers(&[
            (
                "Acme",
                "hours = { low = 20, likely = 24, high = 60 }\nrole-fit = 4",
            ),
            ("Bolt", "hours = 26\nrole-fit = 9"),
        ]);
    let hours = flip(&text, "--set acme.hours");
    assert_eq!(
        (&hours["to"], &hours["until"]),
        (&36.1.into(), &43.9.into())
    );
    assert!(run(&text, "flip").contains("36.1 to 43.9"));
}

/// Unknown, it is known within the same two ends.
#[test]
fn an_unknown_on_a_peak_has_two_ends() {
    let text = PEAK
        .replace("hours = 50", "hours = 55")
        .replace("fit = 50", "fit = 45")
        + &offers(&[
            ("Acme", "hours = \"?\"\nrole-fit = 9"),
            ("Bolt", "hours = 32\nrole-fit = 7"),
        ]);
    // 55 u + 40.5 is level with 33 + 31.5 at u = 24/55: 20 hours and 20 x 24/55 more, or less than 60.
    let hours = flip(&text, "--set acme.hours");
    assert_eq!(
        (&hours["to"], &hours["until"]),
        (&28.8.into(), &51.2.into())
    );
}

/// 43.4 of 62 is worth 0.7: 42 + 28 is level with the third's 70.
#[test]
fn an_unknown_on_a_scale_made_from_the_offers_is_a_change() {
    let text = "[weights]\na = 40\nb = 60\n[[criterion]]\nid = \"a\"\n\
        scale = { normalize = \"linear\", better = \"higher\" }\n[[criterion]]\nid = \"b\"\n\
        scale = { worst = 0, best = 10 }\n"
        .to_owned()
        + &offers(&[
            ("CoA", "a = \"?\"\nb = 7"),
            ("CoB", "a = 52\nb = 4"),
            ("CoC", "a = 62\nb = 5"),
        ]);
    let a = flip(&text, "--set coa.a");
    assert_eq!((&a["to"], &a["because"]), (&43.5.into(), &Value::Null));
    let within = a["within"].as_f64().expect("a share");
    assert!((within - 0.3).abs() < 1e-6, "{within}");
}

const SHARED: &str = "[weights]\nml-exposure = 50\nrole-fit = 50\n[[fact]]\ncompany = \"Acme\"\n\
    criterion = \"ml-exposure\"\nvalue = [\"none\", \"leader\"]\n\
    [[offer]]\ncompany = \"Acme\"\nrole = \"one\"\n[offer.ratings]\nrole-fit = 8\n\
    [[offer]]\ncompany = \"Acme\"\nrole = \"two\"\n[offer.ratings]\nrole-fit = 6\n";

/// The fact moves both alike, and so does all that may come of it; a rating of one's own does not.
#[test]
fn a_rating_of_ones_own_beside_a_shared_fact() {
    let own = flip(SHARED, "--set acme-two.ml-exposure");
    assert_eq!(
        (&own["to"], &own["within"]),
        (&"leader".into(), &0.0.into())
    );
    assert!(flips(SHARED).iter().all(|f| f["company"].is_null()));
    let screen = run(SHARED, "--trials 0");
    assert!(!screen.contains("What is not known yet"), "{screen}");
    assert!(screen.contains("4 single changes would put"), "{screen}");
}

/// Typed as a fact it lowers the other offer too.
#[test]
fn a_fact_of_two_offers_is_typed_as_a_fact() {
    let text = "[weights]\nml-exposure = 50\nmentoring = 50\n".to_owned()
        + &offers(&[
            ("Microsoft", "mentoring = 8"),
            ("LinkedIn", "mentoring = 8"),
            ("Acme", "mentoring = 9\nml-exposure = \"none\""),
        ]);
    let fact = flip(&text, "--fact Microsoft.ml-exposure");
    assert_eq!(
        (&fact["to"], &fact["ahead"]),
        (&"none".into(), &"acme".into())
    );
    let own = flip(&text, "--set microsoft.ml-exposure");
    assert_eq!(
        (&own["to"], &own["ahead"]),
        (&"none".into(), &"linkedin".into())
    );
}

/// Weights of 0 and of 230,000 are weights as well.
#[test]
fn every_weight_counts_among_the_changes() {
    let text = "[weights]\na = 1\nb = 1\nc = 0\n".to_owned()
        + "[[criterion]]\nid = \"a\"\nscale = { worst = 0, best = 10 }\n\
           [[criterion]]\nid = \"b\"\nscale = { worst = 0, best = 10 }\n\
           [[criterion]]\nid = \"c\"\nscale = { worst = 0, best = 10 }\n"
        + &offers(&[
            ("Acme", "a = 8\nb = 7\nc = 1"),
            ("Bolt", "a = 6\nb = 5\nc = 9"),
        ]);
    let screen = run(&text, "");
    assert!(
        screen.contains("No weight of A or B changes who is first."),
        "{screen}"
    );
    assert!(!screen.contains("No weight, changed alone"), "{screen}");
    let text = "[weights]\npay = 90\nrole-fit = 10\n".to_owned()
        + &offers(&[
            ("Acme", "pay = 19_900\nrole-fit = 5"),
            ("Bolt", "pay = 2_010\nrole-fit = 5.004"),
        ]);
    let weight = flip(&text, "--weight role-fit");
    assert!(weight["at"].as_f64() > Some(200_000.0), "{weight}");
    assert_eq!(flips(&text).len(), 4);
    assert!(run(&text, "").contains("4 single changes would put another offer ahead of Acme."));
}

/// Acme has the highest score, and comes first in few of the what-ifs.
#[test]
fn changes_by_score_name_whom_they_move() {
    let ids = ["c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7"];
    let each = |of: &dyn Fn(&str) -> String| ids.map(of).concat();
    let text = "[weights]\n".to_owned()
        + &each(&|id| format!("{id} = 10\n"))
        + &each(&|id| {
            format!("[[criterion]]\nid = \"{id}\"\nscale = {{ worst = 0, best = 10 }}\n")
        })
        + &offers(&[
            (
                "Acme",
                &each(&|id| format!("{id} = {{ low = 0, likely = 10, high = 10 }}\n")),
            ),
            ("Bolt", &each(&|id| format!("{id} = 9.4\n"))),
        ]);
    let screen = run(&text, "");
    for said in [
        "Bolt comes first in ",
        "Why Acme leads Bolt by score, ",
        "By score Acme leads. 8 single changes would put another offer ahead of Acme.",
        "puts another offer first by score, ",
    ] {
        assert!(screen.contains(said), "{said}\n{screen}");
    }
}

/// At a role fit of 60, Bolt and Cape are level.
#[test]
fn the_last_number_of_a_stretch_belongs_to_it() {
    let text = "[weights]\nrole-fit = 20\nmentoring = 60\n".to_owned()
        + &offers(&[
            ("Acme", "role-fit = 2\nmentoring = 7"),
            ("Bolt", "role-fit = 6\nmentoring = 5"),
            ("Cape", "role-fit = 10"),
        ]);
    let screen = run(&text, "flip");
    assert!(screen.contains("30.1 to 59.9"), "{screen}");
    let folder = Folder::with("offers.toml", text);
    for (weight, first) in [("30.1", "bolt"), ("59.9", "bolt"), ("60", "cape")] {
        let call = format!("--json --trials 0 --weight role-fit={weight}");
        let report = folder.rank(&call).run().json();
        assert_eq!(offer(&report, first)["position"], 1, "{weight}");
    }
}

#[test]
fn a_tie_has_no_leader() {
    let two = "[weights]\na = 1\nb = 1\n[[criterion]]\nid = \"a\"\nscale = { worst = 0, best = 10 }\n\
        [[criterion]]\nid = \"b\"\nscale = { worst = 0, best = 10 }\n";
    let text = two.to_owned()
        + &offers(&[
            ("Zeta", "a = 5\nb = 5"),
            ("Acme", "a = 5\nb = 5"),
            ("Bolt", "a = 4\nb = 6"),
        ]);
    let screen = run(&text, "");
    let said = "No clear first: Acme, Bolt and Zeta have the same score.";
    assert!(
        screen.starts_with(said) && !screen.contains("Why "),
        "{screen}"
    );
    let text = two.to_owned() + &offers(&[("Acme", "a = 5\nb = 5"), ("Bolt", "a = 4\nb = 6")]);
    let screen = run(&text, "");
    let said = "No clear first: Acme and Bolt have the same score.";
    assert!(
        screen.starts_with(said) && !screen.contains("leads"),
        "{screen}"
    );
}

#[test]
fn a_pending_offer_would_share_a_place() {
    let text = "[weights]\nrole-fit = 1\n[[offer]]\ncompany = \"Acme\"\nratings = { role-fit = 7 }\n\
        [[offer]]\ncompany = \"Bolt\"\nstatus = \"pending\"\nratings = { role-fit = 7 }\n";
    let screen = run(text, "");
    assert!(screen.contains("no offer yet; would share 1st"), "{screen}");
}

const PENDING: &str = "[weights]\nrole-fit = 1\n[[offer]]\ncompany = \"Acme\"\nratings = { role-fit = 6 }\n\
    [[offer]]\ncompany = \"Dream\"\nstatus = \"pending\"\nratings = { role-fit = 9 }\n";

#[test]
fn a_pending_offer_is_taken_as_made() {
    for call in ["flip dream", "explain dream acme", "explain dream"] {
        let screen = run(PENDING, call);
        let said = "Taken as made: Dream has not offered yet.\n";
        assert!(screen.starts_with(said), "{call}: {screen}");
    }
    let screen = run(PENDING, "flip dream");
    assert!(
        screen.contains("What would put another offer ahead of Dream?"),
        "{screen}"
    );
    assert!(screen.contains("--set dream.status=offered"), "{screen}");
    // What is printed does the same.
    let folder = Folder::with("offers.toml", PENDING);
    let call = "--json --trials 0 --set dream.status=offered --set acme.role-fit=9.01";
    let report = folder.rank(call).run().json();
    assert_eq!(offer(&report, "acme")["position"], 1);
    assert_eq!(offer(&report, "dream")["position"], 2);
    let report = folder.rank("flip dream --json").run().json();
    assert_eq!(report["taken_as_made"], serde_json::json!(["dream"]));
    let refused = folder.rank("--set dream.status=soon").run();
    assert!(
        refused.stderr.contains("unknown status \"soon\""),
        "{}",
        refused.stderr
    );
}

/// 1st is better than 2nd, and less.
#[test]
fn places_are_better_or_worse() {
    let text = "[weights]\nrank = 1\nrole-fit = 1\n[[criterion]]\nid = \"rank\"\nunit = \"place\"\n\
        scale = { worst = 50, best = 1 }\n"
        .to_owned()
        + &offers(&[
            ("Acme", "rank = 10\nrole-fit = 6"),
            ("Bolt", "rank = 30\nrole-fit = 6"),
        ]);
    let screen = run(&text, "flip");
    assert!(screen.contains("31st or worse"), "{screen}");
    assert!(screen.contains("9th or better"), "{screen}");
}

/// With more of the weight on what is unknown of it, Acme takes no place; Bolt is known all along.
#[test]
fn who_is_then_too_little_known_is_named() {
    let text = "[weights]\nmentoring = 30\nrole-fit = 70\n".to_owned()
        + &offers(&[
            ("Acme", "mentoring = \"?\"\nrole-fit = 9"),
            ("Bolt", "mentoring = 1\nrole-fit = 1"),
        ]);
    let said = "mentoring weighed 70.1 or more instead of 30 (Acme then too little known)";
    let screen = run(&text, "");
    let screen = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(screen.contains(said), "{screen}");
}

/// A commute that nobody has checked may fail the deal-breaker.
#[test]
fn the_worst_of_an_unknown_may_fail_a_deal_breaker() {
    let text = "[weights]\nrole-fit = 30\ncommute = 10\n[must]\ncommute = 60\n".to_owned()
        + &offers(&[
            ("Acme", "role-fit = 9\ncommute = \"?\""),
            ("Beta", "role-fit = 6\ncommute = 20"),
        ]);
    let screen = run(&text, "");
    let said = "Acme is first on an unknown: with Commute at its worst it would be out.";
    assert!(screen.contains(said), "{screen}");
}

/// At a share t of `a` they have 6, 10 t and 9 (1 - t): below a third the last leads, above three
/// fifths the second. Each line says of which weight it is.
#[test]
fn a_weight_that_turns_twice_is_named_twice() {
    let text = "[weights]\na = 4\nb = 6\n[scales]\na = [0, 10]\nb = [0, 10]\n".to_owned()
        + &offers(&[
            ("The Acme Company of Paris", "a = 6\nb = 6"),
            ("The Bolt Company of Paris", "a = 10\nb = 0"),
            ("The Cape Company of Paris", "a = 0\nb = 9"),
        ]);
    let screen = run(&text, "flip --width 40");
    for named in [
        "a: 2.99 or less (now 4)",
        "a: 9.01 or more",
        "b: 8.01 or more (now 6)",
        "b: 2.66 or less",
    ] {
        assert!(screen.contains(named), "{named}: {screen}");
    }
}
