//! The criteria of a run: the user's, and those built-in ones that something names.

use std::cell::Cell;
use std::collections::HashMap;

use super::ratings::{self, CompanyFact};
use super::remarks::values as remarks;
use crate::diag::{Code, Diagnostic, Span};
use crate::load::grammar::builtin;
use crate::load::grammar::money::money;
use crate::load::grammar::tables::{CRITERION, criterion as keys};
use crate::load::grammar::without_key;
use crate::load::read::raw::{At, RawCriterion, RawFact, RawFile, Str, owned};
use crate::load::read::shipped;
use crate::model::{Criterion, Scale};
use crate::text::suggest::slip;

/// Where a criterion stands in the catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CriterionEntry(pub usize);

/// A criterion of the run.
pub struct Defined {
    pub criterion: Criterion,
    /// Where the user defined it.
    pub span: Option<Span>,
    /// Whether its own definition has a mistake: its ratings are not checked then.
    pub broken: bool,
    /// Whether what it says of its currency is a mistake: no amounts are exchanged into it then.
    pub broken_currency: bool,
    /// The built-in facts that hold for it.
    pub facts: Vec<CompanyFact>,
}

/// The criterion that packages are for.
pub const PAY: &str = "pay";

/// All criteria of a run by id.
#[derive(Default)]
pub struct Catalog {
    pub defined: Vec<Defined>,
    by_id: HashMap<String, CriterionEntry>,
    /// Ids that were compared for suggestions so far.
    compared: Cell<usize>,
}

/// Ids that are compared for suggestions in a run at most: it takes a tenth of a second.
const COMPARED: usize = 100_000;

impl Catalog {
    /// The criterion of an id, the user's own or a built-in one.
    pub fn find(&mut self, id: &str) -> Option<CriterionEntry> {
        let known = self.by_id.get(id).copied();
        known.or_else(|| Some(self.add(shipped(id)?)))
    }

    pub fn get(&self, entry: CriterionEntry) -> &Defined {
        &self.defined[entry.0]
    }

    fn add(&mut self, defined: Defined) -> CriterionEntry {
        let entry = CriterionEntry(self.defined.len());
        self.by_id.insert(defined.criterion.id.clone(), entry);
        self.defined.push(defined);
        entry
    }

    /// Adds the criteria that files define or extend.
    pub fn define(&mut self, files: &[&RawFile<'_>], complaints: &mut Vec<Diagnostic>) {
        for raw in files.iter().flat_map(|f| &f.criteria) {
            let first = self.by_id.get(raw.id.value.as_ref());
            if let Some(first) = first.and_then(|entry| self.get(*entry).span) {
                let message = format!("criterion `{}` is defined twice", raw.id.value);
                let complaint = Diagnostic::new(Code::DuplicateId, raw.id.span, message)
                    .help("keep one of them, or give one another id");
                complaints.push(complaint.related(first, "the first definition"));
                continue;
            }
            self.add(define(raw, complaints));
        }
    }

    /// Gives criteria other scales, or defines them by these.
    pub fn rescale(&mut self, typed: &[RawCriterion<'_>], complaints: &mut Vec<Diagnostic>) {
        for raw in typed {
            let Some(entry) = self.by_id.get(raw.id.value.as_ref()) else {
                self.add(define(raw, complaints));
                continue;
            };
            let (Some(own), defined) = (raw.own_scale(), &mut self.defined[entry.0]) else {
                continue;
            };
            if !defined.criterion.scale.same_kind(&own.scale) && !defined.facts.is_empty() {
                complaints.push(remarks::facts_dropped(raw, true));
                defined.facts.clear();
            }
            defined.criterion.scale = own.scale.clone();
        }
    }

    /// The id that a word is a slip for, unless it means something else.
    pub fn meant(&self, word: &str) -> Option<&str> {
        if without_key::instead(word).is_some() {
            return None;
        }
        self.compared.set(self.compared.get() + self.defined.len());
        let enough = self.compared.get() > COMPARED;
        let own = if enough { &[] } else { &self.defined[..] };
        let own = own.iter().map(|d| d.criterion.id.as_str());
        let shipped = builtin::CRITERIA.iter().map(|c| c.0);
        slip(word, own.chain(shipped))
    }

    /// A complaint about an id that nothing defines.
    pub fn unknown(&self, id: &str, span: Span) -> Diagnostic {
        let message = format!("unknown criterion `{id}`");
        let complaint = Diagnostic::new(Code::UnknownCriterion, span, message);
        match self.meant(id) {
            Some(near) => complaint.help(format!("did you mean `{near}`?")),
            None => complaint
                .maybe_help(without_key::instead(id))
                .note("`rank criteria` lists the built-in ones; `[scales]` defines your own"),
        }
    }
}

/// A built-in criterion as it ships.
pub fn shipped(id: &str) -> Option<Defined> {
    let file = shipped::criterion(id)?.file();
    let raw = file.criteria.first()?;
    let criterion = criterion(raw, None, raw.own_scale()?.scale.clone());
    // A built-in file has no mistakes; a test reads them all.
    let fact = |raw| ratings::fact(raw, &criterion, true, &mut Vec::new());
    Some(Defined {
        facts: file.facts.iter().filter_map(fact).collect(),
        criterion,
        span: None,
        broken: false,
        broken_currency: false,
    })
}

fn define(raw: &RawCriterion<'_>, complaints: &mut Vec<Diagnostic>) -> Defined {
    let base = shipped(&raw.id.value);
    let own = raw.own_scale().map(|s| &s.scale);
    let scale = own.or(base.as_ref().map(|b| &b.criterion.scale)).cloned();
    // What stands beside it may be its scale.
    let belongs = |stray: &At<Str<'_>>| CRITERION.around(&stray.value) == Some(keys::scale);
    if scale.is_none() && raw.scale.is_none() && !raw.strays.iter().any(belongs) {
        let message = format!("criterion `{}` without `scale`", raw.id.value);
        let help = "add `scale = { worst = 0, best = 10 }`, or levels";
        complaints.push(Diagnostic::new(Code::MissingKey, raw.id.span, message).help(help));
    }
    let broken = raw.scale.is_some() && own.is_none() || scale.is_none();
    let scale = scale.unwrap_or(Scale::Straight {
        worst: 0.0,
        best: 1.0,
    });
    let criterion = criterion(raw, base.as_ref().map(|b| &b.criterion), scale);
    let differ = two_currencies(raw);
    let broken_currency = raw.currency == Some(None) || differ.is_some();
    complaints.extend(differ);
    // The built-in facts stay, unless they are of another unit or for another kind of scale.
    let mut facts = Vec::new();
    if let Some(base) = base {
        let old = &base.criterion;
        let same_unit = old.unit == criterion.unit && old.currency == criterion.currency;
        if same_unit && old.scale.same_kind(&criterion.scale) {
            facts = base.facts;
        } else if !base.facts.is_empty() && !broken {
            complaints.push(remarks::facts_dropped(raw, same_unit));
        }
    }
    Defined {
        criterion,
        span: Some(raw.id.span),
        broken,
        broken_currency,
        facts,
    }
}

/// A unit by the code of one currency, beside another as `currency`.
fn two_currencies(raw: &RawCriterion<'_>) -> Option<Diagnostic> {
    let (unit, stated) = (raw.unit.as_ref()?, raw.own_currency()?);
    let said = money(&unit.value).filter(|m| m.by_code)?.currency;
    let message = format!(
        "`{}` is in {} by its unit, and in {} by its `currency`",
        raw.id.value,
        said.code(),
        stated.value.code()
    );
    let complaint = Diagnostic::new(Code::TwoCurrencies, stated.span, message)
        .help("write the same currency in both, or leave `currency` out")
        .related(unit.span, "its unit");
    (said != stated.value).then_some(complaint)
}

/// The unit and the currency; what is not written follows what is.
fn unit_and_currency(
    raw: &RawCriterion<'_>,
    base: Option<&Criterion>,
) -> (Option<String>, Option<String>) {
    let unit = owned(raw.unit.as_ref());
    let said = unit.as_deref().and_then(money).map(|m| m.currency);
    let own = raw.own_currency().map(|c| c.value).or(said);
    let own = own.map(|c| c.code().to_owned());
    let base_currency = base.and_then(|b| b.currency.as_ref());
    let base_unit = || {
        let unit = base?.unit.as_ref()?;
        Some(match base_currency.zip(own.as_ref()) {
            Some((from, to)) => unit.replacen(from, to, 1),
            None => unit.clone(),
        })
    };
    let unit = unit.or_else(base_unit);
    (unit, own.or_else(|| base_currency.cloned()))
}

/// A criterion as written, with what is not written taken from the one it extends.
fn criterion(raw: &RawCriterion<'_>, base: Option<&Criterion>, scale: Scale) -> Criterion {
    let id = raw.id.value.to_string();
    let (unit, currency) = unit_and_currency(raw, base);
    let name = owned(raw.name.as_ref()).or_else(|| Some(base?.name.clone()));
    let (question, about) = (owned(raw.question.as_ref()), owned(raw.about.as_ref()));
    let base_absent = base.is_some_and(|b| b.absent_is_worst);
    Criterion {
        name: name.unwrap_or_else(|| name_of(&id)),
        unit,
        currency,
        question: question.or_else(|| base?.question.clone()),
        about: about.or_else(|| base?.about.clone()),
        absent_is_worst: raw.absent.unwrap_or(base_absent),
        scale,
        id,
    }
}

/// `team-size` as `Team size`.
fn name_of(id: &str) -> String {
    let words = id.replace(['-', '_'], " ");
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The criterion that a fact is about: named, or the only one of its file.
pub fn subject_of<'r>(fact: &'r RawFact<'_>, file: &'r RawFile<'_>) -> Option<(&'r str, Span)> {
    if let Some(named) = &fact.criterion {
        return Some((named.value.as_ref(), named.span));
    }
    match &file.criteria[..] {
        [only] if file.offers.is_empty() => Some((only.id.value.as_ref(), only.id.span)),
        _ => None,
    }
}
