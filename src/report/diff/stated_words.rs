//! What a decision states, in words: values as tables show them.

use jiff::civil::Date;
use serde_json::Value as Json;

use super::snapshot::{SavedCell, SavedCriterion, SavedPoint};
use crate::report::WeightLine;
use crate::text::number::{grouped, percent, plain, span};

/// Whether a set goes by the name of a file.
pub fn is_file(set: &str) -> bool {
    set.to_lowercase().ends_with(".toml") || set == "standard input"
}

/// A weight as it is written: `25`, `20-40`.
pub fn written(weight: WeightLine) -> String {
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * b.abs();
    let is_plain =
        near(weight.low, 0.5 * weight.written) && near(weight.high, 1.5 * weight.written);
    if is_plain {
        plain(weight.written)
    } else {
        span(&plain(weight.low), &plain(weight.high))
    }
}

/// What more is said of a rating than its value, piece by piece. How pay comes about is told by its
/// parts, and what a link brings by its company's.
pub fn more_of_rating(cell: &SavedCell) -> Vec<String> {
    let [low, likely, high] = [&cell.low, &cell.rating, &cell.high].map(|x| x.as_ref().map(told));
    let is_stated = matches!(cell.origin.as_str(), "offer" | "fact");
    let noted = |text: &Option<String>| text.clone().filter(|_| is_stated);
    let pieces = [
        low.zip(high).map(|(low, high)| span(&low, &high)),
        likely.map(|likely| format!("likely {likely}")),
        noted(&cell.brief),
        noted(&cell.why).filter(|_| cell.why != cell.brief),
        noted(&cell.source),
        cell.as_of.map(|day| format!("as of {}", full(day))),
    ];
    pieces.map(Option::unwrap_or_default).into()
}

/// What more there is of a scale than its ends: its unit, and its points where these are told.
pub fn more_of_scale(criterion: &SavedCriterion) -> Vec<String> {
    let unit = criterion.unit.clone().unwrap_or_default();
    let points = criterion.curve.iter().map(|points| curve(points));
    [unit].into_iter().chain(points).collect()
}

/// The points of a scale: `0: 0 %, 500: 60 %, 2,000: 100 %`.
fn curve(points: &[SavedPoint]) -> String {
    let point = |p: &SavedPoint| format!("{}: {} %", told(&p.rating), percent(p.worth));
    points.iter().map(point).collect::<Vec<String>>().join(", ")
}

/// `22 Nov 2026`.
pub fn full(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

/// A number or a level in words.
pub fn told(value: &Json) -> String {
    match value {
        Json::String(level) => level.clone(),
        value => value.as_f64().map_or_else(String::new, grouped),
    }
}
