//! JSON lines to rows: an object a line, what is in objects within it by a path with dots.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use rayon::prelude::*;
use serde_json::{Map, Value};

use super::cells::quoted;
use super::json_values::{JsonValue, values};
use super::rows::{LONGEST, RowMistake, SheetCell, SheetRow, stretches};
use crate::threads::in_parallel;

/// The lines of a part of a text that are not empty, with their places.
fn lines(text: &str, part: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = part.start;
    let lines = text[part].split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        start..start + line.trim_end().len()
    });
    lines.filter(|line| !text[line.clone()].trim().is_empty())
}

/// A name of values, and its first place.
pub type PlacedName = (String, Range<usize>);

/// The names of all values, in the order in which they come first, each with its first place.
pub fn names(text: &str, from: usize) -> Vec<PlacedName> {
    let parts: Vec<Range<usize>> = stretches(text, from).collect();
    let of_part = |part: &Range<usize>| names_in(text, part.clone());
    let found: Vec<Vec<PlacedName>> = match &parts[..] {
        [one] => vec![of_part(one)],
        _ => in_parallel(|| parts.par_iter().map(of_part).collect()),
    };
    let mut seen: HashSet<String> = HashSet::new();
    let mut names = found.concat();
    names.retain(|name| seen.insert(name.0.clone()));
    names
}

fn names_in(text: &str, part: Range<usize>) -> Vec<PlacedName> {
    let mut seen: HashSet<String> = HashSet::new();
    let (mut names, mut order) = (Vec::new(), Vec::new());
    for line in lines(text, part) {
        let mut is_new = false;
        let mut next = 0;
        let mut see = |name: &str, _: JsonValue<'_>| {
            // Lines mostly have their names in one order.
            let is_expected = order.get(next).is_some_and(|own: &String| own == name);
            if !is_expected {
                is_new |= !seen.contains(name);
                order.truncate(next);
                order.push(name.to_owned());
            }
            next += 1;
        };
        if values(&text[line.clone()], &mut see) && !is_new {
            continue;
        }
        for (name, cell) in object(text, &line).into_iter().flatten() {
            if seen.insert(name.clone()) {
                names.push((name, cell.place));
            }
        }
    }
    names
}

/// Reads rows of a text, a cell for each name.
pub struct ObjectReader<'t> {
    text: &'t str,
    names: &'t [PlacedName],
    columns: HashMap<&'t str, usize>,
    /// The values of the last line; none of names that it has not.
    cells: Vec<Option<JsonValue<'t>>>,
    /// The columns of the last line, in its order.
    order: Vec<usize>,
}

impl<'t> ObjectReader<'t> {
    /// Of rows that have these names.
    pub fn new(text: &'t str, names: &'t [PlacedName]) -> Self {
        let all = names.iter().enumerate();
        Self {
            text,
            names,
            order: Vec::new(),
            columns: all.map(|(i, name)| (&name.0[..], i)).collect(),
            cells: vec![None; names.len()],
        }
    }

    /// The row that begins at a byte.
    pub fn row(&self, start: usize) -> Option<Result<SheetRow<'t>, RowMistake>> {
        let all = start..self.text.len();
        lines(self.text, all).next().map(|place| self.at(place))
    }

    /// All rows from a byte on.
    pub fn rows(self, from: usize) -> impl Iterator<Item = Result<SheetRow<'t>, RowMistake>> {
        let all = from..self.text.len();
        lines(self.text, all).map(move |place| self.at(place))
    }

    fn at(&self, place: Range<usize>) -> Result<SheetRow<'t>, RowMistake> {
        let found = object(self.text, &place).ok_or(RowMistake::NoObject(place.clone()))?;
        let empty = SheetCell {
            text: Cow::Borrowed(""),
            place: place.clone(),
            literal: false,
        };
        let mut cells = vec![empty; self.cells.len()];
        for (name, cell) in found {
            if let Some(at) = self.columns.get(&name[..]) {
                cells[*at] = cell;
            }
        }
        Ok(SheetRow { cells, place })
    }

    /// The cells of the row that begins at a byte, and where it ends; none where [`Self::row`] may
    /// tell it in another way.
    pub fn cells(&mut self, start: usize) -> Option<(usize, &mut [Option<JsonValue<'t>>])> {
        let rest = &self.text[start..];
        let line = rest[..rest.find('\n').unwrap_or(rest.len())].trim_end();
        self.cells.fill(None);
        let mut twice = false;
        let mut next = 0;
        let whole = values(line, &mut |name, value| {
            // Lines mostly have their names in one order.
            let expected = self.order.get(next).filter(|at| self.names[**at].0 == name);
            let Some(at) = expected.or_else(|| self.columns.get(name)).copied() else {
                return;
            };
            if next == self.order.len() {
                self.order.push(at);
            }
            self.order[next] = at;
            next += 1;
            twice |= self.cells[at].replace(value).is_some();
        });
        (whole && !twice).then_some((start + line.len(), &mut self.cells[..]))
    }
}

/// The values of an object, by their paths.
fn object<'t>(text: &'t str, place: &Range<usize>) -> Option<Vec<(String, SheetCell<'t>)>> {
    let line = &text[place.clone()];
    if line.len() > LONGEST {
        return None;
    }
    let map: Map<String, Value> = serde_json::from_str(line).ok()?;
    let mut cells = Vec::new();
    flatten("", map, &|key| found(line, place, key), &mut cells);
    Some(cells)
}

/// Where a key and its value begin in a line: what is told of one begins there.
fn found(line: &str, place: &Range<usize>, key: &str) -> Range<usize> {
    let written = serde_json::to_string(key).unwrap_or_default();
    let begin = line.find(&written).map(|at| place.start + at);
    begin.map_or(place.clone(), |begin| begin..begin + written.len())
}

fn flatten(
    before: &str,
    map: Map<String, Value>,
    place: &impl Fn(&str) -> Range<usize>,
    cells: &mut Vec<(String, SheetCell<'_>)>,
) {
    for (key, value) in map {
        let path = format!("{before}{key}");
        if let Value::Object(map) = value {
            flatten(&format!("{path}."), map, place, cells);
            continue;
        }
        let (text, literal) = match value {
            Value::Null => (String::new(), false),
            Value::String(text) => (text, false),
            other => (toml(&other), true),
        };
        let cell = SheetCell {
            text: Cow::Owned(text),
            place: place(&key),
            literal,
        };
        cells.push((path, cell));
    }
}

/// A value as a file of offers has it.
fn toml(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(toml).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(map) => {
            let entry = |(key, value): (&String, _)| format!("{} = {}", quoted(key), toml(value));
            let entries: Vec<String> = map.iter().map(entry).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        Value::Null => quoted("unknown"),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::rows::STRETCH;
    use super::*;

    #[test]
    fn values_go_by_their_paths_and_lines_may_lack_some() {
        let text = "{\"company\":\"A\",\"ratings\":{\"role-fit\":[5,8]}}\n\n{\"pay\":{\"yearly\":1e5},\"company\":null}\n";
        let names = names(text, 0);
        let of: Vec<&str> = names.iter().map(|name| &name.0[..]).collect();
        assert_eq!(of, ["company", "ratings.role-fit", "pay.yearly"]);
        let rows: Vec<Vec<String>> = ObjectReader::new(text, &names)
            .rows(0)
            .map(|row| {
                row.expect("an object")
                    .cells
                    .iter()
                    .map(|c| c.text.to_string())
                    .collect()
            })
            .collect();
        assert_eq!(rows, [["A", "[5, 8]", ""], ["", "", "100000.0"]]);
    }

    #[test]
    fn the_names_of_a_long_text_come_in_its_order() {
        let line = |name: &str| format!("{{\"company\":\"{}\",\"{name}\":1}}\n", "a".repeat(9_000));
        let texts = ["b", "a", "d", "c"].map(|name| line(name).repeat(STRETCH / 9_000));
        let text = texts.concat();
        let names = names(&text, 0);
        let of: Vec<&str> = names.iter().map(|name| &name.0[..]).collect();
        assert_eq!(of, ["b", "company", "a", "d", "c"]);
        let of_text = |(name, place): &PlacedName| text[place.clone()] == format!("\"{name}\"");
        assert!(names.iter().all(of_text));
        assert_eq!(names[4].1.start, text.find("\"c\"").expect("it is there"));
    }

    #[test]
    fn a_line_that_is_no_object_is_told_and_the_next_is_read() {
        let text = "[1]\n{\"company\": \"A\"}\n{\n";
        let names = names(text, 0);
        let rows: Vec<bool> = ObjectReader::new(text, &names)
            .rows(0)
            .map(|row| row.is_ok())
            .collect();
        assert_eq!(rows, [false, true, false]);
    }
}
