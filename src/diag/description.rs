//! Each code at length: a text and an example with the change that mends it.
//!
//! They are the files `codes/R0102.md`, one a code, of this shape:
//!
//! ````markdown
//! # R0102: unknown key
//!
//! One paragraph of text.
//!
//! ```diff
//!  [[offer]]
//! -deadline = 2026-11-26
//! +reply-by = 2026-11-26
//! ```
//! ````
//!
//! The example is a file. Where it takes more, a line `$ rank ...` is a command, and a line
//! `# mine.toml` begins the file of that name.

#[cfg(test)]
mod tests;

use super::Code;

/// What `rank check --explain CODE` shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// What the mistake is and why it matters, in a few sentences; lines of at most 78 columns.
    pub text: &'static str,
    /// The lines of the example, those that are wrong and those that are right among them.
    pub example: Vec<ExampleLine>,
}

/// A line of an example, without its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExampleLine {
    /// It stays.
    Kept(&'static str),
    /// It is wrong.
    Removed(&'static str),
    /// It is right, in place of what was removed.
    Added(&'static str),
}

impl Description {
    /// The example with its mistake.
    pub fn before(&self) -> String {
        self.lines(|line| match line {
            ExampleLine::Kept(text) | ExampleLine::Removed(text) => Some(text),
            ExampleLine::Added(_) => None,
        })
    }

    /// The example without it.
    pub fn after(&self) -> String {
        self.lines(|line| match line {
            ExampleLine::Kept(text) | ExampleLine::Added(text) => Some(text),
            ExampleLine::Removed(_) => None,
        })
    }

    fn lines(&self, text: impl Fn(ExampleLine) -> Option<&'static str>) -> String {
        let lines = self.example.iter().filter_map(|line| text(*line));
        lines.flat_map(|line| [line, "\n"]).collect()
    }

    /// Reads a file of `codes`. What has another shape leaves its part empty.
    fn read(page: &'static str) -> Self {
        let (_, body) = page.split_once("\n\n").unwrap_or_default();
        let (text, rest) = body.split_once("\n\n```diff\n").unwrap_or((body, ""));
        let (example, _) = rest.split_once("```").unwrap_or_default();
        Self {
            text,
            example: example.lines().map(ExampleLine::read).collect(),
        }
    }
}

impl ExampleLine {
    /// A line of a difference; an empty one is kept.
    fn read(line: &'static str) -> Self {
        match (line.strip_prefix('-'), line.strip_prefix('+')) {
            (Some(text), _) => Self::Removed(text),
            (_, Some(text)) => Self::Added(text),
            _ => Self::Kept(line.strip_prefix(' ').unwrap_or(line)),
        }
    }
}

/// The code at length.
pub fn describe(code: Code) -> Description {
    Description::read(code.page())
}
