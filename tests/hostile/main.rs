//! What nobody would write by accident: any bytes in any file, any argument, any name.
//!
//! Whatever comes in, there is a result or a clear report: no panic, no hang, and nothing that
//! steers a terminal.

// Long lists of what may go wrong are read more easily in one place.
#![allow(clippy::too_many_lines, clippy::format_collect)]

mod alike;
mod arguments;
mod bytes;
mod growth;
mod harmless;
mod machine;
mod names;
mod numbers;
mod outputs;
mod pay;
mod pipeline;
mod run;
mod sizes;
mod slips;
mod together;
#[path = "../user/validator.rs"]
mod validator;
