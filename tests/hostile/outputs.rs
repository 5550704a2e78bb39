//! Files that are written: as private as they were, once each, and whole or not at all.

#![cfg(unix)]

use std::fs::{Permissions, metadata, set_permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::run::{Folder, call};

const OFFERS: &str = "[[offer]]\ncompany = \"Acme\"\nreply-by = 2026-12-04\n\
                      [offer.ratings]\nrole-fit = 7\n[offer.pay]\nmonthly = 7_000\n";

fn with_mode(folder: &Folder, name: &str, mode: u32) {
    set_permissions(folder.path(name), Permissions::from_mode(mode)).expect("a mode can be set");
}

fn mode(path: &Path) -> u32 {
    metadata(path).expect("a file").mode() & 0o777
}

/// Runs with these arguments and gives what it said.
fn said(folder: &Folder, arguments: &[&str], status: i32) -> String {
    let run = folder.run(call(arguments));
    assert_eq!(run.status, status, "{arguments:?}: {}", run.err());
    run.err().to_owned()
}

#[test]
fn a_file_that_is_written_over_keeps_its_mode() {
    let folder = Folder::with("offers.toml", OFFERS).file("out.md", "old");
    for kept in [0o600, 0o640, 0o644, 0o664] {
        with_mode(&folder, "out.md", kept);
        let arguments = ["offers.toml", "--format", "md", "-o", "out.md", "--force"];
        said(&folder, &arguments, 0);
        assert_eq!(mode(&folder.path("out.md")), kept);
        assert_ne!(
            std::fs::read(folder.path("out.md")).expect("a file"),
            b"old"
        );
    }
}

#[test]
fn a_file_that_is_written_over_keeps_its_owner() {
    let folder = Folder::with("offers.toml", OFFERS).file("out.csv", "old");
    let path = folder.path("out.csv");
    if chown(&path, Some(12_345), Some(12_346)).is_err() {
        // Only root gives files away.
        return;
    }
    let arguments = ["offers.toml", "--format", "csv", "-o", "out.csv", "--force"];
    said(&folder, &arguments, 0);
    let now = metadata(&path).expect("a file");
    assert_eq!((now.uid(), now.gid()), (12_345, 12_346));
}

#[test]
fn what_is_made_of_a_private_file_is_private() {
    for (read, written) in [(0o600, 0o600), (0o640, 0o640), (0o644, 0o644)] {
        let folder = Folder::with("offers.toml", OFFERS).file("more.toml", "");
        with_mode(&folder, "offers.toml", read);
        let arguments = ["more.toml", "offers.toml", "--json", "-o", "out.json"];
        let mut command = Command::new("sh");
        let line = r#"umask 022; exec "$0" "$@""#;
        command.args(["-c", line, env!("CARGO_BIN_EXE_rank")]);
        command.args(call(&arguments)).current_dir(folder.path(""));
        assert!(command.status().expect("a shell").success());
        assert_eq!(mode(&folder.path("out.json")), written, "{read:o}");
    }
}

#[test]
fn a_link_is_followed_and_one_to_nothing_is_refused() {
    let folder = Folder::with("offers.toml", OFFERS).file("there.json", "old");
    symlink("there.json", folder.path("link.json")).expect("a link");
    symlink("gone.json", folder.path("dangling.json")).expect("a link");
    symlink("loop.json", folder.path("loop.json")).expect("a link");
    said(
        &folder,
        &["offers.toml", "--json", "-o", "link.json", "--force"],
        0,
    );
    assert!(folder.path("link.json").is_symlink());
    let text = std::fs::read_to_string(folder.path("there.json")).expect("a file");
    assert!(text.starts_with('{'), "{text}");
    for force in [&[][..], &["--force"]] {
        for link in ["dangling.json", "loop.json"] {
            let mut arguments = vec!["offers.toml", "--json", "-o", link];
            arguments.extend(force);
            let expected = format!("error: {link}: links to a file that is not there\n");
            assert_eq!(said(&folder, &arguments, 2), expected);
            assert!(!folder.path("gone.json").exists());
        }
    }
}

/// Two outputs to one file, whatever they are called.
#[test]
fn one_file_is_written_once() {
    let folder = Folder::with("offers.toml", OFFERS).file("there.ics", "old");
    std::fs::create_dir(folder.path("sub")).expect("a folder");
    symlink("there.ics", folder.path("link.ics")).expect("a link");
    symlink(".", folder.path("here")).expect("a link");
    let whole = folder.path("a.ics");
    let whole = whole.to_str().expect("UTF-8");
    for (ics, out) in [
        ("a.ics", "a.ics"),
        ("a.ics", "./a.ics"),
        ("sub/../a.ics", "a.ics"),
        ("here/a.ics", "a.ics"),
        ("a.ics", whole),
        ("there.ics", "link.ics"),
        ("there.ics", "here/there.ics"),
    ] {
        let arguments = [
            "deadlines",
            "offers.toml",
            "--ics",
            ics,
            "-o",
            out,
            "--force",
        ];
        let expected = "error: --ics and -o name one file: give each its own\n";
        assert_eq!(said(&folder, &arguments, 2), expected, "{ics} {out}");
        assert!(!folder.path("a.ics").exists());
    }
    let text = std::fs::read_to_string(folder.path("there.ics")).expect("a file");
    assert_eq!(text, "old");
    let arguments = [
        "deadlines",
        "offers.toml",
        "--ics",
        "a.ics",
        "-o",
        "sub/a.ics",
    ];
    said(&folder, &arguments, 0);
}

/// What the machine says comes without its numbers.
#[test]
fn errors_are_words() {
    let folder = Folder::with("offers.toml", OFFERS);
    symlink("loop.toml", folder.path("loop.toml")).expect("a link");
    let long = format!("{}.toml", "x".repeat(300));
    let calls: [&[&str]; 7] = [
        &["offers.toml", "-o", "offers.toml/x"],
        &["offers.toml/x"],
        &["offers.toml", "-o", &long],
        &[&long],
        &["loop.toml"],
        &["offers.toml", "-o", "/proc/x"],
        &["init", "offers.toml/x"],
    ];
    for arguments in calls {
        let said = if arguments[0] == "init" {
            folder.run(arguments).err().to_owned()
        } else {
            said(&folder, arguments, 2)
        };
        assert!(said.starts_with("error: "), "{arguments:?}: {said}");
        assert!(!said.contains("os error"), "{arguments:?}: {said}");
    }
}

/// Whether something is left of a file that was being written.
fn left(folder: &Folder) -> bool {
    let names = std::fs::read_dir(folder.path("")).expect("a folder");
    let mut names = names.map(|entry| entry.expect("an entry").file_name());
    names.any(|name| name.to_string_lossy().starts_with(".rank-"))
}

/// Starts a call, sends a signal as soon as a file is being written, and gives how it ended.
fn killed(folder: &Folder, command: &mut Command, signal: &str) -> ExitStatus {
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = quiet.spawn().expect("the program starts");
    let begun = Instant::now();
    while !left(folder) && child.try_wait().expect("a child").is_none() {
        assert!(begun.elapsed() < Duration::from_mins(2));
    }
    let kill = ["-s", signal, &child.id().to_string()];
    let _ = Command::new("kill").args(kill).status().expect("kill");
    child.wait().expect("it ends")
}

fn many_offers() -> String {
    let offer = |i: usize| {
        let fit = i % 10;
        format!("[[offer]]\ncompany = \"A{i}\"\n[offer.ratings]\nrole-fit = {fit}\npay = {i}\n")
    };
    (0..1_500).map(offer).collect()
}

#[test]
fn a_signal_leaves_nothing_behind() {
    let folder = Folder::with("offers.toml", many_offers());
    let arguments = ["offers.toml", "--json", "--trials=0", "--today=2026-11-22"];
    let mut caught = 0;
    for signal in ["INT", "TERM", "HUP"].repeat(3) {
        let _ = std::fs::remove_file(folder.path("out.json"));
        let mut command = folder.command(arguments.iter().chain(&["-o", "out.json"]));
        let status = killed(&folder, &mut command, signal);
        assert!(!left(&folder), "{signal}");
        // It ends by the signal, or was done before.
        let done = folder.path("out.json").exists();
        assert!(done || status.signal().is_some(), "{signal}: {status}");
        caught += usize::from(!done);
    }
    assert!(caught > 0);
}

/// Under `nohup` a hang-up goes on being ignored.
#[test]
fn an_ignored_signal_stays_ignored() {
    let folder = Folder::with("offers.toml", many_offers());
    let mut command = Command::new("sh");
    let line = r#"trap "" HUP; exec "$0" "$@""#;
    command.args(["-c", line, env!("CARGO_BIN_EXE_rank")]);
    command.args(["offers.toml", "--json", "--trials=0", "-o", "out.json"]);
    command.current_dir(folder.path(""));
    let status = killed(&folder, &mut command, "HUP");
    assert!(status.success(), "{status}");
    assert!(folder.path("out.json").exists() && !left(&folder));
}

/// Where no thread can be started, there is one.
#[test]
fn no_second_thread() {
    let offer = |i: usize| {
        format!(
            "[[offer]]\ncompany = \"A{i}\"\nratings.role-fit = {}\n",
            i % 9
        )
    };
    let offers: String = (0..60).map(offer).collect();
    let folder = Folder::with("offers.toml", offers);
    let program = folder.path("rank");
    std::fs::copy(env!("CARGO_BIN_EXE_rank"), &program).expect("a copy");
    for name in ["", "offers.toml", "rank"] {
        with_mode(&folder, name, 0o755);
    }
    for verb in [&["offers.toml"][..], &["flip", "offers.toml"]] {
        let arguments = verb.iter().chain(&["--trials=20000", "--today=2026-11-22"]);
        let run = |limit: &str| {
            let mut command = Command::new("sh");
            let line = format!(r#"{limit}; exec "$0" "$@""#);
            command
                .arg("-c")
                .arg(line)
                .arg(&program)
                .args(arguments.clone());
            command.current_dir(folder.path("")).env_clear();
            // The limit is none for root.
            if metadata("/proc/self").is_ok_and(|own| own.uid() == 0) {
                command.uid(65_534).gid(65_534);
            }
            command.output().expect("a shell")
        };
        // One shell has the one word, another one the other.
        let alone = run("ulimit -u 1 2>/dev/null || ulimit -p 1");
        let free = run("true");
        let told = String::from_utf8_lossy(&alone.stderr);
        assert!(alone.status.success(), "{verb:?}: {}: {told}", alone.status);
        assert_eq!(told, "", "{verb:?}");
        assert_eq!(alone.stdout, free.stdout, "{verb:?}");
    }
}

/// A zone that never ends is none.
#[test]
fn a_time_zone_is_a_small_file() {
    let folder = Folder::with("offers.toml", OFFERS);
    for zone in [
        "/dev/zero",
        ":/dev/zero",
        "/",
        "/dev/full",
        "",
        "nowhere/at-all",
    ] {
        let mut command = folder.command(["offers.toml", "--trials=0"]);
        let run = command
            .env("TZ", zone)
            .output()
            .expect("the program starts");
        assert_eq!(run.status.code(), Some(0), "{zone}");
        assert!(run.stderr.is_empty(), "{zone}");
    }
}
