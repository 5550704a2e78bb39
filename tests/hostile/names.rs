//! Names that steer terminals, hide, overlap or take two columns, in every text field and argument.

use std::os::unix::ffi::OsStringExt;

use offer_rank::text::width::width;

use crate::pipeline::through;
use crate::run::{Folder, call};

/// A file with `@` in every text that a file may hold.
const EVERYWHERE: &str = r#"title = "Title@"
about = "About@\nmore@"
[weights]
own = 3
pay = 1
[must]
visa = "yes@"
[[criterion]]
id = "own"
name = "Own@"
unit = "u@"
currency = "usd"
question = "How@?"
about = "what@"
scale = { worst = 0, best = 10 }
[[criterion]]
id = "visa"
name = "Visa@"
question = "Visa@?"
scale = { levels = ["no@", "yes@"] }
[[company]]
name = "First@"
also = ["Primary@"]
[[link]]
company = "First@"
parent = "Parent@"
shares = ["own"]
share = [0.2, 0.5]
question = "Share@?"
source = "reading@"
[[fact]]
criterion = "own"
company = "Parent@"
value = 7
as-of = 2020-01-01
why = "why@"
source = "source@"
brief = "brief@"
[[offer]]
company = "Primary@"
role = "Role@"
location = "Here@"
note = "Note@"
reply-by = 2026-11-25
[offer.ratings]
pay = 5000
visa = { value = "yes@", why = "said@", source = "mail@", brief = "told@" }
[[offer]]
company = "Second@"
role = "Other@"
[offer.ratings]
own = { low = 3, high = 9, why = "guess@", brief = "guess@" }
pay = 4000
visa = "no@"
[[offer]]
company = "Third@"
status = "pending"
expects-by = 2026-12-05
[offer.ratings]
own = 12
pay = "?"
visa = "?"
"#;

/// Files with a mistake about a text with `@` in it.
const BROKEN: [&str; 22] = [
    "\"k@\" = 1\n",
    "k@ = 1\n",
    "[h@]\n",
    "[[h@]]\n",
    "k = v@\n",
    "k = \"open@\n",
    "# remark@\nx = 1\n",
    "v@\n",
    "@",
    "criteria = \"set@\"\n[[offer]]\ncompany = \"A\"\n",
    "criteria = \"set@.toml\"\n[[offer]]\ncompany = \"A\"\n",
    "[weights]\n\"w@\" = 1\n[[offer]]\ncompany = \"A\"\n",
    "[must]\n\"m@\" = 1\n[[offer]]\ncompany = \"A\"\n",
    "[[offer]]\ncompany = \"A@\"\nid = \"i@\"\nstatus = \"s@\"\nreply-by = \"r@\"\n\"k@\" = 1\n",
    "[[offer]]\ncompany = \"A@\"\n[[offer]]\ncompany = \"A@\"\n",
    "[[offer]]\ncompany = \"A\"\n[offer.ratings]\n\"r@\" = 1\npay = \"p@\"\nml-exposure = \"l@\"\n",
    "[[offer]]\ncompany = \"A\"\n[offer.ratings]\npay = { value = 1, \"w@\" = 2 }\n",
    "[[criterion]]\nid = \"c@\"\nabsent = \"a@\"\nscale = { normalize = \"n@\", better = \"b@\" }\n",
    "[[criterion]]\nid = \"c\"\nscale = { levels = [\"l@\", \"l@\"] }\n",
    "[[link]]\ncompany = \"A@\"\nparent = \"A@\"\nshares = [\"s@\"]\nshare = 2\n",
    "[[fact]]\ncriterion = \"f@\"\ncompany = \"A@\"\nvalue = \"v@\"\nbrief = \"b@\"\nas-of = \"d@\"\n",
    "[[company]]\nname = \"N@\"\nalso = 3\n\"x@\" = 1\n",
];

/// What steers a terminal or hides in a text.
const EVIL: [&str; 17] = [
    "\u{1b}[31m",
    "\u{1b}]0;title\u{7}",
    "\u{9b}31m",
    "\u{202e}",
    "\u{2066}\u{2069}",
    "\u{200e}\u{200f}\u{61c}",
    "\u{0}",
    "\u{8}\u{8}",
    "\r",
    "\u{b}\u{c}",
    "\u{7f}",
    "\u{85}\u{2028}\u{2029}",
    "\u{feff}\u{200b}\u{ad}",
    "\u{e0041}\u{e007f}",
    "\t",
    "\n",
    "\u{fff9}\u{fffb}",
];

/// What has no shape.
const UNSEEN: &str = "\u{34f}\u{115f}\u{1160}\u{3164}\u{180b}\u{fe0f}\u{ffa0}\u{e0100}";

/// What is as it should be, and hard to lay out all the same.
const ODD: [&str; 7] = [
    "日本語",
    "e\u{301}\u{302}\u{303}",
    "👩\u{200d}💻🇩🇪👍🏽",
    "مرحبا",
    "ﷺ",
    "\u{301}",
    "| * _ ` # <b> [a](b) = + - @ \\\\",
];

/// A text as a file holds it in double quotes.
fn quoted(text: &str) -> String {
    let escaped = |c: char| match c {
        '\\' => "\\\\".to_owned(),
        '"' => "\\\"".to_owned(),
        c if c.is_control() => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    };
    text.chars().map(escaped).collect()
}

#[test]
fn nothing_that_steers_a_terminal_comes_through_any_output() {
    for evil in EVIL.chunks(4).chain([&[UNSEEN][..]]) {
        let evil = evil.concat();
        let evil = evil.as_str();
        let outcome = through(EVERYWHERE.replace('@', &quoted(evil)).as_bytes());
        assert!(
            outcome.loaded.is_some(),
            "{evil:?}: {:?}",
            outcome.complaints
        );
        for broken in BROKEN {
            // As the file may hold it, and as it may not.
            through(broken.replace('@', &quoted(evil)).as_bytes());
            through(broken.replace('@', evil).as_bytes());
        }
    }
}

#[test]
fn odd_names_come_through_whole() {
    for odd in ODD {
        let text = EVERYWHERE.replace('@', &quoted(odd));
        let outcome = through(text.as_bytes());
        let loaded = outcome.loaded.expect("nothing is wrong with it");
        let company = loaded
            .problem
            .offers()
            .next()
            .map(|(_, o)| o.company.clone());
        assert_eq!(company, Some(format!("Primary{odd}")));
    }
}

#[test]
fn every_verb_prints_harmless_text() {
    let evil: String = EVIL.concat();
    let folder = Folder::with("good.toml", EVERYWHERE.replace('@', &quoted(&evil)));
    let folder = folder.file("bad.toml", BROKEN.concat().replace('@', &evil));
    let verbs: [&[&str]; 17] = [
        &["good.toml"],
        &["good.toml", "--reasons", "--all", "--width", "40"],
        &["good.toml", "--reasons", "--all", "--width", "200"],
        &["good.toml", "--json"],
        &["good.toml", "--format", "csv"],
        &["good.toml", "--format", "markdown"],
        &["deadlines", "good.toml", "--width", "40"],
        &["deadlines", "good.toml", "--json"],
        &["check", "good.toml"],
        &["check", "good.toml", "--json"],
        &["explain", "good.toml", "first"],
        &["explain", "good.toml", "second", "first"],
        &["flip", "good.toml"],
        &["ask", "good.toml"],
        &["bad.toml"],
        &["check", "bad.toml"],
        &["check", "bad.toml", "--json"],
    ];
    for verb in verbs {
        let what = verb.join(" ");
        let run = folder.run(call(verb)).harmless(&what);
        assert!(!run.out.is_empty() || verb.contains(&"bad.toml"), "{what}");
    }
}

#[test]
fn arguments_are_quoted_harmlessly_and_on_one_line() {
    let folder = Folder::new();
    let calls: [&[&str]; 32] = [
        &["@"],
        &["./@"],
        &["a@.toml"],
        &["a@.toml", "google"],
        &["--@"],
        &["-@"],
        &["--set", "@"],
        &["--set", "google.@=1"],
        &["--set", "google.pay=@"],
        &["--set", "@.pay=1"],
        &["--weight", "@"],
        &["--weight", "pay=@"],
        &["--weight", "@:pay=1"],
        &["--link", "@=1"],
        &["--link", "linkedin=@"],
        &["--must", "@=1"],
        &["--must", "pay=@"],
        &["--without", "@"],
        &["-c", "@"],
        &["-c", "./@"],
        &["--method", "@"],
        &["--as-of", "@"],
        &["--format", "@"],
        &["--width", "@"],
        &["--color", "@"],
        &["-o", "nosuch/@"],
        &["init", "nosuch/@"],
        &["criteria", "@"],
        &["completions", "@"],
        &["check", "--explain", "@"],
        &["explain", "--demo", "@"],
        &["flip", "--demo", "@"],
    ];
    // A program's arguments hold no NUL.
    let all: String = EVIL.concat().replace('\0', "");
    for evil in ["x\ny", "x\ty", "\r", "\u{1b}[31m", &all] {
        for arguments in calls {
            let mut filled: Vec<String> = arguments.iter().map(|a| a.replace('@', evil)).collect();
            if arguments[0].starts_with("--") && arguments.len() > 1 || arguments[0] == "-c" {
                filled.insert(0, "demo".to_owned());
            }
            let run = folder.run(call(&filled)).harmless(&format!("{filled:?}"));
            assert_eq!(run.status, 2, "{filled:?}: {}", run.out());
            assert!(!run.err().contains(evil), "{filled:?}: {}", run.err());
        }
    }
}

#[test]
fn names_of_files_are_quoted_harmlessly() {
    let name = "a\u{1b}[31m\u{202e}\nb.toml";
    let folder = Folder::with(name, "[[offer]]\ncompany = 3\n");
    let run = folder.run(call(&[name])).harmless("a name");
    assert!(
        run.err()
            .contains(" --> a\u{fffd}[31m\u{fffd} b.toml:2:11\n"),
        "{}",
        run.err()
    );
    let good = Folder::with(name, "[[offer]]\ncompany = \"Google\"\n");
    let run = good.run(call(&[name])).harmless("a name");
    assert_eq!(run.status, 0, "{}", run.err());
    let raw = std::ffi::OsString::from_vec(b"b\xff\xfe.toml".to_vec());
    let raw = folder
        .run(call(&[raw]))
        .harmless("a name that is not UTF-8");
    assert_eq!(raw.err(), "error: b\u{fffd}\u{fffd}.toml: no such file\n");
}

/// Scores stand under each other whatever the names before them.
#[test]
fn columns_stay_aligned() {
    for name in [
        "日本語の会社",
        "e\u{301}e\u{301}e\u{301}",
        "👩\u{200d}💻",
        "a\u{1b}[31mb\u{202e}c",
    ] {
        let offers: String = [name, "Plain"]
            .iter()
            .map(|n| {
                format!(
                    "[[offer]]\ncompany = \"{}\"\n[offer.ratings]\nrole-fit = 7\n",
                    quoted(n)
                )
            })
            .collect();
        let file = format!("[weights]\nrole-fit = 1\n{offers}");
        let folder = Folder::with("offers.toml", file);
        let run = folder.run(call(&["--trials=0"; 0])).harmless(name);
        let ends: Vec<usize> = run
            .out()
            .lines()
            .filter(|line| line.starts_with(" 1=") || line.starts_with(" #"))
            .filter_map(|line| {
                let at = line.find("Score").map(|at| at + "Score".len());
                Some(width(
                    &line[..at.or_else(|| line.find("70").map(|at| at + 2))?],
                ))
            })
            .collect();
        assert_eq!(ends.len(), 3, "{}", run.out());
        assert!(
            ends.windows(2).all(|w| w[0] == w[1]),
            "{ends:?}\n{}",
            run.out()
        );
    }
}
