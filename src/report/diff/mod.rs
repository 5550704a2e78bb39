//! Two rankings set against each other: what changed in the input, what that did, and why.

mod bridge;
mod changes;
mod first_place;
mod lead;
mod matched;
mod snapshot;
mod stated_words;
mod statements;
mod words;

use jiff::civil::Date;
use serde::Serialize;

pub use bridge::{BridgeKind, BridgePart};
pub use changes::InputChange;
pub use snapshot::{Snapshot, SnapshotError};
pub use statements::{StatementKey, StatementKind};

use super::SCHEMA;
use crate::text::tenths::PointDigits;
use matched::Matched;
use snapshot::SavedOffer;

/// What `rank diff` tells.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DiffReport {
    /// The version of the JSON's shape.
    pub schema: u32,
    /// The version of the program.
    pub version: &'static str,
    /// The side that is compared from.
    pub before: DiffSide,
    /// The side that is compared to.
    pub after: DiffSide,
    /// Whether the same offers take the same places by score.
    pub same_order: bool,
    /// What became of the order, in a sentence or two.
    pub text: String,
    /// What changed in the input.
    pub changes: Vec<InputChange>,
    /// The offers: as after, then those that are gone.
    pub offers: Vec<DiffOffer>,

    /// To which digit points are told.
    #[serde(skip)]
    pub digits: PointDigits,
}

/// One side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DiffSide {
    /// Its files, as they are typed.
    pub name: Option<String>,
    /// The call that gives its ranking; none of one that was saved.
    pub call: Option<String>,
    /// The title of the decision.
    pub title: Option<String>,
    /// The day of the run.
    pub today: Date,
    /// The day whose facts count.
    pub as_of: Date,
}

/// What became of an offer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DiffOffer {
    /// Its id; where the sides have two, that of after.
    pub id: String,
    /// The company.
    pub company: String,
    /// The role.
    pub role: Option<String>,
    /// How it stands before; none where it is new.
    pub before: Option<DiffStanding>,
    /// How it stands after; none where it is gone.
    pub after: Option<DiffStanding>,
    /// By how much its score changed.
    pub change: Option<f64>,
    /// Why: parts that add up to that.
    pub bridge: Vec<BridgePart>,

    /// What screens call it.
    #[serde(skip)]
    pub label: String,
}

/// How an offer stands on one side.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DiffStanding {
    /// The best place it may hold.
    pub place: Option<usize>,
    /// The last place it may hold.
    pub place_last: Option<usize>,
    /// Its place by score.
    pub position: Option<usize>,
    /// The same, where those of equal score share the best of their places.
    pub score_place: Option<usize>,
    /// Why it takes no place.
    pub unranked_because: Option<Vec<String>>,
    /// Points of 100.
    pub score: f64,
    /// Share of what-ifs in which it comes first.
    pub first_share: Option<f64>,

    /// In how many what-ifs it comes first, in words.
    #[serde(skip)]
    pub comes_first: Option<String>,
    /// Whether a deal-breaker keeps it out.
    #[serde(skip)]
    pub is_out: bool,
    /// Whether it shares its place in every what-if.
    #[serde(skip)]
    pub tied: bool,
}

/// A side as it was named on the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SideName {
    /// Its files, as they are typed.
    pub name: Option<String>,
    /// The call that gives its ranking.
    pub call: Option<String>,
}

/// Sets two rankings against each other.
pub fn diff(before: (&Snapshot, SideName), after: (&Snapshot, SideName)) -> DiffReport {
    let sides = [before.0, after.0];
    let matched = Matched::new(sides);
    let changes = changes::changes(sides, &matched);
    let offers = offers(sides, &matched);
    let same_order =
        words::order(&offers, |o| o.before.as_ref()) == words::order(&offers, |o| o.after.as_ref());
    let mut report = DiffReport {
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        same_order,
        text: String::new(),
        before: side(before.0, before.1),
        after: side(after.0, after.1),
        changes,
        offers,
        digits: after.0.digits,
    };
    report.text = words::text(&report, sides.map(Snapshot::is_whole));
    report
}

fn side(snapshot: &Snapshot, named: SideName) -> DiffSide {
    DiffSide {
        name: named.name,
        call: named.call,
        title: snapshot.title.clone(),
        today: snapshot.today,
        as_of: snapshot.as_of,
    }
}

/// All offers of both sides.
fn offers(sides: [&Snapshot; 2], matched: &Matched<'_>) -> Vec<DiffOffer> {
    let [before, after] = sides;
    let there = after.offers.iter().enumerate().map(|(i, own)| {
        let other = matched.partner(1, i);
        let standings = (
            other.map(|o| words::standing(o, before)),
            Some(words::standing(own, after)),
        );
        let parts = other.map_or_else(Vec::new, |o| bridge::bridge(sides, [o, own]));
        offer(own, matched, standings, parts)
    });
    let gone = before.offers.iter().enumerate();
    let gone = gone.filter(|(i, _)| matched.partner(0, *i).is_none());
    let gone = gone.map(|(_, own)| {
        let standings = (Some(words::standing(own, before)), None);
        offer(own, matched, standings, Vec::new())
    });
    there.chain(gone).collect()
}

fn offer(
    own: &SavedOffer,
    matched: &Matched<'_>,
    (before, after): (Option<DiffStanding>, Option<DiffStanding>),
    bridge: Vec<BridgePart>,
) -> DiffOffer {
    let change = before.as_ref().zip(after.as_ref());
    DiffOffer {
        id: own.id.clone(),
        company: own.company.clone(),
        role: own.role.clone(),
        change: change.map(|(before, after)| after.score - before.score),
        before,
        after,
        bridge,
        label: matched.label(&own.id),
    }
}
