//! Scales that the user's files widen while a built-in set still weighs the shorter one.

use crate::diag::{Code, Diagnostic};
use crate::load::read::raw::RawWeight;
use crate::load::resolve::catalog::{Catalog, shipped};
use crate::load::resolve::inputs::Files;
use crate::load::resolve::weights::Drafted;
use crate::model::{Criterion, Scale};
use crate::text::number::{grouped, plain, significant};

/// One remark for each such criterion.
pub fn remarks(
    files: &Files<'_>,
    judges: &[Drafted<'_>],
    catalog: &mut Catalog,
) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = Vec::new();
    for (judge, weight) in shipped_weights(files, judges) {
        let remark = widened(weight, judge, catalog);
        found.extend(remark.filter(|r| found.iter().all(|f| f.span != r.span)));
    }
    found
}

/// The weights of the built-in sets, beside the judges that weigh by them.
fn shipped_weights<'f>(
    files: &'f Files<'_>,
    judges: &'f [Drafted<'_>],
) -> impl Iterator<Item = (&'f Drafted<'f>, &'f RawWeight<'f>)> {
    let sets = files.sets.iter().filter(|set| set.shipped);
    sets.flat_map(move |set| {
        let judge = judges.iter().find(|j| Some(j.set.as_str()) == set.set);
        let weights = set.file.weights.iter().flat_map(|w| &w.value);
        let of = move |judge| weights.clone().map(move |w| (judge, w));
        judge.into_iter().flat_map(of)
    })
}

fn widened(
    weight: &RawWeight<'_>,
    judge: &Drafted<'_>,
    catalog: &mut Catalog,
) -> Option<Diagnostic> {
    let entry = catalog.find(&weight.key.value)?;
    // One that the command line changes is the user's.
    let mut written = judge.written.iter();
    let kept = written.any(|own| own.entry == entry && own.weight.middle == weight.middle);
    let defined = catalog.get(entry);
    let is_asked = kept && !defined.broken && weight.middle > 0.0;
    let span = defined.span.filter(|_| is_asked)?;
    let built_in = shipped(&weight.key.value)?;
    let part = part_of_old_way(&built_in.criterion, &defined.criterion)?;
    let message = format!(
        "{} has a wider scale but its old weight, {}; a weight of {} keeps the old trade-off",
        defined.criterion.name,
        grouped(weight.middle),
        plain(significant(weight.middle / part, 3)),
    );
    Some(Diagnostic::new(Code::ScaleWidened, span, message))
}

/// What the way from the worst to the best end of the old scale is worth on the new one, where
/// that is less than all.
fn part_of_old_way(old: &Criterion, new: &Criterion) -> Option<f64> {
    if (&old.unit, &old.currency) != (&new.unit, &new.currency) {
        return None;
    }
    let ends = match (&old.scale, &new.scale) {
        (_, Scale::Normalized(_)) | (Scale::Normalized(_), _) => None,
        (Scale::Levels(_), Scale::Levels(_)) => {
            let levels = old.scale.level_list();
            let worth = |name: &str| new.scale.level(name).map(|l| new.scale.level_utility(l));
            worth(&levels.first()?.name).zip(worth(&levels.last()?.name))
        }
        _ => {
            let fit = new.scale.fit(std::iter::empty());
            let numbers = old.scale.worst_and_best();
            let numbers = numbers.filter(|_| new.scale.ends().is_some());
            numbers.map(|(worst, best)| (fit.utility(worst), fit.utility(best)))
        }
    };
    let part = ends.map(|(worst, best)| best.get() - worst.get())?;
    (part > 0.0 && part < 1.0 - 1e-9).then_some(part)
}
