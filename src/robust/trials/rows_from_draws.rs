//! What the rows of a chunk are made from: what is drawn, and what is the same in every trial.

use super::compare::Mask;
use crate::method::Drawn;
use crate::model::{Column, CriterionId, Normalization, QuantityId, Rating};
use crate::pay::Figure;
use crate::robust::{LANES, Lanes};

/// Where a utility comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum UtilitySource {
    /// It is the same in every trial.
    Fixed(f64),
    /// It is in this row of the chunk.
    Row(usize),
}

/// How a row of a chunk is filled.
#[derive(Debug)]
pub enum Fill<'p> {
    /// From a stream of its own, by its name.
    Drawn {
        name: u64,
        rating: Rating,
        /// The criterion whose scale it goes through; none for the share of a link.
        criterion: Option<CriterionId>,
    },
    /// A company's own part, lifted toward its parent's.
    Linked {
        own: UtilitySource,
        share: UtilitySource,
        parent: UtilitySource,
    },
    /// What a package comes to in a month, through the criterion's scale.
    Package(Paid<'p>),
}

/// A package whose parts are drawn.
#[derive(Debug)]
pub struct Paid<'p> {
    pub figure: Figure<'p>,
    pub parts: Vec<(QuantityId, UtilitySource)>,
    /// The criterion whose scale the figure goes through; none where it stays a number.
    pub criterion: Option<CriterionId>,
}

/// A criterion whose scale is made from the offers present.
#[derive(Debug)]
pub struct Renewed {
    pub criterion: CriterionId,
    pub how: Normalization,
    /// The rows of its numbers.
    pub rows: Vec<usize>,
    /// The offers that have a number of their own, and its row.
    pub members: Vec<(usize, usize)>,
}

impl UtilitySource {
    /// Its number in one trial.
    pub fn at(self, rows: &[Lanes], t: usize) -> f64 {
        match self {
            Self::Fixed(x) => x,
            Self::Row(row) => rows[row][t],
        }
    }

    /// Its numbers in all trials of a chunk.
    pub fn drawn(self, rows: &[Lanes]) -> Drawn<'_> {
        match self {
            Self::Fixed(x) => Drawn::Same(x),
            Self::Row(row) => Drawn::Each(&rows[row]),
        }
    }
}

impl Paid<'_> {
    /// The figure of a month in one trial.
    pub fn month(&self, rows: &[Lanes], t: usize) -> f64 {
        self.figure.month(|q| {
            let part = self.parts.iter().find(|p| p.0 == q);
            part.map_or(0.0, |p| p.1.at(rows, t))
        })
    }
}

impl Renewed {
    /// The column of a trial, of the offers that are in it; where all are out, of all.
    pub fn column(&self, rows: &[Lanes], t: usize, out: &[Mask]) -> Column {
        let nobody = out.iter().all(|out| out[t]);
        let is_in = |offer: usize| nobody || !out[offer][t];
        let members = self.members.iter().filter(|(offer, _)| is_in(*offer));
        self.how.fit(members.map(|(_, row)| rows[*row][t]))
    }

    /// Turns the numbers of each trial into utilities; `out` are the trials that each offer is out
    /// of, none where all are in.
    pub fn apply(&self, rows: &mut [Lanes], out: &[Mask]) {
        #[allow(clippy::needless_range_loop)] // One trial after the other, across all rows.
        for t in 0..LANES {
            let column = self.column(rows, t, out);
            for &row in &self.rows {
                rows[row][t] = column.utility(rows[row][t]).get();
            }
        }
    }
}
