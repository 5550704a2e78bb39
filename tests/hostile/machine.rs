//! Files that are none, files that never end, and sets that are not what their name says.

use std::process::Stdio;

use crate::run::{Folder, call};

const OFFERS: &str =
    "[[offer]]\ncompany = \"Google\"\n[offer.ratings]\nrole-fit = 7\nmentoring = 7\n";

/// What a call complains about, on one line.
fn complaint(folder: &Folder, arguments: &[&str], status: i32) -> String {
    let what = arguments.join(" ");
    let run = folder.run(call(arguments)).harmless(&what);
    assert_eq!(run.status, status, "{what}: {}", run.err());
    assert!(run.out.is_empty(), "{what}: {}", run.out());
    run.err().lines().next().unwrap_or_default().to_owned()
}

#[test]
fn what_cannot_be_read_is_named() {
    let folder = Folder::with("offers.toml", OFFERS).file("full.toml", vec![b'#'; (32 << 20) + 1]);
    let too_long = "more than 33,554,432 bytes (32 MiB), the most that a file may have";
    let cases: [(&[&str], String); 8] = [
        (&["nosuch.toml"], "nosuch.toml: no such file".into()),
        (&["nosuch/a.toml"], "nosuch/a.toml: no such file".into()),
        (&["./"], "./: is a folder, not a file".into()),
        (&["/dev/zero"], format!("/dev/zero: {too_long}")),
        (
            &["full.toml"],
            "full.toml: 33,554,433 bytes; a file may have at most 33,554,432 (32 MiB)".into(),
        ),
        (
            &["offers.toml", "./offers.toml"],
            "./offers.toml: given twice; files given together are read as one".into(),
        ),
        (
            &["-", "-"],
            "standard input can be read once: write `-` once".into(),
        ),
        (
            &["check", "nosuch.toml"],
            "nosuch.toml: no such file".into(),
        ),
    ];
    for (arguments, said) in cases {
        assert_eq!(
            complaint(&folder, arguments, 2),
            format!("error: {said}"),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_file_that_may_not_be_read_is_named() {
    let folder = Folder::with("offers.toml", OFFERS);
    let path = folder.path("offers.toml");
    let nobody = std::os::unix::fs::PermissionsExt::from_mode(0o000);
    std::fs::set_permissions(&path, nobody).expect("permissions can be set");
    if std::fs::read(&path).is_ok() {
        // Root reads everything.
        return;
    }
    let said = complaint(&folder, &["offers.toml"], 2);
    assert_eq!(said, "error: offers.toml: you may not read or write it");
}

#[test]
fn the_largest_file_is_read() {
    let mut text = OFFERS.as_bytes().to_vec();
    text.resize(32 << 20, b'#');
    let folder = Folder::with("offers.toml", text);
    let run = folder
        .run(call(&["check", "offers.toml"]))
        .harmless("32 MiB");
    assert_eq!(run.status, 0, "{}", run.err());
}

#[test]
fn sets_that_are_no_sets_are_reported() {
    let set = |criteria: &str| format!("criteria = {criteria}\n{OFFERS}");
    let good = "title = \"T\"\n[weights]\nrole-fit = 1\n";
    let cases = [
        (
            "\"nosuch.toml\"",
            "R0132]: a set that cannot be read: nosuch.toml: no such file",
        ),
        (
            "\"./\"",
            "R0132]: a set that cannot be read: ./: is a folder, not a file",
        ),
        (
            "\"/dev/zero\"",
            "R0132]: a set that cannot be read: /dev/zero: more than 33,554,432 bytes",
        ),
        (
            "\"offers.toml\"",
            "R0126]: `offers.toml` as a set of weights, and as a file with offers",
        ),
        (
            "\"with-offers.toml\"",
            "R0126]: `[[offer]]` in a file of weights",
        ),
        (
            "\"empty.toml\"",
            "R0104]: a file of weights without `[weights]`",
        ),
        ("\"latin.toml\"", "R0127]: a byte that is not UTF-8 text"),
        ("\"nosuch\"", "R0117]: unknown set `nosuch`"),
        ("\"\"", "R0105]: an empty text"),
        ("[]", "R0105]: an empty list of sets"),
        (
            "3",
            "R0105]: a number where the name of a set, or a list of them, is needed",
        ),
    ];
    for (criteria, said) in cases {
        let folder = Folder::with("offers.toml", set(criteria))
            .file("with-offers.toml", format!("{good}{OFFERS}"))
            .file("empty.toml", "")
            .file("latin.toml", b"title = \"\xe9\"\n")
            .file("good.toml", good);
        let first = complaint(&folder, &["offers.toml"], 1);
        assert!(first.contains(said), "{criteria}: {first}");
        let run = folder.run(call(&["offers.toml"]));
        assert_eq!(
            run.err().matches("error[").count(),
            1,
            "{criteria}: {}",
            run.err()
        );
    }
}

/// A set named on the command line replaces the offers' own, and may be one of the files too.
#[test]
fn a_file_may_be_given_as_offers_and_as_a_set() {
    let both = "title = \"T\"\n[weights]\nrole-fit = 1\n";
    let folder = Folder::with("offers.toml", OFFERS).file("w.toml", both);
    let run = folder.run(call(&["offers.toml", "w.toml", "-c", "./w.toml"]));
    assert_eq!(run.harmless("both").status, 0);
    let run = folder
        .run(call(&["offers.toml", "-c", "offers.toml"]))
        .harmless("offers as a set");
    assert_eq!(run.status, 2);
    let said = "\
error[R0126]: `offers.toml` as a set of weights, and as a file with offers
 --> command line:1:12
  |
1 | --criteria offers.toml
  |            ^^^^^^^^^^^
  = help: HELP
";
    let help = "name a set, such as `default`, or a file of weights";
    assert!(
        run.err().starts_with(&said.replace("HELP", help)),
        "{}",
        run.err()
    );
    // With weights of its own, no other set is needed.
    let folder = Folder::with("offers.toml", format!("{both}{OFFERS}"));
    let run = folder
        .run(call(&["offers.toml", "-c", "./offers.toml"]))
        .harmless("offers with weights as a set");
    let help = "leave it out: the `[weights]` in it count by themselves";
    assert!(run.err().contains(help), "{}", run.err());
    assert!(
        run.err().contains("1 mistake in the arguments"),
        "{}",
        run.err()
    );
}

#[test]
fn no_input_and_no_output_are_no_trouble() {
    let folder = Folder::with("offers.toml", OFFERS);
    let run = folder
        .run(call(&["-"]))
        .harmless("nothing on standard input");
    assert_eq!(run.status, 1);
    assert!(
        run.err().starts_with("error[R0121]: no offers"),
        "{}",
        run.err()
    );
    for arguments in [
        &["offers.toml"][..],
        &["--help"],
        &["man"],
        &["criteria"],
        &["check"],
    ] {
        let full = std::fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .expect("a device");
        let done = folder
            .command(arguments)
            .stdout(full)
            .stdin(Stdio::null())
            .output()
            .expect("the program starts");
        let said = String::from_utf8(done.stderr).expect("UTF-8");
        assert_eq!(done.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(
            said.ends_with("error: standard output: the disk is full\n"),
            "{arguments:?}: {said}"
        );
    }
}
