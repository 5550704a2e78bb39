//! Weights as written, with those of the command line put in; and those of criteria that nothing
//! defines, where the ratings of the offers say what they are.

use super::catalog::{Catalog, CriterionEntry};
use super::resolution::Resolution;
use crate::diag::{Code, Diagnostic, Span};
use crate::load::read::changes::SetWeight;
use crate::load::read::raw::{At, RawFile, RawStated, RawWeight, Scalar, Str, says_unknown};
use crate::model::{CriterionId, Judge, Weights, Written, file_stem, short_title};
use crate::text::number::list;

/// A judge whose criteria are still those of the catalog.
pub struct Drafted {
    pub set: String,
    pub title: Option<String>,
    pub voice: f64,
    pub written: Vec<DraftedWeight>,
}

/// A judge's weight of a criterion.
#[derive(Clone, Copy)]
pub struct DraftedWeight {
    pub entry: CriterionEntry,
    pub low: f64,
    pub middle: f64,
    pub high: f64,
    /// Where it is written.
    pub span: Span,
}

impl DraftedWeight {
    fn new(entry: CriterionEntry, raw: &RawWeight<'_>) -> Self {
        Self {
            entry,
            low: raw.low,
            middle: raw.middle,
            high: raw.high,
            span: raw.key.span,
        }
    }
}

/// One judge's weights, and the keys of criteria that nothing defines.
pub fn draft<'w, 'a>(
    (set, title, voice): (&str, Option<String>, f64),
    weights: &'w At<Vec<RawWeight<'a>>>,
    catalog: &mut Catalog,
) -> (Drafted, Vec<&'w At<Str<'a>>>) {
    let (mut written, mut unknown) = (Vec::new(), Vec::new());
    for weight in &weights.value {
        match catalog.find(&weight.key.value) {
            Some(entry) => written.push(DraftedWeight::new(entry, weight)),
            None => unknown.push(&weight.key),
        }
    }
    let set = set.to_owned();
    let drafted = Drafted {
        set,
        title,
        voice,
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
        let meant = match change.set.as_ref().map(|set| named(set, judges)) {
            Some(Ok(judge)) => vec![judge],
            Some(Err(complaint)) => {
                r.complaints.push(*complaint);
                continue;
            }
            None => weighing(judges, entry),
        };
        for judge in meant {
            put(&mut judges[judge], DraftedWeight::new(entry, weight));
        }
    }
}

/// The judges that weigh a criterion, or all where none does.
fn weighing(judges: &[Drafted], entry: CriterionEntry) -> Vec<usize> {
    let weighs = |judge: &Drafted| judge.written.iter().any(|w| w.entry == entry);
    let anybody = judges.iter().any(weighs);
    let all = 0..judges.len();
    all.filter(|i| weighs(&judges[*i]) || !anybody).collect()
}

/// The judge of a set, by the set's name or by what the judge is called: the title, whole or short,
/// or the name of the file.
fn named(set: &At<Str<'_>>, judges: &[Drafted]) -> Result<usize, Box<Diagnostic>> {
    let by_title = |judge: &Drafted| {
        let is = |name: &str| name.to_lowercase() == set.value.trim().to_lowercase();
        match &judge.title {
            Some(title) => is(title) || is(short_title(title)),
            None => is(file_stem(&judge.set)),
        }
    };
    let all = |is: &dyn Fn(&Drafted) -> bool| -> Vec<usize> {
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
    let message = match found[..] {
        [only] => return Ok(only),
        [] => format!("no set `{}` in this ranking", set.value),
        [..] => format!("`{}` is the title of several sets", set.value),
    };
    let complaint = Diagnostic::new(Code::UnknownSet, set.span, message);
    Err(Box::new(if found.is_empty() {
        let all: Vec<usize> = (0..judges.len()).collect();
        let note = format!(
            "this ranking weighs by {}; `-c` takes others in",
            names(&all)
        );
        complaint.note(note)
    } else {
        complaint.help(format!("name one of {}", names(&found)))
    }))
}

fn put(judge: &mut Drafted, weight: DraftedWeight) {
    match judge.written.iter_mut().find(|w| w.entry == weight.entry) {
        Some(old) => *old = weight,
        None => judge.written.push(weight),
    }
}

/// A complaint about a set in which nothing weighs anything; none where something does.
pub fn all_zero(judge: &Drafted, span: Span) -> Option<Diagnostic> {
    let none = judge.written.iter().all(|w| w.middle == 0.0);
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
    for weight in &drafted.written {
        let criterion = id_of(weight.entry)?;
        let DraftedWeight {
            low, middle, high, ..
        } = *weight;
        middles[criterion.index()] = middle;
        written.push(Written {
            criterion,
            low,
            middle,
            high,
        });
    }
    let weights = Weights::new(&middles)?;
    Some(Judge {
        set: drafted.set.clone(),
        title: drafted.title.clone(),
        voice: drafted.voice,
        written,
        weights,
    })
}

/// What the ratings of a criterion have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rated {
    /// Numbers from 0 to 10.
    Marks,
    /// Yes or no.
    WeightAnswers,
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
    let rated = rated(id, mains).filter(|_| catalog.meant(id).is_none());
    let scale = match rated {
        Some(Rated::Marks) => "[0, 10]",
        Some(Rated::WeightAnswers) => "[\"no\", \"yes\"]",
        None => return (complaint, false),
    };
    let help = format!("add `[scales]` with `{id} = {scale}`, worst first");
    (complaint.help(help), true)
}

/// What all ratings of an id are that say something; none where there are none, or of two kinds.
fn rated(id: &str, mains: &[RawFile<'_>]) -> Option<Rated> {
    let offers = mains.iter().flat_map(|main| &main.offers);
    let ratings = offers.flat_map(|offer| offer.ratings.iter().flatten());
    let stated = ratings.filter(|rating| rating.key.value == id);
    let ends = stated.filter_map(|rating| rating.stated.as_ref());
    let kinds: Option<Vec<Rated>> = ends
        .flat_map(RawStated::ends)
        .filter(|end| says(end))
        .map(kind)
        .collect();
    let kinds = kinds?;
    let first = *kinds.first()?;
    kinds.iter().all(|kind| *kind == first).then_some(first)
}

/// Whether it is more than that nothing is known.
fn says(end: &At<Scalar<'_>>) -> bool {
    !matches!(&end.value, Scalar::Text(text) if says_unknown(text))
}

fn kind(end: &At<Scalar<'_>>) -> Option<Rated> {
    match &end.value {
        Scalar::Number(x) => (0.0..=10.0).contains(x).then_some(Rated::Marks),
        Scalar::Bool(_) => Some(Rated::WeightAnswers),
        Scalar::Text(text) => matches!(text.as_ref(), "yes" | "no").then_some(Rated::WeightAnswers),
    }
}
