//! Which files are read, and how a run ends.

use super::harness::{Folder, ids, rank, same};

const WEIGHTS: &str = "title = \"Mine\"\n[weights]\nrole-fit = 3\nmentoring = 1\n";
const GOOGLE: &str =
    "[[offer]]\ncompany = \"Google\"\n[offer.ratings]\nrole-fit = 5\nmentoring = 5\n";
const OTHERS: &str =
    "[[offer]]\ncompany = \"Acme\"\n[offer.ratings]\nrole-fit = 9\nmentoring = 0\n";

fn folder() -> Folder {
    let folder = Folder::with("weights.toml", WEIGHTS).file("google.toml", GOOGLE);
    folder.file("more/others.toml", OTHERS)
}

/// By hand: Acme 75 × 0.9 = 67.5, Google 50.
#[test]
fn files_given_together_are_read_as_one() {
    let together = folder()
        .rank("weights.toml google.toml more/others.toml --json")
        .run()
        .json();
    assert_eq!(ids(&together), ["acme", "google"]);
    assert_eq!(together["title"], "Mine");
    let one = Folder::with("offers.toml", [WEIGHTS, GOOGLE, OTHERS].join("\n"));
    let one = one.rank("--json").run().json();
    assert_eq!(one["offers"], together["offers"]);
    assert_eq!(
        one["judges"][0]["weights"],
        together["judges"][0]["weights"]
    );
    assert_eq!(together["judges"][0]["set"], "weights.toml");
}

#[test]
fn standard_input_is_a_file_too() {
    let folder = folder();
    let piped = folder
        .rank("weights.toml - more/others.toml --json")
        .stdin(GOOGLE)
        .run()
        .json();
    assert_eq!(ids(&piped), ["acme", "google"]);
    let alone = folder
        .rank("-")
        .stdin([WEIGHTS, GOOGLE].join("\n"))
        .run()
        .ok();
    assert!(alone.starts_with("Mine"), "{alone}");
    let twice = folder.rank("- -").stdin(GOOGLE).run();
    twice.complains(
        2,
        "error: standard input can be read once: write `-` once\n",
    );
    let complaint = folder
        .rank("-")
        .stdin("[[offer]]\ncompany = 3\n")
        .run()
        .fails(1);
    assert!(complaint.contains("--> standard input:2:11"), "{complaint}");
}

#[test]
fn two_files_with_the_same_part_are_a_mistake_that_names_both() {
    let folder = folder().file("again.toml", WEIGHTS);
    let complaint = folder
        .rank("weights.toml again.toml google.toml")
        .run()
        .fails(1);
    for part in [
        "R0125",
        "again.toml:1:9",
        "again.toml:2:2",
        "weights.toml:1:9",
        "weights.toml:2:2",
    ] {
        assert!(complaint.contains(part), "{part}: {complaint}");
    }
}

#[test]
fn a_set_may_be_a_file_named_from_the_file_or_from_here() {
    let set = "title = \"Only the mentor\"\n[weights]\nmentoring = 1\n";
    let offers = format!("criteria = \"sets/mentor.toml\"\n{GOOGLE}{OTHERS}");
    let folder = Folder::with("in/sets/mentor.toml", set).file("in/offers.toml", offers);
    let named = folder.rank("in/offers.toml --json").run().json();
    let argument = folder
        .rank("in/offers.toml -c in/sets/mentor.toml --json")
        .run()
        .json();
    assert_eq!(ids(&named), ["google", "acme"]);
    assert_eq!(
        named["judges"][0]["scores"],
        argument["judges"][0]["scores"]
    );
    assert_eq!(argument["judges"][0]["title"], "Only the mentor");
}

/// 0 done, 1 mistakes in the files, 2 wrong usage or a failing machine, 3 no clear first place.
#[test]
fn exit_statuses() {
    let folder = folder().file(
        "tie.toml",
        format!("{WEIGHTS}{GOOGLE}{}", GOOGLE.replace("Google", "Acme")),
    );
    let status = |arguments: &str| folder.rank(arguments).run().status;
    let cases = [
        ("demo", 0),
        ("demo --require-clear", 0),
        ("--help", 0),
        ("--version", 0),
        ("help explain", 0),
        ("criteria", 0),
        ("criteria pay", 0),
        ("schema", 0),
        ("schema output", 0),
        ("check --demo", 0),
        ("check weights.toml google.toml", 0),
        ("explain --demo google linkedin", 0),
        ("completions bash", 0),
        ("man", 0),
        ("weights.toml tie.toml", 1),
        ("weights.toml", 1),
        ("check weights.toml", 1),
        ("tie.toml", 0),
        ("tie.toml --require-clear", 3),
        ("explain tie.toml google acme --require-clear", 3),
        ("", 2),
        ("nosuch.toml", 2),
        ("more/", 2),
        ("nosuch", 2),
        ("--nosuch", 2),
        ("demo --width 39", 2),
        ("demo --width 201", 2),
        ("demo --today 2026-02-30", 2),
        ("demo --as-of 22.11.2026", 2),
        ("demo --method nosuch", 2),
        ("demo -c nosuch", 2),
        ("explain --demo nosuch", 2),
        ("explain --demo google google", 2),
        ("criteria nosuch", 2),
        ("schema nosuch", 2),
        ("schema offers --format csv", 2),
        ("check --explain R9", 2),
        ("completions nosuch", 2),
    ];
    for (arguments, expected) in cases {
        assert_eq!(status(arguments), Some(expected), "rank {arguments}");
    }
}

#[test]
fn a_word_that_is_no_file_and_no_verb() {
    let whole = "rank demo --today 2026-11-22";
    rank("dmo").complains(
        2,
        &format!("error: `dmo` is no verb and no file; did you mean `{whole}`?\n"),
    );
    // What takes no offers takes no day either.
    for (typed, verb) in [
        ("sqll", "sql --today 2026-11-22"),
        ("shema", "schema"),
        ("hlep", "help"),
    ] {
        let meant = format!("`{typed}` is no verb and no file; did you mean `rank {verb}`?");
        rank(typed).complains(2, &format!("error: {meant}\n"));
    }
    let folder = Folder::with("mine.toml", GOOGLE);
    folder
        .rank("mine")
        .run()
        .complains(2, "error: `mine` is no verb; did you mean mine.toml?\n");
    let folder = folder.file("o.json", GOOGLE).file("offers.toml", GOOGLE);
    let other = "error: `o.json` has none of the endings of offers; to read it: rank ./o.json\n";
    folder.rank("o.json").run().complains(2, other);
    folder.rank("./o.json").run().ok();
    let offer =
        "error: `goo` is an offer; did you mean `rank explain google --today 2026-11-22`?\n";
    folder.rank("goo").run().complains(2, offer);
    folder.rank("explain google").run().ok();
    let none = "error: there is no offers.toml here\nStart one with: rank init     See an example: rank demo\n";
    rank("").complains(2, none);
    rank("nosuch.toml").complains(2, "error: nosuch.toml: no such file\n");
    rank("./").complains(2, "error: ./: is a folder, not a file\n");
}

/// A byte that no text has: its line and column.
#[test]
fn bytes_that_are_not_text_are_found() {
    let folder = Folder::with("offers.toml", b"# fine\n[[offer]]\ncompany = \"Caf\xe9\"\n");
    let complaint = folder.rank("").run().fails(1);
    assert!(
        complaint.contains("R0127") && complaint.contains("offers.toml:3:15"),
        "{complaint}"
    );
}

/// A file over 32 MiB is refused by its name and size.
#[test]
fn a_huge_file_is_refused() {
    let folder = Folder::with("big.toml", "");
    let file = std::fs::File::create(folder.path("big.toml")).expect("a file");
    file.set_len((32 << 20) + 1).expect("a long file");
    let complaint = folder.rank("big.toml").run().fails(2);
    assert!(
        complaint.starts_with("error: big.toml: ") && complaint.contains("33,554,433 bytes"),
        "{complaint}"
    );
    assert!(complaint.contains("32 MiB"), "{complaint}");
}

/// No clock is read when the day is given, and the clock's day is a day.
#[test]
fn the_day_is_the_clocks_if_none_is_given() {
    let folder = Folder::new();
    let run = |call: &str| folder.rank(call).today(None).run().json();
    let given = run("--today 2030-01-02 demo --json");
    assert_eq!(
        (given["today"].as_str(), given["as_of"].as_str()),
        (Some("2030-01-02"), Some("2030-01-02"))
    );
    let clock = run("demo --json");
    let day = clock["today"].as_str().expect("a day");
    assert!(day.len() == 10 && day > "2025", "{day}");
    same("as_of", day, clock["as_of"].as_str().expect("a day"));
}

/// The built-in example is called by an option where a verb stands already.
#[test]
fn the_example_is_no_operand() {
    let told = rank("ask demo").fails(2);
    assert!(
        told.contains("For the built-in example write --demo in its place"),
        "{told}"
    );
    let folder = Folder::with("offers.toml", GOOGLE);
    let told = folder.rank("flip demo").run().fails(2);
    let help = "for the built-in example write --demo in its place";
    assert!(told.contains(help), "{told}");
}
