//! Where a lever stands now, and how its numbers are written.

use super::{Bench, Dial, Lever, bent, paid};
use crate::method::stated;
use crate::model::{
    Cell, Criterion, CriterionId, OfferId, Point, QuantityId, Rating, Scale, Spread,
};

/// The criterion of a lever; none for a link.
pub fn criterion_of(bench: &Bench<'_>, lever: Lever) -> Option<CriterionId> {
    match lever {
        Lever::Weight { criterion, .. }
        | Lever::Rating { criterion, .. }
        | Lever::Part { criterion, .. } => Some(criterion),
        Lever::Fact { quantity } => bench.criterion_of(quantity),
        Lever::Share { .. } => None,
    }
}

pub fn dial(bench: &Bench<'_>, lever: Lever) -> Dial {
    match lever {
        Lever::Weight { judge, criterion } => {
            let written = bench.problem.judges()[judge].written.iter();
            let others = written.filter(|w| w.criterion != criterion);
            Dial::Weight {
                rest: others.map(|w| w.middle).sum(),
            }
        }
        Lever::Share { .. } => Dial::Share,
        Lever::Part {
            quantity,
            criterion,
        } => {
            let scale = &bench.problem.criterion(criterion).scale;
            match (paid::dial(bench, quantity), scale) {
                (Dial::Part { ends, inverse }, Scale::Normalized(_)) => {
                    Dial::Free { ends, inverse }
                }
                (dial, _) => dial,
            }
        }
        Lever::Rating { .. } | Lever::Fact { .. } => {
            let Some(id) = criterion_of(bench, lever) else {
                return Dial::Share;
            };
            let criterion = bench.problem.criterion(id);
            Dial::of(criterion).unwrap_or_else(|| free(bench, id, criterion))
        }
    }
}

fn free(bench: &Bench<'_>, id: CriterionId, criterion: &Criterion) -> Dial {
    let numbers = column(bench, id);
    let ends = match criterion.scale {
        Scale::Normalized(how) => bent::ends(how, &numbers),
        _ => (0.0, 1.0),
    };
    Dial::Free {
        ends,
        inverse: false,
    }
}

/// The numbers of the ranked offers on a criterion.
fn column(bench: &Bench<'_>, id: CriterionId) -> Vec<f64> {
    let scale = &bench.problem.criterion(id).scale;
    let stated = |offer: &OfferId| stated(bench.problem, bench.problem.cell(*offer, id));
    let number = |offer: &OfferId| match stated(offer)?.median(scale) {
        Point::Number(x) => Some(x),
        Point::Utility(_) => None,
    };
    bench.order.iter().filter_map(number).collect()
}

/// The length against which changes of a lever are measured: a scale, a share, a sum of weights.
pub fn span(bench: &Bench<'_>, lever: Lever, dial: &Dial) -> f64 {
    match (dial, lever) {
        (Dial::Weight { rest }, Lever::Weight { judge, criterion }) => {
            let written = bench.problem.judges()[judge].written.iter();
            let own = written.filter(|w| w.criterion == criterion);
            rest + own.map(|w| w.middle).sum::<f64>()
        }
        (Dial::Part { .. }, _) | (Dial::Free { .. }, Lever::Part { .. }) => {
            let (first, last) = dial.ends();
            dial.written(last) - dial.written(first)
        }
        (Dial::Free { .. }, _) => {
            let numbers = criterion_of(bench, lever).map_or_else(Vec::new, |c| column(bench, c));
            let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
            let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            bent::length(low, high)
        }
        _ => dial.ends().1 - dial.ends().0,
    }
}

/// The quantity that a lever moves; none where the lever replaces what is there.
pub fn quantity(bench: &Bench<'_>, lever: Lever) -> Option<QuantityId> {
    match lever {
        Lever::Weight { .. } => None,
        Lever::Fact { quantity } | Lever::Part { quantity, .. } => Some(quantity),
        Lever::Share { link } => Some(bench.problem.link(link).share),
        Lever::Rating { offer, criterion } => match bench.problem.cell(offer, criterion) {
            Cell::Stated(quantity) => Some(quantity),
            Cell::Absent | Cell::Linked { .. } | Cell::Package(_) => None,
        },
    }
}

/// What a lever's rating is worth now.
pub fn level(bench: &Bench<'_>, lever: Lever) -> f64 {
    let ground = bench.ground();
    match lever {
        Lever::Weight { .. } | Lever::Share { .. } | Lever::Part { .. } => 0.0,
        Lever::Rating { offer, criterion } => ground.utility(offer, criterion).get(),
        Lever::Fact { quantity } => {
            let Some(id) = bench.criterion_of(quantity) else {
                return 0.0;
            };
            let scale = &bench.problem.criterion(id).scale;
            let median = bench.problem.quantity(quantity).rating.median(scale);
            ground.fit(bench.problem, id).point(median).get()
        }
    }
}

pub fn start(bench: &Bench<'_>, lever: Lever, dial: &Dial, level: f64) -> f64 {
    let (first, last) = dial.ends();
    if let Lever::Weight { judge, criterion } = lever {
        let written = bench.problem.judges()[judge].written.iter();
        let own = written.filter(|w| w.criterion == criterion);
        return dial.coordinate(own.map(|w| w.middle).sum());
    }
    let rating = quantity(bench, lever).map(|q| bench.problem.quantity(q).rating);
    match rating {
        Some(Rating::Number(s)) => dial.coordinate(Spread::likely(s)),
        Some(Rating::Level {
            likely: Some(level),
            ..
        }) => f64::from(level),
        Some(Rating::Level { low, high, .. }) if low == high => f64::from(low),
        _ if matches!(dial, Dial::Free { .. }) => {
            let numbers = criterion_of(bench, lever).map_or_else(Vec::new, |c| column(bench, c));
            let n = numbers.len().max(1) as f64;
            let middle = numbers.iter().map(|x| x / n).sum::<f64>();
            // Beside it, as a column of equal numbers is worth something else than a near one.
            let beside = 0.1234 * span(bench, lever, dial);
            (middle + beside).clamp(first, last)
        }
        _ => dial.inverse(level),
    }
}
