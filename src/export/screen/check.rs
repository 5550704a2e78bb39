//! `rank check` as a screen: what is fine, what is unknown, and codes at length.

use super::flow::hang;
use crate::diag::{Code, explanation};
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

/// One kind of mistake at length.
pub fn explain_code(code: Code, look: &ScreenOptions) -> String {
    let told = explanation(code);
    let mut lines = vec![
        paint(&format!("{code}: {}", code.title()), Paint::Bold),
        String::new(),
    ];
    let mut section = |title: Option<&str>, text: &str, indent: &str| {
        lines.extend(title.map(|t| format!("\n{t}").trim_start().to_owned()));
        lines.extend(
            text.trim_end()
                .lines()
                .map(|line| format!("{indent}{line}").trim_end().to_owned()),
        );
        lines.push(String::new());
    };
    section(None, told.text, "");
    section(Some("Wrong:"), told.bad, "    ");
    section(Some("Right:"), told.good, "    ");
    lines.pop();
    finish(&lines, look.color)
}
