//! What the user notes of an offer, and where it is.

use super::harness::Folder;

const OFFERS: &str = "\
[weights]
role-fit = 1

[[offer]]
company = \"Nord\"
location = \"Oslo, 3rd floor\"
note = \"the talk with Ida\\nwent well\\u001B[2J\"
[offer.ratings]
role-fit = 8

[[offer]]
company = \"Sud\"
[offer.ratings]
role-fit = 6
";

fn told(arguments: &str) -> String {
    Folder::with("offers.toml", OFFERS)
        .rank(arguments)
        .run()
        .ok()
}

/// One line of safe text in screens; for scripts nothing of it is lost.
#[test]
fn a_note_and_a_location_are_shown_where_an_offer_is_looked_at() {
    let explained = told("explain nord");
    assert!(
        explained.contains("\nLocation: Oslo, 3rd floor\n"),
        "{explained}"
    );
    let note = "the talk with Ida went well\u{fffd}[2J";
    assert!(
        explained.contains(&format!("\nYour note: {note}\n")),
        "{explained}"
    );
    let other = told("explain sud");
    assert!(
        !other.contains("note") && !other.contains("Location"),
        "{other}"
    );
    let all = told("--all");
    let line = format!("\nNord: Oslo, 3rd floor; {note}\n");
    assert!(all.contains(&line), "{all}");
    assert!(!told("").contains("Oslo"));
}

#[test]
fn scripts_read_both() {
    let json = Folder::with("offers.toml", OFFERS)
        .rank("--json")
        .run()
        .json();
    let (nord, sud) = (&json["offers"][0], &json["offers"][1]);
    assert_eq!(nord["location"], "Oslo, 3rd floor");
    assert_eq!(nord["note"], "the talk with Ida\nwent well\u{1b}[2J");
    assert!(sud["location"].is_null() && sud["note"].is_null());
}

const LINKED: &str = "\
[weights]
reach = 1

[[criterion]]
id = \"reach\"
about = \"0 is nobody\\n10 is everybody\"
scale = { worst = 0, best = 10 }

[[fact]]
criterion = \"reach\"
company = \"Parent\"
value = 8

[[link]]
company = \"Nord\"
parent = \"Parent\"
shares = [\"reach\"]
share = 0.25
source = \"the register\"

[[offer]]
company = \"Nord\"

[[offer]]
company = \"Sud\"
[offer.ratings]
reach = 4
";

#[test]
fn the_source_of_a_link_is_told_with_what_it_shares() {
    let folder = Folder::with("offers.toml", LINKED);
    let explained = folder.rank("explain nord").run().ok();
    assert!(
        explained.contains("Known on 0 % of the weight."),
        "{explained}"
    );
    let reason = "its own part, and 25 % of what Parent has more (the register)";
    let words: Vec<&str> = explained.split_whitespace().collect();
    assert!(words.join(" ").contains(reason), "{explained}");
    let json = folder.rank("--json").run().json();
    let source = |at: usize| &json["offers"][at]["criteria"]["reach"]["link_source"];
    let linked = json["offers"].as_array().expect("offers");
    let nord = linked.iter().position(|o| o["id"] == "nord").expect("nord");
    assert_eq!(source(nord), "the register");
    assert!(source(1 - nord).is_null());
}

#[test]
fn what_a_criterion_means_is_told_where_all_is_asked_for() {
    let folder = Folder::with("offers.toml", LINKED);
    let meaning = "\nReach: 0 is nobody; 10 is everybody\n";
    let all = folder.rank("explain nord --all").run().ok();
    assert!(all.contains(meaning), "{all}");
    let short = folder.rank("explain nord").run().ok();
    assert!(!short.contains("nobody"), "{short}");
    let json = folder.rank("--json").run().json();
    assert_eq!(json["criteria"][0]["about"], "0 is nobody\n10 is everybody");
}
