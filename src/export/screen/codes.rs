//! Codes of mistakes at length, and the list of all.

use super::flow::hang;
use crate::diag::{Code, ExampleLine, Severity, describe};
use crate::export::ScreenOptions;
use crate::export::paint::{Paint, finish, paint};
use crate::export::words::clean;

/// Columns of an explanation's text, at most.
const TEXT: usize = 78;

/// One kind of mistake at length: what it is, and an example with the change that mends it.
pub fn explain_code(code: Code, look: &ScreenOptions) -> String {
    let about = describe(code);
    let mut lines = vec![
        paint(&format!("{code}: {}", code.title()), Paint::Bold),
        String::new(),
    ];
    let text = clean(about.text);
    lines.extend(hang("", &text, look.width.min(TEXT)));
    lines.extend(["", "For example (- before, + after):", ""].map(str::to_owned));
    lines.extend(about.example.iter().map(|line| match *line {
        ExampleLine::Kept(text) => format!("  {text}"),
        ExampleLine::Removed(text) => paint(&format!("- {text}"), Paint::Red),
        ExampleLine::Added(text) => paint(&format!("+ {text}"), Paint::Green),
    }));
    finish(&lines, look.color)
}

/// All codes, a line each.
pub fn code_list(look: &ScreenOptions) -> String {
    let mut lines = Vec::new();
    for (severity, title) in [
        (Severity::Error, "Mistakes"),
        (Severity::Warning, "Warnings"),
    ] {
        lines.push(paint(title, Paint::Bold));
        let codes = Code::ALL.iter().filter(|c| c.severity() == severity);
        lines.extend(codes.flat_map(|c| hang(&format!("  {c}  "), c.title(), look.width)));
        lines.push(String::new());
    }
    let example = Code::UnknownKey;
    lines.push(format!("More about one: rank check --explain {example}"));
    finish(&lines, look.color)
}
