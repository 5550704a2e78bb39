//! What may be written in a file, and what people mean by what they write.

pub mod advice;
pub mod builtin;
pub mod calendar;
pub mod currencies;
pub mod dotted;
pub mod headers;
pub mod keys;
pub mod kinds;
pub mod lookalikes;
pub mod other_words;
pub mod pay_units;
pub mod raw;
pub mod reader;
pub mod spoken;
pub mod table;
pub mod tables;
pub mod units;
