//! Characters that look like a space or a minus, where a statement has them outside of quotes.

use std::ops::Range;

use super::mistake::{
    Broken, Mistake, Repair, equals_sign, leading_space, parses, without_comment,
};
use super::values::of_value;
use crate::load::grammar::lookalikes::{outside_quotes, plain};

/// What is wrong with a statement that does not parse, where such a character is to blame; `offset`
/// is its place in the file, `block` the name in the header above it.
pub fn of_statement(statement: &str, offset: usize, block: &str) -> Option<Broken> {
    let (at, name) = outside_quotes(statement)?;
    let at = at..statement.ceil_char_boundary(at + 1);
    let place = offset + at.start..offset + at.end;
    let stray = Mistake::new(place, format!("{name}, which does not belong here"));
    match equals_sign(statement) {
        Some(equals) => {
            of_key_and_value(statement, (offset, block), (equals, at.end), (&name, stray))
        }
        None => of_header(statement, stray),
    }
}

/// A header, or a line that is empty otherwise.
fn of_header(statement: &str, mistake: Mistake) -> Option<Broken> {
    let line = plain(statement.lines().next().unwrap_or_default());
    let header = line.trim();
    if !parses(header) {
        return None;
    }
    Some(if header.is_empty() {
        (mistake.help("delete it"), Repair::None)
    } else {
        let mistake = mistake.help(format!("write `{header}`"));
        (mistake, Repair::Header(header.to_owned()))
    })
}

fn of_key_and_value(
    statement: &str,
    (offset, block): (usize, &str),
    (equals, end): (usize, usize),
    (name, stray): (&str, Mistake),
) -> Option<Broken> {
    let (key, rest) = (&statement[..equals], &statement[equals + 1..]);
    let value_start = equals + 1 + leading_space(rest);
    let full = &statement[value_start..];
    let value = without_comment(full);
    let (plain_key, plain_value) = (plain(key), plain(value));
    let (plain_key, plain_value) = (plain_key.trim(), plain_value.trim());
    let before = statement.get(equals + 1..end).unwrap_or_default();
    let in_value = !plain(before).trim().is_empty();
    let whole = offset + value_start..offset + value_start + value.len();
    let (range, help) = if parses(&format!("{plain_key} = {plain_value}")) {
        let help = if in_value {
            format!("write {plain_value}")
        } else {
            format!("write `{plain_key} = {plain_value}`")
        };
        (whole, help)
    } else if value.starts_with(char::is_alphabetic) || has_quotes(value) {
        return None;
    } else {
        let full = plain(full);
        let found = of_value((block, plain_key), plain_value, &full, 0..plain_value.len())?;
        let range = same_characters(value, plain_value, &found.range);
        let start = whole.start;
        let range = range.map_or(whole, |range| start + range.start..start + range.end);
        (range, found.help?)
    };
    let mistake = if in_value {
        Mistake::new(range, format!("{name} in a value"))
    } else {
        stray
    };
    let is_key = parses(&format!("{plain_key} = 1"));
    let key = key.find(plain_key).filter(|_| is_key);
    let repair = key.map_or(Repair::None, |start| Repair::Key {
        key: start..start + plain_key.len(),
        value: value_start,
    });
    Some((mistake.help(help), repair))
}

fn has_quotes(value: &str) -> bool {
    value.contains(['"', '\'', '“', '”', '„', '‘', '’'])
}

/// The place in a value of what stands at a place of the value as it looks, where both have the
/// same number of characters.
fn same_characters(value: &str, plain: &str, at: &Range<usize>) -> Option<Range<usize>> {
    if value.chars().count() != plain.chars().count() {
        return None;
    }
    let byte = |end: usize| {
        let characters = plain.get(..end)?.chars().count();
        let mut bytes = value.char_indices().map(|(byte, _)| byte);
        Some(bytes.nth(characters).unwrap_or(value.len()))
    };
    Some(byte(at.start)?..byte(at.end)?)
}
