//! Columns as numbers, and scales as cases.

use super::dialect::Dialect;
use super::expression::{number, short_case};
use crate::report::{QueryCurve, QueryLevels};

/// What every number is worth where all ranked offers have the same one, or none has any.
pub const ALL_EQUAL: &str = "1.0E0";

/// A column as a number; of a text that is none nothing, where the engine can do that.
pub fn cast(dialect: Dialect, column: &str) -> String {
    let double = dialect.double();
    match dialect {
        Dialect::DuckDb | Dialect::Spark => format!("TRY_CAST({column} AS {double})"),
        Dialect::BigQuery => format!("SAFE_CAST({column} AS {double})"),
        Dialect::Postgres | Dialect::Snowflake => format!("CAST({column} AS {double})"),
        Dialect::Sqlite => {
            // A cast alone would take 5 for `5-8`.
            let is = format!("CAST({column} AS NUMERIC) = {column}");
            let value = format!("CAST({column} AS {double})");
            short_case(&[(is, value)], None)
        }
    }
}

/// A number unless it is infinite or none.
pub fn finite(number: &str) -> String {
    const MOST: &str = "1.7976931348623157E308";
    let is = format!("{number} BETWEEN -{MOST} AND {MOST}");
    short_case(&[(is, number.to_owned())], None)
}

/// The branches of levels, each by its number.
pub fn level_worth(levels: &QueryLevels<'_>, level: &str) -> Vec<(String, String)> {
    let levels = levels.levels.iter().enumerate();
    let branch =
        |(i, (_, worth)): (usize, &(&str, f64))| (format!("{level} = {i}"), number(*worth));
    levels.map(branch).collect()
}

/// The branches of a curve but the last.
pub fn pieces(curve: &QueryCurve, x: &str) -> Vec<(String, String)> {
    let mut branches = vec![(
        format!("{x} < {}", number(curve.first)),
        number(curve.below),
    )];
    for piece in &curve.pieces {
        let huge = !piece.way.is_finite();
        let part = if huge {
            // Halves keep differences of huge numbers finite.
            let (from, to) = (piece.from / 2.0, piece.to / 2.0);
            format!("({x} / 2.0E0 - {}) / {}", number(from), number(to - from))
        } else {
            format!("({x} - {}) / {}", number(piece.from), number(piece.way))
        };
        let is_whole = piece.base == 0.0 && piece.rise == 1.0;
        let value = match (is_whole, piece.rise == 0.0) {
            (true, _) => part,
            (_, true) => number(piece.base),
            _ => format!("{} + {part} * {}", number(piece.base), number(piece.rise)),
        };
        branches.push((format!("{x} < {}", number(piece.until)), value));
    }
    branches
}

/// What a number is worth.
pub fn curve_of(curve: &QueryCurve, x: &str) -> String {
    short_case(&pieces(curve, x), Some(&number(curve.above)))
}
