//! Each kind of mistake at length, with a bad and a good example.

use super::Code;

/// What `rank check --explain CODE` tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What the mistake is and why it matters, in a few sentences.
    pub text: &'static str,
    /// A file that has it.
    pub bad: &'static str,
    /// The same file, mended.
    pub good: &'static str,
}

/// The explanation of a code.
pub fn explanation(code: Code) -> Explanation {
    let _ = code;
    Explanation {
        text: "",
        bad: "",
        good: "",
    }
}
