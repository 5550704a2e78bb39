//! Judges and offers by their names, and points in words.

use super::GroupView;
use crate::text::number::{grouped, in_words, list};
use crate::text::only_if;

/// Of more judges, their number is told instead of their names.
pub(super) const FEW: usize = 6;

impl GroupView<'_, '_> {
    /// `Mike`
    pub(super) fn judge(&self, judge: usize) -> &str {
        self.judged[judge].name
    }

    /// `Google`
    pub(super) fn offer(&self, offer: usize) -> &str {
        &self.labels[self.offers[offer].index()]
    }

    /// `Google and Amazon`, or how many they are.
    pub(super) fn offers_named(&self, offers: &[usize]) -> String {
        if offers.len() > FEW {
            return format!("{} offers", grouped(offers.len() as f64));
        }
        let names: Vec<&str> = offers.iter().map(|offer| self.offer(*offer)).collect();
        list(&names)
    }

    /// `Both`, `All three`, `All 20 judges`.
    pub(super) fn everybody(&self) -> String {
        match self.judged.len() {
            2 => "Both".to_owned(),
            n if n <= FEW => format!("All {}", in_words(n)),
            n => format!("All {} judges", grouped(n as f64)),
        }
    }
}

/// Whole points; below one, that they are less.
pub(super) fn points(x: f64) -> String {
    match x.round() {
        _ if x > 0.0 && x < 0.5 => "less than 1".to_owned(),
        n => grouped(n + 0.0),
    }
}

/// `45 points`, `1 point`.
pub(super) fn points_named(x: f64) -> String {
    let points = points(x);
    let s = only_if(!points.ends_with('1') || x >= 1.5, "s");
    format!("{points} point{s}")
}
