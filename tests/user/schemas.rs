//! Schemas: all files that there are hold to them, all JSON holds to them, and a promise is kept.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use super::harness::{Folder, rank};
use super::readme;
use super::validator::{OUTPUT, Validator, of_toml};

/// A schema that the program prints.
fn schema(name: &str) -> Value {
    let text = rank(&format!("schema {name}")).ok();
    serde_json::from_str(&text).expect("a schema is JSON")
}

/// The TOML files of a folder, but for some.
fn files(folder: &str, but: &[&str]) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let toml = paths.filter(|path| path.extension().is_some_and(|end| end == "toml"));
    let read = |path: std::path::PathBuf| {
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        (name, std::fs::read_to_string(path).expect("a file"))
    };
    toml.map(read)
        .filter(|(name, _)| !but.contains(&name.as_str()))
        .collect()
}

#[track_caller]
fn all_hold(schema: &Validator, files: &[(String, String)]) {
    for (name, text) in files {
        let faults = schema.faults(&of_toml(text));
        assert!(faults.is_empty(), "{name}: {}", faults.join("\n"));
    }
}

#[test]
fn every_file_that_there_is_holds_to_its_schema() {
    let (offers, criteria) = (Validator(schema("offers")), Validator(schema("criteria")));
    let decisions = ["demo.toml", "starter.toml"];
    let sets = files("criteria/sets", &[]);
    let mut built_in = files("criteria", &decisions);
    assert!(built_in.len() == 12 && sets.len() == 3);
    built_in.extend(sets);
    all_hold(&criteria, &built_in);
    // What holds to that holds to the other as well: there is one grammar.
    all_hold(&offers, &built_in);
    all_hold(&offers, &files("criteria", &["companies.toml"]));
    let data = files("tests/data", &[]);
    assert!(data.len() >= 5);
    all_hold(&offers, &data);
    let (readme, mistaken): (Vec<_>, Vec<_>) = readme::files()
        .into_iter()
        .filter(|(name, _)| name != "sheet.csv")
        .partition(|(name, _)| name != "typo.toml");
    assert!(readme.len() >= 4);
    all_hold(&offers, &readme);
    assert_eq!(offers.faults(&of_toml(&mistaken[0].1)).len(), 1);
    // Between them they have every key that is no name.
    let read = data.iter().chain(&readme).map(|(_, text)| of_toml(text));
    let mut unmet = offers.unmet(&read.collect::<Vec<Value>>());
    let takes_names = |at: &String| {
        let table = at.rsplit_once("/properties/").expect("a key of a table").0;
        let table = offers.0.pointer(&table[1..]).expect("a table");
        table["additionalProperties"].is_object()
    };
    unmet.retain(|at| !takes_names(at));
    assert_eq!(unmet, Vec::<String>::new());
}

/// A schema refuses misspelt keys and values of the wrong kind by their places.
#[test]
fn mistakes_are_found() {
    let text = "titel = \"Summer\"\n[weights]\npay = \"25\"\n[[offer]]\ncompany = 3\n\
                deadline = 2026-12-01\nstatus = \"maybe\"\n[offer.pay]\nmonthly = true\n";
    let faults = Validator(schema("offers")).faults(&of_toml(text));
    let places: BTreeSet<&str> = faults
        .iter()
        .filter_map(|fault| Some(fault.split_once(':')?.0))
        .collect();
    let expected = [
        "/offer/0/company",
        "/offer/0/deadline",
        "/offer/0/pay/monthly",
        "/offer/0/status",
        "/titel",
        "/weights/pay",
    ];
    assert_eq!(places.into_iter().collect::<Vec<_>>(), expected);
}

/// An example in a schema holds to the schema that it stands in.
#[test]
fn examples_hold() {
    for name in ["offers", "criteria"] {
        let all = schema(name);
        let mut examples = 0;
        for (key, table) in all["$defs"].as_object().expect("tables") {
            let one = Validator(with_root(&all, table));
            for example in table["examples"].as_array().into_iter().flatten() {
                assert_eq!(one.faults(example), Vec::<String>::new(), "{key}");
                examples += 1;
            }
        }
        assert!(examples > 10, "{examples}");
    }
}

/// A part of a schema as a schema of its own.
fn with_root(all: &Value, part: &Value) -> Value {
    let mut own = part.clone();
    own["$defs"] = all["$defs"].clone();
    own
}

/// Runs whose JSON has every key that the schema of outputs names.
#[test]
fn every_key_of_the_output_is_met() {
    let folder = Folder::with("every.toml", include_str!("../data/every_key.toml"))
        .file("pay.toml", include_str!("../data/pay.toml"))
        .file("near-home.toml", include_str!("../data/near-home.toml"))
        .file("a.toml", include_str!("../data/by-comparisons.toml"))
        .file("advisers.toml", include_str!("../data/advisers.toml"))
        .file("field.toml", include_str!("../data/field/doctorates.toml"))
        .file(
            "vesting.toml",
            "[weights]\npay = 60\n[[offer]]\ncompany = \"Aster\"\n[offer.pay]\nmonthly = 7_000\n\
             months = [10, 30]\nequity = { grant = 60_000, vesting = [50, 50], cliff-months = 12 }\n\
             [[offer]]\ncompany = \"Birch\"\npay = { monthly = 7_800, months = 12 }\n",
        )
        .file("bad.toml", "[[offer]]\ncompany = \"Acme\"\ndeadline = 3\n");
    let calls = [
        "demo",
        "explain --demo google linkedin",
        "explain --demo google",
        "flip --demo",
        "flip every.toml initech",
        "ask --demo",
        "check near-home.toml",
        "pay pay.toml",
        "field.toml",
        "pay every.toml",
        "every.toml",
        "deadlines every.toml",
        "check bad.toml",
        "weights --demo",
        "weights a.toml --from-data",
        "weights every.toml",
        "pay.toml",
        "advisers.toml",
        "diff --demo -- --set google.pay=6400",
        "wait every.toml",
        "ask vesting.toml",
    ];
    let printed = calls.map(|call| {
        let run = folder.rank(&format!("{call} --json")).run();
        serde_json::from_str(&run.stdout).expect("JSON")
    });
    assert_eq!(OUTPUT.unmet(&printed), Vec::<String>::new());
}

/// A schema in lines: a key with the kinds of its value, or a word that may stand there.
fn lines(all: &Value, at: &str, schema: &Value, lines: &mut BTreeSet<String>) {
    let (mut kinds, mut open) = (BTreeSet::new(), vec![schema]);
    while let Some(schema) = open.pop() {
        if let Some(to) = schema["$ref"].as_str() {
            open.push(all.pointer(&to[1..]).expect("a schema"));
        }
        for forms in [&schema["anyOf"], &schema["oneOf"]] {
            open.extend(forms.as_array().into_iter().flatten());
        }
        match &schema["type"] {
            Value::Array(names) => kinds.extend(names.iter().filter_map(Value::as_str)),
            name => kinds.extend(name.as_str()),
        }
        for word in schema["enum"]
            .as_array()
            .into_iter()
            .flatten()
            .chain(schema.get("const"))
        {
            lines.insert(format!("{at} = {word}"));
        }
        let required = schema["required"].as_array();
        for (name, below) in schema["properties"].as_object().into_iter().flatten() {
            let is_sure = required.is_some_and(|names| names.contains(&name.as_str().into()));
            let mark = if is_sure { "" } else { "?" };
            self::lines(all, &format!("{at}.{name}{mark}"), below, lines);
        }
        for (key, mark) in [("items", "[]"), ("additionalProperties", ".*")] {
            if schema[key].is_object() {
                self::lines(all, &format!("{at}{mark}"), &schema[key], lines);
            }
        }
    }
    lines.insert(format!(
        "{at}: {}",
        kinds.into_iter().collect::<Vec<_>>().join(" or ")
    ));
}

/// What scripts count on stays as long as the number of the schema does: keys and words may be
/// added, and are promised from then on.
#[test]
fn a_number_keeps_its_promise() {
    let all = &OUTPUT.0;
    let mut now = BTreeSet::new();
    for verb in all["anyOf"].as_array().expect("verbs") {
        lines(all, verb["title"].as_str().expect("a verb"), verb, &mut now);
    }
    let version = now
        .iter()
        .find_map(|line| line.strip_prefix("rank.schema = "))
        .expect("a number");
    let name = format!("tests/data/output-{version}.txt");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&name);
    let held = std::fs::read_to_string(&path).unwrap_or_default();
    let held: BTreeSet<String> = held.lines().map(str::to_owned).collect();
    let broken: Vec<&String> = held.difference(&now).collect();
    assert!(
        broken.is_empty(),
        "scripts count on this; without it, `report::SCHEMA` is another number: {broken:#?}"
    );
    if std::env::var_os("WRITE_SCHEMA").is_some() {
        let lines: Vec<&str> = now.iter().map(String::as_str).collect();
        std::fs::write(&path, lines.join("\n") + "\n").expect("the promise can be written");
        return;
    }
    let new: Vec<&String> = now.difference(&held).collect();
    assert!(
        new.is_empty(),
        "not in {name} yet; WRITE_SCHEMA=1 cargo test --test user schemas adds it: {new:#?}"
    );
}

#[test]
fn schemas_are_listed() {
    rank("schema").prints(
        "Schemas (JSON Schema 2020-12), for editors and scripts
 offers    a file of offers
 criteria  a set of weights, or a criterion with its facts
 output    what --json prints, of every verb

One of them: rank schema offers
",
    );
}

/// The schema goes beside the offers, which name it; one that is there is not written over.
#[test]
fn a_new_file_has_its_schema_beside_it() {
    let folder = Folder::new().file("in/x", "");
    folder.rank("init --schema in/o.toml").run().prints(
        "Wrote in/o.toml and in/offers.schema.json. Open it, put your own offers in, then: \
         rank in/o.toml\n",
    );
    let offers = folder.read("in/o.toml");
    assert!(
        offers.starts_with("#:schema ./offers.schema.json\n# Your offers, and"),
        "{offers}"
    );
    assert_eq!(
        folder.read("in/offers.schema.json"),
        rank("schema offers").ok()
    );
    folder.rank("in/o.toml").run().ok();
    // The same one serves another file.
    folder
        .rank("init --schema --demo in/demo.toml")
        .run()
        .prints("Wrote in/demo.toml. Open it, put your own offers in, then: rank in/demo.toml\n");
    folder.rank("init --schema in/o.toml").run().complains(
        2,
        "error: in/o.toml exists; nothing was written. \
         Another name: rank init --schema my-offers.toml\n",
    );
    let folder = Folder::with("offers.schema.json", "{}");
    folder.rank("init --schema").run().complains(
        2,
        "error: offers.schema.json exists and is another one; nothing was written. \
         To replace it: rank schema offers -o offers.schema.json --force\n",
    );
    assert_eq!(folder.names(), ["offers.schema.json"]);
    folder
        .rank("schema offers -o offers.schema.json --force")
        .run()
        .ok();
    folder.rank("init --schema").run().ok();
    for (call, complaint) in [
        (
            "init - --schema",
            "error: --schema writes a file beside the offers: give them a name, such as my-offers.toml\n",
        ),
        (
            "init --schema offers.schema.json",
            "error: offers.schema.json is the name of the schema; give the offers another one\n",
        ),
    ] {
        rank(call).complains(2, complaint);
    }
    // Without it, no line names what is not there.
    assert!(
        folder
            .rank("init -")
            .run()
            .ok()
            .starts_with("# Your offers")
    );
}
