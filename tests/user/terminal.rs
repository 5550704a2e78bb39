//! How a screen fits: its width, its colours, and names that could break it.

use super::harness::{Folder, rank, same};

/// Four offers, as many as the mock screens have, with long names, wide letters and deadlines.
const OFFERS: &str = r#"
title = "A title that is a little longer than others, so that it has to give way somewhere 日本"

[weights]
role-fit = 30
mentoring = 20
pay = 20
return-offer = 15
ml-exposure = 15

[must]
visa = "yes"

[[criterion]]
id = "visa"
question = "Will my work permit be ready on the first day?"
scale = { levels = ["no", "yes"] }

[[offer]]
company = "東京大学 e\u0301cole 🚀"
role = "Forschungsgruppenleitungsassistent"
reply-by = 2026-11-26
ratings = { role-fit = 9, mentoring = "unknown", pay = 10_784, return-offer = [50, 80], ml-exposure = "some", visa = "yes" }

[[offer]]
company = "Google"
role = "Software engineer"
reply-by = 2026-12-01
ratings = { role-fit = [3, 6], mentoring = 7, pay = 12_110, visa = "yes" }

[[offer]]
company = "LinkedIn"
role = "Data scientist"
reply-by = 2026-12-04
ratings = { role-fit = 6, mentoring = [7, 9], pay = 11_588, return-offer = 60 }

[[offer]]
company = "OpenAI"
role = "Research intern"
status = "pending"
ratings = { role-fit = 10, visa = "yes" }
"#;

/// The columns that a line takes: wide letters take two, marks above others none.
fn columns(line: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(line)
}

#[test]
fn no_line_is_wider_than_asked_for() {
    let folder = Folder::with("offers.toml", OFFERS);
    for width in [40, 41, 50, 60, 72, 79, 80, 81, 100, 109, 110, 120, 160, 200] {
        for call in [
            "",
            "--reasons",
            "--all",
            "-c default -c ml-first",
            "--set google.pay=9000",
        ] {
            let screen = folder
                .rank(&format!("{call} --width {width} --trials 99"))
                .run()
                .ok();
            for line in screen.lines() {
                assert!(columns(line) <= width, "{call} --width {width}: {line}");
                assert_eq!(line, line.trim_end(), "{call} --width {width}");
            }
        }
        // A command to type is not broken: the line that ends in one may be wider.
        for call in ["check", "criteria", "demo --trials 99"] {
            let run = folder.rank(&format!("{call} --width {width}")).run();
            let complaints = run
                .stderr
                .lines()
                .filter(|line| !line.contains(" --explain R"));
            for line in run.stdout.lines().chain(complaints) {
                assert!(columns(line) <= width, "{call} --width {width}: {line}");
            }
        }
    }
}

#[test]
fn no_line_of_an_explanation_is_wider_than_asked_for() {
    let folder = Folder::with("offers.toml", OFFERS);
    for width in [60, 72, 80, 100, 120, 200] {
        for call in [
            "explain google",
            "explain google linkedin",
            "explain openai",
            "explain 東 goo",
        ] {
            let screen = folder
                .rank(&format!("{call} --width {width} --trials 99"))
                .run()
                .ok();
            for line in screen.lines() {
                assert!(columns(line) <= width, "{call} --width {width}: {line}");
            }
        }
    }
}

#[test]
fn every_width_says_the_same_of_each_offer() {
    let folder = Folder::with("offers.toml", OFFERS);
    for width in [40, 60, 80, 120, 200] {
        let screen = folder
            .rank(&format!("--width {width} --trials 99"))
            .run()
            .ok();
        let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        for said in [
            "Google",
            "LinkedIn",
            "OpenAI",
            "no offer yet",
            "too little known",
        ] {
            assert!(words.contains(said), "{said} at {width}:\n{screen}");
        }
    }
}

/// Columns stand below each other, whatever their letters are.
#[test]
fn columns_are_aligned_with_wide_letters() {
    let row = |company: &str| {
        format!(
            "[[offer]]\ncompany = \"{company}\"\nid = \"{}\"\nratings.role-fit = 5\n",
            company.len()
        )
    };
    let names = ["Acme", "日本株式会社", "e\u{301}e\u{301}", "🚀 Space"];
    let text = format!("[weights]\nrole-fit = 1\n{}", names.map(row).concat());
    let screen = Folder::with("offers.toml", text).rank("").run().ok();
    let rows: Vec<&str> = screen
        .lines()
        .filter(|line| line.starts_with(" 1="))
        .collect();
    assert_eq!(rows.len(), 4, "{screen}");
    let ends: Vec<usize> = rows.iter().map(|row| columns(row)).collect();
    assert_eq!(ends, vec![ends[0]; 4], "{screen}");
}

/// Neither escape sequences nor overrides of direction reach a terminal, on standard error either.
#[test]
fn names_cannot_steer_a_terminal() {
    let bad = "\\u001b[31mred\\u0007\\u202Eoverride\\u0085\\u2066";
    let good = format!(
        "title = \"{bad}\"\n[weights]\nrole-fit = 1\n[[offer]]\ncompany = \"{bad}\"\nrole = \"{bad}\"\n[offer.ratings]\nrole-fit = {{ value = 5, why = \"{bad}\" }}\n"
    );
    let folder = Folder::with("offers.toml", &good).file(
        "bad.toml",
        format!("{good}{bad}\n").replace("\\u001b", "\u{1b}"),
    );
    let folder = folder.file("x\u{1b}[31m\u{202e}.toml", "[[offer]]\nx = 1\n");
    for call in [
        "",
        "--reasons",
        "--all",
        "--format markdown",
        "--format csv",
        "check",
        "explain red",
        "bad.toml",
        "x\u{1b}[31m\u{202e}.toml",
    ] {
        let run = folder.rank(call).run();
        for c in (run.stdout.clone() + &run.stderr).chars() {
            let harmless = c == '\n' || !(c.is_control() || "\u{202e}\u{2066}".contains(c));
            assert!(harmless, "{call}: {c:?} in {}{}", run.stdout, run.stderr);
        }
    }
}

/// Without escape sequences.
fn plain(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + part.split_once('m').expect("a colour ends").1
    })
}

#[test]
fn colour_only_repeats_what_words_say() {
    let folder = Folder::with("offers.toml", OFFERS);
    for call in [
        "",
        "--reasons",
        "demo",
        "check",
        "explain google linkedin",
        "--width 120",
    ] {
        let colored = folder.rank(&format!("{call} --color always")).run();
        let without = folder.rank(&format!("{call} --color never")).run();
        same(call, &without.stdout, &plain(&colored.stdout));
        same(call, &without.stderr, &plain(&colored.stderr));
    }
    let first = rank("demo --color always").ok();
    assert!(first.contains("\u{1b}[1mGoogle\u{1b}[0m"), "{first}");
}

#[test]
fn the_environment_and_the_option_say_when_to_use_colours() {
    let folder = Folder::new();
    let colored = |call: &str, environment: &[(&str, &str)]| {
        let mut call = folder.rank(call);
        for (name, value) in environment {
            call = call.env(name, value);
        }
        call.run().ok().contains('\u{1b}')
    };
    let (no, force) = (("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1"));
    // What is printed here goes into a pipe.
    assert!(!colored("demo", &[]));
    assert!(!colored("demo", &[("CLICOLOR", "1")]));
    assert!(colored("demo", &[force]));
    assert!(!colored("demo", &[("CLICOLOR_FORCE", "")]));
    assert!(!colored("demo", &[no, force]));
    // The option wins over the environment.
    assert!(colored("demo --color auto", &[force]));
    assert!(!colored("demo --color never", &[force]));
    assert!(colored("demo --color always", &[]));
    assert!(colored("demo --color always", &[no]));
}

/// More than 20 offers: in a pipe all of them, and nothing cut.
#[test]
fn a_pipe_gets_every_offer() {
    let one = |i: usize| {
        format!(
            "[[offer]]\ncompany = \"Company {i:02}\"\nratings.role-fit = {}\n",
            f64::from(i as u32) / 10.0
        )
    };
    let offers: String = (0..60).map(one).collect();
    let folder = Folder::with("offers.toml", format!("[weights]\nrole-fit = 1\n{offers}"));
    let screen = folder.rank("").run().ok();
    for i in 0..60 {
        assert!(screen.contains(&format!("Company {i:02}")), "{i}");
    }
}
