//! Cells of several columns that state one thing: the least, the likely value, the most.

use crate::load::spreadsheet::{CellReading, ColumnGroup, RangeEnd};

/// What cells of a row state together.
#[derive(Clone, Copy, Debug, Default)]
pub struct RangeCells<'k>([Option<CellReading<'k>>; 3]);

impl<'k> RangeCells<'k> {
    /// Takes what a cell is read as.
    pub fn take(&mut self, end: RangeEnd, reading: CellReading<'k>) {
        self.0[end as usize] = Some(reading);
    }

    /// Whether none of them says anything.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// What they state; none of a mistake.
    pub fn reading(&self) -> Option<CellReading<'k>> {
        let [low, likely, high] = self.0;
        let (Some(low), Some(high)) = (low, high) else {
            return likely.filter(|_| low.is_none() && high.is_none());
        };
        match (low, high) {
            (CellReading::Number(low), CellReading::Number(high)) => match likely {
                None => Some(CellReading::Numbers(low, None, high)),
                Some(CellReading::Number(x)) => Some(CellReading::Numbers(low, Some(x), high)),
                Some(_) => None,
            },
            (CellReading::Level(low), CellReading::Level(high)) => match likely {
                None => Some(CellReading::Levels(low, None, high)),
                Some(CellReading::Level(x)) => Some(CellReading::Levels(low, Some(x), high)),
                Some(_) => None,
            },
            _ => None,
        }
    }
}

/// Which of the values a column of such a group has; none where two columns have the same.
pub fn end_of(group: &ColumnGroup, column: usize) -> Option<RangeEnd> {
    let of = |end: Option<RangeEnd>| end.unwrap_or(RangeEnd::Likely);
    let (own, _) = group.columns.iter().find(|own| own.1 == column)?;
    let own = of(*own);
    let same = group.columns.iter().filter(|other| of(other.0) == own);
    (same.count() == 1).then_some(own)
}
