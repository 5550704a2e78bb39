//! Where each stated quantity comes from: a place in a file, and the reasons given with it.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use crate::diag::Span;
use crate::model::{CriterionId, OfferId, QuantityId};

/// Why something is as it is stated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reasons {
    /// The reason in at most 50 characters.
    pub brief: Option<String>,
    /// The reason.
    pub why: Option<String>,
    /// Its source.
    pub source: Option<String>,
    /// The day from which it holds.
    pub as_of: Option<Date>,
    /// Whether it ships with the program.
    pub shipped: bool,
}

/// The places and reasons of a problem's quantities.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    spans: Vec<Option<Span>>,
    notes: HashMap<QuantityId, Reasons>,
    said_unknown: HashSet<(OfferId, CriterionId)>,
}

impl Origins {
    /// The same without the places and the reasons: what is left are days.
    #[must_use]
    pub fn without_reasons(&self) -> Self {
        let day = |note: &Reasons| Reasons {
            as_of: note.as_of,
            shipped: note.shipped,
            ..Reasons::default()
        };
        let notes = self.notes.iter().map(|(id, note)| (*id, day(note)));
        Self {
            spans: Vec::new(),
            notes: notes.collect(),
            said_unknown: self.said_unknown.clone(),
        }
    }

    /// Notes where a quantity stands.
    pub fn place(&mut self, quantity: QuantityId, span: Option<Span>) {
        if self.spans.len() <= quantity.index() {
            self.spans.resize(quantity.index() + 1, None);
        }
        self.spans[quantity.index()] = span;
    }

    /// Notes why a quantity is as stated.
    pub fn explain(&mut self, quantity: QuantityId, note: Reasons) {
        self.notes.insert(quantity, note);
    }

    /// Notes that a rating was said to be unknown, rather than left out.
    pub fn say_unknown(&mut self, offer: OfferId, criterion: CriterionId) {
        self.said_unknown.insert((offer, criterion));
    }

    /// Where a quantity stands; none where nobody stated it.
    pub fn span(&self, quantity: QuantityId) -> Option<Span> {
        self.spans.get(quantity.index()).copied().flatten()
    }

    /// Why a quantity is as stated.
    pub fn note(&self, quantity: QuantityId) -> Option<&Reasons> {
        self.notes.get(&quantity)
    }

    /// Whether a rating was said to be unknown, rather than left out.
    pub fn is_said_unknown(&self, offer: OfferId, criterion: CriterionId) -> bool {
        self.said_unknown.contains(&(offer, criterion))
    }
}
