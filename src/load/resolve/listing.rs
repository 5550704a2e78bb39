//! The built-in criteria and sets, for somebody who looks for one.

use crate::load::grammar::builtin;
use crate::load::read::raw::{RawFile, owned};
use crate::load::read::shipped;
use crate::model::{Criterion, Scale};
use crate::text::number::{grouped, plain};
use crate::text::order::InOrder;

/// A built-in criterion or set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuiltIn {
    /// What it is: the heading that it stands under.
    pub kind: &'static str,
    /// Its id or name.
    pub name: &'static str,
    /// What it measures and on which scale, or how it weighs.
    pub text: String,
}

/// What there is, in the order in which it is listed.
const KINDS: [&str; 3] = [
    "Criteria with built-in facts",
    "Criteria that you rate",
    "Sets of weights",
];

/// All of them, criteria first.
pub fn built_in() -> Vec<BuiltIn> {
    let criteria = builtin::CRITERIA.iter().filter_map(|(name, _)| {
        let file = shipped::criterion(name)?.file();
        Some(BuiltIn {
            kind: KINDS[usize::from(file.facts.is_empty())],
            name,
            text: criterion(file),
        })
    });
    let sets = builtin::SETS.iter().filter_map(|(name, _)| {
        Some(BuiltIn {
            kind: KINDS[2],
            name,
            text: set(shipped::set(name)?.file()),
        })
    });
    let mut all: Vec<BuiltIn> = criteria.chain(sets).collect();
    all.order_by_key(|b| KINDS.iter().position(|kind| *kind == b.kind));
    all
}

/// The built-in criteria with their scales and questions.
pub fn built_in_criteria() -> impl Iterator<Item = (&'static str, String)> {
    let names = builtin::CRITERIA.iter().map(|(name, _)| *name);
    names.filter_map(|name| Some((name, criterion(shipped::criterion(name)?.file()))))
}

/// Whether a criterion is as it ships: its scale, and the unit of its numbers.
pub fn is_as_shipped(criterion: &Criterion) -> bool {
    let shipped = shipped::criterion(&criterion.id).and_then(|one| one.file().criteria.first());
    let unit = criterion.unit.as_deref();
    shipped.is_some_and(|own| {
        let same = own.unit.as_ref().map(|unit| unit.value.as_ref()) == unit;
        same && own.own_scale().map(|scale| &scale.scale) == Some(&criterion.scale)
    })
}

/// The names of the built-in sets.
pub fn built_in_sets() -> impl Iterator<Item = &'static str> {
    builtin::SETS.iter().map(|(name, _)| *name)
}

/// The text of a built-in criterion or set.
pub fn built_in_text(name: &str) -> Option<&'static str> {
    builtin::criterion(name).or_else(|| builtin::set(name))
}

fn criterion(file: &RawFile<'_>) -> String {
    let Some(criterion) = file.criteria.first() else {
        return String::new();
    };
    let unit = criterion
        .unit
        .as_ref()
        .map(|unit| format!(" {}", unit.value));
    let unit = unit.unwrap_or_default();
    let scale = criterion.own_scale().map(|s| scale_ends(&s.scale, &unit));
    let question = owned(criterion.question.as_ref()).unwrap_or_default();
    format!("{}. {question}", scale.unwrap_or_default())
}

/// `0 to 10`, `90 (worst) to 0 min`, `none, some, strong, leader`.
fn scale_ends(scale: &Scale, unit: &str) -> String {
    let levels: Vec<&str> = scale.level_list().iter().map(|l| l.name.as_str()).collect();
    match scale.worst_and_best() {
        Some((worst, best)) => format!("{} (worst) to {}{unit}", grouped(worst), grouped(best)),
        None => levels.join(", "),
    }
}

fn set(file: &RawFile<'_>) -> String {
    let weights = file.weights.iter().flat_map(|w| &w.value);
    let weights = weights.map(|w| format!("{} {}", w.key.value, plain(w.middle)));
    weights.collect::<Vec<String>>().join(", ")
}
