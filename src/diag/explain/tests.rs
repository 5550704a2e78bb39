//! The explanations say enough, plainly, and their examples are files of the grammar.

use std::collections::BTreeSet;

use super::*;
use toml::{Table, Value};

/// The codes of which no file alone can be an example.
const NOT_OF_A_FILE: &[Code] = &[
    Code::UnknownOffer,
    Code::UnknownLink,
    Code::SecondFile,
    Code::NotInSet,
    Code::NotUtf8,
    Code::Unreadable,
    Code::BadArgument,
    Code::OrderContradicted,
    Code::TrialsLeftOut,
];

const TOP: &[&str] = &[
    "about",
    "company",
    "criteria",
    "criterion",
    "fact",
    "link",
    "must",
    "offer",
    "rates",
    "title",
    "weights",
];
const OFFER: &[&str] = &[
    "company",
    "expects-by",
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

fn all() -> impl Iterator<Item = (Code, Explanation)> {
    Code::ALL.iter().map(|code| (*code, explanation(*code)))
}

fn is_comment(example: &str) -> bool {
    example.lines().all(|line| line.starts_with('#'))
}

#[test]
fn texts_are_two_to_six_sentences_in_short_lines() {
    for (code, Explanation { text, .. }) in all() {
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

#[test]
fn nothing_praises_orders_or_dashes() {
    for (code, explanation) in all() {
        let Explanation { text, bad, good } = explanation;
        for word in [
            "\u{2014}",
            "winner",
            "best offer",
            "you should",
            "utility",
            "trial",
        ] {
            let said = [text, bad, good].concat().to_lowercase();
            assert!(!said.contains(word), "{code} says {word}");
        }
    }
}

#[test]
fn every_code_has_examples_of_its_own() {
    let examples: BTreeSet<_> = all().map(|(_, e)| (e.text, e.bad)).collect();
    assert_eq!(examples.len(), Code::ALL.len());
    for (code, Explanation { bad, good, .. }) in all() {
        assert_ne!(bad, good, "{code}");
        for example in [bad, good] {
            assert!(
                example.ends_with('\n') && !example.ends_with("\n\n"),
                "{code}"
            );
            assert_eq!(is_comment(example), NOT_OF_A_FILE.contains(&code), "{code}");
        }
    }
}

#[test]
fn examples_are_toml_but_for_the_one_that_is_not() {
    for (code, Explanation { bad, good, .. }) in all() {
        let mistakes = |text| toml::de::DeTable::parse_recoverable(text).1.len();
        assert_eq!(mistakes(bad), usize::from(code == Code::Syntax), "{code}");
        assert_eq!(mistakes(good), 0, "{code}");
    }
}

#[test]
fn good_examples_keep_to_the_grammar() {
    for (code, Explanation { good, .. }) in all() {
        let file: Table = good.parse().expect("good examples are TOML");
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
        assert!(
            is_comment(good) || tables(&file, "offer").count() > 0,
            "{code}"
        );
    }
}

#[test]
fn good_examples_rate_criteria_that_exist() {
    for (code, Explanation { good, .. }) in all() {
        let file: Table = good.parse().expect("good examples are TOML");
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
