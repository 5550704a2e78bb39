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
mod ranked_layout;
mod reasons;
mod tables;
mod text;
mod wide;

use super::ScreenOptions;
use super::page::matrix::CriteriaMatrix;
use super::page::{self, PageBlock, Section, foot, ranked, ranking};
use super::paint::finish;
use super::sheet::Sheet;
use crate::report::Report;

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
    let rest = PageBlock::more(sheet.hidden(), "offer");
    let rest = rest.iter().flat_map(|rest| text::lines(rest, look));
    if let Some(mut lines) = wide::lines(&table, &matrix, look.width) {
        lines.extend(rest);
        return (vec![lines], sheet.offers.len());
    }
    let mut lines = ranked_layout::lines(&table, look.width);
    lines.extend(rest);
    let (matrix, shown) = matrix::matrix(&matrix, look);
    (vec![lines, matrix], shown)
}
