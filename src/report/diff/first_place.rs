//! What became of first place, in a sentence.

use super::{DiffOffer, DiffStanding};
use crate::text::number::{count, list};

/// Of more offers than this, their number is told.
const NAMED: usize = 4;

/// Who is first on a side: several where their scores are equal, and none where no offer is ranked.
#[derive(Debug, PartialEq)]
pub struct FirstPlace<'o> {
    ids: Vec<&'o str>,
    labels: Vec<&'o str>,
}

/// What stays where first place does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stays {
    /// Every score.
    Scores,
    /// The order, of one offer alone.
    Alone,
    /// The order.
    Order,
    /// First place, and no more.
    First,
}

impl<'o> FirstPlace<'o> {
    /// Those of a side that have first place by score.
    pub fn of(
        ranked: &[&'o DiffOffer],
        side: impl Fn(&'o DiffOffer) -> Option<&'o DiffStanding>,
    ) -> Self {
        let is_first = |o: &&&'o DiffOffer| side(o).is_some_and(|s| s.score_place == Some(1));
        let first = ranked.iter().filter(is_first);
        let (ids, labels) = first.map(|o| (o.id.as_str(), o.label.as_str())).unzip();
        Self { ids, labels }
    }

    /// Whether offers have it together.
    pub fn is_shared(&self) -> bool {
        self.ids.len() > 1
    }

    /// Whether an offer has it, alone or with others.
    pub fn has(&self, id: &str) -> bool {
        self.ids.contains(&id)
    }

    /// All that have it.
    fn all(&self) -> String {
        names(&self.labels, "offer")
    }

    /// The same with what they do: several together, or one alone.
    fn all_do(&self, together: &str, alone: &str) -> String {
        let verb = if self.is_shared() { together } else { alone };
        format!("{} {verb}", self.all())
    }

    /// All but one.
    fn without(&self, id: &str) -> String {
        let all = self.ids.iter().zip(&self.labels);
        let others = all.filter(|(own, _)| **own != id);
        let others: Vec<&str> = others.map(|(_, label)| *label).collect();
        names(&others, "other")
    }
}

/// A few by their names, more as their number: `Hays and Jones`, `5 offers`.
pub fn names(labels: &[&str], noun: &str) -> String {
    if labels.len() > NAMED {
        count(labels.len(), noun)
    } else {
        list(labels)
    }
}

/// `Jones is first now, before it was Hays.`, `Jones is first now, before it shared first place with
/// Hays.`, `Hays stays first, and the order stays.`
pub fn sentence(was: &FirstPlace<'_>, now: &FirstPlace<'_>, stays: Stays) -> String {
    match (&was.ids[..], &now.ids[..]) {
        ([], []) => "No offer can be ranked, before or after.".to_owned(),
        ([], _) => format!("{}; before, no offer could be ranked.", is_now(now)),
        (_, []) => format!("No offer can be ranked now; before, {}.", were(was)),
        (before, after) if before.len() == after.len() && before.iter().all(|id| now.has(id)) => {
            still(now, stays)
        }
        ([_], [_]) => format!("{}, before it was {}.", is_now(now), was.all()),
        ([_, _, ..], [after]) if was.has(after) => format!(
            "{}, before it shared first place with {}.",
            is_now(now),
            was.without(after)
        ),
        ([before], _) if now.has(before) => {
            format!("{}; before, {} alone was first.", is_now(now), was.all())
        }
        _ => format!("{}; before, {}.", is_now(now), were(was)),
    }
}

/// `Jones is first now`, `Hays and Jones share first place now`.
fn is_now(now: &FirstPlace<'_>) -> String {
    now.all_do("share first place", "is first") + " now"
}

/// `Jones was first`, `Hays and Jones shared first place`.
fn were(was: &FirstPlace<'_>) -> String {
    was.all_do("shared first place", "was first")
}

/// Of who has first place before and after: what else stays.
fn still(first: &FirstPlace<'_>, stays: Stays) -> String {
    let rest = match stays {
        Stays::Scores => ", and no score changes.",
        Stays::Alone => ".",
        Stays::Order => ", and the order stays.",
        Stays::First if first.is_shared() => "; the order behind them changes.",
        Stays::First => "; the order behind it changes.",
    };
    first.all_do("still share first place", "stays first") + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first<'o>(labels: &[&'o str]) -> FirstPlace<'o> {
        let (ids, labels) = (labels.to_vec(), labels.to_vec());
        FirstPlace { ids, labels }
    }

    #[test]
    fn who_was_first_and_who_is() {
        let cases: [(&[&str], &[&str], &str); 13] = [
            (&[], &[], "No offer can be ranked, before or after."),
            (
                &[],
                &["A"],
                "A is first now; before, no offer could be ranked.",
            ),
            (
                &[],
                &["A", "B"],
                "A and B share first place now; before, no offer could be ranked.",
            ),
            (
                &["A", "B"],
                &[],
                "No offer can be ranked now; before, A and B shared first place.",
            ),
            (&["A"], &["B"], "B is first now, before it was A."),
            (&["A"], &["A"], "A stays first, and the order stays."),
            (
                &["A", "B"],
                &["A", "B"],
                "A and B still share first place, and the order stays.",
            ),
            (
                &["A", "B"],
                &["A"],
                "A is first now, before it shared first place with B.",
            ),
            (
                &["A", "B", "C"],
                &["B"],
                "B is first now, before it shared first place with A and C.",
            ),
            (
                &["A", "B"],
                &["C"],
                "C is first now; before, A and B shared first place.",
            ),
            (
                &["A"],
                &["A", "B"],
                "A and B share first place now; before, A alone was first.",
            ),
            (
                &["A"],
                &["B", "C"],
                "B and C share first place now; before, A was first.",
            ),
            (
                &["A", "B", "C", "D", "E", "F"],
                &["A"],
                "A is first now, before it shared first place with 5 others.",
            ),
        ];
        for (was, now, said) in cases {
            assert_eq!(sentence(&first(was), &first(now), Stays::Order), said);
        }
        let (two, three) = (first(&["A", "B"]), first(&["A", "B", "C"]));
        let said = "A, B and C share first place now; before, A and B shared first place.";
        assert_eq!(sentence(&two, &three, Stays::First), said);
        let said = "A and B still share first place; the order behind them changes.";
        assert_eq!(sentence(&two, &two, Stays::First), said);
    }
}
