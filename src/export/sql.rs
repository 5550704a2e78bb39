//! A ranking as one SELECT, for an engine that has the offers in a table.
//!
//! Each step is a common table expression over the one before: what the columns say, what that is
//! worth, points, scores, positions. The table is read once.

mod cells;
mod companies;
mod dialect;
mod expression;
mod literal;
mod making;
mod names;
mod places;
mod present;
mod ranges;
mod scale;
mod select;
mod steps;
mod texts;
mod worth;

use std::io;

pub use dialect::Dialect;

use crate::report::TableQuery;

/// Which SELECT is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct SqlOptions {
    /// Whose SQL.
    pub dialect: Dialect,
    /// The table, with the schema before it or without.
    pub table: String,
    /// How many of the first offers; all without it, and those that take no place behind them.
    pub top: Option<u64>,
    /// The view to make of it.
    pub view: Option<String>,
}

/// Writes the SELECT.
///
/// # Errors
/// When it cannot be written.
pub fn sql(
    query: &TableQuery<'_>,
    options: &SqlOptions,
    out: &mut (impl io::Write + ?Sized),
) -> io::Result<()> {
    out.write_all(select::select(query, options).as_bytes())
}
