//! Forms of values that several keys have: never less than a reader takes.

use super::keys::ValueShape;
use super::reader::NAME;

/// No most or least of a number.
pub const ANY: f64 = f64::INFINITY;
/// No most of characters or values.
pub const MANY: usize = usize::MAX;

pub const TEXT: ValueShape = ValueShape::Text(0, MANY);
pub const LINE: ValueShape = ValueShape::Text(0, NAME);
pub const SENTENCE: ValueShape = ValueShape::Text(1, MANY);
pub const NAMED: ValueShape = ValueShape::Text(1, NAME);
pub const NUMBER: ValueShape = ValueShape::Number(-ANY, ANY);

/// A value between nothing and all.
const PART: ValueShape = ValueShape::Number(0.0, 1.0);

/// A single value of a rating.
pub const RATING_END: ValueShape = ValueShape::OneOf(&[NUMBER, TEXT, ValueShape::Bool]);
/// A rating without braces.
pub const SHORT_RATING: ValueShape = ValueShape::OneOf(&[
    NUMBER,
    TEXT,
    ValueShape::Bool,
    ValueShape::List(&RATING_END, 2, 2),
]);

/// The largest weight.
const MOST_WEIGHT: f64 = 1e15;
const ONE_WEIGHT: ValueShape = ValueShape::Number(0.0, MOST_WEIGHT);
/// A weight, or a range of it.
pub const WEIGHT: ValueShape =
    ValueShape::OneOf(&[ONE_WEIGHT, ValueShape::List(&ONE_WEIGHT, 2, 2)]);

/// One set of weights, or several.
pub const SETS: ValueShape =
    ValueShape::OneOf(&[ValueShape::Set, ValueShape::List(&ValueShape::Set, 1, MANY)]);

/// A number of months.
pub const MONTHS: ValueShape = ValueShape::Number(0.0, 240.0);
/// Percent a year.
pub const VESTING: ValueShape = ValueShape::OneOf(&[
    ValueShape::List(&ValueShape::Number(0.0, ANY), 1, 20),
    SENTENCE,
]);

/// The points of a curve.
pub const POINTS: ValueShape = ValueShape::List(&ValueShape::List(&NUMBER, 2, 2), 2, MANY);
const LEVEL_NAMES: ValueShape = ValueShape::List(&NAMED, 2, MANY);
/// Levels, worst first, or with their worth.
pub const LEVELS: ValueShape = ValueShape::OneOf(&[LEVEL_NAMES, ValueShape::Named(&PART)]);
/// Two ends, or levels.
pub const SHORT_SCALES: [ValueShape; 2] = [ValueShape::List(&NUMBER, 2, 2), LEVEL_NAMES];
