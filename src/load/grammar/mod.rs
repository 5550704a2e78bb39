//! What may be written in a file, and what people mean by what they write.

pub mod builtin;
pub mod calendar;
pub mod days;
pub mod durations;
pub mod headers;
pub mod key_types;
pub mod kinds;
pub mod lookalikes;
pub mod money;
pub mod pay_units;
pub mod raw;
pub mod reader;
pub mod shapes;
pub mod spoken_amounts;
pub mod starter;
pub mod tables;
pub mod unknown_key;
pub mod value_advice;
pub mod without_key;
pub mod written_number;
