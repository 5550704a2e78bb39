//! Names that are too long to be told apart, that look alike, or that are not what they seem.

use offer_rank::diag::Code;
use offer_rank::load::Changes;

use crate::pipeline::{load, through};
use crate::run::{Folder, call};

/// The codes of the mistakes of a file.
fn mistakes(text: &str) -> Vec<Code> {
    let outcome = through(text.as_bytes());
    let codes = outcome.complaints.iter().map(|c| c.code);
    codes.filter(|code| *code < Code::Remark).collect()
}

/// Wherever a name stands, `@` being the rest of it.
const NAMES: [&str; 16] = [
    "title = \"T@\"\n[[offer]]\ncompany = \"A\"\n",
    "[[offer]]\ncompany = \"A@\"\n",
    "[[offer]]\ncompany = \"A\"\nrole = \"R@\"\n",
    "[[offer]]\ncompany = \"A\"\nid = \"i@\"\n",
    "[[offer]]\ncompany = \"A\"\nlocation = \"L@\"\n",
    "[[offer]]\ncompany = \"A\"\n[[company]]\nname = \"N@\"\n",
    "[[offer]]\ncompany = \"A\"\n[[company]]\nname = \"N\"\nalso = [\"M@\"]\n",
    "[[offer]]\ncompany = \"A\"\n[[criterion]]\nid = \"c@\"\nscale = { worst = 0, best = 1 }\n",
    "[[offer]]\ncompany = \"A\"\n[[criterion]]\nid = \"c\"\nname = \"C@\"\nscale = { worst = 0, best = 1 }\n",
    "[[offer]]\ncompany = \"A\"\n[[criterion]]\nid = \"c\"\nunit = \"u@\"\nscale = { worst = 0, best = 1 }\n",
    "[[offer]]\ncompany = \"A\"\n[[criterion]]\nid = \"c\"\nscale = { levels = [\"a@\", \"b\"] }\n",
    "[[offer]]\ncompany = \"A\"\n[[criterion]]\nid = \"c\"\nscale = { levels = { a@ = 0, b = 1 } }\n",
    "[[offer]]\ncompany = \"A\"\n[[fact]]\ncriterion = \"pay\"\ncompany = \"F@\"\nvalue = 5000\n",
    "[[offer]]\ncompany = \"A\"\n[[link]]\ncompany = \"L@\"\nparent = \"P\"\nshares = [\"pay\"]\nshare = 0.5\n",
    "[[offer]]\ncompany = \"A\"\n[[link]]\ncompany = \"L\"\nparent = \"P@\"\nshares = [\"pay\"]\nshare = 0.5\n",
    "[[offer]]\ncompany = \"A\"\n[offer.pay]\nmonthly = 1000\n[offer.pay.costs]\nrent@ = 5\n",
];

#[test]
fn a_name_has_two_hundred_characters_at_most() {
    for name in NAMES {
        let before = name.find('@').expect("a name");
        let begins = name[..before]
            .rfind(['"', '\n', '{', ' '])
            .expect("a beginning");
        let room = 200 - (before - begins - 1);
        assert_eq!(
            mistakes(&name.replace('@', &"x".repeat(room))),
            [],
            "{name}"
        );
        let long = name.replace('@', &"x".repeat(room + 1));
        assert_eq!(mistakes(&long), [Code::TooLong], "{name}");
    }
    let folder = Folder::with("a.toml", NAMES[1].replace('@', &"é".repeat(300)));
    let run = folder.run(call(&["a.toml"])).harmless("a long name");
    assert!(
        run.err()
            .starts_with("error[R0134]: a name of 301 characters\n"),
        "{}",
        run.err()
    );
}

/// Names of megabytes are refused before anything is made of them.
#[test]
fn names_of_megabytes() {
    for name in NAMES {
        let outcome = load(
            name.replace('@', &"x".repeat(2 << 20)).as_bytes(),
            Changes::default(),
        );
        assert!(outcome.has_mistakes(), "{name}");
    }
}

/// What has no shape: fillers, joiners of graphemes, selectors of variants, tags.
const UNSEEN: [char; 12] = [
    '\u{34f}',
    '\u{115f}',
    '\u{1160}',
    '\u{17b4}',
    '\u{180b}',
    '\u{180e}',
    '\u{200b}',
    '\u{3164}',
    '\u{fe0f}',
    '\u{ffa0}',
    '\u{e0041}',
    '\u{e0100}',
];

#[test]
fn names_that_look_alike_are_one_name() {
    for c in UNSEEN {
        let offers = |one: &str, other: &str| {
            let offer = |name: &str| format!("[[offer]]\n{name}\n");
            mistakes(&(offer(one) + &offer(other)))
        };
        let same = [Code::SameOffer];
        let (one, other) = ("company = \"Acme\"", format!("company = \"Ac{c}me\""));
        assert_eq!(offers(one, &other), same, "{c:?}");
        let role = format!("{one}\nrole = \"R{c}d\"");
        assert_eq!(
            offers(&format!("{one}\nrole = \"Rd\""), &role),
            same,
            "{c:?}"
        );
        let id = format!("{one}\nid = \"a{c}\"");
        assert_eq!(offers("company = \"Bolt\"", &id), [Code::BadId], "{c:?}");
        let levels = format!("scale = {{ levels = [\"some\", \"so{c}me\"] }}");
        let criterion = format!("{one}\n[[criterion]]\nid = \"c\"\n{levels}\n");
        assert_eq!(
            mistakes(&format!("[[offer]]\n{criterion}")),
            [Code::DuplicateId]
        );
        assert_eq!(
            mistakes(&format!("[[offer]]\ncompany = \"{c}\"\n")),
            [Code::WrongType]
        );
    }
}

/// An emoji, and the name of a place in Kyoto, are written with selectors of variants.
#[test]
fn names_with_selectors_are_shown_without_a_mark() {
    let text = "[[offer]]\ncompany = \"I \u{2764}\u{fe0f} Co\"\n\
                [[offer]]\ncompany = \"\u{845b}\u{e0100}\u{57ce}\"\n";
    let folder = Folder::with("a.toml", text);
    let run = folder.run(call(&["a.toml"])).harmless("selectors");
    assert!(run.out().contains("I \u{2764} Co"), "{}", run.out());
    assert!(run.out().contains("\u{845b}\u{57ce}"), "{}", run.out());
}

/// An id that a command would read as an option could not be typed.
#[test]
fn ids_can_be_typed() {
    for id in ["--help", "-", "-x"] {
        let text = format!("[[offer]]\ncompany = \"A\"\nid = \"{id}\"\n");
        assert_eq!(mistakes(&text), [Code::BadId], "{id}");
    }
    // A made one begins with a letter.
    let folder = Folder::with("a.toml", "[[offer]]\ncompany = \"--help\"\n");
    let run = folder
        .run(call(&["a.toml"]))
        .harmless("an option for a name");
    assert!(run.out().contains("rank explain"), "{}", run.out());
    assert_eq!(folder.run(call(&["explain", "a.toml", "help"])).status, 0);
}

/// A file that a command would read as an option is named so that it can be typed.
#[test]
fn files_can_be_typed() {
    let folder = Folder::with("--all.toml", "[[offer]]\ncompany = \"A\"\n");
    let run = folder.run(["--trials=0", "--today=2026-11-22", "--", "--all.toml"]);
    let run = run.harmless("a file called as an option");
    assert!(
        run.out().contains("rank explain ./--all.toml"),
        "{}",
        run.out()
    );
    let run = folder.run(["init", "--", "-x y.toml"]);
    assert!(
        run.out().ends_with("then: rank './-x y.toml'\n"),
        "{}",
        run.out()
    );
}

/// One file is one judge, however it is called.
#[test]
fn one_set_under_several_names() {
    let weights = "title = \"W\"\n[weights]\nrole-fit = 1\n";
    let folder = Folder::with(
        "o.toml",
        "[[offer]]\ncompany = \"A\"\nratings.role-fit = 5\n",
    );
    let folder = folder.file("w.toml", weights).file("v.toml", weights);
    let whole = folder.path("w.toml");
    let whole = whole.to_str().expect("UTF-8");
    #[cfg(unix)]
    std::os::unix::fs::symlink("w.toml", folder.path("link.toml")).expect("a link");
    #[cfg(not(unix))]
    std::fs::copy(folder.path("w.toml"), folder.path("link.toml")).expect("a copy");
    for other in ["w.toml", "./w.toml", "././w.toml", whole, "./link.toml"] {
        let run = folder.run(call(&["o.toml", "-c", "w.toml", "-c", other]));
        let run = run.harmless(other);
        assert_eq!(run.status, 2, "{other}: {}", run.err());
        let said = format!("error[R0115]: the set `{other}` a second time\n");
        assert!(run.err().starts_with(&said), "{other}: {}", run.err());
    }
    let two = folder.run(call(&["o.toml", "-c", "w.toml", "-c", "v.toml"]));
    assert_eq!(two.harmless("two files").status, 0);
}
