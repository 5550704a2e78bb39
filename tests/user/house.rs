//! Rules of the house, for those who read and change the program: its layers, and what is data.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::harness::rank;
use super::source::{Source, sources};

/// What each room may use. A new room needs a line here, and a place in the list of `lib.rs`.
const MAY_USE: [(&str, &str); 13] = [
    ("text", ""),
    ("threads", ""),
    ("diag", "text"),
    ("model", "text"),
    ("weighing", "model"),
    ("pay", "model"),
    ("method", "model pay"),
    ("load", "text threads diag model weighing pay method"),
    ("robust", "threads model method pay"),
    ("group", "text model pay method"),
    ("waiting", "model method robust"),
    (
        "report",
        "text diag model weighing method pay load robust group waiting",
    ),
    ("export", "text diag report"),
];

/// The rooms that a line of code names: `crate::x`, or `crate::{x::.., y}`.
fn rooms_named(line: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let mut rooms = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            None => rooms.push(word(rest)),
            Some(list) => rooms.extend(list.split(", ").map(word)),
        }
    }
    rooms
}

/// How many modules up the longest chain of `super` on a line leads.
fn steps_up(line: &str) -> usize {
    let mut most = 0;
    let mut rest = line;
    while let Some(at) = rest.find("super::") {
        rest = &rest[at..];
        let mut steps = 0;
        while let Some(after) = rest.strip_prefix("super::") {
            (steps, rest) = (steps + 1, after);
        }
        most = most.max(steps);
    }
    most
}

fn upward(source: &Source, may_use: &str) -> Vec<String> {
    let room = source.room();
    let mut found = Vec::new();
    for (i, line) in source.code.iter().enumerate() {
        let may = |other: &String| *other == room || may_use.split(' ').any(|m| m == other);
        for other in rooms_named(line).iter().filter(|o| !may(o)) {
            found.push(format!("{}:{}: uses {other}", source.path.display(), i + 1));
        }
        // In a block of tests, one step more stays inside of the room.
        if steps_up(line) >= source.depth() + usize::from(source.tests[i]) {
            found.push(format!(
                "{}:{}: leaves its room by super",
                source.path.display(),
                i + 1
            ));
        }
    }
    found
}

#[test]
fn imports_go_down() {
    let mut found = Vec::new();
    for source in sources() {
        let room = source.room();
        if ["lib", "main", "cli"].contains(&room.as_str()) {
            continue;
        }
        let line = MAY_USE.iter().find(|(name, _)| *name == room);
        let (_, may_use) = line.unwrap_or_else(|| panic!("what may the room `{room}` use?"));
        found.extend(upward(&source, may_use));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// What each wing of a room may use of its own room. The files at the top of a room, its `mod.rs`
/// among them, put the wings together and may use all.
const WINGS: [(&str, &str, &str); 10] = [
    ("load", "grammar", ""),
    ("load", "syntax", "grammar"),
    ("load", "read", "grammar syntax"),
    ("load", "spreadsheet", "grammar syntax read"),
    ("load", "resolve", "grammar syntax read"),
    (
        "load",
        "shortlist",
        "grammar syntax read spreadsheet resolve decision outcome read_files request",
    ),
    ("robust", "trials", "draws"),
    ("robust", "sweep", "draws"),
    ("robust", "flips", "draws trials sweep"),
    ("robust", "ask", "draws trials sweep flips"),
];

/// The modules that a file names, as paths from the root of the crate.
fn modules_named(source: &Source, modules: &[Vec<String>]) -> Vec<Vec<String>> {
    let own = source.module();
    let mut named = Vec::new();
    for path in source.paths() {
        let ups = path.iter().take_while(|part| *part == "super").count();
        let full: Vec<String> = match path.first().map(String::as_str) {
            Some("crate") => path[1..].to_vec(),
            Some("super") if ups <= own.len() => {
                let up = own[..own.len() - ups].iter();
                up.chain(&path[ups..]).cloned().collect()
            }
            _ => own.iter().chain(&path).cloned().collect(),
        };
        let longest = (1..=full.len())
            .rev()
            .find(|n| modules.contains(&full[..*n].to_vec()));
        named.extend(
            longest
                .map(|n| full[..n].to_vec())
                .filter(|module| *module != own),
        );
    }
    named.sort();
    named.dedup();
    named
}

/// Files by their modules, with the modules that each names outside of its tests.
fn imports() -> Vec<(Vec<String>, Vec<Vec<String>>)> {
    let sources = sources();
    let program = sources.iter().filter(|s| !s.tests.iter().all(|test| *test));
    let program: Vec<&Source> = program.collect();
    let modules: Vec<Vec<String>> = program.iter().map(|s| s.module()).collect();
    let named = program.iter().map(|s| modules_named(s, &modules));
    modules.iter().cloned().zip(named).collect()
}

#[test]
fn imports_go_down_between_wings() {
    let mut found = Vec::new();
    for (module, named) in imports() {
        let Some(wing) = WINGS
            .iter()
            .find(|(room, wing, _)| module.starts_with(&[(*room).into(), (*wing).into()]))
        else {
            continue;
        };
        for other in named
            .iter()
            .filter(|other| other[0] == wing.0 && other.len() > 1)
        {
            let may = other[1] == wing.1 || wing.2.split(' ').any(|m| m == other[1]);
            if !may {
                found.push(format!("{} uses {}", module.join("::"), other.join("::")));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// No file needs another one that needs it: a room's `mod.rs`, which hands on what its files hold,
/// and a file's own folder aside.
#[test]
fn files_use_each_other_in_no_circle() {
    let imports: Vec<_> = imports()
        .into_iter()
        .map(|(module, named)| {
            let below =
                |other: &Vec<String>| other.starts_with(&module) || module.starts_with(other);
            let named: Vec<_> = named.into_iter().filter(|other| !below(other)).collect();
            (module, named)
        })
        .collect();
    assert!(imports.iter().map(|(_, named)| named.len()).sum::<usize>() > 300);
    // Files that need none of those that are left are taken away, until only circles are left.
    let mut left = imports;
    loop {
        let names: Vec<Vec<String>> = left.iter().map(|(module, _)| module.clone()).collect();
        let before = left.len();
        left.retain(|(_, named)| named.iter().any(|other| names.contains(other)));
        if left.len() == before {
            break;
        }
    }
    // What only uses a circle is no part of it.
    loop {
        let used: Vec<Vec<String>> = left.iter().flat_map(|(_, named)| named.clone()).collect();
        let before = left.len();
        left.retain(|(module, _)| used.contains(module));
        if left.len() == before {
            break;
        }
    }
    let circle: Vec<String> = left.iter().map(|(module, _)| module.join("::")).collect();
    assert!(circle.is_empty(), "{}", circle.join(", "));
}

#[test]
fn imports_are_seen_in_every_form() {
    assert_eq!(
        rooms_named("use crate::{text::safe, diag::Code};"),
        ["text", "diag"]
    );
    assert_eq!(
        rooms_named("let x: crate::model::Must = crate::load::y();"),
        ["model", "load"]
    );
    assert_eq!(steps_up("use super::super::{a, b}; super::c"), 2);
}

/// The list in `lib.rs` says that each room uses only those above it.
#[test]
fn the_list_of_rooms_is_in_that_order() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lib.rs"));
    let text = text.expect("lib.rs");
    let rooms: Vec<&str> = text
        .lines()
        .filter_map(|l| l.strip_prefix("//! - [`")?.split_once('`'))
        .map(|(room, _)| room)
        .collect();
    assert!(rooms.len() >= 7, "{rooms:?}");
    for (at, room) in rooms.iter().enumerate() {
        let (_, may_use) = MAY_USE
            .iter()
            .find(|(name, _)| name == room)
            .expect("a known room");
        for other in may_use.split(' ').filter(|other| rooms.contains(other)) {
            assert!(
                rooms[..at].contains(&other),
                "{room} uses {other}, which stands below it"
            );
        }
    }
}

/// The rooms, and the folders in each: `load/tables` of `load/grammar/tables`.
fn folders() -> BTreeSet<String> {
    let sources = sources();
    let own = sources
        .iter()
        .filter(|s| !s.tests.iter().all(|test| *test))
        .filter_map(|s| s.path.parent());
    let mut folders = BTreeSet::new();
    for folder in own {
        let names: Vec<_> = folder.iter().map(|name| name.to_string_lossy()).collect();
        if let [room, below @ ..] = &names[..] {
            folders.insert(room.to_string());
            folders.extend(below.iter().map(|name| format!("{room}/{name}")));
        }
    }
    folders
}

/// The list in `lib.rs` is the tree as it is: each room with its folders, and no other.
#[test]
fn the_list_of_rooms_is_the_tree() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lib.rs"));
    let text = text.expect("lib.rs");
    let (mut listed, mut room) = (BTreeSet::new(), String::new());
    for line in text.lines().filter_map(|line| line.strip_prefix("//!")) {
        for name in line.split('`').skip(1).step_by(2) {
            if line.starts_with(" - [") || name == "cli/" {
                room = name.trim_end_matches('/').to_owned();
                listed.insert(room.clone());
            } else if let Some(folder) = name.strip_suffix('/') {
                listed.insert(format!("{room}/{folder}"));
            }
        }
    }
    // Explanations of codes are no sources.
    listed.remove("diag/codes");
    assert!(listed.len() > 45, "{listed:?}");
    assert_eq!(listed, folders());
}

/// The clock, the environment, files, printing and anyhow are the binary's own.
#[test]
fn the_library_touches_nothing_outside() {
    let outside = [
        "anyhow",
        "std::fs",
        "std::env",
        "std::io::stdout",
        "std::io::stdin",
        "std::io::stderr",
        "println!",
        "eprintln!",
        "::now(",
        "std::net",
        "std::process",
    ];
    for source in sources()
        .iter()
        .filter(|s| !["cli", "main"].contains(&s.room().as_str()))
    {
        for (number, line) in source.program() {
            for word in outside {
                assert!(
                    !line.contains(word),
                    "{}:{number}: {word}",
                    source.path.display()
                );
            }
        }
    }
}

/// What the demo's screen says of the world is in `criteria/`: its title, remarks, companies, roles,
/// names of criteria and reasons.
#[test]
fn nothing_on_the_demos_screen_is_a_literal() {
    let report = rank("demo --json").json();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let mut phrases = vec![text(&report["title"])];
    for remark in report["warnings"].as_array().expect("remarks") {
        if remark["code"] == "R0200" {
            phrases.push(text(&remark["message"]));
        }
    }
    for criterion in report["criteria"].as_array().expect("criteria") {
        phrases.extend([text(&criterion["name"]), text(&criterion["question"])]);
    }
    for offer in report["offers"].as_array().expect("offers") {
        phrases.extend([text(&offer["company"]), text(&offer["role"])]);
        let cells = offer["criteria"].as_object().expect("cells");
        phrases.extend(
            cells
                .values()
                .flat_map(|c| [text(&c["brief"]), text(&c["source"])]),
        );
    }
    phrases.extend(["Microsoft", "Amazon", "OpenAI"].map(str::to_owned));
    phrases.retain(|p| !p.is_empty());
    assert!(phrases.len() > 20, "{phrases:?}");
    for source in sources() {
        for (line, literal) in source
            .literals
            .iter()
            .filter(|(line, _)| !source.tests[*line])
        {
            for phrase in &phrases {
                let said = if phrase.len() < 6 {
                    literal == phrase
                } else {
                    literal.contains(phrase)
                };
                assert!(
                    !said,
                    "{}:{}: says {phrase:?}",
                    source.path.display(),
                    line + 1
                );
            }
        }
    }
}

/// The type that a line declares; one that belongs to a trait is none of its own.
fn declared(line: &str) -> Option<&str> {
    let words = line.trim_start();
    let words = match words.strip_prefix("pub") {
        Some(rest) if rest.starts_with('(') => rest.split_once(") ")?.1,
        Some(rest) => rest.trim_start(),
        None => words,
    };
    let kinds = ["struct ", "enum ", "trait ", "union "];
    let alias = words
        .strip_prefix("type ")
        .filter(|_| !line.starts_with(' '));
    let named = kinds
        .iter()
        .find_map(|kind| words.strip_prefix(kind))
        .or(alias)?;
    let name = named.split(|c: char| !c.is_alphanumeric() && c != '_');
    // A macro's own begins with a sign.
    name.into_iter().next().filter(|name| !name.is_empty())
}

/// A name leads to one place: a reader who looks for it finds one declaration. Of a type that is
/// another one on each system, all stand in one file.
#[test]
fn the_name_of_a_type_stands_once() {
    let mut places: BTreeMap<String, BTreeSet<PathBuf>> = BTreeMap::new();
    for source in sources() {
        for name in source.program().filter_map(|(_, line)| declared(line)) {
            let files = places.entry(name.to_owned()).or_default();
            files.insert(source.path.clone());
        }
    }
    assert!(places.len() > 250, "{}", places.len());
    places.retain(|_, files| files.len() > 1);
    assert!(places.is_empty(), "{places:#?}");
}

#[test]
fn declarations_are_seen_in_every_form() {
    assert_eq!(declared("pub(super) struct Spot<'a> {"), Some("Spot"));
    assert_eq!(declared("    enum Kind {"), Some("Kind"));
    assert_eq!(declared("pub type Fetch<'f> = u8;"), Some("Fetch"));
    assert_eq!(declared("pub trait Show: Sized {"), Some("Show"));
    assert_eq!(declared("    type Value;"), None);
    assert_eq!(declared("let structure = 1;"), None);
}
