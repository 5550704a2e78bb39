//! From one score to another, change by change: what each does alone, and what only both do.
//!
//! With shares of weight w and utilities u before, and w' and u' after, a score is 100 Σ w u. The
//! ratings alone add 100 w (u' - u), one number a criterion; the weights alone 100 Σ (w' - w) u;
//! and only the two together 100 Σ (w' - w)(u' - u). These add up to the change of the score.

use serde::Serialize;

use super::snapshot::{SavedOffer, Snapshot};
use crate::report::change::change_name::in_sentence;
use crate::text::order::InOrder;

/// What is less than this is the last bits of a computation.
const NOTHING: f64 = 1e-9;

/// What a part of a bridge rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum BridgeKind {
    /// A rating, or the scale on which it is read, with the weights of before.
    Rating,
    /// The weights, with the ratings of before.
    Weights,
    /// What ratings and weights do only together.
    Together,
    /// What the ratings and weights do not tell.
    Rest,
}

/// A part of the way from one score to another.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BridgePart {
    /// What it rests on.
    pub kind: BridgeKind,
    /// The criterion, of a rating.
    pub criterion: Option<String>,
    /// The points that it adds.
    pub points: f64,
    /// The rating before, in words.
    pub before: Option<String>,
    /// The rating after, in words.
    pub after: Option<String>,
    /// What the rating is worth before, 0 to 1; none where that is hidden.
    pub utility_before: Option<f64>,
    /// What it is worth after.
    pub utility_after: Option<f64>,

    /// The name of the criterion, as it stands in a sentence.
    #[serde(skip)]
    pub name: Option<String>,
}

/// A criterion on both sides.
struct Term<'s> {
    criterion: &'s str,
    weights: [f64; 2],
    utilities: [f64; 2],
}

/// The parts of the way between the scores of an offer, the largest first within each kind.
pub fn bridge(sides: [&Snapshot; 2], offers: [&SavedOffer; 2]) -> Vec<BridgePart> {
    let terms = terms(sides, offers);
    let mut parts: Vec<BridgePart> = terms.iter().map(|t| rating(t, sides, offers)).collect();
    parts.order_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
    let sum = |of: fn(&Term<'_>) -> f64| terms.iter().map(of).sum::<f64>();
    let plain = |kind, points| BridgePart {
        kind,
        criterion: None,
        points,
        before: None,
        after: None,
        utility_before: None,
        utility_after: None,
        name: None,
    };
    let weights = sum(|t| t.weight_step() * t.utilities[0]);
    let together = sum(|t| t.weight_step() * t.utility_step());
    parts.push(plain(BridgeKind::Weights, weights));
    parts.push(plain(BridgeKind::Together, together));
    let told: f64 = parts.iter().map(|p| p.points).sum();
    let rest = offers[1].score - offers[0].score - told;
    parts.push(plain(BridgeKind::Rest, rest));
    parts.retain(|part| part.points.abs() > NOTHING);
    parts
}

impl Term<'_> {
    fn weight_step(&self) -> f64 {
        self.weights[1] - self.weights[0]
    }

    fn utility_step(&self) -> f64 {
        self.utilities[1] - self.utilities[0]
    }
}

/// All criteria of either side that carry weight on one of them.
fn terms<'s>(sides: [&'s Snapshot; 2], offers: [&SavedOffer; 2]) -> Vec<Term<'s>> {
    let [before, after] = sides;
    let added = after.criteria.iter();
    let added = added.filter(|c| before.criterion(&c.id).is_none());
    let all = before.criteria.iter().chain(added);
    // Where a worth is hidden, the points of all tell it: these add up to the score.
    let hidden = |o: &SavedOffer| o.criteria.values().any(|c| c.utility.is_none());
    let is_hidden = hidden(offers[0]) || hidden(offers[1]);
    let term = |id: &'s str| {
        let weights = sides.map(|side| side.share(id));
        let worth = |i: usize| {
            let cell = offers[i].criteria.get(id)?;
            let by_points = (weights[i] > 0.0).then(|| cell.points / weights[i]);
            by_points.filter(|_| is_hidden).or(cell.utility)
        };
        // What only one side tells is taken for the same on the other.
        let (one, other) = (worth(0), worth(1));
        let one_side = one.or(other).unwrap_or(0.0);
        Term {
            criterion: id,
            weights,
            utilities: [one_side, other.unwrap_or(one_side)],
        }
    };
    all.map(|c| term(&c.id))
        .filter(|t| t.weights != [0.0, 0.0])
        .collect()
}

fn rating(term: &Term<'_>, sides: [&Snapshot; 2], offers: [&SavedOffer; 2]) -> BridgePart {
    let found = sides[1].criterion(term.criterion);
    let found = found.or_else(|| sides[0].criterion(term.criterion));
    let [before, after] = offers.map(|o| o.criteria.get(term.criterion));
    BridgePart {
        kind: BridgeKind::Rating,
        criterion: Some(term.criterion.to_owned()),
        points: term.weights[0] * term.utility_step(),
        before: before.map(|c| c.text.clone()),
        after: after.map(|c| c.text.clone()),
        utility_before: before.and_then(|c| c.utility),
        utility_after: after.and_then(|c| c.utility),
        name: found.map(|c| in_sentence(&c.name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Weights 1 to 1 and then 3 to 1, utilities 0.4 and 0.8, then 0.6 and 0.8. By hand: 60 points
    /// become 65. The rating alone: 50 x 0.2 = 10. The weights alone: 25 x 0.4 - 25 x 0.8 = -10.
    /// Both together only: 25 x 0.2 = 5.
    #[test]
    fn each_change_alone_and_what_only_both_do() {
        let side = |weights: [f64; 2], first: f64| {
            let points = [weights[0] * first, weights[1] * 0.8];
            let weight = |share: f64| serde_json::json!({"written": share, "share": share, "low": 0, "high": 0});
            let cell = |text: &str, utility: f64, points: f64| serde_json::json!({"text": text, "utility": utility, "points": points, "origin": "offer"});
            let json = serde_json::json!({
                "schema": 1, "title": null, "today": "2026-11-22", "as_of": "2026-11-22",
                "method": "weighted-sum", "start": 0.0, "trials": null,
                "criteria": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}],
                "judges": [{"set": "x", "weights": {"a": weight(weights[0]), "b": weight(weights[1])}}],
                "offers": [{
                    "id": "o", "company": "O", "status": "offered", "score": points[0] + points[1],
                    "criteria": {
                        "a": cell(&(10.0 * first).to_string(), first, points[0]),
                        "b": cell("8", 0.8, points[1]),
                    },
                }],
            });
            Snapshot::read(json.to_string().as_bytes()).expect("a ranking")
        };
        let (before, after) = (side([50.0, 50.0], 0.4), side([75.0, 25.0], 0.6));
        let parts = bridge([&before, &after], [&before.offers[0], &after.offers[0]]);
        let told: Vec<(BridgeKind, f64)> = parts
            .iter()
            .map(|p| (p.kind, (p.points * 1e9).round() / 1e9))
            .collect();
        assert_eq!(
            told,
            [
                (BridgeKind::Rating, 10.0),
                (BridgeKind::Weights, -10.0),
                (BridgeKind::Together, 5.0)
            ]
        );
        let rating = parts[0].before.as_deref().zip(parts[0].after.as_deref());
        assert_eq!(rating, Some(("4", "6")));
    }
}
