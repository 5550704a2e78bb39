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
