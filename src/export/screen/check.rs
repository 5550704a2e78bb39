//! `rank check` as a screen: what is fine, what is unknown, and codes at length.

use super::flow::hang;
use crate::diag::{Code, ExampleLine, Severity, describe};
use crate::export::ScreenOptions;
use crate::export::paint::{Paint, finish, paint};
use crate::export::words::clean;
use crate::report::CheckReport;

/// Unknown ratings named before the rest is counted.
const NAMED: usize = 12;

/// What a check without mistakes found, below its warnings.
pub fn check(report: &CheckReport, look: &ScreenOptions) -> String {
    let mut lines = report
        .summary
        .iter()
        .flat_map(|s| hang("", &clean(s), look.width))
        .collect::<Vec<_>>();
    let shown = if look.all {
        report.unknown.len()
    } else {
        NAMED
    };
    let mut names: Vec<String> = report
        .unknown
        .iter()
        .take(shown)
        .map(|u| format!("{} {}", u.offer, u.criterion))
        .collect();
    if report.unknown.len() > shown {
        names.push(format!("and {} more", report.unknown.len() - shown));
    }
    if !names.is_empty() {
        lines.extend(hang(
            "still unknown: ",
            &clean(&names.join(", ")),
            look.width,
        ));
    }
    finish(&lines, look.color)
}

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
