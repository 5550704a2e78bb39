//! Tables of typed cells.

/// How something is told, beside its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    #[default]
    Plain,
    /// It leads, or it is a sum.
    Strong,
    /// It is unknown, or to be looked at.
    Caution,
    /// It presses.
    Alarm,
    /// A source, a legend, or what stands above already.
    Faint,
}

/// A table by what it tells: a renderer may have a layout of its own for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// Offers in their order.
    Ranking,
    /// Criteria on which one offer is ahead of another, each with its reason.
    Gaps,
    /// Days by which something is due.
    Deadlines,
    /// What to ask, and what answers change.
    Questions,
    /// Changes that give another order.
    Flips,
    /// The ratings of one offer, and what each earns.
    Explained,
    /// The ratings of two offers side by side.
    Against,
    /// What each offer pays in a month.
    PaySummary,
    /// Where the money of one offer comes from.
    PayStatement,
    /// The ratings of one offer, each with its reason.
    Reasons,
    /// Shares of what-ifs, offers by places.
    Heat,
    /// Any other.
    Plain,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// A place: `1-2`.
    Place,
    /// A place before the changes of the command line.
    OldPlace,
    /// What a row is about: a company, a criterion.
    Name,
    /// More of its name: a role.
    Role,
    /// Points of 100.
    Score,
    /// Points before the changes of the command line.
    OldScore,
    /// A range of points: `67-81`.
    Range,
    /// How often in what-ifs: `51 in 100`.
    Share,
    /// A position by one judge: `1st`.
    Position,
    /// A day.
    Day,
    /// Days until then: `4 days`.
    DaysLeft,
    /// A weight, or points of one.
    Number,
    /// A rating in words.
    Rating,
    /// Money.
    Amount,
    /// A sentence.
    Words,
}

impl CellKind {
    /// Whether cells end under each other, as numbers do.
    pub const fn is_number(self) -> bool {
        matches!(
            self,
            Self::Score
                | Self::OldScore
                | Self::Range
                | Self::Share
                | Self::Position
                | Self::DaysLeft
                | Self::Number
                | Self::Amount
        )
    }
}

/// Rows under named columns.
#[derive(Debug)]
pub struct BlockTable {
    /// What it tells.
    pub kind: TableKind,
    /// What it shows, in a few words: for readers who hear a page.
    pub caption: String,
    /// The columns from left to right.
    pub columns: Vec<BlockColumn>,
    /// The rows from top to bottom.
    pub rows: Vec<BlockRow>,
}

/// A column.
#[derive(Clone, Debug)]
pub struct BlockColumn {
    /// What it holds.
    pub kind: CellKind,
    /// What stands above it; nothing where it goes without saying.
    pub head: String,
    /// Its name before a cell in a sentence: `comes first`.
    pub spoken: String,
    /// Whether numbers keep room for a mark behind them.
    pub marked: bool,
}

/// A row.
#[derive(Debug, Default)]
pub struct BlockRow {
    /// The part of the table that it opens.
    pub opens: Option<String>,
    /// Whether it is of the first offer.
    pub is_strong: bool,
    /// Whether it is the sum of those above.
    pub is_sum: bool,
    /// One cell a column; none where a sentence takes its place.
    pub cells: Vec<Option<BlockCell>>,
    /// The sentence that takes the place of the cells that are none.
    pub instead: String,
    /// What else is said of it, for where columns of days are left out: `reply by Thu 26 Nov`.
    pub below: Vec<BlockCell>,
}

/// What stands in a row under a column.
#[derive(Clone, Debug, Default)]
pub struct BlockCell {
    /// Its words.
    pub text: String,
    /// What stands behind them: `?`, `*`.
    pub mark: String,
    /// The number of its note.
    pub note: Option<usize>,
    /// How it is told.
    pub tone: Tone,
    /// Whether the same stands above it: a screen does not say it again.
    pub is_repeat: bool,
    /// The number that it shows, where a layout goes by that.
    pub value: Option<f64>,
}

impl BlockTable {
    /// A table without rows yet.
    pub fn new(kind: TableKind, caption: impl Into<String>, columns: Vec<BlockColumn>) -> Self {
        Self {
            kind,
            caption: caption.into(),
            columns,
            rows: Vec::new(),
        }
    }

    /// With these rows.
    #[must_use]
    pub fn with(mut self, rows: impl IntoIterator<Item = BlockRow>) -> Self {
        self.rows.extend(rows);
        self
    }
}

impl BlockColumn {
    /// A column under a head.
    pub fn new(kind: CellKind, head: impl Into<String>) -> Self {
        Self {
            kind,
            head: head.into(),
            spoken: String::new(),
            marked: false,
        }
    }

    /// With its name as it stands in a sentence.
    #[must_use]
    pub fn spoken(mut self, name: impl Into<String>) -> Self {
        self.spoken = name.into();
        self
    }
}

impl BlockRow {
    /// A row of cells.
    pub fn new(cells: impl IntoIterator<Item = BlockCell>) -> Self {
        Self {
            cells: cells.into_iter().map(Some).collect(),
            ..Self::default()
        }
    }

    /// A row of what it is about, and of more cells.
    pub fn about(name: String, cells: impl Iterator<Item = BlockCell>) -> Self {
        Self::new(std::iter::once(name.into()).chain(cells))
    }

    /// The same as the sum of those above.
    #[must_use]
    pub fn summed(mut self) -> Self {
        self.is_sum = true;
        self
    }

    /// The words under a column, if any stand there.
    pub fn text(&self, column: usize) -> &str {
        self.cell(column).map_or("", |cell| &cell.text)
    }

    /// The cell under a column, if one stands there.
    pub fn cell(&self, column: usize) -> Option<&BlockCell> {
        self.cells.get(column)?.as_ref()
    }
}

impl BlockCell {
    /// A cell of plain words.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// Told in another tone.
    #[must_use]
    pub const fn toned(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// Its words with the mark behind them.
    pub fn whole(&self) -> String {
        format!("{}{}", self.text, self.mark)
    }
}

impl<T: Into<String>> From<T> for BlockCell {
    fn from(text: T) -> Self {
        Self::new(text)
    }
}
