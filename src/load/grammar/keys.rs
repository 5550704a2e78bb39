//! Tables and their keys as data, and what was meant by a key that a table does not have.

use super::other_words;
use super::pay_units::Measure;
use crate::diag::{Code, Diagnostic, Span};
use crate::model::PayPart;
use crate::text::suggest::slip;

/// A kind of table, with all that may stand in it.
#[derive(Debug)]
pub struct Table {
    /// How it begins in a file: `[[offer]]`; empty where it stands within a line.
    pub header: &'static str,
    /// What it is, with its article.
    pub noun: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// What may stand in it; none where any name will do.
    pub keys: &'static [Key],
    /// How one is written, to be read as a part of a file.
    pub example: &'static str,
}

/// A key of a table.
#[derive(Debug)]
pub struct Key {
    /// How it is written.
    pub name: &'static str,
    /// Words for it that are not spelled like it.
    pub also: &'static [&'static str],
    /// Whether it must be there.
    pub is_required: bool,
    pub(in crate::load) kind: KeyKind,
    /// What it says, in a line.
    pub about: &'static str,
}

/// What stands behind a key.
#[derive(Clone, Copy, Debug)]
pub struct KeyKind {
    /// In words: `text`, `date`.
    pub words: &'static str,
    /// The part of pay that it is.
    pub part: Option<PayPart>,
    /// What its number counts.
    pub measure: Option<Measure>,
    /// The table that may stand there.
    pub below: Option<&'static Table>,
}

impl KeyKind {
    /// A value of a kind that words tell.
    pub const fn of(words: &'static str) -> Self {
        Self {
            words,
            part: None,
            measure: None,
            below: None,
        }
    }

    /// A number of something.
    pub const fn counted(words: &'static str, measure: Measure) -> Self {
        Self {
            measure: Some(measure),
            ..Self::of(words)
        }
    }

    /// A part of pay.
    pub const fn part(part: PayPart) -> Self {
        Self {
            part: Some(part),
            ..Self::counted("amount", Measure::of(part))
        }
    }

    /// The same where a table may stand.
    pub const fn below(self, table: &'static Table) -> Self {
        Self {
            below: Some(table),
            ..self
        }
    }

    /// The same with other words.
    pub const fn called(self, words: &'static str) -> Self {
        Self { words, ..self }
    }
}

impl Key {
    /// What kind of value it has, in words: `text`, `date`.
    pub fn words(&self) -> &'static str {
        self.kind.words
    }
}

impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        self.noun == other.noun
    }
}

impl Table {
    /// The key of a name.
    pub(in crate::load) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// Whether it has a key of a name.
    pub(in crate::load) fn has(&self, name: &str) -> bool {
        self.key(name).is_some()
    }

    fn names(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().map(|key| key.name)
    }

    /// The key that a word names, itself or by its meaning.
    pub(in crate::load) fn named(&self, word: &str) -> Option<&'static str> {
        let tidy = word.to_lowercase().replace(['_', ' '], "-");
        let means = |key: &&Key| key.also.contains(&tidy.as_str());
        let key = self.key(&tidy).or_else(|| self.keys.iter().find(means));
        key.map(|key| key.name)
    }

    /// The key that was meant, by meaning or by spelling.
    pub(in crate::load) fn meant(&self, word: &str) -> Option<&'static str> {
        self.named(word).or_else(|| {
            let other = other_words::instead(word).is_some();
            slip(word, self.names()).filter(|_| !other)
        })
    }
}

/// A key that a kind of table does not have.
pub fn unknown(name: &str, span: Span, table: &Table) -> Diagnostic {
    let noun = table.noun;
    let message = format!("unknown key `{name}` in {noun}");
    let complaint = Diagnostic::new(Code::UnknownKey, span, message);
    let Some(meant) = table.meant(name) else {
        if let Some(help) = other_words::instead(name) {
            return complaint.help(help);
        }
        let keys = table.names().collect::<Vec<_>>().join(", ");
        return complaint.note(format!("the keys of {noun} are {keys}"));
    };
    let block = table.key(meant).and_then(|key| key.kind.below);
    match block.filter(|block| block.header.starts_with("[[")) {
        Some(block) => complaint.help(format!("write `{}`", block.header)),
        None => complaint.help(format!("call it `{meant}`")),
    }
}

/// `[offer]` where `[[offer]]` is meant.
pub fn one_bracket(name: &str) -> String {
    format!("`[{name}]` with one pair of brackets; there may be several of them")
}

/// A key that stands in one place and belongs in another.
pub fn misplaced(name: &str, span: Span, table: &str, mend: String) -> Diagnostic {
    Diagnostic::new(Code::MisplacedKey, span, format!("`{name}` in {table}")).help(mend)
}
