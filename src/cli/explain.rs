//! `rank explain`.
use super::Status;
use super::args::{Explain, Options};
use super::output::Failure;
pub fn explain(_args: &Explain, _options: &Options) -> Result<Status, Failure> {
    Ok(Status::Done)
}
