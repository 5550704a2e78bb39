//! A report to bytes: a screen, JSON, CSV, Markdown, HTML, SVG or a calendar file. What is read by people
//! is first a page of blocks, which a screen, Markdown and HTML lay out. Nothing here computes anything about the
//! decision, and no text from outside reaches the output before it is made safe for it.

mod chart;
mod csv;
mod html;
mod ics;
mod json;
mod markdown;
pub mod page;
mod paint;
mod schema;
mod screen;
mod sheet;
mod sql;
mod svg;
#[cfg(test)]
mod tests;
mod words;

pub use csv::{csv, csv_head, csv_rows};
pub use html::{diff_html, html};
pub use ics::ics;
pub use json::json;
pub use markdown::{diff_markdown, markdown};
pub use schema::OUTPUT_SCHEMA;
pub use screen::codes::{code_list, explain_code};
pub use screen::list::{ListEntry, list};
pub use screen::{render, table};
pub use sql::{Dialect, SqlOptions, sql};
pub use svg::svg;

/// What a report is written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Columns for a screen.
    #[default]
    Table,
    /// For scripts: the whole report.
    Json,
    /// For spreadsheets: one row an offer.
    Csv,
    /// For notes and issues: headings and pipe tables.
    Markdown,
    /// For a browser: one page that explains itself.
    Html,
    /// For slides and pages: the points as bars.
    Svg,
}

/// How a screen is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // Four switches of the command line, each on its own.
pub struct ScreenOptions {
    /// Columns of the screen.
    pub width: usize,
    /// Whether colours repeat what the words say.
    pub color: bool,
    /// Whether every offer and every remark is shown.
    pub all: bool,
    /// Whether the reason of every rating is listed below.
    pub reasons: bool,
    /// Whether the reader sits at a terminal: long lists then end early and say so.
    pub short: bool,
}

impl ScreenOptions {
    const USUAL: Self = Self {
        width: 80,
        color: false,
        all: false,
        reasons: false,
        short: false,
    };

    /// Every offer and every remark, as on a page.
    pub const ALL: Self = Self {
        all: true,
        ..Self::USUAL
    };

    /// How many of a long list are shown: on a terminal a few, unless all are asked for.
    pub const fn most(&self, few: usize) -> usize {
        if self.short && !self.all {
            few
        } else {
            usize::MAX
        }
    }
}

impl Default for ScreenOptions {
    fn default() -> Self {
        Self::USUAL
    }
}
