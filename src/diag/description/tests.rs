//! The explanations say enough, plainly, and their examples are files of the grammar.

use std::collections::BTreeSet;

use super::*;
use toml::{Table, Value};

/// The codes whose examples take a command.
const OF_A_COMMAND: &[Code] = &[
    Code::UnknownOffer,
    Code::UnknownLink,
    Code::NoEffect,
    Code::NotInSql,
    Code::SecondFile,
    Code::NotInSet,
    Code::NotUtf8,
    Code::Unreadable,
    Code::BadArgument,
    Code::TrialsLeftOut,
    Code::Shortlisted,
    Code::NoHeader,
    Code::BadRow,
    Code::TwoReadings,
    Code::UnreadColumn,
    Code::TableReading,
];

const TOP: &[&str] = &[
    "horizon-months",
    "ignore-columns",
    "about",
    "columns",
    "company",
    "criteria",
    "criterion",
    "fact",
    "link",
    "must",
    "offer",
    "rates",
    "scales",
    "title",
    "weighing",
    "weight-group",
    "weights",
];
const OFFER: &[&str] = &[
    "company",
    "expects-by",
    "chance",
    "id",
    "location",
    "note",
    "pay",
    "ratings",
    "reply-by",
    "role",
    "status",
];
const CRITERION: &[&str] = &[
    "about", "absent", "currency", "id", "name", "question", "scale", "unit",
];
const FACT: &[&str] = &[
    "as-of",
    "brief",
    "company",
    "criterion",
    "high",
    "likely",
    "low",
    "source",
    "until",
    "value",
    "why",
];
const LINK: &[&str] = &[
    "company", "parent", "question", "share", "shares", "since", "source",
];
const BUILT_IN: &[&str] = &[
    "brand",
    "cloud-market-share",
    "commute",
    "finance-pay",
    "mentoring",
    "ml-exposure",
    "open-doors",
    "pay",
    "return-offer",
    "role-fit",
    "work-life",
];

fn all() -> impl Iterator<Item = (Code, Description)> {
    Code::ALL.iter().map(|code| (*code, describe(*code)))
}

/// Those whose examples are files.
fn files() -> impl Iterator<Item = (Code, Description)> {
    all().filter(|(code, _)| !OF_A_COMMAND.contains(code))
}

/// The shape of the files is the one that is documented, and nothing is left over.
#[test]
fn pages_are_made_of_their_parts() {
    for (code, about) in all() {
        let lines = about.example.iter().map(|line| match line {
            ExampleLine::Kept("") => "\n".to_owned(),
            ExampleLine::Kept(text) => format!(" {text}\n"),
            ExampleLine::Removed(text) => format!("-{text}\n"),
            ExampleLine::Added(text) => format!("+{text}\n"),
        });
        let lines: String = lines.collect();
        let (title, text) = (code.title(), about.text);
        let page = format!("# {code}: {title}\n\n{text}\n\n```diff\n{lines}```\n");
        assert_eq!(page, code.page());
    }
}

#[test]
fn every_page_is_of_a_code() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/diag/codes");
    let entries = std::fs::read_dir(folder).expect("the folder of pages");
    let names: BTreeSet<String> = entries
        .map(|e| {
            e.expect("a page")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    let codes = Code::ALL.iter().map(|code| format!("{code}.md"));
    assert_eq!(names, codes.collect());
}

#[test]
fn lines_are_kept_removed_or_added() {
    let page = "# R0000: x\n\nText,\nlong.\n\n```diff\n a\n\n-b\n-\n+c\n```\n";
    let about = Description::read(page);
    assert_eq!(about.text, "Text,\nlong.");
    assert_eq!(about.before(), "a\n\nb\n\n");
    assert_eq!(about.after(), "a\n\nc\n");
    for broken in ["", "x", "# x\n\ntext", "```diff\n", "a\n\nb\n\n```diff\n"] {
        assert_eq!(Description::read(broken).example, [], "{broken}");
    }
}

#[test]
fn texts_are_two_to_six_sentences_in_short_lines() {
    for (code, Description { text, .. }) in all() {
        let sentences = text.split_whitespace().filter(|w| w.ends_with('.'));
        assert!((2..=6).contains(&sentences.count()), "{code}: {text}");
        assert!(text.ends_with('.'), "{code}");
        for line in text.lines() {
            assert!(
                line.chars().count() <= 78 && line == line.trim(),
                "{code}: {line}"
            );
        }
    }
}

/// A list, a heading or a quotation of Markdown would begin so.
#[test]
fn no_line_of_a_text_is_a_mark_of_markdown() {
    for (code, about) in all() {
        for line in about.text.lines() {
            let word = line.split(' ').next().unwrap_or_default();
            let number = word.trim_end_matches(['.', ')']);
            let listed = number != word && number.chars().all(|c| c.is_ascii_digit());
            assert!(
                !listed && !line.starts_with(['-', '+', '*', '#', '>', '=']),
                "{code}: {line}"
            );
        }
    }
}

#[test]
fn nothing_praises_orders_or_dashes() {
    for (code, about) in all() {
        let all = [about.text, &about.before(), &about.after()].concat();
        // The name of an option is none of our words.
        let all = all.replace("--trials", "").to_lowercase();
        for word in [
            "\u{2014}",
            "winner",
            "best offer",
            "you should",
            "utility",
            "trial",
        ] {
            assert!(!all.contains(word), "{code} says {word}");
        }
    }
}

#[test]
fn every_code_has_an_example_of_its_own() {
    let examples: BTreeSet<_> = all()
        .map(|(_, about)| (about.text, about.before()))
        .collect();
    assert_eq!(examples.len(), Code::ALL.len());
    for (code, about) in all() {
        let (before, after) = (about.before(), about.after());
        assert_ne!(before, after, "{code}");
        for example in [before, after] {
            assert!(
                example.ends_with('\n') && !example.ends_with("\n\n"),
                "{code}"
            );
            let command = example.lines().any(|line| line.starts_with("$ rank "));
            assert_eq!(command, OF_A_COMMAND.contains(&code), "{code}");
        }
    }
}

#[test]
fn examples_are_toml_but_for_the_one_that_is_not() {
    for (code, about) in files() {
        let mistakes = |text: &str| toml::de::DeTable::parse_recoverable(text).1.len();
        let wrong = usize::from(code == Code::Syntax);
        assert_eq!(mistakes(&about.before()), wrong, "{code}");
        assert_eq!(mistakes(&about.after()), 0, "{code}");
    }
}

#[test]
fn mended_examples_keep_to_the_grammar() {
    for (code, about) in files() {
        let file: Table = about.after().parse().expect("mended examples are TOML");
        assert_keys(code, &file, TOP);
        let parts = [
            ("offer", OFFER),
            ("criterion", CRITERION),
            ("fact", FACT),
            ("link", LINK),
        ];
        for (part, keys) in parts {
            tables(&file, part).for_each(|t| assert_keys(code, t, keys));
        }
        for offer in tables(&file, "offer") {
            assert!(offer.contains_key("company"), "{code}");
        }
        assert!(tables(&file, "offer").count() > 0, "{code}");
    }
}

#[test]
fn mended_examples_rate_criteria_that_exist() {
    for (code, about) in files() {
        let file: Table = about.after().parse().expect("mended examples are TOML");
        let own = tables(&file, "criterion").filter_map(|c| c.get("id")?.as_str());
        let known: Vec<_> = BUILT_IN.iter().copied().chain(own).collect();
        let weights = ["weights", "must"].map(|key| file.get(key)?.as_table());
        let ratings = tables(&file, "offer").map(|o| o.get("ratings")?.as_table());
        for table in weights.into_iter().chain(ratings).flatten() {
            assert_keys(code, table, &known);
        }
    }
}

/// The tables of an array of tables.
fn tables<'f>(file: &'f Table, key: &str) -> impl Iterator<Item = &'f Table> {
    let array = file.get(key).and_then(Value::as_array);
    array.into_iter().flatten().filter_map(Value::as_table)
}

fn assert_keys(code: Code, table: &Table, known: &[&str]) {
    for key in table.keys() {
        assert!(known.contains(&key.as_str()), "{code}: {key}");
    }
}
