//! Decisions from TOML, through the program's own loading.

use jiff::civil::{Date, date};
use offer_rank::load::{self, Changes, DEMO, Loaded, Outcome, Request};
use offer_rank::method::{Method, Ranking};
use offer_rank::model::OfferId;

/// What is asked, and what is changed.
#[derive(Clone, Debug)]
pub struct Decision {
    pub text: String,
    pub sets: Vec<String>,
    pub built_in: bool,
    pub as_of: Date,
}

impl Decision {
    pub fn demo() -> Self {
        Self {
            text: DEMO.to_owned(),
            sets: Vec::new(),
            built_in: true,
            as_of: date(2026, 11, 22),
        }
    }

    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            built_in: false,
            ..Self::demo()
        }
    }

    pub fn by(mut self, set: &str) -> Self {
        self.sets.push(set.to_owned());
        self
    }

    pub fn outcome(&self, changes: &Changes) -> Outcome {
        let request = Request {
            files: vec![("offers.toml".to_owned(), self.text.clone().into_bytes())],
            built_in: self.built_in,
            sets: self.sets.clone(),
            as_of: self.as_of,
            changes: changes.clone(),
        };
        load::load(request, &mut |path| {
            Err(format!("{} is not there", path.display()))
        })
    }

    /// The decision with changes typed; a mistake in them fails the test.
    pub fn load(&self, changes: &Changes) -> Loaded {
        let outcome = self.outcome(changes);
        let mistakes = outcome.complaints.iter().map(|c| &c.message);
        let told: Vec<&String> = mistakes.collect();
        match outcome.loaded {
            Some(loaded) => loaded,
            None => panic!("{changes:?}: {told:?}\n{}", self.text),
        }
    }

    /// The ids in order, each with its place.
    pub fn order(&self, changes: &Changes) -> Vec<(String, usize)> {
        let loaded = self.load(changes);
        let ranking = Ranking::new(&loaded.problem, Method::WeightedSum);
        let id = |offer: OfferId| loaded.problem.offer(offer).id.clone();
        let placed = ranking.order.0.iter();
        placed.map(|p| (id(p.offer), p.place)).collect()
    }
}
