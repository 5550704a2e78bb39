//! What became of an order, in words.

use std::collections::HashMap;

use super::changes::InputChange;
use super::snapshot::{SavedOffer, Snapshot};
use super::{DiffOffer, DiffStanding};
use crate::report::sureness::share_in_words;
use crate::text::number::{PointDigits, list};
use crate::text::order::InOrder;

/// Of more offers than this, their number is told.
const NAMED: usize = 4;

/// How many offers share a place and a score.
pub type Ties = HashMap<(usize, u64), usize>;

/// How many offers share each place and score.
pub fn ties(side: &Snapshot) -> Ties {
    let mut ties = Ties::new();
    for offer in &side.offers {
        *ties.entry(key(offer)).or_default() += usize::from(offer.position.is_some());
    }
    ties
}

fn key(offer: &SavedOffer) -> (usize, u64) {
    // Scores that differ by the last bits of a sum are one.
    let score = (offer.score * 1e9).round() / 1e9;
    (offer.place.unwrap_or(0), score.to_bits())
}

/// How an offer stands.
pub fn standing(offer: &SavedOffer, side: &Snapshot, ties: &Ties) -> DiffStanding {
    let count = side.trials.as_ref().map_or(0, |t| t.count);
    let share = offer.first_share.filter(|_| count > 0);
    let settled = offer.place == offer.place_last && offer.position.is_some();
    DiffStanding {
        place: offer.place,
        place_last: offer.place_last,
        position: offer.position,
        unranked_because: offer.unranked_because.clone(),
        score: offer.score,
        first_share: offer.first_share,
        comes_first: share.map(|share| share_in_words(share, count)),
        is_out: offer.must.values().any(|outcome| outcome == "fails"),
        tied: settled && ties.get(&key(offer)).is_some_and(|n| *n > 1),
    }
}

/// The offers that take a place on a side, best first.
pub fn order<'o>(
    offers: &'o [DiffOffer],
    side: impl Fn(&'o DiffOffer) -> Option<&'o DiffStanding>,
) -> Vec<&'o str> {
    ranked(offers, side).iter().map(|o| o.id.as_str()).collect()
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

/// What became of the order, in a sentence or two.
pub fn text(
    offers: &[DiffOffer],
    changes: &[InputChange],
    same_order: bool,
    digits: PointDigits,
) -> String {
    let moved = offers.iter().any(is_moved);
    if changes.is_empty() && !moved {
        return "Nothing changed.".to_owned();
    }
    let before = ranked(offers, |o| o.before.as_ref());
    let after = ranked(offers, |o| o.after.as_ref());
    if !offers
        .iter()
        .any(|o| o.before.is_some() && o.after.is_some())
    {
        return "The two have no offer in common.".to_owned();
    }
    let first = match (before.first(), after.first()) {
        (None, None) => "No offer can be ranked, before or after.".to_owned(),
        (None, Some(now)) => format!(
            "{} is first now; before, no offer could be ranked.",
            now.label
        ),
        (Some(was), None) => format!(
            "No offer can be ranked now; before, {} was first.",
            was.label
        ),
        (Some(was), Some(now)) if was.id != now.id => {
            format!("{} is first now, before it was {}.", now.label, was.label)
        }
        (Some(was), _) if !moved => format!("{} stays first, and no score changes.", was.label),
        (Some(was), _) if after.len() == 1 && same_order => format!("{} stays first.", was.label),
        (Some(was), _) if same_order => format!("{} stays first, and the order stays.", was.label),
        (Some(was), _) => format!("{} stays first; the order behind it changes.", was.label),
    };
    let lead = lead(&before, &after, digits);
    first + &lead.unwrap_or_default() + &unequal(offers)
}

/// Whether anything became of an offer.
fn is_moved(offer: &DiffOffer) -> bool {
    let stand = |s: &DiffStanding| (s.place, s.place_last, s.position, s.is_out);
    match (&offer.before, &offer.after) {
        (Some(a), Some(b)) => stand(a) != stand(b) || (a.score - b.score).abs() > 1e-9,
        _ => true,
    }
}

/// ` Its lead over LinkedIn: 43.2 points, before 46.5.`
fn lead(before: &[&DiffOffer], after: &[&DiffOffer], digits: PointDigits) -> Option<String> {
    let [first, second, ..] = after else {
        return None;
    };
    let score = |s: &Option<DiffStanding>| s.as_ref().filter(|s| s.position.is_some()).map(tenths);
    let now = score(&first.after)? - score(&second.after)?;
    let was = score(&first.before)? - score(&second.before)?;
    let (other, told) = (&second.label, digits.text(now));
    let stays = before.first().is_some_and(|was| was.id == first.id);
    match was {
        _ if was == now => None,
        _ if stays => Some(format!(
            " Its lead over {other}: {told} points, before {}.",
            digits.text(was)
        )),
        0.. => Some(format!(
            " It is {told} points ahead of {other}; before, {}.",
            digits.text(was)
        )),
        _ => Some(format!(
            " It is {told} points ahead of {other}; before, it was {} behind.",
            digits.text(-was)
        )),
    }
}

/// A score in tenths, as tables show it.
pub fn tenths(standing: &DiffStanding) -> i64 {
    (standing.score * 10.0).round() as i64
}

/// ` New: Amazon. Gone: Apple.`
fn unequal(offers: &[DiffOffer]) -> String {
    let names = |is: fn(&DiffOffer) -> bool| {
        let names = offers.iter().filter(|o| is(o));
        names.map(|o| o.label.as_str()).collect::<Vec<&str>>()
    };
    let (new, gone) = (names(|o| o.before.is_none()), names(|o| o.after.is_none()));
    let told = |head: &str, names: &[&str]| match names.len() {
        0 => String::new(),
        1..=NAMED => format!(" {head}: {}.", list(names)),
        n => format!(" {head}: {n} offers."),
    };
    told("New", &new) + &told("Gone", &gone)
}
