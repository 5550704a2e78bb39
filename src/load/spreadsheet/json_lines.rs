//! JSON lines to rows: an object a line, what is in objects within it by a path with dots.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use serde_json::{Map, Value};

use super::cells::quoted;
use super::json_values::values;
use super::rows::{LONGEST, RowMistake, SheetCell, SheetRow};

/// The lines of a text that are not empty, with their places.
fn lines(text: &str, from: usize) -> impl Iterator<Item = Range<usize>> {
    let mut at = from;
    let lines = text[from..].split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        start..start + line.trim_end().len()
    });
    lines.filter(|line| !text[line.clone()].trim().is_empty())
}

/// The names of all values, in the order in which they come first, each with its first place.
pub fn names(text: &str, from: usize) -> Vec<(String, Range<usize>)> {
    let mut seen: HashSet<String> = HashSet::new();
    let mut names = Vec::new();
    for line in lines(text, from) {
        let mut is_new = false;
        let mut see = |name: &str, _: Cow<'_, str>, _| is_new |= !seen.contains(name);
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

/// The rows, a cell for each name.
pub fn rows<'t>(
    text: &'t str,
    from: usize,
    names: &'t [(String, Range<usize>)],
) -> impl Iterator<Item = Result<SheetRow<'t>, RowMistake>> {
    let columns: HashMap<&str, usize> = names
        .iter()
        .enumerate()
        .map(|(i, n)| (&n.0[..], i))
        .collect();
    lines(text, from).map(move |place| {
        let found = object(text, &place).ok_or(RowMistake::NoObject(place.clone()))?;
        let empty = SheetCell {
            text: Cow::Borrowed(""),
            place: place.clone(),
            literal: false,
        };
        let mut cells = vec![empty; names.len()];
        for (name, cell) in found {
            if let Some(at) = columns.get(&name[..]) {
                cells[*at] = cell;
            }
        }
        Ok(SheetRow { cells, place })
    })
}

/// Reads rows without their places.
pub struct ObjectReader<'t> {
    columns: HashMap<&'t str, usize>,
    /// The cells of a row, each with whether it is no text of a person.
    cells: Vec<Option<(Cow<'t, str>, bool)>>,
}

impl<'t> ObjectReader<'t> {
    /// Of rows with a cell for each name.
    pub fn new(names: &'t [(String, Range<usize>)]) -> Self {
        let all = names.iter().enumerate();
        Self {
            columns: all.map(|(i, name)| (&name.0[..], i)).collect(),
            cells: vec![None; names.len()],
        }
    }

    /// The cells of a line; none where [`rows`] may tell it in another way.
    pub fn row<'r>(&'r mut self, line: &'t str) -> Option<impl Iterator<Item = (&'r str, bool)>> {
        self.cells.fill(None);
        let mut twice = false;
        let whole = values(line, &mut |name, text, literal| {
            if let Some(at) = self.columns.get(name) {
                twice |= self.cells[*at].replace((text, literal)).is_some();
            }
        });
        let cells = self.cells.iter().map(|cell| match cell {
            Some((text, literal)) => (&**text, *literal),
            None => ("", false),
        });
        (whole && !twice).then_some(cells)
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
    match line.find(&written) {
        Some(at) => place.start + at..place.start + at + written.len(),
        None => place.clone(),
    }
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
            let entries = map
                .iter()
                .map(|(key, value)| format!("{} = {}", quoted(key), toml(value)));
            let entries: Vec<String> = entries.collect();
            format!("{{ {} }}", entries.join(", "))
        }
        Value::Null => quoted("unknown"),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_go_by_their_paths_and_lines_may_lack_some() {
        let text = "{\"company\":\"A\",\"ratings\":{\"role-fit\":[5,8]}}\n\n{\"pay\":{\"yearly\":1e5},\"company\":null}\n";
        let names = names(text, 0);
        let of: Vec<&str> = names.iter().map(|name| &name.0[..]).collect();
        assert_eq!(of, ["company", "ratings.role-fit", "pay.yearly"]);
        let rows: Vec<Vec<String>> = rows(text, 0, &names)
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
    fn a_line_that_is_no_object_is_told_and_the_next_is_read() {
        let text = "[1]\n{\"company\": \"A\"}\n{\n";
        let names = names(text, 0);
        let rows: Vec<bool> = rows(text, 0, &names).map(|row| row.is_ok()).collect();
        assert_eq!(rows, [false, true, false]);
    }
}
