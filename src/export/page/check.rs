//! What a check without mistakes found, below its warnings.

use super::{PageLine, Section};
use crate::export::ScreenOptions;
use crate::export::words::clean;
use crate::report::CheckReport;
use crate::text::number::grouped;

/// Unknown ratings named before the rest is counted.
const NAMED: usize = 12;

/// What is fine, and what is unknown.
pub fn page(report: &CheckReport, look: &ScreenOptions) -> Vec<Section> {
    let told = report.summary.iter();
    let mut lines: Vec<PageLine> = told.map(|s| PageLine::plain(clean(s))).collect();
    let shown = if look.all {
        report.unknown.len()
    } else {
        NAMED
    };
    let named = report.unknown.iter().take(shown);
    let named = named.map(|u| format!("{} {}", u.offer, u.criterion));
    let mut names: Vec<String> = named.collect();
    if report.unknown.len() > shown {
        names.push(format!(
            "and {} more",
            grouped((report.unknown.len() - shown) as f64)
        ));
    }
    if !names.is_empty() {
        lines.push(PageLine::plain(clean(&names.join(", "))).marked("still unknown:"));
    }
    vec![lines.into_iter().collect()]
}
