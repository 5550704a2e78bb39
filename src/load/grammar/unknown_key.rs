//! What is told of a key that its table does not have, and of one that belongs elsewhere.

use super::key_types::Table;
use super::without_key;
use crate::diag::{Code, Diagnostic, Span};
use crate::text::number::list;
use crate::text::order::InOrder;

/// A key that a kind of table does not have.
pub fn unknown(name: &str, span: Span, table: &Table) -> Diagnostic {
    let noun = table.noun;
    if let Some(key) = table.around(name) {
        return without_braces(&[name], key, span, table);
    }
    let message = format!("unknown key `{name}` in {noun}");
    let complaint = Diagnostic::new(Code::UnknownKey, span, message);
    let Some(meant) = table.meant(name) else {
        if let Some(help) = without_key::instead(name) {
            return complaint.help(help);
        }
        let keys = table.names().collect::<Vec<_>>().join(", ");
        return complaint.note(format!("the keys of {noun} are {keys}"));
    };
    let block = table.key(meant).and_then(|key| key.kind.below);
    match block.filter(|block| block.header.starts_with("[[")) {
        Some(block) => complaint.help(format!("write `{}`", block.header)),
        None => complaint.help(format!("call it `{meant}`")),
    }
}

/// What is told of keys that a table does not have. Of those that belong into one and the same table
/// of a key the first tells it.
pub fn strange(table: &Table, mut strays: Vec<(&str, Span)>) -> Vec<Diagnostic> {
    strays.order_by_key(|stray| stray.1);
    let (mut told, mut complaints) = (Vec::new(), Vec::new());
    for &(name, span) in &strays {
        match table.around(name) {
            None => complaints.push(unknown(name, span, table)),
            Some(key) if told.contains(&key) => {}
            Some(key) => {
                let own = strays.iter().map(|own| own.0);
                let own: Vec<&str> = own.filter(|own| table.around(own) == Some(key)).collect();
                complaints.push(without_braces(&own, key, span, table));
                told.push(key);
            }
        }
    }
    complaints
}

/// Keys of the table of a key that stand beside it: `worst = 0` where `scale = { worst = 0 }` is
/// meant.
pub fn without_braces(names: &[&str], key: &str, span: Span, table: &Table) -> Diagnostic {
    let values: Vec<String> = names.iter().map(|name| format!("{name} = ...")).collect();
    let them = if names.len() == 1 { "it" } else { "them" };
    let values = values.join(", ");
    let mend = format!("write {them} within `{key}`: `{key} = {{ {values} }}`");
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let message = format!("{} in {}", list(&names), table.noun);
    Diagnostic::new(Code::MisplacedKey, span, message).help(mend)
}

/// `[offer]` where `[[offer]]` is meant.
pub fn one_bracket(name: &str) -> String {
    format!("`[{name}]` with one pair of brackets; there may be several of them")
}

/// A key that stands in one place and belongs in another.
pub fn misplaced(name: &str, span: Span, table: &str, mend: String) -> Diagnostic {
    Diagnostic::new(Code::MisplacedKey, span, format!("`{name}` in {table}")).help(mend)
}
