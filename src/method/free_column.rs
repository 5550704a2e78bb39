//! One column whose utilities move, the others as they are: a sum's score in two operations.

use super::{Method, UtilityTable, weighted_sum};

/// The scores of all rows as one column moves.
#[derive(Clone, Debug, PartialEq)]
pub struct FreeColumn {
    /// Each row's score without the column.
    rests: Vec<f64>,
    share: f64,
}

impl FreeColumn {
    /// The column of a table, from the scores as they are; none where a score is no sum of columns.
    pub fn new(
        method: Method,
        (table, scores): (&UtilityTable, &[f64]),
        shares: &[f64],
        column: usize,
    ) -> Option<Self> {
        let rest = |(row, now)| weighted_sum::without(table.row(row), shares, now, column);
        method.is_sum().then(|| Self {
            rests: scores.iter().copied().enumerate().map(rest).collect(),
            share: shares[column],
        })
    }

    /// A row's score with this utility in the column.
    #[inline]
    pub fn score(&self, row: usize, utility: f64) -> f64 {
        self.rests[row] + weighted_sum::points(self.share, utility)
    }
}
