//! What is known of a row of a table once it is read.

/// Whether the offer of a row takes a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// It does.
    Stands,
    /// It would if it were made.
    Pending,
    /// It does not: a deal-breaker, or too little known.
    Out,
    /// It is not read yet: something in it is not plain.
    Unread,
    /// It is a mistake.
    Mistake,
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub struct ScannedRow {
    pub score: f64,
    /// Its id as a number; where none is written, the one that it has among others of its company.
    pub id: u64,
    /// The same where it is the only one of its company.
    pub alone: u64,
    /// Its company as a number.
    pub company: u64,
    /// Its first byte.
    pub start: u32,
    /// Its number, as spreadsheets count.
    pub number: u32,
    /// Which of the tables it is in.
    pub table: u16,
    pub stand: Stand,
    /// Whether all its cells are plain.
    pub plain: bool,
}

impl ScannedRow {
    /// What is known of a row that is a mistake.
    pub const MISTAKE: Self = Self {
        stand: Stand::Mistake,
        ..Self::EMPTY
    };
    /// A row of which nothing is known yet.
    pub(super) const EMPTY: Self = Self {
        score: 0.0,
        id: 0,
        alone: 0,
        company: 0,
        start: 0,
        number: 0,
        table: 0,
        stand: Stand::Unread,
        plain: false,
    };
}
