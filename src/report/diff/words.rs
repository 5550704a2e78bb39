//! What became of an order, in words.

use super::first_place::{self, FirstPlace, Stays, names};
use super::lead;
use super::snapshot::{SavedOffer, Snapshot};
use super::{DiffOffer, DiffReport, DiffStanding};
use crate::report::sureness::share_in_words;
use crate::text::order::InOrder;

/// How an offer stands.
pub fn standing(offer: &SavedOffer, side: &Snapshot) -> DiffStanding {
    let count = side.trials.as_ref().map_or(0, |t| t.count);
    let share = offer.first_share.filter(|_| count > 0);
    DiffStanding {
        place: offer.place,
        place_last: offer.place_last,
        position: offer.position,
        score_place: offer.score_place.or(offer.position),
        unranked_because: offer.unranked_because.clone(),
        score: offer.score,
        first_share: offer.first_share,
        comes_first: share.map(|share| share_in_words(share, count)),
        is_out: offer.must.values().any(|outcome| outcome == "fails"),
        tied: offer.tied && offer.position.is_some(),
    }
}

/// The offers that take a place on a side, best first, each with its place by score.
pub fn order<'o>(
    offers: &'o [DiffOffer],
    side: impl Fn(&'o DiffOffer) -> Option<&'o DiffStanding>,
) -> Vec<(&'o str, Option<usize>)> {
    let ranked = ranked(offers, &side).into_iter();
    let place = |o: &'o DiffOffer| side(o).and_then(|s| s.score_place);
    ranked.map(|o| (o.id.as_str(), place(o))).collect()
}

fn ranked<'o>(
    offers: &'o [DiffOffer],
    side: impl Fn(&'o DiffOffer) -> Option<&'o DiffStanding>,
) -> Vec<&'o DiffOffer> {
    let place = |o: &'o DiffOffer| side(o).and_then(|s| s.position);
    let mut ranked: Vec<&DiffOffer> = offers.iter().filter(|o| place(o).is_some()).collect();
    ranked.order_by_key(|o| place(o));
    ranked
}

/// What became of the order, in a sentence or two; of each side whether only whole points are shown.
pub fn text(report: &DiffReport, is_whole: [bool; 2]) -> String {
    let offers = &report.offers;
    let moved = offers.iter().any(is_moved);
    if report.changes.is_empty() && !moved {
        return "Nothing changed.".to_owned();
    }
    if !offers
        .iter()
        .any(|o| o.before.is_some() && o.after.is_some())
    {
        return "The two have no offer in common.".to_owned();
    }
    let before = ranked(offers, |o| o.before.as_ref());
    let after = ranked(offers, |o| o.after.as_ref());
    let stays = match () {
        () if !moved => Stays::Scores,
        () if report.same_order && after.len() == 1 => Stays::Alone,
        () if report.same_order => Stays::Order,
        () => Stays::First,
    };
    let was = FirstPlace::of(&before, |o| o.before.as_ref());
    let now = FirstPlace::of(&after, |o| o.after.as_ref());
    let first = first_place::sentence(&was, &now, stays);
    let lead = lead::sentence(&after, [&was, &now], is_whole);
    first + &lead.unwrap_or_default() + &unequal(offers)
}

/// Whether anything became of an offer.
fn is_moved(offer: &DiffOffer) -> bool {
    let stand = |s: &DiffStanding| (s.place, s.place_last, s.score_place, s.position, s.is_out);
    match (&offer.before, &offer.after) {
        (Some(a), Some(b)) => stand(a) != stand(b) || (a.score - b.score).abs() > 1e-9,
        _ => true,
    }
}

/// ` New: Amazon. Gone: Apple.`
fn unequal(offers: &[DiffOffer]) -> String {
    let told = |head: &str, is: fn(&DiffOffer) -> bool| {
        let labels = offers.iter().filter(|o| is(o));
        let labels: Vec<&str> = labels.map(|o| o.label.as_str()).collect();
        match labels[..] {
            [] => String::new(),
            _ => format!(" {head}: {}.", names(&labels, "offer")),
        }
    };
    told("New", |o| o.before.is_none()) + &told("Gone", |o| o.after.is_none())
}
