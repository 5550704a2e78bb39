//! Weights as written, with those of the command line put in; and those of criteria that nothing
//! defines, where the ratings of the offers say what they are.

use std::collections::HashMap;

use super::catalog::{Catalog, CriterionEntry};
use super::resolution::Resolution;
use crate::diag::{Code, Diagnostic, Span, kept};
use crate::load::read::changes::SetWeight;
use crate::load::read::raw::{At, RawFile, RawStated, RawWeight, Scalar, Str, says_unknown};
use crate::model::{CriterionId, Judge, Weights, Written, file_stem, short_title};
use crate::text::number::list;

/// A judge whose criteria are still those of the catalog.
pub struct Drafted<'w> {
    pub set: String,
    pub title: Option<String>,
    pub voice: f64,
    pub written: Vec<DraftedWeight<'w>>,
}

/// A judge's weight of a criterion.
pub struct DraftedWeight<'w> {
    pub entry: CriterionEntry,
    pub weight: &'w RawWeight<'w>,
}

/// Puts the weights of the command line in: into the named set, else into every set that weighs
/// the criterion, else into all.
pub fn change<'w>(
    r: &mut Resolution<'_>,
    judges: &mut [Drafted<'w>],
    changes: &'w [SetWeight<'w>],
) {
    for SetWeight { set, weight } in changes {
        let Some(entry) = r.criterion(&weight.key.value, weight.key.span) else {
            continue;
        };
        let meant: Vec<usize> = match set {
            Some(set) => kept(named(set, judges), r.complaints).into_iter().collect(),
            None => weighing(judges, entry),
        };
        for judge in meant {
            let written = &mut judges[judge].written;
            match written.iter_mut().find(|own| own.entry == entry) {
                Some(old) => old.weight = weight,
                None => written.push(DraftedWeight { entry, weight }),
            }
        }
    }
}

/// The judges that weigh a criterion, or all where none does.
fn weighing(judges: &[Drafted<'_>], entry: CriterionEntry) -> Vec<usize> {
    let weighs = |judge: &Drafted<'_>| judge.written.iter().any(|own| own.entry == entry);
    let anybody = judges.iter().any(weighs);
    let all = 0..judges.len();
    all.filter(|i| weighs(&judges[*i]) || !anybody).collect()
}

/// The judge of a set, by the set's name or by what the judge is called: the title, whole or short,
/// or the name of the file.
fn named(set: &At<Str<'_>>, judges: &[Drafted<'_>]) -> Result<usize, Box<Diagnostic>> {
    let by_title = |judge: &Drafted<'_>| {
        let is = |name: &str| name.to_lowercase() == set.value.trim().to_lowercase();
        match &judge.title {
            Some(title) => is(title) || is(short_title(title)),
            None => is(file_stem(&judge.set)),
        }
    };
    let all = |is: &dyn Fn(&Drafted<'_>) -> bool| -> Vec<usize> {
        (0..judges.len()).filter(|i| is(&judges[*i])).collect()
    };
    let mut found = all(&|judge| judge.set == set.value);
    if found.is_empty() {
        found = all(&by_title);
    }
    let names = |found: &[usize]| {
        let name = |i: &usize| format!("`{}`", judges[*i].set);
        list(&found.iter().map(name).collect::<Vec<_>>())
    };
    let unknown = |message| Diagnostic::new(Code::UnknownSet, set.span, message);
    Err(Box::new(match found[..] {
        [only] => return Ok(only),
        [] => {
            let names = names(&all(&|_| true));
            let note = format!("this ranking weighs by {names}; `-c` takes others in");
            unknown(format!("no set `{}` in this ranking", set.value)).note(note)
        }
        [..] => unknown(format!("`{}` is the title of several sets", set.value))
            .help(format!("name one of {}", names(&found))),
    }))
}

/// A complaint about a set in which nothing weighs anything; none where something does.
pub fn all_zero(judge: &Drafted<'_>, span: Span) -> Option<Diagnostic> {
    let none = judge.written.iter().all(|own| own.weight.middle == 0.0);
    none.then(|| {
        let complaint = Diagnostic::new(Code::NoWeight, span, "no criterion has a weight above 0");
        complaint.help("give at least one a number above 0, such as `pay = 20`")
    })
}

/// The judge, its criteria now those of the problem.
pub fn finish(drafted: &Drafted<'_>, ids: &HashMap<CriterionEntry, CriterionId>) -> Option<Judge> {
    let mut middles = vec![0.0; ids.len()];
    let mut written = Vec::new();
    for DraftedWeight { entry, weight } in &drafted.written {
        let criterion = *ids.get(entry)?;
        middles[criterion.index()] = weight.middle;
        written.push(Written {
            criterion,
            low: weight.low,
            middle: weight.middle,
            high: weight.high,
        });
    }
    Some(Judge {
        set: drafted.set.clone(),
        title: drafted.title.clone(),
        voice: drafted.voice,
        written,
        weights: Weights::new(&middles)?,
    })
}

/// The complaint about a weight of a criterion that nothing defines, and whether it says how to
/// define one that the offers are rated on.
pub fn undefined(
    key: &At<Str<'_>>,
    mains: &[RawFile<'_>],
    catalog: &Catalog,
) -> (Diagnostic, bool) {
    let id = key.value.as_ref();
    let complaint = catalog.unknown(id, key.span);
    match scale_of(id, mains).filter(|_| catalog.meant(id).is_none()) {
        Some(scale) => {
            let help = format!("add `[scales]` with `{id} = {scale}`, worst first");
            (complaint.help(help), true)
        }
        None => (complaint, false),
    }
}

/// The scale of all ratings of an id that say something; none where there are none, or of two kinds.
fn scale_of(id: &str, mains: &[RawFile<'_>]) -> Option<&'static str> {
    let offers = mains.iter().flat_map(|main| &main.offers);
    let ratings = offers.flat_map(|offer| offer.ratings.iter().flatten());
    let stated = ratings.filter(|rating| rating.key.value == id);
    let ends = stated.filter_map(|rating| rating.stated.as_ref());
    let mut scales = ends
        .flat_map(RawStated::ends)
        .filter(|end| !matches!(&end.value, Scalar::Text(text) if says_unknown(text)))
        .map(scale_with);
    let first = scales.next()?;
    scales
        .all(|scale| scale == first)
        .then_some(first)
        .flatten()
}

const YES_OR_NO: &str = "[\"no\", \"yes\"]";

/// The scale that has a value: numbers from 0 to 10, or yes and no.
fn scale_with(end: &At<Scalar<'_>>) -> Option<&'static str> {
    match &end.value {
        Scalar::Number(x) => (0.0..=10.0).contains(x).then_some("[0, 10]"),
        Scalar::Bool(_) => Some(YES_OR_NO),
        Scalar::Text(text) => matches!(text.as_ref(), "yes" | "no").then_some(YES_OR_NO),
    }
}
