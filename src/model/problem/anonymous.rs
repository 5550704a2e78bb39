//! A decision without the names in it.

use std::collections::HashMap;
use std::sync::Arc;

use super::Problem;
use crate::text::number::letters;

/// What a company is called that has no offer.
const OTHER: &str = "another company";

impl Problem {
    /// The same decision with letters for its offers and without what says whose they are. What is
    /// drawn for it, and who stands first where two tie, stays as it was. Offers of these ids have
    /// the letters of their places among them, others those behind.
    #[must_use]
    pub fn anonymous(&self, known: &[String]) -> Self {
        let mut other = self.clone();
        other.named = Some(Arc::new(self.clone()));
        let parts = &mut other.parts;
        parts.companies.iter_mut().for_each(|c| OTHER.clone_into(c));
        let mut next = known.len();
        let places = known.iter().enumerate();
        let places: HashMap<&str, usize> = places.map(|(i, id)| (id.as_str(), i)).collect();
        let letters: Vec<String> = parts
            .offers
            .iter()
            .map(|offer| {
                let place = places.get(offer.id.as_str()).copied();
                next += usize::from(place.is_none());
                letters(place.unwrap_or(next - 1))
            })
            .collect();
        for (offer, letter) in parts.offers.iter_mut().zip(letters).rev() {
            // Of several offers of a company, the first lends it its letter.
            parts.companies[offer.company_id.index()].clone_from(&letter);
            offer.id.clone_from(&letter);
            offer.company = letter;
            offer.role = None;
            offer.location = None;
            offer.note = None;
        }
        for link in &mut parts.links {
            link.parent_name
                .clone_from(&parts.companies[link.parent.index()]);
            link.question = None;
        }
        let several = parts.judges.len() > 1;
        for (i, judge) in parts.judges.iter_mut().enumerate() {
            judge.title = None;
            judge.set = if several {
                format!("judge-{}", i + 1)
            } else {
                "weights".to_owned()
            };
        }
        other
    }

    /// The decision under its own names, by which things are drawn and put in order.
    pub fn named(&self) -> &Self {
        self.named.as_deref().unwrap_or(self)
    }
}
