//! Where a lever stands now, and how its numbers are written.

use super::{Axis, Baseline, Bend, Lever, column_ends, paid};
use crate::method::median;
use crate::model::{Cell, Criterion, CriterionId, QuantityId, Rating, Scale, Spread};

/// The criterion of a lever; none for a link.
pub fn criterion_of(baseline: &Baseline<'_>, lever: Lever) -> Option<CriterionId> {
    match lever {
        Lever::Weight { criterion, .. }
        | Lever::Rating { criterion, .. }
        | Lever::Part { criterion, .. } => Some(criterion),
        Lever::Fact { quantity } => baseline.criterion_of(quantity),
        Lever::Share { .. } => None,
    }
}

pub fn axis(baseline: &Baseline<'_>, lever: Lever) -> Axis {
    match lever {
        Lever::Weight { judge, criterion } => {
            let others = baseline.problem.judges()[judge].others(criterion);
            let rest = others.map(|w| w.middle).sum();
            Axis::Weight { rest }
        }
        Lever::Share { .. } => Axis::Share,
        Lever::Part {
            quantity,
            criterion,
        } => {
            let scale = &baseline.problem.criterion(criterion).scale;
            match (paid::axis(baseline, quantity), scale) {
                (Axis::Part { ends, bend }, Scale::Normalized(_)) => Axis::Free { ends, bend },
                (axis, _) => axis,
            }
        }
        Lever::Rating { .. } | Lever::Fact { .. } => {
            let Some(id) = criterion_of(baseline, lever) else {
                return Axis::Share;
            };
            let criterion = baseline.problem.criterion(id);
            Axis::of(criterion).unwrap_or_else(|| free(baseline, id, criterion))
        }
    }
}

fn free(baseline: &Baseline<'_>, id: CriterionId, criterion: &Criterion) -> Axis {
    let ends = match criterion.scale {
        Scale::Normalized(how) => column_ends::ends(how, &baseline.numbers(id).in_order),
        _ => (0.0, 1.0),
    };
    Axis::Free {
        ends,
        bend: Bend::Straight,
    }
}

/// The numbers of the ranked offers on a lever's criterion, best offer first.
fn numbers<'b>(baseline: &'b Baseline<'_>, lever: Lever) -> &'b [f64] {
    criterion_of(baseline, lever).map_or(&[], |c| &baseline.numbers(c).in_order)
}

/// The length against which changes of a lever are measured: a scale, a share, a sum of weights.
pub fn span(baseline: &Baseline<'_>, lever: Lever, axis: &Axis) -> f64 {
    match (axis, lever) {
        (Axis::Weight { rest }, Lever::Weight { judge, criterion }) => {
            rest + baseline.problem.judges()[judge].number(criterion)
        }
        (Axis::Part { .. }, _) | (Axis::Free { .. }, Lever::Part { .. }) => {
            let (first, last) = axis.ends();
            axis.written(last) - axis.written(first)
        }
        (Axis::Free { .. }, _) => {
            let none = (f64::INFINITY, f64::NEG_INFINITY);
            let ends = column_ends::least_and_most(numbers(baseline, lever));
            let (low, high) = ends.unwrap_or(none);
            column_ends::length(low, high)
        }
        _ => axis.ends().1 - axis.ends().0,
    }
}

/// The quantity that a lever moves; none where the lever replaces what is there.
pub fn quantity(baseline: &Baseline<'_>, lever: Lever) -> Option<QuantityId> {
    match lever {
        Lever::Rating { offer, criterion } => match baseline.problem.cell(offer, criterion) {
            Cell::Stated(quantity) => Some(quantity),
            Cell::Absent | Cell::Linked { .. } | Cell::Package(_) => None,
        },
        _ => lever.quantity(baseline.problem),
    }
}

/// What a lever's rating is worth now.
pub fn level(baseline: &Baseline<'_>, lever: Lever) -> f64 {
    let scores = baseline.scores(None);
    match lever {
        Lever::Weight { .. } | Lever::Share { .. } | Lever::Part { .. } => 0.0,
        Lever::Rating { offer, criterion } => scores.utility(offer, criterion).get(),
        Lever::Fact { quantity } => {
            let Some(id) = baseline.criterion_of(quantity) else {
                return 0.0;
            };
            let scale = &baseline.problem.criterion(id).scale;
            let value = median(baseline.problem, quantity, scale);
            scores.fit(baseline.problem, id).point(value).get()
        }
    }
}

pub fn start(baseline: &Baseline<'_>, lever: Lever, axis: &Axis, level: f64) -> f64 {
    let (first, last) = axis.ends();
    if let Lever::Weight { judge, criterion } = lever {
        return axis.coordinate(baseline.problem.judges()[judge].number(criterion));
    }
    let rating = quantity(baseline, lever).map(|q| baseline.problem.quantity(q).rating);
    match rating {
        Some(Rating::Number(s)) => axis.coordinate(Spread::likely(s)),
        Some(Rating::Level {
            likely: Some(level),
            ..
        }) => f64::from(level),
        Some(Rating::Level { low, high, .. }) if low == high => f64::from(low),
        _ if matches!(axis, Axis::Free { .. }) => {
            let numbers = numbers(baseline, lever);
            let n = numbers.len().max(1) as f64;
            let middle = numbers.iter().map(|x| x / n).sum::<f64>();
            // Beside it, as a column of equal numbers is worth something else than a near one.
            let beside = 0.1234 * span(baseline, lever, axis);
            (middle + beside).clamp(first, last)
        }
        _ => axis.inverse(level),
    }
}
