//! Figures that are drawn: scores as one weight moves, and pay against everything else.

use crate::report::ChangeKind;
use crate::report::{OfferLine, Report};

/// Scores as one criterion's share of the weight goes from nothing to all, the other weights in
/// their proportions: straight lines.
#[derive(Debug)]
pub struct WeightCurve {
    /// Index into the report's criteria.
    pub criterion: usize,
    /// The share that it has, of 100.
    pub share: f64,
    /// One a ranked offer, in their order: the score without this weight, and with no other.
    pub lines: Vec<[f64; 2]>,
    /// Where another offer comes first.
    pub turns: Vec<CurveTurn>,
}

/// A share of the weight from which on, or up to which, another offer is first.
#[derive(Debug)]
pub struct CurveTurn {
    /// The share, of 100.
    pub share: f64,
    /// The score of the offer that comes first there.
    pub score: f64,
    /// The number to type, in words: `628 or more`.
    pub to: String,
    /// What the offer is called that comes first.
    pub ahead: String,
}

/// What the offers pay against all else, each as points of 100.
#[derive(Debug)]
pub struct PayPlane {
    /// Index into the report's criteria.
    pub criterion: usize,
    /// One a ranked offer, in their order.
    pub points: Vec<PlanePoint>,
}

/// An offer in a plane.
#[derive(Debug)]
pub struct PlanePoint {
    /// What its pay is worth.
    pub pay: f64,
    /// What all else is worth.
    pub rest: f64,
    /// Whether no other offer is at least as good in both, and better in one.
    pub is_open: bool,
}

/// What an offer's score is without one criterion, the others in their proportions.
fn rest(offer: &OfferLine<'_>, criterion: usize, weight: f64) -> f64 {
    (offer.score - offer.criteria[criterion].points) / (1.0 - weight / 100.0)
}

impl Report<'_> {
    /// The curves of the weights: one judge's, of a method that is a sum.
    pub fn weight_curves(&self) -> Vec<WeightCurve> {
        let drawn = self.method.is_sum() && self.hidden.is_empty();
        if !drawn || self.judges.len() != 1 || self.ranked() < 2 {
            return Vec::new();
        }
        let weighed = self.weighed().into_iter();
        weighed.filter_map(|k| self.curve(k)).collect()
    }

    fn curve(&self, criterion: usize) -> Option<WeightCurve> {
        let share = self.criteria[criterion].weight?;
        if share > 100.0 - 1e-9 {
            return None;
        }
        let ranked = self.offers[..self.ranked()].iter();
        let line = |offer: &OfferLine<'_>| {
            let all = 100.0 * offer.criteria[criterion].utility;
            [rest(offer, criterion, share), all]
        };
        let lines: Vec<[f64; 2]> = ranked.map(line).collect();
        let id = self.criteria[criterion].id;
        let turns = self.flips.iter().filter_map(|flip| {
            let own = flip.kind == ChangeKind::Weight && flip.criterion == Some(id);
            let at = flip.share_at.filter(|_| own && flip.first_changes)?;
            let offer = self.offers.iter().position(|o| o.id == flip.ahead)?;
            let [none, all] = *lines.get(offer)?;
            Some(CurveTurn {
                share: at,
                score: none + (all - none) * at / 100.0,
                to: flip.turns_at(),
                ahead: flip.told.ahead.clone(),
            })
        });
        Some(WeightCurve {
            criterion,
            share,
            turns: turns.collect(),
            lines,
        })
    }

    /// Pay against everything else, where pay weighs and is not all that does.
    pub fn pay_plane(&self) -> Option<PayPlane> {
        if !self.method.is_sum() || !self.hidden.is_empty() || self.ranked() < 2 {
            return None;
        }
        let is_money = |k: &usize| {
            let criterion = &self.criteria[*k];
            criterion.currency.is_some() || criterion.id == "pay"
        };
        let criterion = self.weighed().into_iter().find(is_money)?;
        let weight = self.criteria[criterion].weight?;
        if !(1e-9..=100.0 - 1e-9).contains(&weight) {
            return None;
        }
        let ranked = &self.offers[..self.ranked()];
        let place = |offer: &OfferLine<'_>| {
            let pay = 100.0 * offer.criteria[criterion].utility;
            [pay, rest(offer, criterion, weight)]
        };
        let places: Vec<[f64; 2]> = ranked.iter().map(place).collect();
        let beats = |a: &[f64; 2], b: &[f64; 2]| {
            a[0] >= b[0] - 1e-12
                && a[1] >= b[1] - 1e-12
                && (a[0] > b[0] + 1e-9 || a[1] > b[1] + 1e-9)
        };
        let point = |place: &[f64; 2]| PlanePoint {
            pay: place[0],
            rest: place[1],
            is_open: !places.iter().any(|other| beats(other, place)),
        };
        let points = places.iter().map(point).collect();
        Some(PayPlane { criterion, points })
    }
}
