//! What offers have on criteria, and what it is worth, as outputs show it.

pub mod cell;
pub mod cell_entry;
pub mod cells;
pub mod criteria;
pub mod curves;
pub mod rows;
pub mod scale_line;
pub mod shown;
