//! How numbers and days are written in a table, from what its cells tell.

use std::collections::HashMap;

use super::cells;
use super::columns::ColumnGroup;
use super::dates;
use super::headers::ColumnKind;
use super::numbers::DecimalMark;

/// What cells tell of how numbers and days are written.
#[derive(Clone, Debug, Default)]
pub struct SeenHabits {
    /// Numbers with each mark before their decimals.
    marks: [usize; 2],
    /// Days in each order, by the group of their column.
    pub(super) days: HashMap<usize, [usize; 2]>,
}

impl SeenHabits {
    /// Looks at a cell of a group of columns.
    pub fn cell(&mut self, at: usize, group: &ColumnGroup, text: &str) {
        match &group.part.kind {
            ColumnKind::Day => {
                if let Some(order) = dates::sure_order(text) {
                    self.days.entry(at).or_default()[order as usize] += 1;
                }
            }
            _ if group.part.takes_numbers() => {
                if let Some(mark) = cells::sure_mark(text) {
                    self.marks[mark as usize] += 1;
                }
            }
            _ => {}
        }
    }

    /// Counts a number that is known to have a dot before its decimals.
    pub const fn count_dot(&mut self) {
        self.marks[DecimalMark::Dot as usize] += 1;
    }

    /// Adds what was seen elsewhere.
    pub fn add(&mut self, other: &Self) {
        for (own, other) in self.marks.iter_mut().zip(other.marks) {
            *own += other;
        }
        for (at, other) in &other.days {
            let own = self.days.entry(*at).or_default();
            for (own, other) in own.iter_mut().zip(other) {
                *own += other;
            }
        }
    }

    /// The mark before decimals, where some number tells it.
    pub fn mark(&self) -> Option<DecimalMark> {
        match self.marks {
            [0, 0] => None,
            [dots, commas] if dots >= commas => Some(DecimalMark::Dot),
            _ => Some(DecimalMark::Comma),
        }
    }
}
