//! `rank criteria`.
use super::Status;
use super::args::Output;
use super::output::Failure;
pub fn criteria(_name: Option<&str>, _output: &Output) -> Result<Status, Failure> {
    Ok(Status::Done)
}
