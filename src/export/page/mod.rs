//! The page of blocks: what is shown, in the order in which it is read, without a word on how it
//! is laid out. A verb builds its blocks here once; the terminal, Markdown and HTML write them.
//!
//! All text in a block is one line of safe text, free of markup. What comes from outside passes
//! `words::clean` on its way here; the escape of a format is the renderer's.

pub mod ask;
pub mod chart;
mod charts;
pub mod check;
pub mod deadlines;
pub mod diff;
pub mod explain;
pub mod flip;
pub mod foot;
pub mod judges;
pub mod matrix;
pub mod pay;
pub mod ranking;
pub mod reasons;
pub mod report;
mod shares;
pub mod table;
pub mod wait;
pub mod weights;

pub use ranking::ranked;

use chart::{Chart, Playground};
use table::{BlockTable, Tone};

/// Blocks that stand together; between two sections is room.
#[derive(Debug, Default)]
pub struct Section {
    /// What it is called in an address; nothing where a page is one thing.
    pub anchor: &'static str,
    /// What it is called; nothing where it goes without saying.
    pub title: String,
    /// The blocks from top to bottom.
    pub blocks: Vec<PageBlock>,
}

impl Section {
    /// A part of a page that is one block.
    pub fn of(block: impl Into<PageBlock>) -> Self {
        Self::from_iter([block])
    }

    /// A part of a page that has a name and an address of its own.
    pub fn named(anchor: &'static str, title: &str, blocks: Vec<PageBlock>) -> Self {
        Self {
            anchor,
            title: title.to_owned(),
            blocks,
        }
    }
}

/// A thing to read.
#[derive(Debug)]
pub enum PageBlock {
    /// The title of the page, and the day from which its deadlines count.
    Title {
        /// What it is about; nothing where it has no name.
        text: String,
        /// The day, where anything counts from it.
        day: Option<String>,
    },
    /// What a part of the page is called.
    Heading(String),
    /// Sentences that belong together, each whole.
    Sentences {
        /// What they say.
        text: String,
        /// Who wrote what stands between backticks in it.
        backticks: Backticks,
    },
    /// One sentence, or a line that leads to what stands below it.
    Line(PageLine),
    /// Rows and columns.
    Table(BlockTable),
    /// Criteria against offers.
    Matrix(matrix::CriteriaMatrix),
    /// What to type.
    Command(PageCommand),
    /// What to type, side by side where there is room.
    Commands(Vec<PageCommand>),
    /// What the marks mean, side by side where there is room.
    Legend(Legend),
    /// A drawing; a terminal has none.
    Chart(Chart),
    /// Weights that can be changed where a page is shown.
    Playground(Playground),
    /// Blocks that open on demand.
    Folded {
        /// What they are about.
        title: String,
        /// The blocks.
        blocks: Vec<PageBlock>,
    },
    /// How many more things there are than are shown.
    More {
        /// How many.
        count: usize,
        /// What they are, in the singular.
        thing: &'static str,
    },
}

/// A sentence, with what stands before it.
#[derive(Debug, Default)]
pub struct PageLine {
    /// Whether it stands below another one, and how it goes on.
    pub inset: Inset,
    /// Before it: `!`, `[1]`, `Location:`; nothing where it stands for itself.
    pub mark: String,
    /// The sentence.
    pub text: String,
    /// How it is told.
    pub tone: Tone,
    /// Who wrote what stands between backticks in it.
    pub backticks: Backticks,
}

/// Whose the backticks in a sentence are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Backticks {
    /// They may be part of a name or a note, and stand as they are.
    #[default]
    OfData,
    /// Between two of them stands what is to be written or typed.
    OfCode,
}

impl Backticks {
    /// A text piece by piece.
    pub fn pieces(self, text: &str) -> Vec<TextPiece<'_>> {
        let is_paired = text.matches('`').count().is_multiple_of(2);
        if self == Self::OfData || !is_paired {
            return vec![TextPiece::Words(text)];
        }
        let pieces = text.split('`').enumerate();
        let pieces = pieces.filter(|(_, piece)| !piece.is_empty());
        let pieces = pieces.map(|(i, piece)| match i % 2 {
            0 => TextPiece::Words(piece),
            _ => TextPiece::Code(piece),
        });
        pieces.collect()
    }
}

/// A piece of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextPiece<'a> {
    /// Words.
    Words(&'a str),
    /// What is to be written or typed, without its backticks.
    Code(&'a str),
}

/// Where a line begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Inset {
    /// At the left.
    #[default]
    None,
    /// Under a heading.
    Under,
    /// Under what stands under a heading.
    Deep,
    /// Under a heading, and what does not fit on its line further in.
    Hanging,
}

/// A call of the program, or several.
#[derive(Debug)]
pub struct PageCommand {
    /// What it is good for: `Into your calendar:`.
    pub lead: String,
    /// What stands before it instead where several calls, or a narrow screen, leave no room.
    pub short_lead: String,
    /// The calls as they are typed.
    pub calls: Vec<String>,
    /// How several are told.
    pub choice: Choice,
    /// The one of several that is left out first where a line has no room for all.
    pub spare: Option<usize>,
    /// How it is told; as one of the remarks, it is a caution.
    pub tone: Tone,
}

/// How several calls stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Each on its own.
    Each,
    /// On one line, `or:` between them; else each behind the short lead.
    Or,
    /// On one line, commas between them; else each behind the lead.
    Comma,
}

/// What the marks on a page mean, and on what it rests.
#[derive(Debug, Default)]
pub struct Legend {
    /// Each mark with its meaning; a note of its own has no mark.
    pub notes: Vec<(String, String)>,
    /// The call that shows all, where a screen holds only some.
    pub more: Option<String>,
}

impl PageBlock {
    /// Whether it is a remark: of several side by side a list is made.
    pub fn is_remark(&self) -> bool {
        matches!(self, Self::Line(line) if line.mark == "!")
    }

    /// How many more things there are than are shown, if any.
    pub fn more(count: usize, thing: &'static str) -> Option<Self> {
        (count > 0).then_some(Self::More { count, thing })
    }

    /// Sentences in which backticks may be part of a name or a note.
    pub fn sentences(text: impl Into<String>) -> Self {
        Self::Sentences {
            text: text.into(),
            backticks: Backticks::OfData,
        }
    }
}

impl<B: Into<PageBlock>> FromIterator<B> for Section {
    fn from_iter<I: IntoIterator<Item = B>>(blocks: I) -> Self {
        Self::from(blocks.into_iter().map(Into::into).collect::<Vec<_>>())
    }
}

impl From<Vec<PageBlock>> for Section {
    fn from(blocks: Vec<PageBlock>) -> Self {
        Self {
            blocks,
            ..Self::default()
        }
    }
}

impl PageLine {
    /// A sentence for itself.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// A sentence of caution: `! Visa is a must, and LinkedIn's is not checked.`
    pub fn caution(text: impl Into<String>) -> Self {
        Self::plain(text).marked("!")
    }

    /// With a mark before it.
    #[must_use]
    pub fn marked(mut self, mark: impl Into<String>) -> Self {
        self.mark = mark.into();
        self
    }

    /// With what is to be typed between backticks, and no name that may have one.
    #[must_use]
    pub const fn with_code(mut self) -> Self {
        self.backticks = Backticks::OfCode;
        self
    }

    /// Told in another tone.
    #[must_use]
    pub const fn toned(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// Beginning elsewhere.
    #[must_use]
    pub const fn inset(mut self, inset: Inset) -> Self {
        self.inset = inset;
        self
    }
}

impl From<PageLine> for PageBlock {
    fn from(line: PageLine) -> Self {
        Self::Line(line)
    }
}

impl From<BlockTable> for PageBlock {
    fn from(table: BlockTable) -> Self {
        Self::Table(table)
    }
}

impl From<PageCommand> for PageBlock {
    fn from(command: PageCommand) -> Self {
        Self::Command(command)
    }
}

impl PageCommand {
    /// One call.
    pub fn one(lead: impl Into<String>, call: String) -> Self {
        let lead = lead.into();
        Self {
            short_lead: lead.clone(),
            lead,
            calls: vec![call],
            choice: Choice::Each,
            spare: None,
            tone: Tone::Faint,
        }
    }

    /// Told in another tone.
    #[must_use]
    pub const fn toned(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }
}
