//! What a scale makes of ratings, as scripts read it.

use serde::Serialize;

use super::cell::Value;
use crate::model::{Direction, Norm, Scale};

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
pub(in crate::report) fn curve(scale: &Scale) -> Option<Vec<ScalePoint<'_>>> {
    let point = |(x, worth): (f64, f64)| ScalePoint {
        rating: Value::Number(x),
        worth,
    };
    match scale {
        Scale::Straight { worst, best } => Some([(*worst, 0.0), (*best, 1.0)].map(point).into()),
        Scale::Points(curve) => {
            let points = curve.points().iter();
            Some(points.map(|(x, worth)| point((*x, worth.get()))).collect())
        }
        Scale::Levels(_) => {
            let levels = scale.level_list().iter();
            let level = levels.map(|l| ScalePoint {
                rating: Value::Level(&l.name),
                worth: l.utility.get(),
            });
            Some(level.collect())
        }
        Scale::Normalized(_) => None,
    }
}

/// How a scale is made from the offers: `min-max, more is better`; none of one that is fixed.
pub(in crate::report) fn normalize(scale: &Scale) -> Option<String> {
    let Scale::Normalized(how) = scale else {
        return None;
    };
    let norm = match how.norm {
        Norm::MinMax => "min-max",
        Norm::Max => "max",
        Norm::Sum => "sum",
        Norm::Vector => "vector",
        Norm::Linear => "linear",
    };
    let better = match how.better {
        Direction::Higher => "more is better",
        Direction::Lower => "less is better",
    };
    Some(format!("{norm}, {better}"))
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
