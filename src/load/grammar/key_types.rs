//! What a table and a key of it are; the tables themselves, with all keys and their other words,
//! stand in `tables/`.

use super::pay_units::Measure;
use super::without_key;
use crate::model::PayPart;
use crate::text::suggest::slip;

/// A kind of table, with all that may stand in it.
#[derive(Debug)]
pub struct Table {
    pub(in crate::load) id: &'static str,
    /// How it begins in a file: `[[offer]]`; empty where it stands within a line.
    pub header: &'static str,
    /// What it is, with its article.
    pub noun: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// What may stand in it; none where any name will do.
    pub keys: &'static [Key],
    /// The keys that are names, and the form of what stands behind them.
    pub(in crate::load) names: Option<(KeyNames, ValueShape)>,
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

/// The form of a value. What no form can say, such as which levels a criterion has, a reader says.
#[derive(Clone, Copy, Debug)]
pub enum ValueShape {
    /// A text of so many characters at least and at most.
    Text(usize, usize),
    /// A name of letters, digits, `-` and `_`.
    Id,
    /// One of some words.
    Word(&'static [&'static str]),
    /// The id of a criterion, built-in or not.
    CriterionId,
    /// A set of weights, by its name or its path.
    Set,
    /// The code of a currency.
    Currency,
    Day,
    Bool,
    /// A number from one end to another.
    Number(f64, f64),
    /// A number of the pay, a range, or low, likely and high; of a part of it within its bounds.
    Amount(Option<PayPart>),
    /// The same, where a table of its own may stand.
    PartOr(PayPart, &'static Table),
    /// A single number of the pay.
    AmountEnd,
    /// A list of so many values at least and at most.
    List(&'static Self, usize, usize),
    /// Names of the user's own, two at least, and a value each.
    Named(&'static Self),
    /// Ids of criteria, and a value each.
    Criteria(&'static Self),
    Table(&'static Table),
    /// Tables of a kind, a block each.
    Tables(&'static Table),
    /// Any of several.
    OneOf(&'static [Self]),
}

impl ValueShape {
    /// The table that may stand there, within a line.
    fn table(&self) -> Option<&'static Table> {
        match self {
            Self::Table(table) | Self::PartOr(_, table) => Some(table),
            Self::OneOf(all) => all.iter().find_map(Self::table),
            _ => None,
        }
    }
}

/// What the keys are of a table that takes any name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyNames {
    /// Ids of criteria.
    Criteria,
    /// Codes of currencies.
    Currencies,
    /// What the user likes.
    Own,
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
    pub(in crate::load) shape: ValueShape,
}

impl KeyKind {
    /// A value of a kind that words tell, and of a form.
    pub const fn of(words: &'static str, shape: ValueShape) -> Self {
        Self {
            words,
            part: None,
            measure: None,
            below: None,
            shape,
        }
    }

    /// A number of something.
    pub const fn counted(words: &'static str, measure: Measure, shape: ValueShape) -> Self {
        Self {
            measure: Some(measure),
            ..Self::of(words, shape)
        }
    }

    /// A part of pay.
    pub const fn part(part: PayPart) -> Self {
        Self {
            part: Some(part),
            ..Self::counted("amount", Measure::of(part), ValueShape::Amount(Some(part)))
        }
    }

    /// One of some words.
    pub const fn word(words: &'static [&'static str]) -> Self {
        Self::of("text", ValueShape::Word(words))
    }

    /// The same where a table may stand.
    pub const fn below(self, table: &'static Table) -> Self {
        Self {
            below: Some(table),
            ..self
        }
    }

    /// The same in another form.
    pub const fn shaped(self, shape: ValueShape) -> Self {
        Self { shape, ..self }
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

    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().map(|key| key.name)
    }

    /// The key that a word names, itself or by its meaning.
    pub(in crate::load) fn named(&self, word: &str) -> Option<&'static str> {
        let tidy = word.to_lowercase().replace(['_', ' '], "-");
        let means = |key: &&Key| key.also.contains(&tidy.as_str());
        let key = self.key(&tidy).or_else(|| self.keys.iter().find(means));
        key.map(|key| key.name)
    }

    /// The key in whose table a name belongs that this one does not have; of parts of pay it could be
    /// any.
    pub(in crate::load) fn around(&self, name: &str) -> Option<&'static str> {
        let holds = |key: &&Key| key.kind.shape.table().is_some_and(|table| table.has(name));
        let mut keys = self.keys.iter().filter(|key| key.kind.part.is_none());
        let key = keys.find(holds).filter(|_| !self.has(name));
        key.map(|key| key.name)
    }

    /// The key that was meant, by meaning or by spelling.
    pub(in crate::load) fn meant(&self, word: &str) -> Option<&'static str> {
        self.named(word).or_else(|| {
            let other = without_key::instead(word).is_some();
            slip(word, self.names()).filter(|_| !other)
        })
    }
}
