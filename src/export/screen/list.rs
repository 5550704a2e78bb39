//! A list of names, each with what it is.

use super::flow::hang;
use crate::export::ScreenOptions;
use crate::export::paint::{Paint, finish, paint};
use crate::export::words::clean;
use crate::text::width::{widest, width};

/// A line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListEntry {
    /// The heading that it opens, if any.
    pub heading: Option<String>,
    /// What to type.
    pub name: String,
    /// What it is.
    pub text: String,
}

/// Names in a column, and what they are beside them.
pub fn list(entries: &[ListEntry], footer: &str, look: &ScreenOptions) -> String {
    let names = widest(entries.iter().map(|e| &e.name));
    let mut lines = Vec::new();
    for entry in entries {
        if let Some(heading) = &entry.heading {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            lines.push(paint(heading, Paint::Bold));
        }
        let lead = format!(
            " {}{}  ",
            clean(&entry.name),
            " ".repeat(names - width(&entry.name))
        );
        lines.extend(hang(&lead, &clean(&entry.text), look.width));
    }
    lines.push(String::new());
    lines.extend(hang("", footer, look.width));
    finish(&lines, look.color)
}
