//! Help, the manual page and the completions, as somebody meets them who types them.

use std::process::Command;

use super::harness::{Folder, rank};
use super::hints::in_shell;

/// The verbs that the help of the program lists.
fn verbs() -> Vec<String> {
    let help = rank("--help").ok();
    let (_, verbs) = help.split_once("\nCommands:\n").expect("verbs");
    let lines = verbs.lines().take_while(|line| !line.is_empty());
    let verb = |line: &str| line.split_whitespace().next().map(str::to_owned);
    lines.filter_map(verb).collect()
}

/// The examples below a help.
fn examples(help: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| !line.starts_with("Example"));
    let lines = lines.skip(1).take_while(|line| line.starts_with("  rank "));
    lines.map(|line| line.trim().to_owned()).collect()
}

const OFFERS: &str = "[weights]\nmentoring = 1\n[[offer]]\ncompany = \"Acme\"\n\
                      reply-by = 2026-11-26\n[offer.ratings]\nmentoring = 7\n";

#[test]
fn the_help_of_each_verb_has_examples_that_run() {
    let verbs = verbs();
    assert_eq!(verbs.len(), 19, "{verbs:?}");
    for verb in &verbs {
        let examples = examples(&rank(&format!("{verb} --help")).ok());
        assert!(!examples.is_empty(), "{verb}");
        for example in examples {
            assert!(example.starts_with(&format!("rank {verb}")), "{example}");
            let folder = Folder::with("offers.toml", OFFERS);
            in_shell(&folder, &example);
        }
    }
}

/// An option that changes no answer of a verb is read, and is not in its help.
#[test]
fn the_help_of_a_verb_has_the_options_that_it_heeds() {
    for (verb, shown, hidden) in [
        ("pay", "--without", "--seed"),
        ("check", "--set", "--trust"),
        ("deadlines", "--ics", "--reasons"),
        ("explain", "--trust", "--format"),
        ("criteria", "--width", "--json"),
    ] {
        let help = rank(&format!("{verb} --help")).ok();
        assert!(help.contains(&format!("{shown} ")), "{verb}: {help}");
        assert!(!help.contains(hidden), "{verb}: {help}");
    }
    rank("pay --demo --seed 3").ok();
    assert_eq!(rank("check --demo --trust exact").status, Some(0));
}

#[test]
fn each_trust_in_weights_has_a_line() {
    let help = rank("--help").ok();
    let lines: Vec<&str> = help.lines().map(str::trim).collect();
    for line in [
        "- roughly: each weight changes by up to half",
        "- exact:   the weights stay as written",
        "- order:   any weights in the same order",
        "- none:    any weights; 0 stays 0",
    ] {
        assert!(lines.contains(&line), "{line}\n{help}");
    }
}

/// No page is named but this one, and each section has its heading.
#[test]
fn the_manual_page_names_no_other_page() {
    let page = rank("man").ok();
    let titles = page.lines().filter(|line| line.starts_with(".TH "));
    assert_eq!(titles.count(), 1);
    assert!(!page.contains("(1)"), "{page}");
    for verb in verbs() {
        assert!(page.contains(&format!("\\fBrank {verb}\\fR")), "{verb}");
    }
    let headings: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix(".SH "))
        .collect();
    for heading in ["VERBS", "EXAMPLES", "EXIT STATUS", "FILE", "VERSION"] {
        let times = headings.iter().filter(|h| h.trim_matches('"') == heading);
        assert_eq!(times.count(), 1, "{heading}: {headings:?}");
    }
}

/// What bash proposes behind some words.
fn proposed(words: &[&str]) -> String {
    let folder = Folder::with("rank.bash", rank("completions bash").ok());
    let words: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let script = format!(
        ". ./rank.bash; COMP_WORDS=(rank {}); COMP_CWORD={}; \
         _rank rank \"${{COMP_WORDS[-1]}}\" \"${{COMP_WORDS[-2]}}\"; echo \"${{COMPREPLY[*]}}\"",
        words.join(" "),
        words.len()
    );
    let run = Command::new("bash")
        .args(["-c", &script])
        .current_dir(folder.path(""))
        .output()
        .expect("bash");
    String::from_utf8(run.stdout)
        .expect("UTF-8")
        .trim()
        .to_owned()
}

#[test]
fn completions_know_values() {
    for (words, values) in [
        (&["--trust", ""][..], "roughly exact order none"),
        (&["--format", "m"], "markdown"),
        (&["-c", "cl"], "cloud-first"),
        (&["flip", "--criteria", ""], "default cloud-first ml-first"),
        (&["criteria", "ment"], "mentoring"),
        (&["schema", "o"], "offers output"),
        (
            &["check", "--explain", "R010"],
            "R0101 R0102 R0103 R0104 R0105 R0106 R0107 R0108 R0109",
        ),
    ] {
        assert_eq!(proposed(words), values, "{words:?}");
    }
}

#[test]
fn what_prints_text_alone_refuses_another_format() {
    for (call, verb) in [
        ("criteria --json", "criteria"),
        ("criteria pay --json", "criteria"),
        ("--json criteria", "criteria"),
        ("help file --json", "help"),
        ("schema --json", "schema"),
        ("check --explain R0208 --json", "check --explain"),
        ("check --explain --json", "check --explain"),
        ("--json man", "man"),
        ("--json init", "init"),
        ("--json completions bash", "completions"),
    ] {
        let run = rank(call);
        assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{call}");
        let message = format!("error: `rank {verb}` has no JSON: it prints text\n");
        assert_eq!(run.stderr, message, "{call}");
    }
    let csv = rank("criteria --format csv").fails(2);
    assert_eq!(csv, "error: `rank criteria` has no CSV: it prints text\n");
}

/// The hint keeps what was asked for.
#[test]
fn a_file_that_is_there_already_keeps_the_demo_in_the_hint() {
    let folder = Folder::with("offers.toml", OFFERS);
    let run = folder.rank("init --demo").run();
    assert_eq!(
        run.stderr,
        "error: offers.toml exists; nothing was written. Another name: rank init --demo my-offers.toml\n"
    );
}

#[test]
fn a_verb_without_offers_shows_its_usage() {
    let folder = Folder::with("offers.toml", OFFERS);
    for verb in ["ask", "check", "deadlines"] {
        let run = folder.rank(&format!("{verb} acme")).run();
        let message = format!(
            "error: `acme` is no file, and `rank {verb}` takes no offer\nusage: rank {verb} [FILE]...\n"
        );
        assert_eq!((run.status, run.stderr), (Some(2), message));
    }
}
