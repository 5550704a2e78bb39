//! The ranked table in the fullest form that fits the screen.

use super::flow::{fold, longest_word, wrap_under};
use super::grid::{Below, GridRow, Tail, TextGrid};
use crate::export::columns::{Spacing, TableColumn, judges, marked, reply_by, table_columns};
use crate::export::paint::{Paint, paint_if};
use crate::export::sheet::{MarkRoom, Sheet};
use crate::export::words;
use crate::report::{OfferLine, OldPlace, Was};
use crate::text::width::width;

/// A name takes at most this many columns of a table; a longer one is wrapped.
const WIDEST: usize = 40;
/// A word up to this length is not broken to make room.
const WORD: usize = 16;
/// Company and role in one column take at least this.
const STACKED: usize = 14;
/// Where the lines below a name begin: under the name.
const INDENT: usize = 5;

/// How the columns share the screen.
#[derive(Clone, Copy, Debug)]
struct TablePlan<'p> {
    parts: &'p [TableColumn],
    tight: bool,
    /// The most that a company and a role take.
    names: [usize; 2],
}

/// The table where it fits, else a list; an offer without a place has its reason behind its name.
pub fn lines(sheet: &Sheet<'_>, columns: usize) -> Vec<String> {
    let parts = table_columns(sheet);
    let loose = TablePlan {
        parts: &parts,
        tight: false,
        names: [WIDEST; 2],
    };
    let tight = TablePlan {
        tight: true,
        ..loose
    };
    let fits = |plan: TablePlan<'_>| Some(plan.grid(sheet)).filter(|grid| grid.width() <= columns);
    let whole = fits(loose)
        .or_else(|| fits(tight))
        .or_else(|| tight.broken(sheet, columns));
    whole.map_or_else(|| list(sheet, columns), |grid| grid.render(columns))
}

/// Company and role in one column.
fn stacked(parts: &[TableColumn]) -> Vec<TableColumn> {
    let merge = |part: &TableColumn| match part {
        TableColumn::Company => Some(TableColumn::Offer),
        TableColumn::Role => None,
        part => Some(*part),
    };
    parts.iter().filter_map(merge).collect()
}

/// The columns without the days to answer by, which then stand below the names.
fn undated(parts: &[TableColumn]) -> Vec<TableColumn> {
    parts
        .iter()
        .copied()
        .filter(|part| !matches!(part, TableColumn::Day | TableColumn::Left))
        .collect()
}

impl TablePlan<'_> {
    /// With names wrapped or days below them, whichever takes fewer lines.
    fn broken(self, sheet: &Sheet<'_>, columns: usize) -> Option<TextGrid> {
        let undated = undated(self.parts);
        let below = TablePlan {
            parts: &undated,
            ..self
        };
        let (names, fewer) = (stacked(self.parts), stacked(&undated));
        let stacked =
            [&names, &fewer].map(|parts| TablePlan { parts, ..self }.filled(sheet, columns));
        let squeezed = [
            below,
            self.squeezed(sheet, columns),
            below.squeezed(sheet, columns),
        ];
        let plans = squeezed.into_iter().chain(stacked.into_iter().flatten());
        let grids = plans
            .map(|plan| plan.grid(sheet))
            .filter(|grid| grid.width() <= columns);
        grids.min_by_key(TextGrid::height)
    }

    /// With names wrapped as far as it takes to fit, as long as no word is broken for it.
    fn squeezed(self, sheet: &Sheet<'_>, columns: usize) -> Self {
        let names = [TableColumn::Company, TableColumn::Role].map(|part| {
            sheet
                .offers
                .iter()
                .map(|o| part.text(sheet, o))
                .collect::<Vec<_>>()
        });
        let mut most = names.each_ref().map(|n| natural(n));
        let least = names.each_ref().map(|n| floor(n));
        let excess = Self {
            names: most,
            ..self
        }
        .grid(sheet)
        .width()
        .saturating_sub(columns);
        for _ in 0..excess {
            let room = [most[0] - least[0], most[1] - least[1]];
            let widest = usize::from(room[1] > room[0]);
            most[widest] -= usize::from(room[widest] > 0);
        }
        Self {
            names: most,
            ..self
        }
    }

    /// With company and role together in what the figures leave.
    fn filled(self, sheet: &Sheet<'_>, columns: usize) -> Option<Self> {
        let head = width("Offer");
        let figures = Self {
            names: [1; 2],
            ..self
        }
        .grid(sheet)
        .width()
            - head;
        let most = columns
            .checked_sub(figures)
            .filter(|most| *most >= STACKED)?;
        Some(Self {
            names: [most; 2],
            ..self
        })
    }

    fn grid(self, sheet: &Sheet<'_>) -> TextGrid {
        let spacing = Spacing {
            tight: self.tight,
            was: self.parts.contains(&TableColumn::WasPlace),
        };
        let mut grid = TextGrid::new(self.parts.iter().map(|p| p.column(spacing)).collect());
        grid.push(GridRow::new(
            self.parts.iter().map(|p| p.head(sheet)).collect(),
        ));
        for offer in sheet.offers {
            grid.push(self.row(sheet, offer));
        }
        grid
    }

    fn row(self, sheet: &Sheet<'_>, offer: &OfferLine<'_>) -> GridRow {
        let tail = offer.position.is_none().then(|| self.tail(offer));
        let shown = tail.as_ref().map_or(self.parts.len(), |tail| tail.column);
        let cells = self.parts[..shown]
            .iter()
            .map(|part| self.cell(sheet, *part, offer));
        let dated = self.parts.contains(&TableColumn::Day);
        let below = reply(offer).filter(|_| !dated).map(|text| self.below(text));
        GridRow::tall(cells.collect())
            .with_tail(tail)
            .with_below(below)
    }

    /// A line under the name.
    fn below(self, text: String) -> Below {
        let is_name =
            |part: &TableColumn| matches!(part, TableColumn::Company | TableColumn::Offer);
        let column = self.parts.iter().position(is_name).unwrap_or(0);
        Below {
            column,
            indent: 0,
            text,
        }
    }

    fn cell(self, sheet: &Sheet<'_>, part: TableColumn, offer: &OfferLine<'_>) -> Vec<String> {
        let bold =
            words::leads(offer) && !matches!(part, TableColumn::WasPlace | TableColumn::WasScore);
        let text = part.text(sheet, offer);
        let lines = match part {
            TableColumn::Company | TableColumn::Offer => fold(&text, self.names[0]),
            TableColumn::Role => fold(&text, self.names[1]),
            _ => vec![text],
        };
        lines
            .iter()
            .map(|line| paint_if(bold, line, Paint::Bold))
            .collect()
    }

    /// The reason of an offer without a place, behind what else its row tells.
    fn tail(self, offer: &OfferLine<'_>) -> Tail {
        let column = self
            .parts
            .iter()
            .take_while(|p| p.told_unranked(offer))
            .count();
        let gap = if self.parts[..column].contains(&TableColumn::Score) {
            3
        } else {
            2
        };
        Tail {
            column,
            gap,
            below: self.below(words::reasons(offer)),
        }
    }
}

fn natural(names: &[String]) -> usize {
    names
        .iter()
        .map(|n| width(n))
        .max()
        .unwrap_or(0)
        .min(WIDEST)
}

/// What a column of names takes at least: its longest word, if that is not overlong.
fn floor(names: &[String]) -> usize {
    let word = names.iter().map(|n| longest_word(n)).max().unwrap_or(0);
    word.clamp(6, WORD).min(natural(names))
}

/// The deadline in words, for an offer that takes a place.
fn reply(offer: &OfferLine<'_>) -> Option<String> {
    let day = offer.position.and_then(|_| reply_by(offer))?;
    let left = offer.days_left.map(|d| format!(", {}", words::left(d)));
    Some(day + &left.unwrap_or_default())
}

/// For screens too narrow for columns: a name, and its figures below.
fn list(sheet: &Sheet<'_>, columns: usize) -> Vec<String> {
    let mut out = Vec::new();
    for offer in sheet.offers {
        let name = fold(&sheet.name(offer), columns.saturating_sub(INDENT));
        let place = format!(" {:<1$} ", words::place(offer), INDENT - 2);
        for (i, line) in name.iter().enumerate() {
            let lead = if i == 0 {
                place.clone()
            } else {
                " ".repeat(INDENT)
            };
            out.push(lead + &paint_if(words::leads(offer), line, Paint::Bold));
        }
        out.extend(wrap_under(&told(sheet, offer).join(", "), INDENT, columns));
    }
    out
}

/// Place and score from before.
fn was(was: &Was) -> String {
    if was.place == OldPlace::None {
        return "was not ranked".to_owned();
    }
    let place = was.place;
    format!(
        "was {place} with {}",
        marked(was.score, was.unsure, MarkRoom::None)
    )
}

/// The figures of an offer, each with its name.
fn told(sheet: &Sheet<'_>, offer: &OfferLine<'_>) -> Vec<String> {
    let mut out = Vec::new();
    if words::has_score(offer) {
        out.push(format!(
            "score {}",
            marked(offer.score, offer.unsure, MarkRoom::None)
        ));
    }
    out.extend(offer.was.as_ref().map(was));
    if offer.position.is_none() {
        out.push(words::reasons(offer));
        return out;
    }
    let range = words::range(offer).filter(|_| offer.was.is_none());
    out.extend(range.map(|range| format!("range {range}")));
    out.extend(
        offer
            .comes_first
            .as_deref()
            .map(|s| format!("comes first {}", words::clean(s))),
    );
    let judged = |j| {
        let part = TableColumn::Judge(j);
        format!("{} {}", part.head(sheet), part.text(sheet, offer))
    };
    out.extend(judges(sheet).map(judged));
    out.extend(reply(offer));
    out
}
