//! The screen: blocks laid out for a terminal of some width.

mod against;
mod cells;
pub mod codes;
mod deadlines;
mod explained;
mod flips;
mod flow;
mod grid;
pub mod list;
mod listed;
mod matrix;
mod pay;
mod questions;
mod ranked;
mod reasons;
mod tables;
mod text;
mod wide;

use super::ScreenOptions;
use super::page::matrix::CriteriaMatrix;
use super::page::{self, PageBlock, Section, foot, ranked, ranking};
use super::paint::finish;
use super::sheet::Sheet;
use crate::report::{
    CheckReport, DeadlineReport, DiffReport, ExplainReport, FlipReport, PayReport, Report,
    WaitLine, WeightsReport,
};

/// Sections as a screen, an empty line between.
pub fn render(sections: &[Section], look: &ScreenOptions) -> String {
    let parts = sections.iter().map(|section| lines(section, look));
    joined(parts.collect(), look)
}

/// The lines of a section.
fn lines(section: &Section, look: &ScreenOptions) -> Vec<String> {
    let block = |block: &PageBlock| match block {
        PageBlock::Table(table) => tables::lines(table, look),
        PageBlock::Matrix(matrix) => matrix::matrix(matrix, look).0,
        block => text::lines(block, look),
    };
    section.blocks.iter().flat_map(block).collect()
}

fn joined(mut parts: Vec<Vec<String>>, look: &ScreenOptions) -> String {
    parts.retain(|part| !part.is_empty());
    finish(&parts.join(&String::new()), look.color)
}

/// The default answer, as a screen.
pub fn table(report: &Report<'_>, look: &ScreenOptions) -> String {
    let sheet = Sheet::new(report, look);
    let section = |section: Section| lines(&section, look);
    let mut parts = vec![
        section(ranking::title(report)),
        section(ranking::verdict(report)),
    ];
    let (tables, shown) = tables_of(&sheet, look);
    parts.extend(tables);
    parts.push(section(page::judges::told(report)));
    parts.push(section(ranking::gaps(report)));
    // Changes and questions are about the first by the mean: where judges part, that is nobody's.
    if !report.is_apart() {
        parts.extend([page::flip::told(report), page::ask::next(report)].map(section));
    }
    let shown = &sheet.offers[..shown];
    parts.push(section(foot::foot(&sheet, shown, look)));
    if look.reasons {
        parts.extend(page::reasons::sections(&sheet).into_iter().map(section));
    }
    joined(parts, look)
}

/// The ranked table with the criteria in it, or else below it; how many offers' ratings are shown.
fn tables_of(sheet: &Sheet<'_>, look: &ScreenOptions) -> (Vec<Vec<String>>, usize) {
    let (table, matrix) = (ranked(sheet), CriteriaMatrix::new(sheet));
    let rest = ranking::rest(sheet);
    let rest = rest.iter().flat_map(|rest| text::lines(rest, look));
    if let Some(mut lines) = wide::lines(&table, &matrix, look.width) {
        lines.extend(rest);
        return (vec![lines], sheet.offers.len());
    }
    let mut lines = ranked::lines(&table, look.width);
    lines.extend(rest);
    let (matrix, shown) = matrix::matrix(&matrix, look);
    (vec![lines, matrix], shown)
}

/// `rank diff`: what changed, what that did, and why.
pub fn diff(told: &DiffReport, look: &ScreenOptions) -> String {
    render(&page::diff::page(told, look), look)
}

/// `rank flip`: what would change the order.
pub fn flip(report: &Report<'_>, told: &FlipReport<'_, '_>, look: &ScreenOptions) -> String {
    render(&page::flip::page(report, told, look), look)
}

/// `rank ask`: what to find out.
pub fn ask(report: &Report<'_>, look: &ScreenOptions) -> String {
    render(&page::ask::page(report), look)
}

/// `rank explain`: one offer in depth, or two set against each other.
pub fn explanation(report: &Report<'_>, told: &ExplainReport<'_>, look: &ScreenOptions) -> String {
    render(&page::explain::page(report, told, look), look)
}

/// `rank pay`: where the money comes from.
pub fn pay(report: &Report<'_>, told: &PayReport<'_>, look: &ScreenOptions) -> String {
    render(&page::pay::page(report, told, look), look)
}

/// `rank deadlines`: what is due, by day; `written` names the calendar file that was written.
pub fn deadlines(
    report: &Report<'_>,
    told: &DeadlineReport<'_>,
    written: Option<&str>,
    look: &ScreenOptions,
) -> String {
    render(&page::deadlines::page(report, told, written, look), look)
}

/// `rank wait`: whether to accept what is due.
pub fn wait(report: &Report<'_>, wait: &WaitLine<'_>, look: &ScreenOptions) -> String {
    render(&page::wait::page(report, wait), look)
}

/// `rank weights`: what the weights are made of; `second` is the call for a second opinion.
pub fn weights(told: &WeightsReport<'_>, second: Option<&str>, look: &ScreenOptions) -> String {
    render(&page::weights::page(told, second), look)
}

/// `rank check`: what a check without mistakes found, below its warnings.
pub fn check(report: &CheckReport, look: &ScreenOptions) -> String {
    render(&page::check::page(report, look), look)
}
