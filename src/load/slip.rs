//! What reports of broken syntax are made of.

use std::ops::Range;

/// A slip of syntax: where, what, and how to mend it.
pub(super) struct Slip {
    /// The bytes of the original.
    pub range: Range<usize>,
    /// Whether it is a date that cannot be, rather than broken syntax.
    pub date: bool,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
}
