//! The terminal: its width, its colours, and standard error.

use std::io::{IsTerminal, Write};

use super::options::{Color, Output};

/// The columns to use: as asked for, else the terminal's, else 80; within 40 to 200.
pub fn width(output: &Output, to_terminal: bool) -> usize {
    let terminal = || {
        terminal_size::terminal_size()
            .filter(|_| to_terminal)
            .map(|(w, _)| w.0)
    };
    usize::from(output.width.or_else(terminal).unwrap_or(80).clamp(40, 200))
}

/// Whether to use colours on a stream.
pub fn color(choice: Option<Color>, is_terminal: bool) -> bool {
    match choice.unwrap_or(Color::Auto) {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if anstyle_query::no_color() => false,
        Color::Auto if anstyle_query::clicolor_force() => true,
        Color::Auto => {
            is_terminal
                && anstyle_query::clicolor() != Some(false)
                && anstyle_query::term_supports_color()
        }
    }
}

/// Whether standard output is a terminal.
pub fn is_terminal() -> bool {
    std::io::stdout().is_terminal()
}

/// Prints a report on standard error; there is nowhere to complain should that fail.
pub fn complain(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Whether standard error is a terminal.
pub fn errors_are_seen() -> bool {
    std::io::stderr().is_terminal()
}
