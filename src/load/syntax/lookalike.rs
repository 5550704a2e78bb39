//! Characters that look like a space or a minus, where a key or a value has them outside of quotes.

use toml::de::DeTable;

use super::mistake::{Broken, Mistake, Repair};
use super::mistakes::{equals_sign, leading_space};
use super::values::of_value;
use crate::load::grammar::lookalikes::{outside_quotes, plain};

/// What is wrong with a statement that does not parse, where such a character is to blame; `offset`
/// is its place in the file, `block` the name in the header above it.
pub fn of_statement(statement: &str, offset: usize, block: &str) -> Option<Broken> {
    let (at, name) = outside_quotes(statement)?;
    let equals = equals_sign(statement)?;
    let (key, rest) = (&statement[..equals], &statement[equals + 1..]);
    let value_start = equals + 1 + leading_space(rest);
    let full = &statement[value_start..];
    let value = full.lines().next().unwrap_or_default();
    let value = value.split('#').next().unwrap_or(value).trim_end();
    let (plain_key, plain_value) = (plain(key), plain(value));
    let (plain_key, plain_value) = (plain_key.trim(), plain_value.trim());
    let parses = |line: &str| DeTable::parse(line).is_ok();
    let in_value = at > equals
        && !plain(rest[..at - equals - 1].trim_start())
            .trim()
            .is_empty();
    let range = offset + value_start..offset + value_start + value.len();
    let help = if parses(&format!("{plain_key} = {plain_value}")) {
        if in_value {
            format!("write {plain_value}")
        } else {
            format!("write `{plain_key} = {plain_value}`")
        }
    } else if value.starts_with(char::is_alphabetic) || value.contains(['"', '\'']) {
        return None;
    } else {
        of_value((block, plain_key), plain_value, &plain(full), range.clone())?.help?
    };
    let mistake = if in_value {
        Mistake::new(range, format!("{name} in a value"))
    } else {
        let first = statement[at..].chars().next().map_or(1, char::len_utf8);
        let at = offset + at;
        Mistake::new(
            at..at + first,
            format!("{name} where an ordinary one belongs"),
        )
    };
    let is_key = parses(&format!("{} = 1", key.trim_end()));
    let repair = Repair::Key {
        key: 0..key.trim_end().len(),
        value: value_start,
    };
    Some(Broken {
        mistake: mistake.help(help),
        repair: if is_key { repair } else { Repair::None },
    })
}
