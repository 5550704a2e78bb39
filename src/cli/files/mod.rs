//! Files: what is read, and what is written whole or not at all.

pub mod input;
pub mod output;
pub mod same_file;
mod signals;
mod whole_file;
