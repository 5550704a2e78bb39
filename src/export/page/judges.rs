//! Several judges: where they agree and where they part, and what an answer about one order is of.

use super::{PageBlock, PageLine, Section};
use crate::export::words::clean;
use crate::report::Report;

/// Where they agree, and where they part.
pub fn told(report: &Report<'_>) -> Section {
    let group = report.group.iter();
    let paragraphs = group.flat_map(|group| &group.words.paragraphs);
    paragraphs
        .map(|text| PageLine::plain(clean(text)))
        .collect()
}

/// That what is told is about the mean of their scores.
pub fn about_mean(report: &Report<'_>) -> Option<PageBlock> {
    let text = &report.group.as_ref()?.words.about_mean;
    (!text.is_empty()).then(|| PageBlock::sentences(clean(text)))
}
