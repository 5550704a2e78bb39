//! Scales made from the offers present: a line between the least and the most that the ranked ones
//! have. Window functions find both in the one scan.

use super::expression::number;
use super::making::{Making, SqlStep};
use super::steps::known;
use super::worth::{Expression, SqlTerm};
use crate::report::{LineOfPresent, QueryScale};

/// Whether an offer takes a place.
const STANDING: &str = "standing";

impl SqlTerm<'_> {
    /// Whether its scale is made from what the table says.
    pub fn is_of_present(&self) -> bool {
        self.has_cells() && matches!(self.criterion.scale, QueryScale::Present(_))
    }

    /// The column of a rating, or of an end of it, where its worth is taken.
    pub fn rating(&self, part: &str) -> String {
        if self.is_of_present() {
            self.of("e", part)
        } else {
            self.of("r", part)
        }
    }

    /// Its numbers, kept until the ends of its scale are known.
    pub fn numbers(&self) -> Vec<Expression> {
        let ends: &[&str] = if self.is_ranged() {
            &["from", "to"]
        } else {
            &[]
        };
        // Where it is left out, the company counts.
        let cell = self.criterion.others.map(|_| "unread");
        let parts = ["rating"]
            .into_iter()
            .chain(ends.iter().copied())
            .chain(cell);
        let numbers = parts.map(|part| (self.column(part), self.of("r", part)));
        numbers.collect()
    }

    /// The branches of a number between the ends of its scale, where these differ.
    pub fn between(&self, line: LineOfPresent, x: &str) -> Vec<(String, String)> {
        let (least, most) = (self.of("e", "least"), self.of("e", "most"));
        let (low, high) = if line.falls { (1.0, 0.0) } else { (0.0, 1.0) };
        // Halves keep differences of huge numbers finite.
        let half = |a: &str, b: &str| format!("({a} / 2.0E0 - {b} / 2.0E0)");
        let part = if line.falls {
            half(&most, x)
        } else {
            half(x, &least)
        };
        let differ = format!("{least} < {most}");
        vec![
            (format!("{differ} AND {x} <= {least}"), number(low)),
            (format!("{differ} AND {x} >= {most}"), number(high)),
            (differ, format!("{part} / {}", half(&most, &least))),
        ]
    }
}

/// The steps from numbers to what they are worth; none where all scales have ends of their own.
pub fn fitted(making: &Making<'_>) -> Vec<SqlStep> {
    let terms = || making.terms.iter().filter(|term| term.is_of_present());
    if terms().next().is_none() {
        return Vec::new();
    }
    let fails = making.terms.iter().filter(|term| term.fails().is_some());
    let fails = fails.map(|term| format!("{} = 0", term.of("w", "fails")));
    let least = number(making.query.least_known);
    let stands: Vec<String> = std::iter::once(format!("{} >= {least}", known(making)))
        .chain(fails)
        .collect();
    let stands = format!("CASE WHEN {} THEN 1 ELSE 0 END", stands.join(" AND "));
    let standing = ["    w.*".to_owned(), making.column(STANDING, &stands)];
    let mut ends = vec!["    s.*".to_owned()];
    let mut worths = vec!["    e.*".to_owned()];
    for term in terms() {
        let (stands, rating) = (making.of("s", STANDING), term.of("s", "rating"));
        let ranked = format!("CASE WHEN {stands} = 1 THEN {rating} END");
        for (end, least) in [("least", "MIN"), ("most", "MAX")] {
            let end = term.column(end);
            ends.push(making.column(&end, &format!("{least}({ranked}) OVER ()")));
        }
        let own = term.worths();
        worths.extend(own.map(|(name, worth)| making.column(&name, &worth)));
    }
    let about = [
        "Which offers take a place: some scales are made from them.",
        "The least and the most that these offers have.",
        "What each number is worth between the two.",
    ];
    vec![
        making.over(("worths", "w"), "standing", about[0], &standing),
        making.over(("standing", "s"), "ends", about[1], &ends),
        making.over(("ends", "e"), "fitted", about[2], &worths),
    ]
}
