//! Weights as written, with those of the command line put in.

use super::catalog::{Catalog, CriterionEntry};
use super::resolution::Resolution;
use crate::diag::{Code, Diagnostic};
use crate::load::read::changes::SetWeight;
use crate::load::read::raw::{At, RawWeight, Str};
use crate::model::{CriterionId, Judge, Weights, Written};

/// A judge whose criteria are still those of the catalog.
pub struct Drafted {
    pub set: String,
    pub title: Option<String>,
    pub written: Vec<(CriterionEntry, f64, f64, f64)>,
}

/// One judge's weights, and the keys of criteria that nothing defines.
pub fn draft<'w, 'a>(
    set: &str,
    title: Option<String>,
    weights: &'w At<Vec<RawWeight<'a>>>,
    catalog: &mut Catalog,
) -> (Drafted, Vec<&'w At<Str<'a>>>) {
    let (mut written, mut unknown) = (Vec::new(), Vec::new());
    for weight in &weights.value {
        match catalog.find(&weight.key.value) {
            Some(entry) => written.push((entry, weight.low, weight.middle, weight.high)),
            None => unknown.push(&weight.key),
        }
    }
    let set = set.to_owned();
    let drafted = Drafted {
        set,
        title,
        written,
    };
    (drafted, unknown)
}

/// Puts the weights of the command line in: into the named set, else into every set that weighs
/// the criterion, else into all.
pub fn change(r: &mut Resolution<'_>, judges: &mut [Drafted], changes: &[SetWeight<'_>]) {
    for change in changes {
        let weight = &change.weight;
        let Some(entry) = r.criterion(&weight.key.value, weight.key.span) else {
            continue;
        };
        let weighs = |judge: &Drafted| judge.written.iter().any(|w| w.0 == entry);
        let anybody = judges.iter().any(weighs);
        let mut found = false;
        for judge in judges.iter_mut() {
            let meant = match &change.set {
                Some(set) => judge.set == set.value,
                None => weighs(judge) || !anybody,
            };
            if meant {
                found = true;
                put(judge, (entry, weight.low, weight.middle, weight.high));
            }
        }
        if let Some(set) = change.set.as_ref().filter(|_| !found) {
            let names: Vec<String> = judges.iter().map(|j| format!("`{}`", j.set)).collect();
            let message = format!("no set `{}` in this ranking", set.value);
            let complaint = Diagnostic::new(Code::UnknownSet, set.span, message);
            let names = crate::text::number::list(&names);
            let note = format!("this ranking weighs by {names}; `-c` takes others in");
            r.complaints.push(complaint.note(note));
        }
    }
}

fn put(judge: &mut Drafted, weight: (CriterionEntry, f64, f64, f64)) {
    match judge.written.iter_mut().find(|w| w.0 == weight.0) {
        Some(old) => *old = weight,
        None => judge.written.push(weight),
    }
}

/// A complaint about a set in which nothing weighs anything; none where something does.
pub fn all_zero(judge: &Drafted, span: crate::diag::Span) -> Option<Diagnostic> {
    let none = judge.written.iter().all(|w| w.2 == 0.0);
    none.then(|| {
        let complaint = Diagnostic::new(Code::NoWeight, span, "no criterion has a weight above 0");
        complaint.help("give at least one a number above 0, such as `pay = 20`")
    })
}

/// The judge, its criteria now those of the problem.
pub fn finish(
    drafted: &Drafted,
    id_of: impl Fn(CriterionEntry) -> Option<CriterionId>,
    criteria: usize,
) -> Option<Judge> {
    let mut middles = vec![0.0; criteria];
    let mut written = Vec::new();
    for &(entry, low, middle, high) in &drafted.written {
        let criterion = id_of(entry)?;
        middles[criterion.index()] = middle;
        written.push(Written {
            criterion,
            low,
            middle,
            high,
        });
    }
    let weights = Weights::new(&middles).ok()?;
    Some(Judge {
        set: drafted.set.clone(),
        title: drafted.title.clone(),
        written,
        weights,
    })
}
