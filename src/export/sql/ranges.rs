//! Ranges of a table: their middle, and what their ends are worth.

use super::expression::{case, number, short_case};
use super::scale::{ALL_EQUAL, curve_of, level_worth};
use super::worth::{Expression, SqlTerm};
use crate::report::{LevelPair, QueryScale};

impl SqlTerm<'_> {
    /// A range of the table as its middle and its two ends, and what its cells say that is none;
    /// from the likely value and its text, where there is a column for it, from what a value alone
    /// says that is no rating, and from the texts of both ends.
    pub(super) fn range(
        &self,
        value: Option<&(String, String)>,
        unread: &str,
        [low_text, high_text]: [String; 2],
    ) -> Vec<Expression> {
        let [low, high] = ["low", "high"].map(|end| self.of("r", end));
        let none = format!("{low_text} IS NULL AND {high_text} IS NULL");
        let ordered = format!("{low} <= {high}");
        let chosen = |alone: Option<&str>, between: &str, said: &str, rest: Option<&str>| {
            let alone = alone.map(|alone| (none.clone(), alone.to_owned()));
            let mut branches: Vec<(String, String)> = alone.into_iter().collect();
            let mut without = ordered.clone();
            if let Some((value, text)) = value {
                without = format!("{ordered} AND {text} IS NULL");
                let inside = format!("{low} <= {value} AND {value} <= {high}");
                branches.push((inside, said.to_owned()));
            }
            branches.push((without, between.to_owned()));
            case(&branches, rest)
        };
        let alone = value.map(|(value, _)| value.as_str());
        let (middle, single) = self.middle(&low, &high, alone.unwrap_or("NULL"));
        let middle = chosen(alone.map(|_| &single[..]), &middle, &single, None);
        let texts = value.iter().map(|(_, text)| text);
        let texts: Vec<&str> = texts
            .chain([&low_text, &high_text])
            .map(String::as_str)
            .collect();
        let rest = format!("COALESCE({})", texts.join(", "));
        let rest = chosen(Some(unread), "NULL", "NULL", Some(&rest));
        vec![
            (self.column("rating"), middle),
            (self.column("from"), chosen(alone, &low, &low, None)),
            (self.column("to"), chosen(alone, &high, &high, None)),
            (self.column("unread"), rest),
        ]
    }

    /// The middle of a range, and a single rating, of numbers as numbers, of levels as their worth.
    fn middle(&self, low: &str, high: &str, value: &str) -> (String, String) {
        match &self.criterion.scale {
            QueryScale::Numbers(_) | QueryScale::Present(_) => {
                let same = (format!("{low} = {high}"), low.to_owned());
                let half = format!("{low} / 2.0E0 + {high} / 2.0E0");
                (short_case(&[same], Some(&half)), value.to_owned())
            }
            QueryScale::Levels(levels) => {
                let pair = |pair: &LevelPair| {
                    let is = format!("{low} = {} AND {high} = {}", pair.low, pair.high);
                    (is, number(pair.middle))
                };
                let pairs: Vec<_> = levels.pairs.iter().map(pair).collect();
                let single = short_case(&level_worth(levels, value), None);
                (short_case(&pairs, None), single)
            }
        }
    }

    /// The least or the most that a range of the table is worth.
    pub fn own_end(&self, high: bool) -> String {
        let (from, to) = (self.rating("from"), self.rating("to"));
        match &self.criterion.scale {
            QueryScale::Present(line) => {
                let end = if high == line.falls { &from } else { &to };
                short_case(&self.between(*line, end), Some(ALL_EQUAL))
            }
            QueryScale::Levels(levels) => {
                short_case(&level_worth(levels, if high { &to } else { &from }), None)
            }
            QueryScale::Numbers(curve) => match &curve.peak {
                None => curve_of(curve, if high == curve.falls { &from } else { &to }),
                Some((most, top)) => {
                    let (a, b) = (curve_of(curve, &from), curve_of(curve, &to));
                    let inside = |x: &f64| format!("{from} < {0} AND {0} < {to}", number(*x));
                    let inside: Vec<String> = top.iter().map(inside).collect();
                    let peak = (inside.join(" OR "), number(*most));
                    let sign = if high { ">" } else { "<" };
                    let ends = (format!("{a} {sign} {b}"), a);
                    let peak = high.then_some(peak);
                    let branches: Vec<_> = peak.into_iter().chain([ends]).collect();
                    short_case(&branches, Some(&b))
                }
            },
        }
    }
}
