//! A table of offers, one a row, to a file of offers: what stands in its cells is read as the same
//! text would be in such a file, and complaints point to the cells.

mod cells;
mod columns;
mod dates;
mod header_notes;
mod headers;
mod joined;
mod json_lines;
mod json_values;
mod numbers;
mod open_table;
mod row_currency;
mod rows;
mod seen_habits;
mod table;
mod told_reading;
mod translation;
mod unread;

pub use cells::{CellReading, reading};
pub use columns::ColumnGroup;
pub use headers::{ColumnKind, KnownHeaders, RangeEnd};
pub use joined::JoinedCells;
pub use json_values::JsonValue;
pub use numbers::DecimalMark;
pub use open_table::{OpenTable, TableRows};
pub use rows::{STRETCH, SheetCell, stretches};
pub use seen_habits::SeenHabits;
pub use table::{InputKind, RowReader, SheetTable};
pub use translation::translate;
