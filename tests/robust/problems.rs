//! Random decisions: offers files with facts, links, peaks, levels and unknowns.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::*;

/// A criterion's scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Rising,
    Falling,
    Peak,
    Levels,
}

/// What is stated of a rating, in tenths of its scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rated {
    Exact(u8),
    Range(u8, u8),
    Likely(u8, u8, u8),
    Unknown,
    Missing,
}

/// An offer: at one of a few companies.
#[derive(Clone, Debug)]
pub struct Offer {
    pub company: usize,
    /// What tells it from all others, whatever stands in the file.
    pub role: String,
    pub id: Option<String>,
    pub ratings: Vec<Rated>,
}

/// A decision.
#[derive(Clone, Debug)]
pub struct Decision {
    pub kinds: Vec<Kind>,
    /// Weights as written, or ranges.
    pub weights: Vec<(u32, u32)>,
    pub offers: Vec<Offer>,
    /// Company by company, one a criterion.
    pub facts: Vec<Vec<Rated>>,
    /// Whether the first company has a share of what the second does.
    pub linked: bool,
}

/// The names of levels, evenly spaced.
const LEVELS: [&str; 4] = ["none", "some", "much", "most"];

impl Kind {
    fn scale(self) -> &'static str {
        match self {
            Self::Rising => "{ worst = 0, best = 10 }",
            Self::Falling => "{ worst = 10, best = 0 }",
            Self::Peak => "{ points = [[0, 0.1], [4, 1], [6, 1], [10, 0]] }",
            Self::Levels => "{ levels = [\"none\", \"some\", \"much\", \"most\"] }",
        }
    }

    fn value(self, tenths: u8) -> String {
        match self {
            Self::Levels => format!("\"{}\"", LEVELS[usize::from(tenths) * 3 / 10]),
            _ => tenths.to_string(),
        }
    }

    /// The keys of a fact's rating, or the value of an offer's.
    fn stated(self, rated: Rated) -> Option<[Option<String>; 3]> {
        let one = |x| Some(self.value(x));
        match rated {
            Rated::Exact(x) => Some([None, one(x), None]),
            Rated::Range(low, high) => Some([one(low), None, one(high)]),
            Rated::Likely(low, likely, high) => Some([one(low), one(likely), one(high)]),
            Rated::Unknown | Rated::Missing => None,
        }
    }

    fn own(self, rated: Rated) -> Option<String> {
        match (self.stated(rated), rated) {
            (Some([None, Some(x), None]), _) => Some(x),
            (Some([Some(low), None, Some(high)]), _) => Some(format!("[{low}, {high}]")),
            (Some([Some(low), Some(likely), Some(high)]), _) => Some(format!(
                "{{ low = {low}, likely = {likely}, high = {high} }}"
            )),
            (_, Rated::Unknown) => Some("\"unknown\"".to_owned()),
            _ => None,
        }
    }
}

impl Decision {
    /// The offers file.
    pub fn file(&self) -> String {
        self.scaled(1)
    }

    /// The offers file with all weights so many times as large.
    pub fn scaled(&self, factor: u32) -> String {
        let mut text = "[weights]\n".to_owned();
        for (k, (low, high)) in self.weights.iter().enumerate() {
            let (low, high) = (low * factor, high * factor);
            let _ = if low == high {
                writeln!(text, "c{k} = {low}")
            } else {
                writeln!(text, "c{k} = [{low}, {high}]")
            };
        }
        for (k, kind) in self.kinds.iter().enumerate() {
            let scale = kind.scale();
            let _ = writeln!(text, "\n[[criterion]]\nid = \"c{k}\"\nscale = {scale}");
        }
        self.offers.iter().for_each(|o| self.offer(o, &mut text));
        self.known(&mut text);
        text
    }

    fn offer(&self, offer: &Offer, text: &mut String) {
        let (company, role) = (offer.company, &offer.role);
        let _ = writeln!(
            text,
            "\n[[offer]]\ncompany = \"Firm {company}\"\nrole = \"{role}\""
        );
        if let Some(id) = &offer.id {
            let _ = writeln!(text, "id = \"{id}\"");
        }
        let _ = writeln!(text, "\n[offer.ratings]");
        for (k, rated) in offer.ratings.iter().enumerate() {
            if let Some(value) = self.kinds[k].own(*rated) {
                let _ = writeln!(text, "c{k} = {value}");
            }
        }
    }

    fn known(&self, text: &mut String) {
        for (company, facts) in self.facts.iter().enumerate() {
            for (k, rated) in facts.iter().enumerate() {
                let Some([low, likely, high]) = self.kinds[k].stated(*rated) else {
                    continue;
                };
                let _ = writeln!(
                    text,
                    "\n[[fact]]\ncriterion = \"c{k}\"\ncompany = \"Firm {company}\"\nas-of = 2026-01-01"
                );
                let middle = if low.is_some() { "likely" } else { "value" };
                for (key, value) in [("low", low), (middle, likely), ("high", high)] {
                    if let Some(value) = value {
                        let _ = writeln!(text, "{key} = {value}");
                    }
                }
            }
        }
        if self.linked {
            let shares: Vec<String> = (0..self.kinds.len()).map(|k| format!("\"c{k}\"")).collect();
            let _ = writeln!(
                text,
                "\n[[link]]\ncompany = \"Firm 0\"\nparent = \"Firm 1\"\nshares = [{}]\nshare = {{ low = 0, likely = 0.25, high = 1 }}",
                shares.join(", ")
            );
        }
    }
}

fn exact() -> impl Strategy<Value = Rated> {
    (0_u8..=10).prop_map(Rated::Exact)
}

fn rated() -> impl Strategy<Value = Rated> {
    let three = || (0_u8..=10, 0_u8..=10, 0_u8..=10);
    prop_oneof![
        4 => exact(),
        2 => three().prop_map(|(a, b, _)| Rated::Range(a.min(b), a.max(b))),
        1 => three().prop_map(|(a, b, c)| {
            let mut all = [a, b, c];
            all.sort_unstable();
            Rated::Likely(all[0], all[1], all[2])
        }),
        1 => Just(Rated::Unknown),
        2 => Just(Rated::Missing),
    ]
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        2 => Just(Kind::Rising),
        1 => Just(Kind::Falling),
        1 => Just(Kind::Peak),
        1 => Just(Kind::Levels),
    ]
}

fn weight() -> impl Strategy<Value = (u32, u32)> {
    prop_oneof![
        4 => (1_u32..40).prop_map(|w| (w, w)),
        1 => (1_u32..20, 1_u32..20).prop_map(|(low, more)| (low, low + more)),
    ]
}

/// Decisions of 2 to 5 offers at 3 companies and 1 to 4 criteria.
pub fn decision() -> impl Strategy<Value = Decision> {
    (1_usize..=4, 2_usize..=5).prop_flat_map(|(criteria, offers)| {
        let offer = (0_usize..3, any::<bool>(), vec(rated(), criteria));
        let parts = (
            vec(kind(), criteria),
            vec(weight(), criteria),
            vec(offer, offers),
            vec(vec(rated(), criteria), 3),
            any::<bool>(),
        );
        parts.prop_map(|(kinds, weights, offers, facts, linked)| Decision {
            kinds,
            weights,
            offers: offers.into_iter().enumerate().map(numbered).collect(),
            facts,
            linked,
        })
    })
}

fn numbered((i, (company, named, mut ratings)): (usize, (usize, bool, Vec<Rated>))) -> Offer {
    // Something known of each, so that most of them take a place.
    if ratings[0] == Rated::Missing {
        ratings[0] = Rated::Exact(i as u8 * 2);
    }
    Offer {
        company,
        role: format!("role {i}"),
        id: named.then(|| format!("id{i}")),
        ratings,
    }
}
