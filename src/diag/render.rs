//! Complaints as text, in the manner of the compiler.
//!
//! Whatever a report quotes is made safe here: names of files, source lines and messages. Source
//! lines are made safe piece by piece, so that one report of a large file costs what it shows.

mod closing;
mod excerpt;
mod report;
#[cfg(test)]
mod tests;
mod window;

use std::cmp::Reverse;

use super::{Diagnostic, Severity, Sources};
use crate::text::number::grouped;
use crate::text::order::InOrder;
use report::Page;

/// Reports that are shown at most.
const MOST: usize = 100;

/// How reports are to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// With colours of the terminal.
    pub color: bool,
    /// Columns to stay within.
    pub width: usize,
}

/// All complaints by place, the first 100 of them, then a count of mistakes and how to learn more.
///
/// Where there are more than 100, mistakes are shown before warnings.
pub fn render_all(diagnostics: &[Diagnostic], sources: &Sources, look: Look) -> String {
    let shown = first_by_place(diagnostics);
    let Some(first) = shown.first() else {
        return String::new();
    };
    let page = Page { sources, look };
    let mut parts: Vec<String> = shown.iter().map(|d| page.report(d)).collect();
    if diagnostics.len() > shown.len() {
        let all: usize = diagnostics.iter().map(|d| d.stands_for).sum();
        let more = all - shown.iter().map(|d| d.stands_for).sum::<usize>();
        parts.push(format!("... and {} more\n", grouped(more as f64)));
    }
    parts.push(closing::line(diagnostics, sources, first.code, look.width));
    parts.join("\n")
}

/// What is shown, by file and position; what has no place comes last.
fn first_by_place(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let place = |d: &&Diagnostic| {
        let start = d.span.map(|s| (s.file, s.start));
        (start.is_none(), start)
    };
    let mut shown: Vec<&Diagnostic> = diagnostics.iter().collect();
    shown.order_by_key(place);
    if shown.len() > MOST {
        shown.order_by_key(|d| Reverse(d.code.severity() == Severity::Error));
        shown.truncate(MOST);
        shown.order_by_key(place);
    }
    shown
}
