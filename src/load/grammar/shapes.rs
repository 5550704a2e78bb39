//! Forms of values that several keys have: never less than a reader takes.

use super::key_types::ValueShape;
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

const MOST_WEIGHT: f64 = 1e15;
const ONE_WEIGHT: ValueShape = ValueShape::Number(0.0, MOST_WEIGHT);
/// A weight, or a range of it.
pub const WEIGHT: ValueShape =
    ValueShape::OneOf(&[ONE_WEIGHT, ValueShape::List(&ONE_WEIGHT, 2, 2)]);

pub const CRITERIA_WEIGHTS: ValueShape = ValueShape::Criteria(&WEIGHT);
/// How many times as much one criterion matters as another.
const JUDGEMENT: ValueShape = ValueShape::Number(0.0, 1e6);
/// Criteria, each with how many times as much it matters, or less than another one.
pub const JUDGEMENTS: ValueShape = ValueShape::Criteria(&ValueShape::Number(1.0, 1e6));
const COMPARED: ValueShape = ValueShape::OneOf(&[ValueShape::CriterionId, JUDGEMENT]);
/// Pairs of criteria, each with a number.
pub const COMPARISONS: ValueShape = ValueShape::List(&ValueShape::List(&COMPARED, 3, 3), 1, MANY);
const TIER: ValueShape = ValueShape::List(&ValueShape::CriterionId, 0, MANY);
/// Criteria in order, or lists of those that tie.
pub const ORDER: ValueShape = ValueShape::List(
    &ValueShape::OneOf(&[ValueShape::CriterionId, TIER]),
    1,
    MANY,
);

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

/// One amount a year.
pub const YEARS: ValueShape = ValueShape::List(&ValueShape::Amount(None), 1, 20);
