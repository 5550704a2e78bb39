//! HTML: one page that needs nothing but itself. All text is escaped by construction; what the page
//! may do is its own script and style, each by its hash, and nothing else.

mod blocks;
mod classes;
mod play;
mod svg;
mod tables;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::ScreenOptions;
use super::page::{self, PageBlock, Section};
use super::words::clean;
use crate::report::{DiffReport, Report};

/// The page's own style.
const STYLE: &str = include_str!("html/style.css");
/// The page's own script.
const SCRIPT: &str = include_str!("html/script.js");
/// The hash of the style as a policy names it; a test computes it anew.
const STYLE_HASH: &str = "sha256-7Y70ltYpnzg0lY6XnNhEC4AwvgikZ6T8p5K6pWGZtYg=";
/// The hash of the script.
const SCRIPT_HASH: &str = "sha256-B/Y4vr1tW4l8WzGZNqGa2ksuDVafQ/UMYKRj9sEeX1Q=";

/// The report as a page.
pub fn html(report: &Report<'_>) -> String {
    let sections = page::report::page(report);
    let title = report.title.map(clean).filter(|title| !title.is_empty());
    document(title.as_deref().unwrap_or("Job offers"), &sections)
}

/// What changed as a page, every change and every offer.
pub fn diff_html(told: &DiffReport) -> String {
    let mut sections = page::diff::page(told, &ScreenOptions::ALL);
    sections.retain(|section| !section.blocks.is_empty());
    let titles = sections.iter().flat_map(|s| &s.blocks);
    let mut titles = titles.filter_map(|block| match block {
        PageBlock::Title { text, .. } => Some(text.as_str()),
        _ => None,
    });
    document(titles.next().unwrap_or("What changed"), &sections)
}

/// What a page may do: use its own style, and its own script where it has one.
fn policy(has_script: bool) -> String {
    let script = if has_script { SCRIPT_HASH } else { "none" };
    format!(
        "default-src 'none'; style-src '{STYLE_HASH}'; script-src '{script}'; \
         base-uri 'none'; form-action 'none'"
    )
}

fn document(title: &str, sections: &[Section]) -> String {
    let has_script = play::is_in(sections);
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(has_script));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (top(title, sections))
                main {
                    @for section in sections.iter().filter(|s| !s.anchor.is_empty()) {
                        section id=(section.anchor) aria-labelledby={ "h-" (section.anchor) } {
                            h2 id={ "h-" (section.anchor) } { (section.title) }
                            (blocks::blocks(&section.blocks))
                        }
                    }
                }
                (play::data(sections))
                @if has_script { script { (PreEscaped(SCRIPT)) } }
            }
        }
    };
    page.into_string()
}

/// The title, the day, the verdict, and where the parts of the page are.
fn top(title: &str, sections: &[Section]) -> Markup {
    let lead = sections.iter().filter(|s| s.anchor.is_empty());
    let lead = lead.flat_map(|s| &s.blocks);
    let day = lead.clone().find_map(|block| match block {
        PageBlock::Title { day, .. } => day.as_deref(),
        _ => None,
    });
    let verdict = lead.filter_map(|block| match block {
        PageBlock::Sentences { text, backticks } => Some(backticks.pieces(text)),
        _ => None,
    });
    let parts = sections.iter().filter(|s| !s.anchor.is_empty());
    let parts: Vec<&Section> = parts.collect();
    html! {
        header {
            div.top {
                h1 { (title) }
                @if let Some(day) = day { span.day { (day) } }
            }
            div.verdict { @for text in verdict { p { (blocks::pieces(text)) } } }
        }
        @if !parts.is_empty() {
            nav aria-label="Parts of this page" {
                @for part in parts { a href={ "#" (part.anchor) } { (part.title) } " " }
            }
        }
    }
}

#[cfg(test)]
mod tests;
