//! Why the first leads the second.

use super::cell::{CellLine, Stated};
use super::{Gap, OfferLine};

/// Up to this many gaps all are shown; of more, the largest three.
const ALL: usize = 4;

/// The largest differences between the first two offers, largest first.
pub(super) fn gaps(ranked: &[OfferLine<'_>]) -> Vec<Gap> {
    let [first, second, ..] = ranked else {
        return Vec::new();
    };
    let mut gaps: Vec<Gap> = (0..first.criteria.len())
        .map(|criterion| {
            let points = first.criteria[criterion].points - second.criteria[criterion].points;
            Gap {
                criterion,
                points,
                reason: reason(first, second, criterion, points),
            }
        })
        // What would print as 0.0 is no gap.
        .filter(|gap| gap.points.abs() >= 0.05)
        .collect();
    gaps.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
    if gaps.len() > ALL {
        gaps.truncate(3);
    }
    gaps
}

/// The reason of the one that is ahead on a criterion, else the other's; the first needs no name.
fn reason(
    first: &OfferLine<'_>,
    second: &OfferLine<'_>,
    criterion: usize,
    points: f64,
) -> Option<String> {
    let (ahead, behind) = if points >= 0.0 {
        (first, second)
    } else {
        (second, first)
    };
    let given = |offer: &OfferLine<'_>| {
        words(&offer.criteria[criterion]).map(|words| named(offer, first, words))
    };
    let unknown = |offer: &OfferLine<'_>| {
        let is = matches!(offer.criteria[criterion].stated, Stated::Unknown);
        is.then(|| format!("{}'s is unknown, counted as half", offer.label))
    };
    given(ahead)
        .or_else(|| given(behind))
        .or_else(|| unknown(ahead))
        .or_else(|| unknown(behind))
}

fn named(offer: &OfferLine<'_>, first: &OfferLine<'_>, words: &str) -> String {
    if offer.id == first.id {
        words.to_owned()
    } else {
        format!("{}: {words}", offer.label)
    }
}

/// The short reason of a rating; of a linked one there is none of its own.
fn words<'a>(cell: &CellLine<'a>) -> Option<&'a str> {
    if matches!(cell.stated, Stated::Linked { .. }) {
        return None;
    }
    let note = cell.note.as_deref()?;
    note.brief.or(note.why)
}
