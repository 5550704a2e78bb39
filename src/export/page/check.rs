//! What a check without mistakes found, below its warnings.

use super::{PageLine, Section};
use crate::export::ScreenOptions;
use crate::export::words::{self, clean};
use crate::report::CheckReport;

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
    let names = words::named(named.collect(), report.unknown.len());
    if !names.is_empty() {
        lines.push(PageLine::plain(clean(&names)).marked("still unknown:"));
    }
    vec![lines.into_iter().collect()]
}
