//! A validator of JSON Schema, for the keywords that our schemas use.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::{Map, Value};

/// The schema of all that is printed as JSON.
pub static OUTPUT: LazyLock<Validator> = LazyLock::new(|| {
    let schema = serde_json::from_str(offer_rank::export::OUTPUT_SCHEMA);
    Validator(schema.expect("a schema is JSON"))
});

/// Holds what a call printed as JSON against its schema.
#[allow(dead_code)] // Not all who validate have such.
#[track_caller]
pub fn hold(call: &str, printed: &Value) {
    let faults = OUTPUT.faults(printed);
    assert!(faults.is_empty(), "{call}: {}", faults.join("\n"));
}

/// A schema to hold values against.
pub struct Validator(pub Value);

/// Keywords that ask for nothing.
const REMARKS: [&str; 6] = [
    "$schema",
    "$defs",
    "title",
    "description",
    "examples",
    "format",
];

impl Validator {
    /// What is wrong with a value, each with its place.
    pub fn faults(&self, value: &Value) -> Vec<String> {
        self.check("#", &self.0, "", value, &mut BTreeSet::new())
    }

    /// The keys of the schema that none of some values has; all of them must hold to it.
    #[allow(dead_code)] // Not all who validate ask.
    pub fn unmet(&self, values: &[Value]) -> Vec<String> {
        let (mut all, mut met) = (BTreeSet::new(), BTreeSet::new());
        keys("#", &self.0, &mut all);
        for value in values {
            let faults = self.check("#", &self.0, "", value, &mut met);
            assert!(faults.is_empty(), "{}", faults.join("\n"));
        }
        all.difference(&met).cloned().collect()
    }

    fn check(
        &self,
        at: &str,
        schema: &Value,
        place: &str,
        value: &Value,
        met: &mut BTreeSet<String>,
    ) -> Vec<String> {
        let keywords = match schema {
            Value::Bool(true) => return Vec::new(),
            Value::Object(keywords) => keywords,
            _ => return vec![format!("{place}: nothing may stand here")],
        };
        let mut faults = Vec::new();
        for (keyword, wanted) in keywords {
            let is_good = match keyword.as_str() {
                "$ref" => {
                    let to = wanted.as_str().expect("a reference");
                    let target = self.0.pointer(&to[1..]).expect("it leads to a schema");
                    faults.extend(self.check(to, target, place, value, met));
                    true
                }
                "anyOf" | "oneOf" => {
                    self.any(&format!("{at}/{keyword}"), wanted, place, value, met)
                }
                "properties" | "additionalProperties" => {
                    true // Both in one, below.
                }
                "propertyNames" => {
                    let names = value.as_object().into_iter().flat_map(Map::keys);
                    for name in names {
                        let name = Value::from(name.as_str());
                        faults.extend(self.check(at, wanted, place, &name, met));
                    }
                    true
                }
                "items" => {
                    let at = format!("{at}/items");
                    for (i, item) in value.as_array().into_iter().flatten().enumerate() {
                        faults.extend(self.check(&at, wanted, &format!("{place}/{i}"), item, met));
                    }
                    true
                }
                remark if REMARKS.contains(&remark) => true,
                simple => holds(simple, wanted, value),
            };
            if !is_good {
                faults.push(format!("{place}: {value} where {keyword} is {wanted}"));
            }
        }
        if let Value::Object(values) = value {
            faults.extend(self.members(at, keywords, place, values, met));
        }
        faults
    }

    fn any(
        &self,
        at: &str,
        forms: &Value,
        place: &str,
        value: &Value,
        met: &mut BTreeSet<String>,
    ) -> bool {
        let mut one_holds = false;
        for (i, form) in forms.as_array().expect("a list").iter().enumerate() {
            let mut own = BTreeSet::new();
            if self
                .check(&format!("{at}/{i}"), form, place, value, &mut own)
                .is_empty()
            {
                met.extend(own);
                one_holds = true;
            }
        }
        one_holds
    }

    fn members(
        &self,
        at: &str,
        keywords: &Map<String, Value>,
        place: &str,
        values: &Map<String, Value>,
        met: &mut BTreeSet<String>,
    ) -> Vec<String> {
        let mut faults = Vec::new();
        for (name, value) in values {
            let place = format!("{place}/{name}");
            let known = keywords.get("properties").and_then(|all| all.get(name));
            let (at, schema) = match known {
                Some(schema) => (format!("{at}/properties/{name}"), Some(schema)),
                None => (format!("{at}/*"), keywords.get("additionalProperties")),
            };
            if let Some(schema) = schema {
                faults.extend(self.check(&at, schema, &place, value, met));
            }
            met.insert(at);
        }
        faults
    }
}

/// Whether a value is as a keyword wants it that looks at nothing below it.
fn holds(keyword: &str, wanted: &Value, value: &Value) -> bool {
    let least = || wanted.as_f64().expect("a number");
    let (text, number) = (value.as_str(), value.as_f64());
    let list = value.as_array().map(|items| items.len() as f64);
    let length = text.map(|text| text.chars().count() as f64);
    let keys = value.as_object().map(|keys| keys.len() as f64);
    match keyword {
        "type" => match wanted {
            Value::Array(kinds) => kinds.iter().any(|kind| is_of(kind, value)),
            kind => is_of(kind, value),
        },
        "const" => value == wanted,
        "enum" => wanted.as_array().expect("a list").contains(value),
        "required" => value.as_object().is_none_or(|keys| {
            let mut names = wanted.as_array().expect("a list").iter();
            names.all(|name| keys.contains_key(name.as_str().expect("a name")))
        }),
        "minimum" => number.is_none_or(|x| x >= least()),
        "exclusiveMinimum" => number.is_none_or(|x| x > least()),
        "maximum" => number.is_none_or(|x| x <= least()),
        "exclusiveMaximum" => number.is_none_or(|x| x < least()),
        "minItems" => list.is_none_or(|n| n >= least()),
        "maxItems" => list.is_none_or(|n| n <= least()),
        "minLength" => length.is_none_or(|n| n >= least()),
        "maxLength" => length.is_none_or(|n| n <= least()),
        "minProperties" => keys.is_none_or(|n| n >= least()),
        "pattern" => text.is_none_or(|text| matches(wanted.as_str().expect("a text"), text)),
        other => panic!("the validator does not know {other}"),
    }
}

fn is_of(kind: &Value, value: &Value) -> bool {
    match kind.as_str().expect("a kind") {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|x| x.fract() == 0.0),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("no kind is called {other}"),
    }
}

/// The two patterns that there are.
fn matches(pattern: &str, text: &str) -> bool {
    match pattern {
        r"^[^\s-]\S*$" => {
            !text.is_empty() && !text.starts_with('-') && !text.contains(char::is_whitespace)
        }
        r"%\s*$" => text.trim_end().ends_with('%'),
        other => panic!("the validator does not know the pattern {other}"),
    }
}

/// The places of all keys that a schema names.
fn keys(at: &str, schema: &Value, all: &mut BTreeSet<String>) {
    let Value::Object(keywords) = schema else {
        return;
    };
    for (keyword, below) in keywords {
        match (keyword.as_str(), below) {
            ("properties", Value::Object(properties)) => {
                for (name, schema) in properties {
                    let at = format!("{at}/properties/{name}");
                    keys(&at, schema, all);
                    all.insert(at);
                }
            }
            ("$defs", Value::Object(named)) => {
                for (name, schema) in named {
                    keys(&format!("#/$defs/{name}"), schema, all);
                }
            }
            ("anyOf" | "oneOf", Value::Array(forms)) => {
                for (i, form) in forms.iter().enumerate() {
                    keys(&format!("{at}/{keyword}/{i}"), form, all);
                }
            }
            ("items", below) => keys(&format!("{at}/items"), below, all),
            ("additionalProperties", below) => keys(&format!("{at}/*"), below, all),
            _ => {}
        }
    }
}

/// What a file of TOML holds, as JSON: a day is a text.
#[allow(dead_code)] // Not all who validate have files.
pub fn of_toml(text: &str) -> Value {
    let table: toml::Table = toml::from_str(text).unwrap_or_else(|e| panic!("{e}:\n{text}"));
    as_json(&toml::Value::Table(table))
}

#[allow(dead_code)] // As above.
pub fn as_json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.as_str().into(),
        toml::Value::Integer(whole) => (*whole).into(),
        toml::Value::Float(x) => (*x).into(),
        toml::Value::Boolean(yes) => (*yes).into(),
        toml::Value::Datetime(day) => day.to_string().into(),
        toml::Value::Array(items) => items.iter().map(as_json).collect(),
        toml::Value::Table(keys) => {
            let each = keys
                .iter()
                .map(|(key, value)| (key.clone(), as_json(value)));
            Value::Object(each.collect())
        }
    }
}
