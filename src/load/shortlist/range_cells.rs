//! Cells of several columns that state one thing: the least, the likely value, the most.

use crate::load::spreadsheet::{CellReading, ColumnGroup, JoinedCells, RangeEnd};

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
        use CellReading::{Level, Levels, Number, Numbers, Unknown};
        let said = self.0.map(|cell| cell.filter(|own| *own != Unknown));
        match JoinedCells::new(said) {
            JoinedCells::Nothing => (!self.is_empty()).then_some(Unknown),
            JoinedCells::One(one) => Some(one),
            JoinedCells::Range(Number(low), Number(high)) => Some(Numbers(low, None, high)),
            JoinedCells::Range(Level(low), Level(high)) => Some(Levels(low, None, high)),
            JoinedCells::Three(Number(low), Number(likely), Number(high)) => {
                Some(Numbers(low, Some(likely), high))
            }
            JoinedCells::Three(Level(low), Level(likely), Level(high)) => {
                Some(Levels(low, Some(likely), high))
            }
            JoinedCells::Range(..) | JoinedCells::Three(..) | JoinedCells::Without(_) => None,
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
