//! What the parser complains about, in words for people who never read the rules of TOML.

use crate::load::grammar::value_advice::advice;
use crate::load::grammar::written_number::WantedNumber;

/// What is wrong, and how to mend it.
pub type Wording = (&'static str, Option<String>);

/// What is said of three quotes without their end.
pub const NOT_CLOSED: &str = "a long text that is not closed";

/// What a message of the parser says, `found` being the text that it points at.
pub fn of_parser(message: &str, found: &str) -> Wording {
    let (what, help) = match message.split(", expected").next().unwrap_or(message) {
        "recursion limit" | "cannot recurse further; max recursion depth met" => {
            return ("nested too deep to be read", None);
        }
        "string values must be quoted" => return unquoted(found),
        "duplicate key" => ("a key that stands here a second time", "keep one of them"),
        "missing comma between key-value pairs" | "extra assignment between key-value pairs" => (
            "a comma is missing in a table",
            "write { low = 3, high = 6 }",
        ),
        "missing assignment between key-value pairs" | "key with no value" => {
            ("`=` is missing in a table", "write { low = 3, high = 6 }")
        }
        "missing comma between array elements" => ("a comma is missing in a list", "write [5, 8]"),
        "extra comma in array" | "extra comma in inline table" => ("a comma too many", "delete it"),
        "missing value" | "missing value for key" => {
            ("a key without a value", "write a value after `=`")
        }
        "extra `=`" => ("a second `=`", "write one"),
        "unclosed array" => ("a bracket that is not closed", "write `]` at the end"),
        "unclosed inline table" => ("a bracket that is not closed", "write `}` at the end"),
        "missing escaped value" | "too few unicode value digits" => (
            "a `\\` that begins nothing",
            "write `\\\\`, or put the text between single quotes",
        ),
        "invalid comment character" => ("a control character in a remark", "delete it"),
        "unexpected key or value" | "unexpected content" => {
            ("more than one value in a line", "one value a line")
        }
        other => return of_a_kind(other, found),
    };
    (what, Some(help.to_owned()))
}

/// Messages that come in many forms.
fn of_a_kind(message: &str, found: &str) -> Wording {
    let long = [
        "invalid multi-line basic string",
        "invalid multi-line literal string",
    ];
    let with = |what, help: &str| (what, Some(help.to_owned()));
    if long.contains(&message) && !found.starts_with(char::is_control) {
        let help = "write the same three quotes behind its last line";
        return with(NOT_CLOSED, help);
    }
    if message.ends_with("string") && message.starts_with("invalid") {
        let help = "delete it, or write it as \\u0000 with its number";
        return with("a control character in a text", help);
    }
    if message.starts_with("cannot extend value") {
        let help = "write the whole value in one place";
        return with("a key inside a value that is complete", help);
    }
    if message.starts_with("invalid float") || message.starts_with("invalid datetime") {
        return unquoted(found);
    }
    let help = advice(found, WantedNumber::default());
    ("a value that cannot be read", help)
}

/// A value that is neither a number nor in quotes.
fn unquoted(found: &str) -> Wording {
    if let Some(help) = advice(found, WantedNumber::default()) {
        return ("a value that cannot be read", Some(help));
    }
    if !found.starts_with(char::is_alphanumeric) || found.contains(['"', '=']) {
        return ("a value that cannot be read", None);
    }
    let help = format!("text stands in quotes: \"{found}\"");
    ("text without quotes", Some(help))
}
