//! What reports of broken syntax are made of.

use std::ops::Range;

/// A mistake of syntax: where, what, and how to mend it.
pub struct Mistake {
    /// The bytes of the original.
    pub range: Range<usize>,
    /// Whether it is a date that cannot be, rather than broken syntax.
    pub date: bool,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
}

impl Mistake {
    /// One without a mend.
    pub fn new(range: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            range,
            date: false,
            message: message.into(),
            help: None,
        }
    }

    /// The same with its mend.
    pub fn help(self, help: impl Into<String>) -> Self {
        Self {
            help: Some(help.into()),
            ..self
        }
    }
}

/// A statement that does not parse, and what can be put in its place.
pub struct Broken {
    /// What is wrong.
    pub mistake: Mistake,
    /// What parses instead.
    pub repair: Repair,
}

/// What parses in the place of a broken statement.
pub enum Repair {
    /// A header that opens the table that was meant.
    Header(String),
    /// The key with a stand-in value.
    Key {
        /// The bytes of the key in the statement.
        key: Range<usize>,
        /// The first byte of the value.
        value: usize,
    },
    /// Nothing.
    None,
}
