//! What cells of several columns state together: the least, the likely value, the most.

use super::headers::RangeEnd;

/// What cells of several columns state, those that say nothing left out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum JoinedCells<T> {
    Nothing,
    /// A value that stands alone, in whichever column.
    One(T),
    Range(T, T),
    Three(T, T, T),
    /// A likely value and one end; the other is missing.
    Without(RangeEnd),
}

impl<T> JoinedCells<T> {
    /// From the least, the likely value and the most.
    pub fn new(cells: [Option<T>; 3]) -> Self {
        match cells {
            [None, None, None] => Self::Nothing,
            [Some(one), None, None] | [None, Some(one), None] | [None, None, Some(one)] => {
                Self::One(one)
            }
            [Some(low), None, Some(high)] => Self::Range(low, high),
            [Some(low), Some(likely), Some(high)] => Self::Three(low, likely, high),
            [None, Some(_), Some(_)] => Self::Without(RangeEnd::Low),
            [Some(_), Some(_), None] => Self::Without(RangeEnd::High),
        }
    }
}
