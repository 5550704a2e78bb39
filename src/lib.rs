//! `rank` chooses between job offers: offers and weighted criteria in, a ranked and explained
//! order out.
//!
//! The rooms, bottom to top; each uses only those above it in this list:
//!
//! - [`text`]: text made safe, measured, and numbers in words
//! - [`diag`]: what is wrong and where
//! - [`model`]: the decision, valid by construction
//! - [`pay`]: what an offer pays, from its parts
//! - [`method`]: ratings and weights to scores and places
//! - [`load`]: TOML to a decision, with every complaint
//! - [`robust`]: how sure an order is
//! - [`report`]: everything an output may show
//! - [`export`]: a report to bytes

pub mod diag;
pub mod export;
pub mod load;
pub mod method;
pub mod model;
pub mod pay;
pub mod report;
pub mod robust;
pub mod text;
