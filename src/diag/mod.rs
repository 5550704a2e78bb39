//! What is wrong and where: places in files, kinds of mistakes, and their reports.

mod code;
mod description;
mod help;
mod render;
mod source;

pub use code::{Code, Severity};
pub use description::{Description, ExampleLine, describe};
pub use help::{Help, Notation};
pub use render::{Look, render_all};
pub use source::{At, FileId, Origin, Place, Source, Sources, Span};

/// One complaint: what is wrong, where, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of mistake or warning.
    pub code: Code,
    /// Where it stands; none where no single place is to blame.
    pub span: Option<Span>,
    /// What is wrong, in lower case without a full stop, identifiers in backticks.
    pub message: String,
    /// How to mend it, shown beside the caret.
    pub help: Option<String>,
    /// The same where the place is a cell of a table, if it is another.
    pub help_in_cell: Option<String>,
    /// Another place that matters, such as a first definition, and what it is.
    pub related: Option<(Span, String)>,
    /// More to know, one line each, below the source line.
    pub notes: Vec<String>,
    /// How many complaints it stands for: more than itself where others are but counted.
    pub stands_for: usize,
}

impl Diagnostic {
    /// A complaint at a place.
    pub fn new(code: Code, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        let span = span.into();
        Self {
            code,
            span,
            message: message.into(),
            help: None,
            help_in_cell: None,
            related: None,
            notes: Vec::new(),
            stands_for: 1,
        }
    }

    /// In place of so many.
    #[must_use]
    pub const fn stands_for(mut self, count: usize) -> Self {
        self.stands_for = count;
        self
    }

    /// Whether it is more than a warning.
    pub fn is_mistake(&self) -> bool {
        self.code.severity() == Severity::Error
    }

    /// With a way to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With a way to mend it, where one is known.
    #[must_use]
    pub fn maybe_help(mut self, help: impl Into<Help>) -> Self {
        let Help { file, cell } = help.into();
        self.help = file;
        self.help_in_cell = cell;
        self
    }

    /// With another place that matters.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related = Some((span, label.into()));
        self
    }

    /// With another place that matters, where it is known.
    #[must_use]
    pub fn maybe_related(self, span: Option<Span>, label: &str) -> Self {
        match span {
            Some(span) => self.related(span, label),
            None => self,
        }
    }

    /// With one more thing to know.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }
}

/// What was read; of a mistake nothing, which is put among the complaints.
pub fn kept<T>(read: Result<T, Box<Diagnostic>>, complaints: &mut Vec<Diagnostic>) -> Option<T> {
    read.map_err(|mistake| complaints.push(*mistake)).ok()
}
