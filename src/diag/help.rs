//! How to mend a value, where it stands in a file and where in a cell of a table.

/// How values are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notation {
    /// As files have them: a range is `[5, 8]`.
    #[default]
    File,
    /// As cells of a table have them: a range is `5-8`.
    Cell,
}

/// Ways to mend a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Help {
    /// In a file.
    pub file: Option<String>,
    /// In a cell of a table, if it is another.
    pub cell: Option<String>,
}

impl Help {
    /// What is advised for each.
    pub fn of(advice: impl Fn(Notation) -> Option<String>) -> Self {
        Self {
            file: advice(Notation::File),
            cell: advice(Notation::Cell),
        }
    }
}

impl From<Option<String>> for Help {
    fn from(file: Option<String>) -> Self {
        Self { file, cell: None }
    }
}
