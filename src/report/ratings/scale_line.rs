//! What a scale makes of ratings: its points, its worst rating, and how it is made from the offers.

use serde::Serialize;

use super::cell::Value;
use crate::model::{Direction, Norm, Rating, Scale, Spread};

/// A point of a scale.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScalePoint<'a> {
    /// The rating.
    pub rating: Value<'a>,
    /// What it is worth, 0 to 1.
    pub worth: f64,
}

/// The points of a scale in the order in which it is stated, levels worst first; none of one that is
/// made from the offers.
pub fn curve(scale: &Scale) -> Option<Vec<ScalePoint<'_>>> {
    let point = |(x, worth): (f64, f64)| ScalePoint {
        rating: Value::Number(x),
        worth,
    };
    let levels = scale.level_list().iter().map(|level| ScalePoint {
        rating: Value::Level(&level.name),
        worth: level.utility.get(),
    });
    match scale {
        Scale::Levels(_) => Some(levels.collect()),
        _ => Some(points(scale)?.into_iter().map(point).collect()),
    }
}

/// The points of a scale of numbers, and what each is worth, in the order in which it is stated;
/// none of one that is made from the offers.
pub fn points(scale: &Scale) -> Option<Vec<(f64, f64)>> {
    match scale {
        Scale::Straight { worst, best } => Some(vec![(*worst, 0.0), (*best, 1.0)]),
        Scale::Points(curve) => {
            let points = curve.points().iter();
            Some(points.map(|(x, worth)| (*x, worth.get())).collect())
        }
        Scale::Levels(_) | Scale::Normalized(_) => None,
    }
}

/// The worst level of a scale that has any.
pub const FIRST_LEVEL: Rating = Rating::Level {
    low: 0,
    likely: None,
    high: 0,
};

/// The rating that is worth least; none on a scale made from the offers.
pub fn worst_rating(scale: &Scale) -> Option<Rating> {
    if let Some((worst, _)) = scale.worst_and_best() {
        return Spread::exact(worst).ok().map(Rating::Number);
    }
    (!scale.level_list().is_empty()).then_some(FIRST_LEVEL)
}

/// How a scale is made from the offers: `min-max, more is better`; none of one that is fixed.
pub fn normalize(scale: &Scale) -> Option<String> {
    let Scale::Normalized(how) = scale else {
        return None;
    };
    let better = match how.better {
        Direction::Higher => "more is better",
        Direction::Lower => "less is better",
    };
    Some(format!("{}, {better}", norm_name(how.norm)))
}

/// The name under which a norm is written.
pub const fn norm_name(norm: Norm) -> &'static str {
    match norm {
        Norm::MinMax => "min-max",
        Norm::Max => "max",
        Norm::Sum => "sum",
        Norm::Vector => "vector",
        Norm::Linear => "linear",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Normalization;

    #[test]
    fn a_scale_has_its_points_or_is_made_from_the_offers() {
        let straight = Scale::straight(40.0, 5.0).expect("a scale");
        let ends = [(40.0, 0.0), (5.0, 1.0)].map(|(x, worth)| ScalePoint {
            rating: Value::Number(x),
            worth,
        });
        assert_eq!(curve(&straight), Some(ends.into()));
        assert_eq!(normalize(&straight), None);
        let how = Normalization {
            norm: Norm::Vector,
            better: Direction::Lower,
        };
        let of_offers = Scale::Normalized(how);
        assert_eq!(curve(&of_offers), None);
        let told = normalize(&of_offers);
        assert_eq!(told.as_deref(), Some("vector, less is better"));
    }
}
