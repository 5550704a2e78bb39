//! The screen: a list of blocks, verdict first.

pub mod against;
pub mod ask;
pub mod check;
pub mod deadlines;
pub mod explained;
pub mod explanation;
pub mod flip;
pub mod flow;
pub mod foot;
pub mod frame;
pub mod grid;
pub mod list;
pub mod matrix;
pub mod pay;
pub mod points;
pub mod ranked;
pub mod rated;
pub mod reasons;
pub mod wide;

use super::ScreenOptions;
use super::paint::finish;
use super::sheet::Sheet;
use super::words::{self, clean};
use crate::report::{Gap, OfferLine, Report};
use crate::text::width::{width, wrap};
use flow::{fold, more, pad, sentences};
use grid::{Below, GridColumn, GridRow, Tail, TextGrid};

/// The default answer, as a screen.
pub fn table(report: &Report<'_>, look: &ScreenOptions) -> String {
    let sheet = Sheet::new(report, look);
    let (tables, compared) = tables(&sheet, look);
    let mut blocks = vec![title(&sheet, look), verdict(&sheet, look)];
    blocks.extend(tables);
    blocks.push(gaps(&sheet, look));
    blocks.extend([
        flip::sentences_of(report, look.width),
        ask::block(report, look.width),
    ]);
    blocks.push(foot(&sheet, compared, look));
    if look.reasons {
        blocks.extend(reasons::blocks(&sheet, look.width));
    }
    blocks.retain(|block| !block.is_empty());
    finish(&blocks.join(&String::new()), look.color)
}

/// The title, and the day where a deadline counts from it.
fn title(sheet: &Sheet<'_>, look: &ScreenOptions) -> Vec<String> {
    let title = sheet.report.title.map(clean).unwrap_or_default();
    if !sheet.report.has_deadlines() {
        return if title.is_empty() {
            Vec::new()
        } else {
            wrap(&title, look.width)
        };
    }
    let today = words::full_day(sheet.report.today);
    let room = look.width.saturating_sub(width(&today));
    let mut lines = wrap(&title, room.saturating_sub(2).max(1));
    if let Some(first) = lines.first_mut() {
        *first = pad(first, room) + &today;
    }
    lines
}

fn verdict(sheet: &Sheet<'_>, look: &ScreenOptions) -> Vec<String> {
    let verdict = &sheet.report.verdict;
    let mut lines = sentences(&clean(&verdict.text), look.width);
    if let Some(deadline) = &verdict.deadline {
        lines.extend(sentences(&clean(deadline), look.width));
    }
    lines
}

/// The ranked table with the criteria in it, or else below it; which offers' ratings are shown.
fn tables<'r>(sheet: &Sheet<'r>, look: &ScreenOptions) -> (Vec<Vec<String>>, &'r [OfferLine<'r>]) {
    if let Some(mut lines) = wide::lines(sheet, look.width) {
        lines.extend(rest(sheet, look));
        return (vec![lines], sheet.offers);
    }
    let mut lines = ranked::lines(sheet, look.width);
    lines.extend(rest(sheet, look));
    let matrix = matrix::matrix(sheet, look);
    (vec![lines, matrix.lines], matrix.offers)
}

/// How to see the offers that are not shown.
fn rest(sheet: &Sheet<'_>, look: &ScreenOptions) -> Vec<String> {
    match sheet.hidden() {
        0 => Vec::new(),
        n => more(n, "offer", look.width),
    }
}

/// Why the first leads the second.
fn gaps(sheet: &Sheet<'_>, look: &ScreenOptions) -> Vec<String> {
    let ([first, second, ..], false) = (&sheet.report.offers[..], sheet.report.gaps.is_empty())
    else {
        return Vec::new();
    };
    let verdict = &sheet.report.verdict;
    // Another one may come first more often than the one with the highest score.
    let is_other = verdict.clear && verdict.first.iter().all(|id| id != first.id);
    let by_score = if is_other { " by score" } else { "" };
    let (first, second) = (words::label(first), words::label(second));
    let mut lines = wrap(
        &format!("Why {first} leads {second}{by_score}, largest gap first:"),
        look.width,
    );
    let mut grid = TextGrid::new(vec![GridColumn::left(1), GridColumn::right(2)]);
    for gap in &sheet.report.gaps {
        grid.push(gap_row(sheet, gap, look.width));
    }
    lines.extend(grid.render(look.width));
    lines
}

fn gap_row(sheet: &Sheet<'_>, gap: &Gap, columns: usize) -> GridRow {
    let name = words::criterion(&sheet.report.criteria[gap.criterion]);
    let names = fold(&name, (columns * 3 / 10).max(18));
    let text = gap.reason.as_deref().map(clean).filter(|r| !r.is_empty());
    let below = |text| Below {
        column: 0,
        indent: 2,
        text,
    };
    let tail = text.map(|text| Tail {
        column: 2,
        gap: 2,
        below: below(text),
    });
    GridRow::tall(vec![names, vec![words::signed(gap.tenths)]]).with_tail(tail)
}

/// Remarks, legend, notes and verbs, without a gap between.
fn foot(sheet: &Sheet<'_>, compared: &[OfferLine<'_>], look: &ScreenOptions) -> Vec<String> {
    let mut lines = foot::remarks(sheet, look);
    lines.extend(foot::legend(sheet, compared, look));
    lines.extend(foot::notes(sheet, look));
    lines.extend(foot::more(sheet, look));
    lines
}
