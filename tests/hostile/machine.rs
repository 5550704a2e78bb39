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
    assert_eq!(
        said,
        "error: offers.toml: may not be read or written by you"
    );
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
