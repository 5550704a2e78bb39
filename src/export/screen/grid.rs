//! Columns: cells of finished lines, laid out side by side.

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, Row as ComfyRow, Table};

use super::flow::{pad, wrap_under};
use crate::text::width::{widest, width, wrap};

/// A rest of a line narrower than this is no place for a sentence.
const NARROW: usize = 24;

/// A table without lines.
#[derive(Debug)]
pub struct TextGrid {
    columns: Vec<GridColumn>,
    rows: Vec<GridRow>,
}

/// One column.
#[derive(Clone, Copy, Debug)]
pub struct GridColumn {
    /// Spaces before it.
    pub gap: usize,
    /// Whether numbers end under each other.
    pub right: bool,
    /// Columns that it takes at least.
    pub least: usize,
}

/// One row.
#[derive(Debug, Default)]
pub struct GridRow {
    cells: Vec<Vec<String>>,
    tail: Option<Tail>,
    below: Option<Below>,
}

/// A sentence in place of the last cells of a row.
#[derive(Debug)]
pub struct Tail {
    /// The column in whose place it begins.
    pub column: usize,
    /// Spaces before it.
    pub gap: usize,
    /// The sentence, and where it stands when the rest of the line is too narrow.
    pub below: Below,
}

/// A sentence on lines of its own under a row.
#[derive(Debug)]
pub struct Below {
    /// The column under whose beginning it stands.
    pub column: usize,
    /// Spaces before it there.
    pub indent: usize,
    /// The sentence.
    pub text: String,
}

impl GridColumn {
    /// Words: they begin under each other.
    pub const fn left(gap: usize) -> Self {
        Self {
            gap,
            right: false,
            least: 1,
        }
    }

    /// Numbers: they end under each other.
    pub const fn right(gap: usize) -> Self {
        Self {
            right: true,
            ..Self::left(gap)
        }
    }
}

impl GridRow {
    /// A row of cells of one line.
    pub fn new(cells: Vec<String>) -> Self {
        Self::tall(cells.into_iter().map(|c| vec![c]).collect())
    }

    /// A row of cells of several lines.
    pub fn tall(cells: Vec<Vec<String>>) -> Self {
        Self {
            cells,
            ..Self::default()
        }
    }

    /// A line that opens a part of a grid of so many columns.
    pub fn opening(head: &str, columns: usize) -> Self {
        let below = Below {
            column: 0,
            indent: 1,
            text: head.to_owned(),
        };
        let tail = Tail {
            column: 0,
            gap: 1,
            below,
        };
        Self::new(vec![String::new(); columns]).with_tail(Some(tail))
    }

    /// With a sentence behind the cells.
    pub fn with_tail(mut self, tail: Option<Tail>) -> Self {
        self.tail = tail;
        self
    }

    /// With a sentence on lines of its own.
    pub fn with_below(mut self, below: Option<Below>) -> Self {
        self.below = below;
        self
    }

    /// Cells of different heights end on one line.
    pub fn bottom(mut self) -> Self {
        let height = self.height();
        for cell in &mut self.cells {
            let missing = height - cell.len();
            cell.splice(0..0, std::iter::repeat_n(String::new(), missing));
        }
        self
    }

    fn height(&self) -> usize {
        self.cells.iter().map(Vec::len).max().unwrap_or(0)
    }
}

impl TextGrid {
    /// A grid of these columns.
    pub const fn new(columns: Vec<GridColumn>) -> Self {
        Self {
            columns,
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn push(&mut self, row: GridRow) {
        self.rows.push(row);
    }

    /// What each column takes, without the spaces before it.
    pub fn widths(&self) -> Vec<usize> {
        let mut widths: Vec<usize> = self.columns.iter().map(|c| c.least).collect();
        for row in &self.rows {
            for (most, cell) in widths.iter_mut().zip(&row.cells) {
                *most = widest(cell).max(*most);
            }
        }
        widths
    }

    /// How many lines it takes, a sentence below a row counted as one.
    pub fn height(&self) -> usize {
        let rows = self.rows.iter();
        rows.map(|row| row.height() + usize::from(row.below.is_some()))
            .sum()
    }

    /// What a line takes; sentences behind cells are not counted, they wrap.
    pub fn width(&self) -> usize {
        self.start(self.columns.len(), &self.widths())
    }

    /// Where a column begins, the spaces before it included.
    fn start(&self, column: usize, widths: &[usize]) -> usize {
        let before = self.columns.iter().zip(widths).take(column);
        before.map(|(c, w)| c.gap + w).sum()
    }

    /// The lines of the grid, sentences wrapped to `columns`.
    pub fn render(mut self, columns: usize) -> Vec<String> {
        let widths = self.widths();
        self.keep_least();
        let mut lines = self.table().lines().collect::<Vec<_>>().into_iter();
        let mut out = Vec::with_capacity(lines.len());
        for row in &self.rows {
            let mut own: Vec<String> = lines.by_ref().take(row.height()).collect();
            if let Some(tail) = &row.tail {
                self.add_tail(tail, &widths, columns, &mut own);
            }
            let below = row.below.iter();
            out.append(&mut own);
            out.extend(below.flat_map(|below| self.under(below, &widths, columns)));
        }
        out
    }

    /// Makes the first row as wide as the columns are to be at least.
    fn keep_least(&mut self) {
        let Some(row) = self.rows.first_mut() else {
            return;
        };
        for (column, cell) in self.columns.iter().zip(&mut row.cells) {
            if let Some(line) = cell.last_mut().filter(|_| !column.right) {
                *line = pad(line, column.least);
            }
        }
    }

    fn table(&self) -> Table {
        let mut table = Table::new();
        table.load_style(NOTHING);
        for row in &self.rows {
            let cells: Vec<String> = row.cells.iter().map(|c| c.join("\n")).collect();
            table.add_row(ComfyRow::from(cells));
        }
        for (column, shape) in self.columns.iter().zip(table.column_iter_mut()) {
            shape.set_padding((column.gap as u16, 0));
            if column.right {
                shape.set_cell_alignment(CellAlignment::Right);
            }
        }
        table
    }

    /// A sentence on lines of its own.
    fn under(&self, below: &Below, widths: &[usize], columns: usize) -> Vec<String> {
        let gap = self.columns.get(below.column).map_or(0, |c| c.gap);
        let indent = self.start(below.column, widths) + gap + below.indent;
        wrap_under(&below.text, indent, columns)
    }

    fn add_tail(&self, tail: &Tail, widths: &[usize], columns: usize, lines: &mut Vec<String>) {
        let start = self.start(tail.column, widths) + tail.gap;
        let rest = columns.saturating_sub(start);
        if width(&tail.below.text) > rest && rest < NARROW {
            lines.extend(self.under(&tail.below, widths, columns));
            return;
        }
        for (i, text) in wrap(&tail.below.text, rest).into_iter().enumerate() {
            if lines.len() == i {
                lines.push(String::new());
            }
            lines[i] = pad(lines[i].trim_end_matches(' '), start) + &text;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|c| (*c).to_owned()).collect()
    }

    fn trimmed(lines: &[String]) -> Vec<&str> {
        lines.iter().map(|l| l.trim_end()).collect()
    }

    #[test]
    fn wide_characters_keep_the_columns() {
        let mut grid = TextGrid::new(vec![GridColumn::left(1), GridColumn::right(2)]);
        grid.push(GridRow::new(words(&["日本", "1"])));
        grid.push(GridRow::new(words(&["abc", "12"])));
        assert_eq!(grid.width(), 9);
        assert_eq!(trimmed(&grid.render(80)), [" 日本   1", " abc   12"]);
    }

    #[test]
    fn a_sentence_takes_the_place_of_cells_and_wraps_under_itself() {
        let make = || {
            let mut grid = TextGrid::new(vec![GridColumn::left(1), GridColumn::right(2)]);
            grid.push(GridRow::new(words(&["name", "12"])));
            let text = "no offer yet; too little known to rank".to_owned();
            let below = Below {
                column: 0,
                indent: 2,
                text,
            };
            let tail = Tail {
                column: 1,
                gap: 1,
                below,
            };
            grid.push(GridRow::new(words(&["n"])).with_tail(Some(tail)));
            grid
        };
        assert_eq!(
            trimmed(&make().render(34)),
            [
                " name  12",
                " n    no offer yet; too little",
                "      known to rank"
            ]
        );
        assert_eq!(
            trimmed(&make().render(26)),
            [
                " name  12",
                " n",
                "   no offer yet; too",
                "   little known to rank"
            ]
        );
    }

    #[test]
    fn cells_of_several_lines_may_end_together() {
        let mut grid = TextGrid::new(vec![GridColumn::left(1), GridColumn::right(1)]);
        grid.push(GridRow::tall(vec![words(&["a", "b"]), words(&["c"])]).bottom());
        assert_eq!(trimmed(&grid.render(80)), [" a", " b c"]);
    }
}
