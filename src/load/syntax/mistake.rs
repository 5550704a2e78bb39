//! What reports of broken syntax are made of, and the parts of a statement.

use std::ops::Range;

use toml::de::DeTable;

use crate::diag::Code;

/// A mistake of syntax: where, what, and how to mend it.
pub struct Mistake {
    /// The bytes of the original.
    pub range: Range<usize>,
    /// Broken syntax, or a date that rank does not read.
    pub code: Code,
    pub message: String,
    pub help: Option<String>,
}

impl Mistake {
    /// Broken syntax without a mend.
    pub fn new(range: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            range,
            code: Code::Syntax,
            message: message.into(),
            help: None,
        }
    }

    /// The same with its mend.
    pub fn help(self, help: impl Into<String>) -> Self {
        self.maybe_help(Some(help.into()))
    }

    /// The same with its mend, where one is known.
    pub fn maybe_help(self, help: Option<String>) -> Self {
        Self { help, ..self }
    }
}

/// What is wrong with a statement that does not parse, and what parses in its place.
pub type Broken = (Mistake, Repair);

/// Whether a statement is right by itself.
pub fn parses(statement: &str) -> bool {
    DeTable::parse(statement).is_ok()
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
    None,
}

/// The bytes of the spaces that a text begins with.
pub fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

/// The first `=` outside quotes.
pub fn equals_sign(statement: &str) -> Option<usize> {
    let mut quote = None;
    let line = statement.lines().next().unwrap_or_default();
    for (i, byte) in line.bytes().enumerate() {
        match (quote, byte) {
            (None, b'=') => return Some(i),
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'#') => return None,
            (Some(q), b) if q == b => quote = None,
            _ => {}
        }
    }
    None
}

/// The first line of a value, without a comment behind it.
pub fn without_comment(value: &str) -> &str {
    let line = value.lines().next().unwrap_or_default();
    let line = if line.starts_with(['"', '\'']) {
        line
    } else {
        line.split('#').next().unwrap_or(line)
    };
    line.trim_end()
}
