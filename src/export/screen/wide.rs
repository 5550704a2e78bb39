//! Wide screens: the criteria as columns of the ranked table, two lines an offer.

use super::flow::{fold, longest_word};
use super::grid::{Below, GridColumn, GridRow, TextGrid};
use crate::export::columns::{Spacing, TableColumn, has_was, reply_by, table_columns};
use crate::export::paint::{Paint, flagged, paint_if};
use crate::export::rows::{CriteriaCell, CriteriaRow, RowKind, rows};
use crate::export::sheet::Sheet;
use crate::export::words;
use crate::report::OfferLine;
use crate::text::number::from_tenths;
use crate::text::width::width;

/// The narrowest screen on which criteria are columns.
const LEAST: usize = 105;
/// A name takes at most this many columns.
const NAME: usize = 40;
/// A head narrower than this is not broken.
const HEAD: usize = 8;

/// One column: its head, and a cell an offer.
#[derive(Debug)]
struct Stack {
    shape: GridColumn,
    head: Vec<String>,
    cells: Vec<Vec<String>>,
}

impl Stack {
    fn width(&self) -> usize {
        let lines = self
            .cells
            .iter()
            .flatten()
            .chain(&self.head)
            .map(|line| width(line));
        self.shape.gap + lines.max().unwrap_or(0).max(self.shape.least)
    }
}

/// The table, if all of it fits.
pub fn lines(sheet: &Sheet<'_>, columns: usize) -> Option<Vec<String>> {
    if columns < LEAST || sheet.weighted.is_empty() {
        return None;
    }
    let mut stacks = stacks(sheet);
    let spare = columns.checked_sub(stacks.iter().map(Stack::width).sum())?;
    let criteria = sheet.weighted.len() + sheet.musts.len();
    let first = stacks.len() - criteria;
    stacks[first].shape.gap += 2.min(spare);
    if spare > criteria {
        stacks[first + 1..]
            .iter_mut()
            .for_each(|s| s.shape.gap += 1);
    }
    Some(grid(sheet, stacks).render(columns))
}

fn grid(sheet: &Sheet<'_>, stacks: Vec<Stack>) -> TextGrid {
    let column = if has_was(sheet) { 2 } else { 1 };
    let mut grid = TextGrid::new(stacks.iter().map(|s| s.shape).collect());
    let height = stacks.iter().map(|s| s.head.len()).max().unwrap_or(1);
    grid.push(GridRow::tall(
        stacks.iter().map(|s| lowered(&s.head, height)).collect(),
    ));
    let mut cells: Vec<_> = stacks.into_iter().map(|s| s.cells.into_iter()).collect();
    for offer in sheet.offers {
        let row = GridRow::tall(cells.iter_mut().filter_map(Iterator::next).collect());
        let reason = || Below {
            column,
            indent: 2,
            text: words::reasons(offer),
        };
        grid.push(row.with_below(offer.position.is_none().then(reason)));
    }
    grid
}

/// A head in `height` lines: its last line at the bottom, the others at the top.
fn lowered(head: &[String], height: usize) -> Vec<String> {
    let mut lines = head.to_vec();
    let last = lines.pop().unwrap_or_default();
    lines.resize(height - 1, String::new());
    lines.push(last);
    lines
}

fn stacks(sheet: &Sheet<'_>) -> Vec<Stack> {
    let parts = table_columns(sheet);
    let spacing = Spacing {
        tight: true,
        was: parts.contains(&TableColumn::WasPlace),
    };
    let shown =
        |p: &TableColumn| !matches!(p, TableColumn::Role | TableColumn::Day | TableColumn::Left);
    let leading = parts
        .into_iter()
        .filter(shown)
        .map(|p| leading(sheet, p, spacing));
    let is_criterion = |row: &&CriteriaRow| matches!(row.kind, RowKind::Weighted | RowKind::Must);
    let rows = rows(sheet, sheet.offers);
    let criteria = rows.iter().filter(is_criterion);
    leading
        .chain(criteria.map(|row| criterion(sheet, row)))
        .collect()
}

/// A column before the criteria.
fn leading(sheet: &Sheet<'_>, part: TableColumn, spacing: Spacing) -> Stack {
    let head = match part {
        TableColumn::First => ["Comes", "first in", "what-ifs"]
            .map(str::to_owned)
            .to_vec(),
        part => vec![part.head(sheet)],
    };
    let cell = |offer: &OfferLine<'_>| match part {
        TableColumn::Company => names(sheet, offer),
        part if offer.position.is_none() && !part.told_unranked(offer) => vec![String::new()],
        part => {
            let bold = words::leads(offer)
                && !matches!(part, TableColumn::WasPlace | TableColumn::WasScore);
            vec![paint_if(bold, &part.text(sheet, offer), Paint::Bold)]
        }
    };
    let cells = sheet.offers.iter().map(cell).collect();
    Stack {
        shape: part.column(spacing),
        head,
        cells,
    }
}

/// The name, and the day to answer by below it.
fn names(sheet: &Sheet<'_>, offer: &OfferLine<'_>) -> Vec<String> {
    let lines = fold(&sheet.name(offer), NAME);
    let bold = |line: &String| paint_if(words::leads(offer), line, Paint::Bold);
    let day = offer
        .position
        .and_then(|_| reply_by(offer))
        .map(|day| format!("  {day}"));
    lines.iter().map(bold).chain(day).collect()
}

/// A criterion: the points that it earns, and the rating below them.
fn criterion(sheet: &Sheet<'_>, row: &CriteriaRow) -> Stack {
    let cell = |(offer, cell): (&OfferLine<'_>, &CriteriaCell)| {
        let text = if cell.unchecked { "?" } else { &cell.text };
        let told = offer.position.is_some() || sheet.report.ranked() == 0;
        let earned = cell.points.filter(|_| told).map(from_tenths);
        let earned = earned.map(|earned| paint_if(cell.most, &earned, Paint::Bold));
        // A line of nothing would part the table from itself.
        let text = Some(flagged(text)).filter(|text| !text.is_empty());
        earned.into_iter().chain(text).collect()
    };
    let cells: Vec<_> = sheet.offers.iter().zip(&row.cells).map(cell).collect();
    Stack {
        shape: GridColumn::right(1),
        head: head(row, &cells),
        cells,
    }
}

/// The criterion's name in at most two lines, its scale, and at the bottom its weight.
fn head(row: &CriteriaRow, cells: &[Vec<String>]) -> Vec<String> {
    let name = &row.name;
    let widest = cells.iter().flatten().map(|c| width(c)).max().unwrap_or(0);
    let least = widest.max(HEAD).max(longest_word(name).min(2 * HEAD));
    let whole = width(name).max(least);
    let short = (least..=whole)
        .map(|w| fold(name, w))
        .find(|head| head.len() <= 2);
    let mut head = short.unwrap_or_else(|| vec![name.clone()]);
    head.extend(Some(row.scale.clone()).filter(|scale| !scale.is_empty()));
    head.push(match row.kind {
        RowKind::Weighted => format!("of {}", row.weight),
        _ => row.weight.clone(),
    });
    head
}
