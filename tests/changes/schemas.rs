//! What a schema refuses, the program refuses: files are changed at random, and held against both.

use offer_rank::diag::Severity;
use offer_rank::load::{Changes, FileKind, file_schema};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::decision::Decision;
use crate::validator::{Validator, as_json};

/// Files of offers that have every key between them.
const OFFERS: [&str; 6] = [
    include_str!("../data/every_key.toml"),
    include_str!("../data/pay.toml"),
    include_str!("../data/near-home.toml"),
    include_str!("../data/start-up.toml"),
    include_str!("../../criteria/starter.toml"),
    include_str!("../../criteria/demo.toml"),
];

/// A step from a value to one below it, or a change of it.
#[derive(Clone, Debug)]
enum Change {
    /// Another value in its place.
    Value(toml::Value),
    /// A letter of a key left out, or a word of another key.
    Key(Index),
    /// Another key beside its own.
    Beside(Index, toml::Value),
    /// Nothing in its place.
    Nothing,
    /// It as the only one of a list.
    Listed,
    /// What it lists twice as long.
    Twice,
}

/// Words that may be keys, in one place or another.
const KEYS: [&str; 16] = [
    "low", "likely", "high", "value", "paid", "target", "deadline", "salary", "name", "as-of",
    "best", "levels", "rent", "EUR", "brand", "note",
];

fn value() -> impl Strategy<Value = toml::Value> {
    let text = prop_oneof![
        Just(""),
        Just("10%"),
        Just("yes"),
        Just("?"),
        Just("worst"),
        Just("even 4"),
        Just("EUR"),
        Just("default"),
        Just("-x"),
        Just("a b"),
        Just("2026-12-01"),
        Just("min-max"),
    ];
    let number = prop_oneof![Just(-1.5), Just(0.0), Just(0.5), Just(7.0), Just(1e16)];
    let whole = prop_oneof![Just(-3), Just(0), Just(1), Just(12), Just(100_000)];
    let day: toml::Value = "2026-12-01"
        .parse::<toml::value::Datetime>()
        .expect("a day")
        .into();
    let one = prop_oneof![
        text.prop_map(toml::Value::from),
        number.prop_map(toml::Value::from),
        whole.prop_map(|n: i64| toml::Value::from(n)),
        any::<bool>().prop_map(toml::Value::from),
        Just(day),
        Just(toml::Value::from("x".repeat(201))),
    ];
    one.prop_recursive(2, 6, 3, |below| {
        let key = prop::sample::select(&KEYS[..]).prop_map(str::to_owned);
        prop_oneof![
            prop::collection::vec(below.clone(), 0..4).prop_map(toml::Value::from),
            prop::collection::btree_map(key, below, 0..4)
                .prop_map(|keys| toml::Value::Table(keys.into_iter().collect())),
        ]
    })
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => value().prop_map(Change::Value),
        2 => any::<Index>().prop_map(Change::Key),
        2 => (any::<Index>(), value()).prop_map(|(i, v)| Change::Beside(i, v)),
        1 => Just(Change::Nothing),
        1 => Just(Change::Listed),
        1 => Just(Change::Twice),
    ]
}

/// A key with a letter left out, or another word.
fn misspelt(key: &str, pick: Index) -> String {
    let letters: Vec<char> = key.chars().collect();
    let at = pick.index(letters.len() + KEYS.len());
    match letters.get(at) {
        Some(_) => {
            let rest = letters.iter().enumerate().filter(|(i, _)| *i != at);
            rest.map(|(_, letter)| letter).collect()
        }
        None => KEYS[at - letters.len()].to_owned(),
    }
}

/// Changes a value below another one: `way` leads there, until it ends or nothing is below.
fn mutate(value: &mut toml::Value, way: &[Index], change: &Change) {
    let deeper = match value {
        toml::Value::Table(keys) => !keys.is_empty(),
        toml::Value::Array(items) => !items.is_empty(),
        _ => false,
    };
    let Some((first, rest)) = way.split_first() else {
        return;
    };
    if !deeper {
        return;
    }
    let leads_on = |value: &toml::Value| !rest.is_empty() && (value.is_table() || value.is_array());
    match value {
        toml::Value::Array(items) => {
            let at = first.index(items.len());
            if leads_on(&items[at]) {
                return mutate(&mut items[at], rest, change);
            }
            match change {
                Change::Value(other) => items[at] = other.clone(),
                Change::Nothing => drop(items.remove(at)),
                Change::Listed => items[at] = vec![items[at].clone()].into(),
                Change::Key(_) | Change::Beside(..) | Change::Twice => {
                    let again = items.clone();
                    items.extend(again);
                }
            }
        }
        toml::Value::Table(keys) => {
            let key = keys
                .keys()
                .nth(first.index(keys.len()))
                .expect("a key")
                .clone();
            if leads_on(&keys[&key]) {
                return mutate(&mut keys[&key], rest, change);
            }
            match change {
                Change::Value(other) => keys[&key] = other.clone(),
                Change::Nothing => drop(keys.remove(&key)),
                Change::Listed => keys[&key] = vec![keys[&key].clone()].into(),
                Change::Twice => {
                    if let toml::Value::Array(items) = &mut keys[&key] {
                        let again = items.clone();
                        items.extend(again);
                    }
                }
                Change::Key(pick) => {
                    let moved = keys.remove(&key).expect("it is there");
                    keys.insert(misspelt(&key, *pick), moved);
                }
                Change::Beside(pick, other) => {
                    keys.insert(KEYS[pick.index(KEYS.len())].to_owned(), other.clone());
                }
            }
        }
        _ => {}
    }
}

/// What the program says against a decision, each with its code.
fn mistakes(decision: &Decision) -> Vec<String> {
    let outcome = decision.outcome(&Changes::default());
    let is_mistake = |c: &&offer_rank::diag::Diagnostic| c.code.severity() == Severity::Error;
    let mistakes = outcome.complaints.iter().filter(is_mistake);
    mistakes
        .map(|c| format!("{:?} {}", c.code, c.message))
        .collect()
}

/// Some changes of a file, each where a way leads.
fn changes() -> impl Strategy<Value = Vec<(Vec<Index>, Change)>> {
    let way = prop::collection::vec(any::<Index>(), 1..6);
    prop::collection::vec((way, change()), 1..3)
}

fn changed(text: &str, changes: &[(Vec<Index>, Change)]) -> toml::Value {
    let mut file = toml::Value::Table(toml::from_str(text).expect("it is TOML"));
    for (way, change) in changes {
        mutate(&mut file, way, change);
    }
    file
}

/// How many files the schema and the program refuse, of all that are tried.
#[derive(Default)]
struct Refused {
    schema: u32,
    program: u32,
}

fn compare(
    schema: &Validator,
    refused: &mut Refused,
    file: &toml::Value,
    decision: impl FnOnce(String) -> Decision,
) -> Result<(), TestCaseError> {
    let faults = schema.faults(&as_json(file));
    let text = toml::to_string(file).expect("a table is a file");
    let mistakes = mistakes(&decision(text.clone()));
    refused.schema += u32::from(!faults.is_empty());
    refused.program += u32::from(!mistakes.is_empty());
    prop_assert!(
        faults.is_empty() || !mistakes.is_empty(),
        "the schema alone refuses: {faults:#?}\n{text}"
    );
    Ok(())
}

fn run(
    count: u32,
    bases: &[String],
    kind: FileKind,
    decision: impl Fn(String) -> Decision,
) -> Refused {
    let schema = Validator(file_schema(kind));
    let refused = std::cell::RefCell::new(Refused::default());
    let mut runner = proptest::test_runner::TestRunner::new(crate::cases(count));
    let all = (prop::sample::select(bases.to_vec()), changes());
    let law = |(text, changes): (String, Vec<_>)| {
        let file = changed(&text, &changes);
        compare(&schema, &mut refused.borrow_mut(), &file, &decision)
    };
    runner.run(&all, law).unwrap_or_else(|e| panic!("{e}"));
    refused.into_inner()
}

#[test]
fn what_the_schema_of_offers_refuses_the_program_refuses() {
    let bases = OFFERS.map(str::to_owned);
    let refused = run(1_000, &bases, FileKind::Offers, Decision::new);
    assert!(
        refused.schema * 2 > refused.program,
        "the schema finds half of the mistakes"
    );
}

/// A set of weights has what a file of offers has, but for the decision.
#[test]
fn what_the_schema_of_sets_refuses_the_program_refuses() {
    let mut set: toml::Table = toml::from_str(OFFERS[0]).expect("TOML");
    for part in ["offer", "must", "rates"] {
        set.remove(part);
    }
    let set = toml::to_string(&set).expect("a file");
    let refused = run(500, &[set], FileKind::Criteria, |text| Decision {
        files: vec![("set.toml".to_owned(), text)],
        sets: vec!["set.toml".to_owned()],
        ..Decision::new("[[offer]]\ncompany = \"Acme\"\n[[offer]]\ncompany = \"Hooli\"\n")
    });
    assert!(
        refused.schema * 2 > refused.program,
        "the schema finds half of the mistakes"
    );
}
