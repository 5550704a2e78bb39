//! What the columns of a table say: numbers, levels by their number, and what is neither.

use super::expression::{case_of, number, short_case};
use super::scale::{cast, finite};
use super::texts::{small, trimmed};
use super::worth::{Expression, SqlTerm};
use crate::report::{QueryLevels, QueryScale};

impl SqlTerm<'_> {
    /// What the columns of the table say as numbers, each with the column itself.
    pub fn cells(&self) -> Vec<Expression> {
        let columns = &self.criterion.columns;
        let mut cells = Vec::new();
        if let Some(value) = &columns.value {
            let parts = if self.is_ranged() {
                ["value", "value_cell"]
            } else {
                ["rating", "cell"]
            };
            cells.extend(self.cell(value.name, value.factor, parts));
        }
        if let Some((low, high)) = columns.ends {
            cells.extend(self.cell(low, None, ["low", "low_cell"]));
            cells.extend(self.cell(high, None, ["high", "high_cell"]));
        }
        cells
    }

    fn cell(
        &self,
        column: &str,
        factor: Option<(f64, f64)>,
        [value, cell]: [&str; 2],
    ) -> [Expression; 2] {
        let column = format!("t.{}", self.dialect.name_of(column));
        let said = match &self.criterion.scale {
            QueryScale::Numbers(_) | QueryScale::Present(_) => {
                let finite = finite(&cast(self.dialect, &column));
                match factor {
                    Some((times, by)) => format!("{finite} * {} / {}", number(times), number(by)),
                    None => finite,
                }
            }
            QueryScale::Levels(levels) => self.level(levels, &column),
        };
        [(self.column(value), said), (self.column(cell), column)]
    }

    /// The number of a level: by its name, else by the words for it in small letters, without the
    /// space around them.
    fn level(&self, levels: &QueryLevels<'_>, column: &str) -> String {
        let branch = |word: &str, level: usize| (self.dialect.literal(word), level.to_string());
        let words = || {
            levels
                .words
                .iter()
                .map(|(word, level)| (word.as_str(), *level))
        };
        let find = |word: &str| words().find(|(own, _)| *own == word);
        let truth = self.dialect.truth().iter();
        let truth = truth.filter(|(word, _)| find(word).is_none());
        let truth = truth.filter_map(|(word, meant)| Some((*word, find(meant)?.1)));
        let all = words().chain(truth);
        let mut all: Vec<_> = all.map(|(word, level)| branch(word, level)).collect();
        // Engines write whole numbers of a column of numbers so.
        let is_whole = |word: &str| word.chars().all(|c| c.is_ascii_digit());
        let whole = words().filter(|(word, _)| is_whole(word));
        all.extend(whole.map(|(word, level)| branch(&format!("{word}.0"), level)));
        let text = format!("CAST({column} AS {})", self.dialect.text());
        let trimmed = trimmed(self.dialect, &text);
        let in_small = small(self.dialect, &trimmed, words().map(|(word, _)| word));
        let spoken = case_of(&in_small, &all, None);
        let names = levels.names.iter();
        let names: Vec<_> = names.map(|(name, level)| branch(name, *level)).collect();
        case_of(&text, &names, Some(&spoken))
    }

    /// The text of a cell, where anything stands in it.
    fn text(&self, part: &str) -> String {
        let cell = self.of("r", part);
        let text = format!("CAST({cell} AS {})", self.dialect.text());
        format!("NULLIF({}, '')", trimmed(self.dialect, &text))
    }

    /// What cells say that is no rating, and ranges as their middle and their two ends.
    pub fn read(&self) -> Vec<Expression> {
        if !self.has_cells() {
            return Vec::new();
        }
        let unread = |value: &str, cell: &str| {
            let is = format!("{} IS NULL", self.of("r", value));
            short_case(&[(is, self.text(cell))], None)
        };
        if !self.is_ranged() {
            return vec![(self.column("unread"), unread("rating", "cell"))];
        }
        let value = self.criterion.columns.value.is_some();
        let value = value.then(|| (self.of("r", "value"), self.text("value_cell")));
        let alone = value.as_ref().map(|_| unread("value", "value_cell"));
        let cells = [self.text("low_cell"), self.text("high_cell")];
        self.range(value.as_ref(), alone.as_deref().unwrap_or("NULL"), cells)
    }
}
