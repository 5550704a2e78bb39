//! The offers in the order in which outputs show them, and as rows that are made one by one.

mod listed_rows;
mod offer_rows;
pub(super) mod shown_order;

pub use listed_rows::ListedRows;
pub use offer_rows::{OfferRow, OfferRows, RowCell, RowColumns, offer_rows};
