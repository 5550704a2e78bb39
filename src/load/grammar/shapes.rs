//! Forms of values that several keys have: never less than a reader takes.

use super::keys::Shape;
use super::reader::NAME;

/// No most or least of a number.
pub const ANY: f64 = f64::INFINITY;
/// No most of characters or values.
pub const MANY: usize = usize::MAX;

pub const TEXT: Shape = Shape::Text(0, MANY);
pub const LINE: Shape = Shape::Text(0, NAME);
pub const SENTENCE: Shape = Shape::Text(1, MANY);
pub const NAMED: Shape = Shape::Text(1, NAME);
pub const NUMBER: Shape = Shape::Number(-ANY, ANY);

/// A value between nothing and all.
const PART: Shape = Shape::Number(0.0, 1.0);

/// A single value of a rating.
pub const RATING_END: Shape = Shape::OneOf(&[NUMBER, TEXT, Shape::Bool]);
/// A rating without braces.
pub const SHORT_RATING: Shape =
    Shape::OneOf(&[NUMBER, TEXT, Shape::Bool, Shape::List(&RATING_END, 2, 2)]);

/// The largest weight.
const MOST_WEIGHT: f64 = 1e15;
const ONE_WEIGHT: Shape = Shape::Number(0.0, MOST_WEIGHT);
/// A weight, or a range of it.
pub const WEIGHT: Shape = Shape::OneOf(&[ONE_WEIGHT, Shape::List(&ONE_WEIGHT, 2, 2)]);

/// One set of weights, or several.
pub const SETS: Shape = Shape::OneOf(&[Shape::Set, Shape::List(&Shape::Set, 1, MANY)]);

/// A number of months.
pub const MONTHS: Shape = Shape::Number(0.0, 240.0);
/// Percent a year.
pub const VESTING: Shape = Shape::OneOf(&[Shape::List(&Shape::Number(0.0, ANY), 1, 20), SENTENCE]);

/// The points of a curve.
pub const POINTS: Shape = Shape::List(&Shape::List(&NUMBER, 2, 2), 2, MANY);
const LEVEL_NAMES: Shape = Shape::List(&NAMED, 2, MANY);
/// Levels, worst first, or with their worth.
pub const LEVELS: Shape = Shape::OneOf(&[LEVEL_NAMES, Shape::Named(&PART)]);
/// Two ends, or levels.
pub const SHORT_SCALES: [Shape; 2] = [Shape::List(&NUMBER, 2, 2), LEVEL_NAMES];
