//! By how much the first leads the second, and how that was before, in a sentence.

use std::cmp::Ordering;

use super::first_place::FirstPlace;
use super::{DiffOffer, DiffStanding};
use crate::text::tenths::{from_tenths, tenths};

/// How one offer stands to another on a side.
#[derive(Clone, Copy)]
struct Distance {
    /// The tenths of a point between their scores, as these are shown.
    tenths: i64,
    /// Whether it is ahead, level or behind.
    order: Ordering,
    /// Whether only whole points are shown.
    is_whole: bool,
}

impl Distance {
    /// The distance of two that take a place.
    fn between(
        one: Option<&DiffStanding>,
        other: Option<&DiffStanding>,
        is_whole: bool,
    ) -> Option<Self> {
        let ranked = |s: Option<&DiffStanding>| Some((tenths(s?.score), s?.score_place?));
        let (one, other) = (ranked(one)?, ranked(other)?);
        Some(Self {
            tenths: (one.0 - other.0).abs(),
            order: other.1.cmp(&one.1),
            is_whole,
        })
    }

    /// `2.0`, `less than 0.1`.
    fn number(self) -> String {
        match (self.tenths, self.is_whole) {
            (0, false) => "less than 0.1".to_owned(),
            (0, true) => "less than 1".to_owned(),
            (tenths, _) => from_tenths(tenths),
        }
    }

    /// `2.0 points`, `1.0 point`.
    fn points(self) -> String {
        let is_one = self.tenths == 10 || (self.tenths == 0 && self.is_whole);
        format!("{} point{}", self.number(), if is_one { "" } else { "s" })
    }
}

/// ` Its lead over LinkedIn: 43.2 points, before 46.5.`; nothing where nobody leads, or by as much
/// as before.
pub fn sentence(
    ranked: &[&DiffOffer],
    [was_first, first]: [&FirstPlace<'_>; 2],
    is_whole: [bool; 2],
) -> Option<String> {
    let [one, other, ..] = ranked else {
        return None;
    };
    let [before, after] = [
        Distance::between(one.before.as_ref(), other.before.as_ref(), is_whole[0]),
        Distance::between(one.after.as_ref(), other.after.as_ref(), is_whole[1]),
    ];
    let (was, now) = (before?, after?);
    let (label, told) = (&other.label, now.points());
    let stays = was_first.has(&one.id) && !was_first.is_shared();
    match was.order {
        _ if first.is_shared() => None,
        // That they were level is said with first place.
        Ordering::Equal if was_first.has(&one.id) => {
            Some(format!(" It is {told} ahead of {label}."))
        }
        Ordering::Equal => Some(format!(
            " It is {told} ahead of {label}; before, both had the same score."
        )),
        Ordering::Less => Some(format!(
            " It is {told} ahead of {label}; before, it was {} behind.",
            was.number()
        )),
        Ordering::Greater if was.number() == now.number() => None,
        Ordering::Greater if stays => Some(format!(
            " Its lead over {label}: {told}, before {}.",
            was.number()
        )),
        Ordering::Greater => Some(format!(
            " It is {told} ahead of {label}; before, {}.",
            was.number()
        )),
    }
}
