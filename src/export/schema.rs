//! The JSON Schema of what `--json` prints: made from the report's types, and kept beside this file.

/// The schema, as it is printed.
pub const OUTPUT_SCHEMA: &str = include_str!("output.schema.json");

#[cfg(test)]
mod tests {
    use std::path::Path;

    use schemars::generate::SchemaSettings;
    use serde_json::{Value, json};

    use super::*;
    use crate::report::{
        AskReport, CheckReport, DeadlineReport, DiffReport, ExplainReport, FlipReport, PayReport,
        Report, SCHEMA, WaitReport, WeightsReport,
    };

    /// Where the schema lies, from the root of the crate.
    const PATH: &str = "src/export/output.schema.json";
    /// With this in the environment, the file is written anew.
    const WRITE: &str = "WRITE_SCHEMA";

    /// The schema as the types have it: what each verb prints, each key with what its doc says.
    fn made() -> String {
        let mut generator = SchemaSettings::draft2020_12()
            .for_serialize()
            .into_generator();
        macro_rules! of {
            ($($verb:literal: $report:ty),*) => {
                vec![$({
                    let mut schema = generator.subschema_for::<$report>().to_value();
                    schema["title"] = $verb.into();
                    schema
                }),*]
            };
        }
        let verbs = of!(
            "rank": Report<'_>, "rank check": CheckReport, "rank explain": ExplainReport<'_>,
            "rank flip": FlipReport<'_, '_>, "rank ask": AskReport<'_, '_>, "rank pay": PayReport<'_>,
            "rank deadlines": DeadlineReport<'_>, "rank diff": DiffReport,
            "rank wait": WaitReport<'_, '_>, "rank weights": WeightsReport<'_>
        );
        let mut schema = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "What rank prints with --json",
            "anyOf": verbs,
            "$defs": generator.take_definitions(true),
        });
        strict(&mut schema);
        serde_json::to_string_pretty(&schema).expect("JSON") + "\n"
    }

    /// No key but those that are named, and one version; no format of numbers, which all are those
    /// of JSON; what is said of a key on one line.
    fn strict(schema: &mut Value) {
        match schema {
            Value::Object(keys) => {
                if let Some(Value::Object(properties)) = keys.get_mut("properties") {
                    if let Some(version) = properties.get_mut("schema") {
                        version["const"] = SCHEMA.into();
                    }
                    keys.insert("additionalProperties".to_owned(), false.into());
                }
                if let Some(Value::String(said)) = keys.get_mut("description") {
                    *said = said.replace('\n', " ");
                }
                if keys.get("format").is_some_and(|format| format != "date") {
                    keys.remove("format");
                }
                keys.values_mut().for_each(strict);
            }
            Value::Array(items) => items.iter_mut().for_each(strict),
            _ => {}
        }
    }

    #[test]
    fn it_is_what_the_types_say() {
        let made = made();
        if std::env::var_os(WRITE).is_some() {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PATH);
            std::fs::write(path, &made).expect("the schema can be written");
        }
        assert!(
            made == OUTPUT_SCHEMA || std::env::var_os(WRITE).is_some(),
            "{PATH} is stale; to write it anew, and what it promises: {WRITE}=1 cargo test --lib \
             schema, then {WRITE}=1 cargo test --test user schemas"
        );
    }
}
