//! The left side of a matrix, and its rows before layout.

use crate::export::page::matrix::CriteriaRow;
use crate::export::screen::flow::fold;
use crate::export::screen::grid::{GridColumn, GridRow, TextGrid};
use crate::text::width::{widest, width};

/// A row's name of this width is not wrapped, if it leaves two thirds of the screen.
const NAME: usize = 20;

/// Names are not wrapped further than this to make room for ratings.
const WRAPPED: usize = 12;

/// The rows and the offers of a matrix, and what the names and weights at the left take.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'m> {
    /// The rows from top to bottom.
    pub rows: &'m [CriteriaRow],
    /// The offers from left to right.
    pub labels: &'m [String],
    name: usize,
    weight: usize,
}

/// A row's name in lines of at most `columns`, the unit on a line of its own where it does not fit.
fn names(row: &CriteriaRow, columns: usize) -> Vec<String> {
    let whole = row.whole_name();
    if width(&whole) <= columns || row.unit.is_empty() {
        return fold(&whole, columns);
    }
    let mut lines = fold(&format!("{},", row.name), columns);
    lines.extend(fold(&row.unit, columns));
    lines
}

impl<'m> Frame<'m> {
    /// As wide as these rows need, and not much of a screen of so many columns.
    pub fn new(rows: &'m [CriteriaRow], labels: &'m [String], columns: usize) -> Self {
        let name = widest(rows.iter().map(CriteriaRow::whole_name));
        let most = (columns * 3 / 10).max(NAME.min(columns / 3));
        let weight = widest(rows.iter().map(|r| &r.weight));
        Self {
            rows,
            labels,
            name: name.min(most.max(1)),
            weight: weight.max(2),
        }
    }

    /// With names wrapped further, by one column more each time.
    pub fn narrower(self) -> impl Iterator<Item = Self> {
        let names = (WRAPPED..self.name).rev();
        names.map(move |name| Self { name, ..self })
    }

    /// Columns before the first offer.
    pub const fn width(&self) -> usize {
        1 + self.name + 2 + self.weight
    }

    /// A grid with these offers' columns behind the names and weights, and their heads.
    pub fn grid(
        &self,
        offers: &[GridColumn],
        heads: impl Iterator<Item = Vec<String>>,
    ) -> TextGrid {
        let mut columns = vec![
            GridColumn {
                least: self.name,
                ..GridColumn::left(1)
            },
            GridColumn::right(2),
        ];
        columns.extend(offers);
        let mut grid = TextGrid::new(columns);
        let lead = [vec![String::new()], vec!["of".to_owned()]];
        grid.push(GridRow::tall(lead.into_iter().chain(heads).collect()).bottom());
        grid
    }

    /// A row with these cells behind its name and weight.
    pub fn row(&self, row: &CriteriaRow, cells: impl Iterator<Item = Vec<String>>) -> GridRow {
        let lead = [names(row, self.name), vec![row.weight.clone()]];
        GridRow::tall(lead.into_iter().chain(cells).collect())
    }
}
