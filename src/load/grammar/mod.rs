//! What may be written in a file, and what people mean by what they write.

pub mod advice;
pub mod builtin;
pub mod calendar;
pub mod days;
pub mod durations;
pub mod headers;
pub mod keys;
pub mod kinds;
pub mod lookalikes;
pub mod money;
pub mod pay_units;
pub mod raw;
pub mod reader;
pub mod shapes;
pub mod spoken;
pub mod starter;
pub mod tables;
pub mod without_key;
pub mod written_number;
