//! What nobody would write by accident: any bytes in any file, any argument, any name.
//!
//! Whatever comes in, there is a result or a clear report: no panic, no hang, and nothing that
//! steers a terminal.

mod arguments;
mod bytes;
mod machine;
mod names;
mod numbers;
mod pipeline;
mod run;
mod sizes;
mod slips;
