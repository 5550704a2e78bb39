//! A table of offers, one a row, to a file of offers: what stands in its cells is read as the same
//! text would be in such a file, and complaints point to the cells.

mod cells;
mod columns;
mod dates;
mod headers;
mod json_lines;
mod numbers;
mod rows;
mod table;
mod translation;

pub use headers::KnownHeaders;
pub use table::{InputKind, SheetTable};
