//! Files given together, in every order, with every kind of change and every verb.

use crate::run::Folder;

const OFFERS: &str = r#"
[[offer]]
company = "Acme"
reply-by = 2026-12-04
[offer.ratings]
role-fit = 5
mentoring = [3, 8]
[offer.pay]
monthly = 7_000

[[offer]]
company = "Bolt"
[offer.ratings]
role-fit = 6
mentoring = "?"
pay = 6_000
"#;

const WEIGHTS: &str = r"
[weights]
role-fit = 30
mentoring = 20
pay = 20
ml-exposure = 10
";

const FACTS: &str = r#"
[[fact]]
company = "Acme Holdings"
criterion = "ml-exposure"
value = "strong"
source = "invented"

[[link]]
company = "Acme"
parent = "Acme Holdings"
share = { low = 0, likely = 0.25, high = 1 }
shares = ["ml-exposure"]
source = "invented"
"#;

/// Each kind of change that can be typed, where all three files are given.
const CHANGES: [&[&str]; 9] = [
    &[],
    &["--set", "acme.role-fit=9"],
    &["--set", "Acme Holdings.ml-exposure=leader"],
    &["--set", "acme.pay.monthly=7500"],
    &["--weight", "role-fit=15"],
    &["--link", "Acme=0.5"],
    &["--must", "pay=5000"],
    &["--without", "bolt"],
    &[
        "--set",
        "bolt.mentoring=7",
        "--weight",
        "pay=5",
        "--must",
        "role-fit=2",
    ],
];

const VERBS: [(&str, &[&str]); 9] = [
    ("", &[]),
    ("", &["--json"]),
    ("check", &[]),
    ("explain", &["acme"]),
    ("explain", &["acme", "bolt"]),
    ("flip", &[]),
    ("ask", &[]),
    ("pay", &[]),
    ("deadlines", &[]),
];

/// One to three files with the offers among them, in all orders.
fn orders() -> Vec<Vec<&'static str>> {
    let mut orders: Vec<Vec<&str>> = vec![vec!["o.toml"]];
    for other in ["w.toml", "f.toml"] {
        orders.extend([vec!["o.toml", other], vec![other, "o.toml"]]);
    }
    for (a, b) in [("w.toml", "f.toml"), ("f.toml", "w.toml")] {
        orders.extend([
            vec!["o.toml", a, b],
            vec![a, "o.toml", b],
            vec![a, b, "o.toml"],
        ]);
    }
    orders
}

#[test]
fn files_in_every_order_with_every_change_and_verb() {
    let folder = Folder::with("o.toml", OFFERS).file("w.toml", WEIGHTS);
    let folder = folder.file("f.toml", FACTS);
    for change in CHANGES {
        for (verb, words) in VERBS {
            let mut firsts: Vec<(Vec<&str>, i32, String)> = Vec::new();
            for files in orders() {
                let mut call = vec!["--today", "2026-11-22", "--trials", "200"];
                call.extend(Some(verb).filter(|verb| !verb.is_empty()));
                call.extend(files.iter().chain(words).chain(change));
                let gone = change.contains(&"--without") && words.contains(&"bolt");
                let run = folder.run(&call);
                let mut sorted = files.clone();
                sorted.sort_unstable();
                // A verb over two offers of which one is left out, and a link that no file has.
                let all = files.len() == 3;
                let well = if all && !gone {
                    run.status == 0
                } else {
                    run.status <= 2
                };
                assert!(well, "{call:?}: {} {}", run.status, run.err());
                let text = run.out().to_owned();
                match firsts.iter().find(|(names, ..)| *names == sorted) {
                    None => firsts.push((sorted, run.status, text)),
                    Some((_, status, before)) => {
                        assert_eq!(run.status, *status, "{call:?}");
                        assert!(named(before) == named(&text), "{call:?}:\n{before}\n{text}");
                    }
                }
            }
        }
    }
}

/// A text without the names of the files and their order, which the hints repeat.
fn named(text: &str) -> String {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    words.retain(|word| !word.contains(".toml"));
    words.join(" ")
}

/// Tables within tables, in turn with bare keys, as deep as 64 kB go: a report, not a full stack.
#[test]
fn headers_and_inline_tables_in_turn() {
    let deep = "a={\n[a]\n".repeat(8_000);
    for bytes in [deep.clone(), "a={".repeat(20_000), "a=[{".repeat(16_000)] {
        let folder = Folder::with("o.toml", OFFERS).file("deep.toml", &bytes);
        for call in [
            vec!["deep.toml"],
            vec!["o.toml", "-c", "deep.toml"],
            vec!["check", "deep.toml", "o.toml"],
        ] {
            let run = folder.run(&call);
            assert_eq!(run.status, 1, "{call:?}: {}", run.err());
            assert!(run.err().contains("error"), "{call:?}");
        }
        assert_eq!(folder.fed(["-"], bytes.as_bytes()).status, 1);
        let value = bytes.get(..60_000).unwrap_or(&bytes);
        let typed = format!("acme.role-fit={value}");
        assert_eq!(folder.run(["o.toml", "--set", &typed]).status, 2);
    }
}
