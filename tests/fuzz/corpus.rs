//! What is changed: the files and the arguments that the tests have, in folders and in their texts.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use offer_rank::diag::{Code, describe};
use offer_rank::load::InputKind;

/// The paths below a folder that end so.
fn paths(folder: &str, end: &str) -> Vec<PathBuf> {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == end) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read(path: &PathBuf) -> String {
    std::fs::read_to_string(path).expect("a file")
}

/// The texts in quotes of a source: as they are meant, but for characters by number.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find('"') {
        let raw = rest[..at].ends_with('#');
        let is_character = rest[..at].ends_with('\'');
        rest = &rest[at + 1..];
        if is_character {
            continue;
        }
        let mut text = String::new();
        let mut letters = rest.char_indices();
        let mut end = rest.len();
        while let Some((i, letter)) = letters.next() {
            match letter {
                '"' if !raw || rest[i + 1..].starts_with('#') => {
                    end = i + 1;
                    break;
                }
                '\\' if !raw => match letters.next() {
                    Some((_, 'n')) => text.push('\n'),
                    Some((_, 't')) => text.push('\t'),
                    Some((_, '\n')) => {
                        let spaces = letters.as_str();
                        let skip = spaces.len() - spaces.trim_start().len();
                        for _ in 0..spaces[..skip].chars().count() {
                            letters.next();
                        }
                    }
                    Some((_, other)) => text.push(other),
                    None => {}
                },
                other => text.push(other),
            }
        }
        rest = &rest[end..];
        found.push(text);
    }
    found
}

/// All texts in the sources of the tests.
fn texts() -> Vec<String> {
    let sources = paths("tests", "rs");
    sources
        .iter()
        .flat_map(|path| literals(&read(path)))
        .collect()
}

/// Files, each once.
pub fn files() -> Vec<Vec<u8>> {
    let mut all: BTreeSet<String> = BTreeSet::new();
    for folder in ["criteria", "tests/data"] {
        all.extend(paths(folder, "toml").iter().map(read));
    }
    for code in Code::ALL {
        all.extend([describe(*code).before(), describe(*code).after()]);
    }
    let is_file = |text: &String| {
        text.contains('\n')
            && ["[[offer]]", "[weights]", "company ="]
                .iter()
                .any(|k| text.contains(k))
    };
    all.extend(texts().into_iter().filter(is_file));
    all.into_iter().map(String::into_bytes).collect()
}

/// Arguments, an option and what it says each.
pub fn arguments() -> Vec<Vec<u8>> {
    let options = ["set", "fact", "weight", "link", "must", "scale", "without"];
    let mut all: BTreeSet<String> = BTreeSet::new();
    for text in texts() {
        for option in options {
            for piece in text.split(&format!("--{option}")).skip(1) {
                let piece = piece.strip_prefix([' ', '=']).unwrap_or_default();
                let end = piece.find(" -").unwrap_or(piece.len());
                let argument = piece[..end].trim().trim_matches('\'');
                if !argument.is_empty() && !argument.contains('\n') {
                    all.insert(format!("--{option} {argument}"));
                }
            }
        }
    }
    all.into_iter().map(String::into_bytes).collect()
}

/// Tables of a kind: those that tests of tables have in their texts.
pub fn tables(kind: InputKind) -> Vec<Vec<u8>> {
    let source = include_str!("../user/spreadsheet.rs");
    let is_one = |text: &String| {
        let is_object = text.trim_start().starts_with('{');
        text.contains('\n') && is_object == (kind == InputKind::JsonLines)
    };
    let texts = literals(source).into_iter().filter(is_one);
    texts.map(String::into_bytes).collect()
}
