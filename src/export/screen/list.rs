//! A list of names, each with what it is.

use super::flow::{hang, pad};
use crate::export::ScreenOptions;
use crate::export::paint::{Paint, finish, paint};
use crate::export::words::clean;
use crate::text::width::widest;

/// A line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListEntry {
    /// Under which heading it stands.
    pub heading: &'static str,
    /// What to type.
    pub name: &'static str,
    /// What it is.
    pub text: String,
}

/// Names in a column, and what they are beside them.
pub fn list(entries: &[ListEntry], footer: &str, look: &ScreenOptions) -> String {
    let names = widest(entries.iter().map(|e| e.name));
    let mut lines = Vec::new();
    for part in entries.chunk_by(|a, b| a.heading == b.heading) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(paint(part[0].heading, Paint::Bold));
        for entry in part {
            let lead = format!(" {}  ", pad(entry.name, names));
            lines.extend(hang(&lead, &clean(&entry.text), look.width));
        }
    }
    lines.push(String::new());
    lines.extend(hang("", footer, look.width));
    finish(&lines, look.color)
}
