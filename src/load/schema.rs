//! The JSON Schema of files, made from the table of keys: for editors, and for scripts that write files.

use std::ops::Bound;

use serde_json::{Map, Value, json};
use toml::de::DeValue;

use super::grammar::builtin::SETS;
use super::grammar::key_types::{Key, KeyNames, Table, ValueShape};
use super::grammar::money::COMMON;
use super::grammar::reader::NAME;
use super::grammar::shapes::MANY;
use super::grammar::tables::{AMOUNT, TOP, top};
use super::resolve::listing::built_in_criteria;
use crate::model::PayPart;

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";
/// What a file of weights may not hold.
const NOT_IN_SET: [&str; 4] = [top::offer, top::must, top::rates, top::criteria];

/// What an id looks like at least.
const ID: &str = r"^[^\s-]\S*$";
/// What a percentage looks like at least.
const PERCENT: &str = r"%\s*$";

/// The kinds of files that have a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Offers, with weights or without.
    Offers,
    /// A set of weights, or a criterion with its facts.
    Criteria,
}

/// The schema of a kind of files.
pub fn file_schema(kind: FileKind) -> Value {
    let (title, left_out) = match kind {
        FileKind::Offers => ("A file of offers", &[][..]),
        FileKind::Criteria => ("A set of weights, or a criterion", &NOT_IN_SET[..]),
    };
    let mut draft = SchemaDraft::default();
    let mut schema = draft.table(&TOP, left_out);
    let mut tables = Map::new();
    while let Some(table) = draft.open.pop() {
        if !tables.contains_key(table.id) {
            let made = draft.table(table, &[]);
            tables.insert(table.id.to_owned(), made);
        }
    }
    tables.extend(draft.values);
    schema["$schema"] = DIALECT.into();
    schema["title"] = title.into();
    schema["$defs"] = tables.into();
    schema
}

/// A schema that is being made.
#[derive(Default)]
struct SchemaDraft {
    /// The tables that it speaks of.
    open: Vec<&'static Table>,
    /// What stands behind names, by the ids of their tables.
    values: Map<String, Value>,
}

impl SchemaDraft {
    /// A table without some of its keys.
    fn table(&mut self, table: &'static Table, left_out: &[&str]) -> Value {
        let keys = table.keys.iter();
        let keys = keys.filter(|key| !left_out.contains(&key.name));
        let required = keys.clone().filter(|key| key.is_required);
        let required: Vec<&str> = required.map(|key| key.name).collect();
        let properties = keys.map(|key| (key.name.to_owned(), self.key(key)));
        let mut properties: Map<String, Value> = properties.collect();
        let mut schema = json!({ "type": "object", "description": table.about });
        if !required.is_empty() {
            schema["required"] = required.into();
        }
        schema["additionalProperties"] = false.into();
        if let Some((names, shape)) = &table.names {
            let id = format!("{}-value", table.id);
            let value = self.value(shape, None);
            self.values.insert(id.clone(), value);
            let value = reference(&id);
            properties.extend(known(*names, &value));
            schema["additionalProperties"] = value;
            if *names == KeyNames::Criteria {
                schema["propertyNames"] = json!({ "pattern": ID, "maxLength": NAME });
            }
        }
        schema["properties"] = properties.into();
        let examples = examples(table);
        if left_out.is_empty() && !examples.is_empty() {
            schema["examples"] = examples.into();
        }
        schema
    }

    fn key(&mut self, key: &'static Key) -> Value {
        let mut schema = self.value(&key.kind.shape, key.kind.below);
        schema["description"] = key.about.into();
        schema
    }

    /// A value; `below` is the table that may stand in place of an amount.
    fn value(&mut self, shape: &ValueShape, below: Option<&'static Table>) -> Value {
        match *shape {
            ValueShape::Text(least, most) => text(least, most),
            ValueShape::Id => json!({ "type": "string", "pattern": ID, "maxLength": NAME }),
            ValueShape::Word(words) => json!({ "type": "string", "enum": words }),
            ValueShape::CriterionId => suggested(built_in_criteria().map(|(id, _)| id), 1),
            ValueShape::Set => suggested(SETS.iter().map(|set| set.0), 1),
            ValueShape::Currency => suggested(COMMON.split(' '), 3),
            ValueShape::Day => {
                json!({ "type": "string", "format": "date", "examples": ["2026-11-26"] })
            }
            ValueShape::Bool => json!({ "type": "boolean" }),
            ValueShape::Number(least, most) => {
                number((Bound::Included(least), Bound::Included(most)))
            }
            ValueShape::Amount(part) => self.amount(part, below.unwrap_or(&AMOUNT)),
            ValueShape::PartOr(part, table) => self.amount(Some(part), table),
            ValueShape::AmountEnd => any(&[json!({ "type": "number" }), percentage()]),
            ValueShape::List(of, least, most) => list(&self.value(of, None), least, most),
            ValueShape::Named(of) => json!({
                "type": "object", "minProperties": 2, "additionalProperties": self.value(of, None),
            }),
            ValueShape::Criteria(of) => {
                let value = self.value(of, None);
                let ids = built_in_criteria().map(|(id, _)| (id.to_owned(), value.clone()));
                let ids: Map<String, Value> = ids.collect();
                json!({ "type": "object", "properties": ids, "additionalProperties": value })
            }
            ValueShape::Table(table) => self.refer(table),
            ValueShape::Tables(table) => json!({ "type": "array", "items": self.refer(table) }),
            ValueShape::OneOf(shapes) => {
                let each = shapes.iter().map(|shape| self.value(shape, None));
                any(&each.collect::<Vec<Value>>())
            }
        }
    }

    fn refer(&mut self, table: &'static Table) -> Value {
        self.open.push(table);
        reference(table.id)
    }

    /// A number or a percentage of the pay, a range, or a table.
    fn amount(&mut self, part: Option<PayPart>, table: &'static Table) -> Value {
        let any_number = (Bound::Unbounded, Bound::Unbounded);
        let number = number(part.map_or(any_number, |part| part.range(false).numbers));
        let mut forms = vec![number.clone(), list(&number, 2, 2)];
        if part.is_none_or(PayPart::takes_percent) {
            forms.extend([percentage(), list(&percentage(), 2, 2)]);
        }
        forms.push(self.refer(table));
        any(&forms)
    }
}

fn reference(id: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{id}") })
}

fn any(forms: &[Value]) -> Value {
    json!({ "anyOf": forms })
}

fn text(least: usize, most: usize) -> Value {
    let schema = json!({ "type": "string" });
    counted(schema, ("minLength", least), ("maxLength", most))
}

fn list(of: &Value, least: usize, most: usize) -> Value {
    let schema = json!({ "type": "array", "items": of });
    counted(schema, ("minItems", least), ("maxItems", most))
}

/// A schema of so many at least and at most.
fn counted(mut schema: Value, least: (&str, usize), most: (&str, usize)) -> Value {
    if least.1 > 0 {
        schema[least.0] = least.1.into();
    }
    if most.1 < MANY {
        schema[most.0] = most.1.into();
    }
    schema
}

/// A text with words that are often meant, which an editor can propose.
fn suggested<'w>(words: impl Iterator<Item = &'w str>, least: usize) -> Value {
    any(&[
        json!({ "enum": words.collect::<Value>() }),
        text(least, MANY),
    ])
}

fn percentage() -> Value {
    json!({ "type": "string", "pattern": PERCENT, "examples": ["10%"] })
}

fn number((least, most): (Bound<f64>, Bound<f64>)) -> Value {
    let mut schema = json!({ "type": "number" });
    let ends = [
        (least, "minimum", "exclusiveMinimum"),
        (most, "maximum", "exclusiveMaximum"),
    ];
    for (end, closed, open) in ends {
        match end {
            Bound::Included(x) if x.is_finite() => schema[closed] = whole(x),
            Bound::Excluded(x) => schema[open] = whole(x),
            Bound::Included(_) | Bound::Unbounded => {}
        }
    }
    schema
}

/// A number as it is written by hand: without `.0`.
fn whole(x: f64) -> Value {
    if x.fract() == 0.0 && x.abs() < 1e16 {
        (x as i64).into()
    } else {
        x.into()
    }
}

/// The names that are known of those that may stand in a table, with what they are.
fn known(names: KeyNames, value: &Value) -> Vec<(String, Value)> {
    let described = |(id, text): (&str, String)| {
        let mut schema = value.clone();
        schema["description"] = text.into();
        (id.to_owned(), schema)
    };
    match names {
        KeyNames::Criteria => built_in_criteria().map(described).collect(),
        KeyNames::Currencies => {
            let codes = COMMON.split(' ');
            codes.map(|code| (code.to_owned(), value.clone())).collect()
        }
        KeyNames::Own => Vec::new(),
    }
}

/// The examples of a table: the table of its header, or those in which all keys are its own.
fn examples(table: &Table) -> Vec<Value> {
    let Ok(tree) = toml::de::DeTable::parse(table.example) else {
        return Vec::new();
    };
    let file = value(&DeValue::Table(tree.into_inner()));
    let name = table.header.trim_matches(['[', ']']);
    if !name.is_empty() {
        let at = name.split('.').fold(&file, |at, key| match &at[key] {
            Value::Array(items) => items.first().unwrap_or(&Value::Null),
            below => below,
        });
        return vec![at.clone()];
    }
    if *table == TOP {
        return vec![file];
    }
    let mut found = Vec::new();
    collect(table, &file, &mut found);
    found
}

fn collect(table: &Table, value: &Value, found: &mut Vec<Value>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(table, item, found)),
        Value::Object(keys) if !keys.is_empty() && keys.keys().all(|key| table.has(key)) => {
            found.push(value.clone());
        }
        Value::Object(keys) => keys.values().for_each(|below| collect(table, below, found)),
        _ => {}
    }
}

/// A value of a file as JSON has it; a day is a text there.
fn value(node: &DeValue<'_>) -> Value {
    match node {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Boolean(yes) => (*yes).into(),
        DeValue::Datetime(day) => day.to_string().into(),
        DeValue::Integer(whole) => whole.as_str().parse::<i64>().ok().into(),
        DeValue::Float(float) => float.as_str().parse::<f64>().ok().into(),
        DeValue::Array(items) => items.iter().map(|item| value(item.get_ref())).collect(),
        DeValue::Table(keys) => {
            let keys = keys.iter();
            keys.map(|(key, node)| (key.get_ref().to_string(), value(node.get_ref())))
                .collect()
        }
    }
}
