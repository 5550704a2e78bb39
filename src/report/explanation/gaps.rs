//! Why the first leads the second.

use crate::report::ratings::cell::{CellLine, StatedRating};
use crate::report::{CriterionLine, Gap, OfferLine, WeightColumn, unknown, weighed, weight_column};
use crate::text::order::InOrder;
use crate::text::possessive::possessive;

/// Up to this many gaps all are shown; of more, the largest three.
const ALL: usize = 4;

/// The largest differences between the first two offers, largest first.
pub fn gaps(
    criteria: &[CriterionLine<'_>],
    rows: &[usize],
    start: f64,
    ranked: &[OfferLine<'_>],
) -> Vec<Gap> {
    let [first, second, ..] = ranked else {
        return Vec::new();
    };
    let gap = |(criterion, tenths)| Gap {
        criterion,
        tenths,
        reason: reason(first, second, criterion, tenths),
    };
    let differences = differences(criteria, rows, start, first, second).into_iter();
    let gaps = differences.filter(|(_, tenths)| *tenths != 0).map(gap);
    let mut gaps: Vec<Gap> = gaps.collect();
    gaps.order_by_key(|gap| std::cmp::Reverse(gap.tenths.abs()));
    if gaps.len() > ALL {
        gaps.truncate(3);
    }
    gaps
}

/// By how many tenths of a point one offer is ahead of another on each weighed criterion: the
/// differences of the points as they are shown, so that they add up to that of the scores shown.
fn differences(
    criteria: &[CriterionLine<'_>],
    rows: &[usize],
    start: f64,
    one: &OfferLine<'_>,
    other: &OfferLine<'_>,
) -> Vec<(usize, i64)> {
    let weighed = weighed(criteria, rows);
    let column = weight_column(criteria, &weighed);
    let shown = |offer| points_shown(offer, &weighed, &column, start);
    let pairs = shown(one).into_iter().zip(shown(other)).map(|(a, b)| a - b);
    weighed.iter().copied().zip(pairs).collect()
}

/// The points of an offer on each weighed criterion as they are shown, in tenths.
pub fn points_shown(
    offer: &OfferLine<'_>,
    weighed: &[usize],
    column: &WeightColumn,
    start: f64,
) -> Vec<i64> {
    let points: Vec<f64> = weighed.iter().map(|k| offer.criteria[*k].points).collect();
    column.points(&points, offer.score - start).0
}

/// The reason of the one that is ahead on a criterion, else the other's; the first needs no name.
fn reason(
    first: &OfferLine<'_>,
    second: &OfferLine<'_>,
    criterion: usize,
    tenths: i64,
) -> Option<String> {
    let (ahead, behind) = if tenths >= 0 {
        (first, second)
    } else {
        (second, first)
    };
    let given = |offer: &OfferLine<'_>| {
        words(&offer.criteria[criterion]).map(|words| named(offer, first, words))
    };
    let not_known = |offer: &OfferLine<'_>| {
        let cell = &offer.criteria[criterion];
        (cell.stated == StatedRating::Unknown).then(|| {
            let (whose, what) = (possessive(&offer.label), unknown([cell].into_iter()));
            format!("{whose} is {what}")
        })
    };
    given(ahead)
        .or_else(|| given(behind))
        .or_else(|| not_known(ahead))
        .or_else(|| not_known(behind))
}

fn named(offer: &OfferLine<'_>, first: &OfferLine<'_>, words: &str) -> String {
    if offer.id == first.id {
        words.to_owned()
    } else {
        format!("{}: {words}", offer.label)
    }
}

/// The short reason of a rating; of a linked one there is none of its own.
fn words<'c>(cell: &'c CellLine<'_>) -> Option<&'c str> {
    if matches!(cell.stated, StatedRating::Linked { .. }) {
        return None;
    }
    let note = cell.note.as_deref()?;
    note.brief.as_deref().or(note.why.as_deref())
}
